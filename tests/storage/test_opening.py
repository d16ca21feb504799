"""Opening a database: what it takes, what is refused, and how the tables come about."""

import asyncio
import multiprocessing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import storage
from bot.core.kernel import MemberId, WordsId
from bot.rows import Member, Words
from storage import CannotOpen, NewerDatabase, open_store, sessions
from storage.migrate import REVISIONS, present_revision
from storage.sessions import database_url as parsed
from storage.tables import metadata
from tests.databases import Server, query_directly
from tests.storage.asking import KINDS, NOW

Query = Callable[[str], Sequence[tuple[Any, ...]]]

_SQLITE_SCHEMA = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%' ORDER BY name"
_POSTGRESQL_COLUMNS = """
    SELECT table_name, ordinal_position, column_name, data_type, is_nullable, column_default, collation_name
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'alembic_version'
    ORDER BY 1, 2"""
_POSTGRESQL_INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1"""


def _schema(url: str) -> list[Any]:
    if url.startswith("sqlite"):
        return [(name, " ".join((sql or "").split())) for name, sql in query_directly(url, _SQLITE_SCHEMA)]
    return [*query_directly(url, _POSTGRESQL_COLUMNS), *query_directly(url, _POSTGRESQL_INDEXES)]


async def _open_and_close(url: str) -> None:
    store = open_store(url, KINDS)
    await store.write(lambda uow: None)
    await store.close()


async def test_the_migrations_give_exactly_the_tables(
    database_url: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    await _open_and_close(database_url)
    if database_url.startswith("sqlite"):
        plain = f"sqlite:///{tmp_path / 'plain.db'}"
    else:
        server: Server = request.getfixturevalue("postgresql_server")
        plain = server.database()
    engine = create_engine(parsed(plain))
    metadata.create_all(engine)
    engine.dispose()
    assert _schema(database_url) == _schema(plain)


def test_every_migration_is_known_and_in_the_package() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == REVISIONS


async def test_opening_twice_changes_nothing(database_url: str) -> None:
    await _open_and_close(database_url)
    before = _schema(database_url)
    await _open_and_close(database_url)
    assert _schema(database_url) == before


async def test_a_newer_database_is_refused_in_one_sentence(database_url: str, query: Query) -> None:
    await _open_and_close(database_url)
    query("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerDatabase, match="newer version of circlekeeper"):
        open_store(database_url, KINDS)
    assert query("SELECT version_num FROM alembic_version") == [("9999",)]


async def test_looking_at_the_revision_changes_nothing(database_url: str) -> None:
    assert present_revision(database_url) is None
    assert _schema(database_url) == []
    await _open_and_close(database_url)
    assert present_revision(database_url) == REVISIONS[-1]


def _open_in_a_process(url: str) -> None:
    asyncio.run(_open_and_close(url))


async def test_several_processes_may_start_on_an_empty_database_at_once(
    database_url: str, query: Query
) -> None:
    spawn = multiprocessing.get_context("spawn")
    processes = [spawn.Process(target=_open_in_a_process, args=(database_url,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        await asyncio.to_thread(process.join, 60)
        assert process.exitcode == 0
    assert query("SELECT version_num FROM alembic_version") == [(REVISIONS[-1],)]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://localhost/x", "no database of the kind 'mysql'"),
        ("nonsense", "can't be read"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:////nowhere/at/all/x.db", "can't be opened"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "can't be opened"),
    ],
)
def test_what_cannot_be_opened_says_why_in_one_line_without_the_password(url: str, says: str) -> None:
    with pytest.raises(CannotOpen, match=says) as caught:
        open_store(url, KINDS)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear circle, " * 100)
    with pytest.raises(CannotOpen, match=r"letter\.txt"):
        open_store(f"sqlite:///{tmp_path / 'letter.txt'}", KINDS)


async def test_sqlite_keeps_every_commit_on_the_disk(sqlite_url: str) -> None:
    store = open_store(sqlite_url, KINDS)
    session: Any = store._writer._session
    asked = [session._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert asked == ["wal", 2]
    await store.close()


async def test_postgresql_answers_to_either_name(postgresql_url: str) -> None:
    store = open_store(postgresql_url.replace("postgresql://", "postgres://"), KINDS)
    await store.write(lambda uow: uow.put(Member(MemberId("ana"), "Ana")))
    await store.close()
    assert query_directly(postgresql_url, "SELECT name FROM member") == [("Ana",)]


@pytest.mark.parametrize("limit", ["LONG_LOG", "MANY_CHANGES"])
async def test_the_log_of_sqlite_is_brought_home_now_and_then(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(sessions, "LONG_LOG", 100_000 if limit == "LONG_LOG" else 10**12)
    monkeypatch.setattr(sessions, "MANY_CHANGES", 100 if limit == "MANY_CHANGES" else 10**12)
    store = open_store(sqlite_url, KINDS)
    log = Path(sqlite_url.removeprefix("sqlite:///") + "-wal")
    said: list[str] = []
    session: Any = store._writer._session
    session._db.set_trace_callback(said.append)
    for i in range(20):
        words = [Words(WordsId(f"w{i}-{j}"), "x" * 1000, None, NOW) for j in range(30)]
        await store.write(lambda uow, words=words: [uow.put(row) for row in words])
    for _ in range(50):
        await store.write(lambda uow: uow.next_number("o"))
    session._db.set_trace_callback(None)
    brought_home = sum("wal_checkpoint" in each for each in said)
    assert 3 <= brought_home <= 8 if limit == "MANY_CHANGES" else 1 <= brought_home <= 8
    assert _size(log) < 1_000_000
    await store.close()
    assert len(query_directly(sqlite_url, "SELECT id FROM words")) == 600


def _size(file: Path) -> int:
    return file.stat().st_size
