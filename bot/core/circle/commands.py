"""What can be asked of a circle. Commands that carry a ``process`` are the effects of a decision.

The effects (:class:`Expel`, :class:`Elect`, :class:`Adopt`, :class:`Close`, :class:`Undo`) are only ever sent
by the decision that they belong to; nobody can type them. Their authority is the process whose number they
carry, whoever gave its last answer.
"""

from dataclasses import dataclass, field
from datetime import datetime

from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Changes, Settings


@dataclass(frozen=True, slots=True)
class Create:
    """Makes the circle. Whoever acts is its first member and facilitates for three months, assigned."""

    name: str
    aim: WordsId
    domain: WordsId | None = None
    parent: StreamId | None = None
    members: tuple[MemberId, ...] = ()
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Join:
    """Whoever acts wants to belong to the circle."""


@dataclass(frozen=True, slots=True)
class LetIn:
    """The facilitator, or a member with a second one, lets in somebody who asked."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class Leave:
    """Whoever acts goes; or takes back their request to join."""


@dataclass(frozen=True, slots=True)
class Add:
    """The facilitator adds people. They are told, and may leave."""

    members: tuple[MemberId, ...]


@dataclass(frozen=True, slots=True)
class Expel:
    """Effect: somebody is removed."""

    member: MemberId
    process: int


@dataclass(frozen=True, slots=True)
class AssignRole:
    """The facilitator gives a role to a member, without an election: so it is recorded and shown.

    While the facilitator's role is vacant, any member may take that role for themselves.
    """

    role: str
    member: MemberId
    term_ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Elect:
    """Effect: an election filled a role."""

    role: str
    member: MemberId
    process: int
    term_ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class ClearRole:
    """The facilitator, or a holder for themselves, ends a role."""

    role: str
    member: MemberId | None = None
    """Whose; ``None``: everybody's who holds it."""


@dataclass(frozen=True, slots=True)
class Change:
    """The facilitator changes what may be changed without a decision (all but ``NEED_CONSENT``)."""

    changes: Changes
    ancestors: tuple[StreamId, ...] = ()
    """With a new parent: that parent, its parent, and so on up to the root."""


@dataclass(frozen=True, slots=True)
class Adopt:
    """Effect: the circle decided to be or to work otherwise."""

    changes: Changes
    process: int
    ancestors: tuple[StreamId, ...] = ()
    """As in :class:`Change`."""


@dataclass(frozen=True, slots=True)
class Close:
    """Effect: the circle ends. Its agreements stay on record, its domain returns to the parent."""

    process: int


@dataclass(frozen=True, slots=True)
class Undo:
    """Effect: a decision was reopened by whoever gave its last answer, so all that it did is taken back."""

    process: int


@dataclass(frozen=True, slots=True)
class Away:
    """Whoever acts is on leave until then: informed, not waited for. Again: another date."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Back:
    """Whoever acts is back before the date they gave."""
