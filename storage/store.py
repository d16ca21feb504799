"""The store: one thread that writes, in groups that share a commit, and one that reads beside it."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import URL

from bot.codec import Codec, Upcast
from bot.core.kernel import Kind
from bot.ports import Work
from storage import tables
from storage.group import Group, Need
from storage.migrate import migrate
from storage.sessions import CannotOpen, Session, connect, database_url
from storage.statements import inserting
from storage.streams import Held, Shelf, StateCache
from storage.unit import SqlUnit

T = TypeVar("T")

GROUP_CAP = 512
"""At most so many works share a commit: more would make the first wait for the last."""
READS_TOGETHER = 32
CONFLICTS = 8
"""So often a group is run again after a conflict with another process."""
RECONNECTS = (0.0, 0.2, 1.0)
"""Seconds to wait before each attempt to open a lost connection anew."""

Point: TypeAlias = Callable[[str], None]
"""Called at ``before-commit`` and ``after-commit``; what it raises stops the store there, like a crash."""

_log = logging.getLogger(__name__)


class StoreClosed(Exception):
    """The store has been closed, or stopped, and takes nothing more."""


class _Waiting(NamedTuple):
    work: Work[Any]
    needs: Sequence[Need]
    future: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop


class _Outcome(NamedTuple):
    of: _Waiting
    result: Any
    error: BaseException | None


class _Crashed(BaseException):
    """Carries what a named point raised past everything that would handle it."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def _settle(outcomes: Sequence[_Outcome]) -> None:
    for outcome in outcomes:
        if outcome.of.future.done():
            continue
        if outcome.error is None:
            outcome.of.future.set_result(outcome.result)
        else:
            outcome.of.future.set_exception(outcome.error)


def _tell(outcomes: Sequence[_Outcome]) -> None:
    """Tells all callers, with one wake-up for each event loop."""
    by_loop: dict[asyncio.AbstractEventLoop, list[_Outcome]] = {}
    for outcome in outcomes:
        by_loop.setdefault(outcome.of.loop, []).append(outcome)
    for loop, theirs in by_loop.items():
        try:
            loop.call_soon_threadsafe(_settle, theirs)
        except RuntimeError:
            _log.debug("nobody is left to be told")


