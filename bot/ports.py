"""What the engine asks of the outside: a store that keeps, adapters that speak, a clock that tells time."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeAlias, TypeVar

from bot.cards import Capabilities, Card
from bot.core.kernel import Fact, StreamId
from bot.rows import Outgoing, Post, Timer

T = TypeVar("T")
R = TypeVar("R")


class Clock(Protocol):
    """Tells the time. Everything that reads the time takes a clock as an argument."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


# --- the way in ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Account:
    """A person on one platform, by the platform's own id."""

    platform: str
    id: str


@dataclass(frozen=True, slots=True)
class Place:
    """A channel or room, or the private conversation with one person."""

    platform: str
    id: str


@dataclass(frozen=True, slots=True)
class MessageRef:
    """One message that the bot sent."""

    place: Place
    id: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person whom a text names: the account, and the characters that stand for it in the text."""

    account: Account
    shown: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the table of verbs, typed or from a slash command or form."""

    group: str
    verb: str
    options: Mapping[str, str] = field(default_factory=dict)
    """By option name; what stands after the verb is in ``title`` and ``text``."""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """A line meant as a command that isn't one; the person is told what was wrong."""

    refusal: str
    """The key of the sentence."""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Press:
    """A button or a sent form: the token that the card gave to the action, and the fields by name."""

    token: str
    fields: Mapping[str, str] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A reaction put under a message. ``mark`` names the reaction, so that its removal can be told."""

    emoji: str
    mark: str


@dataclass(frozen=True, slots=True)
class Unmark:
    """A reaction taken away by the person who put it. Removals by others are never handed in."""

    mark: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """Plain words: in the private conversation, as a reply to a card, or in its thread."""

    text: str


@dataclass(frozen=True, slots=True)
class Erased:
    """A message of the bot was deleted by somebody: ``Inbound.about`` says which."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The place lives on as another one (a room upgrade)."""

    to: Place


@dataclass(frozen=True, slots=True)
class Departed:
    """The account left the place, or was made to leave it."""


Act: TypeAlias = Command | Typed | Press | Mark | Unmark | Wrote | Erased | Moved | Departed


@dataclass(frozen=True, slots=True)
class Known:
    """A person as the platform shows them."""

    account: Account
    name: str


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that somebody did, already in our words."""

    key: str
    """The same act always has the same key; it is taken once."""
    who: Known
    place: Place
    at: datetime
    act: Act
    organisation: str = ""
    """The platform's name of the organisation the place belongs to (a server, a workspace, a space)."""
    about: MessageRef | None = None
    """The message it was done on: the card that was marked, replied to, or whose thread it is in."""
    source: MessageRef | None = None
    """The person's own message, to answer under; ``None`` where there is none."""
    private: bool = False
    """The place is the private conversation with this person."""
    admin: bool = False
    """The person may administer the place by the platform's own rules."""
    present: tuple[Known, ...] | None = None
    """Everybody in the place, where the command asks for them (``members: here``)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person who acted is told at once."""

    card: Card
    private: bool = False


class Desk(Protocol):
    """What an adapter may ask of the engine."""

    async def handle(self, inbound: Inbound) -> Reply | None:
        """Takes in one act; returns when it is durable. A repeat returns ``None`` and changes nothing.

        Raises nothing that depends on what the person wrote.
        """
        ...

    async def marks_found(self, message: MessageRef, marks: Sequence[tuple[Account, Mark, datetime]]) -> None:
        """After a gap: the marks that stand under a card now. Only the difference to what is known counts."""
        ...

    async def open_messages(
        self, platform: str, places: Collection[str] | None = None
    ) -> Sequence[MessageRef]:
        """The messages whose marks count now, newest first.

        Args:
            places: only those that hang there; ``None``: everywhere, which takes reading every open process.
        """
        ...

    async def cursor(self, platform: str) -> str | None:
        """How far this platform has been read."""
        ...

    async def keep_cursor(self, platform: str, token: str) -> None:
        """Remembers how far this platform has been read; call it when all before it is handled."""
        ...

    def caught_up(self, platform: str, yes: bool) -> None:
        """Reports continuously whether all that people did is taken in. Deadlines wait for it."""
        ...


# --- the way out --------------------------------------------------------------------------------------


class TryLater(Exception):
    """The platform asks to wait.

    Args:
        after: how long to wait before the next attempt.
    """

    def __init__(self, after: timedelta) -> None:
        super().__init__(f"try again in {after.total_seconds():g} s")
        self.after = after


class Gone(Exception):
    """The place or the message is no more, or we may not write there."""


class CannotServe(Exception):
    """An adapter can't go on, and trying again would not help. The text is a sentence for whoever runs the
    bot; :meth:`Adapter.run` raises it."""


class Advice(str):
    """Something that an adapter's check says of what works, but will hurt."""

    __slots__ = ()


