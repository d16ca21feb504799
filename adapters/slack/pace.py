"""How often messages are redrawn in a workspace: Slack lets an app do it so many times a minute."""

import time
from collections.abc import Callable
from datetime import timedelta

from bot.ports import TryLater

A_MINUTE = 36
"""Redraws a minute and workspace that go on and on."""
AT_ONCE = 12
"""Redraws that may come together after a quiet time. With those of the next minute they are fewer than the
fifty that Slack promises ("Rate limits", tier 3)."""
ROUNDING = 1e-3
"""Seconds that nobody need wait."""


class Pace:
    """Puts off what would be too fast, before Slack refuses it.

    Args:
        seconds: only go forward.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._free: dict[str, float] = {}
        """By workspace: from when on the whole store of redraws is there again."""

    def take(self, team: str) -> None:
        """Takes one redraw out of the workspace's store.

        Raises:
            TryLater: there is none now.
        """
        now, each = self._seconds(), 60 / A_MINUTE
        full = max(self._free.get(team, now), now) + each
        wait = full - now - AT_ONCE * each
        if wait > ROUNDING:
            raise TryLater(timedelta(seconds=wait))
        self._free[team] = full
