"""The gateway of this Discord: sessions, what they were sent, and the sockets they come and go by."""

from __future__ import annotations

import asyncio
import contextlib
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import WSMsgType, web

from tests.discord.model import DM, Guild, Json, Message, User

if TYPE_CHECKING:
    from tests.discord.server import Discord

# Discord's documentation, "Gateway": intents, opcodes and close codes.
GUILDS, MEMBERS, MESSAGES, REACTIONS = 1 << 0, 1 << 1, 1 << 9, 1 << 10
DM_MESSAGES, DM_REACTIONS, CONTENT, PRESENCES = 1 << 12, 1 << 13, 1 << 15, 1 << 8
KNOWN = sum(1 << bit for bit in (*range(17), 20, 21, 24, 25))
FLAG_OF = {MEMBERS: 1 << 14 | 1 << 15, CONTENT: 1 << 18 | 1 << 19, PRESENCES: 1 << 12 | 1 << 13}
"""The flags of an application that let it use a privileged intent."""

encode = msgspec.json.encode
decode = msgspec.json.decode


@dataclass(eq=False)
class Session:
    """What a client that identified is owed, with all it was sent, so that it can resume."""

    id: str
    intents: int
    shard: int
    shards: int
    sequence: int = 0
    sent: list[tuple[int, bytes]] = field(default_factory=list)
    connection: Connection | None = None

    def holds(self, guild: Guild | None) -> bool:
        """Whether events of a guild, or of private conversations, are for this shard."""
        return self.shard == ((int(guild.id) >> 22) % self.shards if guild else 0)

    def dispatch(self, kind: str, data: Json) -> None:
        self.sequence += 1
        frame = encode({"op": 0, "t": kind, "s": self.sequence, "d": data})
        self.sent.append((self.sequence, frame))
        if self.connection:
            self.connection.send(frame)


class Connection:
    """One socket: frames go out in order, compressed as one stream if the client asked for it."""

    def __init__(self, gateway: Gateway, request: web.Request, socket: web.WebSocketResponse) -> None:
        self.gateway = gateway
        self.request = request
        self.socket = socket
        self.session: Session | None = None
        self.frames: asyncio.Queue[bytes] = asyncio.Queue()
        self.packer = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None
        self.heartbeats = 0
        self.missed: asyncio.TimerHandle | None = None
        self.beat()

    def beat(self) -> None:
        """A heartbeat came; if the next two don't, the connection is closed ("Sending Heartbeats")."""
        if self.missed:
            self.missed.cancel()
        loop = asyncio.get_running_loop()
        wait = self.gateway.heartbeat_interval * 2 / 1000
        self.missed = loop.call_later(wait, lambda: loop.create_task(self.close(4009)))

    def send(self, frame: bytes) -> None:
        self.frames.put_nowait(frame)

    async def write(self) -> None:
        """Sends what is queued, as long as the gateway isn't held."""
        with contextlib.suppress(ConnectionError):
            while True:
                frame = await self.frames.get()
                await self.gateway.flowing.wait()
                if self.packer:
                    packed = self.packer.compress(frame) + self.packer.flush(zlib.Z_SYNC_FLUSH)
                    await self.socket.send_bytes(packed)
                else:
                    await self.socket.send_str(frame.decode())

    def cut(self) -> None:
        """Ends the connection without a word, as a broken line does."""
        self.leave()
        if self.request.transport:
            self.request.transport.abort()

    def leave(self) -> None:
        """From here on the session's events wait for a resume."""
        if self.missed:
            self.missed.cancel()
        if self.session and self.session.connection is self:
            self.session.connection = None
        self.gateway.connections.discard(self)

    async def close(self, code: int) -> None:
        self.leave()
        await self.socket.close(code=code)


