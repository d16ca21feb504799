"""Worlds on both databases, and villages in the middle of things."""

from collections.abc import AsyncIterator

import pytest

from tests.databases import database_url, postgresql_server, postgresql_url, sqlite_url
from tests.engine.stages import Stages
from tests.world import World

__all__ = ["database_url", "postgresql_server", "postgresql_url", "sqlite_url"]


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """A world with nobody in it yet."""
    async with World(sqlite_url) as made:
        yield made


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """Villages to disturb."""
    return Stages(tmp_path_factory.mktemp("stages"))
