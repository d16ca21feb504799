"""Villages in the middle of things, built once and copied for every test that wants to disturb them."""

import copy
import itertools
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bot.cards import Capabilities
from tests.world import BUTTONS, MARKS_ONLY, Chat, Person, World

SHREDDER = "!consent quick Buy a shredder\nWe spend 400 € on a used shredder."
HOURS = "!consent propose New hours\nThe shop opens on Tuesdays.\ndeadline: 9 days"


async def _quarter(world: World) -> None:
    """A root circle in its own room, the garden below it, and agreement #1."""
    await world.circle("Ana", "Ben", "Gil", name="Village", room="village")
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo", lines="parent: Village")
    await ana.types(SHREDDER)
    for person in (ana, ben, cleo):
        await person.marks("👍")


async def nothing(world: World) -> None:
    """Nobody has made a circle yet."""
    world.person("Ana")


async def quiet(world: World) -> None:
    """An agreement, and nothing open."""
    await _quarter(world)


async def questions(world: World) -> None:
    """#2 is in its questions, and one is open."""
    await _quarter(world)
    await world.person("Ana").types(HOURS)
    await world.person("Ben").types("!consent ask #2 Who opens?")


async def reactions(world: World) -> None:
    """#2 is in its reactions."""
    await _quarter(world)
    await world.person("Ana").types(HOURS)
    await world.person("Ana").types("!consent advance #2")


async def consent(world: World) -> None:
    """#2 waits for two of three; somebody wants to join, and somebody else has joined meanwhile."""
    await _quarter(world)
    ana, ben, dan = world.person("Ana"), world.person("Ben"), world.person("Dan")
    await ana.types("!consent quick Paint the gate\nWe paint the gate green.\ndeadline: 3 days")
    await ben.marks("👍")
    await ana.types(f"!circle add {dan.id}")
    await world.person("Eva").types("!circle join")


async def integration(world: World) -> None:
    """#2 has an objection that was opened."""
    await _quarter(world)
    ana, ben, cleo = (world.person(name) for name in ("Ana", "Ben", "Cleo"))
    await ana.types("!consent quick Paint the gate\nWe paint the gate green.\ndeadline: 3 days")
    await cleo.writes_privately("consent object #2 Green hides the sign.")
    await ana.marks("👍")
    await ben.marks("👍")


async def gathering(world: World) -> None:
    """#2 is live, and nobody has said that they are here."""
    await _quarter(world)
    await world.person("Ana").types("!consent quick Paint the gate\nWe paint the gate green.\nmode: live")


async def held(world: World) -> None:
    """#3 waits for #2, which changes the same agreement."""
    await _quarter(world)
    ana = world.person("Ana")
    await ana.types("!consent quick A bigger one\nWe spend 600 €.\nreplaces: #1")
    await ana.types("!consent quick None at all\nWe sell it.\nreplaces: #1")


STAGES: dict[str, Callable[[World], Awaitable[None]]] = {
    make.__name__: make
    for make in (nothing, quiet, questions, reactions, consent, integration, gathering, held)
}


@dataclass
class Made:
    """A village as it was when it was built."""

    file: Path
    world: World
    """Closed; for what its people and messages are."""


class Stages:
    """Builds each village once, and opens copies of it."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._made: dict[tuple[str, bool], Made] = {}
        self._copies = itertools.count(1)

    async def open(self, stage: str, can: Capabilities = MARKS_ONLY) -> World:
        """A village of its own for whoever asks; to be closed by them."""
        key = (stage, can is BUTTONS)
        if key not in self._made:
            self._made[key] = await self._build(stage, can)
        made = self._made[key]
        file = self._directory / f"copy-{next(self._copies)}.db"
        shutil.copyfile(made.file, file)
        world = World(f"sqlite:///{file}", can=can)
        world.clock.set(made.world.clock.now())
        world.counter = copy.copy(made.world.counter)
        _people_like(made.world.chat, world.chat)
        for name in made.world.people:
            world.people[name] = Person(world, name)
        await world.start()
        return world

    async def _build(self, stage: str, can: Capabilities) -> Made:
        file = self._directory / f"{stage}-{len(self._made)}.db"
        async with World(f"sqlite:///{file}", can=can) as world:
            await STAGES[stage](world)
        return Made(file, world)


def _people_like(before: Chat, after: Chat) -> None:
    after.messages = copy.deepcopy(before.messages)
    after.people = dict(before.people)
    after.rooms = {room: list(people) for room, people in before.rooms.items()}
