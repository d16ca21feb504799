"""The tokens of workspaces: whose they are, how they are kept, and that they go when the app goes."""

import pytest
from structlog.testing import capture_logs

from adapters.slack.tokens import Tokens
from adapters.slack.wire import Away, Wire
from bot.ports import Barred, CannotServe
from tests.adapters.slack.installing import KEY, OTHER_KEY, Shelf, install, settings, tokens_of
from tests.clock import StandingClock
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback

CARD = {"text": "A card"}
ALONE = {"client_id": "", "client_secret": "", "token_key": ""}


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


async def refused(server: Slack, shelf: Shelf, **more: str) -> str:
    """The sentence with which it doesn't start."""
    tokens = Tokens(settings(server, **more), StandingClock())
    try:
        with pytest.raises(CannotServe) as caught:
            await tokens.start(shelf)  # type: ignore[arg-type]
    finally:
        await tokens.close()
    return str(caught.value)


async def test_the_token_of_the_settings_is_for_the_workspace_that_it_says(
    server: Slack, clock: StandingClock
) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with tokens_of(server, clock, **ALONE, bot_token=server.bot_token) as tokens:
        assert {id: (bot.user, bot.id) for id, bot in tokens.bots.items()} == {
            server.team.id: (server.bot.id, server.bot.bot_id)
        }
        assert tokens.names == (server.bot.name,)
        await Wire(tokens.client_of).send(server.team.id, talk.id, CARD, "card-1")
        await ana.sees(talk, "A card")
        with pytest.raises(LookupError):
            await tokens.client_of("T0000000")


async def test_a_token_of_the_settings_that_is_refused_stops_the_start_with_what_to_do(server: Slack) -> None:
    told = await refused(server, Shelf(), **ALONE, bot_token="xoxb-wrong")
    assert "CIRCLEKEEPER_SLACK_BOT_TOKEN" in told
    assert "xoxb-wrong" not in told


async def test_it_doesnt_stop_those_who_installed_the_app_themselves(
    server: Slack, clock: StandingClock
) -> None:
    shelf, away = Shelf(), server.add_team("Far away")
    async with tokens_of(server, clock, shelf) as tokens:
        await install(server, tokens, clock, away)
    with capture_logs() as lines:
        async with tokens_of(server, clock, shelf, bot_token="xoxb-wrong") as tokens:
            assert list(tokens.bots) == [away.id]
    assert any("CIRCLEKEEPER_SLACK_BOT_TOKEN" in line["event"] for line in lines)


async def test_where_slack_is_away_at_the_start_it_can_be_tried_again(
    server: Slack, clock: StandingClock
) -> None:
    tokens = Tokens(settings(server, **ALONE, bot_token=server.bot_token), clock)
    try:
        server.fail("auth.test", 503)
        with pytest.raises(Away):
            await tokens.start(Shelf())  # type: ignore[arg-type]
        await tokens.start(Shelf())  # type: ignore[arg-type]
        assert list(tokens.bots) == [server.team.id]
    finally:
        await tokens.close()


async def test_an_installation_is_there_at_the_next_start_and_nobody_reads_its_token_from_the_database(
    server: Slack, clock: StandingClock
) -> None:
    shelf, away = Shelf(), server.add_team("Far away")
    talk = server.channel("talk", away)
    async with tokens_of(server, clock, shelf, bot_token=server.bot_token) as tokens:
        kept = await install(server, tokens, clock, away)
        assert (kept.id, kept.name, kept.called) == (away.id, "Far away", "circlekeeper")
        assert tokens.bots.keys() == {server.team.id, away.id}
    assert kept.token not in str(shelf.values)
    assert kept.token not in repr(kept)
    server.invite_bot(talk)
    async with tokens_of(server, clock, shelf) as tokens:
        assert tokens.bots == {away.id: kept.bot}
        assert tokens.bots[away.id].id.startswith("B")
        await Wire(tokens.client_of).send(away.id, talk.id, CARD, "card-1")


async def test_the_bots_own_id_is_asked_for_again_where_slack_couldnt_tell_it(
    server: Slack, clock: StandingClock
) -> None:
    shelf, away = Shelf(), server.add_team("Far away")
    async with tokens_of(server, clock, shelf) as tokens:
        server.fail("auth.test", 503)
        assert (await install(server, tokens, clock, away)).bot.id == ""
        await tokens.renew_due()
        assert tokens.bots[away.id].id.startswith("B")
    async with tokens_of(server, clock, shelf) as tokens:
        assert tokens.bots[away.id].id.startswith("B")


# --- the key


async def test_a_key_that_doesnt_fit_or_is_missing_stops_the_start_with_one_sentence(
    server: Slack, clock: StandingClock
) -> None:
    shelf, away = Shelf(), server.add_team("Far away")
    async with tokens_of(server, clock, shelf) as tokens:
        await install(server, tokens, clock, away)
    before = dict(shelf.values)
    told = await refused(server, shelf, token_key=OTHER_KEY)
    assert told.startswith("[slack] token_key doesn't fit")
    assert away.id in told
    told = await refused(server, shelf, **ALONE, bot_token=server.bot_token)
    assert told.startswith("[slack] token_key is missing")
    assert shelf.values == before


