"""``circlekeeper try --play``: stories told in the terminal, by the very engine and with the very cards."""

import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from textwrap import fill

from adapters.terminal import ROOM, Terminal
from adapters.terminal.render import WIDTH
from bot.core.kinds import KINDS
from bot.garden.gathering import Gathering, gathering
from bot.garden.movable import MovableClock, StillClock
from bot.garden.stories import STORIES
from bot.garden.telling import PEOPLE
from bot.operating.minutes import minutes
from bot.operating.record import record
from bot.ports import Clock
from bot.trying import quiet_log
from bot.words.catalogue import Speaker

BEGINS = datetime(2026, 3, 2, 10, tzinfo=UTC)
"""A Monday morning in early spring: a story is the same on every day of the year."""

Out = Callable[[str], None]


async def play(*, language: str = "en", out: Out | None = None) -> int:
    """Tells all stories and then shows the record; gives the exit code.

    Args:
        out: prints one piece of text; standard output, if not given.
    """
    quiet_log()
    out = out or printing()
    speaker = Speaker(language, "UTC")
    clock = MovableClock(StillClock(BEGINS))
    dated = Dated(out, clock, speaker)
    stage = Terminal(clock, speaker, PEOPLE, dated)
    async with gathering(stage, clock) as community:
        stage.opened(community.engine)
        told = Told(community, stage, speaker, dated)
        out(fill(speaker.text("play-begin"), WIDTH) + "\n")
        await community.found(tuple(await stage.roster(ROOM)), ROOM, speaker)
        await community.settle()
        for story in STORIES:
            await story(told)
        await told.narrate("play-record")
        kept = await community.store.read(lambda uow: record(uow, KINDS))
        out(minutes(kept).strip())
        await told.narrate("play-end")
    return 0


class Told:
    """Tells a story in the terminal. Fulfils :class:`bot.garden.telling.Telling`."""

    def __init__(self, community: Gathering, stage: Terminal, speaker: Speaker, out: Out) -> None:
        self._community = community
        self._stage = stage
        self._speaker = speaker
        self._out = out

    async def narrate(self, key: str) -> None:
        """Says what is going on, between the acts."""
        self._out("\n" + fill(self._speaker.text(key), WIDTH) + "\n")

    def words(self, key: str) -> str:
        """The words of the story in its language."""
        return self._speaker.text(key)

    async def types(self, who: str, text: str) -> None:
        """Somebody types lines into the room."""
        await self._stage.types(who, text)
        await self._community.settle()

    async def presses(self, who: str, verb: str, **fields: str) -> None:
        """Somebody presses a button."""
        await self._stage.presses(who, verb, **fields)
        await self._community.settle()

    async def marks(self, who: str, emoji: str) -> None:
        """Somebody puts a mark under a card."""
        await self._stage.marks(who, emoji)
        await self._community.settle()

    async def passes(self, *, days: float = 0, hours: float = 0) -> None:
        """Time goes by."""
        hands = self._community.hands
        await hands.forward_to(hands.now() + timedelta(days=days, hours=hours))

    async def passes_until(self, timer: str) -> None:
        """Time goes by up to the next timer of that name."""
        due = await self._community.hands.next_timer(lambda each: each.key == timer)
        if due is not None:
            await self._community.hands.forward_to(due)


class Dated:
    """Prints, and says what time it is whenever that has changed."""

    def __init__(self, out: Out, clock: Clock, speaker: Speaker) -> None:
        self._out = out
        self._clock = clock
        self._speaker = speaker
        self._said = ""

    def __call__(self, text: str) -> None:
        """Prints one piece of text."""
        moment = self._speaker.moment(self._clock.now()).text
        if moment != self._said:
            self._said = moment
            self._out(f"\n── {moment} ".ljust(WIDTH + 1, "─"))
        self._out(text)


def printing() -> Out:
    """Prints to standard output; what a terminal can't show becomes a question mark, and is no error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return lambda text: print(text, flush=True)
