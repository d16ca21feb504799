"""How a day is read: "14 august", "2026-12-01", "friday", "tomorrow"; and which day that is."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.words.tokens import Tokens, Unreadable
from bot.words.vocabulary import Vocabulary, names

JUST_OVER = timedelta(days=60)
"""A date without a year that was this recently is more likely a slip than meant for next year."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was given. What wasn't given is ``None``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    which: str = ""
    """``this`` or ``next`` weekday."""
    ahead: int | None = None
    """Days from today: 0 is today, 1 tomorrow."""
    swappable: bool = False
    """Written with slashes, where some put the month first."""


def take_day(tokens: Tokens, languages: tuple[Vocabulary, ...], language: str) -> Day | None:
    """Takes a day; ``None``, and nothing taken, where there is none."""
    start = tokens.at
    found = _take_relative(tokens, languages)
    if found is None:
        tokens.take(word for each in languages for word in each.on)
        found = _take_weekday(tokens, languages, language)
    if found is None:
        found = _take_date(tokens, languages, language)
    if found is None:
        tokens.at = start
    return found


def _take_relative(tokens: Tokens, languages: tuple[Vocabulary, ...]) -> Day | None:
    for each in languages:
        for ahead, words in (
            (2, each.day_after),
            (1, each.tomorrow),
            (0, each.today),
            (-1, each.yesterday),
        ):
            if tokens.take(words):
                return Day(ahead=ahead)
    return None


def _take_weekday(tokens: Tokens, languages: tuple[Vocabulary, ...], language: str) -> Day | None:
    start = tokens.at
    which = ""
    for each in languages:
        if not which and tokens.take(each.this):
            which = "this"
        elif not which and tokens.take(each.next):
            which = "next"
    weekday = names(language, "days").get(tokens.word())
    if weekday is None:
        tokens.at = start
        return None
    tokens.sign(".")
    return Day(weekday=weekday, which=which)


def _take_date(tokens: Tokens, languages: tuple[Vocabulary, ...], language: str) -> Day | None:
    for form in (_take_year_first, _take_numbers):
        start = tokens.at
        found = form(tokens)
        if found is not None:
            return found
        tokens.at = start
    return _take_month_by_name(tokens, languages, language)


def _take_year_first(tokens: Tokens) -> Day | None:
    """``2026-12-01``, ``2026/12/01``."""
    if len(tokens.peek()) != 4:
        return None
    year = tokens.number()
    sign = tokens.sign("-", "/")
    month = tokens.number(most=2)
    if year is None or not sign or month is None or not tokens.sign(sign):
        return None
    day = tokens.number(most=2)
    if day is None:
        return None
    if tokens.peek() == "t" and tokens.peek(1)[:1].isdigit():  # 2026-12-01T18:00
        tokens.word()
    return Day(year, month, day)


def _take_numbers(tokens: Tokens) -> Day | None:
    """``1.12.2026``, ``1.12.``, ``31/12/2026``. With dots the day always comes first."""
    first = tokens.number(most=2)
    sign = tokens.sign(".", "/", "-")
    second = tokens.number(most=2)
    if first is None or not sign or second is None:
        return None
    dotted = sign == "."
    if not tokens.sign(sign):
        return None if dotted or sign == "-" else _slashed(first, second, None)
    year = tokens.number() if len(tokens.peek()) in ((2, 4) if dotted else (4,)) else None
    if dotted:
        if tokens.peek() == ":":  # 1.12. 18:00
            tokens.at -= 1
            year = None
        if year is not None and year < 100:
            year += 2000
        return Day(year, second, first)
    return _slashed(first, second, year) if year is not None else None


def _slashed(first: int, second: int, year: int | None) -> Day:
    if first > 12:
        return Day(year, second, first)
    if second > 12:
        return Day(year, first, second)
    return Day(year, second, first, swappable=first != second)


def _take_month_by_name(tokens: Tokens, languages: tuple[Vocabulary, ...], language: str) -> Day | None:
    """``14 august``, ``14. August 2026``, ``august 14th, 2026``."""
    months = names(language, "months")
    day = tokens.number(most=2)
    if day is not None:
        _skip_ordinal(tokens, languages)
        tokens.take(word for each in languages for word in each.of)
    month = months.get(tokens.word())
    if month is None:
        return None
    tokens.sign(".")
    if day is None:
        day = tokens.number(most=2)
        if day is None:
            return None
        _skip_ordinal(tokens, languages)
    start = tokens.at
    tokens.sign(",")
    year = tokens.number() if len(tokens.peek()) == 4 else None
    if year is None:
        tokens.at = start
    return Day(year, month, day)


def _skip_ordinal(tokens: Tokens, languages: tuple[Vocabulary, ...]) -> None:
    if not tokens.sign("."):
        tokens.take(word for each in languages for word in each.ordinals)


def candidates(given: Day, today: date) -> list[date]:
    """The days that may be meant, the likelier first; more than one where nothing tells them apart.

    A weekday is the next one from today on; "next" means after today. Without a year, a date is the next
    one, unless it is just over: then that one is given, for the caller to say so.

    Raises:
        Unreadable: there is no such day (31 February).
    """
    if given.ahead is not None:
        return [today + timedelta(days=given.ahead)]
    if given.month is None or given.day is None:
        days = ((given.weekday or 0) - today.weekday()) % 7
        if days:
            return [today + timedelta(days=days)]
        in_a_week = today + timedelta(days=7)
        return {"this": [today], "next": [in_a_week]}.get(given.which, [today, in_a_week])
    found = [_dated(given.year, given.month, given.day, today)]
    if given.swappable:
        found.append(_dated(given.year, given.day, given.month, today))
    return found


def _dated(year: int | None, month: int, day: int, today: date) -> date:
    if year is not None:
        try:
            return date(year, month, day)
        except ValueError:
            raise Unreadable from None
    for each in range(today.year, today.year + 9):
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if found >= today - JUST_OVER:
            return found
    raise Unreadable
