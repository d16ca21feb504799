"""The little community that the page shows: three people, a shared room, private conversations, messages."""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from adapters.web.render import Shown
from bot.ports import Account, Known, MessageRef, Place

PLATFORM = "web"
ROOM = Place(PLATFORM, "garden")
_BACKLOG = 1_000
"""Changes that may wait for a page; one that reads more slowly is dropped, comes back and starts afresh."""


@dataclass(frozen=True, slots=True)
class Resident:
    """One of the people on the page."""

    id: str
    name: str

    @property
    def known(self) -> Known:
        """The person as an adapter hands them in."""
        return Known(Account(PLATFORM, self.id), self.name)

    @property
    def nook(self) -> Place:
        """The private conversation with the bot."""
        return Place(PLATFORM, f"private-{self.id}")


RESIDENTS = (Resident("ana", "Ana"), Resident("ben", "Ben"), Resident("cleo", "Cleo"))


@dataclass(slots=True)
class Message:
    """Something said in a place. ``by`` is ``None`` for the bot, ``only`` the one person who sees it."""

    id: str
    place: Place
    by: str | None
    at: datetime
    text: str = ""
    card: Shown | None = None
    under: str | None = None
    only: str | None = None
    edited: bool = False
    marks: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Who put which emoji, by the mark's id."""

    def shown(self) -> Shown:
        """The message as the page gets it."""
        return {
            "id": self.id,
            "place": self.place.id,
            "by": self.by,
            "at": self.at.isoformat(),
            "text": self.text,
            "card": self.card,
            "under": self.under,
            "only": self.only,
            "edited": self.edited,
            "marks": [{"id": mark, "by": by, "emoji": emoji} for mark, (by, emoji) in self.marks.items()],
        }


Change = dict[str, Any]


class Community:
    """Holds what the page shows and tells every open page what changes. Lives as long as the program.

    Args:
        now: tells the time that is written on messages.
    """

    def __init__(self, now: Callable[[], datetime], residents: tuple[Resident, ...] = RESIDENTS) -> None:
        self.residents = {person.id: person for person in residents}
        self.messages: dict[str, Message] = {}
        self._now = now
        self._by_key: dict[str, str] = {}
        self._ids = itertools.count(1)
        self._pages: set[asyncio.Queue[Change | None]] = set()

    def place_of(self, place: str, viewer: str) -> Place | None:
        """The place with this id, if the person may be there."""
        nook = self.residents[viewer].nook
        return ROOM if place == ROOM.id else nook if place == nook.id else None

    def members_of(self, place: Place) -> tuple[Resident, ...]:
        """Everybody in a place."""
        if place == ROOM:
            return tuple(self.residents.values())
        return tuple(person for person in self.residents.values() if person.nook == place)

    def say(self, by: str, place: Place, text: str, under: str | None = None) -> MessageRef:
        """A person writes something."""
        return self._add(Message(self._next(), place, by, self._now(), text=text, under=under))

    def post(self, key: str, place: Place, card: Shown, under: str | None = None) -> MessageRef:
        """The bot writes a card; the same key gives the same message."""
        if key in self._by_key:
            return MessageRef(place, self._by_key[key])
        message = Message(self._next(), place, None, self._now(), card=card, under=under)
        self._by_key[key] = message.id
        return self._add(message)

    def whisper(self, place: Place, to: str, card: Shown, under: str | None = None) -> MessageRef:
        """The bot answers for one person's eyes only."""
        return self._add(Message(self._next(), place, None, self._now(), card=card, under=under, only=to))

    def edit(self, ref: MessageRef, card: Shown) -> bool:
        """Redraws a card in place; false if there is no such message."""
        message = self.messages.get(ref.id)
        if message is None or message.card is None or message.place != ref.place:
            return False
        if message.card != card:
            message.card, message.edited = card, True
            self._tell(message)
        return True

    def mark(self, message: str, by: str, emoji: str, mark: str) -> bool:
        """Puts a mark under a message; false if one like it stands there or there is no such message."""
        found = self.messages.get(message)
        if found is None:
            return False
        if found.marks.get(mark) == (by, emoji):
            return True
        if (by, emoji) in found.marks.values():
            return False
        found.marks[mark] = (by, emoji)
        self._tell(found)
        return True

    def unmark(self, message: str, by: str, mark: str) -> bool:
        """Takes a mark away again; false if this person put no such mark there."""
        found = self.messages.get(message)
        if found is None or found.marks.get(mark, ("", ""))[0] != by:
            return False
        del found.marks[mark]
        self._tell(found)
        return True

    def erase(self, message: str) -> bool:
        """Deletes a message of the bot; false if there is no such message."""
        found = self.messages.get(message)
        return found is not None and found.by is None and self.remove(message)

    def remove(self, message: str) -> bool:
        """Takes any message off the page; false if there is no such message."""
        if self.messages.pop(message, None) is None:
            return False
        self.tell({"type": "erased", "id": message})
        return True

    def tell(self, change: Change) -> None:
        """Sends something to every open page."""
        for page in list(self._pages):
            if page.qsize() >= _BACKLOG:
                self._pages.discard(page)
                page.put_nowait(None)
            else:
                page.put_nowait(change)

    def end(self) -> None:
        """Tells every open page that nothing more will come."""
        for page in self._pages:
            page.put_nowait(None)

    @contextmanager
    def watched(self) -> Iterator["asyncio.Queue[Change | None]"]:
        """All that changes from now on; ``None`` ends it."""
        page: asyncio.Queue[Change | None] = asyncio.Queue()
        self._pages.add(page)
        try:
            yield page
        finally:
            self._pages.discard(page)

    def _next(self) -> str:
        return f"m{next(self._ids)}"

    def _add(self, message: Message) -> MessageRef:
        self.messages[message.id] = message
        self._tell(message)
        return MessageRef(message.place, message.id)

    def _tell(self, message: Message) -> None:
        self.tell({"type": "message", "message": message.shown()})
