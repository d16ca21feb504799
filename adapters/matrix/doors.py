"""How the bot comes into rooms and leaves them: invitations, private conversations, rooms that live on."""

import asyncio
import time
from collections import defaultdict, deque

import structlog

from adapters.matrix import archive
from adapters.matrix.rooms import Whereabouts, content_of, direct_rooms, is_alone, may_invite
from adapters.matrix.wire import CLIENT, Away, Json, Refusal, Wire, path
from adapters.payloads import text
from bot.ports import Gone, TryLater

log = structlog.get_logger()

JOINS, EACH = 30, 10
"""So many rooms are joined in an hour, and so many by one person's invitation; others wait."""
HOUR = 3600.0
MARK = "org.circlekeeper.private"
"""In the creation of a private room: for whom it was made. So none is made twice after a crash."""


class Doors:
    """Joins, leaves and opens rooms.

    Args:
        patterns: who may invite (:func:`adapters.matrix.rooms.may_invite`).
    """

    def __init__(self, wire: Wire, known: Whereabouts, patterns: tuple[str, ...] | None) -> None:
        self.wire = wire
        self.known = known
        self.patterns = patterns
        self.invited: dict[str, tuple[str, bool]] = {}
        """Invitations that aren't answered yet: by room, who invites and whether to a private one."""
        self.inviters: dict[str, str] = {}
        """Who invited us to the rooms that we joined since the start."""
        self._joined: defaultdict[str, deque[float]] = defaultdict(deque)
        self._opening: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._direct = asyncio.Lock()

    async def answer_invitations(self) -> None:
        """Joins where the policy allows it and refuses the rest; what fails now is tried at the next call."""
        for room, (user, private) in list(self.invited.items()):
            try:
                if not may_invite(user, self.patterns, self.known.own):
                    log.info("an invitation was refused", account=user, place=room)
                    await self.wire.call("POST", CLIENT + path("rooms", room, "leave"), {})
                elif not self._may_join(user):
                    continue
                else:
                    log.info("an invitation is followed", account=user, place=room)
                    # Noted before: the room may be shown to us before the answer to the join is.
                    self.inviters[room] = user
                    if private:
                        await self._remember(user, room)
                    await self.wire.call("POST", CLIENT + path("rooms", room, "join"), {}, seconds=120)
            except (Away, TryLater):
                return
            except Refusal as refusal:
                log.info("an invitation can't be answered", place=room, kind=refusal.code)
                await self._forget(user, room)
            self.invited.pop(room, None)

    def _may_join(self, user: str) -> bool:
        now = time.monotonic()
        for who, most in ((user, EACH), ("", JOINS)):
            times = self._joined[who]
            while times and times[0] < now - HOUR:
                times.popleft()
            if len(times) >= most:
                return False
        for who in (user, ""):
            self._joined[who].append(now)
        return True

    async def leave_if_alone(self, room_id: str) -> None:
        """Leaves a room in which nobody else is, or is awaited."""
        room = self.known.rooms.get(room_id)
        if room is None or not is_alone(room, self.known.own):
            return
        try:
            # Asked once more: into a room that one has left one doesn't come back by oneself.
            where = CLIENT + path("rooms", room_id, "members")
            members = await self.wire.call("GET", where, query={"not_membership": "leave"})
            awaited = [
                event
                for event in archive.events_of(members.get("chunk"))
                if event.get("state_key") != self.known.own
                and content_of(event).get("membership") in ("join", "invite", "knock")
            ]
            if awaited:
                return
            await self.wire.call("POST", CLIENT + path("rooms", room_id, "leave"), {})
            await self.wire.call("POST", CLIENT + path("rooms", room_id, "forget"), {})
        except (Away, TryLater, Refusal):
            return  # the next change in the room tries again
        self.known.rooms.pop(room_id, None)
        log.info("the bot left a room where it was alone", place=room_id)

    async def follow(self, room_id: str) -> str:
        """Goes on to the room that replaced this one; gives its id once we are there and it says the same.

        A closed room's successor may have to invite us first: then the invitation brings us there.
        """
        room = self.known.rooms.get(room_id)
        if room is None or not room.successor:
            return ""
        if room.successor not in self.known.rooms:
            server = text(room.tombstone.get("sender")).partition(":")[2]
            try:
                where = CLIENT + path("join", room.successor)
                await self.wire.call("POST", where, {}, {"server_name": server, "via": server}, seconds=120)
            except Refusal as refusal:
                log.info("a room's successor has to invite the bot", place=room_id, kind=refusal.code)
                return ""
        return room.successor if await self._names_before(room.successor) == room_id else ""

    async def _names_before(self, room_id: str) -> str:
        room = self.known.rooms.get(room_id)
        if room is not None and room.create:
            return room.predecessor
        created = await archive.state(self.wire, room_id, "m.room.create")
        before = created.get("predecessor") if created else None
        return text(before.get("room_id")) if isinstance(before, dict) else ""

    async def replaced_by(self, room_id: str) -> str:
        """The former room that this one replaces, if that one says the same; else nothing."""
        before = self.known.room(room_id).predecessor
        if not before:
            return ""
        if before in self.known.rooms:
            successor = self.known.rooms[before].successor
        else:
            tombstone = await archive.state(self.wire, before, "m.room.tombstone")
            successor = text((tombstone or {}).get("replacement_room"))
        return before if successor == room_id else ""

    async def private_room(self, user: str) -> str:
        """The one private conversation with a person; opened if there is none.

        Raises:
            Gone: they left it or refused it, or can't be invited. They may open one with the bot themselves.
            Away, TryLater
        """
        async with self._opening[user]:
            found = self.known.private_room(user)
            if found is not None:
                return found.id
            if any(not self._is_spoilt(room) for room in self.known.direct.get(user, ())):
                raise Gone
            return await self._open(user)

    def _is_spoilt(self, room_id: str) -> bool:
        """A room of ours that can't be private any more: others came in, or it was replaced."""
        room = self.known.rooms.get(room_id)
        return room is not None and (bool(room.successor) or len(room.members) > 2)

    async def _open(self, user: str) -> str:
        body: Json = {
            "preset": "trusted_private_chat",
            "is_direct": True,
            "invite": [user],
            "creation_content": {MARK: user},
        }
        if await self._has_keys(user):
            body["initial_state"] = [
                {
                    "type": "m.room.encryption",
                    "state_key": "",
                    "content": {"algorithm": "m.megolm.v1.aes-sha2"},
                }
            ]
        try:
            said = await self.wire.call("POST", CLIENT + "/createRoom", body, seconds=60)
        except Refusal as refusal:
            log.info("a private conversation can't be opened", account=user, kind=refusal.code)
            raise Gone from refusal
        room = self.known.room(str(said["room_id"]))
        room.encrypted = "initial_state" in body
        room.members.update({self.known.own: "join", user: "invite"})
        await self._remember(user, room.id)
        return room.id

    async def _has_keys(self, user: str) -> bool:
        """Whether any of the person's devices can read what is encrypted."""
        body: Json = {"device_keys": {user: []}, "timeout": 5000}
        said = await self.wire.call("POST", CLIENT + "/keys/query", body)
        devices = said.get("device_keys", {}).get(user)
        return bool(devices)

    async def _remember(self, user: str, room_id: str) -> None:
        async with self._direct:
            current = await self._noted()
            rooms = current.setdefault(user, [])
            if room_id not in rooms:
                rooms.append(room_id)
                await self.wire.call("PUT", self._note, current)
            self.known.direct = current

    async def _forget(self, user: str, room_id: str) -> None:
        async with self._direct:
            current = await self._noted()
            if room_id in current.get(user, ()):
                current[user].remove(room_id)
                await self.wire.call("PUT", self._note, current)
            self.known.direct = current

    @property
    def _note(self) -> str:
        return CLIENT + path("user", self.known.own, "account_data", "m.direct")

    async def _noted(self) -> dict[str, list[str]]:
        try:
            return direct_rooms(await self.wire.call("GET", self._note))
        except Refusal:
            return {}  # nothing was noted down yet

    async def recall(self) -> None:
        """Reads which rooms are private; adds those of ours that a crash kept from being noted down."""
        self.known.direct = await self._noted()
        for room in list(self.known.rooms.values()):
            user = text(content_of(room.create).get(MARK))
            ours = room.create.get("sender") == self.known.own
            if user and ours and room.id not in self.known.direct.get(user, ()):
                await self._remember(user, room.id)
