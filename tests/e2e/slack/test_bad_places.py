"""Bad days with places on Slack: archived, closed, deleted, renumbered, without the bot, and come back to."""

import asyncio
from pathlib import Path

import pytest

from tests.e2e.running import BotProcess
from tests.e2e.slack.binding import gathered, running
from tests.e2e.slack.neighbours import Neighbour
from tests.slack.answered import Answered
from tests.slack.model import Message
from tests.slack.server import Slack

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
OPEN = ("#1 Buy a shredder", "👍 Consent")
LONG = 30


async def consents(*people: Neighbour) -> None:
    """They press the button of the newest card, by which the decision ends."""
    for each in people:
        card = await each.sees(*OPEN, seconds=LONG)
        assert not (await each.person.presses(card, "Consent")).failed


async def decided(bot: BotProcess, count: int) -> None:
    """So many decisions are adopted, as the record has it."""
    for _ in range(LONG):
        if [one["outcome"] for one in (await bot.record())["processes"]] == ["adopted"] * count:
            return
        await asyncio.sleep(0.5)
    raise AssertionError(await bot.record())


def cards(one: Neighbour, words: str) -> list[Message]:
    found = one.person.messages(one.home)
    return [each for each in found if each.author.is_bot and not each.only_for and words in one.reads(each)]


async def refused(server: Slack, asked: Answered, *words: str) -> None:
    """It was answered to one person alone, and nothing else happened."""
    await asked.sees(*words, seconds=LONG)
    assert all(one.only_for is asked.person.user for one in asked.messages)
    assert not server.called("chat.postMessage")


