"""Elections: reasons before numbers, nominations under seal, and nobody elected without their own yes."""

from typing import Any

from bot.ports import Place
from bot.rows import Words
from tests.scenarios.telling import card_of, circle_called, ends, flat, told
from tests.world import PLATFORM, Message, Person, World

SECRETARY = "!election start Secretary\nqualifications: writes clearly\nterm: 6 months"
ROLE_CARD = "First the role"
CHANGE_CARD = "The nominations are open"


async def begun(world: World, *names: str, text: str = SECRETARY) -> dict[str, Person]:
    """A circle whose first member starts an election; the role is consented to."""
    people = {person.name: person for person in await world.circle(*(names or ("Ana", "Ben", "Cleo")))}
    await people["Ana" if "Ana" in people else next(iter(people))].types(text)
    for person in people.values():
        if ROLE_CARD in flat(world.card):
            await person.marks("👍")
    return people


async def names(person: Person, whom: str, why: str = "for good reasons") -> Message:
    """Somebody names somebody, privately."""
    await person.writes_privately(f"election nominate {whom} {why}")
    return person.letter


async def revealed(world: World, people: dict[str, Person], **whom: str) -> None:
    """Everybody has named somebody (Ben, if nothing else is said)."""
    for name, person in people.items():
        await names(person, whom.get(name, "Ben"), f"{name} has a reason")


async def chosen(world: World, people: dict[str, Person], whom: str = "Ben", **named: str) -> None:
    """All keep their nominations, and the facilitator puts somebody forward."""
    await revealed(world, people, **named)
    for person in people.values():
        await person.marks("✅", card_of(world, CHANGE_CARD))
    await next(iter(people.values())).types(f"!election candidate {whom} because of what was said")


async def roles(world: World) -> dict[str, tuple[str, str]]:
    """Who holds which role, and how they came to it."""
    ids = {each["id"]: each["name"] for each in (await world.record())["members"]}
    return {
        each["role"]: (ids[each["member"]], each["by"])
        for each in (await circle_called(world, "Garden"))["roles"]
    }


async def nominations(world: World, number: int = 1) -> list[dict[str, Any]]:
    """The answers of the nominations, as they are exported."""
    return [each for each in (await world.process(number))["answers"] if each["step"] == "nominations"]


# --- the whole way --------------------------------------------------------------------------------------


