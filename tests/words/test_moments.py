"""How moments and lengths of time are read and said, in two languages and several time zones."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.kernel import Message
from bot.words.catalogue import LANGUAGES, Speaker
from bot.words.moments import Reading, read_moment, read_span, say_date, say_moment, say_span

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
KOLKATA = ZoneInfo("Asia/Kolkata")
ADELAIDE = ZoneInfo("Australia/Adelaide")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # half an hour of daylight saving
ZONES = (BERLIN, NEW_YORK, KOLKATA, ADELAIDE, LORD_HOWE, ZoneInfo("UTC"), ZoneInfo("America/St_Johns"))

WEDNESDAY = datetime(2026, 8, 12, 8, 30, tzinfo=UTC)
"""10:30 in Berlin."""


def read(
    text: str, language: str = "en", zone: ZoneInfo = BERLIN, now: datetime = WEDNESDAY
) -> Reading | Message:
    return read_moment(text, now=now, zone=zone, language=language)


def local(text: str, language: str = "en", zone: ZoneInfo = BERLIN, now: datetime = WEDNESDAY) -> str:
    found = read(text, language, zone, now)
    assert isinstance(found, Reading), found
    assert found.at.tzinfo is UTC
    return found.at.astimezone(zone).strftime("%a %Y-%m-%d %H:%M")


def refused(text: str, language: str = "en", zone: ZoneInfo = BERLIN, now: datetime = WEDNESDAY) -> Message:
    found = read(text, language, zone, now)
    assert isinstance(found, Message), found
    said = Speaker(language, zone).text(found.key, **found.params)  # type: ignore[arg-type]
    assert "[" not in said
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 days", "Sat 2026-08-15 10:30"),
        ("in 2 weeks", "Wed 2026-08-26 10:30"),
        ("in two weeks from now", "Wed 2026-08-26 10:30"),
        ("90 min", "Wed 2026-08-12 12:00"),
        ("1h30", "Wed 2026-08-12 12:00"),
        ("1 day, 6 hours", "Thu 2026-08-13 16:30"),
        ("1.5 days", "Thu 2026-08-13 22:30"),
        ("half an hour", "Wed 2026-08-12 11:00"),
        ("a fortnight", "Wed 2026-08-26 10:30"),
        ("6 months", "Fri 2027-02-12 10:30"),
        ("half a year", "Fri 2027-02-12 10:30"),
        ("1 year", "Thu 2027-08-12 10:30"),
        ("within 24 hours", "Thu 2026-08-13 10:30"),
    ],
)
def test_lengths_of_time_are_read_from_now(text: str, expected: str) -> None:
    assert local(text) == expected
    found = read(text)
    assert isinstance(found, Reading)
    assert found.as_duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("friday 18:00", "Fri 2026-08-14 18:00"),
        ("Friday at 6pm", "Fri 2026-08-14 18:00"),
        ("6:15 p.m. on Friday", "Fri 2026-08-14 18:15"),
        ("by friday noon", "Fri 2026-08-14 12:00"),
        ("this friday 18:00", "Fri 2026-08-14 18:00"),
        ("tomorrow noon", "Thu 2026-08-13 12:00"),
        ("the day after tomorrow 8:15", "Fri 2026-08-14 08:15"),
        ("today 17:00", "Wed 2026-08-12 17:00"),
        ("17:00", "Wed 2026-08-12 17:00"),
        ("at 6", "Wed 2026-08-12 18:00"),  # six in the morning is over
        ("14 august 18:00", "Fri 2026-08-14 18:00"),
        ("Friday, 14 August 2026, 18:00 CEST", "Fri 2026-08-14 18:00"),
        ("August 14th, 2026 6pm", "Fri 2026-08-14 18:00"),
        ("the 14th of august 18:00", "Fri 2026-08-14 18:00"),
        ("2026-12-01 18:00", "Tue 2026-12-01 18:00"),
        ("2026-12-01T18:00", "Tue 2026-12-01 18:00"),
        ("2026-12-01T17:00Z", "Tue 2026-12-01 18:00"),
        ("2026-12-01 22:30 UTC+05:30", "Tue 2026-12-01 18:00"),
        ("1.12.2026 18:00", "Tue 2026-12-01 18:00"),
        ("1.12. 18:00", "Tue 2026-12-01 18:00"),
        ("31/12/2026 18:00", "Thu 2026-12-31 18:00"),
        ("12/31/2026 18:00", "Thu 2026-12-31 18:00"),
        ("friday 24:00", "Sat 2026-08-15 00:00"),
        ("3 days at 18:00", "Sat 2026-08-15 18:00"),
        ("“friday 18:00”", "Fri 2026-08-14 18:00"),
    ],
)
def test_days_with_a_time_are_read(text: str, expected: str) -> None:
    assert local(text) == expected
    found = read(text)
    assert isinstance(found, Reading)
    assert not found.as_duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("friday", "Fri 2026-08-14 23:59"),
        ("next friday", "Fri 2026-08-14 23:59"),
        ("next wednesday", "Wed 2026-08-19 23:59"),
        ("today", "Wed 2026-08-12 23:59"),
        ("14 august", "Fri 2026-08-14 23:59"),
        ("until 14 august", "Fri 2026-08-14 23:59"),
        ("friday 14 august", "Fri 2026-08-14 23:59"),
        ("14 april", "Wed 2027-04-14 23:59"),
        ("29 feb", "Tue 2028-02-29 23:59"),
        ("2026-12-01", "Tue 2026-12-01 23:59"),
        ("1.12.2026", "Tue 2026-12-01 23:59"),
        ("01.02.2027", "Mon 2027-02-01 23:59"),
    ],
)
def test_a_day_alone_ends_with_its_last_minute(text: str, expected: str) -> None:
    assert local(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 Tage", "Sat 2026-08-15 10:30"),
        ("in 3 Tagen", "Sat 2026-08-15 10:30"),
        ("eine Woche", "Wed 2026-08-19 10:30"),
        ("in zwei Wochen", "Wed 2026-08-26 10:30"),
        ("2,5 Stunden", "Wed 2026-08-12 13:00"),
        ("in einer halben Stunde", "Wed 2026-08-12 11:00"),
        ("1 Tag und 6 Stunden", "Thu 2026-08-13 16:30"),
        ("ein halbes Jahr", "Fri 2027-02-12 10:30"),
        ("Freitag 18 Uhr", "Fri 2026-08-14 18:00"),
        ("am Freitag um 18.30 Uhr", "Fri 2026-08-14 18:30"),
        ("18:00 am Freitag", "Fri 2026-08-14 18:00"),
        ("9 am Freitag", "Fri 2026-08-14 09:00"),
        ("bis zum 14. August, 18 Uhr", "Fri 2026-08-14 18:00"),
        ("Freitag, den 14. August 2026", "Fri 2026-08-14 23:59"),
        ("nächsten Freitag", "Fri 2026-08-14 23:59"),
        ("morgen Mittag", "Thu 2026-08-13 12:00"),
        ("übermorgen 18 Uhr 30", "Fri 2026-08-14 18:30"),
        ("heute 17 Uhr", "Wed 2026-08-12 17:00"),
        ("1. März", "Mon 2027-03-01 23:59"),
        ("1. Maerz 2027", "Mon 2027-03-01 23:59"),
        ("1. Ma\u0308rz 2027", "Mon 2027-03-01 23:59"),
        ("friday 18:00", "Fri 2026-08-14 18:00"),
        ("in 2 weeks", "Wed 2026-08-26 10:30"),
    ],
)
def test_german_is_read_and_english_with_it(text: str, expected: str) -> None:
    assert local(text, "de") == expected


def test_german_is_not_read_where_english_is_spoken() -> None:
    assert refused("Freitag 18 Uhr").key == "refused-moment-unreadable"


# --- refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "soon",
            "after the holidays",
            "friday 25:00",
            "friday 18:60",
            "31 february",
            "18:00 sharp",
        ),
        *("-3 days", "3", "3 moons", "half a month", "2 days 3 days", "half past six", "tonight", "morning"),
        *(
            "friday saturday",
            "18:00 19:00",
            "14",
            "2026",
            "august",
            "next week",
            "0x10 days",
            "1 2 3",
            "\x00",
        ),
        *("friday friday friday", "00/00/2026", "2026-13-01", "18:00 UTC+99:00", "½", "٣ days", "x" * 60_000),
    ],
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    assert refused(text).key == "refused-moment-unreadable"


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("today 9:00", "Wed 12 Aug 2026, 09:00 CEST"),
        ("yesterday", "Tue 11 Aug 2026, 23:59 CEST"),
        ("3 days ago", "Sun 9 Aug 2026, 10:30 CEST"),
        ("10 august", "Mon 10 Aug 2026, 23:59 CEST"),
        ("2026-08-01 18:00", "Sat 1 Aug 2026, 18:00 CEST"),
        ("9:00", "Wed 12 Aug 2026, 09:00 CEST"),
        ("0 days", "Wed 12 Aug 2026, 10:30 CEST"),
        ("1.12.1999", "Wed 1 Dec 1999, 23:59 CET"),
    ],
)
def test_what_lies_in_the_past_is_refused_with_the_reading_that_was_tried(text: str, tried: str) -> None:
    refusal = refused(text)
    assert refusal.key == "refused-moment-past"
    assert say_moment(refusal.params["tried"], zone=BERLIN, language="en") == tried  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("01/02/2027", "1 Feb 2027", "2 Jan 2027"),
        ("01/02/2026", "1 Feb 2026", "2 Jan 2026"),
        ("1/9", "1 Sep 2026", "9 Jan 2027"),
        ("wednesday", "12 Aug 2026", "19 Aug 2026"),
    ],
)
def test_a_day_that_may_be_two_days_is_refused_with_both(text: str, first: str, second: str) -> None:
    refusal = refused(text)
    assert refusal.key == "refused-day-either"
    params = refusal.params
    assert say_date(params["first"], zone=BERLIN, language="en") == first.replace("Sep", "Sept")  # type: ignore[arg-type]
    assert say_date(params["second"], zone=BERLIN, language="en") == second  # type: ignore[arg-type]
    assert isinstance(read(str(params["example"]), now=datetime(2025, 8, 1, tzinfo=UTC)), Reading)


@pytest.mark.parametrize("text", ["wednesday 18:00", "friday at 6", "am Freitag um 6"])
def test_a_time_that_may_be_two_times_is_refused_with_both(text: str) -> None:
    refusal = refused(text, "de")
    assert refusal.key == "refused-moment-either"
    example = read(str(refusal.params["example"]))
    assert isinstance(example, Reading)
    assert example.at == refusal.params["second"]


def test_a_slash_date_whose_parts_are_equal_means_one_day() -> None:
    assert local("02/02/2027") == "Tue 2027-02-02 23:59"


def test_todays_weekday_is_the_next_one_once_its_time_is_over() -> None:
    assert local("wednesday 9:00") == "Wed 2026-08-19 09:00"


def test_midnight_is_refused_because_a_day_has_two() -> None:
    assert refused("tomorrow midnight").key == "refused-moment-midnight"
    assert refused("Freitag Mitternacht", "de").key == "refused-moment-midnight"


def test_a_weekday_that_does_not_fit_its_date_is_refused() -> None:
    assert refused("saturday 14 august 2026").key == "refused-moment-weekday"


def test_another_time_zone_is_refused_by_name_and_utc_is_taken() -> None:
    assert refused("friday 18:00 EST").key == "refused-moment-zone"
    assert refused("friday 18:00 CET").key == "refused-moment-zone"  # in August, Berlin has CEST
    assert local("friday 16:00 UTC") == "Fri 2026-08-14 18:00"


@pytest.mark.parametrize("text", ["999999 years", "9999-12-31", "200 years", "9999999 days", "99999 months"])
def test_what_nobody_will_live_to_see_is_refused(text: str) -> None:
    assert refused(text).key in ("refused-moment-far", "refused-moment-unreadable")


def test_a_refusal_repeats_only_the_beginning_of_what_was_typed() -> None:
    given_back = str(refused("friday\n\x00\u202e" + "x" * 60_000).params["given"])
    assert given_back.startswith("friday x")
    assert len(given_back) <= 60


# --- daylight saving ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2027-03-28 02:30", BERLIN),
        ("2027-03-14 02:30", NEW_YORK),
        ("2026-10-04 02:15", LORD_HOWE),
    ],
)
def test_an_hour_that_is_skipped_is_refused(text: str, zone: ZoneInfo) -> None:
    refusal = refused(text, zone=zone)
    assert refusal.key == "refused-moment-skipped"
    assert text[-5:] in str(refusal.params["tried"])


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2026-10-25 02:30", BERLIN),
        ("2026-11-01 01:30", NEW_YORK),
        ("2027-04-04 01:45", LORD_HOWE),
    ],
)
def test_an_hour_that_comes_twice_is_refused_and_either_can_be_copied(text: str, zone: ZoneInfo) -> None:
    refusal = refused(text, zone=zone)
    assert refusal.key == "refused-moment-twice"
    for name in ("first", "second"):
        at = refusal.params[name]
        assert isinstance(at, datetime)
        for language in LANGUAGES:
            again = read(say_moment(at, zone=zone, language=language), language, zone)
            assert isinstance(again, Reading)
            assert again.at == at


def test_days_keep_the_hour_of_the_clock_and_hours_do_not() -> None:
    before = datetime(2026, 10, 24, 10, 0, tzinfo=UTC)  # noon in Berlin, the day before the clocks go back
    assert local("1 day", now=before) == "Sun 2026-10-25 12:00"
    assert local("24 hours", now=before) == "Sun 2026-10-25 11:00"
    assert local("1 day", zone=KOLKATA, now=before) == "Sun 2026-10-25 15:30"


def test_a_length_of_time_that_ends_in_a_skipped_hour_ends_after_it() -> None:
    before = datetime(
        2027, 3, 27, 1, 30, tzinfo=UTC
    )  # 02:30 in Berlin, the night before the clocks go forward
    assert local("1 day", now=before) == "Sun 2027-03-28 03:30"


def test_a_length_of_time_that_ends_in_a_repeated_hour_ends_in_its_first_pass() -> None:
    before = datetime(2026, 10, 24, 0, 30, tzinfo=UTC)
    found = read("1 day", now=before)
    assert isinstance(found, Reading)
    assert found.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_month_from_the_thirty_first_ends_on_the_last_day() -> None:
    assert local("1 month", now=datetime(2027, 1, 31, 9, 0, tzinfo=UTC)) == "Sun 2027-02-28 10:00"


def test_a_deadline_from_now_falls_on_a_full_minute_so_that_the_card_tells_it_exactly() -> None:
    found = read("3 days", now=WEDNESDAY.replace(second=37, microsecond=5))
    assert isinstance(found, Reading)
    assert found.at == WEDNESDAY + timedelta(days=3, minutes=1)


def test_today_is_told_by_the_clocks_of_the_zone() -> None:
    late = datetime(2026, 8, 12, 22, 30, tzinfo=UTC)
    assert local("tomorrow 9:00", now=late) == "Fri 2026-08-14 09:00"
    assert local("tomorrow 9:00", zone=NEW_YORK, now=late) == "Thu 2026-08-13 09:00"


# --- said and read back -------------------------------------------------------------------------------

minutes = st.integers(min_value=1, max_value=60 * 24 * 365 * 20)


@settings(max_examples=400, deadline=None)
@given(ahead=minutes, zone=st.sampled_from(ZONES), language=st.sampled_from(LANGUAGES), short=st.booleans())
def test_a_moment_that_is_said_is_read_back_to_the_minute(
    ahead: int, zone: ZoneInfo, language: str, short: bool
) -> None:
    at = WEDNESDAY + timedelta(minutes=ahead)
    said = say_moment(at, zone=zone, language=language, now=WEDNESDAY if short else None)
    found = read(said, language, zone)
    assert isinstance(found, Reading), (said, found)
    assert found.at == at


@settings(max_examples=300, deadline=None)
@given(
    around=st.integers(min_value=-180, max_value=180),
    change=st.sampled_from(
        [
            (BERLIN, datetime(2026, 10, 25, 1, 0, tzinfo=UTC)),
            (BERLIN, datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
            (NEW_YORK, datetime(2026, 11, 1, 6, 0, tzinfo=UTC)),
            (ADELAIDE, datetime(2027, 4, 3, 16, 30, tzinfo=UTC)),
            (LORD_HOWE, datetime(2027, 4, 3, 15, 0, tzinfo=UTC)),
        ]
    ),
    language=st.sampled_from(LANGUAGES),
)
def test_a_moment_near_a_change_of_the_clocks_is_read_back_to_the_minute(
    around: int, change: tuple[ZoneInfo, datetime], language: str
) -> None:
    zone, moment = change
    at = moment + timedelta(minutes=around)
    found = read(say_moment(at, zone=zone, language=language), language, zone)
    assert isinstance(found, Reading)
    assert found.at == at


@settings(max_examples=200, deadline=None)
@given(
    ahead=st.integers(min_value=1, max_value=365 * 20),
    language=st.sampled_from(LANGUAGES),
    zone=st.sampled_from(ZONES),
)
def test_a_day_that_is_said_is_read_back(ahead: int, language: str, zone: ZoneInfo) -> None:
    day = WEDNESDAY.astimezone(zone).date() + timedelta(days=ahead)
    for now in (None, WEDNESDAY):
        found = read(say_date(day, language=language, zone=zone, now=now), language, zone)
        assert isinstance(found, Reading)
        assert found.at.astimezone(zone).date() == day


@settings(max_examples=300, deadline=None)
@given(count=st.integers(min_value=1, max_value=1000), language=st.sampled_from(LANGUAGES))
def test_a_length_of_time_that_is_said_is_read_back(count: int, language: str) -> None:
    for unit in (timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)):
        span = unit * count
        if unit >= timedelta(hours=1) or count < 3600:
            assert read_span(say_span(span, language), language) == span


@settings(max_examples=500, deadline=None)
@given(text=st.text(max_size=40), language=st.sampled_from(LANGUAGES), zone=st.sampled_from(ZONES))
def test_anything_typed_is_a_moment_ahead_or_a_sentence(text: str, language: str, zone: ZoneInfo) -> None:
    found = read(text, language, zone)
    assert isinstance(found, Message) or found.at > WEDNESDAY
    assert isinstance(read_span(text, language), timedelta | Message)


fragments = st.sampled_from(
    [
        *("3", "14", "18:00", "18", "2026", "2026-12-01", "1.12.", "1/2", "24:00", "+05:30", "1h30"),
        *(
            "friday",
            "next",
            "this",
            "freitag",
            "um",
            "am",
            "pm",
            "uhr",
            "august",
            "days",
            "woche",
            "in",
            "ago",
        ),
        *(
            "and",
            "half",
            "a",
            ",",
            ".",
            ":",
            "-",
            "utc",
            "cest",
            "tomorrow",
            "morgen",
            "noon",
            "at",
            "th",
            "z",
        ),
    ]
)


@settings(max_examples=1000, deadline=None)
@given(words=st.lists(fragments, max_size=7), language=st.sampled_from(LANGUAGES))
def test_any_pieces_of_time_are_a_moment_ahead_or_a_sentence(words: list[str], language: str) -> None:
    found = read(" ".join(words), language)
    if isinstance(found, Message):
        assert "[" not in Speaker(language, BERLIN).text(found.key, **found.params)  # type: ignore[arg-type]
    else:
        assert found.at > WEDNESDAY


# --- spans --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 days", timedelta(days=3)),
        ("2 weeks", timedelta(weeks=2)),
        ("90 min", timedelta(minutes=90)),
        ("2 minutes", timedelta(minutes=2)),
        ("90 seconds", timedelta(seconds=90)),
        ("24 hours", timedelta(days=1)),
        ("1 day 12 hours", timedelta(hours=36)),
        ("6 months", timedelta(days=180)),
        ("1 year", timedelta(days=365)),
        ("1.5 years", timedelta(days=365 + 180)),
        ("3 Tage", timedelta(days=3)),
        ("eine Woche", timedelta(weeks=1)),
        ("2,5 Stunden", timedelta(minutes=150)),
    ],
)
def test_lengths_of_time_are_read(text: str, expected: timedelta) -> None:
    assert read_span(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("friday", "refused-span-unreadable"),
        ("3 days at 18:00", "refused-span-unreadable"),
        ("-3 days", "refused-span-unreadable"),
        ("", "refused-span-unreadable"),
        ("0 days", "refused-span-empty"),
        ("200 years", "refused-span-far"),
    ],
)
def test_what_is_no_length_of_time_is_refused(text: str, key: str) -> None:
    found = read_span(text, "en")
    assert isinstance(found, Message)
    assert found.key == key


@pytest.mark.parametrize(
    ("span", "english", "german"),
    [
        (timedelta(hours=24), "24 hours", "24 Stunden"),
        (timedelta(days=3), "3 days", "3 Tage"),
        (timedelta(days=1, hours=12), "36 hours", "36 Stunden"),
        (timedelta(minutes=90), "1 hour, 30 minutes", "1 Stunde, 30 Minuten"),
        (timedelta(weeks=1), "1 week", "1 Woche"),
        (timedelta(days=30), "30 days", "30 Tage"),
        (timedelta(days=365), "1 year", "1 Jahr"),
        (timedelta(minutes=59, seconds=59, milliseconds=700), "1 hour", "1 Stunde"),
        (timedelta(days=2, hours=23, minutes=59, seconds=59), "3 days", "3 Tage"),
    ],
)
def test_lengths_of_time_are_said_by_their_largest_units(span: timedelta, english: str, german: str) -> None:
    assert say_span(span, "en") == english
    assert say_span(span, "de") == german


def test_the_two_passes_of_an_hour_are_never_said_alike() -> None:
    moscow = ZoneInfo("Europe/Moscow")  # in 2014 the clocks went back, and the zone kept its name
    first = datetime(2014, 10, 25, 21, 30, tzinfo=UTC)
    passes = [say_moment(first + timedelta(hours=hour), zone=moscow, language="en") for hour in (0, 1)]
    assert passes == ["Sun 26 Oct 2014, 01:30 UTC+04:00", "Sun 26 Oct 2014, 01:30 UTC+03:00"]


def test_moments_are_said_with_the_day_first_and_hours_up_to_24() -> None:
    at = datetime(2026, 8, 14, 16, 0, tzinfo=UTC)
    assert say_moment(at, zone=BERLIN, language="en") == "Fri 14 Aug 2026, 18:00 CEST"
    assert say_moment(at, zone=BERLIN, language="de") == "Fr. 14. Aug. 2026, 18:00 MESZ"
    assert say_moment(at, zone=KOLKATA, language="de") == "Fr. 14. Aug. 2026, 21:30 IST"
    assert say_moment(at, zone=BERLIN, language="en", now=WEDNESDAY) == "Fri 14 Aug, 18:00 CEST"
    assert say_date(at, zone=BERLIN, language="de") == "14. August 2026"
