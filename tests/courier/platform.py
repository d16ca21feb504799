"""A platform at the network's edge: keeps what was sent, and can be in all kinds of trouble."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.cards import Capabilities, Card
from bot.ports import NO_DOORS, Account, Gone, Known, MessageRef, Place

Trouble = Callable[[str, str], Exception | Awaitable[None] | None]
"""Given what is done (``post``, ``edit``, ``private``) and where: the error it ends in, if any, or what
happens meanwhile."""


def no_trouble(what: str, where: str) -> None:
    return None


@dataclass
class Sent:
    """A message as everybody in its place sees it."""

    id: str
    place: str
    text: str
    under: str | None
    edits: int = 0
    deleted: bool = False


@dataclass
class Platform:
    """Fulfils :class:`bot.ports.Adapter`, without a network."""

    platform: str = "here"
    doors = NO_DOORS
    can: Capabilities = field(default_factory=lambda: Capabilities(edit_gap=10))
    honours_keys: bool = True
    messages: dict[str, Sent] = field(default_factory=dict)
    before: Trouble = no_trouble
    """Trouble on the way there: nothing has happened."""
    after: Trouble = no_trouble
    """Trouble on the way back: it has happened, but we aren't told."""
    gone: set[str] = field(default_factory=set)
    unreachable: set[str] = field(default_factory=set)
    opened: list[str] = field(default_factory=list)
    calls: int = 0
    busy: set[str] = field(default_factory=set)
    most_at_once: int = 0
    collided: bool = False
    """Two things were done in one place at once."""
    hold: asyncio.Event | None = None
    """Until it is set, nothing arrives."""
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)

    async def run(self, desk: Any) -> None:
        raise NotImplementedError

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        async with self._Way(self, "post", to.id):
            if to.id in self.gone or (under is not None and self.messages[under.id].deleted):
                raise Gone
            known = self._keys.get((to.id, key)) if self.honours_keys else None
            if known is None:
                known = f"m{len(self.messages) + 1}"
                self.messages[known] = Sent(known, to.id, text_of(card), under.id if under else None)
                self._keys[to.id, key] = known
            return MessageRef(to, known)

    async def edit(self, message: MessageRef, card: Card) -> None:
        async with self._Way(self, "edit", message.place.id):
            sent = self.messages[message.id]
            if sent.deleted or sent.place in self.gone:
                raise Gone
            sent.text = text_of(card)
            sent.edits += 1

    async def private(self, account: Account) -> Place:
        async with self._Way(self, "private", account.id):
            if account.id in self.unreachable:
                raise Gone
            self.opened.append(account.id)
            return Place(self.platform, f"private {account.id}")

    async def remove(self, message: MessageRef) -> None:
        raise Gone

    async def roster(self, place: Place) -> Sequence[Known]:
        return ()

    def texts(self, place: str) -> list[str]:
        """What can be read in a place, oldest first."""
        return [m.text for m in self.messages.values() if m.place == place and not m.deleted]

    @dataclass
    class _Way:
        """The network: things take a moment, and may fail either way."""

        to: "Platform"
        what: str
        where: str

        async def __aenter__(self) -> None:
            self.to.collided = self.to.collided or self.where in self.to.busy
            self.to.calls += 1
            self.to.busy.add(self.where)
            self.to.most_at_once = max(self.to.most_at_once, len(self.to.busy))
            try:
                await asyncio.sleep(0)
                if self.to.hold is not None:
                    await self.to.hold.wait()
                await _meet(self.to.before(self.what, self.where))
            except BaseException:
                self.to.busy.discard(self.where)
                raise

        async def __aexit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
            self.to.busy.discard(self.where)
            if error is None:
                await _meet(self.to.after(self.what, self.where))


async def _meet(trouble: Exception | Awaitable[None] | None) -> None:
    if isinstance(trouble, Exception):
        raise trouble
    if trouble is not None:
        await trouble


def text_of(card: Card) -> str:
    """The card's title as a line."""
    return "".join(str(part) for part in card.title)
