"""When a person is reminded: once a day, by day, and only while it helps."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hours import Hours
from bot.core.kernel import MemberId, StreamId
from bot.core.settings import QuietHours, Settings
from bot.reminding import Plan, fitting, hours_of, plan
from bot.rows import Member, Reminder

ANA = Member(MemberId("ana"), "Ana")
BERLIN = Settings(timezone="Europe/Berlin")  # quiet from 21:00 to 08:00


def at(text: str, zone: str = "Europe/Berlin") -> datetime:
    """A moment, by the clock on the wall there."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def due(text: str, until: str | None = "2026-06-30 18:00", stream: str = "s1") -> Reminder:
    end = at(until) if until else None
    return Reminder(ANA.id, StreamId(stream), "r1-consent", at(text), end)


def test_by_day_a_reminder_is_sent_when_it_falls_due() -> None:
    one = due("2026-06-10 14:00")
    assert plan([one], ANA, BERLIN, at("2026-06-10 14:00")) == Plan(send=(one,))


def test_before_it_is_due_nothing_happens() -> None:
    one = due("2026-06-10 14:00")
    assert plan([one], ANA, BERLIN, at("2026-06-10 13:59")) == Plan(again=one.due_at)


@pytest.mark.parametrize(
    "now", ["2026-06-10 21:00", "2026-06-10 23:59", "2026-06-11 00:00", "2026-06-11 07:59"]
)
def test_in_the_quiet_hours_it_waits_for_their_end(now: str) -> None:
    one = due("2026-06-10 21:00")
    assert plan([one], ANA, BERLIN, at(now)) == Plan(again=at("2026-06-11 08:00"))


def test_at_the_end_of_the_quiet_hours_it_is_sent() -> None:
    one = due("2026-06-10 22:00")
    assert plan([one], ANA, BERLIN, at("2026-06-11 08:00")).send == (one,)


def test_it_comes_before_the_quiet_hours_if_the_deadline_would_pass_in_them() -> None:
    one = due("2026-06-10 22:00", until="2026-06-11 06:00")
    assert plan([one], ANA, BERLIN, at("2026-06-10 19:59")) == Plan(again=at("2026-06-10 20:00"))
    assert plan([one], ANA, BERLIN, at("2026-06-10 20:00")).send == (one,)


def test_a_deadline_at_the_very_end_of_the_quiet_hours_passes_in_them() -> None:
    hours = hours_of(ANA, BERLIN)
    ends = at("2026-06-11 08:00")
    assert fitting(at("2026-06-10 23:00"), ends, hours) == at("2026-06-10 20:00")
    assert fitting(at("2026-06-10 23:00"), ends + timedelta(minutes=1), hours) == ends


def test_what_could_only_be_said_in_the_night_is_dropped() -> None:
    one = due("2026-06-10 22:00", until="2026-06-11 06:00")
    assert plan([one], ANA, BERLIN, at("2026-06-10 22:00")) == Plan(drop=(one,))


def test_nobody_is_reminded_of_a_deadline_that_is_over() -> None:
    one = due("2026-06-10 14:00", until="2026-06-10 15:00")
    assert plan([one], ANA, BERLIN, at("2026-06-10 15:00")) == Plan(drop=(one,))


def test_a_reminder_without_deadline_is_never_too_late() -> None:
    one = due("2026-06-10 14:00", until=None)
    assert plan([one], ANA, BERLIN, at("2026-08-10 14:00")) == Plan(send=(one,))


def test_several_reminders_are_one_message_the_nearest_deadline_first() -> None:
    far, near = due("2026-06-10 13:00", stream="s1"), due("2026-06-10 14:00", "2026-06-12 14:00", "s2")
    assert plan([far, near], ANA, BERLIN, at("2026-06-10 14:00")) == Plan(send=(near, far))


def test_the_message_of_the_day_takes_along_what_falls_due_later_that_day() -> None:
    now, evening, tomorrow = (
        due("2026-06-10 14:00", stream="s1"),
        due("2026-06-10 20:30", stream="s2"),
        due("2026-06-11 10:00", stream="s3"),
    )
    decided = plan([now, evening, tomorrow], ANA, BERLIN, at("2026-06-10 14:00"))
    assert decided == Plan(send=(now, evening), again=tomorrow.due_at)


def test_what_would_wait_for_the_morning_is_not_taken_along_the_day_before() -> None:
    now, night = due("2026-06-10 14:00", stream="s1"), due("2026-06-10 22:00", stream="s2")
    decided = plan([now, night], ANA, BERLIN, at("2026-06-10 14:00"))
    assert decided == Plan(send=(now,), again=at("2026-06-11 08:00"))


