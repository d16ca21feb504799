"""What an event of Slack is taken for: messages, edits and deletions, in channels and in private."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.slack.around import Bot, asks_for, place_of
from adapters.slack.inbound import read
from bot.ports import (
    Account,
    Command,
    Erased,
    Inbound,
    Known,
    Mention,
    MessageRef,
    Typed,
    Wrote,
)
from tests.adapters.slack import payloads
from tests.adapters.slack.payloads import (
    ANA,
    AT,
    BEN,
    BOT,
    BOT_ID,
    CARD,
    DIRECT,
    ELSEWHERE,
    EVA,
    GARDEN,
    NOW,
    SENT,
    TEAM,
    around,
    deletion,
    edit,
    event,
    joined,
    left,
    mention,
    message,
    private,
    reaction,
    talk,
    tombstone,
)
from tests.adapters.slack.taken import ANA_HERE, AROUND, HERE, THE_CARD, about, act
from tests.adapters.test_contract import anything, spoilt

# --- commands -----------------------------------------------------------------------------------------------


def test_a_command_that_begins_with_a_mention_of_the_bot_is_one_with_all_that_is_around_it() -> None:
    assert read(mention("consent object #12 It is too dear."), AROUND) == Inbound(
        key=f"slack:message:{GARDEN}:{AT}",
        who=Known(ANA_HERE, "Ana"),
        place=HERE,
        at=SENT,
        act=Command("consent", "object", {"number": "12", "reason": "It is too dear."}),
        organisation=TEAM,
        source=MessageRef(HERE, AT),
        answerable=False,
    )


@pytest.mark.parametrize("line", ["inbox", "!inbox", "/inbox", "\ninbox", ": inbox"])
def test_behind_the_mention_a_command_may_stand_with_or_without_a_sign(line: str) -> None:
    assert act(mention(line)) == Command("inbox", "")


def test_a_mention_that_comes_as_a_message_of_the_channel_too_is_the_same_act() -> None:
    assert read(message(f"<@{BOT}> inbox"), AROUND) == read(mention("inbox"), AROUND)


def test_what_is_said_to_others_in_a_channel_is_nobodys_business() -> None:
    assert read(message("!inbox"), AROUND) is None
    assert read(message("lunch?"), AROUND) is None
    assert read(message(f"I asked <@{BOT}> yesterday"), AROUND) is None
    assert read(talk("lunch?", parent_user_id=BEN), AROUND) is None
    assert read(message("lunch?", thread_ts=AT), AROUND) is None


def test_a_failed_command_is_answered_under_it() -> None:
    found = read(mention("consent quik Buy a rake"), AROUND)
    assert found
    assert isinstance(found.act, Typed)
    assert found.source == MessageRef(HERE, AT)


def test_in_private_no_sign_and_no_mention_is_needed() -> None:
    found = read(private("inbox"), AROUND)
    assert found
    assert found.act == Command("inbox", "")
    assert found.place == place_of(TEAM, DIRECT)
    assert found.private
    assert found.organisation == TEAM


def test_people_whom_a_command_names_are_known_by_their_names() -> None:
    ben = Mention(Account("slack", f"{TEAM}:{BEN}"), "@Ben B.")
    found = act(mention(f"circle create Kitchen\nmembers: <@{BEN}>"))
    assert found == Command("circle", "create", {"name": "Kitchen", "members": "@Ben B."}, (ben,))


def test_people_from_elsewhere_whom_a_command_names_keep_their_own_workspace() -> None:
    found = act(mention(f"circle add <@{EVA}>"), home_of=lambda user: ELSEWHERE if user == EVA else "")
    assert isinstance(found, Command)
    assert [one.account.id for one in found.mentions] == [f"{ELSEWHERE}:{EVA}"]


def test_who_has_to_be_looked_up_is_told_before_and_nobody_for_what_is_not_for_the_bot() -> None:
    assert asks_for(read, mention(f"circle add <@{BEN}>"), AROUND).users == (BEN, ANA)
    assert asks_for(read, reaction(), AROUND).users == (ANA,)
    assert asks_for(read, message(f"<@{BEN}>, lunch?"), AROUND).users == ()
    assert asks_for(read, message(f"I asked <@{BOT}> and <@{BEN}>"), AROUND).users == ()


def test_the_bot_has_not_to_be_looked_up_to_be_named() -> None:
    words = private(f"I asked <@{BOT}> yesterday")
    assert act(words, name_of=lambda user: "") == Wrote("I asked @Keeper yesterday")
    assert asks_for(read, words, AROUND).users == (ANA,)


# --- words --------------------------------------------------------------------------------------------------


def test_words_in_the_thread_of_a_card_are_about_it() -> None:
    found = read(talk("It is too dear &amp; too loud."), AROUND)
    assert found
    assert found.act == Wrote("It is too dear & too loud.")
    assert found.about == THE_CARD
    assert found.source == MessageRef(HERE, f"{CARD}/{AT}")


def test_a_thread_goes_on_under_a_card_that_was_deleted() -> None:
    assert about(talk("It is too dear.", parent_user_id="USLACKBOT")) == THE_CARD


def test_in_the_thread_of_a_card_a_mention_of_the_bot_may_begin_the_words() -> None:
    found = read(mention("It is too dear.", thread_ts=CARD), AROUND)
    assert found
    assert (found.act, found.about) == (Wrote("It is too dear."), THE_CARD)


def test_words_in_private_are_taken_as_they_are() -> None:
    assert act(private("I am away until Monday")) == Wrote("I am away until Monday")
    assert about(private("Yes", thread_ts=CARD)) == MessageRef(place_of(TEAM, DIRECT), CARD)


def test_a_picture_or_a_voice_note_shows_itself() -> None:
    assert act(private("", subtype="file_share", files=[{"id": "F1"}])) == Wrote("", shows=True)
    assert act(private("Look", subtype="file_share", files=[{"id": "F1"}])) == Wrote("Look", shows=True)
    assert act(private("")) is None


def test_a_reply_that_is_also_sent_to_the_channel_is_one() -> None:
    assert act(talk("It is too dear.", subtype="thread_broadcast")) == Wrote("It is too dear.")


@pytest.mark.parametrize(
    "found",
    [
        private("inbox", BOT),
        private("inbox", bot_id=BOT_ID),
        private("inbox", "U0ROBOT", bot_id="B0ROBOT"),
        private("inbox", "USLACKBOT"),
        private("inbox", "", subtype="bot_message"),
        private("<@U0ANA> has joined", subtype="channel_join"),
        private("topic", subtype="channel_topic"),
    ],
)
def test_the_bot_others_of_its_kind_and_announcements_are_not_heard(found: Any) -> None:
    assert read(found, AROUND) is None


def test_the_bot_is_itself_in_every_workspace() -> None:
    assert act(private("inbox", "U1KEEPER"), bots={TEAM: Bot(BOT), ELSEWHERE: Bot("U1KEEPER")}) is None


# --- edits --------------------------------------------------------------------------------------------------


def test_an_edit_that_mends_a_failed_command_is_obeyed_once() -> None:
    found = read(edit("consent quik Buy a rake", "consent quick Buy a rake"), AROUND)
    assert found
    assert found.act == Command("consent", "quick", {"title": "Buy a rake"})
    assert found.key == f"slack:message:{DIRECT}:{AT}:edited"


def test_an_edit_of_what_was_taken_is_refused() -> None:
    after = "consent quick Buy two rakes"
    assert act(edit("consent quick Buy a rake", after)) == Typed("refused-edited", {}, "consent", "quick")
    assert act(edit("I am ill", "I am well")) == Typed("refused-edited", {})


def test_each_edit_is_refused_for_itself() -> None:
    edits = [edit("I am ill", "I am well", stamp=stamp) for stamp in ("1772445660.1", "1772445661.1")]
    keys = {found.key for one in edits if (found := read(one, AROUND))}
    assert len(keys) == 2


def test_what_is_remembered_of_a_message_goes_before_what_it_said_last() -> None:
    taken = Command("inbox", "")
    found = act(edit("inbocks", "inbox settings"), taken=lambda channel, ts: taken)
    assert isinstance(found, Typed)
    assert found.refusal == "refused-edited"


def test_a_change_that_is_no_edit_means_nothing() -> None:
    assert read(edit("I am ill", "I am ill"), around(name_of=lambda user: "another")) is None
    late = around(now=NOW + timedelta(hours=2))
    assert read(edit("I am ill", "I am well"), late) is None
    unfurled = edit("see https://example.org", "see https://example.com")
    del unfurled["event"]["message"]["edited"]
    assert read(unfurled, AROUND) is None


# --- deletions ----------------------------------------------------------------------------------------------


def test_a_deleted_card_is_told_and_makes_nobody_known() -> None:
    found = read(deletion(), AROUND)
    assert found
    assert (found.act, found.about) == (Erased(), THE_CARD)
    assert found.who.account.id == f"{TEAM}:{BOT}"


def test_a_deleted_card_with_a_thread_is_one_too_and_the_same_act() -> None:
    assert read(tombstone(), AROUND) == read(deletion(), AROUND)


def test_a_card_in_a_thread_is_named_by_its_thread_as_well() -> None:
    assert about(deletion(thread_ts=CARD)) == THE_CARD
    assert about(deletion(thread_ts="1772440000.000100")) == MessageRef(HERE, f"1772440000.000100/{CARD}")


def test_a_card_that_names_the_bot_by_its_other_id_is_its_own() -> None:
    assert act(deletion(user=None)) == Erased()


def test_what_others_delete_of_their_own_is_nothing() -> None:
    assert read(deletion(user=ANA, bot_id=None), AROUND) is None


def test_where_slack_doesnt_say_whose_message_it_is_it_may_be_the_bots() -> None:
    gone = deletion()
    del gone["event"]["previous_message"]
    assert act(gone) == Erased()
    assert act(reaction(item_user=None)) == act(reaction())
    assert act(talk("It is too dear.", parent_user_id=None)) == act(talk("It is too dear."))


# --- anything -----------------------------------------------------------------------------------------------

REAL = (
    mention("inbox"),
    talk("It is too dear."),
    edit("inbocks", "inbox"),
    deletion(),
    tombstone(),
    reaction(),
    joined(),
    left(),
    payloads.slash("/inbox"),
)


def test_whatever_comes_in_an_act_or_nothing_comes_out() -> None:
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)
    @given(anything | anything.map(lambda data: event({"type": "message", "message": data})) | _spoilt())
    def holds(payload: Any) -> None:
        assert isinstance(read(payload, AROUND), Inbound | None)
        assert all(isinstance(user, str) for user in asks_for(read, payload, AROUND).users)

    holds()


def _spoilt() -> Any:
    found = spoilt(REAL[0])
    for each in REAL[1:]:
        found = found | spoilt(each)
    return found
