"""What Slack sends by HTTP: its signature is checked, then it is handed on as what comes over a socket."""

import asyncio
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
import structlog
from slack_sdk.signature import SignatureVerifier
from yarl import URL

from adapters.slack.connection import Take
from adapters.slack.limits import Json
from bot.ports import Answered, Asked, Clock, Door, TryLater

EVENTS_PATH = "/slack/events"
OLDEST = timedelta(minutes=5)
"""Slack's documentation, "Verifying requests from Slack": what is older may be somebody's repetition."""
QUIET = timedelta(minutes=1)
"""Between two lines in the log about wrong signatures."""
LONGEST = 3.0
"""Seconds that Slack waits for an answer ("The Events API", "Handling user interaction")."""

log = structlog.get_logger()


class Signed:
    """The door at which Slack's events, commands and interactions arrive.

    Answers 401 for what Slack hasn't signed or what is old, 400 for what can't be read, and 503 for what
    isn't acknowledged in time: Slack then sends an event again, and shows the person that a command failed.

    Args:
        take: raises TryLater if nobody is there to take it in.
    """

    def __init__(self, signing_secret: str, clock: Clock, take: Take) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self._clock = clock
        self._take = take
        self._complained: datetime | None = None

    @property
    def doors(self) -> Mapping[str, Door]:
        """By path."""
        return {EVENTS_PATH: self.answer}

    async def answer(self, asked: Asked) -> Answered:
        """Answers one request of Slack's."""
        if asked.method != "POST":
            return Answered(405, {"Allow": "POST"})
        wrong = self._wrong(asked)
        if wrong:
            self._complain(wrong)
            return Answered(401)
        try:
            kind, payload = _read(asked)
        except ValueError as error:
            log.warning(f"Slack sent what can't be read: {error}")
            return Answered(400, {"X-Slack-No-Retry": "1"})
        if not kind:
            return Answered()
        if payload.get("type") == "url_verification":
            return _json({"challenge": str(payload.get("challenge", ""))})
        try:
            body = await self._acknowledged(kind, payload)
        except (TryLater, TimeoutError) as error:
            log.info("what Slack sent wasn't acknowledged", kind=kind, error=error)
            return Answered(503)
        return Answered() if body is None else _json(body)

    async def _acknowledged(self, kind: str, payload: Json) -> Json | None:
        said: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()

        async def ack(payload: Json | None) -> None:
            if said.done():
                raise ConnectionError("Slack waits no longer")
            said.set_result(payload)

        self._take(kind, payload, ack)
        async with asyncio.timeout(LONGEST):
            return await said

    def _wrong(self, asked: Asked) -> str:
        """What is wrong with a request's signature; empty: nothing."""
        stamp = asked.headers.get("x-slack-request-timestamp", "")
        signature = asked.headers.get("x-slack-signature", "")
        if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 11 and signature.isascii()):
            return "it isn't signed"
        if abs(self._clock.now().timestamp() - int(stamp)) > OLDEST.total_seconds():
            return "it is too old, or the clock of this machine is wrong"
        try:
            right = self._verifier.generate_signature(timestamp=stamp, body=asked.body)
        except UnicodeDecodeError:
            return "it isn't text"
        if right is None or not hmac.compare_digest(right, signature):
            return "signing_secret isn't the one it was signed with"
        return ""

    def _complain(self, why: str) -> None:
        now = self._clock.now()
        if self._complained is None or now - self._complained >= QUIET:
            self._complained = now
            log.warning(f"a request to {EVENTS_PATH} was turned away: {why}")


def _read(asked: Asked) -> tuple[str, Json]:
    """What was sent; of no kind (empty) where it only tries whether we are here.

    Raises:
        ValueError: it can't be read.
    """
    content = asked.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content == "application/json":
        return "events_api", _object(asked.body)
    # A form is written as a query is; the standard library's parse_qsl takes eight times as long for it.
    form = dict(URL.build(query_string=asked.body.decode(), encoded=True).query)
    if "payload" in form:
        return "interactive", _object(form["payload"])
    if form.get("ssl_check") == "1":
        return "", {}
    if "command" in form:
        return "slash_commands", form
    raise ValueError("neither an event nor a command nor an interaction")


def _object(body: bytes | str) -> Json:
    try:
        found = _decoded(body)
    except (ValueError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def _decoded(body: bytes | str) -> Any:
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        # Half an emoji, as is left where a text was cut, is none for msgspec; over a socket it is read, too.
        return json.loads(body)


def _json(body: Mapping[str, Any]) -> Answered:
    return Answered(200, {"Content-Type": "application/json; charset=utf-8"}, msgspec.json.encode(body))
