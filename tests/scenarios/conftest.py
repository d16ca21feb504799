"""The world in which the stories are told."""

from collections.abc import AsyncIterator

import pytest

from tests.databases import sqlite_url
from tests.world import World

__all__ = ["sqlite_url"]


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """A world with nobody in it yet."""
    async with World(sqlite_url) as made:
        yield made
