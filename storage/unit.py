"""The unit of work: what one command reads and writes, kept apart until it has ended without an error."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from bot.core.kernel import Fact, Kind, StreamId
from bot.ports import Stream
from bot.rows import Organisation, Outgoing, Post, Timer
from storage import finding
from storage.group import Group
from storage.mapping import ROW_TABLES, RowTable
from storage.streams import Held, logged

R = TypeVar("R")

SETTLE_AFTER = 64
"""A search looks through at most so many rows that aren't in the database yet."""


class Stale(Exception):
    """A stream was recorded from a state that isn't the present one."""


class ReadOnly(Exception):
    """Something was written where only reading is allowed."""


_ABSENT = object()


class SqlUnit:
    """One work's view of the group it runs in; fulfils :class:`bot.ports.UnitOfWork`.

    It changes what the group holds at once, and remembers how to take that back.
    """

    __slots__ = ("_events_before", "_group", "_journal", "_read_only", "is_written")

    def __init__(self, group: Group, *, read_only: bool = False) -> None:
        self._group = group
        self._journal: list[tuple[dict[Any, Any], Any, Any]] = []
        self._events_before = len(group.done.events)
        self._read_only = read_only
        self.is_written = False
        """Some of it is in the transaction already: it can't be taken back alone."""

    def take_back(self) -> None:
        """Undoes what this work has changed."""
        for changed, key, before in reversed(self._journal):
            if before is _ABSENT:
                del changed[key]
            else:
                changed[key] = before
        del self._group.done.events[self._events_before :]

    def _set(self, changed: dict[Any, Any], key: Any, value: Any) -> None:
        self._journal.append((changed, key, changed.get(key, _ABSENT)))
        changed[key] = value

    # --- rows ---

    def get(self, row: type[R], *key: Any) -> R | None:
        found = self._group.row(ROW_TABLES[row], key)
        if row is Post and found is not None:
            found = self._as_wanted(found)
        return found  # type: ignore[no-any-return]

    def put(self, row: Any) -> None:
        table = self._writing(type(row))
        self._set(self._group.done.rows[table.of], table.key(row), row)

    def remove(self, row: Any) -> None:
        table = self._writing(type(row))
        self._set(self._group.done.rows[table.of], table.key(row), None)

    def _writing(self, of: type) -> RowTable:
        if self._read_only:
            raise ReadOnly(f"a {of.__name__} can't be written here")
        return ROW_TABLES[of]

    def _as_wanted(self, post: Post) -> Post:
        wanted = self._group.done.redraws.get((post.stream, post.slot), 0)
        return replace(post, wanted=wanted) if wanted > post.wanted else post

    def find(self, row: type[R], *, limit: int | None = None, order: str = "", **equal: Any) -> Sequence[R]:
        return self._found(finding.equal(ROW_TABLES[row], equal, order, limit))

    def _found(self, search: finding.Search) -> list[Any]:
        of, group = search.table.of, self._group
        if len(group.done.rows[of]) > SETTLE_AFTER:
            self._settle()
        rows = search.run(group, group.done.rows[of])
        if of is Post and group.done.redraws:
            rows = [self._as_wanted(post) for post in rows]
        return rows

    # --- streams ---

    def load(self, stream: StreamId) -> Stream | None:
        held = self._group.stream(stream)
        return None if held is None else held.stream

    def start(self, stream: Stream) -> None:
        self._writing_streams()
        if stream.version or stream.state is not None:
            raise Stale(f"the stream {stream.id} starts with a past")
        if self._group.stream(stream.id) is not None:
            raise Stale(f"there is a stream {stream.id} already")
        self._set(self._group.done.streams, stream.id, Held(stream, "", "", None, {}, 0, 0, 0))
        self._set(self._group.done.started, stream.id, None)

    def _writing_streams(self) -> None:
        if self._read_only:
            raise ReadOnly("a stream can't be written here")

    def record(self, stream: Stream, facts: Sequence[Fact[Any]], state: Any = None) -> Stream:
        self._writing_streams()
        held = self._group.stream(stream.id)
        if held is None or held.stream.version != stream.version:
            raise Stale(f"the stream {stream.id} isn't at version {stream.version}")
        if not facts and held.stream.name == stream.name:
            return held.stream
        kind, codec = self._group.shelf.kinds[stream.kind], self._group.shelf.codec
        evolving, after, seq, written = state is None, held.stream.state, held.stream.version, 0
        for fact in facts:
            seq += 1
            if evolving:
                after = kind.evolve(after, fact)
            entry = logged(stream, seq, fact, kind.schema, codec.write_event(kind.name, fact.event))
            written += len(entry[4])
            self._group.done.events.append(entry)
        now = self._advanced(held, kind, after if evolving else state, facts, stream.name, written)
        self._set(self._group.done.streams, stream.id, now)
        if now.deadlines != held.deadlines:
            self._keep_timers(stream.id, held.deadlines, now.deadlines)
        return now.stream

    def _advanced(
        self, held: Held, kind: Kind, state: Any, facts: Sequence[Fact[Any]], name: str, written: int
    ) -> Held:
        before = held.stream
        if state is None:
            return Held(replace(before, name=name), held.phase, held.outcome, held.deadline,
                        held.deadlines, held.snapshot_bytes, held.tail, held.tail_bytes)  # fmt: skip
        over, standing = kind.is_over(state), kind.standing(state)
        last = facts[-1].at if facts else before.closed_at
        # Twice as quick without the names, and this is done for every answer.
        stream = Stream(
            before.id,
            before.kind,
            before.organisation,
            before.circle,
            before.number,
            before.version + len(facts),
            state,
            standing.name or name,
            before.opened_at or (facts[0].at if facts else None),
            (before.closed_at or last) if over else None,
        )
        return Held(
            stream,
            standing.phase,
            standing.outcome,
            standing.deadline,
            {} if over else kind.deadlines(state),
            held.snapshot_bytes,
            held.tail + len(facts),
            held.tail_bytes + written,
        )

    def _keep_timers(
        self, stream: StreamId, before: Mapping[str, datetime], after: Mapping[str, datetime]
    ) -> None:
        for key, due_at in after.items():
            if before.get(key) != due_at:
                self.put(Timer(stream, key, due_at))
        for key, due_at in before.items():
            if key not in after:
                self.remove(Timer(stream, key, due_at))

    def facts(self, stream: StreamId) -> Sequence[Fact[Any]]:
        held = self._group.stream(stream)
        if held is None:
            return []
        shelf, kind = self._group.shelf, held.stream.kind
        log = shelf.facts(self._group.session, kind, stream)
        return log + [shelf.fact(kind, entry) for entry in self._group.done.events if entry[0] == stream]

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
        equal = {"kind": kind, "circle": circle, "organisation": organisation, "number": number, "name": name}
        given = {column: value for column, value in equal.items() if value is not None}
        return finding.streams(self._group.session, given, open, limit, self._group.done.streams)

    def next_number(self, organisation: str) -> int:
        known = self.get(Organisation, organisation) or Organisation(organisation)
        number = known.last_number + 1
        self.put(replace(known, last_number=number))
        return number

    # --- the way out, and the clock ---

    def _settle(self) -> None:
        """Hands all that was changed to the transaction, so that a query sees it."""
        self.is_written = self.is_written or bool(self._journal)
        self._group.settle()
        self._journal.clear()
        self._events_before = 0

    def redraw(self, stream: StreamId, slot: str, version: int) -> None:
        self._writing(Post)
        redraws, at = self._group.done.redraws, (stream, slot)
        if version > redraws.get(at, 0):
            self._set(redraws, at, version)

    def undrawn(self, now: datetime, *, limit: int) -> Sequence[Post]:
        self._settle()
        return finding.undrawn(self._group.session, now, limit)

    def unsent(self, now: datetime, *, limit: int) -> Sequence[Outgoing]:
        self._settle()
        return finding.unsent(self._group.session, now, limit)

    def next_delivery(self, now: datetime) -> datetime | None:
        self._settle()
        return finding.next_delivery(self._group.session, now)

    def due(self, now: datetime, *, limit: int, after: Timer | None = None) -> Sequence[Timer]:
        self._settle()
        return finding.due(self._group.session, now, limit, after)

    def next_due(self, after: datetime | None = None) -> datetime | None:
        self._settle()
        return finding.next_due(self._group.session, after)

    def remove_before(self, row: type[Any], column: str, moment: datetime, *, limit: int) -> int:
        table = self._writing(row)
        self._settle()
        self.is_written = True
        gone = finding.remove_before(self._group.session, table, column, moment, limit)
        self._group.forget(table)
        return gone
