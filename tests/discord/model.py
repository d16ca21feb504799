"""What is in this Discord: users, guilds, channels, threads and messages, and how each looks as JSON."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.discord import permissions

Json = dict[str, Any]

TEXT, DM, CATEGORY, THREAD, FORUM = 0, 1, 4, 11, 15
EPHEMERAL, LOADING, HAS_THREAD, V2 = 1 << 6, 1 << 7, 1 << 5, 1 << 15
EPOCH = 1420070400000


class Snowflakes:
    """Ids that grow with time ("Reference", Snowflakes)."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.last = 0

    def next(self) -> str:
        stamp = (int(self.now().timestamp() * 1000) - EPOCH) << 22
        self.last = max(self.last + 1, stamp)
        return str(self.last)


def moment(snowflake: str) -> datetime:
    """When an id was given."""
    return datetime.fromtimestamp(((int(snowflake) >> 22) + EPOCH) / 1000, UTC)


def iso(at: datetime) -> str:
    """A moment as Discord writes it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(eq=False)
class User:
    """An account."""

    id: str
    name: str
    shown: str
    bot: bool = False
    dms_closed: bool = False

    def json(self) -> Json:
        return {
            "id": self.id,
            "username": self.name,
            "global_name": None if self.bot else self.shown,
            "discriminator": "0000" if self.bot else "0",
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
            "flags": 0,
        }


@dataclass(eq=False)
class Role:
    """A role of a guild; the one with the guild's id is @everyone."""

    id: str
    name: str
    permissions: int = 0

    def json(self) -> Json:
        return {
            "id": self.id,
            "name": self.name,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "position": 0,
            "permissions": str(self.permissions),
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }


@dataclass(eq=False)
class Member:
    """A user in a guild."""

    user: User
    guild: Guild
    joined: str
    nick: str | None = None
    roles: set[str] = field(default_factory=set)

    @property
    def shown(self) -> str:
        return self.nick or self.user.shown

    def json(self, *, with_user: bool = True) -> Json:
        body: Json = {
            "nick": self.nick,
            "avatar": None,
            "banner": None,
            "roles": sorted(self.roles),
            "joined_at": self.joined,
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
            "communication_disabled_until": None,
        }
        return {**body, "user": self.user.json()} if with_user else body


@dataclass(eq=False)
class Guild:
    """A server, in Discord's words a guild."""

    id: str
    name: str
    owner: str
    locale: str = "en-US"
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    threads: dict[str, Channel] = field(default_factory=dict)
    system_channel: str | None = None
    available: bool = True

    def json(self) -> Json:
        return {
            "id": self.id,
            "name": self.name,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "owner_id": self.owner,
            "afk_channel_id": None,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "roles": [role.json() for role in self.roles.values()],
            "emojis": [],
            "stickers": [],
            "features": [],
            "mfa_level": 0,
            "application_id": None,
            "system_channel_id": self.system_channel,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "vanity_url_code": None,
            "description": None,
            "banner": None,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": self.locale,
            "public_updates_channel_id": None,
            "nsfw_level": 0,
            "premium_progress_bar_enabled": False,
            "safety_alerts_channel_id": None,
        }


@dataclass(eq=False)
class Channel:
    """A channel, a thread or a private conversation."""

    id: str
    type: int
    name: str = ""
    guild: Guild | None = None
    parent: Channel | None = None
    recipient: User | None = None
    overwrites: dict[str, tuple[int, int]] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    last_message: str | None = None
    topic: str | None = None
    deleted: bool = False
    tags: list[Json] = field(default_factory=list)
    tag_required: bool = False
    owner: str = ""
    archived: bool = False
    locked: bool = False
    archive_minutes: int = 1440
    archived_at: str = ""
    applied_tags: list[str] = field(default_factory=list)

    @property
    def is_thread(self) -> bool:
        return self.type == THREAD

    @property
    def threads(self) -> list[Channel]:
        """The threads that hang here, oldest first."""
        return (
            [thread for thread in self.guild.threads.values() if thread.parent is self] if self.guild else []
        )

    def newest_first(self) -> Iterator[Message]:
        return reversed(self.messages.values())

    def json(self, permissions_of: Member | None = None) -> Json:
        body: Json = {"id": self.id, "type": self.type, "last_message_id": self.last_message, "flags": 0}
        if self.type == DM:
            assert self.recipient
            return {**body, "recipients": [self.recipient.json()], "last_pin_timestamp": None}
        assert self.guild
        body |= {
            "guild_id": self.guild.id,
            "name": self.name,
            "parent_id": self.parent.id if self.parent else None,
            "rate_limit_per_user": 0,
        }
        if permissions_of:
            body["permissions"] = str(permissions.in_channel(permissions_of, self))
        if self.is_thread:
            count = len(self.messages)
            return body | {
                "owner_id": self.owner,
                "thread_metadata": {
                    "archived": self.archived,
                    "auto_archive_duration": self.archive_minutes,
                    "archive_timestamp": self.archived_at,
                    "locked": self.locked,
                    "create_timestamp": iso(moment(self.id)),
                },
                "message_count": count,
                "total_message_sent": count,
                "member_count": 1,
                "applied_tags": list(self.applied_tags),
            }
        body |= {
            "position": 0,
            "nsfw": False,
            "topic": self.topic,
            "permission_overwrites": [
                {
                    "id": who,
                    "type": 0 if who in self.guild.roles else 1,
                    "allow": str(allow),
                    "deny": str(deny),
                }
                for who, (allow, deny) in self.overwrites.items()
            ],
        }
        if self.type == FORUM:
            body |= {
                "available_tags": self.tags,
                "flags": 1 << 4 if self.tag_required else 0,
                "default_reaction_emoji": None,
                "default_sort_order": None,
                "default_forum_layout": 0,
            }
        return body


