"""The asking that every kind of process is made of: its reminders, its nights, its shares of time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.consent.planning import shares
from bot.core.hours import Hours
from bot.core.kernel import MemberId
from bot.core.replacing import replace
from bot.core.settings import QuietHours, Reminders, Settings
from bot.core.step import Step, enough_answers, given_back, open_step, reminder_times, step_deadlines

OPENED = datetime(2026, 3, 2, 10, tzinfo=UTC)
ANA, BEN = MemberId("ana"), MemberId("ben")
NIGHT = QuietHours(time(21), time(8))
UTC_NIGHTS = Hours(ZoneInfo("UTC"), NIGHT)


USUAL = Reminders()


def asking(length: timedelta, reminders: Reminders = USUAL) -> Step:
    return open_step(
        now=OPENED, ends_at=OPENED + length, asked=[ANA, BEN], away=[], length=length, reminders=reminders
    )


def test_reminders_come_at_half_time_and_a_day_before_the_end() -> None:
    times = reminder_times(asking(timedelta(days=6)), Settings())
    assert set(times.values()) == {OPENED + timedelta(days=3), OPENED + timedelta(days=5)}


def test_reminders_less_than_twelve_hours_apart_are_one() -> None:
    times = reminder_times(asking(timedelta(days=2)), Settings())
    assert list(times.values()) == [OPENED + timedelta(days=1)]
    nearly = reminder_times(asking(timedelta(days=2, hours=20)), Settings())
    assert list(nearly.values()) == [OPENED + timedelta(days=1, hours=20)]


def test_none_comes_within_twelve_hours_of_the_opening() -> None:
    assert not reminder_times(asking(timedelta(hours=23)), Settings())


def test_who_has_answered_isnt_waited_for_and_when_all_have_nobody_is_reminded() -> None:
    step = asking(timedelta(days=6)).heard(ANA).heard(BEN)
    assert set(step_deadlines(step, Settings())) == {"end"}


def test_a_reminder_in_the_night_in_which_the_step_ends_comes_the_evening_before() -> None:
    step = asking(timedelta(days=3, hours=14), Reminders(half=False, before=(timedelta(hours=2),)))
    times = reminder_times(step, Settings(quiet_hours=NIGHT))
    assert list(times.values()) == [datetime(2026, 3, 5, 20, tzinfo=UTC)]
    by_day = reminder_times(step, Settings(quiet_hours=None))
    assert list(by_day.values()) == [datetime(2026, 3, 5, 22, tzinfo=UTC)]


def test_more_time_brings_the_reminder_before_the_new_end() -> None:
    step = asking(timedelta(days=6))
    keys = [key.removeprefix("remind-") for key in reminder_times(step, Settings())]
    reminded = replace(step, reminded=frozenset(keys))
    later = reminded.until(OPENED + timedelta(days=8))
    assert list(reminder_times(later, Settings()).values()) == [OPENED + timedelta(days=7)]


def test_a_duration_never_ends_in_the_night() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert UTC_NIGHTS.by_day(late) == datetime(2026, 3, 3, 8, tzinfo=UTC)
    early = datetime(2026, 3, 3, 5, tzinfo=UTC)
    assert UTC_NIGHTS.by_day(early) == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert Hours(ZoneInfo("UTC"), None).by_day(early) == early
    assert UTC_NIGHTS.by_day(OPENED) == OPENED


def test_the_night_is_that_of_the_circles_zone_also_when_clocks_change() -> None:
    spring = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    moved = Hours(ZoneInfo("Europe/Berlin"), NIGHT).by_day(spring)
    assert moved.astimezone(ZoneInfo("Europe/Berlin")).time() == time(8)
    assert moved == datetime(2026, 3, 29, 6, tzinfo=UTC)


@given(st.integers(0, 40 * 24), st.integers(1, 72))
def test_the_time_is_shared_two_two_three_and_no_step_is_too_short(hours: int, minimum: int) -> None:
    least, end = timedelta(hours=minimum), OPENED + timedelta(hours=hours)
    parts = shares(OPENED, end, least)
    if parts is None:
        assert end - OPENED < 3 * least
        return
    questions, reactions, consent = parts[0] - OPENED, parts[1] - parts[0], parts[2] - parts[1]
    assert parts[2] == end
    assert min(questions, reactions, consent) >= least
    if questions > least:
        rounding = timedelta(seconds=1)
        assert abs(2 * consent - 3 * questions) < rounding
        assert abs(questions - reactions) < rounding


def test_a_lapse_needs_more_than_half_and_at_least_two() -> None:
    assert [enough_answers(0, asked) for asked in (1, 2, 3, 4, 7)] == [2, 2, 2, 3, 4]
    assert enough_answers(5, 100) == 5


def test_an_outage_gives_the_step_its_time_back_once_however_many_platforms_it_took() -> None:
    step, settings = asking(timedelta(days=4)), Settings(quiet_hours=None)
    gone, back = OPENED + timedelta(days=1), OPENED + timedelta(days=2)
    assert step.ends_at is not None
    later = given_back(step, gone, back, settings)
    assert later == step.ends_at + timedelta(days=1)
    made_up = replace(step.until(later), made_up_for=back)
    assert given_back(made_up, gone, back + timedelta(minutes=1), settings) is None
    assert given_back(step, gone, gone + timedelta(hours=11), settings) is None
