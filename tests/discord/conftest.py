"""A Discord on loopback for each test, which afterwards has nothing to complain of."""

from collections.abc import AsyncIterator

import pytest

from tests.discord.server import Discord, discord_on_loopback, point


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Discord]:
    """A Discord that discord.py in this process is pointed at."""
    async with discord_on_loopback() as started:
        point(started, monkeypatch)
        yield started
