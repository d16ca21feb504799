"""The Matrix adapter: one account on a homeserver, in rooms that are encrypted or not."""

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog

from adapters.matrix import archive
from adapters.matrix.checking import check
from adapters.matrix.doors import Doors
from adapters.matrix.fading import Fading
from adapters.matrix.inbound import PLATFORM
from adapters.matrix.listening import Listener
from adapters.matrix.outbox import Outbox, seed_form, transaction
from adapters.matrix.render import content_for, edit_of
from adapters.matrix.rooms import Room, Whereabouts, content_of
from adapters.matrix.session import LoginFailed, MatrixSettings, Session, open_session
from adapters.matrix.surroundings import Surroundings
from adapters.matrix.wire import Away, Json, LoggedOut, Refusal, Wire
from adapters.payloads import text
from adapters.typed import Parse, read_typed
from bot.cards import Capabilities, Card, fit
from bot.ports import NO_DOORS, Account, Clock, Desk, Gone, MessageRef, Place, TryLater
from bot.ports import Known as Person

__all__ = ["LoginFailed", "MatrixAdapter", "MatrixSettings"]

log = structlog.get_logger()

MOST_SEEDS = 4
"""Marks that the bot puts under one card; more would eat the homeserver's limit."""
LOGIN_PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
RELAPSE = 600.0
"""Seconds within which losing the login twice is no accident."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A device that is logged in, and what listens with it."""

    session: Session
    listener: Listener


