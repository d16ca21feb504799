"""Bad days, each as one short method: what a test does to this Discord, its servers and their channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord import happenings
from tests.discord.faults import Fault
from tests.discord.gateway import GUILDS, MEMBERS, Connection, encode
from tests.discord.model import Channel, Guild, Json, Member, Message
from tests.discord.permissions import bits

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from tests.discord.gateway import Gateway
    from tests.discord.model import User


class Trouble:
    """What can go wrong; mixed into the server."""

    gateway: Gateway
    guild: Guild
    bot: User
    faults: list[Fault]
    answering: asyncio.Event
    touch: Callable[[], None]

    # --- the line

    def cut(self) -> None:
        """Breaks all sockets without a close frame: a client resumes."""
        for connection in list(self.gateway.connections):
            connection.cut()

    async def close_sockets(self, code: int) -> None:
        """Closes all sockets with a code ("Gateway Close Event Codes"); 4007 and 4009 end sessions too."""
        for connection in list(self.gateway.connections):
            self._forget(connection, code in (1000, 1001, 4007, 4009))
            await connection.close(code)

    def reconnect(self) -> None:
        """Op 7: asks all clients to come again and resume."""
        self._say({"op": 7, "d": None})

    def invalidate(self, *, resumable: bool = False) -> None:
        """Op 9: the session is void; a client identifies anew unless it may resume."""
        for connection in list(self.gateway.connections):
            self._forget(connection, not resumable)
        self._say({"op": 9, "d": resumable})

    def forget_sessions(self) -> None:
        """Nothing can be resumed any more, as after a long outage."""
        self.gateway.sessions.clear()
        for connection in list(self.gateway.connections):
            connection.session = None

    def zombie(self, silent: bool = True) -> None:
        """No heartbeat is answered from now on, though the connection stands."""
        self.gateway.silent = silent

    def hold(self, *, gateway: bool = True, rest: bool = True) -> None:
        """Everything stands still: events and answers wait."""
        if gateway:
            self.gateway.flowing.clear()
        if rest:
            self.answering.clear()

    def release(self) -> None:
        """Everything moves again."""
        self.gateway.flowing.set()
        self.answering.set()

    def repeat(self, kind: str) -> None:
        """Sends the last event of a kind once more."""
        session, data = self.gateway.last(kind)
        session.dispatch(kind, data)

    def _forget(self, connection: Connection, gone: bool) -> None:
        if gone and connection.session:
            self.gateway.sessions.pop(connection.session.id, None)
            connection.session.connection = None

    def _say(self, frame: Json) -> None:
        for connection in list(self.gateway.connections):
            connection.send(encode(frame))

    # --- answers

    def fail(
        self,
        method: str,
        path: str,
        status: int | None,
        *,
        times: int = 1,
        after: bool = False,
        retry_after: float = 0.2,
        everywhere: bool = False,
        code: int = 0,
    ) -> Fault:
        """The next requests that match get a status or are cut (None), instead of or after being done.

        Args:
            method: ``*`` for any.
            path: a regular expression, searched for in the path behind ``/api/v10``.
            everywhere: a 429 that holds for all requests.
            code: Discord's own code in the body of the answer.
        """
        fault = Fault(method, path, status, times, after, retry_after, everywhere, code)
        self.faults.append(fault)
        return fault

    # --- servers, channels and people

    def delete_message(self, message: Message) -> None:
        """Somebody with the right to deletes a message."""
        happenings.delete_message(self, message)  # type: ignore[arg-type]

    def delete_messages(self, *messages: Message) -> None:
        """A moderator deletes several messages of a channel at once."""
        happenings.delete_messages(self, messages[0].channel, messages)  # type: ignore[arg-type]

    def rename(self, channel: Channel, name: str) -> None:
        """A channel or a thread has another name."""
        channel.name = name
        happenings.changed(self, channel)  # type: ignore[arg-type]

    def delete_channel(self, channel: Channel) -> None:
        """A channel or a thread is deleted."""
        happenings.delete_channel(self, channel)  # type: ignore[arg-type]

    def archive(self, thread: Channel, *, locked: bool | None = None) -> None:
        """A thread falls asleep, or is closed for good."""
        happenings.change_thread(self, thread, archived=True, locked=locked)  # type: ignore[arg-type]

    def remove_bot(self, guild: Guild | None = None) -> None:
        """The bot is thrown out."""
        guild = guild or self.guild
        self.gateway.dispatch("GUILD_DELETE", {"id": guild.id}, guild)
        del guild.members[self.bot.id]
        self.touch()

    def add_bot(self, guild: Guild | None = None) -> None:
        """The bot is invited again."""
        guild = guild or self.guild
        role = next(role for role in guild.roles.values() if role.name == "Circlekeeper")
        self.join(guild, self.bot).roles.add(role.id)  # type: ignore[attr-defined]
        happenings.tell_guild(self, guild)  # type: ignore[arg-type]

    def outage(self, guild: Guild | None = None) -> None:
        """A server is unavailable for a while."""
        guild = guild or self.guild
        self.gateway.dispatch("GUILD_DELETE", {"id": guild.id, "unavailable": True}, guild)
        guild.available = False

    def end_outage(self, guild: Guild | None = None) -> None:
        """The server is back."""
        guild = guild or self.guild
        guild.available = True
        happenings.tell_guild(self, guild)  # type: ignore[arg-type]

    def deny(self, channel: Channel, *names: str) -> None:
        """Takes permissions from the bot in a channel."""
        self._overwrite(channel, bits(*names), allow=False)

    def allow(self, channel: Channel, *names: str) -> None:
        """Gives permissions to the bot in a channel."""
        self._overwrite(channel, bits(*names), allow=True)

    def _overwrite(self, channel: Channel, wanted: int, *, allow: bool) -> None:
        allowed, denied = channel.overwrites.get(self.bot.id, (0, 0))
        if allow:
            allowed, denied = allowed | wanted, denied & ~wanted
        else:
            allowed, denied = allowed & ~wanted, denied | wanted
        channel.overwrites[self.bot.id] = (allowed, denied)
        happenings.changed(self, channel)  # type: ignore[arg-type]

    def bot_may(self, guild: Guild | None = None, *names: str) -> None:
        """The bot's role has these permissions from now on, and no other; @everyone has none."""
        guild = guild or self.guild
        for role in guild.roles.values():
            if role.name in ("Circlekeeper", "@everyone"):
                role.permissions = bits(*names) if role.name == "Circlekeeper" else 0
                data = {"guild_id": guild.id, "role": role.json()}
                self.gateway.dispatch("GUILD_ROLE_UPDATE", data, guild, GUILDS)

    def leave(self, member: Member) -> None:
        """Somebody leaves the server."""
        member.guild.members.pop(member.user.id, None)
        data = {"guild_id": member.guild.id, "user": member.user.json()}
        self.gateway.dispatch("GUILD_MEMBER_REMOVE", data, member.guild, MEMBERS)
        self.touch()

    def change_member(self, member: Member) -> None:
        """Somebody has another nickname, or other roles."""
        data = {**member.json(), "guild_id": member.guild.id}
        self.gateway.dispatch("GUILD_MEMBER_UPDATE", data, member.guild, MEMBERS)
        self.touch()

    def enter(self, member: Member) -> None:
        """Somebody comes (again)."""
        member.guild.members[member.user.id] = member
        data = {**member.json(), "guild_id": member.guild.id}
        self.gateway.dispatch("GUILD_MEMBER_ADD", data, member.guild, MEMBERS)
