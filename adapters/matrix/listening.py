"""Reads what the homeserver has for us, from our own cursor on, and hands in what people did.

The cursor moves only when everything before it is handled, so a crash repeats acts (the engine takes each
once) and loses none. An answer of the server that fails us is tried again with growing pauses.
"""

import asyncio
import json
import random
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog

from adapters.matrix import archive, inbound
from adapters.matrix.archive import events_of
from adapters.matrix.doors import Doors
from adapters.matrix.guard import Keys
from adapters.matrix.inbound import PLATFORM, Around
from adapters.matrix.pending import PendingMessages
from adapters.matrix.rooms import Room, Whereabouts, content_of, direct_rooms, invitation
from adapters.matrix.surroundings import Surroundings
from adapters.matrix.wire import CLIENT, Away, Json, LoggedOut, Refusal, Wire
from adapters.payloads import text
from bot.ports import Account, Desk, Inbound, Mark, TryLater, Unmark

log = structlog.get_logger()

LONG_POLL = 30.0
LONGEST_PAUSE = 10.0
AT_ONCE = 64
"""Marks of different people that are handed in together, so that they share a commit."""
FILTER = json.dumps(
    {
        "presence": {"types": []},
        "account_data": {"types": ["m.direct"]},
        "room": {
            "timeline": {"limit": 100},
            "state": {"lazy_load_members": False},
            "ephemeral": {"types": []},
            "account_data": {"types": []},
        },
    },
    separators=(",", ":"),
)


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a sync showed of one room."""

    room: Room
    timeline: list[Json]
    limited: bool
    new: bool
    """We came in just now: what was said before isn't for us."""


def split_cursor(token: str | None) -> tuple[str, datetime | None]:
    """Our cursor: the homeserver's sync token, and when we last listened."""
    stamp, _, since = (token or "").partition("|")
    if not since or not stamp.isdecimal():
        return "", None
    return since, datetime.fromtimestamp(int(stamp) / 1000, UTC)


