"""Days and nights where somebody lives, across daylight-saving changes: when nobody is written to."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.settings import QuietHours, Settings

BEFORE_NIGHT = timedelta(hours=1)
"""So long before the quiet hours comes what can't wait for their end."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The days and nights of a person or a circle."""

    zone: ZoneInfo
    quiet: QuietHours | None

    @classmethod
    def of(cls, circle: Settings) -> "Hours":
        """Those of a circle."""
        return cls(ZoneInfo(circle.timezone), circle.quiet_hours)

    def day(self, moment: datetime) -> date:
        """The date there."""
        return moment.astimezone(self.zone).date()

    def night(self, moment: datetime) -> tuple[datetime, datetime] | None:
        """The quiet hours that this moment lies in, from and until, in UTC; ``None`` by day.

        When clocks are put forward or back within them, they rather last longer.
        """
        if self.quiet is None:
            return None
        today = self.day(moment)
        over_midnight = timedelta(days=self.quiet.begins >= self.quiet.ends)
        for day in (today - timedelta(days=1), today):
            begins = min(self._at(day, self.quiet.begins))
            ends = max(self._at(day + over_midnight, self.quiet.ends))
            if begins <= moment < ends:
                return begins, ends
        return None

    def tomorrow(self, moment: datetime) -> datetime:
        """The first moment of the next day, in UTC."""
        return max(self._at(self.day(moment) + timedelta(days=1), time()))

    def by_day(self, moment: datetime) -> datetime:
        """The moment, moved out of the night: to the next end of the quiet hours."""
        night = self.night(moment)
        return night[1] if night else moment

    def evening_before(self, moment: datetime) -> datetime | None:
        """An hour before the quiet hours that it lies in; ``None`` by day, and if that is night too."""
        night = self.night(moment)
        evening = night[0] - BEFORE_NIGHT if night else None
        return None if evening is None or self.night(evening) else evening

    def _at(self, day: date, at: time) -> tuple[datetime, datetime]:
        """Both moments that the clock there shows this; mostly they are one."""
        local = datetime.combine(day, at, self.zone)
        return local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
