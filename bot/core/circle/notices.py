"""What is said because of what happened in a circle: to one person privately, or to all in its places."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from bot.core.circle import events as e
from bot.core.circle.state import (
    DELEGATE,
    FACILITATOR,
    LEADER,
    SECRETARY,
    Circle,
    facilitator,
    holders,
    name_key,
)
from bot.core.kernel import Fact, MemberId, Notice, Param, Person, message


def request_slot(member: MemberId) -> str:
    """The card on which somebody's request to join is answered (**Let in**)."""
    return f"request-{member}"


def role_slot(role: str) -> str:
    """The word about a term under which the next election of the role can be started."""
    return f"elect-{sha256(name_key(role).encode()).hexdigest()[:12]}"


def notices(before: Circle | None, after: Circle, fact: Fact[Any], _: Any) -> tuple[Notice, ...]:
    """What is said because of the event. What a decision did is announced by the decision itself."""
    told = _TELLS.get(type(fact.event))
    said = [] if told is None else list(told(after, fact))
    if before is not None and after.members:
        said.extend(_vacancy(before, after))
        said.extend(_doubling(before, after))
        said.extend(_return(before, after, fact))
    return tuple(said)


def _all(key: str, /, *, slot: str = "", **params: Param) -> Notice:
    return Notice(message(key, **params), slot=slot)


def _privately(to: MemberId, key: str, /, *, slot: str = "", **params: Param) -> Notice:
    return Notice(message(key, **params), to=to, slot=slot)


def _persons(members: Iterable[MemberId]) -> tuple[Person, ...]:
    return tuple(Person(member) for member in members)


def _vacancy(before: Circle, after: Circle) -> Iterator[Notice]:
    if facilitator(before) is not None and facilitator(after) is None:
        yield _all("circle-facilitator-left")


def _doubling(before: Circle, after: Circle) -> Iterator[Notice]:
    """Leader and delegate carry information in opposite directions; one person doing both is the link's
    weakness, and the circle's own business."""
    both = set(holders(after, LEADER)) & set(holders(after, DELEGATE))
    for member in both - (set(holders(before, LEADER)) & set(holders(before, DELEGATE))):
        yield _all("circle-leader-is-delegate", member=Person(member))


def _return(before: Circle, after: Circle, fact: Fact[Any]) -> Iterator[Notice]:
    if isinstance(fact.event, e.Undone):
        for member in sorted(set(after.members) - set(before.members)):
            number = fact.event.process
            yield _privately(member, "circle-you-belong-again", circle=after.name, number=number)


def _created(circle: Circle, fact: Fact[e.Created]) -> Iterator[Notice]:
    founder = Person(fact.event.founder)
    for member in fact.event.members:
        if member != fact.event.founder:
            yield _privately(member, "circle-you-were-added", by=founder, circle=circle.name)


def _requested(circle: Circle, fact: Fact[e.Requested]) -> Iterator[Notice]:
    member, who = fact.event.member, facilitator(circle)
    yield Notice(
        message("circle-requested", member=Person(member)),
        slot=request_slot(member),
        pings=() if who is None else (who,),
    )


def _joined(circle: Circle, fact: Fact[e.Joined]) -> Iterator[Notice]:
    event = fact.event
    if event.way == "empty" and event.term_ends is not None:
        yield _privately(event.member, "circle-you-woke-it", circle=circle.name, term_ends=event.term_ends)
        return
    key = "circle-you-joined" if event.way == "open" else "circle-you-were-let-in"
    yield _privately(event.member, key, circle=circle.name)
    yield _all("circle-joined", member=Person(event.member))


def _request_ended(circle: Circle, fact: Fact[e.RequestEnded]) -> Iterator[Notice]:
    if fact.event.why == "expired":
        yield _privately(fact.event.member, "circle-request-expired", circle=circle.name)


def _added(circle: Circle, fact: Fact[e.Added]) -> Iterator[Notice]:
    by = Person(fact.event.by)
    for member in fact.event.members:
        yield _privately(member, "circle-you-were-added", by=by, circle=circle.name)
    yield _all("circle-added", members=_persons(fact.event.members), by=by)


