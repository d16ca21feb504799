"""What people are told about an election beside its card; before the reveal, nothing of who was named."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.core.circle.state import Circle
from bot.core.consent import events as consent
from bot.core.consent.telling import notices as notices_within
from bot.core.consent.telling import slot as slot_within
from bot.core.election import events as e
from bot.core.election.state import Election, Outcome, Phase
from bot.core.kernel import Fact, MemberId, Notice, Param, Person, Quoted, message


def slot(state: Election) -> str:
    """The card that is live: one a step, so that a mark means one thing for ever."""
    if state.phase is Phase.CLOSED:
        return "outcome"
    if state.gathering:
        return "gathering"
    if state.deciding is not None:
        return slot_within(state.deciding)
    if state.phase is Phase.CANDIDATE:
        return f"c{len(state.candidates) + 1}.candidate"
    return state.phase.value


def notices(
    before: Election | None, after: Election, fact: Fact[Any], circle: Circle | None
) -> Sequence[Notice]:
    """All that is said once because of an event. What happens in the consent decision is told as there."""
    event = fact.event
    tell = _NOTICES.get(type(event))
    if tell is not None:
        return tell(before or after, after, fact)
    if isinstance(event, _QUIET) or before is None or before.decision is None or after.decision is None:
        return ()
    if before.phase is Phase.CLOSED or after.phase is Phase.CLOSED:
        return ()
    waits = after.decision.nominee_asked and isinstance(event, consent.Nudged | consent.Held)
    if waits:
        return _nominee_asked(before, after, fact)
    return notices_within(before.decision, after.decision, fact, circle)


_QUIET = (consent.Proposed, consent.Closed)


def _about(state: Election) -> dict[str, Param]:
    return {"title": Quoted(state.title), "number": state.number}


def _to(state: Election, member: MemberId, key: str, **params: Param) -> list[Notice]:
    return [Notice(message(key, **_about(state), **params), to=member, slot=slot(state))]


def _all(state: Election, key: str, **params: Param) -> list[Notice]:
    return [Notice(message(key, **_about(state), **params))]


def _by(fact: Fact[Any]) -> Person:
    return Person(fact.by or MemberId(""))


def _opened(before: Election, after: Election, fact: Fact[e.NominationsOpened]) -> list[Notice]:
    return [told for member in fact.event.asked for told in _to(after, member, "election-nominate")]


def _lost(before: Election, after: Election, fact: Fact[e.NominationsLost]) -> list[Notice]:
    return [told for member in fact.event.members for told in _to(after, member, "election-nominate-again")]


def _held(before: Election, after: Election, fact: Fact[Any]) -> list[Notice]:
    """Only who is missing is asked again; who it is, the facilitator learns, and nobody else."""
    waiting = sorted(after.step.waiting) if after.step is not None else []
    told = [told for member in waiting for told in _to(after, member, "election-nominate-missing")]
    people = tuple(Person(member) for member in waiting)
    if not people:
        return told
    return [*told, *_to(after, after.facilitator, "election-nominations-held", people=people)]


def _revealed(before: Election, after: Election, fact: Fact[e.Revealed]) -> list[Notice]:
    if after.facilitator not in after.nominees:
        return []
    return [
        Notice(message("election-you-are-nominated", **_about(after)), to=after.facilitator, slot="change")
    ]


def _sought(before: Election, after: Election, fact: Fact[Any]) -> list[Notice]:
    key = "election-candidate-now" if not after.candidates else "election-candidate-next"
    return _to(after, after.facilitator, key)


def _put_forward(before: Election, after: Election, fact: Fact[e.PutForward]) -> list[Notice]:
    name = f"c{len(after.candidates)}.r1-consent"
    told = message("election-you-are-put-forward", **_about(after))
    return [Notice(told, to=fact.event.member, slot=name)]


def _nominee_asked(before: Election, after: Election, fact: Fact[Any]) -> list[Notice]:
    candidate = after.candidate
    return _to(after, candidate, "election-your-turn") if candidate is not None else []


def _joined(before: Election, after: Election, fact: Fact[e.ElectorJoined]) -> list[Notice]:
    told = message("consent-joined-later", **_about(after))
    person = Person(fact.event.member)
    return [
        Notice(told, to=fact.event.member),
        *_to(after, after.facilitator, "consent-joiner", person=person),
    ]


def _added(before: Election, after: Election, fact: Fact[e.ElectorAdded]) -> list[Notice]:
    return _to(after, fact.event.member, "election-nominate")


def _prolonged(before: Election, after: Election, fact: Fact[e.StepProlonged]) -> list[Notice]:
    until = fact.event.ends_at
    if fact.event.why == "member":
        return _all(after, "consent-prolonged-member", person=_by(fact), until=until)
    return _all(after, "consent-prolonged-outage", until=until)


def _takeover(before: Election, after: Election, fact: Fact[consent.TakeoverAnnounced]) -> list[Notice]:
    due, person = fact.event.due, _by(fact)
    told = _to(after, after.facilitator, "consent-takeover-you", person=person, until=due)
    return [*told, *_all(after, "consent-takeover-announced", person=person, until=due)]


def _called_off(before: Election, after: Election, fact: Fact[Any]) -> list[Notice]:
    if fact.by is None:
        return []
    return _all(after, "consent-takeover-called-off", person=Person(after.facilitator))


def _passed(before: Election, after: Election, fact: Fact[consent.FacilitationPassed]) -> list[Notice]:
    told = _all(after, "consent-facilitation-passed", person=Person(fact.event.to))
    if fact.by == fact.event.to:
        return told
    return [*_to(after, fact.event.to, "consent-you-facilitate"), *told]


def _ended(before: Election, after: Election, fact: Fact[e.Ended]) -> list[Notice]:
    elected = after.outcome is Outcome.ELECTED and after.candidates
    if not elected or after.candidates[-1].member != fact.by:
        return []
    return _to(after, after.candidates[-1].member, "election-you-are-elected")


def _objected_late(before: Election, after: Election, fact: Fact[e.ObjectionCameLate]) -> list[Notice]:
    told = message(
        "election-objected-late", person=_by(fact), text=Quoted(fact.event.reason), **_about(after)
    )
    return [Notice(told, slot=slot(after))]


def _reopened(before: Election, after: Election, fact: Fact[Any]) -> list[Notice]:
    return _all(after, "consent-reopened")


_NOTICES: dict[type, Callable[[Election, Election, Fact[Any]], list[Notice]]] = {
    e.NominationsOpened: _opened,
    e.NominationsLost: _lost,
    e.NominationsHeld: _held,
    e.Revealed: _revealed,
    e.CandidateSought: _sought,
    e.FacilitatorNudged: _sought,
    e.PutForward: _put_forward,
    e.StepProlonged: _prolonged,
    e.ElectorJoined: _joined,
    e.ElectorAdded: _added,
    e.Ended: _ended,
    e.ObjectionCameLate: _objected_late,
    consent.NomineeAsked: _nominee_asked,
    consent.TakeoverAnnounced: _takeover,
    consent.TakeoverCalledOff: _called_off,
    consent.FacilitationPassed: _passed,
    consent.Reopened: _reopened,
}
