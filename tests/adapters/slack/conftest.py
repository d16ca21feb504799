"""A Slack on loopback for the adapter, with or without the pauses that people get."""

from collections.abc import AsyncIterator

import pytest

from tests.slack.server import Slack, slack_on_loopback


@pytest.fixture
async def server() -> AsyncIterator[Slack]:
    """A Slack that the adapter connects to."""
    async with slack_on_loopback() as started:
        yield started


@pytest.fixture
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """What didn't go out is tried again at once."""
    monkeypatch.setattr("adapters.slack.responding.LATER", (0.0, 0.0))
    monkeypatch.setattr("adapters.slack.windows.LATER", (0.0, 0.0))
