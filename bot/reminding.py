"""Reminders: at most one message per person and day over all circles, and none in their quiet hours."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.codec import write_message
from bot.core.hours import Hours
from bot.core.kernel import Kind, MemberId, Message, StreamId
from bot.core.settings import QuietHours, Settings
from bot.ports import Store, UnitOfWork
from bot.rows import Member, Outgoing, Reminder

AT_ONCE = 50
"""So many people are reminded in one unit."""
NO_QUIET_HOURS = "none"
"""What a person says who wants none, whatever the circle has."""

Owes: TypeAlias = Callable[[UnitOfWork, MemberId, StreamId, str], bool]


# --- when -----------------------------------------------------------------------------------------------


def hours_of(person: Member, circle: Settings) -> Hours:
    """The person's own zone and quiet hours; what they left open, as the circle has it."""
    quiet = circle.quiet_hours
    if person.quiet_hours is not None:
        own = person.quiet_hours.strip()
        quiet = None if own in ("", NO_QUIET_HOURS) else QuietHours.read(own)
    return Hours(_zone(person.timezone) or _zone(circle.timezone) or ZoneInfo("UTC"), quiet)


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def fitting(due_at: datetime, until: datetime | None, hours: Hours) -> datetime:
    """When a reminder that falls due at this moment reaches the person: then, or when their quiet hours end,
    or before they begin if the deadline would pass within them.

    Args:
        until: the deadline; ``None``: there is none.
    """
    night = hours.night(due_at)
    if night is None:
        return due_at
    if until is None or until > night[1]:
        return night[1]
    return hours.evening_before(due_at) or due_at


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of one person's reminders."""

    send: tuple[Reminder, ...] = ()
    """Now, in one message; the nearest deadline first."""
    drop: tuple[Reminder, ...] = ()
    again: datetime | None = None
    """When to look at the others again."""


def plan(reminders: Sequence[Reminder], person: Member, circle: Settings, now: datetime) -> Plan:
    """Decides about all reminders of one person who still owes each of the answers.

    The first message of a day takes along what would fall due later that day, as no other follows. A paused
    person gets none, and nobody is reminded of a deadline that is over.

    Args:
        circle: the settings that hold where the person has none of their own.
    """
    hours = hours_of(person, circle)
    alive = [each for each in reminders if each.until is None or each.until > now]
    over = tuple(each for each in reminders if each not in alive)
    wanted = {each: fitting(each.due_at, each.until, hours) for each in alive}
    due = [each for each in alive if wanted[each] <= now]
    later = [each for each in alive if wanted[each] > now]
    again = min((wanted[each] for each in later), default=None)
    if not due:
        return Plan(drop=over, again=again)
    if person.forgotten or (person.paused_until is not None and person.paused_until > now):
        return Plan(drop=(*over, *due), again=again)
    night = hours.night(now)
    reminded = person.reminded_at is not None and hours.day(person.reminded_at) == hours.day(now)
    if night is not None or reminded:
        free = hours.tomorrow(now) if reminded else now
        free = hours.by_day(free)
        too_late = [each for each in due if each.until is not None and each.until <= free]
        waiting = len(too_late) < len(due)
        moments = [moment for moment in (again, free if waiting else None) if moment is not None]
        return Plan(drop=(*over, *too_late), again=min(moments, default=None))
    today = hours.day(now)
    along = [each for each in later if hours.day(wanted[each]) == today]
    left = [wanted[each] for each in later if each not in along]
    send = sorted((*due, *along), key=lambda each: (each.until is None, each.until or now, each.stream))
    return Plan(tuple(send), over, min(left, default=None))


# --- the work -------------------------------------------------------------------------------------------


def owes_by(kinds: Mapping[str, Kind]) -> Owes:
    """Whether a person still owes an answer in this step, by the rules of the kinds."""

    def owes(uow: UnitOfWork, member: MemberId, stream: StreamId, slot: str) -> bool:
        found = uow.load(stream)
        if found is None:
            return False
        kind = kinds[found.kind]
        return kind.slot(found.state) == slot and kind.is_owing(found.state, member)

    return owes