def _left(circle: Circle, fact: Fact[e.Left]) -> Iterator[Notice]:
    if circle.members:
        yield _all("circle-left", member=Person(fact.event.member))


def _expelled(circle: Circle, fact: Fact[e.Expelled]) -> Iterator[Notice]:
    member, number = fact.event.member, fact.event.process
    yield _privately(member, "circle-you-were-removed", circle=circle.name, number=number)


def _role_assigned(circle: Circle, fact: Fact[e.RoleAssigned]) -> Iterator[Notice]:
    """The outcome of an election is announced by the election."""
    event = fact.event
    if event.assigned_by is None:
        return
    by = Person(event.assigned_by)
    params: dict[str, Param] = {"role": event.role, "member": Person(event.member), "by": by}
    key = "circle-role-assigned"
    if event.term_ends is not None:
        key = "circle-role-assigned-until"
        params["term_ends"] = event.term_ends
    yield Notice(message(key, **params))
    if event.assigned_by != event.member:
        yield _privately(event.member, "circle-you-hold-a-role", role=event.role, circle=circle.name, by=by)


def _role_cleared(circle: Circle, fact: Fact[e.RoleCleared]) -> Iterator[Notice]:
    event = fact.event
    yield _all("circle-role-cleared", role=event.role, members=_persons(event.members), by=Person(event.by))
    for member in event.members:
        if member != event.by:
            yield _privately(
                member, "circle-your-role-ended", role=event.role, circle=circle.name, by=Person(event.by)
            )


def _term_near(circle: Circle, fact: Fact[e.TermNear]) -> Iterator[Notice]:
    """The secretary keeps the dates (*Many Voices One Song*); without one, the facilitator."""
    event = fact.event
    if fact.at >= event.term_ends:
        return
    yield _privately(
        event.member,
        "circle-your-term-is-nearly-over",
        slot=role_slot(event.role),
        role=event.role,
        circle=circle.name,
        term_ends=event.term_ends,
    )
    keepers = holders(circle, SECRETARY) or holders(circle, FACILITATOR)
    for keeper in keepers:
        if keeper != event.member:
            yield _privately(
                keeper,
                "circle-term-is-nearly-over",
                slot=role_slot(event.role),
                role=event.role,
                member=Person(event.member),
                circle=circle.name,
                term_ends=event.term_ends,
            )


def _term_ended(circle: Circle, fact: Fact[e.TermEnded]) -> Iterator[Notice]:
    role = fact.event.role
    yield _all("circle-term-ended", slot=role_slot(role), role=role, member=Person(fact.event.member))


def _changed(circle: Circle, fact: Fact[e.Changed]) -> Iterator[Notice]:
    yield _all("circle-changed", settings=tuple(fact.event.made.values()), by=Person(fact.event.by))


def _closed(circle: Circle, fact: Fact[e.Closed]) -> Iterator[Notice]:
    key = "circle-closed" if circle.parent is None else "circle-closed-into-parent"
    yield _all(key, circle=circle.name, number=fact.event.process)


def _went_away(circle: Circle, fact: Fact[e.WentAway]) -> Iterator[Notice]:
    yield _all("circle-away", member=Person(fact.event.member), until=fact.event.until)


def _came_back(circle: Circle, fact: Fact[e.CameBack]) -> Iterator[Notice]:
    if fact.by is None:
        yield _privately(fact.event.member, "circle-you-are-back", circle=circle.name)
    yield _all("circle-back", member=Person(fact.event.member))


_TELLS: Mapping[type, Callable[[Circle, Any], Iterator[Notice]]] = {
    e.Created: _created,
    e.Requested: _requested,
    e.Joined: _joined,
    e.RequestEnded: _request_ended,
    e.Added: _added,
    e.Left: _left,
    e.Expelled: _expelled,
    e.RoleAssigned: _role_assigned,
    e.RoleCleared: _role_cleared,
    e.TermNear: _term_near,
    e.TermEnded: _term_ended,
    e.Changed: _changed,
    e.Closed: _closed,
    e.WentAway: _went_away,
    e.CameBack: _came_back,
}
