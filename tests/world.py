"""A little world for tests: people in rooms, the engine on a real database, and a platform at the port."""

import itertools
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any

from adapters.terminal.render import card_lines
from adapters.typed import read_typed
from bot.alarm import Bells
from bot.cards import Action, Capabilities, Card, fit
from bot.commands.acting import Defaults
from bot.core.kernel import MemberId
from bot.core.kinds import KINDS
from bot.courier import Courier
from bot.engine import Engine
from bot.ports import (
    NO_DOORS,
    Account,
    Act,
    Desk,
    Erased,
    Gone,
    Inbound,
    Known,
    Mark,
    Mention,
    MessageRef,
    Place,
    Press,
    Unmark,
    Wrote,
)
from bot.reminding import Reminding, owes_by
from bot.rows import AccountRow
from bot.seal import LENGTH, Seal
from bot.views.drawing import draw_card, draw_outgoing
from storage import open_store
from tests.clock import StandingClock

PLATFORM = "chat"
FAILURES: list[str] = []
"""What went wrong inside; the people in the world are only told that something did."""


def notice_failure(logger: Any, name: str, event: dict[str, Any]) -> dict[str, Any]:
    """A processor of the log that makes a failure fail the test."""
    if event.get("exception") and "could not be" in str(event.get("event")):
        FAILURES.append(str(event["exception"]))
    return event


MARKS_ONLY = Capabilities(buttons=0, form_fields=0, marks=True, answers_directly=False, private_answers=False)
BUTTONS = Capabilities(buttons=25, form_fields=5, marks=True, answers_directly=True, private_answers=True)


