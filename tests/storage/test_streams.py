"""What a store promises about streams, on both databases."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.kernel import Fact, MemberId, StreamId
from bot.ports import Stream, UnitOfWork
from bot.rows import Timer
from storage import ReadOnly, SqlStore, Stale
from storage.streams import SNAPSHOT_AFTER
from tests.storage.asking import KIND, NOW, Asked, Asking, Ended, Said, Say, Stance, act, begin, stream

Query = Callable[[str], Sequence[tuple[Any, ...]]]
S1 = StreamId("s1")


def loaded(uow: UnitOfWork, id: str = "s1") -> Stream:
    found = uow.load(StreamId(id))
    assert found is not None
    return found


async def test_a_stream_is_what_its_facts_made_of_it(store: SqlStore, opened: Callable[[], SqlStore]) -> None:
    def work(uow: UnitOfWork) -> Stream:
        begin(uow)
        return act(uow, "s1", Say(Stance.NO), "ana", cause="k1")

    made = await store.write(work)
    assert made.version == 2
    assert made.state.answers["ana"] == Said(MemberId("ana"), Stance.NO, None)
    assert made.opened_at == NOW
    assert made.closed_at is None
    facts = [
        Fact(Asked(3, NOW + timedelta(days=1)), NOW, None, "", "web"),
        Fact(Said(MemberId("ana"), Stance.NO, None), NOW, MemberId("ana"), "k1", "web"),
    ]
    for one in (store, opened()):
        assert await one.read(loaded) == made
        assert await one.read(lambda uow: uow.facts(S1)) == facts


async def test_a_stream_that_is_not_there_is_none(store: SqlStore) -> None:
    assert await store.read(lambda uow: uow.load(StreamId("none"))) is None
    assert await store.read(lambda uow: uow.facts(StreamId("none"))) == []


async def test_a_work_sees_its_own_facts(store: SqlStore) -> None:
    def work(uow: UnitOfWork) -> int:
        begin(uow)
        act(uow, "s1", Say(Stance.YES), "ana")
        assert loaded(uow).version == 2
        return len(uow.facts(S1))

    assert await store.write(work) == 2


async def test_timers_follow_the_state(store: SqlStore) -> None:
    def timers(uow: UnitOfWork) -> dict[str, Any]:
        return {timer.key: timer.due_at for timer in uow.find(Timer, stream="s1")}

    await store.write(lambda uow: begin(uow, asked=1))
    ends = NOW + timedelta(days=1)
    assert await store.read(timers) == {"end": ends, "half": ends - timedelta(hours=12)}
    assert await store.read(lambda uow: uow.next_due()) == ends - timedelta(hours=12)
    await store.write(lambda uow: act(uow, "s1", Say(Stance.YES), "ana"))
    assert await store.read(timers) == {}
    assert await store.read(lambda uow: uow.next_due()) is None


async def test_a_stream_that_is_over_is_closed_when_it_ended(store: SqlStore, query: Query) -> None:
    await store.write(lambda uow: begin(uow, asked=1))
    assert query("SELECT phase, outcome, deadline IS NULL FROM stream") == [("open", "", 0)]
    later = NOW + timedelta(hours=1)
    made = await store.write(lambda uow: act(uow, "s1", Say(Stance.YES), "ana", at=later))
    assert made.closed_at == later
    assert query("SELECT phase, outcome, deadline IS NULL FROM stream") == [("closed", "complete", 1)]


async def test_recording_from_an_old_state_is_refused(store: SqlStore) -> None:
    def work(uow: UnitOfWork) -> None:
        old = begin(uow)
        act(uow, "s1", Say(Stance.YES), "ana")
        uow.record(old, [Fact(Ended(late=False), NOW)])

    with pytest.raises(Stale):
        await store.write(work)
    assert await store.read(lambda uow: uow.load(S1)) is None


async def test_a_stream_starts_once_and_without_a_past(store: SqlStore) -> None:
    await store.write(begin)
    with pytest.raises(Stale):
        await store.write(begin)
    with pytest.raises(Stale):
        await store.write(lambda uow: uow.start(replace(stream("s2"), version=1)))


async def test_streams_are_not_written_when_reading(store: SqlStore) -> None:
    await store.write(begin)
    with pytest.raises(ReadOnly):
        await store.read(lambda uow: act(uow, "s1", Say(Stance.YES), "ana"))
    with pytest.raises(ReadOnly):
        await store.read(lambda uow: uow.start(stream("s2")))


async def test_the_state_that_the_caller_has_already_is_kept(store: SqlStore) -> None:
    def work(uow: UnitOfWork) -> Stream:
        opened = begin(uow)
        said = Fact(Said(MemberId("ana"), Stance.YES, None), NOW)
        return uow.record(opened, [said], KIND.evolve(opened.state, said))

    made = await store.write(work)
    assert list(made.state.answers) == ["ana"]
    assert (await store.read(loaded)).state == made.state


async def test_a_new_name_is_kept_with_the_facts(store: SqlStore, query: Query) -> None:
    await store.write(begin)

    def rename(uow: UnitOfWork) -> None:
        said = Fact(Said(MemberId("ana"), Stance.YES, None), NOW)
        uow.record(replace(loaded(uow), name="Kitchen"), [said])

    await store.write(rename)
    assert (await store.read(loaded)).name == "Kitchen"
    assert query("SELECT name FROM stream") == [("Kitchen",)]


async def test_streams_are_listed_newest_first(store: SqlStore) -> None:
    def work(uow: UnitOfWork) -> list[list[str]]:
        finds = [
            uow.streams(),
            uow.streams(kind="asking", circle=["c1", "c3"], open=True),
            uow.streams(organisation="o1", open=False),
            uow.streams(organisation="o2", number=1),
            uow.streams(kind=("none",)),
            uow.streams(name="", limit=2),
        ]
        return [list(found) for found in finds]

    def make(uow: UnitOfWork) -> list[list[str]]:
        hour = timedelta(hours=1)
        begin(uow, "a", number=1, at=NOW)
        begin(uow, "b", number=2, at=NOW + hour, circle="c2")
        begin(uow, "c", number=1, at=NOW + 2 * hour, circle="c3", organisation="o2")
        begin(uow, "d", number=3, asked=1, at=NOW + 3 * hour)
        act(uow, "d", Say(Stance.YES), "ana")
        return work(uow)

    expected = [["d", "c", "b", "a"], ["c", "a"], ["d"], ["c"], [], ["d", "c"]]
    assert await store.write(make) == expected
    assert await store.write(work) == expected
    assert await store.read(work) == expected

    def close_b(uow: UnitOfWork) -> list[str]:
        for by in ("ana", "ben", "cleo"):
            act(uow, "b", Say(Stance.YES), by)
        return list(uow.streams(open=True, limit=2))

    assert await store.write(close_b) == ["c", "a"]


async def test_numbers_count_up_in_each_organisation(store: SqlStore) -> None:
    assert await store.write(lambda uow: [uow.next_number("o"), uow.next_number("o")]) == [1, 2]
    assert await store.write(lambda uow: uow.next_number("p")) == 1
    assert await store.write(lambda uow: uow.next_number("o")) == 3


async def test_two_streams_of_a_kind_cannot_have_one_number(store: SqlStore) -> None:
    await store.write(lambda uow: begin(uow, "a", number=1))
    with pytest.raises(Exception, match=r"(?i)unique"):
        await store.write(lambda uow: begin(uow, "b", number=1))
    await store.write(lambda uow: begin(uow, "b", number=2))


async def test_a_long_log_is_read_from_a_snapshot(
    store: SqlStore, opened: Callable[[], SqlStore], query: Query
) -> None:
    await store.write(lambda uow: begin(uow, asked=9999))
    for i in range(SNAPSHOT_AFTER + 20):
        await store.write(lambda uow, i=i: act(uow, "s1", Say(Stance.YES), f"m{i}"))
    kept = query("SELECT stream, version FROM snapshot")
    assert kept == [("s1", SNAPSHOT_AFTER)]
    query("UPDATE event SET body = '{}' WHERE seq < 100")
    fresh = await opened().read(loaded)
    assert fresh == await store.read(loaded)
    assert len(fresh.state.answers) == SNAPSHOT_AFTER + 20


async def test_a_state_that_was_read_once_is_not_read_again(
    store: SqlStore, opened: Callable[[], SqlStore], query: Query
) -> None:
    await store.write(lambda uow: begin(uow, asked=9))
    fresh = opened()
    before = await fresh.read(loaded)
    query("UPDATE event SET body = 'nonsense'")
    assert await fresh.read(loaded) == before
    assert (await fresh.write(lambda uow: act(uow, "s1", Say(Stance.YES), "ana"))).version == 2


async def test_a_snapshot_costs_no_more_than_the_log_since_the_last(store: SqlStore, query: Query) -> None:
    await store.write(lambda uow: begin(uow, asked=99999))
    versions = set()
    for part in range(40):

        def hundred(uow: UnitOfWork, part: int = part) -> None:
            for i in range(100):
                act(uow, "s1", Say(Stance.YES), f"m{part * 100 + i}")

        await store.write(hundred)
        await store.write(lambda uow: None)
        versions |= {version for (version,) in query("SELECT version FROM snapshot")}
    assert len(versions) <= 6
    events = query("SELECT SUM(LENGTH(body)) FROM event")[0][0]
    assert query("SELECT LENGTH(body) FROM snapshot")[0][0] <= 2 * events


async def test_a_snapshot_of_another_schema_is_passed_over(
    store: SqlStore, opened: Callable[[], SqlStore], query: Query
) -> None:
    await store.write(lambda uow: begin(uow, asked=9999))
    for i in range(SNAPSHOT_AFTER):
        await store.write(lambda uow, i=i: act(uow, "s1", Say(Stance.YES), f"m{i}"))
    await store.write(lambda uow: None)
    query("UPDATE snapshot SET schema = 0, body = 'nonsense'")
    assert await opened().read(loaded) == await store.read(loaded)


async def test_the_log_alone_gives_the_state(store: SqlStore) -> None:
    def work(uow: UnitOfWork) -> None:
        begin(uow)
        for by in ("ana", "ben"):
            act(uow, "s1", Say(Stance.YES), by)

    await store.write(work)
    state: Asking | None = None
    for fact in await store.read(lambda uow: uow.facts(S1)):
        state = KIND.evolve(state, fact)
    assert state == (await store.read(loaded)).state


async def test_what_is_due_comes_earliest_first_and_can_be_looked_past(store: SqlStore) -> None:
    rows = [Timer(StreamId(f"s{i}"), "end", NOW + timedelta(minutes=i // 2)) for i in range(6)]
    await store.write(lambda uow: [uow.put(row) for row in rows])
    now = NOW + timedelta(minutes=1)
    assert await store.read(lambda uow: uow.due(NOW - timedelta(seconds=1), limit=9)) == []
    assert await store.read(lambda uow: uow.due(now, limit=3)) == rows[:3]
    assert await store.read(lambda uow: uow.due(now, limit=3, after=rows[2])) == rows[3:4]
    assert await store.read(lambda uow: uow.next_due(now)) == NOW + timedelta(minutes=2)

    def ring(uow: UnitOfWork) -> list[str]:
        uow.remove(rows[0])
        return [timer.stream for timer in uow.due(now, limit=9)]

    assert await store.write(ring) == ["s1", "s2", "s3"]
    assert await store.read(lambda uow: uow.due(now, limit=9)) == rows[1:4]