class Listener:
    """The sync loop of one account."""

    def __init__(
        self, wire: Wire, keys: Keys, known: Whereabouts, doors: Doors, surroundings: Surroundings
    ) -> None:
        self.wire = wire
        self.keys = keys
        self.known = known
        self.doors = doors
        self.surroundings = surroundings
        self.pending = PendingMessages(keys)
        self.desk: Desk
        self.clock = surroundings.clock
        self.ready = asyncio.Event()
        """Set once the rooms are known, so that messages can be sent."""
        self.long_poll = LONG_POLL
        self._since = ""
        self._listened: datetime | None = None
        self._first = True
        self._failed = True
        """The last try failed, or there was none yet: what we missed is to be caught up with."""
        self._behind = True
        """Something that people did isn't taken in yet."""
        self._waits_for_us = False
        self._errands: dict[str, asyncio.Task[None]] = {}

    async def listen(self, desk: Desk) -> None:
        """Listens until cancelled, or until the access token is refused (:class:`LoggedOut`)."""
        self.desk = desk
        self._since, self._listened = split_cursor(await self.desk.cursor(PLATFORM))
        try:
            await self._listen()
        finally:
            for errand in self._errands.values():
                errand.cancel()
            await asyncio.gather(*self._errands.values(), return_exceptions=True)

    def _set_out(self, name: str, errand: Coroutine[Any, Any, None]) -> None:
        """Does beside the listening what may take long, as other servers have a part in it; each once."""
        if name in self._errands:
            errand.close()
            return
        task = self._errands[name] = asyncio.create_task(self._errand(errand))
        task.add_done_callback(lambda _: self._errands.pop(name, None))

    async def _errand(self, errand: Coroutine[Any, Any, None]) -> None:
        try:
            await errand
        except Exception as error:
            log.warning("an errand failed", exc_info=error)

    async def _follow(self, room: Room) -> None:
        """A closed room is followed to its successor; where that fails now, at the next start."""
        successor = await self.doors.follow(room.id)
        if successor:
            around = self.surroundings.of_room(room)
            await self.desk.handle(inbound.moved(room.tombstone, around, successor))

    async def _listen(self) -> None:
        failures = 0
        while True:
            try:
                await self._once()
                failures = 0
            except LoggedOut:
                self._fall_behind()
                raise
            except Exception as error:
                self._fall_behind()
                failures += 1
                if isinstance(error, Refusal) and error.status == 400 and self._since:
                    # The homeserver doesn't know the token any more: it was restored from a backup, say.
                    log.warning("the sync token was refused; beginning anew", kind=error.code)
                    self._since = ""
                pause = min(LONGEST_PAUSE, 0.25 * 2 ** min(failures, 10)) * random.uniform(0.7, 1)  # noqa: S311
                if isinstance(error, TryLater):
                    pause = max(pause, error.after.total_seconds())
                log.warning("listening failed", attempt=failures, seconds=round(pause, 1), exc_info=error)
                await asyncio.sleep(pause)

    def _fall_behind(self) -> None:
        self._behind = self._failed = True
        self.desk.caught_up(PLATFORM, False)

    async def _once(self) -> None:
        """One sync, wholly handled."""
        after_gap = self._failed
        timeout = 0.0 if after_gap else min(self.long_poll, 5.0) if self.pending else self.long_poll
        query = {"filter": FILTER, "timeout": str(int(timeout * 1000))}
        if self._since:
            query["since"] = self._since
        if self._first:
            # Without it, only rooms with something new would be shown.
            query["full_state"] = "true"
        batch = await self.wire.call(
            "GET", CLIENT + "/sync", query=query, seconds=timeout + (300 if self._first else 60)
        )
        self.keys.take(batch)
        fresh = self._state(batch)
        if self._first:
            await self.doors.recall()
            self.ready.set()
            for room in list(self.known.rooms.values()):
                if room.successor:
                    self._set_out(f"follow {room.id}", self._follow(room))
        await self._keep_keys()
        for one in fresh:
            await self._room(one)
        if self.pending:
            await self._late()
        if after_gap:
            await self._marks(fresh, everything=not self._since)
        for one in fresh:
            # Only a departure leaves us alone: a room in the making is shown before those invited to it.
            missed = one.limited and not one.new
            if missed or any(_takes_out(event, self.known.own) for event in one.timeline):
                await self.doors.leave_if_alone(one.room.id)
        if self.doors.invited:
            self._set_out("invitations", self.doors.answer_invitations())
        now = self.clock.now()
        self._since = text(batch.get("next_batch")) or self._since
        if token := self.pending.since or self._since:
            await self.desk.keep_cursor(PLATFORM, f"{int(now.timestamp() * 1000)}|{token}")
        self._first = self._failed = False
        self._behind = self._behind and self.pending.holds
        self._listened = now
        self.desk.caught_up(PLATFORM, not self._behind)

    async def _keep_keys(self) -> None:
        try:
            await self.keys.upkeep()
        except LoggedOut:
            raise
        except (Away, TryLater, Refusal) as error:
            log.warning("the keys couldn't be brought up to date", exc_info=error)

    # --- what the sync shows ------------------------------------------------------------------------

    def _state(self, batch: Json) -> list[Fresh]:
        for event in events_of((batch.get("account_data") or {}).get("events")):
            if event.get("type") == "m.direct":
                self.known.direct = direct_rooms(content_of(event))
        rooms = batch.get("rooms") or {}
        for room_id in rooms.get("leave") or {}:
            self.known.rooms.pop(room_id, None)
            self.doors.invited.pop(room_id, None)
        for room_id, shown in (rooms.get("invite") or {}).items():
            events = events_of((shown.get("invite_state") or {}).get("events"))
            self.doors.invited[room_id] = invitation(events, self.known.own)
        fresh = []
        for room_id, shown in (rooms.get("join") or {}).items():
            new = room_id not in self.known.rooms and not self._first
            room = self.known.room(room_id)
            self.doors.invited.pop(room_id, None)
            timeline = shown.get("timeline") or {}
            said = events_of(timeline.get("events"))
            for event in (*events_of((shown.get("state") or {}).get("events")), *said):
                room.take(event)
                new = new or self._came_in_lately(event)
            fresh.append(Fresh(room, said, timeline.get("limited") is True, new))
        return fresh

    def _came_in_lately(self, event: Json) -> bool:
        """After a pause: whether this event brought us into the room meanwhile."""
        stamp = event.get("origin_server_ts")
        return (
            self._first
            and self._listened is not None
            and _brings_in(event, self.known.own)
            and isinstance(stamp, int)
            and stamp / 1000 > self._listened.timestamp()
        )

    async def _room(self, fresh: Fresh) -> None:
        """Everything that happened in a room since the last sync, in order."""
        self._waits_for_us = fresh.new
        if fresh.limited and self._since:
            shown = {text(event.get("event_id")) for event in fresh.timeline}
            async for page in archive.gap(self.wire, fresh.room.id, self._since, shown):
                await self._events(fresh.room, page)
        if self._since or not self._first:
            await self._events(fresh.room, fresh.timeline)
        elif self._listened is not None:
            # No token to go on from: what came after we last listened can still be told by its time.
            last = self._listened.timestamp() * 1000
            late = [event for event in fresh.timeline if _stamp(event) > last]
            await self._events(fresh.room, late)

    async def _events(self, room: Room, events: Iterable[Json]) -> None:
        events = list(events)
        if self._waits_for_us:
            # What was said before we were invited isn't for us.
            for index, event in enumerate(events):
                if event.get("type") == "m.room.member" and event.get("state_key") == self.known.own:
                    events, self._waits_for_us = events[index:], False
                    break
            else:
                return
        opened = (self.pending.open(room.id, event, self._since) for event in events)
        readable = [event for event in opened if event is not None]
        since = self._listened if self._behind else None
        around = await self.surroundings.of_events(room, readable, since)
        acts: list[Inbound] = []
        for event in readable:
            act = inbound.read(event, around)
            if act is not None:
                acts.append(act)
            elif event.get("type") == "m.room.tombstone" and event.get("state_key") == "":
                self._set_out(f"follow {room.id}", self._follow(room))
            elif _brings_in(event, self.known.own):
                acts += await self._welcome(room, event, around)
        await self._hand_in(room, acts)

    async def _late(self) -> None:
        """Messages whose key has come now, and those that are to be asked for again."""
        for one, event in self.pending.opened():
            if one.room in self.known.rooms:
                await self._events(self.known.rooms[one.room], [event])
        for one in self.pending.overdue():
            if one.room in self.known.rooms:
                around = self.surroundings.of_room(self.known.rooms[one.room])
                if act := inbound.unreadable(one.event, around):
                    await self.desk.handle(act)

    # --- handing in ---------------------------------------------------------------------------------

    async def _hand_in(self, room: Room, acts: list[Inbound]) -> None:
        """Hands in what happened, in order; marks of different people together."""
        together: dict[str, Inbound] = {}
        for act in acts:
            single = not isinstance(act.act, Mark | Unmark)
            if single or act.who.account.id in together or len(together) >= AT_ONCE:
                await asyncio.gather(*map(self.desk.handle, together.values()))
                together = {}
            if single:
                await self.desk.handle(await self.surroundings.told_more(room, act))
            else:
                together[act.who.account.id] = act
        await asyncio.gather(*map(self.desk.handle, together.values()))

    async def _welcome(self, room: Room, event: Json, around: Around) -> list[Inbound]:
        """The bot came into a room: the room that it replaces moves here, or else it says what it can do."""
        before = await self.doors.replaced_by(room.id)
        if before:
            former = self.surroundings.of_room(self.known.rooms.get(before) or Room(before))
            return [inbound.moved(event, former, room.id)]
        unsigned = event.get("unsigned")
        inviter = self.doors.inviters.get(room.id) or (
            text(unsigned.get("prev_sender")) if isinstance(unsigned, dict) else ""
        )
        if room.is_space or not inviter or inviter == self.known.own:
            return []
        return [inbound.greeting(event, around, inviter)]

    async def _marks(self, fresh: list[Fresh], *, everything: bool) -> None:
        """After a gap: has the marks counted that stand under the cards that are open."""
        limited = {one.room.id for one in fresh if one.limited}
        if not everything and not limited:
            return
        for message in await self.desk.open_messages(PLATFORM, None if everything else limited):
            if message.place.id not in self.known.rooms:
                continue
            found = await archive.marks(self.wire, message.place.id, message.id)
            if found is None:
                continue
            now = self.clock.now()
            marks = [
                (Account(PLATFORM, mark.sender), Mark(inbound.fold_mark(mark.key), mark.event_id), at)
                for mark in found
                if mark.sender != self.known.own
                and (at := min(now, datetime.fromtimestamp(max(mark.stamp, 0) / 1000, UTC)))
            ]
            await self.desk.marks_found(message, marks)


def _stamp(event: Json) -> int:
    stamp = event.get("origin_server_ts")
    return stamp if isinstance(stamp, int) else 0


def _brings_in(event: Json, own: str) -> bool:
    """Whether by this event we came into the room: we weren't in it before."""
    if event.get("type") != "m.room.member" or event.get("state_key") != own:
        return False
    unsigned = event.get("unsigned")
    before = unsigned.get("prev_content") if isinstance(unsigned, dict) else None
    was_in = isinstance(before, dict) and before.get("membership") == "join"
    return content_of(event).get("membership") == "join" and not was_in


def _takes_out(event: Json, own: str) -> bool:
    """Whether by this event somebody else went, or was made to go, or refused to come."""
    return (
        event.get("type") == "m.room.member"
        and event.get("state_key") not in (own, None)
        and content_of(event).get("membership") in ("leave", "ban")
    )
