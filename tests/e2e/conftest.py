"""The platforms on which the stories are told; each brings its people and the bot together in its own way."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.e2e.company import Company
from tests.e2e.discord import binding as discord
from tests.e2e.matrix import binding as matrix
from tests.e2e.slack import binding as slack
from tests.homeserver import Homeserver


@pytest.fixture(scope="session")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    """A real Synapse without rate limits."""
    server = Homeserver(tmp_path_factory.mktemp("synapse"))
    server.start()
    yield server
    server.stop()


Gathering = Callable[[pytest.FixtureRequest, Path], AbstractAsyncContextManager[Company]]

PLATFORMS: dict[str, Gathering] = {
    "matrix": lambda request, folder: matrix.company(request.getfixturevalue("homeserver"), folder),
    "matrix-encrypted": lambda request, folder: matrix.company(
        request.getfixturevalue("homeserver"), folder, encrypted=True
    ),
    "discord": lambda request, folder: discord.company(folder),
    "slack": lambda request, folder: slack.company(folder),
    "slack-http": lambda request, folder: slack.company(folder, "http"),
}


@pytest.fixture(params=PLATFORMS)
async def company(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Company]:
    """The bot, running, and three people in a circle, on each platform in turn."""
    async with PLATFORMS[request.param](request, tmp_path) as gathered:
        yield gathered
