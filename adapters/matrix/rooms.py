"""What the homeserver says of a room: its people, powers, space and successor; and who may invite the bot.

Nothing here is ever told by a message, only by state that the homeserver vouches for.
"""

import fnmatch
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from adapters.matrix.wire import Json
from adapters.payloads import text

CREATORS_RULE = 12
"""From this room version on, creators have unlimited power and stand in no list of levels."""


def content_of(event: Any) -> Json:
    """An event's content, or an empty one."""
    content = event.get("content") if isinstance(event, dict) else None
    return content if isinstance(content, dict) else {}


@dataclass(slots=True)
class Room:
    """One room as the homeserver shows it to us."""

    id: str
    members: dict[str, str] = field(default_factory=dict)
    """Membership by user id: ``join`` or ``invite``."""
    names: dict[str, str] = field(default_factory=dict)
    create: Json = field(default_factory=dict)
    """The event that made the room."""
    levels: Json = field(default_factory=dict)
    encrypted: bool = False
    tombstone: Json = field(default_factory=dict)
    parents: dict[str, Json] = field(default_factory=dict)
    """The spaces that the room says it belongs to: the events, by space."""
    children: dict[str, Json] = field(default_factory=dict)
    """For a space: the rooms that it lists; the events, by room."""

    @property
    def joined(self) -> tuple[str, ...]:
        """Everybody who is in the room."""
        return tuple(user for user, membership in self.members.items() if membership == "join")

    @property
    def is_space(self) -> bool:
        """It holds rooms, not messages."""
        return content_of(self.create).get("type") == "m.space"

    @property
    def predecessor(self) -> str:
        """The room that it says it follows."""
        before = content_of(self.create).get("predecessor")
        return text(before.get("room_id")) if isinstance(before, dict) else ""

    @property
    def successor(self) -> str:
        """The room that follows it, where it was closed for one."""
        return text(content_of(self.tombstone).get("replacement_room"))

    def name_of(self, user: str) -> str:
        """The name that the person goes by here; their local part if they have none."""
        return self.names.get(user) or user[1:].partition(":")[0]

    def take(self, event: Json) -> None:
        """Takes in one state event of the homeserver; anything malformed changes as little as it can."""
        kind, key, content = event.get("type"), event.get("state_key"), content_of(event)
        if not isinstance(key, str):
            return
        if kind == "m.room.member":
            membership = text(content.get("membership"))
            if membership in ("join", "invite"):
                self.members[key] = membership
                self.names[key] = text(content.get("displayname"))
            else:
                self.members.pop(key, None)
        elif kind == "m.space.parent":
            _link(self.parents, key, event)
        elif kind == "m.space.child":
            _link(self.children, key, event)
        elif key == "":
            if kind == "m.room.create":
                self.create = event
            elif kind == "m.room.power_levels":
                self.levels = content
            elif kind == "m.room.encryption":
                self.encrypted = True  # encryption can't be turned off again
            elif kind == "m.room.tombstone":
                self.tombstone = event


def _link(links: dict[str, Json], key: str, event: Json) -> None:
    # A link without servers to go by is a link taken back (Matrix specification, Spaces).
    if isinstance(content_of(event).get("via"), list):
        links[key] = event
    else:
        links.pop(key, None)


def level(value: Any, default: int) -> int:
    """A power level: a whole number; old rooms may hold it as text."""
    if isinstance(value, bool):
        return default
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.strip().lstrip("+-").isdecimal() and len(value) < 20:
        return int(value)
    return default


def creators(create: Mapping[str, Any]) -> frozenset[str]:
    """Those whose power has no limit: in rooms of version 12 and later, and nobody before."""
    content = content_of(create)
    version = text(content.get("room_version")) or "1"
    if not version.isdecimal() or int(version) < CREATORS_RULE:
        return frozenset()
    more = content.get("additional_creators")
    return frozenset(
        user for user in (create.get("sender"), *(more if isinstance(more, list) else ())) if text(user)
    )


def may_set(create: Mapping[str, Any], levels: Mapping[str, Any], user: str, kind: str) -> bool:
    """Whether the person may send this kind of state (Matrix specification, m.room.power_levels).

    Args:
        create: the event that made the room.
        levels: the content of the room's power levels; empty where there are none.
    """
    if user in creators(create):
        return True
    if not levels:
        return user == (content_of(create).get("creator") or create.get("sender"))
    users, events = levels.get("users"), levels.get("events")
    own = level((users if isinstance(users, dict) else {}).get(user), level(levels.get("users_default"), 0))
    asked = level(
        (events if isinstance(events, dict) else {}).get(kind), level(levels.get("state_default"), 50)
    )
    return own >= asked


