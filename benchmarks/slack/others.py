"""Yardsticks on the same Slack, each in a process: ``python -m benchmarks.slack.others NAME MODE …``.

``bare`` acknowledges what comes, without any library for Slack: what the server on loopback can do.
``library`` is Bolt, as its makers run it, with listeners that do nothing but acknowledge.
"""

import asyncio
import re
import sys

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.homeserver import die_with_parent

DOOR = "/slack/events"
_ENVELOPE = re.compile(r'"envelope_id": ?"([^"]+)"')


async def library(mode: str, api: str, token: str, app_token: str, secret: str, port: str) -> None:
    """Runs until it is killed."""
    async with aiohttp.ClientSession() as session:
        # Otherwise Bolt looks every ten milliseconds whether a listener has acknowledged.
        app = AsyncApp(
            client=AsyncWebClient(token, base_url=api, session=session),
            signing_secret=secret,
            process_before_response=True,
        )

        @app.action(re.compile(""))
        async def pressed(ack: AsyncAck) -> None:
            await ack()

        @app.event("reaction_added")
        async def marked() -> None:
            pass

        if mode == "socket":
            await AsyncSocketModeHandler(app, app_token).start_async()  # type: ignore[no-untyped-call]
        else:
            await _serve(app.web_app(DOOR), int(port))


async def bare(mode: str, api: str, token: str, app_token: str, secret: str, port: str) -> None:
    """Runs until it is killed."""

    async def take(request: web.Request) -> web.Response:
        await request.read()
        return web.Response()

    if mode == "http":
        app = web.Application()
        app.router.add_post(DOOR, take)
        await _serve(app, int(port))
    headers = {"Authorization": f"Bearer {app_token}"}
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{api}apps.connections.open", headers=headers) as opened:
            url = (await opened.json())["url"]
        async with session.ws_connect(url) as socket:
            async for message in socket:
                if found := _ENVELOPE.search(message.data):
                    await socket.send_str(f'{{"envelope_id":"{found[1]}"}}')


async def _serve(app: web.Application, port: int) -> None:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    die_with_parent()
    asyncio.run({"library": library, "bare": bare}[sys.argv[1]](*sys.argv[2:]))
