"""Every way out of a decision has a reason and a next step, and whoever is stuck finds one."""

from tests.scenarios.telling import HOURS, SHREDDER, all_consent, card_of, ends, flat, told
from tests.world import Person, World


async def village(world: World) -> dict[str, Person]:
    """Village, and in it Finance and Garden."""
    await world.circle("Ana", "Ben", name="Village", room="village")
    await world.circle("Cleo", "Dan", name="Finance", lines="parent: Village", room="finance")
    await world.circle("Eva", "Fay", "Gil", name="Garden", lines="parent: Village", room="garden")
    world.room = "garden"
    return world.people


# --- withdrawing --------------------------------------------------------------------------------------


async def test_a_proposal_is_taken_back_freely_before_the_reactions_close(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ben.types(HOURS)
    await ana.types("!consent advance #1")
    await ben.types("!consent withdraw #1")
    assert await ends(world) == {1: "withdrawn"}


async def test_later_it_takes_a_reason_and_the_circle_may_keep_it(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types(SHREDDER)
    await ana.marks("👍")
    await ben.types("!consent withdraw #1")
    assert "Say why it ends and what comes next" in flat(world.last)
    await ben.types("!consent withdraw #1 I found a better one; I come back in May.")
    await world.passes(hours=23)
    assert await ends(world) == {1: None}
    await cleo.presses("Keep", card_of(world, "would like to take the proposal back"))
    await world.passes(days=1)
    assert await ends(world) == {1: None}
    assert "Proposed by Cleo, facilitated by Ana." in flat(card_of(world, "400 €"))
    await ben.types("!consent withdraw #1 Please.")
    assert "Cleo proposed it" in flat(world.last)


async def test_what_nobody_keeps_is_withdrawn_after_a_day_with_its_reason(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ben.types(SHREDDER)
    await ana.marks("👍")
    await ben.types("!consent withdraw #1 I found a better one; I come back in May.")
    await world.passes(hours=25)
    assert await ends(world) == {1: "withdrawn"}
    assert "I come back in May." in flat(world.last)


# --- meeting, escalating, routing, parking ------------------------------------------------------------


async def test_any_member_takes_a_decision_to_a_meeting(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    zoe = world.person("Zoe")
    await ana.types(HOURS)
    await zoe.types("!consent meeting #1")
    assert await ends(world) == {1: None}
    await cleo.types("!consent meeting #1 Friday at six, in the shed.")
    assert await ends(world) == {1: "to meeting"}
    assert "Friday at six, in the shed." in flat(world.last)
    assert "agenda of your next meeting" in flat(world.last)
    assert told(ana, "your proposal has ended: taken to a meeting")
    assert ben


async def test_the_facilitator_hands_a_decision_to_the_parent_circle(world: World) -> None:
    people = await village(world)
    ana, ben, eva, fay = (people[name] for name in ("Ana", "Ben", "Eva", "Fay"))
    await fay.types(HOURS)
    await fay.types("!consent escalate #1")
    assert "Eva facilitates this" in flat(world.last)
    await eva.types("!consent escalate #1 It touches the whole village.")
    assert await ends(world) == {1: "escalated", 2: None}
    assert "It touches the whole village." in flat(world.last)
    world.room = "village"
    card = flat(world.card)
    assert "Fay proposes" in card
    assert "It was first proposed in the circle Garden, as #1." in card
    await ben.types("!consent ask #2 Who opens?")
    assert told(fay, "Who opens?")
    await fay.writes_privately("consent answer #2 I do.")
    for person in (ana, ben):
        await person.marks("✅")
    for person in (ana, ben):
        await person.marks("✅")
    await all_consent(ana, ben)
    assert told(fay, "your proposal is adopted"), "who isn't there hears of it"


async def test_without_a_parent_circle_nothing_is_handed_up(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(HOURS)
    await ana.types("!consent escalate #1")
    assert "no parent circle" in flat(world.last)


async def test_the_circle_whose_domain_it_is_takes_it_by_consent_and_then_decides(world: World) -> None:
    people = await village(world)
    cleo, dan, eva, fay = (people[name] for name in ("Cleo", "Dan", "Eva", "Fay"))
    await fay.types("!consent propose A fence\nWe build a fence for 3,000 €.")
    await fay.types("!consent route #1 It is too much money for us.\ncircle: Finance")
    assert eva
    world.room = "finance"
    card = flat(world.card)
    assert "Another circle thinks that this is our domain" in card
    assert "It was first proposed in the circle Garden, as #1." in card
    assert "looked at again" not in card, "to take it on isn't an agreement"
    await all_consent(cleo, dan)
    taken = next(m for m in world.messages() if "We take it on" in flat(m))
    assert "What was agreed" not in flat(taken), "the fence isn't agreed yet"
    assert await ends(world) == {1: "routed", 2: "adopted", 3: None}
    assert "It was first proposed in the circle Garden, as #1." in flat(world.card)
    await fay.writes_privately("consent amend #3 We build a fence for 2,000 €.")
    assert "2,000 €" in flat(world.card)


async def test_a_circle_that_wont_take_it_leaves_it_to_its_parent(world: World) -> None:
    people = await village(world)
    cleo, dan, fay = (people[name] for name in ("Cleo", "Dan", "Fay"))
    await fay.types("!consent propose A fence\nWe build a fence for 3,000 €.")
    await fay.types("!consent route #1\ncircle: Finance")
    world.room = "finance"
    await cleo.marks("👍")
    await dan.writes_privately("consent object #2 Fences are the village's business.")
    await world.passes(days=4)
    assert (await world.process(2))["phase"] == "integration"
    await fay.writes_privately("consent withdraw #2 Then let the village decide.")
    await world.passes(days=2)
    assert (await world.process(3))["circle"] == "Village"


async def test_a_circles_own_affairs_arent_handed_away(world: World) -> None:
    people = await village(world)
    eva = people["Eva"]
    await eva.types("!circle settings\nsilence: lapse")
    await eva.types("!consent escalate #1")
    assert "That is this circle's own affair" in flat(world.last)
    await eva.types("!consent route #1\ncircle: Finance")
    assert "own affair" in flat(world.last)


async def test_another_idea_is_parked_and_brought_back_afterwards(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.types("!consent park #1 We rent one instead.")
    assert "Ben: We rent one instead." in flat(card_of(world, "400 €"))
    await all_consent(ana, ben, cleo)
    assert told(ben, "has ended", "We rent one instead.")


# --- who facilitates ----------------------------------------------------------------------------------


async def test_facilitation_is_handed_over_by_who_has_it_to_somebody_who_is_here(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    zoe = world.person("Zoe")
    await ana.types(HOURS)
    await cleo.types("!circle away until: 30 march")
    await ben.types("!consent handover #1 Ben")
    assert "Ana facilitates this" in flat(world.last)
    await ana.types("!consent handover #1 Cleo")
    assert "Cleo is on leave" in flat(world.last)
    await ana.types("!consent handover #1 Zoe", mentions=[zoe])
    assert "Zoe isn't a member" in flat(world.last)
    await ana.types("!consent handover #1 Ben")
    assert (await world.process())["facilitator"] == await ben.member()
    assert told(ben, "you facilitate it from now on")


async def test_who_offered_to_facilitate_and_left_doesnt_get_it(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await cleo.types("!consent takeover #1")
    await cleo.types("!circle leave")
    await world.passes(days=1, hours=1)
    assert (await world.process())["facilitator"] == await ana.member()
    assert ben


async def test_when_the_facilitator_leaves_somebody_else_facilitates_at_once(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await cleo.types(HOURS)
    await ana.types("!circle leave")
    assert (await world.process())["facilitator"] == await cleo.member(), "whoever proposed it, first"
    assert told(cleo, "you facilitate it from now on")
    assert ben
