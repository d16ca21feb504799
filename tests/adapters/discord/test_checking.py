"""What `circlekeeper check` says about a bot on Discord, and what its invitation asks for."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from adapters.discord.checking import check
from adapters.discord.connection import DiscordSettings
from adapters.discord.inviting import ALL, HELPFUL, NEEDED, invitation
from adapters.discord.slash import commands
from adapters.discord.wire import Wire
from bot.ports import Advice, Gone
from tests.discord.client import card
from tests.discord.model import Channel, Message
from tests.discord.people import Person
from tests.discord.permissions import BITS
from tests.discord.server import Discord, discord_on_loopback, point

NAMES = {
    "View Channels": "VIEW_CHANNEL",
    "Send Messages": "SEND_MESSAGES",
    "Read Message History": "READ_MESSAGE_HISTORY",
    "Create Public Threads": "CREATE_PUBLIC_THREADS",
    "Send Messages in Threads": "SEND_MESSAGES_IN_THREADS",
    "Attach Files": "ATTACH_FILES",
    "Manage Messages": "MANAGE_MESSAGES",
}
"""Discord's words for its permissions, as its settings show them and as its documentation writes them."""


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Discord]:
    """A Discord with a bot that lacks nothing."""
    async with discord_on_loopback(members=True) as started:
        point(started, monkeypatch)
        started.bot_may(None, *NAMES.values())
        yield started


def settings(server: Discord) -> DiscordSettings:
    return DiscordSettings(server.token, api_url=server.api_url, gateway_url=server.gateway_url)


async def missing(server: Discord, **other: object) -> list[str]:
    """What check says is missing."""
    said = await check(replace(settings(server), **other))  # type: ignore[arg-type]
    return [told for told in said if not isinstance(told, Advice)]


async def advice(server: Discord) -> list[str]:
    """What check says would be better."""
    return [told for told in await check(settings(server)) if isinstance(told, Advice)]


# --- what is said -------------------------------------------------------------------------------------------


async def test_where_all_is_well_only_the_invitation_is_told(server: Discord) -> None:
    assert await missing(server) == []
    (told,) = await advice(server)
    assert invitation(server.application_id) in told


async def test_checking_opens_no_session_and_posts_nothing(server: Discord) -> None:
    await check(settings(server))
    assert server.gateway.identified == []
    assert {call.method for call in server.requests} == {"GET"}


async def test_without_a_token_the_setting_is_named(server: Discord) -> None:
    (told,) = await missing(server, token="")
    assert "CIRCLEKEEPER_DISCORD_TOKEN" in told
    assert server.requests == []


async def test_a_wrong_token_is_told_to_be_copied_anew(server: Discord) -> None:
    (told,) = await missing(server, token="MTA.another.token")
    assert "doesn't take the token" in told
    assert "Reset Token" in told
    assert "MTA" not in told


async def test_a_discord_that_is_away_is_told_as_such(server: Discord) -> None:
    await server.refuse()
    (told,) = await missing(server)
    assert told.startswith("Discord can't be reached: ")


@pytest.mark.parametrize("path", ["/users/@me$", "/gateway/bot"], ids=["at login", "afterwards"])
async def test_an_error_of_discords_own_is_told_at_whatever_moment(server: Discord, path: str) -> None:
    server.fail("GET", path, 503, times=9)
    (told,) = await missing(server)
    assert told.startswith("Discord ")
    assert "503" in told


@pytest.mark.parametrize("path", ["/users/@me$", "/gateway/bot"], ids=["at login", "afterwards"])
async def test_a_pause_that_discord_demands_is_told_in_minutes(server: Discord, path: str) -> None:
    server.fail("GET", path, 429, retry_after=600)
    assert await missing(server) == ["Discord takes no requests of the bot now; try again in 10 min."]


async def test_a_bot_on_no_server_gets_its_invitation(server: Discord) -> None:
    server.remove_bot()
    (told,) = await missing(server)
    assert "on no server yet" in told
    assert invitation(server.application_id) in told


async def test_lacking_permissions_are_named_by_server_as_discord_names_them(server: Discord) -> None:
    server.add_guild("The Mill")
    poor = server.add_guild("The <Forge>")
    server.bot_may(poor, "VIEW_CHANNEL", "ATTACH_FILES")
    (told,) = await missing(server)
    assert told.startswith("On “The <Forge>” the bot lacks: Send Messages, Read Message History. ")
    assert invitation(server.application_id) in told
    (helpful,) = [each for each in await advice(server) if "Forge" in each]
    assert helpful.endswith("with: Create Public Threads, Send Messages in Threads, Manage Messages.")


async def test_an_administrator_lacks_nothing(server: Discord) -> None:
    server.bot_may(None, "ADMINISTRATOR")
    assert await missing(server) == []
    assert not [told for told in await advice(server) if "The Village" in told]


async def test_every_server_is_looked_at_however_many_they_are(server: Discord) -> None:
    for number in range(230):
        server.add_guild(f"Village {number}")
    server.bot_may(list(server.guilds.values())[-1])
    (told,) = await missing(server)
    assert "“Village 229”" in told


