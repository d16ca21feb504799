"""How a card becomes a message: the same words twice, nobody's words as markup, never too large."""

import json
import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.matrix import MatrixAdapter
from adapters.matrix.outbox import Pace, seed_form, transaction
from adapters.matrix.render import LARGEST, content_for, edit_of
from adapters.terminal.render import line_text
from bot.cards import (
    Action,
    Bullets,
    Capabilities,
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

ANA = Name(MemberId("m-ana"), "Ana", {"matrix": "@ana:garden.test"})
EVE = "<img src=x onerror=alert(1)> @room [x](javascript:y) </blockquote>&lt;\n\u202e\x00\u2066"
KEPT = {
    "h4": set(),
    "p": set(),
    "i": set(),
    "strong": set(),
    "blockquote": set(),
    "ul": set(),
    "li": set(),
    "del": set(),
    "u": set(),
    "br": set(),
    "a": {"href"},
}
"""The only tags and attributes we write; all of them are on the specification's list of safe ones."""


class Reader(HTMLParser):
    """Reads markup as a client would: what is shown, which tags, which links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in KEPT, tag
        assert {name for name, _ in attrs} <= KEPT[tag], attrs
        self.links += [value or "" for _, value in attrs]
        self.shown.append({"del": "[-", "u": "{+"}.get(tag, "" if tag in ("a", "i", "strong") else "\n"))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.shown.append({"del": "-]", "u": "+}"}.get(tag, "" if tag in ("a", "i", "strong") else "\n"))

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


def words_of_html(formatted: str) -> list[str]:
    reader = Reader()
    reader.feed(formatted)
    reader.close()
    assert not reader.open
    return "".join(reader.shown).split()


def words_of_plain(body: str) -> list[str]:
    return re.sub(r"^(> ?|• )", "", body, flags=re.MULTILINE).split()


texts = st.text(max_size=60) | st.sampled_from(
    [EVE, "  two  spaces\n\n\tand a tab ", "שלום <b>", "", "\ud800", "> x"]
)
members = st.builds(
    Name,
    st.just(MemberId("m")),
    texts,
    st.sampled_from([{}, {"matrix": "@ana:garden.test"}, {"matrix": '@"><b>:x'}, {"web": "ana"}]),
    st.booleans(),
)
lines = st.lists(
    texts
    | members
    | st.builds(Said, texts)
    | st.builds(Moment, st.just(datetime(2026, 1, 1, tzinfo=UTC)), texts),
    max_size=4,
).map(tuple)
runs = st.lists(st.tuples(st.sampled_from(["same", "removed", "added"]), texts), max_size=4).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, lines, st.booleans()),
    st.builds(Heading, lines),
    st.builds(Quote, texts, lines),
    st.builds(Bullets, st.lists(lines, max_size=3).map(tuple)),
    st.builds(Difference, runs, lines),
)
actions = st.builds(
    Action,
    st.just("s/r1/x"),
    st.text(min_size=1, max_size=20),
    st.none() | st.sampled_from(["👍", "✋", "⏭️"]),
    typed=st.sampled_from(["", "!consent object … #12"]),
)
cards = st.builds(
    Card,
    title=lines,
    blocks=st.lists(blocks, max_size=5).map(tuple),
    actions=st.lists(actions, max_size=4).map(tuple),
    pings=st.lists(members, max_size=2).map(tuple),
    language=st.sampled_from(["en", "de", "xx"]),
)


@settings(deadline=None)
@given(cards, st.booleans())
def test_any_card_becomes_a_safe_message_that_says_the_same_twice(card: Card, push: bool) -> None:
    content = content_for(fit(card, MatrixAdapter.can), push=push)
    json.dumps(content, ensure_ascii=False).encode()
    plain, formatted = words_of_plain(content["body"]), words_of_html(content["formatted_body"])
    marks = str.maketrans(dict.fromkeys(">•"))
    assert [w for w in (word.translate(marks) for word in plain) if w] == [
        w for w in (word.translate(marks) for word in formatted) if w
    ]
    assert "\x00" not in content["body"]
    mentioned = content["m.mentions"].get("user_ids", [])
    wanted = {name.accounts["matrix"] for name in card.pings if "matrix" in name.accounts}
    assert wanted <= set(mentioned)
    assert content["msgtype"] == ("m.text" if push or mentioned else "m.notice")


@settings(deadline=None)
@given(cards)
def test_every_action_is_named_by_its_mark_or_by_what_to_type(card: Card) -> None:
    body = content_for(fit(card, MatrixAdapter.can))["body"]
    for action in card.actions:
        if action.mark:
            assert action.mark in body
        elif action.typed:
            assert action.typed in body


def test_nobodys_words_are_markup() -> None:
    card = Card(title=(Said(EVE),), blocks=(Quote(EVE, (EVE,)), Paragraph((EVE, Name(MemberId("e"), EVE)))))
    content = content_for(card)
    words_of_html(content["formatted_body"])
    assert content["m.mentions"] == {}
    assert "\u202e" not in content["body"] + content["formatted_body"]


def test_a_quote_keeps_its_lines_and_spaces() -> None:
    content = content_for(Card(blocks=(Quote("We open\n  on Tuesdays.\n\nTill eight.", ("The proposal:",)),)))
    assert content["body"] == "The proposal:\n> We open\n>   on Tuesdays.\n> \n> Till eight."
    assert content["formatted_body"] == (
        "<p>The proposal:</p><blockquote>We open<br>&nbsp; on Tuesdays.<br><br>Till eight.</blockquote>"
    )


def test_a_difference_is_told_without_colours() -> None:
    changed = Difference(
        (("same", "We open "), ("removed", "daily"), ("added", "on Tuesdays"), ("same", "."))
    )
    content = content_for(Card(blocks=(changed,)))
    assert content["body"] == "> We open [-daily-]{+on Tuesdays+}."
    assert content["formatted_body"] == (
        "<blockquote>We open <del>daily</del><u>on Tuesdays</u>.</blockquote>"
    )


def test_only_who_is_pinged_is_notified_by_a_pill() -> None:
    ben = Name(MemberId("m-ben"), "Ben", {"matrix": "@ben:garden.test"}, ping=True)
    content = content_for(Card(blocks=(Paragraph((ANA, " waits for ", ben)),)))
    assert content["body"] == "Ana waits for Ben"
    assert '<a href="https://matrix.to/#/@ben:garden.test">Ben</a>' in content["formatted_body"]
    assert content["m.mentions"] == {"user_ids": ["@ben:garden.test"]}
    assert content["msgtype"] == "m.text"


def test_who_is_pinged_without_being_named_is_named() -> None:
    content = content_for(Card(blocks=(Paragraph(("Your answer is asked for.",)),), pings=(ANA,)))
    assert content["body"].endswith("\n\nAna")
    assert content["m.mentions"] == {"user_ids": ["@ana:garden.test"]}


def test_names_from_right_to_left_stay_together() -> None:
    content = content_for(Card(blocks=(Paragraph((Name(MemberId("m"), "שרה"), " consents")),)))
    assert content["body"] == "\u2068שרה\u2069 consents"


HUGE = "Grüße 🌱 " * 20_000


@pytest.mark.parametrize(
    "card",
    [
        Card(title=(Said(HUGE),), blocks=(Paragraph((HUGE,)), Heading((Said(HUGE),)))),
        Card(blocks=(Quote(HUGE, (HUGE,)),) * 50),
        Card(blocks=(Difference((("added", HUGE),) * 9),)),
        Card(blocks=(Difference((("added", "x"), ("same", "y")) * 9000),)),
        Card(blocks=(Bullets(((Said(HUGE),),) * 90),)),
        Card(blocks=tuple(Paragraph((f"{n} " * 50,)) for n in range(3000))),
        Card(title=(Name(MemberId("m"), HUGE),), legend=(HUGE,), language="de"),
        Card(pings=(Name(MemberId("m"), "A" * 90, {"matrix": "@" + "a" * 250 + ":x"}, ping=True),) * 5),
        Card(
            pings=tuple(
                Name(MemberId("m"), "A" * 90, {"matrix": f"@{n}{'a' * 200}:x"}, ping=True) for n in range(500)
            )
        ),
    ],
)
def test_what_is_too_large_for_an_event_is_shortened_and_says_so(card: Card) -> None:
    content = content_for(card)
    size = len(json.dumps(edit_of("$" + "e" * 43, content), ensure_ascii=False).encode())
    assert size <= LARGEST + 3000
    assert size * 4 / 3 + 1500 < 65_536, "encrypted, it must fit too"
    words_of_html(content["formatted_body"])
    if "Grüße" in str(card):
        said = "zu lang" if card.language == "de" else "too long"
        assert said in content["body"]


def test_a_long_proposal_is_shown_whole() -> None:
    text = "We open on Tuesdays. " * 500
    content = content_for(Card(blocks=(Quote(text),)))
    assert content["body"].count("Tuesdays") == 500


def test_an_edit_stands_for_the_message_and_notifies_nobody() -> None:
    content = content_for(Card(title=("Buy a rake",), pings=(ANA,)))
    edit = edit_of("$card", content)
    assert edit["m.relates_to"] == {"rel_type": "m.replace", "event_id": "$card"}
    assert edit["m.new_content"] == content
    assert edit["body"].startswith("* Buy a rake")
    assert edit["m.mentions"] == {}


# --- fit: what can't be a button is named ---------------------------------------------------------------


def test_typed_ways_stand_on_lines_of_their_own_below_the_marks() -> None:
    card = Card(
        actions=(
            Action("1", "Consent", "👍"),
            Action("2", "Object", "✋"),
            Action("3", "Amend", typed="!consent amend #12 …"),
            Action("4", "Meeting", typed="!consent meeting #12"),
        )
    )
    legend = fit(card, Capabilities(buttons=0)).legend
    said = "👍 Consent · ✋ Object\nAmend: !consent amend #12 …\nMeeting: !consent meeting #12"
    assert line_text(legend) == said


# --- the way out ----------------------------------------------------------------------------------------


def test_the_transaction_of_a_key_is_always_the_same_and_short() -> None:
    assert transaction("post", "key") == transaction("post", "key")
    assert len({transaction("a", "bc"), transaction("ab", "c"), transaction("abc")}) == 3
    assert len(transaction("ключ" * 500)) == 40


def test_marks_are_seeded_as_clients_send_them() -> None:
    assert seed_form("👍") == "👍\ufe0f"
    assert seed_form("👍\ufe0f") == "👍\ufe0f"
    assert seed_form("🤔") == "🤔"
    assert seed_form("🙋") == "🙋"


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_marks_wait_while_little_of_the_default_limit_is_left() -> None:
    clock: Any = Seconds()
    pace = Pace(clock)
    for _ in range(5):
        assert pace.has_room()
        pace.sent()
    pace.sent()
    assert not pace.has_room()
    clock.now += 10
    assert pace.has_room()


def test_a_homeserver_that_takes_more_than_the_default_is_known_for_it() -> None:
    clock: Any = Seconds()
    pace = Pace(clock)
    for _ in range(30):
        pace.sent()
    assert pace.has_room()


def test_while_told_to_wait_nothing_goes_out() -> None:
    clock: Any = Seconds()
    pace = Pace(clock)
    pace.told_to_wait(timedelta(seconds=5))
    assert pace.closed_for() == 5
    clock.now += 5
    assert pace.closed_for() == 0
    assert not pace.has_room()
