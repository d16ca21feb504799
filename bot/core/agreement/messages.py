"""What can be asked of an agreement (commands), and what can happen to it (events)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.agreement.state import Basis, Dates
from bot.core.former import Former
from bot.core.kernel import MemberId, StreamId, WordsId

# --- commands -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Enter:
    """The circle decided: the agreement comes into force. Replaces the former one, if any."""

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
    """Somebody objects after the decision. It stands; what they say goes on the record."""

    words: WordsId
    by: MemberId


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
    words: WordsId
    by: MemberId
