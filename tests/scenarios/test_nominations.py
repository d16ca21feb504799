"""Nominations: under seal for everybody, opened at once, and changed by whoever was moved."""

import pytest

from bot.rows import Words
from tests.scenarios.electing import CHANGE_CARD, begun, names, nominations, revealed
from tests.scenarios.telling import card_of, ends, flat, told
from tests.world import World

# --- under seal -----------------------------------------------------------------------------------------


async def test_before_the_reveal_nothing_is_shown_but_how_many_are_in(world: World) -> None:
    people = await begun(world, "Ana", "Ben", "Cleo", "Dan", "Eva", "Finn")
    for name in ("Ana", "Ben", "Cleo"):
        await names(people[name], "Dan", f"{name} trusts him")
    card = flat(card_of(world, "Nominations: whom do you see"))
    assert "3 of 6 are in" in card
    assert "Dan" not in card
    for each in await nominations(world):
        assert each["nominee"] is None
        assert each["reason"] is None
    assert not any("trusts" in flat(m) for m in world.chat.messages)


async def test_then_all_appear_at_once_with_reasons_neither_counted_nor_grouped(world: World) -> None:
    people = await begun(world)
    await revealed(world, people, Ben="Cleo")
    card = world.card
    for line in ("Ana names Ben", "Ben names Cleo", "Cleo names Ben", "Ana has a reason"):
        assert line in card.text
    assert "2 nominations" not in flat(card)
    order = [line for line in card.text.splitlines() if " names " in line]
    await world.restart()
    assert [line for line in world.card.text.splitlines() if " names " in line] == order


async def test_a_nomination_is_replaced_by_another_and_the_former_words_go(world: World) -> None:
    people = await begun(world)
    await names(people["Ana"], "Ben", "first thoughts")
    await names(people["Ana"], "Cleo", "second thoughts")
    assert "1 of 3 is in" in flat(world.card)
    await names(people["Ben"], "Cleo")
    await names(people["Cleo"], "Cleo")
    assert "second thoughts" in world.card.text
    assert "first thoughts" not in world.card.text
    rows = await world.store.read(lambda uow: uow.find(Words))
    assert not any(row.text and "first thoughts" in row.text for row in rows)


async def test_one_may_name_oneself_by_a_reply_to_the_word_that_asks(world: World) -> None:
    people = await begun(world)
    await people["Ana"].writes_privately("Ana, I like to write", reply_to=people["Ana"].letter)
    assert "is in, sealed" in flat(people["Ana"].letter)
    assert "1 of 3 is in" in flat(world.card)


async def test_written_privately_without_more_it_is_taken_where_one_nomination_is_owed(world: World) -> None:
    people = await begun(world)
    await people["Ana"].writes_privately("Cleo, she is always there")
    assert "is in, sealed" in flat(people["Ana"].letter)
    await people["Ana"].writes_privately("Thank you!")
    assert "couldn't tell whom" not in flat(people["Ana"].letter)
    assert "1 of 3 is in" in flat(world.card)


async def test_who_names_somebody_in_the_open_is_told_privately_and_it_is_taken_away(world: World) -> None:
    people = await begun(world)
    await people["Ana"].types("!election nominate #1 Ben he is reliable")
    assert "0 of 3 are in" in flat(world.card)
    assert "Nominations are sealed" in flat(people["Ana"].letter)
    assert len(world.chat.removed) == 1
    assert not any("Nominations are sealed" in flat(m) for m in world.messages())


async def test_a_nomination_in_the_thread_of_the_card_is_taken_away_other_talk_is_left_alone(
    world: World,
) -> None:
    people = await begun(world)
    before = len(people["Ana"].inbox)
    await people["Ana"].types("When does Ben come back?", reply_to=world.card)
    await people["Ana"].types("Ben, when are you back?", reply_to=world.card)
    assert not world.chat.removed
    assert len(people["Ana"].inbox) == before
    await people["Ana"].types("I nominate Ben!", reply_to=world.card)
    assert len(world.chat.removed) == 1
    assert "Nominations are sealed" in flat(people["Ana"].letter)


async def test_where_the_bot_may_not_take_it_away_the_person_is_told_all_the_same(world: World) -> None:
    world.chat.may_remove = False
    people = await begun(world)
    await people["Ana"].types("!election nominate #1 Ben he is reliable")
    assert "please delete it" in flat(people["Ana"].letter)


async def test_who_names_somebody_in_the_thread_can_do_so_privately_at_once(world: World) -> None:
    people = await begun(world)
    await people["Ana"].types("I nominate Ben, he is reliable", reply_to=world.card)
    assert "Nominations are sealed" in flat(people["Ana"].letter)
    assert "Nominate" in people["Ana"].letter.labels


