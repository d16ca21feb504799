"""Streams as they are held in memory: decoded states, read back from the log and its snapshots."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import bindparam, select

from bot.codec import Codec
from bot.core.kernel import Fact, Kind, MemberId, StreamId
from bot.ports import Stream
from storage import tables
from storage.mapping import micros, micros_or_none, moment, moment_or_none
from storage.sessions import Session, Values
from storage.statements import Prepared, Speech

SNAPSHOT_AFTER = 128
"""At least so many events lie between two snapshots of a stream."""

Logged: TypeAlias = tuple[str, int, str, int, str, int, str | None, str, str]
"""A row of the log: stream, seq, name, schema, body, at, by, cause, platform."""


@dataclass(slots=True)
class Held:
    """A stream with its decoded state. Never changed once made: others hold it too.

    Attributes:
        deadlines: the moments that its timers in the database stand for.
        snapshot_bytes: how large its last snapshot is; 0 if there is none.
        tail: how many events the log has since then, and ``tail_bytes`` how large they are.
    """

    stream: Stream
    phase: str
    outcome: str
    deadline: datetime | None
    deadlines: Mapping[str, datetime]
    snapshot_bytes: int
    tail: int
    tail_bytes: int

    @property
    def wants_snapshot(self) -> bool:
        """Whether the log since the last snapshot has outgrown it.

        A snapshot is written only after twice as many bytes of log as it has itself, so that it never costs
        more than the events before it did: constant for an answer, however many members the state holds.
        """
        return self.tail >= SNAPSHOT_AFTER and self.tail_bytes >= 2 * self.snapshot_bytes

    @property
    def weight(self) -> int:
        """About how large it is in memory, in bytes of JSON."""
        return self.snapshot_bytes + self.tail_bytes + 500


def row_of(held: Held, kinds: Mapping[str, Kind]) -> Values:
    """The stream's row."""
    of = held.stream
    return (
        of.id,
        of.kind,
        of.organisation,
        of.circle,
        of.number,
        of.name,
        of.version,
        kinds[of.kind].schema,
        held.phase,
        held.outcome,
        micros_or_none(held.deadline),
        micros_or_none(of.opened_at),
        micros_or_none(of.closed_at),
    )


def logged(stream: Stream, seq: int, fact: Fact[Any], schema: int, written: tuple[str, str]) -> Logged:
    """The row of the log for one fact."""
    name, body = written
    at = micros(fact.at)
    return (stream.id, seq, name, schema, body, at, fact.by, fact.cause, fact.platform)


class StateCache:
    """The states last committed, as many as fit. For all threads."""

    def __init__(self, capacity: int = 32_000_000) -> None:
        self._capacity = capacity
        self._weight = 0
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, stream: str) -> Held | None:
        """The stream as it was when last seen; it may have moved on."""
        with self._lock:
            held = self._held.get(stream)
            if held is not None:
                self._held.move_to_end(stream)
            return held

    def publish(self, streams: Sequence[Held]) -> None:
        """Keeps committed states; older ones than are held are passed over."""
        with self._lock:
            for held in streams:
                before = self._held.get(held.stream.id)
                if before is not None:
                    if before.stream.version > held.stream.version:
                        continue
                    self._weight -= before.weight
                self._held[held.stream.id] = held
                self._held.move_to_end(held.stream.id)
                self._weight += held.weight
            while self._weight > self._capacity and len(self._held) > 1:
                _, dropped = self._held.popitem(last=False)
                self._weight -= dropped.weight

    def forget(self) -> None:
        """Drops everything."""
        with self._lock:
            self._held.clear()
            self._weight = 0


class Shelf:
    """Reads streams from the database.

    Args:
        cache: what is held already needs only the events since.
    """

    def __init__(self, kinds: Mapping[str, Kind], codec: Codec, cache: StateCache) -> None:
        self.kinds = kinds
        self.codec = codec
        self.cache = cache

    def read(self, session: Session, ids: Sequence[str]) -> dict[str, Held]:
        """The streams with these ids, as the transaction sees them or newer; those that don't exist are
        left out."""
        found, rebuilt = {}, []
        for row in session.by_keys(tables.stream, [(id,) for id in ids]):
            held = self.cache.get(row[0])
            if held is None or held.stream.version < row[6]:
                held = self._rebuild(session, row, held)
                rebuilt.append(held)
            found[row[0]] = held
        # A group never reads again what it has changed itself, so this is all committed.
        self.cache.publish(rebuilt)
        return found

    def _rebuild(self, session: Session, row: Values, held: Held | None) -> Held:
        kind = self.kinds[row[1]]
        if held is not None:
            state, since = held.stream.state, held.stream.version
            snapshot_bytes, tail, tail_bytes = held.snapshot_bytes, held.tail, held.tail_bytes
        else:
            state, since, snapshot_bytes = self._snapshot(session, row[0], kind)
            tail = tail_bytes = 0
        for entry in session.rows(_tail(session.speech), (row[0], since)):
            state = kind.evolve(state, self.fact(kind.name, entry))
            tail += 1
            tail_bytes += len(entry[4])
        closed_at = moment_or_none(row[12])
        stream = Stream(
            id=StreamId(row[0]),
            kind=row[1],
            organisation=row[2],
            circle=StreamId(row[3]),
            number=row[4],
            version=row[6],
            state=state,
            name=row[5],
            opened_at=moment_or_none(row[11]),
            closed_at=closed_at,
        )
        deadlines = kind.deadlines(state) if closed_at is None and state is not None else {}
        deadline = moment_or_none(row[10])
        return Held(stream, row[8], row[9], deadline, deadlines, snapshot_bytes, tail, tail_bytes)

    def _snapshot(self, session: Session, id: str, kind: Kind) -> tuple[Any, int, int]:
        """State, version and size. One of another schema is passed over: the log brings it up to date."""
        for _, version, schema, body in session.by_keys(tables.snapshot, [(id,)]):
            if schema == kind.schema:
                return self.codec.read_state(kind.name, body), version, len(body)
        return None, 0, 0

    def facts(self, session: Session, kind: str, id: str) -> list[Fact[Any]]:
        """The whole log of a stream."""
        return [self.fact(kind, entry) for entry in session.rows(_tail(session.speech), (id, 0))]

    def fact(self, kind: str, entry: Sequence[Any]) -> Fact[Any]:
        """One fact of the log."""
        _, _, name, schema, body, at, by, cause, platform = entry
        event = self.codec.read_event(kind, name, body, schema)
        return Fact(event, moment(at), MemberId(by) if by is not None else None, cause, platform)


_TAILS: dict[bool, Prepared] = {}


def _tail(speech: Speech) -> Prepared:
    if speech.by_json not in _TAILS:
        of = tables.event.c
        _TAILS[speech.by_json] = speech.prepare(
            select(*tables.event.columns)
            .where(of.stream == bindparam("id", type_=of.stream.type))
            .where(of.seq > bindparam("since", type_=of.seq.type))
            .order_by(of.seq)
        )
    return _TAILS[speech.by_json]
