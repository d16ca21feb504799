"""What a group of works has read and changed so far, and how it is written: one statement a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeAlias

from bot.core.kernel import StreamId
from bot.ports import Stream
from bot.rows import Member, Post
from storage import tables
from storage.mapping import ROW_TABLES, Key, RowTable
from storage.sessions import Session
from storage.statements import deleting, inserting, updating
from storage.streams import Held, Logged, Shelf, row_of

Need: TypeAlias = tuple[type, tuple[Any, ...]]

_STANDING = ("version", "schema", "name", "phase", "outcome", "deadline", "closed_at")
_NAMES_STREAM = {of: "stream" for of in ROW_TABLES if "stream" in {field.name for field in fields(of)}}
_NAMES_MEMBER = {of: "member" for of in ROW_TABLES if "member" in {field.name for field in fields(of)}}


class Changes:
    """What the works of a group changed and the database doesn't have yet.

    Streams are held by id, rows by kind and key; ``None`` is a row that is gone.
    """

    __slots__ = ("events", "redraws", "rows", "started", "streams")

    def __init__(self) -> None:
        self.rows: dict[Any, dict[Key, Any]] = {of: {} for of in ROW_TABLES}
        self.streams: dict[str, Held] = {}
        self.started: dict[str, None] = {}
        self.events: list[Logged] = []
        self.redraws: dict[tuple[str, str], int] = {}
        """The version wanted of the posts of a stream and slot."""

    def __bool__(self) -> bool:
        return bool(self.streams or self.redraws or any(self.rows.values()))


class Group:
    """One transaction shared by several works. Each sees what those before it changed."""

    def __init__(self, session: Session, shelf: Shelf) -> None:
        self.session = session
        self.shelf = shelf
        self.done = Changes()
        self.rows: dict[Any, dict[Key, Any]] = {of: {} for of in ROW_TABLES}
        """What the database holds, as far as it was read; ``None``: no such row."""
        self.streams: dict[str, Held | None] = {}
        self.found: dict[Any, list[Any]] = {}
        """What was searched for, and the rows that the database gave."""
        self._settled: dict[str, Held] = {}

    # --- reading ---

    def row(self, table: RowTable, key: Key) -> Any:
        """The row as the works before left it."""
        changed = self.done.rows[table.of]
        if key in changed:
            return changed[key]
        known = self.rows[table.of]
        if key in known:
            return known[key]
        for values in self.session.by_keys(table.table, [key]):
            row = known[key] = table.row(values)
            return row
        known[key] = None
        return None

    def stream(self, id: StreamId) -> Held | None:
        """The stream as the works before left it."""
        changed = self.done.streams.get(id)
        if changed is not None:
            return changed
        if id not in self.streams:
            self.read_streams([id])
        return self.streams[id]

    def read_streams(self, ids: Iterable[str]) -> None:
        """Reads those of the streams that weren't read yet."""
        missing = sorted({id for id in ids if id not in self.streams})
        if missing:
            self.streams.update(dict.fromkeys(missing))
            self.streams.update(self.shelf.read(self.session, missing))

    def prefetch(self, needs: Iterable[Need]) -> None:
        """Reads what the works asked for with one statement a table, then what those rows name: their
        members, their streams, and the circles of the streams."""
        wanted: dict[Any, dict[Key, None]] = {}
        for of, key in needs:
            wanted.setdefault(of, {})[key] = None
        streams = {key[0] for key in wanted.pop(Stream, ())}
        members: dict[Key, None] = wanted.pop(Member, {})
        for of, keys in wanted.items():
            self._read(ROW_TABLES[of], keys)
            known = self.rows[of]
            if of in _NAMES_STREAM:
                streams |= {row.stream for key in keys if (row := known[key]) is not None}
            if of in _NAMES_MEMBER:
                members |= {(row.member,): None for key in keys if (row := known[key]) is not None}
        members.pop((None,), None)
        if members:
            self._read(ROW_TABLES[Member], members)
        streams.discard(None)
        if streams:
            self.read_streams(streams)
            read = (self.streams[id] for id in streams)
            self.read_streams(held.stream.circle for held in read if held is not None)

    def _read(self, table: RowTable, keys: Iterable[Key]) -> None:
        known = self.rows[table.of]
        missing = [key for key in keys if key not in known]
        if missing:
            known.update(dict.fromkeys(missing))
            for values in self.session.by_keys(table.table, missing):
                known[table.key_of_values(values)] = table.row(values)

    # --- writing ---

    def write(self) -> None:
        """Hands all changes to the database. The events come first: they are what counts."""
        done, session, speech = self.done, self.session, self.session.speech
        if done.events:
            session.many(inserting(speech, tables.event, False), done.events)
        if done.streams:
            self._write_streams(done.streams, done.started)
        for of, rows in done.rows.items():
            if rows:
                self._write_rows(ROW_TABLES[of], rows)
        if done.redraws:
            wanted = [(version, stream, slot) for (stream, slot), version in done.redraws.items()]
            rising = updating(speech, tables.post, ("wanted",), ("stream", "slot"), "wanted")
            if not speech.by_json:
                wanted = [(*one, one[0]) for one in wanted]  # type: ignore[misc]
            session.many(rising, wanted)

    def _write_streams(self, streams: Mapping[str, Held], started: Mapping[str, None]) -> None:
        session, kinds = self.session, self.shelf.kinds
        new, moved, stood = [], [], []
        for id, held in streams.items():
            if id in started:
                new.append(row_of(held, kinds))
                continue
            before = self.streams[id]
            if before is not None and _standing(before) == _standing(held):
                moved.append((held.stream.version, id))
            else:
                row = dict(zip(tables.stream.columns.keys(), row_of(held, kinds), strict=True))
                stood.append((*(row[name] for name in _STANDING), id))
        if new:
            session.many(inserting(session.speech, tables.stream, False), new)
        if moved:
            session.many(updating(session.speech, tables.stream, ("version",), ("id",)), moved)
        if stood:
            session.many(updating(session.speech, tables.stream, _STANDING, ("id",)), stood)

    def _write_rows(self, table: RowTable, rows: Mapping[Key, Any]) -> None:
        session, known = self.session, self.rows[table.of]
        new, replaced, gone = [], [], []
        for key, row in rows.items():
            if row is None:
                if key not in known or known[key] is not None:
                    gone.append(key)
            elif key not in known:
                replaced.append(table.values(row))
            elif known[key] is None:
                new.append(table.values(row))
            elif known[key] != row:
                replaced.append(table.values(row))
        if gone:
            session.many(deleting(session.speech, table.table), gone)
        if new:
            session.many(inserting(session.speech, table.table, False), new)
        if replaced:
            session.many(inserting(session.speech, table.table, True), replaced)

    def settle(self) -> None:
        """Writes what was changed so far, and goes on from there."""
        if not self.done:
            return
        self.write()
        for of, rows in self.done.rows.items():
            self.rows[of].update(rows)
        if self.done.redraws:
            self.rows[Post].clear()
        self.streams.update(self.done.streams)
        self._settled.update(self.done.streams)
        self.found.clear()
        self.done = Changes()

    def forget(self, table: RowTable) -> None:
        """Drops what was read of a table."""
        self.rows[table.of].clear()
        self.found.clear()

    def committed(self) -> Sequence[Held]:
        """The streams as they are once the group is committed."""
        return list({**self._settled, **self.done.streams}.values())


def _standing(held: Held) -> tuple[Any, ...]:
    of = held.stream
    return (of.name, of.closed_at, held.phase, held.outcome, held.deadline)
