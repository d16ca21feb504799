"""Takes in what Slack tells, by sockets as by HTTP: in order, acknowledged once it is durable.

An event that isn't acknowledged within three seconds is delivered again, with the same key, and taken once;
a command or a button isn't, and the person sees that it failed (Slack's documentation, "The Events API",
"Handling user interaction").
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Any

import structlog

from adapters.lanes import Lanes, lane_of, until_done
from adapters.latest import Latest
from adapters.payloads import json, text
from adapters.progress import Progress
from adapters.slack.answering import Answering
from adapters.slack.around import Around, Lookup, asks_for, place_of, team_and_channel, workspace_of
from adapters.slack.catchup import CatchUp
from adapters.slack.connection import Ack
from adapters.slack.home import Homes
from adapters.slack.inbound import heard_by, mark_id, read
from adapters.slack.interactions import Interaction, act_in, read_interaction
from adapters.slack.limits import Json
from adapters.slack.people import People
from adapters.slack.posting import Posting
from adapters.slack.wire import Away, Refused
from adapters.slack.written import PLATFORM, is_after
from bot.ports import Act, Clock, Desk, Gone, Inbound, MessageRef, TryLater

log = structlog.get_logger()

OVERLAP = timedelta(seconds=60)
"""How long before the noted moment from which is read again: a line may be dead for a while before anybody
knows, and clocks differ a little."""
PATIENCE = 2.0
"""Seconds after which an event is acknowledged although it isn't taken in yet."""
ORDERING = 0.2
"""Seconds that a message waits for one that was written before it: each of the lines takes its own time."""
NOTING = 1.0
"""Seconds in which a card that was sent, or found again, is noted by those who asked for it."""
ROUNDS = 300.0
"""Seconds between two rounds past all open cards: an event may get lost without anybody's noticing."""
STEP = 2.0
"""Seconds between two cards of a round: Slack answers fifty such questions a minute ("reactions.get")."""
MESSAGES = 20_000
MARKS = 5_000
"""Marks of which is known when they were put or taken away last."""


@dataclass(frozen=True, slots=True, order=True)
class _Said:
    """A message on its way to the desk."""

    at: float
    number: int
    """In the order of coming."""
    payload: Json = field(compare=False)
    lookup: Lookup = field(compare=False)
    done: asyncio.Event = field(default_factory=asyncio.Event, compare=False)

    async def wait(self) -> None:
        """Until it is handed in."""
        await self.done.wait()


