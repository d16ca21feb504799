"""What goes wrong when a test wants it to: refused and lost answers, and the pace that Slack allows."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.slack.methods import METHODS
from tests.slack.web import Call

PER_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100, 5: 600}


@dataclass
class Fault:
    """The next calls of a method go wrong, before or after they have been done.

    Attributes:
        method: a regular expression for the method's whole name; ``response_url`` for those.
        status: what is answered instead; None cuts the connection; 200 answers ``error``;
            0 is only slow.
        met: how many calls it has met.
    """

    method: str
    status: int | None
    times: int
    after: bool
    retry_after: int
    error: str
    delay: float
    met: int = 0

    @property
    def goes_wrong(self) -> bool:
        """Whether it is more than slow."""
        return self.status != 0

    def meets(self, method: str) -> bool:
        return self.met < self.times and re.fullmatch(self.method, method) is not None


class Pace:
    """How many calls are taken ("Rate limits"): tiers by the minute, posts one a second with small bursts."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.taken: dict[str, deque[float]] = {}
        self.burst = 5

    def take(self, call: Call, team: str) -> float:
        """Counts a call; gives the seconds to wait for if it is one too many, else 0."""
        known = METHODS.get(call.method)
        bucket, limit, seconds = f"{team} {call.method}", PER_MINUTE[known.tier if known else 3], 60.0
        if call.method == "chat.postMessage":
            bucket, limit, seconds = f"{team} {call.args.get('channel')}", self.burst, float(self.burst)
        now, taken = self.now(), self.taken.setdefault(bucket, deque())
        while taken and taken[0] <= now - seconds:
            taken.popleft()
        if len(taken) >= limit:
            return taken[0] + seconds - now
        taken.append(now)
        return 0.0
