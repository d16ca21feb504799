"""What ends or fools a plain matrix-nio client, sent to the bot for real: it goes on and believes nothing.

Each of these can be sent by a stranger to whom the bot has never spoken, or by any member of a room.
"""

import base64
import json
import os
from typing import Any
from uuid import uuid4

import pytest

from adapters.matrix import MatrixAdapter
from adapters.matrix.wire import CLIENT, path
from bot.ports import Command
from tests.adapters.matrix.people import Person, RecordingDesk, place, running
from tests.adapters.matrix.sealed import SealedPerson
from tests.adapters.matrix.test_encrypted import CARD, Seal, room_with_bot, seal

__all__ = ["seal"]

OLM = "m.olm.v1.curve25519-aes-sha2"


def keys_of(adapter: MatrixAdapter) -> Any:
    assert adapter._connection is not None
    return adapter._connection.session.keys


async def to_device(person: Person, bot: Person, device: str, kind: str, content: Any) -> None:
    where = CLIENT + path("sendToDevice", kind, uuid4().hex)
    await person.call("PUT", where, {"messages": {bot.id: {device: content}}})


def garbled(own_key: str) -> list[tuple[str, Any]]:
    """To-device messages that raise out of a plain client's sync, every time it starts."""

    def olm(kind: Any, body: Any) -> tuple[str, Any]:
        return "m.room.encrypted", {
            "algorithm": OLM,
            "sender_key": base64.b64encode(os.urandom(32)).decode().rstrip("="),
            "ciphertext": {own_key: {"type": kind, "body": body}},
        }

    noise = base64.b64encode(os.urandom(200)).decode().rstrip("=")
    nested: Any = []
    for _ in range(300):
        nested = [nested]
    return [
        olm(0, "this is no base64!"),
        olm(0, noise),
        olm(0, ""),
        olm(1, noise),
        olm(1, "…"),
        olm("0", noise),
        olm(0, 5),
        olm(None, None),
        ("m.room.encrypted", {"algorithm": OLM, "sender_key": 5, "ciphertext": {own_key: 5}}),
        ("m.room.encrypted", {"algorithm": 5}),
        ("m.room.encrypted", {"algorithm": OLM, "sender_key": "x", "ciphertext": []}),
        ("m.room_key", {"algorithm": "m.megolm.v1.aes-sha2", "session_key": "?"}),
        ("m.room_key_request", {"action": "request", "body": 5, "request_id": 1}),
        ("m.room_key_request", {"action": "request", "requesting_device_id": "A", "request_id": "r"}),
        ("m.key.verification.start", {"from_device": "A", "transaction_id": "t", "method": "m.sas.v1"}),
        ("m.key.verification.cancel", {}),
        ("m.key.verification.mac", {"transaction_id": "t", "mac": {"a": 5}, "keys": 5}),
        ("org.deep", {"nested": nested}),
    ]


async def test_strangers_to_device_messages_end_nothing_also_after_a_restart(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person, tmp_path: Any
) -> None:
    async with running(adapter, desk):
        room = await ana.room(bot.id)
        await desk.act(Command)
        keys = keys_of(adapter)
        device, own = keys.device_id, keys.identity["curve25519"]
        for kind, content in garbled(own):
            await to_device(ana, bot, device, kind, content)
        await ana.say(room, "!inbox")
        await desk.act(Command, number=2)
        assert False not in desk.caught[1:], "listening failed meanwhile"
    for kind, content in garbled(own):
        await to_device(ana, bot, device, kind, content)
    await ana.say(room, "!decisions list")
    desk.caught.clear()
    async with running(adapter, desk):
        assert (await desk.act(Command, number=3)).act == Command("decisions", "list")
        assert desk.caught == [False, True]


