"""Names as people type them: of persons and of circles."""

import unicodedata

from bot.core.circle.state import name_key
from bot.words.written import name_of

LONGEST = 80
"""Characters of a name that is repeated."""


def shown(text: str) -> str:
    """A name as it is repeated to people: without what can't be seen, and not too long."""
    return name_of(text)[:LONGEST]


def folded(name: str) -> str:
    """The same name of a person however it is capitalised."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def circle_key(name: str) -> str:
    """The same circle name however it is spaced and capitalised."""
    return name_key(name_of(name))


def names_in(text: str) -> list[str]:
    """Names separated by commas or lines; mentions and ids by spaces, too."""
    words: list[str] = []
    for part in text.replace("\n", ",").split(","):
        part = part.strip().strip(":").strip()
        ids = part.split()
        if len(ids) > 1 and all(word.startswith("@") for word in ids):
            words.extend(ids)
        elif part:
            words.append(part)
    return words


def looks_like_id(word: str) -> bool:
    """Whether it is an account id, as Matrix writes them (``@ana:example.org``)."""
    return word.startswith("@") and ":" in word and " " not in word
