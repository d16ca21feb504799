"""Time that is moved by hand: everything on the way happens, in its order, each at its own moment."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.terminal import ROOM, Terminal
from bot.garden.gathering import Gathering, gathering
from bot.garden.movable import MovableClock, StillClock
from bot.garden.telling import PEOPLE
from bot.ports import UnitOfWork
from bot.words.catalogue import Speaker
from tests.clock import START, StandingClock


class Garden:
    """A gathering whose people act in the terminal."""

    def __init__(self, community: Gathering, stage: Terminal, clock: MovableClock, heard: list[str]) -> None:
        self.community = community
        self.stage = stage
        self.clock = clock
        self.heard = heard
        self.hands = community.hands

    async def log(self, kind: str) -> list[tuple[str, float]]:
        """What happened in the streams of a kind, and after how many days."""

        def read(unit: UnitOfWork) -> list[tuple[str, float]]:
            facts = [fact for stream in unit.streams(kind=kind) for fact in unit.facts(stream)]
            return [
                (type(fact.event).__name__, round((fact.at - START) / timedelta(days=1), 3)) for fact in facts
            ]

        return await self.community.store.read(read)


@pytest.fixture
async def garden() -> AsyncIterator[Garden]:
    clock = MovableClock(StillClock(START))
    speaker = Speaker("en", "UTC")
    heard: list[str] = []
    stage = Terminal(clock, speaker, PEOPLE, heard.append)
    async with gathering(stage, clock) as community:
        stage.opened(community.engine)
        await community.found(tuple(await stage.roster(ROOM)), ROOM, speaker)
        await community.settle()
        yield Garden(community, stage, clock, heard)


async def test_what_falls_due_on_the_way_happens_at_its_own_moment(garden: Garden) -> None:
    await garden.stage.types("Ana", "!consent propose Rota\nBy turns.\ndeadline: 7 days")
    await garden.hands.forward_to(START + timedelta(days=20))
    log = await garden.log("consent")
    steps = [at for name, at in log if name == "StepOpened"]
    assert steps == [0, 2, 4]
    assert [at for _, at in log] == sorted(at for _, at in log)
    assert garden.clock.now() == START + timedelta(days=20)


async def test_people_are_asked_again_privately_while_time_passes(garden: Garden) -> None:
    await garden.stage.types("Ana", "!consent quick Rota\nBy turns.\ndeadline: 3 days")
    garden.heard.clear()
    await garden.hands.forward_to(START + timedelta(days=4))
    for name in PEOPLE:
        assert any(f"to {name} alone" in text and "Rota" in text for text in garden.heard)


async def test_the_next_deadline_is_the_end_of_the_step_and_no_reminder(garden: Garden) -> None:
    await garden.stage.types("Ana", "!consent quick Rota\nBy turns.\ndeadline: 3 days")
    assert await garden.hands.next_due() == START + timedelta(days=3)
    await garden.hands.forward("deadline")
    assert garden.clock.now() == START + timedelta(days=3)


async def test_an_hour_and_a_day_are_known_steps_and_no_other(garden: Garden) -> None:
    await garden.hands.forward("hour")
    await garden.hands.forward("day")
    assert garden.clock.now() == START + timedelta(hours=25)
    with pytest.raises(ValueError, match="year"):
        await garden.hands.forward("year")


def test_a_movable_clock_goes_on_with_the_clock_under_it_and_never_back() -> None:
    under = StandingClock()
    clock = MovableClock(under)
    clock.to(START + timedelta(days=2))
    under.tick(hours=1)
    assert clock.now() == START + timedelta(days=2, hours=1)
    clock.to(START)
    assert clock.now() == START + timedelta(days=2, hours=1)
