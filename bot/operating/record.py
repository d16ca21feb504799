"""The whole record as data: everything that a third party needs to check each decision again.

The keys are relied on by programs of other people; ``docs/export.md`` says what each of them means.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from bot.core.agreement.messages import ObjectedLate
from bot.core.agreement.state import Agreement
from bot.core.circle.state import Circle, holdings, members
from bot.core.kernel import Fact, Kind
from bot.operating import consent_record, election_record, round_record
from bot.operating.reading import Reading, moment, written
from bot.operating.recording import Recording, Told
from bot.ports import Stream, UnitOfWork

SCHEMA = 1
"""Of the export. Raised when a key changes its meaning or goes; a new key doesn't raise it."""

RECORDINGS: Mapping[str, Recording] = {
    "consent": consent_record.RECORDING,
    "round": round_record.RECORDING,
    "election": election_record.RECORDING,
}
"""How each kind of process is told: one line a kind."""


Log = list[tuple[datetime, dict[str, Any]]]


def record(unit: UnitOfWork, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """Reads everything and gives it as JSON. Only reads."""
    reading = Reading.of(unit, kinds)
    log: Log = []
    circles = [_circle(stream, reading, log) for stream in reading.streams("circle")]
    processes = {
        (stream.organisation, stream.number): _process(stream, reading, log)
        for kind in RECORDINGS
        for stream in reading.streams(kind)
    }
    agreements = [
        _agreement(stream, reading, log, processes.get((stream.organisation, stream.number)))
        for stream in reading.streams("agreement")
    ]
    log.sort(key=lambda line: line[0])
    return {
        "schema": SCHEMA,
        "members": [
            {
                "id": member.id,
                "name": member.name,
                "accounts": [{"platform": one.platform, "id": one.native} for one in accounts],
            }
            for member, accounts in reading.members()
        ],
        "circles": sorted(circles, key=lambda told: told["name"]),
        "processes": sorted(processes.values(), key=lambda told: told["number"]),
        # An annulled one was reopened within minutes: it never belonged to the register.
        "agreements": sorted(
            (told for told in agreements if told["status"] != "annulled"), key=lambda told: told["number"]
        ),
        "log": [line for _, line in log],
    }


def _circle(stream: Stream, reading: Reading, log: Log) -> dict[str, Any]:
    circle: Circle = stream.state
    _tell(log, stream, reading.facts(stream), reading)
    return {
        "name": circle.name,
        "aim": reading.said(circle.aim),
        "domain": reading.said(circle.domain),
        "parent": reading.circles.get(circle.parent) if circle.parent else None,
        "status": circle.status,
        "members": list(members(circle)),
        "roles": [
            {
                "role": held.role,
                "member": held.member,
                "term_ends": moment(held.term_ends),
                "by": held.by,
            }
            for held in holdings(circle)
        ],
        "settings": {f.name: _setting(getattr(circle.settings, f.name)) for f in fields(circle.settings)},
    }


def _setting(value: Any) -> Any:
    plain = written(value)
    return value if plain is None else plain


def _process(stream: Stream, reading: Reading, log: Log) -> Told:
    facts = reading.facts(stream)
    _tell(log, stream, facts, reading, RECORDINGS[stream.kind].unseen(facts))
    return RECORDINGS[stream.kind].process(stream, facts, reading)


def _agreement(stream: Stream, reading: Reading, log: Log, decided: Told | None) -> dict[str, Any]:
    agreement: Agreement = stream.state
    facts = reading.facts(stream)
    _tell(log, stream, facts, reading)
    late_answer = RECORDINGS[decided["kind"]].late_answer if decided is not None else None
    for happened in facts:
        if isinstance(happened.event, ObjectedLate) and decided is not None and late_answer is not None:
            decided["answers"].append(late_answer(happened, decided, reading))
    review = agreement.dates.review
    return {
        "number": agreement.number,
        "title": reading.said(agreement.title),
        "text": reading.said(agreement.text),
        "circle": reading.circles.get(agreement.circle),
        "decided_at": moment(agreement.decided_at),
        "review_on": review.on.isoformat() if review else None,
        "term_ends": moment(agreement.dates.term_ends),
        "basis": agreement.basis,
        "status": agreement.status,
        "replaces": agreement.replaces.number if agreement.replaces else None,
    }


def _tell(
    log: Log,
    stream: Stream,
    facts: list[Fact[Any]],
    reading: Reading,
    unseen: Mapping[int, type] | None = None,
) -> None:
    circle, unseen = reading.circles.get(stream.circle), unseen or {}
    log.extend(
        (
            happened.at,
            {
                "at": moment(happened.at),
                "number": stream.number or None,
                "circle": circle,
                "by": happened.by,
                "what": reading.what(stream.kind, unseen.get(position, type(happened.event))),
                "details": _sealed(unseen[position])
                if position in unseen
                else reading.details(happened.event),
            },
        )
        for position, happened in enumerate(facts)
    )


def _sealed(event: type) -> dict[str, Any]:
    return dict.fromkeys(field.name for field in fields(event))
