"""What is known of an election at any moment. Of sealed nominations that is: who is in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rpds import HashTrieMap, HashTrieSet

from bot.core import slots
from bot.core.consent.state import Announced, Decision
from bot.core.consent.state import Phase as Step_
from bot.core.consent.state import slot as slot_within
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Settings, Span
from bot.core.step import Step


class Phase(StrEnum):
    """Where the election stands; the words of the record."""

    ROLE = "role"
    NOMINATIONS = "nominations"
    CHANGE = "change"
    CANDIDATE = "candidate"
    CONSENT = "consent"
    INTEGRATION = "integration"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How it ended; the words of the record."""

    ELECTED = "elected"
    NOBODY = "nobody"
    WITHDRAWN = "withdrawn"
    TO_MEETING = "to meeting"


class Result(StrEnum):
    """What became of somebody who was put forward."""

    ASKED = "asked"
    """Consent is being asked for."""
    ELECTED = "elected"
    DECLINED = "declined"
    SET_ASIDE = "set aside"
    """An objection stood, or time had gone by: another was put forward, or nobody."""
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Term:
    """How long the role is given: a length from the election on, or until a day."""

    span: Span = Span(months=12)
    until: datetime | None = None

    def ends(self, now: datetime) -> datetime:
        """When it ends if it begins now."""
        return self.until or self.span.after(now)


@dataclass(frozen=True, slots=True)
class FormerTerm:
    """The term before the text that brought another one."""

    revision: int
    """The text from which on another term is asked about."""
    term: Term


@dataclass(frozen=True, slots=True)
class Mandate:
    """What is to be filled: the role, what it is and what it takes, and its term."""

    role: str
    title: WordsId
    text: WordsId
    term: Term
    fresh: bool = True
    """The circle hasn't consented to it yet."""


@dataclass(frozen=True, slots=True)
class Nomination:
    """Whom somebody names, and why, once all have been opened."""

    by: MemberId
    nominee: MemberId
    reason: WordsId
    former: MemberId | None = None
    """Whom they had named before they heard the others."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who was put forward."""

    member: MemberId
    reason: WordsId
    result: Result = Result.ASKED


@dataclass(frozen=True)
class Election:
    """An election."""

    process: StreamId
    number: int
    circle: StreamId
    mandate: Mandate
    facilitator: MemberId
    starter: MemberId
    opened_at: datetime
    live: bool
    rules: Settings
    """The circle's settings as they were when the step opened; a later change doesn't alter it."""
    phase: Phase
    gathering: bool = False
    present: "HashTrieSet[MemberId]" = HashTrieSet()
    nominations_end: datetime | None = None
    """As asked for; ``None``: the circle's usual length."""
    step: Step | None = None
    """The nominations or the change round; what it was like stays."""
    sealed: "HashTrieMap[MemberId, WordsId]" = HashTrieMap()
    """Who is in, and where the sealed words lie."""
    opening: bool = False
    """No more nominations are taken; the seal is being opened."""
    nominations: tuple[Nomination, ...] = ()
    """In an order that says nothing."""
    missing: tuple[MemberId, ...] = ()
    """Asked, and not in when the nominations were opened; live: not there."""
    joined: tuple[MemberId, ...] = ()
    """Who joined while nominations are open, and hasn't been asked too."""
    heard: "HashTrieMap[MemberId, str]" = HashTrieMap()
    """Who has answered the change round, and by which act."""
    decision: Decision | None = None
    """The consent decision that runs inside it: about the role first, then about each candidate."""
    candidates: tuple[Candidate, ...] = ()
    own_term: Term | None = None
    """Another term than the role's, agreed on for whoever is put forward."""
    former_term: FormerTerm | None = None
    """What the term was before it was changed, while that is asked about."""
    following: tuple[Mandate, ...] = ()
    """The roles that are filled after this one."""
    held_since: datetime | None = None
    nudged_at: datetime | None = None
    takeover: Announced | None = None
    outcome: Outcome | None = None
    reason: WordsId | None = None
    closed_at: datetime | None = None
    last: MemberId | None = None
    """Whose yes decided; may call it a mistake for ten minutes."""
    settled: bool = False
    up_again: int | None = None
    """The number of the election that fills the role anew."""
    late: "HashTrieMap[MemberId, WordsId]" = HashTrieMap()
    """What members object after somebody has been elected."""

    @property
    def title(self) -> WordsId:
        """What people call it."""
        return self.mandate.title

    @property
    def role(self) -> str:
        """The role that is filled."""
        return self.mandate.role

    @property
    def term(self) -> Term:
        """For how long the role is given now."""
        return self.own_term or self.mandate.term

    @property
    def deciding(self) -> Decision | None:
        """The consent decision, while it runs."""
        decision = self.decision
        if decision is None or decision.phase is Step_.CLOSED or self.phase not in DECIDING:
            return None
        return decision

    @property
    def candidate(self) -> MemberId | None:
        """Who has been put forward and is still asked about, or was elected."""
        last = self.candidates[-1] if self.candidates else None
        return last.member if last and last.result in (Result.ASKED, Result.ELECTED) else None

    @property
    def nominees(self) -> tuple[MemberId, ...]:
        """Everybody who was named, once each, in the order of the nominations."""
        return tuple(dict.fromkeys(each.nominee for each in self.nominations))

    @property
    def possible(self) -> tuple[MemberId, ...]:
        """Whom of those named the facilitator can still put forward."""
        gone = {each.member for each in self.candidates if each.result in (Result.DECLINED, Result.LEFT)}
        return tuple(member for member in self.nominees if member not in gone)

    @property
    def asked(self) -> Step | None:
        """The asking that is open or was last: whom, and who isn't waited for."""
        return self.decision.step if self.phase in DECIDING and self.decision is not None else self.step


DECIDING = (Phase.ROLE, Phase.CONSENT, Phase.INTEGRATION)
"""The phases in which a consent decision runs inside it."""

ROLE_WITHIN = "role."
"""The name of the decision about the role."""


def candidate_within(place: int) -> str:
    """The name of the decision about whoever is put forward at this place, counted from 1."""
    return f"c{place}."


def slot(state: Election) -> str:
    """The card that is live: one a step, so that a mark means one thing for ever."""
    if state.phase is Phase.CLOSED:
        return slots.OUTCOME
    if state.gathering:
        return slots.GATHERING
    if state.deciding is not None:
        return slot_within(state.deciding)
    if state.phase is Phase.CANDIDATE:
        return slots.of_choice(candidate_within(len(state.candidates) + 1))
    return state.phase.value
