"""The web adapter: the page of ``circlekeeper try``, where one person plays three people side by side."""

import asyncio
from collections.abc import Sequence

from adapters.web.community import PLATFORM, ROOM, Community
from adapters.web.render import Shown, card_shown
from adapters.web.server import Planned, Setting, Site, Timepiece
from bot.cards import WITHOUT_LIMITS, Capabilities, Card, fit
from bot.ports import (
    NO_DOORS,
    Account,
    Clock,
    Desk,
    Erased,
    Gone,
    Inbound,
    Known,
    Mark,
    MessageRef,
    Place,
    Reply,
    Unmark,
)

__all__ = ["PLATFORM", "ROOM", "Planned", "Setting", "Timepiece", "Web"]


class Web:
    """A platform of its own on loopback. It keeps the messages in memory: nothing outlives the program."""

    platform: str = PLATFORM
    doors = NO_DOORS
    can: Capabilities = WITHOUT_LIMITS

    def __init__(self, clock: Clock, setting: Setting) -> None:
        self.community = Community(clock.now)
        self._site = Site(self.community, setting, self._hand_in, self._draw, clock)
        self._desk: asyncio.Queue[Desk] = asyncio.Queue(1)
        self._open = False
        self._reachable = {person.known.account for person in self.community.residents.values()}

    def movable_by(self, timepiece: Timepiece) -> None:
        """Lets people move the clock on the page."""
        self._site.movable_by(timepiece)

    def plans_by(self, planned: Planned) -> None:
        """Shows in the form for a proposal when its steps would end."""
        self._site.plans_by(planned)

    async def open(self, port: int = 0) -> str:
        """Starts to serve the page on loopback and gives its address. Port 0 takes a free one.

        What people do before :meth:`run` has an engine waits for it. Raises OSError if the port is taken.
        """
        address = await self._site.open(port)
        self._open = True
        return address

    async def run(self, desk: Desk) -> None:
        """Hands in what people do until cancelled, then stops serving. Nothing is ever missed meanwhile."""
        if not self._open:
            await self.open()
        self._desk.put_nowait(desk)
        desk.caught_up(PLATFORM, True)
        try:
            await asyncio.Event().wait()
        finally:
            desk.caught_up(PLATFORM, False)
            await self._site.close()

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        """Shows a card. Raises Gone if there is no such place."""
        if not self.community.members_of(to):
            raise Gone
        return self.community.post(key, to, self._card(card), under.id if under else None)

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Redraws a card in place. Raises Gone if somebody deleted it."""
        if not self.community.edit(message, self._card(card)):
            raise Gone

    async def remove(self, message: MessageRef) -> None:
        """Takes somebody's words off the page. Raises Gone if they aren't there."""
        if not self.community.remove(message.id):
            raise Gone

    async def private(self, account: Account) -> Place:
        """The person's own conversation with the bot. Raises Gone for somebody who doesn't live here."""
        if account not in self._reachable:
            raise Gone
        return self.community.residents[account.id].nook

    async def roster(self, place: Place) -> Sequence[Known]:
        """Everybody in the place."""
        return tuple(person.known for person in self.community.members_of(place))

    def _card(self, card: Card) -> Shown:
        return card_shown(fit(card, self.can), PLATFORM)

    def _draw(self, reply: Reply) -> Shown:
        return self._card(reply.card)

    async def _hand_in(self, act: Inbound) -> Reply | None:
        """Changes the page as any chat does by itself, and lets the engine know."""
        message, who = act.about.id if act.about else "", act.who.account.id
        match act.act:
            case Mark(emoji, mark):
                if not self.community.mark(message, who, emoji, mark):
                    return None
            case Unmark(mark):
                if not self.community.unmark(message, who, mark):
                    return None
            case Erased():
                if not self.community.erase(message):
                    return None
            case _:
                pass
        desk = await self._desk.get()
        self._desk.put_nowait(desk)
        return await desk.handle(act)
