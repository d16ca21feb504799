"""Takes in what happens on Discord, in order, and finds what was missed at each fresh session.

A session that is resumed gets everything replayed; with a new one, all that happened in between is lost to
the gateway (Discord's documentation, "Resuming") and is read from the channels instead.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import discord
import msgspec
import structlog

from adapters.discord import inbound
from adapters.discord.answering import Answering
from adapters.discord.catchup import CatchUp
from adapters.discord.inbound import PLATFORM, Around
from adapters.discord.memory import Memory
from adapters.discord.places import Places, channel_and_message
from adapters.discord.welcoming import Welcoming
from adapters.discord.wire import Away, Json
from adapters.lanes import Lanes, lane_of, until_done
from adapters.progress import Progress
from bot.ports import Clock, Desk, Inbound, MessageRef, Place, TryLater

log = structlog.get_logger()

OVERLAP = timedelta(seconds=150)
"""How long before the noted moment from which is read again: a line may be dead for a while before anybody
knows, and clocks differ a little."""
LONGEST_ARRIVAL = 15.0
"""Seconds that the servers of a session are waited for: some may be out of reach."""
NOTING = 1.0
"""Seconds in which a card that was sent, or found again, is noted by those who asked for it."""
MAY_CHANGE = frozenset(
    f"{what}_{how}" for what in ("GUILD", "GUILD_ROLE", "CHANNEL") for how in ("CREATE", "UPDATE", "DELETE")
) | {"GUILD_MEMBER_UPDATE"}
"""Events after which we may be allowed to write in other channels than before."""


class Listener:
    """Hands in what people do, from one connection's events.

    Args:
        around: what an event is understood by, at this moment.
        welcoming: greets servers that let the bot in.
        seconds: only go forward; those by which the answering counts, too.
    """

    def __init__(
        self,
        desk: Desk,
        places: Places,
        answering: Answering,
        catch_up: CatchUp,
        clock: Clock,
        around: Callable[[str], Around],
        welcoming: Welcoming,
        memory: Memory,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._places = places
        self._answering = answering
        self._catch_up = catch_up
        self._clock = clock
        self._around = around
        self._welcoming = welcoming
        self._memory = memory
        self._seconds = seconds
        self.has_begun = False
        """There has been a session: who we are and where, is known."""
        self._expected: dict[int, set[str]] = {}
        """By shard: the servers whose content is still to come at the start of a session."""
        self._begun_with: set[str] = set()
        """Servers that were there when a session began; Discord may show them much later, after an outage."""
        self._news = asyncio.Event()
        self._shards = 1
        self._connected: set[int] = set()
        self._behind: set[int] = set()
        """Shards whose gap hasn't been read yet."""
        self._lanes = Lanes(seconds)
        self.progress = Progress(desk, PLATFORM, lambda: self.is_caught_up, self._since, seconds)
        self._reading: dict[int, asyncio.Task[None]] = {}
        self._writable: dict[str, frozenset[str]] = {}
        """By server: where we may write."""
        self._closed = False

    # --- events ---------------------------------------------------------------------------------------

    def take(self, raw: str) -> None:
        """One message of the gateway. Returns at once; what it means is done in order."""
        if self._closed:
            return
        came = self._seconds()
        try:
            event = msgspec.json.decode(raw)
            if event.get("op") == 0:
                self._event(event, came)
        except Exception:
            log.exception("an event of Discord couldn't be read")

    def _event(self, event: Json, came: float) -> None:
        kind, data = event.get("t"), event.get("d")
        if not isinstance(data, dict):
            return
        known = self._places.knows(str(data.get("id")))
        self._places.take(event)
        self._memory.note(event)
        match kind:
            case "READY":
                self._ready(data)
            case "GUILD_CREATE":
                self._arrived(str(data.get("id")))
                if not known and data.get("unavailable") is not True:
                    now = str(data.get("id")) not in self._begun_with
                    self._lanes.beside(self._welcoming.arrived(data, now=now))
            case "GUILD_DELETE" if data.get("unavailable") is not True:
                self._begun_with.discard(str(data.get("id")))
            case "INTERACTION_CREATE":
                interaction = inbound.read_interaction(data, self._around(""))
                if interaction is not None:
                    self._lanes.wait_for(self._lanes.beside(self._answering.take(interaction, came)))
            case _:
                for act in inbound.reads(event, self._around(self._memory.session_of(event))):
                    self._memory.took(act)
                    self._line_up(act)
                if kind == "THREAD_DELETE":
                    thread, parent = str(data.get("id")), str(data.get("parent_id"))
                    told = "what was lost with a thread couldn't be looked up"
                    self._lanes.beside(until_done(lambda: self._line_up_lost(thread, parent), told))
        if kind in MAY_CHANGE:
            self._look_where_we_may_write(str(data.get("guild_id") or data.get("id")))

    def _look_where_we_may_write(self, guild: str) -> None:
        """What waited for a channel goes out once we may write in it (again)."""
        before, now = self._writable.get(guild, frozenset()), self._places.writable(guild)
        self._writable[guild] = now
        if now - before:
            places = [Place(PLATFORM, channel) for channel in now - before]
            told = "it couldn't be handed in where we may write"
            self._lanes.beside(until_done(lambda: self._desk.writable(places), told))

    # --- sessions -------------------------------------------------------------------------------------

    def _ready(self, data: Json) -> None:
        shard, self._shards = data.get("shard") or (0, 1)
        self.has_begun = True
        self._expected[shard] = {str(each.get("id")) for each in data.get("guilds") or ()}
        self._begun_with |= self._expected[shard]
        self._connected.add(shard)
        self._behind.add(shard)
        self.progress.report()
        if (former := self._reading.pop(shard, None)) is not None:
            former.cancel()
        self._reading[shard] = self._lanes.beside(self._read_gap(shard))

    def _arrived(self, guild: str) -> None:
        for expected in self._expected.values():
            expected.discard(guild)
        self._news.set()

    def disconnected(self, shard: int) -> None:
        """The connection of a shard is lost."""
        self._connected.discard(shard)
        self.progress.report()

    def resumed(self, shard: int) -> None:
        """The session goes on: all that was missed has been replayed."""
        self._connected.add(shard)
        self.progress.report()

    async def _read_gap(self, shard: int) -> None:
        """What happened since we last listened; again until it is read."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_ARRIVAL):
                while self._expected[shard]:
                    self._news.clear()
                    await self._news.wait()
        await until_done(self._line_up_missed, "what was missed couldn't be read", shard=shard)
        self._expected[shard] = set()
        await self._lanes.settled()
        self._behind.discard(shard)
        log.info("what was missed has been read", shard=shard)
        self.progress.report()

    async def _line_up_missed(self) -> None:
        for act in await self._catch_up.read(lambda: self._around("gap")):
            self._line_up(act)

    def look_again(self, card: MessageRef) -> None:
        """A card had been sent before we knew: the marks that were put under it meanwhile are found."""
        self._lanes.beside(self._look(card))

    async def _look(self, card: MessageRef) -> None:
        await asyncio.sleep(NOTING)
        try:
            for act in await self._catch_up.marks(card, self._around("gap")):
                self._line_up(act)
        except (Away, TryLater) as error:
            log.warning("the marks under a card couldn't be read", error=error)

    async def _line_up_lost(self, thread: str, parent: str) -> None:
        """With a post of a forum all cards in it are gone, also one that is just being noted."""
        await asyncio.sleep(NOTING)
        cards = await self._desk.open_messages(PLATFORM, [parent])
        around, guild = self._around("gap"), self._places.guild_of(parent) or ""
        for card in cards:
            if channel_and_message(card)[0] == thread:
                self._line_up(inbound.erased(card, guild, around))

    # --- in order -------------------------------------------------------------------------------------

    def _line_up(self, act: Inbound) -> None:
        self._lanes.line_up(lane_of(act), lambda: self._hand_in(act))

    async def _hand_in(self, act: Inbound) -> None:
        if _is_quick(act):
            await asyncio.sleep(NOTING)
        await until_done(lambda: self._desk.handle(act), "an act couldn't be handed in", key=act.key)

    # --- how far we are -------------------------------------------------------------------------------

    @property
    def is_caught_up(self) -> bool:
        """Whether all that people did is taken in, as far as anybody can tell."""
        listens = len(self._connected) == self._shards and not self._closed
        return listens and not self._behind and not self._lanes.is_slow

    def _since(self) -> str:
        return snowflake(self._clock.now() - OVERLAP)

    async def close(self) -> None:
        """Lets what has come in be taken in, for a moment; then stops. What comes now is left alone: nobody
        would answer it any more. Until somebody listens again, we are behind."""
        self._closed = True
        self.progress.report()
        await self._lanes.close(self._reading.values())


def _is_quick(act: Inbound) -> bool:
    """Whether somebody answered a message so soon, by the ids of both, that it may not be noted yet. A mark
    that is as quick is kept until it is."""
    if act.about is None or act.source is None:
        return False
    answered, answer = (int(channel_and_message(one)[1]) >> 22 for one in (act.about, act.source))
    return answer - answered < NOTING * 1000


def snowflake(moment: datetime) -> str:
    """The id that Discord would give at this moment: ids are in the order of time."""
    return str(discord.utils.time_snowflake(moment))
