"""A real headless browser for tests: found on this machine, or installed where that is possible."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/usr/lib/chromium/chromium",
)
PACKAGES = ("chromium", "fonts-noto-color-emoji", "fonts-dejavu-core")
QUIET = (
    "--no-sandbox",  # as root there is no other way; the browser sees only our own page
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)


@cache
def executable() -> str | None:
    """The browser's program: ``$BROWSER_UNDER_TEST``, one on the PATH, or one installed now."""
    return os.environ.get("BROWSER_UNDER_TEST") or _present() or _installed()


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A browser of its own; skips the test with a sentence where there can be none."""
    found = await asyncio.to_thread(executable)
    if found is None:
        pytest.skip(
            "There is no Chromium or Chrome here, and it can't be installed (that takes root on Debian). "
            "Install one, or name it in BROWSER_UNDER_TEST."
        )
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=found, args=list(QUIET))
        try:
            yield started
        finally:
            await started.close()


def _present() -> str | None:
    found = [path for name in NAMES if (path := shutil.which(name))]
    found += [place for place in PLACES if Path(place).exists()]
    return found[0] if found else None


def _installed() -> str | None:
    if not Path("/etc/debian_version").exists() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ("apt-get", "update", "-qq"),
        ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES),
    ):
        try:
            done = subprocess.run(command, env=quiet, capture_output=True, timeout=600, check=False)
        except subprocess.TimeoutExpired:
            return None
        if done.returncode:
            return None
    return _present()
