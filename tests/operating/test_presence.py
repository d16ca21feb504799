"""Platforms that come and go: time is given back before deadlines ring."""

import asyncio

import pytest

from bot import presence
from bot.presence import Presence


class Engine:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard_of: list[str] = []
        self.holding: asyncio.Event | None = None

    def awaits(self, platform: str) -> None:
        self.heard_of.append(f"{platform} awaited")

    def caught_up(self, platform: str, yes: bool) -> None:
        self.heard_of.append(f"{platform} {'caught up' if yes else 'behind'}")

    async def returned(self, platform: str) -> None:
        self.heard_of.append(f"{platform} returned")
        if self.holding is not None:
            await self.holding.wait()

    async def heard(self, platform: str) -> None:
        self.heard_of.append(f"{platform} heard")


async def turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_time_is_given_back_before_deadlines_may_ring() -> None:
    engine = Engine()
    told: list[tuple[str, bool]] = []
    watch = Presence(engine, ["matrix"], lambda platform, yes: told.append((platform, yes)))
    running = asyncio.create_task(watch.run())
    watch.report("matrix", True)
    await turns()
    running.cancel()
    assert engine.heard_of[:3] == ["matrix awaited", "matrix returned", "matrix caught up"]
    assert told == [("matrix", True)]


async def test_a_platform_that_falls_behind_while_it_is_greeted_stays_behind() -> None:
    engine = Engine()
    engine.holding = asyncio.Event()
    watch = Presence(engine, ["matrix"], lambda platform, yes: None)
    running = asyncio.create_task(watch.run())
    watch.report("matrix", True)
    await turns()
    watch.report("matrix", False)
    engine.holding.set()
    await turns()
    running.cancel()
    assert "matrix caught up" not in engine.heard_of
    assert engine.heard_of[-1] == "matrix behind"


async def test_a_platform_that_is_there_is_heard_of_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "HEARTBEAT", 0.0)
    engine = Engine()
    watch = Presence(engine, ["matrix"], lambda platform, yes: None)
    watch.report("matrix", True)
    async with asyncio.timeout(5):
        running = asyncio.create_task(watch.run())
        while engine.heard_of.count("matrix heard") < 2:
            await turns()
    running.cancel()
    assert engine.heard_of.count("matrix returned") == 1
