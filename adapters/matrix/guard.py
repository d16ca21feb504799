"""The keys of encrypted rooms: matrix-nio's Olm machine behind a guard, so that nothing sent to us ends it.

Only the machine of matrix-nio is used, with its store; not its client. Every reason is something that a
stranger or a room member can do to a plain nio client (0.26): one garbled to-device message ends its sync
for good; state inside an encrypted message changes what it believes of power levels and members; when all
one-time keys are taken it never uploads new ones; and when a request fails while it shares a room key, it
believes that all have got it. Here each message is opened on its own, what comes out of one is never taken
for state, and who gets a room key is told by the homeserver's member list.
"""

import asyncio
import contextlib
import json
import logging
import os
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

import structlog
from nio.crypto import Olm
from nio.events import MegolmEvent, ToDeviceEvent
from nio.exceptions import EncryptionError
from nio.responses import KeysClaimResponse, KeysQueryResponse, KeysUploadResponse, ToDeviceResponse
from nio.store import DefaultStore

from adapters.matrix.wire import CLIENT, Json, Wire, path

log = structlog.get_logger()
logging.getLogger("nio").setLevel(logging.CRITICAL)  # it logs every refused event with all that stands in it

MEGOLM = "m.megolm.v1.aes-sha2"
RETRY_DEVICE = 3600.0
"""Seconds until a device that had no one-time key left is tried again."""
QUERY_AT_ONCE = 100


class Unreadable(Exception):
    """An encrypted event can't be read.

    Args:
        keys_missing: the key may still come; otherwise the event is broken or forged.
    """

    def __init__(self, why: str, *, keys_missing: bool = False) -> None:
        super().__init__(why)
        self.keys_missing = keys_missing


def private_file(file: Path, text: str) -> None:
    """Writes a file that only we may read, whole or not at all."""
    draft = file.with_name(file.name + ".new")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def pickle_key(folder: Path) -> str:
    """The key that the stored sessions are encrypted with; made once, 0600."""
    file = folder / "pickle.key"
    if not file.exists():
        private_file(file, os.urandom(32).hex())
    return file.read_text(encoding="utf-8").strip()


