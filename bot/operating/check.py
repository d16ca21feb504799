"""``circlekeeper check``: tries settings, storage and each connection, and says what is missing."""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from typing import Any, Literal, NamedTuple, Protocol, runtime_checkable

import aiohttp
import structlog

from adapters import configured
from bot import log as logs
from bot.clock import SystemClock
from bot.config import Settings
from bot.operating import Failed
from bot.operating.opening import database_file, make_seal, opened, sentence
from bot.operating.sealing import misfit, unopened
from bot.ports import Adapter, Advice
from bot.seal import RunsAlready, held
from storage import CannotOpen
from storage.migrate import REVISIONS, present_revision

PATIENCE = 60.0
"""Seconds that a platform may take to answer."""


@runtime_checkable
class Checked(Protocol):
    """An adapter that can say what is missing."""

    async def check(self) -> Sequence[str]:
        """Sentences on what is missing or will hurt; none: all is well."""
        ...


class Finding(NamedTuple):
    """One sentence: something that works, something good to know, or something that is missing."""

    mark: Literal["ok", "--", "->"]
    told: str


async def check(settings: Settings) -> int:
    """Says in sentences what works and what doesn't.

    Returns:
        0 if nothing is missing, else 1.
    """
    logs.set_up(console=True, secrets=settings.secrets())
    # People read the sentences; a log line between them would only repeat them.
    structlog.configure(processors=[_dropped])
    missing = 0
    async with aclosing(_findings(settings)) as findings:
        async for finding in findings:
            print(f"{finding.mark} {finding.told}", flush=True)
            missing += finding.mark == "->"
    if missing:
        print(f"{missing} {'thing is' if missing == 1 else 'things are'} missing (->).")
    return 1 if missing else 0


def _dropped(logger: Any, name: str, line: Any) -> Any:
    raise structlog.DropEvent


async def _findings(settings: Settings) -> AsyncGenerator[Finding, None]:
    yield Finding("ok", "The settings can be read.")
    storage = await asyncio.to_thread(_storage, settings)
    yield storage
    if storage.mark == "ok" and (wrong := await _misfit(settings)) is not None:
        yield Finding("->", wrong)
    adapters = configured(settings, SystemClock())
    if not adapters:
        yield Finding("->", "No platform is configured: add a section such as [matrix] to the settings.")
    if _runs(settings):
        yield Finding("ok", "The bot is running with these settings, so its accounts aren't tried from here.")
        for platform, says in (await _says_of_itself(settings)).items():
            yield Finding("ok" if says.get("ready") else "->", f"{platform}: {says.get('why')}.")
        return
    for platform, adapter in adapters.items():
        found = [told async for told in _asked(adapter)]
        for told in found:
            yield Finding("--" if isinstance(told, Advice) else "->", f"{platform}: {told}")
        if all(isinstance(told, Advice) for told in found):
            yield Finding("ok", f"{platform}: the bot can connect.")


def _storage(settings: Settings) -> Finding:
    """Looks at the database as it is: it is made, or brought up to date, when the bot starts."""
    file = database_file(settings)
    if file is not None and not file.exists():
        if not os.access(file.parent, os.W_OK):
            return Finding("->", f"The database can't be made: the folder {file.parent} isn't ours to write.")
        return Finding("ok", f"The database {file} will be made at the first start.")
    try:
        present = present_revision(settings.storage.url.reveal())
    except CannotOpen as error:
        return Finding("->", sentence(str(error)))
    if present is None:
        return Finding("ok", "The database can be opened; its tables will be made at the first start.")
    if present not in REVISIONS:
        return Finding("->", "The database was written by a newer version of circlekeeper.")
    if present != REVISIONS[-1]:
        return Finding("--", "The database is of an older version; it is brought up to date at the start.")
    return Finding("ok", "The database can be opened and is up to date.")


async def _misfit(settings: Settings) -> str | None:
    """What is wrong with the seal key, as far as nominations lie under one."""
    file = settings.storage.seal_key_file
    try:
        seal = make_seal(settings) if file.exists() else None
    except Failed as error:
        return str(error)
    try:
        async with opened(settings) as store:
            numbers = await store.read(lambda unit: unopened(unit, seal))
    except Failed:
        return None  # no record yet: nothing lies under a seal
    return misfit(numbers, file, is_missing=seal is None) if numbers else None


async def _asked(adapter: Adapter) -> AsyncIterator[str]:
    if not isinstance(adapter, Checked):
        return
    try:
        async with asyncio.timeout(PATIENCE):
            for told in await adapter.check():
                yield told
    except TimeoutError:
        yield f"It hasn't answered within {PATIENCE:g} seconds."
    except Exception as error:
        yield f"It can't be tried: {error or type(error).__name__}."


def _runs(settings: Settings) -> bool:
    """Whether the bot runs with these settings: a second login as the same device would hurt it."""
    file = settings.storage.seal_key_file
    if not file.exists():
        return False
    try:
        with held(file):
            return False
    except RunsAlready:
        return True


async def _says_of_itself(settings: Settings) -> dict[str, dict[str, Any]]:
    """Each platform as the running bot sees it; nothing where it can't be asked."""
    server = settings.server
    host = "127.0.0.1" if server.host in ("0.0.0.0", "::", "") else server.host  # noqa: S104
    url = f"http://{f'[{host}]' if ':' in host else host}:{server.port}/healthz"
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session,
            session.get(url) as response,
        ):
            platforms = (await response.json())["platforms"]
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, OSError):
        return {}
    return platforms if isinstance(platforms, dict) else {}
