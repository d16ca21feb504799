"""How far a platform has been read: reported all the time, and noted now and then, for the next start."""

import asyncio
import time
from collections.abc import Callable

import structlog

from bot.ports import Desk

log = structlog.get_logger()

PULSE = 1.0
"""Seconds between two reports on whether we are caught up."""
KEEPING = 10.0
"""Seconds between two notes of how far we have read."""


class Progress:
    """Tells the desk how far we are.

    Args:
        is_caught_up: whether all that people did is taken in, as far as anybody can tell.
        cursor: from where is to be read after a gap that begins now.
        seconds: only go forward.
    """

    def __init__(
        self,
        desk: Desk,
        platform: str,
        is_caught_up: Callable[[], bool],
        cursor: Callable[[], str],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._platform = platform
        self._is_caught_up = is_caught_up
        self._cursor = cursor
        self._seconds = seconds

    def report(self) -> None:
        """Says how it is at this moment."""
        self._desk.caught_up(self._platform, self._is_caught_up())

    async def keep(self) -> None:
        """Reports how far we are, and notes it, until cancelled."""
        kept = 0.0
        while True:
            self.report()
            if self._is_caught_up() and self._seconds() - kept > KEEPING:
                kept = self._seconds()
                try:
                    await self._desk.keep_cursor(self._platform, self._cursor())
                except Exception as error:
                    log.warning("how far we have read couldn't be noted", exc_info=error)
            await asyncio.sleep(PULSE)
