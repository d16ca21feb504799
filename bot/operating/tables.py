"""The record as tables for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.operating.record import RECORDINGS

Row = dict[str, Any]
Record = Mapping[str, Any]


def _agreements(record: Record) -> Iterator[Row]:
    for one in record["agreements"]:
        yield {key: one[key] for key in one}


def _processes(record: Record) -> Iterator[Row]:
    names = _names(record)
    for one in record["processes"]:
        yield {
            "number": one["number"],
            "kind": one["kind"],
            "circle": one["circle"],
            "title": one["title"],
            "phase": one["phase"],
            "outcome": one["outcome"],
            "opened_at": one["opened_at"],
            "closed_at": one["closed_at"],
            "deadline": one["deadline"],
            "revision": one["revision"],
            "text": _current(one),
            "facilitator": names(one["facilitator"]),
            "asked": ", ".join(map(names, one["asked"])),
            "away": ", ".join(map(names, one["away"])),
            "unheard": ", ".join(map(names, one["unheard"])),
            "silence": one["silence"],
        }


def _answers(record: Record) -> Iterator[Row]:
    names = _names(record)
    for one in record["processes"]:
        for answer in one["answers"]:
            if not _has_appeared(one, answer):
                continue
            yield {
                "number": one["number"],
                "circle": one["circle"],
                "title": one["title"],
                **{key: answer[key] for key in answer if key != "nominee"},
                "member": names(answer["member"]),
            }


def _has_appeared(process: Record, answer: Record) -> bool:
    sealed = RECORDINGS[process["kind"]].sealed.get(answer["step"])
    return not sealed or any(answer[key] is not None for key in sealed)


def _objections(record: Record) -> Iterator[Row]:
    names = _names(record)
    for one in record["processes"]:
        for objection in one["objections"]:
            title = {"number": one["number"], "circle": one["circle"], "title": one["title"]}
            yield {**title, **objection, "member": names(objection["member"])}


def _circles(record: Record) -> Iterator[Row]:
    names = _names(record)
    for one in record["circles"]:
        roles = (f"{role['role']}: {names(role['member'])}" for role in one["roles"])
        yield {
            "name": one["name"],
            "aim": one["aim"],
            "domain": one["domain"],
            "parent": one["parent"],
            "status": one["status"],
            "members": ", ".join(map(names, one["members"])),
            "roles": ", ".join(roles),
        }


def _members(record: Record) -> Iterator[Row]:
    for one in record["members"]:
        accounts = (f"{account['platform']} {account['id']}" for account in one["accounts"])
        yield {"id": one["id"], "name": one["name"], "accounts": ", ".join(accounts)}


TABLES: Mapping[str, Callable[[Record], Iterator[Row]]] = {
    "agreements": _agreements,
    "processes": _processes,
    "answers": _answers,
    "objections": _objections,
    "circles": _circles,
    "members": _members,
}


def _names(record: Record) -> Callable[[str | None], str]:
    known = {one["id"]: one["name"] or f"({one['id']})" for one in record["members"]}
    return lambda member: known.get(member or "", member or "")


def _current(process: Record) -> str | None:
    revision = process["revision"]
    texts = [one["text"] for one in (*process["texts"], *process["fixes"]) if one["revision"] == revision]
    return texts[-1] if texts else None


def tables(record: Record, only: str | None = None) -> str:
    """All tables, each under its name, or one alone without a heading."""
    parts = []
    for name, rows in TABLES.items():
        if only in (None, name):
            heading = "" if only else f"{name}\r\n"
            parts.append(heading + _table(list(rows(record))))
    return "\r\n".join(parts)


def _table(rows: list[Row]) -> str:
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), extrasaction="ignore")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    """As text; what a spreadsheet would take for a formula gets an apostrophe (OWASP, "CSV Injection")."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