async def test_a_card_that_is_deleted_comes_again_also_if_it_was_while_nobody_was_there(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        await consents(ana)
        first = await ana.sees(*OPEN, "1 of 3 has answered", seconds=LONG)
        await ben.person.says(ben.home, "Which one?", thread=first)
        server.delete_message(first)
        second = await ana.sees(*OPEN, seconds=LONG)
        assert second is not first
        await cleo.person.says(cleo.home, "And where?", thread=first)
        bot.kill()
        server.delete_message(second)
        await bot.start()
        await consents(ben, cleo)
        await ana.sees("#1", "adopted|in force|decided", seconds=LONG)
        assert (await bot.only_process())["outcome"] == "adopted"
        assert "Traceback" not in bot.log()


async def test_in_an_archive_nothing_is_lost_and_all_goes_out_once_it_is_opened(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        server.rename(ana.home, "allotment")
        await ana.types(QUICK)
        await consents(ana)
        await ana.sees(*OPEN, "1 of 3 has answered", seconds=LONG)
        server.archive(ana.home)
        for each in (ben, cleo):
            await each.writes("consent consent #1")
        await decided(bot, 1)
        assert not cards(ana, "decided by consent")
        server.unarchive(ana.home)
        await ana.sees("decided by consent", seconds=LONG)

        await ana.types(QUICK.replace("shredder", "rake"))
        await ana.sees("#2 Buy a rake", seconds=LONG)
        server.archive(ana.home)
        for each in (ana, ben, cleo):
            await each.writes("consent consent #2")
        await decided(bot, 2)
        bot.kill()
        server.unarchive(ana.home)
        await bot.start()
        await ana.sees("#2 Buy a rake", "decided by consent", seconds=LONG)
        assert len(cards(ana, "#2 Buy a rake: decided")) == 1
        assert "Traceback" not in bot.log()


async def test_a_deleted_channel_ends_nothing_and_its_circle_goes_on_elsewhere(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        people = ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        await consents(ana, ben)
        server.delete_channel(ana.home)
        other = server.channel("shed")
        for each in people:
            each.home = other
        await cleo.types("!consent consent #1")
        assert (await bot.only_process())["outcome"] == "adopted"
        await ana.types("!circle create Shed\naim: A dry shed")
        await ana.sees("A dry shed", seconds=LONG)
        assert "Traceback" not in bot.log()


async def test_a_channel_whose_id_changed_is_the_same_place(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN, seconds=LONG)
        server.change_id(ana.home)
        await ana.person.slash(ana.home, "/circle", "show")
        pressed = await ben.person.presses(card, "Consent")
        assert not pressed.failed
        for each in (ana, cleo):
            await each.types("!consent consent #1")
        await ana.sees("decided by consent", seconds=LONG)
        assert (await bot.only_process())["outcome"] == "adopted"


async def test_a_bot_that_is_put_out_and_invited_again_goes_on_where_it_was(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        await consents(ana)
        card = await ana.sees(*OPEN, "1 of 3 has answered", seconds=LONG)
        server.remove_bot(ana.home)
        for each in (ben, cleo):
            await each.writes("consent consent #1")
        await decided(bot, 1)
        server.invite_bot(ana.home)
        await ana.sees("decided by consent", seconds=LONG)
        await server.until(lambda: "It has ended: adopted" in ana.reads(card), LONG)

        await ana.types(QUICK.replace("shredder", "rake"))
        await ana.sees("#2 Buy a rake", seconds=LONG)
        server.remove_bot(ana.home)
        for each in (ana, ben, cleo):
            await each.writes("consent consent #2")
        await decided(bot, 2)
        bot.kill()
        server.invite_bot(ana.home)
        await bot.start()
        await ana.sees("#2 Buy a rake", "decided by consent", seconds=LONG)


@pytest.mark.parametrize("private", [True, False])
async def test_where_the_bot_isnt_it_says_how_it_is_invited_and_makes_nothing(
    tmp_path: Path, private: bool
) -> None:
    async with running(tmp_path) as (server, bot):
        home = server.channel("garden", private=private, bot=False)
        ana = Neighbour(server, "Ana", home)
        home.members[ana.person.id] = ana.person.user
        asked = await ana.asks("!circle create Garden\naim: Good vegetables")
        await refused(server, asked, "I am not in this channel yet", "“/invite @circlekeeper”")
        assert (await bot.record())["circles"] == []
        listed = await ana.asks("!circle help")
        await listed.sees("What you can do here|Hello, I am", seconds=LONG)
        server.invite_bot(home)
        await ana.types("!circle create Garden\naim: Good vegetables")
        await ana.sees("Garden", "Good vegetables", seconds=LONG)
        server.make_private(home)
        await ana.types(QUICK)
        await ana.sees(*OPEN, seconds=LONG)
        server.remove_bot(home)
        await server.until(lambda: all(one.acknowledged for one in server.delivery.sent), LONG)
        asked = await ana.asks(QUICK.replace("shredder", "rake"))
        await asked.sees("“/invite @circlekeeper”", seconds=LONG)
        assert len((await bot.record())["processes"]) == 1


async def test_among_people_alone_nothing_is_made_and_what_is_ones_own_is_answered(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        home = server.channel("garden")
        ana, ben, cleo = (Neighbour(server, name, home) for name in ("Ana", "Ben", "Cleo"))
        users = [each.person.user for each in (ana, ben, cleo)]
        for among in (users[:2], users):
            place = server.between(*among)
            asked = await ana.person.slash(place, "/circle", "create Garden\naim: Good vegetables")
            await refused(server, asked, "channel")
            assert "I am not in this channel" not in asked.text, "nobody is invited into a conversation"
            waits = await ana.person.slash(place, "/inbox")
            await waits.sees("Nothing waits for you", seconds=LONG)
        assert (await bot.record())["circles"] == []


async def test_where_only_some_may_write_cards_wait_until_the_bot_may(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        people = ana, _, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN, seconds=LONG)
        server.shut(ana.home)
        for each in people:
            assert not (await each.person.presses(card, "Consent")).failed
        assert (await bot.only_process())["outcome"] == "adopted"
        server.shut(ana.home, False)
        await cleo.types("!inbox")
        await ana.sees("decided by consent", seconds=LONG)
        assert "Traceback" not in bot.log()


async def test_an_answer_that_goes_astray_reaches_the_person_by_another_way(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, _ = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN, seconds=LONG)
        server.fail("response_url", 404, times=10)
        await ana.person.presses(card, "Consent")
        await ana.sees("Your answer is in", seconds=LONG)
        server.fail("chat.postEphemeral", 200, times=10)
        await ben.person.presses(card, "Consent")
        told = await ben.hears("Your answer is in", seconds=LONG)
        assert told.channel is server.conversation(ben.person.user)
        assert "actions/" not in bot.log(), "the address of an answer is a secret"