async def test_a_message_for_a_one_time_key_that_the_bot_lacks_is_dropped(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        keys = keys_of(adapter)
        ana.client.olm.session_store._entries.clear()
        device = ana.client.device_store[bot.id][keys.device_id]
        claimed = await ana.client.keys_claim({bot.id: [keys.device_id]})
        assert claimed
        session = ana.client.olm.session_store.get(device.curve25519)
        sealed = ana.client.olm._olm_encrypt(session, device, "m.dummy", {})
        body = sealed["ciphertext"][device.curve25519]["body"]
        raw = bytearray(base64.b64decode(body + "=" * (-len(body) % 4)))
        raw[5] ^= 0xFF  # another one-time key than any that the bot made
        spoilt = base64.b64encode(bytes(raw)).decode().rstrip("=")
        sealed["ciphertext"][device.curve25519]["body"] = spoilt
        await ana.client.send(
            "PUT",
            CLIENT + path("sendToDevice", "m.room.encrypted", uuid4().hex),
            json.dumps({"messages": {bot.id: {keys.device_id: sealed}}}),
            {"Authorization": f"Bearer {ana.login.token}", "Content-Type": "application/json"},
        )
        await ana.say(room, "!inbox")
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")


async def test_a_room_key_that_is_none_is_dropped(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        await ana.say(room, "hello")
        device = ana.client.device_store[bot.id][keys_of(adapter).device_id]
        olm = ana.client.olm
        for content in (
            {"algorithm": "m.megolm.v1.aes-sha2", "room_id": room, "session_id": "s", "session_key": "?!"},
            {"algorithm": "m.megolm.v1.aes-sha2", "room_id": room, "session_id": "s", "session_key": "AAAA"},
            {"algorithm": "m.megolm.v1.aes-sha2", "room_id": 5, "session_id": [], "session_key": {}},
            {},
        ):
            session = olm.session_store.get(device.curve25519)
            sealed = olm._olm_encrypt(session, device, "m.room_key", content)
            await ana.client.send(
                "PUT",
                CLIENT + path("sendToDevice", "m.room.encrypted", uuid4().hex),
                json.dumps({"messages": {bot.id: {device.id: sealed}}}),
                {"Authorization": f"Bearer {ana.login.token}", "Content-Type": "application/json"},
            )
        await ana.say(room, "!inbox")
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")
        assert False not in desk.caught[1:]


def encrypted(session: Any, plaintext: str | bytes) -> str:
    raw = plaintext.encode() if isinstance(plaintext, str) else plaintext
    return str(session._session.encrypt(raw).to_base64())


async def send_plaintext(ana: SealedPerson, room: str, plaintext: str | bytes) -> str:
    """Encrypts whatever is given as the inside of a message."""
    await ana.say(room, "before")
    olm = ana.client.olm
    session = olm.outbound_group_sessions[room]
    content = {
        "algorithm": "m.megolm.v1.aes-sha2",
        "sender_key": olm.account.identity_keys["curve25519"],
        "ciphertext": encrypted(session, plaintext),
        "session_id": session.id,
        "device_id": ana.client.device_id,
    }
    real = ana.client.rooms[room].encrypted
    ana.client.rooms[room].encrypted = False
    try:
        answer = await ana.client.room_send(room, "m.room.encrypted", content)
    finally:
        ana.client.rooms[room].encrypted = real
    return str(answer.event_id)


@pytest.mark.parametrize(
    "plaintext",
    [
        "not json",
        "[1, 2]",
        "5",
        "null",
        "[" * 20_000,
        b"\xff\xfe no text",
        '{"type": 5, "content": {}}',
        '{"type": "m.room.message", "content": []}',
        '{"type": "m.room.message", "content": {"msgtype": 5, "body": {"a": 1}}}',
        '{"type": "m.room.message", "content": {"body": "!inbox"}}',
        '{"type": "m.room.encrypted", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}',
        '{"type": "m.room.message", "room_id": 5, "content": {"msgtype": "m.text", "m.relates_to": 5}}',
        '{"type": "m.reaction", "content": {"m.relates_to": {"key": 5, "event_id": []}}}',
    ],
)
async def test_what_stands_in_an_encrypted_message_ends_nothing(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person, plaintext: str | bytes
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        await send_plaintext(ana, room, plaintext)
        ana.deaf = True
        await ana.say(room, "!inbox")
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")
        assert False not in desk.caught[1:]


async def test_forged_state_in_an_encrypted_message_changes_nothing(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana, eve = await seal("ana"), await seal("eve")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        await ana.client.room_invite(room, eve.id)
        await eve.join(room)
        await eve.until(lambda: room in eve.client.rooms and eve.client.rooms[room].encrypted)
        powers = {"users": {eve.id: 100}, "type": "x"}
        forged = [
            {"type": "m.room.power_levels", "state_key": "", "content": powers},
            {"type": "m.room.member", "state_key": ana.id, "content": {"membership": "leave"}},
            {"type": "m.room.tombstone", "state_key": "", "content": {"replacement_room": "!evil"}},
            {"type": "m.room.message", "state_key": "", "content": {"msgtype": "m.text", "body": "!inbox"}},
        ]
        for event in forged:
            await send_plaintext(eve, room, json.dumps({**event, "room_id": room}))
            eve.deaf = True
        await eve.say(room, "!decisions list")
        act = await desk.act(Command, number=2)
        assert act.act == Command("decisions", "list"), "the forged command was obeyed"
        assert not act.admin
        assert ana.id in adapter.known.rooms[room].joined
        card = await adapter.post("post-1", place(room), CARD)
        assert (await ana.reads(card.id)).decrypted
    assert {type(one.act) for one in desk.acts} == {Command}


async def test_a_message_without_the_fields_that_newer_clients_leave_out_is_read(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        real = ana.client.encrypt

        def shorter(*arguments: Any) -> Any:
            kind, content = real(*arguments)
            return kind, {k: v for k, v in content.items() if k not in ("sender_key", "device_id")}

        ana.client.encrypt = shorter
        await ana.say(room, "!inbox")
        assert (await desk.act(Command, number=2)).act == Command("inbox", "")


async def test_a_share_of_the_room_key_that_fails_is_made_up_for(
    adapter: MatrixAdapter, desk: RecordingDesk, seal: Seal, bot: Person
) -> None:
    ana = await seal("ana")
    async with running(adapter, desk):
        room = await room_with_bot(ana, bot, desk)
        wire = keys_of(adapter).wire
        real = wire.call

        async def failing(method: str, where: str, *more: Any, **others: Any) -> Any:
            if "/sendToDevice/" in where:
                raise ConnectionError("the line is cut")
            return await real(method, where, *more, **others)

        wire.call = failing
        with pytest.raises(ConnectionError):
            await adapter.post("post-1", place(room), CARD)
        wire.call = real
        card = await adapter.post("post-1", place(room), CARD)
        assert (await ana.reads(card.id)).decrypted
