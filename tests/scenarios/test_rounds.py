"""Talking rounds: everybody is heard, live by turns, over days, or blind."""

from typing import Any

from bot.ports import Press, Wrote
from tests.scenarios.telling import SHREDDER, card_of, ends, flat, told
from tests.world import Message, Person, World

LIVE = "!round start The fair\nmode: live\nkind: evaluation"
ASYNC = "!round start The fair\nkind: evaluation\ndeadline: 3 days"
BLIND = "!round start The fair\nmode: blind"


async def gathered(world: World, text: str = LIVE) -> dict[str, Person]:
    """Ana facilitates; Ben, Cleo and Dan say that they are here, Eva isn't; Ana begins."""
    people = await world.circle("Ana", "Ben", "Cleo", "Dan", "Eva")
    await people[0].types(text)
    for person in people[1:4]:
        await person.marks("🙋")
    await people[0].types("!round next")
    return {person.name: person for person in people}


def on_turn(world: World) -> str:
    """Whose turn it is, by the line that calls them."""
    return calls(world)[-1].text.split(",")[0].split(":")[0]


def calls(world: World) -> list[Message]:
    """The lines that called somebody."""
    return [m for m in world.messages() if "it is your turn" in flat(m) or "whoever is ready (" in flat(m)]


async def speaks(world: World, people: dict[str, Person], *texts: str) -> str:
    """Whoever is on turn writes under the line that calls them."""
    name = on_turn(world)
    for text in texts:
        await people[name].types(text, reply_to=calls(world)[-1])
    return name


def said(process: dict[str, Any], member: str) -> list[str]:
    """What somebody has said, as far as it counts."""
    return [a["text"] for a in process["answers"] if a["member"] == member and a["counts"]]


# --- live ---------------------------------------------------------------------------------------------


async def test_live_it_begins_with_who_is_here_and_calls_nobody_who_isnt(world: World) -> None:
    people = await gathered(world)
    process = await world.process()
    assert await people["Eva"].member() not in process["asked"]
    assert "Not here: Eva." in flat(card_of(world, "Speaking"))
    for _ in range(4):
        await speaks(world, people, "It was good.")
        await people[on_turn(world)].types("!round done")
    assert not any("Eva, it is your turn" in flat(line) for line in calls(world))
    assert await ends(world) == {1: "complete"}


async def test_when_everybody_is_here_it_begins_at_once(world: World) -> None:
    _, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await world.person("Ana").types(LIVE)
    await ben.marks("🙋")
    assert not calls(world)
    await cleo.marks("🙋")
    assert len(calls(world)) == 1


async def test_each_turn_has_one_line_that_names_and_notifies_its_speaker_and_names_the_next(
    world: World,
) -> None:
    people = await gathered(world)
    line = calls(world)[-1]
    assert [name.name for name in line.card.pings] == [on_turn(world)]
    assert "Then " in flat(line)
    before = len(world.messages())
    await speaks(world, people, "One.", "Two.")
    assert len(world.messages()) == before, "no receipts"
    await people[on_turn(world)].types("!round done")
    assert len(world.messages()) == before + 1


async def test_the_facilitator_is_neither_first_nor_last(world: World) -> None:
    people = await gathered(world)
    order = []
    for _ in range(4):
        order.append(await speaks(world, people, "So."))
        await people[order[-1]].types("!round done")
    assert sorted(order) == ["Ana", "Ben", "Cleo", "Dan"]
    assert "Ana" not in (order[0], order[-1])


async def test_what_one_writes_in_bursts_is_one_turn_until_a_pause(world: World) -> None:
    people = await gathered(world)
    speaker = await speaks(world, people, "First of all,", "it was loud.")
    await world.passes(seconds=40)
    assert on_turn(world) == speaker
    await speaks(world, people, "And hot.")
    await world.passes(seconds=40)
    assert on_turn(world) == speaker, "each word begins the pause anew"
    await world.passes(seconds=10)
    assert on_turn(world) != speaker
    assert said(await world.process(), await people[speaker].member()) == [
        "First of all,",
        "it was loud.",
        "And hot.",
    ]


async def test_who_talks_in_between_isnt_recorded_and_nobody_is_told_off(world: World) -> None:
    people = await gathered(world)
    speaker = on_turn(world)
    other = next(name for name in people if name not in (speaker, "Eva"))
    before = len(people[other].inbox), len(world.messages())
    await people[other].types("I disagree!", reply_to=calls(world)[-1])
    assert (len(people[other].inbox), len(world.messages())) == before
    assert not said(await world.process(), await people[other].member())


async def test_the_timer_informs_who_speaks_and_doesnt_cut_them_off(world: World) -> None:
    people = await gathered(world)
    speaker = on_turn(world)
    for _ in range(5):
        await speaks(world, people, "Much to say.")
        await world.passes(seconds=40)
    assert on_turn(world) == speaker
    assert "The time is over: come to an end when it suits you." in flat(card_of(world, "Speaking"))


