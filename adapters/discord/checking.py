"""Tries the bot's account on Discord, and says in sentences what is missing or will hurt; posts nothing."""

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

import aiohttp
import discord
from discord.http import HTTPClient

from adapters.discord.connection import DiscordSettings, fatal, point_at
from adapters.discord.inviting import (
    GUILD_MEMBERS,
    HELPFUL,
    MESSAGE_CONTENT,
    NEEDED,
    has_intent,
    invitation,
    missing,
)
from adapters.discord.wire import Away, Json, Refused, Wire
from bot.ports import Advice, Gone, TryLater

PAGE = 200
"""Servers that Discord tells of at once ("Get Current User Guilds")."""
LONGEST_PACED = 30.0
"""Seconds that Discord may have us wait; beyond, people are told to try again later."""
FEW = 0.1
"""Which part of the day's session starts is few."""


async def check(settings: DiscordSettings) -> Sequence[str]:
    """Logs in with the token, and looks around. Opens no gateway connection, so a running bot isn't
    disturbed."""
    if not settings.token:
        return ["[discord] token is missing: set CIRCLEKEEPER_DISCORD_TOKEN to the token of the bot."]
    point_at(settings)
    client = discord.Client(
        intents=discord.Intents(guilds=True),
        proxy=settings.proxy or None,
        max_ratelimit_timeout=LONGEST_PACED,
    )
    try:
        return await _checked(client, settings)
    finally:
        await client.close()


async def _checked(client: discord.Client, settings: DiscordSettings) -> list[str]:
    try:
        await client.login(settings.token)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        return [_why(error)]

    def http() -> HTTPClient:
        return client.http

    wire = Wire(http)
    try:
        application: Json = await wire.call("GET", "/applications/@me")
        gateway: Json = await wire.call("GET", "/gateway/bot")
        servers = await wire.every("/users/@me/guilds", PAGE)
    except TryLater as wait:
        return [_later(wait.after)]
    except (Away, Gone, Refused) as error:
        return [f"Discord doesn't tell about the bot: {error}."]
    return [
        *_portal(application),
        *_intents(application, settings),
        *_starts(gateway),
        *_invitations(str(application["id"]), servers),
    ]


def _why(error: Exception) -> str:
    """Why the login failed, and what to do about it."""
    if isinstance(error, discord.RateLimited):
        return _later(timedelta(seconds=error.retry_after))
    if isinstance(error, discord.HTTPException) and error.status == 429:
        # Discord's documentation, "Invalid Request Limit": 10 000 requests in ten minutes that went wrong.
        return (
            "Discord takes no requests from this address for a while: too many went wrong. Try again later."
        )
    why = fatal(error)
    return f"{why}." if why is not None else f"Discord can't be reached: {error or type(error).__name__}."


def _later(after: timedelta) -> str:
    minutes = max(1, ceil(after / timedelta(minutes=1)))
    return f"Discord takes no requests of the bot now; try again in {minutes} min."


def _portal(application: Json) -> list[str]:
    """Switches of the Developer Portal that keep people's commands, or the bot itself, away."""
    found: list[str] = []
    if application.get("interactions_endpoint_url"):
        found.append(
            "Discord sends commands and buttons to another address, not to the bot. Clear Interactions "
            "Endpoint URL in the Developer Portal (General Information)."
        )
    if application.get("bot_require_code_grant"):
        found.append(
            "The bot can't be invited by a link. Switch off Requires OAuth2 Code Grant in the Developer "
            "Portal (Bot)."
        )
    return found


def _intents(application: Json, settings: DiscordSettings) -> list[str]:
    flags, found = int(application.get("flags") or 0), list[str]()
    if settings.read_threads and not has_intent(flags, MESSAGE_CONTENT):
        found.append(
            "read_threads = true needs the Message Content Intent: switch it on in the Developer Portal "
            "(Bot, Privileged Gateway Intents), or set read_threads = false."
        )
    if not has_intent(flags, GUILD_MEMBERS):
        found.append(
            Advice(
                "“members: here” needs the Server Members Intent, in the Developer Portal (Bot, Privileged "
                "Gateway Intents). Without it, members are named one by one, or join themselves."
            )
        )
    return found


def _starts(gateway: Json) -> list[str]:
    """Whether the bot may still begin its sessions ("Session Start Limit Object")."""
    limit, needed = gateway.get("session_start_limit") or {}, int(gateway.get("shards") or 1)
    total, left = int(limit.get("total") or 0), int(limit.get("remaining") or 0)
    hours = max(1, ceil(int(limit.get("reset_after") or 0) / 3_600_000))
    if not total or left >= max(needed, total * FEW):
        return []
    told = f"Discord lets the bot connect anew only {left} of {total} times within the next {hours} h"
    if left < needed:
        return [
            f"{told}, and it needs {needed} now. Start it after that: where they are used up, the token ends."
        ]
    return [Advice(f"{told}. Something starts it again and again; where they are used up, the token ends.")]


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
