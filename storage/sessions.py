"""One connection to either database, in the words the writer needs: begin, look up, write sets, commit."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import msgspec
import psycopg
from psycopg import errors as pg_errors
from sqlalchemy import URL, Table, make_url
from sqlalchemy.exc import ArgumentError

from storage import statements
from storage.statements import POSTGRESQL, SQLITE, Prepared, Speech

Values: TypeAlias = tuple[Any, ...]

GATE = 0x636B5F67617465
"""The advisory lock of whoever writes to a PostgreSQL database: one group after the other, or a migration."""

MANY_CHANGES = 4_000
"""Rows written after which SQLite's write-ahead log is brought home into the database."""
LONG_LOG = 4_000_000
"""Bytes by which that log's file may grow meanwhile. It never shrinks: it is written anew from its start."""


class CannotOpen(Exception):
    """The database can't be used as it is; the text is one sentence that says why."""


class NewerDatabase(CannotOpen):
    """The database was written by a newer version of this program."""


def database_url(url: str) -> URL:
    """The URL as SQLAlchemy takes it, with our driver.

    Raises:
        CannotOpen: it is none of ``sqlite:///FILE`` and ``postgresql://…``.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as e:
        raise CannotOpen("the database URL can't be read; write sqlite:///FILE or postgresql://…") from e
    match parsed.drivername.partition("+")[0]:
        case "sqlite" if parsed.database and parsed.database != ":memory:":
            return parsed.set(drivername="sqlite")
        case "sqlite":
            raise CannotOpen("the database URL names no file; write sqlite:///FILE")
        case "postgresql" | "postgres":
            return parsed.set(drivername="postgresql+psycopg")
        case other:
            raise CannotOpen(
                f"there is no database of the kind {other!r}; use sqlite:///FILE or postgresql://…"
            )


class Session(Protocol):
    """One connection. Plain calls, used by one thread."""

    speech: Speech
    errors: tuple[type[Exception], ...]
    """What the driver raises."""

    def begin(self) -> None:
        """Begins to write: whoever else writes has finished, and all that they wrote is seen."""
        ...

    def begin_reading(self) -> None:
        """Begins to read what is committed now."""
        ...

    def commit(self) -> None:
        """Makes durable what was written."""
        ...

    def rollback(self) -> None:
        """Forgets what was written; does nothing where nothing was begun."""
        ...

    def rows(self, prepared: Prepared, arguments: Sequence[Any]) -> list[Values]:
        """Runs a query."""
        ...

    def by_keys(self, table: Table, keys: Sequence[Values]) -> list[Values]:
        """The rows with these keys, in any order."""
        ...

    def many(self, prepared: Prepared, rows: Sequence[Values]) -> int:
        """Runs a statement for each of many rows, and says how many rows of the table it touched."""
        ...

    def is_conflict(self, error: Exception) -> bool:
        """Whether the same work may succeed when it is run again."""
        ...

    def is_lost(self, error: Exception) -> bool:
        """Whether the connection has to be opened anew."""
        ...

    def tidy(self) -> None:
        """Does what nobody should have to wait for; called when those who waited have been told."""
        ...

    def close(self) -> None:
        """Closes the connection."""
        ...


def _keys_as_json(keys: Sequence[Values]) -> str:
    return msgspec.json.encode(keys if len(keys[0]) > 1 else [key[0] for key in keys]).decode()


class SqliteSession:
    """A connection to an SQLite file: write-ahead log, every commit on the disk before it returns."""

    speech = SQLITE
    errors: tuple[type[Exception], ...] = (sqlite3.Error,)

    def __init__(self, url: URL, *, read_only: bool = False) -> None:
        file = str(url.database)
        self._log, self._log_bytes, self._changes = Path(f"{file}-wal"), 0, 0
        try:
            self._db = sqlite3.connect(
                file, isolation_level=None, check_same_thread=False, timeout=10, cached_statements=512
            )
            if not read_only:
                # The mode is kept in the file; it needs the file alone, so only the writer sets it.
                self._db.execute("PRAGMA journal_mode = WAL")
                # Else every so often a commit would bring the log home, and its caller wait for that.
                self._db.execute("PRAGMA wal_autocheckpoint = 0")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.execute("PRAGMA busy_timeout = 10000")
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.execute("PRAGMA temp_store = MEMORY")
            if read_only:
                self._db.execute("PRAGMA query_only = ON")
        except sqlite3.Error as e:
            raise CannotOpen(f"the database file {Path(file).resolve()} can't be opened: {e}") from e

    def begin(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def begin_reading(self) -> None:
        self._db.execute("BEGIN")

    def commit(self) -> None:
        self._db.execute("COMMIT")

    def rollback(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def rows(self, prepared: Prepared, arguments: Sequence[Any]) -> list[Values]:
        return self._db.execute(prepared.sql, arguments).fetchall()

    def by_keys(self, table: Table, keys: Sequence[Values]) -> list[Values]:
        if len(keys) == 1:
            return self._db.execute(statements.by_key(SQLITE, table).sql, keys[0]).fetchall()
        return self._db.execute(statements.by_keys(SQLITE, table).sql, (_keys_as_json(keys),)).fetchall()

    def many(self, prepared: Prepared, rows: Sequence[Values]) -> int:
        if len(rows) == 1:
            return self._db.execute(prepared.sql, rows[0]).rowcount
        return self._db.executemany(prepared.sql, rows).rowcount

    def is_conflict(self, error: Exception) -> bool:
        return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF in (
            sqlite3.SQLITE_BUSY,
            sqlite3.SQLITE_LOCKED,
        )

    def is_lost(self, error: Exception) -> bool:
        return isinstance(error, sqlite3.ProgrammingError)

    def tidy(self) -> None:
        many = self._db.total_changes - self._changes > MANY_CHANGES
        if many or self._log.stat().st_size - self._log_bytes > LONG_LOG:
            self._db.execute("PRAGMA wal_checkpoint(PASSIVE)")
            self._changes, self._log_bytes = self._db.total_changes, self._log.stat().st_size

    def close(self) -> None:
        self._db.close()


class PostgresSession:
    """A connection to PostgreSQL.

    Groups write one after the other, whatever process they come from: an advisory lock, fair, is taken with
    BEGIN. Row locks would let groups that touch different streams run side by side; but then every other row
    that is read before it is written (numbers, leases, the inbox) would need a guard of its own, and groups
    could deadlock. With the commits shared, a second writer at the same time gains nothing.
    """

    speech = POSTGRESQL
    errors: tuple[type[Exception], ...] = (psycopg.Error,)

    def __init__(self, url: URL, *, read_only: bool = False) -> None:
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        shown = url.set(drivername="postgresql").render_as_string(hide_password=True)
        try:
            self._db = psycopg.connect(plain, autocommit=True, prepare_threshold=0, connect_timeout=10)
            # Every look-up is by key or index, however little the database may know of its tables yet; a
            # client that went silent in the middle of a group must not stop all others.
            self._db.execute(
                "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;"
                " SET enable_bitmapscan = off; SET enable_sort = off;"
                " SET jit = off; SET synchronous_commit = on;"
                " SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = '30s'",
                prepare=False,
            )
        except (psycopg.Error, UnicodeError) as e:
            why = " ".join(str(e).split()) or type(e).__name__
            raise CannotOpen(f"the database {shown} can't be opened: {why}") from e
        self._cursor = self._db.cursor()

    def begin(self) -> None:
        self._cursor.execute(f"BEGIN; SELECT pg_advisory_xact_lock({GATE})", prepare=False)

    def begin_reading(self) -> None:
        self._cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", prepare=False)

    def commit(self) -> None:
        self._cursor.execute("COMMIT", prepare=False)

    def rollback(self) -> None:
        if not self._db.closed and self._db.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            self._cursor.execute("ROLLBACK", prepare=False)

    def rows(self, prepared: Prepared, arguments: Sequence[Any]) -> list[Values]:
        return self._cursor.execute(prepared.sql, arguments).fetchall()

    def by_keys(self, table: Table, keys: Sequence[Values]) -> list[Values]:
        if len(keys) == 1:
            return self._cursor.execute(statements.by_key(POSTGRESQL, table).sql, keys[0]).fetchall()
        sql = statements.by_keys(POSTGRESQL, table).sql
        return self._cursor.execute(sql, (_keys_as_json(keys),)).fetchall()

    def many(self, prepared: Prepared, rows: Sequence[Values]) -> int:
        return self._cursor.execute(prepared.sql, (msgspec.json.encode(rows).decode(),)).rowcount

    def is_conflict(self, error: Exception) -> bool:
        return isinstance(
            error,
            pg_errors.SerializationFailure | pg_errors.DeadlockDetected | pg_errors.LockNotAvailable,
        )

    def is_lost(self, error: Exception) -> bool:
        return self._db.closed or isinstance(error, psycopg.InterfaceError)

    def tidy(self) -> None:
        """The server does so by itself."""

    def close(self) -> None:
        self._db.close()


def connect(url: URL, *, read_only: bool = False) -> Session:
    """Opens a connection.

    Raises:
        CannotOpen: the database isn't there or doesn't let us in.
    """
    if url.drivername == "sqlite":
        return SqliteSession(url, read_only=read_only)
    return PostgresSession(url, read_only=read_only)
