"""Whole rounds with the real bot, on every platform."""

import pytest

from tests.e2e.company import Company

pytestmark = pytest.mark.e2e


async def test_a_live_round_by_replies_marks_and_a_voice_note_with_a_crash_on_the_way(
    company: Company,
) -> None:
    bot, people = company.bot, {person.name: person for person in company.people}
    ana, ben, cleo = company.people
    await ana.types("!round start The fair\nkind: evaluation\nmode: live")
    for person in (ben, cleo):
        await person.marks(await person.sees("Who is here"), "🙋")
    opened = ana.reads(await ana.sees("it is your turn"))
    first = next(people[name] for name in people if f"{name}, it is your turn" in opened)
    assert first is not ana, "the facilitator isn't the first"

    line = await first.sees("it is your turn")
    await first.replies(line, "It was loud,")
    await first.replies(line, "and lovely.")
    await ana.sees("Heard: ")
    bot.kill()
    await bot.start()
    await first.types("!round done")

    await ana.shows_voice(await ana.sees("Ana, it is your turn"))
    await ana.sees("Heard: .* and Ana")
    await ana.types("!round done")
    last = ben if first is cleo else cleo
    await last.marks(await last.sees(f"{last.name}, it is your turn"), "⏭\ufe0f")

    summary = await ana.sees("Everybody was heard", "It was loud", "and lovely")
    assert f"{last.name} passed" in ana.reads(summary)
    process = await bot.only_process()
    assert process["outcome"] == "complete"
    assert [answer["text"] for answer in process["answers"] if answer["text"]] == [
        "It was loud,",
        "and lovely.",
    ]
    heard = ana.heard()
    assert len(heard) == len(set(heard)), "something was said twice"
    assert bot.stop() == 0
    assert "lovely" not in bot.log()


async def test_in_a_blind_round_words_are_given_privately_and_appear_together(company: Company) -> None:
    ana, ben, cleo = company.people
    await ana.types("!round start Where next?\nmode: blind")
    await ana.sees("Nobody sees what the others said")
    await ben.writes("round say #1 To the lake.")
    await cleo.writes("round say #1 Nowhere.")
    await ana.sees("Heard so far: 2 of 3")
    assert not any("lake" in text for text in ana.heard())
    await ana.types("!round pass #1")
    await ana.sees("Everybody was heard", "To the lake", "Nowhere")
    assert (await company.bot.only_process())["outcome"] == "complete"
