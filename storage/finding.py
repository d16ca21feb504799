"""Searches: rows by any of their fields, streams, and what is due. Each uses an index."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Table,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)

from bot.core.kernel import StreamId
from bot.rows import Outgoing, Post, Timer
from storage import tables
from storage.mapping import ROW_TABLES, Key, RowTable, micros, moment, moment_or_none
from storage.sessions import Session
from storage.statements import Form, Prepared, Speech, deleting, finding
from storage.streams import Held

if TYPE_CHECKING:
    from storage.group import Group


@dataclass(frozen=True, slots=True)
class Search:
    """Rows whose fields equal given values."""

    table: RowTable
    forms: tuple[tuple[str, Form], ...]
    values: tuple[Any, ...]
    order: str
    limit: int | None

    def run(self, group: "Group", changed: Mapping[Key, Any]) -> list[Any]:
        """The rows, with what the works changed."""
        found = {self.table.key(row): row for row in self._stored(group, len(changed))}
        for key, row in changed.items():
            if row is not None and self._fits(row):
                found[key] = row
            else:
                found.pop(key, None)
        rows = sorted(found.values(), key=self._place)
        return rows if self.limit is None else rows[: self.limit]

    def _stored(self, group: "Group", changed: int) -> list[Any]:
        """What the database has: with a limit, enough of it to lose every row that was changed."""
        up_to = None if self.limit is None else self.limit + changed
        at = (self.table.of, self.forms, self.values, self.order, up_to)
        if at not in group.found:
            prepared = finding(
                group.session.speech, self.table.table, self.forms, self.order, self.limit is not None
            )
            given = dict(zip((name for name, _ in self.forms), self.values, strict=True))
            arguments = prepared.arguments(**given, up_to=up_to)
            rows = [self.table.row(values) for values in group.session.rows(prepared, arguments)]
            group.found[at] = rows
            known = group.rows[self.table.of]
            for row in rows:
                known.setdefault(self.table.key(row), row)
        return group.found[at]

    def _fits(self, row: Any) -> bool:
        for (name, form), value in zip(self.forms, self.values, strict=True):
            has = self.table.stored(name, getattr(row, name))
            if form == "any":
                if has not in msgspec.json.decode(value):
                    return False
            elif has != value:
                return False
        return True

    def _place(self, row: Any) -> Any:
        if not self.order:
            return self.table.key(row)
        value = self.table.stored(self.order.lstrip("-"), getattr(row, self.order.lstrip("-")))
        return _Descending(value, self.table.key(row)) if self.order[0] == "-" else (
            value is not None, value, self.table.key(row))  # fmt: skip


class _Descending:
    """Sorts the greater first, nothing last, and then by key."""

    __slots__ = ("key", "value")

    def __init__(self, value: Any, key: Key) -> None:
        self.value, self.key = value, key

    def __lt__(self, other: "_Descending") -> bool:
        if self.value == other.value:
            return self.key < other.key
        if self.value is None or other.value is None:
            return other.value is None
        return bool(self.value > other.value)


def equal(table: RowTable, values: Mapping[str, Any], order: str, limit: int | None) -> Search:
    """The search for rows with these values; a collection means any of its values."""
    if order:
        table.stored(order.lstrip("-"), None)
    forms: list[tuple[str, Form]] = []
    stored: list[Any] = []
    for name, value in sorted(values.items()):
        if value is None:
            table.stored(name, None)
            forms.append((name, "empty"))
            stored.append(None)
        elif isinstance(value, Collection) and not isinstance(value, str):
            forms.append((name, "any"))
            stored.append(msgspec.json.encode(sorted(table.stored(name, one) for one in value)).decode())
        else:
            forms.append((name, "equal"))
            stored.append(table.stored(name, value))
    return Search(table, tuple(forms), tuple(stored), order, limit)


# --- streams ------------------------------------------------------------------------------------------


@cache
def _streams(
    speech: Speech, forms: tuple[tuple[str, Form], ...], open: bool | None, limited: bool
) -> Prepared:
    of = tables.stream.c
    made = select(of.id, of.opened_at)
    for name, form in forms:
        given = of[name] == bindparam(name, type_=of[name].type)
        made = made.where(speech.any_of(of[name], name) if form == "any" else given)
    if open is not None:
        made = made.where(of.closed_at.is_(None) if open else of.closed_at.is_not(None))
    made = made.order_by(of.opened_at.desc().nulls_last(), of.id.desc())
    return speech.prepare(made.limit(bindparam("up_to", type_=Integer)) if limited else made)


def streams(
    session: Session,
    given: Mapping[str, Any],
    open: bool | None,
    limit: int | None,
    changed: Mapping[str, Held],
) -> Sequence[StreamId]:
    """The ids of streams, newest first; those that were changed are judged as they are now."""
    many = {
        name: isinstance(value, Collection) and not isinstance(value, str) for name, value in given.items()
    }
    forms: tuple[tuple[str, Form], ...] = tuple(
        (name, "any" if many[name] else "equal") for name in sorted(given)
    )
    values = {
        name: msgspec.json.encode(sorted(value)).decode() if many[name] else value
        for name, value in given.items()
    }
    prepared = _streams(session.speech, forms, open, limit is not None)
    up_to = None if limit is None else limit + len(changed)
    found = [
        (-(opened_at or 0), id)
        for id, opened_at in session.rows(prepared, prepared.arguments(**values, up_to=up_to))
        if id not in changed
    ]
    for id, held in changed.items():
        of = held.stream
        fits = all(
            getattr(of, name) in value if many[name] else getattr(of, name) == value
            for name, value in given.items()
        )
        if fits and open in (None, of.closed_at is None):
            found.append((-(micros(of.opened_at) if of.opened_at else 0), id))
    found.sort(key=lambda one: one[1], reverse=True)
    found.sort(key=lambda one: one[0])
    return [StreamId(id) for _, id in found[:limit]]


# --- what is due --------------------------------------------------------------------------------------


@cache
def _prepared(speech: Speech, make: Callable[[], Any]) -> Prepared:
    return speech.prepare(make())


_NOW = bindparam("now", type_=tables.MOMENT)
_UP_TO: BindParameter[int] = bindparam("up_to", type_=Integer)
_WALK = 4
"""So many rows, or receivers, are looked at for each one wanted; and so many times more if need be."""


def _ripe(of: Any) -> ColumnElement[bool]:
    return or_(of.not_before.is_(None), of.not_before <= _NOW)


def _select_undrawn() -> Any:
    of = tables.post.c
    order = (of.message.is_not(None), of.not_before.is_not(None), of.not_before, of.id)
    place = func.row_number().over(partition_by=(of.platform, of.place), order_by=order).label("place_of")
    first = select(of.id, place).where(of.wanted > of.drawn, _ripe(of)).subquery()
    return (
        select(*tables.post.columns)
        .where(of.id == first.c.id, first.c.place_of == 1)
        .order_by(*order)
        .limit(_UP_TO)
    )


_RECEIVER = ("platform", "place", "member")


def _receiver(of: Any) -> tuple[ColumnElement[str], ...]:
    """To whom a row goes, as the index ``outgoing_to`` has it."""
    empty: ColumnElement[str] = literal_column("''")
    return tuple(func.coalesce(of[name], empty) for name in _RECEIVER)


def _select_oldest_unsent() -> Any:
    """Of each receiver among the oldest rows the first; and how many rows were looked at."""
    of = tables.outgoing.c
    oldest = (
        select(*of)
        .where(of.sent_at.is_(None), _ripe(of))
        .order_by(of.created_at, of.key)
        .limit(bindparam("walk", type_=Integer))
        .subquery()
    )
    row = oldest.c
    turn = func.row_number().over(partition_by=_receiver(row), order_by=(row.created_at, row.key))
    told = select(*row, func.count().over().label("walked"), turn.label("turn")).subquery()
    return (
        select(*(told.c[one.name] for one in of), told.c.walked)
        .where(told.c.turn == 1)
        .order_by(told.c.created_at, told.c.key)
        .limit(_UP_TO)
    )


def _select_unsent_by_receiver() -> Any:
    """The same from receiver to receiver by their index, past all that waits behind the first row; and how
    many receivers were looked at."""
    one, of, mine = tables.outgoing.alias("one"), tables.outgoing.c, tables.outgoing.alias("mine")
    start = select(_next_receiver((), ()).label("key"), literal_column("1").label("turn"))
    receivers = start.cte("receivers", recursive=True)
    here = _receiver(one.c)
    # Whoever follows: to the same place, else in another place, else on another platform.
    beyond = func.coalesce(*(_next_receiver(here[:same], here[same:]) for same in (2, 1, 0)))
    receivers = receivers.union_all(
        select(beyond, receivers.c.turn + 1).where(
            one.c.key == receivers.c.key, receivers.c.turn < bindparam("walk", type_=Integer)
        )
    )
    alike = (have == want for have, want in zip(_receiver(mine.c), here, strict=True))
    first = (
        select(mine.c.key)
        .where(mine.c.sent_at.is_(None), *alike, _ripe(mine.c))
        .order_by(mine.c.created_at, mine.c.key)
        .limit(1)
        .correlate(one)
        .scalar_subquery()
    )
    heads = select(first.label("key")).where(one.c.key == receivers.c.key).subquery()
    walked = select(func.max(receivers.c.turn)).scalar_subquery()
    return select(*of, walked).where(of.key == heads.c.key).order_by(of.created_at, of.key).limit(_UP_TO)


def _next_receiver(same: Sequence[Any], after: Sequence[Any]) -> Any:
    """The key of a row to the next receiver that begins with the same and follows in what comes then."""
    other = tables.outgoing.alias("other")
    to = _receiver(other.c)
    made = select(other.c.key).where(other.c.sent_at.is_(None))
    made = made.where(*(have == want for have, want in zip(to, same, strict=False)))
    if after:
        made = made.where(to[len(same)] > after[0])
    return made.order_by(*to[len(same) :]).limit(1).scalar_subquery()


def _select_post_delivery() -> Any:
    of = tables.post.c
    return select(func.min(of.not_before)).where(of.wanted > of.drawn, of.not_before > _NOW)


def _select_outgoing_delivery() -> Any:
    of = tables.outgoing.c
    return select(func.min(of.not_before)).where(of.sent_at.is_(None), of.not_before > _NOW)


_DUE = (tables.timer.c.due_at, tables.timer.c.stream, tables.timer.c.key)


def _select_due() -> Any:
    due_at = tables.timer.c.due_at
    return select(*tables.timer.columns).where(due_at <= _NOW).order_by(*_DUE).limit(_UP_TO)


def _select_due_after() -> Any:
    after = tuple_(*(bindparam(f"after_{of.name}", type_=of.type) for of in _DUE))
    return _select_due().where(tuple_(*_DUE) > after)


def _select_next_due() -> Any:
    return select(func.min(tables.timer.c.due_at)).where(tables.timer.c.due_at > _NOW)


def undrawn(session: Session, now: datetime, limit: int) -> list[Post]:
    """See :meth:`bot.ports.UnitOfWork.undrawn`."""
    prepared = _prepared(session.speech, _select_undrawn)
    rows = session.rows(prepared, prepared.arguments(now=micros(now), up_to=limit))
    return [ROW_TABLES[Post].row(values) for values in rows]


def unsent(session: Session, now: datetime, limit: int) -> list[Outgoing]:
    """See :meth:`bot.ports.UnitOfWork.unsent`.

    Looks at the oldest rows, then from receiver to receiver, then at more of both: what it costs follows
    the smaller of how many rows wait before enough receivers are found, and how many receivers there are.
    """
    walk = _WALK * limit
    while True:
        for make in (_select_oldest_unsent, _select_unsent_by_receiver):
            prepared = _prepared(session.speech, make)
            rows = session.rows(prepared, prepared.arguments(now=micros(now), up_to=limit, walk=walk))
            walked, by_age = rows[0][-1] if rows else 0, make is _select_oldest_unsent
            enough = by_age and len(rows) == limit
            # Receivers for whom nothing is ripe give no row, and so don't say how many they are.
            if enough or (walked < walk and (by_age or rows)):
                return [ROW_TABLES[Outgoing].row(values[:-1]) for values in rows]
        walk *= _WALK


def next_delivery(session: Session, now: datetime) -> datetime | None:
    """See :meth:`bot.ports.UnitOfWork.next_delivery`."""
    moments = []
    for make in (_select_post_delivery, _select_outgoing_delivery):
        prepared = _prepared(session.speech, make)
        moments += [value for (value,) in session.rows(prepared, prepared.arguments(now=micros(now)))]
    return min((moment(value) for value in moments if value is not None), default=None)


def due(session: Session, now: datetime, limit: int, after: Timer | None) -> list[Timer]:
    """See :meth:`bot.ports.UnitOfWork.due`."""
    prepared = _prepared(session.speech, _select_due if after is None else _select_due_after)
    from_there = (
        {}
        if after is None
        else {"after_due_at": micros(after.due_at), "after_stream": after.stream, "after_key": after.key}
    )
    rows = session.rows(prepared, prepared.arguments(now=micros(now), up_to=limit, **from_there))
    return [ROW_TABLES[Timer].row(values) for values in rows]


def next_due(session: Session, after: datetime | None) -> datetime | None:
    """See :meth:`bot.ports.UnitOfWork.next_due`."""
    prepared = _prepared(session.speech, _select_next_due)
    since = -(2**62) if after is None else micros(after)
    ((value,),) = session.rows(prepared, prepared.arguments(now=since))
    return moment_or_none(value)


@cache
def _oldest(speech: Speech, table: Table, column: str) -> Prepared:
    of = table.c[column]
    key = tuple(table.primary_key)
    before = and_(of < bindparam("before", type_=tables.MOMENT))
    return speech.prepare(select(*key).where(before).order_by(of).limit(bindparam("up_to", type_=Integer)))


def remove_before(session: Session, table: RowTable, column: str, before: datetime, limit: int) -> int:
    """See :meth:`bot.ports.UnitOfWork.remove_before`."""
    table.stored(column, None)
    prepared = _oldest(session.speech, table.table, column)
    keys = session.rows(prepared, prepared.arguments(before=micros(before), up_to=limit))
    if keys:
        session.many(deleting(session.speech, table.table), keys)
    return len(keys)
