"""What a circle decides about how it works: its settings, their defaults, and who may change which."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, time, timedelta
from typing import Any, Literal, TypeAlias

from bot.core.kernel import Message, StreamId, WordsId, message

Profile: TypeAlias = Literal["sofa", "s3"]
Silence: TypeAlias = Literal["hold", "lapse"]
Answers: TypeAlias = Literal["together", "open"]
CheckIns: TypeAlias = Literal["forgotten", "kept"]
Joining: TypeAlias = Literal["open", "ask", "closed"]

LONGEST_STEP = timedelta(days=90)
SHORTEST_TURN = timedelta(seconds=10)
LONGEST_SPAN_MONTHS = 120
LONGEST_TURN = timedelta(hours=1)
MOST_ANSWERS = 10_000
MOST_REMINDERS = 5
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as calendars know it: a month is a month, however many days it has."""

    months: int = 0
    days: int = 0

    def after(self, moment: datetime) -> datetime:
        """The same time of day, this much later; the 31st becomes the last day of a shorter month."""
        return _months_later(moment, self.months) + timedelta(days=self.days)

    def before(self, moment: datetime) -> datetime:
        """The same time of day, this much earlier."""
        return _months_later(moment, -self.months) - timedelta(days=self.days)

    @property
    def about(self) -> timedelta:
        """As a plain length: a year is 365 days, another month 30 days."""
        years, months = divmod(self.months, 12)
        return timedelta(days=years * 365 + months * 30 + self.days)


def _months_later(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The hours of the day, in the reader's own zone, in which nobody is written to. May span midnight."""

    begins: time
    ends: time

    @classmethod
    def read(cls, text: str) -> "QuietHours":
        """Reads ``21:00-08:00``, as it is written down.

        Raises:
            ValueError: it isn't two different times of day with a hyphen between them.
        """
        begins, _, ends = text.replace("–", "-").partition("-")
        quiet = cls(time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip()))
        if quiet.begins.tzinfo or quiet.ends.tzinfo or quiet.begins == quiet.ends:
            raise ValueError("quiet hours are two different times of day, without a zone")
        return quiet

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}-{self.ends:%H:%M}"


