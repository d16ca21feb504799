"""What becomes of places and of the messages in them: one that can be written in again, deleted, or moved."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from bot.conduct import Conduct
from bot.core.kernel import processes
from bot.ports import Departed, Erased, Inbound, Moved, Place, UnitOfWork
from bot.rows import Home, Outgoing, PlaceRow, Post, Shown
from bot.waiting import lost, note_erased, returned

AT_ONCE = 500
"""So many places, and so many people, to which something is being sent are considered."""


def spoken(uow: UnitOfWork, inbound: Inbound) -> bool:
    """Somebody does something in a place where nothing could be written: it can be again. Gives whether it
    was so."""
    return not isinstance(inbound.act, Departed | Erased | Moved) and returned(uow, inbound.place)


def waited_for(uow: UnitOfWork, found: Collection[Place], now: datetime) -> list[Place]:
    """Those of these places in which nothing could be written, or in which something is being sent now: that
    may have been refused, and not be noted yet."""
    platforms = {place.platform for place in found}
    gone = (row for platform in platforms for row in uow.find(PlaceRow, platform=platform, gone=True))
    waiting = {Place(row.platform, row.native) for row in gone}
    waiting |= {place for place, _ in _on_their_way(uow, now)}
    return [place for place in found if place in waiting]


def writable(uow: UnitOfWork, places: Collection[Place], now: datetime) -> None:
    """What waited for one of these places goes out; what is being sent there is tried again, should it be
    refused."""
    for place, row in _on_their_way(uow, now):
        if place in places:
            uow.put(replace(row, leased_until=None))
    for place in places:
        returned(uow, place)


def _on_their_way(uow: UnitOfWork, now: datetime) -> Iterator[tuple[Place, Post | Outgoing]]:
    rows: list[Post | Outgoing] = [*uow.undrawn(now, limit=AT_ONCE), *uow.unsent(now, limit=AT_ONCE)]
    for row in rows:
        if row.platform and row.place and row.leased_until is not None and row.leased_until > now:
            yield Place(row.platform, row.place), row


def erased(uow: UnitOfWork, inbound: Inbound, now: datetime) -> bool:
    """A card that somebody deleted is posted again; one that was deleted before its arrival was noted, as
    soon as it is. Gives whether it was a card that is known."""
    about = inbound.about
    if about is None:
        return False
    posts = uow.find(Post, platform=about.place.platform, place=about.place.id, message=about.id)
    for post in posts:
        uow.put(lost(post, now))
    if not posts and uow.get(Shown, about.place.platform, about.place.id, about.id) is None:
        note_erased(uow, about, now)
    return bool(posts)


def moved(conduct: Conduct, old: Place, new: Place) -> None:
    """The circles that met in the old place meet in the new one: their live cards hang there, and what was
    still to be said in the old place is said there."""
    uow, kinds = conduct.uow, processes(conduct.kinds)
    if new == old:
        return
    row = uow.get(PlaceRow, old.platform, old.id)
    if row is not None:
        uow.put(PlaceRow(new.platform, new.id, row.organisation))
        uow.put(replace(row, gone=True))
    for home in uow.find(Home, platform=old.platform, native=old.id):
        uow.remove(home)
        uow.put(Home(home.circle, new.platform, new.id))
        for process in (home.circle, *uow.streams(kind=kinds, circle=home.circle, open=True)):
            stream = uow.load(process)
            slot = conduct.kinds[stream.kind].slot(stream.state) if stream else ""
            if stream is not None and slot:
                conduct.hang(stream, slot, new.platform, new.id)
    for waiting in uow.find(Outgoing, platform=old.platform, place=old.id, sent_at=None):
        uow.put(replace(waiting, platform=new.platform, place=new.id, under=None, not_before=None))
