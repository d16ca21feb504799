"""What the page shows of a card: every word, nothing that a browser would take for markup of its own."""

from datetime import UTC, datetime
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.web import Web
from adapters.web.render import card_shown
from bot.cards import (
    Action,
    Ask,
    Bullets,
    Card,
    Difference,
    Heading,
    Moment,
    Name,
    Paragraph,
    Quote,
    Said,
    fit,
)
from bot.core.kernel import MemberId

ALLOWED = {
    "h3": {"dir"},
    "h4": set(),
    "p": {"class"},
    "bdi": {"class"},
    "time": {"datetime"},
    "figure": set(),
    "figcaption": set(),
    "blockquote": {"dir"},
    "div": {"class", "dir"},
    "span": set(),
    "del": set(),
    "ins": set(),
    "ul": set(),
    "li": set(),
}

hostile = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</blockquote><h1>",
        "&lt;b&gt;",
        '"><svg/onload=1>',
        "@everyone",
        "\u202egnp.exe",
        "a\u200bb",
        "🏳️‍🌈",
    ]
)
words = st.text(max_size=30) | hostile
moments = st.builds(Moment, st.just(datetime(2026, 3, 4, 10, tzinfo=UTC)), words)
names = st.builds(Name, st.just(MemberId("m")), words, st.just({"web": "ben"}), st.booleans())
lines = st.lists(words | names | moments | st.builds(Said, words), max_size=4).map(tuple)
runs = st.lists(st.tuples(st.sampled_from(["same", "removed", "added"]), words), max_size=4).map(tuple)
blocks = (
    st.builds(Paragraph, lines, st.booleans())
    | st.builds(Heading, lines)
    | st.builds(Quote, words, lines)
    | st.builds(Bullets, st.lists(lines, max_size=3).map(tuple))
    | st.builds(Difference, runs, lines)
)
asks = st.builds(
    Ask, words, words, st.sampled_from(["text", "line", "member", "choice"]), st.booleans(), words
)
actions = st.builds(
    Action,
    token=words,
    label=words,
    mark=st.none() | st.just("👍"),
    asks=st.lists(asks, max_size=3).map(tuple),
    intro=words,
    typed=words,
    weighty=st.booleans(),
)
cards = st.builds(
    Card,
    title=lines,
    blocks=st.lists(blocks, max_size=4).map(tuple),
    actions=st.lists(actions, max_size=5).map(tuple),
    pings=st.lists(names, max_size=2).map(tuple),
)


class Reading(HTMLParser):
    """Reads markup strictly: only known elements, closed in order; keeps the text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        assert {name for name, _ in attrs} <= ALLOWED[tag], attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def said(line: tuple[object, ...]) -> str:
    return "".join(
        part if isinstance(part, str) else part.name if isinstance(part, Name) else part.text for part in line
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cards)
def test_every_word_is_shown_and_nobody_can_write_markup(card: Card) -> None:
    text = Reading(card_shown(card)["html"]).text
    expected = said(card.title)
    for block in card.blocks:
        match block:
            case Paragraph() | Heading():
                expected += said(block.line)
            case Quote():
                expected += said(block.label) + block.text
            case Bullets():
                expected += "".join(said(item) for item in block.items)
            case Difference():
                expected += said(block.label) + "".join(run for _, run in block.runs)
    assert text == expected


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cards)
def test_every_action_reaches_the_page_with_its_form(card: Card) -> None:
    shown = card_shown(fit(card, Web.can))
    assert [(each["token"], each["label"]) for each in shown["actions"]] == [
        (action.token, action.label) for action in card.actions
    ]
    assert [[ask["name"] for ask in each["asks"]] for each in shown["actions"]] == [
        [ask.name for ask in action.asks] for action in card.actions
    ]
    legend = Reading(shown["legend"]).text
    assert all(f"{action.mark} {action.label}" in legend for action in card.actions if action.mark)


def test_the_text_is_the_first_field_and_comes_filled() -> None:
    amend = Action("s/r1-consent/amend", "Amend", asks=(Ask("text", "The new text", value="Water at dawn."),))
    (shown,) = card_shown(Card(actions=(amend,)))["actions"]
    assert shown["asks"][0] == {
        "name": "text",
        "label": "The new text",
        "kind": "text",
        "required": True,
        "value": "Water at dawn.",
        "choices": [],
    }


def test_a_difference_says_in_elements_what_is_gone_and_what_is_new() -> None:
    difference = Difference((("same", "at "), ("removed", "dawn"), ("added", "dusk")))
    html = card_shown(Card(blocks=(difference,)))["html"]
    assert "<span>at </span><del>dawn</del><ins>dusk</ins>" in html


def test_a_former_card_without_actions_is_drawn_as_a_pointer() -> None:
    pointer = Card((), (Paragraph(("#1: this step is over.",), small=True),))
    assert card_shown(pointer)["pointer"]
    assert not card_shown(Card(("#1",), (Quote("The whole text"),)))["pointer"]
    assert not card_shown(Card((), (Paragraph(("Your term has ended.",)),)))["pointer"]


def test_pings_name_only_people_of_this_page() -> None:
    ben = Name(MemberId("1"), "Ben", {"web": "ben"})
    eva = Name(MemberId("2"), "Eva", {"matrix": "@eva:example.org"})
    assert card_shown(Card(pings=(ben, eva)))["pings"] == ["ben"]
