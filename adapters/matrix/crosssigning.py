"""Cross-signing of the bot's own device, so that current clients show its messages and trust it with keys.

Since MSC4153 (in the specification from 2026) clients neither read from a device that its owner hasn't
cross-signed, nor send it room keys; matrix-nio has no cross-signing. Three Ed25519 keys are enough: the
master key signs the self-signing key, and that one signs the device (Matrix specification, Cross-signing).
"""

import base64
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa

from adapters.matrix.guard import Keys, canonical, private_file
from adapters.matrix.wire import CLIENT, Json, Refusal, Wire

FILE = "cross-signing.json"
ROLES = ("master", "self_signing", "user_signing")


def unpadded(raw: bytes) -> str:
    """Base64 as Matrix writes it."""
    return base64.b64encode(raw).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One of the three keys."""

    seed: bytes

    def _key(self) -> Any:
        return ECC.construct(curve="Ed25519", seed=self.seed)

    @property
    def public(self) -> str:
        """The public half, which is also the key's id."""
        return unpadded(self._key().public_key().export_key(format="raw"))

    def sign(self, value: Json, user_id: str) -> Json:
        """The object with this key's signature added to those that it has."""
        bare = {key: part for key, part in value.items() if key not in ("signatures", "unsigned")}
        signature = unpadded(eddsa.new(self._key(), "rfc8032").sign(canonical(bare)))
        before = value.get("signatures", {})
        mine = {**before.get(user_id, {}), f"ed25519:{self.public}": signature}
        return {**bare, "signatures": {**before, user_id: mine}}


class CrossSigning:
    """The three keys, kept as seeds in a file that only we may read; made once, and used for good.

    Args:
        folder: where the seeds are kept. Whoever has them can pass off a device as the bot's.
    """

    def __init__(self, folder: Path, user_id: str) -> None:
        self.user_id = user_id
        file = folder / FILE
        if not file.exists():
            seeds = {role: os.urandom(32).hex() for role in ROLES}
            private_file(file, json.dumps({"user_id": user_id, **seeds}))
        file.chmod(0o600)
        kept = json.loads(file.read_text(encoding="utf-8"))
        self.keys = {role: SigningKey(bytes.fromhex(kept[role])) for role in ROLES}

    def _public(self, role: str) -> Json:
        key = self.keys[role]
        public = {
            "user_id": self.user_id,
            "usage": [role],
            "keys": {f"ed25519:{key.public}": key.public},
        }
        return public if role == "master" else self.keys["master"].sign(public, self.user_id)

    async def ensure(self, wire: Wire, device: Keys, password: str = "") -> str:
        """Makes sure that the homeserver shows our device as cross-signed; a repeat changes nothing.

        Where the account has other cross-signing keys, and they don't vouch for this device, ours replace
        them if there is a password to confirm it with.

        Returns:
            Empty if all is well, else a sentence on what to do.
        Raises:
            Away, TryLater: to be tried again later.
        """
        said = await wire.call("POST", CLIENT + "/keys/query", {"device_keys": {self.user_id: []}})
        shown = said.get("device_keys", {}).get(self.user_id, {}).get(device.device_id, {})
        signers = shown.get("signatures", {}).get(self.user_id, {})
        there = {
            role: said.get(f"{role}_keys", {}).get(self.user_id, {}).get("keys", {})
            for role in ("master", "self_signing")
        }
        if signers.keys() & there["self_signing"].keys():
            return ""
        if any(self.keys[role].public not in there[role].values() for role in there):
            try:
                await self._upload(wire, password)
            except Refusal:
                return (
                    "The bot's account has cross-signing keys that were made elsewhere, so current clients "
                    "hide what it writes in encrypted rooms. Give its password in the settings, or reset "
                    "the cross-signing of the account, and start again."
                )
        await self._sign(wire, device)
        return ""

    async def _upload(self, wire: Wire, password: str) -> None:
        body: Json = {f"{role}_key": self._public(role) for role in ROLES}
        where = CLIENT + "/keys/device_signing/upload"
        try:
            # No password is asked for the first keys of an account (MSC3967).
            await wire.call("POST", where, body)
        except Refusal as refusal:
            if refusal.status != 401 or not password:
                raise
            body["auth"] = {
                "type": "m.login.password",
                "identifier": {"type": "m.id.user", "user": self.user_id},
                "password": password,
                "session": refusal.session,
            }
            await wire.call("POST", where, body)

    async def _sign(self, wire: Wire, device: Keys) -> None:
        signed = self.keys["self_signing"].sign(device.device_keys(), self.user_id)
        await wire.call(
            "POST", CLIENT + "/keys/signatures/upload", {self.user_id: {device.device_id: signed}}
        )
