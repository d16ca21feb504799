"""What a store promises about rows, on both databases."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.core.kernel import MemberId, StreamId, WordsId
from bot.ports import UnitOfWork
from bot.rows import (
    AccountRow,
    Home,
    Inbox,
    Member,
    Membership,
    Outgoing,
    Post,
    Reminder,
    Shown,
    Timer,
    Words,
)
from storage import ReadOnly, SqlStore
from tests.storage.asking import NOW

ANA = Member(MemberId("ana"), "Ana", paused_until=NOW + timedelta(microseconds=1))


class Boom(Exception):
    """Something a work raises."""


async def test_a_row_comes_back_as_it_was_put(store: SqlStore) -> None:
    rows = [
        ANA,
        Member(MemberId("ben"), "Ben", "de", "Europe/Berlin", "21:00-08:00", None, NOW, forgotten=True),
        Words(WordsId("w"), "ü\n‮ <b>@room</b> \N{PILE OF POO}", MemberId("ana"), NOW, StreamId("s")),
        Words(WordsId("gone"), None, None, NOW),
        Home(StreamId("c"), "web", "kitchen"),
        AccountRow("web", "@ana:example.org", MemberId("ana"), "Ana", None, unreachable=True),
        Post("p", StreamId("s"), "r1", "web", "kitchen", None, 3, 2, NOW, None, 1),
    ]

    def put(uow: UnitOfWork) -> None:
        for row in rows:
            uow.put(row)

    def get(uow: UnitOfWork) -> list[object]:
        return [uow.get(type(row), *(getattr(row, name) for name in row.KEY)) for row in rows]  # type: ignore[attr-defined]

    await store.write(put)
    assert await store.read(get) == rows
    assert await store.write(get) == rows


async def test_a_row_that_is_not_there_is_none(store: SqlStore) -> None:
    assert await store.read(lambda uow: uow.get(Member, "nobody")) is None


async def test_a_work_sees_what_it_has_put_and_removed(store: SqlStore) -> None:
    def work(uow: UnitOfWork) -> None:
        assert uow.get(Inbox, "k") is None
        uow.put(Inbox("k", NOW))
        assert uow.get(Inbox, "k") == Inbox("k", NOW)
        assert uow.find(Inbox, key=["k", "other"]) == [Inbox("k", NOW)]
        uow.remove(Inbox("k", NOW))
        assert uow.get(Inbox, "k") is None
        assert uow.find(Inbox, key="k") == []

    await store.write(work)
    assert await store.read(lambda uow: uow.get(Inbox, "k")) is None


async def test_work_that_raises_leaves_nothing_and_gets_its_error_back(store: SqlStore) -> None:
    def work(uow: UnitOfWork) -> None:
        uow.put(ANA)
        uow.next_number("o")
        raise Boom

    with pytest.raises(Boom):
        await store.write(work)
    assert await store.read(lambda uow: uow.get(Member, "ana")) is None
    assert await store.write(lambda uow: uow.next_number("o")) == 1


async def test_putting_replaces_and_removing_deletes(store: SqlStore) -> None:
    await store.write(lambda uow: uow.put(ANA))
    await store.write(lambda uow: uow.put(Member(ANA.id, "Anna")))
    assert await store.read(lambda uow: uow.get(Member, "ana")) == Member(ANA.id, "Anna")
    await store.write(lambda uow: uow.remove(ANA))
    assert await store.read(lambda uow: uow.get(Member, "ana")) is None


async def test_a_row_of_keys_alone_may_be_put_twice(store: SqlStore) -> None:
    row = Membership(MemberId("ana"), StreamId("c"))
    await store.write(lambda uow: uow.put(row))
    await store.write(lambda uow: uow.put(row))
    assert await store.read(lambda uow: uow.find(Membership, member="ana")) == [row]


async def test_rows_are_found_by_values_by_none_and_by_any_of_several(store: SqlStore) -> None:
    rows = [
        Shown("web", "p", "m1", StreamId("s1"), "r1"),
        Shown("web", "p", "m2", StreamId("s2"), "r1", MemberId("ana")),
        Shown("web", "p", "m3", StreamId("s3"), "r2"),
    ]

    def work(uow: UnitOfWork) -> list[list[str]]:
        finds = [
            uow.find(Shown, slot="r1"),
            uow.find(Shown, member=None),
            uow.find(Shown, stream={"s3", "s2"}, platform="web"),
            uow.find(Shown, stream=[]),
            uow.find(Shown, slot="r1", member="ana"),
        ]
        return [[row.message for row in rows] for rows in finds]

    def put_and_look(uow: UnitOfWork) -> list[list[str]]:
        for row in rows:
            uow.put(row)
        return work(uow)

    expected = [["m1", "m2"], ["m1", "m3"], ["m2", "m3"], [], ["m2"]]
    assert await store.write(put_and_look) == expected
    assert await store.write(work) == expected
    assert await store.read(work) == expected


async def test_found_rows_come_in_the_order_asked_for_up_to_the_limit(store: SqlStore) -> None:
    rows = [Post(f"p{i}", StreamId("s"), "r1", "web", "k", None, i % 3, 0,
                 NOW + timedelta(hours=i) if i else None) for i in range(6)]  # fmt: skip

    def orders(uow: UnitOfWork) -> list[list[str]]:
        finds = [
            uow.find(Post, stream="s", order="not_before", limit=3),
            uow.find(Post, stream="s", order="-not_before"),
            uow.find(Post, stream="s", order="-wanted", limit=4),
        ]
        return [[row.id for row in found] for found in finds]

    expected = [["p0", "p1", "p2"], ["p5", "p4", "p3", "p2", "p1", "p0"], ["p2", "p5", "p1", "p4"]]
    await store.write(lambda uow: [uow.put(row) for row in rows[:3]])

    def change(uow: UnitOfWork) -> list[list[str]]:
        for row in rows[3:]:
            uow.put(row)
        uow.put(Post("p6", StreamId("s"), "r1", "web", "k", None, 9, 0, NOW - timedelta(days=1)))
        uow.remove(Post("p6", StreamId("s"), "r1", "web", "k", None, 9, 0))
        return orders(uow)

    assert await store.write(change) == expected
    assert await store.read(orders) == expected


async def test_a_limit_holds_although_rows_were_removed_in_the_same_work(store: SqlStore) -> None:
    rows = [Timer(StreamId(f"s{i}"), "end", NOW + timedelta(hours=i)) for i in range(5)]
    await store.write(lambda uow: [uow.put(row) for row in rows])

    def work(uow: UnitOfWork) -> list[str]:
        uow.remove(rows[0])
        uow.remove(rows[1])
        return [row.stream for row in uow.find(Timer, key="end", order="due_at", limit=2)]

    assert await store.write(work) == ["s2", "s3"]


async def test_an_unknown_field_is_an_error(store: SqlStore) -> None:
    with pytest.raises(TypeError, match="colour"):
        await store.read(lambda uow: uow.find(Member, colour="red"))
    with pytest.raises(TypeError, match="size"):
        await store.read(lambda uow: uow.find(Member, order="-size"))


async def test_reading_must_not_write(store: SqlStore) -> None:
    for work in (lambda uow: uow.put(ANA), lambda uow: uow.remove(ANA), lambda uow: uow.next_number("o")):
        with pytest.raises(ReadOnly):
            await store.read(work)
    assert await store.read(lambda uow: uow.get(Member, "ana")) is None


async def test_what_is_kept_is_there_after_reopening(opened: Callable[[], SqlStore]) -> None:
    first = opened()
    await first.write(lambda uow: uow.put(ANA))
    await first.close()
    assert await opened().read(lambda uow: uow.get(Member, "ana")) == ANA


async def test_redrawing_is_seen_at_once_and_never_lowers_what_is_wanted(store: SqlStore) -> None:
    posts = [
        Post("live", StreamId("s"), "r2", "web", "k", None, 1, 1),
        Post("old", StreamId("s"), "r1", "web", "k", None, 1, 1),
        Post("other", StreamId("t"), "r2", "web", "k", None, 1, 1),
        Post("ahead", StreamId("s"), "r2", "web", "l", None, 9, 1),
    ]
    await store.write(lambda uow: [uow.put(post) for post in posts])

    def wanted(uow: UnitOfWork) -> dict[str, int]:
        assert uow.find(Post, id="live") == [uow.get(Post, "live")]
        return {post.id: post.wanted for post in uow.find(Post, platform="web")}

    def work(uow: UnitOfWork) -> dict[str, int]:
        uow.redraw(StreamId("s"), "r2", 5)
        uow.redraw(StreamId("s"), "r2", 4)
        return wanted(uow)

    expected = {"live": 5, "old": 1, "other": 1, "ahead": 9}
    assert await store.write(work) == expected
    assert await store.read(wanted) == expected


async def test_undrawn_gives_of_each_place_the_first_that_is_ripe(store: SqlStore) -> None:
    def post(id: str, place: str, message: str | None, not_before: int | None, drawn: int = 0) -> Post:
        at = None if not_before is None else NOW + timedelta(seconds=not_before)
        return Post(id, StreamId("s"), "r1", "web", place, message, 1, drawn, at)

    posts = [
        post("a1", "a", "m", None),
        post("a2", "a", None, -5),
        post("b1", "b", "m", -9),
        post("b2", "b", "m", None),
        post("c1", "c", "m", 5),
        post("d1", "d", "m", None, drawn=1),
        post("e1", "e", "m", -3),
        post("e2", "e", "m", -4),
    ]

    def work(uow: UnitOfWork) -> list[str]:
        return [post.id for post in uow.undrawn(NOW, limit=10)]

    def put_and_ask(uow: UnitOfWork) -> list[str]:
        for post in posts:
            uow.put(post)
        return work(uow)

    expected = ["a2", "b2", "e2"]
    assert await store.write(put_and_ask) == expected
    assert await store.read(work) == expected
    assert await store.read(lambda uow: len(uow.undrawn(NOW, limit=2))) == 2
    assert await store.read(lambda uow: uow.next_delivery(NOW)) == NOW + timedelta(seconds=5)


def _outgoing(
    key: str, to: str | None, at: int, not_before: int | None = None, sent: bool = False
) -> Outgoing:
    put_off = None if not_before is None else NOW + timedelta(seconds=not_before)
    created = NOW + timedelta(seconds=at)
    member, place = (MemberId(to), None) if to else (None, "room")
    return Outgoing(key, "[]", None, "", member, "web", place, None, "",
                    created, put_off, sent_at=NOW if sent else None)  # fmt: skip


async def test_unsent_gives_of_each_receiver_the_oldest_that_is_ripe(store: SqlStore) -> None:
    rows = [
        _outgoing("r1", None, 9),
        _outgoing("r2", None, 3, not_before=7),
        _outgoing("r3", None, 4),
        _outgoing("a1", "ana", 2),
        _outgoing("a2", "ana", 1, sent=True),
        _outgoing("b2", "ben", 5),
        _outgoing("b1", "ben", 5),
        _outgoing("c1", "cleo", 0, not_before=30),
    ]
    await store.write(lambda uow: [uow.put(row) for row in rows])
    assert await store.read(lambda uow: [row.key for row in uow.unsent(NOW, limit=9)]) == ["a1", "r3", "b1"]
    assert await store.read(lambda uow: [row.key for row in uow.unsent(NOW, limit=2)]) == ["a1", "r3"]
    assert await store.read(lambda uow: uow.next_delivery(NOW)) == NOW + timedelta(seconds=7)
    later = NOW + timedelta(seconds=7)
    assert await store.read(lambda uow: [row.key for row in uow.unsent(later, limit=9)]) == ["a1", "r2", "b1"]


@pytest.mark.parametrize("limit", [1, 2, 5, 9])
async def test_however_much_waits_for_few_everybodys_oldest_is_found(store: SqlStore, limit: int) -> None:
    chance = random.Random(limit)
    names = [None, "ana", "ben", "cleo", "dan", "eva"]
    rows = [_outgoing(f"m{i:03}", "ana", i % 7) for i in range(60)]
    rows += [
        _outgoing(f"k{i:03}", chance.choice(names), chance.randrange(9), chance.choice([None, None, 0, 30]))
        for i in range(60)
    ]
    await store.write(lambda uow: [uow.put(row) for row in rows])
    ripe = [row for row in rows if row.not_before is None or row.not_before <= NOW]
    heads: dict[str | None, str] = {}
    for row in sorted(ripe, key=lambda row: (row.created_at, row.key)):
        heads.setdefault(row.member, row.key)
    found = await store.read(lambda uow: [row.key for row in uow.unsent(NOW, limit=limit)])
    assert found == list(heads.values())[:limit]


async def test_old_rows_are_removed_a_few_at_a_time(store: SqlStore) -> None:
    rows = [Inbox(f"k{i}", NOW - timedelta(days=i)) for i in range(10)]
    await store.write(lambda uow: [uow.put(row) for row in rows])
    week = NOW - timedelta(days=7)
    assert await store.write(lambda uow: uow.remove_before(Inbox, "at", week, limit=1)) == 1
    assert await store.write(lambda uow: uow.remove_before(Inbox, "at", week, limit=9)) == 1
    assert await store.write(lambda uow: uow.remove_before(Inbox, "at", week, limit=9)) == 0
    assert await store.read(lambda uow: uow.get(Inbox, "k7")) == rows[7]
    assert await store.read(lambda uow: uow.get(Inbox, "k9")) is None


async def test_rows_without_the_moment_stay(store: SqlStore) -> None:
    row = Reminder(MemberId("ana"), StreamId("s"), "r1", NOW, None)
    await store.write(lambda uow: uow.put(row))
    gone = await store.write(
        lambda uow: uow.remove_before(Reminder, "until", NOW + timedelta(days=9), limit=9)
    )
    assert gone == 0


async def test_a_removal_of_old_rows_is_taken_back_with_its_work(store: SqlStore) -> None:
    await store.write(lambda uow: uow.put(Inbox("k", NOW)))

    def work(uow: UnitOfWork) -> None:
        uow.put(ANA)
        uow.remove_before(Inbox, "at", NOW + timedelta(days=1), limit=9)
        raise Boom

    with pytest.raises(Boom):
        await store.write(work)
    assert await store.read(lambda uow: uow.get(Inbox, "k")) == Inbox("k", NOW)
    assert await store.read(lambda uow: uow.get(Member, "ana")) is None
