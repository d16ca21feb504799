"""A village on Discord: people, cards to answer, and one process that serves them: the bot or a yardstick."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.served import Served, settle, yardstick
from tests.discord.happenings import create_message, react
from tests.discord.model import Channel, Message
from tests.discord.people import Person
from tests.discord.server import Discord
from tests.e2e.running import BotProcess

CONSENT = "👍"


@dataclass(kw_only=True)
class Village(Served[Message, Person]):
    """A Discord with people and cards, and the process that serves it."""

    server: Discord

    @property
    def flowing(self) -> asyncio.Event:
        """Of the gateway."""
        return self.server.gateway.flowing

    def mark(self, card: Message, person: Person) -> None:
        """A reaction."""
        react(self.server, card, person.user, CONSENT, add=True)

    def redraws(self) -> int:
        """As many as the cards have revisions."""
        return sum(card.revision for card in self.cards)

    def settle_clock(self) -> None:
        """Interactions have their three seconds from now on."""
        now = self.server.clock.now()
        for interaction in self.server.interactions.values():
            if interaction.answered is None:
                interaction.at = now

    async def marks_at_once(self, count: int) -> float:
        """Marks put in one instant: the seconds until all are kept; for a yardstick, until a click that
        came after them is answered."""
        self.flowing.clear()
        before = self.answers() if self.database is not None else 0
        for card, person in self.take(count):
            self.mark(card, person)
        if self.database is not None:
            begun = perf_counter()
            self.flowing.set()
            await self.kept(before + count)
            return perf_counter() - begun
        last = asyncio.ensure_future(self.answered(self.cards[0], self.people[0]))
        await asyncio.sleep(0)
        begun = perf_counter()
        self.flowing.set()
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
    await settle(database, "discord", server.guild.id, [place.id for place in places], ids, cards)
    try:
        await bot.start()
        await server.until(lambda: all(len(place.messages) >= cards for place in places), 60)
        posted = [card for place in places for card in place.messages.values() if card.author is server.bot]
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
    addresses = (server.api_url, server.gateway_url, server.token)
    try:
        async with yardstick("benchmarks.discord.others", name, *addresses) as pid:
            await server.until(lambda: any(one.connection for one in server.gateway.sessions.values()), 30)
            await asyncio.sleep(1)
            village = Village(server=server, people=everybody, cards=cards, pid=pid)
            await village.idle()
            yield village
    finally:
        await server.stop()
