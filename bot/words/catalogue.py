"""The catalogues of sentences, and who says them: names, moments and people's words in them stay whole."""

import logging
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import TypeAlias
from zoneinfo import ZoneInfo

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentInt, FluentType

from bot.cards import Inline, Line, Moment, Name, Said
from bot.core.circle.state import HELD_BY_ONE, name_key
from bot.core.kernel import Message
from bot.words.vocabulary import vocabulary
from bot.words.wording import say_date, say_list, say_moment, say_span

LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        file.name.removesuffix(".ftl")
        for file in files("bot").joinpath("locales").iterdir()
        if file.name.endswith(".ftl")
    )
)
"""The languages that have a catalogue."""

Filling: TypeAlias = (
    str | int | datetime | date | timedelta | Name | Moment | Said | Message | Iterable["Filling"]
)
"""What a variable in a sentence may be filled with.

A plain string counts as somebody's own words. A line that is worded already (what :meth:`Speaker.say` gave)
is put in as it is; several names or strings are joined as a list.
"""

strict = False
"""Whether a missing sentence or variable is an error (in tests) or is shown by its key (before people)."""

_log = logging.getLogger(__name__)
_HELD = re.compile("([\U000f0000-\U000ffffd])")


class Missing(KeyError):
    """A sentence isn't in the catalogue, or a variable of it wasn't filled."""


class _Held(FluentType):
    """Something that must come out of a sentence whole: Fluent sees a single character in its place.

    To a selector it is a plain string. Nothing that people wrote ever passes through Fluent, so no text can
    be mistaken for such a character.
    """

    def __init__(self, plain: str, line: Line, room: list[Line], day: Line = ()) -> None:
        self.plain = plain
        self.line = line
        self.room = room
        self.day = day or line

    def __eq__(self, other: object) -> bool:
        return self.plain == other

    def __hash__(self) -> int:
        return hash(self.plain)

    def format(self, locale: Locale) -> str:
        self.room.append(self.line)
        return chr(0xF0000 + len(self.room) - 1)


def _day(moment: _Held) -> _Held:
    """The function DAY of the catalogues: only the day of a moment."""
    return _Held(moment.plain, moment.day, moment.room)


class _Whole(FluentInt):
    """A number that names something, and is written without separators: #1200."""


