"""What is asked of a clock."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Everything that reads the time takes a clock as an argument."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...
