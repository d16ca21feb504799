"""The SQL of both databases, made once from the tables: for a set of keys or rows, one statement each.

SQLite takes rows one by one (``executemany``), PostgreSQL as one JSON array: of the ways tried, each was the
quickest there. Sets of keys go to both as one JSON array, so that a statement's text doesn't depend on how
many there are and is prepared once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    ClauseElement,
    Column,
    ColumnElement,
    Dialect,
    Table,
    and_,
    bindparam,
    cast,
    delete,
    func,
    literal_column,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import Integer, Text

Form = Literal["equal", "empty", "any"]
"""How a column is compared: with one value, with NULL, or with any value of a JSON array."""


class Prepared(NamedTuple):
    """A statement's text, and the names of its parameters in the order of their places."""

    sql: str
    order: tuple[str, ...]
    fixed: Mapping[str, Any]

    def arguments(self, **values: Any) -> tuple[Any, ...]:
        """The values in their places."""
        return tuple(values[name] if name in values else self.fixed[name] for name in self.order)


@dataclass(frozen=True)
class Speech:
    """One database's way of saying things.

    Attributes:
        by_json: rows are written as one JSON array (parameter ``rows``) instead of one by one.
    """

    dialect: Dialect
    by_json: bool

    def prepare(self, statement: ClauseElement) -> Prepared:
        """The statement as text."""
        compiled: Any = statement.compile(dialect=self.dialect)
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        return Prepared(compiled.string, tuple(compiled.positiontup or ()), fixed)

    def items(self, name: str) -> tuple[Any, Any]:
        """The elements of the JSON array in a parameter: as a table, and their value."""
        given: Any = (
            func.jsonb_array_elements(cast(bindparam(name, type_=Text), JSONB))
            if self.by_json
            else func.json_each(bindparam(name))
        )
        table = given.table_valued("value", name="item")
        return table, table.c.value

    def part(self, value: Any, position: int, of: Column[Any]) -> ColumnElement[Any]:
        """One place of an element that is itself an array."""
        part: ColumnElement[Any] = value.op("->>")(literal_column(str(position)))
        return part if not self.by_json or isinstance(of.type, Text) else cast(part, of.type)

    def any_of(self, of: Column[Any], name: str) -> ColumnElement[bool]:
        """Whether a column equals any value of the JSON array in a parameter."""
        given, value = self.items(name)
        if self.by_json:
            scalar = value.op("#>>")(literal_column("'{}'"))
            typed = scalar if isinstance(of.type, Text) else cast(scalar, of.type)
            return of == func.any(func.array(select(typed).select_from(given).scalar_subquery()))
        return of.in_(select(value).select_from(given))


SQLITE = Speech(sqlite.dialect(paramstyle="qmark"), by_json=False)
POSTGRESQL = Speech(postgresql.psycopg.dialect(paramstyle="format"), by_json=True)  # type: ignore[no-untyped-call]


def _sorted_key(table: Table) -> tuple[Column[Any], ...]:
    return tuple(table.primary_key)


@cache
def by_keys(speech: Speech, table: Table) -> Prepared:
    """Selects the rows with the keys in ``keys``: a JSON array of values, or of arrays for longer keys."""
    key = _sorted_key(table)
    if len(key) == 1:
        return speech.prepare(select(*table.columns).where(speech.any_of(key[0], "keys")))
    given, value = speech.items("keys")
    same = and_(*(of == speech.part(value, position, of) for position, of in enumerate(key)))
    return speech.prepare(select(*table.columns).select_from(given).join(table, same))


@cache
def by_key(speech: Speech, table: Table) -> Prepared:
    """Selects the row with one key; the parameters are named as the key's columns."""
    same = (of == bindparam(of.name, type_=of.type) for of in _sorted_key(table))
    return speech.prepare(select(*table.columns).where(*same))


@cache
def inserting(speech: Speech, table: Table, replacing: bool) -> Prepared:
    """Adds rows, which must be new unless ``replacing``."""
    made: Any = (postgresql if speech.by_json else sqlite).insert(table)
    if speech.by_json:
        given, value = speech.items("rows")
        parts = [speech.part(value, position, of) for position, of in enumerate(table.columns)]
        made = made.from_select([of.name for of in table.columns], select(*parts).select_from(given))
    else:
        made = made.values({of.name: bindparam(of.name) for of in table.columns})
    if replacing:
        rest = {of.name: made.excluded[of.name] for of in table.columns if not of.primary_key}
        key = list(_sorted_key(table))
        made = (
            made.on_conflict_do_update(index_elements=key, set_=rest)
            if rest
            else made.on_conflict_do_nothing(index_elements=key)
        )
    return speech.prepare(made)


@cache
def deleting(speech: Speech, table: Table) -> Prepared:
    """Deletes the rows with the given keys."""
    key = _sorted_key(table)
    if not speech.by_json:
        return speech.prepare(delete(table).where(*(of == bindparam(of.name) for of in key)))
    given, value = speech.items("rows")
    parts = [speech.part(value, position, of) for position, of in enumerate(key)]
    return speech.prepare(delete(table).where(tuple_(*key).in_(select(*parts).select_from(given))))


@cache
def updating(
    speech: Speech, table: Table, sets: tuple[str, ...], where: tuple[str, ...], rising: str = ""
) -> Prepared:
    """Sets columns of the rows found by others; the places are first ``sets``, then ``where``.

    Args:
        rising: only rows in which this column is less than its new value.
    """
    names = sets + where
    if speech.by_json:
        _, value = speech.items("rows")
        new: dict[str, Any] = {
            name: speech.part(value, position, table.c[name]) for position, name in enumerate(names)
        }
        made = update(table).ordered_values(*((name, new[name]) for name in sets))
        made = made.where(*(table.c[name] == new[name] for name in where))
        if rising:
            made = made.where(table.c[rising] < new[rising])
        return speech.prepare(made)
    made = update(table).ordered_values(*((name, bindparam(f"new_{name}")) for name in sets))
    made = made.where(*(table.c[name] == bindparam(f"at_{name}") for name in where))
    if rising:
        made = made.where(table.c[rising] < bindparam(f"below_{rising}"))
    return speech.prepare(made)


@cache
def finding(
    speech: Speech, table: Table, forms: tuple[tuple[str, Form], ...], order: str, limited: bool
) -> Prepared:
    """Selects rows by any columns; the parameters are named as the columns, and ``up_to``."""
    made = select(*table.columns)
    for name, form in forms:
        of = table.c[name]
        if form == "empty":
            made = made.where(of.is_(None))
        elif form == "any":
            made = made.where(speech.any_of(of, name))
        else:
            made = made.where(of == bindparam(name, type_=of.type))
    if order:
        of = table.c[order.lstrip("-")]
        made = made.order_by(of.desc().nulls_last() if order.startswith("-") else of.asc().nulls_first())
    if order or limited:
        made = made.order_by(*(one for one in _sorted_key(table) if one.name != order.lstrip("-")))
    if limited:
        made = made.limit(bindparam("up_to", type_=Integer))
    return speech.prepare(made)
