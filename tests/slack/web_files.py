"""The Web API's methods for files, in the three steps of today ("Working with files")."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from tests.slack import happenings
from tests.slack.model import Channel, File, Json, Message
from tests.slack.web import Call, Refused, method
from tests.slack.web_conversations import channel_of

if TYPE_CHECKING:
    from tests.slack.server import Slack


@method("files.getUploadURLExternal")
def where(server: Slack, call: Call) -> Json:
    name, length = call.need("filename", "length")
    file = File(server.ids.next("F"), name, int(length))
    server.files[file.id] = file
    return {"upload_url": f"{server.url}/upload/{file.id}", "file_id": file.id}


async def upload(server: Slack, request: web.Request) -> web.StreamResponse:
    """Takes the bytes of a file, as they are or as the only field of a form."""
    file = server.files.get(request.match_info["file"])
    if file is None:
        return web.Response(status=404)
    content = await request.read()
    if request.content_type == "multipart/form-data":
        fields = list((await request.post()).values())
        content = fields[0].file.read() if isinstance(fields[0], web.FileField) else str(fields[0]).encode()
    if len(content) != file.length:
        server.violations.append(f"{file.name}: {len(content)} bytes came, {file.length} were announced")
        return web.Response(status=400)
    file.content = content
    return web.Response(text=f"OK - {len(content)}")


@method("files.completeUploadExternal")
def complete(server: Slack, call: Call) -> Json:
    (named,) = call.need("files")
    files = []
    for entry in named:
        file = server.files.get(entry.get("id", ""))
        if file is None or file.content is None or file.done:
            raise Refused("file_not_found")
        file.title = entry.get("title") or file.name
        files.append(file)
    numbers = [call.args.get("channel_id"), *str(call.args.get("channels") or "").split(",")]
    places: list[Channel] = []
    for number in filter(None, numbers):
        call.args["channel_id"] = number
        places.append(channel_of(server, call, "channel_id", inside=True))
    for file in files:
        file.done = True
    for channel in places:
        # The message is not there yet when the call is answered.
        asyncio.get_running_loop().call_soon(_share, server, call, channel, files)
    return {"files": [file.json() for file in files]}


def _share(server: Slack, call: Call, channel: Channel, files: list[File]) -> None:
    text, thread = call.args.get("initial_comment") or "", call.args.get("thread_ts")
    bot = call.installation.bot
    message = Message(server.stamps.next(), channel, bot, text, thread_ts=thread, app_id=server.app_id)
    message.files = files
    happenings.create_message(server, message, "file_share")
