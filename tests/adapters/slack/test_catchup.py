"""What is found of what people did while nobody listened; it undoes nothing that is told meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import catchup
from adapters.slack.around import Around, Bot, place_of
from adapters.slack.catchup import TRIES, CatchUp, Found
from adapters.slack.people import People
from adapters.slack.wire import Away, Wire
from adapters.typed import read_typed
from bot.ports import MessageRef, Place
from tests.clock import StandingClock
from tests.slack.client import web_client
from tests.slack.happenings import react
from tests.slack.model import Message
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback


class Desk:
    """Keeps the marks that were found, and does what the test wants meanwhile."""

    def __init__(self) -> None:
        self.cards: list[MessageRef] = []
        self.private: list[Place] = []
        self.since = ""
        self.found: list[set[tuple[str, str]]] = []
        self.meanwhile: Callable[[], None] = lambda: None

    async def open_messages(self, platform: str) -> Sequence[MessageRef]:
        return self.cards

    async def conversations(self, platform: str) -> Sequence[Place]:
        return self.private

    async def cursor(self, platform: str) -> str:
        return self.since

    async def marks_found(self, card: MessageRef, marks: Sequence[Found]) -> None:
        self.found.append({(account.id.partition(":")[2], mark.emoji) for account, mark, _ in marks})
        self.meanwhile()


class Absence:
    """A Slack with a card of the bot's in a channel, and what reads it."""

    def __init__(self, server: Slack) -> None:
        self.server, self.desk = server, Desk()
        self.garden = server.channel("garden")
        self.ana, self.ben = Person(server, "Ana"), Person(server, "Ben")
        self.reading: Callable[[], None] = lambda: None
        bots = {server.team.id: Bot(server.bot.id)}
        now = datetime(2026, 3, 2, tzinfo=UTC)

        async def client(team: str) -> AsyncWebClient:
            self.reading()
            return web_client(server)

        wire = Wire(client)
        self.people = People(wire)
        around = Around(now, read_typed, bots)
        self.catch_up = CatchUp(
            self.desk,  # type: ignore[arg-type]
            wire,
            self.people,
            StandingClock(now),
            lambda team: replace(around, is_bot=lambda user: self.people.user(team, user).is_bot),
        )

    async def card(self) -> Message:
        """A card that is open."""
        told = await web_client(self.server).chat_postMessage(channel=self.garden.id, text="A shredder")
        self.desk.cards.append(MessageRef(place_of(self.server.team.id, self.garden.id), told["ts"]))
        return self.garden.messages[told["ts"]]

    def told(self, person: Person, name: str, card: Message, *, put: bool) -> None:
        """An event says what somebody did with a mark."""
        self.catch_up.changed(self.garden.id, card.ts, person.id, name, put=put)


@pytest.fixture
async def absence() -> AsyncIterator[Absence]:
    async with slack_on_loopback() as server:
        yield Absence(server)


async def test_marks_that_mean_something_are_found_with_who_put_them(absence: Absence) -> None:
    card = await absence.card()
    for person in (absence.ana, absence.ben):
        await person.reacts(card, "+1")
        await person.reacts(card, "tada")
    await web_client(absence.server).reactions_add(channel=absence.garden.id, timestamp=card.ts, name="+1")
    assert await absence.catch_up.read() == []
    assert absence.desk.found == [{(absence.ana.id, "+1"), (absence.ben.id, "+1")}]


async def test_what_is_told_while_marks_are_read_isnt_undone_by_what_was_before(absence: Absence) -> None:
    card = await absence.card()
    await absence.ana.reacts(card, "+1")
    fault = absence.server.slow("users.info", 0.1)
    looking = asyncio.ensure_future(absence.catch_up.read())
    await absence.server.until(lambda: fault.met)
    absence.told(absence.ana, "+1", card, put=False)
    absence.told(absence.ben, "hand", card, put=True)
    absence.told(absence.ben, "tada", card, put=True)
    await looking
    assert absence.desk.found == [{(absence.ben.id, "hand")}]


async def test_what_is_told_while_marks_are_handed_in_has_them_read_again(absence: Absence) -> None:
    card = await absence.card()

    def once() -> None:
        absence.desk.meanwhile = lambda: None
        react(absence.server, card, absence.ana.user, "+1", add=True)
        absence.told(absence.ana, "+1", card, put=True)

    absence.desk.meanwhile = once
    await absence.catch_up.read()
    assert absence.desk.found == [set(), {(absence.ana.id, "+1")}]


