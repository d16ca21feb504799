"""What becomes of places and of the messages in them: one that can be written in again, deleted, or moved."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.conduct import Conduct
from bot.core.kernel import processes
from bot.ports import Departed, Erased, Inbound, Moved, Place, UnitOfWork
from bot.rows import Home, Outgoing, PlaceRow, Post, Shown
from bot.waiting import lost, note_erased, returned


def spoken(uow: UnitOfWork, inbound: Inbound) -> bool:
    """Somebody does something in a place where nothing could be written: it can be again. Gives whether it
    was so."""
    return not isinstance(inbound.act, Departed | Erased | Moved) and returned(uow, inbound.place)


def waited_for(uow: UnitOfWork, found: Collection[Place]) -> list[Place]:
    """Those of these places in which nothing could be written."""
    platforms = {place.platform for place in found}
    gone = (row for platform in platforms for row in uow.find(PlaceRow, platform=platform, gone=True))
    return [place for row in gone if (place := Place(row.platform, row.native)) in found]


def erased(uow: UnitOfWork, inbound: Inbound, now: datetime) -> bool:
    """A card that somebody deleted is posted again; one that was deleted before its arrival was noted, as
    soon as it is. Gives whether it was a card that is known."""
    about = inbound.about
    if about is None:
        return False
    posts = uow.find(Post, platform=about.place.platform, place=about.place.id, message=about.id)
    for post in posts:
        uow.put(lost(post))
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