def administers(create: Mapping[str, Any], levels: Mapping[str, Any], user: str) -> bool:
    """Whether the person may administer the room: change who has which power."""
    return may_set(create, levels, user, "m.room.power_levels")


def space_of(room: Room, spaces: Mapping[str, Room]) -> str:
    """The space that the room belongs to, or nothing. Where there are several, the main one.

    A space can list any room and a room can name any space, so one side's word isn't enough. It counts if
    the other side says the same, or if who said it could have had the other side say it too (Matrix
    specification, m.space.parent).

    Args:
        spaces: the spaces whose state we can see.
    """
    found: list[tuple[bool, str]] = []
    for space_id, space in spaces.items():
        claim, listing = room.parents.get(space_id), space.children.get(room.id)
        claimed = claim is not None and (
            listing is not None
            or may_set(space.create, space.levels, text(claim.get("sender")), "m.space.child")
        )
        listed = listing is not None and may_set(
            room.create, room.levels, text(listing.get("sender")), "m.space.parent"
        )
        if claimed or listed:
            canonical = claim is not None and content_of(claim).get("canonical") is True
            found.append((not canonical, space_id))
    return min(found)[1] if found else ""


def may_invite(user: str, patterns: Iterable[str] | None, own: str) -> bool:
    """Whether the person may invite the bot: by patterns like ``*:example.org``.

    Args:
        patterns: ``None``: everybody on the bot's own homeserver; an empty one: nobody.
    """
    server = own.partition(":")[2]
    local, _, host = user.partition(":")
    for pattern in (f"*:{server}",) if patterns is None else patterns:
        wanted, _, place = pattern.removeprefix("@").partition(":")
        if fnmatch.fnmatchcase(local.removeprefix("@"), wanted or "*") and fnmatch.fnmatchcase(
            host.casefold(), (place or "*").casefold()
        ):
            return True
    return False


def direct_rooms(content: Any) -> dict[str, list[str]]:
    """The private rooms by person, from the account data ``m.direct``."""
    if not isinstance(content, dict):
        return {}
    return {
        user: [room for room in rooms if isinstance(room, str)]
        for user, rooms in content.items()
        if isinstance(rooms, list)
    }


def is_alone(room: Room, own: str) -> bool:
    """Nobody else is in the room or invited."""
    return not any(user != own for user in room.members)


def invitation(events: Sequence[Any], own: str) -> tuple[str, bool]:
    """Who invites us, and whether to a private conversation, by the stripped state of an invited room."""
    for event in events:
        if (
            isinstance(event, dict)
            and event.get("type") == "m.room.member"
            and event.get("state_key") == own
            and content_of(event).get("membership") == "invite"
        ):
            return text(event.get("sender")), content_of(event).get("is_direct") is True
    return "", False


@dataclass(slots=True)
class Whereabouts:
    """All that we know of where we are, by the homeserver's word."""

    own: str
    rooms: dict[str, Room] = field(default_factory=dict)
    """The rooms we are in."""
    direct: dict[str, list[str]] = field(default_factory=dict)
    """The private rooms by person (account data ``m.direct``)."""

    def room(self, room_id: str) -> Room:
        """The room; a new one if it isn't known."""
        return self.rooms.setdefault(room_id, Room(room_id))

    def private_with(self, room_id: str) -> str:
        """The person whose private conversation with us the room is, or nothing.

        As soon as a third person is there or invited, it is none any more.
        """
        room = self.rooms.get(room_id)
        if room is None:
            return ""
        others = [user for user in room.members if user != self.own]
        if len(others) != 1 or room.successor or room_id not in self.direct.get(others[0], ()):
            return ""
        return others[0]

    def private_room(self, user: str) -> Room | None:
        """The private conversation with a person that there is already."""
        for room_id in self.direct.get(user, ()):
            if self.private_with(room_id) == user:
                return self.rooms[room_id]
        return None

    def organisation(self, room_id: str) -> str:
        """The space that the room belongs to, or nothing."""
        room = self.rooms.get(room_id)
        if room is None:
            return ""
        return space_of(room, {one.id: one for one in self.rooms.values() if one.is_space})
