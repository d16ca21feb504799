"""How one message is brought out: claimed, drawn from what is committed, sent, and marked as sent."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeAlias, TypeVar

import structlog

from bot.cards import Card
from bot.courier import keeping
from bot.courier.accounts import Reach, accounts_of, place_instead, reach
from bot.courier.agenda import PATIENT_TRIES, Delivery
from bot.ports import Account, Adapter, Barred, Clock, Gone, MessageRef, Place, Store, TryLater, UnitOfWork
from bot.rows import AccountRow, MarkRow, Outgoing, Post
from bot.waiting import pause

T = TypeVar("T")

DrawCard: TypeAlias = Callable[[UnitOfWork, Post], Card]
TakeEarly: TypeAlias = Callable[[MessageRef, Sequence[MarkRow]], Awaitable[None]]
DrawOutgoing: TypeAlias = Callable[[UnitOfWork, Outgoing], Card | None]

LEASE = timedelta(seconds=20)
"""So long a message that was being sent when the process died is left alone. Kept up while it is sent."""

PATIENCE = timedelta(minutes=5)
"""A send that takes longer is given up and tried again; with its key it isn't sent twice."""

log = structlog.get_logger(__name__)


class Undrawable(Exception):
    """The message couldn't be drawn. Says nothing about its place."""


class Count(Protocol):
    """Is told what was done, on which platform, and how often."""

    def __call__(self, what: str, platform: str, times: int = 1) -> None: ...


