"""What people are told about a round beside its card: one line a turn, and little else."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.core.circle.state import Circle
from bot.core.kernel import Fact, MemberId, Notice, Param, Person, Quoted, message
from bot.core.round import events as e
from bot.core.round.state import Round, slot


def notices(before: Round | None, after: Round, fact: Fact[Any], circle: Circle | None) -> Sequence[Notice]:
    """All that is said once because of an event."""
    tell = _NOTICES.get(type(fact.event))
    return tell(before or after, after, fact) if tell else ()


def _about(state: Round) -> dict[str, Param]:
    return {"title": Quoted(state.title), "number": state.number}


def _people(members: Sequence[MemberId]) -> tuple[Person, ...]:
    return tuple(Person(member) for member in members)


def _called(before: Round, after: Round, fact: Fact[e.Called]) -> list[Notice]:
    """The one line of a turn that notifies: whose it is, and who is next."""
    members, following = fact.event.members, (*after.queue, *after.tail)
    if fact.event.together:
        key = "round-called-together" if len(members) > 1 else "round-called-again"
        text = message(key, people=_people(members), **_about(after))
    elif following:
        text = message(
            "round-called-next", person=Person(members[0]), next=Person(following[0]), **_about(after)
        )
    else:
        text = message("round-called-last", person=Person(members[0]), **_about(after))
    return [Notice(text, slot=slot(after), pings=members)]


def _held(before: Round, after: Round, fact: Fact[Any]) -> list[Notice]:
    key = "round-held-live" if after.is_live else "round-held"
    text = message(key, people=_people(after.unheard), **_about(after))
    return [Notice(text, to=after.facilitator, slot=slot(after))]


def _prolonged(before: Round, after: Round, fact: Fact[e.Prolonged]) -> list[Notice]:
    if fact.event.why != "outage":
        return []
    return [Notice(message("round-outage", until=fact.event.ends_at, **_about(after)))]


def _nobody_began(before: Round, after: Round, fact: Fact[Any]) -> list[Notice]:
    return [Notice(message("round-nobody-began", **_about(after)), to=after.facilitator)]


def _passed_on(before: Round, after: Round, fact: Fact[e.FacilitationPassed]) -> list[Notice]:
    return [Notice(message("round-yours", **_about(after)), to=fact.event.to, slot=slot(after))]


_NOTICES: dict[type, Callable[[Round, Round, Any], Sequence[Notice]]] = {
    e.Called: _called,
    e.Held: _held,
    e.Prolonged: _prolonged,
    e.NobodyBegan: _nobody_began,
    e.FacilitationPassed: _passed_on,
}
