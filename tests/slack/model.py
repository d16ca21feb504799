"""What there is in a Slack: workspaces, people, channels, messages, views and the app's installations."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
SLACKBOT = "USLACKBOT"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BY_KIND = {"channel": "channels", "private": "groups", "im": "im", "mpim": "mpim"}
"""How scopes and events name the kinds of conversations."""


class Ids:
    """Ids that look like Slack's: a letter for the kind, then letters and digits."""

    def __init__(self) -> None:
        self.count = 46655

    def next(self, letter: str) -> str:
        self.count += 1
        rest, digits = self.count * 7919, ""
        while rest:
            rest, digit = divmod(rest, 36)
            digits = DIGITS[digit] + digits
        return letter + digits.rjust(10, "0")


class Stamps:
    """Timestamps of messages: seconds with six places, each later than the one before."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.last = 0

    def next(self) -> str:
        self.last = max(int(self.now().timestamp() * 1_000_000), self.last + 1)
        return f"{self.last // 1_000_000}.{self.last % 1_000_000:06d}"


@dataclass(eq=False)
class Enterprise:
    """An organisation of Enterprise Grid."""

    id: str
    name: str


@dataclass(eq=False)
class Team:
    """A workspace."""

    id: str
    name: str
    domain: str
    enterprise: Enterprise | None = None
    home: str = ""
    """Its general channel."""

    def json(self) -> Json:
        body: Json = {"id": self.id, "domain": self.domain}
        if self.enterprise:
            body |= {"enterprise_id": self.enterprise.id, "enterprise_name": self.enterprise.name}
        return body


@dataclass(eq=False)
class User:
    """Somebody in a workspace, or the app's own account there."""

    id: str
    team: Team
    name: str
    real_name: str
    display_name: str = ""
    zone: str = "UTC"
    locale: str = "en-US"
    is_bot: bool = False
    deleted: bool = False
    is_admin: bool = False
    guest: bool = False
    bot_id: str = ""

    @property
    def shown(self) -> str:
        return self.display_name or self.real_name

    def json(self, viewer: Team, *, locale: bool = False) -> Json:
        """As users.info tells it to an app of a workspace ("User object")."""
        enterprise = self.team.enterprise
        stranger = viewer is not self.team and (enterprise is None or enterprise is not viewer.enterprise)
        profile = {"real_name": self.real_name, "display_name": self.display_name, "team": self.team.id}
        body: Json = {
            "id": self.id,
            "team_id": self.team.id,
            "name": self.name,
            "deleted": self.deleted,
            "profile": profile,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": 1,
        }
        if stranger:
            body["is_stranger"] = True
        if not self.deleted:
            flags = {"is_admin": self.is_admin, "is_owner": False, "is_restricted": self.guest}
            body |= {"real_name": self.real_name, "tz": self.zone, "tz_offset": 0, **flags}
            body["is_ultra_restricted"] = False
        if enterprise:
            body["enterprise_user"] = {"id": self.id, "enterprise_id": enterprise.id, "teams": [self.team.id]}
        return body | ({"locale": self.locale} if locale and not self.deleted else {})


