"""Turns what the page posted into an act in our words. Pure: it only reads, and never raises."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adapters.typed import read_typed
from adapters.web.community import PLATFORM, Community, Resident
from bot.ports import Command, Erased, Inbound, Mark, Mention, MessageRef, Place, Press, Unmark, Wrote
from bot.verbs import BY_WORDS

_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
_LONGEST_EMOJI = 32
"""Characters; the longest sequences of Unicode's emoji list have ten."""

_NAMES = ("Circlekeeper", "@Circlekeeper")


@dataclass(frozen=True, slots=True)
class Chatted:
    """Words that the person says to the others, and not to the bot."""

    who: Resident
    place: Place
    text: str
    under: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words typed into the line of a column: shown to the others, and handed in."""

    chatted: Chatted
    inbound: Inbound


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The page posted something that isn't an act."""

    why: str


def read(body: bytes, community: Community, at: datetime) -> Inbound | Said | Chatted | Unreadable:
    """What the posted JSON means.

    Every act carries an id made by the page, so that an act that is posted again has the same key.
    """
    try:
        posted = json.loads(body)
    except (ValueError, RecursionError):
        return Unreadable("not JSON")
    if not isinstance(posted, dict):
        return Unreadable("not an object")
    who = community.residents.get(_text(posted, "who"))
    if who is None:
        return Unreadable("nobody of that name lives here")
    act_id = _text(posted, "id")
    if not _ID.fullmatch(act_id):
        return Unreadable("an act needs an id")
    place = community.place_of(_text(posted, "place"), who.id)
    if place is None:
        return Unreadable("no such place")
    return _Reading(posted, community, who, place, act_id, at).act()


def mentions_in(text: str, community: Community) -> tuple[Mention, ...]:
    """Everybody whom a text names with an @, in the order of the people."""
    found: list[Mention] = []
    for person in community.residents.values():
        hit = re.search(rf"(?<!\w)@{re.escape(person.name)}(?!\w)", text, re.IGNORECASE)
        if hit:
            found.append(Mention(person.known.account, hit.group()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reading:
    posted: Mapping[str, Any]
    community: Community
    who: Resident
    place: Place
    act_id: str
    at: datetime

    def act(self) -> Inbound | Said | Chatted | Unreadable:
        kinds = {
            "press": self._press,
            "mark": self._mark,
            "unmark": self._unmark,
            "erase": self._erase,
            "command": self._command,
        }
        kind = _text(self.posted, "kind")
        if kind == "say":
            return self._say()
        return kinds[kind]() if kind in kinds else Unreadable("no such act")

    def _inbound(self, act: Any, about: str = "", source: MessageRef | None = None) -> Inbound:
        return Inbound(
            key=f"{PLATFORM}:{self.who.id}:{self.act_id}",
            who=self.who.known,
            place=self.place,
            at=self.at,
            act=act,
            organisation="garden",
            about=MessageRef(self.place, about) if about else None,
            source=source,
            private=self.place == self.who.nook,
            present=tuple(person.known for person in self.community.members_of(self.place)),
        )

    def _message(self) -> str:
        return _text(self.posted, "message")

    def _press(self) -> Inbound | Unreadable:
        token = _text(self.posted, "token")
        if not token.isascii() or not 0 < len(token) <= 100:
            return Unreadable("no such button")
        fields = _texts(self.posted.get("fields"))
        named = mentions_in("\n".join(fields.values()), self.community)
        return self._inbound(Press(token, fields, named), self._message())

    def _mark(self) -> Inbound | Unreadable:
        emoji = _text(self.posted, "emoji")
        if not 0 < len(emoji) <= _LONGEST_EMOJI or not self._message():
            return Unreadable("no such mark")
        return self._inbound(Mark(emoji, f"{self.who.id}:{self.act_id}"), self._message())

    def _unmark(self) -> Inbound | Unreadable:
        mark = _text(self.posted, "mark")
        if not mark.startswith(f"{self.who.id}:") or not self._message():
            return Unreadable("no mark of yours")
        return self._inbound(Unmark(mark), self._message())

    def _erase(self) -> Inbound | Unreadable:
        if not self._message():
            return Unreadable("no such message")
        return self._inbound(Erased(), self._message())

    def _command(self) -> Inbound | Unreadable:
        words = _text(self.posted, "group"), _text(self.posted, "verb")
        if words not in BY_WORDS:
            return Unreadable("no such command")
        options = {name: value for name, value in _texts(self.posted.get("options")).items() if value.strip()}
        named = mentions_in("\n".join(options.values()), self.community)
        return self._inbound(Command(*words, options, named), self._message())

    def _say(self) -> Said | Chatted | Unreadable:
        text = _text(self.posted, "text").strip()
        if not text:
            return Unreadable("nothing was said")
        under = self._message()
        chatted = Chatted(self.who, self.place, text, under or None)
        private = self.place == self.who.nook
        act = read_typed(text, mentions_in(text, self.community), names=_NAMES, private=private)
        if act is None and not under and not private:
            return chatted
        return Said(chatted, self._inbound(act or Wrote(text), under))


def _text(posted: Mapping[str, Any], name: str) -> str:
    value = posted.get(name)
    return _storable(value) if isinstance(value, str) else ""


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {_storable(name): _storable(text) for name, text in value.items() if isinstance(text, str)}


def _storable(text: str) -> str:
    """Half surrogate pairs and the zero character, which JSON allows and databases refuse."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
