"""Where things stand on Discord, by what the gateway sends; and what may be done there."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.discord.places import Places, Where, card_of_thread, channel_and_message, message_ref
from adapters.discord.rights import EVERYTHING, MANAGE_GUILD, SEND_MESSAGES, VIEW_CHANNEL
from bot.ports import MessageRef, Place
from tests.adapters.discord.payloads import (
    ANA,
    BEN,
    BOT,
    CARD,
    FORUM,
    GARDEN,
    GARDENERS,
    GUILD,
    GUILD_CREATE,
    KEEPER_ROLE,
    POST,
    READY,
    SERVER,
    USERS,
    channel,
    event,
    member,
    role,
    thread,
)

ATTACH_FILES = 1 << 15
MANAGE_THREADS = 1 << 34


def places(*events: Any, guild: dict[str, Any] = GUILD) -> Places:
    found = Places()
    for each in (READY, event("GUILD_CREATE", guild), *events):
        found.take(each)
    return found


def overwritten(*overwrites: tuple[str, int, int]) -> Places:
    """The channel with overwrites: whose, what is allowed, what is denied."""
    given = [{"id": id, "type": 0, "allow": str(allow), "deny": str(deny)} for id, allow, deny in overwrites]
    changed = channel(GARDEN, 0, "garden", guild_id=SERVER, permission_overwrites=given)
    return places(event("CHANNEL_UPDATE", changed))


# --- the names of messages ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel_id", "message_id", "ref"),
    [
        (GARDEN, "5", MessageRef(Place("discord", GARDEN), "5")),
        (CARD, "5", MessageRef(Place("discord", GARDEN), f"{CARD}/5")),
        (POST, "5", MessageRef(Place("discord", FORUM), f"{POST}/5")),
        ("777", "5", MessageRef(Place("discord", "777"), "5")),
    ],
)
def test_a_message_is_named_by_its_place_and_found_again_by_its_name(
    channel_id: str, message_id: str, ref: MessageRef
) -> None:
    assert message_ref(channel_id, message_id, places().where(channel_id)) == ref
    assert channel_and_message(ref) == (channel_id, message_id)


def test_the_card_of_a_thread_stands_outside_of_it_and_that_of_a_post_inside() -> None:
    known = places()
    in_channel, in_forum = known.where(CARD), known.where(POST)
    assert in_channel
    assert in_forum
    assert card_of_thread(CARD, in_channel) == MessageRef(Place("discord", GARDEN), CARD)
    assert card_of_thread(POST, in_forum) == MessageRef(Place("discord", FORUM), f"{POST}/{POST}")


# --- channels and threads -------------------------------------------------------------------------


def test_a_server_shows_its_channels_threads_and_forums() -> None:
    known = places()
    assert known.where(GARDEN) == Where(0, SERVER, name="garden")
    assert known.where(CARD) == Where(11, SERVER, GARDEN, owner=BOT, name="Buy a shredder")
    post, forum = known.where(POST), known.where(FORUM)
    assert post
    assert forum
    assert post.in_forum
    assert forum.is_forum
    assert known.guild_of(CARD) == SERVER
    assert known.guild_of("1") is None


def test_a_channel_that_is_made_renamed_and_deleted_is_known_so_long() -> None:
    known = places(event("CHANNEL_CREATE", channel("300", 0, "compost", guild_id=SERVER)))
    known.take(event("CHANNEL_UPDATE", channel("300", 0, "soil", guild_id=SERVER)))
    assert known.where("300") == Where(0, SERVER, name="soil")
    known.take(event("CHANNEL_DELETE", channel("300", 0, "soil", guild_id=SERVER)))
    assert known.where("300") is None


def test_threads_go_with_their_channel_and_no_others() -> None:
    known = places(event("CHANNEL_DELETE", channel(GARDEN, 0, "garden", guild_id=SERVER)))
    assert known.where(CARD) is None
    assert known.where(POST)


def test_the_channels_of_a_category_outlive_it() -> None:
    inside = channel("300", 0, "compost", guild_id=SERVER, parent_id="205000000000000001")
    known = places(event("CHANNEL_CREATE", inside))
    known.take(event("CHANNEL_DELETE", channel("205000000000000001", 4, "Outdoors", guild_id=SERVER)))
    assert known.where("300")


def test_the_latest_threads_of_a_forum_come_newest_first_without_the_archived() -> None:
    archived = {"archived": True, "locked": False}
    known = places(
        event("THREAD_CREATE", thread("1300000000000000009", FORUM)),
        event("THREAD_CREATE", thread("1300000000000000007", FORUM, thread_metadata=archived)),
    )
    assert known.latest_threads(FORUM) == ("1300000000000000009", POST)


def test_threads_that_a_sync_leaves_out_are_archived_where_it_speaks_of_their_channel() -> None:
    sync = {"guild_id": SERVER, "channel_ids": [FORUM], "threads": [thread("1300000000000000009", FORUM)]}
    known = places(event("THREAD_LIST_SYNC", sync))
    assert known.latest_threads(FORUM) == ("1300000000000000009",)
    assert known.latest_threads(GARDEN) == (CARD,)


def test_something_was_said_where_the_last_message_is_later() -> None:
    known = places()
    assert known.said_since(GARDEN, "1240000000000000000")
    assert not known.said_since(GARDEN, "1250000000000000000")
    assert not known.said_since(POST, "1")
    assert not known.said_since("777", "1")


def test_a_post_bears_a_tag_only_where_the_forum_wants_one_and_one_that_all_may_set() -> None:
    tags = [{"id": "1", "name": "news", "moderated": True}, {"id": "2", "name": "talk", "moderated": False}]
    assert places().tags_needed(FORUM) == []
    wants = channel(FORUM, 15, "decisions", guild_id=SERVER, available_tags=tags, flags=1 << 4)
    assert places(event("CHANNEL_UPDATE", wants)).tags_needed(FORUM) == ["2"]


# --- servers --------------------------------------------------------------------------------------


def test_a_server_out_of_reach_is_still_ours_and_one_that_put_us_out_is_not() -> None:
    known = places(event("GUILD_DELETE", {"id": SERVER, "unavailable": True}))
    assert known.knows(SERVER)
    assert known.where(GARDEN)
    known.take(event("GUILD_DELETE", {"id": SERVER}))
    assert not known.knows(SERVER)
    assert known.where(GARDEN) is None


def test_a_server_that_is_shown_again_has_what_it_has_now() -> None:
    known = places(event("GUILD_CREATE", {**GUILD, "channels": GUILD["channels"][:1], "threads": []}))
    assert known.where(GARDEN) is None


def test_another_connection_begins_with_nothing() -> None:
    known = places()
    known.forget()
    assert not known.knows(SERVER)
    assert known.where(GARDEN) is None


def test_one_says_hello_where_a_server_welcomes_people_else_where_one_may_write() -> None:
    other = {**GUILD, "channels": [*GUILD["channels"], channel("300", 0, "lobby")]}
    assert places(guild=other).greeting_place(SERVER) == GARDEN
    assert places(guild={**other, "system_channel_id": "300"}).greeting_place(SERVER) == "300"
    assert overwritten((SERVER, 0, SEND_MESSAGES)).greeting_place(SERVER) is None


def test_roles_have_names_as_long_as_they_exist() -> None:
    known = places(event("GUILD_ROLE_CREATE", {"guild_id": SERVER, "role": role("7", "Cooks")}))
    assert known.role_name(SERVER, "7") == "Cooks"
    known.take(event("GUILD_ROLE_DELETE", {"guild_id": SERVER, "role_id": "7"}))
    assert known.role_name(SERVER, "7") == ""


# --- permissions ----------------------------------------------------------------------------------


def test_owners_and_those_who_manage_the_server_administer_it() -> None:
    known = places()
    assert known.administers(SERVER, BEN, ())
    assert known.administers(SERVER, ANA, (GARDENERS,))
    assert not known.administers(SERVER, ANA, ())
    assert not known.administers("1", BEN, ())


def test_the_bot_may_what_its_roles_allow_together() -> None:
    assert places().may(GARDEN) & (SEND_MESSAGES | MANAGE_THREADS) == SEND_MESSAGES | MANAGE_THREADS
    assert not places().may(GARDEN) & MANAGE_GUILD
    assert places().may("777") == 0


def test_an_overwrite_for_the_bot_counts_over_one_for_its_roles_and_that_over_one_for_all() -> None:
    assert not overwritten((SERVER, 0, SEND_MESSAGES)).may(GARDEN) & SEND_MESSAGES
    by_role = (SERVER, 0, SEND_MESSAGES), (KEEPER_ROLE, SEND_MESSAGES, 0)
    assert overwritten(*by_role).may(GARDEN) & SEND_MESSAGES
    assert not overwritten(*by_role, (BOT, 0, SEND_MESSAGES)).may(GARDEN) & SEND_MESSAGES


def test_an_overwrite_for_a_role_that_the_bot_lacks_is_nothing_to_it() -> None:
    assert overwritten((GARDENERS, 0, VIEW_CHANNEL)).may(GARDEN) & VIEW_CHANNEL


def test_who_cannot_see_a_channel_can_do_nothing_in_it() -> None:
    assert overwritten((SERVER, 0, VIEW_CHANNEL)).may(GARDEN) == 0


def test_who_cannot_write_cannot_attach_files_either() -> None:
    assert not overwritten((SERVER, 0, SEND_MESSAGES)).may(GARDEN) & ATTACH_FILES
    assert overwritten((SERVER, 0, SEND_MESSAGES)).may(CARD) & ATTACH_FILES


def test_a_thread_has_the_permissions_of_its_channel() -> None:
    assert overwritten((SERVER, 0, VIEW_CHANNEL)).may(CARD) == 0
    assert places().may(CARD) == places().may(GARDEN)


def test_an_administrator_is_kept_out_of_nothing() -> None:
    admin = event("GUILD_ROLE_UPDATE", {"guild_id": SERVER, "role": role(KEEPER_ROLE, "Keeper", 3)})
    known = overwritten((SERVER, 0, VIEW_CHANNEL))
    known.take(admin)
    assert known.may(GARDEN) == EVERYTHING


def test_the_bot_may_no_more_what_a_role_allowed_that_it_lost() -> None:
    lost = {"guild_id": SERVER, "user": USERS[BOT], "roles": []}
    assert not places(event("GUILD_MEMBER_UPDATE", lost)).may(GARDEN) & MANAGE_THREADS


def test_of_other_members_nothing_is_kept() -> None:
    other = {"guild_id": SERVER, "user": USERS[ANA], "roles": []}
    assert places(event("GUILD_MEMBER_UPDATE", other)).may(GARDEN) & MANAGE_THREADS


def test_a_member_sees_a_hidden_channel_by_a_role_or_by_their_own_overwrite() -> None:
    hidden = overwritten((SERVER, 0, VIEW_CHANNEL), (GARDENERS, VIEW_CHANNEL, 0))
    ana = {**member(), "user": USERS[ANA]}
    assert not hidden.sees(GARDEN, ana)
    assert hidden.sees(GARDEN, {**ana, "roles": [GARDENERS]})
    assert hidden.sees(GARDEN, {**ana, "user": USERS[BEN]})
    assert overwritten((SERVER, 0, VIEW_CHANNEL), (ANA, VIEW_CHANNEL, 0)).sees(GARDEN, ana)


# --- whatever comes -------------------------------------------------------------------------------

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
kinds = st.sampled_from(
    [
        "READY",
        "GUILD_CREATE",
        "GUILD_UPDATE",
        "GUILD_DELETE",
        "GUILD_ROLE_UPDATE",
        "GUILD_ROLE_DELETE",
        "GUILD_MEMBER_UPDATE",
        "CHANNEL_UPDATE",
        "CHANNEL_DELETE",
        "THREAD_LIST_SYNC",
    ]
)
parts = (
    "id",
    "guild_id",
    "role_id",
    "role",
    "roles",
    "channels",
    "threads",
    "members",
    "user",
    "type",
    "flags",
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kinds, st.dictionaries(st.sampled_from(parts), anything | st.just(SERVER)))
def test_whatever_comes_in_the_table_can_be_asked(kind: str, data: dict[str, Any]) -> None:
    known = places(event(kind, data))
    known.take(data)
    for asked in (GARDEN, CARD, "", "x"):
        known.where(asked)
        known.may(asked)
    known.latest_threads(FORUM)
    known.greeting_place(SERVER)
    known.administers(SERVER, ANA, (GARDENERS,))


def test_what_begins_with_nothing_knows_nothing() -> None:
    known = Places()
    known.take(event("CHANNEL_CREATE", channel("300", 0, "compost", guild_id=SERVER)))
    assert known.where("300") is None
    known.take(GUILD_CREATE)
    assert known.where(GARDEN)


def test_a_session_forgets_the_servers_of_its_shard_that_it_does_not_name() -> None:
    other = str((int(SERVER) >> 22) + 1 << 22)
    both = places(event("GUILD_CREATE", {**GUILD, "id": other, "channels": [], "threads": []}))

    def ready(*named: str) -> dict[str, object]:
        shard = [(int(SERVER) >> 22) % 2, 2]
        return event("READY", {**READY["d"], "guilds": [{"id": one} for one in named], "shard": shard})

    both.take(ready(SERVER))
    assert both.knows(SERVER)
    both.take(ready())
    assert not both.knows(SERVER)
    assert both.knows(other), "it belongs to the other shard"
