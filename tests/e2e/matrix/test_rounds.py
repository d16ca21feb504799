"""Whole rounds with the real bot on a real homeserver, in rooms that are encrypted or not."""

from typing import Any

import pytest
from nio import RoomMessage

from tests.e2e.matrix.conftest import Gather
from tests.e2e.matrix.neighbours import Neighbour
from tests.e2e.matrix.running import BotProcess

pytestmark = pytest.mark.e2e


async def replies(person: Neighbour, line: RoomMessage, text: str) -> None:
    """Writes an ordinary reply to a message of the bot."""
    await says(person, line, {"msgtype": "m.text", "body": text})


async def says(person: Neighbour, line: RoomMessage, content: dict[str, Any]) -> None:
    """Sends something as a reply to a message of the bot."""
    relation = {"m.in_reply_to": {"event_id": line.first}}
    await person.client.send(person.room, "m.room.message", {**content, "m.relates_to": relation})


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_a_live_round_by_replies_marks_and_a_voice_note_with_a_crash_on_the_way(
    bot: BotProcess, gather: Gather, encrypted: bool
) -> None:
    people = {person.name.capitalize(): person for person in await gather(encrypted)}
    ana, ben, cleo = people.values()
    await ana.types("!round start The fair\nkind: evaluation\nmode: live")
    for person in (ben, cleo):
        await person.marks(await person.sees("Who is here"), "🙋")
    first = people[(await ana.sees("it is your turn")).body.split(",")[0]]
    assert first is not ana, "the facilitator isn't the first"

    line = await first.sees("it is your turn")
    await replies(first, line, "It was loud,")
    await replies(first, line, "and lovely.")
    await ana.sees("Heard: ")
    bot.kill()
    await bot.start()
    await first.types("!round done")

    line = await ana.sees("Ana, it is your turn")
    await says(ana, line, {"msgtype": "m.audio", "body": "voice.ogg", "url": "mxc://example.org/voice"})
    await ana.sees("Heard: .* and Ana")
    await ana.types("!round done")
    last = ben if first is cleo else cleo
    await last.marks(await last.sees(f"{last.name.capitalize()}, it is your turn"), "⏭\ufe0f")

    summary = await ana.sees("Everybody was heard", "It was loud", "and lovely")
    assert f"{last.name.capitalize()} passed" in ana.text(summary)
    process = await bot.process()
    assert process["outcome"] == "complete"
    spoken = [answer["text"] for answer in process["answers"] if answer["text"]]
    assert spoken == ["It was loud,", "and lovely."]
    texts = [ana.text(event) for event in ana.said() if event.room_id == ana.room]
    assert len(texts) == len(set(texts)), "something was said twice"
    assert bot.stop() == 0
    assert "lovely" not in bot.log()


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_in_a_blind_round_words_are_given_privately_and_appear_together(
    bot: BotProcess, gather: Gather, encrypted: bool
) -> None:
    ana, ben, cleo = await gather(encrypted)
    await ana.types("!round start Where next?\nmode: blind")
    await ana.sees("Nobody sees what the others said")
    for person, text in ((ben, "To the lake."), (cleo, "Nowhere.")):
        private = await person.sees("brought you into the circle")
        await person.answers(private, f"round say #1 {text}")
    await ana.sees("Heard so far: 2 of 3")
    assert not any("lake" in ana.text(event) for event in ana.said())
    await ana.types("!round pass #1")
    await ana.sees("Everybody was heard", "To the lake", "Nowhere")
    assert (await bot.process())["outcome"] == "complete"
