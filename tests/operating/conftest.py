"""A garden circle with one decision behind it, for looking at its record."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from bot.config import Settings, read_settings
from tests.world import World


@pytest.fixture(autouse=True)
def _the_log_is_as_before() -> Iterator[None]:
    """Commands set up the log of the whole process."""
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)
    structlog.configure(**before)


LOUD = "It is *too* loud\n# for the neighbours."
FIRST = "We spend 400 € from the tool budget on a used shredder."
SECOND = "We rent a shredder twice a year."


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with World(f"sqlite:///{tmp_path}/circlekeeper.db") as world:
        yield world


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings under which the world's database is the bot's."""
    return read_settings({}, tmp_path, {})


async def decide(world: World) -> None:
    """Ana proposes, Ben objects, Ana amends, all consent; a day later Ben objects once more."""
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    await ben.types(f"!consent object #1 {LOUD}")
    await ana.marks("👍")
    await cleo.marks("👍")
    await ana.types(f"!consent amend #1 {SECOND}")
    for person in (ana, ben, cleo):
        await person.marks("👍")
    await world.passes(days=1)
    await ben.types("!consent object #1 The rental firm has closed.")
