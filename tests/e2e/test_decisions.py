"""Whole decisions with the real bot, on every platform."""

import pytest

from tests.e2e.company import Company, Neighbour

pytestmark = pytest.mark.e2e

PROPOSAL = "!consent propose Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
QUICK = PROPOSAL.replace("propose", "quick")
CHEAPER = "!consent amend #1 We spend 300 € from the tool budget on a used shredder."


async def to_the_consent_step(people: tuple[Neighbour, ...]) -> None:
    """A proposal goes through questions and reactions, by marks and by a command."""
    ana, ben, cleo = people
    await ana.types(PROPOSAL)
    for person in (ben, cleo):
        await person.marks(await person.sees("#1 Buy a shredder", "Step 1 of 3"), "✅\ufe0f")
    await ben.sees("#1 Buy a shredder", "Step 2 of 3")
    await ben.types("!consent react #1 I like that it is small.")
    await cleo.marks(await cleo.sees("Step 2 of 3"), "✅\ufe0f")
    await ana.sees("#1 Buy a shredder", "Step 3 of 3")


async def adopted(company: Company, revision: int) -> None:
    """The record says that all of them consented to this revision, and everybody reads it."""
    await company.people[0].sees("#1", "adopted|decided|agreed|in force")
    record = await company.bot.record()
    [process] = record["processes"]
    assert process["outcome"] == "adopted"
    assert process["revision"] == revision
    counted = [answer for answer in process["answers"] if answer["step"] == "consent" and answer["counts"]]
    assert [answer["stance"] for answer in counted] == ["consent"] * 3
    assert {answer["revision"] for answer in counted} == {revision}
    [agreement] = record["agreements"]
    assert agreement["basis"] == "consent"


async def test_a_proposal_becomes_an_agreement_by_marks(company: Company) -> None:
    ana, ben, cleo = company.people
    await to_the_consent_step(company.people)

    await ana.marks(await ana.sees("Step 3 of 3"), "👍\ufe0f")
    await ben.marks(await ben.sees("Step 3 of 3"), "✋\ufe0f")
    await ben.hears("harm|objection", "Buy a shredder|#1")
    await cleo.marks(await cleo.sees("Step 3 of 3"), "👍")
    await ben.writes("It is too dear for one season.")
    await ana.sees("It is too dear for one season")

    await ana.types(CHEAPER)
    for person in company.people:
        card = await person.sees("#1 Buy a shredder", "300 €", "👍 Consent")
        await person.marks(card, "👍\ufe0f")
    await adopted(company, revision=2)
    [objection] = (await company.bot.record())["processes"][0]["objections"]
    assert objection["status"] == "integrated"
    assert objection["reason"] == "It is too dear for one season."
    assert company.bot.stop() == 0
    assert "too dear" not in company.bot.log()


async def test_a_proposal_becomes_an_agreement_by_commands(company: Company) -> None:
    ana, ben, cleo = company.people
    await to_the_consent_step(company.people)

    await ana.types("!consent consent #1")
    await ben.types("!consent object #1 It is too dear for one season.")
    await cleo.types("!consent consent #1 Good idea")
    await ana.sees("It is too dear for one season")

    await ana.types(CHEAPER)
    await ana.sees("#1 Buy a shredder", "300 €", "👍 Consent")
    for person in company.people:
        await person.types("!consent consent #1")
    await adopted(company, revision=2)


async def test_marks_that_are_made_while_the_bot_is_dead_count(company: Company) -> None:
    ana, ben, cleo = company.people
    await ana.types(QUICK)
    card = await ana.sees("#1 Buy a shredder", "👍 Consent")
    await ana.marks(card, "👍")
    await ana.sees("1 of 3 have answered|1 of 3 has answered")
    company.bot.kill()

    for sign in ("🎉", "🌱", "❤️"):
        await ana.marks(card, sign)
    for person in (ben, cleo):
        await person.marks(card, "👍\ufe0f")
    await company.bot.start()
    await adopted(company, revision=1)
    heard = ana.heard()
    assert len(heard) == len(set(heard)), "something was said twice"


async def test_the_bot_is_killed_in_the_middle_of_a_decision_again_and_again(company: Company) -> None:
    ana, ben, cleo = company.people
    await ana.types(PROPOSAL)
    company.bot.kill()
    await company.bot.start()
    for person in (ben, cleo):
        await person.marks(await person.sees("Step 1 of 3"), "✅\ufe0f")
    company.bot.kill()
    await company.bot.start()
    for person in (ben, cleo):
        await person.marks(await person.sees("Step 2 of 3"), "✅\ufe0f")
        company.bot.kill()
        await company.bot.start()
    await ana.sees("Step 3 of 3")
    for person in company.people:
        await person.types("!consent consent #1")
    company.bot.kill()
    await company.bot.start()
    await adopted(company, revision=1)
