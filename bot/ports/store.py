"""What is asked of a store: to keep streams and rows, whole units at a time."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeAlias, TypeVar

from bot.core.kernel import Fact, StreamId
from bot.rows import Outgoing, Post, Timer

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as it stands: its row and its decoded state."""

    id: StreamId
    kind: str
    organisation: str
    circle: StreamId
    """The circle it belongs to; a circle's own id for a circle."""
    number: int
    """Within the organisation; 0 for a circle, which has a name instead."""
    version: int
    """Counts the events; the row's lock against lost updates."""
    state: Any
    name: str = ""
    """A circle's name."""
    opened_at: datetime | None = None
    closed_at: datetime | None = None


class UnitOfWork(Protocol):
    """What one command reads and writes: kept whole, or not at all. Plain synchronous calls.

    Rows are the frozen dataclasses of :mod:`bot.rows`; each is looked up by its key fields in order.
    """

    def get(self, row: type[R], *key: Any) -> R | None:
        """The row with this key, or ``None``. Sees what this unit has put."""
        ...

    def put(self, row: Any) -> None:
        """Inserts or replaces a row."""
        ...

    def remove(self, row: Any) -> None:
        """Deletes a row, by its key."""
        ...

    def find(self, row: type[R], *, limit: int | None = None, order: str = "", **equal: Any) -> Sequence[R]:
        """All rows whose columns equal the given values. Sees what this unit has put.

        Args:
            order: a column to order by; with a leading ``-`` downwards.
            equal: a value, ``None``, or a collection of values (any of them).
        """
        ...

    def load(self, stream: StreamId) -> Stream | None:
        """The stream, locked until the unit ends."""
        ...

    def start(self, stream: Stream) -> None:
        """Adds a stream; its state is the one before its first event (``None``), its version 0."""
        ...

    def record(self, stream: Stream, facts: Sequence[Fact[Any]], state: Any = None) -> Stream:
        """Appends to the log and evolves the state; gives the stream after it.

        Args:
            state: the state after the facts, where the caller has it already.

        Keeps timers (``deadlines``), the standing and ``closed_at`` of the row in step with the state.
        """
        ...

    def facts(self, stream: StreamId) -> Sequence[Fact[Any]]:
        """The whole log of a stream, oldest first."""
        ...

    def streams(
        self,
        *,
        kind: str | Collection[str] | None = None,
        circle: StreamId | Collection[StreamId] | None = None,
        organisation: str | None = None,
        number: int | None = None,
        name: str | None = None,
        open: bool | None = None,
        limit: int | None = None,
    ) -> Sequence[StreamId]:
        """The ids of streams, newest first."""
        ...

    def next_number(self, organisation: str) -> int:
        """Takes the next number of the organisation."""
        ...

    def redraw(self, stream: StreamId, slot: str, version: int) -> None:
        """Marks the posts of the stream with this slot as stale: ``wanted`` is the version from now on."""
        ...

    def undrawn(self, now: datetime, *, limit: int) -> Sequence[Post]:
        """Of each place the first post that shows less than is wanted (``wanted > drawn``).

        Posts put off beyond ``now`` (``not_before``) are left out, leased ones are not. First is: what has
        no message yet, then what was never put off, then by ``not_before``, then by ``id``; the result has
        the same order.
        """
        ...

    def unsent(self, now: datetime, *, limit: int) -> Sequence[Outgoing]:
        """Of each (platform, place, member) the oldest row, by ``created_at`` and ``key``, that isn't sent.

        Rows put off beyond ``now`` are left out, leased ones are not. The result is oldest first.
        """
        ...

    def next_delivery(self, now: datetime) -> datetime | None:
        """The earliest ``not_before`` after ``now`` of all posts not drawn and rows not sent."""
        ...

    def due(self, now: datetime, *, limit: int, after: Timer | None = None) -> Sequence[Timer]:
        """The timers that are due, earliest first (``due_at``, ``stream``, ``key``).

        Args:
            after: only those that follow this one in that order: to look past timers that have to wait.
        """
        ...

    def next_due(self, after: datetime | None = None) -> datetime | None:
        """The earliest moment that a stream waits for; with ``after``, the earliest later than that."""
        ...

    def remove_before(self, row: type[Any], column: str, moment: datetime, *, limit: int) -> int:
        """Deletes up to ``limit`` rows whose ``column`` lies before the moment, and says how many; rows
        without one stay."""
        ...


Work: TypeAlias = Callable[[UnitOfWork], T]


class Store(Protocol):
    """Keeps everything. Written by one thread, in groups that share a commit."""

    async def write(self, work: Work[T], *, needs: Sequence[tuple[type, tuple[Any, ...]]] = ()) -> T:
        """Runs the work in a transaction; returns once it is durable.

        Work that raises leaves nothing behind, and the error comes back here. It may be run again (after a
        conflict between processes), so it must do nothing but read and write through its unit.

        Args:
            needs: keys that will be asked for, read for the whole group at once.
        """
        ...

    async def read(self, work: Work[T]) -> T:
        """Runs the work on what is committed, beside the writer. Writing in it is an error."""
        ...

    async def close(self) -> None:
        """Finishes what was handed in, then closes."""
        ...
