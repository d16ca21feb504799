"""Whom the bot greets, in which language, and what it does where it can't."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord import welcoming
from adapters.discord.listening import snowflake
from adapters.discord.places import Places
from adapters.discord.render import payload, text_of
from adapters.discord.welcoming import Welcoming, welcome
from adapters.discord.wire import Away
from bot.cards import Card
from bot.ports import Gone, MessageRef, Place, TryLater
from tests.adapters.discord.payloads import GARDEN, GUILD, READY, event
from tests.clock import StandingClock

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Outside:
    """The engine's memory of how far was read, and a Discord that takes cards, or doesn't."""

    def __init__(self, cursor: str | None = None, *refusals: Exception) -> None:
        self._cursor = cursor
        self._refusals = list(refusals)
        self.tried: list[str] = []
        self.posted: list[tuple[Place, Card]] = []

    async def cursor(self, platform: str) -> str | None:
        return self._cursor

    async def post(self, key: str, to: Place, card: Card) -> MessageRef:
        self.tried.append(key)
        if self._refusals:
            raise self._refusals.pop(0)
        self.posted.append((to, card))
        return MessageRef(to, "1")


async def arrives(outside: Outside, *, now: bool = False, joined: datetime = NOW) -> Outside:
    """The server is shown to the bot."""
    guild = {**GUILD, "joined_at": joined.isoformat()}
    places = Places()
    places.take(READY)
    places.take(event("GUILD_CREATE", guild))
    welcoming_ = Welcoming(outside, places, StandingClock(NOW), outside.post)  # type: ignore[arg-type]
    await welcoming_.arrived(guild, now=now)
    return outside


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(welcoming, "PAUSES", (0.0, 0.0))


async def test_a_server_that_lets_us_in_now_is_greeted_whatever_our_clocks_say() -> None:
    found = await arrives(Outside(snowflake(NOW)), now=True, joined=NOW - timedelta(hours=1))
    assert [place.id for place, _ in found.posted] == [GARDEN]


@pytest.mark.parametrize(("ago", "greeted"), [(1, True), (-1, False)], ids=["since", "before"])
async def test_one_that_was_there_at_the_start_is_greeted_if_it_came_since_we_last_listened(
    ago: int, greeted: bool
) -> None:
    joined = NOW - timedelta(days=9)
    found = await arrives(Outside(snowflake(joined - timedelta(minutes=ago))), joined=joined)
    assert bool(found.posted) == greeted


@pytest.mark.parametrize(("hours", "greeted"), [(23, True), (25, False)], ids=["today", "long ago"])
async def test_a_bot_that_never_ran_greets_those_that_let_it_in_within_a_day(
    hours: int, greeted: bool
) -> None:
    found = await arrives(Outside(), joined=NOW - timedelta(hours=hours))
    assert bool(found.posted) == greeted


async def test_a_greeting_is_tried_again_under_the_same_key() -> None:
    found = await arrives(Outside(None, Away("503"), TryLater(timedelta(seconds=1))), now=True)
    assert len(found.posted) == 1
    assert len(found.tried) == 3
    assert len(set(found.tried)) == 1


async def test_whoever_comes_again_is_greeted_under_another_key() -> None:
    first, second = Outside(), Outside()
    await arrives(first, now=True)
    await arrives(second, now=True, joined=NOW + timedelta(days=1))
    assert first.tried != second.tried


@pytest.mark.parametrize("refusals", [[Gone()], [Away("away")] * 9], ids=["may not", "stays away"])
async def test_where_it_can_not_be_said_it_is_left_unsaid(refusals: list[Exception]) -> None:
    found = await arrives(Outside(None, *refusals), now=True)
    assert found.posted == []
    assert len(found.tried) <= 3


@pytest.mark.parametrize(
    ("locale", "language", "begins"),
    [("de", "de", "Hallo"), ("en-GB", "en", "Hello"), ("fr", "en", "Hello"), ("", "en", "Hello")],
)
def test_the_greeting_is_in_the_servers_language_where_there_is_a_catalogue(
    locale: str, language: str, begins: str
) -> None:
    card = welcome(locale)
    text = text_of(payload(card).json)
    assert card.language == language
    assert begins in text
    for command in ("/circle create", "/consent quick", "/circle help"):
        assert command in text
    assert "!" not in text
