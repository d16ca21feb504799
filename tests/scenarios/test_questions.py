"""Several questions at once: an answer finds the one it was written for."""

from tests.scenarios.telling import HOURS, flat, told
from tests.world import BUTTONS, Message, Person, World

WHY, KEY, CASH = "Why Tuesdays?", "Who has the key?", "Who counts the cash?"


def said_by(world: World) -> Message:
    """What was just written, as something that one can reply to."""
    assert world.last_inbound is not None
    assert world.last_inbound.source is not None
    return Message(world.last_inbound.source, world.last.card, None)


async def asked(world: World) -> tuple[Person, Person, Person, list[Message]]:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    sources = []
    for person, question in ((ben, WHY), (cleo, KEY), (ben, CASH)):
        await person.types(f"!consent ask #1 {question}")
        sources.append(said_by(world))
    return ana, ben, cleo, sources


async def test_a_reply_to_the_question_answers_it_and_no_other(world: World) -> None:
    ana, ben, cleo, (_, key, _) = await asked(world)
    await ana.types("!consent answer The secretary has it.", reply_to=key)
    assert told(cleo, KEY, "The secretary has it.")
    assert not told(ben, "your question has an answer")
    assert KEY in flat(ana.letter).partition("Still open")[0]
    assert WHY in flat(ana.letter).partition("Still open")[2]


async def test_a_reply_to_the_private_word_about_a_question_answers_that_one(world: World) -> None:
    ana, ben, cleo, _ = await asked(world)
    letter = told(ana, CASH)[0]
    await ana.writes_privately("consent answer The two who close the shop.", reply_to=letter)
    assert told(ben, CASH, "The two who close the shop.")
    assert not told(cleo, "your question has an answer")


async def test_the_button_under_the_word_about_a_question_answers_that_one(sqlite_url: str) -> None:
    async with World(sqlite_url, can=BUTTONS) as world:
        ana, _, cleo, _ = await asked(world)
        letter = told(ana, KEY)[0]
        assert KEY in letter.action("Answer").intro
        await ana.presses("Answer", letter, text="The secretary has it.")
        assert told(cleo, KEY, "The secretary has it.")


async def test_a_number_before_the_words_names_the_question_and_the_card_shows_the_numbers(
    world: World,
) -> None:
    ana, _, cleo, _ = await asked(world)
    assert f"Question 2, Cleo: {KEY}" in flat(world.card)
    assert "!consent answer #1 3: …" in flat(world.card)
    await ana.types("!consent answer #1 2: The secretary has it.")
    assert told(cleo, KEY, "The secretary has it.")
    assert f"Cleo: {KEY} – The secretary has it." in flat(world.card)
    await ana.types("!consent answer #1 2: No, Eva has it.")
    assert "Question 2 has its answer already. Still open: 1, 3." in flat(world.last)


async def test_words_that_only_look_like_a_number_go_to_the_oldest_question_whole(world: World) -> None:
    ana, ben, _, _ = await asked(world)
    await ana.types("!consent answer #1 16:00 is when the baker comes.")
    assert told(ben, WHY, "16:00 is when the baker comes.")
    await ana.types("!consent answer #1 7: the hour at which Eva is there.")
    assert "7: the hour at which Eva is there." in flat(world.card)


async def test_one_question_needs_no_number(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await ben.types(f"!consent ask #1 {WHY}")
    assert "Question 1" not in flat(world.card)
    await ana.types("!consent answer #1 1: the baker. 2: the cheese.")
    assert told(ben, WHY, "1: the baker. 2: the cheese.")


async def test_a_number_finds_its_question_without_a_space_and_answers_nothing_without_words(
    world: World,
) -> None:
    ana, _, cleo, _ = await asked(world)
    await ana.types("!consent answer #1 2:")
    assert "The words are missing" in flat(world.last)
    await ana.types("!consent answer #1 2:The secretary has it.")
    assert told(cleo, KEY, "The secretary has it.")


async def test_there_is_no_question_nought(world: World) -> None:
    ana, ben, _, _ = await asked(world)
    await ana.types("!consent answer #1 0: that is how many others are open.")
    assert told(ben, WHY, "0: that is how many others are open.")
