"""Live rounds: one speaks after the other, and nobody is passed over."""

from bot.ports import Press, Wrote
from tests.scenarios.rounds import LIVE, calls, gathered, on_turn, said, speaks
from tests.scenarios.telling import card_of, ends, flat, told
from tests.world import BUTTONS, Person, World


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


async def test_the_heard_are_named_in_the_order_in_which_they_spoke(world: World) -> None:
    people = await gathered(world)
    order = []
    for _ in range(4):
        order.append(await speaks(world, people, "One.", "Two."))
        await people[order[-1]].types("!round done")
    named = [line for line in flat(world.card).split() if line in people]
    assert named[:4] == order


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


async def held(world: World) -> tuple[dict[str, Person], list[str]]:
    """Two whom the timer found silent are called once more, and are silent again."""
    people = await gathered(world)
    silent = []
    for _ in range(2):
        silent.append(on_turn(world))
        await world.passes(minutes=2)
    for _ in range(2):
        await speaks(world, people, "So.")
        await people[on_turn(world)].types("!round done")
    await world.passes(minutes=3)
    return people, silent


async def test_when_all_were_called_whoever_is_unheard_speaks_at_once(world: World) -> None:
    people, (first, second) = await held(world)
    assert "They can still speak now, or pass." in flat(card_of(world, "Not heard yet"))
    await people[first].types("I found my glasses.", reply_to=card_of(world, "Not heard yet"))
    assert said(await world.process(), await people[first].member()) == ["I found my glasses."]
    await people[first].types("And my pen.", reply_to=card_of(world, "Speaking"))
    await world.passes(seconds=46)
    await people[second].marks("🙋", card_of(world, "Not heard yet"))
    assert on_turn(world) == second
    await people[second].types("Me too.", reply_to=calls(world)[-1])
    await people[second].types("!round done")
    assert await ends(world) == {1: "complete"}
    assert said(await world.process(), await people[first].member()) == ["I found my glasses.", "And my pen."]


async def test_who_comes_when_all_were_called_is_heard_at_once(world: World) -> None:
    people, _ = await held(world)
    await people["Eva"].types("!round say #1 I missed the bus.")
    assert said(await world.process(), await people["Eva"].member()) == ["I missed the bus."]
    assert not told(people["Eva"], "Keep your words")


async def test_a_live_round_at_its_end_asks_the_facilitator_for_what_they_can_do(world: World) -> None:
    people, silent = await held(world)
    letter = told(people["Ana"], "has come to its end", *silent)[-1]
    assert "more time" not in flat(letter).casefold()
    assert {"Next", "Close"} <= set(letter.labels)


async def test_whom_the_timer_found_silent_the_card_names_as_called_once_more(world: World) -> None:
    await gathered(world)
    silent = on_turn(world)
    await world.passes(minutes=2)
    assert f"Once more at the end: {silent}." in flat(card_of(world, "Speaking"))


async def test_one_who_is_called_once_more_alone_is_called_by_name(world: World) -> None:
    people = await gathered(world)
    silent = on_turn(world)
    await world.passes(minutes=2)
    for _ in range(3):
        await speaks(world, people, "So.")
        await people[on_turn(world)].types("!round done")
    assert f"{silent}, it is your turn once more, if you are ready" in flat(calls(world)[-1])


async def test_who_speaks_before_they_are_called_is_told_to_keep_their_words(world: World) -> None:
    people = await gathered(world)
    await people["Eva"].types("!round say #1 I missed the bus.")
    assert told(people["Eva"], "Keep your words until then")
    await people["Dan"].types("!round say #1 I know!")
    assert "keep your words until then" in flat(world.last)
    assert not said(await world.process(), await people["Eva"].member())


async def test_what_is_said_by_a_form_in_a_live_round_stands_on_the_card(world: World) -> None:
    people = await gathered(world)
    speaker = on_turn(world)
    await people[speaker].presses("Say", calls(world)[-1], text="From my phone, by the form.")
    assert f"{speaker} ▏ From my phone, by the form." in flat(card_of(world, "Speaking"))
    await people[speaker].types("!round done")
    second = await speaks(world, people, "In the thread, where all see it.")
    assert "In the thread" not in flat(card_of(world, f"Speaking: {second}")), "it stands in the thread"


async def test_who_speaks_by_a_form_is_told_that_it_is_still_their_turn(sqlite_url: str) -> None:
    async with World(sqlite_url, can=BUTTONS) as world:
        people = await gathered(world)
        speaker = on_turn(world)
        receipt = await people[speaker].presses("Say", calls(world)[-1], text="By the form.")
        assert receipt is not None
        assert "It is still your turn" in flat(receipt)
        assert receipt.labels == ["Done", "Say"]
        await people[speaker].presses("Done", receipt)
        assert on_turn(world) != speaker


async def test_who_begins_in_place_of_an_absent_facilitator_leads_it(world: World) -> None:
    _, ben, cleo, _ = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await ben.types(LIVE)
    await cleo.marks("🙋")
    await ben.types("!round next")
    assert "Ana leads this round" in flat(world.last)
    assert "after three minutes, anybody here can" in flat(world.card)
    await world.passes(minutes=3)
    await ben.types("!round next")
    assert (await world.process())["facilitator"] == await ben.member()
    assert len(calls(world)) == 1
    await ben.types("!round next")
    assert len(calls(world)) == 2, "and goes on leading without a wait"


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
