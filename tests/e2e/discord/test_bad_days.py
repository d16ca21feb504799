"""Bad days with Discord's interactions: whatever is late, lost or sent twice, it is done once, and told."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.discord.model import Message
from tests.discord.people import Person
from tests.discord.server import Discord
from tests.e2e.company import Company
from tests.e2e.discord.binding import company as gathered
from tests.e2e.discord.neighbours import Neighbour

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
OPEN = ("#1 Buy a shredder", "👍 Consent")
DONE = "Your answer is in"


class Day:
    """A running bot, with a proposal that waits for consent."""

    def __init__(self, company: Company, people: tuple[Neighbour, ...], card: Message) -> None:
        self.bot = company.bot
        self.server: Discord = people[0].server
        self.home = people[0].home
        self.ana, self.ben, self.cleo = (each.person for each in people)
        self.card = card
        self.neighbours = people

    async def answered(self) -> list[str]:
        """Whose answers count."""
        record = await self.bot.record()
        names = {member["id"]: member["name"] for member in record["members"]}
        [process] = record["processes"]
        return sorted(names[one["member"]] for one in process["answers"] if one["counts"])

    def told_privately(self, person: Person) -> int:
        """How often somebody was told in the private conversation what an answer tells."""
        return sum(DONE in person.reads(message) for message in person.inbox)

    @contextmanager
    def stuck(self) -> Iterator[None]:
        """The database takes nothing in."""
        lock = sqlite3.connect(self.bot.folder / "circlekeeper.db", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            lock.close()


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    async with gathered(tmp_path) as company:
        people: tuple[Neighbour, ...] = company.people  # type: ignore[assignment]
        await people[0].types(QUICK)
        card = await people[0].sees(*OPEN)
        yield Day(company, people, card)


async def test_while_the_database_is_stuck_people_are_told_that_it_is_being_done_and_then_what_came_of_it(
    day: Day,
) -> None:
    with day.stuck():
        pressed = await day.ben.presses(day.card, "Consent")
        commanded = await day.cleo.slash(day.home, "consent", "consent", number="#1")
        asked = await day.ana.presses(day.card, "Object")
        assert pressed.thinking
        assert commanded.thinking
        assert "Please try again" in asked.text
    for answered in (pressed, commanded):
        await answered.sees(DONE)
        assert len(answered.messages) == 1
        assert all(message.ephemeral for message in answered.messages)
    assert await day.answered() == ["Ben", "Cleo"]


async def test_a_later_answer_that_is_lost_is_put_in_its_place_once(day: Day) -> None:
    fault = day.server.fail("PATCH", r"/webhooks/.*/@original", 503, after=True)
    with day.stuck():
        pressed = await day.ben.presses(day.card, "Consent")
    await pressed.sees(DONE)
    await day.server.until(lambda: fault.met)
    assert len(pressed.messages) == 1
    assert day.told_privately(day.ben) == 0


async def test_a_first_answer_that_goes_wrong_is_given_again_and_counts_once(day: Day) -> None:
    for status in (500, 502, 503, None):
        for after in (False, True):
            day.server.fail("POST", r"/callback$", status, after=after)
            pressed = await day.ben.presses(day.card, "Consent")
            assert len(pressed.messages) == 1, (status, after)
            assert DONE in pressed.text or "It is so already" in pressed.text
    assert day.told_privately(day.ben) == 0
    assert await day.answered() == ["Ben"]


async def test_an_answer_that_comes_too_late_for_discord_is_given_privately(day: Day) -> None:
    day.server.first_answer = timedelta(seconds=0.5)
    day.server.patience = 0.6
    day.server.hold()
    assert (await day.ben.presses(day.card, "Consent")).failed
    day.server.release()
    await day.ben.receives(DONE)
    assert day.told_privately(day.ben) == 1
    assert await day.answered() == ["Ben"]


async def test_a_repeated_interaction_has_its_effect_once_and_one_answer(day: Day) -> None:
    pressed = await day.ben.presses(day.card, "Consent")
    day.server.repeat("INTERACTION_CREATE")
    again = await day.ben.presses(day.card, "Consent")
    assert "It is so already" in again.text
    assert len(pressed.messages) == 1
    assert day.told_privately(day.ben) == 0
    assert await day.answered() == ["Ben"]


async def test_forms_of_two_people_at_once_and_over_a_crash_are_all_taken(day: Day) -> None:
    forms = [await person.presses(day.card, "Object") for person in (day.ben, day.cleo)]
    other = await day.ana.presses(day.card, "Ask")
    sent = [
        await person.submits(form, reason=f"{person.user.shown} sees harm.")
        for person, form in zip((day.ben, day.cleo), forms, strict=True)
    ]
    assert not any(one.failed for one in sent)
    day.bot.kill()
    await day.bot.start()
    assert not (await day.ana.submits(other, text="Who sharpens it?")).failed
    await day.neighbours[1].sees("Who sharpens it")
    await day.ana.presses(day.card, "Consent")
    await day.neighbours[1].sees("Ben sees harm", "Cleo sees harm")


async def test_what_was_pressed_while_nobody_was_there_can_be_pressed_after_a_crash(day: Day) -> None:
    day.server.patience = 0.3
    day.bot.kill()
    assert (await day.ben.presses(day.card, "Consent")).failed
    day.server.patience = 3
    await day.bot.start()
    assert DONE in (await day.ben.presses(day.card, "Consent")).text
    assert await day.answered() == ["Ben"]


async def test_whoever_is_stopped_in_the_middle_of_fifty_answers_gives_those_it_took(day: Day) -> None:
    people = [Person(day.server, f"Guest {number}") for number in range(50)]
    pressing = [asyncio.ensure_future(person.presses(day.card, "Consent")) for person in people]
    await day.server.until(lambda: any(one.answered for one in day.server.interactions.values()))
    code = await asyncio.to_thread(day.bot.stop)
    answers = await asyncio.gather(*pressing)
    assert code == 0
    assert not day.server.gateway.connections
    told = {str(answer.person.id) for answer in answers if not answer.failed}
    known = {member["accounts"][0]["id"] for member in (await day.bot.record())["members"]}
    assert {person.id for person in people} & known <= told
    assert "Traceback" not in day.bot.log()
