"""The lines of Socket Mode: when events may be lost, when they listen, and how often they are dialled."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from adapters.slack.connection import Ack
from adapters.slack.lines import LINES, Lines
from tests.slack.client import web_client
from tests.slack.model import Json
from tests.slack.people import Person
from tests.slack.server import Slack

GOODBYE = {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "applink"}}


class App:
    """What comes over the lines of an app, each thing acknowledged."""

    def __init__(self, server: Slack) -> None:
        self.server = server
        self.gaps = 0
        self.came: list[str] = []
        self.acknowledging: set[asyncio.Future[None]] = set()
        self.lines = Lines(server.app_token, web_client(server), self.take, self.gap)

    def gap(self) -> None:
        self.gaps += 1

    def take(self, kind: str, payload: Json, ack: Ack) -> None:
        self.came.append(payload["event"]["type"])
        self.acknowledging.add(asyncio.ensure_future(ack(None)))

    async def listening(self, lines: int = LINES) -> None:
        """Waits until so many lines listen."""
        async with asyncio.timeout(10):
            while sum(line.listens for line in self.lines._lines) != lines:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


@asynccontextmanager
async def app_of(server: Slack) -> AsyncIterator[App]:
    """An app with all its lines open."""
    app = App(server)
    running = asyncio.ensure_future(app.lines.run())
    try:
        await app.listening()
        yield app
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def test_each_line_that_begins_to_listen_has_missed_what_was_before(server: Slack) -> None:
    async with app_of(server) as app:
        assert app.gaps == LINES
        assert app.lines.listens


async def test_a_line_on_which_slack_says_nothing_any_more_is_hung_up_all_the_same(server: Slack) -> None:
    async with app_of(server):
        for connection in server.sockets.connections:
            assert connection.request.transport
            connection.request.transport.pause_reading()
        began = time.monotonic()
    assert time.monotonic() - began < 3


async def test_nothing_is_missed_while_one_line_is_renewed_and_another_listens(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with app_of(server) as app:
        for _ in range(2):
            (old, *_) = server.sockets.connections
            old.put(GOODBYE)
            await server.until(lambda old=old: old not in server.sockets.connections)
            await app.listening()
        assert app.gaps == LINES
        assert app.lines.listens
        await ana.says(talk, "hello")
        await server.until(lambda: server.delivery.sent[-1].acknowledged)
        assert app.came == ["message"]


async def test_where_all_lines_are_renewed_at_once_something_may_be_missed(server: Slack) -> None:
    async with app_of(server) as app:
        old = list(server.sockets.connections)
        server.refresh()
        await server.until(lambda: not set(old) & set(server.sockets.connections))
        await app.listening()
        assert app.gaps > LINES


async def test_on_a_line_that_broke_something_may_be_missed_although_another_listens(server: Slack) -> None:
    async with app_of(server) as app:
        server.sockets.connections[0].cut()
        await app.listening(1)
        assert app.lines.listens
        await app.listening()
        assert app.gaps == LINES + 1


async def test_a_line_that_is_refused_again_and_again_after_its_renewal_has_missed_something(
    server: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.lines.PAUSES", (0.0, 0.05))
    async with app_of(server) as app:
        server.sockets.most = 0
        server.refresh()
        await server.until(lambda: server.sockets.refused > 4)
        assert not app.lines.listens
        before, server.sockets.most = app.gaps, 10
        await app.listening()
        assert app.gaps == before + LINES


async def test_where_there_are_too_many_lines_each_attempt_waits_longer(
    server: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    sleep = asyncio.sleep

    async def sleeps(seconds: float) -> None:
        if seconds >= 100:
            waited.append(seconds)
            server.touch()
        await sleep(0 if seconds >= 100 else seconds)

    monkeypatch.setattr("adapters.slack.lines.PAUSES", (0.0, 100.0, 200.0, 300.0))
    monkeypatch.setattr("adapters.slack.lines.asyncio.sleep", sleeps)
    async with app_of(server):
        server.sockets.most = 0
        server.cut()
        await server.until(lambda: len(waited) > 8)
    assert sorted(waited[:6]) == [100.0, 100.0, 200.0, 200.0, 300.0, 300.0]
    assert set(waited[6:]) == {300.0}


async def test_an_address_that_was_of_no_use_is_not_tried_again(
    server: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.lines.PAUSES", (0.0,))
    async with app_of(server) as app:
        server.sockets.expired = 2
        server.cut()
        await app.listening(0)
        await app.listening()


@pytest.mark.parametrize("error", ["invalid_auth", "missing_scope", "account_inactive"])
async def test_a_refusal_for_good_is_asked_for_no_more(server: Slack, error: str) -> None:
    server.fail("apps.connections.open", 200, error=error, times=99)
    async with asyncio.timeout(5):
        assert await App(server).lines.run() == error
    assert len(server.called("apps.connections.open")) <= LINES


async def test_a_dead_line_doesnt_listen_for_longer_than_it_takes_to_notice(server: Slack) -> None:
    async with app_of(server) as app:
        server.zombie()
        server.sockets.most = 0
        async with asyncio.timeout(5):
            await app.listening(0)
        assert not app.lines.listens
