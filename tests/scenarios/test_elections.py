"""Elections: reasons before numbers, and nobody elected without their own yes."""

from bot.rows import Words
from tests.scenarios.electing import (
    CHANGE_CARD,
    ROLE_CARD,
    SECRETARY,
    begun,
    chosen,
    names,
    nominations,
    roles,
)
from tests.scenarios.telling import card_of, circle_called, ends, flat, told
from tests.world import World

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
    [of_another] = world.card.action("Object").asks
    assert "What would it harm" in of_another.label
    await people["Cleo"].marks("👍")
    [asked] = told(people["Ben"], "now it is yours to say")[-1].action("Object").asks
    assert "What would make it possible for you" in asked.label
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
    assert not told(people["Dan"], "you are asked too now")
    for name in here:
        await names(people[name], "Ben", f"{name} sees it")
    for name in here:
        await people[name].marks("✅", card_of(world, CHANGE_CARD))
    await people["Ana"].types("!election candidate Ben he is there")
    for name in ("Ana", "Cleo"):
        await people[name].marks("👍")
    assert "Now Ben is asked" not in flat(world.card)
    assert "writes clearly" in flat(people["Dan"].letter)
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
    assert "Election (facilitator)" in flat(world.card)
