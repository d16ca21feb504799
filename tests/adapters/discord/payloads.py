"""What Discord's gateway sends, as recorded: one server with a channel, a thread, a forum and its post."""

from typing import Any

BOT, ANA, BEN, ROBOT = "900000000000000009", "100000000000000001", "100000000000000002", "100000000000000077"
SERVER, GARDEN, FORUM, DIRECT = (
    "200000000000000001",
    "210000000000000001",
    "210000000000000002",
    "290000000000000001",
)
CARD = "1300000000000000001"
"""The card that hangs in the channel; its thread has the same id."""
POST = "1300000000000000002"
"""The post in the forum; its first message has the same id."""
KEEPER_ROLE, GARDENERS = "220000000000000009", "220000000000000001"
AT = "175928847299117063"
"""The example of Discord's documentation, "Snowflakes": given on 2016-04-30 at 11:18:25.796 UTC."""

USERS = {
    ANA: {"id": ANA, "username": "ana.g", "global_name": "Ana", "discriminator": "0", "avatar": None},
    BEN: {"id": BEN, "username": "ben", "global_name": "Ben B.", "discriminator": "0", "avatar": None},
    BOT: {"id": BOT, "username": "Keeper", "global_name": None, "discriminator": "4711", "bot": True},
    ROBOT: {"id": ROBOT, "username": "Music", "global_name": None, "discriminator": "1", "bot": True},
}


def member(user: str = ANA, **more: Any) -> dict[str, Any]:
    return {"nick": None, "roles": [], "joined_at": "2025-01-01T00:00:00+00:00", "flags": 0, **more}


def event(kind: str, data: Any, number: int = 42) -> dict[str, Any]:
    return {"op": 0, "t": kind, "s": number, "d": data}


READY = event("READY", {"v": 10, "user": USERS[BOT], "session_id": "s1", "guilds": [{"id": SERVER}]}, 1)


def role(id: str, name: str, *bits: int) -> dict[str, Any]:
    return {"id": id, "name": name, "permissions": str(sum(1 << bit for bit in bits)), "position": 0}


def channel(id: str, kind: int, name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": kind,
        "name": name,
        "parent_id": None,
        "last_message_id": None,
        "permission_overwrites": [],
        "flags": 0,
        **more,
    }


def thread(id: str, parent: str, **more: Any) -> dict[str, Any]:
    metadata = {"archived": False, "locked": False, "auto_archive_duration": 1440}
    more = {"owner_id": BOT, "guild_id": SERVER, "thread_metadata": metadata, **more}
    return channel(id, 11, "Buy a shredder", parent_id=parent, **more)


GUILD: dict[str, Any] = {
    "id": SERVER,
    "name": "Community garden",
    "owner_id": BEN,
    "joined_at": "2026-03-01T09:00:00+00:00",
    "system_channel_id": None,
    # View, send, attach, read history; the gardeners also manage the server.
    "roles": [
        role(SERVER, "@everyone", 10, 11, 15, 16),
        role(GARDENERS, "Gardeners", 5),
        role(KEEPER_ROLE, "Keeper", 34),
    ],
    "members": [{**member(BOT, roles=[KEEPER_ROLE]), "user": USERS[BOT]}],
    "channels": [
        channel("205000000000000001", 4, "Outdoors"),
        channel(GARDEN, 0, "garden", last_message_id="1250000000000000000"),
        channel(FORUM, 15, "decisions", available_tags=[{"id": "1", "name": "news", "moderated": True}]),
    ],
    "threads": [thread(CARD, GARDEN), thread(POST, FORUM)],
}
GUILD_CREATE = event("GUILD_CREATE", GUILD, 2)


