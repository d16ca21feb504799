"""How often a method is called in a workspace: Slack lets an app do it so many times a minute."""

import time
from collections.abc import Callable
from datetime import timedelta

from bot.ports import TryLater

ROUNDING = 1e-3
"""Seconds that nobody need wait."""


class Pace:
    """Puts off what would be too fast, before Slack refuses it.

    Args:
        at_once: calls that may come together after a quiet time.
        a_minute: calls a minute that go on and on. Slack counts both in one minute.
        seconds: only go forward.
    """

    def __init__(self, at_once: int, a_minute: int, seconds: Callable[[], float] = time.monotonic) -> None:
        self._at_once = at_once
        self._each = 60 / a_minute
        self._seconds = seconds
        self._free: dict[str, float] = {}
        """By workspace: from when on the whole store of calls is there again."""

    def take(self, team: str) -> None:
        """Takes one call out of the workspace's store.

        Raises:
            TryLater: there is none now.
        """
        now = self._seconds()
        full = max(self._free.get(team, now), now) + self._each
        wait = full - now - self._at_once * self._each
        if wait > ROUNDING:
            raise TryLater(timedelta(seconds=wait))
        self._free[team] = full
