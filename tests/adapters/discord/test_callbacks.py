"""First answers over the network: tried again while that helps, and no slower for those that went before."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from discord.http import Route

from adapters.discord.callbacks import Callbacks
from adapters.discord.wire import ANSWERED, LATE, Away, Refused
from bot.ports import TryLater

SILENT = {"type": 6}


class Answers:
    """A server that answers as it is told, the last way for good, and keeps what came."""

    def __init__(self) -> None:
        self.told: list[tuple[int, Any]] = [(204, None)]
        self.came: list[web.Request] = []
        self.bodies: list[bytes] = []

    async def serve(self, request: web.Request) -> web.Response:
        self.came.append(request)
        self.bodies.append(await request.read())
        status, body = self.told.pop(0) if len(self.told) > 1 else self.told[0]
        return web.Response(status=204) if body is None else web.json_response(body, status=status)


@pytest.fixture
async def answers(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Answers]:
    served = Answers()
    app = web.Application()
    app.router.add_post("/interactions/{id}/{token}/callback", served.serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{runner.addresses[0][1]}")
    yield served
    await runner.cleanup()


@pytest.fixture
async def callbacks(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callbacks]:
    monkeypatch.setattr("adapters.discord.callbacks.PAUSES", (0.01, 0.01))
    opened = Callbacks("DiscordBot (https://example.org, 1)")
    yield opened
    await opened.close()


async def test_an_answer_goes_out_once_as_json(answers: Answers, callbacks: Callbacks) -> None:
    await callbacks.send("1", "a/token", SILENT)
    [came] = answers.came
    assert came.raw_path == "/interactions/1/a%2Ftoken/callback"
    assert came.headers["Content-Type"] == "application/json"
    assert came.headers["User-Agent"].startswith("DiscordBot (")
    assert answers.bodies == [b'{"type":6}']


async def test_what_does_not_fit_goes_with_the_answer_as_a_file(
    answers: Answers, callbacks: Callbacks
) -> None:
    await callbacks.send("1", "t", {"type": 4, "data": {}}, (("whole.txt", b"all of it"),))
    assert answers.came[0].content_type == "multipart/form-data"
    assert b'name="files[0]"' in answers.bodies[0]
    assert b"all of it" in answers.bodies[0]
    assert b'name="payload_json"' in answers.bodies[0]


async def test_an_answer_is_tried_again_where_discord_has_an_error_of_its_own(
    answers: Answers, callbacks: Callbacks
) -> None:
    answers.told = [(503, {"message": "away"}), (204, None)]
    await callbacks.send("1", "t", SILENT)
    assert len(answers.came) == 2


async def test_an_answer_waits_as_discord_asks_but_not_beyond_its_time(
    answers: Answers, callbacks: Callbacks
) -> None:
    answers.told = [(429, {"retry_after": 0.005, "global": False}), (204, None)]
    await callbacks.send("1", "t", SILENT)
    assert len(answers.came) == 2
    answers.told = [(429, {"retry_after": 30.0, "global": False})]
    with pytest.raises(TryLater) as wait:
        await callbacks.send("2", "t", SILENT)
    assert wait.value.after.total_seconds() == 30
    assert len(answers.came) == 3


@pytest.mark.parametrize(("status", "code"), [(404, LATE), (400, ANSWERED)])
async def test_an_answer_that_is_refused_is_not_tried_again(
    status: int, code: int, answers: Answers, callbacks: Callbacks
) -> None:
    answers.told = [(status, {"code": code, "message": "no"})]
    with pytest.raises(Refused) as refused:
        await callbacks.send("1", "t", SILENT)
    assert refused.value.code == code
    assert len(answers.came) == 1


async def test_where_discord_is_not_to_be_reached_it_is_said_in_the_end(
    answers: Answers, callbacks: Callbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9")
    with pytest.raises(Away):
        await callbacks.send("1", "t", SILENT)
    assert not answers.came
