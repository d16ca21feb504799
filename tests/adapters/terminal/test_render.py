"""Cards as plain text: every word is there, nothing is wider than the terminal."""

from adapters.terminal.render import WIDTH, card_lines, changed_lines, framed
from adapters.web import Web
from bot.cards import (
    Action,
    Bullets,
    Card,
    Difference,
    Heading,
    Name,
    Paragraph,
    Quote,
    Said,
    fit,
)
from bot.core.kernel import MemberId

BEN = Name(MemberId("1"), "Ben")
CARD = Card(
    ("#1 ", Said("A key for everyone")),
    (
        Paragraph(("Proposed by ", BEN, ".")),
        Heading(("The proposal",)),
        Quote("One key each.\nThe spare one hangs in the office.", ("Revision 2",)),
        Difference((("same", "One key "), ("removed", "for all"), ("added", "each"))),
        Bullets((("Ben: ", Said("Who pays?")), ("Ana: ", Said("The tool budget. " * 9)))),
    ),
    (Action("s/r2/consent", "Consent", "👍"), Action("s/r2/object", "Object", "✋")),
)


def test_a_card_reads_as_text() -> None:
    lines = card_lines(fit(CARD, Web.can))
    assert lines[:13] == [
        "#1 A key for everyone",
        "",
        "Proposed by Ben.",
        "",
        "The proposal",
        "────────────",
        "",
        "Revision 2",
        "  ▏ One key each.",
        "  ▏ The spare one hangs in the office.",
        "",
        "  ▏ One key [-for all-]{+each+}",
        "",
    ]
    assert lines[13] == "• Ben: Who pays?"
    assert lines[-3:] == ["[Consent] [Object]", "", "👍 Consent · ✋ Object"]


def test_nothing_is_wider_than_the_terminal() -> None:
    assert max(map(len, card_lines(CARD))) <= WIDTH


def test_of_a_redrawn_card_only_what_is_new_is_told_and_in_whole_sentences() -> None:
    def card(count: int, *said: str) -> Card:
        long = f"{count} of 3 have answered; it is the others' move until Monday, ten o'clock in the morning."
        return Card(("#1",), (Paragraph((long,)), Bullets(tuple((each,) for each in said))))

    assert changed_lines(card(1, "Ben: Why?"), card(2, "Ben: Why?", "Cleo: When?")) == [
        "2 of 3 have answered; it is the others' move until Monday, ten o'clock in the",
        "morning.",
        "",
        "• Cleo: When?",
    ]


def test_signs_of_a_difference_stand_inside_of_line_breaks() -> None:
    difference = Difference((("same", "One key each."), ("added", "\nThe saw is locked away.")))
    assert card_lines(Card(blocks=(difference,))) == [
        "  ▏ One key each.",
        "  ▏ {+The saw is locked away.+}",
    ]


def test_a_card_is_set_apart_from_what_people_type() -> None:
    assert framed("To everybody", ["a", "", "b"]) == "┌ To everybody\n│ a\n│\n│ b\n└"
