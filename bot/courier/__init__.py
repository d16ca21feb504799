"""Brings messages out: cards until they show what is committed, notices once."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NoReturn

import structlog

from bot.courier.agenda import Agenda, Delivery, Lane, agenda
from bot.courier.carrying import LEASE, Carrier, DrawCard, DrawOutgoing, TakeEarly
from bot.meters import Meters
from bot.ports import Adapter, Clock, MessageRef, Store
from bot.rows import MarkRow, Outgoing

__all__ = ["LEASE", "Courier"]

LOOK_AHEAD = 500
"""So many places, and so many people, are considered at one look."""

KEPT_SENT = timedelta(days=8)
"""So long rows that were sent stay, so that a repeated act finds its notices sent: a day more than the
inbox remembers acts."""

log = structlog.get_logger(__name__)


def _no_crash(point: str) -> None:
    """In production nothing happens at the named failure points."""


async def _nobody_takes(message: MessageRef, marks: Sequence[MarkRow]) -> None:
    """Where nobody can put marks."""


class Courier:
    """Brings out what the engine has committed, through the adapters.

    Every message is sent at least once, and exactly once by platforms that honour keys (Matrix: the
    transaction id). In a place one message follows the other; places don't wait for one another.

    Args:
        draw_card: draws a post's card from the unit it is given (reading only).
        draw_outgoing: the same for a row; ``None`` where there is nothing to say any more.
        lease: after a crash, so long nobody touches the message that was being sent.
        width: how many messages are on their way at once, per platform.
        breath: seconds between two looks at what is due.
        early: takes the marks that were put under a new card before its arrival was known.
        reached: is told the failure points ``after-claim``, ``after-send``, ``before-mark`` and
            ``after-mark``; a test raises a ``BaseException`` there to crash.
    """

    def __init__(
        self,
        store: Store,
        adapters: Mapping[str, Adapter],
        clock: Clock,
        draw_card: DrawCard,
        draw_outgoing: DrawOutgoing,
        *,
        lease: timedelta = LEASE,
        width: int = 8,
        breath: float = 0.01,
        meters: Meters | None = None,
        reached: Callable[[str], None] = _no_crash,
        early: TakeEarly = _nobody_takes,
    ) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        """What was done since the start, by word and platform: ``posted``, ``edited``, ``coalesced``,
        ``sent``, ``taken away``, ``put off``, ``failed``, ``lost``, ``gone``, ``unreachable``."""
        self._meters = meters
        self._store = store
        self._adapters = adapters
        self._clock = clock
        self._width = width
        self._breath = breath
        self._carrier = Carrier(
            store, adapters, clock, draw_card, draw_outgoing, self._count, reached, lease, early
        )
        self._woken = asyncio.Event()
        self._look = True
        self._landed = False
        self._flights: dict[asyncio.Task[datetime | None], Delivery] = {}
        self._resting: dict[Lane, datetime] = {}

    def nudge(self) -> None:
        """Tells that something was committed that may have to go out, or that the clock was moved."""
        self._look = True
        self._woken.set()

    async def run(self) -> NoReturn:
        """Brings out messages until it is cancelled; then lets those on their way arrive, for a moment."""
        try:
            while True:
                await self.tidy()
                await self._bring(until=asyncio.get_running_loop().time() + 6 * 3600)
        finally:
            if self._flights:
                await asyncio.wait(self._flights, timeout=5)
            await self._drop_flights()

    async def deliver(self) -> None:
        """Brings out what is due now, and returns when nothing more is."""
        try:
            await self._bring(until=None)
        finally:
            await self._drop_flights()

    async def tidy(self) -> None:
        """Deletes rows that were sent long ago."""
        before = self._clock.now() - KEPT_SENT
        try:
            while await self._store.write(
                lambda uow: uow.remove_before(Outgoing, "sent_at", before, limit=500)
            ):
                pass
        except Exception as error:
            log.warning("sent messages weren't tidied away", exc_info=error)

    async def _bring(self, until: float | None) -> None:
        """Sends what is due, again and again; without ``until`` (in seconds of the loop) only until idle."""
        loop = asyncio.get_running_loop()
        waiting = Agenda()
        self._look = True
        looked_at = -self._breath
        while until is None or loop.time() < until:
            self._woken.clear()
            self._land()
            if self._look or (self._landed and not waiting.deliveries):
                await asyncio.sleep(max(0.0, looked_at + self._breath - loop.time()))
                self._look = self._landed = False
                waiting = await self._due()
                looked_at = loop.time()
            started, left = self._start(waiting)
            waiting = Agenda(left, waiting.look_at)
            if started or self._look or (self._landed and not left):
                continue
            if until is None and not self._flights:
                return
            try:
                async with asyncio.timeout(self._pause(waiting, until, loop.time())):
                    await self._woken.wait()
            except TimeoutError:
                self._look = True

    async def _due(self) -> Agenda:
        now, platforms = self._clock.now(), tuple(self._adapters)
        try:
            return await self._store.read(lambda uow: agenda(uow, now, platforms, limit=LOOK_AHEAD))
        except Exception as error:
            log.warning("the store can't be looked into", exc_info=error)
            return Agenda(look_at=now + timedelta(seconds=5))

    def _start(self, waiting: Agenda) -> tuple[int, tuple[Delivery, ...]]:
        """Starts what may go; gives how many, and what found all hands of its platform full."""
        now = self._clock.now()
        self._resting = {lane: until for lane, until in self._resting.items() if until > now}
        busy = {flight.lane for flight in self._flights.values()} | self._resting.keys()
        hands = Counter(flight.platform for flight in self._flights.values())
        started, left = 0, []
        for delivery in waiting.deliveries:
            if delivery.lane in busy:
                continue
            if hands[delivery.platform] >= self._width:
                left.append(delivery)
                continue
            task = asyncio.create_task(self._carrier.carry(delivery))
            task.add_done_callback(lambda _: self._woken.set())
            self._flights[task] = delivery
            hands[delivery.platform] += 1
            started += 1
        return started, tuple(left)

    def _land(self) -> None:
        """Takes leave of what has arrived."""
        for task in [task for task in self._flights if task.done()]:
            delivery = self._flights.pop(task)
            self._landed = True
            error = task.exception()
            if error is None:
                until = task.result()
            elif isinstance(error, Exception):
                # The store failed: the lease keeps the message, and its place rests for a while.
                log.warning("what was sent couldn't be kept", exc_info=error)
                until = self._clock.now() + timedelta(seconds=5)
            else:
                raise error
            if until is not None:
                self._resting[delivery.lane] = until

    def _pause(self, waiting: Agenda, until: float | None, now: float) -> float | None:
        """Seconds until the next moment that we know of; ``None``: wait to be woken."""
        moments = [*self._resting.values(), *([waiting.look_at] if waiting.look_at else [])]
        pauses = [max(0.0, (moment - self._clock.now()).total_seconds()) for moment in moments]
        if until is not None:
            pauses.append(max(0.0, until - now))
        return min(pauses, default=None)

    def _count(self, what: str, platform: str, times: int = 1) -> None:
        self.counts[what, platform] += times
        if self._meters is not None:
            if what in ("posted", "edited"):
                self._meters.drawn.labels(platform, what).inc(times)
            elif what == "coalesced":
                self._meters.coalesced.labels(platform).inc(times)

    async def _drop_flights(self) -> None:
        for task in self._flights:
            task.cancel()
        await asyncio.gather(*self._flights, return_exceptions=True)
        self._flights.clear()
