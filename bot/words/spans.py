"""How lengths of time are read ("3 days", "eine halbe Stunde"), and how they are added to a moment."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from bot.core.kernel import Message, message
from bot.core.settings import Span
from bot.words.tokens import Tokens, Unreadable, shown
from bot.words.vocabulary import Vocabulary, spoken

LONGEST = timedelta(days=365 * 100)

_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as people mean it: months and days by the calendar, the rest by the clock."""

    calendar: Span
    rest: timedelta = timedelta()

    @property
    def plain(self) -> timedelta:
        """As a plain length: a year is 365 days, another month 30 days, a day 24 hours."""
        return self.calendar.about + self.rest

    def after(self, start: datetime, zone: ZoneInfo) -> datetime:
        """The moment that lies this far behind ``start``, in UTC, on a full minute.

        Months and days keep the hour that the clocks in the zone show, whatever daylight saving does;
        the 31st plus a month is the last day of the next one. Where that hour is skipped, it is the hour
        after; where it comes twice, the first.
        """
        moment = start.astimezone(UTC)
        if self.calendar != Span():
            moment = self.calendar.after(start.astimezone(zone)).replace(fold=0).astimezone(UTC)
        moment += self.rest
        whole = moment.replace(second=0, microsecond=0)
        return whole if whole == moment else whole + timedelta(minutes=1)


def read_span(text: str, language: str) -> timedelta | Message:
    """Reads a length of time: ``3 days``, ``90 min``, ``eine Woche``, ``1 day, 6 hours``.

    English is understood in every language. A month is 30 days and a year 365; where a moment is meant,
    :func:`bot.words.moments.read_moment` goes by the calendar instead.
    """
    length = read_length(text, language)
    return length if isinstance(length, Message) else length.plain


def read_length(text: str, language: str) -> Length | Message:
    """As :func:`read_span`, with months and days as the calendar has them."""
    try:
        tokens = Tokens(text)
        length = take_length(tokens, spoken(language))
        if length is None or not tokens.is_over():
            return message("refused-span-unreadable", given=shown(text))
        if length.plain > LONGEST:
            return message("refused-span-far", given=shown(text))
        return length if length.plain else message("refused-span-empty", given=shown(text))
    except Unreadable:
        return message("refused-span-unreadable", given=shown(text))
    except OverflowError:
        return message("refused-span-far", given=shown(text))


def take_length(tokens: Tokens, languages: tuple[Vocabulary, ...]) -> Length | None:
    """Takes the longest length of time that stands here; ``None``, and nothing taken, where there is none.

    Raises:
        Unreadable: it begins as one and then makes no sense ("half a month", "2 days 3 days").
    """
    amounts: dict[str, Fraction] = {}
    while True:
        start = tokens.at
        if amounts:
            tokens.sign(",")
            tokens.take(word for each in languages for word in each.joined)
        part = _take_part(tokens, languages)
        if part is None:
            tokens.at = start
            break
        unit, count = part
        if unit in amounts:
            raise Unreadable
        amounts[unit] = count
        if unit == "hour" and (minutes := _minutes_behind(tokens)) is not None:
            amounts["minute"] = minutes
    return _length(amounts) if amounts else None


def _take_part(tokens: Tokens, languages: tuple[Vocabulary, ...]) -> tuple[str, Fraction] | None:
    """Takes a count and a unit: ``3 days``, ``a week``, ``half an hour``, ``1.5 h``."""
    start = tokens.at
    count = _take_count(tokens, languages)
    if count is not None:
        for each in languages:
            if tokens.take(each.fortnight):
                return "week", count * 2
            for unit, forms in each.units.items():
                if tokens.take(forms):
                    return unit, count
    tokens.at = start
    return None


def _take_count(tokens: Tokens, languages: tuple[Vocabulary, ...]) -> Fraction | None:
    whole = tokens.number(most=6)
    if whole is not None:
        start = tokens.at
        tenths = tokens.peek(1)
        if tokens.sign(".", ",") and tokens.number(most=3) is not None:
            return whole + Fraction(int(tenths), 10 ** len(tenths))
        tokens.at = start
        return Fraction(whole)
    for each in languages:
        if tokens.take(each.half):
            return Fraction(1, 2)
        if word := tokens.take(each.counts):
            return Fraction(each.counts.index(word) + 2)
        if tokens.take(each.one):
            return Fraction(1)
    return None


def _minutes_behind(tokens: Tokens) -> Fraction | None:
    """The 30 of ``1h30``, which has no unit of its own."""
    if len(tokens.peek()) == 2 and tokens.peek(-1) == "h" and tokens.peek(1) == "":
        minutes = tokens.number()
        return None if minutes is None else Fraction(minutes)
    return None


def _length(amounts: dict[str, Fraction]) -> Length:
    months = sum((amounts.get(unit, 0) * size for unit, size in _MONTHS.items()), Fraction())
    days = sum((amounts.get(unit, 0) * size for unit, size in _DAYS.items()), Fraction())
    seconds = sum((amounts.get(unit, 0) * size for unit, size in _SECONDS.items()), Fraction())
    if months.denominator != 1:  # nobody can say which day half a month is
        raise Unreadable
    whole_days = int(days)
    rest = timedelta(seconds=int(seconds + (days - whole_days) * 86400))
    return Length(Span(int(months), whole_days), rest)
