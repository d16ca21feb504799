"""The bot comes to Slack: from nothing to a first consent, and what it says where it is invited."""

from pathlib import Path

import pytest

from tests.e2e.slack.binding import MANIFEST, process, running
from tests.slack.model import Channel, Message
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback

pytestmark = pytest.mark.e2e

HELLO = "Hello, I am Circlekeeper"


def said(channel: Channel) -> list[Message]:
    """What the bot has said in a channel."""
    return [message for message in channel.messages.values() if message.author.is_bot]


def place(server: Slack) -> Channel:
    """A channel in which the bot isn't yet."""
    return server.channel("garden", bot=False)


async def test_an_admin_gets_from_nothing_to_a_first_consent_as_the_page_on_slack_tells(
    tmp_path: Path,
) -> None:
    async with slack_on_loopback() as server:
        server.use_manifest(MANIFEST)
        for channel in server.channels.values():
            server.remove_bot(channel)
        bot = process(server, tmp_path)
        assert "the app is in no channel yet" in await bot.checks()
        await bot.start()
        try:
            ana, home = Person(server, "Ana"), place(server)
            await ana.invites_bot(home)
            hello = await ana.sees(home, HELLO, "decide together by consent", seconds=20)
            assert "/circle create" in ana.reads(hello)
            asked = await ana.slash(home, "/circle", "create")
            await ana.submits(asked, name="Garden", aim="vegetables for forty households", seconds=20)
            await ana.sees(home, "Garden", "vegetables", seconds=20)
            asked = await ana.slash(home, "/consent", "quick")
            await ana.submits(asked, title="Buy a shredder", text="400 € for a used one.", seconds=20)
            card = await ana.sees(home, "Buy a shredder", "400 €", r"\[Consent\]", seconds=20)
            await ana.presses(card, "Consent")
            await ana.sees(home, "#1 Buy a shredder: decided", "decided by consent", seconds=20)
        finally:
            bot.kill()


async def test_it_says_hello_once_however_often_slack_tells_of_it_and_it_is_started(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, home = Person(server, "Ana"), place(server)
        server.delivery.doubled = True
        await ana.invites_bot(home)
        await ana.sees(home, HELLO, seconds=20)
        server.delivery.doubled = False
        server.repeat("member_joined_channel")
        bot.kill()
        await bot.start()
        server.repeat("member_joined_channel")
        # Something that is said after all that: another greeting would have come before.
        other = server.channel("kitchen", bot=False)
        await ana.invites_bot(other)
        await ana.sees(other, HELLO, seconds=20)
        assert len(said(home)) == 1


async def test_it_speaks_the_language_of_who_invites_it(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        ana, home = Person(server, "Ana", locale="de-DE"), place(server)
        await ana.invites_bot(home)
        await ana.sees(home, "Hallo, ich bin Circlekeeper", seconds=20)


async def test_where_a_circle_lives_it_says_what_is_going_on_instead(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        ana, home = Person(server, "Ana"), server.channel("garden")
        await ana.slash(home, "/circle", "create Garden\naim: Good vegetables")
        await ana.sees(home, "Garden", "Good vegetables", seconds=20)
        server.remove_bot(home)
        await ana.invites_bot(home)
        again = await ana.sees(home, "What you can do here", "Here meets: Garden", seconds=20)
        assert HELLO not in ana.reads(again)


async def test_others_who_come_into_a_channel_are_not_greeted(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        ana, home = Person(server, "Ana"), place(server)
        await ana.invites_bot(home)
        await ana.sees(home, HELLO, seconds=20)
        Person(server, "Ben")
        await ana.slash(home, "/circle", "help")
        await server.until(lambda: server.ephemeral or len(said(home)) > 1, 20)
        assert len(said(home)) == 1
