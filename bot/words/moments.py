"""How moments are read: "friday 18:00", "in 2 weeks", "14. August"; strictly, and never by a silent guess."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import product
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_name

from bot.core.kernel import Message, Param, message
from bot.words.clock import Hour, Midnight, take_time
from bot.words.days import Day, candidates, take_day
from bot.words.quiet import read_quiet_hours
from bot.words.spans import read_span, take_length
from bot.words.tokens import Tokens, Unreadable, shown
from bot.words.vocabulary import Vocabulary, spoken
from bot.words.wording import offset_name, say_date, say_moment, say_span

__all__ = [
    "Reading",
    "read_moment",
    "read_quiet_hours",
    "read_span",
    "say_date",
    "say_moment",
    "say_span",
]

_FARTHEST = timedelta(days=365 * 100)
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        "utc z gmt bst wet west cet cest eet eest msk mez mesz wez wesz oez oesz ist pkt hkt sgt jst "
        "kst awst acst acdt aest aedt nzst nzdt est edt cst cdt mst mdt pst pdt akst akdt hst ast adt nst "
        "ndt cat eat wat sast wib wita wit",
    )
)
"""Zones that people name; one that isn't the circle's own is refused by name, not as gibberish."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A moment that was read, and how it was given."""

    at: datetime
    """In UTC."""
    as_duration: bool = False
    """It was given as a length of time from now; such a deadline never ends in the night."""


class _Refusal(Exception):
    def __init__(self, key: str, **params: Param) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


@dataclass(frozen=True, slots=True)
class _Given:
    """The parts that were given, before anything is made of them."""

    day: Day | None
    weekday: int | None
    hour: Hour | None
    zone: str = ""
    offset: timedelta | None = None


def read_moment(text: str, *, now: datetime, zone: ZoneInfo, language: str) -> Reading | Message:
    """Reads a moment in natural language, in a language (English is always understood) and a time zone.

    Understood are lengths of time from now ("3 days", "in 2 weeks"), days ("tomorrow", "friday",
    "14 august", "2026-12-01", "1.12.2026"), times ("18:00", "6 pm", "noon"), and a day with a time in either
    order. Months and days go by the calendar in the zone; a day without a time ends with its last minute.

    Gives a refusal, with the reading that was tried, for what can't be read, lies in the past, or can be
    read in two ways: dates with slashes, today's weekday, "at 6", hours that daylight saving skips or
    repeats.
    """
    given = shown(text)
    try:
        reading = _read(Tokens(text), now, zone, language)
        if reading.at <= now:
            return message("refused-moment-past", given=given, tried=reading.at)
        if reading.at - now > _FARTHEST:
            return message("refused-moment-far", given=given)
        return reading
    except Unreadable:
        return message("refused-moment-unreadable", given=given)
    except Midnight:
        return message("refused-moment-midnight", given=given)
    except (OverflowError, ValueError):  # beyond the years that the calendar knows
        return message("refused-moment-far", given=given)
    except _Refusal as refusal:
        return message(refusal.key, given=given, **refusal.params)


def _read(tokens: Tokens, now: datetime, zone: ZoneInfo, language: str) -> Reading:
    languages = spoken(language)
    tokens.take(word for each in languages for word in each.until)
    reading = _read_span(tokens, languages, now, zone, language)
    if reading is not None:
        return reading
    given = _take_parts(tokens, languages, language)
    return _resolve(given, now, zone, language)


def _read_span(
    tokens: Tokens, languages: tuple[Vocabulary, ...], now: datetime, zone: ZoneInfo, language: str
) -> Reading | None:
    """A length of time from now, alone or with a time of day behind it."""
    start = tokens.at
    over = bool(tokens.take(word for each in languages for word in each.ago))
    if not over:
        tokens.take(word for each in languages for word in each.within)
    length = take_length(tokens, languages)
    if length is None:
        tokens.at = start
        return None
    over = over or bool(tokens.take(word for each in languages for word in each.ago))
    if over and tokens.is_over():
        raise _Refusal("refused-moment-past", tried=now - length.plain)
    tokens.take(word for each in languages for word in each.from_now)
    at = length.after(now, zone)
    if tokens.is_over():
        return Reading(at, as_duration=True)
    hour = take_time(tokens, languages)
    if hour is None or not tokens.is_over() or length.rest:
        raise Unreadable
    local = at.astimezone(zone).date()
    day = Day(local.year, local.month, local.day)
    return _resolve(_Given(day, None, hour), now, zone, language)


def _take_parts(tokens: Tokens, languages: tuple[Vocabulary, ...], language: str) -> _Given:
    """Takes a day, a weekday beside it, and a time with its zone, in any order, to the very end."""
    day: Day | None = None
    weekday: int | None = None
    hour: Hour | None = None
    zone, offset = "", None
    while not tokens.is_over():
        tokens.sign(",")
        found = take_day(tokens, languages, language)
        time_found = take_time(tokens, languages) if found is None else None
        if found is not None and found.weekday is not None and weekday is None and not found.which:
            weekday = found.weekday
        elif found is not None and found.weekday is not None and weekday is None and day is None:
            weekday, day = found.weekday, found
        elif found is not None and found.weekday is None and day is None:
            day = found
        elif time_found is not None and hour is None:
            hour = time_found
            zone, offset = _take_zone(tokens)
        else:
            raise Unreadable
    if weekday is not None and day is None:
        day = Day(weekday=weekday)
    return _Given(day, weekday, hour, zone, offset)


