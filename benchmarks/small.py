"""The store alone: answers and deadlines of a kind so small that its rules cost next to nothing."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import SystemClock
from bot.core.kernel import MemberId, StreamId
from bot.ports import Stream, UnitOfWork
from bot.rows import Inbox, Post, Timer
from storage import SqlStore, open_store
from tests.storage.asking import KINDS, NOW, Say, Stance, act, begin

_acts = itertools.count()


@dataclass
class Small:
    """An open store with one asking in it, which very many have been asked."""

    store: SqlStore

    async def answer(self, process: str, number: int) -> None:
        """Takes in an answer: once, decided, kept, its card marked stale."""
        key = f"chat:$small{next(_acts)}"

        def work(uow: UnitOfWork) -> None:
            if uow.get(Inbox, key) is None:
                uow.put(Inbox(key, NOW))
                after = act(uow, process, Say(Stance.YES), MemberId(f"m{number:015d}"), cause=key)
                uow.redraw(after.id, "r1", after.version)

        await self.store.write(work, needs=[(Inbox, (key,)), (Stream, (process,))])

    async def settle(self, ends: datetime, count: int, *, prefix: str) -> None:
        """Opens so many askings that end at a moment, each with its one deadline."""

        def work(uow: UnitOfWork) -> None:
            for number in range(count):
                id = f"{prefix}{number}"
                asking = begin(uow, id, number=number, organisation=prefix, at=ends - timedelta(days=1))
                uow.remove(Timer(asking.id, "half", ends - timedelta(hours=12)))

        await self.store.write(work)


@asynccontextmanager
async def small(url: str) -> AsyncIterator[Small]:
    """A store for this alone, on a database of its own."""
    store = open_store(url, KINDS)

    def work(uow: UnitOfWork) -> None:
        begin(uow, "small", asked=10**9, at=SystemClock().now())
        uow.put(Post("small", StreamId("small"), "r1", "chat", "room", "card", 1, 1))

    await store.write(work)
    try:
        yield Small(store)
    finally:
        await store.close()
