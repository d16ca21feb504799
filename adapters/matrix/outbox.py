"""The one queue that all messages leave by: one at a time, and none while the homeserver asks to wait."""

import asyncio
import hashlib
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from adapters.matrix import archive
from adapters.matrix.archive import FoundMark
from adapters.matrix.fading import REMEMBERED, Fading
from adapters.matrix.wire import CLIENT, Away, Json, LoggedOut, Refusal, Wire, path
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
    """Sends events, one after the other.

    Args:
        own: whose marks are put and taken away.
        fading: the cards from which they are to be taken.
    """

    def __init__(self, wire: Wire, own: str, fading: Fading, pace: Pace | None = None) -> None:
        self.wire = wire
        self.own = own
        self.fading = fading
        self.pace = pace or Pace()
        self._one = asyncio.Lock()
        self._seeds: deque[Seed] = deque()
        self._fallen: tuple[str, deque[FoundMark]] = ("", deque())
        """The message that is being cleared, and those of our marks that still stand under it."""
        self._taken: OrderedDict[tuple[str, str], str] = OrderedDict()
        """By message and mark, which event of ours was taken away, as far back as we remember."""
        self._woken = asyncio.Event()

    async def send(self, room: str, kind: str, content: Json, transaction_id: str) -> str:
        """Sends one event; gives its id. Raises as :meth:`Wire.call`; while told to wait, without asking."""
        return await self._put(path("rooms", room, "send", kind, transaction_id), content)

    async def _put(self, where: str, content: Json) -> str:
        async with self._one:
            if wait := self.pace.closed_for():
                raise TryLater(timedelta(seconds=wait))
            try:
                said = await self.wire.call("PUT", CLIENT + where, content)
            except TryLater as limit:
                self.pace.told_to_wait(limit.after)
                raise
            self.pace.sent()
            return str(said["event_id"])

    async def redact(self, room: str, event_id: str) -> None:
        """Takes a message away; refused where the bot lacks the power for it (``redact``, usually 50).

        Raises:
            Refusal, TryLater, Away.
        """
        name = transaction("remove", event_id)
        await self._put(path("rooms", room, "redact", event_id, name), {})

    def sow(self, room: str, message: str, marks: Iterable[str]) -> None:
        """Has marks put under a message, so that one tap answers; each once, when there is room for it."""
        self.fading.bears(message)
        if self._fallen[0] == message:
            self._fallen = ("", deque())
        until = time.monotonic() + SEED_WITHIN
        for mark in marks:
            self._seeds.append(Seed(room, message, mark, until))
        self._woken.set()

    def clear(self, room: str, message: str) -> None:
        """Has the bot's own marks taken from under a message when there is room for it; nobody else's."""
        self._seeds = deque(seed for seed in self._seeds if seed.message != message)
        self.fading.begin(room, message)
        self._woken.set()

    async def tend(self) -> None:
        """Puts marks and takes them away, until cancelled. They wait for everything else; those to be put
        are dropped when it takes long."""
        while True:
            while self._seeds or self.fading.first():
                if not self.wire.token or not self.pace.has_room():
                    await asyncio.sleep(max(0.5, self.pace.closed_for()))
                    continue
                try:
                    await (self._plant() if self._seeds else self._pluck())
                except (TryLater, Away, LoggedOut):
                    await asyncio.sleep(max(1.0, self.pace.closed_for()))
            self._woken.clear()
            if not self._seeds and not self.fading.first():
                await self._woken.wait()

    async def _plant(self) -> None:
        seed = self._seeds[0]
        if time.monotonic() <= seed.until:
            relation = {"rel_type": "m.annotation", "event_id": seed.message, "key": seed.mark}
            # One that was taken away is put as another: under the same name the old one would be meant.
            taken = self._taken.get((seed.message, seed.mark))
            name = transaction("seed", seed.message, seed.mark, *([taken] if taken else []))
            try:
                await self.send(seed.room, "m.reaction", {"m.relates_to": relation}, name)
            except LoggedOut:
                raise
            except Refusal as refusal:
                # It stands there already (M_DUPLICATE_ANNOTATION), or the message is gone.
                log.debug("a mark can't be put", kind=refusal.code)
        if self._seeds and self._seeds[0] is seed:
            self._seeds.popleft()

    async def _pluck(self) -> None:
        """Takes away one of our marks, from the card that has waited longest."""
        found = self.fading.first()
        if found is None:
            return
        room, message = found
        try:
            if self._fallen[0] != message:
                standing = await archive.marks(self.wire, room, message) or ()
                self._fallen = (message, deque(mark for mark in standing if mark.sender == self.own))
            left = self._fallen[1]
            if left:
                mark = left[0]
                name = transaction("clear", mark.event_id)
                await self._put(path("rooms", room, "redact", mark.event_id, name), {})
                self._remember_taken(message, mark)
                left.popleft()
        except LoggedOut:
            raise
        except Refusal as refusal:
            log.debug("the bot's marks can't be taken away", kind=refusal.code)
            left = deque()
        if not left:
            self._fallen = ("", deque())
            if self.fading.first() == found:
                self.fading.bare(message)

    def _remember_taken(self, message: str, mark: FoundMark) -> None:
        self._taken[message, mark.key] = mark.event_id
        self._taken.move_to_end((message, mark.key))
        while len(self._taken) > REMEMBERED:
            self._taken.popitem(last=False)
