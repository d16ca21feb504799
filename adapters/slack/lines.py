"""The lines of Socket Mode: slack-sdk's client, twice, so that one hears what the other misses.

Slack gives each event to any one of the app's connections, and renews each every few hours (Slack's
documentation, "Using Socket Mode").
"""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog
from aiohttp import ClientWebSocketResponse, WSMessage
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from adapters.payloads import json
from adapters.slack.connection import Ack, Take
from adapters.slack.limits import Json

log = structlog.get_logger()

LINES = 2
PING = 2.0
"""Seconds between two pings. A line on which none comes back for half as long is given up."""
PAUSES = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
"""Seconds between two attempts: where there are too many connections, Slack hangs up at once, again and
again."""
PARTING = 1.0
"""Seconds that Slack has to answer when we hang up."""
HEALTHY = 60.0
"""Seconds after which a line that ends was no failed attempt."""
FRESH = 1.0
"""Seconds after which an address to connect to is asked for anew: it is good for a short while, and once."""
FOR_GOOD = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "not_allowed_token_type"}
    | {"missing_scope", "no_permission", "app_not_found", "socket_mode_disabled"}
)
"""Why a connection is refused, where asking again would not help ("apps.connections.open")."""


class Line(SocketModeClient):
    """One connection, renewed whenever Slack asks for it or it is dead.

    Args:
        take: takes what every envelope holds, as it comes.
        gap: is told when the line begins to listen after events may have been lost on it.
        others: whether another line listens.
        refused: is told that Slack refuses connections for good, and its word for it.
    """

    def __init__(
        self,
        app_token: str,
        client: AsyncWebClient,
        take: Take,
        gap: Callable[[], None],
        others: Callable[["Line"], bool],
        refused: Callable[[str], None],
    ) -> None:
        self._address: str | None = None
        self._told = 0.0
        # What it has to say is that it tries again, which we say ourselves.
        silent = logging.getLogger(f"{__name__}.client")
        silent.setLevel(logging.CRITICAL)
        super().__init__(app_token, silent, client, ping_interval=PING, on_error_listeners=[self._broken])
        self._take = take
        self._gap = gap
        self._others = others
        self._refused = refused
        self._greeted: ClientWebSocketResponse | None = None
        self._ends = False
        """Slack said that this connection ends: nothing is given to it any more."""
        self._covered = False
        """Since it said so, another line listens."""
        self._attempts = -1
        self._since: float | None = None
        """From when on it has listened."""
        self.message_listeners.append(self._came)

    @property
    def listens(self) -> bool:
        """Whether Slack gives events to this line, for all we know."""
        session = self.current_session
        if session is None or session is not self._greeted or session.closed:
            return False
        return not self._ends and not self.stale

    @property  # type: ignore[override]
    def wss_uri(self) -> str | None:
        """Where to connect to, while it is fresh; slack-sdk would try the same address for ever."""
        return self._address if time.monotonic() - self._told < FRESH else None

    @wss_uri.setter
    def wss_uri(self, address: str | None) -> None:
        self._address, self._told = address, time.monotonic()

    async def begin(self) -> None:
        """Connects, and keeps connected from then on."""
        await self.connect()  # type: ignore[no-untyped-call]

    async def end(self) -> None:
        """Ends the connection for good. Slack may take a moment to say goodbye, and no longer: who stops the
        bot waits for it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PARTING):
                await self.close()  # type: ignore[no-untyped-call]
                return
        await self.close()  # type: ignore[no-untyped-call]

    async def issue_new_wss_url(self) -> str:
        """Where to connect to, after a pause that grows while connections don't last."""
        since, self._since = self._since, None
        lasted = since is not None and time.monotonic() - since > HEALTHY
        self._attempts = 0 if lasted else self._attempts + 1
        await asyncio.sleep(PAUSES[min(self._attempts, len(PAUSES) - 1)])
        try:
            told = await self.web_client.apps_connections_open(app_token=self.app_token)
        except SlackApiError as error:
            word = str(error.response.get("error") or "")
            log.warning("Slack opens no connection", error=word, attempt=self._attempts)
            if word in FOR_GOOD:
                self._refused(word)
            raise
        except OSError as error:
            log.warning("Slack can't be reached", error=type(error).__name__, attempt=self._attempts)
            raise
        return str(told["url"])

    async def run_message_listeners(self, message: dict[str, Any], raw_message: str) -> None:
        """Notes that Slack announced the end of the connection, before it is renewed."""
        if message.get("type") == "disconnect":
            log.info("Slack renews a connection", reason=message.get("reason"))
            self._covered = self.listens and self._others(self)
            self._ends = True
        await super().run_message_listeners(message, raw_message)

    async def _came(self, client: AsyncBaseSocketModeClient, message: Json, raw: str | None = None) -> None:
        session = self.current_session
        kind = str(message.get("type"))
        if kind == "hello":
            covered, self._covered = self._covered, False
            self._greeted, self._ends, self._since = session, False, time.monotonic()
            if not covered:
                self._gap()
        envelope = message.get("envelope_id")
        if envelope and session is not None:
            self._take(kind, dict(json(message.get("payload"))), _acknowledge(session, str(envelope)))

    async def _broken(self, message: WSMessage) -> None:
        log.info("a line to Slack is dead")
        await self.connect_to_new_endpoint()


def _acknowledge(session: ClientWebSocketResponse, envelope: str) -> Ack:
    async def ack(payload: Json | None) -> None:
        answer: Json = {"envelope_id": envelope}
        await session.send_json(answer if payload is None else {**answer, "payload": payload})

    return ack


class Lines:
    """All lines of the app.

    Args:
        gap: is told that events may have been lost.
    """

    def __init__(self, app_token: str, client: AsyncWebClient, take: Take, gap: Callable[[], None]) -> None:
        self._refusal: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._lines = [
            Line(app_token, client, take, gap, self._others_listen, self._refuse) for _ in range(LINES)
        ]

    @property
    def listens(self) -> bool:
        """Whether at least one line listens."""
        return any(line.listens for line in self._lines)

    async def run(self) -> str:
        """Keeps the lines open, until cancelled or until Slack refuses them for good; gives its word for
        that."""
        connecting = [asyncio.ensure_future(line.begin()) for line in self._lines]
        try:
            return await self._refusal
        finally:
            for task in connecting:
                task.cancel()
            await asyncio.gather(*connecting, *(line.end() for line in self._lines), return_exceptions=True)

    def _others_listen(self, line: Line) -> bool:
        return any(other.listens for other in self._lines if other is not line)

    def _refuse(self, word: str) -> None:
        if not self._refusal.done():
            self._refusal.set_result(word)