def _take_zone(tokens: Tokens) -> tuple[str, timedelta | None]:
    """Takes the zone behind a time: its short name, or a distance from UTC such as ``UTC+02:00``."""
    start = tokens.at
    word = tokens.peek() if tokens.peek() in _ABBREVIATIONS else ""
    if word:
        tokens.word()
    if word in ("", "utc", "gmt", "z"):
        sign = tokens.sign("+", "-")
        hours = tokens.number(most=2 if tokens.peek(1) == ":" or word else 4) if sign else None
        if hours is not None:
            minutes = tokens.number(most=2) if tokens.sign(":") else None
            if hours > 99 and minutes is None:  # +0530
                hours, minutes = divmod(hours, 100)
            distance = timedelta(hours=hours, minutes=minutes or 0)
            if distance >= timedelta(hours=24):
                raise Unreadable
            return "", -distance if sign == "-" else distance
        if sign:
            tokens.at = start
            return "", None
        if word in ("utc", "z"):
            return "", timedelta()
    return word, None


def _resolve(given: _Given, now: datetime, zone: ZoneInfo, language: str) -> Reading:
    """The one moment that is meant; refused where there is none, or more than one."""
    today = now.astimezone(zone if given.offset is None else timezone(given.offset)).date()
    days = candidates(given.day, today) if given.day else [today]
    if given.weekday is not None and given.day and given.day.month is not None:
        days = [day for day in days if day.weekday() == given.weekday] or days
        if days[0].weekday() != given.weekday:
            raise _Refusal("refused-moment-weekday", tried=_last_minute(days[0], zone))
    if given.hour is None:
        if given.day is None:
            raise Unreadable
        ends = [_last_minute(day, zone) for day in days]
        return Reading(_one(now, ends, zone, given.day, "refused-day-either"))
    hours = [given.hour.hour % 24]
    if not given.hour.half_known:
        hours = sorted({given.hour.hour % 12, given.hour.hour % 12 + 12})
    moments = [
        _moment(_local(day, given.hour, hour), given, zone, language) for day, hour in product(days, hours)
    ]
    return Reading(_one(now, moments, zone, given.day, "refused-moment-either"))


def _local(day: date, given: Hour, hour: int) -> datetime:
    local = datetime.combine(day, time(hour, given.minute, given.second))
    return local + timedelta(days=1) if given.hour == 24 else local


def _one(now: datetime, moments: list[datetime], zone: ZoneInfo, day: Day | None, key: str) -> datetime:
    """The only one that lies ahead; the first if none does. Of a date with slashes, both count always."""
    ahead = moments if day and day.swappable else [moment for moment in moments if moment > now]
    if len(ahead) > 1:
        local = ahead[1].astimezone(zone)
        example = f"{local:%Y-%m-%d}" if key == "refused-day-either" else f"{local:%Y-%m-%d %H:%M}"
        raise _Refusal(key, first=ahead[0], second=ahead[1], example=example)
    return (ahead or moments)[0]


def _moment(local: datetime, given: _Given, zone: ZoneInfo, language: str) -> datetime:
    """A local time as a moment, where the zone has it exactly once or the zone's short name decides."""
    if given.offset is not None:
        return local.replace(tzinfo=timezone(given.offset)).astimezone(UTC)
    passes = _passes(local, zone)
    if given.zone:
        passes = [each for each in passes if given.zone in _short_names(each, zone, language)]
        if not passes:
            raise _Refusal("refused-moment-zone", zone=zone.key)
    if not passes:
        tried = f"{say_date(local.date(), language=language)}, {local:%H:%M}"
        raise _Refusal("refused-moment-skipped", tried=tried)
    if len(passes) > 1:
        raise _Refusal("refused-moment-twice", first=passes[0], second=passes[1])
    return passes[0]


def _passes(local: datetime, zone: ZoneInfo) -> list[datetime]:
    """The moments at which the clocks in the zone show this: none in a gap, two in an hour that repeats."""
    found = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(each for each in found if each.astimezone(zone).replace(tzinfo=None, fold=0) == local)


def _short_names(moment: datetime, zone: ZoneInfo, language: str) -> set[str]:
    """Everything the zone is called at a moment."""
    local = moment.astimezone(zone)
    names = {local.tzname() or "", offset_name(local)}
    names |= {get_timezone_name(local, width="short", locale=each.babel) for each in spoken(language)}
    return {name.casefold() for name in names}


def _last_minute(day: date, zone: ZoneInfo) -> datetime:
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return midnight.astimezone(UTC) - timedelta(minutes=1)
