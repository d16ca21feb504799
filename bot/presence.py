"""Which platforms are there: heartbeats by which outages are measured, and the order of coming back."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol

import structlog

log = structlog.get_logger(__name__)

HEARTBEAT = 60.0
"""Seconds between two heartbeats; an outage is known as exactly as that."""


class Attended(Protocol):
    """What the engine wants to know of platforms."""

    def awaits(self, platform: str) -> None: ...

    def caught_up(self, platform: str, yes: bool) -> None: ...

    async def returned(self, platform: str) -> None: ...

    async def heard(self, platform: str) -> None: ...


class Presence:
    """Takes the adapters' reports. When a platform is back, steps first get back the time that the outage
    took, and only then may deadlines ring.

    Args:
        told: hears of every report too.
    """

    def __init__(self, engine: Attended, platforms: Sequence[str], told: Callable[[str, bool], None]) -> None:
        self._engine = engine
        self._told = told
        self._reported = dict.fromkeys(platforms, False)
        self._passed_on = dict.fromkeys(platforms, False)
        self._news = asyncio.Event()
        for platform in platforms:
            engine.awaits(platform)

    def report(self, platform: str, yes: bool) -> None:
        """An adapter's continuous report. That it fell behind holds at once."""
        self._reported[platform] = yes
        if not yes:
            self._pass_on(platform, False)
        self._news.set()

    def _pass_on(self, platform: str, yes: bool) -> None:
        self._passed_on[platform] = yes
        self._engine.caught_up(platform, yes)
        self._told(platform, yes)

    async def run(self) -> None:
        """Greets platforms that come back, and keeps the heartbeats, until cancelled."""
        while True:
            for platform, yes in list(self._reported.items()):
                if yes and not self._passed_on[platform]:
                    await self._engine.returned(platform)
                    if self._reported[platform]:
                        self._pass_on(platform, True)
                elif yes:
                    await self._engine.heard(platform)
            try:
                async with asyncio.timeout(HEARTBEAT):
                    await self._news.wait()
            except TimeoutError:
                continue
            self._news.clear()
