"""What the record needs of a kind of process, so that a new kind is one entry in a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.core.agreement.messages import ObjectedLate
from bot.core.kernel import Fact
from bot.core.step import Step
from bot.operating.reading import Reading, moment
from bot.ports import Stream

Told: TypeAlias = dict[str, Any]


def answer(happened: Fact[Any], step: str, window: Step | None, *, revision: int = 1) -> Told:
    """An answer with the keys of the record, the same for every kind: who gave it and when, and no more yet.

    Args:
        step: in the words of the record.
        window: the time there was for it.
    """
    ends_at = window.ends_at if window is not None else None
    return {
        "member": happened.by,
        "step": step,
        "stance": None,
        "text": None,
        "reason": None,
        "nominee": None,
        "revision": revision,
        "at": moment(happened.at),
        "platform": happened.platform or None,
        "late": ends_at is not None and happened.at > ends_at,
        "counts": True,
    }


@dataclass(frozen=True, slots=True)
class Recording:
    """How one kind of process is told. All but ``process`` may be left out."""

    process: Callable[[Stream, Sequence[Fact[Any]], Reading], Told]
    """The process, with the keys of the record: the same for every kind."""
    unseen: Callable[[Sequence[Fact[Any]]], Mapping[int, type]] = lambda facts: {}
    """What of its log the circle itself hasn't seen yet, by position: which event it is told as, without
    what that says. Events whose name alone would tell are told as another."""
    sealed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By step, the keys of an answer that are null until the circle has seen it, and not all of them then."""
    late_answer: Callable[[Fact[ObjectedLate], Told, Reading], Told] | None = None
    """An objection to the agreement that came of the process, as one of its answers."""
