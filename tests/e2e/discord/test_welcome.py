"""The bot comes to servers: what it says there, and that each is an organisation of its own."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.discord.happenings import tell_guild
from tests.discord.model import Guild, Message, iso
from tests.discord.people import Person
from tests.discord.server import Discord, discord_on_loopback
from tests.e2e.discord.binding import process, running
from tests.e2e.discord.neighbours import Neighbour

pytestmark = pytest.mark.e2e

HELLO = "Hello, I am Circlekeeper"


def said(server: Discord, guild: Guild) -> list[Message]:
    """What the bot has said in the channels of a server."""
    found = [message for channel in guild.channels.values() for message in channel.messages.values()]
    return [message for message in found if message.author is server.bot]


async def lets_in(server: Discord, name: str, locale: str = "en-US") -> tuple[Guild, Person]:
    """A server lets the bot in while it runs; with somebody who is there."""
    guild = server.add_guild(name)
    guild.locale = locale
    tell_guild(server, guild)
    return guild, Person(server, "Ana", guild=guild)


async def test_a_server_that_lets_the_bot_in_is_told_what_it_is_and_the_first_step(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        guild, ana = await lets_in(server, "The Mill")
        hello = await ana.sees(guild.system_channel or "", HELLO, r"decide together by consent", seconds=20)
        text = ana.reads(hello)
        assert "“/circle create”" in text
        assert "“/consent quick”" in text
        assert said(server, guild) == [hello]
        assert server.pinged == []
        assert "PyNaCl" not in bot.log()
        assert "davey" not in bot.log()


async def test_an_admin_gets_from_nothing_to_a_first_consent_as_the_page_on_discord_tells(
    tmp_path: Path,
) -> None:
    async with discord_on_loopback() as server:
        server.remove_bot()
        bot = process(server, tmp_path)
        told = await bot.checks()
        assert "on no server yet" in told
        assert "https://discord.com/oauth2/authorize?client_id=" in told
        server.add_bot()
        await bot.start()
        try:
            ana, home = Person(server, "Ana", may=["MANAGE_GUILD"]), server.text_channel("garden")
            await ana.sees(server.guild.system_channel or "", HELLO, seconds=20)
            asked = await ana.slash(home, "circle", "create")
            await ana.submits(asked, name="Garden", aim="vegetables for forty households")
            await ana.sees(home, "Garden", "vegetables", seconds=20)
            asked = await ana.slash(home, "consent", "quick")
            await ana.submits(asked, title="Buy a shredder", text="400 € for a used one.")
            card = await ana.sees(home, "Buy a shredder", "400 €", seconds=20)
            await ana.presses(card, "Consent")
            await ana.sees(home, "#1 Buy a shredder: decided", "decided by consent", seconds=20)
        finally:
            bot.kill()


async def test_where_the_server_speaks_german_so_does_the_bot(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        guild, ana = await lets_in(server, "Die Mühle", "de")
        await ana.sees(guild.system_channel or "", "Hallo, ich bin Circlekeeper", seconds=20)


async def test_where_the_server_receives_people_without_the_bot_it_speaks_in_another_channel(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, _):
        guild = server.add_guild("The Mill")
        talk = server.text_channel("talk", guild)
        server.deny(server.channel(guild.system_channel or ""), "SEND_MESSAGES")
        tell_guild(server, guild)
        await Person(server, "Ana", guild=guild).sees(talk, HELLO, seconds=20)


async def test_a_bot_that_is_invited_before_it_first_runs_says_so_at_its_start_and_never_again(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        ana = Person(server, "Ana")
        hello = await ana.sees(server.guild.system_channel or "", HELLO, seconds=20)
        # That was days ago. It was read and taken away: whoever looks for it doesn't find it.
        server.guild.members[server.bot.id].joined = iso(server.clock.now() - timedelta(days=2))
        server.delete_message(hello)
        server.nonces.clear()
        bot.kill()
        await bot.start()
        server.invalidate()
        await server.until(lambda: len(server.gateway.identified) == 3, 30)
        server.outage()
        server.end_outage()
        server.outage()
        bot.kill()
        bot.launch()
        await server.until(lambda: len(server.gateway.identified) == 4, 30)
        server.end_outage()
        await bot.ready()
        # Something that is said after all that: a greeting would have come before.
        guild, ben = await lets_in(server, "The Mill")
        await ben.sees(guild.system_channel or "", HELLO, seconds=20)
        assert said(server, server.guild) == []


async def test_a_server_that_lets_the_bot_in_again_is_greeted_again(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        guild, ana = await lets_in(server, "The Mill")
        await ana.sees(guild.system_channel or "", HELLO, seconds=20)
        server.remove_bot(guild)
        server.add_bot(guild)
        await server.until(lambda: len(said(server, guild)) == 2, 20)


async def test_a_server_that_let_the_bot_in_while_it_was_away_is_greeted_when_it_is_back(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        bot.kill()
        guild = server.add_guild("The Mill")
        await bot.start()
        await Person(server, "Ana", guild=guild).sees(guild.system_channel or "", HELLO, seconds=20)


@pytest.mark.parametrize("after", [False, True], ids=["refused", "done, but the answer is lost"])
async def test_a_greeting_that_goes_wrong_is_said_once_all_the_same(tmp_path: Path, after: bool) -> None:
    async with running(tmp_path) as (server, _):
        await Person(server, "Ana").sees(server.guild.system_channel or "", HELLO, seconds=20)
        server.fail("POST", r"/messages$", None if after else 503, after=after)
        guild, ana = await lets_in(server, "The Mill")
        await ana.sees(guild.system_channel or "", HELLO, seconds=20)
        await server.until(
            lambda: sum(f"{guild.system_channel}/m" in c.path for c in server.requests) > 1, 20
        )
        assert len(said(server, guild)) == 1


async def test_each_server_is_an_organisation_of_its_own(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        await _two_gardens(server, server.add_guild("The Mill"))


async def test_two_shards_serve_their_servers_and_all_is_ready_when_both_are(tmp_path: Path) -> None:
    async with discord_on_loopback(shards=2) as server:
        other = server.add_guild("The Mill")
        while _shard(other) == _shard(server.guild):
            del server.guilds[other.id]
            other = server.add_guild("The Mill")
        bot = process(server, tmp_path)
        await bot.start()
        try:
            assert {one.shard for one in server.gateway.sessions.values() if one.connection} == {0, 1}
            await _two_gardens(server, other)
        finally:
            bot.kill()


def _shard(guild: Guild) -> int:
    return (int(guild.id) >> 22) % 2


async def _two_gardens(server: Discord, other: Guild) -> None:
    """Two servers have a circle of the same name each, and know nothing of each other."""
    tell_guild(server, other)
    ana = Neighbour(server, "Ana", server.text_channel("garden"))
    zoe = Neighbour(server, "Zoe", server.text_channel("garden", other))
    await ana.types("!circle create Garden\naim: vegetables for forty households")
    await ana.sees("Garden", "vegetables")
    listed = await zoe.asks("!circle list")
    assert "Garden" not in zoe.reads(await listed.sees("."))
    await zoe.types("!circle create Garden\naim: flowers for the mill")
    await zoe.sees("Garden", "flowers")
    for each, own, others in ((ana, "vegetables", "flowers"), (zoe, "flowers", "vegetables")):
        listed = await each.asks("!circle list")
        assert each.reads(await listed.sees("Garden")).count("Garden") == 1
        shown = each.reads(await (await each.asks("!circle show")).sees("Garden"))
        assert own in shown
        assert others not in shown
