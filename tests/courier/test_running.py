"""The courier as it runs: woken by what is committed, and stopped without a loose end."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Any

from bot.courier.agenda import Agenda
from bot.ports import TryLater, Work
from bot.rows import Outgoing
from tests.clock import START
from tests.courier.world import World


async def until(condition: object) -> None:
    """Waits for what another task does; the test's time limit is ten seconds."""
    async with asyncio.timeout(10):
        while not condition():  # type: ignore[operator]  # noqa: ASYNC110
            await asyncio.sleep(0.001)


class Looks:
    """The courier's looks at what is due: how many there were, and whether the last one found nothing."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.count = 0
        self.in_vain = False
        self._read = world.store.read
        world.store.read = self._reading  # type: ignore[method-assign]

    async def _reading(self, work: Work[Any]) -> Any:
        found = await self._read(work)
        if isinstance(found, Agenda):
            self.count += 1
            self.in_vain = not found.deliveries
        return found

    async def could_follow(self) -> None:
        """Gives the courier as long as several more looks would take, and what they lead to."""
        for _ in range(20):
            await self.world.find(Outgoing)


async def stop(task: asyncio.Task[object]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_it_sleeps_until_it_is_nudged(world: World) -> None:
    looks = Looks(world)
    await world.notice("one")
    running = asyncio.create_task(world.courier.run())
    await until(lambda: looks.in_vain)
    assert world.here.texts("hall") == ["one"]
    await world.notice("two")
    count = looks.count
    await looks.could_follow()
    assert (looks.count, world.here.texts("hall")) == (count, ["one"])
    world.courier.nudge()
    await until(lambda: world.here.texts("hall") == ["one", "two"])
    await stop(running)


async def test_it_wakes_by_itself_when_a_pause_is_over(world: World) -> None:
    answers = [TryLater(timedelta(seconds=0.05)), None]
    world.here.before = lambda what, where: answers.pop(0)
    await world.notice("hello")
    running = asyncio.create_task(world.courier.run())
    await until(lambda: world.clock.tick(seconds=0.001) or world.here.texts("hall") == ["hello"])
    await stop(running)


async def test_what_is_on_its_way_arrives_before_it_stops(world: World) -> None:
    world.here.hold = asyncio.Event()
    await world.notice("hello")
    running = asyncio.create_task(world.courier.run())
    await until(lambda: world.here.busy)
    running.cancel()
    asyncio.get_running_loop().call_later(0.01, world.here.hold.set)
    with suppress(asyncio.CancelledError):
        await running
    assert (await world.get(Outgoing, "hello")).sent_at is not None


async def test_a_card_waits_for_the_notice_that_is_on_its_way_to_its_place(world: World) -> None:
    looks = Looks(world)
    world.here.hold = asyncio.Event()
    await world.notice("hello")
    running = asyncio.create_task(world.courier.run())
    await until(lambda: world.here.busy)
    await world.card()
    count = looks.count
    world.courier.nudge()
    await until(lambda: looks.count > count)
    await looks.could_follow()
    world.here.hold.set()
    await until(lambda: len(world.here.texts("hall")) == 2)
    assert not world.here.collided
    await stop(running)


async def test_a_send_that_takes_long_keeps_its_lease(world: World) -> None:
    world.here.hold = asyncio.Event()
    await world.notice("hello")
    running = asyncio.create_task(world.start(lease=timedelta(seconds=0.02)).run())
    await until(lambda: world.here.busy)
    world.clock.tick(hours=1)
    async with asyncio.timeout(10):
        while ((await world.get(Outgoing, "hello")).leased_until or START) < world.clock.now():
            pass
    world.here.hold.set()
    await until(lambda: world.here.messages)
    await stop(running)
    assert world.here.calls == 1


async def test_many_nudges_are_one_look(world: World) -> None:
    looks = Looks(world)
    running = asyncio.create_task(world.courier.run())
    for _ in range(1000):
        world.courier.nudge()
    await until(lambda: looks.in_vain)
    await looks.could_follow()
    assert looks.count <= 3
    await stop(running)


async def test_a_store_that_fails_for_a_while_loses_nothing(world: World) -> None:
    write = world.store.write
    failures = 4

    async def failing(work: object, **more: object) -> object:
        nonlocal failures
        if failures:
            failures -= 1
            raise OSError("disk full")
        return await write(work, **more)  # type: ignore[arg-type]

    await world.notice("hello")
    world.store.write = failing  # type: ignore[method-assign, assignment]
    for _ in range(6):
        await world.deliver()
        world.clock.tick(seconds=30)
    assert world.here.texts("hall") == ["hello"]
    assert (await world.get(Outgoing, "hello")).sent_at is not None
