"""What a circle decides about how it works, and who may change which of it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.circle import CIRCLE
from bot.core.circle import commands as c
from bot.core.hours import Hours
from bot.core.kernel import MemberId, Person, StreamId, WordsId
from bot.core.settings import (
    CHARTER,
    NEED_CONSENT,
    SETTINGS,
    Changes,
    QuietHours,
    Reminders,
    Settings,
    Span,
    changes,
    length,
    need_consent,
    notation,
    problem,
)
from tests.core.stream import Played

ANA, BEN = MemberId("ana"), MemberId("ben")
GARDEN, VILLAGE, REGION = StreamId("garden"), StreamId("village"), StreamId("region")
WORDS = WordsId("words")


@pytest.fixture
def garden() -> Played:
    played = Played(CIRCLE)
    played.does(ANA, c.Create("Garden", WORDS, domain=WORDS, members=(BEN,)))
    return played


# --- who may change what --------------------------------------------------------------------------------


def test_the_facilitator_changes_what_a_circle_is_and_its_daily_habits(garden: Played) -> None:
    wanted = Changes(name=" Orchard ", language="de", questions=timedelta(days=4), clears=("domain",))
    garden.does(ANA, c.Change(wanted))
    assert (garden.state.name, garden.state.domain) == ("Orchard", None)
    assert (garden.state.settings.language, garden.state.settings.questions) == ("de", timedelta(days=4))
    (notice,) = garden.notices
    assert notice.text.key == "circle-changed"
    assert notice.text.params == {"settings": ("name", "domain", "questions", "language"), "by": Person(ANA)}


def test_the_log_of_a_change_holds_what_was_before(garden: Played) -> None:
    (changed,) = garden.does(ANA, c.Change(Changes(language="de", clears=("domain",))))
    assert changed.made.values() == {"domain": None, "language": "de"}
    assert changed.was.values() == {"domain": WORDS, "language": "en"}


def test_only_what_differs_is_changed_and_nothing_is_no_event(garden: Played) -> None:
    (changed,) = garden.does(ANA, c.Change(Changes(language="de", timezone="UTC")))
    assert list(changed.made.values()) == ["language"]
    assert garden.does(ANA, c.Change(Changes(language="de", name="Garden"))) == ()
    assert garden.does(ANA, c.Change(Changes())) == ()


def test_nobody_else_changes_anything(garden: Played) -> None:
    assert garden.refuses(BEN, c.Change(Changes(language="de"))).key == "circle-facilitator-only"


@pytest.mark.parametrize(
    "wanted",
    [
        Changes(profile="s3"),
        Changes(silence="lapse"),
        Changes(minimum_answers=3),
        Changes(minimum_window=timedelta(hours=48)),
        Changes(joining="open"),
        Changes(answers="open"),
    ],
)
def test_what_touches_who_decides_and_how_needs_a_decision(garden: Played, wanted: Changes) -> None:
    (name,) = wanted.values()
    refusal = garden.refuses(ANA, c.Change(wanted))
    assert (refusal.key, refusal.params) == ("circle-change-needs-consent", {"settings": (name,)})
    assert name in NEED_CONSENT
    garden.does(None, c.Adopt(wanted, 12))
    assert getattr(garden.state.settings, name) == wanted.values()[name]
    assert garden.notices == []
    assert garden.does(None, c.Adopt(wanted, 12)) == ()


def test_of_several_changes_those_that_need_a_decision_are_named() -> None:
    assert need_consent(Changes(name="Orchard", silence="lapse", answers="open")) == ("silence", "answers")


def test_every_setting_can_be_changed_and_every_change_names_something() -> None:
    every = {name: getattr(Settings(), name) for name in SETTINGS}
    assert set(changes(every).values()) == set(SETTINGS)
    assert set(Changes.__dataclass_fields__) == {*CHARTER, *SETTINGS, "clears"}


# --- taking back ----------------------------------------------------------------------------------------


def test_a_decision_that_is_reopened_puts_all_values_back(garden: Played) -> None:
    before = garden.state
    garden.does(None, c.Adopt(Changes(silence="lapse", aim=WordsId("new"), clears=("quiet_hours",)), 12))
    garden.does(None, c.Undo(12))
    assert garden.state == before


def test_what_was_changed_after_the_decision_stays_when_it_is_reopened(garden: Played) -> None:
    garden.does(None, c.Adopt(Changes(language="de", silence="lapse"), 12))
    garden.does(ANA, c.Change(Changes(language="pl")))
    garden.does(None, c.Undo(12))
    assert (garden.state.settings.language, garden.state.settings.silence) == ("pl", "hold")


def test_only_the_reopened_decision_is_taken_back(garden: Played) -> None:
    garden.does(None, c.Adopt(Changes(silence="lapse"), 12))
    garden.does(None, c.Adopt(Changes(answers="open"), 13))
    garden.does(None, c.Undo(13))
    assert (garden.state.settings.silence, garden.state.settings.answers) == ("lapse", "together")


# --- parents --------------------------------------------------------------------------------------------


def test_a_circle_is_never_inside_itself(garden: Played) -> None:
    for command in (
        c.Change(Changes(parent=GARDEN), (GARDEN,)),
        c.Change(Changes(parent=VILLAGE), (VILLAGE, GARDEN)),
    ):
        assert garden.refuses(ANA, command).key == "circle-parent-loop"
    assert garden.refuses(None, c.Adopt(Changes(parent=VILLAGE), 12, (GARDEN,))).key == "circle-parent-loop"
    garden.does(ANA, c.Change(Changes(parent=VILLAGE), (VILLAGE, REGION)))
    assert garden.state.parent == VILLAGE
    garden.does(ANA, c.Change(Changes(clears=("parent",))))
    assert garden.state.parent is None


# --- what is refused ------------------------------------------------------------------------------------

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        (Changes(clears=("aim",)), "circle-setting-not-empty"),
        (Changes(domain=WORDS, clears=("domain",)), "circle-setting-twice"),
        (Changes(name=" "), "circle-name-length"),
        (Changes(name="x" * 81), "circle-name-length"),
        (Changes(timezone=""), "circle-setting-not-empty"),
        (Changes(language=""), "circle-setting-not-empty"),
        (Changes(minimum_answers=-1), "circle-setting-answers"),
        (Changes(minimum_answers=10_001), "circle-setting-answers"),
        (Changes(minimum_window=-DAY), "circle-setting-length"),
        (Changes(consent=timedelta()), "circle-setting-length"),
        (Changes(nominations=91 * DAY), "circle-setting-length"),
        (Changes(turn=timedelta(seconds=9)), "circle-setting-length"),
        (Changes(turn=timedelta(hours=2)), "circle-setting-length"),
        (Changes(review=Span()), "circle-setting-span"),
        (Changes(review=Span(months=121)), "circle-setting-span"),
        (Changes(term_reminder=Span(months=2, days=-1)), "circle-setting-span"),
        (Changes(reminders=Reminders(before=(timedelta(),))), "circle-setting-reminders"),
        (Changes(reminders=Reminders(before=(91 * DAY,))), "circle-setting-reminders"),
        (Changes(reminders=Reminders(before=(DAY,) * 6)), "circle-setting-reminders"),
        (Changes(quiet_hours=QuietHours(time(8), time(8))), "circle-setting-quiet"),
        (Changes(questions=timedelta(hours=23)), "circle-setting-too-short"),
        (Changes(change=DAY, minimum_window=2 * DAY), "circle-setting-too-short"),
    ],
)
def test_contradictory_and_boundless_values_are_refused(garden: Played, wanted: Changes, key: str) -> None:
    assert garden.refuses(ANA, c.Change(wanted)).key == key


@pytest.mark.parametrize(
    "wanted",
    [
        Changes(name="x" * 80),
        Changes(minimum_answers=0),
        Changes(minimum_answers=10_000),
        Changes(minimum_window=timedelta()),
        Changes(nominations=90 * DAY),
        Changes(turn=timedelta(seconds=10)),
        Changes(turn=timedelta(hours=1)),
        Changes(review=Span(months=120)),
        Changes(term_reminder=Span(days=1)),
        Changes(reminders=Reminders(half=False, before=())),
        Changes(reminders=Reminders(before=(90 * DAY,) * 5)),
        Changes(quiet_hours=QuietHours(time(8), time(9))),
        Changes(clears=("domain", "parent", "quiet_hours")),
        Changes(questions=DAY),
        Changes(questions=timedelta(hours=12), minimum_window=timedelta(hours=12)),
    ],
)
def test_values_at_the_bounds_are_taken(wanted: Changes) -> None:
    assert problem(wanted, Settings()) is None


def test_a_decision_is_not_refused_for_a_step_that_is_shorter_than_the_minimum(garden: Played) -> None:
    garden.does(None, c.Adopt(Changes(minimum_window=3 * DAY), 12))
    assert garden.refuses(None, c.Adopt(Changes(minimum_answers=-1), 13)).key == "circle-setting-answers"
    assert length(garden.state.settings, "questions") == 3 * DAY
    assert length(Settings(), "consent") == 3 * DAY
    assert length(Settings(), "questions") == 2 * DAY


# --- calendar spans -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "begins", "ends"),
    [
        (Span(months=1), (2026, 1, 31), (2026, 2, 28)),
        (Span(months=1), (2028, 1, 31), (2028, 2, 29)),
        (Span(months=12), (2028, 2, 29), (2029, 2, 28)),
        (Span(months=3), (2026, 11, 30), (2027, 2, 28)),
        (Span(months=6, days=10), (2026, 1, 25), (2026, 8, 4)),
        (Span(days=30), (2026, 2, 1), (2026, 3, 3)),
    ],
)
def test_a_month_is_a_month_however_long(
    span: Span, begins: tuple[int, int, int], ends: tuple[int, int, int]
) -> None:
    assert span.after(datetime(*begins, 18, tzinfo=UTC)) == datetime(*ends, 18, tzinfo=UTC)


def test_spans_count_backwards_too() -> None:
    assert Span(months=1, days=1).before(datetime(2026, 3, 31, tzinfo=UTC)) == datetime(
        2026, 2, 27, tzinfo=UTC
    )
    assert Span(months=2).before(datetime(2026, 1, 15, tzinfo=UTC)) == datetime(2025, 11, 15, tzinfo=UTC)
    assert Span(months=1, days=2).about == timedelta(days=32)


# --- quiet hours, notation ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours", "at", "quiet"),
    [
        ("21:00-08:00", time(21), True),
        ("21:00-08:00", time(7, 59), True),
        ("21:00-08:00", time(8), False),
        ("21:00-08:00", time(12), False),
        ("12:00–14:30", time(13), True),
        ("12:00-14:30", time(14, 30), False),
        ("12:00-14:30", time(11), False),
    ],
)
def test_quiet_hours_may_span_midnight(hours: str, at: time, quiet: bool) -> None:
    night = Hours(ZoneInfo("UTC"), QuietHours.read(hours)).night(datetime.combine(date(2026, 3, 2), at, UTC))
    assert (night is not None) is quiet


def test_quiet_hours_are_written_as_they_are_read() -> None:
    assert str(QuietHours.read("21:00 - 08:00")) == "21:00-08:00"
    for text in ("", "21:00", "noon-1", "25:00-08:00", "08:00-08:00", "21:00+02:00-08:00"):
        with pytest.raises(ValueError, match=r".*"):
            QuietHours.read(text)


def test_settings_are_written_as_in_the_settings_file() -> None:
    written = {name: notation(getattr(Settings(), name)) for name in SETTINGS}
    assert written == {
        "profile": "sofa",
        "silence": "hold",
        "minimum_answers": 0,
        "minimum_window": "24 hours",
        "answers": "together",
        "check_ins": "forgotten",
        "joining": "ask",
        "questions": "2 days",
        "reactions": "2 days",
        "consent": "3 days",
        "nominations": "2 days",
        "change": "24 hours",
        "turn": "2 minutes",
        "review": "1 year",
        "term_reminder": "30 days",
        "reminders": ["half", "24 hours"],
        "quiet_hours": "21:00-08:00",
        "timezone": "UTC",
        "language": "en",
    }
    assert notation(None) == ""
    assert notation(Span(months=18, days=1)) == "1 year 6 months 1 day"
    assert notation(Reminders(half=False, before=(timedelta(hours=1),))) == ["1 hour"]
    assert notation(timedelta(seconds=90)) == "90 seconds"