class MatrixAdapter:
    """Fulfils :class:`bot.ports.Adapter` for Matrix.

    Nothing is answered on the spot: every answer is a message, sent once, so that none is lost.

    Args:
        parse: reads a line as a command.
    """

    platform = PLATFORM
    doors = NO_DOORS
    can = Capabilities(
        buttons=0, form_fields=0, marks=True, answers_directly=False, private_answers=False, edit_gap=5.0
    )

    def __init__(self, settings: MatrixSettings, clock: Clock, *, parse: Parse = read_typed) -> None:
        self.settings = settings
        self.clock = clock
        self.wire = Wire(settings.homeserver)
        self.outbox = Outbox(self.wire, settings.user_id, Fading(settings.store / "fading.json"))
        self.known = Whereabouts(settings.user_id)
        self.entering = Doors(self.wire, self.known, settings.invites)
        self.long_poll = 30.0
        self._parse = parse
        self._connection: Connection | None = None
        self._shown: OrderedDict[str, Json] = OrderedDict()
        """What our latest messages show, by event id: the same again needn't be sent."""
        self._sown: OrderedDict[str, None] = OrderedDict()

    async def run(self, desk: Desk) -> None:
        """Connects, takes in what was missed, and hands in what people do, until cancelled.

        Raises:
            LoginFailed: we can't log in, and trying again would not help.
        """
        desk.caught_up(PLATFORM, False)
        tending = asyncio.create_task(self.outbox.tend())
        lost_at = -RELAPSE
        try:
            while True:
                connection = self._connection = await self._connect()
                try:
                    await connection.listener.listen(desk)
                except LoggedOut as refusal:
                    if time.monotonic() - lost_at < RELAPSE:
                        raise LoginFailed(f"The homeserver ended the bot's login twice: {refusal}.") from None
                    lost_at = time.monotonic()
                    log.warning("the homeserver ended the bot's login")
                finally:
                    self._connection = None
                    connection.session.keys.close()
        finally:
            desk.caught_up(PLATFORM, False)
            tending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await tending
            await self.wire.close()

    async def _connect(self) -> Connection:
        """Logs in; while the homeserver is away, again and again."""
        attempt = 0
        while True:
            try:
                session = await open_session(self.wire, self.settings)
                break
            except (Away, TryLater) as error:
                pause = LOGIN_PAUSES[min(attempt, len(LOGIN_PAUSES) - 1)]
                attempt += 1
                if isinstance(error, TryLater):
                    pause = max(pause, error.after.total_seconds())
                log.warning("the homeserver can't be reached", attempt=attempt, exc_info=error)
                await asyncio.sleep(pause)
        keys = session.keys
        surroundings = Surroundings(self.wire, keys, self.known, self.clock, self._parse, session.names)
        listener = Listener(self.wire, keys, self.known, self.entering, surroundings)
        listener.long_poll = self.long_poll
        return Connection(session, listener)

    # --- the way out --------------------------------------------------------------------------------

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        """Sends a card; the same key gives the same message. See :meth:`bot.ports.Adapter.post`."""
        connection = self._connected()
        room = self._room(to)
        private = bool(self.known.private_with(room.id))
        content = content_for(fit(card, self.can), push=private and under is None)
        if under is not None and (relation := await self._relation(room, under)):
            content["m.relates_to"] = relation
        name = transaction("post", key)
        try:
            event_id = await self._send(connection, room, content, name)
        except Refusal as refusal:
            if refusal.status != 400 or under is None or "rel_type" not in content.get("m.relates_to", ()):
                raise _translated(refusal) from refusal
            # No thread can go on there: then as a reply.
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": under.id}}
            event_id = await self._send(connection, room, content, name)
        self._keep_in_mind(event_id, content)
        self._sow(room, event_id, card)
        return MessageRef(to, event_id)

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Redraws a message in place. See :meth:`bot.ports.Adapter.edit`."""
        connection = self._connected()
        room = self._room(message.place)
        content = content_for(fit(card, self.can))
        if any(action.mark for action in card.actions):
            self.outbox.fading.bears(message.id)
        else:
            self._sown.pop(message.id, None)
            self.outbox.clear(room.id, message.id)
        if self._shown.get(message.id) == content:
            self._sow(room, message.id, card)
            return
        change = edit_of(message.id, content)
        name = transaction("edit", message.id, str(time.time_ns()))
        try:
            await self._send(connection, room, change, name)
        except Refusal as refusal:
            raise _translated(refusal) from refusal
        self._keep_in_mind(message.id, content)
        self._sow(room, message.id, card)

    async def remove(self, message: MessageRef) -> None:
        """Redacts somebody's message. See :meth:`bot.ports.Adapter.remove`."""
        self._connected()
        room = self._room(message.place)
        try:
            await self.outbox.redact(room.id, message.id)
        except Refusal as refusal:
            raise (Gone() if refusal.status == 403 else _translated(refusal)) from refusal

    async def private(self, account: Account) -> Place:
        """The one private conversation with the person. See :meth:`bot.ports.Adapter.private`."""
        self._connected()
        return Place(PLATFORM, await self.entering.private_room(account.id))

    async def roster(self, place: Place) -> Sequence[Person]:
        """Everybody in the room but the bot."""
        return self._connected().listener.surroundings.present(self._room(place))

    async def check(self) -> Sequence[str]:
        """Tries the account, and says in sentences what is missing or will hurt; none: all is well."""
        return await check(self.wire, self.settings)

    def _connected(self) -> Connection:
        connection = self._connection
        if connection is None or not connection.listener.ready.is_set():
            # Until the first sync we don't know which rooms are encrypted.
            raise TryLater(timedelta(seconds=1))
        return connection

    def _room(self, place: Place) -> Room:
        room = self.known.rooms.get(place.id)
        if room is None:
            raise Gone
        return room

    async def _send(self, connection: Connection, room: Room, content: Json, name: str) -> str:
        kind = "m.room.message"
        if room.encrypted:
            if wait := self.outbox.pace.closed_for():
                raise TryLater(timedelta(seconds=wait))
            kind, content = await connection.session.keys.seal(room.id, tuple(room.members), kind, content)
        event_id = await self.outbox.send(room.id, kind, content, name)
        connection.listener.surroundings.remember_own(event_id)
        return event_id

    async def _relation(self, room: Room, under: MessageRef) -> Json:
        """How an answer hangs on a message: in its thread if it is in one, else as a reply."""
        reply = {"event_id": under.id}
        found = await archive.event(self.wire, room.id, under.id)
        if found is not None and "state_key" in found:
            return {}  # our coming in, say: no client shows an answer to that
        relation = content_of(found).get("m.relates_to")
        if isinstance(relation, dict) and relation.get("rel_type") == "m.thread":
            root = text(relation.get("event_id"))
            return {
                "rel_type": "m.thread",
                "event_id": root,
                "is_falling_back": False,
                "m.in_reply_to": reply,
            }
        return {"m.in_reply_to": reply}

    def _keep_in_mind(self, event_id: str, content: Json) -> None:
        self._shown[event_id] = {key: part for key, part in content.items() if key != "m.relates_to"}
        self._shown.move_to_end(event_id)
        while len(self._shown) > 500:
            self._shown.popitem(last=False)

    def _sow(self, room: Room, event_id: str, card: Card) -> None:
        marks = list(dict.fromkeys(seed_form(action.mark) for action in card.actions if action.mark))
        if not marks or event_id in self._sown:
            return
        self._sown[event_id] = None
        while len(self._sown) > 5000:
            self._sown.popitem(last=False)
        self.outbox.sow(room.id, event_id, marks[:MOST_SEEDS])


def _translated(refusal: Refusal) -> Exception:
    return Gone() if refusal.status in archive.GONE else refusal
