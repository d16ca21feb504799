"""The record as minutes for people: each circle, its agreements, and how they came about, in its language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.words.catalogue import Speaker, plain

Record = Mapping[str, Any]


def minutes(record: Record) -> str:
    """The whole record in Markdown. Answers of a step that is still open are left out, as on its card."""
    names = {one["id"]: one["name"] for one in record["members"]}
    parts = [_Minutes(record, circle, names).text() for circle in record["circles"]]
    return "\n".join(parts)


class _Minutes:
    """The minutes of one circle, in its language and time zone."""

    def __init__(self, record: Record, circle: Record, names: Mapping[str, str]) -> None:
        settings = circle["settings"]
        self._speaker = Speaker(settings["language"], settings["timezone"])
        self._circle = circle
        self._names = names
        self._agreements = [one for one in record["agreements"] if one["circle"] == circle["name"]]
        self._processes = [one for one in record["processes"] if one["circle"] == circle["name"]]
        self._effects = _effects(record["log"], circle["name"])

    def text(self) -> str:
        return "\n".join([*self._head(), *self._register(), *self._decisions()])

    def _say(self, key: str, /, **params: Any) -> str:
        """A sentence; what is put into it is escaped already."""
        return self._speaker.text(key, **params)

    def _name(self, member: str | None) -> str:
        return _escaped(self._names.get(member or "") or self._speaker.text("minutes-somebody"))

    def _people(self, members: Sequence[str]) -> str:
        return ", ".join(map(self._name, members))

    def _role(self, name: str) -> str:
        word = self._speaker.role(name)
        return _escaped(name if word is None else plain(word))

    def _moment(self, at: str) -> str:
        return self._speaker.moment(datetime.fromisoformat(at)).text

    def _day(self, at: str) -> str:
        told = self._speaker.day(date.fromisoformat(at) if len(at) == 10 else datetime.fromisoformat(at))
        return told if isinstance(told, str) else getattr(told, "text", "")

    def _quote(self, text: str | None) -> Iterator[str]:
        lines = (text if text is not None else self._speaker.text("minutes-forgotten")).splitlines() or [""]
        yield ""
        yield from (f"> {_escaped(line)}".rstrip() for line in lines)
        yield ""

    def _head(self) -> Iterator[str]:
        circle = self._circle
        closed = f" ({self._speaker.text('minutes-closed')})" if circle["status"] == "closed" else ""
        yield f"# {_escaped(circle['name'])}{closed}"
        yield from self._quote(circle["aim"])
        if circle["domain"]:
            yield "- " + self._say("minutes-domain", domain=_escaped(circle["domain"]))
        if circle["parent"]:
            yield "- " + self._say("minutes-parent", circle=_escaped(circle["parent"]))
        yield "- " + self._say("minutes-members") + " " + self._people(circle["members"])
        for role in circle["roles"]:
            ends = role["term_ends"]
            until = f" ({self._say('minutes-until', day=self._day(ends))})" if ends else ""
            yield f"- {self._role(role['role'])}: {self._name(role['member'])}{until}"
        yield ""

    def _register(self) -> Iterator[str]:
        if not self._agreements:
            return
        yield f"## {self._say('minutes-agreements')}"
        yield ""
        for one in self._agreements:
            yield f"### {self._title(one)}"
            yield ""
            yield "- " + self._say(f"minutes-basis-{one['basis']}", day=self._day(one["decided_at"]))
            yield "- " + self._say(f"minutes-{one['status'].replace(' ', '-')}")
            if one["review_on"]:
                yield "- " + self._say("minutes-review", day=self._day(one["review_on"]))
            if one["term_ends"]:
                yield "- " + self._say("minutes-term", day=self._day(one["term_ends"]))
            if one["replaces"]:
                yield "- " + self._say("minutes-replaces", number=one["replaces"])
            yield from self._quote(one["text"])

    def _decisions(self) -> Iterator[str]:
        if not self._processes:
            return
        yield f"## {self._say('minutes-decisions')}"
        yield ""
        for one in self._processes:
            standing = one["outcome"] or one["phase"]
            kind = "outcome" if one["outcome"] else "phase"
            told = self._speaker.text(f"{kind}-{standing.replace(' ', '-')}")
            yield f"### {self._title(one)}: {told}"
            yield ""
            yield from self._course(one)

    def _title(self, one: Record) -> str:
        title = one["title"] if one["title"] is not None else self._speaker.text("minutes-forgotten")
        return f"#{one['number']} {_escaped(' '.join(title.split()))}"

    def _course(self, one: Record) -> Iterator[str]:
        for first in one["texts"][:1]:
            person, at = self._name(first["by"]), self._moment(first["at"])
            yield "- " + self._say("minutes-proposed", person=person, at=at)
        yield "- " + self._say("minutes-facilitated", person=self._name(one["facilitator"]))
        if one["asked"]:
            yield "- " + self._say("minutes-asked", people=self._people(one["asked"]))
        if one["unheard"]:
            yield "- " + self._say("minutes-unheard", people=self._people(one["unheard"]))
        yield from (f"- {line}" for line in self._effect(one))
        if one["role"]:
            yield "- " + self._say("minutes-role", role=self._role(one["role"]))
        yield from (f"- {line}" for line in self._candidates(one))
        answers = one["answers"]
        if one["kind"] == "election":
            yield from (f"- {line}" for line in self._answers(answers, current=True))
            answers = []
        for text in one["texts"]:
            if len(one["texts"]) > 1:
                yield ""
                yield f"**{self._say('minutes-revision', revision=text['revision'])}**"
            yield from self._quote(text["text"])
            for fix in one["fixes"]:
                if fix["revision"] == text["revision"]:
                    yield self._say("minutes-fixed", person=self._name(fix["by"]))
                    yield from self._quote(fix["text"])
            given = [answer for answer in answers if answer["revision"] == text["revision"]]
            current = text["revision"] == one["revision"]
            yield from (f"- {line}" for line in self._answers(given, current=current))
        if not one["texts"]:
            yield from (f"- {line}" for line in self._answers(answers, current=True))
        for objection in one["objections"]:
            status = self._say(f"minutes-objection-{objection['status'].replace(' ', '-')}")
            yield "- " + self._say(
                "minutes-objection-of", person=self._name(objection["member"]), status=status
            )
        if one["closed_at"]:
            yield "- " + self._say("minutes-ended", at=self._moment(one["closed_at"]))
        yield ""

    def _candidates(self, one: Record) -> Iterator[str]:
        """Who was put forward, and what came of it."""
        for each in one["candidates"]:
            result = (each["result"] or "asked").replace(" ", "-")
            yield self._say(f"minutes-candidate-{result}", person=self._name(each["member"]))

    def _effect(self, one: Record) -> Iterator[str]:
        """What the adoption does, whatever became of the text; nothing where the text is all there is."""
        effect = self._effects.get(one["number"])
        if effect is None or one["outcome"] not in (None, "adopted"):
            return
        key = "view-done" if one["outcome"] else "view-effect"
        if effect["kind"] == "removal":
            yield self._say(f"{key}-removal", person=self._name(effect["member"]))
        elif effect["kind"] in ("drop", "renewal"):
            titles = {each["number"]: each["title"] for each in self._agreements}
            number = effect["target"]
            title = _escaped(" ".join((titles.get(number) or "").split()))
            yield self._say(f"{key}-{effect['kind']}", number=number, title=title)
        elif effect["kind"] in ("settings", "closing", "take"):
            yield self._say(f"{key}-{effect['kind']}")
        yield from (_escaped(f"{name}: {value}") for name, value in effect["changes"].items())

    def _answers(self, answers: Sequence[Record], *, current: bool) -> Iterator[str]:
        for one in answers:
            said = one["text"] or one["reason"]
            stance = self._speaker.text(f"minutes-{one['stance']}") if one["stance"] else ""
            if one["nominee"]:
                if not one["counts"]:
                    continue
                stance = self._say("minutes-nominates", person=self._name(one["nominee"]))
            if not (stance or said):
                continue
            words = f"“{_escaped(' '.join(said.split()))}”" if said else ""
            told = ", ".join(part for part in (stance, words) if part)
            aside = self._aside(one, current=current)
            yield f"{self._name(one['member'])}: {told}" + (f" ({', '.join(aside)})" if aside else "")

    def _aside(self, answer: Record, *, current: bool) -> list[str]:
        """That answers to an earlier text count no more goes without saying: they stand beneath it."""
        if answer["step"] == "closed":
            return [self._say("minutes-after-the-decision")]
        late = [self._say("minutes-late")] if answer["late"] else []
        void = current and bool(answer["stance"]) and not answer["counts"]
        return [*late, self._say("minutes-does-not-count")] if void else late


def _effects(log: Sequence[Record], circle: str) -> Mapping[int, Record]:
    """What each decision of a circle does beyond its text; of settings, as the last text has it."""
    found: dict[int, dict[str, Any]] = {}
    for line in log:
        if line["circle"] != circle or line["number"] is None:
            continue
        if line["what"] == "proposed":
            found[line["number"]] = dict(line["details"]["effect"])
        if line["what"] == "amended" and line["details"]["changes"] is not None:
            found[line["number"]]["changes"] = line["details"]["changes"]
    return found


_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_BULLET = re.compile(r"^(\s*)([-+=])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])")


def _escaped(text: str) -> str:
    """People's words as words, whatever they mean to Markdown (CommonMark, "Backslash escapes")."""
    text = _SPECIAL.sub(r"\\\1", text)
    return _NUMBERED.sub(r"\1\\\2", _BULLET.sub(r"\1\\\2", text))
