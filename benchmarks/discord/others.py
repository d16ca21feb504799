"""Yardsticks on the same gateway, each in a process: ``python -m benchmarks.discord.others NAME …``.

``bare`` takes frames off the socket and answers clicks, without any library for Discord: what the server on
loopback can do. ``library`` is discord.py, as it comes, with handlers that do nothing but answer clicks.
"""

import asyncio
import re
import sys
import zlib

import aiohttp
import discord
import msgspec
from yarl import URL

from tests.homeserver import die_with_parent

INTENTS = discord.Intents(
    guilds=True, guild_messages=True, guild_reactions=True, dm_messages=True, dm_reactions=True
)
_ASKED = re.compile(rb'"id":"(\d+)","token":"(interaction-token-\d+)"')


class Library(discord.AutoShardedClient):
    """discord.py with handlers that do as little as can be done."""

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Nothing."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """The least that Discord takes for an answer."""
        await interaction.response.defer()


async def library(api: str, gateway: str, token: str) -> None:
    """Runs until it is killed."""
    discord.http.Route.BASE = api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)
    client = Library(
        intents=INTENTS,
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
        guild_ready_timeout=0.1,
    )
    await client.start(token)


async def bare(api: str, gateway: str, token: str) -> None:
    """Runs until it is killed."""
    unpack = zlib.decompressobj()
    identify = {"token": token, "intents": INTENTS.value, "properties": {}, "shard": [0, 1]}
    answering: set[asyncio.Task[None]] = set()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def answer(id: str, its: str) -> None:
            url = f"{api}/interactions/{id}/{its}/callback"
            async with session.post(
                url, data=b'{"type":6}', headers={"Content-Type": "application/json"}
            ) as done:
                await done.read()

        async with session.ws_connect(f"{gateway}?v=10&encoding=json&compress=zlib-stream") as socket:
            await socket.send_str(msgspec.json.encode({"op": 2, "d": identify}).decode())
            async for message in socket:
                frame = unpack.decompress(message.data)
                if b'"t":"INTERACTION_CREATE"' in frame[:64] and (found := _ASKED.search(frame)):
                    task = asyncio.ensure_future(answer(found[1].decode(), found[2].decode()))
                    answering.add(task)
                    task.add_done_callback(answering.discard)


if __name__ == "__main__":
    die_with_parent()
    asyncio.run({"library": library, "bare": bare}[sys.argv[1]](*sys.argv[2:]))
