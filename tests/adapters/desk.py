"""A desk for what listens to a platform: keeps what it is told, and does what the test wants meanwhile."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from typing import Any

from bot.ports import Inbound, MessageRef, Place


class Desk:
    """Takes acts in, as long as nothing keeps it from that.

    Attributes:
        reported: whether we were caught up, each time that it was said.
        cards: those whose marks count.
        failures: are raised by the next acts, one each.
        meanwhile: is called when an act comes in.
        free: as long as it isn't set, nothing is taken in.
        news: is set whenever something came.
        writable_in: the places in which we may write, as told.
    """

    def __init__(self) -> None:
        self.reported: list[bool] = []
        self.cards: list[MessageRef] = []
        self.failures: list[Exception] = []
        self.meanwhile: Callable[[], Any] = lambda: None
        self.free = asyncio.Event()
        self.free.set()
        self.news = asyncio.Event()
        self.writable_in: list[str] = []

    def take(self, inbound: Inbound) -> None:
        """What becomes of an act."""

    def caught_up(self, platform: str, yes: bool) -> None:
        self.reported.append(yes)
        self.news.set()

    async def handle(self, inbound: Inbound) -> None:
        self.meanwhile()
        await self.free.wait()
        if self.failures:
            raise self.failures.pop(0)
        self.take(inbound)
        self.news.set()

    async def open_messages(
        self, platform: str, places: Collection[str] | None = None
    ) -> Sequence[MessageRef]:
        return [card for card in self.cards if places is None or card.place.id in places]

    async def writable(self, places: Collection[Place]) -> None:
        self.writable_in += sorted(place.id for place in places)
        self.news.set()
