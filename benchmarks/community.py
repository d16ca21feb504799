"""A community to measure with: a circle of any size, and open consent decisions, as many as wanted."""

import itertools
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import psycopg

from bot.cards import Capabilities
from bot.clock import SystemClock
from bot.core.circle import commands as circle
from bot.core.consent.commands import Propose
from bot.core.consent.state import Plan
from bot.core.kernel import Accepted, Context, Fact, MemberId, StreamId, WordsId
from bot.core.kinds import KINDS
from bot.core.settings import Settings
from bot.engine import Engine
from bot.ports import Account, Inbound, Known, Mark, MessageRef, Place, Stream, UnitOfWork
from bot.rows import AccountRow, Home, Member, Membership, Organisation, PlaceRow, Post, Shown, Words
from storage import SqlStore, open_store

PLATFORM = "chat"
ORGANISATION = "commons"
PLACE = Place(PLATFORM, "room")
CHUNK = 2_000


@dataclass(frozen=True)
class Where:
    """Where a circle meets.

    Attributes:
        people: the accounts of its members, in order; empty: made up.
        posted: the cards stand there already; else they are still to be posted.
    """

    platform: str = PLATFORM
    organisation: str = ORGANISATION
    place: str = PLACE.id
    people: Sequence[str] = ()
    posted: bool = True

    def native(self, number: int) -> str:
        """The account of the n-th member."""
        return self.people[number] if self.people else native(number)


ROOM = Where()

RULES = Settings(minimum_window=timedelta(0), quiet_hours=None)
"""A step may be as short as it likes, and end at night."""

_acts = itertools.count()


class Silent:
    """A platform like Matrix: no buttons, no direct answers. Nothing is ever sent in a benchmark."""

    platform = PLATFORM
    can = Capabilities()


def member(number: int) -> MemberId:
    """The id of the n-th member."""
    return MemberId(f"m{number:015d}")


def native(number: int) -> str:
    """The account of the n-th member."""
    return f"@person{number}:example.org"


@dataclass
class Community:
    """An open store with an engine."""

    url: str
    store: SqlStore
    engine: Engine

    async def settle(
        self,
        size: int,
        processes: int = 1,
        *,
        prefix: str = "p",
        ends: Callable[[int], datetime] | None = None,
        where: Where = ROOM,
    ) -> list[str]:
        """Makes a circle of this size with so many open consent decisions; gives their ids.

        Args:
            ends: when the n-th of them ends, counted from 0; in three days, if it isn't given.
        """
        now = SystemClock().now()
        await self._people(size, where)
        circle_id = StreamId(f"{prefix}-circle")
        await self.store.write(lambda uow: _found(uow, circle_id, size, now, where))
        ids = [f"{prefix}{number}" for number in range(1, processes + 1)]
        for chunk in _chunks(range(processes)):
            opened = [(ids[index], ends(index) if ends else now + timedelta(days=3)) for index in chunk]
            await self.store.write(
                partial(_propose_all, circle=circle_id, opened=opened, now=now, where=where)
            )
        return ids

    async def _people(self, size: int, where: Where) -> None:
        def known(uow: UnitOfWork, numbers: Sequence[int]) -> None:
            for number in numbers:
                uow.put(Member(member(number), f"Person {number}"))
                account = where.native(number)
                uow.put(AccountRow(where.platform, account, member(number), f"Person {number}"))

        for chunk in _chunks(range(size)):
            await self.store.write(partial(known, numbers=chunk))


def consenting(process: str, number: int) -> Inbound:
    """The mark of consent of the n-th member under the card of the process."""
    act = next(_acts)
    return Inbound(
        key=f"chat:$event{act}",
        who=Known(Account(PLATFORM, native(number)), f"Person {number}"),
        place=PLACE,
        at=SystemClock().now(),
        act=Mark("👍", f"$event{act}"),
        about=MessageRef(PLACE, f"card-{process}"),
    )


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))


def _record(uow: UnitOfWork, stream: Stream, command: Any, ctx: Context) -> Stream:
    decided = KINDS[stream.kind].decide(stream.state, command, ctx)
    assert isinstance(decided, Accepted), decided
    facts = [Fact(event, ctx.now, ctx.actor, ctx.cause, ctx.platform) for event in decided.events]
    return uow.record(stream, facts)


