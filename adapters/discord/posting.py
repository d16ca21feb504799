"""Brings cards to channels, threads and forums, and redraws them there; each once, also after a crash."""

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import discord
import structlog

from adapters.discord import render
from adapters.discord.markup import cut
from adapters.discord.places import Places, channel_and_message
from adapters.discord.wire import ARCHIVED, Away, Json, Refused, Wire, marker_of
from adapters.latest import Latest
from adapters.once import Once
from bot.cards import Card, Talk
from bot.ports import Barred, Gone, MessageRef, Place, TryLater
from bot.words.catalogue import plain

log = structlog.get_logger()

LONGEST_NAME = 100
"""Characters of a thread's name ("Start Thread from Message")."""
REMEMBERED = 5_000
"""Threads that are known to be there."""
OLD = 0.5
"""Seconds before we ask for it that a message was sent, so that it was sent by an earlier attempt: Discord
gives the same message for the same nonce, and doesn't say so."""


class Posting:
    """Posts and redraws cards.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, wire: Wire, places: Places, clock: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._places = places
        self._once = Once(self._look, Away, clock)
        self.own = ""
        """The bot's user id, set once it is known."""
        self._threads: Latest[None] = Latest(REMEMBERED)
        """Talk threads that exist, for all we know."""
        self._beginning: set[asyncio.Task[None]] = set()
        self.found_again: Callable[[MessageRef], None] = lambda message: None
        """Is told of a message that had been sent before: nobody listened then to what people did with it."""

    async def post(self, key: str, to: Place, card: Card, under: MessageRef | None) -> MessageRef:
        """Sends a card. Raises as :meth:`bot.ports.Adapter.post`."""
        where = self._places.where(to.id)
        if where is not None and where.is_forum:
            return await self._in_forum(key, to, card, under)
        channel, answered = channel_and_message(under) if under is not None else (to.id, "")
        root = _root(card.talk)
        drawn = render.payload(card, talk=root if root in self._threads else None)
        body = _marked(drawn.json, key)
        if answered:
            body["message_reference"] = {"message_id": answered, "fail_if_not_exists": False}
        marker = str(marker_of(key))
        asked = discord.utils.utcnow()
        message, _ = await self._once.send(
            channel, marker, lambda: self._wire.send(channel, body, key, drawn.files)
        )
        if card.talk is not None and not answered:
            self._begin_talk(channel, root or message, card.talk)
        ref = MessageRef(to, message if channel == to.id else f"{channel}/{message}")
        return self._known_again(ref, asked)

    def _known_again(self, message: MessageRef, asked: datetime) -> MessageRef:
        sent = discord.utils.snowflake_time(int(channel_and_message(message)[1]))
        if (asked - sent).total_seconds() > OLD:
            self.found_again(message)
        return message

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Redraws a card. Raises as :meth:`bot.ports.Adapter.edit`."""
        channel, id = channel_and_message(message)
        root = _root(card.talk)
        if root and channel == message.place.id:
            self._begin_talk(channel, root, card.talk)
        linked = root if root in self._threads and root not in (id, channel) else None
        drawn = render.payload(card, talk=linked)
        try:
            await self._redraw(channel, id, drawn)
        except Barred as barred:
            if channel == message.place.id:
                raise
            raise Gone from barred  # a thread that a moderator closed; the place may be open

    async def _redraw(self, channel: str, message: str, drawn: render.Drawn) -> None:
        try:
            await self._wire.redraw(channel, message, drawn.edit, drawn.files)
        except Refused as refused:
            if refused.code != ARCHIVED:
                raise
            await self._wire.reopen(channel)
            await self._wire.redraw(channel, message, drawn.edit, drawn.files)

    # --- talk -----------------------------------------------------------------------------------------

    def _begin_talk(self, channel: str, root: str, talk: Talk | None) -> None:
        """Sees to it that a process has its thread, beside everything else: nobody waits for it. One that is
        lost by a crash is begun when the card is redrawn."""
        where = self._places.where(channel)
        if talk is None or root in self._threads or where is None or where.is_thread or not where.guild:
            return
        task = asyncio.ensure_future(self._open_talk(channel, root, talk))
        self._beginning.add(task)
        task.add_done_callback(self._beginning.discard)

    async def _open_talk(self, channel: str, root: str, talk: Talk) -> None:
        """Where we may not make a thread, people talk in the channel."""
        try:
            await self._wire.thread_from(channel, root, cut(talk.name, LONGEST_NAME))
        except (Refused, Gone, TryLater, Away) as error:
            log.info("a thread couldn't be begun", error=error)
            return
        self._threads.put(root, None)

    # --- forums ---------------------------------------------------------------------------------------

    async def _in_forum(self, key: str, to: Place, card: Card, under: MessageRef | None) -> MessageRef:
        """In a forum everything stands in a post: one for each process, one for each other card."""
        posts = [under.id] if under is not None else []
        posts += card.talk.messages if card.talk is not None else ()
        drawn = render.payload(card)
        body = _marked(drawn.json, key)
        asked = discord.utils.utcnow()
        for post in sorted({id.partition("/")[0] for id in posts}, key=int):
            try:
                message = await self._sent_in(post, key, body, drawn.files)
            except Gone:
                continue  # deleted, or locked by a moderator
            return self._known_again(MessageRef(to, f"{post}/{message}"), asked)
        name = cut(card.talk.name if card.talk else plain(card.title) or "Circlekeeper", LONGEST_NAME)
        tags = self._places.tags_needed(to.id)
        begun = await self._begun_before(to.id, key)
        if begun is None:
            begun, _ = await self._once.send(
                to.id,
                str(marker_of(key)),
                lambda: self._wire.forum_post(to.id, name, body, tags, drawn.files),
                looks=False,
            )
        return self._known_again(MessageRef(to, f"{begun}/{begun}"), asked)

    async def _sent_in(self, post: str, key: str, body: Json, files: tuple[tuple[str, bytes], ...]) -> str:
        sent = await self._once.send(
            post, str(marker_of(key)), lambda: self._wire.send(post, body, key, files)
        )
        return sent.id

    async def _begun_before(self, forum: str, key: str) -> str | None:
        """A post that we began and whose answer was lost: a post can't bear a nonce."""
        marker = str(marker_of(key))
        if not self._once.may_stand(marker):
            return None
        for thread in self._places.latest_threads(forum):
            await self._once.look(thread)
            if self._once.stands(thread, marker):
                return thread
        return None

    # --- once -----------------------------------------------------------------------------------------

    async def _look(self, channel: str) -> dict[str, str]:
        """Our messages by their markers: Discord knows a message by its nonce for some minutes only."""
        try:
            latest = await self._wire.latest(channel)
        except (Gone, Refused):
            return {}  # we may write there, perhaps, but not read
        own = [each for each in latest if str((each.get("author") or {}).get("id")) == self.own]
        return {str(marker): str(each["id"]) for each in own if (marker := _marker(each))}


def _marked(body: Mapping[str, Any], key: str) -> Json:
    """The body with the marker by which we know the message again."""
    first, *more = body["components"]
    return {**body, "components": [{**first, "id": marker_of(key)}, *more]}


def _marker(message: Mapping[str, Any]) -> int:
    components = message.get("components") or ()
    found = components[0].get("id") if components else None
    return found if isinstance(found, int) else 0


def _root(talk: Talk | None) -> str:
    """The message with which a process began in a place: ids are in the order of time."""
    ids = [id for id in talk.messages if id.isdecimal()] if talk is not None else []
    return min(ids, key=int, default="")
