"""What an app answers by response_url, or in the acknowledgement of a command ("Message responses")."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from tests.slack import happenings
from tests.slack.door import Door
from tests.slack.interactions import RESPONSE_LIFE, RESPONSE_USES, Interaction
from tests.slack.kit_limits import against_message, unescaped, unescaped_in
from tests.slack.model import Json, Message

if TYPE_CHECKING:
    from tests.slack.server import Slack

FIELDS = {
    "text",
    "blocks",
    "attachments",
    "response_type",
    "replace_original",
    "delete_original",
    "thread_ts",
}
FIELDS |= {"unfurl_links", "unfurl_media", "metadata", "mrkdwn", "parse"}


class Responses:
    """Takes what is sent to response_urls."""

    def __init__(self, server: Slack) -> None:
        self.server = server

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answers one request."""
        server = self.server
        await server.answering.wait()
        fault = server.fault("response_url")
        if fault:
            await asyncio.sleep(fault.delay)
        if server.is_down or (fault and not fault.after and fault.goes_wrong):
            return Door.cut_off(request) if fault is None else Door.faulty(fault, request)
        asked = server.interactions.get(request.match_info["id"])
        if asked is None or asked.channel is None:
            return web.json_response({"ok": False, "error": "invalid_url"}, status=404)
        if asked.used >= RESPONSE_USES:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        if server.clock.now() - asked.at > RESPONSE_LIFE:
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        asked.used += 1
        body = await request.json()
        if wrong := respond(server, asked, body):
            return web.json_response({"ok": False, "error": wrong}, status=400)
        if fault and fault.goes_wrong:
            return Door.faulty(fault, request)
        return web.json_response({"ok": True})


def respond(server: Slack, asked: Interaction, body: Json) -> str | None:
    """Does what a response says; gives the error if it can't be."""
    complaints = list(against_message(body))
    complaints += [f"no such field {name!r}" for name in set(body) - FIELDS]
    deletes = body.get("delete_original")
    if not deletes and not body.get("text"):
        complaints.append("text is missing: nothing to read aloud or to show in a notification")
    bare = unescaped(body.get("blocks")) + unescaped_in(body.get("text") or "")
    server.violations += [f"a response: {one}" for one in bare]
    if complaints:
        server.violations += [f"a response: {one}" for one in complaints]
        return "invalid_blocks"
    assert asked.channel
    original = asked.message
    if deletes or body.get("replace_original"):
        if original is None:
            original = asked.messages[0] if asked.messages else None
        if original is None or original.gone:
            return "message_not_found"
        asked.replaced = True
        if deletes:
            happenings.delete_message(server, original)
        else:
            happenings.edit_message(server, original, {"blocks": [], **body})
        return None
    install = server.in_team(asked.by.team) or server.in_team(asked.channel.team) or server.installation
    hidden = body.get("response_type", "ephemeral") != "in_channel"
    message = Message(
        server.stamps.next(),
        asked.channel,
        install.bot,
        body.get("text") or "",
        body.get("blocks") or [],
        body.get("thread_ts") or (original.thread_ts if original else None),
        only_for=asked.by if hidden else None,
        app_id=server.app_id,
    )
    asked.messages.append(happenings.create_message(server, message))
    return None
