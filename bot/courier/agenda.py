"""Which message goes out next: one at a time in each place, in order, and what matters most first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from bot.courier.accounts import accounts_of, reach
from bot.ports import UnitOfWork
from bot.rows import Outgoing, Post
from bot.waiting import NEVER, parked

PATIENT_TRIES = 3
"""So often a failing message is tried before those behind it may pass."""

COUNTER_YIELDS = timedelta(seconds=30)
"""So long a mere redraw lets newer notices go first."""

Lane: TypeAlias = tuple[str, str]
"""A place, or ``""`` and a member: in it, one message follows the other."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message that may go out now."""

    row: Post | Outgoing
    lane: Lane
    platform: str
    rank: tuple[int, datetime, str]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What may go out now, at most one message a lane, and when to look again if nothing happens."""

    deliveries: tuple[Delivery, ...] = ()
    look_at: datetime | None = None


def agenda(uow: UnitOfWork, now: datetime, platforms: Collection[str], *, limit: int) -> Agenda:
    """Looks through all that waits.

    In a place: new cards, then live cards whose ``not_before`` the engine has cleared (something was
    decided), then notices in the order they were written, then counters. A notice waits for the card it
    points at. Messages for platforms that are off are passed over.
    """
    heads: dict[Lane, Delivery] = {}
    for delivery in sorted(_waiting(uow, now, platforms, limit), key=lambda delivery: delivery.rank):
        heads.setdefault(delivery.lane, delivery)
    unposted = _unposted(uow, heads.values())
    free: list[Delivery] = []
    moments: list[datetime | None] = [uow.next_delivery(now)]
    for delivery in heads.values():
        row = delivery.row
        if row.leased_until is not None and row.leased_until > now:
            moments.append(row.leased_until)
        elif isinstance(row, Post) or (row.stream, row.slot, delivery.platform) not in unposted:
            free.append(delivery)
    ahead = [moment for moment in moments if moment is not None and moment < NEVER]
    return Agenda(tuple(free), min(ahead, default=None))


def _waiting(uow: UnitOfWork, now: datetime, platforms: Collection[str], limit: int) -> Iterator[Delivery]:
    for post in uow.undrawn(now, limit=limit):
        if post.platform in platforms:
            yield Delivery(post, (post.platform, post.place), post.platform, _rank(post))
    rows = uow.unsent(now, limit=limit)
    accounts = accounts_of(uow, {row.member for row in rows if row.member is not None})
    for row in rows:
        # What others shouldn't read doesn't wait behind what they should.
        rank = (2 if row.message else -1, row.created_at, row.key)
        if row.platform and row.place:
            if row.platform in platforms:
                lane = (row.platform, row.place) if row.member is None else ("", row.member)
                yield Delivery(row, lane, row.platform, rank)
        elif row.member is not None:
            way = reach(uow, row, accounts[row.member], platforms)
            if not way.off:
                yield Delivery(row, ("", row.member), way.account.platform if way.account else "", rank)
        else:
            yield Delivery(row, ("", ""), "", rank)


def _rank(post: Post) -> tuple[int, datetime, str]:
    """A card that was never posted, then one with news, then one that only counts."""
    if post.message is None:
        return 0, post.not_before or datetime.min.replace(tzinfo=UTC), post.id
    if post.not_before is None:
        return 1, datetime.min.replace(tzinfo=UTC), post.id
    return 2, post.not_before + COUNTER_YIELDS, post.id


def _unposted(uow: UnitOfWork, heads: Collection[Delivery]) -> set[tuple[str | None, str, str]]:
    """Cards that notices point at and that are still to be posted, by stream, slot and platform."""
    rows = [delivery.row for delivery in heads]
    streams = {row.stream for row in rows if isinstance(row, Outgoing) and row.stream and row.slot}
    if not streams:
        return set()
    return {
        (post.stream, post.slot, post.platform)
        for post in uow.find(Post, stream=streams, message=None)
        if post.wanted > post.drawn and post.attempts < PATIENT_TRIES and not parked(post)
    }
