"""Works that share a commit: races, failures in the middle, conflicts, and crashes at the named points."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL

from bot.core.kernel import MemberId, StreamId, WordsId
from bot.ports import Stream, UnitOfWork
from bot.rows import AccountRow, Inbox, Member, Timer, Words
from storage import SqlStore, StoreClosed, open_store
from storage.sessions import CannotOpen, Session, connect
from tests.databases import query_directly
from tests.storage.asking import KINDS, NOW, Say, Stance, act, begin

Query = Callable[[str], Sequence[tuple[Any, ...]]]
S1 = StreamId("s1")
ENDS_THE_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
"""For PostgreSQL: all connections but this one are lost."""


class Crash(BaseException):
    """Stands for the end of the process."""


def answer(uow: UnitOfWork, by: str, key: str) -> bool:
    """One act, as the engine takes it in: counted the first time only."""
    if uow.get(Inbox, key) is not None:
        return False
    uow.put(Inbox(key, NOW))
    act(uow, "s1", Say(Stance.YES), by, cause=key)
    return True


async def answers(store: SqlStore) -> list[str]:
    found = await store.read(lambda uow: uow.load(S1))
    return sorted(found.state.answers) if found is not None else []


async def test_forty_people_answer_at_once_and_all_count(store: SqlStore, query: Query) -> None:
    await store.write(lambda uow: begin(uow, asked=40))
    people = [f"m{i:02}" for i in range(40)]
    needs = [(Stream, ("s1",))]
    works = (store.write(lambda uow, p=p: answer(uow, p, p), needs=[*needs, (Inbox, (p,))]) for p in people)
    assert await asyncio.gather(*works) == [True] * 40
    assert await answers(store) == people
    assert query("SELECT phase, outcome, version FROM stream") == [("closed", "complete", 42)]
    assert query("SELECT COUNT(*), MIN(seq), MAX(seq) FROM event") == [(42, 1, 42)]


async def test_what_is_handed_in_during_one_turn_shares_one_commit(database_url: str) -> None:
    commits: list[str] = []
    store = open_store(database_url, KINDS, point=commits.append)
    await store.write(lambda uow: begin(uow, asked=40))
    commits.clear()
    await asyncio.gather(*(store.write(lambda uow, p=p: answer(uow, p, p)) for p in map(str, range(40))))
    assert commits == ["before-commit", "after-commit"]
    await store.close()


async def test_the_same_act_handed_in_ten_times_at_once_counts_once(store: SqlStore) -> None:
    await store.write(lambda uow: begin(uow, asked=3))
    taken = await asyncio.gather(*(store.write(lambda uow: answer(uow, "ana", "k")) for _ in range(10)))
    assert sorted(taken) == [False] * 9 + [True]
    assert len(await store.read(lambda uow: uow.facts(S1))) == 2


async def test_a_work_that_fails_does_not_disturb_those_beside_it(store: SqlStore) -> None:
    await store.write(lambda uow: begin(uow, asked=40))

    def spoilt(uow: UnitOfWork) -> None:
        answer(uow, "spoilt", "spoilt")
        raise ValueError("no")

    works = [store.write(lambda uow, i=i: answer(uow, f"m{i}", f"k{i}")) for i in range(5)]
    works[2:2] = [store.write(spoilt)]  # type: ignore[list-item]
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [bool, bool, ValueError, bool, bool, bool]
    assert await answers(store) == [f"m{i}" for i in range(5)]


async def test_what_the_database_refuses_does_not_disturb_the_works_beside_it(store: SqlStore) -> None:
    await store.write(lambda uow: begin(uow, asked=40))

    def unwritable(uow: UnitOfWork) -> None:
        uow.put(Words(WordsId("w"), "\ud800 is half a character", None, NOW))

    def doubled(uow: UnitOfWork) -> None:
        begin(uow, "s2", number=1)

    works: list[Any] = [store.write(lambda uow, i=i: answer(uow, f"m{i}", f"k{i}")) for i in range(3)]
    works[1:1] = [store.write(unwritable), store.write(doubled)]
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    assert [isinstance(outcome, Exception) for outcome in outcomes] == [False, True, True, False, False]
    assert await answers(store) == ["m0", "m1", "m2"]


async def test_a_work_that_fails_after_a_direct_deletion_is_left_out_of_its_group(store: SqlStore) -> None:
    await store.write(lambda uow: begin(uow, asked=40))
    await store.write(lambda uow: uow.put(Inbox("old", NOW)))

    def failing(uow: UnitOfWork) -> None:
        answer(uow, "failing", "failing")
        assert uow.remove_before(Inbox, "at", NOW + timedelta(days=1), limit=9) > 0
        raise ValueError("no")

    works: list[Any] = [store.write(lambda uow, i=i: answer(uow, f"m{i}", f"k{i}")) for i in range(3)]
    works[1:1] = [store.write(failing)]
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [bool, ValueError, bool, bool]
    assert await answers(store) == ["m0", "m1", "m2"]
    assert await store.read(lambda uow: uow.get(Inbox, "old")) is not None


async def test_what_a_failed_work_undid_is_as_the_works_before_left_it(store: SqlStore) -> None:
    await store.write(lambda uow: begin(uow, asked=40))

    def failing(uow: UnitOfWork) -> None:
        assert uow.get(Inbox, "k0") is not None
        uow.remove(Inbox("k0", NOW))
        uow.put(Inbox("k0", NOW + timedelta(days=1)))
        uow.redraw(S1, "r1", 99)
        uow.next_number("o")
        answer(uow, "failing", "failing")
        raise ValueError("no")

    def look(uow: UnitOfWork) -> Any:
        return uow.get(Inbox, "k0"), uow.get(Inbox, "failing"), uow.next_number("o"), len(uow.facts(S1))

    first = store.write(lambda uow: answer(uow, "m0", "k0"))
    outcomes = await asyncio.gather(first, store.write(failing), store.write(look), return_exceptions=True)
    assert outcomes[2] == (Inbox("k0", NOW), None, 1, 2)


async def test_a_work_whose_caller_has_gone_is_not_begun(store: SqlStore) -> None:
    ran = []
    held = asyncio.create_task(store.write(lambda uow: ran.append("held")))
    held.cancel()
    with pytest.raises(asyncio.CancelledError):
        await held
    await store.write(lambda uow: ran.append("other"))
    assert ran == ["other"]


async def test_needs_bring_what_their_rows_name(store: SqlStore, query: Query) -> None:
    def put(uow: UnitOfWork) -> None:
        begin(uow, "c1", number=7)
        begin(uow)
        uow.put(Member(MemberId("ana"), "Ana"))
        uow.put(AccountRow("web", "@ana", MemberId("ana"), "Ana"))
        uow.put(Timer(S1, "own", NOW))

    await store.write(put)

    def work(uow: UnitOfWork) -> list[Any]:
        known = uow._group.rows[Member], uow._group.streams  # type: ignore[attr-defined]
        return [sorted(known[0]), sorted(known[1])]

    needs: list[tuple[type, tuple[Any, ...]]] = [
        (AccountRow, ("web", "@ana")),
        (AccountRow, ("web", "@nobody")),
        (Timer, ("s1", "own")),
    ]
    assert await store.write(work, needs=needs) == [[("ana",)], ["c1", "s1"]]


async def test_nothing_is_taken_after_closing_and_nothing_is_lost_before(database_url: str) -> None:
    store = open_store(database_url, KINDS)
    await store.write(lambda uow: begin(uow, asked=40))
    works = [
        asyncio.create_task(store.write(lambda uow, i=i: answer(uow, f"m{i}", f"k{i}"))) for i in range(9)
    ]
    await asyncio.sleep(0)
    await store.close()
    await store.close()
    assert await asyncio.gather(*works) == [True] * 9
    with pytest.raises(StoreClosed):
        await store.write(lambda uow: None)
    with pytest.raises(StoreClosed):
        await store.read(lambda uow: None)


@pytest.mark.parametrize(("at", "kept"), [("before-commit", []), ("after-commit", ["ana", "ben"])])
async def test_a_crash_at_a_named_point_keeps_all_or_nothing(
    database_url: str, at: str, kept: list[str]
) -> None:
    crashing = False

    def point(name: str) -> None:
        if crashing and name == at:
            raise Crash

    store = open_store(database_url, KINDS, point=point)
    await store.write(lambda uow: begin(uow, asked=3))
    crashing = True
    works = (store.write(lambda uow, by=by: answer(uow, by, by)) for by in ("ana", "ben"))
    assert {type(one) for one in await asyncio.gather(*works, return_exceptions=True)} <= {Crash, StoreClosed}
    with pytest.raises(StoreClosed):
        await store.write(lambda uow: None)
    await store.close()

    again = open_store(database_url, KINDS)
    now = await answers(again)
    assert now == kept
    for by in ("ana", "ben"):
        assert await again.write(lambda uow, by=by: answer(uow, by, by)) is (by not in now)
    assert await answers(again) == ["ana", "ben"]
    await again.close()


async def test_what_is_handed_in_while_the_writer_dies_is_refused(sqlite_url: str) -> None:
    begun, release = threading.Event(), threading.Event()

    def dies(point: str) -> None:
        begun.set()
        release.wait()
        raise Crash

    store = open_store(sqlite_url, KINDS, point=dies)
    first = asyncio.ensure_future(store.write(lambda uow: begin(uow, asked=1)))
    await asyncio.to_thread(begun.wait)
    second = asyncio.ensure_future(store.write(lambda uow: answer(uow, "ana", "a1")))
    await asyncio.sleep(0)
    release.set()
    # The turn of the event loop in which it was handed in isn't over before the thread is.
    store._writer._thread.join()
    with pytest.raises(Crash):
        await first
    with pytest.raises(StoreClosed):
        await asyncio.wait_for(second, 10)
    await store.close()


def _killed_at(url: str, at: str, count: int) -> None:
    """Runs in a process of its own, which ends without a word at the third time it reaches the point."""
    reached = 0

    def point(name: str) -> None:
        nonlocal reached
        reached += name == at
        if reached == 3:
            os.kill(os.getpid(), signal.SIGKILL)

    async def run() -> None:
        store = open_store(url, KINDS, point=point)
        await store.write(lambda uow: begin(uow, asked=count))
        for i in range(count):
            await store.write(lambda uow, i=i: answer(uow, f"m{i}", f"k{i}"))

    asyncio.run(run())


@pytest.mark.parametrize(("at", "kept"), [("before-commit", ["m0"]), ("after-commit", ["m0", "m1"])])
async def test_a_killed_process_leaves_exactly_what_was_committed(
    database_url: str, at: str, kept: list[str]
) -> None:
    process = multiprocessing.get_context("spawn").Process(target=_killed_at, args=(database_url, at, 5))
    process.start()
    await asyncio.to_thread(process.join, 60)
    assert process.exitcode == -signal.SIGKILL
    store = open_store(database_url, KINDS)
    assert await answers(store) == kept
    for i in range(5):
        await store.write(lambda uow, i=i: answer(uow, f"m{i}", f"k{i}"))
    assert await answers(store) == [f"m{i}" for i in range(5)]
    await store.close()


def _answers_from_elsewhere(url: str, name: str, count: int) -> None:
    async def run() -> None:
        store = open_store(url, KINDS)
        await asyncio.gather(
            *(store.write(lambda uow, i=i: answer(uow, f"{name}{i:03}", f"{name}{i}")) for i in range(count)),
            *(store.write(lambda uow, i=i: answer(uow, f"both{i:03}", f"both{i}")) for i in range(count)),
            *(store.write(lambda uow: uow.next_number("o")) for _ in range(count)),
        )
        await store.close()

    asyncio.run(run())


async def test_two_processes_on_one_database_lose_nothing_and_count_nothing_twice(database_url: str) -> None:
    store = open_store(database_url, KINDS)
    await store.write(lambda uow: begin(uow, asked=9999))
    spawn = multiprocessing.get_context("spawn")
    others = [spawn.Process(target=_answers_from_elsewhere, args=(database_url, n, 100)) for n in ("x", "y")]
    for other in others:
        other.start()
    for i in range(50):
        await store.write(lambda uow, i=i: answer(uow, f"here{i:03}", f"here{i}"))
        await store.read(lambda uow: uow.load(S1))
    for other in others:
        await asyncio.to_thread(other.join, 60)
        assert other.exitcode == 0
    expected = [f"{name}{i:03}" for name in ("both", "x", "y") for i in range(100)]
    assert await answers(store) == sorted(expected + [f"here{i:03}" for i in range(50)])
    assert len(await store.read(lambda uow: uow.facts(S1))) == 1 + 350
    assert await store.write(lambda uow: uow.next_number("o")) == 201
    await store.close()


async def test_a_deadline_and_the_last_answer_at_once_end_it_once(store: SqlStore) -> None:
    from bot.core.kernel import Ring

    await store.write(lambda uow: begin(uow, asked=1))
    ends = NOW + timedelta(days=1)

    def ring(uow: UnitOfWork) -> None:
        for timer in uow.due(ends, limit=9):
            uow.remove(timer)
            act(uow, timer.stream, Ring(timer.key, timer.due_at), at=ends)

    outcomes = await asyncio.gather(
        store.write(ring),
        store.write(lambda uow: answer(uow, "ana", "k")),
        store.write(ring),
        return_exceptions=True,
    )
    assert sum(isinstance(outcome, Exception) for outcome in outcomes) <= 1
    log = [type(fact.event).__name__ for fact in await store.read(lambda uow: uow.facts(S1))]
    assert log.count("Ended") == 1
    assert await store.read(lambda uow: uow.next_due()) is None


async def test_a_lost_connection_is_tried_at_once_and_twice_more(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(postgresql_url, KINDS)
    await store.write(lambda uow: begin(uow, asked=9))
    pauses: list[float] = []

    def away(url: URL, *, read_only: bool) -> Session:
        if len(pauses) < 3:
            raise CannotOpen("the server is restarting")
        return connect(url, read_only=read_only)

    monkeypatch.setattr("storage.store.connect", away)
    monkeypatch.setattr("storage.store.time.sleep", pauses.append)
    query_directly(postgresql_url, ENDS_THE_OTHERS)
    await store.write(lambda uow: answer(uow, "ana", "k"))
    assert pauses == [0.0, 0.2, 1.0]
    assert await answers(store) == ["ana"]
    await store.close()


async def test_a_lost_connection_is_opened_anew(postgresql_url: str) -> None:
    store = open_store(postgresql_url, KINDS)
    await store.write(lambda uow: begin(uow, asked=9))
    query_directly(postgresql_url, ENDS_THE_OTHERS)
    assert await store.write(lambda uow: answer(uow, "ana", "k"))
    assert await answers(store) == ["ana"]
    await store.close()


async def test_a_serialisation_error_runs_the_group_again(postgresql_url: str) -> None:
    store = open_store(postgresql_url, KINDS)
    await store.write(lambda uow: begin(uow, asked=9))
    attempts = []

    def conflicting(uow: UnitOfWork) -> None:
        attempts.append(1)
        answer(uow, "ana", "k")
        if len(attempts) < 3:
            raise psycopg.errors.SerializationFailure("as PostgreSQL raises it")

    await store.write(conflicting)
    assert len(attempts) == 3
    assert len(await store.read(lambda uow: uow.facts(S1))) == 2
    await store.close()
