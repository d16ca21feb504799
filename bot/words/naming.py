"""How people name each other and roles, understood in every language at once."""

import re
from collections.abc import Iterable
from functools import cache

from bot.core.circle.state import name_key
from bot.words.vocabulary import VOCABULARIES

_INCLUDING = re.compile(r"(?<=\w)[:*_·/](?=\w)")
"""The signs by which German forms include everybody: ``Moderator:in``."""


@cache
def _roles() -> dict[str, str]:
    return {
        word: role for each in VOCABULARIES.values() for role, words in each.roles.items() for word in words
    }


def usual_role(name: str) -> str | None:
    """The name by which the rules know one of the usual roles; ``None`` for any other name."""
    return _roles().get(_INCLUDING.sub("", name_key(name)))


def of_oneself(text: str) -> str | None:
    """The reason, where somebody begins by naming themselves (``me, because …``); else ``None``.

    A sign or a word that begins a reason has to follow: ``me too`` names nobody.
    """
    match = _oneself().match(text)
    return match["reason"] if match else None


@cache
def _oneself() -> re.Pattern[str]:
    oneself = _any(word for each in VOCABULARIES.values() for word in each.oneself)
    return re.compile(rf"\s*{oneself}\s*(?:[,:–-]+\s*|(?={_because()}))(?P<reason>.*)", _FLAGS)


def names_oneself(text: str) -> bool:
    """Whether somebody speaks of themselves there."""
    words = _any(word for each in VOCABULARIES.values() for word in each.oneself)
    return re.search(words, text, _FLAGS) is not None


def says_to_nominate(text: str) -> bool:
    """Whether the words tell that somebody is named for a role (``I nominate …``)."""
    return _nominating().search(text) is not None


@cache
def _nominating() -> re.Pattern[str]:
    return re.compile(_any(word for each in VOCABULARIES.values() for word in each.nominating), _FLAGS)


def begins_a_reason(text: str) -> bool:
    """Whether the words begin as a reason does (``because …``)."""
    return re.match(_because(), text, _FLAGS) is not None


@cache
def _because() -> str:
    return _any(word for each in VOCABULARIES.values() for word in each.because)


def names(text: str, name: str) -> bool:
    """Whether the name stands in the text as a word of its own."""
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, _FLAGS) is not None


_FLAGS = re.IGNORECASE | re.DOTALL


def _any(words: Iterable[str]) -> str:
    """A pattern for one of the words, whole; with ``*`` behind it, whatever its ending."""
    return rf"\b(?:{'|'.join(re.escape(word).replace(re.escape('*'), chr(92) + 'w*') for word in words)})\b"
