"""In encrypted rooms: both sides read each other, the device is trusted, and a missing key is spoken of."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from adapters.matrix import MatrixAdapter, MatrixSettings
from adapters.matrix.crosssigning import CrossSigning
from adapters.matrix.wire import CLIENT, Wire
from bot.cards import Action, Card
from bot.ports import Account, Command, Mark, MessageRef, Typed
from tests.adapters.matrix.people import (
    Person,
    RecordingDesk,
    WallClock,
    bot_settings,
    new_name,
    place,
    running,
)
from tests.adapters.matrix.sealed import SealedPerson
from tests.homeserver import Homeserver

CARD = Card(title=("Buy a shredder",), actions=(Action("s/r1-consent/consent", "Consent", "👍"),))

Seal = Callable[[str], Awaitable[SealedPerson]]


@pytest.fixture
async def seal(homeserver: Homeserver, tmp_path: Path) -> AsyncIterator[Seal]:
    """Registers somebody by name, with a client that encrypts."""
    met: list[SealedPerson] = []

    async def someone(name: str) -> SealedPerson:
        login = await homeserver.register(new_name(name))
        person = SealedPerson(homeserver, login, tmp_path / login.user_id[1:].replace(":", "-"))
        await person.sync()
        met.append(person)
        return person

    yield someone
    for person in met:
        await person.close()


async def room_with_bot(ana: SealedPerson, bot: Person, desk: RecordingDesk, **more: Any) -> str:
    room = await ana.room(bot.id, **more)
    await desk.act(Command)
    await ana.until(lambda: bot.id in ana.client.rooms[room].users)
    return room


async def test_commands_cards_and_redraws_go_both_ways(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        said = await ana.say(room, "!inbox")
        act = await desk.act(Command, number=2)
        assert act.act == Command("inbox", "")
        assert act.source == MessageRef(place(room), said)
        card = await adapter.post("post-1", place(room), CARD)
        shown = await ana.reads(card.id)
        assert shown.decrypted
        assert shown.source["content"]["msgtype"] == "m.notice"
        await adapter.edit(card, Card(title=("It is decided",)))
        await ana.until(lambda: any("* It is decided" in str(e.source) for e in ana.seen))
        mark = await ana.send(
            room,
            "m.reaction",
            {"m.relates_to": {"rel_type": "m.annotation", "event_id": card.id, "key": "👍\ufe0f"}},
        )
        assert (await desk.act(Mark)).act == Mark("👍", mark)
    raw = await bot.event(room, card.id)
    assert raw["type"] == "m.room.encrypted"
    assert "shredder" not in str(raw)


async def test_the_key_of_a_card_gives_the_same_message_also_when_it_is_encrypted_anew(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        first = await adapter.post("post-1", place(room), CARD)
        assert await adapter.post("post-1", place(room), CARD) == first


async def test_the_device_is_cross_signed_once_and_stays_the_same(
    homeserver: Homeserver, desk: RecordingDesk, bot: Person, tmp_path: Path
) -> None:
    settings = bot_settings(homeserver, bot.login, tmp_path / "store")
    shown = []
    for _ in range(2):
        adapter = MatrixAdapter(settings, WallClock())
        async with running(adapter, RecordingDesk()):
            connection = adapter._connection
            assert connection is not None
            assert connection.session.trouble == ""
            device = connection.session.device_id
        said = await bot.call("POST", CLIENT + "/keys/query", {"device_keys": {bot.id: []}})
        signing = said["self_signing_keys"][bot.id]["keys"]
        keys = said["device_keys"][bot.id][device]
        assert signing.keys() <= keys["signatures"][bot.id].keys()
        shown.append((device, signing))
    assert shown[0] == shown[1]
    for file in (tmp_path / "store").iterdir():
        assert file.stat().st_mode & 0o077 == 0, file.name
    assert (tmp_path / "store").stat().st_mode & 0o077 == 0


async def test_a_lost_store_makes_a_new_device_that_is_trusted_again(
    homeserver: Homeserver, desk: RecordingDesk, seal: Seal, bot: Person, tmp_path: Path
) -> None:
    ana = await seal("ana")
    settings = bot_settings(homeserver, bot.login, tmp_path / "store")
    adapter = MatrixAdapter(settings, WallClock())
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        first = adapter._connection.session.device_id
        await ana.say(room, "!inbox")
        await desk.act(Command, number=2)
    for file in (tmp_path / "store").iterdir():
        if file.name != "session.json":
            file.unlink()
    adapter = MatrixAdapter(settings, WallClock())
    async with running(adapter, desk):
        assert adapter._connection is not None
        assert adapter._connection.session.device_id != first
        assert adapter._connection.session.trouble == ""
        await ana.sync()
        await ana.say(room, "!decisions list")
        assert (await desk.act(Command, number=3)).act == Command("decisions", "list")


@pytest.mark.parametrize("with_password", [True, False])
async def test_cross_signing_keys_from_elsewhere_are_replaced_or_spoken_of(
    homeserver: Homeserver, bot: Person, tmp_path: Path, with_password: bool
) -> None:
    wire = Wire(homeserver.url, bot.login.token)
    elsewhere = CrossSigning(tmp_path, bot.id)
    await elsewhere._upload(wire, "")
    await wire.close()
    settings = bot_settings(homeserver, bot.login, tmp_path / "store")
    if not with_password:
        settings = replace(settings, password="", access_token=bot.login.token, device_id=bot.login.device_id)
    sentences = await MatrixAdapter(settings, WallClock()).check()
    assert any("cross-signing" in sentence for sentence in sentences) is not with_password
    async with running(MatrixAdapter(settings, WallClock()), RecordingDesk()):
        pass


async def test_a_device_that_was_logged_out_logs_in_anew_as_itself_and_reads_on(
    homeserver: Homeserver, desk: RecordingDesk, seal: Seal, bot: Person, tmp_path: Path
) -> None:
    ana = await seal("ana")
    settings = bot_settings(homeserver, bot.login, tmp_path / "store")
    adapter = MatrixAdapter(settings, WallClock())
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        device = adapter._connection.session.device_id
        token = adapter.wire.token
    homeserver.call("POST", CLIENT + "/logout", {}, token)  # the homeserver forgets the device's keys
    adapter = MatrixAdapter(settings, WallClock())
    async with running(adapter, desk):
        assert adapter._connection.session.device_id == device
        assert adapter._connection.session.trouble == ""
        await ana.sync()
        await ana.say(room, "!inbox")
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")


async def test_a_token_with_its_device_is_enough_to_log_in(
    homeserver: Homeserver, desk: RecordingDesk, seal: Seal, bot: Person, tmp_path: Path
) -> None:
    ana = await seal("ana")
    login = bot.login
    settings = MatrixSettings(
        homeserver.url,
        bot.id,
        access_token=login.token,
        device_id=login.device_id,
        store=tmp_path / "store",
        display_name="Garden Keeper",
    )
    adapter = MatrixAdapter(settings, WallClock())
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        await ana.say(room, "Garden Keeper: inbox")
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")
    assert not (tmp_path / "store" / "session.json").exists()


async def test_after_a_restart_a_room_where_nothing_happens_can_be_written_to(
    homeserver: Homeserver, desk: RecordingDesk, seal: Seal, bot: Person, tmp_path: Path
) -> None:
    ana = await seal("ana")
    settings = bot_settings(homeserver, bot.login, tmp_path / "store")
    async with running(MatrixAdapter(settings, WallClock()), desk):
        room = await room_with_bot(ana, bot, desk)
    adapter = MatrixAdapter(settings, WallClock())
    async with running(adapter, desk):
        card = await adapter.post("post-1", place(room), CARD)
        assert (await ana.reads(card.id)).decrypted


async def keys_held_back(ana: SealedPerson) -> list[Any]:
    """From now on the room keys that this client shares don't arrive, until :func:`release`."""
    held: list[Any] = []
    real = ana.client.send

    async def without_keys(method: str, path: str, *more: Any, **others: Any) -> Any:
        if "/sendToDevice/m.room.encrypted" in path:
            held.append(partial(real, method, path, *more, **others))
            path = path.replace("m.room.encrypted", "org.nobody.listens")
        return await real(method, path, *more, **others)

    ana.client.send = without_keys
    return held


