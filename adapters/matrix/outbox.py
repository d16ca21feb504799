"""The one queue that all messages leave by: one at a time, and none while the homeserver asks to wait."""

import asyncio
import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from adapters.matrix.wire import CLIENT, Away, Json, Refusal, Wire, path
from bot.ports import TryLater

log = structlog.get_logger()

RATE, BURST = 0.2, 10.0
"""Messages a second and at once that a homeserver allows by default (Synapse, ``rc_message``)."""
SPARE = 4.0
"""Marks are put only while at least so many messages could still go out at once."""
SEED_WITHIN = 180.0
"""Seconds after which a mark that found no room is left to people."""
WITH_SELECTOR = frozenset("👍✋❓✅⏭⏳")
"""Signs that clients send with U+FE0F; without it theirs would stand beside ours instead of joining it."""


def transaction(*parts: str) -> str:
    """An id that is the same for the same parts: the homeserver sends what bears it once.

    Synapse remembers it for a day, for this device and room, also over restarts of either.
    """
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:40]


def seed_form(mark: str) -> str:
    """The mark as clients send it themselves."""
    bare = mark.rstrip("\ufe0f")
    return bare + "\ufe0f" if bare in WITH_SELECTOR else mark


class Pace:
    """A guess at how much the homeserver lets us send: its default limit, until it shows to be wider.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._level = 0.0
        self._at = clock()
        self._open_at = 0.0
        self.wide = False
        """The homeserver took more than its default limit allows."""

    def _leak(self) -> None:
        now = self._clock()
        self._level = max(0.0, self._level - RATE * (now - self._at))
        self._at = now

    def sent(self) -> None:
        """One message was taken."""
        self._leak()
        self._level += 1
        if self._level > 2 * BURST:
            self.wide = True
            self._level = BURST

    def told_to_wait(self, after: timedelta) -> None:
        """The homeserver said 429."""
        self._leak()
        self._level = BURST
        self.wide = False
        self._open_at = self._clock() + after.total_seconds()

    def closed_for(self) -> float:
        """Seconds until the next message may be tried."""
        return max(0.0, self._open_at - self._clock())

    def has_room(self) -> bool:
        """Whether marks may go out beside what must."""
        self._leak()
        return not self.closed_for() and (self.wide or self._level + SPARE < BURST)


@dataclass(frozen=True, slots=True)
class Seed:
    """A mark that the bot is to put under its own message."""

    room: str
    message: str
    mark: str
    until: float


class Outbox:
    """Sends events, one after the other."""

    def __init__(self, wire: Wire, pace: Pace | None = None) -> None:
        self.wire = wire
        self.pace = pace or Pace()
        self._one = asyncio.Lock()
        self._seeds: deque[Seed] = deque()
        self._sown = asyncio.Event()

    async def send(self, room: str, kind: str, content: Json, transaction_id: str) -> str:
        """Sends one event; gives its id. Raises as :meth:`Wire.call`; while told to wait, without asking."""
        async with self._one:
            if wait := self.pace.closed_for():
                raise TryLater(timedelta(seconds=wait))
            where = CLIENT + path("rooms", room, "send", kind, transaction_id)
            try:
                said = await self.wire.call("PUT", where, content)
            except TryLater as limit:
                self.pace.told_to_wait(limit.after)
                raise
            self.pace.sent()
            return str(said["event_id"])

    def sow(self, room: str, message: str, marks: Iterable[str]) -> None:
        """Has marks put under a message, so that one tap answers; each once, when there is room for it."""
        until = time.monotonic() + SEED_WITHIN
        for mark in marks:
            self._seeds.append(Seed(room, message, mark, until))
        self._sown.set()

    def unsow(self, message: str) -> None:
        """Forgets the marks that aren't put yet under this message."""
        self._seeds = deque(seed for seed in self._seeds if seed.message != message)

    async def tend(self) -> None:
        """Puts marks, until cancelled. They wait for everything else, and are dropped when it takes long."""
        while True:
            while self._seeds:
                if not self.pace.has_room():
                    await asyncio.sleep(max(0.5, self.pace.closed_for()))
                    continue
                seed = self._seeds.popleft()
                if time.monotonic() > seed.until:
                    continue
                relation = {"rel_type": "m.annotation", "event_id": seed.message, "key": seed.mark}
                name = transaction("seed", seed.message, seed.mark)
                try:
                    await self.send(seed.room, "m.reaction", {"m.relates_to": relation}, name)
                except (TryLater, Away):
                    self._seeds.appendleft(seed)
                    await asyncio.sleep(max(1.0, self.pace.closed_for()))
                except Refusal as refusal:
                    # It stands there already (M_DUPLICATE_ANNOTATION), or the message is gone.
                    log.debug("a mark can't be put", kind=refusal.code)
            self._sown.clear()
            if not self._seeds:
                await self._sown.wait()
