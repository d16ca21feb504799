"""A clock that can be moved forward, and everything that falls due on the way."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.alarm import Bell
from bot.ports import Clock, Store, UnitOfWork
from bot.rows import Reminder, Timer

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}

_NO_DEADLINES = ("remind-", "term-reminder:", "settle")
"""Timers with these names remind or tidy up; nobody would call them a deadline."""


class MovableClock:
    """Goes as another clock goes, ahead of it by what it was moved. Fulfils :class:`bot.ports.Clock`."""

    def __init__(self, under: Clock) -> None:
        self._under = under
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self._under.now() + self._ahead

    def to(self, moment: datetime) -> None:
        """Moves forward to the moment; one that is over changes nothing."""
        self._ahead = max(self._ahead, moment - self._under.now())


class StillClock:
    """Stands at a moment; what a movable clock is put upon for time to pass only by hand."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self._at


class Hands:
    """Moves the time. What falls due rings in its order, each at its own moment.

    Args:
        bell: everything that falls due.
        settled: brings out what was said because of it, before time goes on.
    """

    def __init__(
        self, store: Store, bell: Bell, clock: MovableClock, settled: Callable[[], Awaitable[None]]
    ) -> None:
        self._store = store
        self._bell = bell
        self._clock = clock
        self._settled = settled

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self._clock.now()

    async def next_due(self) -> datetime | None:
        """The next deadline; reminders are not counted."""
        return await self.next_timer(lambda timer: not timer.key.startswith(_NO_DEADLINES))

    async def next_timer(self, wanted: Callable[[Timer], bool]) -> datetime | None:
        """The next moment that a wanted timer is set to, ``None`` without one."""

        def find(unit: UnitOfWork) -> datetime | None:
            return next((timer.due_at for timer in unit.find(Timer, order="due_at") if wanted(timer)), None)

        return await self._store.read(find)

    async def forward(self, step: str) -> None:
        """Moves on by an ``hour`` or a ``day``, or to the next ``deadline``. Raises ValueError otherwise."""
        if step == "deadline":
            due = await self.next_due()
            if due is not None:
                await self.forward_to(due)
        elif step in STEPS:
            await self.forward_to(self.now() + STEPS[step])
        else:
            raise ValueError(step)

    async def forward_to(self, moment: datetime) -> None:
        """Moves on to the moment and stops on the way wherever something waits for its time."""
        rung_at: datetime | None = None
        while True:
            stop = await self._next_stop(rung_at)
            if stop is None or stop > moment:
                break
            self._clock.to(stop)
            while await self._bell.ring(max(stop, self.now())):
                await self._settled()
            await self._settled()
            rung_at = stop
        self._clock.to(moment)
        await self._settled()

    async def _next_stop(self, after: datetime | None) -> datetime | None:
        """The next moment that rings or at which a message may go out; each is stopped at once."""

        def find(unit: UnitOfWork) -> datetime | None:
            reminders = unit.find(Reminder, order="due_at", limit=1)
            remind = (
                reminders[0].due_at if reminders and (after is None or reminders[0].due_at > after) else None
            )
            stops = (unit.next_due(after), unit.next_delivery(after or self.now()), remind)
            return min((stop for stop in stops if stop is not None), default=None)

        return await self._store.read(find)
