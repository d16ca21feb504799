"""When the homeserver misbehaves: no flood of requests, no lost message, no silence where people must act."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.matrix import LoginFailed, MatrixAdapter, MatrixSettings
from adapters.matrix.wire import Away, parsed, shallow
from bot.cards import Action, Card
from bot.ports import Command, TryLater
from tests.adapters.matrix.nasty import BOT, ROOM, NastyServer
from tests.adapters.matrix.payloads import message
from tests.adapters.matrix.people import (
    Person,
    RecordingDesk,
    WallClock,
    bot_settings,
    new_name,
    place,
    running,
)
from tests.homeserver import Homeserver

CARD = Card(title=("Buy a rake",), actions=(Action("s/r1-consent/consent", "Consent", "👍"),))
PLAIN = Card(title=("Noted",))
TOO_FAST = (429, {"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 300})
NO_TOKEN = (401, {"errcode": "M_UNKNOWN_TOKEN", "error": "logged out"})
BROKEN = (502, "<html>Bad Gateway</html>")


@pytest.fixture
async def server() -> AsyncIterator[NastyServer]:
    server = NastyServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def nasty(server: NastyServer, tmp_path: Path) -> MatrixAdapter:
    settings = MatrixSettings(server.url, BOT, password="garden", store=tmp_path / "store")
    return MatrixAdapter(settings, WallClock())


async def test_a_flood_of_502_is_met_with_pauses(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    async with running(nasty, desk):
        server.always["sync"] = BROKEN
        await desk.until(lambda: not desk.caught[-1])
        before = server.asked["sync"]
        await asyncio.sleep(2)
        assert server.asked["sync"] - before <= 6
        del server.always["sync"]
        await desk.until(lambda: desk.caught[-1])


@pytest.mark.parametrize(
    "answer",
    [
        BROKEN,
        (200, "no json at all"),
        (200, ["a list"]),
        (200, {"rooms": 5}),
        (200, {"next_batch": "x", "rooms": {"join": {ROOM: 5}}}),
        (403, {"errcode": "M_FORBIDDEN"}),
        (404, {}),
        TOO_FAST,
    ],
)
async def test_a_strange_answer_to_a_sync_is_no_end(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk, answer: tuple[int, object]
) -> None:
    async with running(nasty, desk):
        token = desk.token
        server.events.clear()
        server.spoil("sync", answer)
        await desk.until(lambda: not desk.caught[-1])
        server.events.append(message({"body": "!inbox"}))
        assert (await desk.act(Command)).act == Command("inbox", "")
        await desk.until(lambda: desk.caught[-1])
    assert token != desk.token


def strange(chance: random.Random, depth: int = 0) -> Any:
    """Anything that JSON can say, and often what the protocol says too."""
    kinds = ["m.room.message", "m.reaction", "m.room.redaction", "m.room.member", "m.room.encrypted"]
    keys = ["type", "sender", "content", "state_key", "membership", "m.relates_to", "event_id", "body"]
    match chance.randrange(6 if depth < 4 else 3):
        case 0:
            return chance.choice(
                [None, True, 0, -1, 1.5, 2**60, "", "x", BOT, ROOM, "join", "m.text", *kinds]
            )
        case 1:
            return chance.choice(["", "🌱", "\x00", "a" * 300])
        case 2:
            return chance.choice([ROOM, "@ana:garden.test", "$it", "m.megolm.v1.aes-sha2"])
        case 3:
            return [strange(chance, depth + 1) for _ in range(chance.randrange(4))]
        case _:
            return {
                key: strange(chance, depth + 1) for key in chance.sample(keys, chance.randrange(len(keys)))
            }


async def test_whatever_stands_in_a_sync_the_command_behind_it_is_heard(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    chance = random.Random(20260302)
    async with running(nasty, desk):
        for _ in range(1500):
            event = strange(chance)
            if isinstance(event, dict):
                event.setdefault("type", chance.choice(["m.room.message", "m.room.encrypted", "m.reaction"]))
                event.setdefault("event_id", f"${chance.random()}")
                event.setdefault("sender", "@eve:garden.test")
            server.events.append(event)
        server.events.append(message({"body": "!inbox"}))
        assert (await desk.act(Command)).act == Command("inbox", "")
        assert False not in desk.caught[1:], "an event made listening fail"


async def test_a_login_that_ended_is_made_anew_with_the_same_device(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    async with running(nasty, desk):
        first = nasty.wire.token
        server.tokens.clear()
        await desk.until(lambda: not desk.caught[-1])
        await desk.until(lambda: desk.caught[-1])
        assert nasty.wire.token != first
        assert nasty._connection is not None
        assert nasty._connection.session.device_id == "DEVICE"


async def test_a_token_that_is_refused_for_good_stops_loudly(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    server.always["sync"] = NO_TOKEN
    with pytest.raises(LoginFailed, match="twice"):
        await asyncio.wait_for(nasty.run(desk), 10)
    assert server.asked["sync"] == 2
    assert desk.caught[-1] is False


async def test_a_token_without_a_password_that_ended_stops_with_a_sentence(
    server: NastyServer, desk: RecordingDesk, tmp_path: Path
) -> None:
    settings = MatrixSettings(server.url, BOT, access_token="old", device_id="D", store=tmp_path / "store")
    with pytest.raises(LoginFailed, match="access token"):
        await asyncio.wait_for(MatrixAdapter(settings, WallClock()).run(desk), 10)


async def test_a_wrong_password_stops_with_a_sentence(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    server.always["login"] = (403, {"errcode": "M_FORBIDDEN", "error": "Invalid username or password"})
    with pytest.raises(LoginFailed, match="Invalid username or password"):
        await asyncio.wait_for(nasty.run(desk), 10)


async def test_a_limit_is_told_once_and_nothing_is_asked_until_it_is_over(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    async with running(nasty, desk):
        server.spoil("send", TOO_FAST)
        with pytest.raises(TryLater) as wait:
            await nasty.post("a", place(ROOM), PLAIN)
        assert wait.value.after == timedelta(milliseconds=300)
        results = await asyncio.gather(
            *(nasty.post(f"b{number}", place(ROOM), PLAIN) for number in range(5)), return_exceptions=True
        )
        assert all(isinstance(result, TryLater) for result in results)
        assert server.asked["send"] == 1
        await asyncio.sleep(0.35)
        sent = await nasty.post("a", place(ROOM), PLAIN)
        assert (await nasty.post("a", place(ROOM), PLAIN)) == sent
    assert {name for _, name, _ in server.sent} == {sent.id.removeprefix("$")}


async def test_messages_leave_one_at_a_time(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    async with running(nasty, desk):
        server.spoil("send", *[(200, {"event_id": "$a"})] * 2, TOO_FAST)
        results = await asyncio.gather(
            *(nasty.post(f"b{number}", place(ROOM), PLAIN) for number in range(6)), return_exceptions=True
        )
        refused = [result for result in results if isinstance(result, TryLater)]
    assert len(refused) == 4
    assert server.asked["send"] == 3


async def test_a_message_that_fails_is_an_error_of_the_connection(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    async with running(nasty, desk):
        server.spoil("send", BROKEN)
        with pytest.raises(Away):
            await nasty.post("a", place(ROOM), PLAIN)
    assert issubclass(Away, OSError)


async def test_before_the_first_sync_nothing_is_sent(nasty: MatrixAdapter) -> None:
    with pytest.raises(TryLater):
        await nasty.post("a", place(ROOM), PLAIN)
    await nasty.wire.close()


async def test_marks_that_meet_the_limit_wait_and_cards_go_first(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    async with running(nasty, desk):
        server.spoil("send", (200, {"event_id": "$card"}), TOO_FAST)
        await nasty.post("a", place(ROOM), CARD)
        while server.asked["send"] < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.35)
        assert server.asked["send"] == 2, "the mark was tried again although there is no room for it"
        await nasty.post("b", place(ROOM), PLAIN)
        assert server.asked["send"] == 3


async def test_the_same_redraw_is_not_sent_twice(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk
) -> None:
    async with running(nasty, desk):
        card = await nasty.post("a", place(ROOM), PLAIN)
        await nasty.edit(card, PLAIN)
        await nasty.edit(card, Card(title=("Closed",)))
        await nasty.edit(card, Card(title=("Closed",)))
        await nasty.edit(card, PLAIN)
    assert len(server.sent) == 3
    assert len({name for _, name, _ in server.sent}) == 3


async def test_the_bot_waits_for_a_homeserver_that_is_not_there_yet(
    server: NastyServer, nasty: MatrixAdapter, desk: RecordingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.matrix.LOGIN_PAUSES", (0.05,))
    server.spoil("login", BROKEN, TOO_FAST, BROKEN)
    async with running(nasty, desk):
        assert server.asked["login"] == 4


async def test_check_says_what_is_wrong(server: NastyServer, nasty: MatrixAdapter) -> None:
    server.always["override_ratelimit"] = (403, {"errcode": "M_FORBIDDEN"})
    [limit] = await nasty.check()
    assert "override_ratelimit" in limit
    server.always["override_ratelimit"] = (200, {"messages_per_second": 0, "burst_count": 0})
    assert await nasty.check() == []
    server.spoil("upload", BROKEN)
    server.always["query"] = (200, {"device_keys": {}})
    server.always["whoami"] = BROKEN
    [away] = await nasty.check()
    assert "can't be reached" in away
    del server.always["whoami"]
    server.always["login"] = (403, {"errcode": "M_FORBIDDEN", "error": "Invalid password"})
    server.tokens.clear()
    [wrong] = await nasty.check()
    assert "Invalid password" in wrong
    await nasty.wire.close()


def test_json_as_deep_as_it_may_be_is_read() -> None:
    deep = '{"events": [1, {"content": ' + "[" * 5000 + '"]["' + "]" * 5000 + ', "b": "\\"]"}, 2]}'
    assert parsed(deep)["events"][::2] == [1, 2]
    assert parsed(deep)["events"][1]["b"] == '"]'
    assert parsed(shallow('{"a": [[["x"]], {"b": {}}]}', 3)) == {"a": [[], {}]}


async def test_a_real_homeservers_limits_are_obeyed_and_everything_arrives(
    strict_homeserver: Homeserver, tmp_path: Path
) -> None:
    ana = Person(strict_homeserver, await strict_homeserver.register(new_name("ana")))
    bot = await strict_homeserver.register(new_name("keeper"))
    desk = RecordingDesk()
    adapter = MatrixAdapter(bot_settings(strict_homeserver, bot, tmp_path / "store"), WallClock())
    try:
        async with running(adapter, desk):
            room = await ana.room(bot.user_id)
            await desk.act(Command)
            waited, refused, began = 0.0, 0, time.monotonic()
            for number in range(12):
                while True:
                    try:
                        await adapter.post(f"card {number}", place(room), CARD)
                        break
                    except TryLater as wait:
                        refused += 1
                        await asyncio.sleep(wait.after.total_seconds())
                        waited += wait.after.total_seconds()
            took = time.monotonic() - began
        events = await ana.messages(room)
    finally:
        await ana.close()
    sent = [event for event in events if event["sender"] == bot.user_id]
    cards = [event for event in sent if event["type"] == "m.room.message"]
    assert len(cards) == 12
    assert refused <= 6, "a limit is met about once per message that has to wait"
    assert took < waited + 15
