"""The hard moments of a consent decision, as practitioners tell them; each through the whole bot."""

import pytest

from bot.commands.acting import Defaults
from bot.core.settings import Settings
from tests.scenarios.telling import flat
from tests.world import Message, Person, World

SHREDDER = (
    "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder.\ndeadline: 3 days"
)


def private_about(person: Person, *words: str) -> list[Message]:
    """A person's private messages in which all these words stand."""
    return [letter for letter in person.inbox if all(word in letter.text for word in words)]


async def seven(world: World) -> list[Person]:
    """A circle of seven with a proposal on the table."""
    people = await world.circle("Ana", "Ben", "Cleo", "Dan", "Eva", "Fay", "Gil")
    await people[0].types(SHREDDER)
    return people


async def test_1_one_silent_at_the_deadline_and_nothing_is_decided(world: World) -> None:
    people = await seven(world)
    for person in people[:6]:
        await person.marks("👍")
    await world.passes(days=4)

    process = await world.process()
    assert process["outcome"] is None
    silent = people[6]
    asked = private_about(silent, "Buy a shredder")[-1]
    assert {"Consent", "Object", "More time", "Not on this one"} <= set(asked.labels)
    assert "Gil" not in world.card.text.split("Proposed by")[0], "who is missing is not named in public"
    assert "Meeting" in world.card.labels

    await silent.marks("👍", asked)
    assert (await world.process())["outcome"] == "adopted"


async def test_1_the_silent_are_asked_weekly_then_the_facilitator_chooses(world: World) -> None:
    people = await seven(world)
    for person in people[:6]:
        await person.marks("👍")
    await world.passes(days=4)
    before = len(private_about(people[6], "Buy a shredder"))
    await world.passes(days=7)
    assert len(private_about(people[6], "Buy a shredder")) == before + 1
    await world.passes(days=7)
    choice = private_about(people[0], "Buy a shredder")[-1]
    assert {"Meeting", "Escalate", "Withdraw"} <= set(choice.labels) or "meeting" in choice.text.casefold()


async def test_2_by_policy_the_record_tells_six_answers_from_one_lapse(sqlite_url: str) -> None:
    async with World(sqlite_url, defaults=Defaults(Settings(silence="lapse"))) as world:
        people = await seven(world)
        for person in people[:6]:
            await person.marks("👍")
        await world.passes(days=4)

        record = await world.record()
        process = record["processes"][0]
        assert process["outcome"] == "adopted"
        assert record["agreements"][0]["basis"] == "lapse"
        assert process["unheard"] == [await people[6].member()]
        stances = [answer["stance"] for answer in process["answers"] if answer["counts"]]
        assert stances == ["consent"] * 6, "silence is never recorded as consent"


async def test_2_a_lapse_needs_enough_real_answers(sqlite_url: str) -> None:
    async with World(sqlite_url, defaults=Defaults(Settings(silence="lapse"))) as world:
        people = await seven(world)
        for person in people[:3]:
            await person.marks("👍")
        await world.passes(days=4)
        assert (await world.process())["outcome"] is None
        await people[3].marks("👍")
        assert (await world.process())["outcome"] == "adopted"