async def test_a_new_key_before_the_old_one_is_all_that_changing_it_takes(
    server: Slack, clock: StandingClock
) -> None:
    shelf, away = Shelf(), server.add_team("Far away")
    async with tokens_of(server, clock, shelf) as tokens:
        kept = await install(server, tokens, clock, away)
    async with tokens_of(server, clock, shelf, token_key=f"{OTHER_KEY},{KEY}"):
        pass
    async with tokens_of(server, clock, shelf, token_key=OTHER_KEY) as tokens:
        assert (await tokens.client_of(away.id)).token == kept.token
    assert "doesn't fit" in await refused(server, shelf, token_key=KEY)


async def test_what_lies_under_a_key_that_is_lost_is_forgotten_where_the_settings_say_so(
    server: Slack, clock: StandingClock
) -> None:
    shelf, other = Shelf(), Shelf()
    far, farther = server.add_team("Far away"), server.add_team("Farther away")
    async with tokens_of(server, clock, shelf) as tokens:
        await install(server, tokens, clock, far)
    async with tokens_of(server, clock, other, token_key=OTHER_KEY) as tokens:
        await install(server, tokens, clock, farther)
    shelf.values |= other.values
    with capture_logs() as lines:
        async with tokens_of(server, clock, shelf, token_key=f"{OTHER_KEY},lost") as tokens:
            assert list(tokens.bots) == [farther.id]
    assert [line["id"] for line in lines if line["log_level"] == "warning"] == [[far.id]]
    async with tokens_of(server, clock, shelf, token_key=OTHER_KEY) as tokens:
        assert list(tokens.bots) == [farther.id]


async def test_what_is_kept_for_one_workspace_opens_for_no_other(server: Slack, clock: StandingClock) -> None:
    shelf, away = Shelf(), server.add_team("Far away")
    async with tokens_of(server, clock, shelf) as tokens:
        await install(server, tokens, clock, away)
    (sealed,) = shelf.values.values()
    shelf.values = {"installed:T0000000": sealed}
    assert "T0000000" in await refused(server, shelf)


# --- coming and going


async def test_where_the_app_was_removed_nothing_is_called_any_more_until_it_is_back(
    server: Slack, clock: StandingClock
) -> None:
    shelf, away = Shelf(), server.add_team("Far away")
    talk = server.channel("talk", away)
    async with tokens_of(server, clock, shelf, bot_token=server.bot_token) as tokens:
        wire = Wire(tokens.client_of)
        kept = await install(server, tokens, clock, away)
        there = server.in_team(away)
        assert there
        server.uninstall(there)
        with capture_logs() as lines:
            await tokens.gone(away.id)
        assert any("uninstalled" in line["event"] and line["organisation"] == away.id for line in lines)
        assert list(tokens.bots) == [server.team.id]
        assert shelf.values == {}
        with pytest.raises(Barred, match="isn't installed"):
            await wire.send(away.id, talk.id, CARD, "card-1")
        again = await install(server, tokens, clock, away)
        assert (again.id, again.bot) == (away.id, kept.bot)
        assert again.token != kept.token
        server.invite_bot(talk)
        await wire.send(away.id, talk.id, CARD, "card-1")


async def test_word_of_a_removal_that_comes_when_the_app_is_back_removes_nothing(
    server: Slack, clock: StandingClock
) -> None:
    shelf, away = Shelf(), server.add_team("Far away")
    async with tokens_of(server, clock, shelf) as tokens:
        await install(server, tokens, clock, away)
        await tokens.gone(away.id)
        assert away.id in tokens.bots
        server.fail("auth.test", 503)
        await tokens.gone(away.id)
        await tokens.gone("T0000000", "E0000000")
    async with tokens_of(server, clock, shelf) as tokens:
        assert away.id in tokens.bots


async def test_an_installation_counts_more_than_the_token_of_the_settings(
    server: Slack, clock: StandingClock
) -> None:
    shelf = Shelf()
    async with tokens_of(server, clock, shelf, bot_token=server.bot_token) as tokens:
        own = server.bot_token
        server.revoke()
        kept = await install(server, tokens, clock, server.team)
        assert kept.token != own
        assert (await tokens.client_of(server.team.id)).token == kept.token


async def test_an_organisation_that_installs_it_as_a_whole_is_one_workspace(clock: StandingClock) -> None:
    shelf = Shelf()
    async with slack_on_loopback(grid=True) as server:
        assert server.enterprise
        enterprise = server.enterprise.id
        hill = server.add_team("The Hill", enterprise=server.enterprise)
        async with tokens_of(server, clock, shelf) as tokens:
            kept = await install(server, tokens, clock, server.team, everywhere=True)
            assert (kept.id, tokens.bots) == (enterprise, {enterprise: kept.bot})
        async with tokens_of(server, clock, shelf) as tokens:
            assert (await tokens.client_of(enterprise)).token == kept.token
            there = server.in_team(hill)
            assert there
            server.uninstall(there)
            await tokens.gone(hill.id, enterprise)
            with pytest.raises(LookupError):
                await tokens.client_of(enterprise)


async def test_a_proxy_is_left_out_where_the_environment_says_so(
    server: Slack, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")
    async with tokens_of(server, clock, **ALONE, bot_token=server.bot_token) as tokens:
        assert list(tokens.bots) == [server.team.id]
