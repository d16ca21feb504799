"""What is said in a channel that the bot isn't in: it hears commands there, and can't post."""

from adapters.slack.interactions import Interaction
from adapters.slack.people import People
from bot.cards import Card, Paragraph
from bot.ports import Command
from bot.words.catalogue import Speaker

ANYWHERE = frozenset({"inbox", "decisions"})
"""Groups whose answers are for one person, wherever they ask."""


async def missing_here(people: People, by: Interaction, name: str) -> Card | None:
    """Asks to be invited, where a command would have to post something; ``None``: there is no need.

    Args:
        name: what the bot is called there.
    """
    act, channel = by.inbound.act, by.channel
    if by.kind not in ("command", "shortcut") or by.inbound.private or not channel:
        return None
    if isinstance(act, Command) and (act.group in ANYWHERE or act.verb == "help"):
        return None
    if await people.is_inside(by.team, channel):
        return None
    speaker = Speaker(by.inbound.language, "UTC")
    key = "slack-only-in-channels" if by.among_people else "slack-invite-me"
    said = speaker.say(key, command=f"/invite @{name}")
    return Card(blocks=(Paragraph(said),), language=speaker.language)
