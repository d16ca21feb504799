"""A temporary community: a store that is thrown away, the engine, one adapter, a clock that can be moved."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from bot.alarm import Bells
from bot.core.kinds import KINDS
from bot.courier import Courier
from bot.engine import Engine
from bot.garden.movable import Hands, MovableClock
from bot.ports import Adapter, Command, Inbound, Known, Place, Store, UnitOfWork
from bot.reminding import Reminding, owes_by
from bot.views.drawing import draw_card, draw_outgoing
from bot.views.planned import planned
from bot.words.catalogue import Speaker
from storage import open_store

_ALARM = 1.0
"""Seconds between two looks at what falls due by itself."""


class Gathering:
    """The engine of a temporary community, and all that is around it."""

    def __init__(self, store: Store, adapter: Adapter, clock: MovableClock) -> None:
        adapters = {adapter.platform: adapter}
        self.store = store
        self.engine = Engine(store, KINDS, clock, adapters=adapters, nudge=self._nudge)
        self._bells = Bells(self.engine, Reminding(store, owes_by(KINDS), self._nudge))
        self.hands = Hands(store, self._bells, clock, self.settle)
        self._courier = Courier(
            store,
            adapters,
            clock,
            lambda uow, post: draw_card(uow, post, clock.now()),
            lambda uow, row: draw_outgoing(uow, row, clock.now()),
            early=self.engine.marks_early,
        )
        self._delivering = asyncio.Lock()
        self._nudged = asyncio.Event()

    async def found(self, people: tuple[Known, ...], room: Place, speaker: Speaker) -> None:
        """Makes the garden circle, of which all are members. The first of the people is its facilitator.

        Raises RuntimeError if the engine refuses it.
        """
        await self.engine.handle(
            Inbound(
                key=f"gathering:{room.platform}",
                who=people[0],
                place=room,
                at=self.hands.now(),
                act=Command(
                    "circle",
                    "create",
                    {
                        "name": speaker.text("try-circle-name"),
                        "aim": speaker.text("try-circle-aim"),
                        "members": "here",
                        "language": speaker.language,
                        "timezone": str(speaker.zone),
                    },
                ),
                organisation=room.id,
                present=people,
            )
        )
        if not await self.store.read(lambda unit: unit.streams(kind="circle")):
            raise RuntimeError("the circle of the garden could not be made")

    async def planned(self) -> Mapping[str, str]:
        """When the steps of something that is proposed now would end, by the verb that proposes it."""

        def read(unit: UnitOfWork) -> Mapping[str, str]:
            circles = [unit.load(id) for id in unit.streams(kind="circle")]
            return planned(circles[0].state, self.hands.now()) if circles and circles[0] else {}

        return await self.store.read(read)

    async def settle(self) -> None:
        """Brings out all that is to be said now."""
        async with self._delivering:
            await self._courier.deliver()

    async def live(self) -> NoReturn:
        """Rings and brings out whatever its time has come for, until cancelled."""
        while True:
            self._nudged.clear()
            await self._bells.ring(self.hands.now())
            await self.settle()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._nudged.wait(), _ALARM)

    def _nudge(self) -> None:
        self._courier.nudge()
        self._nudged.set()


@asynccontextmanager
async def gathering(adapter: Adapter, clock: MovableClock) -> AsyncIterator[Gathering]:
    """Opens a temporary database and puts an engine upon it; removes all of it at the end."""
    with TemporaryDirectory(prefix="circlekeeper-") as folder:
        store = await asyncio.to_thread(open_store, f"sqlite:///{Path(folder) / 'try.db'}", KINDS)
        try:
            yield Gathering(store, adapter, clock)
        finally:
            await store.close()
