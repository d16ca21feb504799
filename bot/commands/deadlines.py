"""Deadlines that people give: when a window ends, and until when somebody asks for more time."""

from datetime import datetime

from bot.commands.acting import Acting, refuse
from bot.commands.handling import Deed
from bot.core.hours import Hours
from bot.core.settings import Settings
from bot.words.moments import Reading


def end_of(reading: Reading, now: datetime, settings: Settings, *, steps: int = 1) -> datetime:
    """When a window ends: as asked for; given as a length of time, never in the night.

    Args:
        steps: how many steps share it; none of them is shorter than the circle allows.

    Raises:
        Refusal: it is too short; the earliest end that would do is named.
    """
    end = Hours.of(settings).by_day(reading.at) if reading.as_duration else reading.at
    minimum = settings.minimum_window
    earliest = now + steps * minimum
    if end < earliest:
        refuse("refused-deadline-too-soon", tried=end, earliest=earliest, minimum=minimum)
    return end


def more_time(acting: Acting, deed: Deed, settings: Settings) -> datetime | None:
    """Until when more time is asked for; ``None``: as long as is usual."""
    given = deed.options.get("deadline")
    return acting.moment(given, settings).at if given else None
