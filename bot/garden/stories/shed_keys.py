"""A consent decision in which an objection makes the proposal better."""

from bot.garden.telling import Telling


async def tell(telling: Telling) -> None:
    """Ana proposes keys for everybody; Ben sees a harm that nobody had thought of."""
    words = telling.words
    await telling.narrate("play-consent-proposes")
    await telling.types(
        "Ana",
        f"!consent propose {words('play-consent-title')}\n{words('play-consent-text')}\n"
        f"deadline: {words('play-consent-deadline')}\nreview: {words('play-consent-review')}",
    )

    await telling.narrate("play-consent-asks")
    await telling.presses("Ben", "ask", text=words("play-consent-question"))
    await telling.passes(hours=3)
    await telling.presses("Ana", "answer", text=words("play-consent-answer"))
    await telling.marks("Cleo", "✅")

    await telling.narrate("play-consent-reacts")
    await telling.passes(hours=20)
    await telling.presses("Ben", "react", text=words("play-consent-reaction-ben"))
    await telling.presses("Cleo", "react", text=words("play-consent-reaction-cleo"))

    await telling.narrate("play-consent-consents")
    await telling.passes(days=1)
    await telling.marks("Ana", "👍")
    await telling.presses("Ben", "object", reason=words("play-consent-objection"))
    await telling.presses("Cleo", "consent")

    await telling.narrate("play-consent-opens")
    await telling.passes(days=1)
    await telling.narrate("play-consent-amends")
    await telling.presses("Ana", "amend", text=words("play-consent-amended"))

    await telling.narrate("play-consent-again")
    await telling.presses("Cleo", "consent")
    await telling.presses("Ana", "consent")
    await telling.presses("Ben", "consent")
    await telling.narrate("play-consent-decided")

    await telling.passes_until("review")
    await telling.narrate("play-consent-due")