class Keys:
    """End-to-end encryption for one device.

    Args:
        folder: where the sessions are kept; to be backed up, nobody else may read it.
    """

    def __init__(self, wire: Wire, user_id: str, device_id: str, folder: Path) -> None:
        self.wire = wire
        self.user_id = user_id
        self.device_id = device_id
        self._store = DefaultStore(user_id, device_id, str(folder), pickle_key(folder), "")
        for file in folder.iterdir():
            if file.is_file():
                file.chmod(0o600)
        self.olm = Olm(user_id, device_id, self._store)
        self._unreachable: dict[tuple[str, str], float] = {}
        self._rooms: dict[str, asyncio.Lock] = {}
        self._upkeep = asyncio.Lock()

    def close(self) -> None:
        """Closes the store."""
        self._store.database.close()

    @property
    def identity(self) -> dict[str, str]:
        """The device's public keys, by algorithm."""
        return dict(self.olm.account.identity_keys)

    def device_keys(self) -> Json:
        """The device's keys as they are uploaded, signed by the device itself."""
        keys = {
            "algorithms": list(Olm._algorithms),
            "device_id": self.device_id,
            "user_id": self.user_id,
            "keys": {f"{kind}:{self.device_id}": key for kind, key in self.identity.items()},
        }
        signature = self.olm.sign_json(keys)
        return {**keys, "signatures": {self.user_id: {f"ed25519:{self.device_id}": signature}}}

    def take(self, sync: Json) -> None:
        """Takes in the to-device messages, key counts and device lists of a sync. Raises nothing."""
        counts = sync.get("device_one_time_keys_count")
        if isinstance(counts, dict):
            count = counts.get("signed_curve25519", 0)
            # Servers leave a count of nothing out, and nio takes 0 for "unknown": either way none is left.
            self.olm.uploaded_key_count = count if isinstance(count, int) else 0
        lists = sync.get("device_lists")
        if isinstance(lists, dict):
            changed = lists.get("changed")
            known = self.olm.tracked_users
            self.olm.add_changed_users({u for u in changed or () if isinstance(u, str) and u in known})
        messages = sync.get("to_device")
        events = messages.get("events") if isinstance(messages, dict) else None
        for raw in events if isinstance(events, list) else ():
            try:
                event = ToDeviceEvent.parse_event(raw)
                self.olm.handle_to_device_event(event)
            except Exception as error:  # vodozemac and nio raise a dozen kinds for what strangers send
                log.info("a to-device message was refused", kind=type(error).__name__)
        with contextlib.suppress(Exception):
            self.olm.collect_key_requests()
            self.olm.clear_verifications()

    async def upkeep(self) -> None:
        """Uploads one-time keys, asks for the keys of others, and sends what the machine has to send.

        Raises:
            Away, TryLater, Refusal: to be called again later; nothing is lost by it.
        """
        async with self._upkeep:
            if self.olm.should_upload_keys:
                await self._upload()
            await self._query()
            wanted = self.olm.wedged_devices or self.olm.key_request_devices_no_session
            if wanted:
                await self._claim(self.olm.get_users_for_key_claiming())
            for message in list(self.olm.outgoing_to_device_messages):
                await self._to_device(message.type, message.as_dict())
                self.olm.handle_response(ToDeviceResponse(message))

    async def _upload(self) -> None:
        said = await self.wire.call("POST", CLIENT + "/keys/upload", self.olm.share_keys())
        counts = said.get("one_time_key_counts") or {}
        self.olm.handle_response(KeysUploadResponse(0, int(counts.get("signed_curve25519", 0))))

    async def _query(self) -> None:
        while self.olm.users_for_key_query:
            some = sorted(self.olm.users_for_key_query)[:QUERY_AT_ONCE]
            body: Json = {"device_keys": {user: [] for user in some}, "timeout": 10_000}
            said = await self.wire.call("POST", CLIENT + "/keys/query", body)
            found = said.get("device_keys")
            for user in some:
                # A user whose server gave no answer is left out of it: their devices stay as we know them.
                if isinstance(found, dict) and isinstance(found.get(user), dict):
                    try:
                        self.olm.handle_response(KeysQueryResponse({user: found[user]}, {}))
                    except Exception as error:  # the devices of others are whatever they uploaded
                        log.info("the devices of a user can't be read", user=user, kind=type(error).__name__)
                self.olm.users_for_key_query.discard(user)

    async def _claim(self, devices: dict[str, list[str]]) -> None:
        wanted = {user: dict.fromkeys(ids, "signed_curve25519") for user, ids in devices.items()}
        said = await self.wire.call("POST", CLIENT + "/keys/claim", {"one_time_keys": wanted})
        found = said.get("one_time_keys")
        for user, claimed in (found if isinstance(found, dict) else {}).items():
            for device, key in claimed.items() if isinstance(claimed, dict) else ():
                try:
                    self.olm.handle_response(KeysClaimResponse({user: {device: key}}, {}))
                except Exception as error:
                    log.info("a one-time key can't be used", device=device, kind=type(error).__name__)

    async def _to_device(self, kind: str, body: Json) -> None:
        await self.wire.call("PUT", CLIENT + path("sendToDevice", kind, uuid4().hex), body)

    async def seal(self, room_id: str, people: Collection[str], kind: str, content: Json) -> tuple[str, Json]:
        """Encrypts an event for all devices of the people, after sharing the room key where it is missing.

        Unverified devices get the key too: who may read is decided by who is in the room.

        Args:
            people: all who are joined or invited, by the homeserver's word.
        Returns:
            The event's type and content as they are to be sent.
        Raises:
            Away, TryLater, Refusal: nothing was sent; those who got the room key keep it.
        """
        async with self._rooms.setdefault(room_id, asyncio.Lock()):
            self.olm.users_for_key_query |= set(people) - self.olm.tracked_users
            async with self._upkeep:
                await self._query()
            devices = {
                (user, device.id): device
                for user in people
                for device in self.olm.device_store.active_user_devices(user)
                if (user, device.id) != (self.user_id, self.device_id)
            }
            session = self.olm.outbound_group_sessions.get(room_id)
            if session and (session.expired or session.users_shared_with - devices.keys()):
                # Somebody left, or a device was removed: what comes next isn't for them.
                del self.olm.outbound_group_sessions[room_id]
                session = None
            if session is None or not session.shared or self._owed(devices, session):
                await self._share(room_id, people, devices)
            sealed = self.olm.group_encrypt(room_id, {"content": content, "type": kind})
        if "m.relates_to" in content:
            sealed["m.relates_to"] = content["m.relates_to"]
        return "m.room.encrypted", sealed

    def _owed(self, devices: Iterable[tuple[str, str]], session: Any) -> bool:
        now = time.monotonic()
        shared = session.users_shared_with
        return any(one not in shared and self._unreachable.get(one, 0) <= now for one in devices)

    async def _share(
        self, room_id: str, people: Collection[str], devices: dict[tuple[str, str], Any]
    ) -> None:
        now = time.monotonic()
        missing: dict[str, list[str]] = {}
        for (user, device_id), device in devices.items():
            if self._unreachable.get((user, device_id), 0) <= now and not self.olm.session_store.get(
                device.curve25519
            ):
                missing.setdefault(user, []).append(device_id)
        if missing:
            await self._claim(missing)
        session = self.olm.outbound_group_sessions.get(room_id)
        if session:
            session.shared = False  # so that nio hands on this session instead of making another
        shares = self.olm.share_group_session_parallel(room_id, list(people), ignore_unverified_devices=True)
        for those, messages in shares:
            await self._to_device("m.room.encrypted", messages)
            self.olm.outbound_group_sessions[room_id].users_shared_with.update(those)
        session = self.olm.outbound_group_sessions[room_id]
        session.shared = True
        for one in devices.keys() - session.users_shared_with:
            self._unreachable[one] = now + RETRY_DEVICE
            log.info("a device has no key left for us and can't read what we send", device=one[1])

    def open(self, room_id: str, event: Json) -> Json:
        """Decrypts one event of a room: the event as if it had been sent in the clear.

        Raises:
            Unreadable
        """
        try:
            return self._open(room_id, event)
        except Unreadable:
            raise
        except EncryptionError as error:
            raise Unreadable("it can't be decrypted") from error
        except Exception as error:  # what stands inside is the sender's: not text, not an object, too deep
            raise Unreadable(type(error).__name__) from error

    def _open(self, room_id: str, event: Json) -> Json:
        content = event["content"]
        if content.get("algorithm") != MEGOLM or not isinstance(content.get("session_id"), str):
            raise Unreadable("unknown algorithm")
        sender_key, known = self._session(room_id, content)
        if known is None:
            self._ask_for(event)
            raise Unreadable("no key", keys_missing=True)
        # Newer clients leave these two out, as the specification (v1.3) advises; nio's schema wants them.
        filled = {**content, "sender_key": sender_key, "device_id": content.get("device_id") or "unknown"}
        sealed = MegolmEvent.from_dict({**event, "room_id": room_id, "content": filled})
        if not isinstance(sealed, MegolmEvent):
            raise Unreadable("malformed")
        if self._owned_by_another(sender_key, event["sender"]):
            raise Unreadable("encrypted by a device of somebody else")
        try:
            opened = self.olm.decrypt_megolm_event(sealed, room_id).source
        except EncryptionError as error:
            # The session is known, but only from a later message on.
            raise Unreadable("no key", keys_missing="ratchet" in str(error)) from error
        if not isinstance(opened, dict) or "state_key" in opened:
            raise Unreadable("state can't come in an encrypted event")
        kind, inner = opened.get("type"), opened.get("content")
        if not isinstance(kind, str) or not isinstance(inner, dict):
            raise Unreadable("malformed")
        return {**event, "type": kind, "content": inner, "room_id": room_id}

    def _session(self, room_id: str, content: Json) -> tuple[str, Any]:
        session_id, sender_key = content["session_id"], content.get("sender_key")
        if isinstance(sender_key, str):
            found = self.olm.inbound_group_store.get(room_id, sender_key, session_id)
            return sender_key, found
        for key, sessions in list(self.olm.inbound_group_store[room_id].items()):
            if session_id in sessions:
                return key, sessions[session_id]
        return "", None

    def _owned_by_another(self, sender_key: str, sender: str) -> bool:
        known = self.olm.device_store
        if known.device_from_sender_key(sender, sender_key):
            return False
        return any(known.device_from_sender_key(user, sender_key) for user in list(known.users))

    def _ask_for(self, event: Json) -> None:
        """Has the sender's devices queried, so that a broken Olm session is mended; nobody answers more."""
        if isinstance(event.get("sender"), str) and len(self.olm.users_for_key_query) < 1000:
            self.olm.users_for_key_query.add(event["sender"])

    async def own_device_on_server(self) -> str | None:
        """The ed25519 key under which the homeserver shows this device to others; ``None``: it doesn't."""
        body: Json = {"device_keys": {self.user_id: []}}
        said = await self.wire.call("POST", CLIENT + "/keys/query", body)
        device = said.get("device_keys", {}).get(self.user_id, {}).get(self.device_id, {})
        key = device.get("keys", {}).get(f"ed25519:{self.device_id}")
        return str(key) if key else None

    def forget_upload(self) -> None:
        """Has the device's keys uploaded again, with the next upkeep."""
        self.olm.account.shared = False


def canonical(value: Any) -> bytes:
    """The one way to write a JSON value, as signatures need it (Matrix specification, Canonical JSON)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
