"""Bad days with places and people on Discord: deleted, closed, locked, left, and come back to."""

from pathlib import Path

import pytest

from tests.discord.people import Person
from tests.e2e.discord.binding import gathered, running
from tests.e2e.discord.neighbours import Neighbour

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
OPEN = ("#1 Buy a shredder", "👍 Consent")


async def consents(*people: Neighbour) -> None:
    """They press the button of the newest card, by which the decision ends."""
    for each in people:
        card = await each.sees(*OPEN, seconds=20)
        assert not (await each.person.presses(card, "Consent")).failed


async def test_a_card_that_is_deleted_comes_again_also_if_it_was_while_nobody_was_there(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        await consents(ana)
        first = await ana.sees("1 of 3 has answered", seconds=20)
        server.delete_message(first)
        second = await ana.sees(*OPEN, seconds=20)
        assert second is not first
        bot.kill()
        server.delete_message(second)
        await bot.start()
        await consents(ben, cleo)
        await ana.sees("#1", "adopted|in force")
        assert (await bot.only_process())["outcome"] == "adopted"


async def test_a_deleted_channel_ends_nothing_and_its_circle_goes_on_elsewhere(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        people = ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        await consents(ana, ben)
        server.delete_channel(ana.home)
        other = server.text_channel("shed")
        for each in people:
            each.home = other
        await cleo.types("!consent consent #1")
        assert (await bot.only_process())["outcome"] == "adopted"
        await ana.types("!circle create Shed\naim: A dry shed")
        await ana.sees("A dry shed")
        assert "Traceback" not in bot.log()


async def test_threads_that_are_deleted_archived_or_locked_hold_nothing_up(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        thread = await server.until(lambda: card.thread)
        server.archive(thread, locked=True)
        await consents(ben)
        await ana.sees("1 of 3 has answered", seconds=20)
        server.delete_channel(thread)
        await consents(ana, cleo)
        await ana.sees("#1", "adopted|in force")
        assert (await bot.only_process())["outcome"] == "adopted"


async def test_a_whole_decision_in_a_forum_whose_posts_are_archived_locked_and_deleted(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        forum = server.forum("garden", tags=("decision",), required=True)
        people = ana, ben, cleo = [Neighbour(server, name, forum) for name in ("Ana", "Ben", "Cleo")]
        everybody = " ".join(f"<@{each.person.id}>" for each in people)
        hello = await ana.person.posts(forum, "Hello", "Shall we?")
        options = {"name": "Garden", "aim": "Good vegetables", "members": everybody}
        assert not (await ana.person.slash(hello, "circle", "create", **options)).failed
        await ana.sees("Garden", "3 members")
        options = {"title": "Buy a shredder", "text": "We spend 400 €."}
        assert not (await ana.person.slash(hello, "consent", "propose", **options)).failed
        first = await ana.sees("#1 Buy a shredder", "Step 1 of 3")
        server.archive(first.channel)
        for each in (ben, cleo):
            assert not (await each.person.presses(first, "No questions")).failed
        second = await ana.sees("Step 2 of 3", seconds=20)
        assert second.channel is first.channel
        server.archive(first.channel, locked=True)
        for each in (ben, cleo):
            assert not (await each.person.presses(second, "Nothing to add")).failed
        third = await ana.sees("Step 3 of 3", seconds=20)
        assert third.channel is not first.channel
        server.delete_channel(third.channel)
        await consents(*people)
        await ana.sees("#1", "adopted|in force")
        assert (await bot.only_process())["outcome"] == "adopted"


async def test_a_post_that_is_deleted_in_the_second_step_takes_nothing_along(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        forum = server.forum("garden")
        ana, ben, cleo = [Neighbour(server, name, forum) for name in ("Ana", "Ben", "Cleo")]
        everybody = " ".join(f"<@{each.person.id}>" for each in (ana, ben, cleo))
        hello = await ana.person.posts(forum, "Hello", "Shall we?")
        options = {"name": "Garden", "aim": "Good vegetables", "members": everybody}
        assert not (await ana.person.slash(hello, "circle", "create", **options)).failed
        options = {"title": "Buy a shredder", "text": "We spend 400 €."}
        assert not (await ana.person.slash(hello, "consent", "propose", **options)).failed
        first = await ana.sees("Step 1 of 3")
        for each in (ben, cleo):
            assert not (await each.person.presses(first, "No questions")).failed
        second = await ana.sees("Step 2 of 3", seconds=20)
        assert second.channel is first.channel
        server.delete_channel(second.channel)
        again = await ana.sees("Step 2 of 3", seconds=20)
        for each in (ben, cleo):
            assert not (await each.person.presses(again, "Nothing to add")).failed
        await ana.sees("Step 3 of 3", seconds=20)
        assert "Traceback" not in bot.log()


async def test_a_post_whose_answer_was_lost_is_begun_once(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        forum = server.forum("garden")
        ana = Neighbour(server, "Ana", forum)
        hello = await ana.person.posts(forum, "Hello", "Shall we?")
        for status in (500, None):
            server.fail("POST", rf"/channels/{forum.id}/threads$", status, after=True)
        options = {"name": "Garden", "aim": "Good vegetables"}
        assert not (await ana.person.slash(hello, "circle", "create", **options)).failed
        await ana.sees("Good vegetables", seconds=20)
        bot.kill()
        await bot.start()
        assert len([one for one in forum.threads if one is not hello]) == 1


async def test_a_bot_that_is_put_out_and_let_in_again_goes_on_where_it_was(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        await consents(ana)
        card = await ana.sees("1 of 3 has answered", seconds=20)
        await consents(ben)
        server.remove_bot()
        server.add_bot()
        await ana.sees("2 of 3 have answered", seconds=20)
        assert not (await cleo.person.presses(card, "Consent")).failed
        server.remove_bot()
        bot.kill()
        await bot.start()
        server.add_bot()
        await ana.sees("#1", "adopted|in force", seconds=20)
        heard = ana.heard()
        assert sum("adopted" in text and "#1" in text for text in heard) <= 1


async def test_without_permission_nothing_is_done_in_silence_and_cards_come_once_there_is_one(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        people = ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        first = await ana.sees(*OPEN)
        server.deny(ana.home, "SEND_MESSAGES")
        refused = await ana.person.slash(ana.home, "consent", "quick", title="Paint it", text="Red.")
        assert "can't post here" in refused.text
        for each in people:
            assert not (await each.person.presses(first, "Consent")).failed
        assert (await bot.only_process())["outcome"] == "adopted"
        server.allow(ana.home, "SEND_MESSAGES")
        await ana.sees("#1", "adopted|in force", seconds=20)

        await ana.types(QUICK.replace("shredder", "rake"))
        second = await ana.sees("#2 Buy a rake", "👍 Consent")
        server.deny(ana.home, "VIEW_CHANNEL")
        for person in (ben.person, cleo.person):
            await person.slash(
                ("general" and server.guild.system_channel) or "", "consent", "consent", number="#2"
            )
        server.allow(ana.home, "VIEW_CHANNEL")
        await ana.sees("#2 Buy a rake", "2 of 3 have answered", seconds=20)
        cards = [one for one in ana.person.messages(ana.home) if "#2 Buy a rake" in ana.reads(one)]
        assert second in cards
        assert len([one for one in cards if "👍 Consent" in ana.reads(one)]) == 1


async def test_closed_conversations_and_people_who_left_are_told_of_in_the_channel_without_content(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        ben.person.user.dms_closed = True
        await ben.person.reacts(card, "✋")
        message = await ben.sees("@Ben", seconds=20)
        assert "shredder" not in ben.reads(message)
        assert message in ben.person.pings
        await cleo.person.leaves()
        await ana.person.presses(card, "Consent")
        assert not (await ana.asks("!circle remove @Cleo")).failed
        newcomer = Person(server, "Dan")
        assert not (await newcomer.presses(card, "Details")).failed
        assert "Traceback" not in bot.log()
