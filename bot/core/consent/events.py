"""What can happen in a consent decision."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.agreement import Dates
from bot.core.consent.state import Effect, Outcome, Plan, Stance
from bot.core.former import Former
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Changes, Settings


@dataclass(frozen=True, slots=True)
class Proposed:
    """The proposal is on the table."""

    process: StreamId
    number: int
    circle: StreamId
    title: WordsId
    text: WordsId
    facilitator: MemberId
    rules: Settings
    plan: Plan
    quick: bool
    live: bool
    effect: Effect
    about: MemberId | None
    replaces: Former | None
    held_by: StreamId | None
    silence: str | None
    dates: Dates
    thin: bool
    origin: StreamId | None = None
    """Where it was proposed first; ``None``: here."""
    within: str = ""
    """It runs inside another process, under this name."""
    present: tuple[MemberId, ...] = ()
    """Live, inside another process: who is here already."""


@dataclass(frozen=True, slots=True)
class StepOpened:
    """A step of the current revision begins; who is asked is fixed. ``unheard``: of the step before."""

    phase: str
    asked: tuple[MemberId, ...]
    away: tuple[MemberId, ...]
    ends_at: datetime | None
    rules: Settings
    later: tuple[MemberId, ...] = ()
    unheard: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    text: WordsId


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    question: int
    text: WordsId


@dataclass(frozen=True, slots=True)
class Understood:
    """No questions."""


@dataclass(frozen=True, slots=True)
class Reacted:
    text: WordsId


@dataclass(frozen=True, slots=True)
class NothingAdded:
    """Heard, with nothing to add."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A stance was given; it replaces an earlier one of the same revision."""

    stance: Stance
    reason: WordsId | None


@dataclass(frozen=True, slots=True)
class AnswerTakenBack:
    """The answer no longer counts; the person is waited for again."""


@dataclass(frozen=True, slots=True)
class OptedOut:
    """Informed from here on, not waited for."""


@dataclass(frozen=True, slots=True)
class InputGiven:
    """Somebody who isn't asked said something."""

    text: WordsId
    objection: bool


@dataclass(frozen=True, slots=True)
class ObjectionsOpened:
    """The round is finished; what stands in the way is looked at together."""


@dataclass(frozen=True, slots=True)
class ReasonAwaited:
    """All have answered, and an objection has no words yet."""


@dataclass(frozen=True, slots=True)
class MeetingOffered:
    """The facilitator was offered a meeting: an objection still has no words."""


@dataclass(frozen=True, slots=True)
class ObjectionIntegrated:
    objection: int


@dataclass(frozen=True, slots=True)
class ObjectionWithdrawn:
    objection: int


@dataclass(frozen=True, slots=True)
class ObjectionCarried:
    objection: int


@dataclass(frozen=True, slots=True)
class ReleaseAnnounced:
    """Nobody carries it, unless somebody does until then."""

    due: datetime


@dataclass(frozen=True, slots=True)
class ObjectionReleased:
    """Nobody carried on what somebody who left had objected."""

    objection: int


@dataclass(frozen=True, slots=True)
class ConsentResumed:
    """No objection stands any more; the missing answers are waited for."""


@dataclass(frozen=True, slots=True)
class DeadlinePassed:
    """The consent step's time is over; what that means is the circle's policy on silence."""


@dataclass(frozen=True, slots=True)
class Held:
    """The deadline passed and answers are missing: no decision without them."""


@dataclass(frozen=True, slots=True)
class Nudged:
    """Asked again after a week."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """Two weeks without the missing answers: the facilitator chooses a way out."""


@dataclass(frozen=True, slots=True)
class Prolonged:
    """The step's end moved."""

    ends_at: datetime
    why: str
    """``member``, ``question`` or ``outage``."""


@dataclass(frozen=True, slots=True)
class Amended:
    """A new revision; earlier stances stay in the history and count no more."""

    text: WordsId
    changes: Changes | None = None
    author: MemberId | None = None
    """Whose words they are, where somebody else made a revision of them."""


@dataclass(frozen=True, slots=True)
class AmendmentDrafted:
    """A new text is kept back; who wrote it chooses between waiting for the others and amending now."""

    text: WordsId


@dataclass(frozen=True, slots=True)
class Corrected:
    text: WordsId


@dataclass(frozen=True, slots=True)
class WithdrawalAnnounced:
    due: datetime
    reason: WordsId


@dataclass(frozen=True, slots=True)
class Kept:
    """The circle keeps the proposal; who said so is the proposer now."""


@dataclass(frozen=True, slots=True)
class CounterParked:
    text: WordsId


@dataclass(frozen=True, slots=True)
class TakeoverAnnounced:
    due: datetime


@dataclass(frozen=True, slots=True)
class TakeoverCalledOff:
    """The facilitator is here after all."""


@dataclass(frozen=True, slots=True)
class FacilitationPassed:
    to: MemberId


@dataclass(frozen=True, slots=True)
class PresenceNoted:
    """Is here, in live mode."""


@dataclass(frozen=True, slots=True)
class NomineeAsked:
    """All others have consented: the person who is to take a role is asked now, last and alone."""


@dataclass(frozen=True, slots=True)
class OthersAsked:
    """Those present have consented; those who weren't are asked now."""

    members: tuple[MemberId, ...]
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class JoinerInformed:
    member: MemberId


@dataclass(frozen=True, slots=True)
class JoinerAsked:
    member: MemberId


@dataclass(frozen=True, slots=True)
class JoinerLeftInformed:
    """It stays at informing."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class MemberGone:
    """Left the circle: no longer waited for; an objection stays in their words."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class MemberWentAway:
    """On leave: informed, not waited for."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class Unheld:
    """It may begin, compared with what is in force now."""

    rules: Settings
    plan: Plan
    replaces: Former | None


@dataclass(frozen=True, slots=True)
class Queued:
    """What it waited for has ended without having begun: it waits for what that one waited for."""

    behind: StreamId


@dataclass(frozen=True, slots=True)
class Closed:
    """It ended. ``basis`` of an adoption: ``consent``; ``lapse`` if the policy on silence decided. Of an end
    that nobody chose: ``overtaken``, ``circle closed``, ``circle empty``."""

    outcome: Outcome
    basis: str | None = None
    reason: WordsId | None = None
    to: StreamId | None = None
    unheard: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class Reopened:
    """Whose answer decided says it was a mistake: it is open again, without that answer."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The ten minutes are over."""
