"""Quiet hours: how they are read, and how a moment in the night moves to the morning or the evening."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.kernel import Message, message
from bot.words.clock import take_time
from bot.words.tokens import Tokens, Unreadable, shown
from bot.words.vocabulary import spoken


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When nobody is disturbed: from ``start`` to before ``end``, on the clocks of a zone.

    Equal ends mean that there are no quiet hours. ``str`` gives the form in which they are stored.
    """

    start: time = time(0)
    end: time = time(0)

    @classmethod
    def parse(cls, stored: str) -> "QuietHours":
        """Reads the stored form, ``21:00-08:00`` or ``none``. Raises ValueError for anything else."""
        if stored == "none":
            return cls()
        start, _, end = stored.partition("-")
        return cls(time.fromisoformat(start.strip()), time.fromisoformat(end.strip()))

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}" if self else "none"

    def __bool__(self) -> bool:
        return self.start != self.end

    def cover(self, at: time) -> bool:
        """Whether a time of day is quiet."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


def read_quiet_hours(text: str, language: str) -> QuietHours | Message:
    """Reads quiet hours: ``21:00-08:00``, ``9pm to 8am``, ``21 bis 8 Uhr``, ``none``."""
    refusal = message("refused-quiet-hours", given=shown(text))
    languages = spoken(language)
    try:
        tokens = Tokens(text)
        if tokens.take(word for each in languages for word in each.none):
            return QuietHours() if tokens.is_over() else refusal
        start = take_time(tokens, languages, bare=True)
        if not tokens.sign("-") and not tokens.take(word for each in languages for word in each.to):
            return refusal
        end = take_time(tokens, languages, bare=True)
        if start is None or end is None or not tokens.is_over():
            return refusal
        return QuietHours(time(start.hour % 24, start.minute), time(end.hour % 24, end.minute)) or refusal
    except Unreadable:
        return refusal


def daytime(moment: datetime, zone: ZoneInfo, quiet: QuietHours) -> datetime:
    """The moment, or the next end of the quiet hours if it lies in them; in UTC.

    For deadlines given as durations, which never end in the night.
    """
    local = moment.astimezone(zone)
    if not quiet.cover(local.time()):
        return moment.astimezone(UTC)
    day = local.date() + timedelta(days=1 if local.time() >= quiet.end else 0)
    return datetime.combine(day, quiet.end, zone).astimezone(UTC)


def before_night(moment: datetime, zone: ZoneInfo, quiet: QuietHours) -> datetime:
    """The moment, or the last minute before the quiet hours that it lies in; in UTC.

    For reminders that would be too late in the morning.
    """
    local = moment.astimezone(zone)
    if not quiet.cover(local.time()):
        return moment.astimezone(UTC)
    day = local.date() - timedelta(days=0 if local.time() >= quiet.start else 1)
    return datetime.combine(day, quiet.start, zone).astimezone(UTC) - timedelta(minutes=1)
