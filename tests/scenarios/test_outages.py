"""The bot or the platform was away: nothing is decided over what people did, and time is given back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.ports import Mark, UnitOfWork
from tests.scenarios.rounds import calls, gathered
from tests.scenarios.telling import stances
from tests.world import PLATFORM, Person, World

PROPOSAL = "!consent quick Buy a shredder\nWe buy one.\ndeadline: 3 days"


async def away_for(world: World, hours: float) -> None:
    """The platform is silent for so long, and nothing rings meanwhile."""
    await world.engine.heard(PLATFORM)
    world.engine.caught_up(PLATFORM, False)
    world.clock.tick(hours=hours)


async def back(world: World) -> None:
    """All that was missed has been handed in."""
    await world.engine.returned(PLATFORM)
    world.engine.caught_up(PLATFORM, True)
    await world.passes(hours=0)


async def proposed(world: World) -> list[Person]:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types(PROPOSAL)
    return people


async def deadline(world: World) -> datetime:
    text = (await world.process())["deadline"]
    return datetime.fromisoformat(text).astimezone(UTC)


async def test_a_deadline_waits_until_what_people_did_is_taken_in(world: World) -> None:
    people = await proposed(world)
    await people[0].marks("👍")
    await people[1].marks("👍")
    await away_for(world, 73)
    assert await world.bells.ring(world.clock.now()) == 0, "an answer may still wait in the backlog"
    await people[2].marks("👍")
    assert (await world.process())["outcome"] == "adopted"


async def test_a_long_outage_is_given_back_to_the_step_and_people_are_told(world: World) -> None:
    await proposed(world)
    before = await deadline(world)
    await away_for(world, 20)
    await back(world)
    after = await deadline(world)
    assert 20 * 3600 <= (after - before).total_seconds() <= 31 * 3600, "by the outage, and not into the night"
    assert any("until" in message.text and "away" in message.text.casefold() for message in world.messages())


async def test_a_short_outage_changes_nothing(world: World) -> None:
    await proposed(world)
    before = await deadline(world)
    await away_for(world, 2)
    await back(world)
    assert await deadline(world) == before


async def test_marks_made_meanwhile_count_and_those_known_before_dont_come_back(world: World) -> None:
    ana, ben, cleo = await proposed(world)
    card = world.card
    first = await ana.marks("👍")
    await ana.writes_privately("consent object #1 It is too loud.")
    await away_for(world, 1)
    now = world.clock.now()
    found = [
        (ana.known.account, Mark("👍", first), now),
        (ben.known.account, Mark("👍️", "while-away-1"), now),
        (cleo.known.account, Mark("👍🏾", "while-away-2"), now),
    ]
    await world.engine.marks_found(card.ref, found)
    await world.engine.marks_found(card.ref, found)
    await world.settle()
    process = await world.process()
    assert process["phase"] == "integration", "all three have answered"
    assert process["objections"][0]["status"] == "open", "the old mark doesn't erase the later objection"


async def test_a_mark_that_bears_the_same_name_each_time_counts_after_each_gap(world: World) -> None:
    _, ben, _ = await proposed(world)
    card, mark = world.card, Mark("👍", "ben-thumb")
    for _ in range(2):
        await away_for(world, 1)
        await world.engine.marks_found(card.ref, [(ben.known.account, mark, world.clock.now())])
        await world.settle()
        assert await stances(world) == ["consent"]
        await away_for(world, 1)
        await world.engine.marks_found(card.ref, [])
        await world.settle()
        assert await stances(world) == []


async def test_of_several_marks_made_meanwhile_the_objection_stands(
    world: World,
) -> None:
    _, ben, _ = await proposed(world)
    card = world.card
    await away_for(world, 1)
    now = world.clock.now()
    both = [
        (ben.known.account, Mark("👍", "while-away-1"), now),
        (ben.known.account, Mark("✋", "while-away-2"), now),
    ]
    await world.engine.marks_found(card.ref, both)
    await world.settle()
    assert await stances(world) == ["objection"]
    assert any("👍" in letter.text for letter in ben.inbox), "asked privately which one is meant"


async def test_a_mark_that_is_told_of_while_it_is_found_is_one_answer_and_nobody_is_asked_which(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, ben, _ = await proposed(world)
    card, read = world.card, world.engine.store.read
    await away_for(world, 1)
    found = [(ben.known.account, Mark("👍", "ben-thumb"), world.clock.now())]

    async def meanwhile(work: Callable[[UnitOfWork], Any]) -> Any:
        known = await read(work)
        monkeypatch.undo()
        await world.engine.marks_found(card.ref, found)
        return known

    monkeypatch.setattr(world.engine.store, "read", meanwhile)
    await world.engine.marks_found(card.ref, found)
    await world.settle()
    assert await stances(world) == ["consent"]
    assert not any("While I was away" in letter.text for letter in ben.inbox)


async def test_a_mark_removed_meanwhile_takes_its_answer_back(world: World) -> None:
    ana, *_ = await proposed(world)
    card = world.card
    await ana.marks("👍")
    await away_for(world, 1)
    await world.engine.marks_found(card.ref, [])
    await world.settle()
    assert not [answer for answer in (await world.process())["answers"] if answer["counts"]]


async def test_the_lines_that_call_somebody_are_looked_at_as_the_cards_are(world: World) -> None:
    await gathered(world, "!round start The fair\nmode: live")
    assert {calls(world)[-1].ref, world.card.ref} <= set(await world.engine.open_messages(PLATFORM))
