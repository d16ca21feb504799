"""Where things stand on Discord: servers, channels, forums and threads, and what the bot may do in them.

Pure: it is told by what the gateway sends, and asks nothing. No list of members is kept.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from adapters.discord.rights import (
    EVERYTHING,
    SEND_MESSAGES,
    VIEW_CHANNEL,
    Overwrites,
    bits,
    in_channel,
    may_manage,
    together,
)
from adapters.payloads import text
from bot.ports import MessageRef, Place

PLATFORM = "discord"

# Discord's documentation, "Channel Resource", tables of channel types and flags.
TEXT, DM, ANNOUNCEMENTS = 0, 1, 5
FORUMS = frozenset((15, 16))
"""Forum and media channels: in them stand posts, which are threads, and no messages."""
THREADS = frozenset((10, 11, 12))
REQUIRE_TAG = 1 << 4
LATEST = 25
"""Threads of a forum that are looked through."""


@dataclass(frozen=True, slots=True)
class Where:
    """One channel or thread, as far as what is done in it is understood by it."""

    kind: int
    """The channel type by its number."""
    guild: str = ""
    """The server; empty in a private conversation."""
    parent: str = ""
    """The channel that a thread hangs in; the category of a channel."""
    in_forum: bool = False
    """It is a post: its parent is a forum."""
    owner: str = ""
    """Who opened the thread."""
    name: str = ""

    @property
    def is_thread(self) -> bool:
        """It hangs in another channel."""
        return self.kind in THREADS

    @property
    def is_forum(self) -> bool:
        """Only posts can stand in it."""
        return self.kind in FORUMS


def place_of(channel_id: str, where: Where | None) -> Place:
    """The place in which a channel lies: itself, or for a thread the channel it hangs in."""
    return Place(PLATFORM, where.parent if where and where.is_thread and where.parent else channel_id)


def message_ref(channel_id: str, message_id: str, where: Where | None) -> MessageRef:
    """The name of a message: its id, and before it the thread's if it stands in one (``THREAD/MESSAGE``)."""
    inside = where is not None and where.is_thread
    return MessageRef(place_of(channel_id, where), f"{channel_id}/{message_id}" if inside else message_id)


def card_of_thread(thread_id: str, where: Where) -> MessageRef:
    """The card that a thread was started from. It has the thread's id (Discord's documentation, "Threads").

    In a channel the card stands outside of its thread, in a forum it is the first message inside.
    """
    return MessageRef(place_of(thread_id, where), f"{thread_id}/{thread_id}" if where.in_forum else thread_id)


def channel_and_message(ref: MessageRef) -> tuple[str, str]:
    """The ids by which Discord finds a message: the inverse of :func:`message_ref`."""
    thread, inside, message = ref.id.partition("/")
    return (thread, message) if inside else (ref.place.id, ref.id)


@dataclass(slots=True)
class _Channel:
    id: str
    where: Where
    last_message: str = ""
    overwrites: Overwrites = field(default_factory=dict)
    archived: bool = False
    tags: tuple[str, ...] = ()
    """The tags of a forum, of which a post has to bear one; empty: it needn't."""


@dataclass(slots=True)
class _Guild:
    id: str
    owner: str = ""
    own_roles: tuple[str, ...] = ()
    roles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Name and permissions, by id; the role of everyone has the server's id."""
    channels: dict[str, None] = field(default_factory=dict)
    """Channels and threads, in the order in which they were shown."""
    system_channel: str = ""

    def base(self, user: str, roles: Collection[str]) -> int:
        """What somebody with these roles may do in the whole server."""
        if user and user == self.owner:
            return EVERYTHING
        return together(self.roles[role][1] for role in (self.id, *roles) if role in self.roles)


