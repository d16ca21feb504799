"""Fixtures of the storage tests: an open store on either database."""

from collections.abc import AsyncIterator, Callable

import pytest

from storage import SqlStore, open_store
from tests.databases import database_url, postgresql_server, postgresql_url, query, sqlite_url
from tests.storage.asking import KINDS

__all__ = ["database_url", "postgresql_server", "postgresql_url", "query", "sqlite_url"]


@pytest.fixture
async def opened(database_url: str) -> AsyncIterator[Callable[[], SqlStore]]:
    """Opens stores on the test's database, as many as wanted, and closes them in the end."""
    stores = []

    def open_one() -> SqlStore:
        stores.append(open_store(database_url, KINDS))
        return stores[-1]

    yield open_one
    for store in stores:
        await store.close()


@pytest.fixture
def store(opened: Callable[[], SqlStore]) -> SqlStore:
    """One store."""
    return opened()
