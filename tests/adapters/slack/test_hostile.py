"""Payloads in which anything stands anywhere: nothing goes wrong, and Slack is told that all has come."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any, NoReturn
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from structlog.testing import capture_logs

from adapters.slack.answering import Answering
from adapters.slack.around import Lookup, asks_for
from adapters.slack.catchup import CatchUp
from adapters.slack.home import Homes
from adapters.slack.inbound import read
from adapters.slack.interactions import Interaction
from adapters.slack.limits import Json
from adapters.slack.lines import Ack
from adapters.slack.listening import Listener
from adapters.slack.people import People
from adapters.slack.posting import Posting
from adapters.slack.signed import EVENTS_PATH, Signed
from adapters.slack.wire import Wire
from bot.cards import Capabilities, Card, Paragraph
from bot.clock import SystemClock
from bot.ports import Inbound, MessageRef, Place, Reply
from bot.serving import served
from tests.adapters.slack import payloads
from tests.adapters.test_contract import anything, spoilt
from tests.clock import StandingClock
from tests.slack.server import slack_on_loopback

REAL = (
    payloads.joined(),
    payloads.left(),
    payloads.event({"type": "channel_unarchive", "channel": payloads.GARDEN}),
    payloads.event({"type": "channel_left", "channel": payloads.GARDEN}),
    payloads.event({"type": "app_home_opened", "tab": "home", "user": payloads.ANA}),
    payloads.event({"type": "app_uninstalled"}),
    payloads.reaction(),
    payloads.removal(),
    payloads.mention("inbox"),
    payloads.talk("It is too dear."),
    payloads.deletion(),
    payloads.slash("/consent", "quick Buy a rake"),
    payloads.press(),
    payloads.press(ephemeral=True),
    payloads.home_press(),
    payloads.submission(
        '["s1/r1-consent/object","C0GARDEN","1.2",false,"T0VILLAGE",""]', reason={"value": "No"}
    ),
    payloads.interaction("shortcut", callback_id="propose"),
)


class Desk:
    """Takes all in, and has nothing to say."""

    async def handle(self, inbound: Inbound) -> Reply | None:
        return None

    async def form(self, inbound: Inbound) -> None:
        return None

    async def open_messages(self, platform: str) -> Sequence[MessageRef]:
        return ()

    async def conversations(self, platform: str) -> Sequence[Place]:
        return ()

    async def writable(self, places: Any) -> None: ...

    async def home(self, *asked: Any) -> Card:
        return Card(blocks=(Paragraph(("Nothing.",)),))

    def caught_up(self, platform: str, yes: bool) -> None: ...


class Bare:
    """All of the adapter that takes things in, before a Slack that can't be called."""

    def __init__(self) -> None:
        desk: Any = Desk()
        wire, clock, can = Wire(self._nobody), StandingClock(), Capabilities()
        people, posting = People(wire), Posting(wire, clock)
        self.whispered: list[Card] = []
        self.listener = Listener(
            desk,
            people,
            Answering(desk, wire, can, self._whisper, self._nothing_missing),
            CatchUp(desk, wire, people, clock, lambda team: payloads.around()),
            Homes(desk, wire, can),
            posting,
            clock,
            lambda team: payloads.around(),
            lambda: True,
            self._gone,
        )

    async def _nobody(self, team: str) -> NoReturn:
        raise LookupError(team)

    async def _nothing_missing(self, to: Interaction) -> None: ...

    async def _whisper(self, to: Interaction, card: Card) -> None:
        self.whispered.append(card)

    async def _gone(self, payload: Json) -> None: ...

    async def takes(self, kind: str, payload: Any) -> int:
        """How often it is acknowledged."""
        acknowledged: list[Json | None] = []

        async def ack(carried: Json | None) -> None:
            acknowledged.append(carried)

        went_wrong: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda loop, told: went_wrong.append(told))
        with capture_logs() as lines:
            self.listener.take(kind, payload, ack)
            await self.listener.close()
        assert not went_wrong, went_wrong
        assert not [line for line in lines if line.get("exc_info") or line["log_level"] == "error"], lines
        return len(acknowledged)


@pytest.mark.parametrize("kind", ["events_api", "interactive", "slash_commands"])
def test_whatever_comes_is_acknowledged_once_and_nothing_goes_wrong(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.listening.NOTING", 0.0)
    inner = spoilt(REAL[0])
    for each in REAL[1:]:
        inner = inner | spoilt(each)

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)
    @given(anything.map(lambda data: data if isinstance(data, dict) else {"event": data}) | inner)
    def holds(payload: Any) -> None:
        if isinstance(payload, dict):
            assert asyncio.run(Bare().takes(kind, payload)) == 1

    holds()


@pytest.mark.parametrize("name", ["tada", "heart", "x" * 10_000, "\u202e", ""])
def test_a_mark_that_means_nothing_is_nobodys_act_and_nobody_is_looked_up_for_it(name: str) -> None:
    around = payloads.around()
    assert asks_for(read, payloads.reaction(name), around) == Lookup()
    assert asks_for(read, payloads.removal(name), around) == Lookup()


@pytest.mark.parametrize("form", [False, True])
async def test_half_an_emoji_is_read_by_http_as_over_a_socket(form: bool) -> None:
    came: list[Json] = []
    acknowledging: list[asyncio.Future[None]] = []

    def take(kind: str, payload: Json, ack: Ack) -> None:
        came.append(payload)
        acknowledging.append(asyncio.ensure_future(ack(None)))

    async with slack_on_loopback() as server:
        signed = Signed(server.signing_secret, SystemClock(), take)
        async with served(signed.doors, "127.0.0.1", 0) as port:
            payload = {"type": "view_submission", "said": "cut \ud83d"}
            content = json.dumps(payload)
            body = urlencode({"payload": content}) if form else content
            kind = "application/x-www-form-urlencoded" if form else "application/json"
            url = f"http://127.0.0.1:{port}{EVENTS_PATH}"
            status, *_ = await server.delivery.post_signed(url, body, {"Content-Type": kind})
    assert (status, came) == (200, [payload])
