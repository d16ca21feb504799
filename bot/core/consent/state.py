"""What is known of a consent decision at any moment."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rpds import HashTrieMap, HashTrieSet

from bot.core import slots
from bot.core.agreement import Dates
from bot.core.former import Former
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.replacing import replace
from bot.core.settings import Changes, Settings
from bot.core.step import Step


class Phase(StrEnum):
    """Where the decision stands; the words of the record."""

    QUESTIONS = "questions"
    REACTIONS = "reactions"
    CONSENT = "consent"
    INTEGRATION = "integration"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How it ended; the words of the record."""

    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"
    TO_MEETING = "to meeting"
    ESCALATED = "escalated"
    ROUTED = "routed"


class Stance(StrEnum):
    """An answer in the consent step. A concern (S3) is heard and kept, and doesn't block."""

    CONSENT = "consent"
    CONCERN = "concern"
    OBJECTION = "objection"


class Status(StrEnum):
    """Where an objection stands; the words of the record."""

    REASON_PENDING = "reason pending"
    OPEN = "open"
    INTEGRATED = "integrated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Effect:
    """What the adoption does. ``agreement``: the text enters the register; the others act on a circle or an
    agreement that exists."""

    kind: str = "agreement"
    """``agreement``, ``settings``, ``removal``, ``closing``, ``drop``, ``renewal``, ``take``; inside an
    election ``role`` and ``filling``."""
    target: StreamId | None = None
    """The circle, agreement or process acted on."""
    member: MemberId | None = None
    """The person of a removal, or who is to take a role."""
    changes: Changes = Changes()
    """What is to be different about the circle."""
    dates: Dates = Dates()
    """The new dates of a renewal."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The ends of the steps as announced; ``None`` for steps that are left out, and in live mode."""

    questions: datetime | None = None
    reactions: datetime | None = None
    consent: datetime | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """The n-th text."""

    number: int
    text: WordsId
    by: MemberId
    at: datetime


@dataclass(frozen=True, slots=True)
class Fix:
    """An editorial correction of a revision: the text from here on, and the one before."""

    revision: int
    text: WordsId
    before: WordsId
    by: MemberId
    at: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """A clarifying question and its answer."""

    id: int
    by: MemberId
    text: WordsId
    at: datetime
    answer: WordsId | None = None


@dataclass(frozen=True, slots=True)
class Reaction:
    """What somebody said in the reactions."""

    by: MemberId
    text: WordsId
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """A stance that counts now."""

    stance: Stance
    reason: WordsId | None
    at: datetime
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection, in its author's words. ``carrier`` answers for it; ``None``: its author left."""

    id: int
    by: MemberId
    carrier: MemberId | None
    reason: WordsId | None
    revision: int
    status: Status
    at: datetime
    cause: str = ""
    how: str = ""
    opened: bool = False
    """The circle has seen it. One that was changed or taken back before that stays with its author."""

    @property
    def blocks(self) -> bool:
        """Whether it still stands in the way."""
        return self.status in (Status.OPEN, Status.REASON_PENDING)


@dataclass(frozen=True, slots=True)
class Input:
    """Words of somebody who isn't asked: shown, and not counted."""

    by: MemberId
    text: WordsId
    at: datetime
    objection: bool = False


