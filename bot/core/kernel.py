"""What every kind of stream is made of: commands, events, decisions, and the messages they lead to.

A *stream* is one thing with a history: a circle, a running process, an agreement. Its rules are pure
functions (the Decider of Jérémie Chassaing): ``decide`` says what a command leads to, ``evolve`` what an
event changes. Deadlines and cards are functions of the state, so nothing has to be cancelled or redrawn
by hand.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Generic, NewType, TypeAlias, TypeVar

if TYPE_CHECKING:
    from bot.core.circle import Circle

MemberId = NewType("MemberId", str)
StreamId = NewType("StreamId", str)
WordsId = NewType("WordsId", str)
"""Names a text that somebody wrote. The text itself lives in a table of its own, so that it can be
forgotten while the record stays checkable."""


@dataclass(frozen=True, slots=True)
class Person:
    """Stands in a message for a member; drawn as a name or a mention."""

    member: MemberId


@dataclass(frozen=True, slots=True)
class Quoted:
    """Stands in a message for somebody's own words; drawn verbatim, never translated."""

    words: WordsId


Param: TypeAlias = (
    str | int | datetime | timedelta | Person | Quoted | StreamId | tuple[Person, ...] | tuple[str, ...]
)


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be said: the key of a sentence in the catalogues, and what fills it.

    It is worded only when it is drawn, in the language of whoever reads it.
    """

    key: str
    params: Mapping[str, Param] = field(default_factory=dict)


def message(key: str, /, **params: Param) -> Message:
    """Shorthand for :class:`Message`."""
    return Message(key, params)


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that is sent once. Cards are not notices: they are drawn from the state."""

    text: Message
    to: MemberId | None = None
    """Who is told privately; ``None``: everybody, in the circle's places."""
    slot: str = ""
    """The card whose answers go with the message, so that one tap answers; empty: none."""
    pings: tuple[MemberId, ...] = ()
    """Who is notified by a message in the place: only who owes something."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that a decision may read besides the state: who acts, when, by which act, and where."""

    now: datetime
    actor: MemberId | None = None
    """``None``: the clock acts."""
    cause: str = ""
    """The key of the act. An answer remembers it, so that only removing that very mark takes it back."""
    platform: str = ""
    circle: "Circle | None" = None
    """The circle as it is now; of a circle itself, as it was before; ``None`` for streams without one."""
    stream: StreamId = StreamId("")
    """The stream that decides, and ``number`` its number."""
    number: int = 0


