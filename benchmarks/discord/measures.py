"""What is measured of the bot on Discord, each beside what the library and the server do by themselves."""

from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.discord.village import served_by, served_by_bot
from benchmarks.measured import Result, middle, percentile
from benchmarks.served import Rates

PATIENCE = 3.0
"""Seconds after which Discord ends an interaction."""
GAP = 2.0
"""Seconds between two edits of one card."""


async def answering(
    folder: Path, environment: Mapping[str, str], *, repeats: int, marks: int
) -> list[Result]:
    """Goals 5, 6, 7 and 9: the bot, discord.py with handlers that do nothing, and a socket, turn by turn."""
    needed = 40 + repeats * (marks + 300 + 60) // 10 + 2_000 // 10
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(
            served_by_bot(folder / "bot", environment, people=needed, cards=10)
        )
        library = await stack.enter_async_context(served_by("library", bot))
        bare = await stack.enter_async_context(served_by("bare", bot))
        turns = {"bot": bot, "library": library, "bare": bare}
        for village in turns.values():
            await village.clicks_at_once(50)
            await village.marks_at_once(50)
            await village.idle()
        steady = {name: await turns[name].clicks_steadily(20, repeats * 3) for name in ("library", "bot")}
        marked, clicked = Rates(), Rates()
        for _ in range(repeats):
            for name, village in turns.items():
                before = village.cpu()
                marked.note(name, marks, await village.marks_at_once(marks), village.cpu() - before)
                await village.idle()
                before = village.cpu()
                clicked.note(name, 300, (await village.clicks_at_once(300))[-1], village.cpu() - before)
                await village.idle()
        crowd = {name: await village.clicks_at_once(2_000) for name, village in turns.items()}
        held = bot.resident()
    alone, ours = middle(steady["library"]), middle(steady["bot"])
    times = ", ".join(
        f"{word} {value * 1e3:.1f}"
        for word, value in (
            ("p50", ours),
            ("p99", percentile(steady["bot"], 0.99)),
            ("worst", max(steady["bot"])),
        )
    )
    last = {name: times[-1] for name, times in crowd.items()}
    in_time = sum(took < PATIENCE for took in crowd["bot"]) / len(crowd["bot"])
    beside = f"library {last['library']:.2f} s, server alone {last['bare']:.2f} s"
    return [
        Result("", "click to answer, 20/s", f"{times} ms; library p50 {alone * 1e3:.1f}", ours / alone),
        Result("5", f"{marks:,} marks at once", marked.told(), marked.against(), 0.4, 0.6, at_least=True),
        Result("6", "300 clicks at once", clicked.told(), clicked.against(), 0.4, 0.6, at_least=True),
        Result("7", "processor time of a mark", marked.cost(), marked.costs(), 2.5, 2.0),
        Result("7", "processor time of a click", clicked.cost(), clicked.costs(), 2.5, 2.0),
        Result(
            "9",
            "2,000 clicks at once: answered within 3 s",
            f"last after {last['bot']:.2f} s; {beside}",
            in_time,
            1.0,
            1.0,
            at_least=True,
        ),
        Result("", "memory after all this", f"{held / 1e6:.0f} MB"),
    ]


async def redrawing(
    folder: Path, environment: Mapping[str, str], *, rate: float, seconds: float, cards: int
) -> list[Result]:
    """Goal 16: how often cards are redrawn while many answer, at the pace that Discord allows."""
    people = int(rate * seconds) // cards + 20
    async with served_by_bot(
        folder / "redrawing", environment, people=people, cards=1, channels=cards, paced=True
    ) as bot:
        seen = await bot.marks_redrawn(rate, seconds)
        refused = bot.server.refused_for_pace
    most = cards * (seconds / GAP + 1)
    figure = (
        f"{seen.answers:,} answers in {seen.took:.0f} s: {seen.edits} edits, {refused} refused for their pace"
    )
    return [
        Result("16", f"edits of {cards} cards", figure, seen.edits / most, 1.0),
        Result("16", "last count shown after", f"{seen.late:.1f} s", seen.late / (GAP + 2), 1.0),
    ]
