"""What goes wrong when a test wants it to: refused and lost answers, and the pace that Discord allows."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.discord.rest import Call


@dataclass
class Fault:
    """The next requests that match go wrong, before or after they have been done.

    Attributes:
        path: a regular expression that is searched for in the path.
        status: what is answered instead; None cuts the connection.
        met: how many requests it has met.
    """

    method: str
    path: str
    status: int | None
    times: int
    after: bool
    retry_after: float
    everywhere: bool
    code: int = 0
    met: int = 0

    def meets(self, call: Call) -> bool:
        return (
            self.met < self.times
            and self.method in ("*", call.method)
            and re.search(self.path, call.path) is not None
        )


class Pace:
    """How many requests a bucket takes ("Rate Limits"); the numbers are what Discord is seen to allow."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.taken: dict[str, deque[float]] = {}

    @staticmethod
    def of(call: Call) -> tuple[str, int, float]:
        """The bucket of a request, how many it takes, and in how many seconds."""
        major = call.params.get("channel") or call.params.get("guild") or call.params.get("token") or ""
        bucket = f"{call.method} {call.template}"
        match call.method, call.template:
            case "POST" | "PATCH", "/channels/{channel}/messages" | "/channels/{channel}/messages/{message}":
                return f"{bucket} {major}", 5, 5.0
            case "DELETE", "/channels/{channel}/messages/{message}":
                return f"{bucket} {major}", 5, 1.0
            case "PUT" | "DELETE", template if "reactions" in template:
                return f"reactions {major}", 1, 0.25
            case "POST" | "PATCH", template if template.startswith("/webhooks"):
                return f"{bucket} {major}", 5, 2.0
            case _:
                return f"{bucket} {major}", 50, 1.0

    def take(self, call: Call) -> tuple[int, int, float]:
        """Counts a request; gives the limit, what remains (-1: too many), and seconds until it is back."""
        bucket, limit, seconds = self.of(call)
        now = self.now()
        taken = self.taken.setdefault(bucket, deque())
        while taken and taken[0] <= now - seconds:
            taken.popleft()
        if len(taken) >= limit:
            return limit, -1, taken[0] + seconds - now
        taken.append(now)
        return limit, limit - len(taken), taken[0] + seconds - now
