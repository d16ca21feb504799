"""The process dies anywhere: afterwards everything is as if it hadn't."""

from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest

from bot.ports import Inbound, Mark, Press, UnitOfWork
from storage import StoreClosed
from tests.databases import Server
from tests.engine.soundness import is_sound
from tests.world import Person, World

PROPOSAL = "!consent quick Buy a shredder\nWe spend 400 € on a used one.\ndeadline: 3 days"


class Crash(BaseException):
    """Stands for the end of the process."""


class Fuse:
    """Counts the named points of store and courier that are reached, and kills the process at one of them."""

    def __init__(self, at: tuple[str, int] | None = None) -> None:
        self.at = at
        self.lit = False
        self.reached: Counter[str] = Counter()

    def __call__(self, point: str) -> None:
        if not self.lit:
            return
        self.reached[point] += 1
        if (point, self.reached[point]) == self.at:
            self.lit = False
            raise Crash(point)


# --- what is done -------------------------------------------------------------------------------------


async def a_proposal(world: World, people: list[Person]) -> Inbound:
    return people[0].line(PROPOSAL)


async def an_answer(world: World, people: list[Person]) -> Inbound:
    await people[0].types(PROPOSAL)
    return people[1].marking("👍", world.card)


async def a_question(world: World, people: list[Person]) -> Inbound:
    await people[0].types(PROPOSAL)
    return people[1].line("!consent ask #1 Who keeps the key?")


async def an_objection(world: World, people: list[Person]) -> Inbound:
    await people[0].types(PROPOSAL)
    return people[1].line("consent object #1 It is too loud.", private=True)


async def an_objection_without_words(world: World, people: list[Person]) -> Inbound:
    await people[0].types(PROPOSAL)
    return people[1].marking("✋", world.card)


async def an_amendment(world: World, people: list[Person]) -> Inbound:
    await people[0].types(PROPOSAL)
    await people[1].marks("👍")
    return people[0].amending("We rent one.")


async def the_last_answer(world: World, people: list[Person]) -> Inbound:
    await people[0].types(PROPOSAL)
    await people[0].marks("👍")
    await people[1].marks("👍")
    return people[2].marking("👍", world.card)


async def a_refusal(world: World, people: list[Person]) -> Inbound:
    return people[0].line("!consent consent #77")


async def letting_in(world: World, people: list[Person]) -> Inbound:
    await world.person("Dan").types("!circle join")
    request = next(one for one in reversed(world.messages()) if "Let in" in one.labels)
    return people[0].acts(Press(request.action("Let in").token), request)


async def a_deadline(world: World, people: list[Person]) -> None:
    """Two are missing, and are asked privately."""
    await people[0].types(PROPOSAL)
    await people[0].marks("👍")
    await to_the_deadline(world)


async def a_lapse(world: World, people: list[Person]) -> None:
    """The circle has decided that silence doesn't hold up a decision: it is adopted at the deadline."""
    await people[0].types("!circle settings\nsilence: lapse")
    for person in people:
        await person.marks("👍")
    await people[0].types(PROPOSAL)
    for person in people[:2]:
        await person.marks("👍")
    await to_the_deadline(world)


async def the_last_nomination(world: World, people: list[Person]) -> Inbound:
    """All are opened with it."""
    await _nominations(world, people)
    for person in people[:2]:
        await person.writes_privately("election nominate Ben he is calm")
    return people[2].line("election nominate Ben he is calm", private=True)


async def another_nomination(world: World, people: list[Person]) -> Inbound:
    await _nominations(world, people)
    await people[1].writes_privately("election nominate Ben he is calm")
    return people[1].line("election nominate Cleo on second thoughts", private=True)


async def whoever_was_missing_leaves(world: World, people: list[Person]) -> Inbound:
    """All are opened with that."""
    await _nominations(world, people)
    for person in people[:2]:
        await person.writes_privately("election nominate Ben he is calm")
    return people[2].line("!circle leave")


async def nominations_run_out(world: World, people: list[Person]) -> None:
    """One is missing, and is asked again."""
    await _nominations(world, people)
    for person in people[:2]:
        await person.writes_privately("election nominate Ben he is calm")
    await to_the_deadline(world)


async def the_yes_of_whoever_is_elected(world: World, people: list[Person]) -> Inbound:
    """The role is theirs with it, and the next role is taken up."""
    await _nominations(world, people)
    for person in people:
        await person.writes_privately("election nominate Ben he is calm")
    change = world.card
    for person in people:
        await person.marks("✅", change)
    await people[0].types("!election candidate Ben he is calm")
    await people[0].marks("👍")
    await people[2].marks("👍")
    return people[1].marking("👍", people[1].letter)


