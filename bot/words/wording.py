"""How moments, days, spans and lists are put into words, in a language and a time zone."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, get_timezone_name
from babel.lists import format_list
from babel.units import format_unit

from bot.core.settings import Span
from bot.words.vocabulary import vocabulary

SOON = timedelta(days=300)
"""A moment that lies ahead by no more than this can be said without its year."""

_UNITS = (
    ("year", timedelta(days=365)),
    ("week", timedelta(weeks=1)),
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
    ("second", timedelta(seconds=1)),
)


def say_moment(at: datetime, *, zone: ZoneInfo, language: str, now: datetime | None = None) -> str:
    """A moment by day, hour and minute, with the short name of the zone: ``Fri 14 Aug 2026, 18:00 CEST``.

    The zone's name tells apart the two passes of an hour that comes twice; a reader in another place sees
    whose time it is. :func:`bot.words.moments.read_moment` reads it back to the same minute.

    Args:
        now: where it is given, a moment that lies ahead by less than ten months is said without the year.
    """
    words = vocabulary(language)
    local = at.astimezone(zone)
    soon = now is not None and timedelta() <= at - now <= SOON
    pattern = words.moment if soon else words.moment_with_year
    said = format_datetime(local.replace(tzinfo=None), pattern, locale=words.babel)
    return f"{said} {zone_name(local, language)}"


def say_date(
    day: date | datetime, *, language: str, zone: ZoneInfo | None = None, now: datetime | None = None
) -> str:
    """A day: ``14 Aug 2026``; of a moment, the day it falls on in the zone.

    Args:
        zone: where the day is looked up; needed for moments only.
        now: where it is given, a day that lies ahead by less than ten months is said by its weekday.
    """
    words = vocabulary(language)
    if isinstance(day, datetime):
        day = day.astimezone(zone or UTC).date()
    today = now.astimezone(zone or UTC).date() if now else None
    soon = today is not None and timedelta() <= day - today <= SOON
    return format_date(day, words.date if soon else words.date_with_year, locale=words.babel)


def zone_name(local: datetime, language: str) -> str:
    """The short name of the zone at a local time (``CEST``, ``MESZ``), or its distance from UTC."""
    own = get_timezone_name(local, width="short", locale=vocabulary(language).babel)
    for name in (own, local.tzname() or ""):
        if name.isascii() and name.isalpha() and name not in _names_of_the_other_pass(local, language):
            return name
    return offset_name(local)


def _names_of_the_other_pass(local: datetime, language: str) -> tuple[str, ...]:
    """What the zone is called in the other pass of an hour that comes twice; usually there is none."""
    other = local.replace(fold=1 - local.fold)
    if other.utcoffset() == local.utcoffset():
        return ()
    return (
        get_timezone_name(other, width="short", locale=vocabulary(language).babel),
        other.tzname() or "",
    )


def offset_name(local: datetime) -> str:
    """The distance from UTC: ``UTC+05:30``."""
    offset = local.strftime("%z")
    return "UTC" if offset.strip("+-0:") == "" else f"UTC{offset[:3]}:{offset[3:5]}"


def say_span(span: timedelta, language: str) -> str:
    """A length of time by its two largest units, rounded: ``3 days``, ``1 hour, 30 minutes``.

    A year is 365 days, as it is read; weeks are said up to twelve, and less than two days in hours.
    """
    left = abs(span)
    units = [unit for unit in _UNITS if _is_said(unit[0], left)]
    first = next((index for index, (_, size) in enumerate(units) if left >= size), len(units) - 1)
    units = units[first : first + 2]
    smallest = units[-1][1]
    rounded = (left + smallest / 2) // smallest * smallest
    if rounded != left:  # 59 minutes and 59 seconds are an hour
        return say_span(rounded, language)
    parts: list[str] = []
    for name, size in units:
        count, left = divmod(left, size)
        if count or (name == units[-1][0] and not parts):
            parts.append(format_unit(count, f"duration-{name}", locale=vocabulary(language).babel))
    return format_list(parts, style="unit", locale=vocabulary(language).babel)


def say_calendar(span: Span, language: str) -> str:
    """A length of time as the calendar has it: ``6 months``, ``1 year, 10 days``."""
    years, months = divmod(span.months, 12)
    counted = (("year", years), ("month", months), ("day", span.days))
    babel = vocabulary(language).babel
    parts = [format_unit(count, f"duration-{unit}", locale=babel) for unit, count in counted if count]
    return format_list(parts, style="unit", locale=babel)


def _is_said(unit: str, span: timedelta) -> bool:
    """Whether a unit fits a span: nobody says "1 week, 2 days" for nine days."""
    if unit == "week":
        return span % timedelta(weeks=1) == timedelta() and span <= timedelta(weeks=12)
    if unit == "day":
        return span >= timedelta(days=2)
    return True


def say_list(items: Sequence[str], language: str) -> str:
    """A list as one says it: ``Ana, Ben and Cleo``. Of nothing: a dash."""
    return format_list(items, locale=vocabulary(language).babel) if items else "–"
