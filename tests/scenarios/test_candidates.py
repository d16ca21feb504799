"""Elections as those see them who are put forward, who are asked about somebody, and who lead."""

from tests.scenarios.electing import CHANGE_CARD, begun, chosen, names, revealed
from tests.scenarios.telling import card_of, ends, flat, told
from tests.world import World

# --- whoever is asked about somebody --------------------------------------------------------------------


async def test_a_raised_hand_is_told_at_once_that_it_isnt_an_objection_yet(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Cleo"].marks("✋")
    letter = told(people["Cleo"], "isn't an objection yet")[-1]
    assert "Object" in letter.labels
    assert not any("objection yet" in flat(m) for m in world.messages())
    await people["Ana"].marks("👍")
    await people["Ana"].marks("✋")
    assert told(people["Ana"], "isn't an objection yet", "stays as it is")
    assert "1 of 2 has answered" in flat(world.card)


async def test_a_raised_hand_is_told_so_after_another_near_miss_too(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Cleo"].marks("👎")
    await people["Cleo"].marks("✋")
    assert told(people["Cleo"], "isn't an objection yet")


async def test_a_reminder_says_who_is_put_forward_for_what_and_for_how_long(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await world.passes(days=2)
    letter = flat(told(people["Cleo"], "A short reminder", "good enough for now")[-1])
    assert "Ben takes on the role of secretary. Term: 6 months" in letter
    assert "because of what was said" in letter


async def test_a_term_that_changes_stands_beside_the_former_one_on_the_card_and_privately(
    world: World,
) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].writes_privately("election object #1 Half a year is too long for a first try.")
    await people["Ana"].types("!election amend #1\nterm: 3 months")
    assert "The term is new: 3 months, instead of 6 months" in flat(world.card)
    assert "What changed" not in flat(world.card)
    letter = flat(told(people["Cleo"], "meant to meet what you said")[-1])
    assert "3 months, instead of 6 months" in letter
    assert "What changed" not in letter
    await people["Cleo"].writes_privately("election object #1 And with nobody at his side.")
    await people["Ana"].marks("👍")
    await people["Ana"].types("!election amend #1 With Cleo at his side.")
    assert "The term is new" not in flat(world.card)


async def test_what_was_worked_in_stands_on_the_card_of_the_result(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].writes_privately("election object #1 He has never done it.")
    await people["Ana"].types("!election amend #1 Cleo helps him for the first month.")
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Ben"].marks("👍", people["Ben"].letter)
    card = flat(world.last)
    assert "because of what was said" in card
    assert "Cleo helps him for the first month." in card


async def test_the_last_who_names_somebody_is_told_that_all_are_open(world: World) -> None:
    people = await begun(world)
    await revealed(world, people)
    assert told(people["Ana"], "is in, sealed")
    assert not told(people["Cleo"], "is in, sealed")
    assert told(people["Cleo"], "was the last")


# --- whoever is put forward -----------------------------------------------------------------------------


async def test_whoever_is_to_say_yes_reads_what_to(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    assert "because of what was said" in flat(people["Ben"].letter)
    await people["Ana"].marks("👍")
    await people["Cleo"].writes_privately("election object #1 He has never done it.")
    await people["Ana"].types("!election amend #1 Cleo helps him.\nterm: 3 months")
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    letter = flat(told(people["Ben"], "now it is yours to say")[-1])
    assert "Cleo helps him." in letter
    assert "3 months" in letter


async def test_whose_own_objection_is_worked_in_is_told_that_the_others_come_first(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Ben"].writes_privately("election object #1 Only with help.")
    await people["Ana"].types("!election amend #1 Cleo helps him.")
    letter = told(people["Ben"], "meant to meet what you said")[-1]
    assert "you need do nothing now" in flat(letter)
    assert "consent" not in flat(letter).casefold().replace("with your consent", "")


async def test_nobody_presses_whoever_takes_their_time(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await world.passes(days=8)
    assert "a no is as welcome as a yes" in flat(people["Ben"].letter)
    await world.passes(days=7)
    letter = told(people["Ana"], "hasn't answered yet")[-1]
    assert "parent circle" not in flat(letter)
    assert "Withdraw" not in letter.labels
    assert {"Put forward", "Nobody for now", "Meeting"} >= set(letter.labels) - {"Consent", "Object"}
    assert not any("hasn't answered" in flat(m) for m in world.messages())
    await people["Ben"].writes_privately("inbox")
    assert "in your own time" in flat(people["Ben"].letter)
    assert "time is over" not in flat(people["Ben"].letter)


async def test_the_result_names_nobody_who_was_asked_before(world: World) -> None:
    people = await begun(world)
    await chosen(world, people, Cleo="Cleo")
    await people["Ben"].writes_privately("election decline #1")
    await people["Ana"].types("!election candidate Cleo for her own reasons")
    await people["Ana"].marks("👍")
    await people["Ben"].marks("👍")
    await people["Cleo"].marks("👍", people["Cleo"].letter)
    assert "isn't available" not in flat(world.last)
    results = [each["result"] for each in (await world.process())["candidates"]]
    assert results == ["declined", "elected"]


# --- whoever leads --------------------------------------------------------------------------------------


async def test_a_facilitator_named_only_in_the_change_round_is_asked_to_hand_over_too(world: World) -> None:
    people = await begun(world)
    await revealed(world, people)
    await people["Cleo"].writes_privately("election change #1 Ana she asks the good questions")
    letter = told(people["Ana"], "you were named yourself")[-1]
    assert "Hand over" in letter.labels
    for name in ("Ana", "Ben"):
        await people[name].marks("✅", card_of(world, CHANGE_CARD))
    letter = told(people["Ana"], "it is your move, and you were named yourself")[-1]
    assert "Hand over" in letter.labels


async def test_whoever_takes_the_lead_and_was_named_hears_it_as_well(world: World) -> None:
    people = await begun(world)
    await revealed(world, people, Cleo="Ana")
    await people["Ana"].types("!election handover #1 Ben")
    assert told(people["Ben"], "you facilitate it from now on, and you were named yourself")


async def test_a_facilitator_who_is_put_forward_can_hand_over_what_to_make_of_an_objection(
    world: World,
) -> None:
    people = await begun(world)
    await chosen(world, people, "Ana", Ben="Ana", Cleo="Ana")
    await people["Ben"].marks("👍")
    await people["Cleo"].writes_privately("election object #1 She has three roles already.")
    assert "Hand over" in told(people["Ana"], "an objection to work in")[-1].labels


async def test_when_nobody_of_those_named_is_left_the_card_says_what_is_to_be_said(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ben"].writes_privately("election decline #1")
    assert "Nobody of those named is left to ask" in flat(world.card)
    assert "Put forward" not in world.card.labels
    letter = told(people["Ana"], "nobody of those named is left")[-1]
    assert "Put forward" not in letter.labels
    await people["Ana"].presses("Nobody for now", letter, reason="We ask in the village.")
    assert await ends(world) == {1: "nobody"}


async def test_missing_answers_lead_to_ways_that_an_election_has(world: World) -> None:
    people = await begun(world)
    await chosen(world, people, Cleo="Cleo")
    await people["Ana"].marks("👍")
    await world.passes(days=18)
    letter = told(people["Ana"], "missing for two weeks")[-1]
    assert "Withdraw" not in letter.labels
    assert "parent circle" not in flat(letter)
    assert "the next person from the same nominations" in flat(world.card)
    await people["Ana"].presses("Put forward", letter, member=await people["Cleo"].member(), reason="she too")
    assert "Ben was put forward before; the circle looks further" in flat(world.card)


async def test_the_details_repeat_nothing_that_stands_on_the_card(world: World) -> None:
    people = await begun(world)
    await revealed(world, people)
    await people["Ana"].writes_privately("election details #1")
    assert people["Ana"].letter.text.count("Ana has a reason") == 1


async def test_live_too_whoever_is_missing_is_asked_before_the_others_are_opened_without_them(
    world: World,
) -> None:
    people = {p.name: p for p in await world.circle("Ana", "Ben", "Cleo")}
    await people["Ana"].types("!election start Secretary\nmode: live")
    for name in ("Ben", "Cleo"):
        await people[name].marks("🙋")
    for person in people.values():
        await person.marks("👍")
    await names(people["Ana"], "Ben")
    await names(people["Ben"], "Cleo")
    await people["Ana"].types("!election advance #1")
    assert CHANGE_CARD not in flat(world.card)
    assert told(people["Cleo"], "yours is missing")
    assert told(people["Ana"], "not all are in: Cleo")
    await people["Ana"].types("!election advance #1")
    assert CHANGE_CARD not in flat(world.card), "pressed twice in the same breath"
    await world.passes(minutes=1)
    await people["Ana"].types("!election advance #1")
    assert "Not in when the nominations were opened: Cleo" in flat(world.card)


async def test_live_the_role_waits_for_nobody_who_isnt_there_and_they_read_it_before_they_consent(
    world: World,
) -> None:
    people = {p.name: p for p in await world.circle("Ana", "Ben", "Cleo", "Dan")}
    await people["Ana"].types("!election start Secretary\nmode: live\nqualifications: writes clearly")
    here = ("Ana", "Ben", "Cleo")
    for name in here[1:]:
        await people[name].marks("🙋")
    await people["Ana"].types("!election advance #1")
    for name in here:
        await people[name].marks("👍")
    assert (await world.process())["phase"] == "nominations"
    for name in here:
        await names(people[name], "Ben")
    for name in here:
        await people[name].marks("✅", card_of(world, CHANGE_CARD))
    await people["Ana"].types("!election candidate Ben he is there")
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    assert "writes clearly" in flat(told(people["Dan"], "you are asked too now")[-1])
    assert await ends(world) == {1: None}


async def test_to_name_oneself_one_neednt_write_ones_name(world: World) -> None:
    people = await begun(world)
    await people["Ana"].writes_privately("Me, because I like to write", reply_to=people["Ana"].letter)
    await names(people["Ben"], "Ana")
    await names(people["Cleo"], "Ana")
    assert "Ana names Ana" in world.card.text
    assert "because I like to write" in world.card.text


async def test_whoever_objects_to_somebody_is_helped_to_words_that_this_person_can_read(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    help_ = "Ben and the circle will read it"
    assert any(help_ in action.intro for action in world.card.card.actions)
    await people["Cleo"].marks("✋")
    assert help_ in flat(told(people["Cleo"], "isn't an objection yet")[-1])
    await people["Cleo"].writes_privately("election object #1")
    letter = flat(people["Cleo"].letter)
    assert help_ in letter
    assert "talk with Ana first" in letter


async def test_a_nominee_on_leave_is_waited_for_and_the_card_says_so(world: World) -> None:
    people = await begun(world)
    await revealed(world, people)
    for person in people.values():
        await person.marks("✅", card_of(world, CHANGE_CARD))
    await people["Ben"].types("!circle away\nuntil: in 5 days")
    await people["Ana"].types("!election candidate Ben because of what was said")
    assert "Informed, not waited for" not in flat(world.card)
    for name in ("Ana", "Cleo"):
        await people[name].marks("👍")
    assert "Now Ben is asked, last and alone, and is on leave until Sat 7 Mar" in flat(world.card)
    assert "Informed, not waited for" not in flat(world.card)
    await people["Ben"].types("!circle back")
    await world.passes(days=8)
    assert "Now Ben is asked, last and alone. There is no countdown." in flat(world.card)
    await people["Ben"].writes_privately("election consent")
    assert await ends(world) == {1: "elected"}


async def test_a_term_that_was_shortened_for_somebody_goes_with_them(world: World) -> None:
    people = await begun(world)
    await chosen(world, people, Ana="Cleo")
    await people["Ana"].types("!election amend #1 For a quarter.\nterm: 3 months")
    assert "Term: 3 months" in flat(world.card)
    await people["Ben"].writes_privately("election decline #1")
    assert "Its term: 6 months" in flat(world.card)


async def test_who_is_reminded_of_the_change_round_reads_the_nominations_and_that_silence_keeps(
    world: World,
) -> None:
    people = await begun(world)
    await revealed(world, people)
    await world.passes(hours=23)
    letter = flat(people["Cleo"].letter)
    assert "without a word from you it stays as it is" in letter
    assert "Ana names Ben ▏ Ana has a reason" in letter


async def test_of_one_nomination_it_is_said_that_it_is_in(world: World) -> None:
    people = await begun(world)
    await names(people["Ana"], "Ben")
    assert "1 of 3 is in, until" in flat(world.card)
    await names(people["Cleo"], "Ben")
    assert "2 of 3 are in, until" in flat(world.card)


async def test_who_comes_while_a_live_election_names_people_is_asked_too(world: World) -> None:
    people = {p.name: p for p in await world.circle("Ana", "Ben", "Cleo", "Dan")}
    await people["Ana"].types("!election start Secretary\nmode: live")
    for name in ("Ben", "Cleo"):
        await people[name].marks("🙋")
    await people["Ana"].types("!election advance #1")
    for name in ("Ana", "Ben", "Cleo"):
        await people[name].marks("👍")
    await names(people["Dan"], "Ben")
    assert "Say Join or “election present” first" in flat(people["Dan"].letter)
    await people["Dan"].presses("Join")
    assert "0 of 4 are in" in flat(world.card)
    assert "Not there" not in flat(world.card)
    assert told(people["Dan"], "whom do you see in this role")
    for person in people.values():
        await names(person, "Ben")
    assert "Dan names Ben" in flat(world.card)
