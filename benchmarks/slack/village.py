"""A village on Slack: people, cards to answer, and one process that serves them: the bot or a yardstick."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.served import Served, settle, yardstick
from tests.e2e.slack.binding import MANIFEST, Mode, process
from tests.homeserver import free_port
from tests.slack.delivery import Sent
from tests.slack.emoji import emoji
from tests.slack.happenings import create_message, react
from tests.slack.model import Channel, Message
from tests.slack.people import Person
from tests.slack.server import Slack

CONSENT = emoji("👍")


@dataclass(kw_only=True)
class Village(Served[Message, Person]):
    """A Slack with people and cards, and the process that serves it."""

    server: Slack

    @property
    def flowing(self) -> asyncio.Event:
        """Of what is delivered."""
        return self.server.delivery.flowing

    def mark(self, card: Message, person: Person) -> None:
        """A reaction."""
        react(self.server, card, person.user, CONSENT, add=True)

    def redraws(self) -> int:
        """Calls to do it, whatever became of them."""
        return len(self.server.called("chat.update"))

    async def marks_at_once(self, count: int) -> list[float]:
        """Marks put in one instant: the seconds until each is acknowledged, in the order of these."""
        self.flowing.clear()
        told = [self._marked(*voter) for voter in self.take(count)]
        await asyncio.sleep(0)
        begun = perf_counter()
        self.flowing.set()
        return sorted(at - begun for at in await _heard(told))

    async def marks_steadily(self, rate: float, seconds: float) -> list[float]:
        """Marks put at a steady rate: the seconds until each is acknowledged."""
        begun: list[float] = []
        told: list[Sent] = []
        async for voter in self.steadily(rate, int(rate * seconds)):
            begun.append(perf_counter())
            told.append(self._marked(*voter))
        return [at - since for at, since in zip(await _heard(told), begun, strict=True)]

    def _marked(self, card: Message, person: Person) -> Sent:
        self.mark(card, person)
        return self.server.delivery.sent[-1]


async def _heard(told: Sequence[Sent]) -> list[float]:
    """When each was acknowledged."""
    while not all(sent.acknowledged for sent in told):  # noqa: ASYNC110 - whom it wakes would be in the way
        await asyncio.sleep(0.02)
    return [sent.acknowledged_at for sent in told]


async def _server(names: int, channels: int, **more: Any) -> tuple[Slack, list[Person], list[Channel]]:
    server = Slack(**more)
    server.use_manifest(MANIFEST)
    server.patience = 600
    await server.start()
    people = [Person(server, f"Person {number}") for number in range(names)]
    return server, people, [server.channel(f"circle-{number}") for number in range(channels)]


@asynccontextmanager
async def served_by_bot(
    folder: Path,
    environment: Mapping[str, str],
    mode: Mode = "socket",
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
    server, everybody, channels_there = await _server(people, channels, **more)
    bot = process(server, folder, mode, environment=environment)
    database, team = folder / "circlekeeper.db", server.team.id
    places = [f"{team}/{channel.id}" for channel in channels_there]
    accounts = [f"{team}:{person.id}" for person in everybody]
    await settle(database, "slack", team, places, accounts, cards)
    try:
        await bot.start()
        await server.until(lambda: all(len(one.messages) >= cards for one in channels_there), 60)
        posted = [card for one in channels_there for card in one.messages.values()]
        assert bot.process is not None
        pid = bot.process.pid
        village = Village(server=server, people=everybody, cards=posted, pid=pid, database=database)
        await asyncio.sleep(1)  # a new card isn't known to everybody at once
        await village.idle()
        yield village
    finally:
        bot.kill()
        await server.stop()
    assert not server.violations, server.violations[:3]


@asynccontextmanager
async def served_by(name: str, like: Village, mode: Mode = "socket") -> AsyncIterator[Village]:
    """The same village with a yardstick in the bot's place."""
    server, everybody, [channel] = await _server(len(like.people), 1)
    cards = [
        create_message(
            server,
            Message(server.stamps.next(), channel, server.bot, text=original.text, blocks=original.blocks),
        )
        for original in like.cards
    ]
    port = free_port()
    secrets = (server.bot_token, server.app_token, server.signing_secret)
    try:
        async with yardstick(
            "benchmarks.slack.others", name, mode, server.api_url, *secrets, str(port)
        ) as pid:
            if mode == "socket":
                await server.ready(30)
            else:
                server.delivery.request_url = f"http://127.0.0.1:{port}/slack/events"
                await _listens(port)
            await asyncio.sleep(1)
            village = Village(server=server, people=everybody, cards=cards, pid=pid)
            await village.idle()
            yield village
    finally:
        await server.stop()


async def _listens(port: int) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return
