"""Reminders as they are sent: merged for each person, kept in the database until then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.alarm import Alarm
from bot.codec import read_message
from bot.core.circle.events import Created
from bot.core.kernel import Fact, MemberId, StreamId, WordsId
from bot.core.settings import Settings
from bot.ports import Store, Stream, UnitOfWork
from bot.reminding import AT_ONCE, Reminding
from bot.rows import Member, Outgoing, Reminder
from tests.clock import StandingClock

ANA, BEN = MemberId("ana"), MemberId("ben")
NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 6, 12, 18, tzinfo=UTC)


class Desk:
    """Reminders on a database, and who still owes what."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = StandingClock(NOON)
        self.answered: set[tuple[MemberId, str]] = set()
        self.nudges = 0
        self.reminding = Reminding(store, self._owes, self._nudge)

    def _owes(self, uow: UnitOfWork, member: MemberId, stream: StreamId, slot: str) -> bool:
        return (member, stream) not in self.answered

    def _nudge(self) -> None:
        self.nudges += 1

    async def put(self, *rows: Any) -> None:
        def work(uow: UnitOfWork) -> None:
            for row in rows:
                uow.put(row)

        await self.store.write(work)

    async def remind(self, member: MemberId, stream: str, until: datetime | None = FRIDAY) -> None:
        await self.put(Reminder(member, StreamId(stream), "r1-consent", self.clock.now(), until))

    async def ring(self) -> None:
        await Alarm(self.reminding, self.clock).ring_now()

    async def sent(self) -> list[Outgoing]:
        return list(await self.store.read(lambda uow: uow.find(Outgoing, order="created_at")))

    async def left(self) -> list[Reminder]:
        return list(await self.store.read(lambda uow: uow.find(Reminder, order="due_at")))


@pytest.fixture
async def desk(store: Store) -> Desk:
    desk = Desk(store)
    await desk.put(Member(ANA, "Ana"), Member(BEN, "Ben"))
    return desk


def processes(row: Outgoing) -> object:
    said = read_message(row.message)
    assert said.key == "reminder"
    return said.params["processes"]


async def test_a_person_gets_one_message_for_all_their_circles(desk: Desk) -> None:
    await desk.remind(ANA, "later")
    await desk.remind(ANA, "sooner", until=FRIDAY - timedelta(days=1))
    await desk.remind(BEN, "later")
    await desk.ring()
    to = {row.member: row for row in await desk.sent()}
    assert processes(to[ANA]) == ("sooner", "later")
    assert processes(to[BEN]) == ("later",)
    assert len(await desk.sent()) == 2
    assert await desk.left() == []
    assert desk.nudges == 1


async def test_marks_on_a_reminder_of_one_process_find_it(desk: Desk) -> None:
    await desk.remind(ANA, "s1")
    await desk.ring()
    [row] = await desk.sent()
    assert (row.stream, row.slot, row.platform, row.place) == ("s1", "r1-consent", None, None)


async def test_the_second_of_a_day_waits_for_the_next_morning(desk: Desk) -> None:
    await desk.remind(ANA, "s1")
    await desk.ring()
    desk.clock.tick(hours=2)
    await desk.remind(ANA, "s2")
    await desk.ring()
    assert len(await desk.sent()) == 1
    morning = datetime(2026, 6, 11, 8, tzinfo=UTC)
    assert await desk.reminding.next_due() == morning
    desk.clock.set(morning)
    await desk.ring()
    assert [processes(row) for row in await desk.sent()] == [("s1",), ("s2",)]


async def test_what_was_answered_meanwhile_is_not_mentioned(desk: Desk) -> None:
    desk.clock.set(datetime(2026, 6, 10, 23, tzinfo=UTC))
    for stream in ("s1", "s2"):
        await desk.remind(ANA, stream)
    await desk.ring()
    desk.answered.add((ANA, "s1"))
    desk.clock.set(datetime(2026, 6, 11, 8, tzinfo=UTC))
    await desk.ring()
    assert [processes(row) for row in await desk.sent()] == [("s2",)]


async def test_who_has_answered_everything_hears_nothing(desk: Desk) -> None:
    await desk.remind(ANA, "s1")
    desk.answered.add((ANA, "s1"))
    await desk.ring()
    assert (await desk.sent(), await desk.left()) == ([], [])
    assert (await desk.store.read(lambda uow: uow.get(Member, ANA))) == Member(ANA, "Ana")


async def test_quiet_hours_are_those_where_the_circle_is(desk: Desk) -> None:
    created = Created(
        id=StreamId("garden"),
        name="Garden",
        aim=WordsId("w1"),
        domain=None,
        parent=None,
        founder=ANA,
        members=(ANA, BEN),
        settings=Settings(timezone="Pacific/Auckland"),
        term_ends=FRIDAY,
    )

    def create(uow: UnitOfWork) -> None:
        garden = Stream(StreamId("garden"), "circle", "o1", StreamId("garden"), 0, 0, None, "Garden")
        uow.start(garden)
        uow.record(garden, [Fact(created, NOON, ANA)])

    await desk.store.write(create)
    await desk.remind(ANA, "garden")
    await desk.ring()
    assert await desk.sent() == []
    assert await desk.reminding.next_due() == datetime(2026, 6, 10, 20, tzinfo=UTC)


async def test_people_are_many(desk: Desk) -> None:
    members = [MemberId(f"m{number}") for number in range(2 * AT_ONCE + 1)]
    await desk.put(*(Member(member, str(member)) for member in members))
    for member in members:
        await desk.remind(member, "s1")
    await desk.ring()
    assert sorted(row.member or "" for row in await desk.sent()) == sorted(members)


@pytest.mark.parametrize(
    "change",
    [
        lambda row, person: replace(row, until=None),
        lambda row, person: replace(person, paused_until=FRIDAY),
        lambda row, person: replace(person, reminded_at=NOON),
    ],
    ids=["extended", "paused", "reminded by another process"],
)
async def test_what_changes_while_it_is_planned_is_planned_anew(
    desk: Desk, change: Callable[[Reminder, Member], Any]
) -> None:
    await desk.remind(ANA, "s1")
    [row] = await desk.left()
    read = desk.store.read

    async def changing(work: Any) -> Any:
        result = await read(work)
        if not changed:
            changed.append(True)
            await desk.put(change(row, Member(ANA, "Ana")))
        return result

    changed: list[bool] = []
    desk.store.read = changing  # type: ignore[method-assign]
    assert await desk.reminding.ring(desk.clock.now()) == 0
    assert await desk.sent() == []


async def test_without_reminders_there_is_nothing_to_wait_for(desk: Desk) -> None:
    assert await desk.reminding.next_due() is None
    assert await desk.reminding.ring(NOON) == 0
