"""A round as it stands."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from rpds import HashTrieMap, HashTrieSet

from bot.core import slots
from bot.core.circle.state import Circle, is_member
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Settings
from bot.core.step import Step


class Phase(StrEnum):
    """Where it stands, in the words of the record."""

    GATHERING = "gathering"
    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How it ended, in the words of the record."""

    COMPLETE = "complete"
    GAPS = "closed with gaps"
    MEETING = "to meeting"


class Sort(StrEnum):
    """What a round is for; each has a prompt of its own."""

    CHECK_IN = "check-in"
    QUESTIONS = "questions"
    REACTIONS = "reactions"
    IDEAS = "ideas"
    EVALUATION = "evaluation"
    CHECK_OUT = "check-out"
    OPEN = "open"


PASSED_FREELY = frozenset({Sort.QUESTIONS, Sort.IDEAS, Sort.OPEN})
"""Where there may be nothing to say. Elsewhere a pass is possible and not invited: every voice counts there
(*Many Voices One Song*)."""


class Mode(StrEnum):
    """How people speak: by turns now; over days in sight of each other; or unseen until all are in."""

    LIVE = "live"
    ASYNC = "async"
    BLIND = "blind"


class Order(StrEnum):
    """Who speaks when."""

    FAIR = "fair"
    RANDOM = "random"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said, or that they passed."""

    words: tuple[WordsId, ...]
    at: datetime
    passed: bool = False
    length: int = 0
    """In characters; a picture or a voice note counts as :data:`SHOWN`."""
    cause: str = ""
    """The last act that it came by."""
    platform: str = ""
    former: tuple[WordsId, ...] = ()
    """What they had said before they said it anew: nobody is shown it, and it goes where the other goes."""
    given: bool = False
    """Some of it was given to the bot, so that the card has to bring it to the others."""
    after: int = 0
    """How many had been heard before: two may speak in the same moment."""
    open_since: datetime | None = None
    """When the last words came that more may follow, over days; ``None``: it is whole."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, in live mode: one person's, or that of all whom the timer had found silent."""

    members: tuple[MemberId, ...]
    since: datetime
    together: bool = False
    spoken_at: datetime | None = None
    """When the last words came: people write in bursts."""
    informed: bool = False
    """The time is over, and the card says so."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Who was told that people would be unheard, and asked to confirm."""

    by: MemberId
    cause: str
    unheard: tuple[MemberId, ...]
    """Whom they were told; once others are unheard, they are told anew."""


@dataclass(frozen=True)
class Round:
    """A talking round."""

    process: StreamId
    number: int
    circle: StreamId
    title: WordsId
    facilitator: MemberId
    opened_at: datetime
    sort: Sort
    mode: Mode
    order: Order
    rules: Settings
    ranking: tuple[MemberId, ...]
    """Everybody in the circle, as they would speak."""
    about: StreamId | None = None
    """The process that the round was called for."""
    phase: Phase = Phase.OPEN
    step: Step | None = None
    """Who is asked, and who hasn't been heard; ``None`` while people gather."""
    present: "HashTrieSet[MemberId]" = HashTrieSet()
    came_at: datetime | None = None
    """When somebody last said that they are here."""
    absent: tuple[MemberId, ...] = ()
    """Weren't there when it began, in live mode."""
    queue: tuple[MemberId, ...] = ()
    """Who speaks next, in this order."""
    tail: tuple[MemberId, ...] = ()
    """Who asked to come later."""
    silent: tuple[MemberId, ...] = ()
    """Whom the timer found silent: called together, once."""
    called_together: bool = False
    turn: Turn | None = None
    turns: int = 0
    """How many turns there were."""
    postponed: "HashTrieSet[MemberId]" = HashTrieSet()
    """Who asked to come later once: the second time, it is now."""
    said: "HashTrieMap[MemberId, Said]" = HashTrieMap()
    late: "HashTrieMap[MemberId, Said]" = HashTrieMap()
    """What came after the close."""
    spoken_at: datetime | None = None
    """When the last person's words came, over days: they may go on for a moment."""
    held_since: datetime | None = None
    """Somebody is unheard, and only the facilitator closes."""
    closing: Closing | None = None
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    reason: WordsId | None = None
    settled: bool = False

    @property
    def length(self) -> timedelta:
        """The time of a turn."""
        return self.rules.turn

    @property
    def is_live(self) -> bool:
        """One speaks at a time."""
        return self.mode is Mode.LIVE

    @property
    def unheard(self) -> tuple[MemberId, ...]:
        """Who was asked and neither spoke nor passed, in the order of speaking."""
        if self.step is None:
            return ()
        waiting = self.step.waiting
        ranked = [member for member in self.ranking if member in waiting]
        return (*ranked, *sorted(set(waiting) - set(ranked)))

    @property
    def heard(self) -> tuple[MemberId, ...]:
        """Who spoke or passed in time, in the order in which they did."""
        said = self.said
        return tuple(sorted(said, key=lambda member: (said[member].at, said[member].after, member)))

    @property
    def forgets(self) -> bool:
        """Whether what is said goes with the end: that of a check-in does, unless the circle decided so."""
        return self.sort is Sort.CHECK_IN and self.rules.check_ins == "forgotten"

    @property
    def hidden(self) -> bool:
        """Whether nobody sees yet what was said."""
        return self.mode is Mode.BLIND and self.phase is not Phase.CLOSED


PAUSE = timedelta(seconds=45)
"""Words that come within this belong together: people write in bursts."""
SHOWN = 200
"""Characters that a picture, a voice note or a turn spoken aloud weighs, where it counts who spoke least."""


def slot(state: Round) -> str:
    """The card that is live: one while people gather, one while they speak, one for what came of it."""
    if state.phase is Phase.CLOSED:
        return slots.OUTCOME
    if state.phase is Phase.GATHERING:
        return slots.GATHERING
    return "turns" if state.is_live else "open"


def is_on_turn(state: Round, member: MemberId) -> bool:
    """Whether it is this person's turn."""
    return state.turn is not None and member in state.turn.members


def has_floor(state: Round, member: MemberId) -> bool:
    """Whether nobody is called any more and this person is unheard: then they may speak at once."""
    step = state.step
    return state.is_live and state.turn is None and step is not None and member in step.waiting


def takes_talk(state: Round, member: MemberId, circle: Circle | None, now: datetime) -> bool:
    """Whether what this person writes among others is part of the round now: only that of the circle is. Over
    days it is their answer, with what follows on its heels; whoever has answered then just talks, and says
    anew what they mean to change."""
    if circle is None or not is_member(circle, member):
        return False
    if state.phase is not Phase.OPEN or state.step is None:
        return False
    if state.is_live:
        return is_on_turn(state, member) or has_floor(state, member)
    said = state.said.get(member)
    if state.mode is Mode.BLIND or said is None:
        return member in state.step.waiting or state.mode is Mode.ASYNC
    return said.open_since is not None and now < said.open_since + PAUSE