async def release(held: list[Any]) -> None:
    for send in held:
        await send()


async def test_a_message_whose_key_comes_late_is_taken_then(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        held = await keys_held_back(ana)
        await ana.say(room, "!inbox")
        await desk.until(lambda: adapter._connection.listener.pending)
        assert len(desk.of(Command)) == 1
        await release(held)
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")


async def test_a_message_whose_key_comes_while_the_bot_is_away_is_not_lost(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        held = await keys_held_back(ana)
        await ana.say(room, "!inbox")
        listener = adapter._connection.listener
        await desk.until(lambda: listener.pending)
        token = desk.token
        await desk.until(lambda: desk.token != token)
    await release(held)
    async with running(adapter, desk):
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")


async def test_a_message_whose_key_never_comes_is_asked_for_again_once(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.matrix.pending.PATIENCE", 0.5)
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        await keys_held_back(ana)
        said = await ana.say(room, "!inbox")
        act = await desk.act(Typed)
        await ana.say(room, "!inbox")
        await ana.say(room, "!inbox")
        listener = adapter._connection.listener
        await desk.until(lambda: listener.pending)
        await desk.until(lambda: not listener.pending)
    assert act.act == Typed("refused-unreadable")
    assert act.source == MessageRef(place(room), said)
    assert len(desk.of(Typed)) == 1


async def test_one_time_keys_are_refilled_when_all_are_taken(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        device = adapter._connection.session.device_id
    claim = {"one_time_keys": {bot.id: {device: "signed_curve25519"}}}
    claimed = 0
    while claimed < 60:
        got = await ana.call("POST", CLIENT + "/keys/claim", claim)
        if not got["one_time_keys"].get(bot.id):
            break
        claimed += 1
    assert claimed == 50
    async with running(adapter, desk):
        got = await ana.call("POST", CLIENT + "/keys/claim", claim)
    assert got["one_time_keys"][bot.id][device]


async def test_who_leaves_reads_nothing_that_comes_after(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana, eve = await seal("ana"), await seal("eve")
    async with running(adapter, desk):
        room = await room_with_bot(
            ana,
            bot,
            desk,
        )
        await ana.client.room_invite(room, eve.id)
        await eve.join(room)
        await desk.until(lambda: eve.id in adapter.known.rooms[room].joined)
        first = await adapter.post("post-1", place(room), CARD)
        await eve.reads(first.id)
        keys = adapter._connection.session.keys.olm
        before = keys.outbound_group_sessions[room].id
        await eve.client.room_leave(room)
        await desk.until(lambda: eve.id not in adapter.known.rooms[room].joined)
        second = await adapter.post("post-2", place(room), CARD)
        await ana.reads(second.id)
        after = keys.outbound_group_sessions[room]
    assert before != after.id
    assert eve.id not in {user for user, _ in after.users_shared_with}


async def test_a_device_that_comes_later_reads_from_the_next_message_on(
    homeserver: Homeserver,
    adapter: MatrixAdapter,
    desk: RecordingDesk,
    seal: Seal,
    bot: Person,
    tmp_path: Path,
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        first = await adapter.post("post-1", place(room), CARD)
        await ana.reads(first.id)
        login = await homeserver.login(ana.id, ana.login.password)
        phone = SealedPerson(homeserver, login, tmp_path / "phone")
        try:
            await phone.sync()
            keys = adapter._connection.session.keys.olm
            await ana.say(room, "!inbox")
            await desk.act(Command, number=2)
            await desk.until(lambda: ana.id not in keys.users_for_key_query)
            second = await adapter.post("post-2", place(room), CARD)
            assert (await phone.reads(second.id)).decrypted
        finally:
            await phone.close()


async def test_the_private_conversation_is_one_and_encrypted_where_the_person_can_read_it(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, ana: Person, bot: Person
) -> None:
    ben = await seal("ben")
    async with running(adapter, desk):
        account = Account("matrix", ben.id)
        first = await adapter.private(account)
        assert await adapter.private(account) == first
        await ben.join(first.id)
        message = await adapter.post("post-1", first, CARD)
        shown = await ben.reads(message.id)
        assert shown.decrypted
        assert shown.source["content"]["msgtype"] == "m.text"
        await ben.say(first.id, "inbox")
        act = await desk.act(Command)
        assert act.private
        plain = await adapter.private(Account("matrix", ana.id))
    assert adapter.known.rooms[first.id].encrypted
    assert not adapter.known.rooms[plain.id].encrypted
    again = RecordingDesk()
    async with running(adapter, again):
        assert await adapter.private(account) == first
    direct = await bot.call("GET", CLIENT + f"/user/{bot.id}/account_data/m.direct")
    assert direct == {ben.id: [first.id], ana.id: [plain.id]}
