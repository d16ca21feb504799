"""A decision in force: what was agreed, until when, when it is looked at again, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from bot.core.kernel import MemberId, StreamId, WordsId

Basis: TypeAlias = Literal["consent", "lapse"]
Status: TypeAlias = Literal["in force", "due", "dropped", "superseded", "annulled"]
"""``annulled``: its decision was reopened within minutes; it never belonged to the register."""


@dataclass(frozen=True, slots=True)
class Former:
    """The agreement that another one replaces."""

    agreement: StreamId
    number: int


@dataclass(frozen=True, slots=True)
class Dates:
    """When an agreement is looked at again and how long it holds."""

    review_on: date | None = None
    review_at: datetime | None = None
    """The morning of that day, where the circle is."""
    term_ends: datetime | None = None


# --- commands -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Enter:
    """The circle decided: the agreement comes into force. Replaces the former one, if any."""

    number: int
    circle: StreamId
    title: WordsId
    text: WordsId
    decided_at: datetime
    basis: Basis
    dates: Dates = Dates()
    replaces: Former | None = None


@dataclass(frozen=True, slots=True)
class Renew:
    """Effect of a decision: it goes on, with new dates (sooner ones too: an earlier review)."""

    dates: Dates
    process: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Effect of a decision: it no longer holds."""

    process: int


@dataclass(frozen=True, slots=True)
class Supersede:
    """Effect of a decision: another agreement took its place. Sent by that agreement itself."""

    process: int
    """The number of that agreement, and of the process it comes of."""


@dataclass(frozen=True, slots=True)
class Annul:
    """The decision it comes of was reopened by whoever gave its last answer."""


@dataclass(frozen=True, slots=True)
class Restore:
    """The decision that renewed, dropped or superseded it was reopened: all is as before it."""

    process: int


@dataclass(frozen=True, slots=True)
class ObjectLate:
    """Whoever acts objects after the decision. It stands; what they say goes on the record."""

    words: WordsId


# --- events ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entered:
    number: int
    circle: StreamId
    title: WordsId
    text: WordsId
    decided_at: datetime
    basis: Basis
    dates: Dates
    replaces: Former | None


@dataclass(frozen=True, slots=True)
class FellDue:
    why: Literal["review", "term"]


@dataclass(frozen=True, slots=True)
class Renewed:
    dates: Dates
    process: int


@dataclass(frozen=True, slots=True)
class Dropped:
    process: int


@dataclass(frozen=True, slots=True)
class Superseded:
    process: int


@dataclass(frozen=True, slots=True)
class Annulled:
    pass


@dataclass(frozen=True, slots=True)
class Restored:
    process: int


@dataclass(frozen=True, slots=True)
class ObjectedLate:
    member: MemberId
    words: WordsId


# --- state ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LateObjection:
    """An objection that came after the decision."""

    member: MemberId
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
    """An adopted decision. Overdue, it stays in force and is flagged (S3 guide, "Evaluate and Evolve
    Agreements")."""

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
