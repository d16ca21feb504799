"""What happened while the bot or a platform was away: how long that was, and marks that are found later."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from bot.conduct import Conduct
from bot.core.kernel import Kind, Notice, Quoted, StreamId, message, processes
from bot.core.process import Outage, Process
from bot.marks import FIRST, LEGENDS, fold
from bot.ports import Account, Inbound, Known, Mark, MessageRef, Place, UnitOfWork, Unmark
from bot.rows import AccountRow, Cursor, Home, MarkRow, Membership, Post, Shown

Found: TypeAlias = tuple[Account, Mark, datetime]
"""A mark that stands under a card: whose, which, and since when."""

SHORTEST = timedelta(minutes=5)
"""Shorter than this is no outage: a restart."""


def heard(uow: UnitOfWork, platform: str, now: datetime) -> None:
    """The platform is there now."""
    row = uow.get(Cursor, platform)
    uow.put(replace(row, seen_at=now) if row else Cursor(platform, None, now))


def read_to(uow: UnitOfWork, platform: str, token: str, now: datetime) -> None:
    """All that the platform had up to here is taken in."""
    row = uow.get(Cursor, platform)
    uow.put(Cursor(platform, token, row.seen_at if row else now))


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


def open_messages(
    uow: UnitOfWork, kinds: Mapping[str, Kind], platform: str, places: Collection[str] | None = None
) -> Sequence[MessageRef]:
    """The live cards on a platform, or in some of its places, and the lines by which somebody is called in
    the same step: marks and words count there. Those opened last first, and cards before lines."""
    at: dict[str, Any] = {} if places is None else {"native": tuple(places)}
    circles = {home.circle for home in uow.find(Home, platform=platform, **at)}
    streams = uow.streams(kind={key[0] for key in LEGENDS}, circle=circles, open=True) if circles else ()
    if not streams:
        return ()
    hanging: dict[StreamId, dict[MessageRef, str]] = {id: {} for id in streams}
    for post in uow.find(Post, platform=platform, stream=streams):
        if post.message and (places is None or post.place in places):
            hanging[post.stream][MessageRef(Place(platform, post.place), post.message)] = post.slot
    within = {place.id for each in hanging.values() for place in (message.place for message in each)}
    for shown in uow.find(Shown, platform=platform, stream=streams):
        if shown.member is None and shown.place in within:
            message = MessageRef(Place(platform, shown.place), shown.message)
            hanging[shown.stream].setdefault(message, shown.slot)
    found: list[MessageRef] = []
    for id, messages in hanging.items():
        stream = uow.load(id) if messages else None
        now = kinds[stream.kind].slot(stream.state) if stream else ""
        found += [message for message, slot in messages.items() if slot == now]
    return found


def conversations(uow: UnitOfWork, kinds: Mapping[str, Kind], platform: str) -> Sequence[Place]:
    """The private conversations on a platform of all who belong to a circle where a process is open."""
    running = uow.streams(kind=processes(kinds), open=True)
    circles = {stream.circle for id in running if (stream := uow.load(id)) is not None}
    members = {row.member for row in uow.find(Membership, circle=tuple(circles))} if circles else set()
    rows = uow.find(AccountRow, platform=platform, member=tuple(members)) if members else ()
    return [Place(platform, row.private_place) for row in rows if row.private_place is not None]


def known_marks(uow: UnitOfWork, at: MessageRef) -> Sequence[MarkRow]:
    """The marks under a message, as far as the bot knows."""
    return uow.find(MarkRow, platform=at.place.platform, place=at.place.id, message=at.id)


def gone(known: Sequence[MarkRow], found: Sequence[Found]) -> Sequence[MarkRow]:
    """The marks that were taken away meanwhile."""
    there = {mark.mark for _, mark, _ in found}
    return [row for row in known if row.mark not in there]


def new(known: Sequence[MarkRow], found: Sequence[Found]) -> Sequence[Found]:
    """The marks that were put there meanwhile, in the order in which they are taken."""
    before = {row.mark for row in known}
    return sorted((one for one in found if one[1].mark not in before), key=_weight)


def _weight(found: Found) -> tuple[int, datetime]:
    return (0 if fold(found[1].emoji) == FIRST else 1, found[2])


def taken_away(at: MessageRef, row: MarkRow, now: datetime) -> Inbound:
    """The act of whoever took the mark away. Where a mark is named by what it is and whose, another one has
    the same name: what tells them apart is since when it is known."""
    who = Known(Account(at.place.platform, row.account), "")
    key, act = f"gone:{row.mark}:{row.at.isoformat()}", Unmark(row.mark)
    return Inbound(key, who, at.place, now, act, about=at, answerable=False)


def put_there(at: MessageRef, account: Account, mark: Mark, when: datetime) -> Inbound:
    """The act of whoever put the mark there."""
    key = f"mark:{mark.mark}:{when.isoformat()}"
    return Inbound(key, Known(account, ""), at.place, when, mark, about=at, answerable=False)


def ask_which(conduct: Conduct, at: MessageRef, account: Account, mark: Mark) -> bool:
    """Where the person has answered what this card asks, that answer stands, and they are asked privately
    which one they mean.

    Returns:
        Whether it is so, or this mark was told of meanwhile by another way: then it is an answer already.
    """
    uow, place = conduct.uow, at.place
    if uow.get(MarkRow, place.platform, mark.mark) is not None:
        return True
    shown = uow.get(Shown, place.platform, place.id, at.id)
    row = uow.get(AccountRow, account.platform, account.id)
    stream = uow.load(shown.stream) if shown else None
    if shown is None or row is None or stream is None:
        return False
    kind = conduct.kinds[stream.kind]
    if shown.slot != kind.slot(stream.state) or not kind.has_answered(stream.state, row.member):
        return False
    uow.put(MarkRow(place.platform, mark.mark, place.id, at.id, account.id, mark.emoji, conduct.now))
    process: Process = stream.state
    text = message("which-answer", number=stream.number, title=Quoted(process.title), mark=fold(mark.emoji))
    key = f"which:{stream.id}:{shown.slot}:{row.member}"
    conduct.send(Notice(text, to=row.member, slot=shown.slot), key, stream=stream.id)
    return True