def _found(uow: UnitOfWork, id: StreamId, size: int, now: datetime, where: Where) -> None:
    if uow.get(Organisation, where.organisation) is None:
        uow.put(Organisation(where.organisation))
    uow.put(PlaceRow(where.platform, where.place, where.organisation))
    uow.put(Home(id, where.platform, where.place))
    everybody = tuple(member(number) for number in range(size))
    for one in everybody:
        uow.put(Membership(one, id))
    create = circle.Create(f"Commons {id}", WordsId("aim"), members=everybody, settings=RULES)
    stream = Stream(id, "circle", where.organisation, id, 0, 0, None, f"commons {id}", now)
    uow.start(stream)
    _record(uow, stream, create, Context(now, member(0), stream=id))


def _propose_all(
    uow: UnitOfWork, circle: StreamId, opened: Sequence[tuple[str, datetime]], now: datetime, where: Where
) -> None:
    for id, ends_at in opened:
        _propose(uow, circle, id, ends_at, now, where)


def _propose(
    uow: UnitOfWork, circle_id: StreamId, id: str, ends_at: datetime, now: datetime, where: Where
) -> None:
    number = uow.next_number(where.organisation)
    for words in ("title", "text"):
        uow.put(Words(WordsId(f"{id}-{words}"), f"The {words} of {id}", member(0), now, StreamId(id)))
    stream = Stream(StreamId(id), "consent", where.organisation, circle_id, number, 0, None, "", now)
    uow.start(stream)
    command = Propose(
        title=WordsId(f"{id}-title"),
        text=WordsId(f"{id}-text"),
        rules=RULES,
        plan=Plan(consent=ends_at),
        quick=True,
    )
    of = uow.load(circle_id)
    assert of is not None
    opened = _record(uow, stream, command, Context(now, member(0), "", "", of.state, stream.id, number))
    slot, card = KINDS["consent"].slot(opened.state), f"card-{id}"
    platform, place = where.platform, where.place
    if not where.posted:
        uow.put(Post(f"post-{id}", stream.id, slot, platform, place, None, opened.version, 0))
        return
    uow.put(Post(f"post-{id}", stream.id, slot, platform, place, card, opened.version, opened.version))
    uow.put(Shown(platform, place, card, stream.id, slot))


_CLONES = (
    "INSERT INTO stream SELECT 'x' || n.i, kind, organisation, circle, 1000000 + n.i, name, version, schema,"
    " phase, outcome, deadline, opened_at, closed_at FROM stream, n WHERE id = '{id}'",
    "INSERT INTO event SELECT 'x' || n.i, seq, name, schema, body, at, \"by\", cause, platform"
    " FROM event, n WHERE stream = '{id}' AND seq <= 2",
    "INSERT INTO timer SELECT 'x' || n.i, key, due_at + n.i FROM timer, n WHERE stream = '{id}'",
    "INSERT INTO post SELECT 'x' || n.i, 'x' || n.i, slot, platform, place, 'x' || n.i, wanted, wanted,"
    " not_before, leased_until, attempts, losses FROM post, n WHERE stream = '{id}'",
    "INSERT INTO shown SELECT platform, place, 'x' || n.i, 'x' || n.i, slot, member"
    " FROM shown, n WHERE stream = '{id}'",
)


def clone(url: str, id: str, count: int) -> None:
    """Copies an open process so many times, beside the store."""
    series = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
    for statement in _CLONES:
        into, _, rest = statement.format(id=id).partition(" SELECT ")
        run(url, f"{into} {series}SELECT {rest}")
    run(url, "ANALYZE")


def run(url: str, sql: str) -> None:
    """Runs a statement on a connection of its own."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=60)) as lite, lite:
            lite.execute(sql)
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.encode())


@asynccontextmanager
async def community(url: str) -> AsyncIterator[Community]:
    """A community on this database."""
    store = open_store(url, KINDS)
    try:
        adapters: Any = {PLATFORM: Silent()}
        yield Community(url, store, Engine(store, KINDS, SystemClock(), adapters=adapters))
    finally:
        await store.close()
