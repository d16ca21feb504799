"""Running several parts together until they are to stop, then stopping them in order."""

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

log = structlog.get_logger(__name__)

PATIENCE = 5.0
"""Seconds that a part may take to stop before the next one is stopped too."""
LAST_RESORT = 20.0
"""Seconds after which the process ends, whatever still hangs: all that was acknowledged is durable."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that runs for as long as the bot does."""

    name: str
    run: Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Death:
    """A part that ended by itself, and of what; ``None``: it simply ended."""

    name: str
    error: BaseException | None = None


async def live(stages: Sequence[Sequence[Part]], stop: asyncio.Event) -> tuple[Death, ...]:
    """Runs all parts until ``stop`` is set or one of them ends; then stops them stage by stage.

    Args:
        stages: the first is stopped first, and started last.
    Returns:
        The parts that ended by themselves; none after a clean stop.
    """
    died: list[Death] = []

    async def watched(part: Part) -> None:
        death = Death(part.name)
        try:
            await part.run()
            log.critical("a part ended by itself; the bot stops", task=part.name)
        except asyncio.CancelledError:
            if stop.is_set():
                raise
            log.critical("a part was cancelled from within; the bot stops", task=part.name)
        except Exception as error:
            log.critical("a part failed; the bot stops", task=part.name, exc_info=True)
            death = Death(part.name, error)
        if not stop.is_set():
            died.append(death)
            stop.set()

    async with asyncio.TaskGroup() as group:
        running = [
            [group.create_task(watched(part), name=part.name) for part in stage] for stage in reversed(stages)
        ]
        await stop.wait()
        for stage in reversed(running):
            await _stopped(stage)
    return tuple(died)


async def _stopped(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    _, hanging = await asyncio.wait(tasks, timeout=PATIENCE) if tasks else (set(), set())
    for task in hanging:
        log.warning("a part doesn't stop", task=task.get_name())


@contextmanager
def stopping_on_signals(stop: asyncio.Event) -> Iterator[None]:
    """SIGTERM and SIGINT set ``stop``; if something still hangs long after, the process ends anyway."""
    loop = asyncio.get_running_loop()
    watch = threading.Timer(LAST_RESORT, _end)
    watch.daemon = True

    def told(name: str) -> None:
        if not stop.is_set():
            log.info("stopping", key=name)
            watch.start()
        stop.set()

    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        loop.add_signal_handler(number, told, number.name)
    try:
        yield
    finally:
        watch.cancel()
        for number in signals:
            loop.remove_signal_handler(number)


def _end() -> None:
    log.critical("something doesn't stop; the process ends without it")
    os._exit(1)
