"""Finds out what an event can be understood by: the room around it, and the events that it speaks of."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from adapters.matrix import archive, inbound
from adapters.matrix.guard import Keys, Unreadable
from adapters.matrix.inbound import PLATFORM, Around, Seen, clean_name
from adapters.matrix.rooms import Room, Whereabouts, administers, content_of, space_of
from adapters.matrix.wire import Away, Json, Wire
from adapters.payloads import text
from adapters.typed import Parse
from bot.ports import Account, Clock, Command, Inbound, TryLater
from bot.ports import Known as Person

REMEMBERED = 20_000
"""Events whose sender is kept in mind."""
LOOK_UPS = 8
MOST_SPACES = 5
"""Spaces of one room that are asked; its admins may name any number."""
ASKED_AGAIN = 300.0
"""Seconds for which a space's no is kept: it may be on another server, and slow."""


class Surroundings:
    """Looks up on the homeserver what isn't known yet.

    Args:
        own_names: what the bot is called, so that people can address it.
    """

    def __init__(
        self,
        wire: Wire,
        keys: Keys,
        known: Whereabouts,
        clock: Clock,
        parse: Parse,
        own_names: tuple[str, ...],
    ) -> None:
        self.wire = wire
        self.keys = keys
        self.known = known
        self.clock = clock
        self.parse = parse
        self.own_names = own_names
        self._seen: OrderedDict[str, Seen] = OrderedDict()
        self._no_space: dict[tuple[str, tuple[str, ...]], float] = {}
        """Until when a room's spaces needn't be asked again."""

    def of_room(self, room: Room, since: datetime | None = None) -> Around:
        """What can be told of the room without asking anybody.

        Args:
            since: in a backlog, when we last listened.
        """
        return Around(
            own=self.known.own,
            room=room.id,
            now=self.clock.now(),
            parse=self.parse,
            own_names=self.own_names,
            private_with=self.known.private_with(room.id),
            organisation=self.known.organisation(room.id),
            name_of=room.name_of,
            since=since,
        )

    async def of_events(self, room: Room, events: Sequence[Json], since: datetime | None) -> Around:
        """The same, with the events that these ones are about."""
        wanted: dict[str, bool] = {}
        for event in events:
            self._remember(text(event.get("event_id")), _seen(event))
            for event_id in inbound.asks_for(event):
                wanted[event_id] = wanted.get(event_id, False) or inbound.edits(event) == event_id
        limit = asyncio.Semaphore(LOOK_UPS)

        async def look_up(event_id: str, whole: bool) -> tuple[str, Seen | None]:
            if (known := self._seen.get(event_id)) is not None and not whole:
                return event_id, known
            async with limit:
                return event_id, await self._look_up(room, event_id, whole)

        found = await asyncio.gather(*(look_up(event_id, whole) for event_id, whole in wanted.items()))
        return replace(self.of_room(room, since), seen={one: seen for one, seen in found if seen is not None})

    async def _look_up(self, room: Room, event_id: str, whole: bool) -> Seen | None:
        found = await archive.event(self.wire, room.id, event_id)
        if found is None:
            return None
        seen = _seen(found)
        self._remember(event_id, seen)
        if not whole:
            return seen
        try:
            opened = self.keys.open(room.id, found) if found.get("type") == "m.room.encrypted" else found
        except Unreadable:
            return None
        return replace(seen, content=content_of(opened))

    def _remember(self, event_id: str, seen: Seen) -> None:
        if event_id:
            self._seen[event_id] = seen
            self._seen.move_to_end(event_id)
            while len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)

    def remember_own(self, event_id: str) -> None:
        """Keeps in mind that a message is the bot's."""
        self._remember(event_id, Seen(self.known.own, "m.room.message"))

    async def told_more(self, room: Room, act: Inbound) -> Inbound:
        """A command with what only the homeserver can say: whether the person administers the room."""
        if not isinstance(act.act, Command):
            return act
        levels = await archive.state(self.wire, room.id, "m.room.power_levels") or {}
        asks_who_is_here = act.act.group == "circle" and act.act.verb in ("create", "add")
        return replace(
            act,
            organisation=act.organisation or await self._organisation(room),
            admin=administers(room.create, levels, act.who.account.id),
            present=self.present(room) if asks_who_is_here else None,
        )

    async def _organisation(self, room: Room) -> str:
        """The space that the room says it belongs to, where we aren't in it: if it can be seen to agree."""
        claims = sorted(room.parents.items(), key=lambda one: content_of(one[1]).get("canonical") is not True)
        unknown = [space for space, _ in claims if space not in self.known.rooms][:MOST_SPACES]
        asked = room.id, tuple(unknown)
        if not unknown or self._no_space.get(asked, 0.0) > time.monotonic():
            return ""
        spaces: dict[str, Room] = {}
        for space_id in unknown:
            try:
                if (space := await archive.space(self.wire, space_id, room.id)) is not None:
                    spaces[space_id] = space
            except (Away, TryLater):
                continue  # another server's space, and that server is away
        found = space_of(room, spaces)
        if not found:
            self._no_space[asked] = time.monotonic() + ASKED_AGAIN
        return found

    def present(self, room: Room) -> tuple[Person, ...]:
        """Everybody in the room but the bot."""
        return tuple(
            Person(Account(PLATFORM, user), clean_name(room.name_of(user), user))
            for user in room.joined
            if user != self.known.own
        )


def _seen(event: Json) -> Seen:
    return Seen(text(event.get("sender")), text(event.get("type")))