@dataclass(frozen=True, slots=True)
class Reminders:
    """When somebody who owes an answer is reminded of it."""

    half: bool = True
    """At half-time."""
    before: tuple[timedelta, ...] = (timedelta(hours=24),)
    """How long before the end."""

    @property
    def points(self) -> tuple[str | timedelta, ...]:
        """``half`` and the times before the end, as one list."""
        return (*(("half",) if self.half else ()), *self.before)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a circle works. New circles begin with the defaults of whoever runs the bot."""

    profile: Profile = "sofa"
    silence: Silence = "hold"
    """What a missing answer means at the deadline. The default is that it means nothing: a time limit
    needs a decision of the circle (Holacracy's missing default for asynchronous adoption)."""
    minimum_answers: int = 0
    """Real answers that ``lapse`` needs; 0: more than half of those asked, at least two."""
    minimum_window: timedelta = timedelta(hours=24)
    """No asynchronous step is shorter, so that nobody loses their say to a time zone."""
    answers: Answers = "together"
    check_ins: CheckIns = "forgotten"
    """Whether what is said in a check-in is kept after its close."""
    joining: Joining = "ask"
    questions: timedelta = timedelta(days=2)
    reactions: timedelta = timedelta(days=2)
    consent: timedelta = timedelta(days=3)
    nominations: timedelta = timedelta(days=2)
    change: timedelta = timedelta(hours=24)
    turn: timedelta = timedelta(minutes=2)
    """Time a turn in a round; it informs and doesn't cut off (*Many Voices One Song*)."""
    review: Span = Span(months=12)
    term_reminder: Span = Span(days=30)
    reminders: Reminders = field(default_factory=Reminders)
    quiet_hours: QuietHours | None = QuietHours(time(21), time(8))
    timezone: str = "UTC"
    language: str = "en"


NEED_CONSENT: frozenset[str] = frozenset(
    {"profile", "silence", "minimum_answers", "minimum_window", "joining", "answers", "check_ins"}
)
"""Settings that touch who decides and how: only a consent decision of the circle changes them, and they
apply to steps opened later."""

STEPS = ("questions", "reactions", "consent", "nominations", "change")
"""Settings that are the length of a step."""

MAY_BE_EMPTY = ("domain", "parent", "quiet_hours")


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be different about a circle; ``None``: as it was. ``clears`` names what becomes empty."""

    name: str | None = None
    aim: WordsId | None = None
    domain: WordsId | None = None
    parent: StreamId | None = None
    profile: Profile | None = None
    silence: Silence | None = None
    minimum_answers: int | None = None
    minimum_window: timedelta | None = None
    answers: Answers | None = None
    check_ins: CheckIns | None = None
    joining: Joining | None = None
    questions: timedelta | None = None
    reactions: timedelta | None = None
    consent: timedelta | None = None
    nominations: timedelta | None = None
    change: timedelta | None = None
    turn: timedelta | None = None
    review: Span | None = None
    term_reminder: Span | None = None
    reminders: Reminders | None = None
    quiet_hours: QuietHours | None = None
    timezone: str | None = None
    language: str | None = None
    clears: tuple[str, ...] = ()
    """Of ``domain``, ``parent`` and ``quiet_hours``."""

    def values(self) -> dict[str, Any]:
        """The new values by name, in the order of the fields; ``None`` for what becomes empty."""
        return {
            f.name: getattr(self, f.name)
            for f in fields(self)
            if f.name != "clears" and (getattr(self, f.name) is not None or f.name in self.clears)
        }


CHARTER = ("name", "aim", "domain", "parent")
"""What a circle is, beside how it works."""

SETTINGS = tuple(f.name for f in fields(Settings))


def changes(values: Mapping[str, Any]) -> Changes:
    """The inverse of :meth:`Changes.values`."""
    clears = tuple(name for name in MAY_BE_EMPTY if name in values and values[name] is None)
    return Changes(**{name: value for name, value in values.items() if value is not None}, clears=clears)


def need_consent(wanted: Changes) -> tuple[str, ...]:
    """The names among the changes that only a consent decision of the circle makes."""
    return tuple(name for name in wanted.values() if name in NEED_CONSENT)


def length(settings: Settings, step: str) -> timedelta:
    """How long a step of this circle lasts, never shorter than its ``minimum_window``.

    Args:
        step: one of :data:`STEPS`.
    """
    lasts: timedelta = getattr(settings, step)
    return max(lasts, settings.minimum_window)


def problem(wanted: Changes, settings: Settings | None = None) -> Message | None:
    """The first thing that is contradictory or out of bounds among the changes, as a sentence; or ``None``.

    Args:
        settings: the circle's present settings, to compare the wanted ones with; ``None``: leave that out.
    """
    for check in (_cleared, _named, _counted, _lasting, _reminding):
        found = check(wanted)
        if found is not None:
            return found
    return None if settings is None else _too_short(wanted, settings)


def _cleared(wanted: Changes) -> Message | None:
    for name in wanted.clears:
        if name not in MAY_BE_EMPTY:
            return message("circle-setting-not-empty", setting=name)
        if getattr(wanted, name) is not None:
            return message("circle-setting-twice", setting=name)
    return None


def _named(wanted: Changes) -> Message | None:
    if wanted.name is not None and not 0 < len(wanted.name.strip()) <= LONGEST_NAME:
        return message("circle-name-length", most=LONGEST_NAME)
    for name in ("aim", "timezone", "language"):
        if getattr(wanted, name) == "":
            return message("circle-setting-not-empty", setting=name)
    return None


def _counted(wanted: Changes) -> Message | None:
    if wanted.minimum_answers is not None and not 0 <= wanted.minimum_answers <= MOST_ANSWERS:
        return message("circle-setting-answers", most=MOST_ANSWERS)
    return None


def _lasting(wanted: Changes) -> Message | None:
    bounds = {step: (timedelta(minutes=1), LONGEST_STEP) for step in STEPS}
    bounds["minimum_window"] = (timedelta(), LONGEST_STEP)
    bounds["turn"] = (SHORTEST_TURN, LONGEST_TURN)
    for name, (least, most) in bounds.items():
        lasts: timedelta | None = getattr(wanted, name)
        if lasts is not None and not least <= lasts <= most:
            return message("circle-setting-length", setting=name, least=least, most=most)
    for name in ("review", "term_reminder"):
        span: Span | None = getattr(wanted, name)
        if span is not None and (
            min(span.months, span.days) < 0 or not timedelta() < span.about <= Span(LONGEST_SPAN_MONTHS).about
        ):
            return message("circle-setting-span", setting=name)
    return None


def _reminding(wanted: Changes) -> Message | None:
    reminders, quiet = wanted.reminders, wanted.quiet_hours
    if reminders is not None and not (
        len(reminders.before) <= MOST_REMINDERS
        and all(timedelta() < before <= LONGEST_STEP for before in reminders.before)
    ):
        return message("circle-setting-reminders", most=MOST_REMINDERS)
    if quiet is not None and quiet.begins == quiet.ends:
        return message("circle-setting-quiet")
    return None


def _too_short(wanted: Changes, settings: Settings) -> Message | None:
    least = settings.minimum_window if wanted.minimum_window is None else wanted.minimum_window
    for name in STEPS:
        lasts: timedelta | None = getattr(wanted, name)
        if lasts is not None and lasts < least:
            return message("circle-setting-too-short", setting=name, least=least)
    return None


def notation(value: Any) -> str | int | list[str]:
    """A setting's value as the settings file has it: ``2 days``, ``1 year``, ``["half", "24 hours"]``."""
    match value:
        case None:
            return ""
        case timedelta():
            return _lasting_notation(value)
        case Span(months, days):
            years, months = divmod(months, 12)
            parts = ((years, "year"), (months, "month"), (days, "day"))
            return " ".join(_counted_notation(count, unit) for count, unit in parts if count)
        case Reminders():
            return [point if isinstance(point, str) else _lasting_notation(point) for point in value.points]
        case int():
            return value
    return str(value)


def _lasting_notation(lasts: timedelta) -> str:
    """In the largest unit that fits without a rest; less than two days are hours."""
    for unit, of in (
        ("day", timedelta(days=1)),
        ("hour", timedelta(hours=1)),
        ("minute", timedelta(minutes=1)),
    ):
        if lasts % of == timedelta() and (unit != "day" or lasts >= timedelta(days=2)):
            return _counted_notation(lasts // of, unit)
    return _counted_notation(round(lasts.total_seconds()), "second")


def _counted_notation(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
