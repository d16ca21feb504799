"""What people wrote, made safe to keep and to show: without characters that are not writing."""

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates. The marks that right-to-left writing needs are not among them."""

_ZERO_WIDTH = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")
"""What has no width and joins or parts no letters: in a name it only makes two of the same look."""

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that show nothing: the Hangul fillers and the empty Braille cell."""
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs", "Mn", "Me"))


def clean_text(text: str) -> str:
    """A text of many lines: one kind of line break, no control characters and no halves of characters.

    What is kept can be stored in any database as UTF-8. Nothing that shows is changed.
    """
    if text.isprintable():  # then there is no control character, nor any that turns directions
        return text
    return _CONTROLS.sub("", _BREAKS.sub("\n", text))


def clean_line(text: str) -> str:
    """A text of one line: line breaks become spaces, and no character turns the direction of what follows."""
    if not text.isprintable():
        text = _DIRECTIONS.sub("", clean_text(text))
    return " ".join(text.split())


def words_of(text: str) -> str:
    """A text as it is kept: cleaned, without what turns directions, and empty if it would show nothing."""
    cleaned = text if text.isprintable() else _DIRECTIONS.sub("", clean_text(text))
    cleaned = cleaned.strip()
    return "" if shows_nothing(cleaned) else cleaned


def name_of(text: str) -> str:
    """A title or name as it is kept: one line, of what shows."""
    kept = words_of(text)
    return " ".join((kept if kept.isprintable() else _ZERO_WIDTH.sub("", kept)).split())


def shows_nothing(text: str) -> bool:
    """Whether a reader would see an empty space: only blanks, controls, or marks without a letter."""
    return all(character in _BLANK or unicodedata.category(character) in _INVISIBLE for character in text)
