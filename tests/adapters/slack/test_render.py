"""A card in Slack's blocks: all it says, as people wrote it, within what Slack allows."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack.forms import loading, modal
from adapters.slack.render import payload, text_of
from bot.cards import (
    Action,
    Ask,
    Bullets,
    Card,
    Difference,
    Form,
    Heading,
    Moment,
    Name,
    Paragraph,
    Quote,
    Said,
)
from bot.core.kernel import MemberId
from bot.ports import Account, Mention
from tests.slack.kit_limits import against_message, against_view

ANA = Name(MemberId("m1"), "Ana *the* <first>", {"slack": "T1:U1"})
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NASTY = "*bold* _it_ ~no~ `code` <@U2> <!channel> & :tada: > quote https://example.org/a?b=c"


def shown(card: Card) -> dict[str, Any]:
    body = payload(card)
    assert not against_message({"channel": "C1", **body}), against_message({"channel": "C1", **body})
    return body


def elements(part: Any, kind: str) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for each in part for found in elements(each, kind)]
    if not isinstance(part, dict):
        return []
    below = [found for each in part.values() for found in elements(each, kind)]
    return [part, *below] if part.get("type") == kind else below


def test_what_people_wrote_is_shown_as_they_wrote_it_and_only_links_live() -> None:
    body = shown(Card(("A title",), (Quote(NASTY), Paragraph(("Said: ", Said(NASTY))))))
    assert text_of(body).count(NASTY) == 2
    assert {one["url"] for one in elements(body["blocks"], "link")} == {"https://example.org/a?b=c"}
    assert not elements(body["blocks"], "user")


def test_small_print_shows_every_sign_and_means_nothing_by_it() -> None:
    body = shown(Card(blocks=(Paragraph(("Said: ", Said(NASTY), ANA), small=True),)))
    assert text_of(body) == f"Said: {NASTY}{ANA.name}"
    [small] = elements(body["blocks"], "mrkdwn")
    assert "<" not in small["text"]


def test_only_who_is_pinged_is_mentioned_and_who_was_named_is_mentioned_once() -> None:
    ping = Name(MemberId("m2"), "Ben", {"slack": "T1:U2"}, ping=True)
    elsewhere = Name(MemberId("m3"), "Cleo", {"matrix": "@cleo:example.org"}, ping=True)
    body = shown(Card(blocks=(Paragraph((ANA, ping, elsewhere)),), pings=(ping, elsewhere)))
    assert [one["user_id"] for one in elements(body["blocks"], "user")] == ["U2"]
    assert "Cleo" in text_of(body)


def test_whoever_is_called_is_mentioned_where_they_are_named_first_and_only_there() -> None:
    turn = Paragraph((ANA, ", it is your turn. ", ANA, " is called."))
    body = shown(Card(blocks=(turn,), pings=(ANA,)))
    assert [one["user_id"] for one in elements(body["blocks"], "user")] == ["U1"]
    assert text_of(body).strip() == f"<@U1>, it is your turn. {ANA.name} is called."


def test_a_moment_stands_in_the_readers_own_zone() -> None:
    line = (Moment(NOON, "Sunday 12:00"), " or ", Moment(NOON, "Sunday", is_day=True))
    body = shown(Card(blocks=(Paragraph(line), Paragraph(line, small=True))))
    moments = elements(body["blocks"], "date")
    assert [one["timestamp"] for one in moments] == [int(NOON.timestamp())] * 2
    assert "{time}" in moments[0]["format"]
    assert "{time}" not in moments[1]["format"]
    assert "pretty" not in moments[1]["format"], "“decided on today” isn't said"
    assert f"<!date^{int(NOON.timestamp())}^" in str(body["blocks"])
    assert text_of(body).count("Sunday 12:00") == 2


def test_a_button_says_whether_a_form_comes_and_a_weighty_one_asks_first() -> None:
    actions = (
        Action("s/r1/consent", "Consent", mark="👍"),
        Action("s/r1/object", "Object", asks=(Ask("reason", "Why?"),)),
        Action("s/r1/route", "Route", weighty=True),
    )
    buttons = elements(shown(Card(("T",), actions=actions))["blocks"], "button")
    assert [one["action_id"] for one in buttons] == ["ps/r1/consent", "fs/r1/object", "ps/r1/route"]
    assert [one["text"]["text"] for one in buttons] == ["Consent", "Object", "Route"]
    assert ["confirm" in one for one in buttons] == [False, False, True]


def test_commands_in_our_sentences_have_slacks_slash_and_peoples_words_stay() -> None:
    body = shown(
        Card(blocks=(Paragraph(("Try !consent ask #12, or ", Said("!round say"))), Quote("!consent")))
    )
    assert "Try /consent ask #12, or /round say" in text_of(body)
    assert "!consent" in text_of(body)


@pytest.mark.parametrize(
    ("sentence", "in_slack"),
    [
        ("“circle leave” is enough; “!inbox” too.", "“/circle leave” is enough; “/inbox” too."),
        ("„circle role facilitator“ hilft.", "„/circle role facilitator“ hilft."),
        ("name one with “circle: NAME”", "name one with “circle: NAME”"),
        ("Type !consent object and why.", "Type /consent object and why."),
        ("a round of “consent”, a circle", "a round of “consent”, a circle"),
        ("“inbox settings”, “/circle create”", "“/inbox settings”, “/circle create”"),
        ("Look into your inbox!", "Look into your inbox!"),
    ],
)
def test_commands_that_sentences_name_are_told_as_slack_takes_them(sentence: str, in_slack: str) -> None:
    body = shown(Card(blocks=(Paragraph((sentence,)), Paragraph((sentence,), small=True))))
    assert text_of(body).replace("\n", "") == in_slack * 2
    assert body["text"].startswith(in_slack)


def test_what_changed_can_be_read_without_strikes_and_weights() -> None:
    runs = (("same", "We spend "), ("removed", "400"), ("added", "300"), ("same", " €"))
    assert "We spend [-400-]{+300+} €" in text_of(shown(Card(blocks=(Difference(runs),))))


def test_screen_readers_get_the_whole_card_and_no_markup() -> None:
    body = shown(Card(("A <title>",), (Paragraph(("It is *your* move",)), Quote("We spend & save"))))
    assert body["text"] == "A &lt;title&gt;\n\nIt is *your* move\n\nWe spend &amp; save"


def test_what_is_too_long_is_shortened_and_says_so_and_keeps_its_buttons() -> None:
    card = Card(("T",), (Quote("word " * 8000), Paragraph(("Your move",))), (Action("s/r1/x", "Consent"),))
    body = shown(card)
    assert "shortened" in text_of(body)
    assert "Your move" in text_of(body)
    assert "Consent" in text_of(body)
    assert len(str(body)) < 40_000


texts = st.text(max_size=80) | st.sampled_from([NASTY, "", " ", "\n\n", "x" * 5000, "שלום", "👍🏽"])
lines = st.lists(texts | texts.map(Said) | st.just(ANA) | st.just(Moment(NOON, "noon")), max_size=4).map(
    tuple
)
blocks = st.one_of(
    st.builds(Paragraph, lines, st.booleans()),
    st.builds(Heading, lines),
    st.builds(Quote, texts, lines),
    st.builds(Bullets, st.lists(lines, max_size=5).map(tuple)),
    st.builds(
        Difference,
        st.lists(st.tuples(st.sampled_from(["same", "removed", "added"]), texts), max_size=4).map(tuple),
    ),
)
actions = st.lists(
    st.builds(
        Action,
        st.integers(0, 99).map(lambda number: f"s/r1/{number}"),
        texts,
        weighty=st.booleans(),
        asks=st.sampled_from([(), (Ask("reason", "Why?"),)]),
    ),
    max_size=30,
).map(tuple)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.builds(Card, lines, st.lists(blocks, max_size=60).map(tuple), actions, lines))
def test_whatever_a_card_says_slack_takes_it(card: Card) -> None:
    shown(card)


MODES = (("async", "over days"), ("live", "now"))


def test_a_form_asks_each_thing_by_slacks_own_picker() -> None:
    asks = (
        Ask("member", "Whom?", "member", choices=(("m1", "Ana"),), value="@Ben"),
        Ask("reason", "Why?", "text", required=False, help="in view of the role"),
        Ask("mode", "How?", "choice", choices=MODES, value="live", help="async or live"),
    )
    form = Form("s/r1/nominate", "Nominate somebody for this role", asks, "Nobody sees it before all are in.")
    view = modal(form, "meta", (Mention(Account("slack", "T1:U2"), "@Ben"),))
    assert not against_view(view), against_view(view)
    fields = [block["element"] for block in view["blocks"] if block["type"] == "input"]
    assert [one["type"] for one in fields] == ["users_select", "plain_text_input", "static_select"]
    assert fields[0]["initial_user"] == "U2"
    assert fields[2]["initial_option"]["value"] == "live"
    assert view["private_metadata"] == "meta"
    assert "Nobody sees it" in text_of(view)
    assert "in view of the role" in text_of(view)
    assert "async or live" not in text_of(view), "what can be chosen speaks for itself"


@pytest.mark.parametrize("length", [10, 3000, 8000])
def test_a_text_to_amend_is_at_hand_as_far_as_slack_has_room(length: int) -> None:
    view = modal(Form("s/r1/amend", "Amend", (Ask("text", "The text", value="x" * length),)), "")
    assert not against_view(view)
    [field] = (block for block in view["blocks"] if block["type"] == "input")
    assert field["element"]["initial_value"] == "x" * min(length, 3000)
    assert ("hint" in field) == (length > 3000)


def test_several_people_are_picked_at_once_where_several_are_meant() -> None:
    view = modal(Form("t", "Bring people in", (Ask("member", "Who", "members"),)), "")
    assert not against_view(view)
    assert view["blocks"][0]["element"]["type"] == "multi_users_select"


@pytest.mark.parametrize("language", ["en", "de"])
def test_something_is_shown_while_a_form_is_made(language: str) -> None:
    assert not against_view(loading(language))
