"""A whole election with the real bot, on every platform."""

from pathlib import Path

import pytest

from tests.e2e.company import Company, Neighbour
from tests.e2e.running import BotProcess

pytestmark = pytest.mark.e2e

REASON = "keeps every list there ever was"


async def names(person: Neighbour, whom: str, why: str) -> None:
    """Names somebody by writing to the bot alone, when it asks."""
    await person.hears("whom do you see in this role")
    await person.writes(f"{whom}, {why}")
    await person.hears("is in, sealed|was the last")


def kept(bot: BotProcess) -> bytes:
    """Every byte that the bot keeps or has logged."""
    files = [each for each in Path(bot.folder).rglob("*") if each.is_file()]
    return b"".join(each.read_bytes() for each in files)


async def test_a_role_is_filled_with_a_crash_in_the_middle_of_sealed_nominations(company: Company) -> None:
    bot, (ana, ben, cleo) = company.bot, company.people
    await ana.types("!election start Secretary\nqualifications: writes clearly\nterm: 6 months")
    for person in company.people:
        await person.marks(await person.sees("First the role", "👍 Consent"), "👍\ufe0f")

    await names(ana, "Ben", REASON)
    await names(ben, "Cleo", f"{REASON}, too")
    await ana.sees("2 of 3 are in")
    bot.kill()
    await bot.start()
    assert REASON.encode() not in kept(bot)
    assert not any(REASON in text for text in cleo.heard())
    assert not any(answer["nominee"] for answer in (await bot.only_process())["answers"])

    await names(cleo, "Ben", "he is always here")
    for part in ("Ana names Ben", "Ben names Cleo", "Cleo names Ben", REASON):
        assert await ana.sees(f"(?i){part}")

    for person in (ana, cleo):
        await person.marks(await person.sees("The nominations are open"), "✅\ufe0f")
    await ben.marks(await ben.sees("The nominations are open"), "🔁")
    await ben.hears("whom do you name now")
    await ben.writes("Ben, if you see that in me")
    await ana.sees("It is the move of Ana: to put one of those named forward")
    await ana.types("!election candidate @Ben for the reasons given")
    for person in (ana, cleo):
        await person.marks(await person.sees("Somebody is put forward"), "👍\ufe0f")
    await ben.hears("now it is yours to say")
    bot.kill()
    await bot.start()
    await ben.writes("election consent #1")
    await ana.sees("elected by consent")

    assert (await bot.only_process())["outcome"] == "elected"
    [circle] = (await bot.record())["circles"]
    assert ("secretary", "election") in [(each["role"].lower(), each["by"]) for each in circle["roles"]]
    heard = [text for text in ana.heard() if "the newest card" not in text]
    assert len(heard) == len(set(heard)), "something was said twice"
    assert bot.stop() == 0
    assert REASON not in bot.log()
