"""Many people in the same moment, on both databases: every answer counts, and once."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.ports import Mark
from tests.databases import database_url, postgresql_server, postgresql_url, sqlite_url
from tests.world import Person, World

__all__ = ["database_url", "postgresql_server", "postgresql_url", "sqlite_url"]

FORTY = tuple(f"P{number}" for number in range(40))
PROPOSAL = "!consent quick Buy a shredder\nWe buy one.\ndeadline: 3 days"


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """A world on each of the databases."""
    async with World(database_url) as made:
        yield made


async def proposed(world: World, *names: str) -> list[Person]:
    people = await world.circle(*names)
    await people[0].types(PROPOSAL)
    return people


async def test_forty_people_answer_in_the_same_moment(world: World) -> None:
    people = await proposed(world, *FORTY)
    card = world.card
    marks = [person.marking("👍", card) for person in people]
    await asyncio.gather(*(world.engine.handle(mark) for mark in marks))
    await world.settle()
    record = await world.record()
    process = record["processes"][0]
    assert process["outcome"] == "adopted"
    assert len([answer for answer in process["answers"] if answer["counts"]]) == 40
    assert len(record["agreements"]) == 1
    assert card.edits <= 3, "forty answers are a few redraws"


async def test_the_same_event_ten_times_at_once_counts_once(world: World) -> None:
    _, ben, _ = await proposed(world, "Ana", "Ben", "Cleo")
    mark = ben.marking("👍", world.card)
    line = ben.line("!consent quick Another\nSomething else.")
    await asyncio.gather(*(world.engine.handle(act) for act in [mark, line] * 10))
    await world.settle()
    record = await world.record()
    assert len(record["processes"]) == 2
    assert len(record["processes"][0]["answers"]) == 1


@pytest.mark.parametrize("answer_first", [True, False])
async def test_a_deadline_and_the_last_answer_in_the_same_moment(world: World, answer_first: bool) -> None:
    ana, ben, cleo = await proposed(world, "Ana", "Ben", "Cleo")
    await ana.marks("👍")
    await ben.marks("👍")
    last = cleo.marking("👍", world.card)
    due = await world.engine.next_due()
    while due is not None and due < world.clock.now().replace(day=5):
        world.clock.set(due)
        await world.bells.ring(due)
        due = await world.engine.next_due()
    assert due is not None
    world.clock.set(due)
    both = [world.engine.handle(last), world.engine.ring(due)]
    await asyncio.gather(*(both if answer_first else reversed(both)))
    await world.settle()
    process = await world.process()
    assert process["outcome"] == "adopted", "no answer loses against the clock, and silence decides nothing"
    assert len((await world.record())["agreements"]) == 1


async def test_two_make_a_circle_of_the_same_name_at_once(world: World) -> None:
    ana, ben = world.person("Ana"), world.person("Ben")
    lines = [person.line("!circle create Garden\naim: vegetables") for person in (ana, ben)]
    await asyncio.gather(*(world.engine.handle(line) for line in lines))
    assert len((await world.record())["circles"]) == 1


async def test_an_amendment_among_answers_leaves_no_answer_to_the_old_text(world: World) -> None:
    people = await proposed(world, "Ana", "Ben", "Cleo", "Dan")
    card = world.card
    acts = [people[0].line("!consent amend #1 We rent one.")]
    acts[0:0] = [people[1].marking("👍", card)]
    acts.append(people[2].marking("👍", card))
    await asyncio.gather(*(world.engine.handle(act) for act in acts))
    await world.settle()
    process = await world.process()
    assert process["revision"] == 2
    assert all(answer["revision"] == 2 for answer in process["answers"] if answer["counts"])


async def test_two_bots_on_one_postgresql_take_answers_of_one_process(postgresql_url: str) -> None:
    async with World(postgresql_url) as world, World(postgresql_url) as other:
        people = await proposed(world, *FORTY[:12])
        card = world.card
        halves = [(world if number % 2 else other, person) for number, person in enumerate(people)]
        other.clock.set(world.clock.now())
        await asyncio.gather(
            *(bot.engine.handle(person.acts(Mark("👍", f"m-{person.id}"), card)) for bot, person in halves)
        )
        record = await world.record()
        assert record["processes"][0]["outcome"] == "adopted"
        assert len([answer for answer in record["processes"][0]["answers"] if answer["counts"]]) == 12
        assert len(record["agreements"]) == 1
