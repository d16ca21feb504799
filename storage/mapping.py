"""How a row (a frozen dataclass of :mod:`bot.rows`) becomes the values of a table's columns, and back."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from operator import attrgetter, itemgetter
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Table

from bot import rows
from storage import tables

Key: TypeAlias = tuple[Any, ...]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86_400_000_000


def micros(moment: datetime) -> int:
    """The moment as stored: microseconds since 1970 in UTC."""
    since = moment - _EPOCH
    return since.days * _DAY + since.seconds * 1_000_000 + since.microseconds


def moment(value: int) -> datetime:
    """The moment that is stored as this number."""
    return _EPOCH + timedelta(microseconds=value)


def micros_or_none(value: datetime | None) -> int | None:
    """As :func:`micros`, for a field that may be empty."""
    return None if value is None else micros(value)


def moment_or_none(value: int | None) -> datetime | None:
    """As :func:`moment`, for a column that may be empty."""
    return None if value is None else moment(value)


def _types_of(hint: Any) -> set[Any]:
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    if get_origin(hint) in (Union, types.UnionType):
        return set().union(*(_types_of(one) for one in get_args(hint)))
    return {hint}


def _tuple_getter(get: Callable[[Sequence[str]], Callable[[Any], Any]], of: Sequence[Any]) -> Any:
    if len(of) == 1:
        single = get(of)
        return lambda value: (single(value),)
    return get(of)


class RowTable:
    """One kind of row and its table.

    Raises:
        TypeError: the row and the table don't have the same fields.
    """

    __slots__ = (
        "_into",
        "_moments",
        "_outof",
        "_values",
        "columns",
        "key",
        "key_columns",
        "key_of_values",
        "of",
        "positions",
        "table",
    )

    def __init__(self, of: Any, table: Table) -> None:
        hints = {name: _types_of(hint) for name, hint in get_type_hints(of).items()}
        names = tuple(field.name for field in fields(of))
        self.columns = tuple(column.name for column in table.columns)
        self.key_columns: tuple[str, ...] = tuple(column.name for column in table.primary_key)
        if names != self.columns or tuple(of.KEY) != self.key_columns:
            raise TypeError(f"the table {table.name} has other columns than the row {of.__name__}")
        self.of, self.table = of, table
        self.positions = {name: position for position, name in enumerate(names)}
        self.key: Callable[[Any], Key] = _tuple_getter(lambda n: attrgetter(*n), self.key_columns)
        places = [self.positions[name] for name in self.key_columns]
        self.key_of_values: Callable[[Any], Key] = _tuple_getter(lambda n: itemgetter(*n), places)
        self._values: Callable[[Any], tuple[Any, ...]] = _tuple_getter(lambda n: attrgetter(*n), names)
        self._moments = tuple(self.positions[n] for n in names if datetime in hints[n])
        self._into = self._moments
        self._outof = self._moments + tuple(self.positions[n] for n in names if bool in hints[n])

    def values(self, row: Any) -> tuple[Any, ...]:
        """The row as the values of its columns."""
        values = self._values(row)
        if not self._into:
            return values
        stored = list(values)
        for position in self._into:
            if stored[position] is not None:
                stored[position] = micros(stored[position])
        return tuple(stored)

    def row(self, values: Sequence[Any]) -> Any:
        """The row with these column values."""
        if self._outof:
            values = list(values)
            for position in self._outof:
                value = values[position]
                if value is not None:
                    values[position] = moment(value) if position in self._moments else bool(value)
        return self.of(*values)

    def stored(self, column: str, value: Any) -> Any:
        """One value as its column holds it."""
        if column not in self.positions:
            raise TypeError(f"{self.of.__name__} has no field {column!r}")
        return micros(value) if isinstance(value, datetime) else value


_TABLES: Mapping[Any, Table] = {
    rows.Inbox: tables.inbox,
    rows.Organisation: tables.organisation,
    rows.Anchor: tables.anchor,
    rows.Member: tables.member,
    rows.AccountRow: tables.account,
    rows.PlaceRow: tables.place,
    rows.Home: tables.home,
    rows.Membership: tables.membership,
    rows.Words: tables.words,
    rows.Post: tables.post,
    rows.Outgoing: tables.outgoing,
    rows.Shown: tables.shown,
    rows.MarkRow: tables.mark,
    rows.Timer: tables.timer,
    rows.Reminder: tables.reminder,
    rows.Cursor: tables.cursor,
    rows.Kept: tables.kept,
    rows.Request: tables.request,
}

ROW_TABLES: Mapping[Any, RowTable] = {of: RowTable(of, _TABLES[of]) for of in rows.ROWS}
