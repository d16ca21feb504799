"""A Slack on loopback for each test, which afterwards has nothing to complain of."""

from collections.abc import AsyncIterator

import pytest

from tests.slack.server import Slack, slack_on_loopback


@pytest.fixture
async def server() -> AsyncIterator[Slack]:
    """A Slack that the clients of a test connect to."""
    async with slack_on_loopback() as started:
        yield started