async def test_people_who_never_stop_changing_their_marks_dont_hold_the_reading_up(absence: Absence) -> None:
    card, turns = await absence.card(), iter(range(1000))
    absence.desk.meanwhile = lambda: absence.told(absence.ana, "+1", card, put=bool(next(turns) % 2))
    await absence.catch_up.read()
    assert len(absence.desk.found) == TRIES


async def test_two_who_look_at_the_same_card_are_both_told(absence: Absence) -> None:
    card = await absence.card()
    await absence.ana.reacts(card, "+1")
    fault = absence.server.slow("reactions.get", 0.1, times=2)
    looking = [asyncio.ensure_future(absence.catch_up.marks(absence.desk.cards[0])) for _ in range(2)]
    await absence.server.until(lambda: fault.met == 2)
    absence.told(absence.ana, "+1", card, put=False)
    await asyncio.gather(*looking)
    assert absence.desk.found == [set(), set()]


async def test_a_card_that_is_no_more_gives_the_event_of_its_end(absence: Absence) -> None:
    card = await absence.card()
    absence.server.delete_message(card)
    [event] = await absence.catch_up.read()
    assert event["event"]["subtype"] == "message_deleted"
    assert event["event"]["deleted_ts"] == card.ts
    assert absence.desk.found == []


async def test_where_we_may_not_come_near_a_card_is_taken_for_no_more(absence: Absence) -> None:
    await absence.card()
    absence.server.remove_bot(absence.garden)
    assert await absence.catch_up.read() == []
    assert absence.desk.found == []


async def test_pace_is_kept_and_what_cannot_be_read_is_said(absence: Absence) -> None:
    await absence.card()
    absence.server.fail("reactions.get", 429, retry_after=0)
    await absence.catch_up.read()
    assert absence.desk.found == [set()]
    absence.server.fail("reactions.get", 502)
    with pytest.raises(Away):
        await absence.catch_up.read()


async def test_words_in_channels_threads_and_private_are_given_in_the_order_in_which_they_were_said(
    absence: Absence,
) -> None:
    server, ana, ben = absence.server, absence.ana, absence.ben
    card = await absence.card()
    early = await ana.says(absence.garden, "before", thread=card)
    absence.desk.private = [place_of(server.team.id, server.conversation(ana.user).id)]
    absence.desk.since = early.ts
    words = ["in the thread", "in private", "in the channel", "in the thread again"]
    await ben.says(absence.garden, words[0], thread=card)
    await ana.writes_privately(words[1])
    await ben.says(absence.garden, words[2])
    await ana.says(absence.garden, words[3], thread=card)
    events = [event["event"] for event in await absence.catch_up.read()]
    assert [event["text"] for event in events] == words
    assert [event.get("thread_ts") for event in events] == [card.ts, None, None, card.ts]


async def test_words_are_read_while_slack_has_the_reading_of_marks_wait(absence: Absence) -> None:
    card = await absence.card()
    absence.desk.since = "1.000000"
    absence.server.fail("reactions.get", 429, times=100, retry_after=60)
    reading = asyncio.ensure_future(absence.catch_up.read())
    await absence.server.until(lambda: absence.server.called("conversations.replies"))
    reading.cancel()
    await asyncio.wait({reading})
    assert card.channel.id in {
        call.args["channel"] for call in absence.server.called("conversations.history")
    }


async def test_where_a_reading_fails_nothing_goes_on_behind_the_next(absence: Absence) -> None:
    for _ in range(5):
        await absence.card()
    absence.server.fail("reactions.get", 429, times=4, retry_after=60)
    absence.desk.since = "1.000000"
    absence.server.fail("conversations.history", 500)
    with pytest.raises(Away):
        await absence.catch_up.read()
    for _ in range(3):
        await asyncio.sleep(0)  # whoever is stopped hears of it in a moment
    coroutines: list[Any] = [task.get_coro() for task in asyncio.all_tasks()]
    assert not [one for one in coroutines if one.cr_code.co_filename == catchup.__file__]


async def test_who_has_never_listened_reads_no_words_from_before(absence: Absence) -> None:
    await absence.card()
    await absence.ben.says(absence.garden, "long ago")
    assert await absence.catch_up.read() == []
    assert not absence.server.called("conversations.history")
