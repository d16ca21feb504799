"""Who people are and what channels are called: asked of Slack once in a while, never waited for too long."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import people
from adapters.slack.people import A_MINUTE, AGAIN, AT_ONCE, FRESH, People
from adapters.slack.wire import Wire
from tests.slack.client import web_client
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback


class Village:
    """What is known of a workspace, with seconds that are handed in."""

    def __init__(self, server: Slack) -> None:
        async def client(team: str) -> AsyncWebClient:
            return web_client(server)

        self.server = server
        self.team = server.team.id
        self.seconds = 0.0
        self.known = People(Wire(client), lambda: self.seconds)


@pytest.fixture
async def village() -> AsyncIterator[Village]:
    async with slack_on_loopback() as server:
        yield Village(server)


async def test_people_are_known_as_they_want_to_be_shown_with_language_and_office(village: Village) -> None:
    ana = Person(village.server, "Ana Lopes", display="Ana", locale="de-DE", admin=True)
    ben = Person(village.server, "Ben")
    assert village.known.user(village.team, ana.id).name == ""
    await village.known.look_up(village.team, [ana.id, ben.id])
    found = village.known.user(village.team, ana.id)
    assert (found.name, found.language, found.is_admin, found.home) == ("Ana", "de-DE", True, village.team)
    assert village.known.user(village.team, ben.id).name == "Ben"
    assert not village.known.user(village.team, ben.id).is_admin
    assert village.known.user("T0ELSEWHERE", ben.id).name == "", "ids are the workspace's own"


async def test_nobody_is_asked_for_twice_within_the_hour_and_a_new_name_is_known_after_it(
    village: Village,
) -> None:
    ana = Person(village.server, "Ana")
    for _ in range(3):
        await village.known.look_up(village.team, [ana.id, ana.id])
    assert len(village.server.called("users.info")) == 1
    ana.user.display_name = "Anita"
    village.seconds = FRESH + 1
    await village.known.look_up(village.team, [ana.id])
    assert village.known.user(village.team, ana.id).name == "Anita"


async def test_who_cant_be_looked_up_keeps_the_name_and_is_asked_for_again_later(village: Village) -> None:
    ana = Person(village.server, "Ana")
    await village.known.look_up(village.team, [ana.id])
    village.seconds = FRESH + 1
    village.server.fail("users.info", 503, times=9)
    for _ in range(2):
        await village.known.look_up(village.team, [ana.id])
    assert village.known.user(village.team, ana.id).name == "Ana"
    assert len(village.server.called("users.info")) == 2
    village.server.faults.clear()
    village.seconds += AGAIN + 1
    await village.known.look_up(village.team, [ana.id])
    assert len(village.server.called("users.info")) == 3


async def test_of_a_crowd_nobody_waits_for_names_that_slack_would_refuse(village: Village) -> None:
    crowd = [Person(village.server, f"Person {number}") for number in range(AT_ONCE + 20)]
    await village.known.look_up(village.team, [one.id for one in crowd])
    assert len(village.server.called("users.info")) == AT_ONCE < 100 - A_MINUTE
    last = crowd[-1].id
    assert village.known.user(village.team, last).name == ""
    village.seconds += 60 / A_MINUTE
    await village.known.look_up(village.team, [last])
    assert village.known.user(village.team, last).name == crowd[-1].user.real_name


async def test_an_act_waits_for_names_only_so_long(village: Village) -> None:
    ana = Person(village.server, "Ana")
    village.server.hold(events=False)
    await village.known.look_up(village.team, [ana.id], patience=0.05)
    assert village.known.user(village.team, ana.id).name == ""
    village.server.release()
    await village.known.look_up(village.team, [ana.id])
    assert village.known.user(village.team, ana.id).name == "Ana"
    assert len(village.server.called("users.info")) == 1, "the question that was asked goes on"


async def test_a_private_conversation_is_opened_once_or_known_from_who_wrote_in_it(village: Village) -> None:
    ana, ben = Person(village.server, "Ana"), Person(village.server, "Ben")
    im = village.server.conversation(ana.user).id
    assert await village.known.conversation(village.team, ana.id) == im
    assert await village.known.conversation(village.team, ana.id) == im
    village.known.met(village.team, ben.id, "D0BEN")
    assert await village.known.conversation(village.team, ben.id) == "D0BEN"
    assert len(village.server.called("conversations.open")) == 1


async def test_whether_the_bot_is_in_a_channel_is_asked_until_it_is_and_again_when_that_may_have_changed(
    village: Village,
) -> None:
    Person(village.server, "Ana")
    here, outside = village.server.channel("here"), village.server.channel("outside", bot=False)
    hidden = village.server.channel("hidden", private=True, bot=False)
    inside = {
        each.name: await village.known.is_inside(village.team, each.id) for each in (here, outside, hidden)
    }
    assert inside == {"here": True, "outside": False, "hidden": False}
    asked = len(village.server.called("conversations.info"))
    assert await village.known.is_inside(village.team, here.id)
    assert len(village.server.called("conversations.info")) == asked
    village.server.invite_bot(outside)
    assert await village.known.is_inside(village.team, outside.id)
    village.server.remove_bot(here)
    village.known.forget(village.team, here.id)
    assert not await village.known.is_inside(village.team, here.id)


async def test_where_slack_cant_say_whether_the_bot_is_in_a_channel_nobody_is_turned_away(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PATIENCE", 0.05)
    garden = village.server.channel("garden")
    village.server.fail("conversations.info", 500)
    assert await village.known.is_inside(village.team, garden.id)
    village.server.hold(events=False)
    assert await village.known.is_inside(village.team, garden.id)
    village.server.release()
