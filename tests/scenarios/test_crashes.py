"""The process dies at every named point, in the middle of everything; nothing is lost, nothing doubled."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.ports import Inbound
from tests.databases import database_url, postgresql_server, postgresql_url, sqlite_url
from tests.world import Person, World

__all__ = ["database_url", "postgresql_server", "postgresql_url", "sqlite_url"]

POINTS = ("before-commit", "after-commit", "after-claim", "after-send", "before-mark", "after-mark")
LINE = "!consent quick Buy a shredder\nWe buy one.\ndeadline: 3 days"


class Crash(BaseException):
    """The process dies."""


class Fuse:
    """Kills the process at a point, once it is lit."""

    def __init__(self, point: str) -> None:
        self.point = point
        self.lit = False

    def __call__(self, reached: str) -> None:
        if self.lit and reached == self.point:
            self.lit = False
            raise Crash(reached)


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """A world on each of the databases."""
    async with World(database_url) as made:
        yield made


Act = Callable[[World, list[Person]], Awaitable[Inbound]]


async def a_proposal(world: World, people: list[Person]) -> Inbound:
    return people[0].line(LINE)


async def an_answer(world: World, people: list[Person]) -> Inbound:
    await people[0].types(LINE)
    return people[1].marking("👍", world.card)


async def an_objection(world: World, people: list[Person]) -> Inbound:
    await people[0].types(LINE)
    return people[1].line("consent object #1 It is too loud.", private=True)


async def an_amendment(world: World, people: list[Person]) -> Inbound:
    await people[0].types(LINE)
    await people[1].marks("👍")
    return people[0].line("!consent amend #1 We rent one.")


async def the_last_answer(world: World, people: list[Person]) -> Inbound:
    await people[0].types(LINE)
    await people[0].marks("👍")
    await people[1].marks("👍")
    return people[2].marking("👍", world.card)


async def test_nothing_is_lost_and_nothing_happens_twice(world: World) -> None:
    """Every act, at every point; each with a village of its own in the same world."""
    acts: tuple[Act, ...] = (a_proposal, an_answer, an_objection, an_amendment, the_last_answer)
    for number, (act, point) in enumerate((act, point) for act in acts for point in POINTS):
        world.room, world.space = f"room-{number}", f"space-{number}"
        people = [world.person(f"{name}{number}") for name in ("Ana", "Ben", "Cleo")]
        await world.circle(*(person.name for person in people), name=f"Garden {number}")
        inbound = await act(world, people)
        before = await facts(world)
        await crashed(world, point, inbound)
        happened = [cause for cause in await facts(world) if cause not in before]
        assert set(happened) == {inbound.key} or set(happened) == {cause_of(inbound)}, (
            f"{act.__name__} at {point}"
        )
        await world.engine.handle(inbound)
        await world.settle()
        assert [cause for cause in await facts(world) if cause not in before] == happened, "nothing twice"
        once(world, people, f"{act.__name__} at {point}")


async def crashed(world: World, point: str, inbound: Inbound) -> None:
    """Hands the act in, dies at the point, and starts again; what wasn't acknowledged comes again."""
    fuse = Fuse(point)
    await world.store.close()
    await world.start(reached=fuse, point=fuse)
    fuse.lit = True
    died = False
    try:
        await world.engine.handle(inbound)
        await world.settle()
    except BaseException as error:
        died = isinstance(error, Crash) or "store" in str(error)
        if not died:
            raise
    assert died, f"nothing came to {point}"
    await world.store.close()
    world.clock.tick(minutes=1)
    await world.start()
    await world.engine.handle(inbound)
    await world.settle()


def cause_of(inbound: Inbound) -> str:
    return f"mark:{inbound.place.platform}:{getattr(inbound.act, 'mark', '')}"


async def facts(world: World) -> list[str]:
    """The causes of all that has happened, in every stream."""

    def read(uow: object) -> list[str]:
        return [fact.cause for id in uow.streams() for fact in uow.facts(id)]  # type: ignore[attr-defined]

    return await world.store.read(read)


def once(world: World, people: list[Person], what: str) -> None:
    """Each card hangs once, and each private word came once."""
    cards = [message.text.splitlines()[0] for message in world.messages() if message.card.actions]
    assert len(cards) == len(set(cards)), f"{what}: a card hangs twice"
    for person in people:
        keys = [key for letter in person.inbox for key in letter.keys]
        assert len(keys) == len(set(keys)), f"{what}: a letter came twice"
        texts = [letter.text for letter in person.inbox]
        assert len(texts) == len(set(texts)), f"{what}: {person.name} was told the same twice"
