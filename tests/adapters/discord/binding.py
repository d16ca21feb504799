"""Discord, held to what every adapter promises."""

from adapters.discord import DiscordAdapter
from adapters.discord.inbound import read
from adapters.discord.render import payload, text_of
from bot.cards import Card, fit
from tests.adapters.contract import Binding
from tests.adapters.discord import payloads
from tests.adapters.discord.around import around
from tests.adapters.discord.payloads import BOT

AROUND = around(name_of=lambda user: "Ana")
"""Who takes a mark away is called what they were called when they put it."""


def _shown(card: Card) -> str:
    return text_of(payload(fit(card, DiscordAdapter.can)).json)


DISCORD = Binding(
    adapter=DiscordAdapter,
    payloads={
        "command": payloads.private("inbox", id="1"),
        "mark": payloads.reaction("👍"),
        "unmark": payloads.removal("👍"),
        "words": payloads.message("It is too dear.", id="2", **payloads.reply()),
        "erased": payloads.deletion(),
    },
    own=payloads.private("inbox", BOT),
    read=lambda event: read(event, AROUND),
    shown=_shown,
)
