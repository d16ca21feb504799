"""What is measured of the bot on Discord, each beside what the library and the server do by themselves."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from time import perf_counter

from benchmarks.discord.village import CONSENT, served_by, served_by_bot
from benchmarks.measured import Result, middle, percentile
from tests.discord.happenings import react

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
        marked, clicked = _Rates(), _Rates()
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


class _Rates:
    """Rates and costs of the bot and of the yardsticks, one of each for every turn."""

    def __init__(self) -> None:
        self._rates: dict[str, list[float]] = {}
        self._costs: dict[str, list[float]] = {}

    def note(self, name: str, count: int, seconds: float, processor: float) -> None:
        self._rates.setdefault(name, []).append(count / seconds)
        self._costs.setdefault(name, []).append(processor / count * 1e6)

    def against(self) -> float:
        """The bot's rate of the library's, in the middle of all turns."""
        return _ratio(self._rates)

    def costs(self) -> float:
        """The bot's processor time of the library's."""
        return _ratio(self._costs)

    def told(self) -> str:
        bot, library, bare = (middle(self._rates[name]) for name in ("bot", "library", "bare"))
        return f"{bot:,.0f}/s; library {library:,.0f}/s; server alone {bare:,.0f}/s"

    def cost(self) -> str:
        bot, library = (middle(self._costs[name]) for name in ("bot", "library"))
        return f"{bot:.0f} µs; library {library:.0f} µs"


def _ratio(of: Mapping[str, Sequence[float]]) -> float:
    return middle([ours / theirs for ours, theirs in zip(of["bot"], of["library"], strict=True)])


async def redrawing(
    folder: Path, environment: Mapping[str, str], *, rate: float, seconds: float, cards: int
) -> list[Result]:
    """Goal 16: how often cards are redrawn while many answer, at the pace that Discord allows."""
    people = int(rate * seconds) // cards + 20
    async with served_by_bot(
        folder / "redrawing", environment, people=people, cards=1, channels=cards, paced=True
    ) as bot:
        shown = {card.id: card for card in bot.cards}
        told: Counter[str] = Counter()
        last: dict[str, float] = {}
        revisions = {id: card.revision for id, card in shown.items()}
        begun, answers = perf_counter(), int(rate * seconds)
        before = bot.answers()
        for number, (card, person) in enumerate(bot.take(answers)):
            if (ahead := begun + number / rate - perf_counter()) > 0:
                await asyncio.sleep(ahead)
            react(bot.server, card, person.user, CONSENT, add=True)
        voted = perf_counter()
        kept = 0.0
        while perf_counter() - voted < 3 * GAP:
            for id, card in shown.items():
                if card.revision != revisions[id]:
                    told[id] += card.revision - revisions[id]
                    revisions[id], last[id] = card.revision, perf_counter()
            kept = kept or (perf_counter() if bot.answers() == before + answers else 0.0)
            await asyncio.sleep(0.02)
        refused = bot.server.refused_for_pace
    took = voted - begun
    edits, most = sum(told.values()), cards * (seconds / GAP + 1)
    late = max(last.values()) - voted
    figure = f"{answers:,} answers in {took:.0f} s: {edits} edits, {refused} refused for their pace"
    return [
        Result("16", f"edits of {cards} cards", figure, edits / most, 1.0),
        Result("16", "last count shown after", f"{late:.1f} s", late / (GAP + 2), 1.0),
    ]
