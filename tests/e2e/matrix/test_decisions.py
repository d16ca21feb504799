"""Whole decisions with the real bot on a real homeserver, in rooms that are encrypted or not."""

import asyncio

import pytest

from tests.e2e.matrix.conftest import Gather
from tests.e2e.matrix.neighbours import Neighbour
from tests.e2e.matrix.running import BotProcess
from tests.homeserver import Homeserver

pytestmark = pytest.mark.e2e

PROPOSAL = "!consent propose Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
QUICK = PROPOSAL.replace("propose", "quick")


async def to_the_consent_step(people: list[Neighbour]) -> None:
    """A proposal goes through questions and reactions, by marks and by a command."""
    ana, ben, cleo = people
    await ana.types(PROPOSAL)
    for person in (ben, cleo):
        card = await person.sees("#1 Buy a shredder", "Step 1 of 3")
        await person.marks(card, "✅\ufe0f")
    card = await ben.sees("#1 Buy a shredder", "Step 2 of 3")
    await ben.types("!consent react #1 I like that it is small.")
    await cleo.marks(await cleo.sees("Step 2 of 3"), "✅\ufe0f")
    await ana.sees("#1 Buy a shredder", "Step 3 of 3")
    assert card


async def adopted(bot: BotProcess, ana: Neighbour, revision: int) -> None:
    """The record says that all of them consented to this revision, and the room reads it."""
    await ana.sees("#1", "adopted|decided|agreed|in force")
    record = await bot.record()
    [process] = record["processes"]
    assert process["outcome"] == "adopted"
    assert process["revision"] == revision
    counted = [answer for answer in process["answers"] if answer["step"] == "consent" and answer["counts"]]
    assert [answer["stance"] for answer in counted] == ["consent"] * 3
    assert {answer["revision"] for answer in counted} == {revision}
    [agreement] = record["agreements"]
    assert agreement["basis"] == "consent"


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_a_proposal_becomes_an_agreement_by_marks(
    bot: BotProcess, gather: Gather, encrypted: bool
) -> None:
    people = ana, ben, cleo = await gather(encrypted)
    await to_the_consent_step(people)

    await ana.marks(await ana.sees("Step 3 of 3"), "👍\ufe0f")
    await ben.marks(await ben.sees("Step 3 of 3"), "✋\ufe0f")
    asked = await ben.sees("objection|object", "Buy a shredder|#1")
    await cleo.marks(await cleo.sees("Step 3 of 3"), "👍")
    private = next(event for event in reversed(ben.said()) if event.room_id != ben.room)
    await ben.answers(private, "It is too dear for one season.")
    assert asked
    await ana.sees("It is too dear for one season")

    await ana.types("!consent amend #1 We spend 300 € from the tool budget on a used shredder.")
    for person in people:
        card = await person.sees("#1 Buy a shredder", "300 €", "👍 Consent")
        await person.marks(card, "👍\ufe0f")
    await adopted(bot, ana, revision=2)
    [objection] = (await bot.record())["processes"][0]["objections"]
    assert objection["status"] == "integrated"
    assert objection["reason"] == "It is too dear for one season."
    assert bot.stop() == 0
    assert "too dear" not in bot.log()


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_a_proposal_becomes_an_agreement_by_commands(
    bot: BotProcess, gather: Gather, encrypted: bool
) -> None:
    people = ana, ben, cleo = await gather(encrypted)
    await to_the_consent_step(people)

    await ana.types("!consent consent #1")
    await ben.types("/consent object #1 It is too dear for one season.")
    await cleo.types("!consent consent #1 Good idea")
    await ana.sees("It is too dear for one season")

    await ana.types("!consent amend #1 We spend 300 € from the tool budget on a used shredder.")
    await ana.sees("#1 Buy a shredder", "300 €", "👍 Consent")
    for person in people:
        await person.types("!consent consent #1")
    await adopted(bot, ana, revision=2)


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_the_bot_is_killed_and_five_hundred_marks_are_made_while_it_is_away(
    bot: BotProcess, gather: Gather, encrypted: bool
) -> None:
    people = ana, ben, _ = await gather(encrypted)
    await ana.types(QUICK)
    card = await ana.sees("#1 Buy a shredder", "👍 Consent")
    await ben.marks(card, "✋\ufe0f")
    await ben.sees("objection|object", "#1")
    bot.kill()

    crowd = [f"sign {number}" for number in range(497)]
    for some in range(0, len(crowd), 40):
        await asyncio.gather(*(ana.marks(card, key) for key in crowd[some : some + 40]))
    for person in people:
        await person.marks(card, "👍\ufe0f")
    await bot.start()
    await adopted(bot, ana, revision=1)
    texts = [ana.text(event) for event in ana.said() if event.room_id == ana.room]
    assert len(texts) == len(set(texts)), "something was said twice"


async def test_the_bot_is_killed_in_the_middle_of_a_decision_again_and_again(
    bot: BotProcess, gather: Gather
) -> None:
    people = ana, ben, cleo = await gather(True)
    await ana.types(PROPOSAL)
    bot.kill()
    await bot.start()
    for person in (ben, cleo):
        await person.marks(await person.sees("Step 1 of 3"), "✅\ufe0f")
    bot.kill()
    await bot.start()
    for person in (ben, cleo):
        await person.marks(await person.sees("Step 2 of 3"), "✅\ufe0f")
        bot.kill()
        await bot.start()
    for person in people:
        await person.types("!consent consent #1")
    bot.kill()
    await bot.start()
    await adopted(bot, ana, revision=1)


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
async def test_the_homeserver_is_killed_and_comes_back(
    homeserver: Homeserver, bot: BotProcess, gather: Gather, encrypted: bool
) -> None:
    people = ana, ben, cleo = await gather(encrypted)
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
    await ana.types("!consent amend #1 We spend 300 € from the tool budget on a used shredder.")
    for person in people:
        await person.marks(await person.sees("#1 Buy a shredder", "300 €", "👍 Consent"), "👍\ufe0f")
    await adopted(bot, ana, revision=2)
    assert bot.process is not None
    assert bot.process.poll() is None
