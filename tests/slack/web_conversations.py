"""The Web API's methods for conversations and reactions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.slack import happenings
from tests.slack.door import require
from tests.slack.methods import HISTORY, METHODS, READ
from tests.slack.model import BY_KIND, Channel, Json, Message
from tests.slack.web import Call, Refused, method, page
from tests.slack.web_app import by_workspace, known

if TYPE_CHECKING:
    from tests.slack.server import Slack

NAME = re.compile(r"[a-z0-9_+\-']+(::skin-tone-[2-6])?")


def channel_of(server: Slack, call: Call, name: str = "channel", *, inside: bool = False) -> Channel:
    """The conversation that a call names, as far as the app may know of it.

    Args:
        inside: the app must be in it.

    Raises:
        Refused: channel_not_found (also for private ones without the app), not_in_channel, missing_scope.
    """
    (number,) = call.need(name)
    one, channel = call.installation, server.channels.get(number)
    if channel is None:
        raise Refused("channel_not_found")
    member = one.bot.id in channel.members
    teams = [channel.team, *channel.shared_with]
    if not member and (channel.kind != "channel" or not any(map(one.holds, teams))):
        raise Refused("channel_not_found")
    scope = METHODS[call.method].scope
    if scope in (READ, HISTORY):
        require(call, scope.format(BY_KIND[channel.kind]))
    if inside and not member:
        raise Refused("not_in_channel")
    return channel


def message_of(server: Slack, channel: Channel, ts: str) -> Message:
    """A message by its ts; what only one person sees can't be found."""
    if found := channel.messages.get(ts):
        return found
    raise Refused("message_not_found")


@method("conversations.open")
def open_(server: Slack, call: Call) -> Json:
    users = [one for one in str(call.args.get("users") or "").split(",") if one]
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > 1:
        raise Refused("method_not_supported_for_channel_type")
    user = known(server, call.installation, users[0])
    if user.deleted:
        raise Refused("user_disabled")
    if user.is_bot:
        raise Refused("user_not_found")
    channel = server.conversation(user, call.installation)
    body = channel.json(call.installation.bot)
    return {"channel": body if call.flag("return_im") else {"id": channel.id}}


@method("conversations.info")
def info(server: Slack, call: Call) -> Json:
    channel = channel_of(server, call)
    body = channel.json(call.installation.bot)
    return {
        "channel": body | ({"num_members": len(channel.members)} if call.flag("include_num_members") else {})
    }


@method("conversations.members")
def members(server: Slack, call: Call) -> Json:
    channel = channel_of(server, call)
    shown, more = page(call, list(channel.members))
    return {"members": shown, "response_metadata": more}


@method("conversations.list")
@method("users.conversations")
def list_(server: Slack, call: Call) -> Json:
    kinds = {"public_channel": "channel", "private_channel": "private", "im": "im", "mpim": "mpim"}
    by_workspace(call)
    wanted = {kinds[one] for one in str(call.args.get("types") or "public_channel").split(",")}
    for kind in wanted:
        require(call, f"{BY_KIND[kind]}:read")
    bot = call.installation.bot
    person = call.args.get("user") or bot.id
    found = [
        one
        for one in server.channels.values()
        if one.kind in wanted
        and any(map(call.installation.holds, [one.team, *one.shared_with]))
        and (bot.id in one.members or (one.kind == "channel" and call.method == "conversations.list"))
        and (call.method == "conversations.list" or person in one.members)
        and not (one.archived and call.flag("exclude_archived"))
    ]
    shown, more = page(call, found)
    return {"channels": [one.json(bot) for one in shown], "response_metadata": more}


def _span(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = str(call.args.get("oldest") or "0"), str(call.args.get("latest") or "9" * 20)
    low, high, both = float(oldest), float(latest), call.flag("inclusive")
    return [one for one in messages if low < float(one.ts) < high or (both and one.ts in (oldest, latest))]


def _told(call: Call, messages: list[Message], more: Json) -> Json:
    metadata = call.flag("include_all_metadata") and "metadata.message:read" in call.installation.scopes
    body: Json = {"messages": [one.json(metadata=metadata) for one in messages]}
    return {**body, "has_more": bool(more["next_cursor"]), "response_metadata": more}


@method("conversations.history")
def history(server: Slack, call: Call) -> Json:
    channel = channel_of(server, call, inside=True)
    top = [one for one in channel.messages.values() if one.thread_ts in (None, one.ts)]
    shown, more = page(call, _span(call, top)[::-1], 999)
    return {
        **_told(call, shown, more),
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }


@method("conversations.replies")
def replies(server: Slack, call: Call) -> Json:
    channel = channel_of(server, call, inside=True)
    (ts,) = call.need("ts")
    first, stone = channel.messages.get(ts), channel.stones.get(ts)
    if first is None and stone is None:
        raise Refused("thread_not_found")
    root = (first and first.thread_ts) or ts
    thread = [one for one in channel.messages.values() if root in (one.ts, one.thread_ts)]
    head = [one for one in thread if one.ts == root]
    shown, more = page(call, head + _span(call, [one for one in thread if one.ts != root]), 1000, 1000)
    told = _told(call, shown, more)
    return {**told, "messages": [stone, *told["messages"]]} if stone else told


# --- reactions


def _reacted(server: Slack, call: Call, *, add: bool) -> Json:
    name, ts = call.need("name", "timestamp")
    channel = channel_of(server, call, inside=True)
    message = message_of(server, channel, ts)
    if not NAME.fullmatch(name):
        raise Refused("invalid_name")
    if channel.archived:
        raise Refused("is_archived")
    if not happenings.react(server, message, call.installation.bot, name, add=add):
        raise Refused("already_reacted" if add else "no_reaction")
    return {}


@method("reactions.add")
def add(server: Slack, call: Call) -> Json:
    return _reacted(server, call, add=True)


@method("reactions.remove")
def remove(server: Slack, call: Call) -> Json:
    return _reacted(server, call, add=False)


@method("reactions.get")
def get(server: Slack, call: Call) -> Json:
    (ts,) = call.need("timestamp")
    channel = channel_of(server, call, inside=True)
    message = message_of(server, channel, ts)
    return {"type": "message", "channel": channel.id, "message": message.json(full=call.flag("full"))}