def message(content: str, by: str = ANA, *, to: str = GARDEN, **more: Any) -> dict[str, Any]:
    """MESSAGE_CREATE in the server."""
    data = {
        "id": AT,
        "type": 0,
        "channel_id": to,
        "guild_id": SERVER,
        "author": USERS[by],
        "member": member(by),
        "content": content,
        "timestamp": "2025-08-20T10:00:00.000000+00:00",
        "edited_timestamp": None,
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "attachments": [],
        "embeds": [],
        "flags": 0,
    }
    return event("MESSAGE_CREATE", {**data, **more})


def private(content: str, by: str = ANA, **more: Any) -> dict[str, Any]:
    """MESSAGE_CREATE in the conversation with the bot alone: no server, no member."""
    found = message(content, by, to=DIRECT, **more)
    return {
        **found,
        "d": {key: value for key, value in found["d"].items() if key not in ("guild_id", "member")},
    }


def mentions(*users: str) -> dict[str, Any]:
    return {"mentions": [{**USERS[user], "member": member(user)} for user in users]}


def reply(to: str = CARD, of: str = BOT, **more: Any) -> dict[str, Any]:
    """What makes a message a reply; one that pings whom it answers."""
    return {
        "type": 19,
        "message_reference": {"type": 0, "channel_id": GARDEN, "message_id": to, "guild_id": SERVER},
        "referenced_message": {"id": to, "channel_id": GARDEN, "author": USERS[of], "content": ""},
        **mentions(of),
        **more,
    }


def edit(found: dict[str, Any], content: str, at: str = "2026-03-02T09:59:00+00:00") -> dict[str, Any]:
    """The same message after an edit."""
    return {**found, "t": "MESSAGE_UPDATE", "d": {**found["d"], "content": content, "edited_timestamp": at}}


def reaction(sign: str = "👍", by: str = ANA, **more: Any) -> dict[str, Any]:
    data = {
        "user_id": by,
        "channel_id": GARDEN,
        "message_id": CARD,
        "guild_id": SERVER,
        "emoji": {"id": None, "name": sign},
        "member": {**member(by), "user": USERS[by]},
        "message_author_id": BOT,
        "burst": False,
        "type": 0,
    }
    return event("MESSAGE_REACTION_ADD", {**data, **more})


def removal(sign: str = "👍", by: str = ANA, **more: Any) -> dict[str, Any]:
    """Tells neither a name nor whose message it was."""
    found = reaction(sign, by, **more)["d"]
    data = {key: value for key, value in found.items() if key not in ("member", "message_author_id")}
    return event("MESSAGE_REACTION_REMOVE", data, 43)


def deletion(message: str = CARD, channel: str = GARDEN) -> dict[str, Any]:
    return event("MESSAGE_DELETE", {"id": message, "channel_id": channel, "guild_id": SERVER}, 44)


def interaction(kind: int, data: dict[str, Any], *, at: str = GARDEN, **more: Any) -> dict[str, Any]:
    """The content of INTERACTION_CREATE in the server."""
    return {
        "id": AT,
        "application_id": BOT,
        "type": kind,
        "token": "aW50ZXJhY3Rpb24",
        "version": 1,
        "guild_id": SERVER,
        "channel_id": at,
        "channel": {"id": at, "type": 0, "name": "garden", "parent_id": None},
        "member": {**member(), "user": USERS[ANA], "permissions": "66560"},
        "app_permissions": "2147552256",
        "locale": "de",
        "guild_locale": "en-US",
        "context": 0,
        "data": data,
        **more,
    }


def press(
    custom_id: str = "ps1/r1-consent/consent", *, on: str = CARD, flags: int = 32768, **more: Any
) -> dict[str, Any]:
    shown = {"id": on, "channel_id": GARDEN, "flags": flags, "author": USERS[BOT]}
    return interaction(3, {"component_type": 2, "custom_id": custom_id, "id": 4}, message=shown, **more)


def slash(name: str, *options: dict[str, Any], kind: int = 2, **more: Any) -> dict[str, Any]:
    return interaction(kind, {"id": "5", "name": name, "type": 1, "options": list(options)}, **more)
