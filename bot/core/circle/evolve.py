"""What each event changes in a circle."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from rpds import HashTrieMap

from bot.core.circle import events as e
from bot.core.circle.state import (
    FACILITATOR,
    HELD_BY_ONE,
    Circle,
    Effect,
    Holding,
    Request,
    Seat,
    current,
    holdings,
    name_key,
)
from bot.core.kernel import Fact, MemberId
from bot.core.settings import CHARTER

KEPT = timedelta(hours=1)
"""How long an effect is surely remembered: longer than the ten minutes in which a last answer is reopened."""


def evolve(circle: Circle | None, fact: Fact[Any]) -> Circle:
    """The circle after the event."""
    if circle is None:
        return _created(fact)
    return _CHANGES[type(fact.event)](circle, fact)


def _created(fact: Fact[e.Created]) -> Circle:
    event = fact.event
    circle = Circle(
        id=event.id,
        name=event.name,
        aim=event.aim,
        domain=event.domain,
        parent=event.parent,
        settings=event.settings,
        members=HashTrieMap({member: Seat(fact.at, rank) for rank, member in enumerate(event.members)}),
    )
    return _seat_facilitator(circle, event.founder, fact, event.term_ends)


def _seat_facilitator(circle: Circle, member: MemberId, fact: Fact[Any], term_ends: Any) -> Circle:
    return _hold(circle, Holding(FACILITATOR, member, fact.at, term_ends, assigned_by=member))


# --- coming and going ---------------------------------------------------------------------------------


def _seated(circle: Circle, members: Iterable[MemberId], fact: Fact[Any]) -> Circle:
    seats, requests, removed = circle.members, circle.requests, circle.removed
    for rank, member in enumerate(members, len(circle.members)):
        seats = seats.insert(member, Seat(fact.at, rank))
        requests, removed = requests.discard(member), removed.discard(member)
    return replace(circle, members=seats, requests=requests, removed=removed)


def _unseated(circle: Circle, member: MemberId) -> Circle:
    kept = (held for held in holdings(circle) if held.member != member)
    return replace(circle, members=circle.members.discard(member), roles=_by_role(kept))


def _by_role(all_held: Iterable[Holding]) -> "HashTrieMap[str, tuple[Holding, ...]]":
    roles: HashTrieMap[str, tuple[Holding, ...]] = HashTrieMap()
    for held in all_held:
        key = name_key(held.role)
        roles = roles.insert(key, (*roles.get(key, ()), held))
    return roles


def _requested(circle: Circle, fact: Fact[e.Requested]) -> Circle:
    return replace(circle, requests=circle.requests.insert(fact.event.member, Request(fact.at)))


def _vouched(circle: Circle, fact: Fact[e.Vouched]) -> Circle:
    request = circle.requests[fact.event.member]
    vouched = replace(request, vouchers=(*request.vouchers, fact.event.by))
    return replace(circle, requests=circle.requests.insert(fact.event.member, vouched))


def _request_ended(circle: Circle, fact: Fact[e.RequestEnded]) -> Circle:
    return replace(circle, requests=circle.requests.discard(fact.event.member))


def _joined(circle: Circle, fact: Fact[e.Joined]) -> Circle:
    event = fact.event
    circle = _seated(circle, (event.member,), fact)
    if event.way == "empty":
        circle = _seat_facilitator(circle, event.member, fact, event.term_ends)
    return circle


def _added(circle: Circle, fact: Fact[e.Added]) -> Circle:
    return _seated(circle, fact.event.members, fact)


def _left(circle: Circle, fact: Fact[e.Left]) -> Circle:
    return _unseated(circle, fact.event.member)


def _expelled(circle: Circle, fact: Fact[e.Expelled]) -> Circle:
    member = fact.event.member
    effect = Effect(
        fact.event.process,
        fact.at,
        removed=member,
        seat=circle.members[member],
        holdings=tuple(held for held in holdings(circle) if held.member == member),
    )
    circle = _remember(_unseated(circle, member), effect)
    return replace(circle, removed=circle.removed.insert(member, fact.at))


def _went_away(circle: Circle, fact: Fact[e.WentAway]) -> Circle:
    seat = circle.members[fact.event.member]
    seat = replace(seat, away_until=fact.event.until, away_since=seat.away_since or fact.at)
    return replace(circle, members=circle.members.insert(fact.event.member, seat))


def _came_back(circle: Circle, fact: Fact[e.CameBack]) -> Circle:
    seat = replace(circle.members[fact.event.member], away_until=None, away_since=None)
    return replace(circle, members=circle.members.insert(fact.event.member, seat))


# --- roles --------------------------------------------------------------------------------------------


def _hold(circle: Circle, held: Holding) -> Circle:
    """The role passes to the holder; where it may have several, beside the others."""
    key = name_key(held.role)
    others = tuple(other for other in circle.roles.get(key, ()) if other.member != held.member)
    kept = () if key in HELD_BY_ONE else others
    return replace(circle, roles=circle.roles.insert(key, (*kept, held)))


def _with_role(circle: Circle, key: str, held: tuple[Holding, ...]) -> Circle:
    return replace(circle, roles=circle.roles.insert(key, held) if held else circle.roles.discard(key))


def _role_assigned(circle: Circle, fact: Fact[e.RoleAssigned]) -> Circle:
    event, key = fact.event, name_key(fact.event.role)
    held = Holding(event.role, event.member, fact.at, event.term_ends, event.assigned_by)
    before = circle.roles.get(key, ())
    circle = _hold(circle, held)
    if event.process is not None:
        effect = Effect(event.process, fact.at, role=key, elected=event.member, holdings=before)
        circle = _remember(circle, effect)
    return circle


def _role_cleared(circle: Circle, fact: Fact[e.RoleCleared]) -> Circle:
    key = name_key(fact.event.role)
    return _with_role(circle, key, tuple(h for h in circle.roles[key] if h.member not in fact.event.members))


def _flagged(circle: Circle, fact: Fact[e.TermNear | e.TermEnded]) -> Circle:
    key = name_key(fact.event.role)
    ended = isinstance(fact.event, e.TermEnded)
    return _with_role(
        circle,
        key,
        tuple(
            replace(held, reminded=True, expired=ended) if held.member == fact.event.member else held
            for held in circle.roles[key]
        ),
    )


# --- what a circle is and how it works ----------------------------------------------------------------


def _with_values(circle: Circle, values: Mapping[str, Any]) -> Circle:
    charter = {name: value for name, value in values.items() if name in CHARTER}
    settings = {name: value for name, value in values.items() if name not in CHARTER}
    return replace(circle, **charter, settings=replace(circle.settings, **settings))


def _changed(circle: Circle, fact: Fact[e.Changed]) -> Circle:
    return _with_values(circle, fact.event.made.values())


def _adopted(circle: Circle, fact: Fact[e.Adopted]) -> Circle:
    event = fact.event
    effect = Effect(event.process, fact.at, made=event.made, was=event.was)
    return _remember(_with_values(circle, event.made.values()), effect)


def _closed(circle: Circle, fact: Fact[e.Closed]) -> Circle:
    effect = Effect(fact.event.process, fact.at, closed=True)
    return replace(_remember(circle, effect), status="closed")


# --- taking back --------------------------------------------------------------------------------------


def _remember(circle: Circle, effect: Effect) -> Circle:
    recent = tuple(other for other in circle.effects if other.at > effect.at - KEPT)
    return replace(circle, effects=(*recent, effect))


def _undone(circle: Circle, fact: Fact[e.Undone]) -> Circle:
    """All that the decision did is taken back, last first; what somebody changed since then stays."""
    for effect in reversed(circle.effects):
        if effect.process == fact.event.process:
            circle = _taken_back(circle, effect)
    kept = tuple(effect for effect in circle.effects if effect.process != fact.event.process)
    return replace(circle, effects=kept)


def _taken_back(circle: Circle, effect: Effect) -> Circle:
    if effect.closed:
        circle = replace(circle, status="active")
    made, was = effect.made.values(), effect.was.values()
    circle = _with_values(
        circle, {name: was[name] for name, value in made.items() if current(circle, name) == value}
    )
    if effect.removed is not None and effect.seat is not None:
        circle = _reseated(circle, effect.removed, effect.seat, effect.holdings)
    return _unelected(circle, effect)


def _reseated(circle: Circle, member: MemberId, seat: Seat, held: tuple[Holding, ...]) -> Circle:
    circle = replace(
        circle,
        members=circle.members.insert(member, seat),
        removed=circle.removed.discard(member),
        requests=circle.requests.discard(member),
    )
    for holding in held:
        key = name_key(holding.role)
        if key not in HELD_BY_ONE or key not in circle.roles:
            circle = _hold(circle, holding)
    return circle


def _unelected(circle: Circle, effect: Effect) -> Circle:
    now = circle.roles.get(effect.role, ())
    elected = [held for held in now if held.member == effect.elected and held.since == effect.at]
    if not elected:
        return circle
    others = tuple(held for held in now if held not in elected)
    back = tuple(
        held
        for held in effect.holdings
        if held.member in circle.members and held.member not in {other.member for other in others}
    )
    return _with_role(circle, effect.role, (*back, *others))


_CHANGES: Mapping[type, Callable[[Circle, Any], Circle]] = {
    e.Requested: _requested,
    e.Vouched: _vouched,
    e.RequestEnded: _request_ended,
    e.Joined: _joined,
    e.Added: _added,
    e.Left: _left,
    e.Expelled: _expelled,
    e.WentAway: _went_away,
    e.CameBack: _came_back,
    e.RoleAssigned: _role_assigned,
    e.RoleCleared: _role_cleared,
    e.TermNear: _flagged,
    e.TermEnded: _flagged,
    e.Changed: _changed,
    e.Adopted: _adopted,
    e.Closed: _closed,
    e.Undone: _undone,
}
