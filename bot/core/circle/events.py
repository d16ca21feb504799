"""What can happen to a circle. Who did it and when stands beside the event, in its :class:`Fact`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Changes, Settings


@dataclass(frozen=True, slots=True)
class Created:
    id: StreamId
    name: str
    aim: WordsId
    domain: WordsId | None
    parent: StreamId | None
    founder: MemberId
    members: tuple[MemberId, ...]
    """All of the first members, the founder first."""
    settings: Settings
    term_ends: datetime
    """Of the founder's term as facilitator."""


@dataclass(frozen=True, slots=True)
class Requested:
    member: MemberId


@dataclass(frozen=True, slots=True)
class Vouched:
    member: MemberId
    by: MemberId


@dataclass(frozen=True, slots=True)
class Joined:
    member: MemberId
    way: Literal["open", "let in", "empty"]
    """``empty``: nobody was left in the circle, so the person also takes the facilitator's role."""
    term_ends: datetime | None = None
    """Of that role."""


@dataclass(frozen=True, slots=True)
class RequestEnded:
    member: MemberId
    why: Literal["expired", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Added:
    members: tuple[MemberId, ...]
    by: MemberId


@dataclass(frozen=True, slots=True)
class Left:
    member: MemberId


@dataclass(frozen=True, slots=True)
class Expelled:
    member: MemberId
    process: int


@dataclass(frozen=True, slots=True)
class RoleAssigned:
    role: str
    member: MemberId
    term_ends: datetime | None
    assigned_by: MemberId | None
    """``None``: elected."""
    process: int | None = None
    """The election."""


@dataclass(frozen=True, slots=True)
class RoleCleared:
    role: str
    members: tuple[MemberId, ...]
    by: MemberId


@dataclass(frozen=True, slots=True)
class TermNear:
    role: str
    member: MemberId
    term_ends: datetime


@dataclass(frozen=True, slots=True)
class TermEnded:
    role: str
    member: MemberId


@dataclass(frozen=True, slots=True)
class Changed:
    made: Changes
    was: Changes
    by: MemberId


@dataclass(frozen=True, slots=True)
class Adopted:
    made: Changes
    was: Changes
    process: int


@dataclass(frozen=True, slots=True)
class Closed:
    process: int


@dataclass(frozen=True, slots=True)
class Undone:
    process: int


@dataclass(frozen=True, slots=True)
class WentAway:
    member: MemberId
    until: datetime


@dataclass(frozen=True, slots=True)
class CameBack:
    member: MemberId
