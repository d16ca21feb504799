"""The bot as people run it: the command, a settings file, its own process; killed and started again."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.homeserver import free_port

BOOT = (
    "import sys; from tests.homeserver import die_with_parent; die_with_parent(); "
    "from bot.__main__ import main; sys.exit(main(sys.argv[1:]))"
)
ROOT = Path(__file__).parents[2]


class BotProcess:
    """``circlekeeper run`` with the settings of one account.

    Args:
        section: the settings of the platform.
        secrets: what goes into the environment.
        folder: for its settings, database and keys.
    """

    def __init__(self, section: str, secrets: Mapping[str, str], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.port = free_port()
        self.config = folder / "config.toml"
        self.config.write_text(
            f'[storage]\nurl = "sqlite:///circlekeeper.db"\n{section}\n[server]\nport = {self.port}\n',
            encoding="utf-8",
        )
        self._environ = {**os.environ, "PYTHONPATH": str(ROOT), **secrets}
        self.process: subprocess.Popen[bytes] | None = None

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", BOOT, *arguments, "--config", str(self.config)]

    async def start(self) -> None:
        """Starts the bot, and waits until it has caught up with everything."""
        self.launch()
        await self.ready()

    def launch(self) -> None:
        """Starts the bot."""
        with (self.folder / "bot.log").open("ab") as log:
            self.process = subprocess.Popen(
                self._command("run"), cwd=self.folder, env=self._environ, stdout=log, stderr=log
            )

    async def ready(self, seconds: float = 60) -> None:
        """Waits until the bot says that it is ready."""
        async with asyncio.timeout(seconds):
            while not await asyncio.to_thread(self._is_ready):
                if self.process is None or self.process.poll() is not None:
                    raise RuntimeError(self.log()[-3000:])
                await asyncio.sleep(0.1)

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    async def becomes(self, platform: str, why: str, seconds: float = 20) -> None:
        """Waits until the bot's health says this of a platform."""
        async with asyncio.timeout(seconds):
            while why not in await asyncio.to_thread(self._why, platform):  # noqa: ASYNC110
                await asyncio.sleep(0.1)

    def _why(self, platform: str) -> str:
        """Why a platform is ready or not."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                told = json.load(answer)
        except urllib.error.HTTPError as error:
            told = json.load(error)
        except urllib.error.URLError:
            return ""  # it doesn't serve yet
        return str(told["platforms"][platform]["why"])

    async def ends(self, seconds: float = 20) -> int:
        """Waits until the bot has ended by itself; gives its exit code."""
        assert self.process is not None
        return await asyncio.to_thread(self.process.wait, seconds)

    def kill(self) -> None:
        """Ends the bot at once."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Asks the bot to stop; gives its exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        if self.process is None:
            return 0
        self.process.send_signal(how)
        code = self.process.wait(30)
        self.process = None
        return code

    def log(self) -> str:
        """All that it logged so far."""
        return (self.folder / "bot.log").read_text(encoding="utf-8")

    async def record(self) -> Any:
        """The record as the bot exports it."""
        done = await asyncio.to_thread(
            subprocess.run,
            self._command("export", "--format", "json"),
            cwd=self.folder,
            env=self._environ,
            capture_output=True,
            check=True,
        )
        return json.loads(done.stdout)

    async def checks(self) -> str:
        """What ``circlekeeper check`` says."""
        done = await asyncio.to_thread(
            subprocess.run,
            self._command("check"),
            cwd=self.folder,
            env=self._environ,
            capture_output=True,
            check=False,
        )
        return done.stdout.decode()

    async def only_process(self) -> dict[str, Any]:
        """The one process in the record."""
        [process] = (await self.record())["processes"]
        found: dict[str, Any] = process
        return found
