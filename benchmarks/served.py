"""A process that serves people, the bot or a yardstick in its place: its cost, and how soon it answers."""

import asyncio
import contextlib
import sqlite3
import sys
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any, Generic, Protocol, TypeVar

from benchmarks.community import Where, community
from benchmarks.measured import middle

BUTTON = "Consent"


class Answered(Protocol):
    """What became of a click."""

    @property
    def failed(self) -> bool:
        """Whether it stayed unanswered."""


class Person(Protocol):
    """Somebody with a client."""

    def presses(self, shown: Any, label: str) -> Awaitable[Answered]:
        """Presses a button; comes back when that is answered."""


Card = TypeVar("Card")
Member = TypeVar("Member", bound=Person)


@dataclass(frozen=True)
class Redrawn:
    """What was seen of cards while many answered.

    Attributes:
        took: seconds in which the answers came.
        edits: how often cards were redrawn.
        late: seconds after the last answer until all cards showed all answers.
    """

    answers: int
    took: float
    edits: int
    late: float


@dataclass(kw_only=True)
class Served(ABC, Generic[Card, Member]):
    """People and cards on a platform on loopback, and the process that serves them.

    Attributes:
        voters: pairs of a card and somebody who hasn't answered it, each given once.
    """

    people: Sequence[Member]
    cards: Sequence[Card]
    pid: int
    database: Path | None = None
    voters: Iterator[tuple[Card, Member]] = field(init=False)

    def __post_init__(self) -> None:
        self.voters = ((card, person) for person in self.people[1:] for card in self.cards)

    def take(self, count: int) -> list[tuple[Card, Member]]:
        """So many of those who haven't answered yet."""
        return [next(self.voters) for _ in range(count)]

    # --- the platform

    @property
    @abstractmethod
    def flowing(self) -> asyncio.Event:
        """While it isn't set, the process is told of nothing."""

    @abstractmethod
    def mark(self, card: Card, person: Member) -> None:
        """Somebody puts the mark of consent under a card."""

    @abstractmethod
    def redraws(self) -> int:
        """How often cards have been redrawn so far."""

    def settle_clock(self) -> None:
        """What was prepared while nothing flowed counts as done now."""
        return

    # --- the process

    def cpu(self) -> float:
        """Seconds of processor time that the process has taken so far, all its threads together."""
        spent = 0
        for thread in Path(f"/proc/{self.pid}/task").iterdir():
            with contextlib.suppress(OSError):
                spent += int((thread / "schedstat").read_text().split()[0])
        return spent / 1e9

    def resident(self) -> int:
        """Memory of the process in bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
        return int(line.split()[1]) * 1024

    async def idle(self) -> None:
        """Waits until the process has nothing to do for a while."""
        while True:
            before = self.cpu()
            await asyncio.sleep(0.5)
            if self.cpu() - before < 0.02:
                return

    def answers(self) -> int:
        """How many answers are kept in the bot's database."""
        return self._asked("SELECT sum(version) FROM stream WHERE kind = 'consent'")

    def _asked(self, sql: str) -> int:
        assert self.database is not None
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as base:
            ((found,),) = base.execute(sql).fetchall()
        return int(found)

    async def kept(self, answers: int) -> None:
        """Waits until so many answers are kept."""
        while self.answers() < answers:  # noqa: ASYNC110 - another process keeps them
            await asyncio.sleep(0.01)

    async def shown(self) -> None:
        """Waits until all cards show all that is kept."""
        while self._asked("SELECT count(*) FROM post WHERE wanted > drawn"):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.02)

    # --- what people do

    async def click(self, card: Card, person: Member) -> float:
        """Presses a button; gives the seconds until the answer came."""
        begun = perf_counter()
        answered = await person.presses(card, BUTTON)
        assert not answered.failed, "a click stayed unanswered"
        return perf_counter() - begun

    async def answered(self, card: Card, person: Member) -> float:
        """Presses a button; gives when the answer came."""
        await self.click(card, person)
        return perf_counter()

    async def clicks_at_once(self, count: int) -> list[float]:
        """Buttons pressed in one instant: the seconds until each answer, in the order of the answers."""
        self.flowing.clear()
        waiting = [asyncio.ensure_future(self.answered(*voter)) for voter in self.take(count)]
        await asyncio.sleep(0)
        self.settle_clock()
        begun = perf_counter()
        self.flowing.set()
        return sorted(at - begun for at in await asyncio.gather(*waiting))

    async def steadily(self, rate: float, count: int) -> AsyncIterator[tuple[Card, Member]]:
        """So many who haven't answered yet, at a steady rate."""
        begun = perf_counter()
        for number, voter in enumerate(self.take(count)):
            if (ahead := begun + number / rate - perf_counter()) > 0:
                await asyncio.sleep(ahead)
            yield voter

    async def clicks_steadily(self, rate: float, seconds: float) -> list[float]:
        """Buttons pressed at a steady rate: the seconds until each answer."""
        waiting = [
            asyncio.ensure_future(self.click(*voter))
            async for voter in self.steadily(rate, int(rate * seconds))
        ]
        return await asyncio.gather(*waiting)

    async def marks_redrawn(self, rate: float, seconds: float) -> Redrawn:
        """Marks put at a steady rate: how often cards are redrawn for them, and how soon they show all."""
        begun, answers = perf_counter(), int(rate * seconds)
        before, drawn = self.answers(), self.redraws()
        async for voter in self.steadily(rate, answers):
            self.mark(*voter)
        voted = perf_counter()
        await self.kept(before + answers)
        await self.shown()
        return Redrawn(answers, voted - begun, self.redraws() - drawn, perf_counter() - voted)