@dataclass(eq=False)
class Installation:
    """The app in one workspace, or in a whole organisation (then without a workspace)."""

    team: Team
    bot: User
    token: str
    scopes: set[str]
    everywhere: bool = False
    refresh: str | None = None
    expires: datetime | None = None
    refused: str | None = None
    """The error that all calls with its token get."""

    @property
    def enterprise(self) -> Enterprise | None:
        return self.team.enterprise

    def holds(self, team: Team) -> bool:
        return team is self.team or (self.everywhere and team.enterprise is self.enterprise)


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody agreed to at the consent page."""

    team: Team
    user: User
    scopes: frozenset[str]
    redirect: str
    everywhere: bool


@dataclass(eq=False)
class File:
    """A file, from the moment an address to upload it to was asked for."""

    id: str
    name: str
    length: int
    content: bytes | None = None
    title: str = ""
    done: bool = False

    def json(self) -> Json:
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "size": len(self.content or b""),
        }


@dataclass(eq=False)
class Channel:
    """A conversation of any kind."""

    id: str
    kind: str
    team: Team
    name: str = ""
    members: dict[str, User] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    archived: bool = False
    shared_with: list[Team] = field(default_factory=list)
    user: User | None = None
    topic: str = ""
    shut: bool = False
    """Its messages tab is switched off, or it takes no messages."""
    stones: dict[str, Json] = field(default_factory=dict)
    """What is left of deleted messages under which a thread hangs."""

    @property
    def is_shared(self) -> bool:
        return bool(self.shared_with)

    @property
    def called(self) -> str:
        """As payloads name it."""
        return {"im": "directmessage", "private": "privategroup"}.get(self.kind, self.name)

    def json(self, bot: User) -> Json:
        """As conversations.info tells it ("Conversation object")."""
        body: Json = {
            "id": self.id,
            "created": 1,
            "is_im": self.kind == "im",
            "is_archived": self.archived,
            "is_org_shared": False,
            "is_ext_shared": self.is_shared,
            "is_shared": self.is_shared,
            "context_team_id": self.team.id,
        }
        if self.kind == "im":
            return body | {"user": self.user.id if self.user else "", "is_open": True}
        return body | {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "private",
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "channel",
            "is_member": bot.id in self.members,
            "is_general": self.id == self.team.home,
            "topic": {"value": self.topic},
            "purpose": {"value": ""},
        }


@dataclass(eq=False)
class Message:
    """A message, or what only one person sees."""

    ts: str
    channel: Channel
    author: User
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    edited: str | None = None
    only_for: User | None = None
    reactions: dict[str, list[User]] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    app_id: str = ""
    revision: int = 0
    gone: bool = False

    def json(self, *, metadata: bool = False, full: bool = True) -> Json:
        """As events and conversations.history tell it ("Message object")."""
        body: Json = {"type": "message", "user": self.author.id, "text": self.text, "ts": self.ts}
        body["team"] = self.author.team.id
        if self.author.is_bot:
            body |= {"bot_id": self.author.bot_id, "app_id": self.app_id}
        if self.blocks:
            body["blocks"] = self.blocks
        if self.files:
            body["files"] = [file.json() for file in self.files]
        if self.edited:
            body["edited"] = {"user": self.author.id, "ts": self.edited}
        if self.thread_ts:
            body["thread_ts"] = self.thread_ts
        replies = [one for one in self.channel.messages.values() if one.thread_ts == self.ts != one.ts]
        if replies:
            body |= {"thread_ts": self.ts, "reply_count": len(replies), "latest_reply": replies[-1].ts}
        first = self.channel.messages.get(self.thread_ts or "")
        if first and first is not self:
            body["parent_user_id"] = first.author.id
        elif self.thread_ts in self.channel.stones:
            body["parent_user_id"] = SLACKBOT
        if self.reactions:
            body["reactions"] = [
                {
                    "name": name,
                    "users": [one.id for one in (users if full else users[:10])],
                    "count": len(users),
                }
                for name, users in self.reactions.items()
            ]
        if self.metadata and metadata:
            body["metadata"] = self.metadata
        return body


@dataclass(eq=False)
class View:
    """A modal on somebody's screen, or somebody's App Home."""

    id: str
    team: Team
    user: User
    body: Json
    app_id: str
    bot_id: str
    hash: str
    previous: View | None = None
    revision: int = 0
    open: bool = True
    chosen: Json = field(default_factory=dict)
    """What its person has chosen so far, by the action_id of the field."""

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.body["blocks"]
        return blocks

    @property
    def root(self) -> View:
        return self.previous.root if self.previous else self

    def json(self, state: Json | None = None) -> Json:
        """As views.open answers it and payloads carry it ("View object")."""
        optional = {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "title": None,
            "close": None,
        }
        more = {"submit": None, "clear_on_close": False, "notify_on_close": False}
        return {
            **optional,
            **more,
            **self.body,
            "id": self.id,
            "team_id": self.team.id,
            "state": {"values": state or {}},
            "hash": self.hash,
            "root_view_id": self.root.id,
            "previous_view_id": self.previous.id if self.previous else None,
            "app_id": self.app_id,
            "app_installed_team_id": self.team.id,
            "bot_id": self.bot_id,
        }


def named(blocks: list[Json], ids: Ids) -> list[Json]:
    """A copy of blocks in which each has a block_id and each element an action_id, as Slack gives them."""
    copy: list[Json] = json.loads(json.dumps(blocks))
    for block in copy:
        block.setdefault("block_id", ids.next("b")[-5:])
        if block["type"] != "context":
            for element in elements(block):
                element.setdefault("action_id", ids.next("a")[-5:])
    return copy


def elements(block: Json) -> list[Json]:
    """The interactive parts of a block, in order."""
    found = list(block.get("elements") or ()) if block["type"] == "actions" else []
    found += [block[name] for name in ("accessory", "element") if isinstance(block.get(name), dict)]
    return [one for one in found if one.get("type") != "image"]
