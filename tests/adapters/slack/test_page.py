"""A home in Slack's blocks: short, each thing with its button, and never more than Slack takes."""

from typing import Any

from adapters.slack.page import page
from adapters.slack.render import text_of
from bot.cards import Action, Bullets, Card, Heading, Paragraph, Quote, Said
from bot.ports import Account
from bot.rows import Anchor
from bot.views.home import home
from tests.slack.kit_limits import against_view
from tests.views.village import ANA, BEN, CLEO, DAN, Village
from tests.world import BUTTONS

DETAILS = Action("p1/r1/details", "Details")


def shown(*cards: Card) -> list[dict[str, Any]]:
    found = page(cards, BUTTONS)
    complaints = against_view({"type": "home", "blocks": found}, kind="home")
    assert not complaints, complaints
    return found


def test_a_line_with_one_thing_to_do_has_its_button_beside_it() -> None:
    line = Card(
        blocks=(Paragraph(("#1 ", Said("*Shed*"))), Paragraph(("Garden",), small=True)), actions=(DETAILS,)
    )
    [section] = shown(line)
    assert section["accessory"]["action_id"] == "pp1/r1/details"
    assert text_of({"blocks": [section]}).startswith("#1 *Shed*\nGarden")
    two = shown(Card(blocks=line.blocks, actions=(DETAILS, Action("p1/r1/consent", "Consent"))))
    assert [block["type"] for block in two] == ["rich_text", "context", "actions"]


def test_parts_are_set_apart_and_marks_are_not_offered() -> None:
    marked = Action("p1/r1/consent", "Consent", mark="👍")
    found = shown(Card(("First",)), Card(blocks=(Bullets((("x",),)),), actions=(marked,)), Card(("Second",)))
    assert [block["type"] for block in found] == ["header", "rich_text", "actions", "divider", "header"]
    assert "👍" not in text_of({"blocks": found})


def test_a_long_text_is_shortened_and_says_so() -> None:
    found = text_of({"blocks": shown(Card(blocks=(Quote("word " * 2000), Paragraph(("after",)))))})
    assert len(found) < 1300
    assert "after" in found
    assert "so it is shortened" in found


def test_whatever_it_is_it_stays_within_what_slack_takes() -> None:
    buttons = tuple(Action(f"p{n}/r1/x", "ä" * 80, weighty=True) for n in range(25))
    huge = Card((Said("ö" * 5000),), (Heading(("*_~`" * 2000,)), Quote("ü" * 9000)), buttons)
    found = shown(*(huge for _ in range(60)))
    assert "More has no room here." in text_of({"blocks": found})


def test_of_very_many_small_things_the_first_are_shown() -> None:
    found = shown(*(Card(blocks=(Paragraph((f"#{n}",)),), actions=(DETAILS,)) for n in range(150)))
    assert len(found) == 100
    said = text_of({"blocks": found})
    assert "#0" in said
    assert "More has no room here." in said


def test_three_hundred_open_things_fit_and_say_how_many_more_there_are() -> None:
    village = Village()
    for number in range(1, 301):
        title = f"*Thing* {number} " + "and so on " * 30
        village.propose(BEN, id=f"p{number}", number=number, title=title, quick=number % 2 == 0)
    village.unit.put(Anchor("web", "T1", "org"))
    for reader in (ANA, BEN, CLEO, DAN):
        cards = home(village.unit, Account("web", f"@{reader}"), "T1", village.now)  # type: ignore[arg-type]
        found = shown(*cards)
        said = text_of({"blocks": found})
        assert "more wait: “/inbox”" in said
        assert "More has no room here." not in said
        assert "Make a proposal" in said
        assert len(found) < 95
