"""What is asked of an adapter, what it may ask of the engine, and how it says that it can't."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.cards import Capabilities, Card, Form
from bot.ports.acts import Account, Inbound, Known, Mark, MessageRef, Place
from bot.ports.door import Door


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person who acted is told at once."""

    card: Card
    private: bool = False
    refused: bool = False
    """Nothing was done; what the person wrote should be given back to them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody may mean who is typing an option: the value, and how it is shown."""

    value: str
    shown: str


class Desk(Protocol):
    """What an adapter may ask of the engine."""

    async def handle(self, inbound: Inbound) -> Reply | None:
        """Takes in one act; returns when it is durable. A repeat returns ``None`` and changes nothing.

        Raises nothing that depends on what the person wrote.
        """
        ...

    async def form(self, inbound: Inbound) -> Form | None:
        """What has to be asked before this command or press can be done; ``None``: nothing, hand it in.
        Changes nothing."""
        ...

    async def suggestions(self, inbound: Inbound, option: str) -> Sequence[Suggestion]:
        """What the option of the command could be, by what stands in it so far. Changes nothing."""
        ...

    async def home(self, who: Account, organisation: str, language: str = "") -> Sequence[Card]:
        """What concerns somebody in one organisation, at a glance: what waits for them, what runs, what
        holds, their roles, and how to begin something; cards to be shown one below the other, each with
        what can be done about it. For their eyes only. Changes nothing, and makes nobody known.

        Args:
            organisation: as the platform names it (:attr:`bot.ports.Inbound.organisation`).
            language: in which the person uses the platform; it holds where nobody has said otherwise.
        """
        ...

    async def conversations(self, platform: str) -> Sequence[Place]:
        """The private conversations in which words may have been written that count: of everybody in a circle
        where something is open."""
        ...

    async def marks_found(self, message: MessageRef, marks: Sequence[tuple[Account, Mark, datetime]]) -> None:
        """After a gap: the marks that stand under a card now. Only the difference to what is known counts."""
        ...

    async def open_messages(
        self, platform: str, places: Collection[str] | None = None
    ) -> Sequence[MessageRef]:
        """The messages whose marks count now, newest first.

        Args:
            places: only those that hang there; ``None``: everywhere on the platform.
        """
        ...

    async def cursor(self, platform: str) -> str | None:
        """How far this platform has been read."""
        ...

    async def keep_cursor(self, platform: str, token: str) -> None:
        """Remembers how far this platform has been read; call it when all before it is handled."""
        ...

    async def kept(self, platform: str) -> Mapping[str, str]:
        """All that the platform's adapter has had kept, by name."""
        ...

    async def keep(self, platform: str, name: str, value: str | None) -> None:
        """Remembers something for the platform's adapter; returns when it is durable. Secrets come sealed.

        Args:
            value: ``None``: it is forgotten.
        """
        ...

    async def writable(self, places: Collection[Place]) -> None:
        """Tells that the bot may write in these places, as far as the platform says: what waits for one of
        them goes out."""
        ...

    def caught_up(self, platform: str, yes: bool) -> None:
        """Reports continuously whether all that people did is taken in. Deadlines wait for it."""
        ...


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


class Barred(Gone):
    """We may not come near the place, or not write there: what we wrote there may still stand."""


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

    @property
    def doors(self) -> Mapping[str, Door]:
        """What is served for it on the bot's HTTP server, by path; also before and after ``run``."""
        ...

    async def run(self, desk: Desk) -> None:
        """Connects, takes in what was missed, reports ``caught_up``, and hands in acts until cancelled."""
        ...

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        """Sends a card. The same key gives the same message, also after a crash.

        Args:
            under: the message to answer, or whose thread to write in.
        Raises:
            TryLater, Gone (Barred, where it is certain); anything else is tried again with growing pauses.
        """
        ...

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Redraws a message in place. Raises as ``post``."""
        ...

    async def remove(self, message: MessageRef) -> None:
        """Takes somebody's message away from the eyes of others. Raises Gone if we may not, or can't."""
        ...

    async def private(self, account: Account) -> Place:
        """The private conversation with the person, opened if need be. Raises Gone if there can be none."""
        ...

    async def roster(self, place: Place) -> Sequence[Known]:
        """Everybody in the place but bots."""
        ...