@dataclass(frozen=True, slots=True)
class _Planned:
    person: Member
    reminders: tuple[Reminder, ...]
    plan: Plan


class Reminding:
    """Sends the reminders that the engine has put down, merged for each person. Fulfils
    :class:`bot.alarm.Bell`.

    Args:
        owes: whether the person still owes the answer.
        nudge: wakes the courier.
    """

    def __init__(self, store: Store, owes: Owes, nudge: Callable[[], None]) -> None:
        self._store = store
        self._owes = owes
        self._nudge = nudge

    async def next_due(self) -> datetime | None:
        """When the next reminder is to be looked at."""
        first = await self._store.read(lambda uow: uow.find(Reminder, order="due_at", limit=1))
        return first[0].due_at if first else None

    async def ring(self, now: datetime) -> int:
        """Looks at what is due for some people; says how many people that were."""
        # Planned beside the writer: that takes reading every process that waits for them.
        planned = await self._store.read(lambda uow: list(self._plans(uow, now)))
        if not planned:
            return 0
        done = await self._store.write(lambda uow: sum(_carry_out(uow, each, now) for each in planned))
        if any(each.plan.send for each in planned):
            self._nudge()
        return done

    def _plans(self, uow: UnitOfWork, now: datetime) -> Iterable[_Planned]:
        first = uow.find(Reminder, order="due_at", limit=AT_ONCE)
        members = list(dict.fromkeys(each.member for each in first if each.due_at <= now))
        theirs: dict[MemberId, list[Reminder]] = {member: [] for member in members}
        for each in uow.find(Reminder, member=members) if members else ():
            theirs[each.member].append(each)
        for member, reminders in theirs.items():
            person = uow.get(Member, member) or Member(member, "", forgotten=True)
            owed = [each for each in reminders if self._owes(uow, member, each.stream, each.slot)]
            answered = tuple(each for each in reminders if each not in owed)
            decided = plan(owed, person, _circle(uow, owed), now)
            decided = replace(decided, drop=(*decided.drop, *answered))
            yield _Planned(person, tuple(reminders), decided)


def _circle(uow: UnitOfWork, reminders: Sequence[Reminder]) -> Settings:
    """The settings of the circle whose reminder comes first."""
    for each in sorted(reminders, key=lambda each: (each.due_at, each.stream)):
        stream = uow.load(each.stream)
        circle = uow.load(stream.circle) if stream else None
        if circle is not None and isinstance(settings := getattr(circle.state, "settings", None), Settings):
            return settings
    return Settings()


def _carry_out(uow: UnitOfWork, planned: _Planned, now: datetime) -> bool:
    """Does as planned, unless something has changed meanwhile; then the next ring plans anew."""
    person, told = planned.person, planned.plan
    known = uow.get(Member, person.id)
    if known is not None and known != person:
        return False
    if any(uow.get(Reminder, each.member, each.stream) != each for each in planned.reminders):
        return False
    for each in planned.reminders:
        if each in told.send or each in told.drop:
            uow.remove(each)
        elif told.again is not None and each.due_at <= now:
            uow.put(replace(each, due_at=told.again))
    if told.send:
        uow.put(_message(person.id, told.send, now))
        uow.put(replace(person, reminded_at=now))
    return True


def _message(member: MemberId, reminders: Sequence[Reminder], now: datetime) -> Outgoing:
    one = reminders[0] if len(reminders) == 1 else None
    processes = tuple(str(each.stream) for each in reminders)
    return Outgoing(
        key=f"reminder/{member}/{now:%Y%m%dT%H%M%S%f}",
        message=write_message(Message("reminder", {"processes": processes})),
        stream=one.stream if one else None,
        slot=one.slot if one else "",
        member=member,
        platform=None,
        place=None,
        under=None,
        pings="",
        created_at=now,
    )
