"""The terminal adapter: a stage on which a story is told, with the cards as plain text."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from adapters.terminal.render import WIDTH, card_lines, changed_lines, framed, indented
from adapters.typed import read_typed
from bot.cards import WITHOUT_LIMITS, Action, Capabilities, Card, fit
from bot.ports import (
    NO_DOORS,
    Account,
    Act,
    Clock,
    Desk,
    Gone,
    Inbound,
    Known,
    Mark,
    Mention,
    MessageRef,
    Place,
    Press,
    Reply,
    Typed,
    Wrote,
)
from bot.words.catalogue import Speaker

__all__ = ["PLATFORM", "ROOM", "Terminal", "Unplayable"]

PLATFORM = "terminal"
ROOM = Place(PLATFORM, "room")


class Unplayable(Exception):
    """The story asks for something that nobody can do at this point."""


@dataclass(slots=True)
class _Shown:
    place: Place
    card: Card


class Terminal:
    """A room with a few people in it whose acts come from a story; what they see is printed.

    Args:
        people: their names, as everybody sees them.
        out: prints one piece of text.
    """

    platform: str = PLATFORM
    doors = NO_DOORS
    can: Capabilities = WITHOUT_LIMITS

    def __init__(
        self, clock: Clock, speaker: Speaker, people: Sequence[str], out: Callable[[str], None]
    ) -> None:
        self._clock = clock
        self._speaker = speaker
        self._people = {name: Known(Account(PLATFORM, name.casefold()), name) for name in people}
        self._out = out
        self._desk: Desk | None = None
        self._shown: dict[str, _Shown] = {}
        self._by_key: dict[str, MessageRef] = {}
        self._ids = count(1)
        self._acts = count(1)

    # --- what the engine asks for ----------------------------------------------------------------

    def opened(self, desk: Desk) -> None:
        """From now on acts are handed in here."""
        self._desk = desk
        desk.caught_up(PLATFORM, True)

    async def run(self, desk: Desk) -> None:
        """Is there until cancelled; what happens, happens when the story says so."""
        self.opened(desk)
        await asyncio.Event().wait()

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        """Prints a card. The same key prints nothing more."""
        if key not in self._by_key:
            ref = self._by_key[key] = MessageRef(to, f"m{next(self._ids)}")
            shown = self._shown[ref.id] = _Shown(to, fit(card, self.can))
            self._print(self._heading(to), card_lines(shown.card, WIDTH - 2))
        return self._by_key[key]

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Prints what has changed in a card. Raises Gone for a message that never was."""
        shown = self._shown.get(message.id)
        if shown is None:
            raise Gone
        before, shown.card = shown.card, fit(card, self.can)
        changed = changed_lines(before, shown.card, WIDTH - 2)
        if changed and shown.card.actions:
            self._print(self._speaker.text("play-changed"), changed)

    async def remove(self, message: MessageRef) -> None:
        """What stands on a terminal stays there. Raises Gone."""
        raise Gone

    async def private(self, account: Account) -> Place:
        """The person's own conversation with the bot. Raises Gone for a stranger."""
        if all(known.account != account for known in self._people.values()):
            raise Gone
        return Place(PLATFORM, f"private-{account.id}")

    async def roster(self, place: Place) -> Sequence[Known]:
        """Everybody in the place."""
        return tuple(known for known in self._people.values() if place in (ROOM, self._nook(known.account)))

    # --- what people do --------------------------------------------------------------------------

    async def types(self, who: str, text: str) -> None:
        """Somebody types a line or several into the room."""
        self._out(f"\n{who}:\n{indented(text)}")
        act: Act = read_typed(text, self._mentions(text)) or Wrote(text)
        if isinstance(act, Typed):
            raise Unplayable(text)
        await self._hand_in(who, ROOM, act)

    async def presses(self, who: str, verb: str, **fields: str) -> None:
        """Somebody presses the newest button that they see for the verb, and fills in its form.

        Raises Unplayable if they see no such button.
        """
        ref, action = self._button(who, verb)
        said = "".join(f"\n{indented(f'“{text}”')}" for text in fields.values())
        self._out(f"\n{who} → [{action.label}]{said}")
        await self._hand_in(who, ref.place, Press(action.token, fields), about=ref)

    async def marks(self, who: str, emoji: str) -> None:
        """Somebody puts a mark under the newest card in the room whose legend has it."""
        for id, shown in reversed(self._shown.items()):
            if shown.place == ROOM and any(action.mark == emoji for action in shown.card.actions):
                self._out(f"\n{who} → {emoji}")
                mark = Mark(emoji, f"{who}-{emoji}-{id}")
                await self._hand_in(who, ROOM, mark, about=MessageRef(ROOM, id))
                return
        raise Unplayable(f"{who} finds no card for {emoji}")

    async def _hand_in(self, who: str, place: Place, act: Act, about: MessageRef | None = None) -> None:
        if self._desk is None:
            raise Unplayable("nobody listens yet")
        known = self._people[who]
        reply = await self._desk.handle(
            Inbound(
                key=f"{PLATFORM}:{next(self._acts)}",
                who=known,
                place=place,
                at=self._clock.now(),
                act=act,
                organisation=ROOM.id,
                about=about,
                private=place != ROOM,
                present=tuple(self._people.values()),
            )
        )
        if reply is not None:
            self._answer(known, reply)

    def _answer(self, known: Known, reply: Reply) -> None:
        heading = self._heading(self._nook(known.account) if reply.private else ROOM)
        self._print(heading, card_lines(fit(reply.card, self.can), WIDTH - 2))

    def _button(self, who: str, verb: str) -> tuple[MessageRef, Action]:
        seen = (ROOM, self._nook(self._people[who].account))
        for id, shown in reversed(self._shown.items()):
            for action in shown.card.actions:
                if shown.place in seen and action.token.split("/")[2:3] == [verb]:
                    return MessageRef(shown.place, id), action
        raise Unplayable(f"{who} sees no button for {verb}")

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        return tuple(
            Mention(known.account, f"@{name}") for name, known in self._people.items() if f"@{name}" in text
        )

    def _nook(self, account: Account) -> Place:
        return Place(PLATFORM, f"private-{account.id}")

    def _heading(self, place: Place) -> str:
        for name, known in self._people.items():
            if place == self._nook(known.account):
                return self._speaker.text("play-to-one", name=name)
        return self._speaker.text("play-to-all")

    def _print(self, heading: str, lines: list[str]) -> None:
        self._out(framed(heading, lines))
