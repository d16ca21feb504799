"""What a community reads first of the bot, where it was let in: what it is, and how one begins."""

from collections.abc import Awaitable, Callable

from bot.cards import Card, Line, Paragraph
from bot.ports import MessageRef, Place
from bot.words.catalogue import Speaker

Post = Callable[[str, Place, Card], Awaitable[MessageRef]]
"""Sends a card; the same key gives the same message."""


def hello(speaker: Speaker, first: Line, *beside: Line) -> Card:
    """The card that says so.

    Args:
        first: the first step on this platform.
        beside: what else is good to know there.
    """
    return Card(
        title=speaker.say("welcome-title"),
        blocks=(
            Paragraph(speaker.say("welcome-what")),
            Paragraph(first),
            Paragraph(speaker.say("welcome-then")),
            *(Paragraph(line, small=True) for line in (*beside, speaker.say("welcome-more"))),
        ),
        language=speaker.language,
    )
