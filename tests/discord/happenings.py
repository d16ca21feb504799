"""What happens in this Discord, whoever does it: messages, reactions and threads, each with its events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.discord.gateway import DM_REACTIONS, GUILDS, REACTIONS
from tests.discord.model import (
    HAS_THREAD,
    THREAD,
    Attachment,
    Channel,
    Guild,
    Json,
    Message,
    User,
    emoji_json,
    iso,
    numbered,
)
from tests.discord.rest import Upload, refuse

if TYPE_CHECKING:
    from tests.discord.server import Discord

MENTION = re.compile(r"<@!?(\d+)>")
ROLE_MENTION = re.compile(r"<@&(\d+)>")


def words(message: Message) -> str:
    """All of a message in which a mention may stand."""
    shown = [part["content"] for part in message.every_component() if part["type"] == 10]
    return "\n".join([message.content, *shown])


def address(server: Discord, message: Message, allowed: Json | None) -> None:
    """Works out whom a message mentions, as far as it is allowed to ("Allowed Mentions Object")."""
    allowed = {"parse": ["users", "roles", "everyone"]} if allowed is None else allowed
    parse = allowed.get("parse") or []
    text = words(message)
    found = dict.fromkeys(MENTION.findall(text))
    listed = {str(one) for one in allowed.get("users") or ()}
    users = [one for one in found if one in server.users and ("users" in parse or one in listed)]
    if message.replied and allowed.get("replied_user", "parse" in allowed and "users" in parse):
        users.append(message.replied.author.id)
    message.mentions = [server.users[one] for one in dict.fromkeys(users)]
    roles = {str(one) for one in allowed.get("roles") or ()}
    message.mention_roles = [
        one for one in dict.fromkeys(ROLE_MENTION.findall(text)) if "roles" in parse or one in roles
    ]
    message.everyone = "everyone" in parse and bool(re.search(r"@(everyone|here)\b", text))


def keep_files(server: Discord, message: Message, body: Json, files: Iterable[Upload]) -> None:
    """The attachments a message has after a body that names those that stay and brings new ones."""
    named = {str(one["id"]): one for one in body.get("attachments") or ()}
    if "attachments" in body or not message.attachments:
        message.attachments = [one for one in message.attachments if one.id in named]
    for upload in files:
        entry = named.get(upload.field.removeprefix("files[").removesuffix("]"), {})
        number, name = server.ids.next(), entry.get("filename") or upload.name
        url = f"{server.url}/attachments/{message.channel.id}/{number}/{name}"
        attachment = Attachment(number, name, upload.content, url, upload.kind)
        message.attachments.append(attachment)
        server.files[number] = attachment


def show_files(message: Message) -> None:
    """Puts the addresses of files where components name them by ``attachment://`` ("Uploading Files")."""
    files = {f"attachment://{one.name}": one for one in message.attachments}
    for part in message.every_component():
        if part["type"] == 12:
            part["items"] = [{**item, "media": _found(item["media"], files)} for item in part["items"]]
        for name in {"file", "media"} & set(part):
            part[name] = _found(part[name], files)


def _found(media: Json, files: dict[str, Attachment]) -> Json:
    if media["url"] not in files:
        return media
    file = files[media["url"]]
    return {"url": file.url, "proxy_url": file.url, "content_type": file.kind, "attachment_id": file.id}


def create_message(server: Discord, message: Message, *, allowed: Json | None = None) -> Message:
    """Puts a message in its place, tells of it, and of the thread that it woke."""
    address(server, message, allowed)
    message.components = numbered(message.components)
    show_files(message)
    if message.only_for:
        server.ephemeral[message.id] = message
        server.noted(message, new=True)
        return message
    channel = message.channel
    if channel.is_thread and channel.archived:
        change_thread(server, channel, archived=False)
    channel.messages[message.id] = message
    channel.last_message = message.id
    server.gateway.message("MESSAGE_CREATE", message)
    server.noted(message, new=True)
    return message


def edit_message(server: Discord, message: Message, body: Json, files: Iterable[Upload] = ()) -> Message:
    """Changes what a body names, and leaves the rest."""
    if "content" in body:
        message.content = body["content"] or ""
    if "components" in body:
        message.components = numbered(body["components"] or [])
    if "embeds" in body:
        message.embeds = body["embeds"] or []
    kept = message.flags & ~(1 << 2)
    message.flags = kept | (body["flags"] or 0) if "flags" in body else message.flags
    keep_files(server, message, body, files)
    show_files(message)
    address(server, message, body.get("allowed_mentions"))
    message.edited = iso(server.clock.now())
    message.revision += 1
    server.gateway.message("MESSAGE_UPDATE", message)
    server.noted(message)
    return message


def _where(channel: Channel) -> Json:
    return {"channel_id": channel.id, **({"guild_id": channel.guild.id} if channel.guild else {})}


def delete_message(server: Discord, message: Message) -> None:
    """Takes a message away for good."""
    message.revision += 1
    if message.only_for:
        server.ephemeral.pop(message.id, None)
        server.touch(message.channel)
        return
    channel = message.channel
    channel.messages.pop(message.id, None)
    if server.bot_sees(channel):
        intent = 1 << 9 if channel.guild else 1 << 12
        server.gateway.dispatch(
            "MESSAGE_DELETE", {"id": message.id, **_where(channel)}, channel.guild, intent
        )
    server.touch(channel)