class Carrier:
    """Brings single messages out, and keeps what came of it."""

    def __init__(
        self,
        store: Store,
        adapters: Mapping[str, Adapter],
        clock: Clock,
        draw_card: DrawCard,
        draw_outgoing: DrawOutgoing,
        count: Count,
        reached: Callable[[str], None],
        lease: timedelta,
        early: TakeEarly,
    ) -> None:
        self._store = store
        self._adapters = adapters
        self._clock = clock
        self._draw_card = draw_card
        self._draw_outgoing = draw_outgoing
        self._count = count
        self._reached = reached
        self._lease = lease
        self._early = early

    async def carry(self, delivery: Delivery) -> datetime | None:
        """Brings one message out. Gives the moment until which its lane is to rest, if it is."""
        now = self._clock.now()
        row = await self._store.write(lambda uow: keeping.claim(uow, delivery.row, now, self._lease))
        if row is None:
            return None
        self._reached("after-claim")
        try:
            if isinstance(row, Post):
                await self._card(row)
            else:
                await self._outgoing(row)
        except TryLater as wait:
            until = self._clock.now() + wait.after
            self._count("put off", delivery.platform)
            await self._put_off(row, until, failed=False)
            return until
        except Exception as error:
            attempt = row.attempts + 1
            rest = pause(attempt)
            until = self._clock.now() + rest
            self._count("failed", delivery.platform)
            log.warning(
                "a message didn't go out",
                platform=delivery.platform,
                row=_id(row),
                attempt=attempt,
                seconds=rest.total_seconds(),
                exc_info=error,
            )
            await self._put_off(row, until, failed=True)
            # Lost connections keep the order for as long as they last. What fails by itself may be
            # passed by those behind it, soon; what can't even be drawn, at once.
            holds = isinstance(error, OSError) or attempt < PATIENT_TRIES
            return until if holds and not isinstance(error, Undrawable) else None
        return None

    async def _put_off(self, row: Post | Outgoing, until: datetime, *, failed: bool) -> None:
        await self._store.write(lambda uow: keeping.put_off(uow, row, until, failed=failed))

    async def _card(self, post: Post) -> None:
        adapter = self._adapters[post.platform]
        place = Place(post.platform, post.place)

        def draw(uow: UnitOfWork) -> tuple[int, Card] | None:
            # The version is read first: if the stream moves on meanwhile we draw once too often, never
            # too little.
            current = keeping.fresh(uow, post)
            return (current.wanted, _drawing(self._draw_card, uow, current)) if current else None

        found = await self._store.read(draw)
        if found is None:
            return
        version, card = found
        try:
            if post.message is None:
                key = f"{post.id}~{post.losses}" if post.losses else post.id
                message = await self._patiently(post, adapter.post(key, place, card))
                self._count("posted", post.platform)
                if post.attempts:
                    # An earlier attempt may have arrived, and its key then gives that message with the
                    # card of that time: leave it marked as stale, so that it is redrawn.
                    version = post.drawn
            else:
                message = MessageRef(place, post.message)
                await self._patiently(post, adapter.edit(message, card))
                self._count("edited", post.platform)
                self._count("coalesced", post.platform, max(0, version - post.drawn - 1))
        except Gone as gone:
            if post.message is None or isinstance(gone, Barred):
                await self._place_gone(post, place)
            else:
                self._count("lost", post.platform)
                await self._store.write(lambda uow: keeping.redo(uow, post, self._clock.now()))
            return
        self._reached("after-send")
        now, gap = self._clock.now(), timedelta(seconds=adapter.can.edit_gap)
        self._reached("before-mark")
        early = await self._store.write(lambda uow: keeping.drawn(uow, post, version, message, now, gap))
        self._reached("after-mark")
        if early:
            await self._early(message, early)

    async def _outgoing(self, row: Outgoing) -> None:
        told = Place(row.platform, row.place) if row.platform and row.place else None
        if told is not None and row.under is not None and not row.message:
            await self._take_away(row, MessageRef(told, row.under))
            return

        def draw(uow: UnitOfWork) -> tuple[Card | None, Reach]:
            card = _drawing(self._draw_outgoing, uow, row)
            if told is not None or row.member is None:
                return card, Reach()
            return card, reach(uow, row, accounts_of(uow, {row.member})[row.member], self._adapters)

        card, way = await self._store.read(draw)
        if card is None or way.nobody:
            await self._store.write(lambda uow: keeping.sent(uow, row, None, self._clock.now()))
        elif told is not None:
            await self._to_place(row, told, card)
        elif row.member is None:
            raise ValueError("a message to nobody and nowhere")
        elif way.account is None:
            await self._unreachable(row, None)
        else:
            await self._privately(row, way.account, way.place, card)

    async def _take_away(self, row: Outgoing, message: MessageRef) -> None:
        """Takes somebody's message away, where the platform lets us; they were told of it."""
        try:
            await self._patiently(row, self._adapters[message.place.platform].remove(message))
            self._count("taken away", message.place.platform)
        except Gone:
            log.info("a message stays where it is", platform=message.place.platform)
        await self._store.write(lambda uow: keeping.sent(uow, row, None, self._clock.now()))

    async def _to_place(self, row: Outgoing, place: Place, card: Card) -> None:
        adapter = self._adapters[place.platform]
        under = MessageRef(place, row.under) if row.under is not None else None
        try:
            try:
                message = await self._patiently(row, adapter.post(row.key, place, card, under=under))
            except Gone:
                if under is None:
                    raise
                # Perhaps only the message we answer was deleted: then say it without.
                message = await self._patiently(row, adapter.post(row.key, place, card))
        except Gone:
            if row.member is None:
                await self._place_gone(row, place)
            else:
                await self._store.write(lambda uow: keeping.not_here(uow, row))
            return
        await self._sent(row, message, card)

    async def _privately(self, row: Outgoing, account: AccountRow, opened: Place | None, card: Card) -> None:
        adapter = self._adapters[account.platform]
        try:
            if opened is None:
                opened = await self._open(row, account)
            message = await self._patiently(row, adapter.post(row.key, opened, card))
        except Gone:
            await self._unreachable(row, account)
            return
        await self._sent(row, message, card)

    async def _open(self, row: Outgoing, account: AccountRow) -> Place:
        native = Account(account.platform, account.native)
        place = await self._patiently(row, self._adapters[account.platform].private(native))
        await self._store.write(lambda uow: keeping.opened(uow, account, place))
        return place

    async def _sent(self, row: Outgoing, message: MessageRef, card: Card) -> None:
        self._count("sent", message.place.platform)
        self._reached("after-send")
        now = self._clock.now()
        self._reached("before-mark")
        legend = any(action.mark for action in card.actions)
        early = await self._store.write(lambda uow: keeping.sent(uow, row, message, now, legend=legend))
        if early:
            await self._early(message, early)
        self._reached("after-mark")

    async def _unreachable(self, row: Outgoing, account: AccountRow | None) -> None:
        if account is not None:
            self._count("unreachable", account.platform)
        now, platforms = self._clock.now(), self._adapters.keys()
        instead = await self._store.read(lambda uow: place_instead(uow, row, platforms))
        await self._store.write(lambda uow: keeping.unreachable(uow, row, account, platforms, instead, now))

    async def _place_gone(self, row: Post | Outgoing, place: Place) -> None:
        self._count("gone", place.platform)
        log.warning("nothing can be written there any more", platform=place.platform, place=place.id)
        await self._store.write(lambda uow: keeping.place_gone(uow, row, place))

    async def _patiently(self, row: Post | Outgoing, sending: Coroutine[Any, Any, T]) -> T:
        """Waits for the platform, keeping the lease up meanwhile, but not for ever."""
        task = asyncio.ensure_future(sending)
        step = self._lease / 2
        try:
            for _ in range(PATIENCE // step):
                await asyncio.wait({task}, timeout=step.total_seconds())
                if task.done():
                    return task.result()
                await self._keep_lease(row)
            raise TimeoutError
        finally:
            task.cancel()

    async def _keep_lease(self, row: Post | Outgoing) -> None:
        until = self._clock.now() + self._lease
        await self._store.write(lambda uow: keeping.keep_lease(uow, row, until))


def _drawing(draw: Callable[[UnitOfWork, Any], T], uow: UnitOfWork, row: Any) -> T:
    try:
        return draw(uow, row)
    except Exception as error:
        raise Undrawable from error


def _id(row: Post | Outgoing) -> str:
    return row.id if isinstance(row, Post) else row.key
