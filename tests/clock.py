"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""A Monday morning."""


class StandingClock:
    """Tells the moment it was set to. Fulfils :class:`bot.ports.Clock`."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        """The moment it stands at, in UTC."""
        return self._now

    def tick(
        self,
        *,
        days: float = 0,
        hours: float = 0,
        minutes: float = 0,
        seconds: float = 0,
    ) -> datetime:
        """Moves forward by the given time, and tells the moment reached."""
        self._now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return self._now

    def set(self, moment: datetime) -> datetime:
        """Moves to the given moment."""
        self._now = moment.astimezone(UTC)
        return self._now
