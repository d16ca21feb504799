"""What happened while the bot or a platform was away: outages, marks found later, things moved or deleted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.conduct import Conduct
from bot.core.kernel import Kind, Notice, Quoted, StreamId, message, processes
from bot.core.process import Outage, Process
from bot.marks import FIRST, LEGENDS, fold
from bot.ports import (
    Account,
    Departed,
    Erased,
    Inbound,
    Mark,
    MessageRef,
    Moved,
    Place,
    UnitOfWork,
)
from bot.rows import AccountRow, Cursor, Home, MarkRow, Outgoing, PlaceRow, Post, Shown
from bot.waiting import lost, returned

SHORTEST = timedelta(minutes=5)
"""Shorter than this is no outage: a restart."""


def heard(uow: UnitOfWork, platform: str, now: datetime) -> None:
    """The platform is there now."""
    row = uow.get(Cursor, platform)
    uow.put(replace(row, seen_at=now) if row else Cursor(platform, None, now))


def give_back_time(conduct: Conduct, platform: str) -> None:
    """Tells the processes that run in circles on the platform how long nobody could answer there."""
    uow, now = conduct.uow, conduct.now
    row = uow.get(Cursor, platform)
    away_since = row.seen_at if row else None
    heard(uow, platform, now)
    if away_since is None or now - away_since < SHORTEST:
        return
    circles = {home.circle for home in uow.find(Home, platform=platform)}
    kinds = processes(conduct.kinds)
    for process in uow.streams(kind=kinds, circle=circles, open=True) if circles else ():
        conduct.run(process, Outage(away_since))


def spoken(uow: UnitOfWork, inbound: Inbound) -> None:
    """Somebody does something in a place where nothing could be written: it can be again."""
    if not isinstance(inbound.act, Departed | Erased | Moved):
        returned(uow, inbound.place)


def erased(uow: UnitOfWork, inbound: Inbound) -> None:
    """A live card that somebody deleted is posted again."""
    about = inbound.about
    if about is None:
        return
    posts = uow.find(Post, platform=about.place.platform, place=about.place.id, message=about.id)
    for post in posts:
        uow.put(lost(post))


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


def open_messages(
    uow: UnitOfWork, kinds: Mapping[str, Kind], platform: str, places: Collection[str] | None = None
) -> Sequence[MessageRef]:
    """The live cards on a platform, or in some of its places, under which marks count; those opened last
    first."""
    at: dict[str, Any] = {} if places is None else {"native": tuple(places)}
    circles = {home.circle for home in uow.find(Home, platform=platform, **at)}
    streams = uow.streams(kind={key[0] for key in LEGENDS}, circle=circles, open=True) if circles else ()
    hanging: dict[StreamId, list[Post]] = {id: [] for id in streams}
    for post in uow.find(Post, platform=platform, stream=streams) if streams else ():
        if post.message and (places is None or post.place in places):
            hanging[post.stream].append(post)
    found: list[MessageRef] = []
    for id, posts in hanging.items():
        stream = uow.load(id) if posts else None
        slot = kinds[stream.kind].slot(stream.state) if stream else ""
        found += [
            MessageRef(Place(platform, post.place), post.message)
            for post in posts
            if post.slot == slot and post.message
        ]
    return found


def weight(found: tuple[Account, Mark, datetime]) -> tuple[int, datetime]:
    """In which order marks found together are taken."""
    return (0 if fold(found[1].emoji) == FIRST else 1, found[2])


def has_answered(uow: UnitOfWork, kinds: Mapping[str, Kind], at: MessageRef, account: Account) -> bool:
    """Whether the person behind the account has answered what this card asks."""
    shown = uow.get(Shown, at.place.platform, at.place.id, at.id)
    row = uow.get(AccountRow, account.platform, account.id)
    stream = uow.load(shown.stream) if shown else None
    if shown is None or row is None or stream is None:
        return False
    kind = kinds[stream.kind]
    return shown.slot == kind.slot(stream.state) and kind.has_answered(stream.state, row.member)


def ask_which(conduct: Conduct, at: MessageRef, account: Account, mark: Mark) -> None:
    """The answer that exists stands; the person is asked privately which one they mean."""
    uow = conduct.uow
    place = at.place
    uow.put(MarkRow(place.platform, mark.mark, place.id, at.id, account.id, mark.emoji, conduct.now))
    shown = uow.get(Shown, place.platform, place.id, at.id)
    row = uow.get(AccountRow, account.platform, account.id)
    stream = uow.load(shown.stream) if shown else None
    if shown is None or row is None or stream is None:
        return
    process: Process = stream.state
    text = message("which-answer", number=stream.number, title=Quoted(process.title), mark=fold(mark.emoji))
    key = f"which:{stream.id}:{shown.slot}:{row.member}"
    conduct.send(Notice(text, to=row.member, slot=shown.slot), key, stream=stream.id)