async def _nominations(world: World, people: list[Person]) -> None:
    await people[0].types("!election start Secretary, Treasurer")
    for person in people:
        await person.marks("👍")


async def to_the_deadline(world: World) -> None:
    """Lets time go by until the next thing to ring is the end of the step."""
    ends_at = (await world.record())["processes"][-1]["deadline"]
    while (due := await world.bells.next_due()) is not None and due.isoformat()[:19] < ends_at[:19]:
        await world.goes_to(due)
    assert due is not None
    world.clock.set(due)


Deed = Callable[[World, list[Person]], Awaitable[Inbound | None]]
DEEDS: tuple[Deed, ...] = (
    a_proposal,
    an_answer,
    a_question,
    an_objection,
    an_objection_without_words,
    an_amendment,
    the_last_answer,
    a_refusal,
    letting_in,
    a_deadline,
    a_lapse,
    the_last_nomination,
    another_nomination,
    whoever_was_missing_leaves,
    nominations_run_out,
    the_yes_of_whoever_is_elected,
)


# --- how it goes --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """How a story ended: what is on record, and every message that hangs anywhere."""

    record: Any
    messages: list[tuple[str, str, tuple[str, ...]]]
    reached: Counter[str]


async def lived(url: str, deed: Deed, at: tuple[str, int] | None) -> Told:
    """A deed, and perhaps a crash in it; then a new start, and whatever was going on goes on."""
    async with World(url) as world:
        people = await world.circle("Ana", "Ben", "Cleo")
        inbound = await deed(world, people)
        before = await world.store.read(_causes)
        fuse = Fuse(at)
        await world.store.close()
        await world.start(reached=fuse, point=fuse)
        fuse.lit = True
        with suppress(Crash, StoreClosed):
            await again(world, inbound)
        assert fuse.lit == (at is None), f"nothing came to {at}"
        fuse.lit = False
        await world.store.close()
        await world.start()
        await again(world, inbound)
        happened = await world.store.read(_causes) - before
        await again(world, inbound)
        assert await world.store.read(_causes) - before == happened, "nothing happens twice"
        assert inbound is None or happened.keys() <= {_cause_of(inbound)}
        world.clock.tick(seconds=90)
        world.courier.nudge()
        await is_sound(world)
        messages = sorted(
            (one.ref.place.id, _lines(one.text), tuple(one.labels))
            for one in world.chat.messages
            if not one.deleted
        )
        return Told(_shape(await world.record()), messages, fuse.reached)


async def again(world: World, inbound: Inbound | None) -> None:
    """What wasn't acknowledged comes again; what is due rings again."""
    if inbound is not None:
        await world.engine.handle(inbound)
    while await world.bells.ring(world.clock.now()):
        pass
    await world.settle()


def _causes(uow: UnitOfWork) -> Counter[str]:
    """By which acts all that has happened came about, in every stream."""
    return Counter(fact.cause for id in uow.streams() for fact in uow.facts(id))


def _cause_of(inbound: Inbound) -> str:
    mark = inbound.act.mark if isinstance(inbound.act, Mark) else ""
    return f"mark:{inbound.place.platform}:{mark}" if mark else inbound.key


def _lines(text: str) -> str:
    """Nominations stand in an order that goes by chance."""
    return "\n".join(sorted(text.splitlines())) if " names " in text else text


def _shape(record: Any) -> Any:
    """The record without what is by chance: ids, moments of acts."""
    names = {member["id"]: member["name"] for member in record["members"]}

    def tidy(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: tidy(each) for key, each in value.items() if key not in ("at", "id", "log")}
        if isinstance(value, list):
            return sorted((tidy(each) for each in value), key=repr)
        return names.get(value, value) if isinstance(value, str) else value

    return tidy({**record, "log": [entry["what"] for entry in record["log"]]}), [
        entry["what"] for entry in record["log"]
    ]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
async def test_a_crash_leaves_no_trace(
    database: str, deed: Deed, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """At every point, each time that it is reached: the same record and the same messages, each once."""
    server: Server | None = request.getfixturevalue("postgresql_server") if database == "postgresql" else None
    directory = tmp_path_factory.mktemp("crashes")

    async def live(at: tuple[str, int] | None) -> Told:
        url = server.database() if server else f"sqlite:///{directory / f'{at}.db'}"
        try:
            return await lived(url, deed, at)
        finally:
            if server:
                server.drop(url)

    without = await live(None)
    for point, times in sorted(without.reached.items()):
        for nth in range(1, times + 1) if database == "sqlite" else (times,):
            told = await live((point, nth))
            assert told.messages == without.messages, f"{point}, {nth} of {times}"
            assert told.record == without.record, f"{point}, {nth} of {times}"
