"""What an event of Discord is understood by: who the bot is, where things stand, what was taken before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from adapters.discord.places import Places
from adapters.typed import Parse
from bot.ports import Act

_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
"""Ids count from here (Discord's documentation, "Snowflakes")."""


@dataclass(frozen=True, slots=True)
class Around:
    """What an event is understood by, at this moment."""

    own: str
    """The bot's user id."""
    now: datetime
    places: Places
    parse: Parse
    names: tuple[str, ...] = ()
    """What the bot is called."""
    read_threads: bool = False
    """What is written in the thread of a card counts without a reply or mention."""
    session: str = ""
    """The gateway session the event came in; its sequence numbers count within."""
    is_ours: Callable[[str], bool] = lambda message_id: True
    """Whether the bot may have sent a message; false only where it is certain that it didn't."""
    name_of: Callable[[str], str] = lambda user: ""
    """What somebody was called last, where an event doesn't tell it; empty: not known."""
    taken: Callable[[str], Act | None] = lambda message_id: None
    """What a message was taken for before it was edited, as far as that is remembered."""


def happened(snowflake: str, now: datetime) -> datetime:
    """When an id was given, and never later than now."""
    if not snowflake.isdecimal() or int(snowflake) >> 64:
        return now
    return min(_EPOCH + timedelta(milliseconds=int(snowflake) >> 22), now)