def test_there_is_one_message_a_day() -> None:
    one = due("2026-06-10 14:00")
    reminded = replace(ANA, reminded_at=at("2026-06-10 09:00"))
    assert plan([one], reminded, BERLIN, at("2026-06-10 14:00")) == Plan(again=at("2026-06-11 08:00"))
    assert plan([one], reminded, BERLIN, at("2026-06-11 08:00")).send == (one,)


def test_the_day_is_the_persons_own() -> None:
    one = due("2026-06-10 14:00")
    evening_before = replace(ANA, reminded_at=at("2026-06-09 20:00"))
    assert plan([one], evening_before, BERLIN, at("2026-06-10 14:00")).send == (one,)
    in_auckland = replace(evening_before, timezone="Pacific/Auckland", quiet_hours="none")
    # In Berlin 20:00 and 00:30, two days; in Auckland 06:00 and 10:30 of one.
    night = at("2026-06-10 00:30")
    assert plan([replace(one, due_at=night)], in_auckland, BERLIN, night) == Plan(
        again=at("2026-06-11 00:00", "Pacific/Auckland")
    )


def test_on_a_day_that_had_its_message_a_deadline_before_the_next_morning_is_let_pass() -> None:
    one = due("2026-06-10 14:00", until="2026-06-11 08:00")
    reminded = replace(ANA, reminded_at=at("2026-06-10 09:00"))
    assert plan([one], reminded, BERLIN, at("2026-06-10 14:00")) == Plan(drop=(one,))


def test_a_paused_person_gets_none() -> None:
    one, other = due("2026-06-10 14:00"), due("2026-06-20 14:00", stream="s2")
    paused = replace(ANA, paused_until=at("2026-06-15 12:00"))
    assert plan([one, other], paused, BERLIN, at("2026-06-10 14:00")) == Plan(drop=(one,), again=other.due_at)
    assert plan([other], paused, BERLIN, at("2026-06-20 14:00")).send == (other,)


def test_a_forgotten_person_gets_none() -> None:
    one = due("2026-06-10 14:00")
    assert plan([one], replace(ANA, forgotten=True), BERLIN, at("2026-06-10 14:00")) == Plan(drop=(one,))


def test_what_a_person_decided_for_themselves_goes_before_what_the_circle_has() -> None:
    early = replace(ANA, quiet_hours="19:00-06:00", timezone="America/New_York")
    one = due("2026-06-10 14:00")
    assert plan([one], early, BERLIN, at("2026-06-10 19:30", "America/New_York")).again == at(
        "2026-06-11 06:00", "America/New_York"
    )


def test_a_person_may_want_no_quiet_hours_at_all() -> None:
    one = due("2026-06-10 23:00")
    owl = replace(ANA, quiet_hours="none")
    assert plan([one], owl, BERLIN, at("2026-06-10 23:00")).send == (one,)


def test_a_circle_may_have_no_quiet_hours() -> None:
    one = due("2026-06-10 23:00")
    assert plan([one], ANA, replace(BERLIN, quiet_hours=None), at("2026-06-10 23:00")).send == (one,)


def test_quiet_hours_may_lie_within_a_day() -> None:
    hours = hours_of(replace(ANA, quiet_hours="12:00-15:00"), BERLIN)
    assert hours.night(at("2026-06-10 11:59")) is None
    assert hours.night(at("2026-06-10 12:00")) == (at("2026-06-10 12:00"), at("2026-06-10 15:00"))
    assert hours.night(at("2026-06-10 15:00")) is None


@pytest.mark.parametrize(
    ("now", "lasts"),
    [("2026-03-28 23:00", 10), ("2026-10-24 23:00", 12), ("2026-06-10 23:00", 11)],
    ids=["clocks forward", "clocks back", "a common night"],
)
def test_the_night_ends_by_the_clock_on_the_wall(now: str, lasts: int) -> None:
    begins, ends = hours_of(ANA, BERLIN).night(at(now)) or (None, None)
    assert begins is not None
    assert ends is not None
    assert ends - begins == timedelta(hours=lasts)
    assert ends.astimezone(ZoneInfo("Europe/Berlin")).time() == time(8)


