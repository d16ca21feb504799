"""Slack, held to what every adapter promises."""

from adapters.slack import SlackAdapter
from adapters.slack.inbound import read
from adapters.slack.render import payload, text_of
from bot.cards import Card, fit
from tests.adapters.contract import Binding
from tests.adapters.slack import payloads
from tests.adapters.slack.payloads import BOT, around


def _shown(card: Card) -> str:
    return text_of(payload(fit(card, SlackAdapter.can)))


SLACK = Binding(
    adapter=SlackAdapter,
    payloads={
        "command": payloads.private("inbox", ts="1772445601.000200"),
        "mark": payloads.reaction(),
        "unmark": payloads.removal(),
        "words": payloads.talk("It is too dear.", ts="1772445602.000200"),
        "erased": payloads.deletion(),
    },
    own=payloads.private("inbox", BOT),
    read=lambda event: read(event, around()),
    shown=_shown,
)