def delete_messages(server: Discord, channel: Channel, messages: Iterable[Message]) -> None:
    """Takes several messages of a channel away at once."""
    gone = [message for message in messages if channel.messages.pop(message.id, None)]
    if server.bot_sees(channel):
        data = {"ids": [message.id for message in gone], **_where(channel)}
        server.gateway.dispatch("MESSAGE_DELETE_BULK", data, channel.guild, 1 << 9)
    server.touch(channel)


def react(server: Discord, message: Message, user: User, emoji: str, *, add: bool) -> None:
    """Puts somebody's reaction under a message or takes it away; a repeat changes nothing."""
    channel = message.channel
    users = message.reactions.setdefault(emoji, {})
    if (user.id in users) == add:
        return
    if channel.is_thread and channel.archived:
        raise refuse(50083)
    if add:
        users[user.id] = user
    else:
        del users[user.id]
        if not users:
            del message.reactions[emoji]
    data: Json = {
        "user_id": user.id,
        "message_id": message.id,
        "emoji": emoji_json(emoji),
        "burst": False,
        "type": 0,
        **_where(channel),
    }
    if add:
        data["message_author_id"] = message.author.id
        if channel.guild and user.id in channel.guild.members:
            data["member"] = channel.guild.members[user.id].json()
    if server.bot_sees(channel):
        kind = "MESSAGE_REACTION_ADD" if add else "MESSAGE_REACTION_REMOVE"
        server.gateway.dispatch(kind, data, channel.guild, REACTIONS if channel.guild else DM_REACTIONS)
    server.touch(channel)


def clear_reactions(server: Discord, message: Message, emoji: str | None = None) -> None:
    """Takes all reactions away, or all of one emoji."""
    data: Json = {"message_id": message.id, **_where(message.channel)}
    if emoji is None:
        message.reactions.clear()
        server.gateway.dispatch("MESSAGE_REACTION_REMOVE_ALL", data, message.channel.guild, REACTIONS)
    elif message.reactions.pop(emoji, None):
        data["emoji"] = emoji_json(emoji)
        server.gateway.dispatch("MESSAGE_REACTION_REMOVE_EMOJI", data, message.channel.guild, REACTIONS)


def open_thread(
    server: Discord,
    parent: Channel,
    owner: User,
    name: str,
    *,
    message: Message | None = None,
    number: str = "",
    minutes: int = 1440,
    tags: Iterable[str] = (),
) -> Channel:
    """A new thread: from a message it has that message's id."""
    assert parent.guild
    thread = Channel(
        message.id if message else number or server.ids.next(),
        THREAD,
        name,
        parent.guild,
        parent,
        owner=owner.id,
        archive_minutes=minutes or 1440,
        applied_tags=list(tags),
        archived_at=iso(server.clock.now()),
    )
    parent.guild.threads[thread.id] = thread
    parent.last_message = thread.id if parent.type == 15 else parent.last_message
    if server.bot_sees(parent):
        server.gateway.dispatch(
            "THREAD_CREATE", {**thread.json(), "newly_created": True}, parent.guild, GUILDS
        )
    if message:
        message.thread = thread
        message.flags |= HAS_THREAD
        message.revision += 1
        server.gateway.message("MESSAGE_UPDATE", message)
        starter = Message(server.ids.next(), thread, owner, type=21, replied=message)
        starter.reference = {
            "type": 0,
            "channel_id": parent.id,
            "message_id": message.id,
            "guild_id": parent.guild.id,
        }
        thread.messages[starter.id] = starter
        thread.last_message = starter.id
        server.gateway.message("MESSAGE_CREATE", starter)
    server.touch()
    return thread


def change_thread(
    server: Discord, thread: Channel, *, archived: bool | None = None, locked: bool | None = None
) -> None:
    """Archives, wakes, locks or unlocks a thread."""
    thread.archived = thread.archived if archived is None else archived
    thread.locked = thread.locked if locked is None else locked
    thread.archived_at = iso(server.clock.now())
    changed(server, thread)


def changed(server: Discord, channel: Channel) -> None:
    """Tells that a channel or a thread is other than it was."""
    if not channel.is_thread or server.bot_sees(channel):
        kind = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        server.gateway.dispatch(kind, channel.json(), channel.guild, GUILDS)
    server.touch()


def add_channel(server: Discord, channel: Channel) -> Channel:
    """A new channel of a guild."""
    assert channel.guild
    channel.guild.channels[channel.id] = channel
    server.gateway.dispatch("CHANNEL_CREATE", channel.json(), channel.guild, GUILDS)
    server.touch()
    return channel


def delete_channel(server: Discord, channel: Channel) -> None:
    """Takes a channel away with its threads, or a thread alone."""
    guild = channel.guild
    assert guild
    seen = server.bot_sees(channel)
    channel.deleted = True
    if channel.is_thread:
        guild.threads.pop(channel.id, None)
        data: Json = {"id": channel.id, "guild_id": guild.id, "type": channel.type}
        data["parent_id"] = channel.parent.id if channel.parent else None
        if seen:
            server.gateway.dispatch("THREAD_DELETE", data, guild, GUILDS)
    else:
        guild.channels.pop(channel.id, None)
        for thread in channel.threads:
            thread.deleted = True
            del guild.threads[thread.id]
        server.gateway.dispatch("CHANNEL_DELETE", channel.json(), guild, GUILDS)
    server.touch()


def tell_guild(server: Discord, guild: Guild) -> None:
    """GUILD_CREATE to all whom it concerns: the bot is there, or is there again."""
    for session in server.gateway.sessions.values():
        if session.holds(guild):
            server.gateway.create_guild(session, guild)
    server.touch()
