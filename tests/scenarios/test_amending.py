"""A new text while people are answering: wait until all have answered, or amend now; nothing is lost."""

import json

from tests.scenarios.telling import HOURS, SHREDDER, all_consent, ends, flat, told
from tests.world import BUTTONS, Person, World

RENT = "We rent a shredder twice a year."
BORROW = "We borrow a shredder from the neighbours."
CHOICE = "wait until all have answered, or amend now"


async def halfway(world: World) -> tuple[Person, Person, Person]:
    """Ben has answered, the others haven't; Ana types a new text."""
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.marks("👍")
    await ana.types(f"!consent amend #1 {RENT}")
    return ana, ben, cleo


async def revision(world: World) -> tuple[int, str]:
    process = await world.process()
    return process["revision"], process["texts"][-1]["text"]


async def test_before_anybody_has_answered_and_after_all_have_it_amends_at_once(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(HOURS)
    await ana.types("!consent amend #1 The shop opens on Tuesdays from 15:00 to 19:00.")
    assert (await revision(world))[0] == 2
    await ana.types("!consent advance #1")
    await ana.types("!consent advance #1")
    await ana.types(f"!consent amend #1 {BORROW}")
    assert (await revision(world))[0] == 3
    await ana.marks("👍")
    await ben.writes_privately("consent object #1 They need it themselves.")
    await ana.types(f"!consent amend #1 {RENT}")
    assert await revision(world) == (4, RENT)


async def test_while_people_are_answering_the_choice_is_offered_and_the_text_kept(world: World) -> None:
    ana, ben, _ = await halfway(world)
    assert (await revision(world))[0] == 1
    assert f"One person has answered and will be asked again: {CHOICE}." in flat(ana.letter)
    assert RENT in flat(ana.letter)
    assert "Amend now: !consent amend #1" in flat(ana.letter)
    assert RENT not in flat(world.card)
    assert RENT not in json.dumps(await world.record()), "what isn't put to the circle leaves by no export"
    await ana.types("!consent amend #1")
    assert await revision(world) == (2, RENT)
    assert told(ben, "the text has changed since"), "who had answered is asked again, with the difference"


async def test_the_same_text_said_twice_is_meant(world: World) -> None:
    ana, _, _ = await halfway(world)
    await ana.types(f"!consent amend #1 {RENT}")
    assert await revision(world) == (2, RENT)


async def test_of_two_drafts_the_later_counts(world: World) -> None:
    ana, _, _ = await halfway(world)
    await ana.types(f"!consent amend #1 {BORROW}")
    assert CHOICE in flat(ana.letter)
    await world.restart()
    await ana.types("!consent amend #1")
    assert await revision(world) == (2, BORROW)


async def test_the_two_buttons_amend_or_wait(sqlite_url: str) -> None:
    async with World(sqlite_url, can=BUTTONS) as world:
        ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
        await ana.types(SHREDDER)
        await ben.presses("Consent")
        offer = await ana.types(f"!consent amend #1 {RENT}")
        assert offer is not None
        assert offer.labels == ["Amend now", "Wait"]
        waits = await ana.presses("Wait", offer)
        assert waits is not None
        assert "I bring it back to you when all have answered" in flat(waits)
        assert RENT in flat(waits)
        assert (await revision(world))[0] == 1
        await ana.presses("Amend now", offer)
        assert await revision(world) == (2, RENT)
        await ben.presses("Consent")
        await ana.presses("Amend", text=BORROW)
        assert await revision(world) == (3, BORROW), "the form has said it already"
        assert cleo


async def test_who_waited_gets_the_text_back_when_objections_are_opened(world: World) -> None:
    ana, _, cleo = await halfway(world)
    await ana.types("!consent wait #1")
    await ana.marks("👍")
    await cleo.writes_privately("consent object #1 Too dear.")
    (letter,) = told(ana, "The text that you kept back", RENT)
    assert "Amend now: !consent amend #1" in flat(letter)
    await ana.writes_privately("consent amend #1")
    assert await revision(world) == (2, RENT)


async def test_who_waited_gets_the_text_back_when_it_is_adopted_without_it(world: World) -> None:
    ana, _, cleo = await halfway(world)
    await all_consent(ana, cleo)
    assert await ends(world) == {1: "adopted"}
    assert told(ana, "The new text that you kept back wasn't put to the circle", RENT)


async def test_a_draft_doesnt_overwrite_a_text_that_came_after_it(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types(SHREDDER)
    await cleo.marks("👍")
    await ben.types(f"!consent amend #1 {RENT}")
    await ana.presses("Amend", text=BORROW)
    await ben.types("!consent amend #1")
    assert "There is a new text of #1 since you wrote yours" in flat(world.last)
    assert await revision(world) == (2, BORROW)


async def test_nothing_is_kept_for_whom_it_isnt_to_amend(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.marks("👍")
    await cleo.types(f"!consent amend #1 {RENT}")
    assert CHOICE not in flat(world.last)
    await cleo.types("!consent wait #1")
    assert "No new text of yours is kept here" in flat(world.last)


async def test_waiting_is_promised_only_where_something_is_left_to_wait_for(world: World) -> None:
    ana, _, cleo = await halfway(world)
    await ana.marks("👍")
    await cleo.writes_privately("consent object #1 Too dear.")
    await ana.types("!consent wait #1")
    assert "can be put to the circle now" in flat(ana.letter)
    assert "Amend now: !consent amend #1" in flat(ana.letter)
    await cleo.writes_privately("consent withdraw-objection #1")
    await all_consent(cleo)
    assert await ends(world) == {1: "adopted"}
    await ana.types("!consent wait #1")
    assert "That decision has ended" in flat(world.last)
    assert not told(ana, "I bring it back to you when all have answered:")


async def test_a_form_is_filled_with_no_draft_that_a_newer_text_has_overtaken(sqlite_url: str) -> None:
    async with World(sqlite_url, can=BUTTONS) as world:
        ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
        await ben.types(SHREDDER)
        await cleo.presses("Consent")
        await ben.types(f"!consent amend #1 {RENT}")
        details = await ben.presses("Details")
        assert details is not None
        assert details.action("Amend").asks[0].value == RENT
        await ana.presses("Amend", text=BORROW)
        details = await ben.presses("Details")
        assert details is not None
        assert details.action("Amend").asks[0].value == BORROW
        await cleo.presses("Consent")
        refusal = await ben.types("!consent wait #1")
        assert refusal is not None
        assert "There is a new text of #1 since you wrote yours" in flat(refusal)


async def test_a_correction_that_changes_the_meaning_stays_the_words_of_who_corrected(world: World) -> None:
    _, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types(SHREDDER)
    await ben.types(f"!consent fix #1 {RENT}")
    await cleo.types("!consent changes-meaning #1")
    assert await revision(world) == (2, RENT)
    assert "Text 2, by Ben" in flat(world.card), "Cleo wrote none of it"
