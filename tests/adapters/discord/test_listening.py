"""When the bot has taken in all that people did: after the gap is read, and until its connection ends."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from adapters.discord.around import Around
from adapters.discord.listening import Listener
from adapters.discord.memory import Memory
from adapters.discord.places import Places
from adapters.lanes import LAG
from adapters.typed import read_typed
from bot.ports import Erased, Inbound, MessageRef, Place, Wrote
from tests.adapters.desk import Desk
from tests.adapters.discord.payloads import (
    ANA,
    BEN,
    BOT,
    CARD,
    DIRECT,
    FORUM,
    GUILD,
    POST,
    READY,
    SERVER,
    USERS,
    event,
    message,
    reply,
)
from tests.clock import StandingClock

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Kept(Desk):
    """What was taken in: words, and cards that are no more."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []
        self.erased: list[str] = []

    def take(self, inbound: Inbound) -> None:
        if isinstance(inbound.act, Erased) and inbound.about is not None:
            self.erased.append(inbound.about.id)
            return
        assert isinstance(inbound.act, Wrote)
        self.taken.append(inbound.act.text)


class Gap:
    """What was missed: nothing, after so many attempts to read it."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)

    async def read(self, around: object) -> Sequence[Inbound]:
        if self.failures:
            raise self.failures.pop(0)
        return ()


class Greeting:
    async def arrived(self, guild: object, *, now: bool) -> None:
        """Nobody is greeted."""


class Line:
    """A connection's events, as the gateway sends them."""

    def __init__(self, gap: Gap | None = None) -> None:
        self.desk, self.places, self.memory, self.seconds = Kept(), Places(), Memory(), 0.0
        self.said = 0
        missing: Any = None
        self.listener = Listener(
            self.desk,  # type: ignore[arg-type]
            self.places,
            missing,
            gap or Gap(),  # type: ignore[arg-type]
            StandingClock(NOW),
            lambda session: Around(BOT, NOW, self.places, read_typed, session=session),
            Greeting(),  # type: ignore[arg-type]
            self.memory,
            lambda: self.seconds,
        )

    def begins(self) -> None:
        self.sends(READY)
        self.sends(event("GUILD_CREATE", GUILD, 2))

    def sends(self, happened: Any) -> None:
        self.listener.take(msgspec.json.encode(happened).decode())

    def says(self, words: str) -> None:
        """Ana writes to the bot alone."""
        self.said += 1
        id = str(1_400_000_000_000_000_000 + self.said)
        message = {"id": id, "channel_id": DIRECT, "author": USERS[ANA], "content": words, "type": 0}
        self.sends(event("MESSAGE_CREATE", message, 10 + self.said))

    async def until_caught_up(self) -> None:
        async with asyncio.timeout(5):
            while not self.listener.is_caught_up:
                self.desk.news.clear()
                await self.desk.news.wait()


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.lanes.PAUSES", (0.0,))


async def test_we_are_behind_until_the_gap_is_read_however_often_that_fails() -> None:
    line = Line(Gap(OSError("no route"), ValueError("no number")))
    line.begins()
    assert line.desk.reported == [False]
    await line.until_caught_up()
    assert line.desk.reported[-1] is True
    await line.listener.close()


async def test_the_gap_is_read_although_people_never_stop_writing() -> None:
    line = Line()
    line.desk.meanwhile = lambda: line.says("and another thing")
    line.begins()
    line.says("hello")
    await line.until_caught_up()
    line.desk.meanwhile = lambda: None
    await line.listener.close()


async def test_we_are_behind_while_an_act_isnt_taken_in() -> None:
    line = Line()
    line.begins()
    await line.until_caught_up()
    line.desk.free.clear()
    line.says("hello")
    assert line.listener.is_caught_up
    line.seconds += LAG + 1
    assert not line.listener.is_caught_up
    line.desk.free.set()
    await line.listener.close()
    assert line.desk.taken == ["hello"]


async def test_a_connection_that_has_ended_is_behind_whatever_comes_late() -> None:
    line = Line()
    line.begins()
    await line.until_caught_up()
    await line.listener.close()
    assert line.desk.reported[-1] is False
    line.listener.resumed(0)
    line.says("too late")
    assert line.desk.reported[-1] is False
    assert line.desk.taken == []


async def test_what_came_before_the_end_is_taken_in_before_it() -> None:
    line = Line()
    line.begins()
    await line.until_caught_up()
    for words in ("first", "second", "third"):
        line.says(words)
    await line.listener.close()
    assert line.desk.taken == ["first", "second", "third"]


async def test_a_lost_line_is_behind_until_its_session_goes_on() -> None:
    line = Line()
    line.begins()
    await line.until_caught_up()
    line.listener.disconnected(0)
    assert line.desk.reported[-1] is False
    line.listener.resumed(0)
    assert line.desk.reported[-1] is True
    await line.listener.close()


async def test_an_answer_that_is_quicker_than_the_news_of_its_card_waits_for_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.discord.listening.NOTING", 0.05)
    line = Line()
    line.begins()
    await line.until_caught_up()
    card = int(CARD)
    for who, words, milliseconds in ((ANA, "quick", 10), (BEN, "later", 60)):
        id = str(card + (milliseconds << 22))
        line.sends(message(words, who, id=id, **reply()))
    await line.listener.close()
    assert line.desk.taken == ["later", "quick"]


async def test_with_a_deleted_post_all_open_cards_in_it_are_lost_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.discord.listening.NOTING", 0.0)
    line = Line()
    line.begins()
    await line.until_caught_up()
    forum = Place("discord", FORUM)
    line.desk.cards = [MessageRef(forum, id) for id in (f"{POST}/7", f"{POST}/{POST}", "6/7")]
    line.sends(event("THREAD_DELETE", {"id": POST, "guild_id": SERVER, "parent_id": FORUM, "type": 11}))
    await line.listener.close()
    assert set(line.desk.erased) == {f"{POST}/7", f"{POST}/{POST}"}
