"""What people do, on its way to the desk: in order where the order counts, all else beside each other."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection
from itertools import chain, repeat

import structlog

from bot.ports import Inbound, Mark, Unmark

log = structlog.get_logger()

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between two attempts."""
LAG = 2.0
"""Seconds that an act may wait to be taken in before we count as behind."""
LAST = 3.0
"""Seconds that what has come in has at the end to be taken in."""

Task = asyncio.Task[None]


class Lanes:
    """Work that has come in, until it is done.

    Args:
        seconds: only go forward.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._ends: dict[str, Task] = {}
        """By lane: the last of what is lined up in it."""
        self._waiting: dict[Task, float] = {}
        self._beside: set[Task] = set()

    def line_up(self, lane: str, work: Callable[[], Awaitable[None]]) -> Task:
        """Does it after all that stands in the lane already. Until it is done, something is waited for."""
        task = self.wait_for(asyncio.ensure_future(_after(self._ends.get(lane), work)))
        self._ends[lane] = task
        task.add_done_callback(lambda done: self._leave(lane, done))
        return task

    def _leave(self, lane: str, task: Task) -> None:
        if self._ends.get(lane) is task:
            del self._ends[lane]

    def wait_for(self, task: Task) -> Task:
        """Until it is done we aren't at the end of what people did."""
        self._waiting[task] = self._seconds()
        task.add_done_callback(lambda done: self._waiting.pop(done, None))
        return task

    def beside(self, work: Awaitable[None]) -> Task:
        """Does it beside everything else; nobody waits for it."""
        task = asyncio.ensure_future(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)
        return task

    @property
    def is_slow(self) -> bool:
        """Whether something has waited too long to be taken in."""
        slow = self._seconds() - LAG
        return any(since < slow for since in self._waiting.values())

    async def settled(self) -> None:
        """Waits for all that has come so far, and not for what comes meanwhile: that may never end."""
        if self._waiting:
            await asyncio.wait(list(self._waiting))

    async def close(self, unfinished: Collection[Task] = ()) -> None:
        """Lets what has come in be done, for a moment; then stops all of it.

        Args:
            unfinished: what is stopped at once.
        """
        working = {*self._beside, *self._waiting} - set(unfinished)
        if working:
            await asyncio.wait(working, timeout=LAST)
        left = {*self._beside, *self._waiting}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def lane_of(act: Inbound) -> str:
    """What one person does with one thing is handed in one after the other; and so is what they say in one
    place."""
    about = act.about.id if act.about is not None else ""
    same = about if isinstance(act.act, Mark | Unmark) else "words"
    return f"{act.place.id}/{act.who.account.id}/{same}"


async def _after(before: Task | None, work: Callable[[], Awaitable[None]]) -> None:
    if before is not None:
        await asyncio.wait({before})
    await work()


async def until_done(work: Callable[[], Awaitable[object]], failed: str, **about: object) -> None:
    """Does it, and again until it has been done.

    Args:
        failed: what the log says of an attempt that went wrong; ``about`` goes with it.
    """
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            await work()
            return
        except Exception as error:
            log.warning(failed, **about, exc_info=error)
            await asyncio.sleep(pause)
