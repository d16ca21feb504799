"""How many answers a second, how long one takes, and what that depends on."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter, process_time

from benchmarks.community import PLATFORM, Community, clone, community, consenting, member
from benchmarks.measured import Result, middle, percentile
from benchmarks.small import small
from benchmarks.yardsticks import RawSqlite, ThinPostgres
from bot.conduct import Conduct
from bot.core.consent.commands import Consent
from bot.core.kernel import StreamId
from bot.core.kinds import KINDS
from bot.ports import Stream, UnitOfWork
from bot.rows import Inbox

IN_FLIGHT = 128
REPEATS = 5
PROCESSES = 10
"""Answers come to so many at a time."""

Answering = Callable[[str, int], Awaitable[object]]
"""Takes in the consent of the n-th member to a process."""

_acts = itertools.count()


def core(of: Community) -> Answering:
    """An answer without finding out who gave it: taken once, decided, kept, its card marked stale."""
    kinds, clock = KINDS, of.engine.clock

    async def answer(process: str, number: int) -> None:
        key = f"chat:$core{next(_acts)}"
        now = clock.now()

        def work(uow: UnitOfWork) -> None:
            if uow.get(Inbox, key) is None:
                uow.put(Inbox(key, now))
                conduct = Conduct(uow, kinds, now, actor=member(number), cause=key, platform=PLATFORM)
                conduct.run(StreamId(process), Consent())

        await of.store.write(work, needs=[(Inbox, (key,)), (Stream, (process,))])

    return answer


def whole(of: Community) -> Answering:
    """The whole way of a mark through the engine: account, card, legend, rules, record."""
    return lambda process, number: of.engine.handle(consenting(process, number))


async def handed_in(answers: Iterable[tuple[str, int]], answering: Answering, in_flight: int) -> float:
    """Hands in answers, so many at a time; gives the seconds it took."""
    source = iter(answers)

    async def one_after_the_other() -> None:
        for process, number in source:
            await answering(process, number)

    begun = perf_counter()
    await asyncio.gather(*(one_after_the_other() for _ in range(in_flight)))
    return perf_counter() - begun


class _Voters:
    """Members who haven't answered yet, in several processes by turns."""

    def __init__(self, *processes: str) -> None:
        self._all = ((process, number) for number in itertools.count(1) for process in processes)

    def take(self, count: int) -> Iterator[tuple[str, int]]:
        return itertools.islice(self._all, count)


@dataclass
class _Way:
    """One depth of the way of an answer, and what was measured of it."""

    name: str
    answering: Answering
    voters: _Voters
    many: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    yard_many: list[float] = field(default_factory=list)
    yard_alone: list[float] = field(default_factory=list)


