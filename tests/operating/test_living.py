"""Parts that live together: stopped in order, and all of them when one dies."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.living import Death, Part, live


def lasting(name: str, said: list[str], running: asyncio.Event | None = None) -> Part:
    async def run() -> None:
        said.append(f"{name} runs")
        if running is not None:
            running.set()
        try:
            await asyncio.Event().wait()
        finally:
            said.append(f"{name} stops")

    return Part(name, run)


def brief(name: str, run: Callable[[], Awaitable[None]]) -> Part:
    return Part(name, run)


async def test_parts_stop_stage_by_stage_and_start_the_other_way_round() -> None:
    said: list[str] = []
    stop = asyncio.Event()
    running = asyncio.Event()
    stages = [[lasting("adapters", said, running)], [lasting("alarm", said)], [lasting("courier", said)]]
    living = asyncio.create_task(live(stages, stop))
    await running.wait()
    stop.set()
    assert await living == ()
    assert said == [
        "courier runs",
        "alarm runs",
        "adapters runs",
        "adapters stops",
        "alarm stops",
        "courier stops",
    ]


async def test_if_one_part_dies_all_stop_and_it_is_named() -> None:
    said: list[str] = []

    async def dies() -> None:
        raise ValueError("the reason")

    died = await live([[lasting("adapters", said)], [brief("alarm", dies)]], asyncio.Event())
    assert [death.name for death in died] == ["alarm"]
    assert isinstance(died[0].error, ValueError)
    assert said[-1] == "adapters stops"


async def test_a_part_that_ends_by_itself_stops_the_bot_too() -> None:
    async def ends() -> None:
        return

    assert await live([[brief("courier", ends)]], asyncio.Event()) == (Death("courier"),)


async def test_a_failure_while_stopping_is_not_held_against_anybody() -> None:
    stop = asyncio.Event()

    async def fails_at_the_end() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError("too late to matter")

    living = asyncio.create_task(live([[brief("adapters", fails_at_the_end)]], stop))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    stop.set()
    assert await living == ()