async def test_nobody_passes_and_a_nomination_has_a_reason(world: World) -> None:
    people = await begun(world)
    assert "Pass" not in world.card.labels
    await people["Ana"].writes_privately("election nominate Ben")
    assert "has a reason" in flat(people["Ana"].letter)
    await people["Ana"].writes_privately("election nominate Zoe she is new")
    assert "couldn't tell whom you name" in flat(people["Ana"].letter)
    assert "Nominate" in people["Ana"].letter.labels, "there is a form to choose from"
    assert "Zoe" not in people["Ana"].letter.text
    assert "0 of 3 are in" in flat(world.card)


async def test_a_deadline_with_one_missing_holds_and_only_that_one_is_asked_again(world: World) -> None:
    people = await begun(world)
    await names(people["Ana"], "Ben")
    await names(people["Cleo"], "Ben")
    before = len(people["Cleo"].inbox)
    await world.passes(days=2, hours=1)
    assert await ends(world) == {1: None}
    assert "2 of 3 are in, and the time is over" in flat(world.card)
    assert told(people["Ben"], "yours is missing")
    assert len(people["Cleo"].inbox) == before
    assert told(people["Ana"], "not all are in: Ben")


async def test_more_time_opens_them_again_and_the_missing_one_counts(world: World) -> None:
    people = await begun(world)
    await names(people["Ana"], "Ben")
    await names(people["Cleo"], "Ben")
    await world.passes(days=2, hours=1)
    await people["Ana"].types("!election extend #1")
    assert "2 of 3 are in, until" in flat(world.card)
    await names(people["Ben"], "Cleo", "came late")
    assert "came late" in world.card.text


async def test_the_facilitator_opens_them_without_the_missing_and_the_record_says_so(world: World) -> None:
    people = await begun(world)
    await names(people["Ana"], "Ben")
    await people["Ana"].types("!election advance #1")
    assert "2 nominations are missing" in flat(world.last)
    await names(people["Cleo"], "Ben")
    await world.passes(days=2, hours=1)
    await people["Cleo"].types("!election advance #1")
    assert CHANGE_CARD not in flat(world.card)
    await people["Ana"].types("!election advance #1")
    assert "Not in when the nominations were opened: Ben" in flat(world.card)
    assert (await world.process())["unheard"] == [await people["Ben"].member()]


async def test_with_an_hour_left_only_the_missing_person_is_reminded(world: World) -> None:
    people = await begun(world, "Ana", "Ben", "Cleo", "Dan", "Eva", "Finn")
    before = {}
    for name in ("Ana", "Ben", "Cleo", "Dan", "Eva"):
        await names(people[name], "Dan", "for his patience")
        before[name] = len(people[name].inbox)
    await world.passes(days=1, hours=23)
    assert {name: len(people[name].inbox) for name in before} == before
    assert told(people["Finn"], "Whom do you name for the role?")
    assert not any("patience" in flat(m) for m in world.chat.messages)


async def test_who_leaves_takes_their_sealed_nomination_along(world: World) -> None:
    people = await begun(world, "Ana", "Ben", "Cleo", "Dan")
    for name in ("Ana", "Ben", "Dan"):
        await names(people[name], "Ben", f"{name} says so")
    await people["Dan"].types("!circle leave")
    assert "2 of 3 are in" in flat(world.card)
    await names(people["Cleo"], "Ben", "Cleo says so")
    assert "Cleo says so" in world.card.text
    assert "Dan says so" not in world.card.text


async def test_who_joins_meanwhile_is_informed_and_asked_if_the_facilitator_says_so(world: World) -> None:
    people = await begun(world)
    dan = world.person("Dan")
    await people["Ana"].types("!circle add Dan", mentions=[dan])
    assert told(dan, "secretary")
    assert "0 of 3 are in" in flat(world.card)
    await people["Ana"].presses("Ask too", told(people["Ana"], "Dan")[-1])
    assert "0 of 4 are in" in flat(world.card)
    for person in (*people.values(), dan):
        await names(person, "Ben", f"{person.name} says so")
    assert "Dan says so" in world.card.text


async def test_when_whoever_was_missing_leaves_all_is_opened(world: World) -> None:
    people = await begun(world, "Ana", "Ben", "Cleo", "Dan")
    for name in ("Ana", "Ben", "Cleo"):
        await names(people[name], "Ben", f"{name} says so")
    await people["Dan"].types("!circle leave")
    assert "Ana says so" in world.card.text


# --- change and candidate -------------------------------------------------------------------------------


async def test_who_was_moved_names_another_privately_after_a_mark(world: World) -> None:
    people = await begun(world)
    await revealed(world, people, Ben="Cleo")
    await people["Ben"].marks("🔁")
    await people["Ben"].writes_privately("Ana, she wants it")
    assert "Ben now names Ana; at first it was Cleo" in world.card.text
    assert "1 of 3 have answered" in flat(world.card)