@dataclass(frozen=True, slots=True)
class Parked:
    """A counter-proposal, kept for afterwards."""

    by: MemberId
    text: WordsId
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A new text that somebody has written and keeps back until all have answered this revision."""

    text: WordsId
    revision: int


@dataclass(frozen=True, slots=True)
class Announced:
    """Something that takes effect after a notice, unless somebody acts before: by whom, and when."""

    by: MemberId
    due: datetime
    reason: WordsId | None = None


@dataclass(frozen=True)
class Decision:
    """A consent decision."""

    process: StreamId
    number: int
    circle: StreamId
    title: WordsId
    proposer: MemberId
    facilitator: MemberId
    opened_at: datetime
    live: bool
    quick: bool
    effect: Effect
    rules: Settings
    """The circle's settings as they were when the step opened; a later change doesn't alter it."""
    plan: Plan
    revisions: tuple[Revision, ...]
    phase: Phase
    about: MemberId | None = None
    replaces: Former | None = None
    silence: str | None = None
    dates: Dates = Dates()
    step: Step | None = None
    """The open asking; stays as it was through integration; ``None`` while held or gathering."""
    thin: bool = False
    """Fewer than two people, or fewer than half of the circle, can be asked."""
    gathering: bool = False
    present: "HashTrieSet[MemberId]" = HashTrieSet()
    later: "HashTrieSet[MemberId]" = HashTrieSet()
    """Members who weren't present in live mode; they are asked after those present have consented."""
    origin: StreamId | None = None
    """The process in another circle that it was handed on from."""
    within: str = ""
    """It runs inside another process, under this name; empty: by itself."""
    nominee_asked: bool = False
    """All others have consented to who is to take a role, and that person is asked."""
    held_by: StreamId | None = None
    """Another proposal replaces the same agreement; this one waits for it."""
    prolonged: bool = False
    """An open question has added its 24 hours to the questions."""
    questions: tuple[Question, ...] = ()
    reactions: "HashTrieMap[MemberId, Reaction]" = HashTrieMap()
    answers: "HashTrieMap[MemberId, Answer]" = HashTrieMap()
    causes: "HashTrieMap[MemberId, str]" = HashTrieMap()
    """By which act somebody said "No questions" or "Nothing to add"."""
    objections: tuple[Objection, ...] = ()
    unheard: tuple[MemberId, ...] = ()
    """Asked in questions or reactions, and not heard."""
    inputs: tuple[Input, ...] = ()
    parked: tuple[Parked, ...] = ()
    fixes: tuple[Fix, ...] = ()
    drafts: "HashTrieMap[MemberId, Draft]" = HashTrieMap()
    opted_out: "HashTrieSet[MemberId]" = HashTrieSet()
    """Said "not on this one": informed in every step from then on, until they answer after all."""
    late: tuple[MemberId, ...] = ()
    """Joined while it runs: informed, and asked if the facilitator says so."""
    held_since: datetime | None = None
    """The deadline has passed and answers are missing."""
    nudged_at: datetime | None = None
    stuck: bool = False
    reason_awaited_since: datetime | None = None
    meeting_offered: bool = False
    stalled: int = 0
    """How many revisions ended in objections."""
    takeover: Announced | None = None
    withdrawal: Announced | None = None
    release: Announced | None = None
    """Nobody carries an objection whose author left: takes effect unless somebody carries it."""
    last: MemberId | None = None
    """Whose answer decided; may reopen for ten minutes."""
    before_last: tuple[Objection, ...] = ()
    outcome: Outcome | None = None
    basis: str | None = None
    reason: WordsId | None = None
    closed_at: datetime | None = None
    settled: bool = False
    next_stream: StreamId | None = None
    """Where it was handed to."""

    @property
    def revision(self) -> int:
        """The number of the current text."""
        return self.revisions[-1].number

    @property
    def text(self) -> WordsId:
        """The current text, corrections included."""
        fixed = [fix.text for fix in self.fixes if fix.revision == self.revision]
        return fixed[-1] if fixed else self.revisions[-1].text

    @property
    def policy(self) -> str:
        """What silence means here: a proposal may be stricter than its circle, and a removal always is."""
        personal = self.effect.kind == "removal" or self.about is not None
        return "hold" if "hold" in (self.rules.silence, self.silence) or personal else "lapse"

    @property
    def asks_nominee(self) -> bool:
        """Whether the person who is to take a role is still to be asked: last, when all others consent."""
        return self.effect.kind == "filling" and not self.nominee_asked

    @property
    def blocking(self) -> tuple[Objection, ...]:
        """The objections that still stand in the way."""
        return tuple(objection for objection in self.objections if objection.blocks)

    @property
    def revealed(self) -> bool:
        """Whether answers may be seen: all have answered, the deadline has passed, or the circle wants it so.

        While an objection still lacks its words its author isn't named, so the names of the others wait too.
        """
        if self.step is None or self.phase in (Phase.QUESTIONS, Phase.REACTIONS):
            return False
        if self.rules.answers == "open":
            return True
        if any(objection.status is Status.REASON_PENDING for objection in self.blocking):
            return False
        if self.nominee_asked:
            return True
        return self.phase is Phase.INTEGRATION or self.step.passed or not len(self.step.waiting)

    @property
    def is_round_over(self) -> bool:
        """Whether it is known that somebody objects, though not yet who: everybody has had their turn."""
        waits = self.step is not None and len(self.step.waiting) and not self.step.passed
        return not waits or self.phase in (Phase.INTEGRATION, Phase.CLOSED)

    @property
    def seen_objections(self) -> tuple[Objection, ...]:
        """The objections that the circle has seen, as it knows them. One to a former text stands as it stood
        until the answers to the new one appear: else its author's answer could be read from it."""
        hidden = self.phase is Phase.CONSENT and not self.revealed
        answered = f"consented to revision {self.revision}"
        return tuple(
            replace(objection, status=Status.OPEN, how="")
            if hidden and objection.how == answered
            else objection
            for objection in self.objections
            if objection.opened
        )

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions without an answer."""
        return tuple(question for question in self.questions if question.answer is None)


def slot(state: Decision) -> str:
    """The card that is live: one a step and revision, so that a mark means one thing for ever."""
    if state.phase is Phase.CLOSED:
        return slots.OUTCOME
    step = "held" if state.held_by else slots.GATHERING if state.gathering else state.phase.value
    return slots.of_text(step, state.revision, state.within)
