"""A small app on slack-sdk's own clients, with which the tests of the Slack on loopback speak to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack.model import Json
from tests.slack.server import Slack

Answers = Callable[["App", SocketModeRequest], Awaitable[Json | None]]


def web_client(server: Slack, token: str | None = None, **more: Any) -> AsyncWebClient:
    """slack-sdk's client for the Web API, pointed at a server."""
    return AsyncWebClient(token or server.bot_token, base_url=server.api_url, retry_handlers=[], **more)


class App:
    """What the app was sent, and how it answers."""

    def __init__(self, server: Slack, web: AsyncWebClient, answers: Answers | None) -> None:
        self.server = server
        self.web = web
        self.answers = answers
        self.requests: list[SocketModeRequest] = []
        self.acknowledges = True
        self.sockets: list[SocketModeClient] = []

    async def hear(self, client: Any, request: SocketModeRequest) -> None:
        self.requests.append(request)
        self.server.touch()
        payload = await self.answers(self, request) if self.answers else None
        if self.acknowledges:
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))

    def events(self, kind: str) -> list[Json]:
        """The events of one type that came, oldest first."""
        found = [one.payload["event"] for one in self.requests if one.type == "events_api"]
        return [one for one in found if one["type"] == kind]

    @property
    def asked(self) -> Json:
        """The last command or interaction."""
        payload: Json = [one.payload for one in self.requests if one.type != "events_api"][-1]
        return payload

    async def event(self, kind: str, number: int = 1) -> Json:
        """An event of a type, once as many have come."""
        await self.server.until(lambda: len(self.events(kind)) >= number)
        return self.events(kind)[number - 1]


@asynccontextmanager
async def connected(
    server: Slack, *, answers: Answers | None = None, sockets: int = 1, ping: float = 5.0
) -> AsyncIterator[App]:
    """An app that is connected by Socket Mode."""
    async with aiohttp.ClientSession() as session:
        app = App(server, web_client(server, session=session), answers)
        for _ in range(sockets):
            client = SocketModeClient(server.app_token, web_client=app.web, ping_interval=ping)
            client.socket_mode_request_listeners.append(app.hear)
            app.sockets.append(client)
            await client.connect()
        await server.until(lambda: len(server.sockets.connections) == sockets)
        try:
            yield app
        finally:
            for client in app.sockets:
                await client.close()
            await asyncio.sleep(0)


def blocks(text: str, *labels: str) -> list[Json]:
    """A section and buttons."""
    found: list[Json] = [{"type": "section", "text": {"type": "mrkdwn", "text": text}}]
    buttons = [
        {
            "type": "button",
            "text": {"type": "plain_text", "text": label},
            "action_id": f"p{label}",
            "value": label,
        }
        for label in labels
    ]
    return found + ([{"type": "actions", "elements": buttons}] if buttons else [])


def form(*names: str, title: str = "Object", **more: Any) -> Json:
    """A modal with a text field for each name; without any, one that is loading."""
    inputs = [
        {
            "type": "input",
            "block_id": name,
            "label": {"type": "plain_text", "text": name},
            "element": {"type": "plain_text_input", "action_id": name},
        }
        for name in names
    ]
    view: Json = {"type": "modal", "title": {"type": "plain_text", "text": title}, "callback_id": "m", **more}
    if names:
        view["submit"] = {"type": "plain_text", "text": "Send"}
    return {**view, "blocks": inputs or blocks("Loading…")}
