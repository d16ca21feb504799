"""What every kind of process is told beside its own commands, and what its state shows, so that whoever
carries acts and messages needs to know no kind.

A process runs in a circle and ends: a consent decision, a round, an election. It hears of whatever happens
around it by the commands here, and takes each of them at any time; what doesn't concern it leads to nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.core.former import Former
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Settings


class Process(Protocol):
    """What the state of every process shows."""

    @property
    def title(self) -> WordsId:
        """What people call it."""
        ...

    @property
    def rules(self) -> Settings:
        """The circle's settings as they were when the step opened; a later change doesn't alter it."""
        ...


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
class Ended:
    """Another process of the circle has ended for good, for which this one may have waited."""

    process: StreamId
    behind: StreamId | None = None
    """For which that one had to wait itself: it ended before it began."""
    changed: bool = False
    """It changed the agreement that both are about."""
    in_force: Former | None = None
    """If it did: what is in force instead; ``None``: nothing."""


@dataclass(frozen=True, slots=True)
class CircleEnded:
    """Nobody is left in the circle who could decide anything."""

    why: Literal["closed", "empty"]
    parent: StreamId | None = None
    """To which the domain of a closed circle returns."""


@dataclass(frozen=True, slots=True)
class Outage:
    """Nobody could answer on a platform of the circle since then; only now it is back."""

    since: datetime


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The mark that gave an answer was removed: this answer is taken back, if it still counts."""

    cause: str
    """The key of the act that gave it."""


AROUND = (MemberJoined, MemberLeft, MemberAway, Ended, CircleEnded, Outage)
"""Commands that tell what happened elsewhere; all others are somebody's own."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """The event that those who owe an answer are to be reminded (:attr:`bot.core.kernel.Kind.owing`)."""

    key: str
