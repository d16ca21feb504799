"""Objections: held till the round is finished, opened in their author's words, integrated, carried on."""

import pytest

from tests.scenarios.telling import SHREDDER, all_consent, card_of, flat, told
from tests.world import Person, World

LOUD = "It is too loud for the neighbours."


async def objected(world: World, *names: str) -> list[Person]:
    """Everybody has answered; the third objects."""
    people = await world.circle(*(names or ("Ana", "Ben", "Cleo", "Dan")))
    await people[0].types(SHREDDER)
    await people[2].writes_privately(f"consent object #1 {LOUD}")
    await all_consent(*(person for person in people if person is not people[2]))
    return people


async def test_an_objection_stands_beside_the_aim_in_its_authors_words_with_ways_on(world: World) -> None:
    await objected(world)
    card = flat(world.card)
    assert card.index("The aim of the circle Garden") < card.index(LOUD)
    for way in ("Change the text", "shorter time", "Measure it", "take it to a meeting"):
        assert way in card
    assert "It is the move of Ana:" in card, "who proposes and facilitates is named once"


async def test_nudges_during_integration_go_to_facilitator_and_proposer_never_to_the_objector(
    world: World,
) -> None:
    ana, ben, cleo, _ = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await ben.types(SHREDDER)
    await cleo.writes_privately(f"consent object #1 {LOUD}")
    await all_consent(ana, ben, world.person("Dan"))
    before = len(cleo.inbox)
    await world.passes(days=15)
    assert len(told(ana, "an objection is still open")) == 2
    assert len(told(ben, "an objection is still open")) == 2
    assert len(cleo.inbox) == before


