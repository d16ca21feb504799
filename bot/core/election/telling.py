"""What people are told about an election beside its card; before the reveal, nothing of who was named."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.core import slots
from bot.core.circle.state import Circle
from bot.core.consent import events as consent_events
from bot.core.consent.telling import notices as notices_within
from bot.core.election import events as e
from bot.core.election.state import Election, Outcome, Phase, candidate_within, slot
from bot.core.kernel import Fact, MemberId, Notice, Param, Person, Quoted, message


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
    stuck = after.decision.stuck and after.phase is not Phase.INTEGRATION
    if stuck and isinstance(event, consent_events.Stuck | consent_events.Nudged):
        return _stuck(after)
    if _waits_for_nominee(after) and isinstance(event, consent_events.Nudged | consent_events.Held):
        return _to(after, after.candidate, "election-still-yours") if after.candidate is not None else ()
    told = notices_within(before.decision, after.decision, fact, circle)
    return [_to_candidate(after, notice) for notice in told]


def _to_candidate(state: Election, notice: Notice) -> Notice:
    """Whoever objected to their own candidacy is asked about the new text last again, not at once."""
    own = notice.to is not None and notice.to == state.candidate
    if not own or notice.text.key != "consent-is-it-met":
        return notice
    return replace(notice, text=replace(notice.text, key="election-is-it-met"))


def _waits_for_nominee(state: Election) -> bool:
    """Whether nothing but the answer of the person put forward is missing."""
    decision = state.decision
    if decision is None or not decision.nominee_asked or decision.step is None:
        return False
    return decision.about in decision.step.waiting


def _stuck(state: Election) -> list[Notice]:
    """Two weeks of silence: ways on for the facilitator. Nobody answers for whoever is to take a role."""
    if _waits_for_nominee(state):
        others = state.facilitator != state.candidate
        return _to(state, state.facilitator, "election-nominee-silent") if others else []
    return _to(
        state, state.facilitator, f"election-stuck-{'role' if state.candidate is None else 'candidate'}"
    )


_QUIET = (consent_events.Proposed, consent_events.Closed)


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
    told = message("election-you-are-nominated", **_about(after))
    return [Notice(told, to=after.facilitator, slot=Phase.CHANGE.value)]


def _sought(before: Election, after: Election, fact: Fact[Any]) -> list[Notice]:
    guide = after.facilitator
    if not after.possible:
        return _to(after, guide, "election-nobody-left")
    if after.candidates:
        return _to(after, guide, "election-candidate-next")
    named = guide in after.possible
    return _to(after, guide, "election-candidate-now-named" if named else "election-candidate-now")


def _changed(before: Election, after: Election, fact: Fact[e.NominationChanged]) -> list[Notice]:
    """A facilitator whom nobody named before the change round is asked now; where it was the last answer, the
    word that it is their move asks."""
    guide = after.facilitator
    anew = guide in after.nominees and guide not in before.nominees
    waits = after.step is not None and len(after.step.waiting) > 0
    return _to(after, guide, "election-you-are-nominated") if anew and waits else []


def _put_forward(before: Election, after: Election, fact: Fact[e.PutForward]) -> list[Notice]:
    first = slots.of_text(Phase.CONSENT, 1, candidate_within(len(after.candidates)))
    told = message("election-you-are-put-forward", **_about(after))
    return [Notice(told, to=fact.event.member, slot=first)]


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


def _takeover(
    before: Election, after: Election, fact: Fact[consent_events.TakeoverAnnounced]
) -> list[Notice]:
    due, person = fact.event.due, _by(fact)
    told = _to(after, after.facilitator, "consent-takeover-you", person=person, until=due)
    return [*told, *_all(after, "consent-takeover-announced", person=person, until=due)]


def _called_off(before: Election, after: Election, fact: Fact[Any]) -> list[Notice]:
    if fact.by is None:
        return []
    return _all(after, "consent-takeover-called-off", person=Person(after.facilitator))


def _passed(before: Election, after: Election, fact: Fact[consent_events.FacilitationPassed]) -> list[Notice]:
    told = _all(after, "consent-facilitation-passed", person=Person(fact.event.to))
    if after.phase in (Phase.CHANGE, Phase.CANDIDATE) and fact.event.to in after.possible:
        return [*_to(after, fact.event.to, "election-you-facilitate-named"), *told]
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
    e.NominationChanged: _changed,
    e.CandidateSought: _sought,
    e.FacilitatorNudged: _sought,
    e.PutForward: _put_forward,
    e.StepProlonged: _prolonged,
    e.ElectorJoined: _joined,
    e.ElectorAdded: _added,
    e.Ended: _ended,
    e.ObjectionCameLate: _objected_late,
    consent_events.NomineeAsked: _nominee_asked,
    consent_events.TakeoverAnnounced: _takeover,
    consent_events.TakeoverCalledOff: _called_off,
    consent_events.FacilitationPassed: _passed,
    consent_events.Reopened: _reopened,
}
