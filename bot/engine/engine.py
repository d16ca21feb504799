"""The engine: what adapters hand acts in to. One act is one transaction; it answers once that is durable."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import structlog

from bot.commands import dispatch
from bot.commands.acting import Acting, Answer, Defaults, Refusal
from bot.conduct import Conduct
from bot.core.kernel import Kind, MemberId, Message, Notice, Ring, StreamId, message
from bot.engine import absence
from bot.engine.entrance import admitted
from bot.ports import (
    Account,
    Adapter,
    Clock,
    Command,
    Departed,
    Erased,
    Inbound,
    Known,
    Mark,
    MessageRef,
    Moved,
    Press,
    Reply,
    Store,
    Typed,
    UnitOfWork,
    Unmark,
    Wrote,
)
from bot.rows import AccountRow, Cursor, Home, Inbox, MarkRow, PlaceRow, Shown, Timer
from bot.verbs import BY_WORDS
from bot.views.drawing import compose_reply

log = structlog.get_logger()

T = TypeVar("T")

RUNG_AT_ONCE = 256
"""Deadlines taken up in one go; those of one go share a commit."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an act: whether it was new, and what the person is told."""

    new: bool
    answer: Answer | None = None
    member: MemberId | None = None
    changed: bool = False


class Engine:
    """Takes in acts, rings deadlines, and keeps what adapters ask it to keep.

    Args:
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
        nudge: Callable[[], None] = lambda: None,
        refused: Callable[[str], None] = lambda key: None,
    ) -> None:
        self.store = store
        self.kinds = kinds
        self.clock = clock
        self.defaults = defaults or Defaults()
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
            taken = await self._write(inbound, lambda uow: self._take(uow, inbound))
        except Refusal as refusal:
            self.refused(refusal.reason.key)
            private = refusal.private or _is_private(inbound)
            answer = Answer(refusal.reason, private=private)
            taken = await self._write(inbound, lambda uow: self._refuse(uow, inbound, answer))
        except Exception:
            log.exception("an act could not be taken in", act=type(inbound.act).__name__, key=inbound.key)
            self.refused("refused-internal")
            answer = Answer(message("refused-internal"), private=_is_private(inbound))
            taken = await self._write(inbound, lambda uow: self._refuse(uow, inbound, answer))
        if taken.changed or taken.answer:
            self.nudge()
        if not taken.new or taken.answer is None or not self._answers_directly(inbound):
            return None
        return await self._reply(inbound, taken)

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
        act = inbound.act
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
        except Exception:
            log.exception("nobody could say who is in the place", platform=inbound.place.platform)
            return inbound

    def _take(self, uow: UnitOfWork, inbound: Inbound) -> Taken:
        if uow.get(Inbox, inbound.key) is not None:
            return Taken(new=False)
        now = self.clock.now()
        uow.put(Inbox(inbound.key, now))
        conduct = self._conduct(uow, now, inbound)
        acting = Acting(uow, conduct, inbound, self.defaults)
        absence.spoken(uow, inbound)
        try:
            answer = self._act(acting, inbound)
        except Refusal as refusal:
            raise acting.outlasting(refusal) from None
        # Somebody who only talks stays a stranger; whoever is answered is known from then on.
        member = acting.me if answer is not None else acting.acquainted()
        if answer is not None and not self._answers_directly(inbound):
            self._send_answer(conduct, inbound, answer, member)
        return Taken(True, answer, member, changed=bool(conduct.changed) or answer is not None)

    def _conduct(self, uow: UnitOfWork, now: datetime, inbound: Inbound) -> Conduct:
        platform, act = inbound.place.platform, inbound.act
        cause = dispatch.mark_cause(platform, act.mark) if isinstance(act, Mark) else inbound.key
        return Conduct(uow, self.kinds, now, cause=cause, platform=platform)

    def _act(self, acting: Acting, inbound: Inbound) -> Answer | None:
        act = inbound.act
        match act:
            case Command():
                return dispatch.command(acting, act)
            case Typed():
                acting.make_known()
                return Answer(Message(act.refusal, dict(act.params)), private=inbound.private)
            case Press():
                return dispatch.press(acting, act)
            case Mark():
                return dispatch.mark(acting, act)
            case Unmark():
                return dispatch.unmark(acting, act)
            case Wrote():
                return dispatch.wrote(acting, act)
            case Erased():
                absence.erased(acting.uow, inbound)
            case Moved():
                absence.moved(acting.conduct, inbound.place, act.to)
            case Departed():
                pass
        return None

    def _refuse(self, uow: UnitOfWork, inbound: Inbound, answer: Answer) -> Taken:
        """The refused act is remembered, so that it is refused once; nothing else is kept of it."""
        if uow.get(Inbox, inbound.key) is not None:
            return Taken(new=False)
        now = self.clock.now()
        uow.put(Inbox(inbound.key, now))
        conduct = self._conduct(uow, now, inbound)
        acting = Acting(uow, conduct, inbound, self.defaults)
        if isinstance(inbound.act, Mark):
            dispatch.keep_mark(acting, inbound.act)
        if not self._answers_directly(inbound):
            self._send_answer(conduct, inbound, answer, acting.make_known())
        return Taken(True, answer, acting.acquainted())

    def _answers_directly(self, inbound: Inbound) -> bool:
        adapter = self.adapters.get(inbound.place.platform)
        return adapter is None or adapter.can.answers_directly

    def _send_answer(
        self, conduct: Conduct, inbound: Inbound, answer: Answer, member: MemberId | None
    ) -> None:
        """Where the platform gives no direct answer, it is a message like any other, and as durable."""
        key = f"answer:{inbound.key}"
        privately = answer.private or inbound.source is None
        if privately and not inbound.private:
            notice = Notice(answer.text, to=member, slot=answer.slot)
            conduct.send(notice, key, stream=answer.stream)
            return
        place, source = inbound.place, inbound.source
        at = Home(StreamId(""), place.platform, place.id)
        under = source.id if source else None
        notice = Notice(answer.text, to=member if inbound.private else None, slot=answer.slot)
        conduct.send(notice, key, stream=answer.stream, at=at, under=under)

    async def _reply(self, inbound: Inbound, taken: Taken) -> Reply | None:
        answer = taken.answer
        if answer is None:
            return None
        now = self.clock.now()
        card = await self.store.read(
            lambda uow: compose_reply(
                uow,
                answer.text,
                stream=answer.stream,
                slot=answer.slot,
                reader=taken.member,
                place=inbound.place,
                private=answer.private or inbound.private,
                now=now,
            )
        )
        return Reply(card, answer.private)

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
            due = await self.store.read(partial(_due, now=now, after=last))
            rung += sum(await asyncio.gather(*(self._ring(timer) for timer in due)))
            if rung or len(due) < RUNG_AT_ONCE:
                break
            last = due[-1]
        if rung:
            self.nudge()
        return rung

    async def _ring(self, timer: Timer) -> bool:
        try:
            return await self.store.write(
                lambda uow: self._ring_one(uow, timer), needs=[(Timer, (timer.stream, timer.key))]
            )
        except Exception:
            log.exception("a deadline could not be rung", stream=timer.stream, timer=timer.key)
            return False

    def _ring_one(self, uow: UnitOfWork, timer: Timer) -> bool:
        current = uow.get(Timer, timer.stream, timer.key)
        if current is None or current.due_at != timer.due_at:
            return False
        stream = uow.load(timer.stream)
        if stream is None:
            uow.remove(timer)
            return True
        if self._waits(uow, stream.circle):
            return False
        now = max(self.clock.now(), timer.due_at)
        conduct = Conduct(uow, self.kinds, now)
        conduct.run(stream.id, Ring(timer.key, timer.due_at))
        if not conduct.changed:
            uow.remove(timer)
        return True

    def _waits(self, uow: UnitOfWork, circle: StreamId) -> bool:
        """Nothing is decided while somebody's answer may wait in a backlog."""
        behind = {platform for platform, yes in self._caught_up.items() if not yes}
        if not behind:
            return False
        return any(home.platform in behind for home in uow.find(Home, circle=circle))

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

    def _clockwork(self, uow: UnitOfWork, now: datetime) -> Conduct:
        return Conduct(uow, self.kinds, now)

    async def open_messages(
        self, platform: str, places: Collection[str] | None = None
    ) -> Sequence[MessageRef]:
        """The messages whose marks count now, newest first."""
        return await self.store.read(lambda uow: absence.open_messages(uow, self.kinds, platform, places))

    async def marks_found(self, message: MessageRef, marks: Sequence[tuple[Account, Mark, datetime]]) -> None:
        """After a gap: hands in the difference between the marks found and those known."""
        platform = message.place.platform
        known = await self.store.read(
            lambda uow: uow.find(MarkRow, platform=platform, place=message.place.id, message=message.id)
        )
        there = {mark.mark for _, mark, _ in marks}
        for row in known:
            if row.mark not in there:
                who = Known(Account(platform, row.account), "")
                await self.handle(
                    _found(message, who, Unmark(row.mark), f"gone:{row.mark}", self.clock.now())
                )
        before = {row.mark for row in known}
        new = [found for found in marks if found[1].mark not in before]
        for account, mark, at in sorted(new, key=absence.weight):
            if await self._stands_already(message, account, mark):
                continue
            await self.handle(_found(message, Known(account, ""), mark, f"mark:{mark.mark}", at))

    async def _stands_already(self, message: MessageRef, account: Account, mark: Mark) -> bool:
        """Whether the person has answered this card; then they are asked which answer they mean."""
        now = self.clock.now()

        def ask(uow: UnitOfWork) -> bool:
            if not absence.has_answered(uow, self.kinds, message, account):
                return False
            absence.ask_which(self._clockwork(uow, now), message, account, mark)
            return True

        asked = await self.store.write(ask)
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

        def keep(uow: UnitOfWork) -> None:
            row = uow.get(Cursor, platform)
            uow.put(Cursor(platform, token, row.seen_at if row else now))

        await self.store.write(keep)


def _due(uow: UnitOfWork, now: datetime, after: Timer | None) -> Sequence[Timer]:
    return uow.due(now, limit=RUNG_AT_ONCE, after=after)


def _found(message: MessageRef, who: Known, act: Mark | Unmark, key: str, at: datetime) -> Inbound:
    return Inbound(key, who, message.place, at, act, about=message)


def _is_private(inbound: Inbound) -> bool:
    return inbound.private or dispatch.is_private(inbound.act)
