"""A store on each database, and a courier that brings out what is in it."""

from collections.abc import AsyncIterator, Iterator

import pytest
import structlog

from bot.core.circle import CIRCLE
from bot.ports import Store
from storage import open_store
from storage.tables import metadata
from tests.courier.world import World
from tests.databases import BOTH, Server, postgresql_server, query_directly, sqlite_url

__all__ = ["postgresql_server", "sqlite_url"]


@pytest.fixture(scope="session")
def one_postgresql_url(postgresql_server: Server) -> Iterator[str]:
    """One PostgreSQL database for all tests here: making one takes longer than most of them."""
    url = postgresql_server.database()
    yield url
    postgresql_server.drop(url)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind, with nothing in it."""
    if request.param == "sqlite":
        sqlite: str = request.getfixturevalue("sqlite_url")
        return sqlite
    url: str = request.getfixturevalue("one_postgresql_url")
    there = {name for (name,) in query_directly(url, "SELECT tablename FROM pg_tables")}
    if tables := there & metadata.tables.keys():
        query_directly(url, f"TRUNCATE {', '.join(sorted(tables))}")
    return url


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    opened = open_store(database_url, {"circle": CIRCLE})
    yield opened
    await opened.close()


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[structlog.typing.EventDict]]:
    """What is written to the log meanwhile."""
    with structlog.testing.capture_logs() as lines:
        yield lines
