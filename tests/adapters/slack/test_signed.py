"""What comes by HTTP: only what Slack has signed, and lately, is taken in, as it would be from a socket."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from adapters.slack.connection import Ack
from adapters.slack.limits import Json
from adapters.slack.signed import EVENTS_PATH, Signed
from bot.clock import SystemClock
from bot.ports import Asked, TryLater
from bot.serving import served
from tests.clock import StandingClock
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class App:
    """Takes what comes in, and answers what a test says."""

    server: Slack
    url: str = ""
    came: list[tuple[str, Json]] = field(default_factory=list)
    answer: Json | None = None
    failing: list[Exception] = field(default_factory=list)
    late: float = 0.0
    lost: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, kind: str, payload: Json, ack: Ack) -> None:
        self.came.append((kind, payload))
        self.server.touch()
        if self.failing:
            raise self.failing.pop()
        self.task = asyncio.ensure_future(self._acknowledge(ack))

    async def _acknowledge(self, ack: Ack) -> None:
        await asyncio.sleep(self.late)
        try:
            await ack(self.answer)
        except ConnectionError:
            self.lost.set()

    async def post(self, body: str, headers: Mapping[str, str] = JSON, **more: Any) -> tuple[int, str]:
        status, text, _ = await self.server.delivery.post_signed(self.url, body, dict(headers), **more)
        return status, text


@pytest.fixture
async def app() -> AsyncIterator[App]:
    async with slack_on_loopback() as server:
        made = App(server)
        signed = Signed(server.signing_secret, SystemClock(), made.take)
        async with served(signed.doors, "127.0.0.1", 0) as port:
            made.url = server.delivery.request_url = f"http://127.0.0.1:{port}{EVENTS_PATH}"
            yield made


async def test_slack_may_make_sure_of_the_address(app: App) -> None:
    assert await app.server.delivery.verify_url(app.url)
    assert app.came == []


async def test_a_command_and_its_answer_are_those_of_a_socket(app: App) -> None:
    ana, talk = Person(app.server, "Ana"), app.server.channel("talk")
    app.answer = {"response_type": "ephemeral", "text": "at once: ä"}
    await (await ana.slash(talk, "/consent", "propose Küche & Bad\nzwei")).sees("at once: ä")
    (payload,) = [payload for kind, payload in app.came if kind == "slash_commands"]
    assert (payload["command"], payload["text"]) == ("/consent", "propose Küche &amp; Bad\nzwei")
    assert payload["channel_id"] == talk.id


@pytest.mark.parametrize("error", [TryLater(timedelta(seconds=1)), RuntimeError("oh")])
async def test_an_event_that_isnt_taken_comes_again(app: App, error: Exception) -> None:
    app.server.delivery.waits = (0.0, 0.0, 0.0)
    app.server.subscriptions = {"message.channels"}
    ana, talk = Person(app.server, "Ana"), app.server.channel("talk")
    app.failing = [error]
    with capture_logs() as lines:
        await ana.says(talk, "hello")
        await app.server.until(lambda: len(app.came) == 2)
    (kind, first), (_, second) = app.came
    assert (kind, first["event"]["text"]) == ("events_api", "hello")
    assert first["event_id"] == second["event_id"]
    assert [line["log_level"] for line in lines] == ["error" if isinstance(error, RuntimeError) else "info"]


async def test_who_acknowledges_too_late_is_told_that_slack_waits_no_longer(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.signed.LONGEST", 0.05)
    app.late = 0.2
    with capture_logs():
        assert (await app.post('{"type": "event_callback"}'))[0] == 503
    async with asyncio.timeout(5):
        await app.lost.wait()


async def test_an_interaction_is_its_payload(app: App) -> None:
    body = "payload=%7B%22type%22%3A%22view_submission%22%2C%22word%22%3A%22%C3%A4%22%7D"
    app.answer = {"response_action": "clear"}
    assert await app.post(body, FORM) == (200, '{"response_action":"clear"}')
    assert app.came == [("interactive", {"type": "view_submission", "word": "ä"})]


async def test_what_needs_no_answer_gets_an_empty_one(app: App) -> None:
    assert await app.post('{"type": "event_callback"}') == (200, "")


async def test_a_look_at_the_certificate_is_no_command(app: App) -> None:
    assert await app.post("ssl_check=1&token=x", FORM) == (200, "")
    assert app.came == []


@pytest.mark.parametrize("wrong", [{"secret": "another"}, {"age": 301}, {"age": -301}])
async def test_a_wrong_or_old_signature_is_turned_away(app: App, wrong: dict[str, Any]) -> None:
    with capture_logs():
        assert await app.post('{"type": "url_verification", "challenge": "x"}', **wrong) == (401, "")
    assert app.came == []


async def test_five_minutes_are_not_too_old(app: App) -> None:
    assert (await app.post('{"type": "event_callback"}', age=295))[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-slack-signature": "v0=00"},
        {"x-slack-request-timestamp": "1772445600"},
        {"x-slack-request-timestamp": "soon", "x-slack-signature": "v0=00"},
        {"x-slack-request-timestamp": "-1772445600", "x-slack-signature": "v0=00"},
        {"x-slack-request-timestamp": "9" * 5000, "x-slack-signature": "v0=00"},
        {"x-slack-request-timestamp": "1772445600", "x-slack-signature": "v0=ä"},
        {"x-slack-request-timestamp": "1772445600", "x-slack-signature": ""},
    ],
)
@pytest.mark.parametrize("body", [b"{}", b"\xff\xfe"])
async def test_a_request_without_a_good_signature_is_turned_away_whatever_is_in_it(
    headers: dict[str, str], body: bytes
) -> None:
    clock = StandingClock()
    assert int(clock.now().timestamp()) == 1772445600

    def never(kind: str, payload: Json, ack: Ack) -> None:
        raise AssertionError("not signed")

    with capture_logs():
        answered = await Signed("secret", clock, never).answer(Asked("POST", EVENTS_PATH, {}, headers, body))
    assert answered.status == 401


async def test_the_log_tells_once_a_minute_what_is_wrong_with_signatures() -> None:
    clock = StandingClock()

    def never(kind: str, payload: Json, ack: Ack) -> None:
        raise AssertionError("not signed")

    signed = Signed("secret", clock, never)
    stamp = str(int(clock.now().timestamp()))
    headers = {"x-slack-request-timestamp": stamp, "x-slack-signature": "v0=00"}
    with capture_logs() as lines:
        for seconds in (0, 59, 1):
            clock.tick(seconds=seconds)
            await signed.answer(Asked("POST", EVENTS_PATH, {}, headers, b"{}"))
    assert len(lines) == 2
    assert all("signing_secret isn't the one" in line["event"] for line in lines)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ("{", JSON),
        ("[]", JSON),
        ("", JSON),
        ("[" * 100_000, JSON),
        ("payload=%7B", FORM),
        ("payload=3", FORM),
        ("hello=there", FORM),
        ("", FORM),
        ("{}", {"Content-Type": "text/plain"}),
    ],
)
async def test_what_cant_be_read_is_refused_and_not_sent_again(
    app: App, body: str, headers: dict[str, str]
) -> None:
    with capture_logs():
        status, _, received = await app.server.delivery.post_signed(app.url, body, dict(headers))
    assert (status, received.get("X-Slack-No-Retry")) == (400, "1")
    assert app.came == []


async def test_a_request_that_is_too_large_is_refused(app: App) -> None:
    assert (await app.post(json.dumps({"text": "x" * 1_000_000})))[0] == 413


async def test_nothing_is_read_here(app: App) -> None:
    signed = Signed("secret", StandingClock(), app.take)
    assert (await signed.answer(Asked("GET", EVENTS_PATH))).status == 405


async def test_many_at_once_are_all_taken_in(app: App) -> None:
    told = await asyncio.gather(*(app.post(json.dumps({"n": n})) for n in range(50)))
    assert {status for status, _ in told} == {200}
    assert sorted(payload["n"] for _, payload in app.came) == list(range(50))
