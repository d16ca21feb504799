"""Logging in once and staying the same device for good: its token and keys are kept in the store folder."""

import json
from dataclasses import dataclass
from pathlib import Path

import structlog

from adapters.matrix.crosssigning import CrossSigning
from adapters.matrix.guard import Keys, private_file
from adapters.matrix.wire import CLIENT, Json, LoggedOut, Refusal, Wire, path
from adapters.payloads import text
from bot.ports import CannotServe

log = structlog.get_logger()

FILE = "session.json"
DEVICE_NAME = "Circlekeeper"


class LoginFailed(CannotServe):
    """We can't log in, and trying again would not help. The message is a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class MatrixSettings:
    """How to reach the bot's account. With a password, or with an access token and its device."""

    homeserver: str
    user_id: str
    password: str = ""
    access_token: str = ""
    device_id: str = ""
    store: Path = Path("matrix-store")
    invites: tuple[str, ...] | None = None
    """Who may invite the bot, as patterns like ``*:example.org``; ``None``: everybody on its homeserver."""
    display_name: str = ""
    """What the bot calls itself; empty: as the account does already."""


@dataclass(slots=True)
class Session:
    """A device that is logged in, with its keys."""

    user_id: str
    device_id: str
    keys: Keys
    names: tuple[str, ...] = ()
    """What the bot is called, so that people can address it."""
    trouble: str = ""
    """What keeps current clients from trusting the device, as a sentence; empty: nothing."""


def _folder(store: Path) -> Path:
    store.mkdir(parents=True, exist_ok=True, mode=0o700)
    store.chmod(0o700)
    return store


def _remembered(settings: MatrixSettings) -> tuple[str, str]:
    """The device and token of the former start, if it was the same account."""
    if settings.access_token:
        return settings.device_id, settings.access_token
    try:
        kept = json.loads((settings.store / FILE).read_text(encoding="utf-8"))
        if kept["user_id"] == settings.user_id:
            return str(kept["device_id"]), str(kept["access_token"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return "", ""


async def open_session(wire: Wire, settings: MatrixSettings) -> Session:
    """Logs in, or goes on as the device of the former start; then has its keys uploaded and signed.

    The device stays the same for as long as its keys and the homeserver's picture of it agree. Where the
    store was lost they don't, and others would send it nothing it can read: then it becomes a new device.

    Raises:
        LoginFailed: the password or token is wrong, or a token's device lost its keys.
        Away, TryLater: to be tried again later.
    """
    folder = _folder(settings.store)
    device, wire.token = _remembered(settings)
    if wire.token:
        device = await _still_valid(wire, settings, device)
    if not wire.token:
        device = await _log_in(wire, settings, device)
    session = await _with_keys(wire, settings, device)
    if session is None:
        if not settings.password:
            raise LoginFailed(
                "The keys of this device are not in the store folder any more, so nobody's app trusts it. "
                "Bring the folder back from a backup, or log in anew and set the new access_token and "
                "device_id."
            )
        log.warning("the store was lost, so the bot logs in as a new device", device=device)
        wire.token = ""
        device = await _log_in(wire, settings, "")
        session = await _with_keys(wire, settings, device)
        if session is None:
            raise LoginFailed("The homeserver shows other keys for this device than ours.")
    try:
        await session.keys.upkeep()
        signing = CrossSigning(folder, session.user_id)
        session.trouble = await signing.ensure(wire, session.keys, settings.password)
        session.names = await _names(wire, settings)
    except BaseException:
        session.keys.close()
        raise
    if session.trouble:
        log.warning("the bot's device isn't cross-signed", device=device)
    return session


async def _still_valid(wire: Wire, settings: MatrixSettings, device: str) -> str:
    """Checks the token; gives its device. A token that isn't valid is dropped if there is a password."""
    try:
        said = await wire.call("GET", CLIENT + "/account/whoami")
    except LoggedOut:
        if not settings.password:
            raise LoginFailed(
                "The homeserver doesn't accept the access token any more. Set a new access_token with its "
                "device_id, or a password."
            ) from None
        wire.token = ""
        return device
    except Refusal as refusal:
        raise LoginFailed(f"The homeserver refuses the bot's account: {refusal}.") from None
    if said.get("user_id") != settings.user_id:
        raise LoginFailed(f"The access token belongs to {said.get('user_id')}, not to {settings.user_id}.")
    return str(said.get("device_id") or device)


async def _log_in(wire: Wire, settings: MatrixSettings, device: str) -> str:
    body: Json = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": settings.user_id},
        "password": settings.password,
        "initial_device_display_name": DEVICE_NAME,
    }
    if device:
        body["device_id"] = device
    try:
        said = await wire.call("POST", CLIENT + "/login", body)
    except Refusal as refusal:
        raise LoginFailed(f"The homeserver doesn't let the bot log in: {refusal}.") from None
    wire.token = str(said["access_token"])
    kept = {"user_id": said["user_id"], "device_id": said["device_id"], "access_token": wire.token}
    private_file(settings.store / FILE, json.dumps(kept))
    return str(said["device_id"])


async def _with_keys(wire: Wire, settings: MatrixSettings, device: str) -> Session | None:
    """The session with its keys, or ``None`` where the homeserver shows other keys for the device."""
    keys = Keys(wire, settings.user_id, device, settings.store)
    try:
        shown = await keys.own_device_on_server()
    except BaseException:
        keys.close()
        raise
    if shown is None:
        # The device is new, or its login ended and took its keys with it on the server.
        keys.forget_upload()
    elif shown != keys.identity["ed25519"]:
        keys.close()
        return None
    return Session(settings.user_id, device, keys)


async def _names(wire: Wire, settings: MatrixSettings) -> tuple[str, ...]:
    where = CLIENT + path("profile", settings.user_id, "displayname")
    shown = ""
    try:
        shown = text((await wire.call("GET", where)).get("displayname"))
        if settings.display_name and shown != settings.display_name:
            await wire.call("PUT", where, {"displayname": settings.display_name})
            shown = settings.display_name
    except Refusal as refusal:
        log.warning("the bot can't change its display name", kind=refusal.code)
    local = settings.user_id[1:].partition(":")[0]
    return tuple(dict.fromkeys(name for name in (shown, local, settings.user_id) if name))
