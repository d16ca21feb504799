"""How the app hears of things: events with their retries, commands and interactions with their one chance.

Slack's documentation: "The Events API", "Using Socket Mode", "Verifying requests from Slack".
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
import uuid
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import aiohttp

from tests.slack.methods import EVENTS
from tests.slack.model import BY_KIND, Channel, Installation, Json, Team

if TYPE_CHECKING:
    from tests.slack.server import Slack

ENVELOPES = {"slash_commands": True, "interactive": False, "events_api": False}


class NoAnswer(Exception):
    """The app did not acknowledge; says why, in the words of the retry reasons."""

    def __init__(self, reason: str, *, again: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


@dataclass(eq=False)
class Sent:
    """One thing told to the app.

    Attributes:
        acknowledged_at: by ``time.perf_counter``.
    """

    kind: str
    payload: Json
    deliveries: int = 0
    acknowledged: bool = False
    acknowledged_at: float = 0.0


class Delivery:
    """Tells the app of things: over its sockets, or signed over HTTP where it has an address.

    Attributes:
        sent: all that was told, oldest first.
        waits: seconds before each retry of an event.
        doubled: each event comes twice, as it does when an acknowledgement was late.
        late: seconds by which events are late.
        unheard: how many of the next acknowledgements get lost on their way, by what they acknowledge
            (``events_api``, ``slash_commands``, ``interactive``).
        request_url: where HTTP requests go; None: Socket Mode.
    """

    def __init__(self, server: Slack) -> None:
        self.server = server
        self.sent: list[Sent] = []
        self.waits: tuple[float, ...] = (0.0, 60.0, 300.0)
        self.doubled = False
        self.late = 0.0
        self.unheard: Counter[str] = Counter()
        self.request_url: str | None = None
        self.flowing = asyncio.Event()
        self.flowing.set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._http: aiohttp.ClientSession | None = None

    # --- events

    def tell(self, kind: str, event: Json, team: Team, channel: Channel | None) -> None:
        """Sends an event if the app has subscribed to it and may know of it."""
        found = self._for(kind, team, channel)
        if kind not in self.server.subscriptions or found is None:
            return
        self.repeat(Sent(kind, self._envelope(event, found, team, channel)))
        if self.doubled:
            self.repeat(self.sent[-1])

    def _for(self, kind: str, team: Team, channel: Channel | None) -> Installation | None:
        needed = EVENTS[kind].format(BY_KIND[channel.kind] if channel else "")
        for one in self.server.installations.values():
            may = not one.refused or kind in ("app_uninstalled", "tokens_revoked")
            teams = [team, *(channel.shared_with if channel else ())]
            here = channel is None or one.bot.id in channel.members
            if may and here and any(map(one.holds, teams)) and (not needed or needed in one.scopes):
                return one
        return None

    def _envelope(self, event: Json, found: Installation, team: Team, channel: Channel | None) -> Json:
        server, enterprise = self.server, found.enterprise
        context = team.enterprise.id if team.enterprise else None
        authorization = {
            "enterprise_id": enterprise.id if enterprise else None,
            "team_id": None if found.everywhere else found.team.id,
            "user_id": found.bot.id,
            "is_bot": True,
            "is_enterprise_install": found.everywhere,
        }
        return {
            "token": "legacy-verification-token",
            "team_id": (team if found.holds(team) else found.team).id,
            "enterprise_id": enterprise.id if enterprise else None,
            "context_team_id": (team if found.holds(team) else found.team).id,
            "context_enterprise_id": context,
            "api_app_id": server.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": server.ids.next("Ev"),
            "event_time": int(server.clock.now().timestamp()),
            "authorizations": [authorization],
            "is_ext_shared_channel": bool(channel and channel.is_shared),
            "event_context": server.ids.next("4-"),
        }

    def repeat(self, sent: Sent) -> None:
        """Sends an event, perhaps not for the first time."""
        if sent not in self.sent:
            self.sent.append(sent)
        task = asyncio.create_task(self._event(sent, self.late))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _event(self, sent: Sent, late: float) -> None:
        if late:
            await asyncio.sleep(late)
        reason = ""
        for number, wait in enumerate((0.0, *self.waits)):
            if wait:
                await asyncio.sleep(wait)
            sent.deliveries += 1
            try:
                await self.send("events_api", sent.payload, number, reason)
            except NoAnswer as none:
                if not none.again:
                    return
                reason = none.reason
            else:
                sent.acknowledged, sent.acknowledged_at = True, time.perf_counter()
                self.server.touch()
                return

    # --- both ways

    async def send(self, kind: str, payload: Json, attempt: int = 0, reason: str = "") -> Any:
        """Sends one payload and gives what the acknowledgement carries; NoAnswer if there was none."""
        if not self.flowing.is_set():
            await self.flowing.wait()
        body = await self._given(kind, payload, attempt, reason)
        if self.unheard[kind]:
            self.unheard[kind] -= 1
            raise NoAnswer("http_timeout" if self.request_url else "timeout")
        return body

    async def _given(self, kind: str, payload: Json, attempt: int, reason: str) -> Any:
        if self.request_url:
            return await self._post(kind, payload, attempt, reason)
        answers = ENVELOPES[kind] or payload.get("type") in ("view_submission", "block_suggestion")
        envelope: Json = {"envelope_id": str(uuid.uuid4()), "payload": payload, "type": kind}
        envelope["accepts_response_payload"] = answers
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        body = await self.server.sockets.send(envelope)
        if body and not answers:
            self.server.violations.append(f"{kind} takes no payload with its acknowledgement, not {body}")
        return body if answers else None

    async def _post(self, kind: str, payload: Json, attempt: int, reason: str) -> Any:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if kind == "events_api":
            headers["Content-Type"] = "application/json"
            body = json.dumps(payload)
            if attempt:
                headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        elif kind == "interactive":
            body = urlencode({"payload": json.dumps(payload)})
        else:
            body = urlencode({name: value for name, value in payload.items() if value is not None})
        assert self.request_url
        status, answered, received = await self.post_signed(self.request_url, body, headers)
        if not 200 <= status < 300:
            raise NoAnswer("http_error", again=received.get("X-Slack-No-Retry") != "1")
        if kind == "events_api" or not answered.strip():
            return None
        try:
            return json.loads(answered)
        except ValueError:
            return {"text": answered} if kind == "slash_commands" else None

    async def post_signed(
        self, url: str, body: str, headers: Json, *, secret: str | None = None, age: int = 0
    ) -> tuple[int, str, Any]:
        """Sends a request with its signature (v0), perhaps a wrong or an old one; status, body, headers."""
        stamp = str(int(time.time()) - age)
        key = (secret or self.server.signing_secret).encode()
        signature = hmac.new(key, f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {**headers, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}
        if self._http is None:
            # Slack sends from many machines: nothing waits for a connection that another request has.
            self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        try:
            async with asyncio.timeout(self.server.patience):
                async with self._http.post(url, data=body.encode(), headers=headers) as response:
                    return response.status, await response.text(), response.headers
        except TimeoutError:
            raise NoAnswer("http_timeout") from None
        except aiohttp.ClientError:
            raise NoAnswer("connection_failed") from None

    async def verify_url(self, url: str) -> bool:
        """Asks an address for the challenge, as the app's settings do when it is entered."""
        body = {
            "token": "legacy-verification-token",
            "challenge": uuid.uuid4().hex,
            "type": "url_verification",
        }
        status, text, _ = await self.post_signed(url, json.dumps(body), {"Content-Type": "application/json"})
        return status == 200 and body["challenge"] in text

    async def stop(self) -> None:
        """Ends what is still under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._http:
            await self._http.close()