class Gateway:
    """Takes connections, and gives each session the events that its intents and shard ask for."""

    def __init__(self, server: Discord) -> None:
        self.server = server
        self.connections: set[Connection] = set()
        self.sessions: dict[str, Session] = {}
        self.flowing = asyncio.Event()
        self.flowing.set()
        self.silent = False
        """Takes in everything and says nothing any more, as a zombie does."""
        self.heartbeat_interval = 41_250
        self.identified: list[Json] = []
        self.resumed = 0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(compress=False, autoping=True, max_msg_size=4096 * 4)
        await socket.prepare(request)
        connection = Connection(self, request, socket)
        self.connections.add(connection)
        connection.send(
            encode({"op": 10, "d": {"heartbeat_interval": self.heartbeat_interval, "_trace": []}})
        )
        writer = asyncio.ensure_future(connection.write())
        try:
            async for message in socket:
                if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                    continue
                try:
                    frame = decode(message.data)
                except msgspec.DecodeError:
                    await connection.close(4002)
                    break
                if code := self._take(connection, frame):
                    await connection.close(code)
                    break
        finally:
            connection.leave()
            writer.cancel()
            self.server.touch()
        return socket

    def _take(self, connection: Connection, frame: Json) -> int | None:
        """One frame of a client; gives the code to close with, if it was wrong."""
        data = frame.get("d")
        match frame.get("op"):
            case 1:
                connection.heartbeats += 1
                connection.beat()
                if not self.silent:
                    connection.send(encode({"op": 11}))
            case 2:
                return 4005 if connection.session else self._identify(connection, data)
            case 6:
                return 4005 if connection.session else self._resume(connection, data)
            case 3 | 4:
                return None if connection.session else 4003
            case 8:
                if not connection.session:
                    return 4003
                self._members(connection.session, data)
            case _:
                return 4001
        return None

    def _identify(self, connection: Connection, data: Any) -> int | None:
        server = self.server
        if data.get("token") != server.token:
            return 4004
        if "properties" not in data or not isinstance(data.get("intents"), int):
            return 4002
        intents = data["intents"]
        if intents & ~KNOWN:
            return 4013
        if any(intents & intent and not server.application_flags & flag for intent, flag in FLAG_OF.items()):
            return 4014
        shard, shards = data.get("shard", (0, 1))
        if not 0 <= shard < shards:
            return 4010
        for old in [one for one in self.sessions.values() if one.shard == shard and not one.connection]:
            # Whoever identifies again has given up what it had.
            del self.sessions[old.id]
        session = Session(f"session{server.ids.next()}", intents, shard, shards, connection=connection)
        connection.session = session
        self.sessions[session.id] = session
        self.identified.append(data)
        guilds = [guild for guild in server.guilds.values() if server.has_bot(guild) and session.holds(guild)]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": {**server.bot.json(), "verified": True, "mfa_enabled": True, "email": None},
                "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": server.gateway_url,
                "shard": [shard, shards],
                "application": {"id": server.application_id, "flags": server.application_flags},
                "private_channels": [],
                "_trace": [],
            },
        )
        for guild in guilds:
            if guild.available:
                self.create_guild(session, guild)
        server.touch()
        return None

    def create_guild(self, session: Session, guild: Guild) -> None:
        """GUILD_CREATE: a bot is told of all channels, but only of threads that it may see."""
        server = self.server
        if not session.intents & GUILDS:
            return
        members = guild.members.values() if session.intents & MEMBERS else [guild.members[server.bot.id]]
        session.dispatch(
            "GUILD_CREATE",
            {
                **guild.json(),
                "joined_at": guild.members[server.bot.id].joined,
                "large": False,
                "unavailable": False,
                "member_count": len(guild.members),
                "voice_states": [],
                "members": [member.json() for member in members],
                "channels": [channel.json() for channel in guild.channels.values()],
                "threads": [
                    thread.json()
                    for thread in guild.threads.values()
                    if not thread.archived and server.bot_sees(thread)
                ],
                "presences": [],
                "stage_instances": [],
                "guild_scheduled_events": [],
                "soundboard_sounds": [],
            },
        )

    def _resume(self, connection: Connection, data: Any) -> int | None:
        if data.get("token") != self.server.token:
            return 4004
        session = self.sessions.get(data.get("session_id"))
        if session is None:
            connection.send(encode({"op": 9, "d": False}))
            return None
        sequence = data.get("seq") or 0
        if sequence > session.sequence:
            return 4007
        if session.connection:
            session.connection.cut()
        connection.session = session
        for number, frame in session.sent:
            if number > sequence:
                connection.send(frame)
        session.connection = connection
        session.dispatch("RESUMED", {"_trace": []})
        self.resumed += 1
        self.server.touch()
        return None

    def _members(self, session: Session, data: Any) -> None:
        guild = self.server.guilds[str(data["guild_id"])]
        asked = data.get("user_ids")
        found = list(guild.members.values())
        if asked is not None:
            asked = [asked] if isinstance(asked, (str, int)) else asked
            found = [guild.members[str(one)] for one in asked if str(one) in guild.members]
        session.dispatch(
            "GUILD_MEMBERS_CHUNK",
            {
                "guild_id": guild.id,
                "members": [member.json() for member in found],
                "chunk_index": 0,
                "chunk_count": 1,
                "not_found": [str(one) for one in asked or () if str(one) not in guild.members],
                **({"nonce": data["nonce"]} if "nonce" in data else {}),
            },
        )

    def dispatch(self, kind: str, data: Json, guild: Guild | None, intent: int = 0) -> None:
        """An event, to every session that is to hear of it."""
        if guild and not (self.server.has_bot(guild) and guild.available):
            return
        for session in self.sessions.values():
            if session.holds(guild) and (not intent or session.intents & intent):
                session.dispatch(kind, data)

    def message(self, kind: str, message: Message) -> None:
        """MESSAGE_CREATE or MESSAGE_UPDATE, as the "Message Content Intent" lets each session read it."""
        channel, bot = message.channel, self.server.bot
        if message.only_for or not self.server.bot_sees(channel):
            return
        private = channel.type == DM
        body = message.json(bot)
        if channel.guild:
            body["guild_id"] = channel.guild.id
            if member := channel.guild.members.get(message.author.id):
                body["member"] = member.json(with_user=False)
            body["mentions"] = [
                {**user.json(), "member": channel.guild.members[user.id].json(with_user=False)}
                if user.id in channel.guild.members
                else user.json()
                for user in message.mentions
            ]
        body["channel_type"] = channel.type
        free = private or message.author is bot or bot in message.mentions
        for session in self.sessions.values():
            if not session.holds(channel.guild) or not session.intents & (
                DM_MESSAGES if private else MESSAGES
            ):
                continue
            hidden = not free and not session.intents & CONTENT
            session.dispatch(kind, without_words(body, bot) if hidden else body)

    def last(self, kind: str) -> tuple[Session, Json]:
        """The last event of a kind that any session was sent."""
        for session in reversed(self.sessions.values()):
            for _, frame in reversed(session.sent):
                event = decode(frame)
                if event["t"] == kind:
                    return session, event["d"]
        raise LookupError(f"no {kind} was sent")


def without_words(body: Json, bot: User) -> Json:
    """A message as a bot without the message content intent receives it."""
    body = {**body, "content": "", "embeds": [], "attachments": [], "components": []}
    inner = body.get("referenced_message")
    if inner and inner["author"]["id"] != bot.id:
        body["referenced_message"] = {
            **inner,
            "content": "",
            "embeds": [],
            "attachments": [],
            "components": [],
        }
    return body
