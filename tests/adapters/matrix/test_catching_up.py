"""After an absence everything that people did is taken in, in order, once; only then we say so."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.matrix import MatrixAdapter
from bot.ports import Account, Command, Departed, Erased, Mark, MessageRef, Unmark
from tests.adapters.matrix.people import Person, RecordingDesk, WallClock, place, running
from tests.adapters.matrix.test_rooms_unencrypted import CARD, in_a_room
from tests.homeserver import Homeserver


async def test_hundreds_of_events_made_while_away_are_taken_in_order(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        card = await adapter.post("post-1", place(room), CARD)
        early = await ben.mark(room, card.id, "✋")
        await desk.act(Mark)
    left = datetime.now(UTC)  # noqa: TID251
    desk.caught.clear()
    first = await ana.say(room, "!decisions list")
    await ben.redact(room, early)
    mark = await ben.mark(room, card.id, "👍")
    for number in range(130):
        await ana.say(room, f"chat {number}")
    last = await ana.say(room, "!inbox")
    before = len(desk.acts)
    async with running(adapter, desk):
        assert desk.caught == [False, True]
        acts = desk.acts[before:]
    assert [act.act for act in acts] == [
        Command("decisions", "list"),
        Unmark(early),
        Mark("👍", mark),
        Command("inbox", ""),
    ]
    assert [act.source.id for act in acts if act.source] == [first, last]
    assert all(left - timedelta(seconds=5) < act.at <= datetime.now(UTC) for act in acts)  # noqa: TID251


async def test_marks_by_hundreds_made_while_away_all_count(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        card = await adapter.post("post-1", place(room), CARD)
        desk.open = [card]
    keys = [f"vote {number}" for number in range(250)]
    for some in range(0, 250, 25):
        await asyncio.gather(*(ana.mark(room, card.id, key) for key in keys[some : some + 25]))
    async with running(adapter, desk):
        marks = [act.act.emoji for act in desk.acts if isinstance(act.act, Mark)]
        assert sorted(marks) == sorted(keys)
        [(message, found)] = desk.found
    assert message == card
    assert {mark.emoji for _, mark, _ in found} == set(keys)


async def test_a_lost_cursor_makes_the_marks_under_open_cards_be_read_again(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        card = await adapter.post("post-1", place(room), CARD)
        desk.open = [card, MessageRef(place(room), "$isnomore"), MessageRef(place("!nowhere"), "$x")]
    mark = await ana.mark(room, card.id, "👍")
    desk.token = None
    async with running(adapter, desk):
        [(message, found)] = [one for one in desk.found if one[0] == card]
    assert message == card
    assert [(account, one) for account, one, _ in found] == [(Account("matrix", ana.id), Mark("👍", mark))]


async def test_a_token_that_the_homeserver_refuses_is_no_end(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
    assert desk.token
    desk.token = desk.token.partition("|")[0] + "|s_this_is_no_token"
    await ana.say(room, "!inbox")
    async with running(adapter, desk):
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")
    assert "no_token" not in desk.token


async def test_the_cursor_stays_until_the_acts_are_durable(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        before = desk.token
        desk.broken = 3
        await ana.say(room, "!inbox")
        await ana.say(room, "!decisions list")
        await desk.act(Command, number=3)
    assert desk.of(Command)[1:] == [Command("inbox", ""), Command("decisions", "list")]
    assert before != desk.token
    assert False in desk.caught[1:], "a failing store means that we aren't caught up"


async def test_the_same_events_again_after_a_crash_are_known_by_their_keys(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        token = desk.token
        card = await adapter.post("post-1", place(room), CARD)
        await ana.mark(room, card.id, "👍")
        await ana.say(room, "!inbox")
        await desk.act(Command, number=2)
        acts = list(desk.acts)
    desk.token = token
    async with running(adapter, desk):
        await desk.until(lambda: desk.repeats >= 2)
    assert desk.acts == acts


async def test_the_homeserver_may_be_killed_and_come_back(
    homeserver: Homeserver, adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        card = await adapter.post("post-1", place(room), CARD)
        homeserver.kill()
        await desk.until(lambda: not desk.caught[-1])
        homeserver.launch()
        await asyncio.to_thread(homeserver.wait)
        await ana.say(room, "!inbox")
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")
        await desk.until(lambda: desk.caught[-1])
        assert await adapter.post("post-1", place(room), CARD) == card


async def test_what_was_said_before_the_bot_was_invited_is_not_for_it(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await ana.room(initial_state=[history("shared")])
        await ana.say(room, "!circle close")
        for number in range(15):
            await ana.say(room, f"chat {number}")
        await invite(ana, room, bot)
        await desk.act(Command)
        await ana.say(room, "!inbox")
        await desk.act(Command, number=2)
    assert desk.of(Command) == [Command("circle", "help"), Command("inbox", "")]


async def test_departures_and_deletions_while_away_are_told(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        card = await adapter.post("post-1", place(room), CARD)
    await ben.leave(room)
    await ana.redact(room, card.id)
    for number in range(110):
        await ana.say(room, f"chat {number}")
    async with running(adapter, desk):
        gone, erased = await desk.act(Departed), await desk.act(Erased)
    assert gone.who.account.id == ben.id
    assert erased.about == card


async def test_an_act_heard_late_lies_between_our_absence_and_now(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
    last = WallClock().now()
    assert desk.token
    since = desk.token.partition("|")[2]
    desk.token = f"{int((last + timedelta(hours=2)).timestamp() * 1000)}|{since}"
    await ana.say(room, "!inbox")  # by its server's clock two hours before we went away
    async with running(adapter, desk):
        act = await desk.act(Command, number=2)
    assert act.at > last


def history(visibility: str) -> dict[str, Any]:
    content = {"history_visibility": visibility}
    return {"type": "m.room.history_visibility", "state_key": "", "content": content}


async def invite(host: Person, room: str, guest: Person) -> None:
    await host.call("POST", f"/_matrix/client/v3/rooms/{room}/invite", {"user_id": guest.id})