E = TypeVar("E")
E_co = TypeVar("E_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Accepted(Generic[E_co]):
    """The command is taken; without events it was a repeat, or a ring that came too late."""

    events: tuple[E_co, ...] = ()
    said: Message | None = None
    """What the person who acted is told, where the card alone doesn't show it."""
    states: tuple[Any, ...] = ()
    """The state after each event, where ``decide`` has them already."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The command changes nothing; the message says why and what to do instead."""

    reason: Message


Decided: TypeAlias = Accepted[Any] | Refused
"""What comes of a command."""


def refused(key: str, /, **params: Param) -> Refused:
    """Shorthand for a refusal with one sentence."""
    return Refused(Message(key, params))


@dataclass(frozen=True, slots=True)
class Ring:
    """The one command that the clock sends, to every kind: the deadline ``key`` fell due at ``due_at``."""

    key: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Fact(Generic[E_co]):
    """An event as it stands in the log: what happened, when, by whom, through which act."""

    event: E_co
    at: datetime
    by: MemberId | None = None
    cause: str = ""
    platform: str = ""


def fact(event: E, ctx: Context) -> Fact[E]:
    """The event as it would be logged if it happened in this context."""
    return Fact(event, ctx.now, ctx.actor, ctx.cause, ctx.platform)


def by_whom(fact: Fact[Any]) -> MemberId:
    """Who did it. Raises ValueError for what no person did."""
    if fact.by is None:
        raise ValueError(f"{type(fact.event).__name__} is something that only a person does")
    return fact.by


@dataclass(frozen=True, slots=True)
class Follow:
    """A command that follows from an event, to another stream, in the same transaction."""

    to: StreamId
    command: Any


@dataclass(frozen=True, slots=True)
class Spread:
    """A command that follows from an event, to all processes that run in a circle."""

    circle: StreamId
    command: Any
    kind: str | None = None
    """Only to those of this kind; ``None``: to all."""


@dataclass(frozen=True, slots=True)
class Below:
    """A command that follows from an event, to all circles right below one."""

    circle: StreamId | None
    """``None``: those of the organisation that have nothing above them."""
    command: Any


@dataclass(frozen=True, slots=True)
class Begin:
    """A new stream that follows from an event, opened by ``command`` in the same transaction."""

    kind: str
    circle: StreamId
    command: Any
    number: int | None = None
    """An agreement keeps the number of the process it comes of; ``None``: the next of the organisation."""
    id: StreamId | None = None
    """Where the new stream has to be found again; ``None``: any. If it is there already, because what opened
    it was taken back, the command goes to it."""
    by: MemberId | None = None
    """Who opens it; ``None``: whoever acts."""


@dataclass(frozen=True, slots=True)
class Erase:
    """Words that are forgotten because of an event; the record keeps that they were said."""

    words: tuple[WordsId, ...]


@dataclass(frozen=True, slots=True)
class Unseal:
    """Sealed words are opened because of an event. What is found under the seals comes to this very stream as
    a command, in the same transaction, and the sealed words go; where some can't be opened, only those go."""

    sealed: tuple[tuple[MemberId, WordsId], ...]
    """Whose, and where they lie."""
    opened: Callable[[MemberId, MemberId, WordsId], Any]
    """Makes what stands for one of them: whose it was, whom it names, and the words."""
    command: Callable[[tuple[Any, ...], tuple[MemberId, ...]], Any]
    """Makes the command, of all that were opened, and of those whose words can't be opened any more."""


Following: TypeAlias = Follow | Spread | Below | Begin | Erase | Unseal


@dataclass(frozen=True, slots=True)
class Standing:
    """What lists need to know of a stream without reading its state."""

    phase: str = ""
    outcome: str = ""
    deadline: datetime | None = None
    name: str = ""
    """By which the stream is found; of a circle, its name folded."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of stream: its name in the record, and its rules. Every function is pure.

    ``decide(state | None, command, ctx)`` answers :class:`Accepted` or :class:`Refused`.
    ``evolve(state | None, fact)`` gives the next state.
    ``deadlines(state)`` gives all moments the stream waits for, by key; none once it is over.
    ``notices(before | None, after, fact, circle)`` gives what is said because of the event.
    ``follows(after, fact, ctx)`` gives what the event leads to in other streams.
    ``standing(state)`` gives what lists show.
    ``is_over(state)``: it has ended, and waits for nothing.
    ``slot(state)`` names the card that is live now; when it changes, a new message is posted and the
    former shrinks to a pointer. Empty: the kind has no card.
    """

    name: str
    schema: int
    state: type
    events: Mapping[str, type]
    decide: Callable[[Any, Any, Context], Decided]
    evolve: Callable[[Any, Fact[Any]], Any]
    deadlines: Callable[[Any], Mapping[str, datetime]]
    notices: Callable[[Any, Any, Fact[Any], "Circle | None"], Sequence[Notice]]
    follows: Callable[[Any, Fact[Any], Context], Sequence[Following]]
    standing: Callable[[Any], Standing]
    slot: Callable[[Any], str]
    is_over: Callable[[Any], bool]
    owing: Callable[[Any], Sequence[MemberId]] = lambda state: ()
    """Everybody who owes an answer: who is reminded."""
    is_owing: Callable[[Any, MemberId], bool] = lambda state, member: False
    """Whether this person is among them. Costs O(1)."""
    owes: Callable[[Any, MemberId], bool] = lambda state, member: False
    """Whether something waits for this person: what stands in their inbox. Costs O(1)."""
    is_process: bool = False
    """It runs in a circle and ends: its state is a :class:`bot.core.process.Process`, and it takes the
    commands that are there."""
    has_answered: Callable[[Any, MemberId], bool] = lambda state, member: False
    """Whether an answer of this person counts now, which a mark of unknown time doesn't overrule."""


def processes(kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """The names of the kinds that run in a circle and end."""
    return tuple(name for name, kind in kinds.items() if kind.is_process)
