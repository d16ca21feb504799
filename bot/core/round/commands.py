"""What people can want of a round."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.round.state import Mode, Order, Sort
from bot.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Start:
    """Starts a round."""

    title: WordsId
    sort: Sort
    mode: Mode
    order: Order
    rules: Settings
    ranking: tuple[MemberId, ...]
    """Everybody in the circle, as they would speak (:mod:`bot.core.round.order`)."""
    ends_at: datetime | None = None
    """When the window closes; ``None`` in live mode."""
    about: StreamId | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """I am here: called in this round, at the end if it has begun."""


@dataclass(frozen=True, slots=True)
class Say:
    """Speaks."""

    words: WordsId | None
    """``None``: a picture or a voice note, which stays where it was sent."""
    length: int = 0
    in_passing: bool = False
    """Written among others, not given to the bot: it belongs to the round only on one's turn, and more may
    follow."""
    unseen: bool = False
    """Given to the bot alone, by a form or in private: nobody has seen it yet."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Has nothing to say in this round."""


@dataclass(frozen=True, slots=True)
class Later:
    """Comes at the end of the round."""


@dataclass(frozen=True, slots=True)
class Done:
    """Ends one's turn."""


@dataclass(frozen=True, slots=True)
class Next:
    """The facilitator goes on: begins, or calls the next. Said twice after the same turn, it goes on once."""

    after: int
    """How many turns there were."""


@dataclass(frozen=True, slots=True)
class Close:
    """The facilitator closes the round; with somebody unheard, said twice."""


@dataclass(frozen=True, slots=True)
class Extend:
    """More time for those unheard; ``None``: by the window's own length, at most three days."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Meet:
    """Goes on in a meeting."""

    reason: WordsId | None = None
