"""Deadlines: many at once among very many, how late they come, and that none is lost."""

import asyncio
import random
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Protocol

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from benchmarks.answers import Answering, core
from benchmarks.community import Community, community, run
from benchmarks.measured import Result, middle, percentile
from benchmarks.small import small
from bot.alarm import Alarm
from bot.clock import SystemClock
from bot.core.kernel import StreamId
from bot.core.kinds import KINDS
from bot.engine import Engine
from bot.rows import Timer
from tests.storage import asking

AT_ONCE = 1_000
LATER = 10_000_000_000_000_000
"""Far in the future, in microseconds since 1970."""

_FILL = (
    "INSERT INTO timer WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
    " SELECT 'far' || n.i, 'end', {later} + n.i FROM n"
)

_rung: list[float] = []
_all_rung = asyncio.Event()


def _at(moment: datetime, _: int) -> datetime:
    return moment


class Settling(Protocol):
    """Opens so many processes that end at a moment."""

    async def __call__(self, ends: datetime, count: int, *, prefix: str) -> None: ...


class Stall:
    """How long the event loop was kept from anything else, at worst."""

    def __init__(self) -> None:
        self.worst = 0.0

    async def __aenter__(self) -> "Stall":
        self._task = asyncio.create_task(self._watch())
        await asyncio.sleep(0.01)
        self.worst = 0.0
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.sleep(0.005)
        self._task.cancel()

    async def _watch(self) -> None:
        while True:
            begun = perf_counter()
            await asyncio.sleep(0.001)
            self.worst = max(self.worst, perf_counter() - begun - 0.001)


async def at_once(url: str, beside: str, micros: int, stored: Sequence[int]) -> list[Result]:
    """Goals 12 and 13: a thousand deadlines at one moment, among few and among very many.

    Args:
        beside: another empty database.
    """
    async with small(beside) as alone:
        engine = Engine(alone.store, asking.KINDS, SystemClock())
        store_alone, _ = await _thousands(beside, engine, alone.settle, stored)
    async with community(url) as of:

        async def settle(ends: datetime, count: int, *, prefix: str) -> None:
            await of.settle(4, count, prefix=prefix, ends=partial(_at, ends))

        with_rules, stalls = await _thousands(url, of.engine, settle, stored)
        async with Stall() as stall:
            await asyncio.sleep(0.2)
    results = []
    for name, took in (("store alone", store_alone), ("with the rules", with_rules)):
        few, many = (middle(took[count]) for count in stored)
        what = f"1,000 deadlines at once among {stored[1]:,}, {name}"
        figure = f"last after {many * 1e3:.0f} ms; among {stored[0]:,} {few * 1e3:.0f} ms"
        results.append(Result("12", what, figure, many / few, 1.5, 1.5))
        if micros:
            syncs = many / (micros / 1e6)
            figure = f"{many * 1e3:.0f} ms"
            results.append(Result("12", f"… in times of one fsync, {name}", figure, syncs, 50.0, 25.0))
    late, stall_of_jobs = await _apscheduler(url)
    stalled = middle([*stalls, stall.worst])
    theirs = f"APScheduler's job store {stall_of_jobs * 1e3:.0f} ms, last after {late * 1e3:.0f} ms"
    figure = f"{stalled * 1e3:.1f} ms; {theirs}"
    results.append(
        Result("13", "event loop stalled meanwhile", figure, stalled / stall_of_jobs, 1 / 50, 1 / 200)
    )
    return results


async def _thousands(
    url: str, engine: Engine, settle: Settling, stored: Sequence[int]
) -> tuple[dict[int, list[float]], list[float]]:
    """Rings a thousand deadlines at once among so many: how long each time took, and the stalls."""
    took: dict[int, list[float]] = {count: [] for count in stored}
    stalls: list[float] = []
    alarm = Alarm(engine, engine.clock)
    for count in stored:
        run(url, "DELETE FROM timer WHERE stream LIKE 'far%'")
        run(url, _FILL.format(count=count, later=LATER))
        run(url, "ANALYZE")
        for repeat in range(4):
            await settle(SystemClock().now(), AT_ONCE, prefix=f"d{count}-{repeat}-")
            async with Stall() as stall:
                begun = perf_counter()
                rung = await alarm.ring_now()
                if repeat:
                    took[count].append(perf_counter() - begun)
            assert rung == AT_ONCE, rung
            stalls.append(stall.worst)
    return took, stalls


def _job() -> None:
    _rung.append(perf_counter())
    if len(_rung) == AT_ONCE:
        _all_rung.set()


