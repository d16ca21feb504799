"""The register: what is in force, what becomes of it, and two decisions about one agreement."""

from tests.scenarios.telling import adopted, all_consent, card_of, ends, flat, register, told
from tests.world import World

BIGGER = "!consent quick A bigger shredder\nWe spend 600 € on a bigger one.\nreplaces: #1"
SMALLER = "!consent quick A smaller shredder\nWe spend 200 € on a small one.\nreplaces: #1"


# --- a last answer that was a mistake -----------------------------------------------------------------


async def test_the_last_answer_reopens_within_ten_minutes_and_can_decide_again(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types("!consent quick Buy a shredder\nWe spend 400 €.")
    await all_consent(ana, ben)
    assert await register(world) == {1: "in force"}
    assert "It was a mistake" in ben.letter.labels
    assert not told(ana, "the last answer"), "only whose answer decided"

    await world.passes(minutes=9)
    await ben.presses("It was a mistake", ben.letter)
    assert await ends(world) == {1: None}
    assert "in force" not in (await register(world)).values(), "it never came into force"

    await ben.marks("👍")
    assert await register(world) == {1: "in force"}
    await world.passes(minutes=11)
    await ben.types("!decisions list")
    assert "#1 Buy a shredder" in flat(world.last)


async def test_after_ten_minutes_it_stays_decided(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben)
    await ben.writes_privately("consent reopen #1")
    assert await ends(world) == {1: "adopted"}
    assert told(ben, "has ended")


async def test_an_objection_within_ten_minutes_by_whose_answer_decided_reopens_it(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types("!consent quick Buy a shredder\nWe spend 400 €.")
    await all_consent(ana, ben)
    await ben.writes_privately("consent object #1 I mixed it up with the mower: it is too loud.")
    process = await world.process()
    assert (process["phase"], process["outcome"]) == ("integration", None)


async def test_what_a_drop_a_review_and_a_change_of_settings_did_is_taken_back(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben)
    await ana.types("!decisions drop #1 We share one with the neighbours now.")
    await all_consent(ana, ben)
    assert await register(world) == {1: "dropped"}
    await ben.writes_privately("consent reopen #2")
    assert await register(world) == {1: "in force"}
    await ana.writes_privately("consent meeting #2")

    await ana.types("!circle settings\nsilence: lapse")
    await all_consent(ana, ben)
    await ben.writes_privately("consent reopen #3")
    assert (await world.record())["circles"][0]["settings"]["silence"] == "hold"


# --- two decisions about one agreement ----------------------------------------------------------------


async def test_proposals_on_one_agreement_wait_in_a_row(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    ana, ben, cleo = people
    await adopted(world, *people)
    await ana.types(BIGGER)
    await ben.types(SMALLER)
    await cleo.types("!consent quick No shredder\nWe do without.\nreplaces: #1")
    await all_consent(*people, to=card_of(world, "600 €"))
    await world.passes(minutes=11)
    begun = [each["number"] for each in (await world.record())["processes"] if each["asked"]]
    assert begun == [1, 2, 3], "the third still waits for the second"
    await all_consent(*people, to=card_of(world, "200 €"))
    await world.passes(minutes=11)
    assert (await world.process(4))["asked"]


async def test_what_waited_is_compared_with_what_is_in_force_when_it_begins(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await adopted(world, *people)
    await people[0].types(BIGGER)
    await people[1].types(SMALLER)
    await all_consent(*people, to=card_of(world, "600 €"))
    await world.passes(minutes=11)
    card = card_of(world, "200 €")
    assert "What changes in #2 A bigger shredder" in flat(card)
    await all_consent(*people, to=card)
    assert await register(world) == {1: "superseded", 2: "superseded", 3: "in force"}


async def test_what_waited_begins_only_when_nobody_can_reopen_the_first(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await adopted(world, *people)
    await people[0].types(BIGGER)
    await people[1].types(SMALLER)
    await all_consent(*people, to=card_of(world, "600 €"))
    await people[2].writes_privately("consent reopen #2")
    assert not (await world.process(3))["asked"]
    assert await register(world) == {1: "in force", 2: "annulled"} or (await register(world))[1] == "in force"
    await people[2].writes_privately("consent consent #2")
    await world.passes(minutes=11)
    assert (await world.process(3))["asked"]


async def test_when_one_that_waits_is_withdrawn_the_next_goes_on_waiting_for_the_first(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    ana, ben, cleo = people
    await adopted(world, *people)
    await ana.types(BIGGER)
    await ben.types(SMALLER)
    await cleo.types("!consent quick No shredder\nWe do without.\nreplaces: #1")
    await ben.types("!consent withdraw #3")
    assert not (await world.process(4))["asked"]
    assert "When #2" in flat(card_of(world, "We do without"))


async def test_a_drop_that_waited_ends_when_there_is_nothing_left_to_drop(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await adopted(world, *people)
    await people[0].types(BIGGER)
    await people[1].types("!decisions drop #1 We need none.")
    await all_consent(*people, to=card_of(world, "600 €"))
    await world.passes(minutes=11)
    assert await ends(world) == {1: "adopted", 2: "adopted", 3: "dropped"}
    assert "Another decision has changed the agreement" in flat(world.last)
    assert await register(world) == {1: "superseded", 2: "in force"}


async def test_a_correction_in_a_review_reaches_the_register(world: World) -> None:
    people = await world.circle("Ana", "Ben")
    await adopted(world, *people, text="!consent quick Buy a shreder\nWe spend 400 € on a shreder.")
    await people[0].types("!decisions review #1")
    await people[0].types("!consent fix #2 We spend 400 € on a shredder.")
    await all_consent(*people, to=card_of(world, "Review of #1", "goes on"))
    assert await register(world) == {1: "superseded", 2: "in force"}
    await people[1].types("!decisions show #2")
    assert "We spend 400 € on a shredder." in flat(world.last)


async def test_a_proposal_that_waits_tells_no_dates_that_would_not_hold(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await adopted(world, *people)
    await people[0].types(BIGGER)
    await people[1].types("!consent propose A smaller one\nWe spend 200 €.\nreplaces: #1")
    assert not told(people[1], "is on the table")
    assert "This proposal waits." in flat(card_of(world, "200 €"))


# --- reviews and late objections ----------------------------------------------------------------------


async def test_a_review_falls_due_on_its_day_and_the_agreement_stays_in_force_flagged(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types("!circle role secretary\nmember: Ben")
    await adopted(world, ana, ben, text="!consent quick A bench\nWe build a bench.\nreview: 2 months")
    await world.passes(days=59)
    assert await register(world) == {1: "in force"}
    await world.passes(days=3)
    assert await register(world) == {1: "due"}
    due = card_of(world, "It is time to look at #1 again")
    assert [name.name for name in due.card.pings] == ["Ben"], "the secretary keeps the dates"
    assert {"Renew", "Amend", "Drop"} <= set(due.labels)
    await world.passes(days=60)
    assert await register(world) == {1: "due"}


async def test_a_renewed_agreement_gets_a_new_review_day(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben, text="!consent quick A bench\nWe build a bench.\nreview: 2 months")
    await world.passes(days=62)
    await ana.presses("Renew", card_of(world, "It is time to look at #1 again"))
    await all_consent(ana, ben, to=card_of(world, "Review of #1"))
    assert await register(world) == {1: "in force"}
    agreement = (await world.record())["agreements"][0]
    assert agreement["review_on"].startswith("2027-05")


async def test_an_agreement_amended_in_its_review_is_replaced(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben, text="!consent quick A bench\nWe build a bench.")
    await ana.types("!decisions review #1")
    await ana.types("!consent amend #2 We build two benches.")
    await all_consent(ana, ben, to=card_of(world, "Review of #1", "two benches"))
    assert await register(world) == {1: "superseded", 2: "in force"}
    await ben.types("!decisions show #1")
    assert "#2 took its place" in flat(world.last)


async def test_dropping_takes_a_decision_of_the_circle(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    zoe = world.person("Zoe")
    await adopted(world, ana, ben, text="!consent quick A bench\nWe build a bench.")
    await zoe.types("!decisions drop #1")
    assert await register(world) == {1: "in force"}
    await ben.types("!decisions drop #1 It has rotted.")
    assert "It has rotted." in flat(world.card)
    await all_consent(ana, ben)
    assert await register(world) == {1: "dropped"}
    await ben.types("!decisions list")
    assert "bench" not in flat(world.last)


async def test_a_late_objection_goes_on_record_and_offers_an_earlier_review(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben, text="!consent quick A bench\nWe build a bench.")
    await world.passes(days=1)
    await ben.writes_privately("consent object #1 The ground is too soft.")
    assert await register(world) == {1: "in force"}
    offer = card_of(world, "The ground is too soft.")
    assert offer.labels == ["Earlier review"]
    await ana.presses("Earlier review", offer)
    assert (await world.process(2))["phase"] == "consent"
    assert "The ground is too soft." in flat(world.card), "it is what the review is about"
    await ana.types("!decisions show #1")
    assert "Objections after the decision" in flat(world.last)


async def test_agreements_are_found_by_a_word(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben, text="!consent quick A bench\nWe build a bench by the POND.")
    await ana.types("!decisions search pond bench")
    assert "#1 A bench" in flat(world.last)
    await ana.types("!decisions search hammock")
    assert "No agreement in force has these words" in flat(world.last)


async def test_a_review_that_changes_nothing_yet_shows_its_text_once(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben)
    await ana.types("!decisions review #1")
    assert flat(world.card).count("We spend 400 € from the tool budget") == 1
