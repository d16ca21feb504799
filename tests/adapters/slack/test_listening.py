"""When the bot has taken in all that people did on Slack, and in which order it does."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.lanes import LAG
from adapters.progress import KEEPING
from adapters.slack.around import place_of
from adapters.slack.limits import Json
from adapters.slack.listening import OVERLAP, Listener
from adapters.slack.wire import Away
from bot.ports import Inbound, Mark, MessageRef, Place, Unmark, Wrote
from tests.adapters.desk import Desk
from tests.adapters.slack.payloads import ANA, BEN, GARDEN, TEAM, around, private, reaction, removal
from tests.clock import StandingClock

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Kept(Desk):
    """What was taken in, in short, and how far we have read."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []
        self.kept: list[str] = []

    def take(self, inbound: Inbound) -> None:
        match inbound.act:
            case Mark(emoji=emoji):
                self.taken.append(f"+{emoji}")
            case Unmark():
                self.taken.append("-")
            case Wrote(text=text):
                self.taken.append(text)
            case act:
                raise AssertionError(act)

    async def conversations(self, platform: str) -> Sequence[Place]:
        return [place_of(TEAM, "D0ANA"), place_of("T0ELSEWHERE", "D0ZOE")]

    async def keep_cursor(self, platform: str, token: str) -> None:
        self.kept.append(token)
        self.news.set()


class CatchUp:
    """What was missed: some events, after so many attempts to read them."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []
        self.missed: list[Json] = []
        self.looked: list[str] = []
        self.told: list[tuple[str, bool]] = []
        self.news = asyncio.Event()

    async def read(self) -> list[Json]:
        if self.failures:
            raise self.failures.pop(0)
        return self.missed

    async def marks(self, card: MessageRef) -> list[Json]:
        self.looked.append(card.id)
        self.news.set()
        if self.failures:
            raise self.failures.pop(0)
        return []

    def changed(self, channel: str, ts: str, user: str, name: str, *, put: bool) -> None:
        self.told.append((name, put))


class People:
    """Everybody is known, and where the bot is, after so many attempts to learn it."""

    def __init__(self) -> None:
        self.failures: list[Exception] = []

    async def look_up(self, *asked: Any) -> None:
        """Everybody is known."""

    def met(self, *met: Any) -> None:
        """Nobody asks."""

    async def inside(self, team: str) -> list[str]:
        if self.failures:
            raise self.failures.pop(0)
        return [GARDEN]


class Nobody:
    """What isn't needed here."""

    def acted(self, *acted: Any) -> None: ...

    def note(self, card: MessageRef) -> None: ...


def said(words: str, second: int) -> Json:
    """What Ana writes to the bot alone."""
    ts = f"17724456{second:02}.000200"
    return private(words, ts=ts, event_ts=ts)


class Lines:
    """Events as they come over the lines."""

    def __init__(self) -> None:
        self.desk, self.catch_up, self.seconds, self.listens = Kept(), CatchUp(), 100.0, True
        self.people = People()
        self.acknowledged: list[str] = []
        self.said = 0
        nobody: Any = Nobody()
        self.listener = Listener(
            self.desk,  # type: ignore[arg-type]
            self.people,  # type: ignore[arg-type]
            nobody,
            self.catch_up,  # type: ignore[arg-type]
            nobody,
            nobody,
            StandingClock(NOW),
            lambda team: around(),
            lambda: self.listens,
            nobody,
            lambda: self.seconds,
        )

    def sends(self, payload: Json, name: str = "") -> None:
        async def ack(carried: Json | None) -> None:
            self.acknowledged.append(name)
            self.desk.news.set()

        self.listener.take("events_api", payload, ack)

    def says(self, words: str) -> None:
        """Ana writes to the bot alone."""
        self.said += 1
        self.sends(said(words, self.said), words)

    async def until(self, found: Callable[[], Any]) -> None:
        async with asyncio.timeout(5):
            while not found():
                self.desk.news.clear()
                await self.desk.news.wait()

    async def until_caught_up(self) -> None:
        await self.until(lambda: self.listener.is_caught_up)


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.lanes.PAUSES", (0.0,))


async def test_we_are_behind_until_what_was_missed_is_read_however_often_that_fails() -> None:
    lines = Lines()
    lines.catch_up.failures = [Away("no route"), ValueError("no number")]
    lines.catch_up.missed = [private("meanwhile")]
    lines.listener.gap()
    assert lines.desk.reported == [False]
    await lines.until_caught_up()
    assert lines.desk.reported[-1] is True
    assert lines.desk.taken == ["meanwhile"]
    await lines.listener.close()


async def test_what_was_missed_is_read_although_people_never_stop_writing() -> None:
    lines = Lines()
    lines.desk.meanwhile = lambda: lines.says("and another thing")
    lines.listener.gap()
    lines.says("hello")
    await lines.until_caught_up()
    lines.desk.meanwhile = lambda: None
    await lines.listener.close()


async def test_after_a_gap_what_waited_for_a_place_of_ours_goes_out_however_late_slack_can_name_them() -> (
    None
):
    lines = Lines()
    lines.people.failures = [Away("no route")]
    lines.listener.gap()
    await lines.until_caught_up()
    await lines.until(lambda: lines.desk.writable_in)
    assert lines.desk.writable_in == [f"{TEAM}/{GARDEN}", f"{TEAM}/D0ANA"]
    await lines.listener.close()