@dataclass
class Message:
    """A message that the bot sent, as it stands now."""

    ref: MessageRef
    card: Card
    under: MessageRef | None
    edits: int = 0
    deleted: bool = False
    keys: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that people read in it."""
        return "\n".join(card_lines(self.card))

    def action(self, label: str) -> Action:
        """The button with this label."""
        for action in self.card.actions:
            if action.label == label:
                return action
        raise AssertionError(f"there is no button {label!r} in:\n{self.text}\n{self.labels}")

    @property
    def labels(self) -> list[str]:
        """The labels of all that can be done with it."""
        return [action.label for action in self.card.actions]


class Chat:
    """A platform at the port: keeps what is posted, and posts once per key."""

    platform = PLATFORM
    doors = NO_DOORS

    def __init__(self, can: Capabilities) -> None:
        self.can = can
        self.messages: list[Message] = []
        self.people: dict[str, str] = {}
        self.rooms: dict[str, list[str]] = {}
        self.unreachable: set[str] = set()
        self.failures: list[Exception] = []
        self.may_remove = True
        self.removed: list[str] = []
        """What people wrote and the bot took away, by id."""

    async def run(self, desk: Desk) -> None:
        """The world hands acts in by itself."""

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        if self.failures:
            raise self.failures.pop(0)
        for message in self.messages:
            if key in message.keys:
                return message.ref
        ref = MessageRef(to, f"m{len(self.messages) + 1}")
        self.messages.append(Message(ref, fit(card, self.can), under, keys=[key]))
        return ref

    async def edit(self, message: MessageRef, card: Card) -> None:
        if self.failures:
            raise self.failures.pop(0)
        found = self.find(message)
        if found.deleted:
            raise Gone(message.id)
        found.card = fit(card, self.can)
        found.edits += 1

    async def private(self, account: Account) -> Place:
        if account.id in self.unreachable:
            raise Gone(account.id)
        return Place(PLATFORM, f"private:{account.id}")

    async def remove(self, message: MessageRef) -> None:
        if self.failures:
            raise self.failures.pop(0)
        if not self.may_remove:
            raise Gone(message.id)
        self.removed.append(message.id)

    async def roster(self, place: Place) -> Sequence[Known]:
        return [Known(Account(PLATFORM, who), self.people[who]) for who in self.rooms.get(place.id, [])]

    def find(self, ref: MessageRef) -> Message:
        """The message that a reference names."""
        return next(message for message in self.messages if message.ref == ref)


class Person:
    """Somebody in the world, who types, presses and marks."""

    def __init__(self, world: "World", name: str) -> None:
        self.world = world
        self.name = name
        self.id = f"@{name.casefold()}:example.org"
        self.known = Known(Account(PLATFORM, self.id), name)

    async def types(
        self,
        text: str,
        *,
        room: str | None = None,
        reply_to: Message | None = None,
        mentions: Sequence["Person"] = (),
    ) -> Message | None:
        """Writes a line in the room; gives the bot's direct answer, if any."""
        return await self._writes(
            text, Place(PLATFORM, room or self.world.room), reply_to, mentions, private=False
        )

    async def writes_privately(self, text: str, *, reply_to: Message | None = None) -> Message | None:
        """Writes to the bot alone."""
        return await self._writes(text, Place(PLATFORM, f"private:{self.id}"), reply_to, (), private=True)

    async def _writes(
        self,
        text: str,
        place: Place,
        reply_to: Message | None,
        mentions: Sequence["Person"],
        *,
        private: bool,
    ) -> Message | None:
        return await self.hands_in(self.line(text, place, reply_to, mentions, private=private))

    def line(
        self,
        text: str,
        place: Place | None = None,
        reply_to: Message | None = None,
        mentions: Sequence["Person"] = (),
        *,
        private: bool = False,
    ) -> Inbound:
        """A line that the person writes, as the platform hands it in."""
        at = place or Place(PLATFORM, f"private:{self.id}" if private else self.world.room)
        named = [Mention(person.known.account, person.name) for person in mentions]
        act: Act = read_typed(text, named, names=("Keeper",), private=private) or Wrote(text)
        source = MessageRef(at, f"said{next(self.world.counter)}")
        return self.act(act, at, about=reply_to.ref if reply_to else None, source=source, private=private)

    def acts(self, act: Act, message: Message) -> Inbound:
        """Something done with a message of the bot."""
        private = message.ref.place.id.startswith("private:")
        return self.act(act, message.ref.place, about=message.ref, private=private)

    def marking(self, emoji: str, message: Message) -> Inbound:
        """A mark put under a message."""
        return self.acts(Mark(emoji, f"mark{next(self.world.counter)}"), message)

    def amending(self, text: str) -> Inbound:
        """A new text, sent by the form of the card, which says before who will be asked again."""
        card = self.world.card
        return self.acts(Press(card.action("Amend").token, {"text": text}), card)

    def act(self, act: Act, place: Place, *, key: str | None = None, **more: Any) -> Inbound:
        """An act as the platform hands it in."""
        key = key or f"act{next(self.world.counter)}"
        return Inbound(
            key, self.known, place, self.world.clock.now(), act, organisation=self.world.space, **more
        )

    async def marks(self, emoji: str, message: Message | None = None) -> str:
        """Puts a mark under a message (the live card of the room, if none is named); gives the mark's id."""
        card = message or self.world.card
        mark = f"mark{next(self.world.counter)}"
        await self.does(Mark(emoji, mark), place=card.ref.place, about=card.ref)
        return mark

    async def unmarks(self, mark: str, place: Place | None = None) -> None:
        """Takes the mark away."""
        await self.does(Unmark(mark), place=place or Place(PLATFORM, self.world.room))

    async def presses(self, label: str, message: Message | None = None, **fields: str) -> Message | None:
        """Presses a button of a message, with the fields of its form."""
        card = message or self.world.card
        action = card.action(label)
        private = card.ref.place.id.startswith("private:")
        return await self.does(
            Press(action.token, fields), place=card.ref.place, about=card.ref, private=private
        )

    async def deletes(self, message: Message) -> None:
        """Deletes a message of the bot."""
        message.deleted = True
        await self.does(Erased(), place=message.ref.place, about=message.ref)

    async def does(self, act: Act, *, place: Place, key: str | None = None, **more: Any) -> Message | None:
        """Hands an act in as the platform would, and lets everything that follows arrive."""
        return await self.hands_in(self.act(act, place, key=key, **more))

    async def hands_in(self, inbound: Inbound) -> Message | None:
        """The same, with an act that was made before."""
        self.world.last_inbound = inbound
        reply = await self.world.engine.handle(inbound)
        await self.world.settle()
        if reply is None:
            return None
        return Message(MessageRef(inbound.place, "reply"), fit(reply.card, self.world.chat.can), None)

    @property
    def inbox(self) -> list[Message]:
        """All private messages of the bot, oldest first."""
        place = Place(PLATFORM, f"private:{self.id}")
        return [message for message in self.world.chat.messages if message.ref.place == place]

    @property
    def letter(self) -> Message:
        """The last private message."""
        assert self.inbox, f"{self.name} got no private message"
        return self.inbox[-1]

    async def member(self) -> MemberId:
        """The member behind the account."""
        row = await self.world.store.read(lambda uow: uow.get(AccountRow, PLATFORM, self.id))
        assert row is not None, f"the bot doesn't know {self.name}"
        return row.member


