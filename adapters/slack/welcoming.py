"""What Slack's people read first: in the private conversation of whoever installed the app.

In a channel the bot says hello when it is invited: what one can do there (``circle help``).
"""

from adapters.slack.around import place_of
from adapters.slack.installed import Installation
from adapters.slack.wire import Wire
from adapters.slack.written import PLATFORM
from adapters.welcoming import Post, hello
from bot.cards import Card
from bot.words.catalogue import Speaker


async def greet(wire: Wire, post: Post, one: Installation, user: str, language: str) -> None:
    """Writes to whoever installed the app, when it was installed and at no other time.

    Args:
        language: theirs, as Slack writes it (``de-DE``); empty: not known.
    Raises:
        Gone, TryLater, Away, Refused: it can't be done now; what is to be done next also stands on the page
            that they see in their browser.
    """
    channel = await wire.conversation(one.id, user)
    card = welcome(language, one.called or "circlekeeper")
    await post(f"{PLATFORM}:welcome:{one.id}:{user}", place_of(one.id, channel), card)


def welcome(language: str, name: str) -> Card:
    """What the bot is, and how one begins.

    Args:
        language: of whoever installed the app, as Slack writes it (``de-DE``).
        name: what the bot is called there, by which it is invited.
    """
    speaker = Speaker(language, "UTC")
    first = speaker.say("slack-welcome-first", name=name)
    return hello(speaker, first, speaker.say("slack-welcome-home"))
