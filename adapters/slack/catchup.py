"""What people did while nobody listened: marks under open cards, private words, talk, and mentions.

Slack replays nothing; what stands there now is read instead. Buttons and slash commands are lost, and who
used them saw that (Slack's documentation, "Using Socket Mode", "Implementing slash commands").
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import structlog

from adapters.payloads import text
from adapters.slack.around import Around, Workspace, team_and_channel, thread_and_ts, workspace_of
from adapters.slack.inbound import mark_id
from adapters.slack.limits import Json
from adapters.slack.people import People
from adapters.slack.wire import Refused, Wire
from adapters.slack.written import PLATFORM, is_after
from bot.marks import MEANT, fold
from bot.ports import Account, Barred, Clock, Desk, Gone, Mark, MessageRef, Place, TryLater

log = structlog.get_logger()

AT_ONCE = 4
"""Cards that are looked at together, and conversations beside them: Slack paces each method by itself."""
TRIES = 5
"""Times that the marks under one card are read while people go on changing them."""

Found = tuple[Account, Mark, datetime]
T = TypeVar("T")


class CatchUp:
    """Reads from Slack what it didn't tell us.

    Args:
        around: what things are understood by in a workspace, at this moment.
    """

    def __init__(
        self, desk: Desk, wire: Wire, people: People, clock: Clock, around: Callable[[str], Around]
    ) -> None:
        self._desk = desk
        self._wire = wire
        self._people = people
        self._clock = clock
        self._around = around
        self._told: defaultdict[str, list[dict[tuple[str, str], bool]]] = defaultdict(list)
        """By message that is being looked at: which marks came or went meanwhile, for each who looks."""

    def changed(self, channel: str, ts: str, user: str, name: str, *, put: bool) -> None:
        """Somebody put a mark under a message or took it away, and we are told: what is being read there
        just now may be how it was before."""
        for told in self._told.get(f"{channel}/{ts}", ()):
            told[user, name] = put

    async def read(self) -> list[Json]:
        """Hands in the marks that stand under open cards, and gives everything else that was missed as the
        events it would have been, oldest first.

        Raises:
            Away: it couldn't be read to the end; read again.
        """
        cards = await self._desk.open_messages(PLATFORM)
        erased, events = await _together(
            [_several([partial(self.marks, card) for card in cards]), self._heard(cards)]
        )
        return [*erased, *sorted(events, key=lambda event: float(event["event"]["ts"]))]

    async def _heard(self, cards: Sequence[MessageRef]) -> list[Json]:
        """What was said in the channels of these cards, in their threads, and privately."""
        cursor = await self._desk.cursor(PLATFORM)
        if not cursor:
            return []
        places = {card.place: None for card in cards}
        places |= dict.fromkeys(await self._desk.conversations(PLATFORM))
        threads = {(card.place, thread or ts) for card in cards for thread, ts in (thread_and_ts(card),)}
        wanted = [*((place, None) for place in places), *threads]
        return await _several([partial(self._said, place, cursor, thread) for place, thread in wanted])

    async def _said(self, place: Place, since: str, thread: str | None) -> list[Json]:
        team, channel = team_and_channel(place)
        try:
            said = await _patiently(lambda: self._wire.since(team, channel, since, thread))
        except Gone:
            return []
        except Refused as refused:
            log.warning("what was said couldn't be read", error=refused)
            return []
        # The one that began a thread comes along with every reading of it.
        new = (one for one in said if is_after(text(one.get("ts")), since))
        return [_event(team, {"type": "message", "channel": channel, **one}) for one in new]

    async def marks(self, card: MessageRef) -> list[Json]:
        """Hands in the marks that stand under a card; where it was deleted, gives the event of that.

        What people change meanwhile is told beside, and isn't undone by what was read before.

        Raises:
            Away
        """
        _, channel = team_and_channel(card.place)
        key, told = f"{channel}/{thread_and_ts(card)[1]}", dict[tuple[str, str], bool]()
        self._told[key].append(told)
        try:
            for _ in range(TRIES):
                told.clear()
                reactions = await self._reactions(card)
                if isinstance(reactions, dict):
                    return [reactions]
                if reactions is None:
                    return []
                found = await self._found(card, reactions, told)
                before = dict(told)
                await self._desk.marks_found(card, found)
                if told == before:
                    break
            return []
        finally:
            others = [one for one in self._told.pop(key) if one is not told]
            if others:
                self._told[key] = others

    async def _reactions(self, card: MessageRef) -> list[Json] | Json | None:
        """What stands under a card; the event of its end, if it is no more; ``None``: that can't be told."""
        team, channel = team_and_channel(card.place)
        thread, ts = thread_and_ts(card)
        try:
            return await _patiently(lambda: self._wire.reactions(team, channel, ts))
        except Barred:
            return None  # it may stand there still
        except Gone:
            own = self._at(team).bot.user
            was = {"user": own, "ts": ts, **({"thread_ts": thread} if thread else {})}
            deleted = {"subtype": "message_deleted", "deleted_ts": ts, "previous_message": was}
            return _event(team, {"type": "message", "channel": channel, "ts": ts, **deleted})
        except Refused as refused:
            log.warning("the marks under a card couldn't be read", error=refused)
            return None

    async def _found(
        self, card: MessageRef, reactions: Sequence[Mapping[str, Any]], told: Mapping[tuple[str, str], bool]
    ) -> list[Found]:
        (team, channel), ts = team_and_channel(card.place), thread_and_ts(card)[1]
        read = [
            (text(user), name)
            for reaction in reactions
            if fold(name := text(reaction.get("name"))) in MEANT
            for user in reaction.get("users") or ()
        ]
        while True:
            known = dict(told)
            put = dict.fromkeys((*read, *known))
            stand = [one for one in put if known.get(one, True) and fold(one[1]) in MEANT]
            await self._people.look_up(team, {user for user, _ in stand})
            if told == known:
                break
        at, now = self._at(team), self._clock.now()
        return [
            (at.account(user), Mark(name, mark_id(channel, ts, user, name)), now)
            for user, name in stand
            if not at.around.is_own(user) and not at.around.is_bot(user)
        ]

    def _at(self, team: str) -> Workspace:
        return workspace_of(team, self._around(team))


def _event(team: str, event: Json) -> Json:
    return {"type": "event_callback", "event_id": "", "team_id": team, "event": event}


async def _several(readings: Sequence[Callable[[], Awaitable[list[Json]]]]) -> list[Json]:
    """What so many readings give, a few of them at a time."""
    limit = asyncio.Semaphore(AT_ONCE)

    async def one(reading: Callable[[], Awaitable[list[Json]]]) -> list[Json]:
        async with limit:
            return await reading()

    return [event for events in await _together(map(one, readings)) for event in events]


async def _together(readings: Iterable[Coroutine[Any, Any, T]]) -> list[T]:
    """What all of these give; where one fails, none of the others goes on."""
    tasks = [asyncio.ensure_future(reading) for reading in readings]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Waits for as long as Slack wants us to."""
    while True:
        try:
            return await call()
        except TryLater as wait:
            await asyncio.sleep(wait.after.total_seconds())
