"""How the bot comes into rooms and leaves them, and what it believes of who may do what there."""

import asyncio
from pathlib import Path

import pytest

from adapters.matrix import MatrixAdapter
from adapters.matrix.rooms import may_invite
from adapters.matrix.wire import CLIENT, Refusal, path
from bot.cards import Card
from bot.ports import Account, Command, Departed, Gone, Moved, Wrote
from tests.adapters.matrix.conftest import Meet
from tests.adapters.matrix.people import (
    Person,
    RecordingDesk,
    WallClock,
    bot_settings,
    place,
    running,
)
from tests.adapters.matrix.test_catching_up import invite
from tests.adapters.matrix.test_rooms_unencrypted import CARD, in_a_room
from tests.homeserver import Homeserver


async def membership(person: Person, room: str, user: str) -> str:
    said = await person.call("GET", CLIENT + path("rooms", room, "state", "m.room.member", user))
    return str(said["membership"])


async def becomes(person: Person, room: str, user: str, wanted: str) -> None:
    async with asyncio.timeout(20):
        while await membership(person, room, user) != wanted:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_only_whom_the_policy_names_may_invite_the_bot(
    homeserver: Homeserver, meet: Meet, bot: Person, desk: RecordingDesk, tmp_path: Path
) -> None:
    ana, eve = await meet("ana"), await meet("eve")
    settings = bot_settings(homeserver, bot.login, tmp_path / "store", invites=("*:elsewhere.org", ana.id))
    async with running(MatrixAdapter(settings, WallClock()), desk):
        refused = await eve.room(bot.id)
        await becomes(eve, refused, bot.id, "leave")
        await in_a_room(ana, bot, desk)


@pytest.mark.parametrize(
    ("patterns", "user", "may"),
    [
        (None, "@ana:garden.test", True),
        (None, "@ana:elsewhere.test", False),
        ((), "@ana:garden.test", False),
        (("*:garden.test",), "@ana:evil.garden.test", False),
        (("*:*.garden.test",), "@ana:shed.garden.test", True),
        (("@ana:*",), "@ana:elsewhere.test", True),
        (("@ana:elsewhere.test",), "@ben:elsewhere.test", False),
        (("*:GARDEN.test",), "@ana:garden.TEST", True),
        (("*:garden.test",), "@ana:evil.test:garden.test", False),
        (("*",), "@ana:anywhere.test", True),
        (("*:garden.test",), "", False),
        (("*:garden.test",), "garden.test", False),
    ],
)
def test_the_policy_reads_people_and_servers_apart(
    patterns: tuple[str, ...] | None, user: str, may: bool
) -> None:
    assert may_invite(user, patterns, "@keeper:garden.test") is may