class Listener:
    """Hands in what people do.

    Args:
        around: what things are understood by in a workspace, at this moment.
        listens: whether Slack can tell us anything now.
        gone: is told that the app was removed from a workspace.
        seconds: only go forward; those by which the answering counts, too.
    """

    def __init__(
        self,
        desk: Desk,
        people: People,
        answering: Answering,
        catch_up: CatchUp,
        homes: Homes,
        posting: Posting,
        clock: Clock,
        around: Callable[[str], Around],
        listens: Callable[[], bool],
        gone: Callable[[Json], Awaitable[None]],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._people = people
        self._answering = answering
        self._catch_up = catch_up
        self._homes = homes
        self._posting = posting
        self._clock = clock
        self._around = around
        self._listens = listens
        self._gone = gone
        self._seconds = seconds
        self._lanes = Lanes(seconds)
        self.progress = Progress(desk, PLATFORM, lambda: self.is_caught_up, self._since, seconds)
        self._acts: Latest[Act | None] = Latest(MESSAGES)
        """What messages were taken for."""
        self._marked: Latest[str] = Latest(MARKS)
        self._numbers = count()
        self._said: dict[str, list[_Said]] = {}
        """By lane: messages that have come and aren't handed in yet, those first that were written first."""
        self._reading: asyncio.Task[None] | None = None
        self._closed = False

    # --- what comes -----------------------------------------------------------------------------------

    def take(self, kind: str, payload: Json, ack: Ack) -> None:
        """One thing that Slack tells. Returns at once; what it means is done in order, and acknowledged.

        Args:
            kind: ``events_api``, or else an interaction or a command.
        """
        if self._closed:
            return  # somebody else hears it, or it comes again
        came = self._seconds()
        if kind == "events_api":
            self._lanes.beside(self._acknowledge(self._understood(payload), ack))
        else:
            self._lanes.wait_for(self._lanes.beside(self._interaction(payload, ack, came)))

    async def _acknowledge(self, done: "asyncio.Task[None] | None", ack: Ack) -> None:
        if done is not None:
            await asyncio.wait({done}, timeout=PATIENCE)
        try:
            await ack(None)
        except ConnectionError as error:
            log.info("an event couldn't be acknowledged", error=error)

    def _understood(self, payload: Json) -> "asyncio.Task[None] | None":
        """Begins what an event asks for; one in which something is missing would be the same next time."""
        try:
            return self._event(payload)
        except ValueError as error:
            log.warning("an event of Slack's can't be understood", error=error)
            return None

    def _event(self, payload: Json) -> "asyncio.Task[None] | None":
        event = json(payload.get("event"))
        match event.get("type"):
            case "app_home_opened" if event.get("tab") == "home":
                self._lanes.beside(self._home_opened(self._where(payload, event)[0], event))
            case "app_uninstalled" | "tokens_revoked":
                told = "it couldn't be kept that the app was removed"
                return self._lanes.beside(until_done(partial(self._gone, payload), told))
            case "reaction_added" | "reaction_removed" if self._is_overtaken(event):
                return None
            case "member_joined_channel" | "channel_unarchive" | "group_unarchive":
                self._may_write(payload, event)
            case "channel_left" | "group_left":
                self._people.forget(*self._where(payload, event))
        return self._line_up(payload)

    def _is_overtaken(self, event: Mapping[str, Any]) -> bool:
        """Whether something later was told already of the same mark: one line may be quicker than another."""
        item, at = json(event.get("item")), text(event.get("event_ts"))
        channel, ts = text(item.get("channel")), text(item.get("ts"))
        user, name = text(event.get("user")), text(event.get("reaction"))
        mark = mark_id(channel, ts, user, name)
        if is_after(self._marked.get(mark, ""), at):
            return True
        self._marked.put(mark, at)
        self._catch_up.changed(channel, ts, user, name, put=event.get("type") == "reaction_added")
        return False

    def _line_up(self, payload: Json) -> "asyncio.Task[None] | None":
        """Has what somebody did handed in after what they did before."""
        lookup = asks_for(read, payload, self._around(""))
        if lookup.act is None:
            return None
        lane = lane_of(lookup.act)
        if lookup.act.source is None:
            return self._lanes.line_up(lane, lambda: self._hand_in(payload, lookup))
        said = _Said(_time_of(payload), next(self._numbers), payload, lookup)
        heappush(self._said.setdefault(lane, []), said)
        came = self._seconds()
        self._lanes.line_up(lane, lambda: self._hand_in_earliest(lane, came))
        return self._lanes.beside(said.wait())

    async def _hand_in_earliest(self, lane: str, came: float) -> None:
        """Of what somebody wrote, what they wrote first: one line may be quicker than another."""
        await asyncio.sleep(max(0.0, came + ORDERING - self._seconds()))
        waiting = self._said[lane]
        said = heappop(waiting)
        if not waiting:
            del self._said[lane]
        try:
            await self._hand_in(said.payload, said.lookup)
        finally:
            said.done.set()

    async def _hand_in(self, payload: Json, lookup: Lookup) -> None:
        await self._people.look_up(lookup.team, lookup.users, lookup.channels)
        if _is_quick(payload):
            await asyncio.sleep(NOTING)
        act = read(payload, self._around(lookup.team))
        if act is None:
            return  # it was a bot's, as is known now
        self._took(act)
        await until_done(partial(self._desk.handle, act), "an act couldn't be handed in", key=act.key)
        self._homes.acted(lookup.team, _user(act))

    def _took(self, act: Inbound) -> None:
        if act.source is not None:
            self._acts.put(f"{act.place.id}/{act.source.id.rpartition('/')[2]}", act.act)
        if act.private:
            team, im = team_and_channel(act.place)
            self._people.met(team, _user(act), im)

    def taken(self, team: str, channel: str, ts: str) -> Act | None:
        """What a message was taken for."""
        return self._acts.get(f"{team}/{channel}/{ts}", None)

    # --- interactions ---------------------------------------------------------------------------------

    async def _interaction(self, payload: Json, ack: Ack, came: float) -> None:
        interaction = await self._read(payload)
        if interaction is None:
            try:
                await ack(None)
            except ConnectionError as error:
                log.info("an interaction couldn't be acknowledged", error=error)
            return
        await self._answering.take(interaction, ack, came)
        self._homes.acted(interaction.team, interaction.user)

    async def _read(self, payload: Json) -> Interaction | None:
        """What somebody did, with everybody's names."""
        lookup = asks_for(act_in, payload, self._around(""))
        if lookup.act is None:
            return None
        team = lookup.team
        asked = [self._people.look_up(team, lookup.users, lookup.channels)]
        if lookup.act.private and lookup.act.about is None:
            asked.append(self._open(team, _user(lookup.act)))
        await asyncio.gather(*asked)
        return read_interaction(payload, self._around(team))

    async def _open(self, team: str, user: str) -> None:
        """Learns where we talk with somebody; where that can't be told now, they are named instead."""
        try:
            async with asyncio.timeout(NOTING):
                await self._people.conversation(team, user)
        except (Gone, TryLater, Away, Refused, TimeoutError) as error:
            log.info("a conversation couldn't be opened", error=error)

    # --- home, and where we may write -----------------------------------------------------------------

    def _where(self, payload: Json, event: Mapping[str, Any]) -> tuple[str, str]:
        return heard_by(payload, self._around("")).team, text(event.get("channel"))

    async def _home_opened(self, team: str, event: Mapping[str, Any]) -> None:
        user = text(event.get("user"))
        await self._people.look_up(team, [user])
        at = workspace_of(team, self._around(team))
        language, blank = at.around.language_of(user), "view" not in event
        await self._homes.opened(team, user, at.account(user), language, blank=blank)

    def _may_write(self, payload: Json, event: Mapping[str, Any]) -> None:
        """Somebody joined a channel, or it is no archive any more: what waited for it goes out."""
        own = self._around("").is_own(text(event.get("user")))
        if event.get("type") == "member_joined_channel" and not own:
            return
        team, channel = self._where(payload, event)
        self._people.forget(team, channel)
        place = place_of(team, channel)
        told = "it couldn't be handed in where we may write"
        self._lanes.beside(until_done(lambda: self._desk.writable([place]), told))

    def _come_back(self, team: str) -> None:
        told = "it couldn't be handed in where the app is"
        self._lanes.beside(until_done(partial(self._came_back, team), told))

    async def _came_back(self, team: str) -> None:
        """What waits for places of a workspace is tried again: nobody tells when an archive was opened while
        we were away, or when we may write again in a channel that was read-only."""
        try:
            places = {place_of(team, channel) for channel in await self._people.inside(team)}
        except Gone:
            return  # removed once more
        private = await self._desk.conversations(PLATFORM)
        places |= {place for place in private if team_and_channel(place)[0] == team}
        await self._desk.writable(places)

    # --- what was missed ------------------------------------------------------------------------------

    def gap(self) -> None:
        """Events may have been lost, or the app is in a workspace again: what stands there now is read, and
        what waited for a place goes out. Until it is read we are behind."""
        if self._closed:
            return
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._lanes.beside(self._read_gap())
        self.progress.report()

    async def _read_gap(self) -> None:
        await until_done(self._line_up_missed, "what was missed couldn't be read")
        await self._lanes.settled()
        self._reading = None
        log.info("what was missed has been read")
        self.progress.report()

    async def _line_up_missed(self) -> None:
        for card in await self._desk.open_messages(PLATFORM):
            self._posting.note(card)
        for event in await self._catch_up.read():
            self._line_up(event)
        for team in self._around("").bots:
            self._come_back(team)

    def look_again(self, card: MessageRef) -> None:
        """A card had been sent before we knew: the marks that were put under it meanwhile are found."""
        self._lanes.beside(self._look(card, NOTING))

    async def _look(self, card: MessageRef, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            for event in await self._catch_up.marks(card):
                self._line_up(event)
        except Away as error:
            log.warning("the marks under a card couldn't be read", error=error)

    async def go_round(self) -> None:
        """Looks at the open cards again and again, slowly, until cancelled."""
        while True:
            await asyncio.sleep(ROUNDS)
            try:
                for card in await self._desk.open_messages(PLATFORM):
                    await self._look(card, STEP)
                for team in self._around("").bots:
                    await self._came_back(team)
            except Exception as error:
                log.warning("a round past the open cards failed", exc_info=error)

    # --- how far we are -------------------------------------------------------------------------------

    @property
    def is_caught_up(self) -> bool:
        """Whether all that people did is taken in, as far as anybody can tell."""
        return self._listens() and not self._closed and self._reading is None and not self._lanes.is_slow

    def _since(self) -> str:
        return f"{(self._clock.now() - OVERLAP).timestamp():.6f}"

    async def close(self) -> None:
        """Lets what has come in be taken in, for a moment; then stops. What comes now is left alone: nobody
        would answer it any more. Until somebody listens again, we are behind."""
        self._closed = True
        self.progress.report()
        await self._lanes.close([self._reading] if self._reading is not None else ())


def _is_quick(payload: Json) -> bool:
    """Whether somebody answered a message so soon, by the times of both, that it may not be noted yet. A mark
    that is as quick is kept until it is."""
    event = json(payload.get("event"))
    try:
        return float(event["ts"]) - float(event["thread_ts"]) < NOTING
    except (KeyError, TypeError, ValueError):
        return False


def _time_of(payload: Json) -> float:
    """When something happened, in seconds; 0 where that isn't said."""
    event = json(payload.get("event"))
    try:
        return float(event.get("event_ts") or event.get("ts") or 0)
    except (TypeError, ValueError):
        return 0.0


def _user(act: Inbound) -> str:
    """The id of who did it, within their workspace."""
    return act.who.account.id.rpartition(":")[2]
