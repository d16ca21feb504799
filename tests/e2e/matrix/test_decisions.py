"""What only Matrix does to a decision: a homeserver that dies, and a card with hundreds of marks."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.company import Company
from tests.e2e.matrix.binding import company as gathered
from tests.e2e.test_decisions import CHEAPER, QUICK, adopted
from tests.homeserver import Homeserver

pytestmark = pytest.mark.e2e


@pytest.fixture(params=[False, True], ids=["plain", "encrypted"])
async def company(
    request: pytest.FixtureRequest, homeserver: Homeserver, tmp_path: Path
) -> AsyncIterator[Company]:
    async with gathered(homeserver, tmp_path, encrypted=request.param) as found:
        yield found


async def test_the_bot_is_killed_and_five_hundred_marks_are_made_while_it_is_away(company: Company) -> None:
    ana, ben, _ = company.people
    await ana.types(QUICK)
    card = await ana.sees("#1 Buy a shredder", "👍 Consent")
    await ben.marks(card, "✋\ufe0f")
    await ben.sees("objection|object", "#1")
    company.bot.kill()

    crowd = [f"sign {number}" for number in range(497)]
    for some in range(0, len(crowd), 40):
        await asyncio.gather(*(ana.marks(card, key) for key in crowd[some : some + 40]))
    for person in company.people:
        await person.marks(card, "👍\ufe0f")
    await company.bot.start()
    await adopted(company, revision=1)
    heard = ana.heard()
    assert len(heard) == len(set(heard)), "something was said twice"


async def test_the_homeserver_is_killed_and_comes_back(homeserver: Homeserver, company: Company) -> None:
    ana, ben, cleo = company.people
    await ana.types(QUICK)
    card = await ana.sees("#1 Buy a shredder", "👍 Consent")
    await ana.marks(card, "👍\ufe0f")
    homeserver.kill()
    homeserver.start()
    await ben.types("!consent object #1 It is too dear for one season.")
    await cleo.marks(await cleo.sees("#1 Buy a shredder", "👍 Consent"), "👍\ufe0f")
    await ana.sees("It is too dear for one season")
    homeserver.kill()
    homeserver.start()
    await ana.types(CHEAPER)
    for person in company.people:
        await person.marks(await person.sees("#1 Buy a shredder", "300 €", "👍 Consent"), "👍\ufe0f")
    await adopted(company, revision=2)
    assert company.bot.process is not None
