"""The page's colours can be read, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11, level AA)."""

import re
from importlib.resources import files

import pytest

CSS = (files("adapters.web") / "page.css").read_text()
DAY, NIGHT = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
)

TEXT_ON = [
    (ink, ground)
    for ground in ("ground", "paper", "card", "green-wash", "note")
    for ink in ("ink", "soft", "green", "alarm")
    if (ink, ground) not in {("green", "ground"), ("green", "note")}  # never used together
] + [
    ("green-ink", "green"),
    ("ink", "added"),
    ("ink", "removed"),
    *(("face-ink", person) for person in ("ana", "ben", "cleo")),
    *((person, "paper") for person in ("ana", "ben", "cleo")),
]
EDGE_ON = [("edge", ground) for ground in ("paper", "card", "green-wash")] + [("note-line", "paper")]


def light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_every_text_can_be_read_on_its_ground(scheme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON)
def test_every_button_and_field_can_be_seen(scheme: dict[str, str], edge: str, ground: str) -> None:
    assert contrast(scheme[edge], scheme[ground]) >= 3


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