async def rates(url: str, beside: str, micros: int, count: int) -> list[Result]:
    """Goals 1 to 4: rates at 128 and at 1 in flight, beside the yardstick, turn by turn.

    Args:
        beside: another empty database.
    """
    sqlite = url.startswith("sqlite")
    singly = max(100, count // 20)
    async with community(url) as of, small(beside) as alone:
        answers = REPEATS * (count + singly) + 1000
        *ids, last = await of.settle(answers // PROCESSES, 2 * PROCESSES + 1)
        ways = (
            _Way("store alone", alone.answer, _Voters("small")),
            _Way("with the rules", core(of), _Voters(*ids[:PROCESSES])),
            _Way("whole way", whole(of), _Voters(*ids[PROCESSES:])),
        )
        thin = ThinPostgres(url)
        for way in ways:
            await handed_in(way.voters.take(600), way.answering, IN_FLIGHT)
        for _ in range(REPEATS):
            for way in ways:
                way.many.append(count / await handed_in(way.voters.take(count), way.answering, IN_FLIGHT))
                for voter in way.voters.take(singly):
                    way.alone.append(await handed_in([voter], way.answering, 1))
                if sqlite:
                    raw = RawSqlite(url, last, "p-circle", "r1-consent", whole=way.name == "whole way")
                    way.yard_many.append(count / raw.batches(count, IN_FLIGHT))
                    way.yard_alone += raw.singly(singly)
                    raw.close()
                else:
                    way.yard_many.append(count / await thin.answers(count, IN_FLIGHT))
    return [result for way in ways for result in _rated(way, sqlite, micros)]


def _rated(way: _Way, sqlite: bool, micros: int) -> Iterator[Result]:
    """The goals are set for a disk with an fsync of a millisecond; on others, figures are only told."""
    what = f"{way.name}, fsync {micros / 1000:g} ms"
    usual = micros == 1000
    rate, yard, one = middle(way.many), middle(way.yard_many), middle(way.alone)
    limits: tuple[float, float] | tuple[None, None] = (None, None)
    if usual:
        limits = (0.6, 0.8) if sqlite else (0.35, 0.5)
    figure = f"{rate:,.0f}/s; yardstick {yard:,.0f}/s"
    yield Result(
        "1" if sqlite else "2",
        f"128 in flight, {what}",
        figure,
        rate / yard,
        limits[0],
        limits[1],
        at_least=True,
    )
    limits = {1000: (20.0, 30.0), 5000: (50.0, 80.0)}.get(micros, (None, None))
    figure = f"{rate:,.0f}/s at 128, {1 / one:,.0f}/s at 1"
    yield Result(
        "3", f"128 in flight against 1, {what}", figure, rate * one, limits[0], limits[1], at_least=True
    )
    if sqlite:
        base = middle(way.yard_alone)
        figure = f"p50 {one * 1e3:.2f} ms; yardstick {base * 1e3:.2f} ms"
        yield Result("4", f"alone, {what}", figure, one / base, *((1.5, 1.2) if usual else (None, None)))
    tail = percentile(way.alone, 0.99)
    figure = f"p99 {tail * 1e3:.2f} ms"
    yield Result("4", f"alone, p99 / p50, {what}", figure, tail / one, 4.0 if usual else None)


async def members(url: str, many: int) -> list[Result]:
    """Goal 11: an answer in a process of many members, and of a hundred."""
    cost: dict[int, list[float]] = {100: [], many: []}
    async with community(url) as of:
        rounds = 12
        small = await of.settle(100, rounds + 1, prefix="small")
        large = await of.settle(many, 1, prefix="large")
        voters = _Voters(large[0])
        answering = core(of)
        await handed_in(voters.take(98), answering, 98)
        await handed_in(((small[0], number) for number in range(1, 99)), answering, 98)
        for process in small[1:]:
            for size, answers in ((100, [(process, n) for n in range(1, 99)]), (many, list(voters.take(98)))):
                # The first answer after a start reads the state; that is not the cost of an answer.
                await of.store.read(partial(_loaded, process=answers[0][0]))
                begun = process_time()
                await handed_in(answers, answering, 98)
                cost[size].append((process_time() - begun) / 98 * 1e6)
    figure = f"{middle(cost[many]):.0f} µs CPU; with 100 members {middle(cost[100]):.0f} µs"
    ratio = middle(cost[many]) / middle(cost[100])
    return [Result("11", f"one answer with {many:,} members", figure, ratio, 1.5, 1.2)]


def _loaded(uow: UnitOfWork, process: str) -> object:
    return uow.load(StreamId(process))


async def processes(url: str, many: int) -> list[Result]:
    """What an answer costs with ten open processes, and with many."""
    async with community(url) as of:
        ids = await of.settle(4000, 10)
        answering = core(of)
        numbers = itertools.count(1)

        async def cost(rounds: int) -> float:
            found = []
            for _ in range(rounds):
                answers = [(process, number) for number in itertools.islice(numbers, 13) for process in ids]
                begun = process_time()
                await handed_in(answers, answering, IN_FLIGHT)
                found.append((process_time() - begun) / len(answers) * 1e6)
            return middle(found)

        await cost(3)
        few = await cost(20)
        template = await of.settle(10, 1, prefix="small")
        clone(url, template[0], many)
        await cost(3)
        lots = await cost(20)
    figure = f"{lots:.0f} µs CPU; with 10 processes {few:.0f} µs"
    return [Result("", f"one answer with {many:,} open processes", figure, lots / few, 1.2, 1.1)]