async def _apscheduler(url: str) -> tuple[float, float]:
    """A thousand jobs at one moment in APScheduler's own store: until the last, and the stall."""
    if not url.startswith("sqlite"):
        url = url.replace("postgresql://", "postgresql+psycopg://")
    else:
        url = url.removesuffix(".db") + "-jobs.db"
        run(url, "PRAGMA journal_mode = WAL")
    scheduler = AsyncIOScheduler(
        jobstores={"default": SQLAlchemyJobStore(url=url)},
        job_defaults={"misfire_grace_time": None, "coalesce": True},
    )
    scheduler.start(paused=True)
    at = SystemClock().now()
    for _ in range(AT_ONCE):
        scheduler.add_job(_job, "date", run_date=at)
    _rung.clear()
    _all_rung.clear()
    async with Stall() as stall:
        begun = perf_counter()
        scheduler.resume()
        await _all_rung.wait()
    scheduler.shutdown(wait=False)
    return _rung[-1] - begun, stall.worst


class _Watched(Engine):
    """Notes how late each deadline was rung, its effect committed."""

    late: list[float]

    async def _ring(self, timer: Timer) -> bool:
        rung = await super()._ring(timer)
        self.late.append((SystemClock().now() - timer.due_at).total_seconds())
        return rung


async def lateness(url: str, micros: int, stored: int) -> list[Result]:
    """Goal 14: how late single deadlines are, among many, with 500 answers a second beside."""
    run_for, count = 8.0, 400
    async with community(url) as of:
        engine = _Watched(of.store, KINDS, SystemClock(), adapters=of.engine.adapters)
        engine.late = []
        of = Community(url, of.store, engine)
        voted = await of.settle(int(run_for * 500) + 2000, 1, prefix="v")
        run(url, _FILL.format(count=stored, later=LATER))
        run(url, "ANALYZE")
        first = SystemClock().now() + timedelta(seconds=6)
        await of.settle(
            4, count, prefix="d", ends=lambda index: first + timedelta(seconds=index * run_for / count)
        )
        commits = []
        for _ in range(200):
            begun = perf_counter()
            await of.store.write(lambda uow: uow.next_number("other"))
            commits.append(perf_counter() - begun)
        await asyncio.sleep(max(0.0, (first - SystemClock().now()).total_seconds() - 0.5))
        alarm = Alarm(engine, SystemClock())
        ringing = asyncio.create_task(alarm.run())
        answering, begun = core(of), perf_counter()
        tasks: list[asyncio.Task[None]] = []
        for number in range(1, int(run_for * 500)):
            tasks.append(asyncio.create_task(_answered(answering, voted[0], number)))
            if (ahead := begun + number / 500 - perf_counter()) > 0:
                await asyncio.sleep(ahead)
        await asyncio.gather(*tasks)
        await asyncio.sleep(0.5)
        ringing.cancel()
        await asyncio.gather(ringing, return_exceptions=True)
    assert len(engine.late) >= count, len(engine.late)
    late, commit = percentile(engine.late, 0.99), middle(commits)
    figure = (
        f"p50 {middle(engine.late) * 1e3:.1f} ms, p99 {late * 1e3:.1f} ms; a commit {commit * 1e3:.2f} ms"
    )
    what = f"deadlines late, p99, {stored:,} stored, 500 answers/s beside, {micros / 1000:g} ms"
    return [Result("14", what, figure, late / commit, 10.0, 5.0)]


async def _answered(answering: Answering, process: str, number: int) -> None:
    await answering(process, number)


async def ring_all(url: str) -> None:
    """Rings whatever is due, and ends. Run in a process that is killed meanwhile."""
    async with community(url) as of:
        print("ready", flush=True)
        while await of.engine.ring(of.engine.clock.now()):
            pass


async def _ring_until_killed(url: str, after: float | None) -> bool:
    """Runs :func:`ring_all` in a process, killed after so many seconds; whether it came to its end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.measure", "ring_all", url, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    await process.stdout.readline()
    if after is not None:
        await asyncio.sleep(after)
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
    return await process.wait() == 0


async def none_lost(url: str) -> list[Result]:
    """Goal 15: deadlines that fall due while nothing runs, rung by processes that are killed at random."""
    count = 400
    async with community(url) as of:
        now: datetime = SystemClock().now()
        ids = await of.settle(4, count, prefix="d", ends=lambda _: now)
        before = await of.store.read(lambda uow: {id: len(uow.facts(StreamId(id))) for id in ids})
    chance = random.Random(15)
    kills = 0
    while not await _ring_until_killed(url, chance.uniform(0.0, 0.12) if kills < 8 else None):
        kills += 1
    async with community(url) as of:
        after = await of.store.read(lambda uow: {id: [f.at for f in uow.facts(StreamId(id))] for id in ids})
        left = await of.store.read(lambda uow: len(uow.due(now, limit=count)))
    rung = [len(set(facts[before[id] :])) for id, facts in after.items()]
    once = sum(times == 1 for times in rung)
    figure = f"{once} of {count} exactly once, {left} left, {kills} kills"
    return [
        Result("15", "due while down, killed while ringing", figure, once / count, 1.0, 1.0, at_least=True)
    ]