class Adapter(Protocol):
    """One platform. What it lacks is told by ``can``, never by an error at sending."""

    platform: str
    can: Capabilities

    async def run(self, desk: Desk) -> None:
        """Connects, takes in what was missed, reports ``caught_up``, and hands in acts until cancelled."""
        ...

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        """Sends a card. The same key gives the same message, also after a crash.

        Args:
            under: the message to answer, or whose thread to write in.
        Raises:
            TryLater, Gone; anything else is tried again with growing pauses.
        """
        ...

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Redraws a message in place. Raises as ``post``."""
        ...

    async def private(self, account: Account) -> Place:
        """The private conversation with the person, opened if need be. Raises Gone if there can be none."""
        ...

    async def roster(self, place: Place) -> Sequence[Known]:
        """Everybody in the place but bots."""
        ...


# --- what is kept -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as it stands: its row and its decoded state."""

    id: StreamId
    kind: str
    organisation: str
    circle: StreamId
    """The circle it belongs to; a circle's own id for a circle."""
    number: int
    """Within the organisation; 0 for a circle, which has a name instead."""
    version: int
    """Counts the events; the row's lock against lost updates."""
    state: Any
    name: str = ""
    """A circle's name."""
    opened_at: datetime | None = None
    closed_at: datetime | None = None


class UnitOfWork(Protocol):
    """What one command reads and writes: kept whole, or not at all. Plain synchronous calls.

    Rows are the frozen dataclasses of :mod:`bot.rows`; each is looked up by its key fields in order.
    """

    def get(self, row: type[R], *key: Any) -> R | None:
        """The row with this key, or ``None``. Sees what this unit has put."""
        ...

    def put(self, row: Any) -> None:
        """Inserts or replaces a row."""
        ...

    def remove(self, row: Any) -> None:
        """Deletes a row, by its key."""
        ...

    def find(self, row: type[R], *, limit: int | None = None, order: str = "", **equal: Any) -> Sequence[R]:
        """All rows whose columns equal the given values. Sees what this unit has put.

        Args:
            order: a column to order by; with a leading ``-`` downwards.
            equal: a value, ``None``, or a collection of values (any of them).
        """
        ...

    def load(self, stream: StreamId) -> Stream | None:
        """The stream, locked until the unit ends."""
        ...

    def start(self, stream: Stream) -> None:
        """Adds a stream; its state is the one before its first event (``None``), its version 0."""
        ...

    def record(self, stream: Stream, facts: Sequence[Fact[Any]], state: Any = None) -> Stream:
        """Appends to the log and evolves the state; gives the stream after it.

        Args:
            state: the state after the facts, where the caller has it already.

        Keeps timers (``deadlines``), the standing and ``closed_at`` of the row in step with the state.
        """
        ...

    def facts(self, stream: StreamId) -> Sequence[Fact[Any]]:
        """The whole log of a stream, oldest first."""
        ...

    def streams(
        self,
        *,
        kind: str | Collection[str] | None = None,
        circle: StreamId | Collection[StreamId] | None = None,
        organisation: str | None = None,
        number: int | None = None,
        name: str | None = None,
        open: bool | None = None,
        limit: int | None = None,
    ) -> Sequence[StreamId]:
        """The ids of streams, newest first."""
        ...

    def next_number(self, organisation: str) -> int:
        """Takes the next number of the organisation."""
        ...

    def redraw(self, stream: StreamId, slot: str, version: int) -> None:
        """Marks the posts of the stream with this slot as stale: ``wanted`` is the version from now on."""
        ...

    def undrawn(self, now: datetime, *, limit: int) -> Sequence[Post]:
        """Of each place the first post that shows less than is wanted (``wanted > drawn``).

        Posts put off beyond ``now`` (``not_before``) are left out, leased ones are not. First is: what has
        no message yet, then what was never put off, then by ``not_before``, then by ``id``; the result has
        the same order.
        """
        ...

    def unsent(self, now: datetime, *, limit: int) -> Sequence[Outgoing]:
        """Of each (platform, place, member) the oldest row, by ``created_at`` and ``key``, that isn't sent.

        Rows put off beyond ``now`` are left out, leased ones are not. The result is oldest first.
        """
        ...

    def next_delivery(self, now: datetime) -> datetime | None:
        """The earliest ``not_before`` after ``now`` of all posts not drawn and rows not sent."""
        ...

    def due(self, now: datetime, *, limit: int, after: Timer | None = None) -> Sequence[Timer]:
        """The timers that are due, earliest first (``due_at``, ``stream``, ``key``).

        Args:
            after: only those that follow this one in that order: to look past timers that have to wait.
        """
        ...

    def next_due(self, after: datetime | None = None) -> datetime | None:
        """The earliest moment that a stream waits for; with ``after``, the earliest later than that."""
        ...

    def remove_before(self, row: type[Any], column: str, moment: datetime, *, limit: int) -> int:
        """Deletes up to ``limit`` rows whose ``column`` lies before the moment, and says how many; rows
        without one stay."""
        ...


Work: TypeAlias = Callable[[UnitOfWork], T]


class Store(Protocol):
    """Keeps everything. Written by one thread, in groups that share a commit."""

    async def write(self, work: Work[T], *, needs: Sequence[tuple[type, tuple[Any, ...]]] = ()) -> T:
        """Runs the work in a transaction; returns once it is durable.

        Work that raises leaves nothing behind, and the error comes back here. It may be run again (after a
        conflict between processes), so it must do nothing but read and write through its unit.

        Args:
            needs: keys that will be asked for, read for the whole group at once.
        """
        ...

    async def read(self, work: Work[T]) -> T:
        """Runs the work on what is committed, beside the writer. Writing in it is an error."""
        ...

    async def close(self) -> None:
        """Finishes what was handed in, then closes."""
        ...
