"""The whole bot with a platform at the port: ready when it is, stopped in order, and clear when it fails."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import aiohttp
import pytest

import adapters
from bot import app
from bot.cards import Capabilities, Card
from bot.cards import fit as fitted
from bot.config import Settings, read_settings
from bot.operating import Failed
from bot.operating.check import check
from bot.ports import (
    Account,
    Answered,
    Asked,
    CannotServe,
    Clock,
    Command,
    Desk,
    Door,
    Gone,
    Inbound,
    Known,
    MessageRef,
    Place,
)
from tests.clock import StandingClock

SECRET = "hush-hush"
ANA = Known(Account("matrix", "@ana:example.org"), "Ana")
ROOM = Place("matrix", "!garden")


class Platform:
    """Stands for a platform: takes what is posted, and says what it is told to say."""

    platform = "matrix"
    can = Capabilities(marks=True)

    def __init__(self) -> None:
        self.desk: asyncio.Future[Desk] = asyncio.get_running_loop().create_future()
        self.failing = asyncio.Event()
        self.failure: Exception = RuntimeError(f"I am afraid of {SECRET}")
        self.posted: list[Card] = []
        self.came = asyncio.Event()
        self.stopped = False
        self.doors: dict[str, Door] = {"/matrix/knock": self.knocked}

    async def knocked(self, asked: Asked) -> Answered:
        return Answered(body=b"who is there?")

    async def run(self, desk: Desk) -> None:
        self.desk.set_result(desk)
        try:
            await self.failing.wait()
            raise self.failure
        finally:
            self.stopped = True

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        self.posted.append(fitted(card, self.can))
        self.came.set()
        return MessageRef(to, f"m{len(self.posted)}")

    async def edit(self, message: MessageRef, card: Card) -> None: ...

    async def private(self, account: Account) -> Place:
        return Place("matrix", f"!with-{account.id}")

    async def remove(self, message: MessageRef) -> None:
        raise Gone

    async def roster(self, place: Place) -> Sequence[Known]:
        return [ANA]


def settings_at(folder: Path, port: int = 0) -> Settings:
    given = {
        "matrix": {"homeserver": "https://x.org", "user_id": "@k:x.org", "password": SECRET},
        "server": {"port": port},
    }
    return read_settings(given, folder, {})


class Running:
    """A bot that runs in this process."""

    def __init__(self, folder: Path, platform: Platform) -> None:
        self.platform = platform
        self.said: list[str] = []
        self.clock = StandingClock()
        self.url: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.task = asyncio.create_task(app.run(settings_at(folder), clock=self.clock, say=self._say))

    def _say(self, text: str) -> None:
        self.said.append(text)
        if "http://" in text:
            self.url.set_result(text.rpartition(" ")[2].removesuffix("/healthz"))

    async def get(self, path: str) -> tuple[int, str]:
        url = await self.url
        async with aiohttp.ClientSession() as session, session.get(url + path) as response:
            return response.status, await response.text()

    async def health(self) -> tuple[int, dict[str, Any]]:
        status, text = await self.get("/healthz")
        return status, json.loads(text)


@pytest.fixture
async def running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[[], Awaitable[Running]]]:
    started: list[Running] = []

    async def start() -> Running:
        platform = Platform()

        def made(settings: Settings, clock: Clock) -> Platform:
            return platform

        monkeypatch.setattr(adapters, "ADAPTERS", {"matrix": made})
        started.append(Running(tmp_path, platform))
        await asyncio.wait([started[-1].platform.desk, started[-1].task], return_when="FIRST_COMPLETED")
        return started[-1]

    yield start
    for one in started:
        if not one.task.done():
            os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait([one.task])


async def test_it_is_ready_once_the_platform_is_caught_up_and_says_why_not_before(
    running: Callable[[], Awaitable[Running]],
) -> None:
    bot = await running()
    status, told = await bot.health()
    assert (status, told["ready"], told["storage"]["ready"]) == (503, False, True)
    assert "taking in what was missed" in told["platforms"]["matrix"]["why"]
    desk = await bot.platform.desk
    desk.caught_up("matrix", True)
    for _ in range(1000):
        status, told = await bot.health()
        if status == 200:
            break
    assert told["platforms"]["matrix"]["ready"] is True
    desk.caught_up("matrix", False)
    status, told = await bot.health()
    assert (status, told["platforms"]["matrix"]["ready"]) == (503, False)
    assert "connection was lost" in told["platforms"]["matrix"]["why"]


async def test_an_act_is_taken_in_answered_and_counted(running: Callable[[], Awaitable[Running]]) -> None:
    bot = await running()
    desk = await bot.platform.desk
    desk.caught_up("matrix", True)
    command = Command("circle", "create", {"name": "Garden", "aim": "vegetables"})
    now = bot.clock.now()
    await desk.handle(Inbound("act-1", ANA, ROOM, now, command, source=MessageRef(ROOM, "$1")))
    async with asyncio.timeout(10):
        await bot.platform.came.wait()
    status, text = await bot.get("/metrics")
    assert status == 200
    assert 'circlekeeper_acts_total{platform="matrix",verb="circle create"} 1.0' in text
    assert "circlekeeper_commit_seconds_count 1.0" in text
    await desk.handle(Inbound("act-2", ANA, ROOM, now, command, source=MessageRef(ROOM, "$2")))
    _, text = await bot.get("/metrics")
    assert 'circlekeeper_refusals_total{key="refused-' in text
    assert 'circlekeeper_caught_up{platform="matrix"}' in text
    assert "circlekeeper_outgoing_queue" in text
    for words in ("Garden", "vegetables", "Ana"):
        assert words not in text


async def test_what_the_platform_serves_is_reached_beside_health(
    running: Callable[[], Awaitable[Running]],
) -> None:
    bot = await running()
    assert await bot.get("/matrix/knock") == (200, "who is there?")
    assert (await bot.get("/metrics"))[0] == 200


async def test_two_that_want_the_same_path_are_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = Platform()
    platform.doors = {"/metrics": platform.knocked}
    monkeypatch.setattr(adapters, "ADAPTERS", {"matrix": lambda settings, clock: platform})
    with pytest.raises(ValueError, match="matrix wants /metrics, which is taken"):
        await app.run(settings_at(tmp_path), clock=StandingClock(), say=lambda text: None)


async def test_what_a_platform_has_kept_is_there_at_the_next_start_and_only_for_it(
    running: Callable[[], Awaitable[Running]],
) -> None:
    bot = await running()
    desk = await bot.platform.desk
    assert await desk.kept("matrix") == {}
    for name, value in (("one", "1"), ("two", "2"), ("one", "uno"), ("two", None)):
        await desk.keep("matrix", name, value)
    await desk.keep("discord", "one", "eins")
    await desk.keep("discord", "nothing", None)
    os.kill(os.getpid(), signal.SIGTERM)
    assert await bot.task == 0
    again = await (await running()).platform.desk
    assert await again.kept("matrix") == {"one": "uno"}
    assert await again.kept("discord") == {"one": "eins"}


async def test_a_signal_stops_it_cleanly(running: Callable[[], Awaitable[Running]]) -> None:
    bot = await running()
    os.kill(os.getpid(), signal.SIGTERM)
    assert await bot.task == 0
    assert bot.platform.stopped
    assert bot.said[-1] == "Circlekeeper has stopped."


async def test_if_the_platform_fails_the_bot_stops_and_says_which_and_no_words(
    running: Callable[[], Awaitable[Running]], capsys: pytest.CaptureFixture[str]
) -> None:
    bot = await running()
    bot.platform.failing.set()
    assert await bot.task == 1
    told = capsys.readouterr().err
    assert "Circlekeeper stopped because matrix failed" in told
    assert "RuntimeError" in told
    assert SECRET not in told


async def test_a_platform_that_can_not_be_served_says_why(
    running: Callable[[], Awaitable[Running]], capsys: pytest.CaptureFixture[str]
) -> None:
    bot = await running()
    bot.platform.failure = CannotServe("The password isn't right.")
    bot.platform.failing.set()
    assert await bot.task == 1
    assert (
        "Circlekeeper stopped because matrix failed: The password isn't right.\n" in capsys.readouterr().err
    )


async def test_the_seal_key_and_the_database_are_made_at_the_first_start(
    running: Callable[[], Awaitable[Running]], tmp_path: Path
) -> None:
    await running()
    made = sorted(os.listdir(tmp_path))
    assert made[0] == "circlekeeper.db"
    assert "seal.key" in made


async def test_a_second_bot_with_the_same_settings_does_not_start(
    running: Callable[[], Awaitable[Running]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bot = await running()
    port = int((await bot.url).rpartition(":")[2])
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", SECOND, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "Circlekeeper is running already with these settings.\n"
    (await bot.platform.desk).caught_up("matrix", True)
    await check(settings_at(tmp_path, port))
    told = capsys.readouterr().out
    assert "its accounts aren't tried from here" in told
    assert "matrix: c" in told


SECOND = """
import asyncio, pathlib, sys
import adapters
from bot import app
from bot.operating import Failed
from bot.operating.check import check
from tests.operating.test_app import Platform, settings_at

adapters.ADAPTERS = {"matrix": lambda settings, clock: Platform()}
try:
    asyncio.run(app.run(settings_at(pathlib.Path(sys.argv[1]))))
except Failed as failed:
    print(failed)
"""


async def test_a_port_that_is_taken_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapters, "ADAPTERS", {"matrix": lambda settings, clock: Platform()})
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Failed, match=f"port {port}"):
            await app.run(settings_at(tmp_path, port), clock=StandingClock(), say=lambda text: None)
