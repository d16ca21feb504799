"""What an event is taken for: what Element sends, what other clients send, and what nobody should."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.matrix import inbound
from adapters.matrix.inbound import Around, Seen, asks_for, clean_name, fold_mark, read
from adapters.typed import read_typed
from bot.ports import (
    Account,
    Command,
    Departed,
    Erased,
    Inbound,
    Mark,
    Mention,
    MessageRef,
    Place,
    Typed,
    Unmark,
    Wrote,
)
from tests.adapters.matrix import payloads
from tests.adapters.matrix.payloads import ANA, BEN, BOT, CARD, COMMAND, message

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ROOM = Place("matrix", "!garden")
OWN = Seen(BOT, "m.room.message")
AROUND = Around(
    own=BOT,
    room=ROOM.id,
    now=NOW,
    parse=read_typed,
    own_names=("Keeper", "keeper", BOT),
    organisation="!space",
    seen={
        CARD: OWN,
        "$earlier": Seen(BEN, "m.room.message"),
        "$mark": Seen(ANA, "m.reaction"),
        COMMAND: Seen(ANA, "m.room.message", {"msgtype": "m.text", "body": "!consent quik Buy a rake"}),
    },
)
PRIVATE = replace(AROUND, private_with=ANA)


def act(content: dict[str, Any], around: Around = AROUND, **more: Any) -> Any:
    found = read(message(content, **more), around)
    return found.act if found else None


# --- commands ------------------------------------------------------------------------------------------


def test_a_typed_command_is_one_with_all_that_is_around_it() -> None:
    found = read(message(payloads.TYPED), AROUND)
    assert found == Inbound(
        key="matrix:$it",
        who=inbound.Known(Account("matrix", ANA), "ana"),
        place=ROOM,
        at=NOW,
        act=read_typed("!consent quick Buy a rake"),  # type: ignore[arg-type]
        organisation="!space",
        source=MessageRef(ROOM, "$it"),
    )


def test_the_words_are_those_of_the_plain_text() -> None:
    assert act(payloads.WITH_MARKDOWN) == read_typed(payloads.WITH_MARKDOWN["body"])


def test_elements_escaped_slash_is_a_command() -> None:
    assert act(payloads.ESCAPED_SLASH) == Command("circle", "help")


def test_a_pill_names_a_person() -> None:
    assert act(payloads.WITH_A_PILL).mentions == (Mention(Account("matrix", BEN), "Ben"),)


def test_the_bot_can_be_addressed_by_its_name() -> None:
    assert act(payloads.ADDRESSED) == Command("inbox", "")


def test_a_reply_to_the_bot_mentions_it_and_is_no_command_for_that() -> None:
    assert act({**payloads.REPLY, "body": "Well, inbox zero!"}) == Wrote("Well, inbox zero!")


def test_a_reply_is_about_the_message_it_answers() -> None:
    found = read(message(payloads.REPLY), AROUND)
    assert found
    assert found.about == MessageRef(ROOM, CARD)
    assert isinstance(found.act, Command)


def test_the_quoted_line_of_older_clients_is_not_part_of_a_reply() -> None:
    quoted = f"> <{BOT}> Buy a rake\n> What do you say?\n\n!consent object It is too dear"
    assert act({**payloads.REPLY, "body": quoted}) == act(payloads.REPLY)


def test_a_thread_is_about_the_card_it_hangs_on() -> None:
    found = read(message(payloads.IN_A_THREAD), AROUND)
    assert found
    assert found.about == MessageRef(ROOM, CARD)


def test_a_reply_inside_a_thread_is_about_the_bots_message_that_it_answers() -> None:
    relation = {**payloads.IN_A_THREAD["m.relates_to"], "is_falling_back": False, "event_id": "$root"}  # type: ignore[dict-item]
    relation["m.in_reply_to"] = {"event_id": CARD}
    found = read(message({**payloads.IN_A_THREAD, "m.relates_to": relation}), AROUND)
    assert found
    assert found.about == MessageRef(ROOM, CARD)


def test_in_private_no_prefix_is_needed() -> None:
    assert act({"body": "inbox"}, PRIVATE) == Command("inbox", "")
    assert act({"body": "inbox"}) is None


@pytest.mark.parametrize("kind", ["m.notice", "m.emote", "m.image", "org.matrix.other", None, 5])
def test_only_what_a_person_types_is_a_command(kind: Any) -> None:
    assert act({**payloads.TYPED, "msgtype": kind}) is None


def test_what_the_bot_says_itself_is_never_taken() -> None:
    assert act(payloads.TYPED, sender=BOT) is None
    assert read(payloads.reaction("👍", sender=BOT), AROUND) is None


def test_a_poll_is_no_command() -> None:
    assert read(payloads.POLL, AROUND) is None


def test_a_failed_command_is_answered_under_it() -> None:
    found = read(message({"body": "!consent quik Buy a rake"}), AROUND)
    assert found
    assert isinstance(found.act, Typed)
    assert found.source == MessageRef(ROOM, "$it")


# --- edits -----------------------------------------------------------------------------------------------


def test_an_edit_that_mends_a_failed_command_is_obeyed_once() -> None:
    first = read(message(payloads.EDIT, event_id="$edit-1"), AROUND)
    second = read(message(payloads.EDIT, event_id="$edit-2"), AROUND)
    assert first
    assert second
    assert first.act == read_typed("!consent quick Buy a rake")
    assert first.source == MessageRef(ROOM, COMMAND)
    assert first.key == second.key


def around_original(body: str, sender: str = ANA, private: bool = False) -> Around:
    content = {"msgtype": "m.text", "body": body}
    around = replace(AROUND, seen={**AROUND.seen, COMMAND: Seen(sender, "m.room.message", content)})
    return replace(around, private_with=ANA) if private else around


def test_an_edit_of_a_command_is_no_second_command_and_is_answered() -> None:
    edited = act(payloads.EDIT, around_original("!consent quick Buy a hoe"))
    assert edited == Typed("refused-edited", {}, "consent", "quick")


def test_an_edit_that_changes_nothing_of_a_command_is_not_answered() -> None:
    assert act(payloads.EDIT, around_original("!consent  quick Buy a rake")) is None


def test_an_edit_of_somebody_elses_message_is_nothing() -> None:
    assert act(payloads.EDIT, around_original("!consent quik", sender=BEN)) is None


def test_an_edit_of_chat_is_nothing() -> None:
    edit = {**payloads.EDIT, "m.new_content": {"msgtype": "m.text", "body": "lunch!"}}
    assert act(edit, around_original("lunch?")) is None


def test_an_edit_of_words_given_in_private_is_answered() -> None:
    edit = {**payloads.EDIT, "m.new_content": {"msgtype": "m.text", "body": "It is far too dear"}}
    assert act(edit, around_original("It is too dear", private=True)) == Typed("refused-edited")


def test_an_edit_whose_original_is_gone_is_nothing() -> None:
    assert act(payloads.EDIT, replace(AROUND, seen={})) is None


# --- marks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sign", "key"), payloads.PICKED.items())
def test_a_mark_is_the_sign_without_its_selector(sign: str, key: str) -> None:
    found = read(payloads.reaction(key), AROUND)
    assert found
    assert found.act == Mark(sign, "$it")
    assert found.about == MessageRef(ROOM, CARD)


def test_a_skin_tone_changes_nothing() -> None:
    assert fold_mark("👍🏽") == fold_mark("👍\ufe0f") == fold_mark("👍") == "👍"
    assert fold_mark("✋🏿\ufe0f") == "✋"


@pytest.mark.parametrize("about", ["$earlier", "$unknown"])
def test_a_mark_counts_only_on_the_bots_messages(about: str) -> None:
    assert read(payloads.reaction("👍", about=about), AROUND) is None


@pytest.mark.parametrize("in_content", [False, True])
def test_taking_ones_own_mark_away_is_told(in_content: bool) -> None:
    found = read(payloads.removal("$mark", in_content=in_content), AROUND)
    assert found
    assert found.act == Unmark("$mark")


def test_a_mark_cleared_by_somebody_else_is_not_told() -> None:
    assert read(payloads.removal("$mark", sender=BEN), AROUND) is None


def test_a_deleted_card_is_told() -> None:
    found = read(payloads.removal(CARD, sender=BEN), AROUND)
    assert found
    assert found.act == Erased()
    assert found.about == MessageRef(ROOM, CARD)


def test_a_card_that_the_bot_deleted_is_not_told() -> None:
    assert read(payloads.removal(CARD, sender=BOT), AROUND) is None


def test_a_deleted_command_is_nothing() -> None:
    assert read(payloads.removal(COMMAND), AROUND) is None


# --- words, people, times ----------------------------------------------------------------------------------


def test_plain_words_count_on_the_bots_messages_and_in_private() -> None:
    reply = {**payloads.REPLY, "body": "It is too dear."}
    assert act(reply) == Wrote("It is too dear.")
    assert act({"body": "It is too dear."}) is None
    assert act({"body": "It is too dear."}, PRIVATE) == Wrote("It is too dear.")
    assert act({"body": "  \n "}, PRIVATE) is None


def test_a_picture_or_a_voice_note_counts_as_spoken_and_its_caption_as_words() -> None:
    related = {"m.relates_to": payloads.REPLY["m.relates_to"]}
    voice = {**related, "msgtype": "m.audio", "body": "Voice message", "url": "mxc://example.org/a"}
    assert act(voice) == Wrote("", shows=True)
    picture = {**related, "msgtype": "m.image", "body": "Our fair", "filename": "fair.jpg"}
    assert act(picture) == Wrote("Our fair", shows=True)
    assert act({"msgtype": "m.image", "body": "fair.jpg"}) is None, "pictures among others are left alone"


def member(membership: str, before: str | None, *, sender: str = BEN, person: str = BEN) -> dict[str, Any]:
    event = {**message({}, sender=sender), "type": "m.room.member", "state_key": person}
    event["content"] = {"membership": membership}
    if before:
        event["unsigned"] = {"prev_content": {"membership": before}}
    return event


@pytest.mark.parametrize("sender", [ANA, BEN, BOT])
@pytest.mark.parametrize("membership", ["leave", "ban"])
def test_whoever_goes_or_is_removed_has_departed(sender: str, membership: str) -> None:
    found = read(member(membership, "join", sender=sender), AROUND)
    assert found
    assert found.act == Departed()
    assert found.who.account.id == BEN


@pytest.mark.parametrize(
    ("membership", "before"),
    [("leave", "invite"), ("leave", None), ("ban", "leave"), ("join", "join"), ("join", None)],
)
def test_who_was_not_there_does_not_depart(membership: str, before: str | None) -> None:
    assert read(member(membership, before), AROUND) is None


def test_the_bots_own_going_is_no_act() -> None:
    assert read(member("leave", "join", person=BOT), AROUND) is None


def test_a_name_cannot_break_a_line_or_be_nothing() -> None:
    assert clean_name("  Ana\n\u202eReversed\u200b ", ANA) == "AnaReversed"
    assert clean_name("\u200b\u2060", ANA) == ANA
    assert len(clean_name("a" * 1000, ANA)) == 100


def test_while_we_listen_it_happens_when_we_hear_it() -> None:
    event = {**message(payloads.TYPED), "origin_server_ts": 0}
    found = read(event, AROUND)
    assert found
    assert found.at == NOW


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        (NOW - timedelta(minutes=30), NOW - timedelta(minutes=30)),
        (NOW - timedelta(days=30), NOW - timedelta(hours=1)),
        (NOW + timedelta(days=30), NOW),
    ],
)
def test_in_a_backlog_the_servers_time_counts_between_our_absence_and_now(
    told: datetime, taken: datetime
) -> None:
    event = {**message(payloads.TYPED), "origin_server_ts": int(told.timestamp() * 1000)}
    found = read(event, replace(AROUND, since=NOW - timedelta(hours=1)))
    assert found
    assert found.at == taken


def test_who_could_not_be_understood_is_told_once_a_day() -> None:
    event = {"type": "m.room.encrypted", "event_id": "$sealed", "sender": ANA, "content": {}}
    first, second = inbound.unreadable(event, AROUND), inbound.unreadable({**event, "event_id": "$2"}, AROUND)
    assert first
    assert second
    assert first.act == Typed("refused-unreadable")
    assert first.key == second.key
    assert first.source == MessageRef(ROOM, "$sealed")
    assert inbound.unreadable({**event, "sender": BOT}, AROUND) is None


# --- whatever comes in -----------------------------------------------------------------------------------

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
)
ids = st.sampled_from([CARD, COMMAND, "$mark", "$earlier", "$nobody", "", ANA, BOT])
relations = st.fixed_dictionaries(
    {},
    optional={
        "rel_type": st.sampled_from(["m.thread", "m.replace", "m.annotation"]) | anything,
        "event_id": ids | anything,
        "key": st.text(max_size=300) | anything,
        "is_falling_back": anything,
        "m.in_reply_to": st.fixed_dictionaries({}, optional={"event_id": ids | anything}) | anything,
    },
)
contents = st.fixed_dictionaries(
    {},
    optional={
        "msgtype": st.sampled_from(["m.text", "m.notice"]) | anything,
        "body": st.text(max_size=200) | st.just("!consent quick x\ny: z") | anything,
        "format": st.just("org.matrix.custom.html") | anything,
        "formatted_body": st.text(max_size=200)
        | st.just("<a href='https://matrix.to/#/@a:b'>x<![")
        | anything,
        "m.mentions": st.fixed_dictionaries({}, optional={"user_ids": st.lists(anything) | anything})
        | anything,
        "m.relates_to": relations | anything,
        "m.new_content": anything,
        "membership": st.sampled_from(["leave", "ban", "join"]) | anything,
        "redacts": ids | anything,
    },
)
events = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(
            ["m.room.message", "m.reaction", "m.room.redaction", "m.room.member", "m.room.encrypted"]
        )
        | anything,
        "event_id": ids | anything,
        "sender": st.sampled_from([ANA, BEN, BOT, "@", "ana", ""]) | anything,
        "state_key": ids | anything,
        "redacts": ids | anything,
        "origin_server_ts": anything,
        "content": contents | anything,
        "unsigned": anything,
    },
)


@settings(deadline=None)
@given(events | anything, st.sampled_from([AROUND, PRIVATE, replace(AROUND, seen={}, since=NOW)]))
def test_whatever_comes_in_an_act_or_nothing_comes_out(event: Any, around: Around) -> None:
    found = read(event, around)
    assert found is None or isinstance(found, Inbound)
    if found is not None:
        assert found.who.account.id != BOT
        assert found.key
        assert found.at.tzinfo is not None
    if isinstance(event, dict):
        assert all(isinstance(one, str) and one for one in asks_for(event))
        assert inbound.unreadable(event, around) is None or event["sender"] != BOT
