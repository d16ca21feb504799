"""What `circlekeeper check` says about an app on Slack."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.slack import checking
from adapters.slack.checking import check
from adapters.slack.connection import SlackSettings
from adapters.slack.scopes import REASONS, SCOPES
from bot.ports import Advice
from tests.slack.door import Door
from tests.slack.server import Slack, slack_on_loopback


@pytest.fixture
async def server() -> AsyncIterator[Slack]:
    """A Slack with an app that lacks nothing."""
    async with slack_on_loopback() as started:
        started.channel("garden")
        yield started


@pytest.fixture
def settings(server: Slack) -> SlackSettings:
    return SlackSettings(bot_token=server.bot_token, app_token=server.app_token, api_url=server.api_url)


def several(server: Slack, settings: SlackSettings) -> SlackSettings:
    """As for an app that other workspaces install, too."""
    return replace(
        settings, client_id=server.client_id, client_secret=server.client_secret, token_key="a key"
    )


async def missing(settings: SlackSettings, **other: object) -> list[str]:
    """What check says is missing."""
    said = await check(replace(settings, **other))  # type: ignore[arg-type]
    return [told for told in said if not isinstance(told, Advice)]


async def advice(settings: SlackSettings) -> list[str]:
    """What check says would be better."""
    return [told for told in await check(settings) if isinstance(told, Advice)]


async def test_where_all_is_well_nothing_is_said(settings: SlackSettings) -> None:
    assert await check(settings) == ()


async def test_checking_opens_no_socket_and_changes_nothing(server: Slack, settings: SlackSettings) -> None:
    await check(several(server, settings))
    assert server.sockets.connections == []
    assert {call.method for call in server.calls} == {
        "auth.test",
        "users.conversations",
        "apps.connections.open",
        "oauth.v2.access",
    }
    assert len(server.installations) == 1


async def test_an_app_that_others_install_needs_no_token_of_a_workspace(
    server: Slack, settings: SlackSettings
) -> None:
    assert await missing(several(server, settings), bot_token="") == []


async def test_over_http_no_app_token_is_needed(settings: SlackSettings) -> None:
    assert await missing(settings, mode="http", app_token="", signing_secret="known") == []


@pytest.mark.parametrize(
    ("name", "token"),
    [("bot_token", "xoxb-of-another"), ("app_token", "xapp-1-of-another")],
)
async def test_a_wrong_token_is_told_to_be_copied_anew(
    settings: SlackSettings, name: str, token: str
) -> None:
    (told,) = await missing(settings, **{name: token})
    assert name in told
    assert "Copy it anew" in told
    assert token not in told


async def test_tokens_of_two_apps_are_told(server: Slack, settings: SlackSettings) -> None:
    server.app_token = "xapp-1-A0ANOTHER-loopback"
    (told,) = await missing(settings, app_token=server.app_token)
    assert "of different apps" in told
    assert await missing(settings, app_token=server.app_token, mode="http") == []


@pytest.mark.parametrize("gone", ["uninstall", "revoke"])
async def test_an_app_that_was_removed_is_told_to_be_installed_again(
    server: Slack, settings: SlackSettings, gone: str
) -> None:
    getattr(server, gone)()
    (told,) = await missing(settings)
    assert "isn't installed any more" in told
    assert "CIRCLEKEEPER_SLACK_BOT_TOKEN" in told


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_scope_that_lacks_is_named_with_what_stops_working(
    server: Slack, settings: SlackSettings, scope: str
) -> None:
    server.take_scopes(scope)
    (told,) = await missing(settings)
    assert f"{scope} ({REASONS[scope]})" in told
    assert "reinstall" in told
    assert [other for other in SCOPES if f" {other} (" in told] == [scope]


async def test_a_server_that_does_not_tell_what_was_granted_is_believed_to_have_granted_all(
    settings: SlackSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Door, "_granted", lambda door, call: {})
    assert await check(settings) == ()


async def test_an_app_token_without_its_scope_is_told_to_be_made_anew(
    server: Slack, settings: SlackSettings
) -> None:
    server.app_scopes.clear()
    (told,) = await missing(settings)
    assert "lacks the scope connections:write" in told
    server.violations.clear()


async def test_where_no_connection_can_be_opened_socket_mode_is_looked_at(
    server: Slack, settings: SlackSettings
) -> None:
    server.fail("apps.connections.open", 200, error="forbidden_team")
    (told,) = await missing(settings)
    assert "forbidden_team" in told
    assert "Socket Mode is switched on" in told


async def test_a_wrong_client_is_told(server: Slack, settings: SlackSettings) -> None:
    both = several(server, settings)
    (told,) = await missing(both, client_id="1.2")
    assert "client_id" in told
    (told,) = await missing(both, client_secret="another")
    assert "client_secret isn't that of the client_id" in told


async def test_over_http_the_address_to_enter_is_told(settings: SlackSettings) -> None:
    (told,) = await advice(replace(settings, mode="http", signing_secret="known"))
    assert "/slack/events" in told
    assert "Request URL" in told


async def test_who_serves_other_workspaces_hears_of_their_link_and_of_the_limit(
    server: Slack, settings: SlackSettings
) -> None:
    (told,) = await advice(several(server, settings))
    assert "/slack/install" in told
    assert "once a minute, at 15 messages" in told


async def test_an_app_in_no_channel_is_told_how_to_be_invited(server: Slack, settings: SlackSettings) -> None:
    for channel in server.channels.values():
        server.remove_bot(channel)
    (told,) = await advice(settings)
    assert f"“/invite @{server.bot.name}”" in told
    assert await missing(settings) == []


async def test_where_channels_are_not_told_nothing_is_said_of_them(
    server: Slack, settings: SlackSettings
) -> None:
    server.fail("users.conversations", 200, error="access_denied")
    assert await check(settings) == ()


async def test_an_app_of_a_whole_organisation_is_checked_like_any_other() -> None:
    async with slack_on_loopback(grid=True) as server:
        server.install(server.team, everywhere=True)
        found = SlackSettings(bot_token=server.bot_token, app_token=server.app_token, api_url=server.api_url)
        assert await check(found) == ()


async def test_a_slack_that_is_away_is_told_once(server: Slack, settings: SlackSettings) -> None:
    await server.refuse()
    (told,) = await missing(several(server, settings))
    assert told.startswith("Slack can't be reached: ")


async def test_a_slack_that_does_not_answer_is_not_waited_for_long(
    server: Slack, settings: SlackSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "PATIENCE", 0.2)
    server.hold()
    (told,) = await missing(settings)
    assert told.startswith("Slack can't be reached: ")


@pytest.mark.parametrize("method", ["auth.test", "users.conversations", "apps.connections.open"])
async def test_an_error_of_slacks_own_is_told(server: Slack, settings: SlackSettings, method: str) -> None:
    server.fail(method, 503)
    (told,) = await missing(settings)
    assert told == "Slack can't be reached: Slack has an error of its own (503)."


@pytest.mark.parametrize("method", ["auth.test", "users.conversations", "apps.connections.open"])
async def test_a_pause_that_slack_demands_is_told_in_minutes(
    server: Slack, settings: SlackSettings, method: str
) -> None:
    server.fail(method, 429, retry_after=600)
    assert await missing(settings) == ["Slack takes no requests of the app now; try again in 10 min."]
