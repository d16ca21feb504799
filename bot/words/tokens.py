"""What somebody typed as a time, cut into numbers, words and signs that a grammar can take one by one."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

LONGEST = 120
"""Characters; nobody needs more to name a time."""

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)?|\S")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"’": "'", "´": "'"})


class Unreadable(Exception):
    """The grammar doesn't know what this is."""


def shown(text: str) -> str:
    """What was typed, short enough and plain enough to be repeated in a sentence."""
    plain = "".join(" " if c.isspace() else c for c in text if c.isspace() or _is_plain(c))
    plain = " ".join(plain.split())
    return plain if len(plain) <= 60 else plain[:59].rstrip() + "…"


def _is_plain(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn", "Co")


@cache
def _cut(phrase: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(phrase.casefold()))


class Tokens:
    """A cursor over what was typed. Each ``take`` moves on if it fits, and else stays where it is.

    Raises:
        Unreadable: there is nothing, or more than anybody needs to name a time.
    """

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST * 4:
            raise Unreadable
        plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).casefold()
        plain = "".join(c for c in plain if c.isspace() or _is_plain(c)).strip(" \t\r\n\"'„“”‚‘«»!")
        plain = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", plain)
        self._tokens = _TOKEN.findall(plain)
        self.at = 0
        if not self._tokens or len(plain) > LONGEST:
            raise Unreadable

    def is_over(self) -> bool:
        """Everything was taken."""
        return self.at >= len(self._tokens)

    def peek(self, ahead: int = 0) -> str:
        """The token that comes next, or empty."""
        index = self.at + ahead
        return self._tokens[index] if index < len(self._tokens) else ""

    def take(self, phrases: Iterable[str]) -> str:
        """Takes the longest of the phrases that stands here, and gives it; else empty."""
        for phrase in sorted(phrases, key=len, reverse=True):
            cut = _cut(phrase)
            if tuple(self._tokens[self.at : self.at + len(cut)]) == cut:
                self.at += len(cut)
                return phrase
        return ""

    def sign(self, *signs: str) -> str:
        """Takes one of the signs, and gives it; else empty."""
        return self.take(signs)

    def number(self, most: int = 4) -> int | None:
        """Takes a number of at most so many digits."""
        token = self.peek()
        if not token or not "0" <= token[0] <= "9" or len(token) > most:
            return None
        self.at += 1
        return int(token)

    def word(self) -> str:
        """Takes a word, whatever it is."""
        token = self.peek()
        if token and token[0].isalpha():
            self.at += 1
            return token
        return ""
