"""Sentences that many stories share: who consents, what somebody was told, what stands in the register."""

from typing import Any

from bot.core.consent.state import Decision
from tests.world import Message, Person, World

SHREDDER = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
HOURS = "!consent propose New opening hours\nThe shop opens on Tuesdays from 16:00 to 20:00."


def card_of(world: World, *words: str) -> Message:
    """The newest message in the room in which all these words stand and something can be done."""
    return next(m for m in reversed(world.messages()) if m.labels and all(word in m.text for word in words))


def told(person: Person, *words: str) -> list[Message]:
    """A person's private messages in which all these words stand."""
    return [letter for letter in person.inbox if all(word in flat(letter) for word in words)]


def flat(message: Message) -> str:
    """All that people read in a message, without its line breaks."""
    return " ".join(message.text.split())


async def all_consent(*people: Person, to: Message | None = None) -> None:
    """Everybody puts a 👍 under the card."""
    for person in people:
        await person.marks("👍", to)


async def adopted(world: World, *people: Person, text: str = SHREDDER) -> None:
    """The first proposes, all consent, and nobody can call it a mistake any more."""
    await people[0].types(text)
    await all_consent(*people)
    await world.passes(minutes=11)


async def register(world: World) -> dict[int, str]:
    """The status of each agreement, by its number."""
    return {each["number"]: each["status"] for each in (await world.record())["agreements"]}


async def ends(world: World) -> dict[int, str | None]:
    """The outcome of each process, by its number."""
    return {each["number"]: each["outcome"] for each in (await world.record())["processes"]}


async def decision(world: World, number: int = 1) -> Decision:
    """A decision as the bot knows it, with the answers that nobody has seen yet."""
    found = await world.store.read(
        lambda uow: next(uow.load(id) for id in uow.streams(kind="consent", number=number))
    )
    assert found is not None
    state: Decision = found.state
    return state


async def stances(world: World, number: int = 1) -> list[str]:
    """The stances that count, whose they are left aside."""
    return sorted(answer.stance.value for answer in (await decision(world, number)).answers.values())


async def circle_called(world: World, name: str) -> dict[str, Any]:
    """A circle in the record."""
    return next(each for each in (await world.record())["circles"] if each["name"] == name)
