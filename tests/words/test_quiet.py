"""Quiet hours: read, stored, and never broken by a deadline that was given as a length of time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.kernel import Message
from bot.words.quiet import QuietHours, before_night, daytime, read_quiet_hours

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = QuietHours(time(21), time(8))


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("21:00-08:00", "21:00-08:00"),
        ("21:00 – 8:00", "21:00-08:00"),
        ("9pm to 8am", "21:00-08:00"),
        ("21 bis 8 Uhr", "21:00-08:00"),
        ("22:30-6:15", "22:30-06:15"),
        ("12:00-14:00", "12:00-14:00"),
        ("24:00-8:00", "00:00-08:00"),
        ("midnight to 8am", "00:00-08:00"),
        ("none", "none"),
        ("keine", "none"),
    ],
)
def test_quiet_hours_are_read_and_stored(text: str, stored: str) -> None:
    read = read_quiet_hours(text, "de")
    assert isinstance(read, QuietHours)
    assert str(read) == stored
    assert QuietHours.parse(stored) == read
    assert bool(read) is (stored != "none")


@pytest.mark.parametrize(
    "text", ["", "at night", "21:00", "21:00-", "8-8", "25:00-8:00", "21:00-08:00 x", "0:00-24:00"]
)
def test_what_are_no_quiet_hours_is_refused(text: str) -> None:
    read = read_quiet_hours(text, "en")
    assert isinstance(read, Message)
    assert read.key == "refused-quiet-hours"


@pytest.mark.parametrize(
    ("at", "moved"),
    [
        ("2026-08-14 20:59", "2026-08-14 20:59"),
        ("2026-08-14 21:00", "2026-08-15 08:00"),
        ("2026-08-14 23:30", "2026-08-15 08:00"),
        ("2026-08-15 02:00", "2026-08-15 08:00"),
        ("2026-08-15 07:59", "2026-08-15 08:00"),
        ("2026-08-15 08:00", "2026-08-15 08:00"),
        ("2026-10-24 23:00", "2026-10-25 08:00"),  # the clocks go back that night
    ],
)
def test_an_end_in_the_night_moves_to_the_morning(at: str, moved: str) -> None:
    moment = datetime.fromisoformat(at).replace(tzinfo=BERLIN)
    assert daytime(moment, BERLIN, NIGHT).astimezone(BERLIN).strftime("%Y-%m-%d %H:%M") == moved


def test_a_reminder_that_would_come_too_late_comes_before_the_night() -> None:
    moment = datetime(2026, 8, 15, 2, 0, tzinfo=BERLIN)
    assert before_night(moment, BERLIN, NIGHT) == datetime(2026, 8, 14, 20, 59, tzinfo=BERLIN)
    evening = datetime(2026, 8, 14, 23, 0, tzinfo=BERLIN)
    assert before_night(evening, BERLIN, NIGHT) == datetime(2026, 8, 14, 20, 59, tzinfo=BERLIN)


def test_without_quiet_hours_nothing_moves() -> None:
    moment = datetime(2026, 8, 15, 2, 0, tzinfo=BERLIN)
    assert daytime(moment, BERLIN, QuietHours()) == moment
    assert before_night(moment, BERLIN, QuietHours()) == moment


def test_quiet_hours_may_lie_within_a_day() -> None:
    nap = QuietHours(time(12), time(14))
    assert daytime(datetime(2026, 8, 15, 13, 0, tzinfo=BERLIN), BERLIN, nap) == datetime(
        2026, 8, 15, 14, 0, tzinfo=BERLIN
    )


times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30)))


@settings(max_examples=300, deadline=None)
@given(
    minute=st.integers(0, 60 * 24 * 400),
    zone=st.sampled_from([BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")]),
    start=times,
    end=times,
)
def test_a_moved_moment_is_never_quiet_and_never_more_than_a_day_away(
    minute: int, zone: ZoneInfo, start: time, end: time
) -> None:
    quiet = QuietHours(start, end)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    later, earlier = daytime(at, zone, quiet), before_night(at, zone, quiet)
    assert at <= later <= at + timedelta(hours=25)
    assert at - timedelta(hours=25) <= earlier <= at
    assert not quiet.cover(later.astimezone(zone).time())
    assert not quiet.cover(earlier.astimezone(zone).time())
