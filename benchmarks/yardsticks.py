"""Yardsticks: the same statements without an engine, as fast as the database lets one thread go."""

import asyncio
import itertools
import sqlite3
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from storage import tables
from storage.sessions import SqliteSession, database_url
from storage.statements import SQLITE, by_key, inserting, updating

_acts = itertools.count()
_BODY = '{"by":"m000000000012345","stance":"consent","reason":null,"revision":1}'


class RawSqlite:
    """The statements of one answer, each for one row, in one thread and one transaction a batch.

    Args:
        whole: with those of finding out who acted and under which card; else of the core alone.
    """

    def __init__(self, url: str, stream: str, circle: str, slot: str, *, whole: bool) -> None:
        self._db: sqlite3.Connection = SqliteSession(database_url(url))._db
        self._db.execute("PRAGMA wal_autocheckpoint = 1000")
        self._stream, self._circle, self._slot, self._whole = stream, circle, slot, whole
        ((self._version,),) = self._db.execute(
            "SELECT version FROM stream WHERE id = ?", (stream,)
        ).fetchall()
        of = tables
        self._inbox, self._streams = by_key(SQLITE, of.inbox).sql, by_key(SQLITE, of.stream).sql
        self._account, self._member = by_key(SQLITE, of.account).sql, by_key(SQLITE, of.member).sql
        self._shown = by_key(SQLITE, of.shown).sql
        self._act = inserting(SQLITE, of.inbox, False).sql
        self._event = inserting(SQLITE, of.event, False).sql
        self._mark = inserting(SQLITE, of.mark, True).sql
        self._moved = updating(SQLITE, of.stream, ("version",), ("id",)).sql
        self._wanted = updating(SQLITE, of.post, ("wanted",), ("stream", "slot"), "wanted").sql

    def answer(self) -> None:
        """One answer."""
        ask = self._db.execute
        key = f"chat:$raw{next(_acts)}"
        ask(self._inbox, (key,)).fetchall()
        if self._whole:
            ask(self._shown, ("chat", "room", f"card-{self._stream}")).fetchall()
            ask(self._account, ("chat", "@person1:example.org")).fetchall()
            ask(self._member, ("m000000000000001",)).fetchall()
        ask(self._streams, (self._stream,)).fetchall()
        ask(self._streams, (self._circle,)).fetchall()
        self._version += 1
        now = 1_790_000_000_000_000 + self._version
        ask(self._act, (key, now))
        row = (self._stream, self._version, "answered", 1, _BODY, now, "m000000000012345", key, "chat")
        ask(self._event, row)
        ask(self._moved, (self._version, self._stream))
        if self._whole:
            ask(self._mark, ("chat", key, "room", "card-1", "@person1:example.org", "👍", now))
        ask(self._wanted, (self._version, self._stream, self._slot, self._version))

    def batches(self, count: int, size: int) -> float:
        """So many answers, ``size`` to a commit; gives the seconds."""
        begun = perf_counter()
        for _ in range(count // size):
            self._db.execute("BEGIN IMMEDIATE")
            for _ in range(size):
                self.answer()
            self._db.execute("COMMIT")
        return perf_counter() - begun

    def singly(self, count: int) -> list[float]:
        """One answer a commit: how long each took."""
        return [self.batches(1, 1) for _ in range(count)]

    def close(self) -> None:
        """Closes the connection."""
        self._db.close()


class ThinPostgres:
    """The least that a durable answer can be: one row put and one appended, for all that wait (asyncpg)."""

    _ANSWER = (
        "INSERT INTO bench_answer SELECT * FROM unnest($1::text[], $2::text[], $3::text[])"
        " ON CONFLICT (process, member) DO UPDATE SET answer = excluded.answer"
    )
    _EVENT = (
        "INSERT INTO bench_event SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[])"
    )

    def __init__(self, url: str) -> None:
        self._url = url
        self._waiting: list[tuple[str, asyncio.Future[None]]] = []
        self._woken = asyncio.Event()
        self._acts = itertools.count()

    async def answers(self, count: int, in_flight: int) -> float:
        """So many answers, so many at a time; gives the seconds."""
        import asyncpg  # type: ignore[import-untyped]

        connection = await asyncpg.connect(self._url)
        await connection.execute(
            "CREATE TABLE IF NOT EXISTS bench_answer"
            " (process text, member text, answer text, PRIMARY KEY (process, member));"
            "CREATE TABLE IF NOT EXISTS bench_event"
            " (process text, seq bigint, body text, at bigint, PRIMARY KEY (process, seq))"
        )
        writer = asyncio.create_task(self._write(connection))
        source = iter(range(count))
        begun = perf_counter()
        await asyncio.gather(*(self._client(source) for _ in range(in_flight)))
        took = perf_counter() - begun
        writer.cancel()
        await asyncio.gather(writer, return_exceptions=True)
        await connection.close()
        return took

    async def _client(self, source: Iterator[int]) -> None:
        loop = asyncio.get_running_loop()
        for number in source:
            future: asyncio.Future[None] = loop.create_future()
            self._waiting.append((f"m{number:015d}", future))
            self._woken.set()
            await future

    async def _write(self, connection: Any) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            batch, self._waiting = self._waiting, []
            seqs = [next(self._acts) for _ in batch]
            async with connection.transaction():
                people = [who for who, _ in batch]
                same = ["p1"] * len(batch)
                await connection.execute(self._ANSWER, same, people, ["consent"] * len(batch))
                await connection.execute(self._EVENT, same, seqs, [_BODY] * len(batch), seqs)
            for _, future in batch:
                future.set_result(None)
