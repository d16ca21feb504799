"""What happens in an election, beside what happens in the consent decision inside it."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.election.state import Mandate, Nomination, Outcome, Result, Term
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Started:
    """An election was started."""

    process: StreamId
    number: int
    circle: StreamId
    mandate: Mandate
    facilitator: MemberId
    rules: Settings
    live: bool
    nominations_end: datetime | None = None
    following: tuple[Mandate, ...] = ()
    present: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class NominationsOpened:
    """Everybody who is asked may name somebody."""

    asked: tuple[MemberId, ...]
    away: tuple[MemberId, ...]
    ends_at: datetime | None
    rules: Settings
    absent: tuple[MemberId, ...] = ()
    """Live: who isn't there."""


@dataclass(frozen=True, slots=True)
class Nominated:
    """Somebody's nomination is in, under its seal."""

    sealed: WordsId
    former: WordsId | None = None
    """The one that it stands instead of."""


@dataclass(frozen=True, slots=True)
class NominationsHeld:
    """Somebody isn't in, or nobody is; what now is the facilitator's to say."""


@dataclass(frozen=True, slots=True)
class NominationsClosed:
    """No more nominations are taken: all are in, or the facilitator opens them without these."""

    missing: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class NominationsLost:
    """These nominations can't be opened any more: their authors are asked again."""

    members: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class Revealed:
    """All nominations, at once, in an order that says nothing."""

    nominations: tuple[Nomination, ...]


@dataclass(frozen=True, slots=True)
class ChangeOpened:
    """The change round: who was moved by what they heard?"""

    asked: tuple[MemberId, ...]
    away: tuple[MemberId, ...]
    ends_at: datetime | None
    rules: Settings


@dataclass(frozen=True, slots=True)
class NominationKept:
    """Somebody stays with their nomination."""


@dataclass(frozen=True, slots=True)
class NominationChanged:
    """Somebody names another person."""

    nominee: MemberId
    reason: WordsId


@dataclass(frozen=True, slots=True)
class ChangeTakenBack:
    """Somebody who had kept their nomination is waited for again."""


@dataclass(frozen=True, slots=True)
class CandidateSought:
    """The facilitator is to put somebody forward."""


@dataclass(frozen=True, slots=True)
class FacilitatorNudged:
    """Nobody has been put forward yet."""


@dataclass(frozen=True, slots=True)
class PutForward:
    """Somebody is put forward."""

    member: MemberId
    reason: WordsId


@dataclass(frozen=True, slots=True)
class CandidateLeft:
    """Whoever was put forward is no longer asked about."""

    result: Result


@dataclass(frozen=True, slots=True)
class TermSet:
    """The role is given for another term."""

    term: Term


@dataclass(frozen=True, slots=True)
class StepProlonged:
    """There is more time to name somebody, or for the change round."""

    ends_at: datetime
    why: str
    """``member``: somebody asked for it; ``outage``."""


@dataclass(frozen=True, slots=True)
class ElectorGone:
    """Somebody left the circle, or went on leave: they are no longer waited for."""

    member: MemberId
    why: str
    """``left`` or ``away``."""
    sealed: WordsId | None = None
    """The nomination that goes with them."""


@dataclass(frozen=True, slots=True)
class ElectorJoined:
    """Somebody joined the circle meanwhile: informed, and asked if the facilitator says so."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class ElectorAdded:
    """Somebody who joined meanwhile is asked too."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class ElectorLeftInformed:
    """It stays at informing somebody who joined meanwhile."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class Ended:
    """The election is over."""

    outcome: Outcome
    reason: WordsId | None = None
    spent: tuple[WordsId, ...] = ()
    """Nominations that nobody opens any more."""


@dataclass(frozen=True, slots=True)
class ObjectionCameLate:
    """Somebody sees harm in it after the end: on the record, and the election stands."""

    reason: WordsId


@dataclass(frozen=True, slots=True)
class RoleUpAgain:
    """Another election of the same role has begun: this one can't be reopened any more."""

    number: int


@dataclass(frozen=True, slots=True)
class ElectionSettled:
    """Nobody can call the last answer a mistake any more."""
