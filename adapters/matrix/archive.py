"""What the homeserver keeps and can be asked for: events, what was said in a gap, marks on a message."""

from collections.abc import AsyncIterator, Container, Mapping
from dataclasses import dataclass
from typing import Any

from adapters.matrix.rooms import Room, content_of
from adapters.matrix.wire import CLIENT, Json, Refusal, Wire, path
from adapters.payloads import text

PAGE = 1000
"""Events asked for at once; Synapse gives no more."""
MOST_PAGES = 2000
GONE = (403, 404)


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A reaction that stands under a message."""

    sender: str
    key: str
    event_id: str
    stamp: int
    """Milliseconds since 1970, by the sender's server."""


def events_of(value: Any) -> list[Json]:
    """The events in a list that hopefully is one."""
    return [event for event in value if isinstance(event, dict)] if isinstance(value, list) else []


async def event(wire: Wire, room: str, event_id: str) -> Json | None:
    """One event, as it was first sent; ``None`` if it is no more, or not for us."""
    try:
        return await wire.call("GET", CLIENT + path("rooms", room, "event", event_id))
    except Refusal as refusal:
        if refusal.status in (*GONE, 400):
            return None
        raise


async def state(wire: Wire, room: str, kind: str, key: str = "") -> Json | None:
    """The content of a piece of state, asked of the homeserver now; ``None`` if it isn't set or not ours."""
    try:
        return await wire.call("GET", CLIENT + path("rooms", room, "state", kind, key))
    except Refusal as refusal:
        if refusal.status in GONE:
            return None
        raise


async def space(wire: Wire, space_id: str, room_id: str) -> Room | None:
    """A space that we aren't in, as far as the homeserver shows how it stands to a room; or ``None``.

    Its state is shown where everybody may read it. Else, where we might join it, the rooms that it lists.
    """
    found = Room(space_id)
    try:
        where = CLIENT + path("rooms", space_id, "state", "m.room.create", "")
        found.take(await wire.call("GET", where, query={"format": "event"}, seconds=10))
    except Refusal as refusal:
        if refusal.status not in (*GONE, 400):
            raise
        return await _listing(wire, space_id)
    for kind, key in (("m.room.power_levels", ""), ("m.space.child", room_id)):
        if content := await state(wire, space_id, kind, key):
            found.take({"type": kind, "state_key": key, "content": content})
    return found


async def _listing(wire: Wire, space_id: str) -> Room | None:
    where = "/_matrix/client/v1" + path("rooms", space_id, "hierarchy")
    try:
        said = await wire.call("GET", where, query={"max_depth": "1", "limit": "1"}, seconds=10)
    except Refusal as refusal:
        if refusal.status in (*GONE, 400):
            return None
        raise
    found = Room(space_id)
    for one in events_of(said.get("rooms")):
        if one.get("room_id") == space_id:
            for child in events_of(one.get("children_state")):
                found.take(child)
    return found


async def gap(wire: Wire, room: str, since: str, known: Container[str]) -> AsyncIterator[list[Json]]:
    """What happened in a room since a sync token, oldest first, page by page, up to what is known already.

    A sync after a long absence shows no more than the last hundred events of a room; reading on from the
    own token misses none.

    Args:
        known: the ids of the events that the sync showed; the first of them ends the gap.
    """
    query = {"dir": "f", "limit": str(PAGE), "from": since}
    for _ in range(MOST_PAGES):
        try:
            said = await wire.call("GET", CLIENT + path("rooms", room, "messages"), query=query, seconds=60)
        except Refusal as refusal:
            if refusal.status in GONE:
                return
            raise
        page = events_of(said.get("chunk"))
        new: list[Json] = []
        for one in page:
            if text(one.get("event_id")) in known:
                yield new
                return
            new.append(one)
        if new:
            yield new
        end = text(said.get("end"))
        if not end or end == query["from"] or not page:
            return
        query["from"] = end


async def marks(wire: Wire, room: str, message: str) -> list[FoundMark] | None:
    """All reactions under a message, oldest first; ``None`` if the message or the room is no more."""
    where = "/_matrix/client/v1" + path("rooms", room, "relations", message, "m.annotation", "m.reaction")
    query = {"dir": "f", "limit": str(PAGE)}
    found: list[FoundMark] = []
    for _ in range(MOST_PAGES):
        try:
            said = await wire.call("GET", where, query=query, seconds=60)
        except Refusal as refusal:
            if refusal.status in GONE:
                return None
            raise
        found += [mark for one in events_of(said.get("chunk")) if (mark := _mark(one))]
        after = text(said.get("next_batch"))
        if not after:
            break
        query["from"] = after
    return found


def _mark(one: Mapping[str, Any]) -> FoundMark | None:
    relation = content_of(one).get("m.relates_to")
    key = text(relation.get("key")) if isinstance(relation, dict) else ""
    sender, event_id, stamp = text(one.get("sender")), text(one.get("event_id")), one.get("origin_server_ts")
    if not key or not sender or not event_id:
        return None
    return FoundMark(sender, key, event_id, stamp if isinstance(stamp, int) else 0)