@pytest.mark.parametrize("flag", [1 << 18, 1 << 19], ids=["large bots", "small bots"])
async def test_reading_threads_asks_for_the_message_content_intent(server: Discord, flag: int) -> None:
    (told,) = await missing(server, read_threads=True)
    assert "Message Content Intent" in told
    assert "read_threads = false" in told
    server.application_flags |= flag
    assert await missing(server, read_threads=True) == []


async def test_without_reading_threads_the_message_content_intent_is_nothing_to_speak_of(
    server: Discord,
) -> None:
    assert not [told for told in await check(settings(server)) if "Message Content" in told]


async def test_members_here_is_told_to_need_the_members_intent(server: Discord) -> None:
    server.application_flags = 0
    assert await missing(server) == []
    (told,) = [each for each in await advice(server) if "Intent" in each]
    assert "“members: here” needs the Server Members Intent" in told


async def test_session_starts_that_run_out_are_told_before_they_hurt(server: Discord) -> None:
    server.starts_left = 100
    assert len(await advice(server)) == 1
    server.starts_left = 99
    assert await missing(server) == []
    assert "99 of 1000 times within the next 4 h" in (await advice(server))[0]


async def test_session_starts_that_have_run_out_keep_the_bot_from_starting(server: Discord) -> None:
    server.shards, server.starts_left = 2, 1
    (told,) = await missing(server)
    assert "1 of 1000 times within the next 4 h, and it needs 2 now" in told


async def test_commands_that_discord_sends_elsewhere_are_told(server: Discord) -> None:
    server.portal = {"interactions_endpoint_url": "https://example.org/interactions"}
    (told,) = await missing(server)
    assert "Interactions Endpoint URL" in told


async def test_a_bot_whose_link_would_fail_is_told(server: Discord) -> None:
    server.portal = {"bot_require_code_grant": True}
    (told,) = await missing(server)
    assert "Requires OAuth2 Code Grant" in told


# --- the invitation -----------------------------------------------------------------------------------------


def test_the_link_asks_for_the_permissions_that_are_named_and_no_others() -> None:
    asked = parse_qs(urlsplit(invitation("77")).query)
    assert asked["client_id"] == ["77"]
    assert int(asked["permissions"][0]) == sum(BITS[name] for name in NAMES.values())
    assert {name: BITS[written] for name, written in NAMES.items()} == NEEDED | HELPFUL


def test_the_link_asks_for_a_bot_and_its_commands_and_nothing_else() -> None:
    asked = parse_qs(urlsplit(invitation("77")).query)
    assert asked["scope"] == ["bot applications.commands"]
    assert commands(), "applications.commands is asked for because there are some"


@asynccontextmanager
async def wired(server: Discord) -> AsyncIterator[Wire]:
    client = discord.Client(intents=discord.Intents(guilds=True))
    try:
        await client.login(server.token)
        yield Wire(lambda: client.http)
    finally:
        await client.close()


Use = Callable[[Wire, Channel, Message], Awaitable[object]]
FILE = ("text.txt", b"all of it")
LONG = {
    "flags": 1 << 15,
    "components": [{"type": 13, "file": {"url": "attachment://text.txt"}}],
    "allowed_mentions": {"parse": []},
}


async def _talks(wire: Wire, home: Channel, said: Message) -> None:
    """What the bot does in threads; the thread itself was begun by somebody else."""
    assert said.thread is not None
    await wire.send(said.thread.id, card("in the thread"), "talk")


USES: dict[str, Use] = {
    "View Channels": lambda wire, home, said: wire.redraw(home.id, said.id, card("redrawn")),
    "Send Messages": lambda wire, home, said: wire.send(home.id, card("sent"), "sent"),
    "Read Message History": lambda wire, home, said: wire.message(home.id, said.id),
    "Create Public Threads": lambda wire, home, said: wire.thread_from(home.id, said.id, "Talk"),
    "Send Messages in Threads": _talks,
    "Attach Files": lambda wire, home, said: wire.send(home.id, LONG, "long", [FILE]),
    "Manage Messages": lambda wire, home, said: wire.delete(home.id, said.id),
}
"""What the bot does by each permission."""


async def _prepared(server: Discord, wire: Wire, name: str) -> tuple[Channel, Message]:
    """A channel with a message: the bot's own, or somebody's where it is about what others wrote."""
    home, ana = server.text_channel("garden"), Person(server, "Ana")
    server.guild.owner = ana.id
    if name == "Manage Messages":
        return home, await ana.says(home, "I nominate Ben")
    said = home.messages[await wire.send(home.id, card("a card"), "card")]
    if name == "Send Messages in Threads":
        await ana.opens_thread(said, "Talk")
    return home, said


@pytest.mark.parametrize("name", USES)
async def test_each_permission_has_a_use_that_fails_without_it_and_needs_no_other(
    server: Discord, name: str
) -> None:
    async with wired(server) as wire:
        home, said = await _prepared(server, wire, name)
        server.bot_may(None, *(written for each, written in NAMES.items() if each != name))
        with pytest.raises(Gone):
            await USES[name](wire, home, said)
        server.bot_may(None, *NAMES.values())
        await USES[name](wire, home, said)


def test_there_is_a_use_for_every_permission_that_is_asked_for() -> None:
    assert set(USES) == {*NEEDED, *HELPFUL}
    assert sum(NEEDED.values()) + sum(HELPFUL.values()) == ALL
