"""The app in several workspaces: installed from a browser, apart from each other, gone and back, renewed."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.running import BotProcess
from tests.e2e.slack.binding import Mode
from tests.slack.model import Channel, Team
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback

pytestmark = pytest.mark.e2e

KEY, OTHER_KEY = "ab" * 32, "cd" * 32
HELLO = "Hello, I am Circlekeeper"


def process(server: Slack, folder: Path, mode: Mode = "socket", key: str = KEY) -> BotProcess:
    """The bot of an app that others install."""
    section = f'[slack]\nmode = "{mode}"\napi_url = "{server.api_url}"\nclient_id = "{server.client_id}"\n'
    secrets = {
        "CIRCLEKEEPER_SLACK_CLIENT_SECRET": server.client_secret,
        "CIRCLEKEEPER_SLACK_TOKEN_KEY": key,
        "CIRCLEKEEPER_SLACK_APP_TOKEN": server.app_token,
        "CIRCLEKEEPER_SLACK_SIGNING_SECRET": server.signing_secret,
    }
    bot = BotProcess(section, secrets, folder)
    if mode == "http":
        server.delivery.request_url = f"http://127.0.0.1:{bot.port}/slack/events"
    server.redirect_url = f"http://127.0.0.1:{bot.port}/slack/oauth_redirect"
    return bot


@asynccontextmanager
async def running(
    folder: Path, mode: Mode = "socket", **more: Any
) -> AsyncIterator[tuple[Slack, BotProcess]]:
    """A Slack where the app is installed nowhere, and the bot, waiting for that."""
    async with slack_on_loopback(**more) as server:
        server.installations.clear()
        bot = process(server, folder, mode)
        await bot.start()
        try:
            yield server, bot
        finally:
            bot.kill()


async def installs(server: Slack, bot: BotProcess, team: Team, *, everywhere: bool = False) -> Person:
    """An admin of the workspace installs the app, and reads what to do next."""
    admin = Person(server, f"Ana of {team.name}", team=team, admin=True)
    await installs_again(bot, admin, everywhere=everywhere)
    await admin.finds(lambda: admin.messages(server.conversation(admin.user)), [HELLO, "/invite @"], 20)
    return admin


async def installs_again(bot: BotProcess, admin: Person, *, everywhere: bool = False) -> None:
    status, page = await admin.installs(f"http://127.0.0.1:{bot.port}/slack/install", everywhere=everywhere)
    assert status == 200, page
    assert "/circle create" in page


def was_uninstalled(bot: BotProcess, team: Team) -> bool:
    """Whether the bot has noticed, and says where."""
    return any("the app was uninstalled" in line and team.id in line for line in bot.log().splitlines())


def is_given_up(bot: BotProcess, channel: Channel) -> bool:
    """Whether the bot writes in a channel no more."""
    gone = [line for line in bot.log().splitlines() if "nothing can be written there any more" in line]
    return any(channel.id in line for line in gone)


async def circle(server: Slack, admin: Person, name: str) -> Channel:
    """Makes a circle of one in a new channel of its workspace."""
    channel = server.channel(name.lower(), admin.team, bot=False)
    server.invite_bot(channel)
    answered = await admin.slash(channel, "/circle", f"create {name}\naim: vegetables")
    assert not answered.failed
    await admin.sees(channel, name, "vegetables", seconds=20)
    return channel


async def decides(admin: Person, channel: Channel, title: str, number: int = 1) -> None:
    """Proposes something and consents to it."""
    answered = await admin.slash(channel, "/consent", f"quick {title}\ntext: 400 €")
    assert not answered.failed
    card = await admin.sees(channel, title, r"400 €", r"\[Consent\]", seconds=20)
    await admin.presses(card, "Consent")
    await admin.sees(channel, f"#{number} {title}: decided", seconds=20)


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_two_workspaces_install_it_and_each_keeps_to_itself(tmp_path: Path, mode: Mode) -> None:
    async with running(tmp_path, mode) as (server, bot):
        hill = server.add_team("The Hill")
        ana, zoe = await installs(server, bot, server.team), await installs(server, bot, hill)
        here, there = await circle(server, ana, "Garden"), await circle(server, zoe, "Garden")
        await decides(ana, here, "A shredder")
        await decides(zoe, there, "A scythe")
        listed = await (await zoe.slash(there, "/decisions", "list")).sees("A scythe")
        assert "shredder" not in zoe.reads(listed)
        bot.kill()
        await bot.start()
        await decides(zoe, there, "A rake", 2)
        tokens = [one.token for one in server.installations.values()]
        assert len(tokens) == 2
        with closing(sqlite3.connect(bot.folder / "circlekeeper.db")) as database:
            kept = "\n".join(database.iterdump())
        for token in (*tokens, KEY, server.client_secret):
            assert token not in kept
            assert token not in bot.log()


async def test_where_the_app_was_removed_and_installed_again_the_same_circle_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana = await installs(server, bot, server.team)
        channel = await circle(server, ana, "Garden")
        await ana.slash(channel, "/consent", "quick A shredder\ntext: 400 €")
        card = await ana.sees(channel, "A shredder", r"\[Consent\]", seconds=20)
        there = server.in_team(server.team)
        assert there
        server.uninstall(there)
        await server.until(lambda: was_uninstalled(bot, server.team), 20)
        await ana.reacts(card, "+1")
        await installs_again(bot, ana)
        await ana.sees(channel, "#1 A shredder: decided", seconds=20)
        await decides(ana, channel, "A rake", 2)


async def test_what_could_not_be_written_while_the_app_was_removed_is_written_when_it_is_back(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        ana = await installs(server, bot, server.team)
        channel = await circle(server, ana, "Garden")
        await ana.slash(channel, "/consent", "quick A shredder\ntext: 400 €")
        card = await ana.sees(channel, "A shredder", r"\[Consent\]", seconds=20)
        there = server.in_team(server.team)
        assert there
        server.uninstall(there)
        await server.until(lambda: was_uninstalled(bot, server.team), 20)
        await ana.presses(card, "Consent")
        async with asyncio.timeout(30):
            while not is_given_up(bot, channel):  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        await installs_again(bot, ana)
        await ana.sees(channel, "#1 A shredder: decided", seconds=20)


async def test_a_whole_organisation_is_one(tmp_path: Path) -> None:
    async with running(tmp_path, grid=True) as (server, bot):
        hill = server.add_team("The Hill", enterprise=server.enterprise)
        ana = await installs(server, bot, server.team, everywhere=True)
        here = await circle(server, ana, "Garden")
        await decides(ana, here, "A shredder")
        zoe = Person(server, "Zoe", team=hill)
        there = await circle(server, zoe, "Orchard")
        await decides(zoe, there, "A scythe", 2)


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_tokens_that_expire_are_renewed_also_across_a_kill(tmp_path: Path, mode: Mode) -> None:
    async with running(tmp_path, mode, rotating=True) as (server, bot):
        server.token_life = timedelta(hours=2, seconds=3)
        ana = await installs(server, bot, server.team)
        channel = await circle(server, ana, "Garden")

        def renewals() -> int:
            calls = server.called("oauth.v2.access")
            return sum(call.args.get("grant_type") == "refresh_token" for call in calls)

        number = 0
        async with asyncio.timeout(60):
            while renewals() < 3:
                number += 1
                await decides(ana, channel, f"Tool {number}", number)
                if number == 2:
                    bot.kill()
                    await bot.start()
        assert number >= 2
        assert "doesn't renew" not in bot.log()


async def test_a_wrong_key_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        await installs(server, bot, server.team)
        assert await asyncio.to_thread(bot.stop) == 0
        wrong = process(server, tmp_path, key=OTHER_KEY)
        wrong.launch()
        assert wrong.process
        assert await asyncio.to_thread(wrong.process.wait, 30) == 1
        (told,) = [line for line in wrong.log().splitlines() if line.startswith("Circlekeeper stopped")]
        assert "[slack] token_key doesn't fit" in told
        assert server.team.id in told
        both = process(server, tmp_path, key=f"{OTHER_KEY},{KEY}")
        await both.start()
        assert await asyncio.to_thread(both.stop) == 0


async def test_what_comes_by_http_while_the_bot_is_away_comes_again_and_counts_once(tmp_path: Path) -> None:
    async with running(tmp_path, "http") as (server, bot):
        server.delivery.waits = (0.5,) * 60
        ana = await installs(server, bot, server.team)
        channel = await circle(server, ana, "Garden")
        await ana.slash(channel, "/consent", "quick A shredder\ntext: 400 €")
        card = await ana.sees(channel, "A shredder", r"\[Consent\]", seconds=20)
        bot.kill()
        await ana.reacts(card, "+1")
        assert (await ana.slash(channel, "/inbox")).failed
        await bot.start()
        await server.until(lambda: all(one.acknowledged for one in server.delivery.sent), 20)
        assert [one.deliveries > 1 for one in server.delivery.sent if one.kind == "reaction_added"] == [True]
        await ana.sees(channel, "#1 A shredder: decided", seconds=20)
        record = await bot.record()
        assert len(record["processes"]) == 1


async def test_only_what_slack_has_signed_is_taken_in(tmp_path: Path) -> None:
    async with running(tmp_path, "http") as (server, bot):
        url = f"http://127.0.0.1:{bot.port}/slack/events"
        assert await server.delivery.verify_url(url)
        for wrong in ({"secret": "another"}, {"age": 301}):
            status, *_ = await server.delivery.post_signed(
                url, "{}", {"Content-Type": "application/json"}, **wrong
            )
            assert status == 401
