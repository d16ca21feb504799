"""The App Homes that people have opened: drawn at once, and again when something is other than before."""

import asyncio
import json
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import structlog

from adapters.slack.limits import Json
from adapters.slack.page import page
from adapters.slack.wire import Away, Refused, Wire
from bot.cards import Capabilities
from bot.ports import Account, Desk, Gone, TryLater

log = structlog.get_logger()

FOLLOWED = 24 * 3600.0
"""Seconds after it was opened that a home is kept as it should be."""
GAP = 5.0
"""Seconds between two drawings of one home."""
BREATH = 1.0
"""Seconds after a change in which more of the same may come."""
PER_MINUTE = 60
"""Homes of a workspace that are drawn again in a minute."""
PER_MINUTE_OPENED = 90
"""The same, with those that somebody waits for who has just opened theirs. Slack's documentation, "Rate
limits", tier 4: more than 100 calls of views.publish a minute and workspace are refused."""
AGAIN = 15.0
"""Seconds until the next attempt where Slack can't be reached, or we couldn't draw."""
MOST = 2_000
"""Homes that are kept in mind; of more, those are forgotten that were opened first."""


@dataclass(slots=True)
class _Home:
    """One person's home, as it is known to stand there."""

    team: str
    user: str
    account: Account
    language: str
    opened: float
    due: float | None = None
    """When it is to be drawn; ``None``: nothing has changed."""
    drawn: float = float("-inf")
    shown: str = ""
    """What it shows, hashed; empty: nothing that we know of."""
    is_new: bool = True
    """Somebody has opened it, and hasn't seen it drawn."""
    is_drawing: bool = False


class Homes:
    """Draws homes by what the desk says of somebody, no oftener than Slack allows.

    Args:
        can: what Slack can do.
        seconds: only go forward.
    """

    def __init__(
        self,
        desk: Desk,
        wire: Wire,
        can: Capabilities,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._desk = desk
        self._wire = wire
        self._can = can
        self._seconds = seconds
        self._homes: OrderedDict[tuple[str, str], _Home] = OrderedDict()
        """Who opened theirs last stands last."""
        self._calls: dict[str, deque[float]] = {}
        """By workspace: when homes were drawn in the last minute."""
        self._rests: dict[str, float] = {}
        """By workspace: until when Slack is left alone."""
        self._wake = asyncio.Event()

    def __len__(self) -> int:
        return len(self._homes)

    async def opened(
        self, team: str, user: str, account: Account, language: str = "", *, blank: bool = False
    ) -> None:
        """Somebody has opened their home (``app_home_opened`` with the tab ``home``): it is drawn at once,
        or as soon as Slack allows. Raises nothing.

        Args:
            blank: Slack shows nothing in it (the event has no ``view``).
        """
        now = self._seconds()
        home = self._homes.pop((team, user), None) or _Home(team, user, account, language, now)
        self._homes[team, user] = home
        while len(self._homes) > MOST:
            self._homes.popitem(last=False)
        home.account, home.language, home.opened, home.is_new = account, language, now, True
        if blank:
            home.shown = ""
        self._mark(home, 0.0)
        if self._ready_at(home) <= now:
            await self._draw(home)
        self._wake.set()

    def acted(self, team: str, user: str) -> None:
        """Somebody did something: what waits for them may be other than before."""
        home = self._homes.get((team, user))
        if home is not None:
            self._mark(home, 0.0)
            self._wake.set()

    def changed(self, team: str) -> None:
        """Something was drawn in a workspace: so may be what its people see at home."""
        for home in self._homes.values():
            if home.team == team:
                self._mark(home, BREATH)
        self._wake.set()

    async def run(self) -> None:
        """Draws what has changed, until cancelled."""
        while True:
            self._wake.clear()
            pause = await self.draw()
            try:
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            except TimeoutError:
                pass

    async def draw(self) -> float | None:
        """Draws the homes that are due, those opened last first; the seconds until the next is, if any."""
        now = self._seconds()
        self._forget_old(now)
        teams: dict[str, list[_Home]] = {}
        for home in reversed(self._homes.values()):
            if home.due is not None:
                teams.setdefault(home.team, []).append(home)
        await asyncio.gather(*map(self._draw_in_order, teams.values()))
        return self._pause()

    async def _draw_in_order(self, homes: Sequence[_Home]) -> None:
        for home in homes:
            if self._ready_at(home) <= self._seconds():
                await self._draw(home)

    def _pause(self) -> float | None:
        waiting = [home for home in self._homes.values() if home.due is not None and not home.is_drawing]
        now = self._seconds()
        return min((max(self._ready_at(home) - now, 0.0) for home in waiting), default=None)

    def _forget_old(self, now: float) -> None:
        for key, home in list(self._homes.items()):
            if home.opened + FOLLOWED > now:
                break
            del self._homes[key]
        here = {team for team, _ in self._homes}
        for team in [team for team in self._calls if team not in here and not self._lately(team)]:
            del self._calls[team]
            self._rests.pop(team, None)

    # --- how often ------------------------------------------------------------------------------------

    def _mark(self, home: _Home, after: float) -> None:
        wanted = max(self._seconds() + after, home.drawn + GAP)
        home.due = wanted if home.due is None else min(home.due, wanted)

    def _ready_at(self, home: _Home) -> float:
        """When the home may be drawn that is due."""
        if home.due is None or home.is_drawing:
            return float("inf")
        calls, most = self._lately(home.team), PER_MINUTE_OPENED if home.is_new else PER_MINUTE
        free = calls[-most] + 60.0 if len(calls) >= most else 0.0
        return max(home.due, free, self._rests.get(home.team, 0.0))

    def _lately(self, team: str) -> deque[float]:
        calls, now = self._calls.setdefault(team, deque()), self._seconds()
        while calls and calls[0] + 60.0 <= now:
            calls.popleft()
        return calls

    # --- one home -------------------------------------------------------------------------------------

    async def _draw(self, home: _Home) -> None:
        """Draws one home, unless it shows that already. What changes meanwhile is drawn after it."""
        home.due, home.is_drawing = None, True
        try:
            blocks = page(await self._desk.home(home.account, home.team, home.language), self._can)
            shown = sha256(json.dumps(blocks, sort_keys=True).encode()).hexdigest()
            if shown != home.shown:
                await self._publish(home, blocks)
                home.shown = shown
            home.is_new = False
        except TryLater as error:
            self._rest(home, error.after.total_seconds())
        except Away as error:
            log.info("a home couldn't be drawn", organisation=home.team, error=error)
            self._rest(home, AGAIN)
        except Gone:
            if self._homes.get((home.team, home.user)) is home:
                del self._homes[home.team, home.user]
        except Refused as error:
            log.error("Slack doesn't take a home", organisation=home.team, error=error)
        except Exception as error:
            log.warning("a home couldn't be drawn", organisation=home.team, exc_info=error)
            self._again(home, AGAIN)
        finally:
            home.is_drawing = False

    async def _publish(self, home: _Home, blocks: Sequence[Json]) -> None:
        now = self._seconds()
        home.drawn = now
        self._lately(home.team).append(now)
        if home.due is not None:
            home.due = max(home.due, now + GAP)
        await self._wire.publish(home.team, home.user, blocks)

    def _rest(self, home: _Home, seconds: float) -> None:
        """Leaves Slack alone in this workspace for a while, then draws the home that couldn't be drawn."""
        until = self._seconds() + seconds
        self._rests[home.team] = max(self._rests.get(home.team, 0.0), until)
        self._again(home, seconds)

    def _again(self, home: _Home, seconds: float) -> None:
        home.due = self._seconds() + seconds
