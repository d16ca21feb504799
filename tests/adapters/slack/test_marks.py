"""What marks and channels that change on Slack are taken for."""

import pytest

from adapters.slack.around import place_of
from adapters.slack.inbound import mark_id, read
from bot.marks import fold
from bot.ports import (
    Command,
    Departed,
    Inbound,
    Known,
    Mark,
    MessageRef,
    Moved,
    Unmark,
)
from tests.adapters.slack.payloads import (
    ANA,
    AT,
    BEN,
    BOT,
    CARD,
    GARDEN,
    SENT,
    TEAM,
    around,
    event,
    joined,
    left,
    reaction,
    removal,
)
from tests.adapters.slack.taken import ANA_HERE, AROUND, HERE, THE_CARD, about, act

# --- marks --------------------------------------------------------------------------------------------------


def test_a_mark_under_a_card_says_all_that_is_around_it() -> None:
    assert read(reaction(), AROUND) == Inbound(
        key="slack:Ev-reaction_added",
        who=Known(ANA_HERE, "Ana"),
        place=HERE,
        at=SENT,
        act=Mark("+1", f"{GARDEN}:{CARD}:{ANA}:+1"),
        organisation=TEAM,
        about=THE_CARD,
        answerable=False,
    )


def test_a_mark_that_is_taken_away_is_the_one_that_was_put() -> None:
    assert act(removal("hand")) == Unmark(mark_id(GARDEN, CARD, ANA, "hand"))


@pytest.mark.parametrize("name", ["hand", "raised_hand", "hand::skin-tone-2"])
def test_a_mark_means_the_same_with_every_name_and_skin(name: str) -> None:
    found = act(reaction(name))
    assert isinstance(found, Mark)
    assert fold(found.emoji) == "✋"


def test_the_skins_of_a_mark_are_marks_of_their_own() -> None:
    assert act(removal("hand")) != act(removal("hand::skin-tone-2"))


def test_marks_under_what_others_wrote_are_nothing() -> None:
    assert read(reaction(item_user=BEN), AROUND) is None
    assert read(reaction(item={"type": "file", "file": "F1", "channel": GARDEN, "ts": CARD}), AROUND) is None


def test_marks_of_bots_are_nothing() -> None:
    assert read(reaction(user=BOT), AROUND) is None
    assert read(reaction(user="U0ROBOT"), around(is_bot=lambda user: True)) is None


def test_a_mark_under_a_card_in_a_thread_names_the_card_as_it_was_posted() -> None:
    assert about(reaction(), thread_of=lambda channel, ts: "1772440000.000100") == MessageRef(
        HERE, f"1772440000.000100/{CARD}"
    )


# --- channels -----------------------------------------------------------------------------------------------


def test_the_bot_that_is_invited_says_hello_to_who_invited_it() -> None:
    found = read(joined(), AROUND)
    assert found
    assert (found.act, found.who.name, found.place) == (Command("circle", "help"), "Ana", HERE)


def test_others_who_come_and_a_bot_that_let_itself_in_are_nothing() -> None:
    assert read(joined(BEN), AROUND) is None
    assert read(joined(inviter=None), AROUND) is None


def test_who_leaves_a_channel_has_departed_but_for_the_bot() -> None:
    found = read(left(), AROUND)
    assert found
    assert (found.act, found.who.account, found.place) == (Departed(), ANA_HERE, HERE)
    assert read(left(BOT), AROUND) is None


def test_a_channel_with_another_id_is_the_same_circles_place() -> None:
    new = {"type": "channel_id_changed", "old_channel_id": GARDEN, "new_channel_id": "C1", "event_ts": AT}
    found = read(event(new), AROUND)
    assert found
    assert (found.place, found.act) == (HERE, Moved(place_of(TEAM, "C1")))


@pytest.mark.parametrize("kind", ["channel_rename", "channel_archive", "channel_deleted", "group_archive"])
def test_a_channel_that_keeps_its_id_keeps_its_place(kind: str) -> None:
    assert read(event({"type": kind, "channel": GARDEN, "event_ts": AT}), AROUND) is None