async def test_the_change_round_ends_at_its_time_and_silence_keeps(world: World) -> None:
    people = await begun(world)
    await revealed(world, people)
    await world.passes(days=1, hours=1)
    assert "It is the move of Ana" in flat(world.card)
    assert told(people["Ana"], "Put one of those named forward")


async def test_a_mark_taken_away_takes_the_keeping_back(world: World) -> None:
    people = await begun(world)
    await revealed(world, people)
    mark = await people["Ben"].marks("✅")
    assert "1 of 3 have answered" in flat(world.card)
    await people["Ben"].unmarks(mark)
    assert "0 of 3 have answered" in flat(world.card)


async def test_three_against_three_no_coin_is_flipped(world: World) -> None:
    people = await begun(world, "Ana", "Ben", "Cleo", "Dan", "Eva", "Finn")
    await revealed(world, people, Ana="Cleo", Cleo="Cleo", Eva="Cleo")
    for person in people.values():
        await person.marks("✅", card_of(world, CHANGE_CARD))
    await world.passes(days=10)
    assert (await world.process())["phase"] == "candidate"
    assert (await world.process())["candidates"] == []
    card = flat(world.card)
    assert "not how many there were" in card
    assert "writes clearly" in card
    await people["Ana"].types("!election candidate Cleo her reasons fit what the role takes")
    assert (await world.process())["phase"] == "consent"


async def test_only_who_was_named_is_put_forward_and_only_by_the_facilitator(world: World) -> None:
    people = await begun(world)
    await revealed(world, people)
    for person in people.values():
        await person.marks("✅", card_of(world, CHANGE_CARD))
    await people["Cleo"].types("!election candidate Ben he is the one")
    assert (await world.process())["phase"] == "candidate"
    await people["Ana"].types("!election candidate Cleo she is the one")
    assert "wasn't named" in flat(world.last)


async def test_a_facilitator_who_is_named_is_asked_privately_to_hand_over(world: World) -> None:
    people = await begun(world)
    await revealed(world, people, Cleo="Ana")
    letter = told(people["Ana"], "you were named yourself")[-1]
    assert "Hand over" in letter.labels
    await people["Ana"].types("!election handover #1 Cleo")
    assert (await world.process())["facilitator"] == await people["Cleo"].member()
    assert not any("named yourself" in flat(m) for m in world.messages())


async def test_a_facilitator_who_vanishes_is_replaced_and_the_seal_survives_a_restart(world: World) -> None:
    people = await begun(world)
    await names(people["Ben"], "Cleo", "her calm")
    await names(people["Cleo"], "Cleo", "my calm")
    await world.restart()
    await world.passes(days=2, hours=1)
    await people["Ben"].types("!election takeover #1")
    await world.passes(days=1, hours=1)
    assert (await world.process())["facilitator"] == await people["Ben"].member()
    await people["Ben"].types("!election advance #1")
    assert "her calm" in world.card.text


async def test_nobody_suitable_ends_it_with_a_next_step(world: World) -> None:
    people = await begun(world)
    await revealed(world, people)
    for person in people.values():
        await person.marks("✅", card_of(world, CHANGE_CARD))
    await people["Ana"].types("!election nobody #1")
    assert await ends(world) == {1: None}
    await people["Ana"].types("!election nobody #1 We ask around in the village until May.")
    assert await ends(world) == {1: "nobody"}
    assert "We ask around in the village" in world.last.text


@pytest.mark.parametrize(
    "words",
    ["I nominate Ben", "Ben", "Ben!", "@Ben because he listens", "Ben, weil er zuhört", "Me, because I can"],
)
async def test_what_is_a_nomination_in_the_thread_is_taken_away(world: World, words: str) -> None:
    people = await begun(world)
    await people["Ana"].types(words, reply_to=world.card)
    assert len(world.chat.removed) == 1


@pytest.mark.parametrize(
    "words",
    ["Ben, I'm late", "Ben is on holiday", "Thanks, Ben", "I propose we wait", "me too", "Ben, why not you?"],
)
async def test_who_talks_to_or_about_somebody_in_the_thread_is_left_alone(world: World, words: str) -> None:
    people = await begun(world)
    before = len(people["Ana"].inbox)
    await people["Ana"].types(words, reply_to=world.card)
    assert not world.chat.removed
    assert len(people["Ana"].inbox) == before


async def test_after_an_outage_a_nomination_in_the_open_is_still_taken_away(world: World) -> None:
    people = await begun(world)
    world.chat.failures = [ConnectionError()] * 5
    await people["Ana"].types("!election nominate #1 Ben he is reliable")
    await world.passes(minutes=10)
    assert not world.chat.failures
    assert len(world.chat.removed) == 1
