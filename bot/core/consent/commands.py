"""What people can want of a consent decision."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.agreement import Dates
from bot.core.consent.state import Effect, Plan
from bot.core.former import Former
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Changes, Settings


@dataclass(frozen=True, slots=True)
class Propose:
    """Puts a proposal to the circle. The plan comes of the person's words and the circle's rules."""

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
    origin: StreamId | None = None


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
class Reopen:
    """The last answer was a mistake."""


@dataclass(frozen=True, slots=True)
class Amend:
    """Offers a new text; everybody is asked again."""

    text: WordsId
    changes: Changes | None = None
    """Of a decision on settings: what the new text makes of them."""
    chosen: bool = True
    """Whoever amends knows that people have answered and will be asked again."""


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
class Handed:
    """Another circle hands a proposal to this one, by its own lengths and dates. Its proposer need not belong
    to this circle."""

    title: WordsId
    text: WordsId
    effect: Effect = Effect()
    quick: bool = False
    origin: StreamId | None = None
    """Where it was proposed first."""
