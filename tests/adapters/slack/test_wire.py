"""What we ask of Slack's Web API, and what its refusals mean."""

from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.render import payload
from adapters.slack.wire import METADATA, Away, Refused, Wire
from bot.cards import Action, Card, Paragraph
from bot.ports import Barred, Gone, TryLater
from tests.slack.client import web_client
from tests.slack.happenings import create_message
from tests.slack.model import Message
from tests.slack.people import Person
from tests.slack.server import Slack

CARD = payload(Card(("A shredder",), (Paragraph(("Your move",)),), (Action("s/r1/consent", "Consent"),)))


@pytest.fixture
def wire(server: Slack) -> Wire:
    async def client(team: str) -> AsyncWebClient:
        if team != server.team.id:
            raise LookupError(team)
        return web_client(server)

    return Wire(client)


async def test_a_card_is_sent_with_its_key_redrawn_and_found_again(server: Slack, wire: Wire) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    team = server.team.id
    ts = await wire.send(team, talk.id, CARD, "card-1")
    await ana.sees(talk, "A shredder", r"\[Consent\]")
    await wire.redraw(team, talk.id, ts, payload(Card(("Decided",))))
    await ana.sees(talk, "Decided")
    [found] = [each for each in await wire.latest(team, talk.id, "0") if each["ts"] == ts]
    assert found["metadata"] == {"event_type": METADATA, "event_payload": {"key": "card-1"}}


async def test_what_is_whispered_only_one_person_sees(server: Slack, wire: Wire) -> None:
    ana, ben, talk = Person(server, "Ana"), Person(server, "Ben"), server.channel("talk")
    await wire.whisper(server.team.id, talk.id, ana.id, CARD)
    await ana.sees(talk, "A shredder")
    assert not ben.messages(talk)


async def test_all_who_put_a_mark_are_named(server: Slack, wire: Wire) -> None:
    ana, ben, talk = Person(server, "Ana"), Person(server, "Ben"), server.channel("talk")
    ts = await wire.send(server.team.id, talk.id, CARD, "card-1")
    card = await ana.sees(talk, "A shredder")
    for person in (ana, ben):
        await person.reacts(card, "+1")
    [mark] = await wire.reactions(server.team.id, talk.id, ts)
    assert mark["name"] == "+1"
    assert set(mark["users"]) == {ana.id, ben.id}


async def test_people_and_private_conversations_are_found(server: Slack, wire: Wire) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    team = server.team.id
    assert ana.id in await wire.members(team, talk.id)
    assert (await wire.user(team, ana.id))["id"] == ana.id
    await wire.send(team, await wire.conversation(team, ana.id), CARD, "letter")
    await ana.receives("A shredder")
    assert (await wire.channel(team, talk.id))["name"] == "talk"
    assert await wire.inside(team) == [talk.id]


async def test_what_slack_gives_page_by_page_is_read_to_its_end(server: Slack, wire: Wire) -> None:
    people = [server.add_user(server.team, f"p{count}", f"P{count}") for count in range(250)]
    talk, team = server.channel("talk"), server.team.id
    assert {one.id for one in people} < set(await wire.members(team, talk.id))
    for count in range(250):
        create_message(server, Message(server.stamps.next(), talk, people[count], f"word {count}"))
        server.channel(f"talk-{count}")
    said = [each["text"] for each in await wire.since(team, talk.id, "0")]
    assert sorted(said) == sorted(f"word {count}" for count in range(250))
    assert len(await wire.inside(team)) == 251


async def test_refusals_are_told_apart(server: Slack, wire: Wire) -> None:
    talk, team = server.channel("talk"), server.team.id
    ts = await wire.send(team, talk.id, CARD, "card-1")
    await wire.delete(team, talk.id, ts)
    with pytest.raises(Gone) as gone:
        await wire.redraw(team, talk.id, ts, CARD)
    assert not isinstance(gone.value, Barred)
    server.archive(talk)
    with pytest.raises(Barred):
        await wire.send(team, talk.id, CARD, "card-2")
    with pytest.raises(Barred):
        await wire.send("T0ELSEWHERE", talk.id, CARD, "card-3")
    with pytest.raises(Refused) as refused:
        await wire.open(
            team, "no-trigger", {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": []}
        )
    assert "trigger" in refused.value.error


async def test_slack_asks_to_wait_or_is_away(server: Slack, wire: Wire) -> None:
    talk, team = server.channel("talk"), server.team.id
    server.fail("chat.postMessage", status=429, retry_after=7)
    with pytest.raises(TryLater) as wait:
        await wire.send(team, talk.id, CARD, "card-1")
    assert wait.value.after == timedelta(seconds=7)
    server.fail("chat.postMessage", status=500)
    with pytest.raises(Away):
        await wire.send(team, talk.id, CARD, "card-1")
    await server.refuse()
    with pytest.raises(Away):
        await wire.send(team, talk.id, CARD, "card-1")
