"""How quiet hours are read: "21:00-08:00", "9pm to 8am", "21 bis 8 Uhr", "none"."""

from datetime import time

from bot.core.kernel import Message, message
from bot.core.settings import QuietHours
from bot.words.clock import take_time
from bot.words.tokens import Tokens, Unreadable, shown
from bot.words.vocabulary import spoken


def read_quiet_hours(text: str, language: str) -> QuietHours | Message | None:
    """Reads quiet hours in a language (English is always understood); ``None``: there shall be none."""
    refusal = message("refused-quiet-hours", given=shown(text))
    languages = spoken(language)
    try:
        tokens = Tokens(text)
        if tokens.take(word for each in languages for word in each.none):
            return None if tokens.is_over() else refusal
        begins = take_time(tokens, languages, bare=True)
        if not tokens.sign("-") and not tokens.take(word for each in languages for word in each.to):
            return refusal
        ends = take_time(tokens, languages, bare=True)
    except Unreadable:
        return refusal
    if begins is None or ends is None or not tokens.is_over():
        return refusal
    quiet = QuietHours(time(begins.hour % 24, begins.minute), time(ends.hour % 24, ends.minute))
    return refusal if quiet.begins == quiet.ends else quiet
