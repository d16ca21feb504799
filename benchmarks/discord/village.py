"""A village on Discord: people, cards to answer, and one process that serves them: the bot or a yardstick."""

import asyncio
import contextlib
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.community import Where, community
from tests.discord.happenings import create_message, react
from tests.discord.model import Channel, Message
from tests.discord.people import Person
from tests.discord.server import Discord
from tests.e2e.running import BotProcess

CONSENT = "👍"
BUTTON = "Consent"


@dataclass
class Village:
    """A Discord with people and cards, and the process that serves it.

    Attributes:
        voters: pairs of a card and somebody who hasn't answered it, each given once.
    """

    server: Discord
    people: Sequence[Person]
    cards: Sequence[Message]
    pid: int
    database: Path | None = None
    voters: Iterator[tuple[Message, Person]] = field(init=False)

    def __post_init__(self) -> None:
        self.voters = ((card, person) for person in self.people[1:] for card in self.cards)

    def take(self, count: int) -> list[tuple[Message, Person]]:
        """So many of those who haven't answered yet."""
        return [next(self.voters) for _ in range(count)]

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

    def answers(self) -> int:
        """How many answers are kept in the bot's database."""
        assert self.database is not None
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as base:
            ((found,),) = base.execute("SELECT sum(version) FROM stream WHERE kind = 'consent'").fetchall()
        return int(found)

    async def kept(self, answers: int) -> None:
        """Waits until so many answers are kept."""
        while self.answers() < answers:  # noqa: ASYNC110 - another process keeps them
            await asyncio.sleep(0.01)

    async def idle(self) -> None:
        """Waits until the process has nothing to do for a while."""
        while True:
            before = self.cpu()
            await asyncio.sleep(0.5)
            if self.cpu() - before < 0.02:
                return

    # --- what people do

    async def click(self, card: Message, person: Person) -> float:
        """Presses a button; gives the seconds until the answer came."""
        begun = perf_counter()
        answered = await person.presses(card, BUTTON)
        assert not answered.failed, "a click stayed unanswered"
        return perf_counter() - begun

    async def clicks_at_once(self, count: int) -> list[float]:
        """Buttons pressed in one instant: the seconds until each answer, in the order of the answers."""
        self.server.gateway.flowing.clear()
        waiting = [asyncio.ensure_future(self._answered(*voter)) for voter in self.take(count)]
        await asyncio.sleep(0)
        self._settle_clock()
        begun = perf_counter()
        self.server.gateway.flowing.set()
        return sorted(at - begun for at in await asyncio.gather(*waiting))

    async def _answered(self, card: Message, person: Person) -> float:
        await self.click(card, person)
        return perf_counter()

    def _settle_clock(self) -> None:
        """What was prepared counts as done now."""
        now = self.server.clock.now()
        for interaction in self.server.interactions.values():
            if interaction.answered is None:
                interaction.at = now

    async def clicks_steadily(self, rate: float, seconds: float) -> list[float]:
        """Buttons pressed at a steady rate: the seconds until each answer."""
        begun, waiting = perf_counter(), []
        for number, voter in enumerate(self.take(int(rate * seconds))):
            if (ahead := begun + number / rate - perf_counter()) > 0:
                await asyncio.sleep(ahead)
            waiting.append(asyncio.ensure_future(self.click(*voter)))
        return await asyncio.gather(*waiting)

    async def marks_at_once(self, count: int) -> float:
        """Marks put in one instant: the seconds until all are kept; for a yardstick, until a click that
        came after them is answered."""
        self.server.gateway.flowing.clear()
        before = self.answers() if self.database is not None else 0
        for card, person in self.take(count):
            react(self.server, card, person.user, CONSENT, add=True)
        if self.database is not None:
            begun = perf_counter()
            self.server.gateway.flowing.set()
            await self.kept(before + count)
            return perf_counter() - begun
        last = asyncio.ensure_future(self._answered(self.cards[0], self.people[0]))
        await asyncio.sleep(0)
        begun = perf_counter()
        self.server.gateway.flowing.set()
        return await last - begun


async def _server(names: int, channels: int, **more: Any) -> tuple[Discord, list[Person], list[Channel]]:
    server = Discord(**more)
    server.patience = 600
    server.first_answer = timedelta(minutes=10)
    await server.start()
    people = [Person(server, f"Person {number}") for number in range(names)]
    return server, people, [server.text_channel(f"circle-{number}") for number in range(channels)]


@asynccontextmanager
async def served_by_bot(
    folder: Path,
    environment: Mapping[str, str],
    *,
    people: int,
    cards: int,
    channels: int = 1,
    **more: Any,
) -> AsyncIterator[Village]:
    """A village with the bot: in each channel a circle of all people, with so many open decisions.

    Args:
        environment: of the bot's process.
        more: what the server is given.
    """
    server, everybody, places = await _server(people, channels, **more)
    section = f'[discord]\napi_url = "{server.api_url}"\ngateway_url = "{server.gateway_url}"\n'
    bot = BotProcess(section, {**environment, "CIRCLEKEEPER_DISCORD_TOKEN": server.token}, folder)
    database = folder / "circlekeeper.db"
    ids = [person.id for person in everybody]
    async with community(f"sqlite:///{database}") as of:
        for number, place in enumerate(places):
            where = Where("discord", server.guild.id, place.id, ids, posted=False)
            await of.settle(people, cards, prefix=f"c{number}-", where=where)
    try:
        await bot.start()
        await server.until(lambda: all(len(place.messages) >= cards for place in places), 60)
        posted = [card for place in places for card in place.messages.values() if card.author is server.bot]
        assert bot.process is not None
        village = Village(server, everybody, posted, bot.process.pid, database)
        await asyncio.sleep(1)  # a new card isn't known to everybody at once
        await village.idle()
        yield village
    finally:
        bot.kill()
        await server.stop()
    assert not server.violations, server.violations[:3]


@asynccontextmanager
async def served_by(name: str, like: Village) -> AsyncIterator[Village]:
    """The same village with a yardstick in the bot's place."""
    server, everybody, [place] = await _server(len(like.people), 1)
    cards = [
        create_message(
            server,
            Message(
                server.ids.next(), place, server.bot, components=original.components, flags=original.flags
            ),
        )
        for original in like.cards
    ]
    command = [sys.executable, "-m", "benchmarks.discord.others", name]
    addresses = (server.api_url, server.gateway_url, server.token)
    process = await asyncio.create_subprocess_exec(*command, *addresses, stderr=asyncio.subprocess.DEVNULL)
    try:
        await server.until(lambda: any(one.connection for one in server.gateway.sessions.values()), 30)
        await asyncio.sleep(1)
        village = Village(server, everybody, cards, process.pid)
        await village.idle()
        yield village
    finally:
        process.kill()
        await process.wait()
        await server.stop()