async def test_whom_the_timer_found_silent_are_called_together_once_at_the_end(world: World) -> None:
    people = await gathered(world)
    silent = on_turn(world)
    await world.passes(minutes=2)
    second = on_turn(world)
    assert second != silent
    await world.passes(minutes=2)
    for _ in range(2):
        await speaks(world, people, "Here I am.")
        await people[on_turn(world)].types("!round done")
    line = calls(world)[-1]
    assert {name.name for name in line.card.pings} == {silent, second}
    await people[second].types("Now.", reply_to=line)
    await world.passes(minutes=3)
    assert "Not heard yet" in flat(card_of(world, "Round #1"))
    assert told(people["Ana"], "Not heard", silent)
    assert await ends(world) == {1: None}, "a gap is never closed by itself"


async def test_who_cant_speak_yet_comes_at_the_end_once(world: World) -> None:
    people = await gathered(world)
    first = on_turn(world)
    await people[first].marks("🔁", calls(world)[-1])
    assert on_turn(world) != first
    for _ in range(3):
        await speaks(world, people, "So.")
        await people[on_turn(world)].types("!round done")
    assert on_turn(world) == first
    await people[first].types("!round later")
    assert "You are at the end of the round already" in flat(world.last)
    await people[first].marks("⏭️", calls(world)[-1])
    assert await ends(world) == {1: "complete"}
    assert f"{first} passed." in flat(world.card)


async def test_who_comes_late_speaks_at_the_end(world: World) -> None:
    people = await gathered(world)
    await people["Eva"].marks("🙋", card_of(world, "Speaking"))
    assert told(people["Eva"], "You are in: you speak at the end of the round.")
    order = []
    for _ in range(5):
        order.append(await speaks(world, people, "So."))
        await people[order[-1]].types("!round done")
    assert order[-1] == "Eva"
    assert await ends(world) == {1: "complete"}


async def test_a_picture_or_a_word_spoken_aloud_counts(world: World) -> None:
    people = await gathered(world)
    speaker, line = on_turn(world), calls(world)[-1]
    await people[speaker].hands_in(people[speaker].acts(Wrote("", shows=True), line))
    await world.passes(seconds=46)
    second = on_turn(world)
    assert second != speaker
    await people[second].types("!round done")
    heard = flat(card_of(world, "Speaking"))
    assert f"Heard: {speaker} and {second}." in heard


async def test_two_who_press_next_at_once_skip_nobody(world: World) -> None:
    people = await gathered(world)
    await speaks(world, people, "So.")
    card = card_of(world, "Speaking")
    token = card.action("Next").token
    for _ in range(2):
        await people["Ana"].hands_in(people["Ana"].acts(Press(token), card))
    assert len(calls(world)) == 2


async def test_a_facilitator_who_falls_silent_doesnt_keep_the_others(world: World) -> None:
    people = await gathered(world)
    await people["Ben"].types("!round next")
    assert "Ana leads this round" in flat(world.last)
    for _ in range(4):
        await world.passes(minutes=2)
    await world.passes(minutes=7)
    await people["Ben"].types("!round close")
    await people["Ben"].types("!round close")
    assert await ends(world) == {1: "closed with gaps"}


async def test_what_is_said_in_a_check_in_goes_with_its_end(world: World) -> None:
    people = await gathered(world, "!round start How are you?\nmode: live\nkind: check-in")
    for _ in range(4):
        await speaks(world, people, "I slept badly.")
        await people[on_turn(world)].types("!round done")
    assert "Heard: " in flat(world.card)
    assert "slept" not in flat(world.card)
    record = str(await world.record())
    assert "slept" not in record
    assert len((await world.process())["answers"]) == 4, "that they spoke stays"


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
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(ASYNC)
    await ana.types("!round again")
    assert "Round #1 is still open" in flat(world.last)
    for person in (ana, ben):
        await person.types("!round say #1 So.")
    await ben.types("!round again")
    assert "Round #2: The fair" in world.card.text


async def test_a_pass_by_mark_is_taken_back_with_the_mark(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    mark = await ben.marks("⏭️")
    assert "Ben passed." in flat(world.card)
    await ben.unmarks(mark)
    assert "Ben" in flat(world.card).split("Still to be heard:")[1]


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
    for person in (ana, ben, cleo):
        await person.types("!round say #2 I am tired.")
    assert await ends(world) == {1: None, 2: "complete"}


# --- many people ----------------------------------------------------------------------------------------


async def test_forty_people_live_are_heard_one_after_the_other(world: World) -> None:
    names = [f"Person {number}" for number in range(1, 41)]
    people = {person.name: person for person in await world.circle(*names)}
    await people["Person 1"].types(LIVE)
    for name in names[1:]:
        await people[name].marks("🙋", card_of(world, "Who is here?"))
    order = []
    for _ in names:
        order.append(await speaks(world, people, "So."))
        await people[order[-1]].types("!round done")
    assert sorted(order) == sorted(names)
    assert "Person 1" not in (order[0], order[-1])
    assert await ends(world) == {1: "complete"}
    assert len(calls(world)) == 40, "one notifying line a turn"


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
