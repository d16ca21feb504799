"""Who says a sentence: names, moments and people's own words come out of it whole, in the right language."""

import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Line, Moment, Name, Said
from bot.core.kernel import MemberId, message
from bot.words import catalogue
from bot.words.catalogue import Missing, Speaker, plain, spoken_language

ANA, BEN, CLEO = (Name(MemberId(name.lower()), name) for name in ("Ana", "Ben", "Cleo"))
FRIDAY = datetime(2026, 8, 14, 16, 0, tzinfo=UTC)

ENGLISH = """
greets = Hello { $who }!
gives = { $what } goes from { $who } to { $whom }.
until = Open until { $at }.
day = Open on { DAY($at) }.
waits = { $count ->
    [0] Nobody answered
    [one] { $count } person answered
   *[other] { $count } people answered
} to #{ $number }.
chooses = { $mode ->
    [live] Everybody is here
   *[async] Over days
} ({ $mode })
wraps = { greets } Really.
only-english = Only here.
lasts = { $span } are left.
"""
GERMAN = """
gives = { $whom } bekommt von { $who }: { $what }.
greets = Hallo { $who }!
until = Offen bis { $at }.
waits = { $count ->
    [one] { $count } Person hat
   *[other] { $count } Personen haben
} auf #{ $number } geantwortet.
lasts = Noch { $span }.
"""


@pytest.fixture(autouse=True)
def _own_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    bundles = {}
    for language, locale, text in (("en", "en-GB", ENGLISH), ("de", "de", GERMAN)):
        bundles[language] = FluentBundle([locale], functions={"DAY": catalogue._day}, use_isolating=False)
        bundles[language].add_resource(FluentResource(text))
    monkeypatch.setattr(catalogue, "_bundle", bundles.__getitem__)
    monkeypatch.setattr(catalogue, "strict", True)


def english() -> Speaker:
    return Speaker("en", "Europe/Berlin")


def german() -> Speaker:
    return Speaker("de", "Europe/Berlin")


def test_a_name_comes_out_whole() -> None:
    assert english().say("greets", who=ANA) == ("Hello ", ANA, "!")


def test_several_things_come_out_each_in_its_place() -> None:
    key = Said("the key")
    assert english().say("gives", who=ANA, whom=BEN, what=key) == (key, " goes from ", ANA, " to ", BEN, ".")
    assert german().say("gives", who=ANA, whom=BEN, what=key) == (BEN, " bekommt von ", ANA, ": ", key, ".")


def test_a_plain_string_counts_as_somebodys_own_words() -> None:
    assert english().say("greets", who="*Ana*") == ("Hello ", Said("*Ana*"), "!")
    assert english().say("greets", who=Said("x\ny")) == ("Hello ", Said("x\ny"), "!")


def test_a_moment_is_said_in_the_speakers_language_and_zone() -> None:
    assert english().say("until", at=FRIDAY) == (
        "Open until ",
        Moment(FRIDAY, "Fri 14 Aug 2026, 18:00 CEST"),
        ".",
    )
    assert german().text("until", at=FRIDAY) == "Offen bis Fr. 14. Aug. 2026, 18:00 MESZ."
    assert Speaker("de", "Asia/Kolkata").text("until", at=FRIDAY) == "Offen bis Fr. 14. Aug. 2026, 21:30 IST."


def test_of_a_moment_the_day_alone_can_be_said() -> None:
    assert english().say("day", at=FRIDAY) == ("Open on ", Moment(FRIDAY, "14 Aug 2026", is_day=True), ".")
    assert english().text("day", at=date(2026, 8, 14)) == "Open on 14 Aug 2026."


def test_where_now_is_known_a_near_moment_is_said_without_its_year() -> None:
    near = Speaker("en", "Europe/Berlin", now=datetime(2026, 8, 1, tzinfo=UTC))
    assert near.text("until", at=FRIDAY) == "Open until Fri 14 Aug, 18:00 CEST."
    assert near.text("day", at=FRIDAY) == "Open on Fri 14 Aug."