async def test_invitations_made_while_away_are_followed_later(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    room = await ana.room(bot.id)
    async with running(adapter, desk):
        await becomes(ana, room, bot.id, "join")


async def test_one_person_cannot_drag_the_bot_into_rooms_without_end(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.matrix.doors.EACH", 2)
    async with running(adapter, desk):
        for _ in range(4):
            await ana.room(bot.id)
        await desk.act(Command, number=2)
        await desk.until(lambda: len(adapter.entering.invited) == 2)
        assert len(adapter.known.rooms) == 2


async def test_the_bot_leaves_when_it_is_alone_and_not_before(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        await ana.leave(room)
        await desk.act(Departed)
        await ben.say(room, "!inbox")
        await desk.act(Command, number=2)
        assert room in adapter.known.rooms
        await ben.leave(room)
        await desk.until(lambda: room not in adapter.known.rooms)
        with pytest.raises(Gone):
            await adapter.post("post-1", place(room), CARD)


async def test_who_is_removed_has_departed(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        where = CLIENT + path("rooms", room, "kick")
        await ana.call("POST", where, {"user_id": ben.id})
        act = await desk.act(Departed)
        assert act.who.account.id == ben.id
        assert act.who.name == "Ben"
        people = await adapter.roster(place(room))
    assert [known.account.id for known in people] == [ana.id]


async def test_being_removed_is_told_as_gone(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        await ana.call("POST", CLIENT + path("rooms", room, "kick"), {"user_id": bot.id})
        await desk.until(lambda: room not in adapter.known.rooms)
        with pytest.raises(Gone):
            await adapter.post("post-1", place(room), CARD)


async def test_a_room_where_the_bot_may_not_write_is_told_as_gone(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        levels = {"events_default": 50, "users": {}}
        await ana.state(room, "m.room.power_levels", "", levels)
        with pytest.raises(Gone):
            await adapter.post("post-1", place(room), CARD)


@pytest.mark.parametrize("version", ["10", "11", "12"])
async def test_whoever_may_change_the_powers_administers_the_room(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, meet: Meet, bot: Person, version: str
) -> None:
    ben, cleo = await meet("ben"), await meet("cleo")
    async with running(adapter, desk):
        room = await ana.room(bot.id, ben.id, cleo.id, room_version=version)
        await ben.join(room)
        await cleo.join(room)
        await desk.act(Command)
        users = {ben.id: 100, cleo.id: 50} | ({ana.id: 100} if version != "12" else {})
        await ana.state(room, "m.room.power_levels", "", {"users": users, "state_default": 60})
        for number, person in enumerate((ana, ben, cleo), 2):
            await person.say(room, "!inbox")
            await desk.act(Command, number=number)
    assert [act.admin for act in desk.acts if isinstance(act.act, Command)][1:] == [True, True, False]


async def test_everybody_present_is_named_where_a_command_asks_for_them(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        await ana.say(room, "!circle create Garden\naim: vegetables\nmembers: here")
        act = await desk.act(Command, number=2)
    assert act.present
    assert {known.account.id for known in act.present} == {ana.id, ben.id}
    assert {known.name for known in act.present} == {"Ana", "Ben"}


async def test_a_room_of_a_space_belongs_to_it_if_both_sides_say_so(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, meet: Meet, bot: Person
) -> None:
    eve = await meet("eve")
    space = {"creation_content": {"type": "m.space"}}
    via = {"via": ["circle.test"]}
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        theirs, evil = await ana.room(bot.id, **space), await eve.room(bot.id, **space)
        await becomes(ana, theirs, bot.id, "join")
        await becomes(eve, evil, bot.id, "join")
        await eve.state(evil, "m.space.child", room, via)

        async def organisation(number: int) -> str:
            await ana.say(room, "!inbox")
            return (await desk.act(Command, number=number)).organisation

        assert await organisation(2) == "", "a stranger's space took the room"
        await ana.state(theirs, "m.space.child", room, via)
        assert await organisation(3) == theirs
        await ana.state(theirs, "m.space.child", room, {})
        assert await organisation(4) == ""
        await ana.state(room, "m.space.parent", theirs, {**via, "canonical": True})
        assert await organisation(5) == theirs
        await ana.state(room, "m.space.parent", evil, via)
        assert await organisation(6) == theirs, "the main space comes first"


async def test_a_room_of_a_space_where_the_bot_isnt_belongs_to_it_if_the_space_can_be_seen_to_agree(
    adapter: MatrixAdapter,
    desk: RecordingDesk,
    ana: Person,
    ben: Person,
    meet: Meet,
    bot: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("adapters.matrix.surroundings.ASKED_AGAIN", 0.0)
    eve = await meet("eve")
    space = {"creation_content": {"type": "m.space"}}
    via = {"via": ["circle.test"]}
    readable = [{"type": "m.room.history_visibility", "content": {"history_visibility": "world_readable"}}]
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        closed = await ana.room(**space)
        listed = await ana.room(**space, preset="public_chat")
        shown = await ana.room(**space, initial_state=readable)
        hers = await eve.room(**space, initial_state=readable)

        async def organisation(number: int) -> str:
            await ben.say(room, "!inbox")
            return (await desk.act(Command, number=number)).organisation

        with pytest.raises(Refusal, match="M_FORBIDDEN"):
            await ben.state(room, "m.space.parent", shown, via)
        assert await organisation(2) == "", "a member without power named a space"
        await ana.state(room, "m.space.parent", hers, via)
        assert await organisation(3) == "", "the room's admin has no say in a stranger's space"
        await ana.state(room, "m.space.parent", closed, via)
        await ana.state(closed, "m.space.child", room, via)
        assert await organisation(4) == "", "nothing shows that the closed space agrees"
        await ana.state(room, "m.space.parent", listed, via)
        assert await organisation(5) == "", "the open space doesn't list the room"
        await ana.state(listed, "m.space.child", room, via)
        assert await organisation(6) == listed
        await ana.state(room, "m.space.parent", shown, {**via, "canonical": True})
        assert await organisation(7) == shown, "who named it could have had it listed"


async def test_an_upgraded_room_is_followed_at_once_where_it_is_open(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        await ana.state(room, "m.room.join_rules", "", {"join_rule": "public"})
        successor = await upgraded(ana, room)
        act = await desk.act(Moved)
        assert act.place == place(room)
        assert act.act == Moved(place(successor))
        await desk.until(lambda: successor in adapter.known.rooms)
        await ana.say(successor, "!inbox")
        await desk.act(Command, number=2)
    assert [act.act for act in desk.acts if isinstance(act.act, Command)][1:] == [Command("inbox", "")]


async def test_an_upgraded_room_is_followed_with_the_invitation_where_it_is_closed(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        successor = await upgraded(ana, room)
        await invite(ana, successor, bot)
        act = await desk.act(Moved)
    assert act.place == place(room)
    assert act.act == Moved(place(successor))
    assert len(desk.of(Command)) == 1, "the greeting isn't repeated in the new room"


async def test_a_room_that_only_claims_to_follow_another_takes_nothing_over(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, meet: Meet, bot: Person
) -> None:
    eve = await meet("eve")
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        claim = {"predecessor": {"room_id": room, "event_id": "$x"}}
        await eve.room(bot.id, creation_content=claim, room_version="11")
        await desk.act(Command, number=2)
    assert not desk.of(Moved)


async def upgraded(ana: Person, room: str) -> str:
    where = CLIENT + path("rooms", room, "upgrade")
    return str((await ana.call("POST", where, {"new_version": "12"}))["replacement_room"])


# --- private conversations --------------------------------------------------------------------------------


async def test_a_private_conversation_that_somebody_opens_is_theirs_for_good(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await ana.room(bot.id, is_direct=True, name="A chat with a name")
        await desk.act(Command)
        assert await adapter.private(Account("matrix", ana.id)) == place(room)
        await ana.say(room, "It gets too loud.")
        act = await desk.act(Wrote)
    assert act.private
    assert act.act == Wrote("It gets too loud.")


async def test_a_private_conversation_with_a_third_person_is_private_no_more(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        first = await adapter.private(Account("matrix", ana.id))
        await ana.join(first.id)
        await desk.until(lambda: ana.id in adapter.known.rooms[first.id].joined)
        await invite(ana, first.id, ben)
        await ana.say(first.id, "!inbox")
        act = await desk.act(Command)
        assert not act.private
        second = await adapter.private(Account("matrix", ana.id))
    assert second != first


async def test_who_left_their_private_conversation_is_not_followed_around(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    account = Account("matrix", ana.id)
    async with running(adapter, desk):
        first = await adapter.private(account)
        await ana.leave(first.id)
        await desk.until(lambda: first.id not in adapter.known.rooms)
        with pytest.raises(Gone):
            await adapter.private(account)
        again = await ana.room(bot.id, is_direct=True)
        await desk.act(Command)
        assert await adapter.private(account) == place(again)


async def test_a_private_room_made_just_before_a_crash_is_found_again(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    account = Account("matrix", ana.id)
    async with running(adapter, desk):
        first = await adapter.private(account)
    await bot.call("PUT", CLIENT + path("user", bot.id, "account_data", "m.direct"), {})
    async with running(adapter, desk):
        assert await adapter.private(account) == first


async def test_nobody_can_be_reached_who_does_not_exist(
    adapter: MatrixAdapter, desk: RecordingDesk, bot: Person
) -> None:
    async with running(adapter, desk):
        with pytest.raises(Gone):
            await adapter.private(Account("matrix", "no user id at all"))


async def test_a_private_message_rings_and_an_answer_in_the_room_does_not(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        private = await adapter.private(Account("matrix", ana.id))
        told = await adapter.post("a", private, Card(title=("Your answer is asked for",)))
        said = await adapter.post("b", place(room), Card(title=("Noted",)))
        await ana.join(private.id)
        await desk.until(lambda: ana.id in adapter.known.rooms[private.id].joined)
    assert (await ana.event(private.id, told.id))["content"]["msgtype"] == "m.text"
    assert (await ana.event(room, said.id))["content"]["msgtype"] == "m.notice"
