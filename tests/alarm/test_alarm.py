"""The alarm rings what is due, when it is due, and survives what it rings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

import pytest
import structlog

from bot.alarm import Alarm, Bells
from bot.clock import SystemClock
from bot.ports import Clock
from tests.clock import START, StandingClock


class Timers:
    """Moments that fall due, and what became of them."""

    def __init__(self, *due: datetime) -> None:
        self.due = sorted(due)
        self.rung: list[datetime] = []
        self.at_once = 2
        self.looks = 0
        self.calls = 0
        self.held = False
        self.broken = False
        self.rang = asyncio.Event()

    async def next_due(self) -> datetime | None:
        self.looks += 1
        return min(self.due, default=None)

    async def ring(self, now: datetime) -> int:
        self.calls += 1
        if self.broken:
            raise OSError("no")
        ripe = [] if self.held else [moment for moment in self.due if moment <= now][: self.at_once]
        for moment in ripe:
            self.due.remove(moment)
            self.rung.append(moment)
        if ripe:
            self.rang.set()
        return len(ripe)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


@asynccontextmanager
async def running(alarm: Alarm) -> AsyncIterator[asyncio.Task[object]]:
    task: asyncio.Task[object] = asyncio.create_task(alarm.run())
    await asyncio.sleep(0.02)
    yield task
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


async def test_it_rings_within_milliseconds_of_the_moment() -> None:
    clock = SystemClock()
    timers = Timers(clock.now() + seconds(0.2))
    async with running(Alarm(timers, clock)):
        assert timers.rung == []
        async with asyncio.timeout(5):
            await timers.rang.wait()
        late = clock.now() - timers.rung[0]
        assert seconds(0) <= late < seconds(0.1)


async def test_all_that_is_due_rings_group_after_group(clock: StandingClock) -> None:
    timers = Timers(*(START - seconds(number) for number in range(7)), START + seconds(1))
    assert await Alarm(timers, clock).ring_now() == 7
    assert timers.due == [START + seconds(1)]


async def test_what_fell_due_while_nobody_ran_rings_at_the_start(clock: StandingClock) -> None:
    timers = Timers(START - timedelta(days=3))
    async with running(Alarm(timers, clock)):
        assert len(timers.rung) == 1


async def test_an_earlier_moment_counts_once_it_is_told_of(clock: Clock) -> None:
    real = SystemClock()
    timers = Timers(real.now() + timedelta(days=1))
    alarm = Alarm(timers, real)
    async with running(alarm):
        timers.due.append(real.now() + seconds(0.03))
        alarm.nudge()
        async with asyncio.timeout(5):
            await timers.rang.wait()
        assert len(timers.rung) == 1


async def test_a_moved_clock_rings_after_a_nudge(clock: StandingClock) -> None:
    timers = Timers(START + timedelta(days=1))
    alarm = Alarm(timers, clock)
    async with running(alarm):
        clock.tick(days=1)
        alarm.nudge()
        async with asyncio.timeout(5):
            await timers.rang.wait()


async def test_the_sweep_finds_what_nobody_told_of(clock: StandingClock) -> None:
    timers = Timers()
    async with running(Alarm(timers, clock, sweep=seconds(0.05))):
        timers.due.append(START)
        async with asyncio.timeout(5):
            await timers.rang.wait()


async def test_what_has_to_wait_is_asked_for_at_growing_intervals(clock: StandingClock) -> None:
    """A deadline waits until the platforms are read to the end; that mustn't keep the database busy."""
    timers = Timers(START)
    timers.held = True
    alarm = Alarm(timers, clock)
    async with running(alarm):
        await asyncio.sleep(0.5)
        assert timers.calls <= 5
        timers.held = False
        alarm.nudge()
        async with asyncio.timeout(5):
            await timers.rang.wait()


async def test_nudges_do_not_hurry_what_has_to_wait(clock: StandingClock) -> None:
    timers = Timers(START)
    timers.held = True
    alarm = Alarm(timers, clock)
    async with running(alarm):
        for _ in range(100):
            alarm.nudge()
            await asyncio.sleep(0.001)
        assert timers.calls <= 5


async def test_a_ring_that_fails_is_tried_again(clock: StandingClock) -> None:
    timers = Timers(START)
    timers.broken = True
    with structlog.testing.capture_logs() as logged:
        async with running(Alarm(timers, clock)) as task:
            timers.broken = False
            async with asyncio.timeout(5):
                await timers.rang.wait()
            assert not task.done()
    assert logged[0]["event"] == "what is due could not be rung"


async def test_many_nudges_are_few_looks(clock: StandingClock) -> None:
    timers = Timers(START + timedelta(days=1))
    alarm = Alarm(timers, clock)
    async with running(alarm):
        for _ in range(1000):
            alarm.nudge()
        await asyncio.sleep(0.02)
        assert timers.looks <= 3


async def test_the_page_and_the_alarm_do_not_ring_across_each_other(clock: StandingClock) -> None:
    timers = Timers(*(START - seconds(number) for number in range(40)))
    alarm = Alarm(timers, clock)
    assert sum(await asyncio.gather(alarm.ring_now(), alarm.ring_now())) == 40
    assert len(set(timers.rung)) == 40


async def test_several_bells_ring_as_one(clock: StandingClock) -> None:
    deadlines, reminders = Timers(START, START + seconds(60)), Timers(START, START + seconds(30))
    bells = Bells(deadlines, reminders)
    assert await Alarm(bells, clock).ring_now() == 2
    assert await bells.next_due() == START + seconds(30)


async def test_a_bell_that_fails_does_not_silence_the_others(clock: StandingClock) -> None:
    broken, fine = Timers(START), Timers(START)
    broken.broken = True
    with pytest.raises(ExceptionGroup):
        await Bells(broken, fine).ring(START)
    assert fine.rung == [START]


async def test_it_stops_without_a_loose_end(clock: StandingClock) -> None:
    async with running(Alarm(Timers(START + seconds(0.01)), clock)):
        pass
    assert asyncio.all_tasks() == {asyncio.current_task()}
