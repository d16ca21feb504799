"""A real Synapse on loopback: started from the test environment, killed and restarted on the same data."""

import asyncio
import base64
import ctypes
import hashlib
import hmac
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "circle.test"
PR_SET_PDEATHSIG = 1

# The child asks the kernel to die with its parent, so that a killed test run leaves no server behind.
BOOT = (
    "import sys; from tests.homeserver import die_with_parent; die_with_parent(); "
    "from synapse.app.homeserver import main; sys.argv = ['synapse', '-c', sys.argv[1]]; main()"
)


def die_with_parent() -> None:
    """Asks Linux to end this process when its parent ends; elsewhere it does nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def rate_limits_off() -> dict[str, Any]:
    """Synapse's seventeen limits of a client's pace, each set so high that no test meets it."""
    free = {"per_second": 100_000, "burst_count": 100_000}
    single = (
        "rc_message",
        "rc_registration",
        "rc_registration_token_validity",
        "rc_admin_redaction",
        "rc_joins_per_room",
        "rc_3pid_validation",
        "rc_third_party_invite",
        "rc_media_create",
        "rc_delayed_event_mgmt",
        "rc_room_creation",
        "rc_reports",
        "rc_user_directory",
        "rc_profile",
    )
    return {
        **dict.fromkeys(single, free),
        "rc_login": {"address": free, "account": free, "failed_attempts": free},
        "rc_joins": {"local": free, "remote": free},
        "rc_invites": {"per_room": free, "per_user": free, "per_issuer": free},
        "rc_presence": {"per_user": free},
    }


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Login:
    """An account with a device that is logged in."""

    user_id: str
    password: str
    device_id: str
    token: str


class Homeserver:
    """One Synapse with its data; ``url`` stays the same over restarts.

    Args:
        folder: an empty folder for its configuration, keys and database.
        limits: with Synapse's own rate limits instead of none.
    """

    def __init__(self, folder: Path, *, limits: bool = False) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.secret = secrets.token_hex(16)
        self.process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        key = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
        (folder / "signing.key").write_text(f"ed25519 a_test {key}\n")
        (folder / "log.json").write_text(
            json.dumps(
                {
                    "version": 1,
                    "formatters": {"plain": {"format": "%(asctime)s %(name)s %(levelname)s %(message)s"}},
                    "handlers": {
                        "file": {
                            "class": "logging.FileHandler",
                            "filename": str(folder / "homeserver.log"),
                            "formatter": "plain",
                        }
                    },
                    "root": {"level": "WARNING", "handlers": ["file"]},
                    "disable_existing_loggers": False,
                }
            )
        )
        (folder / "homeserver.yaml").write_text(json.dumps(self._config(limits)))

    def _config(self, limits: bool) -> dict[str, Any]:
        config: dict[str, Any] = {
            "server_name": NAME,
            "report_stats": False,
            "pid_file": str(self.folder / "homeserver.pid"),
            "signing_key_path": str(self.folder / "signing.key"),
            "log_config": str(self.folder / "log.json"),
            "media_store_path": str(self.folder / "media"),
            "database": {"name": "sqlite3", "args": {"database": str(self.folder / "homeserver.sqlite")}},
            "listeners": [
                {
                    "port": self.port,
                    "bind_addresses": ["127.0.0.1"],
                    "type": "http",
                    "tls": False,
                    "resources": [{"names": ["client"], "compress": False}],
                }
            ],
            "registration_shared_secret": self.secret,
            "enable_registration": False,
            "bcrypt_rounds": 4,
            "trusted_key_servers": [],
            "suppress_key_server_warning": True,
            "federation_domain_whitelist": [],
            "url_preview_enabled": False,
            "presence": {"enabled": False},
            "push": {"enabled": False},
            # Answers of /sync are kept for two minutes otherwise, and a client that starts again with
            # its old token would get the old answer.
            "caches": {"sync_response_cache_duration": "0s"},
            "macaroon_secret_key": secrets.token_hex(16),
            "form_secret": secrets.token_hex(16),
        }
        return config if limits else {**config, **rate_limits_off()}

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        self.launch()
        self.wait()

    def launch(self) -> None:
        """Starts the server. It ends with the thread that calls this, so call it from the main thread."""
        root = Path(__file__).parent.parent
        with (self.folder / "stderr.log").open("ab") as complaints:
            self.process = subprocess.Popen(
                [sys.executable, "-c", BOOT, str(self.folder / "homeserver.yaml")],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(root), "PYTHONWARNINGS": "ignore"},
                stdout=subprocess.DEVNULL,
                stderr=complaints,
            )

    def wait(self) -> None:
        """Waits until the server answers."""
        until = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(self.url + "/_matrix/client/versions", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                if self.process is None or self.process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError((self.folder / "stderr.log").read_text()[-3000:]) from None
                time.sleep(0.05)

    def kill(self) -> None:
        """Ends the server at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Asks the server to stop."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None

    async def register(self, name: str, *, admin: bool = False, device: str = "") -> Login:
        """A new account, logged in; its display name is the name, capitalised."""
        return await asyncio.to_thread(self._register, name, admin, device)

    def _register(self, name: str, admin: bool, device: str) -> Login:
        where = "/_synapse/admin/v1/register"
        nonce = self.call("GET", where)["nonce"]
        password = f"password of {name}"
        said = b"\0".join(
            [nonce.encode(), name.encode(), password.encode(), b"admin" if admin else b"notadmin"]
        )
        mac = hmac.new(self.secret.encode(), said, hashlib.sha1).hexdigest()
        body = {
            "nonce": nonce,
            "username": name,
            "displayname": name.split("-")[0].capitalize(),
            "password": password,
            "admin": admin,
            "mac": mac,
            "inhibit_login": True,
        }
        self.call("POST", where, body)
        return self._login(f"@{name}:{NAME}", password, device)

    async def login(self, user_id: str, password: str, device: str = "") -> Login:
        """Another login of an account; a new device unless one is named."""
        return await asyncio.to_thread(self._login, user_id, password, device)

    def _login(self, user_id: str, password: str, device: str) -> Login:
        body: dict[str, Any] = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": user_id},
            "password": password,
        }
        if device:
            body["device_id"] = device
        got = self.call("POST", "/_matrix/client/v3/login", body)
        return Login(user_id, password, got["device_id"], got["access_token"])

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None, token: str = "") -> Any:
        """One plain request, blocking; raises ``urllib.error.HTTPError`` for a refusal."""
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                **({"Authorization": f"Bearer {token}"} if token else {}),
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())
