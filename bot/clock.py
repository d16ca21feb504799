"""The real clock: the only place that reads the time."""

from datetime import UTC, datetime


class SystemClock:
    """Tells the machine's time, aware, in UTC."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)  # noqa: TID251
