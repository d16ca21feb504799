"""What happens in this Slack, whoever does it: messages, reactions and channels, each with its events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.slack.model import BY_KIND, SLACKBOT, Channel, Json, Message, Team, User, named

if TYPE_CHECKING:
    from tests.slack.server import Slack

MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
EVERYBODY = re.compile(r"<!(?:channel|here|everyone)(?:\|[^>]*)?>")


def words(value: Any) -> str:
    """All text in blocks, in which a mention may stand."""
    if isinstance(value, list):
        return "\n".join(words(one) for one in value)
    if not isinstance(value, dict):
        return ""
    if value.get("type") == "user" and "user_id" in value:
        return f"<@{value['user_id']}>"
    if value.get("type") in ("mrkdwn", "markdown"):
        return str(value.get("text", ""))
    return "\n".join(words(one) for one in value.values() if isinstance(one, (list, dict)))


def note_pings(server: Slack, message: Message) -> None:
    """Remembers whom a new message notifies by name."""
    text = words(message.blocks) if message.blocks else message.text
    found = set(MENTION.findall(text))
    for user in message.channel.members.values():
        meant = user.id in found or EVERYBODY.search(text)
        if meant and user is not message.author and message.only_for in (None, user):
            server.pinged.append((user, message))


def _told(channel: Channel, event: Json) -> Json:
    kinds = {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}
    return {**event, "channel": channel.id, "channel_type": kinds[channel.kind]}


def _tell(server: Slack, message: Message, event: Json) -> None:
    channel = message.channel
    server.delivery.tell(f"message.{BY_KIND[channel.kind]}", event, channel.team, channel)


def create_message(server: Slack, message: Message, subtype: str | None = None) -> Message:
    """Puts a message in its place and tells of it."""
    message.blocks = named(message.blocks, server.ids)
    note_pings(server, message)
    if message.only_for:
        server.ephemeral.append(message)
        server.touch()
        return message
    channel = message.channel
    channel.messages[message.ts] = message
    body = message.json(metadata=True)
    event = _told(channel, {**body, "event_ts": message.ts} | ({"subtype": subtype} if subtype else {}))
    _tell(server, message, event)
    bots = [one for one in channel.members.values() if one.is_bot]
    for bot in bots:
        if not message.author.is_bot and f"<@{bot.id}" in message.text and channel.kind != "im":
            mention = {name: value for name, value in event.items() if name != "channel_type"}
            server.delivery.tell("app_mention", {**mention, "type": "app_mention"}, channel.team, channel)
    server.touch()
    return message


def edit_message(server: Slack, message: Message, body: Json) -> Message:
    """Changes what a body names, and leaves the rest ("chat.update")."""
    before = message.json()
    if body.get("text") is not None:
        message.text = body["text"]
    if body.get("blocks") is not None:
        message.blocks = named(body["blocks"], server.ids)
    if body.get("metadata") is not None:
        message.metadata = body["metadata"]
    message.revision += 1
    if message.only_for:
        server.touch()
        return message
    message.edited = server.stamps.next()
    event = {"type": "message", "subtype": "message_changed", "hidden": True, "ts": message.edited}
    event |= {"message": message.json(), "previous_message": before, "event_ts": message.edited}
    _tell(server, message, _told(message.channel, event))
    server.touch()
    return message


def delete_message(server: Slack, message: Message) -> None:
    """Takes a message away for good. Of one with a thread, a tombstone stays, with the thread beneath it."""
    was = message.json()
    message.gone = True
    message.revision += 1
    if message.only_for:
        server.ephemeral.remove(message)
        server.touch()
        return
    del message.channel.messages[message.ts]
    ts = server.stamps.next()
    event = {"type": "message", "hidden": True, "ts": ts, "event_ts": ts, "previous_message": was}
    if "reply_count" in was:
        stone = {
            "type": "message",
            "subtype": "tombstone",
            "text": "This message was deleted.",
            "hidden": True,
        }
        stone |= {"user": SLACKBOT, "ts": message.ts, "thread_ts": message.ts}
        message.channel.stones[message.ts] = stone
        event |= {"subtype": "message_changed", "message": stone}
    else:
        event |= {"subtype": "message_deleted", "deleted_ts": message.ts}
    _tell(server, message, _told(message.channel, event))
    server.touch()


def react(server: Slack, message: Message, user: User, name: str, *, add: bool) -> bool:
    """Puts somebody's reaction under a message or takes it away; False if it was so already."""
    users = message.reactions.setdefault(name, [])
    if (user in users) == add:
        return False
    if add:
        users.append(user)
    else:
        users.remove(user)
    if not users:
        del message.reactions[name]
    item = {"type": "message", "channel": message.channel.id, "ts": message.ts}
    event = {"user": user.id, "reaction": name, "item": item, "item_user": message.author.id}
    event |= {"type": "reaction_added" if add else "reaction_removed", "event_ts": server.stamps.next()}
    server.delivery.tell(event["type"], event, message.channel.team, message.channel)
    message.revision += 1
    server.touch()
    return True


def join(server: Slack, channel: Channel, user: User, inviter: User | None = None) -> None:
    """Somebody, or the app, comes into a channel."""
    if user.id in channel.members:
        return
    channel.members[user.id] = user
    if user.team is not channel.team and user.team not in channel.shared_with:
        channel.shared_with.append(user.team)
    event = {"type": "member_joined_channel", "user": user.id, "channel": channel.id}
    event |= {"channel_type": channel.id[0], "team": user.team.id, "event_ts": server.stamps.next()}
    event |= {"inviter": inviter.id} if inviter else {}
    server.delivery.tell("member_joined_channel", event, channel.team, channel)
    server.touch()


def leave(server: Slack, channel: Channel, user: User) -> None:
    """Somebody, or the app, is no longer in a channel."""
    event: Json = {"type": "member_left_channel", "user": user.id, "channel": channel.id}
    event |= {"channel_type": channel.id[0], "team": user.team.id, "event_ts": server.stamps.next()}
    if user.is_bot:
        kind = "channel_left" if channel.kind == "channel" else "group_left"
        server.delivery.tell(kind, {"type": kind, "channel": channel.id}, channel.team, channel)
    else:
        server.delivery.tell("member_left_channel", event, channel.team, channel)
    channel.members.pop(user.id, None)
    server.touch()


def of_channel(server: Slack, channel: Channel, kind: str, more: Json | None = None) -> None:
    """Tells what became of a channel: ``channel_…`` or, for private ones, ``group_…``."""
    kind = kind if channel.kind == "channel" else kind.replace("channel_", "group_")
    event = {"type": kind, "channel": channel.id, "event_ts": server.stamps.next()} | (more or {})
    server.delivery.tell(kind, event, channel.team, channel)
    server.touch()


def of_team(server: Slack, team: Team, event: Json) -> None:
    """Tells what became of a workspace, its people or the app in it."""
    server.delivery.tell(event["type"], {**event, "event_ts": server.stamps.next()}, team, None)
    server.touch()
