"""Elections that many stories begin with: the role is agreed on, people are named, one is put forward."""

from typing import Any

from tests.scenarios.telling import card_of, circle_called, flat
from tests.world import Message, Person, World

SECRETARY = "!election start Secretary\nqualifications: writes clearly\nterm: 6 months"
ROLE_CARD = "First the role"
CHANGE_CARD = "The nominations are open"


async def begun(world: World, *names: str, text: str = SECRETARY) -> dict[str, Person]:
    """A circle whose first member starts an election; the role is consented to."""
    people = {person.name: person for person in await world.circle(*(names or ("Ana", "Ben", "Cleo")))}
    await people["Ana" if "Ana" in people else next(iter(people))].types(text)
    for person in people.values():
        if ROLE_CARD in flat(world.card):
            await person.marks("👍")
    return people


async def names(person: Person, whom: str, why: str = "for good reasons") -> Message:
    """Somebody names somebody, privately."""
    await person.writes_privately(f"election nominate {whom} {why}")
    return person.letter


async def revealed(world: World, people: dict[str, Person], **whom: str) -> None:
    """Everybody has named somebody (Ben, if nothing else is said)."""
    for name, person in people.items():
        await names(person, whom.get(name, "Ben"), f"{name} has a reason")


async def chosen(world: World, people: dict[str, Person], whom: str = "Ben", **named: str) -> None:
    """All keep their nominations, and the facilitator puts somebody forward."""
    await revealed(world, people, **named)
    for person in people.values():
        await person.marks("✅", card_of(world, CHANGE_CARD))
    await next(iter(people.values())).types(f"!election candidate {whom} because of what was said")


async def roles(world: World) -> dict[str, tuple[str, str]]:
    """Who holds which role, and how they came to it."""
    ids = {each["id"]: each["name"] for each in (await world.record())["members"]}
    return {
        each["role"]: (ids[each["member"]], each["by"])
        for each in (await circle_called(world, "Garden"))["roles"]
    }


async def nominations(world: World, number: int = 1) -> list[dict[str, Any]]:
    """The answers of the nominations, as they are exported."""
    return [each for each in (await world.process(number))["answers"] if each["step"] == "nominations"]
