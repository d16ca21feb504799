"""A live check-in: everybody is heard before anything is decided."""

from bot.garden.telling import Telling


async def tell(telling: Telling) -> None:
    """The three arrive; one speaks after the other, and nobody talks in between."""
    words = telling.words
    await telling.narrate("play-round-gathers")
    await telling.types("Ana", f"!round start {words('play-round-title')}\nkind: check-in\nmode: live")
    await telling.marks("Ben", "🙋")
    await telling.marks("Cleo", "🙋")
    await telling.narrate("play-round-turns")
    await telling.presses("Ben", "say", text=words("play-round-ben"))
    await telling.presses("Ben", "done")
    await telling.presses("Ana", "say", text=words("play-round-ana"))
    await telling.presses("Ana", "done")
    await telling.marks("Cleo", "⏭")
    await telling.narrate("play-round-over")