async def test_3_a_thumb_down_changes_nothing_and_gets_one_private_word(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    before = await world.process()
    await ben.marks("👎")
    await ben.marks("👎🏽")
    assert await world.process() == before
    words = private_about(ben, "👎")
    assert len(words) == 1
    assert "👍" in words[0].text
    assert "✋" in words[0].text


async def test_3_a_mark_of_somebody_who_isnt_asked_gets_no_word(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    zoe = world.person("Zoe")
    await zoe.marks("👎")
    assert not zoe.inbox


async def test_4_an_objection_without_words_is_held_and_its_author_is_helped(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await cleo.marks("✋")
    await ana.marks("👍")
    await ben.marks("👍")

    process = await world.process()
    assert process["outcome"] is None
    assert process["objections"][0]["status"] == "reason pending"
    assert "Cleo" not in world.card.text.split("Proposed by")[0], "held without a name"
    assert "harm" in cleo.letter.text

    await world.passes(days=10)
    assert (await world.process())["outcome"] is None, "no timer dismisses an objection"
    offered = [letter for letter in ana.inbox if "Meeting" in letter.labels]
    assert offered, "the facilitator is offered a meeting"

    await cleo.writes_privately("It is too loud for the neighbours.")
    process = await world.process()
    assert process["phase"] == "integration"
    assert "It is too loud for the neighbours." in world.card.text


async def test_5_the_round_is_finished_before_an_objection_is_opened(world: World) -> None:
    ana, ben, cleo, dan = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await ana.types(SHREDDER)
    await ana.marks("👍")
    await cleo.writes_privately("consent object #1 Too loud for the neighbours.")
    assert (await world.process())["phase"] == "consent"
    assert "Too loud" not in world.card.text
    assert "2 of 4" in world.card.text
    await ben.marks("👍")
    assert (await world.process())["phase"] == "consent"
    await dan.marks("👍")
    assert (await world.process())["phase"] == "integration"
    assert "Too loud" in world.card.text


async def test_5_at_the_deadline_an_objection_is_opened_though_two_are_missing(world: World) -> None:
    ana, _, cleo, _ = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await ana.types(SHREDDER)
    await cleo.writes_privately("consent object #1 Too loud for the neighbours.")
    await world.passes(days=4)
    assert (await world.process())["phase"] == "integration"


async def test_6_a_changed_text_asks_all_again_and_keeps_the_history(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo", "Dan", "Eva")
    ana = people[0]
    await ana.types(SHREDDER)
    first = world.card
    for person in people[:4]:
        await person.marks("👍")
    await ana.types("!consent amend We spend 300 € from the tool budget on a used shredder.")
    assert "4 have answered and will be asked again" in ana.letter.text
    await ana.types("!consent amend")

    process = await world.process()
    assert process["revision"] == 2
    assert len([answer for answer in process["answers"] if answer["revision"] == 1]) == 4
    assert not [answer for answer in process["answers"] if answer["counts"]]
    assert world.card.ref != first.ref, "each revision has a card of its own"
    assert "300" in world.card.text
    assert "400" in world.card.text, "the difference stands beside the text"
    assert not first.labels, "the former card is a pointer"

    ben = people[1]
    asked = ben.letter
    assert "300" in asked.text
    await ben.marks("👍", asked)
    await people[2].marks("👍", first)
    counted = [answer for answer in (await world.process())["answers"] if answer["counts"]]
    assert [answer["member"] for answer in counted] == [await ben.member()], "an old card counts no more"


async def test_7_a_typo_is_corrected_and_anyone_can_say_that_it_changes_the_meaning(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER.replace("shredder.", "shreder."))
    await ben.marks("👍")
    await ana.types("!consent fix We spend 400 € from the tool budget on a used shredder.")
    process = await world.process()
    assert process["revision"] == 1
    assert [answer["counts"] for answer in process["answers"]] == [True], "answers stay"
    assert any("shreder" in message.text for message in world.messages()), "it is shown to all"

    shown = next(message for message in reversed(world.messages()) if "Changes the meaning" in message.labels)
    await cleo.presses("Changes the meaning", shown)
    process = await world.process()
    assert process["revision"] == 2
    assert not any(answer["counts"] for answer in process["answers"])


async def test_8_only_the_objector_pulls_back_and_the_log_says_how(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ana.marks("👍")
    await ben.marks("👍")
    await cleo.writes_privately("consent object #1 Too loud for the neighbours.")
    await ben.types("!consent withdraw-objection #1")
    await ana.types("!consent integrated #1")
    assert (await world.process())["objections"][0]["status"] == "open"
    assert not {"Integrated", "Withdraw objection"} & set(world.card.labels), "shown to the author only"

    await cleo.writes_privately("consent withdraw-objection #1")
    process = await world.process()
    assert process["objections"][0]["status"] == "withdrawn"
    assert process["outcome"] == "adopted"


async def test_8_the_objector_says_that_it_is_met(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ana.marks("👍")
    await ben.marks("👍")
    await cleo.writes_privately("consent object #1 Too loud for the neighbours.")
    await cleo.writes_privately("consent integrated #1")
    process = await world.process()
    assert process["objections"][0]["status"] == "integrated"
    assert process["outcome"] == "adopted"


async def adopted(world: World) -> list[Person]:
    """A circle with an agreement that came a day ago."""
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types(SHREDDER)
    for person in people:
        await person.marks("👍")
    assert (await world.process())["outcome"] == "adopted"
    await world.passes(days=1)
    return people


async def test_9_a_late_objection_leaves_the_decision_and_offers_an_earlier_review(world: World) -> None:
    _, ben, _ = await adopted(world)
    await ben.writes_privately("consent object #1 The neighbours complain already.")
    record = await world.record()
    assert record["agreements"][0]["status"] == "in force"
    offer = next(message for message in reversed(world.messages()) if "Earlier review" in message.labels)
    assert "The neighbours complain already." in offer.text
    await ben.presses("Earlier review", offer)
    assert (await world.process(2))["phase"] == "consent"


async def test_10_who_is_on_leave_is_informed_and_not_waited_for(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await cleo.types("!circle away until: 30 march")
    await ana.types(SHREDDER)
    process = await world.process()
    assert process["away"] == [await cleo.member()]
    assert await cleo.member() not in process["asked"]
    assert "Cleo" in world.card.text
    await ana.marks("👍")
    await ben.marks("👍")
    assert (await world.process())["outcome"] == "adopted"


async def test_11_an_objection_from_outside_is_shown_and_doesnt_block(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    zoe = world.person("Zoe")
    await ana.types(SHREDDER)
    await zoe.writes_privately("consent object #1 I live next door.")
    await zoe.types("!consent object #1 I live next door.")
    assert "I live next door." in world.card.text
    assert any("circle join" in letter.text for letter in zoe.inbox), "told how to be heard"
    await ana.marks("👍")
    await ben.marks("👍")
    assert (await world.process())["outcome"] == "adopted"


async def test_12_a_delegate_has_full_consent_rights_in_the_parent_circle(world: World) -> None:
    await world.circle("Ana", "Ben", "Cleo", name="Village", room="village")
    await world.circle("Dan", "Eva", name="Garden", lines="parent: Village")
    ana, ben, cleo, dan = (world.person(name) for name in ("Ana", "Ben", "Cleo", "Dan"))
    world.room = "village"
    await ana.types(f"!circle add {dan.id}")
    await ana.types(f"!circle role delegate\nmember: {dan.id}")
    await ana.types("!consent quick Sell the tractor\nWe sell the tractor.")
    for person in (ana, ben, cleo):
        await person.marks("👍")
    await dan.writes_privately("consent object #1 The garden circle ploughs with it.")
    assert (await world.process())["phase"] == "integration"


async def test_13_who_is_proposed_for_removal_is_heard_and_isnt_asked_for_consent(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!circle remove {cleo.id}")
    assert cleo.letter.text
    await cleo.types("!consent ask #1 What happened?")
    await ana.types("!consent answer #1 You haven't been here for a year.")
    await ben.marks("✅")
    assert (await world.process())["phase"] == "reactions"
    await cleo.types("!consent react #1 I was ill, and I would like to stay.")
    await ben.marks("✅")
    process = await world.process()
    assert process["phase"] == "consent"
    assert await cleo.member() not in process["asked"]
    await cleo.writes_privately("consent object #1 I object.")
    await ana.marks("👍")
    await ben.marks("👍")
    record = await world.record()
    assert record["processes"][0]["outcome"] == "adopted"
    assert await cleo.member() not in record["circles"][0]["members"]


async def test_14_who_wants_to_join_is_let_in_with_one_tap_and_told_privately(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    dan, eva = world.person("Dan"), world.person("Eva")
    await dan.types("!circle join")
    request = next(message for message in reversed(world.messages()) if "Let in" in message.labels)
    await ben.presses("Let in", request)
    assert await dan.member() not in (await world.record())["circles"][0]["members"]
    await cleo.presses("Let in", request)
    assert await dan.member() in (await world.record())["circles"][0]["members"]
    assert "Garden" in dan.letter.text

    await eva.types("!circle join")
    request = next(message for message in reversed(world.messages()) if "Let in" in message.labels)
    await ana.presses("Let in", request)
    assert await eva.member() in (await world.record())["circles"][0]["members"]


async def test_15_a_counter_proposal_is_parked_and_the_original_goes_on(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.types("!consent park #1 Let us rent one instead.")
    assert "Let us rent one instead." in world.card.text
    assert (await world.process())["phase"] == "consent"
    for person in (ana, ben, cleo):
        await person.marks("👍")
    assert (await world.process())["outcome"] == "adopted"
    assert private_about(ben, "Let us rent one instead."), "its author is reminded afterwards"


async def test_16_a_proposal_in_anothers_domain_goes_there_and_is_taken_by_consent(world: World) -> None:
    await world.circle("Ana", "Ben", name="Village", room="village")
    await world.circle("Cleo", "Dan", name="Finance", lines="parent: Village", room="finance")
    eva, _ = await world.circle("Eva", "Fay", name="Garden", lines="parent: Village")
    await eva.types(SHREDDER)
    await eva.types("!consent route #1\ncircle: Finance")
    assert (await world.process(1))["outcome"] == "routed"
    assert (await world.process(2))["circle"] == "Finance"
    world.room = "finance"
    for name in ("Cleo", "Dan"):
        await world.person(name).marks("👍")
    assert (await world.process(2))["outcome"] == "adopted"
    taken = await world.process(3)
    assert taken["phase"] == "questions"
    assert "400 €" in world.card.text


async def test_16_a_circle_that_wont_take_it_hands_it_to_its_parent(world: World) -> None:
    await world.circle("Ana", "Ben", name="Village", room="village")
    await world.circle("Cleo", "Dan", name="Finance", lines="parent: Village", room="finance")
    eva, _ = await world.circle("Eva", "Fay", name="Garden", lines="parent: Village")
    await eva.types(SHREDDER)
    await eva.types("!consent route #1\ncircle: Finance")
    await eva.writes_privately("consent withdraw #2 They don't want it.")
    assert (await world.process(2))["outcome"] == "withdrawn"
    world.room = "village"
    assert "400 €" in world.card.text


async def test_22_a_facilitator_who_vanishes_is_replaced_and_nothing_is_lost(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types("!consent propose New opening hours\nThe shop opens on Tuesdays.\ndeadline: 7 days")
    await cleo.marks("✅")
    await cleo.types("!consent takeover #1")
    assert private_about(ana, "Cleo"), "the facilitator is told and can simply act"
    await world.restart()
    await world.passes(hours=23)
    assert (await world.process())["facilitator"] == await ana.member()
    await world.restart()
    await world.passes(hours=2)
    process = await world.process()
    assert process["facilitator"] == await cleo.member()
    assert process["deadline"] is not None
    await cleo.types("!consent advance #1")
    assert (await world.process())["phase"] == "reactions"


async def test_22_a_facilitator_who_acts_calls_the_takeover_off(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types("!consent propose New opening hours\nThe shop opens on Tuesdays.\ndeadline: 7 days")
    await cleo.types("!consent takeover #1")
    await ana.types("!consent advance #1")
    await world.passes(days=1, hours=2)
    assert (await world.process())["facilitator"] == await ana.member()


async def test_24_a_second_proposal_on_one_agreement_waits_for_the_first(world: World) -> None:
    ana, ben, cleo = await adopted(world)
    await ana.types("!consent quick A bigger shredder\nWe spend 600 € on a bigger one.\nreplaces: #1")
    await ben.types("!consent quick No shredder\nWe don't buy one after all.\nreplaces: #1")
    first, second = await world.process(2), await world.process(3)
    assert first["deadline"]
    assert second["deadline"] is None
    assert second["asked"] == [], "nobody is asked about two texts at once"
    await ben.writes_privately("consent consent #3")
    assert not (await world.process(3))["answers"]

    card = next(message for message in world.messages() if "600 €" in message.text and message.labels)
    for person in (ana, ben, cleo):
        await person.marks("👍", card)
    record = await world.record()
    assert [agreement["status"] for agreement in record["agreements"]] == ["superseded", "in force"]
    assert (await world.process(3))["asked"] == [], "the last answer may still be called a mistake"
    await world.passes(minutes=11)
    assert len((await world.process(3))["asked"]) == 3, "now it begins"


@pytest.mark.parametrize("times", [2, 10])
async def test_the_same_event_delivered_again_counts_once(world: World, times: int) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.marks("👍")
    assert world.last_inbound is not None
    for _ in range(times):
        await world.engine.handle(world.last_inbound)
    assert len((await world.process())["answers"]) == 1


async def test_a_mark_under_an_objection_that_is_worked_in_means_nothing(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    await ana.marks("👍")
    await ben.writes_privately("consent object #1 Too loud.")
    assert (await world.process())["phase"] == "integration"
    letters = len(ana.inbox)
    await ana.marks("✅")
    assert len(ana.inbox) == letters


async def test_14_a_raised_hand_under_the_circles_card_asks_to_join(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben")
    home = world.card
    assert "🙋 Join" in home.text
    dan = world.person("Dan")
    mark = await dan.marks("🙋🏿", home)
    await ana.marks("🎉", home)
    await ana.marks("👎", home)
    await dan.unmarks(mark)
    request = next(message for message in reversed(world.messages()) if "Let in" in message.labels)
    await ana.presses("Let in", request)
    assert await dan.member() in (await world.record())["circles"][0]["members"]


async def test_11_a_hand_raised_from_outside_is_asked_for_its_words(world: World) -> None:
    ana, _, dan = await world.circle("Ana", "Ben", "Dan")
    zoe = world.person("Zoe")
    await dan.types("!circle away until: 20 march")
    await ana.types(SHREDDER)
    for person, words in ((zoe, "I live next door."), (dan, "The baby sleeps.")):
        await person.marks("✋")
        assert "your next message counts" in flat(person.letter)
        await person.writes_privately(words)
        assert words in world.card.text
    assert not (await world.process())["objections"]


async def test_16_a_circle_that_objects_to_taking_it_hands_it_on(world: World) -> None:
    await world.circle("Ana", "Ben", name="Village", room="village")
    cleo, dan = await world.circle("Cleo", "Dan", name="Finance", lines="parent: Village", room="finance")
    eva, _ = await world.circle("Eva", "Fay", name="Garden", lines="parent: Village")
    await eva.types(SHREDDER)
    await eva.types("!consent route #1\ncircle: Finance")
    await dan.writes_privately("consent object #2 Their budget is theirs.")
    await cleo.writes_privately("consent consent #2")
    world.room = "finance"
    assert "It is the move of Cleo" in flat(world.card), "nobody waits for a next text from outside"
    assert "Hand to the parent circle" in cleo.letter.labels
    await cleo.presses("Hand to the parent circle", cleo.letter)
    world.room = "village"
    assert "400 €" in world.card.text
