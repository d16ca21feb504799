"""What people can want of an election, beside what they can want of the consent decision inside it."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.election.state import Mandate, Term
from bot.core.kernel import MemberId, WordsId
from bot.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Start:
    """Starts an election; the roles that follow are filled one after the other."""

    mandate: Mandate
    rules: Settings
    live: bool = False
    nominations_end: datetime | None = None
    following: tuple[Mandate, ...] = ()
    present: tuple[MemberId, ...] = ()
    """Live, after another role: who is here already."""


@dataclass(frozen=True, slots=True)
class Nominate:
    """Names somebody; the words are sealed. Again: another nomination instead."""

    sealed: WordsId


@dataclass(frozen=True, slots=True)
class Opened:
    """One nomination as it was found under its seal."""

    by: MemberId
    nominee: MemberId
    reason: WordsId


@dataclass(frozen=True, slots=True)
class Reveal:
    """The seal has been opened. Only ever sent because the nominations were closed; nobody can type it."""

    nominations: tuple[Opened, ...]
    unreadable: tuple[MemberId, ...] = ()
    """Whose nomination can't be opened any more."""


@dataclass(frozen=True, slots=True)
class RoleUp:
    """Another election fills these roles now. Only ever sent because it has begun; nobody can type it."""

    roles: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Keep:
    """Stays with their nomination, having heard the others."""


@dataclass(frozen=True, slots=True)
class Change:
    """Names somebody else, having heard the others."""

    nominee: MemberId
    reason: WordsId


@dataclass(frozen=True, slots=True)
class PutForward:
    """The facilitator puts one of those named forward."""

    member: MemberId
    reason: WordsId


@dataclass(frozen=True, slots=True)
class Nobody:
    """The facilitator ends it: nobody suits; the words say what comes next."""

    reason: WordsId


@dataclass(frozen=True, slots=True)
class Decline:
    """The person put forward doesn't take it. No reason is kept."""


@dataclass(frozen=True, slots=True)
class ObjectLate:
    """Sees harm in it now that somebody has been elected."""

    reason: WordsId


@dataclass(frozen=True, slots=True)
class Revise:
    """Works an objection in: other words, a shorter term, or both."""

    text: WordsId
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Who started it takes it back, before anybody has been put forward."""

    reason: WordsId | None = None
