"""How a time of day is read: "18:00", "6 pm", "18 Uhr 30", "noon"."""

from dataclasses import dataclass

from bot.words.tokens import Tokens, Unreadable
from bot.words.vocabulary import Vocabulary


class Midnight(Exception):
    """Somebody wrote "midnight", which is the beginning of a day or its end."""


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day as it was given; hour 24 is the end of the day."""

    hour: int
    minute: int = 0
    second: int = 0
    half_known: bool = True
    """False: "at 6", which may be in the morning or in the evening."""


def take_time(tokens: Tokens, languages: tuple[Vocabulary, ...], *, bare: bool = False) -> Hour | None:
    """Takes a time of day; ``None``, and nothing taken, where there is none.

    Args:
        bare: the day doesn't matter, as for quiet hours: a number alone is an hour, and midnight is 00:00.
    Raises:
        Midnight: it is called so, and could be either end of the day.
        Unreadable: it begins as a time and then makes no sense ("25:00").
    """
    start = tokens.at
    announced = bool(tokens.take(word for each in languages for word in each.at))
    if tokens.take(word for each in languages for word in each.noon):
        return Hour(12)
    if tokens.take(word for each in languages for word in each.midnight):
        if bare:
            return Hour(0)
        raise Midnight
    hour = tokens.number(most=2)
    if hour is not None:
        found = _take_rest(tokens, languages, hour, announced=announced, bare=bare)
        if found is not None:
            return found
    tokens.at = start
    return None


def _take_rest(
    tokens: Tokens, languages: tuple[Vocabulary, ...], hour: int, *, announced: bool, bare: bool
) -> Hour | None:
    clock = [word for each in languages for word in each.clock]
    if tokens.sign(":"):
        minute = _sixty(tokens)
        second = _sixty(tokens) if tokens.sign(":") else 0
        return _half(tokens, languages, Hour(hour, minute, second), clock)
    start = tokens.at
    if tokens.sign(".") and (minute_dotted := tokens.number(most=2)) is not None and tokens.take(clock):
        return _checked(Hour(hour, minute_dotted))
    tokens.at = start
    if tokens.take(clock):
        minute = _minute_behind(tokens)
        tokens.take(word for each in languages for word in each.noon if hour == 12)
        return _checked(Hour(hour, minute))
    if tokens.take(("h",)):
        return _checked(Hour(hour, _minute_behind(tokens)))
    if tokens.peek() in ("am", "pm"):
        return _half(tokens, languages, Hour(hour), clock)
    if bare:
        return _checked(Hour(hour))
    if announced:
        return _checked(Hour(hour, half_known=not 1 <= hour <= 12))
    return None


def _half(tokens: Tokens, languages: tuple[Vocabulary, ...], given: Hour, clock: list[str]) -> Hour:
    """Applies a following "am" or "pm", or skips the word for an hour."""
    if tokens.peek() == "am" and tokens.peek(1) and any("am" in each.on for each in languages):
        return _checked(given)  # German: "18:00 am Freitag"
    half = tokens.take(("am", "pm"))
    if half:
        if not 1 <= given.hour <= 12:
            raise Unreadable
        return _checked(Hour(given.hour % 12 + (12 if half == "pm" else 0), given.minute, given.second))
    tokens.take(clock)
    return _checked(given)


def _minute_behind(tokens: Tokens) -> int:
    """The 30 of "18 Uhr 30"; in "18 Uhr, 14. August" there is none."""
    return tokens.number(most=2) or 0 if tokens.peek(1) in ("", ",") else 0


def _sixty(tokens: Tokens) -> int:
    number = tokens.number(most=2) if len(tokens.peek()) == 2 else None
    if number is None or number > 59:
        raise Unreadable
    return number


def _checked(given: Hour) -> Hour:
    if given.hour > 24 or given.minute > 59 or (given.hour == 24 and (given.minute or given.second)):
        raise Unreadable
    return given