class Rates:
    """Rates and costs of the bot and of the yardsticks, one of each for every turn."""

    def __init__(self) -> None:
        self._rates: dict[str, list[float]] = {}
        self._costs: dict[str, list[float]] = {}

    def note(self, name: str, count: int, seconds: float, processor: float) -> None:
        """So many of something took so long, and so much of the process's time."""
        self._rates.setdefault(name, []).append(count / seconds)
        self._costs.setdefault(name, []).append(processor / count * 1e6)

    def against(self) -> float:
        """The bot's rate of the library's, in the middle of all turns."""
        return _ratio(self._rates["bot"], self._rates["library"])

    def costs(self) -> float:
        """The bot's processor time of the library's."""
        return _ratio(self._costs["bot"], self._costs["library"])

    def told(self) -> str:
        """All rates."""
        bot, library, bare = (middle(self._rates[name]) for name in ("bot", "library", "bare"))
        return f"{bot:,.0f}/s; library {library:,.0f}/s; server alone {bare:,.0f}/s"

    def cost(self) -> str:
        """What one costs."""
        bot, library = (middle(self._costs[name]) for name in ("bot", "library"))
        return f"{bot:.0f} µs; library {library:.0f} µs"


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    return middle([one / other for one, other in zip(ours, theirs, strict=True)])


async def settle(
    database: Path, platform: str, organisation: str, places: Sequence[str], people: Sequence[str], cards: int
) -> None:
    """In each place a circle of all people, with so many open decisions, whose cards are to be posted.

    Args:
        people: their accounts.
    """
    async with community(f"sqlite:///{database}") as of:
        for number, place in enumerate(places):
            where = Where(platform, organisation, place, people, posted=False)
            await of.settle(len(people), cards, prefix=f"c{number}-", where=where)


@asynccontextmanager
async def yardstick(module: str, *arguments: str) -> AsyncIterator[int]:
    """Runs a module in a process while the block does; gives its number."""
    command = [sys.executable, "-m", module, *arguments]
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(*command, stdout=nowhere, stderr=nowhere)
    try:
        yield process.pid
    finally:
        process.kill()
        await process.wait()
