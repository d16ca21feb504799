"""Brings the tables up to date at the start: one process at a time, all or nothing, never backwards."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from storage.sessions import GATE, CannotOpen, NewerDatabase, Session, connect, database_url
from storage.statements import Prepared

REVISIONS = ("0001",)
"""All revisions this version knows, oldest first; the files are in ``migrations/versions``."""

_VERSION = Prepared("SELECT version_num FROM alembic_version", (), {})


def _present(session: Session) -> str | None:
    """The revision of the database; ``None``: it has no tables of ours."""
    try:
        found = session.rows(_VERSION, ())
    except session.errors:
        return None
    return found[0][0] if found else None


def present_revision(url: str) -> str | None:
    """The revision of the database as it is; ``None``: it has no tables of ours. Changes nothing.

    Raises:
        CannotOpen: it can't be opened. NewerDatabase: it is ahead of this version.
    """
    return _looked_up(database_url(url), read_only=True)


def _looked_up(url: URL, *, read_only: bool) -> str | None:
    session = connect(url, read_only=read_only)
    try:
        present = _present(session)
    finally:
        session.close()
    if present is not None and present not in REVISIONS:
        raise NewerDatabase(
            "the database was written by a newer version of circlekeeper; install that version, or restore a"
            " backup from before it"
        )
    return present


def migrate(url: URL) -> None:
    """Brings the database to the newest revision; a second process waits until the first has done it.

    Raises:
        CannotOpen: it can't be opened or changed. NewerDatabase: it is ahead of this version.
    """
    if _looked_up(url, read_only=False) != REVISIONS[-1]:
        _upgrade(url)


def _upgrade(url: URL) -> None:
    # Only needed after a new installation: it takes a while to import.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    engine = create_engine(url, poolclass=NullPool)
    if url.drivername == "sqlite":
        event.listen(engine, "connect", _no_transactions_of_the_driver)
        event.listen(engine, "begin", _begin_alone)
    try:
        with engine.begin() as connection:
            if url.drivername != "sqlite":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({GATE})")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except SQLAlchemyError as e:
        why = " ".join(str(getattr(e, "orig", None) or e).split())
        raise CannotOpen(f"the tables of the database can't be brought up to date: {why}") from e
    finally:
        engine.dispose()


def _no_transactions_of_the_driver(connection: Any, _: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 60000")


def _begin_alone(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN EXCLUSIVE")
