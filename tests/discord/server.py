"""A Discord on loopback: speaks the gateway and REST of version 10, so that a real client connects to it.

Nothing of the client is replaced: it is pointed here by the addresses that this server gives.
"""

from __future__ import annotations

import asyncio
import mimetypes
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.clock import SystemClock
from bot.ports.clock import Clock
from tests.discord import (
    contract,
    happenings,
    permissions,
    rest,
    rest_channels,
    rest_commands,
    rest_guilds,
    rest_interactions,
    rest_messages,
)
from tests.discord.door import Door
from tests.discord.faults import Fault, Pace
from tests.discord.gateway import Gateway, without_words
from tests.discord.interactions import FIRST_ANSWER, Interaction
from tests.discord.model import (
    FORUM,
    TEXT,
    Attachment,
    Channel,
    Guild,
    Json,
    Member,
    Message,
    Role,
    Snowflakes,
    User,
    iso,
)
from tests.discord.permissions import BITS
from tests.discord.rest import Call
from tests.discord.trouble import Trouble
from tests.loopback import Loopback

DOORS = (rest_channels, rest_commands, rest_guilds, rest_interactions, rest_messages)
TOKEN = "MTA.loopback.token"


class Discord(Loopback, Trouble):
    """One Discord with one bot; ``start`` before use, ``stop`` after.

    Args:
        clock: what time it is here; the three seconds for an answer are counted by it.
        members: the application may use the privileged intent for members.
        content: the application may use the privileged intent for what messages say.
        paced: the pace that Discord allows is kept, with refusals 429.
        shards: how many shards GET /gateway/bot recommends.

    Attributes:
        violations: bodies that Discord would have refused; every test checks that there are none.
        requests: every request that came in, oldest first.
        patience: how many real seconds a person's client waits for an answer.
        first_answer: how long a first answer may take by the server's clock.
        portal: what the developer has set otherwise for the application.
        starts_left: how many sessions the bot may still begin today.
        bare_answers: first answers to interactions carry no X-RateLimit headers, which nobody promises there.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        members: bool = False,
        content: bool = False,
        paced: bool = False,
        shards: int = 1,
    ) -> None:
        super().__init__()
        self.clock: Clock = clock or SystemClock()
        self.ids = Snowflakes(self.clock.now)
        self.token = TOKEN
        self.application_id = self.ids.next()
        self.application_flags = (1 << 15 if members else 0) | (1 << 19 if content else 0)
        self.shards = shards
        self.portal: Json = {}
        self.starts_left = 1000
        self.bot = User(self.application_id, "circlekeeper", "Circlekeeper", bot=True)
        self.users: dict[str, User] = {self.bot.id: self.bot}
        self.guilds: dict[str, Guild] = {}
        self.private: dict[str, Channel] = {}
        self.ephemeral: dict[str, Message] = {}
        self.files: dict[str, Attachment] = {}
        self.commands: list[Json] = []
        self.registrations = 0
        self.interactions: dict[str, Interaction] = {}
        self.nonces: dict[str, Message] = {}
        self.gateway = Gateway(self)
        self.patience = 3.0
        self.first_answer = FIRST_ANSWER
        self.violations: list[str] = []
        self.requests: list[Call] = []
        self.faults: list[Fault] = []
        self.pace = Pace(time.monotonic) if paced else None
        self.refused_for_pace = 0
        self.bare_answers = False
        self.answering = asyncio.Event()
        self.answering.set()
        self.pinged: list[tuple[User, Message]] = []
        self.contract = contract.load(os.environ.get("CIRCLEKEEPER_DISCORD_OPENAPI"))
        self._waiting: dict[asyncio.Future[None], Channel | None] = {}
        self.guild = self.add_guild("The Village")

    # --- running

    async def start(self) -> None:
        """Listens on a free port of loopback."""
        app = web.Application(client_max_size=32 * 2**20)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_get("/attachments/{channel}/{id}/{name}", self._file)
        app.router.add_route("*", "/api/v10/{path:.*}", Door(self).serve)
        await self.listen(app)

    async def stop(self) -> None:
        """Ends every connection."""
        self.answering.set()
        self.gateway.flowing.set()
        for connection in list(self.gateway.connections):
            connection.cut()
        await self.hang_up()

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gateway"

    # --- waiting

    def touch(self, channel: Channel | None = None) -> None:
        """Something is other than before, in a channel or anywhere: who waits for that looks again."""
        for future, where in list(self._waiting.items()):
            if where is None or channel is None or where in (channel, channel.parent):
                del self._waiting[future]
                if not future.done():
                    future.set_result(None)

    async def change(self, channel: Channel | None = None) -> None:
        """Waits until something changes, in a channel or anywhere."""
        future = asyncio.get_running_loop().create_future()
        self._waiting[future] = channel
        try:
            await future
        finally:
            self._waiting.pop(future, None)

    async def until(
        self, found: Callable[[], Any], seconds: float = 5, channel: Channel | None = None
    ) -> Any:
        """Waits until something is so, and gives it; TimeoutError if it doesn't become so.

        Args:
            channel: the only place where what happens can make it so.
        """
        async with asyncio.timeout(seconds):
            while not (it := found()):
                await self.change(channel)
        return it

    async def ready(self, seconds: float = 10) -> None:
        """Waits until the bot has a session and has registered its commands."""
        await self.until(
            lambda: self.registrations and any(s.connection for s in self.gateway.sessions.values()), seconds
        )

    # --- what is in it

    def add_guild(self, name: str, *, bot_may: int | None = None) -> Guild:
        """A new server, with the bot in it."""
        owner = User(self.ids.next(), f"owner-of-{name.lower().replace(' ', '-')}", "The owner")
        self.users[owner.id] = owner
        guild = Guild(self.ids.next(), name, owner.id)
        guild.roles[guild.id] = Role(guild.id, "@everyone", permissions.EVERYBODY)
        self.guilds[guild.id] = guild
        self.join(guild, owner)
        bot_role = Role(
            self.ids.next(), "Circlekeeper", permissions.EVERYBODY if bot_may is None else bot_may
        )
        guild.roles[bot_role.id] = bot_role
        self.join(guild, self.bot).roles.add(bot_role.id)
        general = self.text_channel("general", guild)
        guild.system_channel = general.id
        return guild

    def join(self, guild: Guild, user: User) -> Member:
        member = Member(user, guild, iso(self.clock.now()))
        guild.members[user.id] = member
        return member

    def text_channel(self, name: str, guild: Guild | None = None, *, topic: str | None = None) -> Channel:
        """A new text channel."""
        return happenings.add_channel(
            self, Channel(self.ids.next(), TEXT, name, guild or self.guild, topic=topic)
        )

    def forum(
        self, name: str, guild: Guild | None = None, *, tags: tuple[str, ...] = (), required: bool = False
    ) -> Channel:
        """A new forum channel with its tags."""
        entries = [
            {"id": self.ids.next(), "name": tag, "moderated": False, "emoji_id": None, "emoji_name": None}
            for tag in tags
        ]
        forum = Channel(
            self.ids.next(), FORUM, name, guild or self.guild, tags=entries, tag_required=required
        )
        return happenings.add_channel(self, forum)

    def channel(self, number: str | Channel) -> Channel:
        """A channel, thread or private conversation by its id; refused with 10003 if it isn't there."""
        if isinstance(number, Channel):
            return number
        for guild in self.guilds.values():
            if found := guild.channels.get(number) or guild.threads.get(number):
                return found
        if number in self.private:
            return self.private[number]
        raise rest.refuse(10003)

    def has_bot(self, guild: Guild) -> bool:
        return self.bot.id in guild.members

    def may(self, channel: Channel, *names: str, user: User | None = None) -> bool:
        """Whether somebody (the bot, unless named) may do all of this in a channel."""
        if channel.guild is None:
            return True
        member = channel.guild.members.get((user or self.bot).id)
        if member is None:
            return False
        granted = permissions.in_channel(member, channel)
        return all(granted & BITS[name] for name in names)

    def bot_sees(self, channel: Channel) -> bool:
        return self.may(channel, "VIEW_CHANNEL")

    def readable(self, message: Message) -> Json:
        """A message as the bot reads it by REST; words of others only with the privileged intent."""
        body = message.json(self.bot)
        free = message.channel.type == 1 or message.author is self.bot or self.bot in message.mentions
        return body if free or self.application_flags & (1 << 18 | 1 << 19) else without_words(body, self.bot)

    def noted(self, message: Message, *, new: bool = False) -> None:
        """Remembers whom a new message pinged; an edit pings nobody."""
        channel = message.channel
        if new:
            users = dict.fromkeys(message.mentions)
            if channel.guild and (message.everyone or message.mention_roles):
                wanted = set(message.mention_roles)
                for member in channel.guild.members.values():
                    if message.everyone or member.roles & wanted:
                        users[member.user] = None
            users.pop(message.author, None)
            self.pinged += [(user, message) for user in users if self.may(channel, "VIEW_CHANNEL", user=user)]
        self.touch(channel)

    def conversation(self, user: User) -> Channel:
        """The private conversation of somebody with the bot."""
        for channel in self.private.values():
            if channel.recipient is user:
                return channel
        channel = Channel(self.ids.next(), 1, recipient=user)
        self.private[channel.id] = channel
        return channel

    def upload(self, channel: str, name: str, content: bytes) -> Attachment:
        """Keeps a file that somebody brought."""
        number = self.ids.next()
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        url = f"{self.url}/attachments/{channel}/{number}/{name}"
        self.files[number] = Attachment(number, name, content, url, kind)
        return self.files[number]

    # --- REST

    async def _file(self, request: web.Request) -> web.Response:
        found = self.files.get(request.match_info["id"])
        if found is None:
            return web.Response(status=404)
        return web.Response(body=found.content, headers={"Content-Type": found.kind})


@asynccontextmanager
async def discord_on_loopback(clock: Clock | None = None, **more: Any) -> AsyncIterator[Discord]:
    """A Discord that runs for as long as the block does, and afterwards has nothing to complain of."""
    server = Discord(clock, **more)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
    assert not server.violations, "\n".join(server.violations)


def point(server: Discord, patch: Any) -> None:
    """Points discord.py, in this process, at a server; ``patch`` is pytest's monkeypatch."""
    import discord
    import yarl

    patch.setattr(discord.http.Route, "BASE", server.api_url)
    patch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))
    patch.setattr(discord.asset.Asset, "BASE", server.url)
