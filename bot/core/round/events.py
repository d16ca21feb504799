"""What happens in a round."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.round.state import Mode, Order, Outcome, Sort
from bot.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Started:
    """A round was started."""

    process: StreamId
    number: int
    circle: StreamId
    title: WordsId
    facilitator: MemberId
    sort: Sort
    mode: Mode
    order: Order
    rules: Settings
    ranking: tuple[MemberId, ...]
    about: StreamId | None = None


@dataclass(frozen=True, slots=True)
class PresenceNoted:
    """Somebody is here."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The round is open for these."""

    asked: tuple[MemberId, ...]
    away: tuple[MemberId, ...]
    ends_at: datetime | None
    absent: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class Called:
    """It is the turn of these: of one, or of all whom the timer had found silent."""

    members: tuple[MemberId, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Spoke:
    """Somebody said something."""

    words: WordsId | None
    length: int
    more: bool = False
    """It goes on what they said before; otherwise it stands instead of that."""
    open_end: bool = False
    """More may follow in the next moments."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Somebody passed."""


@dataclass(frozen=True, slots=True)
class Postponed:
    """Somebody comes at the end of the round."""


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """The turn is over."""


@dataclass(frozen=True, slots=True)
class TimeOver:
    """The time of the turn is over; who speaks may come to an end."""


@dataclass(frozen=True, slots=True)
class FoundSilent:
    """The time is over and nothing was said: they are called again at the end, with all others like them."""

    members: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class CameLate:
    """Somebody came when the round had begun: they speak at its end."""


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody is unheard; what now is the facilitator's to say."""


@dataclass(frozen=True, slots=True)
class ClosingAsked:
    """The facilitator was told who would be unheard, and asked to confirm."""


@dataclass(frozen=True, slots=True)
class Prolonged:
    """There is more time."""

    ends_at: datetime
    why: str
    """``member``: somebody asked for it; ``outage``."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Nobody has written any more for a moment: the last one's words are all there."""


@dataclass(frozen=True, slots=True)
class AnswerTakenBack:
    """Somebody took their pass back."""


@dataclass(frozen=True, slots=True)
class MemberGone:
    """Somebody left the circle, or went on leave: they are no longer waited for."""

    member: MemberId
    why: str
    """``left`` or ``away``."""


@dataclass(frozen=True, slots=True)
class FacilitationPassed:
    """Somebody else facilitates this round."""

    to: MemberId


@dataclass(frozen=True, slots=True)
class NobodyBegan:
    """People were called together, and nobody has begun for a day."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The round is over."""

    outcome: Outcome
    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class SpokeLate:
    """Somebody said something after the close: it is appended, marked late."""

    words: WordsId | None
    length: int


@dataclass(frozen=True, slots=True)
class Settled:
    """Nothing more comes of it."""