class Places:
    """The table of servers and channels, kept in step with the gateway by :meth:`take`."""

    def __init__(self) -> None:
        self._own = ""
        self._guilds: dict[str, _Guild] = {}
        self._channels: dict[str, _Channel] = {}

    def forget(self) -> None:
        """Forgets everything: another connection begins."""
        self._guilds.clear()
        self._channels.clear()

    # --- channels -----------------------------------------------------------------------------------------

    def where(self, channel_id: str) -> Where | None:
        """What a channel is; ``None`` for one that was never shown: a private conversation, or a thread that
        is archived."""
        channel = self._channels.get(channel_id)
        if channel is None or not channel.where.is_thread:
            return channel.where if channel is not None else None
        above = self._channels.get(channel.where.parent)
        return replace(channel.where, in_forum=above is not None and above.where.is_forum)

    def guild_of(self, channel_id: str) -> str | None:
        """The server a channel belongs to, if that is known."""
        channel = self._channels.get(channel_id)
        return channel.where.guild if channel is not None else None

    def said_since(self, channel_id: str, message_id: str) -> bool:
        """Whether there was a later message in a channel when it was last shown. Ids grow with time."""
        channel = self._channels.get(channel_id)
        return channel is not None and int(channel.last_message or 0) > int(message_id)

    def latest_threads(self, channel_id: str) -> tuple[str, ...]:
        """The threads of a channel that aren't archived, the newest first; some of them."""
        inside = (one for one in self._of_guild(self.guild_of(channel_id)) if one.where.is_thread)
        here = [one.id for one in inside if one.where.parent == channel_id and not one.archived]
        return tuple(sorted(here, key=int, reverse=True)[:LATEST])

    def tags_needed(self, forum_id: str) -> list[str]:
        """The tags that a post of the bot bears: the first one where the forum wants one, else none."""
        forum = self._channels.get(forum_id)
        return list(forum.tags[:1]) if forum is not None else []

    # --- servers ------------------------------------------------------------------------------------------

    def knows(self, guild_id: str) -> bool:
        """Whether the bot is in this server, be it out of reach at the moment."""
        return guild_id in self._guilds

    def greeting_place(self, guild_id: str) -> str | None:
        """The channel to say hello in: where the server welcomes people, else the first one in which the bot
        may write."""
        guild = self._guilds.get(guild_id)
        if guild is None:
            return None
        texts = [one.id for one in self._of_guild(guild_id) if one.where.kind in (TEXT, ANNOUNCEMENTS)]
        return next((one for one in (guild.system_channel, *texts) if self.may(one) & SEND_MESSAGES), None)

    def role_name(self, guild_id: str, role_id: str) -> str:
        """What a role is called; empty: it isn't known."""
        guild = self._guilds.get(guild_id)
        return guild.roles[role_id][0] if guild is not None and role_id in guild.roles else ""

    # --- permissions --------------------------------------------------------------------------------------

    def administers(self, guild_id: str, user_id: str, roles: Collection[str]) -> bool:
        """Whether somebody with these roles may administer the server: it is theirs, or a role lets them
        manage it."""
        guild = self._guilds.get(guild_id)
        return guild is not None and may_manage(guild.base(user_id, roles))

    def may(self, channel_id: str) -> int:
        """The bot's own permissions in a channel or thread, as bits; 0 where it sees nothing."""
        guild = self._guilds.get(self.guild_of(channel_id) or "")
        return self._permissions(channel_id, self._own, guild.own_roles) if guild is not None else 0

    def sees(self, channel_id: str, member: Mapping[str, Any]) -> bool:
        """Whether a member, as Discord sends one, can view a channel."""
        user = member.get("user")
        roles = tuple(filter(None, map(text, member.get("roles") or ())))
        id = text(user.get("id")) if isinstance(user, dict) else ""
        return bool(self._permissions(channel_id, id, roles) & VIEW_CHANNEL)

    def _permissions(self, channel_id: str, user: str, roles: Collection[str]) -> int:
        channel = self._channels.get(channel_id)
        guild = self._guilds.get(channel.where.guild) if channel is not None else None
        thread = channel is not None and channel.where.is_thread
        ruling = self._channels.get(channel.where.parent) if channel is not None and thread else channel
        if guild is None or ruling is None:
            return 0
        base = guild.base(user, roles)
        return in_channel(base, ruling.overwrites, guild.id, roles, user, thread=thread)

    def writable(self, guild_id: str) -> frozenset[str]:
        """The channels of a server in which the bot may write, and the forums in which it may begin posts."""
        homes = (TEXT, ANNOUNCEMENTS, *FORUMS)
        channels = (one.id for one in self._of_guild(guild_id) if one.where.kind in homes)
        return frozenset(one for one in channels if self.may(one) & SEND_MESSAGES)

    # --- what the gateway tells ---------------------------------------------------------------------------

    def take(self, event: Any) -> None:
        """Learns from a gateway event, decoded as it came. Raises nothing: what is malformed is left out."""
        try:
            data = event["d"]
            if isinstance(data, dict):
                self._take(event["t"], data)
        except (AttributeError, KeyError, TypeError, ValueError):
            return

    def _take(self, kind: Any, data: Mapping[str, Any]) -> None:
        match kind:
            case "READY":
                self._own = text(data["user"]["id"])
                self._left(data)
            case "GUILD_CREATE":
                self._guild(data)
            case "GUILD_UPDATE":
                self._traits(data)
            case "GUILD_DELETE" if data.get("unavailable") is not True:  # else it comes back: an outage
                self._forget(text(data["id"]))
            case "GUILD_ROLE_CREATE" | "GUILD_ROLE_UPDATE":
                self._guilds[data["guild_id"]].roles |= _roles([data["role"]])
            case "GUILD_ROLE_DELETE":
                self._guilds[data["guild_id"]].roles.pop(data["role_id"], None)
            case "GUILD_MEMBER_UPDATE":
                self._member(self._guilds[data["guild_id"]], data)
            case "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "THREAD_CREATE" | "THREAD_UPDATE":
                self._channel(data, text(data.get("guild_id")))
            case "CHANNEL_DELETE" | "THREAD_DELETE":
                self._lost(text(data["id"]))
            case "THREAD_LIST_SYNC":
                self._synced(data)

    def _left(self, data: Mapping[str, Any]) -> None:
        """A session begins: servers of its shard (Discord's documentation, "Sharding") that it doesn't name
        have removed the bot meanwhile."""
        shard, shards = data.get("shard") or (0, 1)
        named = {text(guild.get("id")) for guild in _objects(data["guilds"])}
        for guild_id in [id for id in self._guilds if (int(id) >> 22) % shards == shard]:
            if guild_id not in named:
                self._forget(guild_id)

    def _guild(self, data: Mapping[str, Any]) -> None:
        guild_id = text(data["id"])
        if not guild_id or data.get("unavailable") is True:
            return
        self._forget(guild_id)
        guild = self._guilds[guild_id] = _Guild(guild_id)
        self._traits(data)
        for member in _objects(data.get("members")):
            self._member(guild, member)
        for channel in (*_objects(data.get("channels")), *_objects(data.get("threads"))):
            self._channel(channel, guild_id)

    def _traits(self, data: Mapping[str, Any]) -> None:
        guild = self._guilds[data["id"]]
        guild.owner = text(data.get("owner_id")) or guild.owner
        guild.system_channel = text(data.get("system_channel_id"))
        if "roles" in data:
            guild.roles = _roles(data["roles"])

    def _forget(self, guild_id: str) -> None:
        for one in self._of_guild(guild_id):
            del self._channels[one.id]
        self._guilds.pop(guild_id, None)

    def _member(self, guild: _Guild, data: Mapping[str, Any]) -> None:
        """Of all members only the bot itself is kept, and of it only its roles."""
        user = data.get("user")
        if isinstance(user, dict) and self._own and user.get("id") == self._own:
            guild.own_roles = tuple(filter(None, map(text, data.get("roles") or ())))

    def _channel(self, data: Mapping[str, Any], guild_id: str) -> None:
        channel_id, kind, guild = text(data.get("id")), data.get("type"), self._guilds.get(guild_id)
        if not channel_id.isdecimal() or type(kind) is not int or guild is None:
            return
        last, metadata = text(data.get("last_message_id")), data.get("thread_metadata")
        flags = data.get("flags")
        tagged = kind in FORUMS and type(flags) is int and bool(flags & REQUIRE_TAG)
        tags = [one for one in _objects(data.get("available_tags")) if one.get("moderated") is not True]
        self._channels[channel_id] = _Channel(
            channel_id,
            Where(
                kind,
                guild_id,
                text(data.get("parent_id")),
                owner=text(data.get("owner_id")),
                name=text(data.get("name")),
            ),
            last_message=last if last.isdecimal() else "",
            overwrites=_overwrites(data.get("permission_overwrites")),
            archived=isinstance(metadata, dict) and metadata.get("archived") is True,
            tags=tuple(filter(None, (text(one.get("id")) for one in tags))) if tagged else (),
        )
        guild.channels[channel_id] = None

    def _lost(self, channel_id: str) -> None:
        """A channel is no more, with the threads in it, or a thread alone."""
        guild_id = self.guild_of(channel_id)
        for one in self._of_guild(guild_id):
            if one.id == channel_id or (one.where.is_thread and one.where.parent == channel_id):
                del self._channels[one.id]
                del self._guilds[one.where.guild].channels[one.id]

    def _synced(self, data: Mapping[str, Any]) -> None:
        """All threads that aren't archived, of some channels or of the whole server: the others are."""
        threads, named = list(_objects(data.get("threads"))), data.get("channel_ids")
        shown = {text(thread.get("id")) for thread in threads}
        for one in self._of_guild(data["guild_id"]):
            concerned = not isinstance(named, list) or one.where.parent in named
            if one.where.is_thread and concerned and one.id not in shown:
                one.archived = True
        for thread in threads:
            self._channel(thread, data["guild_id"])

    def _of_guild(self, guild_id: str | None) -> tuple[_Channel, ...]:
        guild = self._guilds.get(guild_id or "")
        return tuple(self._channels[one] for one in guild.channels) if guild is not None else ()


def _objects(value: Any) -> Iterable[Mapping[str, Any]]:
    return (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def _roles(value: Any) -> dict[str, tuple[str, int]]:
    return {
        text(role.get("id")): (text(role.get("name")), bits(role.get("permissions")))
        for role in _objects(value)
    }


def _overwrites(value: Any) -> Overwrites:
    return {text(one.get("id")): (bits(one.get("allow")), bits(one.get("deny"))) for one in _objects(value)}
