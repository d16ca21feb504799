"""What passes between platforms and the engine: people, places and messages by name, and what people do.

Plain words, of which the engine and every adapter mean the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias


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
    group: str = ""
    verb: str = ""
    """The command that was probably meant, if that can be told."""


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
    shows: bool = False
    """A picture or a voice note came with them, or instead of them."""


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
    language: str = ""
    """In which the person uses the platform, as a tag; it holds where nobody has said otherwise."""
    answerable: bool = True
    """The adapter can answer the act itself, where its platform answers directly at all (a slash command, a
    button). An answer to any other act is a message, as durable as all messages."""