@cache
def _bundle(language: str) -> FluentBundle:
    # Isolating marks are off: names and people's words are held out of the sentence, and drawn apart.
    bundle = FluentBundle(
        [vocabulary(language).babel.replace("_", "-")], functions={"DAY": _day}, use_isolating=False
    )
    text = files("bot").joinpath("locales", f"{language}.ftl").read_text("utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle


class Speaker:
    """Says the sentences of the catalogues in one language, and moments in one time zone.

    Cheap to make: the catalogues are read once.
    """

    __slots__ = ("_now", "language", "zone")

    def __init__(self, language: str, zone: ZoneInfo | str, *, now: datetime | None = None) -> None:
        """
        Args:
            language: a language tag; ``de-AT`` is German, and one that has no catalogue is English.
            zone: in which moments are said.
            now: where it is given, moments in the coming months are said without their year.
        """
        self.language = spoken_language(language)
        self.zone = ZoneInfo(zone) if isinstance(zone, str) else zone
        self._now = now

    def say(self, key: str, /, **params: Filling) -> Line:
        """The sentence as a line in which names, moments and people's words stand as such.

        A key that the language lacks is said in English. What English lacks raises :class:`Missing` where
        :data:`strict` is set; otherwise it is logged, and the line is the key in brackets.
        """
        for language in dict.fromkeys((self.language, "en")):
            bundle = _bundle(language)
            if bundle.has_message(key):
                return self._fill(bundle, key, params)
        return self._missing(key, "no such sentence")

    def text(self, key: str, /, **params: Filling) -> str:
        """The sentence as plain text: for labels, forms and lists. Names and moments are flattened."""
        return plain(self.say(key, **params))

    def message(self, message: Message) -> Line:
        """A message of the rules as a line, once the people and texts in it have been looked up."""
        return self.say(message.key, **message.params)  # type: ignore[arg-type]

    def moment(self, at: datetime) -> Moment:
        """A moment, said in this language and zone."""
        return Moment(at, say_moment(at, zone=self.zone, language=self.language, now=self._now))

    def day(self, at: datetime | date) -> Inline:
        """The day of a moment in this zone, or a plain day."""
        said = say_date(at, zone=self.zone, language=self.language, now=self._now)
        return Moment(at, said, is_day=True) if isinstance(at, datetime) else said

    def span(self, span: timedelta) -> str:
        """A length of time: ``3 days``."""
        return say_span(span, self.language)

    def role(self, name: str) -> Line | None:
        """The word for one of the usual roles; ``None`` for a role that somebody has named."""
        key = name_key(name)
        return self.say(f"role-{key}") if key in HELD_BY_ONE else None

    def join(self, items: Iterable[Filling]) -> Line:
        """Several things joined as one says it: ``Ana, Ben and Cleo``."""
        lines = [self._line(item) for item in items]
        joined = say_list([chr(0xF0000 + index) for index in range(len(lines))], self.language)
        return _put_back(joined, lines)

    def _fill(self, bundle: FluentBundle, key: str, params: Mapping[str, Filling]) -> Line:
        room: list[Line] = []
        filled = {name: self._hold(name, value, room) for name, value in params.items()}
        pattern = bundle.get_message(key).value
        if pattern is None:
            return self._missing(key, "a sentence without words")
        said, errors = bundle.format_pattern(pattern, filled)
        if errors:
            return self._missing(key, "; ".join(map(str, errors)))
        return _put_back(str(said), room)

    def _hold(self, name: str, value: Filling, room: list[Line]) -> object:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return _Whole(value, useGrouping=False) if name in ("number", "revision") else value
        day = (self.day(value),) if isinstance(value, datetime) else ()
        return _Held(value if isinstance(value, str) else "", self._line(value), room, day)

    def _line(self, value: Filling) -> Line:
        if isinstance(value, Name | Moment | Said):
            return (value,)
        if isinstance(value, str):
            return (Said(value),)
        if isinstance(value, datetime):
            return (self.moment(value),)
        if isinstance(value, date):
            return (self.day(value),)
        if isinstance(value, timedelta):
            return (self.span(value),)
        if isinstance(value, int):
            return (str(value),)
        if isinstance(value, Message):
            return self.message(value)
        if isinstance(value, tuple) and _is_line(value):
            return value
        return self.join(value)

    def _missing(self, key: str, why: str) -> Line:
        if strict:
            raise Missing(f"{key}: {why}")
        _log.error("the catalogue has no words for %s: %s", key, why)
        return (f"[{key}]",)


def spoken_language(tag: str) -> str:
    """The catalogue for a language tag: the language itself, that of its first part, or English."""
    language = tag.strip().replace("_", "-").casefold()
    for each in (language, language.partition("-")[0]):
        if each in LANGUAGES:
            return each
    return "en"


def plain(line: Line) -> str:
    """A line as plain text."""
    return "".join(_plain(inline) for inline in line)


def _plain(inline: Inline) -> str:
    if isinstance(inline, str):
        return inline
    return inline.name if isinstance(inline, Name) else inline.text


def _is_line(value: tuple[Filling, ...]) -> bool:
    """Whether a tuple is a worded line: words and other things by turns, and not several of one kind."""
    if not all(isinstance(each, str | Name | Moment | Said) for each in value):
        return False
    return len(value) == 1 or len({type(each) for each in value}) > 1


def _put_back(said: str, held: list[Line]) -> Line:
    """The sentence with what was held out of it; neighbouring words become one."""
    parts: list[Inline] = []
    for piece in _HELD.split(said):
        inlines: Line = held[ord(piece) - 0xF0000] if _HELD.fullmatch(piece) else (piece,)
        for inline in inlines:
            if isinstance(inline, str) and parts and isinstance(parts[-1], str):
                parts[-1] += inline
            elif inline != "":
                parts.append(inline)
    return tuple(parts)