@dataclass(eq=False)
class Attachment:
    """A file that hangs on a message."""

    id: str
    name: str
    content: bytes
    url: str
    kind: str

    def json(self) -> Json:
        return {
            "id": self.id,
            "filename": self.name,
            "size": len(self.content),
            "url": self.url,
            "proxy_url": self.url,
            "content_type": self.kind,
        }


@dataclass(eq=False)
class Message:
    """A message; ``only_for`` names the one person who sees it, if it is ephemeral."""

    id: str
    channel: Channel
    author: User
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    mentions: list[User] = field(default_factory=list)
    mention_roles: list[str] = field(default_factory=list)
    everyone: bool = False
    edited: str | None = None
    nonce: str | int | None = None
    reference: Json | None = None
    replied: Message | None = None
    reactions: dict[str, dict[str, User]] = field(default_factory=dict)
    thread: Channel | None = None
    only_for: User | None = None
    by_interaction: Json | None = None
    application: str | None = None
    pinned: bool = False
    revision: int = 0

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        return bool(self.flags & LOADING)

    def every_component(self) -> Iterator[Json]:
        return walk(self.components)

    def json(self, reader: User | None = None) -> Json:
        body: Json = {
            "id": self.id,
            "channel_id": self.channel.id,
            "type": self.type,
            "author": self.author.json(),
            "content": self.content,
            "timestamp": iso(moment(self.id)),
            "edited_timestamp": self.edited,
            "tts": False,
            "mention_everyone": self.everyone,
            "mentions": [user.json() for user in self.mentions],
            "mention_roles": self.mention_roles,
            "attachments": [attachment.json() for attachment in self.attachments],
            "embeds": self.embeds,
            "components": self.components,
            "pinned": self.pinned,
            "flags": self.flags,
        }
        if self.reactions:
            body["reactions"] = [
                {
                    "emoji": emoji_json(emoji),
                    "count": len(users),
                    "count_details": {"normal": len(users), "burst": 0},
                    "me": bool(reader and reader.id in users),
                    "me_burst": False,
                    "burst_colors": [],
                }
                for emoji, users in self.reactions.items()
            ]
        if self.nonce is not None:
            body["nonce"] = self.nonce
        if self.reference:
            body["message_reference"] = self.reference
            body["referenced_message"] = self.replied.json(reader) if self.replied else None
        if self.thread:
            body["thread"] = self.thread.json()
        if self.by_interaction:
            body["interaction_metadata"] = self.by_interaction
        if self.application:
            body |= {"application_id": self.application, "webhook_id": self.application}
        return body


def walk(components: list[Json]) -> Iterator[Json]:
    """All components in the order a reader meets them, nested ones after what holds them."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        inner = [component[key] for key in ("accessory", "component") if key in component]
        yield from walk(inner)


def numbered(components: list[Json]) -> list[Json]:
    """The components with the ids that Discord gives to those that came without ("Component Reference")."""
    ids = itertools.count(1)
    return [_numbered(component, ids) for component in components]


def _numbered(component: Json, ids: Iterator[int]) -> Json:
    given = {**component, "id": component.get("id") or next(ids)}
    if "components" in given:
        given["components"] = [_numbered(inner, ids) for inner in given["components"]]
    for key in ("accessory", "component"):
        if key in given:
            given[key] = _numbered(given[key], ids)
    return given


def emoji_json(emoji: str) -> Json:
    """An emoji by the key used in addresses: the character itself, or ``name:id``."""
    name, _, number = emoji.partition(":")
    return {"id": number or None, "name": name}
