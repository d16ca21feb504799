"""REST: messages and reactions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tests.discord import component_limits, limits
from tests.discord.happenings import (
    clear_reactions,
    create_message,
    delete_message,
    delete_messages,
    edit_message,
    keep_files,
    react,
)
from tests.discord.model import DM, FORUM, V2, Channel, Json, Message, moment
from tests.discord.rest import Answer, Call, Refused, Upload, refuse, route

if TYPE_CHECKING:
    from tests.discord.server import Discord

NONCES_KEPT = timedelta(minutes=5)
"""How long a nonce counts; Discord's documentation says "the past few minutes"."""


def checked(
    allows: limits.Check,
    body: Any,
    files: Sequence[Upload],
    *,
    was: int = 0,
    editing: bool = False,
    kept: Message | None = None,
    found: limits.Found | None = None,
) -> Json:
    """The body of a message, if Discord allows it; else refused with 50035 or 50006."""
    collected: limits.Found = [] if found is None else found
    allows(body if body is not None else {}, (), collected)
    body = body if isinstance(body, dict) else {}
    named = {
        str(one.get("id")): one.get("filename")
        for one in body.get("attachments") or ()
        if isinstance(one, dict)
    }
    names = {named.get(up.field.removeprefix("files[").removesuffix("]")) or up.name for up in files}
    known = {up.field.removeprefix("files[").removesuffix("]") for up in files}
    known |= {one.id for one in kept.attachments} if kept else set()
    for number in set(named) - known:
        limits.wrong(("attachments",), collected, f"There is no file {number}.", "ATTACHMENT_NOT_FOUND")
    if kept:
        names |= {one.name for one in kept.attachments if "attachments" not in body or one.id in named}
        if (body.get("flags") or 0) & V2 and not was & V2:
            for field in ("content", "embeds"):
                if getattr(kept, field) and field not in body:
                    limits.wrong((field,), collected, "Must be emptied for IS_COMPONENTS_V2.")
    component_limits.message(body, was, names, collected)
    if collected and found is None:
        raise Refused(400, 50035, "Invalid Form Body", collected)
    if (
        not editing
        and not collected
        and not any(
            body.get(part)
            for part in ("content", "embeds", "components", "sticker_ids", "poll", "attachments")
        )
        and not names
    ):
        raise refuse(50006)
    return body


def visible(server: Discord, call: Call) -> Channel:
    """The channel of a request, if the bot may see it."""
    channel = server.channel(call.params["channel"])
    if not server.bot_sees(channel):
        raise refuse(50001)
    return channel


def there(server: Discord, call: Call) -> Message:
    """The message of a request."""
    channel = visible(server, call)
    message = channel.messages.get(call.params["message"])
    if message is None:
        raise refuse(10008)
    return message


def writable(server: Discord, channel: Channel, body: Json, files: Iterable[Upload]) -> None:
    """Refuses what the bot may not send into a channel."""
    if channel.type == DM:
        assert channel.recipient
        if not any(
            channel.recipient.id in guild.members for guild in server.guilds.values() if server.has_bot(guild)
        ):
            raise refuse(50278)
        if channel.recipient.dms_closed:
            raise refuse(50007)
        return
    if channel.type == FORUM:
        raise refuse(50008)
    if not server.may(channel, "SEND_MESSAGES_IN_THREADS" if channel.is_thread else "SEND_MESSAGES"):
        raise refuse(50013)
    if list(files) and not server.may(channel, "ATTACH_FILES"):
        raise refuse(50013)
    if body.get("embeds") and not server.may(channel, "EMBED_LINKS"):
        raise refuse(50013)
    if body.get("message_reference") and not server.may(channel, "READ_MESSAGE_HISTORY"):
        raise refuse(50013)
    if (
        channel.is_thread
        and channel.locked
        and channel.archived
        and not server.may(channel, "MANAGE_THREADS")
    ):
        raise refuse(160005)


