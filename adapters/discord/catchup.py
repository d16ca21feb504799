"""What people did while nobody listened: marks under open cards, private words, replies and talk."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import structlog

from adapters.discord import inbound
from adapters.discord.inbound import PLATFORM, Around, mark_id
from adapters.discord.places import Places, channel_and_message
from adapters.discord.wire import Json, Refused, Wire
from bot.marks import MEANT, fold
from bot.ports import Account, Barred, Clock, Desk, Gone, Inbound, Mark, MessageRef

log = structlog.get_logger()

AT_ONCE = 8
"""Cards that are looked at together; discord.py keeps to Discord's limits."""

Found = tuple[Account, Mark, datetime]


class CatchUp:
    """Reads from Discord what the gateway didn't tell us."""

    def __init__(self, desk: Desk, wire: Wire, places: Places, clock: Clock) -> None:
        self._desk = desk
        self._wire = wire
        self._places = places
        self._clock = clock

    async def read(self, around: Callable[[], Around]) -> list[Inbound]:
        """Hands in the marks that stand under open cards, and gives everything else that was missed, oldest
        first.

        Raises:
            Away, TryLater: it couldn't be read to the end; read again.
        """
        cards = await self._desk.open_messages(PLATFORM)
        limit = asyncio.Semaphore(AT_ONCE)

        async def look(card: MessageRef) -> list[Inbound]:
            async with limit:
                return await self.marks(card, around())

        erased = [act for acts in await asyncio.gather(*map(look, cards)) for act in acts]
        cursor = await self._desk.cursor(PLATFORM)
        if cursor is None or not cursor.isdecimal():
            return erased
        channels = {place.id for place in await self._desk.conversations(PLATFORM)}
        channels |= self._talked_in(cards, cursor)

        async def listen(channel: str) -> list[Json]:
            async with limit:
                try:
                    return await self._wire.since(channel, cursor)
                except Gone:
                    return []
                except Refused as refused:
                    log.warning("what was said couldn't be read", error=refused)
                    return []

        said = [one for some in await asyncio.gather(*map(listen, channels)) for one in some]
        said.sort(key=lambda message: int(message["id"]))
        events = ({"t": "MESSAGE_CREATE", "d": self._as_event(message), "s": None} for message in said)
        return [*erased, *(act for event in events for act in inbound.reads(event, around()))]

    def _as_event(self, message: Json) -> Json:
        """A message from a channel's history, which lacks what an event says of its server."""
        guild = self._places.guild_of(str(message.get("channel_id")))
        return {**message, "guild_id": guild} if guild else message

    def _talked_in(self, cards: Sequence[MessageRef], cursor: str) -> set[str]:
        """Channels and threads around the open cards in which something was said since."""
        near: set[str] = set()
        for card in cards:
            channel, message = channel_and_message(card)
            near |= {channel, message}  # a thread bears the id of the card that it began with
        return {channel for channel in near if self._places.said_since(channel, cursor)}

    async def marks(self, card: MessageRef, around: Around) -> list[Inbound]:
        """Hands in the marks that stand under a card; where it was deleted, gives that."""
        channel, message = channel_and_message(card)
        try:
            found = await self._found(channel, message, around.own)
        except Barred:
            return []  # it may stand there still
        except Gone:
            return [inbound.erased(card, self._places.guild_of(channel) or "", around)]
        except Refused as refused:
            log.warning("the marks under a card couldn't be read", error=refused)
            return []
        await self._desk.marks_found(card, found)
        return []

    async def _found(self, channel: str, message: str, own: str) -> list[Found]:
        shown = await self._wire.message(channel, message)
        now = self._clock.now()
        found: list[Found] = []
        for reaction in shown.get("reactions") or ():
            emoji = reaction.get("emoji") or {}
            sign = str(emoji.get("name") or "")
            if emoji.get("id") or fold(sign) not in MEANT:
                continue
            people = await self._wire.reacted(channel, message, sign)
            found += _marks_of(people, message, sign, now, own)
        return found


def _marks_of(people: Iterable[Json], message: str, sign: str, now: datetime, own: str) -> list[Found]:
    return [
        (Account(PLATFORM, str(user["id"])), Mark(sign, mark_id(message, str(user["id"]), sign)), now)
        for user in people
        if str(user["id"]) != own and not user.get("bot")
    ]
