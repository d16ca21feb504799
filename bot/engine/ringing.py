"""One deadline in its transaction: rung if it is still due, and if no answer can be on its way."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.conduct import Conduct
from bot.core.kernel import Ring, StreamId
from bot.ports import UnitOfWork
from bot.rows import Home, Timer

AT_ONCE = 256
"""Deadlines taken up in one go; those of one go share a commit."""


def due(uow: UnitOfWork, now: datetime, after: Timer | None) -> Sequence[Timer]:
    """The next deadlines that are due, the earliest first."""
    return uow.due(now, limit=AT_ONCE, after=after)


def ring(conduct: Conduct, timer: Timer, behind: Collection[str]) -> bool:
    """Rings the deadline, unless it was moved, has gone, or has to wait.

    Args:
        behind: the platforms that haven't been read to the end.
    """
    uow = conduct.uow
    current = uow.get(Timer, timer.stream, timer.key)
    if current is None or current.due_at != timer.due_at:
        return False
    stream = uow.load(timer.stream)
    if stream is None:
        uow.remove(timer)
        return True
    if _waits(uow, stream.circle, behind):
        return False
    conduct.run(stream.id, Ring(timer.key, timer.due_at))
    if not conduct.changed:
        uow.remove(timer)
    return True


def _waits(uow: UnitOfWork, circle: StreamId, behind: Collection[str]) -> bool:
    """Nothing is decided while somebody's answer may wait in a backlog."""
    return bool(behind) and any(home.platform in behind for home in uow.find(Home, circle=circle))
