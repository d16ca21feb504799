"""Reading the record: streams with their logs, and the words that the log refers to by id."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from rpds import HashTrieMap, HashTrieSet

from bot.core.kernel import Fact, Kind, MemberId, StreamId, WordsId
from bot.core.settings import Changes, QuietHours, Reminders, Span
from bot.ports import Stream, UnitOfWork
from bot.rows import AccountRow, Member, Words

_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at everything that is kept. All of it belongs to one moment, if the unit does."""

    unit: UnitOfWork
    kinds: Mapping[str, Kind]
    words: Mapping[WordsId, str | None]
    circles: Mapping[StreamId, str]
    """The names of all circles."""
    numbers: Mapping[StreamId, int]
    """The numbers of all processes and agreements."""

    @classmethod
    def of(cls, unit: UnitOfWork, kinds: Mapping[str, Kind]) -> "Reading":
        """Reads what all parts of the record need."""
        words = {row.id: row.text for row in unit.find(Words)}
        names = {}
        for stream in _loaded(unit, "circle"):
            names[stream.id] = stream.state.name
        numbered = (stream for kind in kinds if kind != "circle" for stream in _loaded(unit, kind))
        return cls(unit, kinds, words, names, {stream.id: stream.number for stream in numbered})

    def members(self) -> Iterator[tuple[Member, list[AccountRow]]]:
        """Everybody, with their accounts."""
        accounts: dict[MemberId, list[AccountRow]] = {}
        for account in self.unit.find(AccountRow):
            accounts.setdefault(account.member, []).append(account)
        for member in sorted(self.unit.find(Member), key=lambda row: row.id):
            own = accounts.get(member.id, [])
            yield member, sorted(own, key=lambda row: (row.platform, row.native))

    def streams(self, kind: str) -> Iterator[Stream]:
        """All streams of a kind that have begun, oldest first."""
        return _loaded(self.unit, kind)

    def facts(self, stream: Stream) -> list[Fact[Any]]:
        """Everything that happened in the stream, oldest first."""
        return list(self.unit.facts(stream.id))

    def said(self, words: WordsId | None) -> str | None:
        """What somebody wrote; ``None`` where there is nothing, or where it was forgotten."""
        return None if words is None else self.words.get(words)

    def what(self, kind: str, event: type) -> str:
        """The name of an event, as it is stored, in plain words."""
        for name, event_type in self.kinds[kind].events.items():
            if event is event_type:
                return name.replace("-", " ")
        return event.__name__

    def details(self, value: Any) -> dict[str, Any]:
        """All that an event says, as JSON: texts in place of their ids, circles by name,
        processes and agreements by number."""
        told = self._told(value, type(value))
        return told if isinstance(told, dict) else {}

    def _told(self, value: Any, hint: Any) -> Any:
        if value is None or isinstance(value, bool | int | float):
            return value
        if hint is WordsId:
            return self.said(value)
        if hint is StreamId:
            return self.circles.get(value) or self.numbers.get(value, value)
        plain = written(value)
        if plain is not None:
            return plain
        if isinstance(value, Changes):
            hints = _hints(Changes)
            return {name: self._told(one, hints[name]) for name, one in value.values().items()}
        if is_dataclass(value) and not isinstance(value, type):
            hints = _hints(type(value))
            return {f.name: self._told(getattr(value, f.name), hints[f.name]) for f in fields(value)}
        if isinstance(value, Mapping | HashTrieMap):
            return {str(key): self._told(one, _inner(hint, -1)) for key, one in value.items()}
        if isinstance(value, list | tuple | set | frozenset | HashTrieSet):
            ordered = value if isinstance(value, list | tuple) else sorted(value)
            return [self._told(one, _inner(hint, 0)) for one in ordered]
        return str(value)


def _loaded(unit: UnitOfWork, kind: str) -> Iterator[Stream]:
    for id in reversed(unit.streams(kind=kind)):
        stream = unit.load(id)
        if stream is not None and stream.state is not None:
            yield stream


@cache
def _hints(of: type) -> dict[str, Any]:
    return {name: _inner(hint, None) for name, hint in get_type_hints(of).items()}


def _inner(hint: Any, argument: int | None) -> Any:
    """The type inside an optional one; or the argument of a collection's."""
    if get_origin(hint) in (Union, types.UnionType):
        inside = [one for one in get_args(hint) if one is not type(None)]
        hint = inside[0] if len(inside) == 1 else None
    if argument is None:
        return hint
    arguments = get_args(hint)
    return _inner(arguments[argument], None) if arguments else None


def moment(at: datetime | None) -> str | None:
    """ISO 8601 in UTC, or null."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None


def written(value: Any) -> Any:
    """A single value as it stands in the record and in the settings file; ``None`` if it isn't one."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, Span):
        return _span(value)
    if isinstance(value, QuietHours):
        return str(value)
    if isinstance(value, Reminders):
        return [*(["half"] if value.half else []), *(_duration(one) for one in value.before)]
    if isinstance(value, str):
        return str(value)
    return None


def _duration(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    for size, unit in _UNITS:
        # Up to two days, hours are what people say; so the settings file has it too.
        if seconds % size == 0 and (unit != "day" or seconds >= 2 * size):
            return _counted(seconds // size, unit)
    return _counted(seconds, "second")


def _span(span: Span) -> str:
    years, months = divmod(span.months, 12)
    if months and years:
        years, months = 0, span.months
    parts = ((years, "year"), (months, "month"), (span.days, "day"))
    return " ".join(_counted(number, unit) for number, unit in parts if number) or "0 days"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
