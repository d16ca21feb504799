"""What is measured of the bot on Slack, each beside what the library and the server do by themselves."""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.measured import Result, middle, percentile
from benchmarks.served import Rates
from benchmarks.slack.village import Village, served_by, served_by_bot
from tests.e2e.slack.binding import Mode

PATIENCE = 3.0
"""Seconds after which Slack tells the person that the app failed, and delivers an event again."""
BURST = 300
GAP = 2.0
"""Seconds between two redraws of one card."""
AT_ONCE, A_MINUTE = 12, 36
"""Redraws in a workspace: after a quiet time, and going on and on. Slack promises fifty a minute."""


async def answering(
    folder: Path,
    environment: Mapping[str, str],
    mode: Mode,
    *,
    commit: float,
    seconds: int,
    repeats: int,
    crowd: int,
) -> list[Result]:
    """Goals 8 and 9: the bot, Bolt with listeners that do nothing, and a bare server, turn by turn.

    Args:
        commit: seconds that a commit takes.
        seconds: how long acts come one by one.
        crowd: how many click in one instant.
    """
    needed = 40 + (2 * 20 * seconds + (repeats + 1) * 2 * BURST + crowd) // 10
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(
            served_by_bot(folder / mode, environment, mode, people=needed, cards=10)
        )
        library = await stack.enter_async_context(served_by("library", bot, mode))
        bare = await stack.enter_async_context(served_by("bare", bot, mode))
        turns: Mapping[str, Village] = {"bot": bot, "library": library, "bare": bare}
        for village in turns.values():
            await village.clicks_at_once(50)
            await village.marks_at_once(50)
            await village.idle()
        clicks = {name: await village.clicks_steadily(20, seconds) for name, village in turns.items()}
        marks = {name: await village.marks_steadily(20, seconds) for name, village in turns.items()}
        clicked, marked, slowest = Rates(), Rates(), {"click": 0.0, "mark": 0.0}
        for _ in range(repeats):
            for name, village in turns.items():
                for what, rates, act in (
                    ("click", clicked, village.clicks_at_once),
                    ("mark", marked, village.marks_at_once),
                ):
                    before = village.cpu()
                    times = await act(BURST)
                    await village.idle()
                    rates.note(name, BURST, times[-1], village.cpu() - before)
                    if name == "bot":
                        slowest[what] = max(slowest[what], times[-1])
        at_once = {name: await village.clicks_at_once(crowd) for name, village in turns.items()}
        held = bot.resident()
    ratio = (middle(clicks["bot"]) - commit) / middle(clicks["library"])
    last = {name: times[-1] for name, times in at_once.items()}
    in_time = sum(took < PATIENCE for took in at_once["bot"]) / crowd
    return [
        Result("8", f"{mode}: click to acknowledgement, 20/s", _times(clicks), ratio, 2.0, 1.5),
        Result("", f"{mode}: mark to acknowledgement, 20/s", _times(marks), _against(marks)),
        Result("", f"{mode}: {BURST} clicks at once", clicked.told(), clicked.against()),
        Result("", f"{mode}: … the slowest", f"{slowest['click']:.2f} s", slowest["click"] / PATIENCE, 1.0),
        Result("", f"{mode}: {BURST} marks at once", marked.told(), marked.against()),
        Result("", f"{mode}: … the slowest", f"{slowest['mark']:.2f} s", slowest["mark"] / PATIENCE, 1.0),
        Result("", f"{mode}: processor time of a click", clicked.cost(), clicked.costs()),
        Result("", f"{mode}: processor time of a mark", marked.cost(), marked.costs()),
        Result(
            "9",
            f"{mode}: {crowd:,} clicks at once: acknowledged within 3 s",
            f"last after {last['bot']:.2f} s; library {last['library']:.2f} s, "
            f"server alone {last['bare']:.2f} s",
            in_time,
            1.0,
            1.0,
            at_least=True,
        ),
        Result("", f"{mode}: memory after all this", f"{held / 1e6:.0f} MB"),
    ]


def _times(of: Mapping[str, Sequence[float]]) -> str:
    bot, library, bare = of["bot"], of["library"], of["bare"]
    return (
        f"p50 {middle(bot) * 1e3:.1f}, p99 {percentile(bot, 0.99) * 1e3:.1f}, worst {max(bot) * 1e3:.1f} ms; "
        f"library p50 {middle(library) * 1e3:.1f}; server alone {middle(bare) * 1e3:.1f}"
    )


def _against(of: Mapping[str, Sequence[float]]) -> float:
    return middle(of["bot"]) / middle(of["library"])


async def meeting(folder: Path, environment: Mapping[str, str], mode: Mode = "socket") -> list[Result]:
    """Clicks of people whom the bot has never met, at the pace at which Slack tells their names."""
    async with served_by_bot(
        folder / "meeting", environment, mode, people=BURST + 20, cards=1, paced=True
    ) as bot:
        times = await bot.clicks_at_once(BURST)
        await bot.idle()
        asked = len(bot.server.called("users.info"))
        refused = bot.server.refused_for_pace["users.info"]
    figure = f"p50 {middle(times):.2f}, last {times[-1]:.2f} s; {asked} names asked for, {refused} refused"
    in_time = sum(took < PATIENCE for took in times) / BURST
    return [
        Result("9", f"{BURST} clicks at once of people never met", figure, in_time, 1.0, 1.0, at_least=True)
    ]


async def redrawing(
    folder: Path, environment: Mapping[str, str], *, rate: float, seconds: float, cards: int
) -> list[Result]:
    """Goal 16: how often cards are redrawn while many answer, at the pace that Slack allows.

    Counted until the last count is shown, and against what fits into that time.
    """
    people = int(rate * seconds) // cards + 20
    async with served_by_bot(
        folder / f"redrawing{cards}", environment, people=people, cards=1, channels=cards, paced=True
    ) as bot:
        seen = await bot.marks_redrawn(rate, seconds)
        refused = bot.server.refused_for_pace["chat.update"]
    each = max(GAP, cards * 60 / A_MINUTE)
    """Seconds between two redraws of one card, with so many in one workspace."""
    most = min(cards * ((seen.took + seen.late) / GAP + 1), AT_ONCE + (seen.took + seen.late) / 60 * A_MINUTE)
    figure = f"{seen.answers:,} answers in {seen.took:.0f} s: {seen.edits} calls, {refused} refused"
    return [
        Result("16", f"redraws of {cards} card{'s' if cards > 1 else ''}", figure, seen.edits / most, 1.0),
        Result("16", "… last count shown after", f"{seen.late:.1f} s", seen.late / (each + 2), 1.0),
    ]
