"""A whole election with the real bot on a real homeserver, in rooms that are encrypted or not."""

from pathlib import Path

import pytest

from tests.e2e.matrix.conftest import Gather
from tests.e2e.matrix.neighbours import Neighbour
from tests.e2e.matrix.running import BotProcess

pytestmark = pytest.mark.e2e

REASON = "keeps every list there ever was"


async def names(person: Neighbour, whom: str, why: str) -> None:
    """Names somebody by a reply to the private word that asks."""
    asked = await person.sees("whom do you see in this role")
    await person.answers(asked, f"{whom}, {why}")
    await person.sees("is in, sealed|was the last")


def kept(bot: BotProcess) -> bytes:
    """Every byte that the bot keeps or has logged."""
    files = [each for each in Path(bot.folder).rglob("*") if each.is_file()]
    return b"".join(each.read_bytes() for each in files)


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_a_role_is_filled_with_a_crash_in_the_middle_of_sealed_nominations(
    bot: BotProcess, gather: Gather, encrypted: bool
) -> None:
    people = ana, ben, cleo = await gather(encrypted)
    await ana.types("!election start Secretary\nqualifications: writes clearly\nterm: 6 months")
    for person in people:
        await person.marks(await person.sees("First the role", "👍 Consent"), "👍\ufe0f")

    await names(ana, "Ben", REASON)
    await names(ben, "Cleo", f"{REASON}, too")
    await ana.sees("2 of 3 are in")
    bot.kill()
    await bot.start()
    assert REASON.encode() not in kept(bot)
    assert not any(REASON in cleo.text(event) for event in cleo.said())
    process = await bot.process()
    assert not any(answer["nominee"] for answer in process["answers"])

    await cleo.types("!election nominate Ben he is always here")
    await cleo.sees("Nominations are sealed")
    await names(cleo, "Ben", "he is always here")
    for part in ("ana names ben", "ben names cleo", "cleo names ben", REASON):
        assert await ana.sees(f"(?i){part}")

    for person in (ana, cleo):
        await person.marks(await person.sees("The nominations are open"), "✅\ufe0f")
    await ben.marks(await ben.sees("The nominations are open"), "🔁")
    asked = await ben.sees("whom do you name now")
    await ben.answers(asked, f"{ben.name}, if you see that in me")
    await ana.types(f"!election candidate {ben.name} for the reasons given")
    for person in (ana, cleo):
        await person.marks(await person.sees("Somebody is put forward"), "👍\ufe0f")
    turn = await ben.sees("now it is yours to say")
    bot.kill()
    await bot.start()
    await ben.answers(turn, "election consent #1")
    await ana.sees("elected by consent")

    process = await bot.process()
    assert process["outcome"] == "elected"
    [circle] = (await bot.record())["circles"]
    assert ("Secretary", "election") in [(each["role"], each["by"]) for each in circle["roles"]]
    texts = [ana.text(event) for event in ana.said() if event.room_id == ana.room]
    texts = [text for text in texts if "the newest card" not in text]
    assert len(texts) == len(set(texts)), "something was said twice"
    assert bot.stop() == 0
    assert REASON not in bot.log()