class _Worker:
    """A thread with one connection, which takes what is waiting, as much as there is up to a cap."""

    def __init__(self, name: str, url: URL, shelf: Shelf, cap: int, *, read_only: bool) -> None:
        self._url, self._shelf, self._cap, self._read_only = url, shelf, cap, read_only
        self._queue: SimpleQueue[Sequence[_Waiting] | None] = SimpleQueue()
        self._handed_in: list[_Waiting] = []
        self._session: Session = connect(url, read_only=read_only)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._lock = threading.Lock()
        """Whoever hands something in is either refused or served, also while the store stops."""
        self.stopped = False

    def start(self) -> None:
        self._thread.start()

    async def hand_in(self, work: Work[T], needs: Sequence[Need]) -> T:
        """Waits its turn, and for the outcome.

        What is handed in during one turn of the event loop goes to the thread together: it would otherwise
        set out with the first few, and make the others wait for a commit of their own.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        with self._lock:
            if self.stopped:
                raise StoreClosed("the store is closed")
            if not self._handed_in:
                loop.call_soon(self._hand_over)
            self._handed_in.append(_Waiting(work, needs, future, loop))
        return await future

    def _hand_over(self) -> None:
        with self._lock:
            handed_in, self._handed_in = self._handed_in, []
            if handed_in and not self.stopped:
                self._queue.put(handed_in)
                return
        self._refuse(handed_in)

    async def stop(self) -> None:
        """Does what was handed in, then ends."""
        self._hand_over()
        with self._lock:
            self.stopped = True
            self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        last = False
        while not last:
            first = self._queue.get()
            if first is None:
                break
            waiting = list(first)
            while len(waiting) < self._cap:
                try:
                    more = self._queue.get_nowait()
                except Empty:
                    break
                if more is None:
                    last = True
                    break
                waiting += more
            for begun in range(0, len(waiting), self._cap):
                try:
                    self._serve(waiting[begun : begun + self._cap])
                except _Crashed as crash:
                    with self._lock:
                        self.stopped = last = True
                    _tell([_Outcome(one, None, crash.error) for one in waiting[begun:]])
                    break
        self._refuse_the_rest()
        self._session.close()

    def _refuse_the_rest(self) -> None:
        while True:
            try:
                waiting = self._queue.get_nowait()
            except Empty:
                return
            self._refuse(waiting or ())

    def _refuse(self, waiting: Sequence[_Waiting]) -> None:
        _tell([_Outcome(one, None, StoreClosed("the store is closed")) for one in waiting])

    def _serve(self, batch: Sequence[_Waiting]) -> None:
        """Runs the batch together; where that fails, again; and where that fails, one by one."""
        conflicts, reconnects = 0, 0
        while True:
            try:
                outcomes = self._attempt(batch)
            except Exception as error:
                if self._undo(error):
                    conflicts += 1
                    if conflicts <= CONFLICTS:
                        continue
                elif self._session.is_lost(error) and reconnects < len(RECONNECTS):
                    self._reconnect(RECONNECTS[reconnects])
                    reconnects += 1
                    continue
                if len(batch) > 1 and not self._session.is_lost(error):
                    for waiting in batch:
                        self._serve([waiting])
                    return
                _tell([_Outcome(waiting, None, error) for waiting in batch])
                return
            self._tell_and_tidy(outcomes)
            return

    def _undo(self, error: Exception) -> bool:
        """Rolls back, and says whether it was a conflict that may not come again."""
        conflict = self._session.is_conflict(error)
        try:
            self._session.rollback()
        except self._session.errors:
            return False
        return conflict

    def _reconnect(self, after: float) -> None:
        """Where that fails, the lost connection stays, and shows itself lost again."""
        time.sleep(after)
        try:
            self._session = connect(self._url, read_only=self._read_only)
        except CannotOpen as e:
            _log.warning("%s", e)

    def _run_works(self, group: Group, batch: Sequence[_Waiting]) -> list[_Outcome]:
        outcomes = []
        for waiting in batch:
            if waiting.future.cancelled():
                continue
            unit = SqlUnit(group, read_only=self._read_only)
            try:
                result = waiting.work(unit)
            except self._session.errors:
                raise
            except Exception as error:
                if unit.is_written:
                    # Part of it has reached the transaction: the works are run one by one.
                    raise
                unit.take_back()
                outcomes.append(_Outcome(waiting, None, error))
            else:
                outcomes.append(_Outcome(waiting, result, None))
        return outcomes

    def _attempt(self, batch: Sequence[_Waiting]) -> list[_Outcome]:
        raise NotImplementedError

    def _tell_and_tidy(self, outcomes: Sequence[_Outcome]) -> None:
        _tell(outcomes)


class _Reader(_Worker):
    """Runs works on what is committed."""

    def _attempt(self, batch: Sequence[_Waiting]) -> list[_Outcome]:
        self._session.begin_reading()
        group = Group(self._session, self._shelf)
        group.prefetch(need for waiting in batch for need in waiting.needs)
        outcomes = self._run_works(group, batch)
        self._session.rollback()
        return outcomes


class _Writer(_Worker):
    """Runs works that write: together, with one commit."""

    def __init__(self, name: str, url: URL, shelf: Shelf, cap: int, point: Point | None) -> None:
        super().__init__(name, url, shelf, cap, read_only=False)
        self._point = point
        self._grown: list[Held] = []

    def _attempt(self, batch: Sequence[_Waiting]) -> list[_Outcome]:
        self._session.begin()
        group = Group(self._session, self._shelf)
        group.prefetch(need for waiting in batch for need in waiting.needs)
        outcomes = self._run_works(group, batch)
        group.write()
        self._reach("before-commit")
        self._session.commit()
        self._reach("after-commit")
        committed = group.committed()
        self._shelf.cache.publish(committed)
        self._grown = [held for held in committed if held.wants_snapshot]
        return outcomes

    def _reach(self, point: str) -> None:
        if self._point is None:
            return
        try:
            self._point(point)
        except BaseException as error:
            self._session.rollback()
            raise _Crashed(error) from error

    def _tell_and_tidy(self, outcomes: Sequence[_Outcome]) -> None:
        _tell(outcomes)
        # Nobody waits for a snapshot: it only shortens the next reading of the log.
        grown, self._grown = self._grown, []
        try:
            for held in grown:
                self._write_snapshot(held)
            self._session.tidy()
        except Exception as error:
            self._undo(error)
            _log.warning("the database could not be tidied: %s", error)

    def _write_snapshot(self, held: Held) -> None:
        of, kind = held.stream, self._shelf.kinds[held.stream.kind]
        body = self._shelf.codec.write_state(of.kind, of.state)
        self._session.begin()
        row = (of.id, of.version, kind.schema, body)
        self._session.many(inserting(self._session.speech, tables.snapshot, True), [row])
        self._session.commit()
        kept = Held(of, held.phase, held.outcome, held.deadline, held.deadlines, len(body), 0, 0)
        self._shelf.cache.publish([kept])


class SqlStore:
    """Keeps everything in SQLite or PostgreSQL; fulfils :class:`bot.ports.Store`."""

    def __init__(self, url: URL, kinds: Mapping[str, Kind], codec: Codec, point: Point | None) -> None:
        self.codec = codec
        shelf = Shelf(kinds, codec, StateCache())
        self._writer = _Writer("store-writer", url, shelf, GROUP_CAP, point)
        self._reader = _Reader("store-reader", url, shelf, READS_TOGETHER, read_only=True)
        self._writer.start()
        self._reader.start()

    async def write(self, work: Work[T], *, needs: Sequence[Need] = ()) -> T:
        """See :meth:`bot.ports.Store.write`.

        Rows that ``needs`` brings are read with what they name: their member, their stream, and its circle.
        ``(Stream, (id,))`` needs a stream.

        Raises:
            StoreClosed: the store takes nothing more.
        """
        return await self._writer.hand_in(work, needs)

    async def read(self, work: Work[T], *, needs: Sequence[Need] = ()) -> T:
        """See :meth:`bot.ports.Store.read`.

        Raises:
            StoreClosed: the store takes nothing more.
        """
        return await self._reader.hand_in(work, needs)

    async def close(self) -> None:
        """Finishes what was handed in, then closes. Closing twice is harmless."""
        await self._writer.stop()
        await self._reader.stop()


def open_store(
    url: str,
    kinds: Mapping[str, Kind],
    *,
    upcasts: Mapping[tuple[str, int], Upcast] | None = None,
    point: Point | None = None,
) -> SqlStore:
    """Opens the database, brings its tables up to date, and starts the store.

    Args:
        url: ``sqlite:///FILE`` (four slashes for a path from the root) or ``postgresql://…``.
        upcasts: see :class:`bot.codec.Codec`.
        point: called at the named points of a commit; for tests that crash there.
    Raises:
        CannotOpen: in one sentence, why not. NewerDatabase, if a newer version of this program wrote it.
    """
    parsed = database_url(url)
    codec = Codec(kinds, upcasts)
    migrate(parsed)
    return SqlStore(parsed, kinds, codec, point)
