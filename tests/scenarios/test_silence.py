"""What a missing answer means: what the circle decided, never more, and who is asked about it how often."""

import pytest

from bot.commands.acting import Defaults
from bot.core.settings import Settings
from tests.scenarios.telling import HOURS, SHREDDER, all_consent, card_of, ends, flat, told
from tests.world import Person, World


async def lapsing(world: World, *names: str, minimum: int = 0) -> list[Person]:
    """A circle that has decided that silence doesn't hold it up."""
    people = await world.circle(*names)
    await people[0].types(f"!circle settings\nsilence: lapse\nminimum_answers: {minimum}")
    await all_consent(*people)
    await world.passes(minutes=11)
    assert (await world.record())["circles"][0]["settings"]["silence"] == "lapse"
    return people


async def test_by_default_nothing_is_decided_without_everyone_asked(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await people[0].types(SHREDDER)
    await all_consent(*people[:3])
    await world.passes(days=60)
    assert await ends(world) == {1: None}
    await people[3].marks("👍", card_of(world, "400 €"))
    assert await ends(world) == {1: "adopted"}


async def test_the_missing_are_asked_weekly_and_after_two_weeks_it_is_the_facilitators_move(
    world: World,
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await all_consent(ana, ben)
    await world.passes(days=3, hours=1)
    asked = told(cleo, "the time is over")
    assert len(asked) == 1
    assert {"Consent", "Object", "More time", "Not on this one"} <= set(asked[0].labels)
    assert "Cleo" not in flat(world.card), "nobody is shamed in public"
    await world.passes(days=7)
    assert len(told(cleo, "the time is over")) == 2
    assert not told(ana, "answers have been missing for two weeks")
    await world.passes(days=7)
    assert len(told(cleo, "the time is over")) == 2
    assert len(told(ana, "answers have been missing for two weeks")) == 1
    assert {"Meeting", "Withdraw"} <= set(ana.letter.labels)
    await world.passes(days=14)
    assert len(told(cleo, "the time is over")) == 2, "whose move it is now is the facilitator"
    assert len(told(ana, "answers have been missing for two weeks")) == 3

    await ana.writes_privately("consent withdraw #1")
    assert "with a reason" in flat(ana.letter)
    await ana.writes_privately("consent withdraw #1 We try again in spring, when all are back.")
    assert await ends(world) == {1: "dropped"}
    assert "We try again in spring" in flat(world.last)


async def test_more_time_after_the_deadline_opens_the_step_again(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await all_consent(ana, ben)
    await world.passes(days=3, hours=1)
    await cleo.presses("More time", cleo.letter)
    assert "Cleo asked for more time" in flat(world.last)
    assert (await world.process())["deadline"] is not None
    await world.passes(days=4)
    assert len(told(cleo, "the time is over")) == 2


async def test_who_leaves_it_to_the_others_is_informed_and_not_waited_for(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await all_consent(ana, ben)
    await world.passes(days=3, hours=1)
    await cleo.presses("Not on this one", cleo.letter)
    process = await world.process()
    assert process["outcome"] == "adopted"
    assert await cleo.member() not in process["asked"]
    assert "Informed, not waited for: Cleo." in flat(world.card)


async def test_when_all_leave_it_to_the_others_nothing_is_decided_and_the_card_says_so(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types(SHREDDER)
    for person in people:
        await person.writes_privately("consent opt-out #1")
    assert await ends(world) == {1: None}
    assert "Nobody is asked just now" in flat(world.card)
    assert "0 of 0" not in flat(world.card)
    assert "only one person, can be asked" in flat(world.card)


async def test_by_policy_it_lapses_at_the_deadline_and_is_never_called_consent(world: World) -> None:
    people = await lapsing(world, "Ana", "Ben", "Cleo", "Dan", "Eva")
    await people[0].types(SHREDDER)
    assert "at least 3 have answered" in flat(world.card)
    await all_consent(*people[:3])
    assert await ends(world) == {1: "adopted", 2: None}, "a lapse comes at the deadline only"
    await world.passes(days=4)
    assert await ends(world) == {1: "adopted", 2: "adopted"}
    card = flat(world.card)
    assert "no objection by the deadline" in card
    assert "by consent" not in card
    assert "No answer by the deadline: Dan and Eva." in card
    agreement = (await world.record())["agreements"][-1]
    assert agreement["basis"] == "lapse"


async def test_too_few_real_answers_dont_lapse_and_the_card_says_how_many_are_needed(world: World) -> None:
    people = await lapsing(world, "Ana", "Ben", "Cleo", "Dan", "Eva")
    await people[0].types(SHREDDER)
    await all_consent(*people[:2])
    await world.passes(days=4)
    assert (await ends(world))[2] is None
    assert "As soon as 3 have answered and nobody objects" in flat(card_of(world, "400 €"))
    assert told(people[4], "too few have answered for a decision")
    await people[4].marks("👍", people[4].letter)
    assert (await ends(world))[2] == "adopted"


async def test_the_circle_says_how_many_answers_a_lapse_needs(world: World) -> None:
    people = await lapsing(world, "Ana", "Ben", "Cleo", "Dan", "Eva", minimum=4)
    await people[0].types(SHREDDER)
    await all_consent(*people[:3])
    await world.passes(days=4)
    assert (await ends(world))[2] is None


async def test_two_answers_are_the_least_for_a_lapse(world: World) -> None:
    people = await lapsing(world, "Ana", "Ben")
    await people[0].types(SHREDDER)
    await all_consent(people[0])
    await world.passes(days=4)
    assert (await ends(world))[2] is None


async def test_an_open_objection_never_lapses(world: World) -> None:
    people = await lapsing(world, "Ana", "Ben", "Cleo", "Dan")
    await people[0].types(SHREDDER)
    await all_consent(*people[:2])
    await people[2].marks("✋", world.card)
    await world.passes(days=5)
    process = await world.process(2)
    assert process["outcome"] is None
    assert process["objections"][0]["status"] == "reason pending"


async def test_a_proposal_may_be_stricter_than_its_circle_and_not_laxer(world: World) -> None:
    people = await lapsing(world, "Ana", "Ben", "Cleo", "Dan")
    await people[0].types(SHREDDER + "\nsilence: hold")
    await all_consent(*people[:3])
    await world.passes(days=4)
    assert (await ends(world))[2] is None


async def test_a_laxer_proposal_than_the_circle_is_refused_in_a_sentence(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER + "\nsilence: lapse")
    assert "one proposal can't change that" in flat(world.last)
    assert not (await world.record())["processes"]


async def test_a_removal_and_a_decision_about_a_person_never_lapse(world: World) -> None:
    people = await lapsing(world, "Ana", "Ben", "Cleo", "Dan", "Eva")
    await people[0].types("!consent quick Bees\nEva keeps the bees.\nabout: Eva")
    await all_consent(*people[:3])
    await people[0].types(f"!circle remove {people[4].id}")
    await world.passes(days=20)
    assert (await ends(world))[2] is None
    assert (await ends(world))[3] is None


@pytest.mark.parametrize("silence", ["hold", "lapse"])
async def test_silence_never_holds_questions_and_reactions(sqlite_url: str, silence: str) -> None:
    defaults = Defaults(Settings(silence=silence))  # type: ignore[arg-type]
    async with World(sqlite_url, defaults=defaults) as world:
        ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
        await ana.types(HOURS)
        await ben.marks("✅")
        await world.passes(days=4, hours=1)
        process = await world.process()
        assert process["phase"] == "consent"
        assert process["unheard"], "who wasn't heard is listed"
        assert "Not heard in questions and reactions: Ben and Cleo." in flat(world.card)
