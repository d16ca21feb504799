"""Cards on their way to channels and threads of Slack: each once, in its place, as fast as Slack takes it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.once import YOUNG
from adapters.slack.around import place_of
from adapters.slack.pace import Pace
from adapters.slack.posting import A_MINUTE, AT_ONCE, Posting
from adapters.slack.wire import Away, Wire
from bot.cards import Action, Card, Paragraph, Talk
from bot.clock import SystemClock
from bot.ports import MessageRef, Place, TryLater
from tests.slack.client import web_client
from tests.slack.model import Channel
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback

TIER_3 = 50
"""Calls a minute."""
ACTIONS = (Action("s/r1/consent", "Consent"),)
CARD = Card(("A shredder",), (Paragraph(("Your move",)),), ACTIONS)


class Line:
    """A posting with seconds that are handed in, to a channel with Ana in it."""

    def __init__(self, server: Slack) -> None:
        self.server = server
        self.seconds = 0.0
        self.garden: Channel = server.channel("garden")
        self.ana = Person(server, "Ana")
        self.place: Place = place_of(server.team.id, self.garden.id)
        self.posting = self.anew()

    def anew(self) -> Posting:
        """As after a restart."""

        async def client(team: str) -> AsyncWebClient:
            return web_client(self.server)

        return Posting(Wire(client), SystemClock(), lambda: self.seconds)

    async def posts(self, key: str, card: Card = CARD, under: MessageRef | None = None) -> MessageRef:
        return await self.posting.post(key, self.place, card, under)

    @property
    def shown(self) -> list[str]:
        return [self.ana.reads(message) for message in self.ana.messages(self.garden)]


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with slack_on_loopback() as server:
        yield Line(server)


async def test_a_message_whose_answer_was_lost_is_found_by_its_key_and_not_sent_again(line: Line) -> None:
    line.seconds = YOUNG + 1
    line.server.fail("chat.postMessage", None, after=True)
    with pytest.raises(Away):
        await line.posts("card-1")
    found = await line.posts("card-1")
    assert len(line.shown) == 1
    assert found.id == next(iter(line.garden.messages))


async def test_after_a_restart_what_was_sent_before_is_found(line: Line) -> None:
    before = await line.posts("card-1")
    line.posting = line.anew()
    told: list[MessageRef] = []
    line.posting.found_again = told.append
    assert await line.posts("card-1") == before
    assert len(line.shown) == 1
    assert told == [before], "marks may have been put under it meanwhile"
    await line.posts("card-2")
    assert len(line.shown) == 2
    assert told == [before]
    assert len(line.server.called("conversations.history")) <= 2, "a channel is looked through once a start"


async def test_long_after_the_start_nothing_is_looked_for_before_it_is_sent(line: Line) -> None:
    line.seconds = YOUNG + 1
    await line.posts("card-1")
    assert not line.server.called("conversations.history")


async def test_in_a_private_conversation_answers_stand_one_below_the_other_unless_a_thread_was_begun(
    line: Line,
) -> None:
    said = await line.ana.writes_privately("inbox")
    place = place_of(line.server.team.id, said.channel.id)
    answer = await line.posting.post("answer-1", place, CARD, MessageRef(place, said.ts))
    assert "/" not in answer.id
    below = await line.posting.post("answer-2", place, CARD, MessageRef(place, f"{answer.id}/{said.ts}"))
    assert below.id.partition("/")[0] == answer.id


async def test_an_answer_stands_in_the_thread_of_what_it_answers_and_is_found_there(line: Line) -> None:
    hello = await line.ana.says(line.garden, "@keeper, inbox")
    under = MessageRef(line.place, hello.ts)
    answer = await line.posts("answer-1", under=under)
    assert answer.id.partition("/")[0] == hello.ts
    again = await line.posts("answer-2", under=answer)
    assert again.id.partition("/")[0] == hello.ts, "a thread has no threads"
    team, ts = line.server.team.id, answer.id.partition("/")[2]
    assert line.posting.thread_of(team, line.garden.id, ts) == hello.ts
    line.posting = line.anew()
    assert await line.posts("answer-1", under=under) == answer


async def test_later_cards_of_a_process_lead_to_the_thread_of_its_first(line: Line) -> None:
    root = await line.posts("card-1", Card(("#1",), actions=ACTIONS, talk=Talk("#1 A shredder")))
    assert "Talk about it" not in line.shown[0], "the first card has its own thread beneath it"
    talk = Talk("#1 A shredder", (root.id,))
    second = await line.posts("card-2", Card(("#1, step 2",), actions=ACTIONS, talk=talk))
    assert "Talk about it in #1 A shredder" in line.shown[0]
    [link] = [str(one) for one in line.garden.messages[second.id].blocks if "thread_ts" in str(one)]
    assert f"thread_ts={root.id}&cid={line.garden.id}" in link
    await line.posting.edit(root, Card(("#1",), actions=ACTIONS, talk=talk))
    assert "Talk about it" not in line.shown[-1]
    await line.posting.edit(second, Card(("#1 is over",), talk=talk))
    assert "Talk about it" not in line.shown[0], "what is over isn't talked about there"
    await line.posts("line", Card(blocks=(Paragraph(("Your turn",)),), actions=ACTIONS, talk=talk))
    assert "Talk about it" not in line.shown[0], "a line that calls somebody is answered itself"
    assert len(line.server.called("chat.getPermalink")) == 1


async def test_redraws_that_come_too_fast_wait_before_slack_refuses_them(line: Line) -> None:
    card = await line.posts("card-1")
    for _ in range(AT_ONCE):
        await line.posting.edit(card, CARD)
    with pytest.raises(TryLater) as wait:
        await line.posting.edit(card, CARD)
    assert len(line.server.called("chat.update")) == AT_ONCE
    line.seconds += wait.value.after.total_seconds()
    await line.posting.edit(card, CARD)


def test_a_minute_of_redraws_keeps_to_what_slack_promises() -> None:
    now = 0.0
    pace, drawn, waits = Pace(AT_ONCE, A_MINUTE, lambda: now), [], []
    while now < 120:
        try:
            pace.take("T1")
            drawn.append(now)
        except TryLater as wait:
            waits.append(wait.after)
            now += wait.after.total_seconds()
    assert min(waits) > timedelta()
    in_a_minute = max(sum(1 for one in drawn if at <= one < at + 60) for at in drawn)
    assert A_MINUTE < in_a_minute < TIER_3
    assert sum(1 for one in drawn if 60 <= one < 120) <= A_MINUTE + 1


def test_one_workspace_doesnt_wait_for_another() -> None:
    pace = Pace(AT_ONCE, A_MINUTE, lambda: 0.0)
    for _ in range(AT_ONCE):
        pace.take("T1")
    with pytest.raises(TryLater):
        pace.take("T1")
    pace.take("T2")
