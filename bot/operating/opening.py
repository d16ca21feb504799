"""Opening the store for a look, or for one act, beside a running bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config import Settings
from bot.core.kinds import KINDS
from bot.operating import Failed
from bot.ports import Store
from bot.seal import Seal, seal_key
from storage import CannotOpen, open_store
from storage.migrate import REVISIONS, present_revision


def database_file(settings: Settings) -> Path | None:
    """The file of an SQLite database; ``None`` for PostgreSQL."""
    url = settings.storage.url.reveal()
    return Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Store]:
    """The store as it is: nothing is made or brought up to date.

    Raises:
        Failed: there is no record yet, or it is of another version.
    """
    url = settings.storage.url.reveal()
    file = database_file(settings)
    if file is not None and not file.exists():
        raise Failed(f"There is no record yet: the database {file} doesn't exist.")
    try:
        present = present_revision(url)
        if present is None:
            raise Failed("There is no record yet: the database is empty.")
        if present in REVISIONS[:-1]:
            raise Failed("The database is of an older version; `circlekeeper run` brings it up to date.")
        store = open_store(url, KINDS)
    except CannotOpen as error:
        raise Failed(sentence(str(error))) from None
    try:
        yield store
    finally:
        await store.close()


def make_seal(settings: Settings) -> Seal:
    """The seal for nominations; its key is made at the first start.

    Raises:
        Failed: it can't be used.
    """
    file = settings.storage.seal_key_file
    try:
        return Seal(seal_key(file))
    except OSError as error:
        raise Failed(f"The seal key {file} can't be used: {error.strerror or error}.") from None


def sentence(text: str) -> str:
    """The same, with a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