async def test_a_role_is_filled_by_reasons_and_in_the_end_by_the_nominees_own_yes(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    assert await ends(world) == {1: None}
    await people["Ben"].marks("👍", people["Ben"].letter)
    assert await ends(world) == {1: "elected"}
    assert (await roles(world))["Secretary"] == ("Ben", "election")
    process = await world.process()
    ben = await people["Ben"].member()
    assert process["role"] == "Secretary"
    assert [(each["member"], each["result"]) for each in process["candidates"]] == [(ben, "elected")]
    assert {each["nominee"] for each in await nominations(world)} == {ben}


async def test_the_term_begins_with_the_election(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await world.passes(days=3)
    await people["Ben"].marks("👍", people["Ben"].letter)
    role = next(r for r in (await circle_called(world, "Garden"))["roles"] if r["role"] == "Secretary")
    assert role["term_ends"].startswith("2026-09-05")


async def test_what_is_new_about_the_role_is_consented_to_first(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types(SECRETARY)
    assert ROLE_CARD in flat(world.card)
    assert "writes clearly" in flat(world.card)
    refusal = await people[1].writes_privately("election nominate #1 Ana she knows")
    assert refusal is None
    assert "nobody is asked for nominations now" in flat(people[1].letter)
    await people[2].types("!election object #1 That is half of what it takes.")
    for person in people[:2]:
        await person.marks("👍")
    assert "doesn't fit yet" in flat(world.card)
    await people[0].types("!election amend #1 Writes clearly, and keeps the dates.")
    for person in people:
        await person.marks("👍")
    assert "0 of 3 are in" in flat(world.card)
    assert "keeps the dates" in flat(world.card)


async def test_the_next_election_of_the_role_reuses_what_was_consented_to(world: World) -> None:
    people = await begun(world)
    await people["Ana"].types("!election meeting #1")
    await people["Ana"].types("!election start secretary")
    assert "0 of 3 are in" in flat(world.card)
    assert "writes clearly" in flat(world.card)
    assert "6 months" in flat(world.card)


async def test_roles_that_the_field_knows_have_words_where_none_are_given(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types("!election start Facilitator")
    assert "everybody is heard" in flat(world.card)
    assert "1 year" in flat(world.card)


async def test_several_roles_are_filled_one_after_the_other(world: World) -> None:
    people = await begun(world, text="!election start Secretary, Treasurer")
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Ben"].marks("👍", people["Ben"].letter)
    assert await ends(world) == {1: "elected", 2: None}
    assert "Treasurer" in flat(world.card)


async def test_one_election_of_a_role_runs_at_a_time(world: World) -> None:
    people = await begun(world)
    await people["Ben"].types("!election start secretary")
    assert "running already: #1" in flat(world.last)
    assert list(await ends(world)) == [1]


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
    assert "1 of 3 are in" in flat(world.card)
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
    assert "1 of 3 are in" in flat(world.card)


async def test_written_privately_without_more_it_is_taken_where_one_nomination_is_owed(world: World) -> None:
    people = await begun(world)
    await people["Ana"].writes_privately("Cleo, she is always there")
    assert "is in, sealed" in flat(people["Ana"].letter)
    await people["Ana"].writes_privately("Thank you!")
    assert "couldn't tell whom" not in flat(people["Ana"].letter)
    assert "1 of 3 are in" in flat(world.card)


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


async def test_nobody_passes_and_a_nomination_has_a_reason(world: World) -> None:
    people = await begun(world)
    assert "Pass" not in world.card.labels
    await people["Ana"].writes_privately("election nominate Ben")
    assert "has a reason" in flat(people["Ana"].letter)
    await people["Ana"].writes_privately("election nominate Zoe she is new")
    assert "couldn't tell whom you name" in flat(people["Ana"].letter)
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
    assert "Ben names Ana, before Cleo" in world.card.text
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


# --- consent --------------------------------------------------------------------------------------------


async def test_the_card_that_asks_about_a_person_has_no_hand(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    assert {action.mark for action in world.card.card.actions if action.mark} == {"👍", "⏳"}
    await people["Cleo"].marks("✋")
    assert (await world.process())["objections"] == []


async def test_who_is_named_by_all_and_away_comes_last_and_is_waited_for(world: World) -> None:
    people = await begun(world, "Cleo", "Ana", "Ben", "Dan")
    await people["Ana"].types("!circle away 3 weeks")
    for name in ("Cleo", "Ben", "Dan"):
        await names(people[name], "Ana", f"{name} trusts her")
    for name in ("Cleo", "Ben", "Dan"):
        await people[name].marks("✅", card_of(world, CHANGE_CARD))
    await people["Cleo"].types("!election candidate Ana all of us trust her")
    for name in ("Cleo", "Ben", "Dan"):
        await people[name].marks("👍")
    assert "Now Ana is asked, last and alone" in flat(world.card)
    await world.passes(days=13)
    assert await ends(world) == {1: None}
    assert "Secretary" not in await roles(world)
    await people["Ana"].writes_privately("election consent #1")
    assert (await roles(world))["Secretary"] == ("Ana", "election")


async def test_the_nominee_is_asked_only_when_all_others_have_consented(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ben"].marks("👍")
    assert "asked first, and you last" in flat(people["Ben"].letter)
    await people["Ana"].marks("👍")
    assert not told(people["Ben"], "now it is yours to say")
    await people["Cleo"].marks("👍")
    letter = told(people["Ben"], "now it is yours to say")[-1]
    assert letter.labels == ["Consent", "Object", "Decline"]
    assert (await world.process())["deadline"] is None


async def test_a_firm_no_is_thanked_and_the_next_comes_from_the_same_nominations(world: World) -> None:
    people = await begun(world)
    await chosen(world, people, Cleo="Cleo")
    await people["Ben"].writes_privately("election decline #1 my mother is ill")
    assert "Thank you for saying so" in flat(people["Ben"].letter)
    assert not any("mother" in flat(m) for m in world.chat.messages)
    rows = await world.store.read(lambda uow: uow.find(Words))
    assert not any("mother" in (row.text or "") for row in rows)
    assert "Ana names Ben" in world.card.text
    await people["Ana"].types("!election candidate Ben once more")
    assert "has declined" in flat(world.last)
    await people["Ana"].types("!election candidate Cleo for her own reasons")
    await people["Ana"].marks("👍")
    await people["Ben"].marks("👍")
    await people["Cleo"].marks("👍", people["Cleo"].letter)
    assert (await roles(world))["Secretary"] == ("Cleo", "election")
    results = [each["result"] for each in (await world.process())["candidates"]]
    assert results == ["declined", "elected"]


async def test_what_would_make_it_possible_is_worked_in_and_all_are_asked_again(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Ben"].writes_privately("election object #1 Half a year is too long for me just now.")
    assert (await world.process())["phase"] == "integration"
    assert "Half a year is too long" in world.card.text
    await people["Ana"].types("!election amend #1 For three months, with Cleo at his side.\nterm: 3 months")
    assert "3 months" in flat(world.card)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Ben"].marks("👍", told(people["Ben"], "now it is yours to say")[-1])
    role = next(r for r in (await circle_called(world, "Garden"))["roles"] if r["role"] == "Secretary")
    assert role["term_ends"].startswith("2026-06")
    assert [each["status"] for each in (await world.process())["objections"]] == ["integrated"]


async def test_an_objection_to_a_person_can_lead_to_the_next_one(world: World) -> None:
    people = await begun(world)
    await chosen(world, people, Cleo="Cleo")
    await people["Ana"].marks("👍")
    await people["Cleo"].writes_privately("election object #1 He is away each second week.")
    assert "He is away each second week." in world.card.text
    await people["Ana"].types("!election candidate Cleo she is there")
    results = [each["result"] for each in (await world.process())["candidates"]]
    assert results == ["set aside", None]


async def test_an_open_objection_stops_it_whatever_the_others_say(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Cleo"].writes_privately("election object #1 He is away each second week.")
    await people["Ana"].marks("👍")
    await world.passes(days=30)
    assert await ends(world) == {1: None}
    assert not told(people["Ben"], "now it is yours to say")


async def test_silence_covers_no_one_who_is_put_forward_even_where_it_lapses(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!circle settings silence: lapse")
    for person in (ana, ben, cleo):
        await person.marks("👍")
    await world.passes(minutes=11)
    await ana.types("!election start Secretary")
    people = {"Ana": ana, "Ben": ben, "Cleo": cleo}
    for person in people.values():
        await person.marks("👍")
    for person in people.values():
        await person.writes_privately("election nominate #2 Ben he is there")
    for person in people.values():
        await person.marks("✅", card_of(world, CHANGE_CARD))
    await ana.types("!election candidate Ben he is there")
    await ana.marks("👍")
    await world.passes(days=20)
    assert (await ends(world))[2] is None


async def test_who_was_elected_may_call_their_yes_a_mistake_for_ten_minutes(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Ben"].marks("👍", people["Ben"].letter)
    await people["Ben"].writes_privately("election reopen")
    assert await ends(world) == {1: None}
    assert "Secretary" not in await roles(world)
    await people["Ben"].writes_privately("election decline #1")
    assert (await world.process())["phase"] == "candidate"


async def test_who_objects_after_the_election_is_on_record_and_the_circle_can_elect_again(
    world: World,
) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Ben"].marks("👍", people["Ben"].letter)
    await world.passes(hours=2)
    await people["Cleo"].writes_privately("election object #1 He is away until May, as I hear.")
    assert (await roles(world))["Secretary"] == ("Ben", "election")
    assert "It stands" in flat(world.last)
    late = [each for each in (await world.process())["answers"] if each["late"]]
    assert [(each["step"], each["counts"]) for each in late] == [("closed", False)]
    await people["Cleo"].presses("Start an election", world.last)
    assert (await ends(world))[2] is None


async def test_a_candidate_who_leaves_the_circle_isnt_elected(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ben"].types("!circle leave")
    assert (await world.process())["phase"] == "candidate"
    assert [each["result"] for each in (await world.process())["candidates"]] == ["left"]


async def test_any_member_can_take_it_to_a_meeting(world: World) -> None:
    people = await begun(world)
    await names(people["Ana"], "Ben", "sealed for ever")
    await people["Cleo"].types("!election meeting #1 We see each other on Friday.")
    assert await ends(world) == {1: "to meeting"}
    assert "sealed for ever" not in str(await world.record())


async def test_who_started_it_takes_it_back_before_it_is_opened_and_not_after(world: World) -> None:
    people = await begun(world)
    await people["Ana"].types("!election withdraw #1")
    assert await ends(world) == {1: "withdrawn"}
    await people["Ana"].types("!election start Secretary")
    for person in people.values():
        await person.writes_privately("election nominate #2 Ben he is there")
    await people["Ana"].types("!election withdraw #2")
    assert (await ends(world))[2] is None


# --- live -----------------------------------------------------------------------------------------------


async def test_live_it_takes_no_deadline_and_the_absent_are_asked_when_it_comes_to_consent(
    world: World,
) -> None:
    people = {p.name: p for p in await world.circle("Ana", "Ben", "Cleo", "Dan")}
    await people["Ana"].types("!election start Secretary\nmode: live")
    for name in ("Ben", "Cleo"):
        await people[name].marks("🙋")
    await people["Ana"].types("!election advance #1")
    here = ("Ana", "Ben", "Cleo")
    for name in here:
        await people[name].marks("👍")
    await people["Dan"].marks("👍")
    for name in here:
        await names(people[name], "Ben", f"{name} sees it")
    for name in here:
        await people[name].marks("✅", card_of(world, CHANGE_CARD))
    await people["Ana"].types("!election candidate Ben he is there")
    for name in ("Ana", "Cleo"):
        await people[name].marks("👍")
    assert "Now Ben is asked" not in flat(world.card)
    await people["Dan"].marks("👍")
    await people["Ben"].marks("👍", told(people["Ben"], "now it is yours to say")[-1])
    assert await ends(world) == {1: "elected"}


# --- terms ----------------------------------------------------------------------------------------------


async def test_before_a_term_ends_the_circle_is_reminded_and_one_tap_opens_the_next(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    for name in ("Ana", "Cleo"):
        await people[name].marks("👍")
    await people["Ben"].marks("👍", people["Ben"].letter)
    await world.passes(days=160)
    letter = told(people["Ben"], "Your term in the circle")[-1]
    await people["Ben"].presses("Start an election", letter)
    assert await ends(world) == {1: "elected", 2: None}
    assert "writes clearly" in flat(world.card)
    assert (await roles(world))["Secretary"] == ("Ben", "election")


async def test_where_the_facilitator_was_assigned_the_circles_card_offers_an_election(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    card = world.messages()[0]
    await people[1].presses("Start an election: facilitator", card)
    assert "Election: facilitator" in flat(world.card)


async def test_where_it_was_answered_the_platform_is_a_private_place(world: World) -> None:
    people = await begun(world)
    letter = await names(people["Ana"], "Ben")
    assert letter.ref.place == Place(PLATFORM, f"private:{people['Ana'].id}")