class World(AbstractAsyncContextManager["World"]):
    """People, rooms, a clock that stands still, and the whole way in and out."""

    def __init__(self, url: str, *, can: Capabilities = MARKS_ONLY, defaults: Defaults | None = None) -> None:
        self.url = url
        self.clock = StandingClock()
        self.chat = Chat(can)
        self.room = "garden"
        self.space = "our-village"
        self.counter = itertools.count(1)
        self.defaults = defaults or Defaults()
        self.people: dict[str, Person] = {}
        self.last_inbound: Inbound | None = None
        self.errors: list[Exception] = []

    async def __aenter__(self) -> "World":
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.store.close()

    async def start(self, *, reached: Callable[[str], None] = lambda point: None, **store: Any) -> None:
        """Starts the bot on the database, as after a crash.

        Args:
            reached: is told the named points of the courier, ``point`` those of the store; it may die there.
        """
        self.store = open_store(self.url, KINDS, **store)
        self.engine = Engine(
            self.store,
            KINDS,
            self.clock,
            defaults=self.defaults,
            adapters={PLATFORM: self.chat},
            seal=Seal(bytes(range(LENGTH))),
        )
        self.bells = Bells(self.engine, Reminding(self.store, owes_by(KINDS), lambda: None))
        self.courier = Courier(
            self.store,
            {PLATFORM: self.chat},
            self.clock,
            self._card,
            self._outgoing,
            breath=0,
            reached=reached,
            early=self.engine.marks_early,
        )

    def _card(self, uow: Any, post: Any) -> Card:
        return self._drawn(lambda: draw_card(uow, post, self.clock.now()))

    def _outgoing(self, uow: Any, row: Any) -> Card | None:
        return self._drawn(lambda: draw_outgoing(uow, row, self.clock.now()))

    def _drawn(self, draw: Any) -> Any:
        """A card that can't be drawn fails the test at once, instead of being tried again."""
        try:
            return draw()
        except Exception as error:
            self.errors.append(error)
            raise

    async def restart(self) -> None:
        """Stops the bot and starts it anew."""
        await self.store.close()
        await self.start()

    async def settle(self) -> None:
        """Lets everything that is due go out; the pauses between two redraws are waited out."""
        if FAILURES:
            raise AssertionError(FAILURES.pop())
        for _ in range(20):
            await self.courier.deliver()
            if self.errors:
                raise self.errors[0]
            later = await self.store.read(lambda uow: uow.next_delivery(self.clock.now()))
            if later is None or later > self.clock.now() + timedelta(seconds=30):
                return
            self.clock.set(later)
            self.courier.nudge()

    def person(self, name: str) -> Person:
        """Somebody in the room."""
        if name not in self.people:
            person = Person(self, name)
            self.people[name] = person
            self.chat.people[person.id] = name
            self.chat.rooms.setdefault(self.room, []).append(person.id)
        return self.people[name]

    async def circle(
        self, *names: str, name: str = "Garden", lines: str = "", room: str | None = None
    ) -> list[Person]:
        """A circle with these people; the first made it and facilitates."""
        before = self.room
        self.room = room or self.room
        people = [self.person(each) for each in names]
        everybody = ", ".join(person.id for person in people)
        aim = "vegetables for forty households"
        command = f"!circle create {name}\naim: {aim}\nmembers: {everybody}\n{lines}"
        answer = await people[0].types(command.strip(), room=self.room)
        assert answer is None or not answer.text, answer and answer.text
        self.room = before
        return people

    async def passes(self, **time: float) -> None:
        """Time goes by; what falls due meanwhile happens at its moment."""
        target = self.clock.now() + timedelta(**time)
        await self.goes_to(target)

    async def goes_to(self, target: datetime) -> None:
        """As :meth:`passes`, to a moment."""
        while True:
            due = await self.bells.next_due()
            if due is None or due > target:
                break
            self.clock.set(max(due, self.clock.now()))
            while await self.bells.ring(self.clock.now()):
                pass
            await self.settle()
        self.clock.set(max(target, self.clock.now()))
        self.courier.nudge()
        await self.settle()

    def messages(self, room: str | None = None) -> list[Message]:
        """The messages in a room, oldest first."""
        place = Place(PLATFORM, room or self.room)
        return [
            message for message in self.chat.messages if message.ref.place == place and not message.deleted
        ]

    @property
    def card(self) -> Message:
        """The last message in the room that offers something to do, else the last card."""
        here = [message for message in self.messages() if message.under is None]
        assert here, "no card hangs in the room"
        offering = [message for message in here if message.card.actions]
        return (offering or here)[-1]

    @property
    def last(self) -> Message:
        """The last message in the room."""
        return self.messages()[-1]

    async def record(self) -> dict[str, Any]:
        """The record as it is exported."""
        from bot.operating.record import record

        return await self.store.read(lambda uow: record(uow, KINDS))

    async def process(self, number: int = 1) -> dict[str, Any]:
        """A process in the record."""
        return next(each for each in (await self.record())["processes"] if each["number"] == number)
