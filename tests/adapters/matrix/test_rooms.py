"""What is believed of rooms: whatever stands in their state, an answer comes out, never an error."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.matrix.rooms import (
    Room,
    Whereabouts,
    administers,
    direct_rooms,
    invitation,
    is_alone,
    level,
    may_set,
)
from tests.adapters.matrix.test_inbound import anything

ANA, BEN, BOT = "@ana:garden.test", "@ben:garden.test", "@keeper:garden.test"


def created(version: str = "12", by: str = ANA, **content: Any) -> dict[str, Any]:
    return {
        "type": "m.room.create",
        "state_key": "",
        "sender": by,
        "content": {"room_version": version, **content},
    }


def test_creators_have_all_power_from_version_12_on() -> None:
    assert administers(created(), {"users": {}, "users_default": 0}, ANA)
    assert administers(created(additional_creators=[BEN]), {"users": {}}, BEN)
    assert not administers(created("11"), {"users": {}}, ANA)
    assert not administers(created(), {"users": {}}, BEN)


@pytest.mark.parametrize("version", ["1", "11", "org.strange", ""])
def test_before_that_only_the_levels_count(version: str) -> None:
    levels = {"users": {BEN: 60}, "state_default": 50, "events": {"m.room.power_levels": 100}}
    assert not administers(created(version), levels, BEN)
    assert may_set(created(version), levels, BEN, "m.space.parent")
    assert administers(created(version), {**levels, "users": {ANA: 100}}, ANA)


def test_without_levels_only_whoever_made_the_room_has_power() -> None:
    assert administers(created("9"), {}, ANA)
    assert not administers(created("9"), {}, BEN)


@pytest.mark.parametrize(
    ("value", "taken"),
    [(50, 50), (-1, -1), ("75", 75), (" 10 ", 10), ("x", 7), (None, 7), (True, 7), (1.5, 7), ("9" * 30, 7)],
)
def test_a_level_is_a_whole_number_also_where_old_rooms_write_it_as_text(value: Any, taken: int) -> None:
    assert level(value, 7) == taken


def test_somebody_whose_name_is_no_text_is_there_all_the_same_and_can_leave() -> None:
    room = Room("!garden")
    for membership in ("join", "leave"):
        event = {"type": "m.room.member", "state_key": BEN, "content": {"membership": membership}}
        event["content"]["displayname"] = {"not": "a name"}  # type: ignore[index]
        room.take(event)
        assert (BEN in room.joined) is (membership == "join")
    assert room.name_of(BEN) == "ben"


def test_a_room_is_alone_without_anybody_joined_or_invited() -> None:
    room = Room("!garden", members={BOT: "join", ANA: "invite"})
    assert not is_alone(room, BOT)
    room.members.pop(ANA)
    assert is_alone(room, BOT)


def test_an_invitation_is_read_from_our_own_membership_alone() -> None:
    ours = {"type": "m.room.member", "state_key": BOT, "sender": ANA}
    ours["content"] = {"membership": "invite", "is_direct": True}  # type: ignore[assignment]
    theirs = {**ours, "state_key": ANA, "content": {"membership": "join"}}
    assert invitation([theirs, 5, ours], BOT) == (ANA, True)
    assert invitation([theirs], BOT) == ("", False)


states = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(
            [
                "m.room.member",
                "m.room.create",
                "m.room.power_levels",
                "m.room.encryption",
                "m.room.tombstone",
                "m.space.parent",
                "m.space.child",
            ]
        )
        | anything,
        "state_key": st.sampled_from(["", ANA, BOT, "!garden", "!space"]) | anything,
        "sender": st.just(ANA) | anything,
        "content": st.fixed_dictionaries(
            {},
            optional={
                "membership": st.sampled_from(["join", "invite", "leave"]) | anything,
                "displayname": anything,
                "type": st.just("m.space") | anything,
                "room_version": st.just("12") | anything,
                "additional_creators": anything,
                "creator": anything,
                "predecessor": anything,
                "users": st.dictionaries(st.just(ANA), anything) | anything,
                "events": anything,
                "users_default": anything,
                "state_default": anything,
                "via": st.just(["x"]) | anything,
                "canonical": anything,
                "replacement_room": anything,
            },
        )
        | anything,
    },
)


@settings(deadline=None)
@given(st.lists(states, max_size=8), st.lists(states, max_size=8), anything)
def test_any_state_gives_an_answer(here: list[Any], there: list[Any], direct: Any) -> None:
    known = Whereabouts(BOT, direct=direct_rooms(direct))
    for room_id, events in (("!garden", here), ("!space", there)):
        for event in events:
            known.room(room_id).take(event)
    room = known.rooms.get("!garden") or known.room("!garden")
    assert isinstance(known.organisation("!garden"), str)
    assert isinstance(known.private_with("!garden"), str)
    known.private_room(ANA)
    assert isinstance(administers(room.create, room.levels, ANA), bool)
    assert isinstance(room.predecessor + room.successor + room.name_of(ANA), str)
    assert all(isinstance(user, str) for user in room.joined)
    invitation(here, BOT)
