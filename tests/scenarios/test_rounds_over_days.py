"""Rounds over days: everybody is asked at once, in sight of each other or blind, and heard once."""

import pytest

from tests.scenarios.rounds import ASYNC, BLIND, gathered, on_turn, said
from tests.scenarios.telling import SHREDDER, ends, flat, told
from tests.world import World

# --- over days ----------------------------------------------------------------------------------------


async def test_over_days_everybody_is_asked_at_once_and_it_ends_when_all_are_heard(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    await ben.types("!round say #1 It was loud.")
    assert "It was loud." in flat(world.card)
    assert "Still to be heard:" in flat(world.card)
    await cleo.marks("⏭️")
    await ana.types("Next year in May.", reply_to=world.card)
    assert await ends(world) == {1: None}, "more of it may follow"
    await ana.types("Or June.", reply_to=world.card)
    await world.passes(seconds=46)
    assert await ends(world) == {1: "complete"}
    card = flat(world.card)
    for words in ("It was loud.", "Next year in May. ▏ Or June.", "Cleo passed."):
        assert words in card


async def test_saying_it_again_replaces_it(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    await ben.types("!round say #1 It was loud.")
    await ben.types("!round say #1 It was lovely.")
    assert said(await world.process(), await ben.member()) == ["It was lovely."]
    assert "loud" not in flat(world.card)


async def test_only_those_unheard_are_reminded_and_silence_never_closes(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    await ben.types("!round say #1 It was loud.")
    await ana.types("!round say #1 I liked it.")
    ben_before = len(ben.inbox)
    await world.passes(days=3)
    assert told(cleo, "The fair")
    assert len(ben.inbox) == ben_before
    assert told(ana, "Not heard: Cleo.")
    assert await ends(world) == {1: None}
    await cleo.types("!round say #1 Sorry, here I am.")
    assert await ends(world) == {1: "complete"}


async def test_closing_with_gaps_asks_first_and_stands_on_the_record(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    await ben.types("!round close #1")
    assert "Ana leads this round" in flat(world.last)
    await ana.types("!round close #1")
    assert "Not heard yet: " in flat(world.last)
    assert "Close" in world.last.labels
    assert await ends(world) == {1: None}
    await ana.types("!round close #1")
    process = await world.process()
    assert process["outcome"] == "closed with gaps"
    assert len(process["unheard"]) == 3
    assert "Not heard: " in flat(world.card)


async def test_a_word_that_comes_late_is_appended_and_marked_late(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(ASYNC)
    await ana.types("!round close #1")
    await ana.types("!round close #1")
    await ben.types("!round say #1 I was on the train.")
    assert "Ben, late ▏ I was on the train." in flat(world.card)
    (late,) = (await world.process())["answers"]
    assert late["late"]


async def test_a_second_round_takes_one_word_and_another_order(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types(ASYNC)
    first = flat(world.card).split("Still to be heard: ")[1].split(".")[0]
    await people[0].types("!round again")
    assert "Round #1 is still open" in flat(world.last)
    for person in people:
        await person.types("!round say #1 So.")
    await people[1].types("!round again")
    assert "Round #2: The fair" in world.card.text
    second = flat(world.card).split("Still to be heard: ")[1].split(".")[0]
    assert second != first


async def test_a_pass_by_mark_is_taken_back_with_the_mark(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    mark = await ben.marks("⏭️")
    assert "Ben passed." in flat(world.card)
    await ben.unmarks(mark)
    assert "Ben" in flat(world.card).split("Still to be heard:")[1]


async def test_to_close_with_others_unheard_than_was_told_asks_anew(world: World) -> None:
    ana, ben, *_ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    await ana.types("!round close #1")
    await ben.types("!round say #1 It was loud.")
    await ana.types("!round close #1")
    assert await ends(world) == {1: None}
    assert "Ben" not in flat(world.last)
    await ana.types("!round close #1")
    assert await ends(world) == {1: "closed with gaps"}


@pytest.mark.parametrize("kind", ["questions", "ideas", "open"])
async def test_where_there_may_be_nothing_to_say_a_pass_is_invited(world: World, kind: str) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(f"!round start The fair\nkind: {kind}")
    assert "Nothing to say? Pass: that is an answer too." in flat(world.card)


@pytest.mark.parametrize("kind", ["check-in", "reactions", "evaluation", "check-out"])
async def test_where_every_voice_counts_people_are_encouraged_and_may_pass(world: World, kind: str) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(f"!round start The fair\nkind: {kind}")
    card = flat(world.card)
    assert "It is good to hear everyone" in card
    assert "Nothing to say?" not in card
    for person in (ana, ben):
        await person.marks("⏭️")
    assert await ends(world) == {1: "complete"}


async def test_who_speaks_privately_is_told_that_it_is_in_and_who_sees_it(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(ASYNC)
    await ana.types(BLIND)
    await ben.writes_privately("round say #1 It was loud.")
    assert "stands on the card of round #1, where the circle sees it" in flat(ben.letter)
    await ben.writes_privately("round say #2 Stop it.")
    assert "nobody sees it until all are heard" in flat(ben.letter)


async def test_a_check_in_says_before_and_after_that_its_words_go(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types("!round start Monday\nkind: check-in")
    assert "I forget what is said here when the round closes" in flat(world.card)
    await ana.types("!round say #1 Tired.")
    for _ in range(2):
        await ana.types("!round close #1")
    assert "What was said isn't kept." in flat(world.card)
    await ben.types("!round say #1 Late bus.")
    assert told(ben, "Words of a check-in aren't kept")
    card = flat(world.card)
    assert "Ben spoke afterwards." in card
    assert "Not heard:" not in card, "who spoke after all isn't held up as silent"


# --- blind --------------------------------------------------------------------------------------------


async def test_in_a_blind_round_nobody_sees_a_word_before_all_are_in(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(BLIND)
    await ben.writes_privately("round say #1 We should stop it.")
    everything = " ".join(flat(m) for m in world.chat.messages) + str(await world.record())
    assert "stop it" not in everything
    await cleo.types("I say May.", reply_to=world.card)
    assert told(cleo, "This round is blind")
    assert not said(await world.process(), await cleo.member())
    await cleo.writes_privately("round say #1 I say May.")
    await ana.types("!round say #1 June.")
    assert told(ana, "better say it privately")
    assert await ends(world) == {1: "complete"}
    for words in ("We should stop it.", "I say May.", "June."):
        assert words in flat(world.card)


# --- people -------------------------------------------------------------------------------------------


async def test_who_leaves_on_their_turn_is_no_longer_waited_for(world: World) -> None:
    people = await gathered(world)
    speaker = next(name for name in (on_turn(world),))
    if speaker == "Ana":
        await people["Ana"].types("!round done")
        speaker = on_turn(world)
    await people[speaker].types("!circle leave")
    assert on_turn(world) != speaker


async def test_who_is_outside_the_circle_is_told_how_to_take_part(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    zoe = world.person("Zoe")
    await ana.types(ASYNC)
    await zoe.types("!round say #1 Hello!")
    assert "This round is for the members of Garden" in flat(world.last)


async def test_who_joined_meanwhile_may_speak_and_isnt_waited_for(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    dan = world.person("Dan")
    await ana.types(ASYNC)
    await ana.types("!circle add Dan", mentions=[dan])
    await dan.types("!round say #1 Hello everybody.")
    for person in (ana, ben):
        await person.types("!round say #1 So.")
    assert await ends(world) == {1: "complete"}
    assert "Hello everybody." in flat(world.card)


# --- called by a consent decision -----------------------------------------------------------------------


async def test_while_an_objection_is_worked_in_one_tap_calls_a_round(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ana.types("!consent call-a-round #1")
    assert "A round is called while an objection is being worked in" in flat(world.last)
    await ana.marks("👍")
    await cleo.marks("👍")
    await ben.types("!consent object #1 Who repairs it?")
    assert "Hear everybody first: call a round." in flat(world.card)
    await cleo.presses("Call a round")
    assert "Round #2: What is happening with #1?" in world.card.text
    assert "It was called for #1." in flat(world.card)
    assert "What is happening? What is this about for you, and what do you need?" in flat(world.card)
    for person in (ana, ben, cleo):
        await person.types("!round say #2 I am tired.")
    assert await ends(world) == {1: None, 2: "complete"}


# --- many people ----------------------------------------------------------------------------------------


async def test_four_hundred_people_over_days_fit_on_a_card_and_each_word_can_be_read(world: World) -> None:
    names = [f"Person {number}" for number in range(1, 401)]
    people = await world.circle(*names)
    await people[0].types(ASYNC)
    acts = [
        person.line(f"!round say #1 {person.name} found it a good fair, all in all.") for person in people
    ]
    for act in acts:
        await world.engine.handle(act)
    await world.settle()
    process = await world.process()
    assert process["outcome"] == "complete"
    assert len([answer for answer in process["answers"] if answer["counts"]]) == 400
    assert len(world.card.text) < 16_000
    assert "more: “round details #1” has all of it" in flat(world.card)
    answer = await people[399].writes_privately("round details #1")
    letter = flat(answer or people[399].letter)
    assert all(f"{name} found it a good fair" in letter for name in (names[0], names[200], names[399]))


async def test_after_many_rounds_starter_and_direction_still_vary(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    asked = []
    for number in range(1, 13):
        await ana.types(f"!round start Fair {number}\ndeadline: 3 days")
        asked.append(flat(world.card).split("Still to be heard: ")[1].split(".")[0])
        for person in (ana, ben, cleo):
            await person.types(f"!round pass #{number}")
    assert len(set(asked[6:])) > 3


async def test_what_one_writes_in_the_thread_after_ones_answer_is_talk_and_said_to_be_so_once(
    world: World,
) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    card = world.card
    await ben.types("It was loud.", reply_to=card)
    await ben.types("And long.", reply_to=card)
    await world.passes(seconds=46)
    await ana.types("Next year in May.", reply_to=card)
    before = len(ben.inbox)
    await ben.types("Thanks!", reply_to=card)
    await ben.types("See you.", reply_to=card)
    assert said(await world.process(), await ben.member()) == ["It was loud.", "And long."]
    assert "Thanks" not in flat(world.card)
    assert len(ben.inbox) == before + 1
    assert "your answer stands as it was" in flat(ben.letter)
    await ben.types("!round say #1 It was loud, and too long.")
    assert said(await world.process(), await ben.member()) == ["It was loud, and too long."]


async def test_after_done_or_a_pass_what_one_writes_in_the_thread_is_talk(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    card = world.card
    await ben.types("It was loud.", reply_to=card)
    await ben.types("!round done #1")
    await ben.types("Coffee, anybody?", reply_to=card)
    await cleo.marks("⏭️", card)
    await cleo.types("Me too!", reply_to=card)
    assert said(await world.process(), await ben.member()) == ["It was loud."]
    assert said(await world.process(), await cleo.member()) == [None]


async def test_without_a_number_only_rounds_are_meant_that_are_mine(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    cleo, _ = await world.circle("Cleo", "Dan", name="Kitchen")
    await ana.types("!round start The fair\ncircle: Garden")
    await cleo.types("!round start The stove\ncircle: Kitchen")
    for person in (ana, cleo):
        await person.types("!round pass")
    await cleo.types("!round say It smokes.")
    assert said(await world.process(2), await cleo.member()) == ["It smokes."]
    await ben.types("!round say It was loud.")
    assert await ends(world) == {1: "complete", 2: None}
