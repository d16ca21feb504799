"""An agreement as it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from bot.core.former import Former
from bot.core.kernel import MemberId, StreamId, WordsId

Basis: TypeAlias = Literal["consent", "lapse"]
Status: TypeAlias = Literal["in force", "due", "dropped", "superseded", "annulled"]
"""``annulled``: its decision was reopened within minutes; it never belonged to the register."""


@dataclass(frozen=True, slots=True)
class Review:
    """The day on which an agreement is looked at again, and the morning of that day where the circle is."""

    on: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Dates:
    """When an agreement is looked at again and how long it holds."""

    review: Review | None = None
    term_ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class LateObjection:
    """An objection that came after the decision."""

    by: MemberId
    words: WordsId
    at: datetime


@dataclass(frozen=True, slots=True)
class Milestone:
    """One line of an agreement's history."""

    what: Literal["entered", "due", "renewed", "dropped", "superseded", "annulled", "restored"]
    at: datetime
    process: int | None = None
    """The decision it comes of; ``None``: the clock."""


@dataclass(frozen=True, slots=True)
class Before:
    """How the agreement stood before the last decision about it."""

    process: int
    status: Status
    dates: Dates
    review_rang: bool
    term_rang: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """An adopted decision, and what became of it."""

    number: int
    circle: StreamId
    title: WordsId
    text: WordsId
    decided_at: datetime
    basis: Basis
    dates: Dates
    replaces: Former | None = None
    status: Status = "in force"
    superseded_by: int | None = None
    review_rang: bool = False
    term_rang: bool = False
    late: tuple[LateObjection, ...] = ()
    history: tuple[Milestone, ...] = ()
    before: Before | None = None


def agreement_of(process: StreamId) -> StreamId:
    """The agreement that a process leads to."""
    return StreamId(f"{process}-agreement")


def process_of(agreement: StreamId) -> StreamId:
    """The process that an agreement comes of: the inverse of :func:`agreement_of`."""
    return StreamId(agreement.removesuffix("-agreement"))
