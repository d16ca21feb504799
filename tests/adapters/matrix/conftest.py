"""A homeserver for all tests of the Matrix adapter, and people who meet on it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from adapters.matrix import MatrixAdapter
from tests.adapters.matrix.people import Person, RecordingDesk, WallClock, bot_settings, new_name
from tests.homeserver import Homeserver


@pytest.fixture(scope="session")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    """A real Synapse without rate limits."""
    server = Homeserver(tmp_path_factory.mktemp("synapse"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def strict_homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    """A real Synapse with the rate limits that it has by default."""
    server = Homeserver(tmp_path_factory.mktemp("strict"), limits=True)
    server.start()
    yield server
    server.stop()


Meet = Callable[[str], Awaitable[Person]]


@pytest.fixture
async def meet(homeserver: Homeserver) -> AsyncIterator[Meet]:
    """Registers somebody by name."""
    met: list[Person] = []

    async def someone(name: str) -> Person:
        person = Person(homeserver, await homeserver.register(new_name(name)))
        met.append(person)
        return person

    yield someone
    for person in met:
        await person.close()


@pytest.fixture
async def ana(meet: Meet) -> Person:
    return await meet("ana")


@pytest.fixture
async def ben(meet: Meet) -> Person:
    return await meet("ben")


@pytest.fixture
async def bot(meet: Meet) -> Person:
    """The bot's account."""
    return await meet("keeper")


@pytest.fixture
def desk() -> RecordingDesk:
    return RecordingDesk()


@pytest.fixture
def adapter(homeserver: Homeserver, bot: Person, tmp_path: Path) -> MatrixAdapter:
    return MatrixAdapter(bot_settings(homeserver, bot.login, tmp_path / "store"), WallClock())
