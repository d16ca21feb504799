"""What people on Slack read first, where the app was installed and where it is invited."""

from datetime import UTC, datetime

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.around import Bot, team_and_channel
from adapters.slack.installed import Installation
from adapters.slack.render import payload, text_of
from adapters.slack.welcoming import greet, welcome
from adapters.slack.wire import Wire
from bot.cards import Capabilities, Card, fit
from bot.ports import MessageRef, Place
from bot.views.guide import help_
from bot.views.look import Look
from tests.slack.client import web_client
from tests.slack.people import Person
from tests.slack.server import slack_on_loopback

COMMANDS = ("/circle create", "/consent quick", "/circle help")


@pytest.mark.parametrize(
    ("language", "spoken", "begins"),
    [("de-DE", "de", "Hallo"), ("en-GB", "en", "Hello"), ("fr-FR", "en", "Hello"), ("", "en", "Hello")],
)
def test_whoever_installed_the_app_reads_the_first_steps_in_their_language(
    language: str, spoken: str, begins: str
) -> None:
    card = welcome(language, "Keeper")
    said = text_of(payload(card))
    assert card.language == spoken
    assert said.startswith(begins)
    for command in ("/invite @Keeper", *COMMANDS):
        assert command in said
    assert "!" not in said


async def test_they_read_it_in_their_conversation_with_the_bot_and_once_however_often_it_is_tried() -> None:
    async with slack_on_loopback() as server:
        ana, sent = Person(server, "Ana"), dict[str, MessageRef]()

        async def client(team: str) -> AsyncWebClient:
            return web_client(server)

        wire = Wire(client)

        async def post(key: str, to: Place, card: Card) -> MessageRef:
            if key not in sent:
                team, channel = team_and_channel(to)
                sent[key] = MessageRef(to, await wire.send(team, channel, payload(card), key))
            return sent[key]

        one = Installation(server.team.id, server.bot_token, Bot(server.bot.id), called="keeper")
        for _ in range(2):
            await greet(wire, post, one, ana.id, "en-GB")
        await ana.receives("Hello, I am Circlekeeper", "/invite @keeper")
        assert len(server.called("chat.postMessage")) == 1


@pytest.mark.parametrize(("language", "begins"), [("en", "Hello, I am"), ("de", "Hallo, ich bin")])
def test_invited_where_no_circle_is_the_bot_says_what_it_is_and_the_first_step(
    language: str, begins: str
) -> None:
    look = Look(None, datetime(2026, 3, 2, tzinfo=UTC), language=language)  # type: ignore[arg-type]
    said = text_of(payload(fit(help_(look, ()), Capabilities(buttons=25, form_fields=10))))
    assert said.startswith(begins)
    assert "/circle create:" in said
    assert "!" not in said
