"""A homeserver, the bot's own process, and three neighbours in a room with it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.adapters.matrix.people import new_name
from tests.adapters.matrix.sealed import SealedPerson
from tests.e2e.matrix.neighbours import Neighbour
from tests.e2e.matrix.running import BotProcess
from tests.homeserver import Homeserver


@pytest.fixture(scope="session")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    """A real Synapse without rate limits."""
    server = Homeserver(tmp_path_factory.mktemp("synapse"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def bot(homeserver: Homeserver, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """The bot, running."""
    process = BotProcess(homeserver, await homeserver.register(new_name("keeper")), tmp_path / "bot")
    await process.start()
    yield process
    process.kill()


Gather = Callable[[bool], Awaitable[list[Neighbour]]]


@pytest.fixture
async def gather(homeserver: Homeserver, bot: BotProcess, tmp_path: Path) -> AsyncIterator[Gather]:
    """Brings Ana, Ben and Cleo together with the bot, in a circle called Garden."""
    met: list[Neighbour] = []

    async def neighbours(encrypted: bool) -> list[Neighbour]:
        for name in ("ana", "ben", "cleo"):
            client = SealedPerson(homeserver, await homeserver.register(new_name(name)), tmp_path / name)
            await client.sync()
            met.append(Neighbour(name, client, bot.user_id))
        ana, ben, cleo = met
        room = await ana.client.room(ben.id, cleo.id, encrypted=encrypted)
        for person in met:
            person.room = room
            if person is not ana:
                await person.client.join(room)
        await ana.client.client.room_invite(room, bot.user_id)
        await ana.sees("What you can do here")
        await ana.types("!circle create Garden\naim: Good vegetables\nmembers: here")
        await ana.sees("Garden", "3 members")
        return met

    yield neighbours
    for person in met:
        await person.client.close()
