"""Talking rounds where people do what nobody planned for: twice, too early, from outside, all at once."""

from bot.rows import Words
from tests.scenarios.rounds import ASYNC, LIVE, calls, gathered, said
from tests.scenarios.telling import card_of, ends, flat, told
from tests.world import World


async def kept(world: World) -> str:
    """All words that the bot has kept."""
    return await world.store.read(lambda uow: " ".join(row.text or "" for row in uow.find(Words)))


# --- words that aren't kept -----------------------------------------------------------------------------


async def test_what_was_said_anew_in_a_check_in_goes_with_its_end_too(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types("!round start How are you?\nkind: check-in")
    await ana.types("!round say I slept badly.")
    await ana.types("!round say I am all right.")
    await ben.marks("⏭️")
    assert await ends(world) == {1: "complete"}
    for words in ("slept badly", "all right"):
        assert words not in await kept(world)
        assert words not in str(await world.record())


async def test_what_somebody_from_outside_says_in_the_thread_isnt_kept_nor_answered(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    (zoe,) = await world.circle("Zoe", name="Kitchen", room="kitchen")
    await ana.types(ASYNC)
    before = len(world.chat.messages)
    await zoe.types("Just between us.", reply_to=world.card)
    await zoe.types("x" * 9_000, reply_to=world.card)
    assert "between us" not in await kept(world)
    assert len(world.chat.messages) == before


async def test_words_that_come_too_early_to_count_arent_kept(world: World) -> None:
    people = await gathered(world, "!round start How are you?\nmode: live\nkind: check-in")
    await people["Eva"].types("!round say I am tired.")
    assert told(people["Eva"], "You are in: you speak at the end of the round", "Keep your words until then")
    assert "tired" not in await kept(world)


# --- twice ----------------------------------------------------------------------------------------------


async def test_two_who_ask_for_a_second_round_at_once_get_one(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(ASYNC)
    for person in (ana, ben):
        await person.types("!round say #1 So.")
    card = world.card
    await ana.presses("Again", card)
    await ben.presses("Again", card)
    assert await ends(world) == {1: "complete", 2: None}
    assert told(ben, "Round #2 is open")


async def test_two_who_call_a_round_for_the_same_decision_get_one(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!consent quick Buy a shredder")
    await ana.marks("👍")
    await cleo.marks("👍")
    await ben.types("!consent object #1 Who repairs it?")
    card = card_of(world, "Call a round")
    await cleo.presses("Call a round", card)
    await ana.presses("Call a round", card)
    assert await ends(world) == {1: None, 2: None}
    assert told(ana, "Round #2 is open")


async def test_whoever_came_since_the_facilitator_asked_to_close_isnt_passed_over(world: World) -> None:
    people = await gathered(world)
    await people["Ana"].types("!round close")
    await people["Eva"].marks("🙋", card_of(world, "Speaking"))
    await people["Ana"].types("!round close")
    assert "Eva" in flat(world.last)
    assert await ends(world) == {1: None}
    await people["Ana"].types("!round close")
    assert await ends(world) == {1: "closed with gaps"}


# --- people ---------------------------------------------------------------------------------------------


async def test_whoever_is_here_is_called_although_they_are_on_leave(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types("!circle away\nuntil: in 5 days")
    await ana.types(LIVE)
    await ben.marks("🙋")
    await cleo.marks("🙋")
    card = flat(card_of(world, "Speaking"))
    assert "Ben" in card
    assert "Informed, not waited for" not in card
    process = await world.process()
    assert await ben.member() in process["asked"]
    assert await ben.member() not in process["away"]


async def test_where_everybody_is_on_leave_there_is_nobody_to_ask(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    for person in (ana, ben):
        await person.types("!circle away\nuntil: in 5 days")
    await ana.types(ASYNC)
    assert "Everybody in Garden is on leave" in flat(world.last)
    assert await ends(world) == {}


async def test_a_round_that_everybody_left_isnt_one_in_which_everybody_was_heard(world: World) -> None:
    people = await world.circle("Ana", "Ben")
    await people[0].types(ASYNC)
    for person in people:
        await person.types("!circle leave")
    assert await ends(world) == {1: "closed with gaps"}


async def test_where_nobody_is_on_turn_whoever_is_unheard_just_speaks(world: World) -> None:
    people = await gathered(world)
    for _ in range(4):
        await world.passes(minutes=2)
    await world.passes(minutes=3)
    assert "Not heard yet: " in flat(card_of(world, "Round #1"))
    await people["Ben"].types("!round say Sorry, the door bell.")
    await people["Ben"].types("A parcel.", reply_to=calls(world)[-1])
    assert said(await world.process(), await people["Ben"].member()) == ["Sorry, the door bell.", "A parcel."]
    await people["Ben"].types("!round done")
    for name in ("Cleo", "Dan"):
        await people[name].types("!round done")
    await people["Ana"].types("!round pass")
    assert await ends(world) == {1: "complete"}


# --- much at once ---------------------------------------------------------------------------------------


async def test_what_comes_late_never_outgrows_the_card_and_can_all_be_read(world: World) -> None:
    people = await world.circle(*(f"P{number}" for number in range(1, 21)))
    await people[0].types(ASYNC)
    for _ in range(2):
        await people[0].types("!round close #1")
    for person in people:
        await person.types(f"!round say #1 {person.name} missed the bus. {'So sorry. ' * 100}")
    assert len(world.card.text) < 16_000
    assert "“round details #1” has all of it" in flat(world.card)
    answer = await people[5].writes_privately("round details #1")
    letter = flat(answer or people[5].letter)
    assert all(f"{person.name} missed the bus." in letter for person in people)


async def test_a_live_round_has_no_deadline_and_says_so_of_a_round(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types("!round start The fair\nmode: live\ndeadline: 3 days")
    assert "A live round has no deadline" in flat(world.last)
    await ana.types(f"!round start {'so long ' * 20}")
    assert "Say it in fewer." in flat(world.last)
    await ana.types(f"!round start The fair\nmode: {'y' * 60_000}")
    assert len(flat(world.last)) < 300


async def test_whoever_says_very_much_doesnt_take_the_others_room_on_the_card(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    await ana.types("My story. " * 700, reply_to=world.card)
    await ana.types("It goes on. " * 600, reply_to=world.card)
    await ben.types("!round say #1 I liked it.")
    await cleo.types("!round say #1 The end of all. " + "And more. " * 200)
    await world.passes(seconds=46)
    card = flat(world.card)
    assert len(card) < 12_000
    for words in ("Ana ▏ My story.", "Ben ▏ I liked it.", "“round details #1” has every word"):
        assert words in card
    answer = await ben.writes_privately("round details #1")
    assert "It goes on." in flat(answer or ben.letter)


async def test_the_details_say_nothing_twice(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(ASYNC)
    await ben.types("!round say #1 It was loud.")
    answer = await ana.writes_privately("round details #1")
    assert flat(answer or ana.letter).count("It was loud.") == 1


async def test_in_a_blind_round_the_record_doesnt_tell_whose_pass_was_taken_back(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!round start The fair\nmode: blind")
    await ben.unmarks(await ben.marks("⏭️"))
    record = await world.record()
    assert not {"passed", "answer taken back"} & {entry["what"] for entry in record["log"]}
    assert (await world.process())["answers"] == []


async def test_those_who_speak_at_the_same_moment_are_named_in_the_order_in_which_they_did(
    world: World,
) -> None:
    names = [f"P{number}" for number in range(1, 9)]
    people = await world.circle(*names)
    await people[0].types(ASYNC)
    for act in [person.line(f"!round say #1 I am {person.name}.") for person in people[1:]]:
        await world.engine.handle(act)
    await world.settle()
    card = flat(world.card)
    assert [card.index(f"I am {name}.") for name in names[1:]] == sorted(
        card.index(f"I am {name}.") for name in names[1:]
    )


async def test_the_time_of_a_turn_is_read_in_the_language_of_whoever_gives_it(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.writes_privately("inbox settings\nlanguage: de")
    await ana.types("!round start The fair\nmode: live\nturn: eine halbe Minute")
    for person in (ana, ben):
        await person.marks("🙋")
    assert "about 30 seconds" in flat(card_of(world, "Speaking: Ana"))


async def test_in_a_blind_round_plain_words_written_privately_are_taken(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!round start The fair\nmode: blind")
    await ben.writes_privately("We should stop it.")
    assert told(ben, "nobody sees it until all are heard")
    await cleo.types("!round say #1 On we go.")
    await ana.marks("⏭️")
    assert "Ben ▏ We should stop it." in flat(world.card)


async def test_over_days_plain_words_written_privately_reach_nobody_else(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(ASYNC)
    await ben.writes_privately("We should stop it.")
    assert "stop it" not in flat(world.card)


async def test_next_without_a_number_means_the_round_that_has_turns(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types(ASYNC)
    await people[0].types(LIVE)
    for person in people[1:]:
        await person.marks("🙋", card_of(world, "Who is here?"))
    assert len(calls(world)) == 1
    await people[0].types("!round next")
    assert len(calls(world)) == 2


async def test_a_gathering_in_which_nobody_begins_ends_after_a_day(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(LIVE)
    await world.passes(hours=20)
    await ben.marks("🙋")
    await world.passes(hours=23)
    assert await ends(world) == {1: None}
    await world.passes(hours=2)
    assert await ends(world) == {1: "closed with gaps"}
    assert told(ana, "nobody has begun it for a day")
    assert not told(ben, "nobody has begun it for a day")
    assert "Next" not in world.last.labels
    await ana.types(LIVE)
    assert await ends(world) == {1: "closed with gaps", 2: None}


async def test_a_round_that_has_begun_doesnt_end_by_itself_after_a_day(world: World) -> None:
    await gathered(world)
    await world.passes(days=3)
    assert await ends(world) == {1: None}
