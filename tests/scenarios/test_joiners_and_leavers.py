"""People come, go, go on leave and come back while something is being decided; roles and their terms."""

import pytest

from bot.commands.acting import Defaults
from bot.core.settings import Settings
from tests.scenarios.telling import HOURS, SHREDDER, all_consent, card_of, circle_called, ends, flat, told
from tests.world import World

# --- joining ------------------------------------------------------------------------------------------


async def test_who_joins_meanwhile_is_informed_and_asked_with_the_next_step(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    dan = world.person("Dan")
    await ana.types(HOURS)
    await ana.types("!circle add Dan", mentions=[dan])
    assert told(dan, "this was running when you joined")
    assert "Joined meanwhile, informed: Dan." in flat(world.card)
    assert await dan.member() not in (await world.process())["asked"]
    await dan.marks("✅")
    assert told(dan, "You aren't among those who are asked this time")
    await ben.marks("✅")
    await world.person("Cleo").marks("✅")
    assert await dan.member() in (await world.process())["asked"], "a new step asks everybody"


async def test_the_facilitator_asks_who_joined_meanwhile_or_leaves_it_at_informing(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    dan, eva = world.person("Dan"), world.person("Eva")
    await ana.types(SHREDDER)
    await ana.types("!circle add Dan", mentions=[dan])
    await ana.presses("Ask too", told(ana, "Dan joined the circle")[-1])
    assert await dan.member() in (await world.process())["asked"]
    assert told(dan, "you are asked too now")
    await ana.types("!circle add Eva", mentions=[eva])
    await ben.types("!consent ask-too #1 Eva")
    assert "Ana facilitates this" in flat(world.last)
    await ana.presses("Inform only", told(ana, "Eva joined the circle")[-1])
    assert "Joined meanwhile" not in flat(world.card)
    await all_consent(ana, ben, world.person("Cleo"), dan)
    assert await ends(world) == {1: "adopted"}


async def test_joining_is_open_by_asking_or_closed_as_the_circle_decided(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    dan, eva, fay = (world.person(name) for name in ("Dan", "Eva", "Fay"))
    await dan.types("!circle join")
    await dan.types("!circle join")
    assert len([m for m in world.messages() if "Dan would like to join" in flat(m)]) == 1
    await ana.presses("Let in", card_of(world, "Dan would like to join"))
    assert told(dan, "You are in: welcome")

    await ben.types("!circle settings\njoining: open")
    await all_consent(ana, ben, world.person("Cleo"), dan)
    await world.passes(minutes=11)
    await eva.types("!circle join")
    assert await eva.member() in (await circle_called(world, "Garden"))["members"]

    await ben.types("!circle settings\njoining: closed")
    await all_consent(ana, ben, world.person("Cleo"), dan, eva)
    await fay.types("!circle join")
    assert "takes in nobody who asks" in flat(world.last)
    await ana.types("!circle add Fay", mentions=[fay])
    assert await fay.member() in (await circle_called(world, "Garden"))["members"]


async def test_two_members_let_somebody_in_and_one_who_left_doesnt_count(world: World) -> None:
    _, ben, cleo, _ = await world.circle("Ana", "Ben", "Cleo", "Dan")
    eva = world.person("Eva")
    await eva.types("!circle join")
    await ben.types("!circle let-in Eva")
    assert "One more member is needed" in flat(world.last)
    await ben.types("!circle leave")
    await cleo.types("!circle let-in Eva")
    assert await eva.member() not in (await circle_called(world, "Garden"))["members"]
    await world.person("Dan").types("!circle let-in Eva")
    assert await eva.member() in (await circle_called(world, "Garden"))["members"]


async def test_a_request_that_nobody_answers_lapses_and_the_person_is_told(world: World) -> None:
    await world.circle("Ana", "Ben")
    dan = world.person("Dan")
    await dan.types("!circle join")
    await world.passes(days=15)
    assert told(dan, "your request has lapsed")


# --- leaving ------------------------------------------------------------------------------------------


async def test_who_leaves_is_no_longer_waited_for(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await all_consent(ana, ben)
    await cleo.types("!circle leave")
    assert await ends(world) == {1: "adopted"}
    assert "Ana and Ben consent" in flat(world.card)


async def test_somebody_on_leave_is_informed_and_may_answer_once_they_are_back(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await cleo.types("!circle away until: 30 march")
    assert await cleo.member() in (await world.process())["away"]
    await cleo.marks("👍", card_of(world, "400 €"))
    assert told(cleo, "You are on leave here")
    await cleo.types("!circle back")
    await cleo.marks("👍", card_of(world, "400 €"))
    process = await world.process()
    assert await cleo.member() in process["asked"]
    assert process["outcome"] is None
    await all_consent(ana, ben, to=card_of(world, "400 €"))
    assert await ends(world) == {1: "adopted"}


async def test_leave_ends_on_its_day_and_the_person_is_asked_in_what_opens_then(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await cleo.types("!circle away until: 10 march")
    await world.passes(days=10)
    assert told(cleo, "your leave ends today")
    await ana.types(SHREDDER)
    assert await cleo.member() in (await world.process())["asked"]
    assert ben


async def test_an_answer_given_before_going_on_leave_stands(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await cleo.marks("👍")
    await cleo.types("!circle away until: 30 march")
    await all_consent(ana, ben, to=card_of(world, "400 €"))
    assert await ends(world) == {1: "adopted"}
    assert "Cleo, Ana and Ben consent" in flat(world.card)


async def test_when_too_few_can_be_asked_the_card_says_so_and_offers_a_meeting(world: World) -> None:
    ana, ben, cleo, dan, _ = await world.circle("Ana", "Ben", "Cleo", "Dan", "Eva")
    await ana.types(SHREDDER)
    assert "You may wait until more people are back, or meet" not in flat(world.card)
    for person in (ben, cleo, dan):
        await person.types("!circle away until: 30 march")
    card = card_of(world, "400 €")
    assert "You may wait until more people are back, or meet" in flat(card)
    assert "Meeting" in card.labels


# --- a person concerned, and people outside -----------------------------------------------------------


async def test_a_person_concerned_hears_speaks_and_isnt_asked_for_consent(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!consent propose Bees\nCleo keeps the bees.\nabout: Cleo")
    assert told(cleo, "this proposal is about you")
    await cleo.writes_privately("consent ask #1 How many hives?")
    assert "How many hives?" in flat(world.card)
    await ana.types("!consent answer #1 Three.")
    await ben.marks("✅")
    await cleo.writes_privately("consent react #1 I would love to.")
    await ben.marks("✅")
    process = await world.process()
    assert process["phase"] == "consent"
    assert await cleo.member() not in process["asked"]
    await cleo.writes_privately("consent object #1 Two would be better.")
    assert "Cleo sees harm: Two would be better." in flat(world.card)
    await all_consent(ana, ben)
    assert await ends(world) == {1: "adopted"}


async def test_who_is_outside_may_comment_and_their_objection_is_input(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    zoe = world.person("Zoe")
    await ana.types(HOURS)
    await zoe.types("!consent ask #1 May guests come?")
    await ana.types("!consent advance #1")
    await zoe.types("!consent react #1 Lovely.")
    await ana.types("!consent advance #1")
    await zoe.types("!consent object #1 It is loud next door.")
    card = flat(world.card)
    for words in ("Zoe: May guests come?", "Zoe: Lovely.", "Zoe sees harm: It is loud next door."):
        assert words in card
    assert told(zoe, "it doesn't stop the decision", "circle join")
    await all_consent(ana, ben)
    assert await ends(world) == {1: "adopted"}
    assert "Zoe sees harm: It is loud next door." in flat(world.card)


async def test_concerns_are_kept_with_what_was_decided(sqlite_url: str) -> None:
    async with World(sqlite_url, defaults=Defaults(Settings(profile="s3"))) as world:
        ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
        await ana.types(SHREDDER)
        assert "🤔 Concern" in world.card.text
        await ben.marks("🤔")
        await ben.writes_privately("Somebody should look at the noise in May.")
        await all_consent(ana, cleo)
        assert await ends(world) == {1: "adopted"}
        await cleo.types("!decisions show #1")
        assert "Ben has a concern, which doesn't stop it: Somebody should look at the noise" in flat(
            world.last
        )


async def test_without_s3_there_are_no_concerns(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    await ben.types("!consent concern #1 The noise.")
    assert told(ben, "This circle doesn't use concerns")
    assert not (await world.process())["answers"]


# --- roles and terms ----------------------------------------------------------------------------------


async def test_a_role_is_assigned_with_a_term_and_shown_as_not_elected(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ben.types("!circle role secretary\nmember: Ben")
    assert "Only the facilitator can do that" in flat(world.last)
    await ana.types("!circle role secretary\nmember: Ben\nterm: 2 months")
    assert "secretary: Ben, assigned by Ana, not elected, until Sat 2 May" in flat(world.messages()[0])
    assert told(ben, "Ana gave you a role in the circle Garden: secretary")
    await ben.types("!circle role secretary")
    assert "secretary" not in flat(world.messages()[0]), "holders may step down themselves"


async def test_a_term_is_announced_a_month_before_and_its_holder_goes_on_flagged(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types("!circle role secretary\nmember: Ben\nterm: 2 months")
    await world.passes(days=30)
    assert not told(ben, "Your term")
    await world.passes(days=2)
    assert told(ben, "Your term in the circle Garden ends on", "secretary")
    await world.passes(days=31)
    assert "The term of Ben has ended: secretary" in flat(world.last)
    assert "and Ben goes on until somebody follows" in flat(world.messages()[0])


async def test_the_founder_facilitates_for_three_months_and_the_secretary_hears_when_it_ends(
    world: World,
) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    assert "facilitator: Ana, assigned by Ana, not elected, until Tue 2 Jun" in flat(world.messages()[0])
    await ana.types("!circle role secretary\nmember: Ben")
    await world.passes(days=65)
    assert told(ben, "A term in the circle Garden ends", "facilitator, Ana")


LACKING = ("circle role", "circle away", "circle remove", "circle add", "consent propose", "consent quick")


@pytest.mark.parametrize("command", LACKING)
async def test_what_is_missing_is_said_with_an_example(world: World, command: str) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(f"!{command}")
    assert f"!{command} " in flat(world.last)


async def test_somebody_removed_comes_back_only_through_two_members(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!circle remove {cleo.id}\nreason: We never see her.")
    assert "We never see her." in flat(world.card)
    await ana.types("!consent advance #1")
    await ana.types("!consent advance #1")
    await all_consent(ana, ben)
    assert await cleo.member() not in (await circle_called(world, "Garden"))["members"]
    assert told(cleo, "decided in #1 that you no longer belong")
    await ana.types("!circle add Cleo", mentions=[cleo])
    assert "Only two members together" in flat(world.last)
    await cleo.types("!circle join")
    await ana.types("!circle let-in Cleo")
    assert "One more member" in flat(world.last)
    await ben.types("!circle let-in Cleo")
    assert await cleo.member() in (await circle_called(world, "Garden"))["members"]