def test_lengths_of_time_and_numbers_are_said_in_the_language() -> None:
    assert english().text("lasts", span=timedelta(days=3)) == "3 days are left."
    assert german().text("lasts", span=timedelta(days=3)) == "Noch 3 Tage."
    assert english().text("waits", count=1200, number=1200) == "1,200 people answered to #1200."
    assert german().text("waits", count=1200, number=1200) == "1.200 Personen haben auf #1200 geantwortet."


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, ("Nobody answered to #7.", "0 Personen haben auf #7 geantwortet.")),
        (1, ("1 person answered to #7.", "1 Person hat auf #7 geantwortet.")),
        (2, ("2 people answered to #7.", "2 Personen haben auf #7 geantwortet.")),
    ],
)
def test_plurals_follow_the_language(count: int, expected: tuple[str, str]) -> None:
    assert (
        english().text("waits", count=count, number=7),
        german().text("waits", count=count, number=7),
    ) == expected


def test_a_string_can_choose_between_sentences() -> None:
    assert english().text("chooses", mode="live") == "Everybody is here (live)"
    assert english().text("chooses", mode="async") == "Over days (async)"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((ANA,), "Hello Ana!"),
        ((ANA, BEN), "Hello Ana and Ben!"),
        ((ANA, BEN, CLEO), "Hello Ana, Ben and Cleo!"),
        ([], "Hello –!"),
        (("Ana", "Ben"), "Hello Ana and Ben!"),
    ],
)
def test_several_are_joined_as_one_says_it(names: list[Name], said: str) -> None:
    assert english().text("greets", who=names) == said


def test_joined_names_stay_names() -> None:
    assert german().say("greets", who=(ANA, BEN, CLEO)) == ("Hallo ", ANA, ", ", BEN, " und ", CLEO, "!")
    assert german().join([ANA, BEN]) == (ANA, " und ", BEN)


def test_a_line_that_is_worded_already_is_put_in_as_it_is() -> None:
    line: Line = (ANA, " of ", Said("Garden"))
    assert english().say("greets", who=line) == ("Hello ", ANA, " of ", Said("Garden"), "!")
    assert english().say("greets", who=("dear",)) == ("Hello dear!",)


def test_a_message_inside_a_message_is_said_in_the_same_language() -> None:
    inner = message("lasts", span=timedelta(hours=24))
    assert german().text("greets", who=inner) == "Hallo Noch 24 Stunden.!"


def test_a_message_of_the_rules_is_said() -> None:
    assert english().message(message("greets", who="Ana")) == ("Hello ", Said("Ana"), "!")


def test_a_sentence_may_hold_another_one() -> None:
    assert english().say("wraps", who=ANA) == ("Hello ", ANA, "! Really.")


@settings(max_examples=300, deadline=None)
@given(
    words=st.text()
    | st.sampled_from(["\U000f0000", "{ $who }", "\u2068x\u2069", "<b>", "\U000f0001\U000f0000"])
)
def test_whatever_people_write_comes_out_as_they_wrote_it_and_touches_nothing_else(words: str) -> None:
    speaker = Speaker("en", "UTC")
    assert speaker.say("greets", who=Said(words)) == ("Hello ", Said(words), "!")
    line = speaker.say("greets", who=[Said(words), ANA])
    assert line == ("Hello ", Said(words), " and ", ANA, "!")


def test_no_isolating_marks_are_put_around_what_people_wrote() -> None:
    assert "\u2068" not in plain(english().say("greets", who=Said("Ana")))


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_ch", "de"),
        ("en-US", "en"),
        ("tlh", "en"),
        ("", "en"),
        ("../de", "en"),
    ],
)
def test_a_language_without_a_catalogue_is_english(tag: str, language: str) -> None:
    assert spoken_language(tag) == language
    assert Speaker(tag, "UTC").language == language


def test_what_a_language_lacks_is_said_in_english() -> None:
    assert german().say("only-english") == ("Only here.",)


def test_in_tests_a_missing_sentence_or_variable_is_an_error() -> None:
    with pytest.raises(Missing, match="nowhere"):
        english().say("nowhere")
    with pytest.raises(Missing, match="who"):
        english().say("greets")


def test_before_people_a_missing_sentence_is_shown_by_its_key_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(catalogue, "strict", False)
    with caplog.at_level(logging.ERROR):
        assert english().say("nowhere") == ("[nowhere]",)
        assert german().say("greets", whom=Said("secret")) == ("[greets]",)
    assert "nowhere" in caplog.text
    assert "secret" not in caplog.text
