"""The Web API's methods for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.slack import happenings
from tests.slack.kit_limits import against_message, unescaped, unescaped_in
from tests.slack.model import Channel, Json, Message
from tests.slack.web import Call, Refused, method
from tests.slack.web_app import known
from tests.slack.web_conversations import channel_of, message_of

if TYPE_CHECKING:
    from tests.slack.server import Slack


def _place(server: Slack, call: Call) -> Channel:
    """Where a message goes: a channel the app is in, or the direct messages of a user."""
    if str(call.args.get("channel", "")).startswith(("U", "W")):
        user = known(server, call.installation, call.args["channel"])
        if user.deleted:
            raise Refused("channel_not_found")
        return server.conversation(user, call.installation)
    channel = channel_of(server, call)
    if channel.archived:
        raise Refused("is_archived")
    if (
        call.installation.bot.id not in channel.members
        and "chat:write.public" not in call.installation.scopes
    ):
        raise Refused("not_in_channel")
    if channel.kind == "im" and channel.user and channel.user.deleted:
        raise Refused("channel_not_found")
    if channel.shut:
        raise Refused("messages_tab_disabled" if channel.kind == "im" else "restricted_action")
    return channel


def _fits(server: Slack, call: Call) -> None:
    """Refuses what Block Kit doesn't allow; says so where nothing could be read aloud."""
    body = call.args
    keeps = call.method == "chat.update" and (body.get("metadata"), body.get("blocks")) != (None, None)
    if not body.get("text") and not body.get("blocks") and not keeps:
        raise Refused("no_text")
    if len(body.get("text") or "") > 40_000:
        raise Refused("msg_too_long")
    complaints = against_message(body)
    if complaints:
        of_metadata = all(one.startswith("metadata") for one in complaints)
        raise Refused("invalid_metadata_format" if of_metadata else "invalid_blocks", why=complaints)
    if body.get("blocks") and not body.get("text"):
        server.violations.append(f"{call.method}: blocks without text to read aloud or to notify with")
    for wrong in unescaped(body.get("blocks")) + unescaped_in(body.get("text") or ""):
        server.violations.append(f"{call.method}: {wrong}")


def _thread(channel: Channel, call: Call) -> str | None:
    ts = call.args.get("thread_ts")
    if ts is None:
        return None
    first = channel.messages.get(str(ts))
    # Slack itself takes a thread_ts that leads nowhere and posts into a thread without a beginning.
    return first.thread_ts or first.ts if first else str(ts)


def _new(server: Slack, call: Call, channel: Channel) -> Message:
    body = call.args
    return Message(
        server.stamps.next(),
        channel,
        call.installation.bot,
        body.get("text") or "",
        body.get("blocks") or [],
        _thread(channel, call),
        body.get("metadata"),
        app_id=server.app_id,
    )


@method("chat.postMessage")
def post(server: Slack, call: Call) -> Json:
    channel = _place(server, call)
    _fits(server, call)
    message = happenings.create_message(server, _new(server, call, channel))
    return {"channel": channel.id, "ts": message.ts, "message": message.json(metadata=True)}


@method("chat.postEphemeral")
def post_ephemeral(server: Slack, call: Call) -> Json:
    (number,) = call.need("user")
    channel = _place(server, call)
    if number not in channel.members:
        raise Refused("user_not_in_channel")
    _fits(server, call)
    message = _new(server, call, channel)
    message.only_for = channel.members[number]
    happenings.create_message(server, message)
    return {"message_ts": message.ts}


@method("chat.update")
def update(server: Slack, call: Call) -> Json:
    (ts,) = call.need("ts")
    channel = channel_of(server, call)
    message = message_of(server, channel, ts)
    if message.author is not call.installation.bot:
        raise Refused("cant_update_message")
    _fits(server, call)
    happenings.edit_message(server, message, call.args)
    return {"channel": channel.id, "ts": ts, "text": message.text, "message": message.json()}


@method("chat.delete")
def delete(server: Slack, call: Call) -> Json:
    (ts,) = call.need("ts")
    channel = channel_of(server, call)
    message = message_of(server, channel, ts)
    if message.author is not call.installation.bot:
        raise Refused("cant_delete_message")
    happenings.delete_message(server, message)
    return {"channel": channel.id, "ts": ts}


@method("chat.getPermalink")
def permalink(server: Slack, call: Call) -> Json:
    (ts,) = call.need("message_ts")
    channel = channel_of(server, call)
    message = message_of(server, channel, ts)
    link = f"https://{channel.team.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    if message.thread_ts and message.thread_ts != ts:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}
