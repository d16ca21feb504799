"""The engine: what adapters hand acts in to. One act is one transaction; it answers once that is durable."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import structlog

from bot.cards import Card, Form
from bot.commands.acting import Answer, Defaults, Refusal
from bot.commands.dispatch import commanded
from bot.conduct import Conduct
from bot.core.kernel import Kind, message
from bot.engine import absence, ringing
from bot.engine.entrance import admitted
from bot.engine.places import waited_for, writable
from bot.engine.taking import Taken, Taking, is_private
from bot.ports import (
    Account,
    Adapter,
    Clock,
    Command,
    Gone,
    Inbound,
    Mark,
    MessageRef,
    Place,
    Press,
    Reply,
    Store,
    Suggestion,
    UnitOfWork,
)
from bot.rows import AccountRow, Cursor, Inbox, Kept, MarkRow, PlaceRow, Shown, Timer
from bot.seal import Seal
from bot.verbs import BY_WORDS
from bot.views import home
from bot.views.drawing import SHOWN_TO_ALL, compose_reply

log = structlog.get_logger()

T = TypeVar("T")


class _Seen(Exception):
    """Carries what was seen out of a transaction, and ends it so that nothing of it is kept."""

    def __init__(self, what: Any) -> None:
        super().__init__()
        self.what = what


class Engine:
    """Takes in acts, rings deadlines, and keeps what adapters ask it to keep.

    Args:
        seal: under which words lie that nobody sees yet; ``None``: they are lost when this process ends.
        nudge: called after each commit that may have something to send or to wait for.
        refused: is told the key of the sentence with which an act was refused.
    """

    def __init__(
        self,
        store: Store,
        kinds: Mapping[str, Kind],
        clock: Clock,
        *,
        defaults: Defaults | None = None,
        adapters: Mapping[str, Adapter] | None = None,
        seal: Seal | None = None,
        nudge: Callable[[], None] = lambda: None,
        refused: Callable[[str], None] = lambda key: None,
    ) -> None:
        self.store = store
        self.kinds = kinds
        self.clock = clock
        self.defaults = defaults or Defaults()
        self.seal = seal or Seal.for_now()
        self.adapters: dict[str, Adapter] = dict(adapters or {})
        self.nudge = nudge
        self.refused = refused
        self._caught_up: dict[str, bool] = {}

    # --- acts -----------------------------------------------------------------------------------------

    async def handle(self, inbound: Inbound) -> Reply | None:
        """Takes in one act; returns when it is durable. A repeat returns ``None`` and changes nothing."""
        if not (inbound.key and inbound.who.account.id and inbound.place.id):
            log.warning("an act without an id was left alone", platform=inbound.place.platform)
            return None
        inbound = admitted(await self._with_roster(inbound))
        try:
            taken = await self._write(inbound, lambda uow: self._taking(uow, inbound).take())
        except Refusal as refusal:
            self.refused(refusal.reason.key)
            private = refusal.private or is_private(inbound)
            answer = Answer(refusal.reason, refusal.stream, refusal.slot, private=private)
            removes = refusal.removes
            taken = await self._write(
                inbound, lambda uow: self._taking(uow, inbound).refuse(answer, removes=removes)
            )
        except Exception:
            log.exception("an act could not be taken in", act=type(inbound.act).__name__, key=inbound.key)
            self.refused("refused-internal")
            answer = Answer(message("refused-internal"), private=is_private(inbound))
            taken = await self._write(inbound, lambda uow: self._taking(uow, inbound).refuse(answer))
        if taken.changed or taken.answer:
            self.nudge()
        if not taken.new or taken.answer is None or not self._answers_directly(inbound):
            return None
        return await self._reply(inbound, taken)

    async def form(self, inbound: Inbound) -> Form | None:
        """What has to be asked before the act can be done."""
        return await self._glimpse(inbound, lambda taking: taking.asks())

    async def suggestions(self, inbound: Inbound, option: str) -> Sequence[Suggestion]:
        """What an option of the command could be."""
        return await self._glimpse(inbound, lambda taking: taking.suggests(option))

    async def home(self, who: Account, organisation: str, language: str = "") -> Sequence[Card]:
        """What concerns somebody in one organisation, at a glance."""
        now = self.clock.now()
        return await self.store.read(lambda uow: home.home(uow, who, organisation, now, language))

    async def _glimpse(self, inbound: Inbound, look: Callable[[Taking], T]) -> T:
        """What would be if the act were taken in now; nothing of it is kept."""
        inbound = admitted(inbound)

        def work(uow: UnitOfWork) -> None:
            raise _Seen(look(self._taking(uow, inbound)))

        try:
            await self._write(inbound, work)
        except _Seen as seen:
            found: T = seen.what
            return found
        raise AssertionError("a glimpse ends with what was seen")

    async def _write(self, inbound: Inbound, work: Callable[[UnitOfWork], T]) -> T:
        account = inbound.who.account
        needs: list[tuple[type, tuple[Any, ...]]] = [
            (Inbox, (inbound.key,)),
            (PlaceRow, (inbound.place.platform, inbound.place.id)),
            (AccountRow, (account.platform, account.id)),
        ]
        if inbound.about is not None:
            about = inbound.about
            needs.append((Shown, (about.place.platform, about.place.id, about.id)))
        return await self.store.write(work, needs=needs)

    async def _with_roster(self, inbound: Inbound) -> Inbound:
        """Fills in who is in the place, where a command brings people into a circle: ``here`` means all of
        them, and somebody named by id gets the name that the place knows."""
        act = commanded(inbound.act) if isinstance(inbound.act, Press) else inbound.act
        verb = BY_WORDS.get((act.group, act.verb)) if isinstance(act, Command) else None
        adapter = self.adapters.get(inbound.place.platform)
        if (
            verb is None
            or not verb.takes_people
            or inbound.private
            or inbound.present is not None
            or adapter is None
        ):
            return inbound
        try:
            return replace(inbound, present=tuple(await adapter.roster(inbound.place)))
        except Gone:
            return inbound  # the platform doesn't tell us; "here" is refused then
        except Exception:
            log.exception("nobody could say who is in the place", platform=inbound.place.platform)
            return inbound

    def _taking(self, uow: UnitOfWork, inbound: Inbound) -> Taking:
        return Taking(
            uow,
            inbound,
            kinds=self.kinds,
            now=self.clock.now(),
            defaults=self.defaults,
            seal=self.seal,
            directly=self._answers_directly(inbound),
        )

    def _answers_directly(self, inbound: Inbound) -> bool:
        adapter = self.adapters.get(inbound.place.platform)
        return adapter is None or (adapter.can.answers_directly and inbound.answerable)

    async def _reply(self, inbound: Inbound, taken: Taken) -> Reply | None:
        answer = taken.answer
        if answer is None:
            return None
        now = self.clock.now()
        adapter = self.adapters.get(inbound.place.platform)
        # What only its author needs to read isn't read by all, where the platform spares them that.
        spared = adapter is not None and adapter.can.private_answers and answer.text.key not in SHOWN_TO_ALL
        private = answer.private or spared
        card = await self.store.read(
            lambda uow: compose_reply(
                uow,
                answer.text,
                stream=answer.stream,
                slot=answer.slot,
                reader=taken.member,
                place=inbound.place,
                private=private or inbound.private,
                now=now,
                language=inbound.language,
            )
        )
        return Reply(card, private, taken.refused)

    # --- time -----------------------------------------------------------------------------------------

    async def ring(self, now: datetime) -> int:
        """Rings the deadlines that are due, the earliest first; those of circles whose platforms haven't
        been read to the end wait.

        Returns:
            How many were rung.
        """
        rung = 0
        last: Timer | None = None
        while True:
            due = await self.store.read(partial(ringing.due, now=now, after=last))
            rung += sum(await asyncio.gather(*(self._ring(timer) for timer in due)))
            if rung or len(due) < ringing.AT_ONCE:
                break
            last = due[-1]
        if rung:
            self.nudge()
        return rung

    async def _ring(self, timer: Timer) -> bool:
        try:
            return await self.store.write(
                lambda uow: ringing.ring(
                    self._clockwork(uow, max(self.clock.now(), timer.due_at)), timer, self._behind()
                ),
                needs=[(Timer, (timer.stream, timer.key))],
            )
        except Exception:
            log.exception("a deadline could not be rung", stream=timer.stream, timer=timer.key)
            return False

    def _behind(self) -> frozenset[str]:
        return frozenset(platform for platform, yes in self._caught_up.items() if not yes)

    def _clockwork(self, uow: UnitOfWork, now: datetime) -> Conduct:
        """What nobody does: the clock acts."""
        return Conduct(uow, self.kinds, now, seal=self.seal)

    async def next_due(self) -> datetime | None:
        """When the next deadline falls due."""
        return await self.store.read(lambda uow: uow.next_due())

    # --- catching up ----------------------------------------------------------------------------------

    def awaits(self, platform: str) -> None:
        """Deadlines wait for this platform until it says that it is caught up."""
        self._caught_up.setdefault(platform, False)

    def caught_up(self, platform: str, yes: bool) -> None:
        """An adapter's continuous report on whether all that people did is taken in."""
        was = self._caught_up.get(platform)
        self._caught_up[platform] = yes
        if yes and not was:
            self.nudge()

    async def returned(self, platform: str) -> None:
        """After an outage: steps that lost much of their time get it back. Call before ``caught_up``."""
        now = self.clock.now()
        await self.store.write(lambda uow: absence.give_back_time(self._clockwork(uow, now), platform))
        self.nudge()

    async def heard(self, platform: str) -> None:
        """The platform works: an outage counts from the last time this was said."""
        now = self.clock.now()
        await self.store.write(lambda uow: absence.heard(uow, platform, now))

    async def writable(self, places: Collection[Place]) -> None:
        """The bot may write in these places: what waited for one of them goes out."""
        found, now = frozenset(places), self.clock.now()
        waiting = await self.store.read(lambda uow: waited_for(uow, found, now))
        if waiting:
            await self.store.write(lambda uow: writable(uow, waiting, now))
            self.nudge()

    async def open_messages(
        self, platform: str, places: Collection[str] | None = None
    ) -> Sequence[MessageRef]:
        """The messages whose marks count now, newest first."""
        return await self.store.read(lambda uow: absence.open_messages(uow, self.kinds, platform, places))

    async def conversations(self, platform: str) -> Sequence[Place]:
        """The private conversations of everybody in a circle where something is open."""
        return await self.store.read(lambda uow: absence.conversations(uow, self.kinds, platform))

    async def marks_found(self, message: MessageRef, marks: Sequence[tuple[Account, Mark, datetime]]) -> None:
        """After a gap: hands in the difference between the marks found and those known."""
        known = await self.store.read(lambda uow: absence.known_marks(uow, message))
        for row in absence.gone(known, marks):
            await self.handle(absence.taken_away(message, row, self.clock.now()))
        for account, mark, at in absence.new(known, marks):
            if not await self._stands_already(message, account, mark):
                await self.handle(absence.put_there(message, account, mark, at))

    async def marks_early(self, message: MessageRef, marks: Sequence[MarkRow]) -> None:
        """Hands in the marks that were put under a card before its arrival was known."""
        for row in sorted(marks, key=lambda row: row.at):
            account = Account(message.place.platform, row.account)
            await self.handle(absence.put_there(message, account, Mark(row.emoji, row.mark), row.at))

    async def _stands_already(self, message: MessageRef, account: Account, mark: Mark) -> bool:
        """Whether the person has answered this card; then they are asked which answer they mean."""
        now = self.clock.now()
        asked = await self.store.write(
            lambda uow: absence.ask_which(self._clockwork(uow, now), message, account, mark)
        )
        if asked:
            self.nudge()
        return asked

    async def cursor(self, platform: str) -> str | None:
        """How far this platform has been read."""
        row = await self.store.read(lambda uow: uow.get(Cursor, platform))
        return row.token if row else None

    async def keep_cursor(self, platform: str, token: str) -> None:
        """Remembers how far this platform has been read."""
        now = self.clock.now()
        await self.store.write(lambda uow: absence.read_to(uow, platform, token, now))

    async def kept(self, platform: str) -> Mapping[str, str]:
        """All that the platform's adapter has had kept, by name."""
        rows = await self.store.read(lambda uow: uow.find(Kept, platform=platform))
        return {row.name: row.value for row in rows}

    async def keep(self, platform: str, name: str, value: str | None) -> None:
        """Remembers something for the platform's adapter, or forgets it."""

        def work(uow: UnitOfWork) -> None:
            if value is None:
                uow.remove(Kept(platform, name, ""))
            else:
                uow.put(Kept(platform, name, value))

        await self.store.write(work)
