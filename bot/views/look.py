"""What a view may read: the rows and streams of one unit, and how things are said to whoever reads it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.cards import Heading, Line, Name, Need, Paragraph, Said
from bot.core.circle import Circle
from bot.core.kernel import MemberId, Param, Person, Quoted, StreamId, WordsId
from bot.ports import Stream, UnitOfWork
from bot.rows import AccountRow, Member, Membership, Words
from bot.words.catalogue import Filling, Speaker, plain
from bot.words.written import words_of

Said_: TypeAlias = Param | Filling
"""What may fill a sentence: what the rules put into a message, and what is worded already."""

LONGEST_REPEATED = 1_000
"""Characters of what somebody typed that a refusal repeats."""

_OUR_WORDS: Mapping[str, str] = {"outcome": "outcome-", "phase": "phase-", "why": ""}
"""Parameters that hold one of the words of the record; the catalogues have them under this beginning."""
_CIRCLES = frozenset({"circle", "parent", "target"})
"""Parameters that hold a circle, by its id or by its name."""


class Look:
    """One reading of what is committed, in one language and time zone.

    A card in a place is said as its circle has it; a private message as its reader has it, else as the
    circle has it.

    Args:
        reader: for whose eyes it is; ``None``: for everybody in a place.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        now: datetime,
        *,
        reader: MemberId | None = None,
        language: str = "en",
        zone: str = "UTC",
    ) -> None:
        self.uow = uow
        self.now = now
        self.reader = reader
        self.speaker = Speaker(language, _zone(zone), now=now)
        self._names: dict[MemberId, Name] = {}
        self._streams: dict[str, Stream | None] = {}

    @classmethod
    def at(
        cls,
        uow: UnitOfWork,
        now: datetime,
        *,
        circle: StreamId | None = None,
        reader: MemberId | None = None,
        language: str = "",
    ) -> "Look":
        """The look of a circle's place; or that of a reader, in whichever circle.

        Args:
            language: where neither the reader nor a circle has one.
        """
        member = uow.get(Member, reader) if reader is not None else None
        if circle is None and member is not None:
            own = uow.find(Membership, member=reader, limit=1)
            circle = own[0].circle if own else None
        stream = uow.load(circle) if circle is not None else None
        state = stream.state if stream is not None and isinstance(stream.state, Circle) else None
        language = (member and member.language) or (state and state.settings.language) or language or "en"
        zone = (member and member.timezone) or (state and state.settings.timezone) or "UTC"
        return cls(uow, now, reader=reader, language=language, zone=zone)

    @property
    def language(self) -> str:
        """The language in which everything is said."""
        return self.speaker.language

    # --- what is read ---------------------------------------------------------------------------------

    def stream(self, id: StreamId) -> Stream | None:
        """A stream as it stands."""
        if id not in self._streams:
            self._streams[id] = self.uow.load(id)
        return self._streams[id]

    def circle(self, id: StreamId | None) -> Circle | None:
        """A circle as it stands; ``None`` if there is none."""
        stream = self.stream(id) if id is not None else None
        return stream.state if stream is not None and isinstance(stream.state, Circle) else None

    def words(self, id: WordsId | None) -> str:
        """What somebody wrote, verbatim; a word of ours where it was forgotten."""
        row = self.uow.get(Words, id) if id is not None else None
        if row is None or row.text is None:
            return self.speaker.text("view-forgotten-text")
        return row.text

    def title(self, id: WordsId) -> Said:
        """A title that somebody wrote, on one line."""
        return Said(" ".join(self.words(id).split()))

    def name(self, member: MemberId, *, ping: bool = False) -> Name:
        """A member by name; somebody who was forgotten keeps a place in the sentence."""
        if member not in self._names:
            self.know((member,))
        name = self._names[member]
        return Name(name.member, name.name, name.accounts, ping=True) if ping else name

    def names(self, members: Iterable[MemberId], *, ping: bool = False) -> tuple[Name, ...]:
        """Several members by name, in this order."""
        wanted = tuple(members)
        self.know(wanted)
        return tuple(self.name(member, ping=ping) for member in wanted)

    def by_name(self, members: Iterable[MemberId]) -> tuple[Name, ...]:
        """Several members in the order of their names."""
        return tuple(sorted(self.names(members), key=lambda name: (name.name.casefold(), name.member)))

    def know(self, members: Iterable[MemberId]) -> None:
        """Reads the names of many at once."""
        unknown = tuple({member for member in members if member not in self._names})
        if not unknown:
            return
        rows = {row.id: row for row in self.uow.find(Member, id=unknown)}
        accounts: dict[MemberId, dict[str, str]] = {}
        for account in self.uow.find(AccountRow, member=unknown):
            accounts.setdefault(account.member, {})[account.platform] = account.native
        for member in unknown:
            row = rows.get(member)
            if row is None or row.forgotten:
                self._names[member] = Name(member, self.speaker.text("view-forgotten-person"))
            else:
                self._names[member] = Name(member, row.name, accounts.get(member, {}))

    # --- how it is said -------------------------------------------------------------------------------

    def say(self, key: str, /, **params: Said_) -> Line:
        """A sentence of the catalogues, filled with what the rules know: people, texts, moments, circles."""
        return self.speaker.say(key, **{name: self._filled(name, value) for name, value in params.items()})

    def text(self, key: str, /, **params: Said_) -> str:
        """The same as plain text: for labels and forms."""
        return plain(self.say(key, **params))

    def label(self, key: str) -> str:
        """What stands on a button."""
        return self.speaker.text(f"label-{key}")

    def join(self, items: Iterable[Filling]) -> Line:
        """Several things as one says them: ``Ana, Ben and Cleo``."""
        return self.speaker.join(items)

    def paragraph(self, key: str, /, *, small: bool = False, **params: Said_) -> Paragraph:
        """A sentence as a paragraph."""
        return Paragraph(self.say(key, **params), small=small)

    def how(
        self, key: str, needs: Need, otherwise: str = "", /, *, small: bool = False, **params: Said_
    ) -> Paragraph:
        """How something is done: one sentence where the platform is capable of it, the other, or none, where
        it isn't."""
        other = self.say(otherwise, **params) if otherwise else ()
        return Paragraph(self.say(key, **params) if key else (), small, needs, other)

    def heading(self, key: str, /, **params: Said_) -> Heading:
        """A sentence as a heading."""
        return Heading(self.say(key, **params))

    def _filled(self, name: str, value: Any) -> Filling:
        if isinstance(value, Person):
            return self.name(value.member)
        if isinstance(value, Quoted):
            return self.title(value.words) if name == "title" else Said(self.words(value.words))
        if isinstance(value, tuple) and value and all(isinstance(each, Person) for each in value):
            return self.names(each.member for each in value)
        if isinstance(value, tuple) and value and all(isinstance(each, str) for each in value):
            return tuple(map(_typed, value))
        if isinstance(value, str):
            return self._worded(name, value)
        filling: Filling = value
        return filling

    def _worded(self, name: str, value: str) -> Filling:
        """A plain string is one of our words if the parameter says so, and somebody's words otherwise."""
        if name in _OUR_WORDS and value:
            return self.say(_OUR_WORDS[name] + value.replace(" ", "-"))
        if name == "role" and (role := self.speaker.role(value)) is not None:
            return role
        if name in _CIRCLES and (circle := self.circle(StreamId(value))) is not None:
            return Said(circle.name)
        return _typed(value)


def _typed(value: str) -> Said:
    """What somebody typed and a refusal repeats: it was never kept, so it is cleaned here, and cut."""
    words = words_of(value)
    return Said(words if len(words) <= LONGEST_REPEATED else f"{words[:LONGEST_REPEATED].rstrip()} …")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
