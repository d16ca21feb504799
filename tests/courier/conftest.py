"""A store, and a courier that brings out what is in it."""

from collections.abc import Iterator

import pytest
import structlog

from bot.ports import Store
from tests.courier.world import World
from tests.memory_store import MemoryStore


@pytest.fixture
def store() -> Store:
    return MemoryStore()


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[structlog.typing.EventDict]]:
    """What is written to the log meanwhile."""
    with structlog.testing.capture_logs() as lines:
        yield lines
