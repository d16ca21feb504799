"""What the page posts, in our words; and that nothing which can be posted breaks it."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.web import ROOM
from adapters.web.community import Community
from adapters.web.inbound import Chatted, Said, Unreadable, read
from bot.ports import (
    Account,
    Command,
    Erased,
    Inbound,
    Mark,
    Mention,
    MessageRef,
    Place,
    Press,
    Unmark,
    Wrote,
)

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
BEN = Account("web", "ben")


def community() -> Community:
    return Community(lambda: NOW)


def posted(**what: Any) -> Any:
    body = {"id": "7c9e6679-7425", "who": "ben", "place": "garden"} | what
    return read(json.dumps(body).encode(), community(), NOW)


def test_a_press_brings_the_token_and_the_form_back() -> None:
    inbound = posted(kind="press", message="m3", token="s1/r1-consent/object", fields={"text": "Too wet."})
    assert inbound.act == Press("s1/r1-consent/object", {"text": "Too wet."})
    assert inbound.about == MessageRef(ROOM, "m3")
    assert inbound.who.account == BEN
    assert not inbound.private


def test_the_same_act_has_the_same_key_and_two_people_never_share_one() -> None:
    once = posted(kind="press", token="t")
    assert posted(kind="press", token="t").key == once.key
    assert posted(kind="press", token="t", who="ana").key != once.key


def test_a_mark_and_its_removal_name_the_same_mark() -> None:
    put = posted(kind="mark", message="m3", emoji="👍", id="one")
    taken = posted(kind="unmark", message="m3", mark=put.act.mark, id="two")
    assert isinstance(put.act, Mark)
    assert taken.act == Unmark(put.act.mark)


def test_nobody_takes_away_the_mark_of_another() -> None:
    anas = posted(kind="mark", message="m3", emoji="👍", who="ana")
    assert isinstance(posted(kind="unmark", message="m3", mark=anas.act.mark), Unreadable)


def test_a_typed_command_is_read_and_shown() -> None:
    said = posted(kind="say", text="!inbox")
    assert isinstance(said, Said)
    assert said.inbound.act == Command("inbox", "", {})
    assert said.chatted.text == "!inbox"


def test_plain_words_in_the_room_are_no_business_of_the_bot() -> None:
    assert isinstance(posted(kind="say", text="Nice weather."), Chatted)


@pytest.mark.parametrize("where", [{"place": "private-ben"}, {"message": "m3"}])
def test_plain_words_are_handed_in_privately_or_as_a_reply(where: dict[str, str]) -> None:
    said = posted(kind="say", text="Who has the key?", **where)
    assert said.inbound.act == Wrote("Who has the key?")


def test_the_private_conversation_is_private_and_ones_own() -> None:
    assert posted(kind="say", text="hi", place="private-ben").inbound.private
    assert isinstance(posted(kind="say", text="hi", place="private-ana"), Unreadable)


def test_people_are_mentioned_by_name() -> None:
    said = posted(kind="say", text="!consent ask #1 Hi @cleo, and not me@Ben.example nor @Anabel")
    assert said.inbound.act.mentions == (Mention(Account("web", "cleo"), "@cleo"),)


def test_a_form_for_a_command_brings_only_what_was_filled_in() -> None:
    act = posted(
        kind="command",
        group="consent",
        verb="quick",
        options={"title": "Rota", "text": "By turns.", "review": " "},
    ).act
    assert act == Command("consent", "quick", {"title": "Rota", "text": "By turns."})


def test_a_deleted_card_is_reported() -> None:
    assert posted(kind="erase", message="m3").act == Erased()


def test_who_is_present_is_told() -> None:
    assert [known.name for known in posted(kind="press", token="t").present] == ["Ana", "Ben", "Cleo"]


def test_what_no_database_can_keep_is_left_out() -> None:
    body = rb'{"id":"a","who":"ben","place":"private-ben","kind":"say","text":"x\ud800y\u0000z"}'
    said = read(body, community(), NOW)
    assert isinstance(said, Said)
    assert said.inbound.act == Wrote("x?yz")


@pytest.mark.parametrize(
    "what",
    [
        {"who": "eve", "kind": "say", "text": "hi"},
        {"place": "elsewhere", "kind": "say", "text": "hi"},
        {"id": "", "kind": "say", "text": "hi"},
        {"id": "x" * 65, "kind": "say", "text": "hi"},
        {"kind": "say", "text": " \n"},
        {"kind": "dance"},
        {"kind": "press", "token": "x" * 101},
        {"kind": "press", "token": "é"},
        {"kind": "mark", "message": "m3", "emoji": ""},
        {"kind": "mark", "emoji": "👍"},
        {"kind": "command", "group": "consent", "verb": "impose"},
        {"kind": "unmark", "message": "m3"},
        {"kind": "erase"},
    ],
)
def test_what_is_no_act_is_told_as_such(what: dict[str, Any]) -> None:
    assert isinstance(posted(**what), Unreadable)


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"3", b"[" * 100_000, b"9" * 10_000, b'{"who": NaN}'])
def test_what_is_no_object_is_told_as_such(body: bytes) -> None:
    assert isinstance(read(body, community(), NOW), Unreadable)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
likely = st.sampled_from(["garden", "m1", "inbox", "", "!inbox", "ana:1", "quick", "s/r1/consent", "👍"])
bodies = st.fixed_dictionaries(
    {
        "id": st.just("one") | anything,
        "who": st.just("ana") | anything,
        "place": st.sampled_from(["garden", "private-ana", "private-ben"]) | anything,
        "kind": st.sampled_from(["press", "mark", "unmark", "erase", "command", "say"]) | anything,
    },
    optional=dict.fromkeys(
        ("message", "token", "fields", "emoji", "mark", "text", "group", "verb", "options"), likely | anything
    ),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies)
def test_whatever_is_posted_is_an_act_or_told_to_be_none(body: dict[str, Any]) -> None:
    outcome = read(json.dumps(body).encode(), community(), NOW)
    assert isinstance(outcome, Inbound | Said | Chatted | Unreadable)
    if isinstance(outcome, Inbound):
        assert outcome.place in (ROOM, Place("web", "private-ana"))
        assert outcome.who.account.id == "ana"


@settings(deadline=None)
@given(st.binary())
def test_whatever_bytes_come_nothing_is_raised(body: bytes) -> None:
    assert isinstance(read(body, community(), NOW), Unreadable)
