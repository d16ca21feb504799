"""Every question to the database goes by an index: what it costs doesn't grow with what is kept."""

import re
from datetime import timedelta
from typing import Any

from bot.core.kernel import MemberId, StreamId
from bot.ports import Stream, UnitOfWork
from bot.rows import (
    AccountRow,
    Home,
    Inbox,
    MarkRow,
    Member,
    Membership,
    Outgoing,
    Post,
    Reminder,
    Request,
    Shown,
    Timer,
    Words,
)
from storage import SqlStore
from storage.sessions import PostgresSession
from storage.statements import Prepared
from tests.storage.asking import NOW, Say, Stance, act, begin

FINDS: tuple[tuple[type, dict[str, Any]], ...] = (
    (AccountRow, {"member": "m"}),
    (Home, {"circle": "c"}),
    (Home, {"platform": "web", "native": "r"}),
    (Membership, {"member": "m"}),
    (Membership, {"circle": ["c", "d"]}),
    (Words, {"stream": "s"}),
    (Words, {"by": "m"}),
    (Post, {"stream": "s", "slot": "r1"}),
    (Post, {"platform": "web", "place": "r", "message": "m"}),
    (Shown, {"stream": "s"}),
    (MarkRow, {"platform": "web", "place": "r", "message": "m"}),
    (Request, {"member": "m"}),
    (Request, {"stream": "s"}),
    (Reminder, {"stream": "s"}),
    (Outgoing, {"stream": "s"}),
    (Timer, {"stream": "s"}),
)


def _everything(uow: UnitOfWork) -> None:
    """Asks all that the engine asks."""
    begin(uow)
    act(uow, "s1", Say(Stance.YES), "ana")
    uow.redraw(StreamId("s1"), "r1", 2)
    uow.put(Inbox("k", NOW))
    uow.put(Member(MemberId("m"), "M"))
    for row, equal in FINDS:
        uow.find(row, **equal)
    for filters in (
        {"circle": "c", "kind": "asking", "open": True},
        {"circle": ["c", "d"], "open": True},
        {"organisation": "o", "number": 1, "kind": "asking"},
        {"organisation": "o", "kind": "circle"},
        {"organisation": "o", "name": "n"},
        {"kind": "asking", "open": True},
    ):
        uow.streams(**filters)  # type: ignore[arg-type]
    uow.undrawn(NOW, limit=5)
    uow.unsent(NOW, limit=2)
    uow.next_delivery(NOW)
    uow.due(NOW, limit=5)
    uow.due(NOW, limit=5, after=Timer(StreamId("s"), "k", NOW - timedelta(1)))
    uow.next_due()
    uow.facts(StreamId("s1"))
    uow.remove_before(Inbox, "at", NOW, limit=5)
    uow.remove_before(Outgoing, "sent_at", NOW, limit=5)


async def test_no_question_looks_through_a_whole_table(store: SqlStore) -> None:
    session: Any = store._writer._session
    waiting = [Outgoing(f"o{i}", "{}", None, "", None, "web", "r", None, "", NOW) for i in range(9)]
    await store.write(lambda uow: [uow.put(row) for row in waiting])  # so many that a look must go past some
    plans: dict[str, str] = {}
    # Small derived sets may be gone through: the keys asked for, and what is due.
    harmless = re.compile(
        r"SCAN (item|receivers|anon_\d|\(subquery|CONSTANT|\d+ CONSTANT)|(Function|CTE|Subquery) Scan"
    )
    rows, by_keys = session.rows, session.by_keys

    def explain(sql: str, arguments: Any) -> None:
        if isinstance(session, PostgresSession):
            found = session._db.execute(f"EXPLAIN {sql}", arguments).fetchall()
        else:
            found = [(line[3],) for line in session._db.execute(f"EXPLAIN QUERY PLAN {sql}", arguments)]
        plans[sql] = "\n".join(line for (line,) in found)

    def watched(prepared: Prepared, arguments: Any) -> Any:
        explain(prepared.sql, arguments)
        return rows(prepared, arguments)

    session.rows = watched
    needs = [(AccountRow, ("web", f"a{i}")) for i in range(3)] + [(Stream, (f"s{i}",)) for i in range(3)]
    await store.write(_everything, needs=needs)
    session.rows, session.by_keys = rows, by_keys
    assert len(plans) > 30
    for sql, plan in plans.items():
        scans = [line for line in plan.splitlines() if re.search(r"\bSCAN\b|Seq Scan", line)]
        bad = [line for line in scans if not harmless.search(line) and "USING" not in line]
        assert not bad, f"{sql}\n{plan}"
