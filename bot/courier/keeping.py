"""What the courier writes: who is at a message, what was sent, and what has to wait."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.codec import write_message
from bot.core.kernel import Message, Person
from bot.core.slots import revision_of
from bot.ports import MessageRef, Place, UnitOfWork
from bot.rows import AccountRow, MarkRow, Member, Outgoing, PlaceRow, Post, Shown
from bot.waiting import NEVER, lost, was_erased

Row = TypeVar("Row", bound=Post | Outgoing)


def fresh(uow: UnitOfWork, row: Row) -> Row | None:
    """The row as it is now, unless there is nothing left to do for it."""
    current = uow.get(type(row), row.id if isinstance(row, Post) else row.key)
    if current is None:
        return None
    done = current.wanted <= current.drawn if isinstance(current, Post) else current.sent_at is not None
    return None if done else current


def claim(uow: UnitOfWork, row: Row, now: datetime, lease: timedelta) -> Row | None:
    """Takes a message to be sent, for as long as the lease; ``None`` if it isn't free or due any more.

    A lease that ended without a word (the process died) counts as a failed attempt.
    """
    current = fresh(uow, row)
    if current is None or _after(current.leased_until, now) or _after(current.not_before, now):
        return None
    if current.platform is not None and current.place is not None:
        place = uow.get(PlaceRow, current.platform, current.place)
        if place is not None and place.gone and (isinstance(current, Post) or current.member is None):
            uow.put(replace(current, not_before=NEVER))
            return None
    attempts = current.attempts + (current.leased_until is not None)
    claimed = replace(current, leased_until=now + lease, attempts=attempts)
    uow.put(claimed)
    return claimed


def _after(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment > now


def keep_lease(uow: UnitOfWork, row: Row, until: datetime) -> None:
    """Stays at a message whose sending takes long."""
    current = fresh(uow, row)
    if current is not None:
        uow.put(replace(current, leased_until=until))


def put_off(uow: UnitOfWork, row: Row, until: datetime, *, failed: bool) -> None:
    """Leaves a message for later; ``failed`` counts the attempt."""
    current = fresh(uow, row)
    if current is not None:
        attempts = current.attempts + failed
        uow.put(replace(current, leased_until=None, not_before=until, attempts=attempts))


def drawn(
    uow: UnitOfWork, post: Post, version: int, message: MessageRef, now: datetime, gap: timedelta
) -> Sequence[MarkRow]:
    """The card shows this version now.

    Args:
        gap: the pause before its next redraw.
    Returns:
        The marks that were put under a new card before it was known here, taken out to be handed in again.
    """
    early: Sequence[MarkRow] = ()
    if post.message is None:
        _shown(uow, message, post)
        early = _early(uow, message)
    current = uow.get(Post, post.id)
    if current is None:
        return early
    if (current.message, current.losses) != (post.message, post.losses):
        # Deleted while it was being redrawn: whoever noticed has said so in the row, and that counts.
        uow.put(replace(current, leased_until=None))
        return early
    if post.message is None and was_erased(uow, message):
        uow.put(lost(current, now))
        return early
    pressing = current.wanted > version and current.not_before is None and post.not_before is not None
    uow.put(
        replace(
            current,
            message=message.id,
            drawn=max(current.drawn, version),
            not_before=None if pressing else now + gap,
            leased_until=None,
            attempts=0,
        )
    )
    return early


def redo(uow: UnitOfWork, post: Post, now: datetime) -> None:
    """The message that was to be redrawn is no more."""
    current = uow.get(Post, post.id)
    if current is not None and (current.message, current.losses) == (post.message, post.losses):
        uow.put(lost(current, now))


def sent(
    uow: UnitOfWork, row: Outgoing, message: MessageRef | None, now: datetime, *, legend: bool = False
) -> Sequence[MarkRow]:
    """The row is done with; ``message`` is ``None`` where there was nothing to send any more.

    Args:
        legend: the message shows what marks mean. Under any other a mark means nothing.
    Returns:
        The marks that were put under it before it was known here, as :func:`drawn`.
    """
    early: Sequence[MarkRow] = ()
    if message is not None and row.stream is not None:
        asks = legend or not revision_of(row.slot)  # what is about no text has no marks of its own
        _shown(uow, message, row if asks else replace(row, slot=""))
        early = _early(uow, message) if legend else ()
    current = fresh(uow, row)
    if current is not None:
        uow.put(replace(current, sent_at=now, leased_until=None))
    return early


def _early(uow: UnitOfWork, message: MessageRef) -> Sequence[MarkRow]:
    place = message.place
    found = uow.find(MarkRow, platform=place.platform, place=place.id, message=message.id)
    for mark in found:
        uow.remove(mark)
    return found


def _shown(uow: UnitOfWork, message: MessageRef, row: Post | Outgoing) -> None:
    if row.stream is not None:
        member = row.member if isinstance(row, Outgoing) else None
        place = message.place
        uow.put(Shown(place.platform, place.id, message.id, row.stream, row.slot, member))


def opened(uow: UnitOfWork, account: AccountRow, place: Place) -> None:
    """The private conversation with the person, kept for good."""
    current = uow.get(AccountRow, account.platform, account.native)
    if current is not None:
        uow.put(replace(current, private_place=place.id, unreachable=False))


def place_gone(uow: UnitOfWork, row: Post | Outgoing, place: Place) -> None:
    """Nothing more goes to this place until :func:`bot.waiting.returned`. A message that is for another place
    by now (it moved) goes there; one that was given free meanwhile is tried again."""
    current = fresh(uow, row)
    if current is not None and current.leased_until is None:
        return
    known = uow.get(PlaceRow, place.platform, place.id) or PlaceRow(place.platform, place.id, "")
    uow.put(replace(known, gone=True))
    if current is not None:
        stays = (current.platform, current.place) == (place.platform, place.id)
        uow.put(replace(current, leased_until=None, not_before=NEVER if stays else current.not_before))


def unreachable(
    uow: UnitOfWork,
    row: Outgoing,
    account: AccountRow | None,
    platforms: Collection[str],
    instead: Place | None,
    now: datetime,
) -> None:
    """Nobody answers at this account: another of the person's accounts is tried next; if none is left,
    the place gets a mention without content instead, once per person and day.

    Args:
        account: the one that didn't answer; ``None``: it is known of all.
        instead: the place for the mention, if there is one.
    """
    if account is not None:
        current = uow.get(AccountRow, account.platform, account.native) or account
        uow.put(replace(current, unreachable=True, private_place=None))
        others = uow.find(AccountRow, member=row.member, platform=tuple(platforms), unreachable=False)
        if others:
            put_off(uow, row, now, failed=False)
            return
    if row.member is not None and instead is not None:
        key = f"private-unreachable/{row.member}/{_today(uow, row, now)}"
        if uow.get(Outgoing, key) is None:
            text = write_message(Message("private-unreachable", {"person": Person(row.member)}))
            mention = Outgoing(
                key=key,
                message=text,
                stream=None,
                slot="",
                member=None,
                platform=instead.platform,
                place=instead.id,
                under=None,
                pings=row.member,
                created_at=now,
            )
            uow.put(mention)
    sent(uow, row, None, now)


def _today(uow: UnitOfWork, row: Outgoing, now: datetime) -> str:
    """The person's date; without a time zone of their own, that of UTC."""
    member = uow.get(Member, row.member)
    try:
        zone = ZoneInfo(member.timezone) if member and member.timezone else ZoneInfo("UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return now.astimezone(zone).date().isoformat()


def not_here(uow: UnitOfWork, row: Outgoing) -> None:
    """A private message that was to go to a place which is no more goes to the private conversation."""
    current = fresh(uow, row)
    if current is not None:
        uow.put(replace(current, platform=None, place=None, under=None, leased_until=None))
