"""Quiet hours as people write them."""

import pytest

from bot.core.kernel import Message
from bot.core.settings import QuietHours
from bot.words.moments import read_quiet_hours


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("21:00-08:00", "21:00-08:00"),
        ("21:00 – 8:00", "21:00-08:00"),
        ("9pm to 8am", "21:00-08:00"),
        ("21 bis 8 Uhr", "21:00-08:00"),
        ("21-8", "21:00-08:00"),
        ("22:30-6:15", "22:30-06:15"),
        ("12:00-14:00", "12:00-14:00"),
        ("24:00-8:00", "00:00-08:00"),
        ("midnight to 8am", "00:00-08:00"),
    ],
)
def test_quiet_hours_are_read(text: str, stored: str) -> None:
    read = read_quiet_hours(text, "de")
    assert isinstance(read, QuietHours)
    assert str(read) == stored
    assert read_quiet_hours(stored, "en") == read


@pytest.mark.parametrize("text", ["none", "off", "keine"])
def test_somebody_may_want_no_quiet_hours(text: str) -> None:
    assert read_quiet_hours(text, "de") is None


@pytest.mark.parametrize(
    "text",
    ["", "at night", "21:00", "21:00-", "8-8", "25:00-8:00", "21:00-08:00 x", "0:00-24:00", "none at all"],
)
def test_what_are_no_quiet_hours_is_refused(text: str) -> None:
    read = read_quiet_hours(text, "en")
    assert isinstance(read, Message)
    assert read.key == "refused-quiet-hours"
