"""Wakes what falls due: rows are the truth about time, APScheduler holds one wake-up at the next of them."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import NoReturn, Protocol

import structlog
from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import SystemClock
from bot.ports import Clock

SWEEP = timedelta(seconds=60)
"""At least so often we look, whatever was or wasn't said to us."""
SHORTEST = timedelta(milliseconds=50)
"""The first pause after a ring that left something due: another process may be at it, or it has to wait
for a platform. The pause doubles up to the sweep."""
PRECISELY = timedelta(milliseconds=1)

log = structlog.get_logger(__name__)


class Bell(Protocol):
    """Something with moments that fall due."""

    async def ring(self, now: datetime) -> int:
        """Rings some of what is due, and says how many."""
        ...

    async def next_due(self) -> datetime | None:
        """The earliest moment that is waited for, also if it is over."""
        ...


class Bells:
    """Several bells as one."""

    def __init__(self, *bells: Bell) -> None:
        self._bells = bells

    async def ring(self, now: datetime) -> int:
        """Rings all of them; one that fails doesn't silence the others.

        Raises:
            ExceptionGroup: what failed, after all were rung.
        """
        rung, errors = 0, []
        for bell in self._bells:
            try:
                rung += await bell.ring(now)
            except Exception as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup("not all could be rung", errors)
        return rung

    async def next_due(self) -> datetime | None:
        """The earliest of their moments."""
        moments = [await bell.next_due() for bell in self._bells]
        return min((moment for moment in moments if moment is not None), default=None)


class Alarm:
    """Rings a bell when the next thing falls due, and at least every minute.

    The scheduler keeps nothing: a wake-up that is lost or late changes nothing but the moment. It wakes by
    the machine's clock; whoever moves the clock that was handed in calls :meth:`nudge` or :meth:`ring_now`.

    Args:
        bell: what is rung; several at once by :class:`Bells`.
        clock: which moments are due.
        sweep: the longest time between two looks.
    """

    def __init__(self, bell: Bell, clock: Clock, *, sweep: timedelta = SWEEP) -> None:
        self._bell = bell
        self._clock = clock
        self._sweep = sweep
        self._woken = asyncio.Event()
        self._ringing = asyncio.Lock()
        self._pause = SHORTEST
        self._rests_until = 0.0
        # Its own defaults would drop a wake-up that comes more than a second late.
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)

    def nudge(self) -> None:
        """Tells that the next moment may have moved: after a commit, or when the clock was moved."""
        self._pause = SHORTEST
        self._woken.set()

    async def ring_now(self) -> int:
        """Rings until nothing more is due; says how many rang."""
        rung = 0
        async with self._ringing:
            while some := await self._bell.ring(self._clock.now()):
                rung += some
        return rung

    async def run(self) -> NoReturn:
        """Rings whatever falls due, until cancelled."""
        self._scheduler.add_listener(_failed, EVENT_JOB_ERROR)
        self._scheduler.start()
        self._scheduler.add_job(self._wake, "interval", seconds=self._sweep.total_seconds(), id="sweep")
        try:
            while True:
                self._woken.clear()
                self._arm(await self._ring_what_is_due())
                await self._woken.wait()
        finally:
            self._scheduler.shutdown(wait=False)

    async def _ring_what_is_due(self) -> timedelta | None:
        """Rings if something is due; gives the time until the next look, ``None``: nothing is waited for."""
        rest = self._rests_until - asyncio.get_running_loop().time()
        if rest > 0:
            return timedelta(seconds=rest)
        try:
            due = await self._bell.next_due()
            if due is not None and due <= self._clock.now():
                if await self.ring_now():
                    self._pause = SHORTEST
                due = await self._bell.next_due()
        except Exception:
            log.exception("what is due could not be rung")
            return self._longer()
        if due is None:
            return None
        left = due - self._clock.now()
        return left if left > timedelta() else self._longer()

    def _longer(self) -> timedelta:
        """What is due has to wait: not even nudges ring it more often than this."""
        pause = self._pause
        self._rests_until = asyncio.get_running_loop().time() + SHORTEST.total_seconds()
        self._pause = min(2 * pause, self._sweep)
        return pause

    def _arm(self, left: timedelta | None) -> None:
        job = self._scheduler.get_job("wake")
        if left is None:
            if job is not None:
                job.remove()
            return
        at = SystemClock().now() + left
        if job is None or abs(job.next_run_time - at) > PRECISELY:
            self._scheduler.add_job(self._wake, "date", run_date=at, id="wake", replace_existing=True)

    async def _wake(self) -> None:
        self._woken.set()


def _failed(event: JobExecutionEvent) -> None:
    log.error("the alarm's wake-up failed", exc_info=event.exception)
