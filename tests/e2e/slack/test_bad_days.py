"""Bad days with Slack's events, interactions and calls: late, lost or doubled, all is done once, and told."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.e2e.running import BotProcess
from tests.e2e.slack.binding import Mode, gathered, process, running
from tests.e2e.slack.neighbours import Neighbour
from tests.slack.answered import Answered
from tests.slack.model import Message
from tests.slack.people import Person
from tests.slack.server import Slack

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
OPEN = ("#1 Buy a shredder", "👍 Consent")
ADOPTED = ("#1", "adopted|in force")
DONE = "Your answer is in"
BY_SOCKETS = pytest.mark.parametrize("day", ["socket"], indirect=True)
"""What is the same by HTTP."""


class Day:
    """A running bot, with a proposal that waits for consent."""

    def __init__(
        self, server: Slack, bot: BotProcess, people: tuple[Neighbour, ...], card: Message, mode: Mode
    ) -> None:
        self.server = server
        self.bot = bot
        self.people = people
        self.ana, self.ben, self.cleo = (each.person for each in people)
        self.home = people[0].home
        self.card = card
        self.mode = mode

    async def answered(self) -> list[str]:
        """Whose answers count."""
        record = await self.bot.record()
        names = {member["id"]: member["name"] for member in record["members"]}
        [decision] = record["processes"]
        return sorted(names[one["member"]] for one in decision["answers"] if one["counts"])

    async def count(self, number: int, seconds: float = 20) -> None:
        """Waits until the card says that so many have answered."""
        await self.people[0].sees(rf"{number} of 3 (has|have) answered", seconds=seconds)

    def cards(self) -> int:
        """How often the proposal stands in the channel."""
        return sum("#1 Buy a shredder" in text for text in self.people[0].heard())

    @contextmanager
    def stuck(self) -> Iterator[None]:
        """The database takes nothing in."""
        lock = sqlite3.connect(self.bot.folder / "circlekeeper.db", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            lock.close()


@pytest.fixture(params=["socket", "http"])
async def day(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Day]:
    async with running(tmp_path, request.param) as (server, bot):
        people = await gathered(server)
        await people[0].types(QUICK)
        yield Day(server, bot, people, await people[0].sees(*OPEN), request.param)


async def test_events_that_come_twice_or_again_count_once(day: Day) -> None:
    server, (_, ben, cleo) = day.server, day.people
    server.delivery.waits = (0.0, 0.5, 0.5)
    server.delivery.doubled = True
    await ben.marks(day.card, "👍")
    await cleo.writes("consent object #1 Nobody has asked the neighbours.")
    await day.count(2)
    server.delivery.doubled = False
    server.lose_acknowledgements("events_api", 2)
    await ben.person.unreacts(day.card, "👍")
    await day.count(1)
    server.lose_acknowledgements("events_api", 2)
    await ben.marks(day.card, "👍")
    await day.count(2)
    server.repeat("reaction_removed")
    await server.until(lambda: all(one.acknowledged for one in server.delivery.sent))
    assert await day.answered() == ["Ben", "Cleo"]
    told = [cleo.reads(message) for message in cleo.person.inbox]
    assert sum("is held in these words" in text for text in told) == 1, told


async def test_whoever_isnt_told_that_it_was_done_can_do_it_again_and_it_counts_once(day: Day) -> None:
    for kind in ("interactive", "slash_commands"):
        day.server.lose_acknowledgements(kind)
    assert (await day.ben.presses(day.card, "Consent")).failed
    assert (await day.cleo.slash(day.home, "/consent", "consent #1")).failed
    again = await day.ben.presses(day.card, "Consent")
    await again.sees("It is so already|" + DONE)
    again = await day.cleo.slash(day.home, "/consent", "consent #1")
    await again.sees("It is so already|" + DONE)
    assert await day.answered() == ["Ben", "Cleo"]


@BY_SOCKETS
async def test_a_form_whose_acknowledgement_is_lost_can_be_sent_again_and_is_taken_once(day: Day) -> None:
    form = await day.ben.presses(day.card, "Object")
    day.server.lose_acknowledgements("interactive")
    assert (await day.ben.submits(form, reason="Nobody has asked the neighbours.")).failed
    sent = await day.ben.submits(form, reason="Nobody has asked the neighbours.")
    assert not sent.failed
    await day.server.until(lambda: day.ben.view is None)
    assert await day.answered() == ["Ben"]
    assert len((await day.bot.record())["processes"][0]["objections"]) <= 1


async def test_while_the_database_is_stuck_all_is_acknowledged_in_time_and_the_answers_follow(
    day: Day,
) -> None:
    server = day.server
    with day.stuck():
        doing = [
            asyncio.ensure_future(one)
            for one in (
                day.ben.presses(day.card, "Consent"),
                day.cleo.slash(day.home, "/consent", "consent #1 Good idea"),
            )
        ]
        await day.ana.reacts(day.card, "👍")
        said = server.delivery.sent[-1]
        await asyncio.sleep(2.5)
        assert all(one.done() for one in doing)
        await server.until(lambda: said.acknowledged)
    for answered in await asyncio.gather(*doing):
        assert not answered.failed
        await answered.sees(DONE + "|Yours was the last answer", seconds=20)
        assert len(answered.messages) == 1
        assert all(message.only_for for message in answered.messages)
    assert said.deliveries == 1
    await day.people[0].sees(*ADOPTED, seconds=20)


@BY_SOCKETS
async def test_where_a_trigger_has_expired_people_are_told_what_to_do_instead(day: Day) -> None:
    day.server.trigger_life = timedelta(0)
    pressed = await day.ben.presses(day.card, "Object")
    assert not pressed.failed
    await pressed.sees("Object", seconds=20)
    commanded = await day.cleo.slash(day.home, "/consent", "object #1")
    await commanded.sees("/consent object", seconds=20)
    day.server.trigger_life = timedelta(seconds=3)
    form = await day.ben.presses(day.card, "Object")
    await form.opens("Object", seconds=20)


@BY_SOCKETS
async def test_forms_whose_opening_is_lost_or_fails_open_all_the_same(day: Day) -> None:
    for status, after in ((None, True), (None, False), (503, True), (500, False)):
        fault = day.server.fail("views.open", status, after=after)
        form = await day.ben.presses(day.card, "Object")
        await form.opens("Object", seconds=20)
        assert fault.met == 1, (status, after)
        await day.ben.closes()
    form = await day.ben.presses(day.card, "Object")
    assert not (await day.ben.submits(form, reason="Nobody has asked the neighbours.")).failed
    assert await day.answered() == ["Ben"]


@BY_SOCKETS
async def test_answers_whose_way_is_blocked_arrive_once(day: Day) -> None:
    for status in (500, 502, 429, None):
        day.server.fail("response_url", status)
        pressed = await day.ben.presses(day.card, "Consent")
        await pressed.sees(DONE + "|It is so already", seconds=20)
        assert len(pressed.messages) == 1, status
    assert await day.answered() == ["Ben"]


@BY_SOCKETS
async def test_forms_of_two_people_at_once_and_over_a_crash_are_all_taken(day: Day) -> None:
    forms = [await person.presses(day.card, "Object") for person in (day.ben, day.cleo)]
    other = await day.ana.presses(day.card, "Ask")
    for person, form in zip((day.ben, day.cleo), forms, strict=True):
        assert not (await person.submits(form, reason=f"{person.user.shown} sees harm.")).failed
    day.bot.kill()
    await day.bot.start()
    assert not (await day.ana.submits(other, text="Who sharpens it?")).failed
    await day.people[1].sees("Who sharpens it")
    await day.ana.presses(day.card, "Consent")
    await day.people[1].sees("Ben sees harm", "Cleo sees harm")


async def test_what_was_pressed_while_nobody_was_there_can_be_pressed_after_a_crash(day: Day) -> None:
    day.bot.kill()
    assert (await day.ben.presses(day.card, "Consent")).failed
    assert (await day.cleo.slash(day.home, "/consent", "consent #1")).failed
    await day.bot.start()
    await (await day.ben.presses(day.card, "Consent")).sees(DONE)
    assert await day.answered() == ["Ben"]


async def test_whoever_is_stopped_in_the_middle_of_fifty_presses_has_answered_those_it_took(
    day: Day,
) -> None:
    people = [Person(day.server, f"Guest {number}") for number in range(50)]
    pressing = [asyncio.ensure_future(person.presses(day.card, "Consent")) for person in people]
    await day.server.until(lambda: any(one.done() for one in pressing), 20)
    code = await asyncio.to_thread(day.bot.stop)
    answers: list[Answered] = await asyncio.gather(*pressing)
    assert code == 0
    assert not day.server.sockets.connections
    heard = {answer.person.id for answer in answers if not answer.failed}
    known = {each["accounts"][0]["id"].rpartition(":")[2] for each in (await day.bot.record())["members"]}
    assert {person.id for person in people} & known <= heard
    assert "Traceback" not in day.bot.log()


async def test_whoever_is_killed_in_the_middle_of_marks_and_words_takes_them_all_afterwards(day: Day) -> None:
    ana, ben, cleo = day.people
    await cleo.writes("circle show")
    await cleo.hears("What is running")
    await ben.marks(day.card, "👍")
    day.bot.kill()
    await cleo.writes("consent consent #1")
    await ana.marks(day.card, "👍")
    day.bot.launch()
    await asyncio.sleep(0.5)
    day.bot.kill()
    await day.bot.start()
    await ana.sees(*ADOPTED, seconds=30)
    assert day.cards() <= 2
    heard = ana.heard()
    assert len(heard) == len(set(heard)), "something was said twice"


# --- calls ----------------------------------------------------------------------------------------


async def test_posts_and_redraws_that_are_refused_lost_or_held_back_come_once(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        ana, ben, _ = await gathered(server)
        for status in (None, 503, 500):
            server.fail("chat.postMessage", status, after=True)
        server.fail("chat.postMessage", 502)
        server.fail("chat.postMessage", 429)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN, seconds=40)
        for status in (502, 503, None, 429):
            server.fail("chat.update", status)
            server.fail("views.publish", status)
            server.fail("reactions.get", status)
        server.fail("chat.update", None, after=True)
        cut = list(server.sockets.connections)
        server.cut()
        await ben.marks(card, "👍")
        await server.until(lambda: not set(cut) & set(server.sockets.connections))
        await server.ready()
        await ana.person.opens_home()
        assert not (await ana.person.presses(card, "Consent")).failed
        await ana.sees("2 of 3 have answered", seconds=60)
        await ana.person.sees_home("Buy a shredder", seconds=60)
        assert len([text for text in ana.heard() if "#1 Buy a shredder" in text]) == 1


async def test_a_card_that_was_sent_before_a_crash_is_found_again(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        fault = server.fail("chat.postMessage", None, after=True)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        bot.kill()
        assert fault.met
        await ben.marks(card, "👍")
        await bot.start()
        for each in (ana, cleo):
            await each.marks(card, "👍")
        await ana.sees(*ADOPTED, seconds=30)
        assert len([text for text in ana.heard() if text.startswith("#1 Buy a shredder")]) == 1


async def test_a_burst_of_answers_is_drawn_at_slacks_pace_and_to_the_end(tmp_path: Path) -> None:
    async with running(tmp_path, paced=True) as (server, _):
        server.pace = None  # people gather at leisure
        ana, ben, cleo = await gathered(server)
        for number in range(1, 6):
            await ana.types(QUICK.replace("Buy a shredder", f"Idea {number}"))
        cards = [await ana.sees(f"#{number} Idea {number}", "👍 Consent") for number in range(1, 6)]
        paced = Slack(paced=True).pace
        server.pace, before = paced, len(server.called("chat.update"))
        for _ in range(4):
            for card in cards:
                for each in (ben, cleo):
                    await each.person.reacts(card, "👍")
                    await asyncio.sleep(0.01)
                    await each.person.unreacts(card, "👍")
        for card in cards:
            for each in (ben, cleo):
                await each.person.reacts(card, "👍")
        for number in range(1, 6):
            await ana.sees(f"#{number} Idea {number}", "2 of 3 have answered", seconds=60)
        assert server.refused_for_pace.total() <= 2
        assert len(server.called("chat.update")) - before <= 30


async def test_a_token_that_is_revoked_is_said_and_slack_isnt_stormed_until_there_is_a_new_one(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, _ = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        before = len(server.calls)
        server.revoke()
        await ben.marks(card, "👍")
        async with asyncio.timeout(20):
            while "Slack doesn't take the bot token" not in bot.log():  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        await asyncio.sleep(5)
        assert len(server.calls) - before < 30
        assert await asyncio.to_thread(bot.stop) == 0
        assert server.bot_token
        server.install(server.team)
        bot = process(server, tmp_path)
        await bot.start()
        try:
            await ana.sees("1 of 3 has answered", seconds=30)
        finally:
            bot.kill()
