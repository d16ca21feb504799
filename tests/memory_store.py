"""A store in memory, for tests of what needs rows but no database."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from bot.core.kernel import StreamId
from bot.ports import Stream
from bot.rows import Outgoing, Post

T = TypeVar("T")


class MemoryUnit:
    def __init__(self, rows: dict[tuple[Any, ...], Any], streams: dict[StreamId, Stream], *, writes: bool) -> None:
        self.rows = dict(rows)
        self._streams = streams
        self._writes = writes

    def get(self, row: type[T], *key: Any) -> T | None:
        return self.rows.get((row, *key))

    def put(self, row: Any) -> None:
        assert self._writes, "writing in a reading unit"
        self.rows[_key(row)] = row

    def remove(self, row: Any) -> None:
        assert self._writes, "writing in a reading unit"
        self.rows.pop(_key(row), None)

    def find(
        self, row: type[T], *, limit: int | None = None, order: str = "", **equal: Any
    ) -> Sequence[T]:
        found = [each for each in self._all(row) if all(_fits(getattr(each, k), v) for k, v in equal.items())]
        if order:
            name = order.removeprefix("-")
            found.sort(key=lambda each: getattr(each, name), reverse=order.startswith("-"))
        return found[:limit]

    def load(self, stream: StreamId) -> Stream | None:
        return self._streams.get(stream)

    def undrawn(self, now: datetime, *, limit: int) -> Sequence[Post]:
        posts = [
            post
            for post in self._all(Post)
            if post.wanted > post.drawn and (post.not_before is None or post.not_before <= now)
        ]
        posts.sort(key=lambda p: (p.message is not None, p.not_before is not None, str(p.not_before), p.id))
        return _heads(posts, lambda post: (post.platform, post.place))[:limit]

    def unsent(self, now: datetime, *, limit: int) -> Sequence[Outgoing]:
        rows = [
            row
            for row in self._all(Outgoing)
            if row.sent_at is None and (row.not_before is None or row.not_before <= now)
        ]
        rows.sort(key=lambda row: (row.created_at, row.key))
        return _heads(rows, lambda row: (row.platform, row.place, row.member))[:limit]

    def next_delivery(self, now: datetime) -> datetime | None:
        posts = [post.not_before for post in self._all(Post) if post.wanted > post.drawn]
        rows = [row.not_before for row in self._all(Outgoing) if row.sent_at is None]
        return min((at for at in (*posts, *rows) if at is not None and at > now), default=None)

    def remove_before(self, row: type[Any], column: str, moment: datetime, *, limit: int) -> int:
        old = [r for r in self._all(row) if (at := getattr(r, column)) is not None and at < moment][:limit]
        for each in old:
            self.remove(each)
        return len(old)

    def _all(self, row: type[T]) -> list[T]:
        return [value for key, value in self.rows.items() if key[0] is row]


class MemoryStore:
    """Keeps rows in a dictionary. Fulfils what the courier and the reminders need of a store."""

    def __init__(self) -> None:
        self.rows: dict[tuple[Any, ...], Any] = {}
        self.streams: dict[StreamId, Stream] = {}

    async def write(self, work: Callable[[Any], T], *, needs: Iterable[Any] = ()) -> T:
        await asyncio.sleep(0)
        unit = MemoryUnit(self.rows, self.streams, writes=True)
        result = work(unit)
        self.rows = unit.rows
        await asyncio.sleep(0)
        return result

    async def read(self, work: Callable[[Any], T]) -> T:
        await asyncio.sleep(0)
        return work(MemoryUnit(self.rows, self.streams, writes=False))

    async def close(self) -> None:
        pass


def _key(row: Any) -> tuple[Any, ...]:
    return (type(row), *(getattr(row, name) for name in row.KEY))


def _fits(value: Any, wanted: Any) -> bool:
    many = isinstance(wanted, Collection) and not isinstance(wanted, str)
    return value in wanted if many else value == wanted


def _heads(rows: list[T], lane: Callable[[T], Any]) -> list[T]:
    first: dict[Any, T] = {}
    for row in rows:
        first.setdefault(lane(row), row)
    return list(first.values())
