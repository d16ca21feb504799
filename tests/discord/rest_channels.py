"""REST: channels and threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord import limits
from tests.discord.happenings import changed, create_message, delete_channel, keep_files, open_thread
from tests.discord.model import FORUM, TEXT, Channel, Json, Message
from tests.discord.rest import Answer, Call, Refused, refuse, route
from tests.discord.rest_messages import checked, there, visible

if TYPE_CHECKING:
    from tests.discord.server import Discord


def _allowed(allows: limits.Check, call: Call) -> Json:
    found: limits.Found = []
    allows(call.body, (), found)
    if found:
        raise Refused(400, 50035, "Invalid Form Body", found)
    body: Json = call.body
    return body


@route("GET", "/channels/{channel}")
def get(server: Discord, call: Call) -> Answer:
    return 200, visible(server, call).json()


@route("PATCH", "/channels/{channel}")
def change(server: Discord, call: Call) -> Answer:
    channel = visible(server, call)
    body = _allowed(limits.channel_change, call)
    if not channel.is_thread:
        if not server.may(channel, "MANAGE_CHANNELS"):
            raise refuse(50013)
        channel.name = body.get("name", channel.name)
        channel.topic = body.get("topic", channel.topic)
        changed(server, channel)
        return 200, channel.json()
    manages = server.may(channel, "MANAGE_THREADS")
    own = channel.owner == server.bot.id
    waking = set(body) <= {"archived", "locked"} and body.get("archived") is False and not channel.locked
    if not manages and ("locked" in body or not (own or waking)):
        raise refuse(50013)
    if channel.archived and body.get("archived") is not False and set(body) - {"archived", "locked"}:
        raise refuse(50083)
    if channel.locked and channel.archived and not manages:
        raise refuse(50013)
    channel.name = body.get("name", channel.name)
    channel.archive_minutes = body.get("auto_archive_duration", channel.archive_minutes)
    channel.archived = body.get("archived", channel.archived)
    channel.locked = body.get("locked", channel.locked)
    channel.applied_tags = [str(tag) for tag in body.get("applied_tags", channel.applied_tags)]
    changed(server, channel)
    return 200, channel.json()


@route("DELETE", "/channels/{channel}")
def delete(server: Discord, call: Call) -> Answer:
    channel = visible(server, call)
    if not server.may(channel, "MANAGE_THREADS" if channel.is_thread else "MANAGE_CHANNELS"):
        raise refuse(50013)
    delete_channel(server, channel)
    return 200, channel.json()


@route("POST", "/channels/{channel}/messages/{message}/threads")
def from_message(server: Discord, call: Call) -> Answer:
    message = there(server, call)
    body = _allowed(limits.thread, call)
    if message.channel.type != TEXT:
        raise refuse(50024)
    if not server.may(message.channel, "CREATE_PUBLIC_THREADS"):
        raise refuse(50013)
    if message.thread:
        raise refuse(160004)
    minutes = body.get("auto_archive_duration") or 1440
    thread = open_thread(server, message.channel, server.bot, body["name"], message=message, minutes=minutes)
    return 201, thread.json()


@route("POST", "/channels/{channel}/threads")
def without_message(server: Discord, call: Call) -> Answer:
    channel = visible(server, call)
    if channel.type == FORUM:
        return _post(server, channel, call)
    if channel.type != TEXT:
        raise refuse(50024)
    body = _allowed(limits.free_thread, call)
    private = body.get("type", 12) == 12
    if private or not server.may(channel, "CREATE_PUBLIC_THREADS"):
        raise refuse(50013)
    minutes = body.get("auto_archive_duration") or 1440
    return 201, open_thread(server, channel, server.bot, body["name"], minutes=minutes).json()


def _post(server: Discord, forum: Channel, call: Call) -> Answer:
    """A post in a forum: the thread has the id of its first message."""
    body = _allowed(limits.post, call)
    if not server.may(forum, "SEND_MESSAGES"):
        raise refuse(50013)
    if call.files and not server.may(forum, "ATTACH_FILES"):
        raise refuse(50013)
    inner = checked(limits.anything, body["message"], call.files)
    tags = [str(tag) for tag in body.get("applied_tags") or ()]
    unknown = set(tags) - {tag["id"] for tag in forum.tags}
    if unknown:
        says = [(("applied_tags",), "UNKNOWN_TAG", f"There is no tag {unknown}.")]
        raise Refused(400, 50035, "Invalid Form Body", says)
    if forum.tag_required and not tags:
        raise Refused(400, 40067, "A tag is required to create a forum post in this channel")
    minutes = body.get("auto_archive_duration") or 1440
    thread = open_thread(server, forum, server.bot, body["name"], minutes=minutes, tags=tags)
    message = Message(
        thread.id,
        thread,
        server.bot,
        content=inner.get("content") or "",
        components=inner.get("components") or [],
        embeds=inner.get("embeds") or [],
        flags=inner.get("flags") or 0,
    )
    keep_files(server, message, inner, call.files)
    create_message(server, message, allowed=inner.get("allowed_mentions"))
    return 201, {**thread.json(), "message": message.json(server.bot)}


@route("GET", "/channels/{channel}/threads/archived/public")
def archived(server: Discord, call: Call) -> Answer:
    channel = visible(server, call)
    if not server.may(channel, "READ_MESSAGE_HISTORY"):
        raise refuse(50013)
    threads = sorted(
        (one for one in channel.threads if one.archived), key=lambda one: one.archived_at, reverse=True
    )
    if before := call.query.get("before"):
        threads = [one for one in threads if one.archived_at < before]
    limit = int(call.query.get("limit", 50))
    return 200, {
        "threads": [one.json() for one in threads[:limit]],
        "members": [],
        "has_more": len(threads) > limit,
    }


@route("PUT", "/channels/{channel}/thread-members/{user}")
def join(server: Discord, call: Call) -> Answer:
    return _joined(server, call)


@route("DELETE", "/channels/{channel}/thread-members/{user}")
def leave(server: Discord, call: Call) -> Answer:
    return _joined(server, call)


def _joined(server: Discord, call: Call) -> Answer:
    thread = visible(server, call)
    if not thread.is_thread:
        raise refuse(50024)
    if thread.archived:
        raise refuse(50083)
    return 204, None
