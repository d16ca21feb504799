"""Slack for the stories: a server on loopback, the bot's own process, and three people in a channel."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

from adapters.slack import checking
from tests.e2e.company import Company
from tests.e2e.running import BotProcess
from tests.e2e.slack.neighbours import Neighbour
from tests.slack.server import Slack, slack_on_loopback

Mode = Literal["socket", "http"]
MANIFEST: dict[str, Any] = json.loads(Path(checking.__file__).with_name("manifest.json").read_text("utf-8"))
"""The app as people make it: it has these commands, scopes and events, and no others."""


def process(
    server: Slack,
    folder: Path,
    mode: Mode = "socket",
    more: str = "",
    environment: Mapping[str, str] | None = None,
) -> BotProcess:
    """The bot with the app that this Slack has for it."""
    section = f'[slack]\nmode = "{mode}"\napi_url = "{server.api_url}"\n{more}'
    secrets = {**(environment or {}), "CIRCLEKEEPER_SLACK_BOT_TOKEN": server.bot_token}
    if mode == "socket":
        secrets["CIRCLEKEEPER_SLACK_APP_TOKEN"] = server.app_token
    else:
        secrets["CIRCLEKEEPER_SLACK_SIGNING_SECRET"] = server.signing_secret
    bot = BotProcess(section, secrets, folder)
    if mode == "http":
        server.delivery.request_url = f"http://127.0.0.1:{bot.port}/slack/events"
    return bot


@asynccontextmanager
async def running(
    folder: Path, mode: Mode = "socket", more: str = "", **server: Any
) -> AsyncIterator[tuple[Slack, BotProcess]]:
    """A Slack, and the bot connected to it."""
    async with slack_on_loopback(**server) as slack:
        slack.use_manifest(MANIFEST)
        bot = process(slack, folder, mode, more)
        await bot.start()
        try:
            yield slack, bot
        finally:
            bot.kill()


@asynccontextmanager
async def company(folder: Path, mode: Mode = "socket") -> AsyncIterator[Company]:
    """Ana, Ben and Cleo with the bot, in a circle called Garden."""
    async with running(folder, mode) as (server, bot):
        yield Company(bot, await gathered(server))


async def gathered(server: Slack) -> tuple[Neighbour, Neighbour, Neighbour]:
    """Three people in a channel, in a circle that the first one makes."""
    home = server.channel("garden")
    people = Neighbour(server, "Ana", home), Neighbour(server, "Ben", home), Neighbour(server, "Cleo", home)
    everybody = " ".join(each.person.mention for each in people)
    await people[0].types(f"!circle create Garden\naim: Good vegetables\nmembers: {everybody}")
    await people[0].sees("Garden", "3 members")
    return people
