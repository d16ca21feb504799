"""Brings cards to channels and their threads, and redraws them there; each once, also after a crash."""

import time
from collections.abc import Callable
from datetime import timedelta

import structlog

from adapters.latest import Latest
from adapters.once import Once
from adapters.payloads import json, text
from adapters.slack import render
from adapters.slack.around import place_of, team_and_channel, thread_and_ts
from adapters.slack.pace import Pace
from adapters.slack.wire import METADATA, Away, Refused, Wire
from bot.cards import Card, Talk
from bot.ports import Clock, Gone, MessageRef, Place, TryLater

log = structlog.get_logger()

AT_ONCE, A_MINUTE = 12, 36
"""Redraws in a workspace: together fewer than the fifty a minute that Slack promises ("Rate limits", tier 3).
"""
REMEMBERED = 20_000
"""Messages of which is known in whose thread they stand."""
BACK = timedelta(days=1)
"""So far back a thread is looked through for a message of ours."""


class Posting:
    """Posts and redraws cards.

    Args:
        seconds: only go forward.
    """

    def __init__(self, wire: Wire, clock: Clock, seconds: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._clock = clock
        self._once = Once(self._look, Away, seconds)
        self._pace = Pace(AT_ONCE, A_MINUTE, seconds)
        self._threads: Latest[str] = Latest(REMEMBERED)
        self._links: Latest[str] = Latest(REMEMBERED)
        """The addresses of messages in whose threads people talk."""
        self.found_again: Callable[[MessageRef], None] = lambda message: None
        """Is told of a message that had been sent before: nobody listened then to what people did with it."""

    async def post(self, key: str, to: Place, card: Card, under: MessageRef | None) -> MessageRef:
        """Sends a card. Raises as :meth:`bot.ports.Adapter.post`."""
        team, channel = team_and_channel(to)
        thread = ""
        if under is not None:
            within, ts = thread_and_ts(under)
            # What two say to each other stands one below the other, unless they began a thread.
            thread = within or ("" if channel.startswith("D") else ts)
        body = render.payload(card, talk=await self._talk(to, card.talk))
        sent = await self._once.send(
            f"{to.id}/{thread}", key, lambda: self._wire.send(team, channel, body, key, thread or None)
        )
        message = MessageRef(to, f"{thread}/{sent.id}" if thread else sent.id)
        self.note(message)
        if sent.again:
            self.found_again(message)
        return message

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Redraws a card. Raises as :meth:`bot.ports.Adapter.edit`."""
        team, channel = team_and_channel(message.place)
        self._pace.take(team)
        talk = await self._talk(message.place, card.talk, but_for=message.id)
        await self._wire.redraw(team, channel, thread_and_ts(message)[1], render.payload(card, talk=talk))

    def note(self, message: MessageRef) -> None:
        """Keeps in mind in whose thread a message stands."""
        thread, ts = thread_and_ts(message)
        if thread:
            self._threads.put(f"{message.place.id}/{ts}", thread)

    def thread_of(self, team: str, channel: str, ts: str) -> str:
        """In whose thread a message of ours stands; empty: in none, or it was long ago."""
        return self._threads.get(f"{place_of(team, channel).id}/{ts}", "")

    async def _talk(self, place: Place, talk: Talk | None, but_for: str = "") -> str | None:
        """The address of the thread in which a process is talked about: that of its first card there."""
        team, channel = team_and_channel(place)
        roots = [id for id in talk.messages if "/" not in id] if talk is not None else []
        root = min(roots, key=float, default="")
        if not root or root == but_for or channel.startswith("D"):
            return None
        key = f"{place.id}/{root}"
        if key not in self._links:
            try:
                link = await self._wire.permalink(team, channel, root)
            except (Gone, Refused, TryLater, Away) as error:
                log.info("the address of a thread isn't known", error=error)
                return None
            self._links.put(key, f"{link}?thread_ts={root}&cid={channel}")
        return self._links.get(key, "")

    async def _look(self, where: str) -> dict[str, str]:
        """Our messages that stand in a channel or thread, by their keys."""
        team, channel, thread = where.split("/")
        since = f"{(self._clock.now() - BACK).timestamp():.6f}" if thread else "0"
        try:
            latest = await self._wire.latest(team, channel, since, thread or None)
        except (Gone, Refused) as error:
            log.info("it can't be seen what stands there already", error=error)
            return {}  # we may write there, perhaps, but not read
        marked = ((json(one.get("metadata")), text(one.get("ts"))) for one in latest)
        return {
            key: ts
            for metadata, ts in marked
            if metadata.get("event_type") == METADATA
            and (key := text(json(metadata.get("event_payload")).get("key")))
        }
