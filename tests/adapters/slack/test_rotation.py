"""Tokens that expire: each is renewed in time and once, and nothing that Slack gave is lost on the way."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs

from adapters.slack.tokens import Tokens
from adapters.slack.wire import Away, Wire, answered
from bot.ports import Barred
from tests.adapters.slack.installing import Shelf, install, tokens_of
from tests.clock import StandingClock
from tests.slack.model import Team
from tests.slack.server import Slack, slack_on_loopback


class Village:
    """A workspace whose tokens expire, with the app in it."""

    def __init__(self, server: Slack, clock: StandingClock, shelf: Shelf, tokens: Tokens, team: Team) -> None:
        self.server, self.clock, self.shelf, self.tokens, self.team = server, clock, shelf, tokens, team
        self.wire = Wire(tokens.client_of)

    async def call(self) -> None:
        """Any call."""
        await self.wire.inside(self.team.id)

    @property
    def renewals(self) -> int:
        calls = self.server.called("oauth.v2.access")
        return sum(call.args.get("grant_type") == "refresh_token" for call in calls)

    async def after_a_restart(self) -> None:
        """What is kept is good for a bot that starts anew."""
        async with tokens_of(self.server, self.clock, self.shelf) as tokens:
            await answered((await tokens.client_of(self.team.id)).auth_test())


@pytest.fixture
async def village() -> AsyncIterator[Village]:
    clock, shelf = StandingClock(), Shelf()
    async with slack_on_loopback(clock, rotating=True) as server, tokens_of(server, clock, shelf) as tokens:
        team = server.add_team("The Hill")
        await install(server, tokens, clock, team)
        yield Village(server, clock, shelf, tokens, team)


async def test_a_token_with_two_hours_left_is_renewed_before_the_next_call(village: Village) -> None:
    village.clock.tick(hours=9, minutes=59)
    await village.call()
    assert village.renewals == 0
    village.clock.tick(minutes=1)
    await village.call()
    assert village.renewals == 1
    village.clock.tick(hours=9)
    await village.call()
    assert village.renewals == 1
    await village.after_a_restart()


async def test_many_calls_at_once_renew_it_once(village: Village) -> None:
    village.clock.tick(hours=11)
    await asyncio.gather(*(village.call() for _ in range(20)), village.tokens.renew_due())
    assert village.renewals == 1


async def test_a_token_is_renewed_also_while_nothing_is_called(village: Village) -> None:
    for _ in range(10):
        village.clock.tick(hours=10)
        await village.tokens.renew_due()
    assert village.renewals == 10
    await village.after_a_restart()


async def test_a_token_that_expired_while_the_bot_was_away_is_renewed_at_the_first_call(
    village: Village,
) -> None:
    village.clock.tick(days=3)
    await village.call()
    assert village.renewals == 1


async def test_who_stops_waiting_doesnt_lose_what_slack_gave(village: Village) -> None:
    village.clock.tick(hours=11)
    village.server.slow("oauth.v2.access", 0.2)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await village.call()
    await village.tokens.close()
    assert village.renewals == 1
    await village.after_a_restart()
    assert village.renewals == 1


async def test_what_couldnt_be_saved_is_saved_the_next_time_and_used_only_then(village: Village) -> None:
    village.clock.tick(hours=13)
    village.shelf.failing = 1
    with pytest.raises(OSError, match="disk is full"):
        await village.call()
    await village.call()
    assert village.renewals == 1
    await village.after_a_restart()


async def test_while_slack_is_away_the_old_token_serves_as_long_as_it_lives(village: Village) -> None:
    village.clock.tick(hours=11)
    village.server.fail("oauth.v2.access", 503, times=2)
    await village.call()
    await village.call()
    assert village.renewals == 1, "not with every call"
    village.clock.tick(hours=2)
    with pytest.raises(Away):
        await village.call()
    await village.call()
    assert village.renewals == 3


async def test_a_workspace_whose_token_cant_be_renewed_is_barred_when_it_expires_and_the_log_says_what_helps(
    village: Village,
) -> None:
    there = village.server.in_team(village.team)
    assert there
    there.refresh = "xoxe-1-spent-elsewhere"
    village.clock.tick(hours=11)
    with capture_logs() as lines:
        await village.call()
        await village.tokens.renew_due()
    (line,) = [line for line in lines if line["log_level"] == "error"]
    assert "install the app there again" in line["event"]
    assert (line["organisation"], line["kind"]) == (village.team.id, "invalid_refresh_token")
    village.clock.tick(hours=2)
    with pytest.raises(Barred):
        await village.call()
    assert village.renewals == 1, "it isn't asked again and again"
    await install(village.server, village.tokens, village.clock, village.team)
    await village.call()


async def test_a_call_that_a_renewal_overtook_is_made_again_with_the_new_token(village: Village) -> None:
    client = await village.tokens.client_of(village.team.id)
    village.clock.tick(hours=11)
    first = True

    async def overtaken(team: str) -> object:
        nonlocal first
        if first:
            first = False
            await village.tokens.renew_due()
            return client
        return await village.tokens.client_of(team)

    await Wire(overtaken).inside(village.team.id)  # type: ignore[arg-type]
    first_try, second_try = village.server.called("users.conversations")
    assert first_try.token != second_try.token
