"""What an event of Discord is taken for: messages and edits, in channels and in private."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.discord.inbound import Around, read
from bot.ports import (
    Account,
    Act,
    Command,
    Inbound,
    Known,
    Mention,
    MessageRef,
    Place,
    Typed,
    Wrote,
)
from tests.adapters.discord.around import AROUND, HERE, NOW, SENT, THREADS, about, act, addressed, around
from tests.adapters.discord.payloads import (
    ANA,
    AT,
    BEN,
    BOT,
    CARD,
    DIRECT,
    FORUM,
    GARDEN,
    GARDENERS,
    POST,
    ROBOT,
    SERVER,
    USERS,
    edit,
    event,
    member,
    mentions,
    message,
    private,
    reply,
    thread,
)

# --- commands -------------------------------------------------------------------------------------


def test_a_command_that_begins_with_a_mention_of_the_bot_is_one_with_all_that_is_around_it() -> None:
    assert read(addressed("consent object #12 It is too dear."), AROUND) == Inbound(
        key=f"discord:message:{AT}",
        who=Known(Account("discord", ANA), "Ana"),
        place=HERE,
        at=SENT,
        act=Command("consent", "object", {"number": "12", "reason": "It is too dear."}),
        organisation=SERVER,
        source=MessageRef(HERE, AT),
        answerable=False,
    )


@pytest.mark.parametrize("line", ["inbox", "!inbox", "/inbox", "\ninbox", ": inbox"])
def test_behind_the_mention_a_command_may_stand_with_or_without_a_sign(line: str) -> None:
    assert act(addressed(line)) == Command("inbox", "")


def test_an_old_style_mention_is_one_too() -> None:
    assert act(message(f"<@!{BOT}> inbox", **mentions(BOT))) == Command("inbox", "")


def test_what_is_said_to_others_in_a_channel_is_nobodys_business() -> None:
    assert read(message("!inbox"), AROUND) is None
    assert read(message("lunch?"), THREADS) is None
    assert read(message(f"I asked <@{BOT}> yesterday", **mentions(BOT)), AROUND) is None


def test_a_failed_command_is_answered_under_it() -> None:
    found = read(addressed("consent quik Buy a rake"), AROUND)
    assert found
    assert isinstance(found.act, Typed)
    assert found.source == MessageRef(HERE, AT)


def test_in_private_no_sign_and_no_mention_is_needed() -> None:
    found = read(private("inbox"), AROUND)
    assert found
    assert found.act == Command("inbox", "")
    assert found.place == Place("discord", DIRECT)
    assert found.private
    assert found.organisation == ""
    assert not found.admin


def test_a_message_found_later_in_the_history_is_the_same_act() -> None:
    found = message("It is too dear.", **reply())
    history = {key: value for key, value in found["d"].items() if key != "member"}
    first, again = read(found, AROUND), read({"t": "MESSAGE_CREATE", "d": history, "s": None}, AROUND)
    assert first
    assert first == again


def test_a_message_from_the_future_was_sent_now() -> None:
    found = read(private("inbox", id="9000000000000000000"), AROUND)
    assert found
    assert found.at == NOW


@pytest.mark.parametrize(
    "more",
    [
        {"author": USERS[ROBOT]},
        {"author": {**USERS[ANA], "system": True}},
        {"author": USERS[BOT]},
        {"author": {**USERS[BOT], "bot": False}},
        {"webhook_id": "5"},
        {"type": 7},
        {"type": 21},
    ],
)
def test_only_what_a_person_writes_is_taken(more: dict[str, Any]) -> None:
    assert act(private("inbox")) == Command("inbox", "")
    assert read(private("inbox", **more), AROUND) is None


def test_who_administers_the_server_is_told_by_their_roles() -> None:
    found = read(addressed("inbox"), AROUND)
    gardener = read(addressed("inbox", member=member(roles=[GARDENERS])), AROUND)
    assert found
    assert not found.admin
    assert gardener
    assert gardener.admin


# --- plain words ----------------------------------------------------------------------------------


def test_words_in_reply_to_a_card_are_about_it() -> None:
    found = message("It is too dear.", **reply())
    assert act(found) == Wrote("It is too dear.")
    assert about(found) == MessageRef(HERE, CARD)


def test_a_reply_that_was_told_not_to_ping_is_one_all_the_same() -> None:
    assert act(message("It is too dear.", **reply(mentions=[]))) == Wrote("It is too dear.")


def test_a_reply_to_somebody_else_is_nobodys_business() -> None:
    assert read(message("Right!", **reply(of=BEN)), AROUND) is None


def test_a_message_passed_on_is_no_reply() -> None:
    passed = reply()
    passed["message_reference"] = {**passed["message_reference"], "type": 1}
    assert read(message("Look!", **passed), AROUND) is None


def test_a_reply_whose_message_isnt_shown_is_one_unless_it_certainly_was_anothers() -> None:
    hidden = reply(referenced_message=None, mentions=[])
    assert act(message("Yes", **hidden)) == Wrote("Yes")
    assert act(message("Yes", **hidden), around(is_ours=lambda id: id != CARD)) is None


def test_a_reply_that_the_bot_may_not_read_is_nothing() -> None:
    assert read(message("", **reply(mentions=[])), AROUND) is None


def test_in_private_all_words_count() -> None:
    assert act(private("It is too dear.")) == Wrote("It is too dear.")
    assert read(private("  \n "), AROUND) is None


def test_words_in_private_may_be_about_a_card_there() -> None:
    where = {"message_reference": {"channel_id": DIRECT, "message_id": "5"}}
    found = private("It is too dear.", **{**reply("5"), **where})
    assert about(found) == MessageRef(Place("discord", DIRECT), "5")


@pytest.mark.parametrize(
    "more", [{"attachments": [{"id": "1"}]}, {"sticker_items": [{"id": "1", "name": "hi"}]}]
)
def test_pictures_voice_notes_and_stickers_count_as_shown_with_or_without_words(
    more: dict[str, Any],
) -> None:
    assert act(private("", **more)) == Wrote("", shows=True)
    assert act(private("Look:", **more)) == Wrote("Look:", shows=True)


# --- threads and forums ---------------------------------------------------------------------------


def test_talk_in_the_thread_of_a_card_is_about_it_where_threads_are_read() -> None:
    found = message("I think it is fine.", to=CARD)
    assert read(found, AROUND) is None
    taken = read(found, THREADS)
    assert taken
    assert taken.act == Wrote("I think it is fine.")
    assert taken.place == HERE
    assert taken.about == MessageRef(HERE, CARD)
    assert taken.source == MessageRef(HERE, f"{CARD}/{AT}")


def test_talk_in_a_post_is_about_the_card_it_begins_with() -> None:
    found = message("I think it is fine.", to=POST)
    assert about(found, THREADS) == MessageRef(Place("discord", FORUM), f"{POST}/{POST}")


def test_a_reply_to_a_card_inside_a_thread_is_about_that_card() -> None:
    where = {"message_reference": {"channel_id": POST, "message_id": "5"}}
    found = message("Fine.", to=POST, **{**reply("5"), **where})
    assert about(found) == MessageRef(Place("discord", FORUM), f"{POST}/5")


def test_a_mention_in_a_thread_is_about_its_card_even_where_threads_arent_read() -> None:
    assert about(addressed("It is fine.", channel_id=CARD)) == MessageRef(HERE, CARD)
    assert act(addressed("consent consent", channel_id=CARD)) == Command("consent", "consent")


def test_a_thread_of_peoples_own_is_left_alone() -> None:
    found = around(read_threads=True, is_ours=lambda id: id != "500")
    found.places.take(event("THREAD_CREATE", thread("500", GARDEN, owner_id=ANA)))
    assert read(message("lunch?", to="500"), found) is None
    assert read(message("lunch?", to=CARD), found)


# --- people and markup ----------------------------------------------------------------------------


def test_a_mention_of_somebody_is_their_name_and_names_them() -> None:
    found = act(addressed(f"circle add <@{BEN}>", **mentions(BOT, BEN)))
    assert found == Command(
        "circle", "add", {"member": "@Ben B."}, (Mention(Account("discord", BEN), "@Ben B."),)
    )


def test_a_longer_name_is_named_before_one_that_it_begins_with() -> None:
    users = [{**USERS[BEN], "global_name": "Ana"}, {**USERS[ANA], "global_name": "Ana Maria"}]
    found = act(private(f"circle add <@{BEN}> <@{ANA}>", mentions=users))
    assert isinstance(found, Command)
    assert [each.shown for each in found.mentions] == ["@Ana Maria", "@Ana"]


def test_the_bot_itself_is_never_among_the_people_named() -> None:
    found = act(private(f"circle add <@{BEN}> and <@{BOT}>", **mentions(BOT, BEN)))
    assert isinstance(found, Command)
    assert [each.account.id for each in found.mentions] == [BEN]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (f"see <#{GARDEN}>", "see #garden"),
        ("see <#5>", "see #…"),
        (f"ask <@&{GARDENERS}>", "ask @Gardeners"),
        ("<:shovel:5> <a:dance:6>", ":shovel: :dance:"),
        ("at <t:1772445600:F>", "at 2026-03-02 10:00 UTC"),
        ("on <t:1772445600:D> at <t:1772445600:t>", "on 2026-03-02 at 10:00 UTC"),
        ("<t:9999999999999>", "<t:9999999999999>"),
        ("use </consent object:5>", "use /consent object"),
        ("a < b > c <@5>", "a < b > c <@5>"),
    ],
)
def test_discords_own_markup_is_kept_as_words(written: str, read_as: str) -> None:
    assert act(message(written, **reply())) == Wrote(read_as)


@pytest.mark.parametrize(
    ("nick", "shown", "name"),
    [
        ("Ana from 3B", "Ana", "Ana from 3B"),
        (None, "Ana", "Ana"),
        ("\u200b\u3164", "Ana", "Ana"),
        (None, "A\u202en\u200ba\n!", "Ana !"),
        (None, None, "ana.g"),
        (None, "x" * 200, "x" * 80),
    ],
)
def test_a_person_is_called_what_can_be_seen_of_their_name(nick: Any, shown: Any, name: str) -> None:
    author = {**USERS[ANA], "global_name": shown}
    found = read(addressed("inbox", author=author, member=member(nick=nick)), AROUND)
    assert found
    assert found.who.name == name


# --- edits ----------------------------------------------------------------------------------------


def taken(act: Act | None) -> Around:
    return around(taken=lambda id: act if id == AT else None)


FAILED = Typed("refused-verb-unknown", {}, "consent", "quick")


def test_an_edit_that_mends_a_failed_command_is_obeyed_once() -> None:
    first = read(edit(addressed(""), f"<@{BOT}> inbox"), taken(FAILED))
    second = read(edit(addressed(""), f"<@{BOT}> inbox", "2026-03-02T09:59:30+00:00"), taken(FAILED))
    assert first
    assert second
    assert first.act == Command("inbox", "")
    assert first.source == MessageRef(HERE, AT)
    assert first.key == second.key


@pytest.mark.parametrize("before", [Command("circle", "help"), None])
def test_an_edit_is_no_second_command_and_is_answered(before: Act | None) -> None:
    assert act(edit(addressed(""), f"<@{BOT}> inbox"), taken(before)) == Typed(
        "refused-edited", {}, "inbox", ""
    )


def test_an_edit_of_words_given_in_private_is_answered() -> None:
    found = edit(private(""), "It is far too dear.")
    assert act(found, taken(Wrote("It is too dear."))) == Typed("refused-edited")
    assert act(found, taken(None)) is None


def test_two_edits_of_one_message_are_two_acts_and_one_edit_is_one() -> None:
    one, two = edit(private(""), "a"), edit(private(""), "b", "2026-03-02T09:59:30+00:00")
    keys = [found.key for each in (one, one, two) if (found := read(each, taken(Wrote("x"))))]
    assert len(keys) == 3
    assert len(set(keys)) == 2


def test_an_update_that_changes_no_word_is_nothing() -> None:
    updated = edit(private(""), "inbox")
    assert act(updated, taken(Command("inbox", ""))) is None
    never_edited = {**updated, "d": {**updated["d"], "edited_timestamp": None}}
    assert act(never_edited, taken(None)) is None


def test_an_update_long_after_the_edit_is_about_something_else() -> None:
    late = replace(taken(None), now=NOW + timedelta(hours=3))
    assert act(edit(private(""), "inbox"), taken(None))
    assert act(edit(private(""), "inbox"), late) is None
