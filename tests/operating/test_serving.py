"""The HTTP server: a door gets what was asked and its answer arrives; nothing that it does harms the rest."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from structlog.testing import capture_logs
from yarl import URL

from bot.ports import Answered, Asked
from bot.serving import LONGEST_BODY, served


class Porter:
    """A door that remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    async def answer(self, asked: Asked) -> Answered:
        self.asked.append(asked)
        return Answered(202, {"X-Says": "come in"}, b"\x00welcome")


async def falls(asked: Asked) -> Answered:
    raise RuntimeError("I have fallen off my hinges")


@asynccontextmanager
async def at_the_door(porter: Porter) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    async with (
        served({"/in": porter.answer, "/broken": falls}, "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
    ):
        yield session, f"http://127.0.0.1:{port}"


async def test_a_door_sees_the_whole_request_and_its_answer_arrives_as_it_is() -> None:
    porter = Porter()
    async with at_the_door(porter) as (session, url):
        headers = {"X-Slack-Signature": "v0=abc"}
        async with session.post(f"{url}/in?a=1&b=%20&a=2", data=b"\xff{}", headers=headers) as response:
            assert (response.status, await response.read()) == (202, b"\x00welcome")
            assert response.headers["X-Says"] == "come in"
    (asked,) = porter.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/in", b"\xff{}")
    assert asked.query == {"a": "1", "b": " "}
    assert asked.headers["x-slack-signature"] == "v0=abc"


async def test_a_body_too_large_is_refused_before_the_door_sees_it() -> None:
    porter = Porter()
    async with at_the_door(porter) as (session, url):
        async with session.post(f"{url}/in", data=b"x" * (LONGEST_BODY + 1)) as response:
            assert response.status == 413
        assert porter.asked == []
        async with session.post(f"{url}/in", data=b"x" * LONGEST_BODY) as response:
            assert response.status == 202


async def test_a_door_that_fails_is_a_500_and_a_line_in_the_log_without_what_was_asked() -> None:
    async with at_the_door(Porter()) as (session, url):
        with capture_logs() as lines:
            async with session.get(f"{url}/broken?code=hush", headers={"Cookie": "hush"}) as response:
                assert (response.status, await response.text()) == (500, "")
        (line,) = lines
        assert line["path"] == "/broken"
        assert "hush" not in str(line)
        async with session.get(f"{url}/in") as response:
            assert response.status == 202


@pytest.mark.parametrize("path", ["/", "/in/", "/in/further", "/nothing"])
async def test_nothing_else_is_served(path: str) -> None:
    async with at_the_door(Porter()) as (session, url), session.get(url + path) as response:
        assert response.status == 404


async def sent(url: str, rest: bytes) -> bytes:
    """What is answered to the beginning of a request, until the connection ends."""
    reader, writer = await asyncio.open_connection("127.0.0.1", URL(url).port)
    writer.write(b"POST /in HTTP/1.1\r\nHost: x\r\n" + rest)
    try:
        async with asyncio.timeout(5):
            return await reader.read()
    finally:
        writer.close()


async def test_who_never_sends_the_rest_isnt_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.serving.PATIENCE", 0.05)
    monkeypatch.setattr("bot.serving.LINGERING", 0.05)
    porter = Porter()
    async with at_the_door(porter) as (_, url):
        answered = await sent(url, b"Content-Length: 10\r\n\r\n{")
    assert answered.startswith(b"HTTP/1.1 408 ")
    assert porter.asked == []


async def test_a_packed_body_arrives_as_it_was_sent() -> None:
    porter = Porter()
    packed = {"Content-Encoding": "gzip"}
    async with (
        at_the_door(porter) as (session, url),
        session.post(f"{url}/in", data=b"{}", headers=packed) as response,
    ):
        assert response.status == 202
    assert porter.asked[0].body == b"{}"
