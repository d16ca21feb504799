"""One asking: who is asked, until when, and who has been heard. Every kind of process is made of these.

The circle is frozen when a step opens: who joins later is informed only, who leaves is no longer waited for.
Reminders come at half-time and some time before the end; those less than twelve hours apart are merged, and
none comes within twelve hours of the opening.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from rpds import HashTrieSet

from bot.core.hours import Hours
from bot.core.kernel import Context, MemberId, Refused, refused
from bot.core.replacing import replace
from bot.core.settings import QuietHours, Reminders, Settings

HALF = "half"
QUIET_AFTER_OPENING = timedelta(hours=12)
MERGED_WITHIN = timedelta(hours=12)
LONGEST_EXTENSION = timedelta(days=3)
LONG_OUTAGE = timedelta(hours=12)
"""An outage that took as much of a step, or a quarter of it, is made up for."""


@dataclass(frozen=True)
class Step:
    """An asking as it stands. ``waiting`` are those asked who have not answered yet."""

    opened_at: datetime
    ends_at: datetime | None
    """``None``: it ends when all have answered, however long that takes (live mode)."""
    asked: "HashTrieSet[MemberId]"
    waiting: "HashTrieSet[MemberId]"
    away: "HashTrieSet[MemberId]" = HashTrieSet()
    """Informed, not waited for."""
    length: timedelta = timedelta(days=3)
    """The step's own length, by which it may be extended."""
    reminders: Reminders = Reminders()
    reminded: frozenset[str] = frozenset()
    extended_by: frozenset[MemberId] = frozenset()
    passed: bool = False
    """The deadline has passed."""
    made_up_for: datetime | None = None
    """Until then, the time that outages took has been given back."""

    @property
    def answered(self) -> int:
        """How many of those asked have answered."""
        return len(self.asked) - len(self.waiting)

    def without(self, member: MemberId) -> "Step":
        """The step when this person is neither asked nor waited for."""
        return replace(self, asked=self.asked.discard(member), waiting=self.waiting.discard(member))

    def with_asked(self, members: Iterable[MemberId]) -> "Step":
        """The step when these are asked too."""
        new = [member for member in members if member not in self.asked]
        return replace(self, asked=self.asked.update(new), waiting=self.waiting.update(new))

    def heard(self, member: MemberId) -> "Step":
        """The step when this person has answered."""
        return replace(self, waiting=self.waiting.discard(member))

    def unheard(self, member: MemberId) -> "Step":
        """The step when this person has taken their answer back."""
        if member not in self.asked:
            return self
        return replace(self, waiting=self.waiting.insert(member))

    def until(self, ends_at: datetime) -> "Step":
        """The step with a later end: it is open again, and reminders before the end come anew."""
        return replace(self, ends_at=ends_at, passed=False, reminded=self.reminded & {HALF})


def open_step(
    *,
    now: datetime,
    ends_at: datetime | None,
    asked: Iterable[MemberId],
    away: Iterable[MemberId],
    length: timedelta,
    reminders: Reminders,
) -> Step:
    """A step that begins now, with everybody asked still to be heard."""
    frozen = HashTrieSet(asked)
    return Step(now, ends_at, frozen, frozen, HashTrieSet(away), length, reminders)


def reminder_times(step: Step, settings: Settings) -> Mapping[str, datetime]:
    """When those who owe an answer are reminded, by the reminder's key; what was sent is left out.

    A reminder that would come in the night comes in the morning; in the night in which the step ends, before
    that night.
    """
    if step.ends_at is None or step.passed:
        return {}
    zone, quiet = settings.timezone, settings.quiet_hours
    return _reminder_times(step.opened_at, step.ends_at, step.reminders, step.reminded, zone, quiet)


@lru_cache(maxsize=1024)
def _reminder_times(
    opened_at: datetime,
    ends_at: datetime,
    reminders: Reminders,
    reminded: frozenset[str],
    zone: str,
    quiet: QuietHours | None,
) -> Mapping[str, datetime]:
    # Asked for after every answer, and no answer changes it.
    hours = Hours(ZoneInfo(zone), quiet)
    due = {f"{int(before.total_seconds())}s": ends_at - before for before in reminders.before}
    if reminders.half:
        due[HALF] = opened_at + (ends_at - opened_at) / 2
    evening = hours.evening_before(ends_at)
    earliest = opened_at + QUIET_AFTER_OPENING
    due = {
        key: min(at, evening) if evening else hours.by_day(at) for key, at in due.items() if at >= earliest
    }
    kept: dict[str, datetime] = {}
    for key, at in sorted(due.items(), key=lambda item: item[1], reverse=True):
        merged = any(later - at < MERGED_WITHIN for later in kept.values())
        if earliest <= at < ends_at and not merged:
            kept[key] = at
    return {f"remind-{key}": at for key, at in kept.items() if key not in reminded}


def step_deadlines(step: Step, settings: Settings) -> Mapping[str, datetime]:
    """The moments an open step waits for: its end and its reminders."""
    if step.ends_at is None or step.passed:
        return {}
    reminders = reminder_times(step, settings) if len(step.waiting) else {}
    return {"end": step.ends_at, **reminders}


def extended_until(
    step: Step | None, until: datetime | None, settings: Settings, ctx: Context
) -> datetime | Refused:
    """The later end of a step that somebody asks for: once a person and step, by the step's own length, at
    most three days.

    Args:
        until: what they asked for; ``None``: as long as may be.
    """
    if step is None or step.ends_at is None:
        return refused("refused-no-deadline")
    if ctx.actor in step.extended_by:
        return refused("refused-extended-before")
    start = max(step.ends_at, ctx.now)
    longest = start + min(step.length, LONGEST_EXTENSION)
    if until and until > longest:
        return refused("refused-extension-too-long", longest=longest)
    until = until or Hours.of(settings).by_day(longest)
    return until if until > start else refused("refused-extension-not-later", until=step.ends_at)


def given_back(step: Step, since: datetime, now: datetime, settings: Settings) -> datetime | None:
    """When the step ends instead, if an outage took a quarter of it or twelve hours; ``None``: as before.

    An outage of several platforms at once is made up for once.
    """
    if step.ends_at is None or step.passed:
        return None
    begins = max(since, step.opened_at, step.made_up_for or since)
    lost = min(now, step.ends_at) - begins
    if lost < LONG_OUTAGE and (lost <= timedelta() or lost * 4 < step.ends_at - step.opened_at):
        return None
    return Hours.of(settings).by_day(max(step.ends_at, now) + lost)


def enough_answers(minimum: int, asked: int) -> int:
    """How many real answers a lapse needs; 0 means more than half of those asked, at least two."""
    return minimum if minimum > 0 else max(2, asked // 2 + 1)
