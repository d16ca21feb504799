"""A circle as it stands: who belongs to it, who holds which role, how it works."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

from rpds import HashTrieMap

from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import CHARTER, Changes, Settings

FACILITATOR = "facilitator"
LEADER = "leader"
SECRETARY = "secretary"
DELEGATE = "delegate"

HELD_BY_ONE = frozenset({FACILITATOR, LEADER, SECRETARY, DELEGATE})
"""Roles with one holder: assigning one replaces whoever held it. Any other role may have several."""

By: TypeAlias = Literal["election", "assignment"]


@dataclass(frozen=True, slots=True)
class Seat:
    """One person's membership."""

    joined_at: datetime
    rank: int = 0
    """The place among those who joined at the same moment."""
    away_until: datetime | None = None
    away_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one role. A holder whose term has ended goes on until somebody follows."""

    role: str
    member: MemberId
    since: datetime
    term_ends: datetime | None = None
    assigned_by: MemberId | None = None
    """Who assigned it; ``None``: elected."""
    reminded: bool = False
    """The coming end of the term has been announced."""
    expired: bool = False

    @property
    def by(self) -> By:
        """How the holder came to the role."""
        return "election" if self.assigned_by is None else "assignment"


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks to join, and these members would let them in."""

    at: datetime
    vouchers: tuple[MemberId, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision did to the circle, kept for at least an hour so that it can be taken back whole."""

    process: int
    at: datetime
    made: Changes = field(default_factory=Changes)
    was: Changes = field(default_factory=Changes)
    """The values before, of what ``made`` names."""
    removed: MemberId | None = None
    seat: Seat | None = None
    role: str = ""
    """The role that an election filled."""
    elected: MemberId | None = None
    holdings: tuple[Holding, ...] = ()
    """Who held what before: of the person removed, or of the role."""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A group with defined members, an aim, and a domain in which it alone decides."""

    id: StreamId
    name: str
    aim: WordsId
    domain: WordsId | None
    parent: StreamId | None
    settings: Settings
    status: Literal["active", "closed"] = "active"
    members: "HashTrieMap[MemberId, Seat]" = field(default_factory=HashTrieMap)
    roles: "HashTrieMap[str, tuple[Holding, ...]]" = field(default_factory=HashTrieMap)
    """By :func:`name_key`."""
    requests: "HashTrieMap[MemberId, Request]" = field(default_factory=HashTrieMap)
    removed: "HashTrieMap[MemberId, datetime]" = field(default_factory=HashTrieMap)
    """Whom a decision of the circle removed, and who hasn't come back."""
    effects: tuple[Effect, ...] = ()


def name_key(name: str) -> str:
    """The same name of a circle or role however it is spaced and capitalised."""
    return " ".join(name.split()).casefold()


def is_member(circle: Circle, member: MemberId) -> bool:
    """Whether the person belongs to the circle. O(1)."""
    return member in circle.members


def is_away(circle: Circle, member: MemberId, now: datetime) -> bool:
    """Whether the person is a member on leave: informed, not waited for. O(1)."""
    seat = circle.members.get(member)
    return seat is not None and seat.away_until is not None and now < seat.away_until


def members(circle: Circle) -> tuple[MemberId, ...]:
    """Everybody in the circle, who joined first first; the same order always."""
    seats = circle.members
    return tuple(sorted(seats, key=lambda member: (seats[member].joined_at, seats[member].rank, member)))


def askable(circle: Circle, now: datetime) -> tuple[MemberId, ...]:
    """The members who aren't on leave, in the order of :func:`members`."""
    return tuple(member for member in members(circle) if not is_away(circle, member, now))


def holders(circle: Circle, role: str) -> tuple[MemberId, ...]:
    """Who holds the role, longest first. O(1)."""
    return tuple(holding.member for holding in circle.roles.get(name_key(role), ()))


def facilitator(circle: Circle) -> MemberId | None:
    """Who facilitates; ``None`` while the role is vacant. O(1)."""
    return next(iter(holders(circle, FACILITATOR)), None)


def successor(circle: Circle, gone: MemberId, now: datetime, *before: MemberId) -> MemberId | None:
    """Who facilitates when a process's facilitator has left: the circle's, ``before``, else the eldest."""
    candidates = (facilitator(circle), *before, *askable(circle, now))
    staying = (member for member in candidates if member and member != gone)
    return next((member for member in staying if is_member(circle, member)), None)


def holdings(circle: Circle) -> Iterator[Holding]:
    """All roles with their holders, by the name of the role."""
    for key in sorted(circle.roles):
        yield from circle.roles[key]


def in_charge(circle: Circle, above: Callable[[StreamId], Circle | None]) -> Circle:
    """In whose domain it lies what this circle once decided: the circle itself; of one that was closed, the
    nearest above that wasn't, if there is one.

    Args:
        above: gives a circle by its id.
    """
    nearest: Circle | None = circle
    while nearest is not None and nearest.status == "closed":
        nearest = above(nearest.parent) if nearest.parent is not None else None
    return nearest or circle


def current(circle: Circle, name: str) -> Any:
    """The present value of what :class:`~bot.core.settings.Changes` calls by this name."""
    return getattr(circle if name in CHARTER else circle.settings, name)
