"""What Slack's people read first: in the private conversation of whoever installed the app.

In a channel the bot says hello when it is invited: what one can do there (``circle help``).
"""

from bot.cards import Card, Paragraph
from bot.words.catalogue import Speaker


def welcome(language: str, name: str) -> Card:
    """What the bot is, and how one begins.

    Args:
        language: of whoever installed the app, as Slack writes it (``de-DE``).
        name: what the bot is called there, by which it is invited.
    """
    speaker = Speaker(language, "UTC")
    return Card(
        title=speaker.say("welcome-title"),
        blocks=(
            Paragraph(speaker.say("welcome-what")),
            Paragraph(speaker.say("slack-welcome-first", name=name)),
            Paragraph(speaker.say("welcome-then")),
            Paragraph(speaker.say("slack-welcome-home"), small=True),
            Paragraph(speaker.say("welcome-more"), small=True),
        ),
        language=speaker.language,
    )
