"""An election: everybody names somebody under seal, and the role goes to whom nobody objects to."""

from bot.garden.telling import Telling


async def tell(telling: Telling) -> None:
    """The garden needs somebody who keeps its agreements. Cleo objects to a whole year, and is heard."""
    words = telling.words
    await telling.narrate("play-election-starts")
    await telling.types(
        "Ana",
        f"!election start {words('play-election-role')}\n"
        f"qualifications: {words('play-election-qualifications')}\n"
        f"term: {words('play-election-term')}",
    )
    await telling.narrate("play-election-consents")
    await telling.marks("Ana", "👍")
    await telling.marks("Ben", "👍")
    await telling.marks("Cleo", "👍")

    await telling.narrate("play-election-names")
    await telling.passes(hours=2)
    await telling.presses("Ana", "nominate", member="Ben", reason=words("play-election-reason-ana"))
    await telling.presses("Ben", "nominate", member="Cleo", reason=words("play-election-reason-ben"))
    await telling.presses("Cleo", "nominate", member="Ben", reason=words("play-election-reason-cleo"))

    await telling.narrate("play-election-changes")
    await telling.passes(hours=3)
    await telling.marks("Ana", "✅")
    await telling.marks("Cleo", "✅")
    await telling.presses("Ben", "change", member="Ben", reason=words("play-election-moved"))

    await telling.narrate("play-election-puts-forward")
    await telling.presses("Ana", "candidate", member="Ben", reason=words("play-election-why"))
    await telling.marks("Ana", "👍")
    await telling.presses("Cleo", "object", reason=words("play-election-objection"))

    await telling.narrate("play-election-integrates")
    await telling.presses(
        "Ana", "amend", text=words("play-election-amended"), term=words("play-election-shorter")
    )
    await telling.marks("Ana", "👍")
    await telling.marks("Cleo", "👍")

    await telling.narrate("play-election-asks-last")
    await telling.passes(hours=20)
    await telling.presses("Ben", "consent")
    await telling.narrate("play-election-elected")
