"""``circlekeeper backup``: the database and the keys into a new folder, beside a running bot."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.clock import SystemClock
from bot.config import Settings
from bot.operating import Failed
from bot.operating.opening import database_file

MARK = b"SQLite format 3\x00"
"""How every SQLite file begins (SQLite, "Database File Format")."""


async def backup(settings: Settings, folder: Path | None = None) -> int:
    """Copies everything that is needed to start again elsewhere, and says what else is.

    Raises:
        Failed: the folder exists, or something can't be copied.
    """
    target = folder or Path(f"circlekeeper-backup-{SystemClock().now():%Y-%m-%d-%H%M%S}")
    try:
        told = list(copied(settings, target))
    except FileExistsError:
        raise Failed(f"{target} exists already; name a new folder.") from None
    except (OSError, sqlite3.Error) as error:
        raise Failed(f"The backup isn't complete: {error}.") from None
    print(f"The backup is in {target.absolute()}, for its owner's eyes only:")
    for line in told:
        print(f"- {line}")
    return 0


def copied(settings: Settings, target: Path) -> Iterator[str]:
    """Copies, and says in sentences what."""
    target.mkdir(parents=True, mode=0o700)
    file = database_file(settings)
    if file is None:
        yield "Not the database: it is in PostgreSQL. Copy it with pg_dump, right after this."
    elif not file.exists():
        yield f"No database yet: {file} doesn't exist."
    else:
        _copy_database(file, target / file.name)
        yield f"{file.name}: the database, with everything that was committed until now."
    seal = settings.storage.seal_key_file
    if seal.exists():
        _copy_file(seal, target / seal.name)
        yield f"{seal.name}: opens nominations that are still sealed."
    if settings.matrix is not None and settings.matrix.store.is_dir():
        _copy_folder(settings.matrix.store, target / settings.matrix.store.name)
        name = settings.matrix.store.name
        yield f"{name}: the bot's keys in encrypted rooms. Restore it together with the database."
    yield "Not the settings file and the passwords: keep them where you keep such things."
    yield "Whoever is forgotten later is still in this backup: delete it when you no longer need it."


def _copy_database(file: Path, to: Path) -> None:
    """A whole copy of a database that others write to meanwhile (SQLite, "Online Backup API")."""
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    from_uri = f"{file.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(from_uri, uri=True, timeout=30)) as source,
        closing(sqlite3.connect(to)) as copy,
    ):
        source.backup(copy)
        # One file without a log beside it, which could be left behind when it is moved.
        copy.execute("PRAGMA journal_mode = DELETE")
    with to.open("rb") as written:
        os.fsync(written.fileno())


def _copy_file(file: Path, to: Path) -> None:
    shutil.copyfile(file, to)
    to.chmod(0o600)


def _copy_folder(folder: Path, to: Path) -> None:
    to.mkdir(mode=0o700)
    for file in sorted(folder.iterdir()):
        if file.is_dir():
            _copy_folder(file, to / file.name)
        elif not stat.S_ISREG(file.stat().st_mode) or file.name.endswith(("-wal", "-shm", "-journal")):
            continue
        elif _is_database(file):
            _copy_database(file, to / file.name)
        else:
            _copy_file(file, to / file.name)


def _is_database(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(MARK)) == MARK
