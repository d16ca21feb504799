"""A bot made of discord.py, unchanged, that keeps its raw events: to try the Discord on loopback."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord
import msgspec

from tests.discord.server import Discord

Json = dict[str, Any]
INTENTS = discord.Intents(guilds=True, guild_messages=True, guild_reactions=True, dm_messages=True)


class Bot(discord.AutoShardedClient):
    """A client that keeps the raw events, and hands interactions on."""

    def __init__(self, answers: Callable[["Bot", Json], Any] | None = None, **more: Any) -> None:
        super().__init__(
            **{"intents": INTENTS, "enable_debug_events": True, "guild_ready_timeout": 0.01, **more}
        )
        self.answers = answers
        self.events: list[Json] = []
        self.came = asyncio.Event()
        self.asked: set[asyncio.Task[Any]] = set()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """No five seconds between one IDENTIFY and the next."""

    async def on_socket_raw_receive(self, raw: Any) -> None:
        event = msgspec.json.decode(raw)
        if event["op"] == 0:
            self.events.append(event)
            self.came.set()
            if event["t"] == "INTERACTION_CREATE" and self.answers:
                self.asked.add(asyncio.ensure_future(self.answers(self, event["d"])))

    def of(self, kind: str) -> list[Json]:
        return [event["d"] for event in self.events if event["t"] == kind]

    async def event(self, kind: str, number: int = 1) -> Json:
        async with asyncio.timeout(5):
            while len(self.of(kind)) < number:
                self.came.clear()
                await self.came.wait()
        return self.of(kind)[number - 1]

    async def call(self, method: str, path: str, body: Any = None, **parameters: Any) -> Any:
        more = {} if body is None else {"json": body}
        return await self.http.request(discord.http.Route(method, path, **parameters), **more)

    async def send(self, channel: str, body: Json) -> Json:
        return await self.call("POST", "/channels/{channel_id}/messages", body, channel_id=channel)

    async def answer(self, asked: Json, kind: int, data: Json | None = None) -> None:
        body = {"type": kind, **({"data": data} if data is not None else {})}
        await self.call("POST", f"/interactions/{asked['id']}/{asked['token']}/callback", body)

    async def register(self, *commands: Json) -> None:
        await self.call("PUT", f"/applications/{self.application_id}/commands", list(commands))


@asynccontextmanager
async def connected(server: Discord, **more: Any) -> AsyncIterator[Bot]:
    """A bot that is logged in and has received its guilds."""
    bot = Bot(**more)
    running = asyncio.ensure_future(bot.start(server.token))
    waiting = asyncio.ensure_future(bot.event("GUILD_CREATE"))
    try:
        await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        yield bot
    finally:
        waiting.cancel()
        await bot.close()
        with contextlib.suppress(discord.DiscordException):
            await running


def card(text: str, *labels: str, **more: Any) -> Json:
    rows: list[Json] = [{"type": 10, "content": text}]
    if labels:
        buttons = [{"type": 2, "style": 2, "label": one, "custom_id": f"p{one}"} for one in labels]
        rows.append({"type": 1, "components": buttons})
    return {
        "flags": 32768,
        "components": [{"type": 17, "components": rows}],
        "allowed_mentions": {"parse": []},
        **more,
    }
