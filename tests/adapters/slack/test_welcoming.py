"""What people on Slack read first, where the app was installed and where it is invited."""

from datetime import UTC, datetime

import pytest

from adapters.slack.render import payload, text_of
from adapters.slack.welcoming import welcome
from bot.cards import Capabilities, fit
from bot.views.guide import help_
from bot.views.look import Look
from tests.slack.client import web_client
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


async def test_slack_takes_it() -> None:
    async with slack_on_loopback() as server:
        person = server.add_user(server.team, "ana", "Ana")
        channel = server.conversation(person)
        await web_client(server).chat_postMessage(channel=channel.id, **payload(welcome("de", "Keeper")))
        assert len(channel.messages) == 1


@pytest.mark.parametrize(("language", "begins"), [("en", "Hello, I am"), ("de", "Hallo, ich bin")])
def test_invited_where_no_circle_is_the_bot_says_what_it_is_and_the_first_step(
    language: str, begins: str
) -> None:
    look = Look(None, datetime(2026, 3, 2, tzinfo=UTC), language=language)  # type: ignore[arg-type]
    said = text_of(payload(fit(help_(look, ()), Capabilities(buttons=25, form_fields=10))))
    assert said.startswith(begins)
    assert "/circle create:" in said
    assert "!" not in said