async def test_we_are_behind_while_an_act_isnt_taken_in_or_no_line_listens() -> None:
    lines = Lines()
    lines.desk.free.clear()
    lines.says("hello")
    assert lines.listener.is_caught_up
    lines.seconds += LAG + 1
    assert not lines.listener.is_caught_up
    lines.desk.free.set()
    await lines.until(lambda: lines.desk.taken)
    await asyncio.sleep(0)
    assert lines.listener.is_caught_up
    lines.listens = False
    assert not lines.listener.is_caught_up
    await lines.listener.close()


async def test_an_event_is_acknowledged_once_it_is_taken_in_and_what_fails_is_handed_in_again() -> None:
    lines = Lines()
    lines.desk.failures = [OSError("the disk"), OSError("is full")]
    lines.desk.free.clear()
    lines.says("hello")
    await asyncio.sleep(0.01)
    assert lines.acknowledged == []
    lines.desk.free.set()
    await lines.until(lambda: lines.acknowledged)
    assert lines.desk.taken == ["hello"]
    await lines.listener.close()


async def test_an_event_whose_taking_in_lasts_is_acknowledged_before_slack_sends_it_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.slack.listening.PATIENCE", 0.01)
    lines = Lines()
    lines.desk.free.clear()
    lines.says("hello")
    await lines.until(lambda: lines.acknowledged)
    assert lines.desk.taken == []
    lines.desk.free.set()
    await lines.until(lambda: lines.desk.taken)
    await lines.listener.close()


async def test_after_the_end_nothing_is_taken_or_acknowledged_and_what_came_before_it_is() -> None:
    lines = Lines()
    lines.listener.gap()
    await lines.until_caught_up()
    for words in ("first", "second"):
        lines.says(words)
    await lines.listener.close()
    assert lines.desk.reported[-1] is False
    lines.listener.gap()
    lines.says("too late")
    assert lines.desk.reported[-1] is False
    assert lines.desk.taken == ["first", "second"]
    assert lines.acknowledged == ["first", "second"]


def stamped(payload: Json, seconds: int, number: int = 0) -> Json:
    payload = {**payload, "event_id": f"Ev{seconds}{number}"}
    payload["event"] = {**payload["event"], "event_ts": f"17724456{seconds:02}.000100"}
    return payload


async def test_of_a_mark_put_and_taken_away_what_was_later_counts_whichever_line_is_quicker() -> None:
    lines = Lines()
    lines.sends(stamped(removal(), 5), "taken away")
    lines.sends(stamped(reaction(), 4), "put")
    await lines.until(lambda: len(lines.acknowledged) == 2)
    assert lines.desk.taken == ["-"]
    lines.sends(stamped(reaction(), 6), "put again")
    lines.sends(stamped(reaction(user=BEN), 3), "by Ben")
    lines.sends(stamped(reaction("hand", user=ANA), 2), "another")
    await lines.until(lambda: len(lines.acknowledged) == 5)
    assert sorted(lines.desk.taken) == ["++1", "++1", "+hand", "-"]
    assert lines.catch_up.told == [("+1", False), ("+1", True), ("+1", True), ("hand", True)]
    await lines.listener.close()


async def test_open_cards_are_looked_at_again_and_again_whatever_goes_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.slack.listening.ROUNDS", 0.01)
    monkeypatch.setattr("adapters.slack.listening.STEP", 0.0)
    lines = Lines()
    lines.desk.cards = [MessageRef(Place("slack", "T1/C1"), id) for id in ("1.1", "2.2")]
    lines.catch_up.failures = [Away("no route"), ValueError("no number")]
    going = asyncio.ensure_future(lines.listener.go_round())
    async with asyncio.timeout(5):
        while len(lines.catch_up.looked) < 6:
            lines.catch_up.news.clear()
            await lines.catch_up.news.wait()
    going.cancel()
    assert lines.catch_up.looked[:6] == ["1.1", "2.2", "1.1", "2.2", "1.1", "2.2"]
    assert lines.desk.writable_in[:2] == [f"{TEAM}/{GARDEN}", f"{TEAM}/D0ANA"]
    await lines.listener.close()


async def test_how_far_we_have_read_is_noted_now_and_then_while_we_are_caught_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.progress.PULSE", 0.0)
    lines = Lines()
    lines.listens = False
    keeping = asyncio.ensure_future(lines.listener.progress.keep())
    await lines.until(lambda: len(lines.desk.reported) > 3)
    assert lines.desk.kept == []
    lines.listens = True
    await lines.until(lambda: lines.desk.kept)
    assert [float(token) for token in lines.desk.kept] == [(NOW - OVERLAP).timestamp()]
    before = len(lines.desk.reported)
    await lines.until(lambda: len(lines.desk.reported) > before + 3)
    assert len(lines.desk.kept) == 1
    lines.seconds += KEEPING + 1
    await lines.until(lambda: len(lines.desk.kept) == 2)
    keeping.cancel()
    await lines.listener.close()


async def test_what_somebody_wrote_is_taken_in_as_they_wrote_it_though_one_line_is_quicker() -> None:
    lines = Lines()
    for second, words in ((3, "on the meadow."), (1, "It was loud,"), (2, "and lovely,")):
        lines.sends(said(words, second), words)
        for _ in range(20):  # whatever can go on goes on
            await asyncio.sleep(0)
    await lines.until(lambda: len(lines.acknowledged) == 3)
    assert lines.desk.taken == ["It was loud,", "and lovely,", "on the meadow."]
