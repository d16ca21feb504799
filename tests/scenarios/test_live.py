"""A decision made live: no deadlines, those who are here are asked now, the others afterwards."""

from tests.scenarios.telling import adopted, all_consent, card_of, decision, ends, flat, told
from tests.world import Person, World

TENT = "!consent propose A tent\nWe buy a tent for the harvest feast.\nmode: live"
QUICK = "!consent quick A tent\nWe buy a tent for the harvest feast.\nmode: live"


async def gathered(world: World, text: str = QUICK) -> list[Person]:
    """Ana, Ben and Cleo are here, Dan isn't; Ana begins."""
    people = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await people[0].types(text)
    for person in people[:3]:
        await person.marks("🙋")
    await people[0].types("!consent advance #1")
    return people


async def test_it_begins_with_who_is_here_and_nothing_begins_by_itself(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(TENT)
    assert "Who is here?" in flat(world.card)
    assert "🙋" in world.card.text
    await ben.marks("👍")
    await ana.types("!consent advance #1")
    assert "Nobody has said yet that they are here" in flat(world.last)
    await world.passes(days=3)
    assert not (await world.process())["asked"]
    await ben.marks("🙋🏾", card_of(world, "Who is here?"))
    assert "Here: Ben." in flat(card_of(world, "Who is here?"))


async def test_when_everybody_is_here_it_begins_at_once(world: World) -> None:
    people = await world.circle("Ana", "Ben")
    await people[0].types(QUICK)
    for person in people:
        await person.marks("🙋")
    assert "0 of 2 have answered" in flat(world.card)
    await all_consent(*people)
    assert await ends(world) == {1: "adopted"}


async def test_the_others_are_asked_afterwards_with_time_to_answer(world: World) -> None:
    ana, ben, cleo, dan = await gathered(world)
    assert (await world.process())["deadline"] is None
    assert "Asked afterwards: Dan." in flat(world.card)
    await all_consent(ana, ben, cleo)
    assert await ends(world) == {1: None}, "nobody decides over who couldn't be there"
    assert (await world.process())["deadline"] is not None
    assert told(dan, "you are asked too now")
    await dan.marks("👍", dan.letter)
    assert await ends(world) == {1: "adopted"}


async def test_who_comes_later_is_asked_now(world: World) -> None:
    ana, ben, cleo, dan = await gathered(world)
    assert "Join" in world.card.labels, "there is still a way to say that one is here"
    await dan.presses("Join", world.card)
    assert "0 of 4 have answered" in flat(world.card)
    await all_consent(ana, ben, cleo, dan)
    assert await ends(world) == {1: "adopted"}
    assert "Join" not in world.card.labels


async def test_an_objection_of_those_here_is_worked_in_at_the_table(world: World) -> None:
    ana, ben, cleo, dan = await gathered(world)
    await all_consent(ana, ben)
    await cleo.writes_privately("consent object #1 Where do we keep it?")
    assert (await world.process())["phase"] == "integration"
    await ana.types("!consent amend #1 We rent a tent for the harvest feast.")
    assert (await world.process())["deadline"] is None, "it is still live"
    await all_consent(ana, ben, cleo)
    await dan.marks("👍", dan.letter)
    assert await ends(world) == {1: "adopted"}


async def test_a_silent_facilitator_is_replaced_after_three_minutes(world: World) -> None:
    _, ben, _, _ = await gathered(world)
    await ben.types("!consent takeover #1")
    await world.passes(minutes=2)
    assert (await world.process())["facilitator"] != await ben.member()
    await world.passes(minutes=2)
    assert (await world.process())["facilitator"] == await ben.member()


async def test_a_live_decision_has_no_deadline_to_give_or_to_extend(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(QUICK + "\ndeadline: 3 days")
    assert "A live decision has no deadline" in flat(world.last)
    await ana.types(QUICK)
    await ana.types("!consent extend #1")
    assert "nothing to extend" in flat(world.last)


async def test_all_steps_are_gone_through_live(world: World) -> None:
    ana, ben, cleo, _ = await gathered(world, TENT)
    await ben.types("!consent ask #1 How big?")
    await cleo.marks("✅")
    await ana.types("!consent answer #1 Six metres.")
    assert (await world.process())["phase"] == "reactions"
    await ben.types("!consent react #1 I am glad.")
    await cleo.marks("✅")
    assert (await world.process())["phase"] == "consent"
    assert (await world.process())["deadline"] is None


async def test_who_comes_late_and_says_so_under_the_first_card_is_here_too(world: World) -> None:
    ana, ben, cleo, dan = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await ana.types(TENT)
    first = world.card
    for person in (ana, ben):
        await person.marks("🙋", first)
    await ana.types("!consent advance #1")
    await ben.marks("✅")
    await dan.marks("🙋", first)
    assert not told(dan, "has moved on")
    assert await dan.member() in (await world.process())["asked"]
    await ana.types("!consent advance #1")
    await ana.types("!consent advance #1")
    assert (await world.process())["phase"] == "consent"
    await cleo.marks("🙋", first)
    assert "0 of 4 have answered" in flat(world.card)
    await all_consent(ana, ben, cleo, dan)
    assert await ends(world) == {1: "adopted"}


async def test_who_says_late_that_they_are_here_and_is_asked_anyway_is_told_nothing_wrong(
    world: World,
) -> None:
    ana, ben, cleo, dan = await gathered(world)
    first = next(message for message in world.messages() if "A tent" in flat(message))
    await all_consent(ana, ben, cleo)
    assert told(dan, "you are asked too now")
    letters = len(dan.inbox)
    await dan.marks("🙋", first)
    assert len(dan.inbox) == letters
    await dan.marks("👍", dan.letter)
    assert await ends(world) == {1: "adopted"}
    await dan.marks("🙋", first)
    assert "closed" in flat(dan.letter) or "ended" in flat(dan.letter)


async def test_a_live_proposal_that_waits_for_another_calls_nobody_together(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben)
    await ana.types("!consent quick A bigger one\nWe spend 600 €.\nreplaces: #1")
    await ben.types("!consent quick A smaller one\nWe spend 200 €.\nreplaces: #1\nmode: live")
    for person in (ana, ben):
        await person.types("!consent present #3")
        assert "This proposal hasn't begun" in flat(world.last)
    assert (await decision(world, 3)).step is None
    await ana.types("!consent consent #2")
    await ben.types("!consent consent #2")
    await world.passes(minutes=11)
    assert (await decision(world, 3)).gathering
    for person in (ana, ben):
        await person.types("!consent present #3")
    await ana.types("!consent consent #3")
    await ben.types("!consent consent #3")
    assert (await ends(world))[3] == "adopted"
