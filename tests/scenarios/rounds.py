"""Sentences that the stories of rounds share: people who gather, whose turn it is, what somebody said."""

from typing import Any

from tests.scenarios.telling import flat
from tests.world import Message, Person, World

LIVE = "!round start The fair\nmode: live\nkind: evaluation"
ASYNC = "!round start The fair\nkind: evaluation\ndeadline: 3 days"
BLIND = "!round start The fair\nmode: blind"


async def gathered(world: World, text: str = LIVE) -> dict[str, Person]:
    """Ana facilitates; Ben, Cleo and Dan say that they are here, Eva isn't; Ana begins."""
    people = await world.circle("Ana", "Ben", "Cleo", "Dan", "Eva")
    await people[0].types(text)
    for person in people[1:4]:
        await person.marks("🙋")
    await people[0].types("!round next")
    return {person.name: person for person in people}


def on_turn(world: World) -> str:
    """Whose turn it is, by the line that calls them."""
    return calls(world)[-1].text.split(",")[0].split(":")[0]


def calls(world: World) -> list[Message]:
    """The lines that called somebody."""
    return [m for m in world.messages() if "it is your turn" in flat(m) or "whoever is ready (" in flat(m)]


async def speaks(world: World, people: dict[str, Person], *texts: str) -> str:
    """Whoever is on turn writes under the line that calls them."""
    name = on_turn(world)
    for text in texts:
        await people[name].types(text, reply_to=calls(world)[-1])
    return name


def said(process: dict[str, Any], member: str) -> list[str]:
    """What somebody has said, as far as it counts."""
    return [a["text"] for a in process["answers"] if a["member"] == member and a["counts"]]
