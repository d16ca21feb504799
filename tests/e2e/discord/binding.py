"""Discord for the stories: a server on loopback, the bot's own process, and three people in a channel."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.discord.server import Discord, discord_on_loopback
from tests.e2e.company import Company
from tests.e2e.discord.neighbours import Neighbour
from tests.e2e.running import BotProcess


def process(server: Discord, folder: Path, more: str = "") -> BotProcess:
    """The bot with the account that this Discord has for it."""
    section = f'[discord]\napi_url = "{server.api_url}"\ngateway_url = "{server.gateway_url}"\n{more}'
    return BotProcess(section, {"CIRCLEKEEPER_DISCORD_TOKEN": server.token}, folder)


@asynccontextmanager
async def running(folder: Path, more: str = "", **server: Any) -> AsyncIterator[tuple[Discord, BotProcess]]:
    """A Discord, and the bot connected to it."""
    async with discord_on_loopback(**server) as discord:
        bot = process(discord, folder, more)
        await bot.start()
        try:
            yield discord, bot
        finally:
            bot.kill()


@asynccontextmanager
async def company(folder: Path) -> AsyncIterator[Company]:
    """Ana, Ben and Cleo with the bot, in a circle called Garden."""
    async with running(folder) as (server, bot):
        yield Company(bot, await gathered(server))


async def gathered(server: Discord) -> tuple[Neighbour, Neighbour, Neighbour]:
    """Three people in a channel, in a circle that the first one makes."""
    home = server.text_channel("garden")
    people = Neighbour(server, "Ana", home), Neighbour(server, "Ben", home), Neighbour(server, "Cleo", home)
    everybody = " ".join(f"<@{each.person.id}>" for each in people)
    await people[0].types(f"!circle create Garden\naim: Good vegetables\nmembers: {everybody}")
    await people[0].sees("Garden", "3 members")
    return people
