"""What people can want of a consent decision (commands), and what can happen in it (events)."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.agreement import Dates, Former
from bot.core.consent.state import Effect, Outcome, Plan, Stance
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Settings

# --- commands -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Propose:
    """Puts a proposal to the circle. The plan comes of the person's words and the circle's rules."""

    process: StreamId
    number: int
    circle: StreamId
    title: WordsId
    text: WordsId
    rules: Settings
    plan: Plan
    quick: bool = False
    live: bool = False
    effect: Effect = Effect()
    about: MemberId | None = None
    replaces: Former | None = None
    held_by: StreamId | None = None
    silence: str | None = None
    dates: Dates = Dates()
    handed: bool = False
    """It comes from another circle; its proposer need not belong to this one."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks what the proposal means."""

    text: WordsId


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """The proposer answers."""

    text: WordsId
    question: int


@dataclass(frozen=True, slots=True)
class NoQuestions:
    """Understood; no questions."""


@dataclass(frozen=True, slots=True)
class React:
    """A quick reaction."""

    text: WordsId


@dataclass(frozen=True, slots=True)
class NothingToAdd:
    """Heard, with nothing to add."""


@dataclass(frozen=True, slots=True)
class Consent:
    """No objection: good enough for now, safe enough to try."""

    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """Worth recording; doesn't block (profile ``s3``)."""

    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class Object:
    """The proposal would harm the aim. Without a reason it is held as "reason pending"."""

    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class OptOut:
    """Inform me on this one, don't wait for me."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The mark that gave an answer was removed."""

    cause: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """The last answer was a mistake."""


@dataclass(frozen=True, slots=True)
class Amend:
    """Offers a new text; everybody is asked again."""

    text: WordsId


@dataclass(frozen=True, slots=True)
class Correct:
    """An editorial correction: the meaning stays."""

    text: WordsId


@dataclass(frozen=True, slots=True)
class ChangesMeaning:
    """A correction was more than editorial: it becomes a revision."""


@dataclass(frozen=True, slots=True)
class Advance:
    """The facilitator goes on from the step that this card shows; said twice, it goes on once."""

    slot: str


@dataclass(frozen=True, slots=True)
class Extend:
    """More time; ``None``: the step's own length, at most three days."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The proposer takes the proposal back."""

    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """The circle keeps a proposal that its proposer wants to take back: this person proposes it now."""


@dataclass(frozen=True, slots=True)
class Meet:
    """Moves the decision to a meeting."""

    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class Escalate:
    """Hands the decision to the parent circle; ``None``: there is none."""

    parent: StreamId | None
    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Hands the proposal to the circle whose domain it is, which consents to take it."""

    to: StreamId
    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class Park:
    """Keeps a counter-proposal, linked, for afterwards."""

    text: WordsId


@dataclass(frozen=True, slots=True)
class Integrated:
    """The objector says that the objection is met."""


@dataclass(frozen=True, slots=True)
class WithdrawObjection:
    """The objector takes the objection back."""


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Offers to facilitate, if the facilitator stays silent."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """The facilitator hands the facilitation to somebody."""

    to: MemberId


@dataclass(frozen=True, slots=True)
class Present:
    """I am here (live mode)."""


@dataclass(frozen=True, slots=True)
class AskToo:
    """The facilitator asks somebody who joined meanwhile."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class InformOnly:
    """The facilitator leaves it at informing somebody who joined meanwhile."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class Carry:
    """Carries on an objection whose author left."""

    objection: int | None = None


@dataclass(frozen=True, slots=True)
class NobodyCarries:
    """The facilitator says that nobody carries the objection on; takes effect after a notice."""


@dataclass(frozen=True, slots=True)
class MemberJoined:
    """Somebody joined the circle."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """Somebody left the circle."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class MemberAway:
    """Somebody went on leave."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class Unhold:
    """The proposal that came first has ended."""

    rules: Settings
    plan: Plan


@dataclass(frozen=True, slots=True)
class Delay:
    """An outage took so much of the step's time that it is extended by it."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Handed:
    """Sent to a circle that another one hands a proposal to; a proposal is made of it there."""

    title: WordsId
    text: WordsId
    proposer: MemberId
    number: int
    """Of the process it comes from."""
    effect: Effect = Effect()
    quick: bool = False


IMPERSONAL = (MemberJoined, MemberLeft, MemberAway, Unhold, Delay)
"""Commands that tell what happened elsewhere; all others are somebody's own."""


# --- events -------------------------------------------------------------------------------------------


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
class Reminded:
    """Those who owe an answer are reminded."""

    key: str


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
    """It may begin."""

    rules: Settings
    plan: Plan


@dataclass(frozen=True, slots=True)
class Closed:
    """It ended. ``basis`` of an adoption: ``consent``; ``lapse`` if the policy on silence decided."""

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