def test_quiet_hours_that_end_in_an_hour_shown_twice_end_the_second_time() -> None:
    hours = hours_of(replace(ANA, quiet_hours="22:00-02:30"), BERLIN)
    _, ends = hours.night(at("2026-10-25 00:00")) or (None, None)
    assert ends == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_quiet_hours_that_begin_in_an_hour_shown_twice_begin_the_first_time() -> None:
    hours = hours_of(replace(ANA, quiet_hours="02:30-08:00"), BERLIN)
    begins, _ = hours.night(datetime(2026, 10, 25, 1, 15, tzinfo=UTC)) or (None, None)
    assert begins == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_quiet_hours_that_end_in_an_hour_never_shown_end_after_it() -> None:
    hours = hours_of(replace(ANA, quiet_hours="22:00-02:30"), BERLIN)
    _, ends = hours.night(at("2026-03-29 00:00")) or (None, None)
    assert ends == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_zone_that_is_no_more_falls_back_to_the_circles() -> None:
    assert hours_of(replace(ANA, timezone="Nowhere/Land"), BERLIN).zone == ZoneInfo("Europe/Berlin")


ZONES = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Africa/Cairo", "Australia/Lord_Howe"]
)
CLOCKS = st.times(min_value=time(), max_value=time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))
YEAR = st.integers(0, 366 * 24 * 60).map(lambda m: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=m))


@st.composite
def people(draw: st.DrawFn) -> Member:
    """Somebody with a zone and quiet hours, perhaps reminded before, perhaps paused."""
    begins, ends = draw(CLOCKS), draw(CLOCKS)
    quiet = "none" if begins == ends or draw(st.booleans()) else f"{begins:%H:%M}-{ends:%H:%M}"
    return Member(
        ANA.id,
        "Ana",
        timezone=draw(ZONES),
        quiet_hours=quiet,
        reminded_at=draw(st.none() | YEAR),
        paused_until=draw(st.none() | YEAR),
    )


@st.composite
def reminders(draw: st.DrawFn, near: datetime) -> list[Reminder]:
    """Some, due around the moment."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        due_at = near + timedelta(minutes=draw(st.integers(-3000, 3000)))
        lasts = draw(st.none() | st.integers(1, 4000))
        until = due_at + timedelta(minutes=lasts) if lasts else None
        found.append(Reminder(ANA.id, StreamId(f"s{number}"), "r1", due_at, until))
    return found


def wall_clock_calls_quiet(hours: Hours, moment: datetime) -> bool:
    """Whether the time of day that a clock there shows lies in the quiet hours."""
    if hours.quiet is None:
        return False
    begins, ends, shown = hours.quiet.begins, hours.quiet.ends, moment.astimezone(hours.zone).time()
    return begins <= shown < ends if begins < ends else shown >= begins or shown < ends


@given(data=st.data(), person=people(), now=YEAR)
def test_every_plan_keeps_the_promises(data: st.DataObject, person: Member, now: datetime) -> None:
    given_ = data.draw(reminders(now))
    hours = hours_of(person, BERLIN)
    decided = plan(given_, person, BERLIN, now)
    left = [each for each in given_ if each not in decided.send and each not in decided.drop]
    assert not set(decided.send) & set(decided.drop)
    assert (decided.again is None) == (not left)
    if decided.again is not None:
        assert decided.again > now
    if decided.send:
        wall = now.astimezone(hours.zone)
        assert not wall_clock_calls_quiet(hours, now)
        assert person.reminded_at is None or hours.day(person.reminded_at) != wall.date()
        assert person.paused_until is None or person.paused_until <= now
        assert all(each.until is None or each.until > now for each in decided.send)


@given(data=st.data(), person=people(), now=YEAR)
def test_followed_to_the_end_each_is_sent_once_or_dropped(
    data: st.DataObject, person: Member, now: datetime
) -> None:
    left = data.draw(reminders(now))
    hours = hours_of(person, BERLIN)
    days = []
    for _ in range(60):
        decided = plan(left, person, BERLIN, now)
        if decided.send:
            days.append(hours.day(now))
            person = replace(person, reminded_at=now)
        left = [each for each in left if each not in decided.send and each not in decided.drop]
        if decided.again is None:
            break
        now = decided.again
    assert not left
    assert len(days) == len(set(days))


@given(moment=YEAR, begins=CLOCKS, ends=CLOCKS, zone=ZONES)
def test_the_night_holds_every_moment_that_the_wall_clock_calls_quiet(
    moment: datetime, begins: time, ends: time, zone: str
) -> None:
    if begins == ends:
        return
    hours = Hours(ZoneInfo(zone), QuietHours(begins, ends))
    night = hours.night(moment)
    if wall_clock_calls_quiet(hours, moment):
        assert night is not None
    if night is not None:
        assert night[0] <= moment < night[1]
