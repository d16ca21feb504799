"""What changed between two texts, word by word."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from bot.cards import Difference, Line

Run: TypeAlias = tuple[Literal["same", "removed", "added"], str]

MOST_COMPARISONS = 4_000_000
"""Beyond so many pairs of words texts are compared line by line, and beyond that as wholes."""
LONGEST_SAME = 240
"""What stayed is shortened in the middle where it is longer: the whole text stands beside."""
_KEPT = 80


def difference(before: str, after: str) -> tuple[Run, ...]:
    """The runs that lead from one text to the other.

    What is the same or removed gives the former text, what is the same or added the new one.
    """
    if before == after:
        return (("same", after),) if after else ()
    for cut in (_by_words, _by_lines):
        old, new = cut(before), cut(after)
        if len(old) * len(new) <= MOST_COMPARISONS:
            return _runs(old, new)
    runs: tuple[Run, ...] = (("removed", before), ("added", after))
    return tuple(run for run in runs if run[1])


def shown(before: str, after: str, label: Line) -> Difference:
    """The difference as a block of a card: long stretches that stayed are shortened."""
    return Difference(tuple((kind, _short(kind, text)) for kind, text in difference(before, after)), label)


def _by_words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]|\s+", text)


def _by_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _runs(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    """Alternates what stayed and what changed; a mere space between two changes belongs to both."""
    runs: list[Run] = []
    removed = added = ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[a:b]), "".join(new[c:d])
        changes = bool(removed or added)
        last = b == len(old) and d == len(new)
        if tag == "equal" and (before.strip() or not changes or last):
            runs.extend(_changed(removed, added))
            runs.append(("same", before))
            removed = added = ""
        else:
            removed, added = removed + before, added + after
    return (*runs, *_changed(removed, added))


def _changed(removed: str, added: str) -> tuple[Run, ...]:
    runs: tuple[Run, ...] = (("removed", removed), ("added", added))
    return tuple(run for run in runs if run[1])


def _short(kind: str, text: str) -> str:
    if kind != "same" or len(text) <= LONGEST_SAME:
        return text
    return f"{text[:_KEPT].rstrip()} … {text[-_KEPT:].lstrip()}"
