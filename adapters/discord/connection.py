"""The connection to Discord: discord.py's client, supervised, with a new one whenever one has ended."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

import discord
import msgspec
import structlog
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot.ports import CannotServe

log = structlog.get_logger()

# discord.py warns at each start that libraries for voice are missing. The bot doesn't speak aloud, and nobody
# who runs it should install them on that advice.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False
discord.utils._from_json = msgspec.json.decode  # several times as fast, and what we read with ourselves

PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds between two attempts."""
HEALTHY = 120.0
"""Seconds after which a connection that ends is no failed attempt."""
LONGEST_PACED = 60.0
"""Seconds that a call may be held back for Discord's limits; beyond, it is tried again later."""
BAD_TOKEN, BAD_INTENTS, NO_INTENTS = 4004, 4013, 4014
"""Codes with which the gateway refuses us for good ("Gateway close event codes")."""


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """The bot's account, and where Discord is.

    Args:
        read_threads: plain words in the thread of a card count; needs the message content intent.
        api_url: of another server that speaks as Discord does, with ``gateway_url``; empty: Discord's own.
    """

    token: str
    read_threads: bool = False
    api_url: str = ""
    gateway_url: str = ""
    proxy: str = ""


OF_SESSIONS = frozenset({"READY", "RESUMED"})
"""Events that discord.py reads too: it keeps the session. All others it would turn into objects that nobody
asks for, at twice the cost of taking the event in; and an error in that ends its connection."""


class Hears(Protocol):
    """Takes in what comes over one client's connection."""

    def take(self, raw: str) -> None:
        """Every message of the gateway, in order. Raises nothing."""
        ...

    def disconnected(self, shard: int) -> None:
        """The connection of a shard is lost."""
        ...

    def resumed(self, shard: int) -> None:
        """A shard's session goes on, and all that was missed has been replayed."""
        ...


class Client(discord.AutoShardedClient):
    """discord.py's client as we use it: it keeps the connection and the pace, and we read the events."""

    def __init__(self, settings: DiscordSettings) -> None:
        intents = discord.Intents(
            guilds=True, guild_messages=True, guild_reactions=True, dm_messages=True, dm_reactions=True
        )
        intents.message_content = settings.read_threads
        super().__init__(
            intents=intents,
            enable_debug_events=True,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.5,
            proxy=settings.proxy or None,
            max_ratelimit_timeout=LONGEST_PACED,
        )
        self.listener: Hears | None = None
        """Who reads the events of this client, and of no other."""
        parsers = self._connection.parsers
        for kind in parsers.keys() - OF_SESSIONS:
            del parsers[kind]

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Hands every message of the gateway on, as it came, before anything else is done with it."""
        if event != "socket_raw_receive":
            super().dispatch(event, *args, **kwargs)
        elif self.listener is not None:
            self.listener.take(args[0])

    async def on_shard_disconnect(self, shard: int) -> None:
        """A shard's connection is lost."""
        if self.listener is not None:
            self.listener.disconnected(shard)

    async def on_shard_resumed(self, shard: int) -> None:
        """A shard's session goes on."""
        if self.listener is not None:
            self.listener.resumed(shard)

    async def on_error(self, event: str, /, *args: object, **kwargs: object) -> None:
        """Something went wrong in an event."""
        log.exception("an event went wrong", key=event)


def point_at(settings: DiscordSettings) -> None:
    """Has discord.py speak to another server than Discord's, where the settings name one."""
    if settings.api_url:
        Route.BASE = settings.api_url.rstrip("/")
        DiscordWebSocket.DEFAULT_GATEWAY = URL(settings.gateway_url)


async def keep_connected(
    settings: DiscordSettings, make: Callable[[], Awaitable[Client]], ended: Callable[[], Awaitable[None]]
) -> None:
    """Connects, and connects anew with a new client whenever one ends, until cancelled.

    Args:
        make: gives a client that is logged in.
        ended: is called when a client has ended, before the next one.
    Raises:
        CannotServe: Discord refuses us, and trying again would not help.
    """
    loop = asyncio.get_running_loop()
    attempt = 0
    while True:
        began = loop.time()
        client: Client | None = None
        try:
            client = await make()
            await client.connect(reconnect=True)
            log.warning("the connection to Discord has ended")
        except (asyncio.CancelledError, CannotServe):
            raise
        except Exception as error:
            why = fatal(error)
            if why is not None:
                raise CannotServe(why) from error
            log.warning("the connection to Discord has failed", attempt=attempt + 1, exc_info=error)
        finally:
            await ended()
            if client is not None:
                await _closed(client)
        attempt = 0 if loop.time() - began > HEALTHY else attempt + 1
        await asyncio.sleep(PAUSES[min(max(attempt - 1, 0), len(PAUSES) - 1)])


async def _closed(client: Client) -> None:
    try:
        async with asyncio.timeout(5):
            await client.close()
    except (TimeoutError, OSError) as error:
        log.info("the connection to Discord didn't close cleanly", error=type(error).__name__)


def fatal(error: BaseException) -> str | None:
    """A sentence for what trying again would not help against; ``None`` for all else."""
    if isinstance(error, discord.LoginFailure):
        return _REFUSED
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return _INTENT
    if isinstance(error, discord.ConnectionClosed):
        if error.code == BAD_TOKEN:
            return _REFUSED
        if error.code in (BAD_INTENTS, NO_INTENTS):
            return _INTENT
    return None


_REFUSED = (
    "Discord doesn't take the token. Copy it anew from the Developer Portal (Bot, Reset Token) into "
    "CIRCLEKEEPER_DISCORD_TOKEN"
)
_INTENT = (
    "Discord doesn't let the bot read messages. Switch on the Message Content Intent in the Developer Portal "
    "(Bot, Privileged Gateway Intents), or set read_threads = false"
)
