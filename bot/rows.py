"""The rows that the engine keeps beside the streams. Each names its key fields in ``KEY``."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.core.kernel import MemberId, StreamId, WordsId


@dataclass(frozen=True, slots=True)
class Inbox:
    """An act that was taken in; the second time it changes nothing. Or a message that was deleted before it
    was known. Kept for seven days."""

    KEY: ClassVar = ("key",)
    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Organisation:
    """Counts the numbers; what belongs together is listed together."""

    KEY: ClassVar = ("id",)
    id: str
    last_number: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A server, workspace or space of a platform, and the organisation it stands for."""

    KEY: ClassVar = ("platform", "native")
    platform: str
    native: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person, with what they decided for themselves; ``None``: as the circle has it."""

    KEY: ClassVar = ("id",)
    id: MemberId
    name: str
    language: str | None = None
    timezone: str | None = None
    quiet_hours: str | None = None
    paused_until: datetime | None = None
    reminded_at: datetime | None = None
    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A member's account on a platform, and the private conversation with it."""

    KEY: ClassVar = ("platform", "native")
    platform: str
    native: str
    member: MemberId
    name: str
    private_place: str | None = None
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A channel or room that the bot has seen, and its organisation."""

    KEY: ClassVar = ("platform", "native")
    platform: str
    native: str
    organisation: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """A place where a circle meets. A circle may have many, a place several circles."""

    KEY: ClassVar = ("circle", "platform", "native")
    circle: StreamId
    platform: str
    native: str


@dataclass(frozen=True, slots=True)
class Membership:
    """Who belongs to which circle; follows the circle's state, for looking up the other way round."""

    KEY: ClassVar = ("member", "circle")
    member: MemberId
    circle: StreamId


@dataclass(frozen=True, slots=True)
class Words:
    """A text that somebody wrote; ``None`` once it was forgotten."""

    KEY: ClassVar = ("id",)
    id: WordsId
    text: str | None
    by: MemberId | None
    at: datetime
    stream: StreamId | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A card of a stream that hangs in a place: the version it shows and the version wanted."""

    KEY: ClassVar = ("id",)
    id: str
    stream: StreamId
    slot: str
    platform: str
    place: str
    message: str | None
    wanted: int
    drawn: int
    not_before: datetime | None = None
    leased_until: datetime | None = None
    attempts: int = 0
    losses: int = 0
    """How often its message was deleted. Part of the key it is posted with: the same key would give the
    deleted message again."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be sent once: a notice, a reply, a reminder; or one of somebody's own to be taken away."""

    KEY: ClassVar = ("key",)
    key: str
    message: str
    """The message (key and parameters) as JSON; empty: what ``under`` names is taken away."""
    stream: StreamId | None
    slot: str
    member: MemberId | None
    """For whose eyes; ``None``: for the place."""
    platform: str | None
    place: str | None
    under: str | None
    """What it answers."""
    pings: str
    """Member ids, separated by spaces."""
    created_at: datetime
    not_before: datetime | None = None
    leased_until: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
    language: str = ""
    """Of who caused it, as a tag: in a place without a circle it is said in that."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a message of the bot is about, so that a mark or reply on it finds its process and step."""

    KEY: ClassVar = ("platform", "place", "message")
    platform: str
    place: str
    message: str
    stream: StreamId
    slot: str
    member: MemberId | None = None


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark that stands under a message, as far as we know."""

    KEY: ClassVar = ("platform", "mark")
    platform: str
    mark: str
    place: str
    message: str
    account: str
    emoji: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Timer:
    """A moment that a stream waits for. Written by the store, in step with ``deadlines``."""

    KEY: ClassVar = ("stream", "key")
    stream: StreamId
    key: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Reminder:
    """A person is to be reminded of a process; sent together with others, at most once a day."""

    KEY: ClassVar = ("member", "stream")
    member: MemberId
    stream: StreamId
    slot: str
    due_at: datetime
    until: datetime | None = None
    """The deadline it reminds of; past it, it is dropped."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a platform has been read, and when we last heard from it."""

    KEY: ClassVar = ("platform",)
    platform: str
    token: str | None
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a platform's adapter wants remembered; secrets in it are sealed."""

    KEY: ClassVar = ("platform", "name")
    platform: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Request:
    """Words that a person owes privately: what the bot asked them for (a reason, a question)."""

    KEY: ClassVar = ("member", "stream", "slot", "verb")
    member: MemberId
    stream: StreamId
    slot: str
    verb: str
    at: datetime


ROWS = (
    Inbox,
    Organisation,
    Anchor,
    Member,
    AccountRow,
    PlaceRow,
    Home,
    Membership,
    Words,
    Post,
    Outgoing,
    Shown,
    MarkRow,
    Timer,
    Reminder,
    Cursor,
    Kept,
    Request,
)