def _replied(channel: Channel, body: Json) -> Message | None:
    reference = body.get("message_reference")
    if not reference:
        return None
    message = channel.messages.get(str(reference["message_id"]))
    if message is None and reference.get("fail_if_not_exists", True):
        says = [(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")]
        # The message may have gone since: that is no mistake in the body.
        raise Refused(400, 50035, "Invalid Form Body", says, mistake=False)
    return message


@route("POST", "/channels/{channel}/messages")
def send(server: Discord, call: Call) -> Answer:
    channel = visible(server, call)
    body = checked(limits.created, call.body, call.files)
    writable(server, channel, body, call.files)
    nonce = body.get("nonce")
    if nonce is not None and body.get("enforce_nonce"):
        earlier = server.nonces.get(str(nonce))
        if earlier and server.clock.now() - moment(earlier.id) < NONCES_KEPT:
            return 200, earlier.json(server.bot)
    replied = _replied(channel, body)
    message = Message(
        server.ids.next(),
        channel,
        server.bot,
        content=body.get("content") or "",
        components=body.get("components") or [],
        embeds=body.get("embeds") or [],
        flags=body.get("flags") or 0,
        nonce=nonce,
        replied=replied,
    )
    if replied:
        message.type = 19
        message.reference = {"type": 0, "channel_id": channel.id, "message_id": replied.id}
    if nonce is not None:
        server.nonces[str(nonce)] = message
    keep_files(server, message, body, call.files)
    create_message(server, message, allowed=body.get("allowed_mentions"))
    return 200, message.json(server.bot)


@route("GET", "/channels/{channel}/messages/{message}")
def get(server: Discord, call: Call) -> Answer:
    message = there(server, call)
    if not server.may(message.channel, "READ_MESSAGE_HISTORY"):
        raise refuse(50013)
    return 200, server.readable(message)


@route("GET", "/channels/{channel}/messages")
def history(server: Discord, call: Call) -> Answer:
    channel = visible(server, call)
    limit = int(call.query.get("limit", 50))
    if not 1 <= limit <= 100:
        raise Refused(
            400, 50035, "Invalid Form Body", [(("limit",), "NUMBER_TYPE_RANGE", "Must be 1 to 100.")]
        )
    if not server.may(channel, "READ_MESSAGE_HISTORY"):
        return 200, []
    messages = list(channel.messages.values())
    if after := call.query.get("after"):
        messages = [one for one in messages if int(one.id) > int(after)][:limit]
    elif before := call.query.get("before"):
        messages = [one for one in messages if int(one.id) < int(before)][-limit:]
    elif around := call.query.get("around"):
        half = limit // 2
        older = [one for one in messages if int(one.id) < int(around)][-half:]
        messages = older + [one for one in messages if int(one.id) >= int(around)][: limit - len(older)]
    return 200, [server.readable(one) for one in reversed(messages[-limit:])]


@route("PATCH", "/channels/{channel}/messages/{message}")
def edit(server: Discord, call: Call) -> Answer:
    message = there(server, call)
    if message.author is not server.bot:
        raise refuse(50005)
    if message.channel.is_thread and message.channel.archived:
        raise refuse(50083)
    if call.files and not server.may(message.channel, "ATTACH_FILES"):
        raise refuse(50013)
    body = checked(limits.edited, call.body, call.files, was=message.flags, editing=True, kept=message)
    return 200, edit_message(server, message, body, call.files).json(server.bot)


@route("DELETE", "/channels/{channel}/messages/{message}")
def delete(server: Discord, call: Call) -> Answer:
    message = there(server, call)
    if message.author is not server.bot and not server.may(message.channel, "MANAGE_MESSAGES"):
        raise refuse(50013)
    if message.channel.is_thread and message.channel.archived:
        raise refuse(50083)
    delete_message(server, message)
    return 204, None


@route("POST", "/channels/{channel}/messages/bulk-delete")
def delete_several(server: Discord, call: Call) -> Answer:
    channel = visible(server, call)
    if not server.may(channel, "MANAGE_MESSAGES"):
        raise refuse(50013)
    found: limits.Found = []
    limits.bulk_delete(call.body, (), found)
    if found:
        raise Refused(400, 50035, "Invalid Form Body", found)
    asked = [str(number) for number in call.body["messages"]]
    delete_messages(server, channel, [channel.messages[one] for one in asked if one in channel.messages])
    return 204, None


REACTION = "/channels/{channel}/messages/{message}/reactions/{emoji}"


def _emoji(call: Call) -> str:
    return unquote(call.params["emoji"])


@route("GET", REACTION)
def who_reacted(server: Discord, call: Call) -> Answer:
    message = there(server, call)
    limit, after = int(call.query.get("limit", 25)), int(call.query.get("after", 0))
    if not 1 <= limit <= 100:
        raise Refused(
            400, 50035, "Invalid Form Body", [(("limit",), "NUMBER_TYPE_RANGE", "Must be 1 to 100.")]
        )
    users = sorted(message.reactions.get(_emoji(call), {}).values(), key=lambda user: int(user.id))
    return 200, [user.json() for user in users if int(user.id) > after][:limit]


@route("PUT", REACTION + "/@me")
def add_own(server: Discord, call: Call) -> Answer:
    message, emoji = there(server, call), _emoji(call)
    needed = ["READ_MESSAGE_HISTORY"] + (["ADD_REACTIONS"] if emoji not in message.reactions else [])
    if not server.may(message.channel, *needed):
        raise refuse(50013)
    react(server, message, server.bot, emoji, add=True)
    return 204, None


@route("DELETE", REACTION + "/{user}")
def take_away(server: Discord, call: Call) -> Answer:
    message = there(server, call)
    user = (
        server.bot if call.params["user"] in ("@me", server.bot.id) else server.users.get(call.params["user"])
    )
    if user is not server.bot and not server.may(message.channel, "MANAGE_MESSAGES"):
        raise refuse(50013)
    if user is None:
        raise refuse(10013)
    react(server, message, user, _emoji(call), add=False)
    return 204, None


@route("DELETE", REACTION)
def clear_one(server: Discord, call: Call) -> Answer:
    message = there(server, call)
    if not server.may(message.channel, "MANAGE_MESSAGES"):
        raise refuse(50013)
    clear_reactions(server, message, _emoji(call))
    return 204, None


@route("DELETE", "/channels/{channel}/messages/{message}/reactions")
def clear_all(server: Discord, call: Call) -> Answer:
    message = there(server, call)
    if not server.may(message.channel, "MANAGE_MESSAGES"):
        raise refuse(50013)
    clear_reactions(server, message)
    return 204, None


@route("PUT", "/channels/{channel}/pins/{message}")
@route("PUT", "/channels/{channel}/messages/pins/{message}")
def pin(server: Discord, call: Call) -> Answer:
    return _pinned(server, call, yes=True)


@route("DELETE", "/channels/{channel}/pins/{message}")
@route("DELETE", "/channels/{channel}/messages/pins/{message}")
def unpin(server: Discord, call: Call) -> Answer:
    return _pinned(server, call, yes=False)


def _pinned(server: Discord, call: Call, *, yes: bool) -> Answer:
    message = there(server, call)
    if not server.may(message.channel, "PIN_MESSAGES"):
        raise refuse(50013)
    message.pinned = yes
    server.touch()
    return 204, None


@route("POST", "/channels/{channel}/typing")
def typing(server: Discord, call: Call) -> Answer:
    visible(server, call)
    return 204, None