async def test_a_proposer_who_objects_themselves_isnt_pressed(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types(SHREDDER)
    await ben.writes_privately("consent object #1 I have seen a better one.")
    await all_consent(ana, cleo)
    await world.passes(days=8)
    assert not told(ben, "still open")
    assert told(ana, "still open")


async def test_an_objector_who_consents_to_the_new_text_doesnt_show_before_the_others(world: World) -> None:
    ana, _, cleo, _ = await objected(world)
    await ana.types("!consent amend #1 We spend 400 € on a used shredder, and run it on weekdays only.")
    await cleo.writes_privately("consent consent #1")
    assert LOUD in flat(world.card), "else the card would tell that Cleo has consented"
    assert "1 of 4" in flat(world.card)


async def test_an_objection_is_integrated_when_its_author_consents_to_a_later_text(world: World) -> None:
    people = await objected(world)
    ana, _, cleo, _ = people
    await ana.types("!consent amend #1 We spend 400 € on a used shredder, and run it on weekdays only.")
    assert told(cleo, "meant to meet what you said", "on weekdays only")
    await all_consent(*people)
    process = await world.process()
    assert (process["objections"][0]["status"], process["outcome"]) == ("integrated", "adopted")
    assert "Cleo says that it is met" in flat(world.card)


async def test_without_words_it_is_held_without_a_name_and_nobody_dismisses_it(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await all_consent(ana, ben)
    await cleo.marks("✋")
    card = flat(world.card)
    assert "an objection is waiting for its words" in card
    assert "Cleo" not in card
    assert "Ana and Ben consent" not in card, "the names of the others would tell"
    await ana.types("!consent advance #1")
    assert "An objection is open, and nobody can step over it" in flat(world.last)
    await world.passes(days=2)
    assert not told(ana, "an objection has no words yet")
    await world.passes(days=2)
    assert "Meeting" in told(ana, "an objection has no words yet")[0].labels
    assert (await world.process())["objections"][0]["status"] == "reason pending"

    await cleo.writes_privately(LOUD)
    assert (await world.process())["phase"] == "integration"
    assert LOUD in flat(world.card)


async def test_who_has_only_to_say_why_isnt_reminded(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await world.passes(days=2)
    await all_consent(ana, ben)
    await cleo.marks("✋")
    before = len(told(cleo, "A short reminder"))
    await world.passes(days=5)
    assert len(told(cleo, "A short reminder")) == before, "nobody hurries an objector"


async def test_words_that_come_after_the_round_are_opened_at_once_and_the_person_is_told_so(
    world: World,
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await all_consent(ana, ben)
    await cleo.marks("✋")
    await cleo.writes_privately(LOUD)
    assert "is opened when the round is finished" not in flat(cleo.letter)
    assert "The circle reads it now" in flat(cleo.letter)


async def test_an_objection_stays_when_its_author_leaves_until_somebody_carries_it(world: World) -> None:
    ana, ben, cleo, dan = await objected(world)
    await cleo.types("!circle leave")
    assert (await world.process())["phase"] == "integration"
    assert "Cleo objected, and has left since" in flat(card_of(world, "What we heard"))
    await ben.types("!consent nobody-carries #1")
    assert "Ana facilitates this" in flat(world.last), "one member alone doesn't lay it aside"
    await ana.types("!consent nobody-carries #1")
    await dan.types("!consent carry #1")
    await world.passes(days=2)
    assert (await world.process())["objections"][0]["status"] == "open"
    await dan.writes_privately("consent integrated #1")
    assert (await world.process())["outcome"] == "adopted"
    assert "carried on by Dan, who says that it is met" in flat(world.card)
    assert "Cleo says that it is met" not in flat(world.card)


async def test_an_objection_that_nobody_carries_is_laid_aside_after_a_day_and_stays_on_record(
    world: World,
) -> None:
    ana, _, cleo, _ = await objected(world)
    await cleo.types("!circle leave")
    await ana.types("!consent nobody-carries #1")
    await world.passes(hours=23)
    assert (await world.process())["outcome"] is None
    await world.passes(hours=2)
    process = await world.process()
    assert process["outcome"] == "adopted"
    assert process["objections"][0]["reason"] == LOUD
    assert "Cleo left, and nobody carried it on" in flat(world.card)


async def test_an_objection_of_somebody_on_leave_stands_and_they_may_say_that_it_is_met(world: World) -> None:
    ana, ben, cleo, dan = await objected(world)
    await cleo.types("!circle away until: 30 april")
    await ana.types("!consent amend #1 We spend 300 €, and run it on weekdays only.")
    await all_consent(ana, ben, dan)
    assert (await world.process())["phase"] == "integration", "leave doesn't lay an objection aside"
    await cleo.writes_privately("consent consent #1")
    process = await world.process()
    assert (process["objections"][0]["status"], process["outcome"]) == ("integrated", "adopted")


async def test_after_two_texts_without_progress_a_talk_is_offered_before_a_third(world: World) -> None:
    people = await objected(world)
    ana, _, cleo, _ = people
    others = [person for person in people if person is not cleo]
    assert "Before a third" not in flat(world.card)
    for price in ("300 €", "200 €"):
        await ana.types(f"!consent amend #1 We spend {price} on a used shredder.")
        await cleo.writes_privately("consent object #1 It is as loud as before.")
        await all_consent(*others)
    assert "talk about what is happening" in flat(world.card)
    assert told(ana, "the text was changed twice")


async def test_only_the_author_finds_buttons_about_an_objection_and_only_privately(world: World) -> None:
    people = await objected(world)
    assert not {"Integrated", "Withdraw objection", "Say why"} & set(world.card.labels)
    for person in people:
        await person.types("!consent details #1")
        private = {"Integrated", "Withdraw objection"} <= set(person.letter.labels)
        assert private is (person is people[2])


async def test_a_correction_that_changes_the_meaning_shows_what_it_changed(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.marks("👍")
    await ana.types("!consent fix #1 We spend 900 € from the tool budget on a used shredder.")
    await cleo.presses("Changes the meaning", card_of(world, "Changes the meaning"))
    assert "[-400-]{+900+}" in flat(world.card)
    assert "[-400-]{+900+}" in flat(told(ben, "the text has changed since")[-1])


async def test_whoever_objects_is_told_that_it_is_held_and_what_they_alone_can_do(world: World) -> None:
    _, _, cleo, _ = await objected(world)
    assert "is held in these words" in flat(cleo.letter)
    assert cleo.letter.labels == ["Integrated", "Withdraw objection"]


async def test_whoever_says_that_theirs_is_met_hears_whether_they_are_still_asked(world: World) -> None:
    ana, _, cleo, dan = await objected(world)
    await ana.types("!consent amend #1 We spend 400 € on a used shredder, and run it on weekdays only.")
    await cleo.writes_privately("consent integrated #1")
    assert "holds nothing up any more; your answer to the text as it is now is still missing" in flat(
        cleo.letter
    )
    assert "Consent" in cleo.letter.labels
    await dan.writes_privately("consent object #1 I have seen it smoke.")
    await dan.writes_privately("consent withdraw-objection #1")
    assert "holds nothing up any more." in flat(dan.letter)
    assert "you consent" in flat(dan.letter)


async def test_who_is_to_work_an_objection_in_hears_of_that_and_not_of_their_own_answer(world: World) -> None:
    ana, *_ = await objected(world)
    [letter] = told(ana, "there is an objection to work in")
    assert "Your answer so far" not in flat(letter)
    assert "Amend" in letter.labels


@pytest.mark.parametrize("verb", ["integrated", "withdraw-objection"])
async def test_an_objection_settled_by_a_slip_is_back_within_ten_minutes(world: World, verb: str) -> None:
    _, _, cleo, _ = await objected(world)
    await cleo.writes_privately(f"consent {verb} #1")
    assert (await world.process())["outcome"] == "adopted"
    await cleo.presses("It was a mistake", cleo.letter)
    process = await world.process()
    assert (process["phase"], process["outcome"]) == ("integration", None)
    assert process["objections"][0]["status"] == "open"
    assert LOUD in flat(world.card)
    before = len(cleo.inbox)
    await world.passes(days=8)
    assert len(cleo.inbox) == before, "an objector isn't hurried, and nothing is decided"
    await cleo.writes_privately("consent integrated #1")
    await world.passes(minutes=11)
    assert (await world.process())["outcome"] == "adopted"


async def test_both_objections_of_one_person_stand_again_after_a_slip(world: World) -> None:
    people = await objected(world)
    ana, _, cleo, _ = people
    await ana.types("!consent amend #1 We spend 300 € on a used shredder.")
    await cleo.writes_privately("consent object #1 And it smells.")
    await all_consent(*(person for person in people if person is not cleo))
    await cleo.writes_privately("consent integrated #1")
    await cleo.writes_privately("consent reopen #1")
    assert [each["status"] for each in (await world.process())["objections"]] == ["open", "open"]


async def test_once_objections_are_opened_a_new_text_waits_for_nobody(world: World) -> None:
    ana, ben, cleo, _ = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await ana.types(SHREDDER)
    await cleo.writes_privately(f"consent object #1 {LOUD}")
    await ben.marks("👍")
    await world.passes(days=4)
    assert not told(ana, "everybody has answered"), "two haven't"
    await ana.types("!consent amend #1 We spend 400 € on a used shredder, and run it on weekdays only.")
    assert (await world.process())["revision"] == 2


@pytest.mark.parametrize(("days", "asked"), [(0, 1), (2, 2)])
async def test_whoever_was_asked_for_words_today_isnt_asked_again_today(
    world: World, days: int, asked: int
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await cleo.marks("✋")
    await world.passes(days=days)
    await all_consent(ana, ben)
    assert len(told(cleo, "Say why")) == asked
