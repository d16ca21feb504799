"""Tries the bot's account on Discord, and says in sentences what is missing; posts nothing."""

from collections.abc import Sequence

import aiohttp
import discord
from discord.http import HTTPClient

from adapters.discord.connection import DiscordSettings, fatal, point_at
from adapters.discord.inviting import (
    HELPFUL,
    MESSAGE_CONTENT,
    NEEDED,
    has_intent,
    invitation,
    missing,
)
from adapters.discord.wire import Away, Json, Refused, Wire
from bot.ports import Advice, Gone, TryLater

MOST_SERVERS = 200


async def check(settings: DiscordSettings) -> Sequence[str]:
    """Logs in with the token, and looks around. Opens no gateway connection, so a running bot isn't
    disturbed."""
    if not settings.token:
        return ["[discord] token is missing: set CIRCLEKEEPER_DISCORD_TOKEN to the token of the bot."]
    point_at(settings)
    client = discord.Client(intents=discord.Intents.none(), proxy=settings.proxy or None)
    try:
        return await _checked(client, settings)
    finally:
        await client.close()


async def _checked(client: discord.Client, settings: DiscordSettings) -> list[str]:
    try:
        await client.login(settings.token)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        why = fatal(error) or f"Discord can't be reached: {error}"
        return [f"{why}."]

    def http() -> HTTPClient:
        return client.http

    wire = Wire(http)
    try:
        application: Json = await wire.call("GET", "/applications/@me")
        servers: list[Json] = await wire.call("GET", "/users/@me/guilds?limit={most}", most=MOST_SERVERS)
    except (Away, Gone, Refused, TryLater) as error:
        return [f"Discord doesn't tell about the bot: {error}."]
    return [*_intents(application, settings), *_invitations(str(application["id"]), servers)]


def _intents(application: Json, settings: DiscordSettings) -> list[str]:
    if settings.read_threads and not has_intent(int(application.get("flags") or 0), MESSAGE_CONTENT):
        return [
            "read_threads = true needs the Message Content Intent: switch it on in the Developer Portal "
            "(Bot, Privileged Gateway Intents), or set read_threads = false."
        ]
    return []


def _invitations(application: str, servers: Sequence[Json]) -> list[str]:
    link = invitation(application)
    if not servers:
        return [f"The bot is on no server yet. Somebody who manages one can invite it: {link}"]
    found: list[str] = []
    for server in servers:
        permissions, name = int(server.get("permissions") or 0), server.get("name")
        if lacking := missing(permissions, NEEDED):
            found.append(
                f"On “{name}” the bot lacks: {', '.join(lacking)}. Allow it, or invite it again: {link}"
            )
        if lacking := missing(permissions, HELPFUL):
            found.append(Advice(f"On “{name}” the bot would do more with: {', '.join(lacking)}."))
    found.append(Advice(f"The link that invites the bot: {link}"))
    return found
