"""What is taken for a mark, for its removal, and for the end of a card or of somebody's membership."""

from typing import Any

import pytest

from adapters.discord.inbound import mark_id, read, reads
from bot.ports import (
    Account,
    Departed,
    Erased,
    Inbound,
    Known,
    Mark,
    MessageRef,
    Place,
    Unmark,
)
from tests.adapters.discord.around import AROUND, HERE, NOW, about, act, around
from tests.adapters.discord.payloads import (
    ANA,
    BEN,
    BOT,
    CARD,
    DIRECT,
    FORUM,
    GARDEN,
    POST,
    ROBOT,
    SERVER,
    USERS,
    channel,
    deletion,
    event,
    reaction,
    removal,
)

# --- marks ----------------------------------------------------------------------------------------


def test_a_mark_is_the_sign_under_the_card() -> None:
    assert read(reaction("✋🏽"), AROUND) == Inbound(
        key=f"discord:s1:42:{CARD}:{ANA}:✋🏽",
        who=Known(Account("discord", ANA), "Ana"),
        place=HERE,
        at=NOW,
        act=Mark("✋🏽", mark_id(CARD, ANA, "✋🏽")),
        organisation=SERVER,
        about=MessageRef(HERE, CARD),
        answerable=False,
    )


def test_a_mark_in_a_post_is_under_the_message_in_it() -> None:
    found = reaction(channel_id=POST, message_id="5")
    assert about(found) == MessageRef(Place("discord", FORUM), f"{POST}/5")


def test_a_mark_in_private_belongs_to_no_server() -> None:
    data = {key: value for key, value in reaction()["d"].items() if key not in ("guild_id", "member")}
    found = read(event("MESSAGE_REACTION_ADD", {**data, "channel_id": DIRECT}), AROUND)
    assert found
    assert found.private
    assert found.who == Known(Account("discord", ANA), "")
    assert found.about == MessageRef(Place("discord", DIRECT), CARD)


def test_taking_a_mark_away_names_the_mark_that_was_put() -> None:
    put, away = act(reaction()), act(removal())
    assert isinstance(put, Mark)
    assert away == Unmark(put.mark)


def test_whose_mark_was_taken_away_is_called_as_they_were_last() -> None:
    named, unnamed = read(removal(), around(name_of={ANA: "Ana"}.__getitem__)), read(removal(), AROUND)
    assert named
    assert named.who.name == "Ana"
    assert unnamed
    assert unnamed.who.name == ""


def test_putting_a_mark_taking_it_away_and_putting_it_again_are_three_acts_and_a_replay_is_none() -> None:
    again = {**reaction(), "s": 44}
    found = [read(each, AROUND) for each in (reaction(), removal(), again, reaction(), removal(), again)]
    keys = [each.key for each in found if each]
    assert len(keys) == 6
    assert keys[:3] == keys[3:]
    assert len(set(keys)) == 3


def test_another_session_counts_anew() -> None:
    first, other = read(reaction(), AROUND), read(reaction(), around(session="s2"))
    assert first
    assert other
    assert first.key != other.key


@pytest.mark.parametrize(
    "found",
    [
        reaction(emoji={"id": "5", "name": "shovel"}),
        reaction(by=ROBOT),
        reaction(by=BOT),
        removal(by=BOT),
        reaction(message_author_id=BEN),
        removal(emoji={"id": "5", "name": "shovel"}),
        event("MESSAGE_REACTION_REMOVE_ALL", {"channel_id": GARDEN, "message_id": CARD, "guild_id": SERVER}),
        event("MESSAGE_REACTION_REMOVE_EMOJI", reaction()["d"]),
    ],
)
def test_only_peoples_own_common_signs_on_our_messages_are_marks(found: Any) -> None:
    assert read(found, AROUND) is None


def test_a_mark_on_what_certainly_isnt_ours_is_none() -> None:
    others = around(is_ours=lambda id: id != CARD)
    assert read(removal(), others) is None
    assert read(deletion(), others) is None


# --- what ends ------------------------------------------------------------------------------------


def test_a_deleted_card_is_told_and_nobody_is_made_known_by_it() -> None:
    found = read(deletion(), AROUND)
    assert found
    assert found.act == Erased()
    assert found.about == MessageRef(HERE, CARD)
    assert found.who.account.id == BOT
    assert about(deletion("5", POST)) == MessageRef(Place("discord", FORUM), f"{POST}/5")


def test_of_many_messages_deleted_at_once_each_is_told() -> None:
    found = event("MESSAGE_DELETE_BULK", {"ids": ["5", CARD], "channel_id": GARDEN, "guild_id": SERVER})
    told = reads(found, AROUND)
    assert [each.about for each in told] == [MessageRef(HERE, "5"), MessageRef(HERE, CARD)]
    assert len({each.key for each in told}) == 2


def test_a_deleted_post_takes_its_card_along_and_a_thread_of_a_channel_takes_none() -> None:
    def gone(id: str, parent: str) -> Any:
        found = around()
        payload = event("THREAD_DELETE", {"id": id, "guild_id": SERVER, "parent_id": parent, "type": 11})
        found.places.take(payload)
        return read(payload, found)

    assert gone(POST, FORUM).about == MessageRef(Place("discord", FORUM), f"{POST}/{POST}")
    assert gone(CARD, GARDEN) is None


def test_a_deleted_channel_is_nothing_to_anybody() -> None:
    assert reads(event("CHANNEL_DELETE", channel(GARDEN, 0, "garden", guild_id=SERVER)), AROUND) == ()


def test_whoever_leaves_the_server_has_departed() -> None:
    found = read(event("GUILD_MEMBER_REMOVE", {"guild_id": SERVER, "user": USERS[ANA]}), AROUND)
    assert found
    assert found.act == Departed()
    assert found.who.account.id == ANA
    assert found.organisation == SERVER
    assert read(event("GUILD_MEMBER_REMOVE", {"guild_id": SERVER, "user": USERS[ROBOT]}), AROUND) is None
