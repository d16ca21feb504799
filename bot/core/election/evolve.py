"""What each event changes in an election; what happens in the consent decision inside it changes that."""

from collections.abc import Callable, Iterable
from typing import Any

from rpds import HashTrieMap, HashTrieSet

from bot.core.consent import events as consent_events
from bot.core.consent.evolve import evolve as evolve_decision
from bot.core.consent.state import Announced
from bot.core.consent.state import Phase as Step_
from bot.core.election import events as e
from bot.core.election.state import ROLE_WITHIN, Candidate, Election, FormerTerm, Outcome, Phase, Result
from bot.core.kernel import Fact, MemberId, by_whom
from bot.core.process import Reminded
from bot.core.replacing import replace
from bot.core.step import Step, open_step


def evolve(state: Election | None, fact: Fact[Any]) -> Election:
    """The election after the event."""
    if state is None:
        return _started(fact)
    change = _CHANGES.get(type(fact.event))
    return change(state, fact) if change is not None else _within(state, fact)


def _started(fact: Fact[e.Started]) -> Election:
    event = fact.event
    return Election(
        process=event.process,
        number=event.number,
        circle=event.circle,
        mandate=event.mandate,
        facilitator=event.facilitator,
        starter=by_whom(fact),
        opened_at=fact.at,
        live=event.live,
        rules=event.rules,
        phase=Phase.ROLE if event.mandate.fresh else Phase.NOMINATIONS,
        gathering=event.live and not event.present,
        present=HashTrieSet(event.present),
        nominations_end=event.nominations_end,
        following=event.following,
    )


def _within(state: Election, fact: Fact[Any]) -> Election:
    """Something happened in the consent decision; the election stands where that stands."""
    if isinstance(fact.event, consent_events.Proposed):
        decision = evolve_decision(None, fact)
        state = replace(state, gathering=False, step=None if decision.about is None else state.step)
    elif state.decision is None:
        raise ValueError(f"{type(fact.event).__name__} happens in a consent decision, and there is none")
    else:
        decision = evolve_decision(state.decision, fact)
    if decision.within == ROLE_WITHIN:
        phase = Phase.ROLE
    else:
        phase = Phase.INTEGRATION if decision.phase is Step_.INTEGRATION else Phase.CONSENT
    return replace(state, decision=decision, phase=phase, rules=decision.rules)


# --- leading --------------------------------------------------------------------------------------------


def _in_both(state: Election, fact: Fact[Any], **changes: Any) -> Election:
    """Whoever leads the election leads the decision inside it."""
    decision = state.decision
    if decision is not None:
        decision = evolve_decision(decision, fact)
    return replace(state, decision=decision, **changes)


def _takeover_announced(state: Election, fact: Fact[consent_events.TakeoverAnnounced]) -> Election:
    return _in_both(state, fact, takeover=Announced(by_whom(fact), fact.event.due))


def _takeover_called_off(state: Election, fact: Fact[Any]) -> Election:
    return _in_both(state, fact, takeover=None)


def _facilitation_passed(state: Election, fact: Fact[consent_events.FacilitationPassed]) -> Election:
    return _in_both(state, fact, facilitator=fact.event.to, takeover=None)


def _present(state: Election, fact: Fact[Any]) -> Election:
    present = state.present.insert(by_whom(fact))
    if state.deciding is not None:
        return _in_both(state, fact, present=present)
    return replace(state, present=present)


def _reminded(state: Election, fact: Fact[Reminded]) -> Election:
    if state.deciding is not None:
        return _in_both(state, fact)
    step = _step(state)
    key = fact.event.key.removeprefix("remind-")
    return replace(state, step=replace(step, reminded=step.reminded | {key}))


def _step(state: Election) -> Step:
    if state.step is None:
        raise ValueError("nothing is asked")
    return state.step


# --- nominations ----------------------------------------------------------------------------------------


def _opened(state: Election, fact: Fact[Any], phase: Phase, absent: Iterable[MemberId]) -> Election:
    event = fact.event
    usual = event.rules.nominations if phase is Phase.NOMINATIONS else event.rules.change
    step = open_step(
        now=fact.at,
        ends_at=event.ends_at,
        asked=event.asked,
        away=event.away,
        length=event.ends_at - fact.at if event.ends_at else usual,
        reminders=event.rules.reminders,
    )
    return replace(
        state,
        phase=phase,
        step=step,
        rules=event.rules,
        gathering=False,
        missing=tuple(absent),
        held_since=None,
        nudged_at=None,
    )


def _nominations_opened(state: Election, fact: Fact[e.NominationsOpened]) -> Election:
    mandate, decision = state.mandate, state.decision
    if decision is not None:
        # Who wasn't there consents to the role when they are asked about whoever is to take it.
        mandate = replace(mandate, text=decision.text, fresh=bool(len(decision.later)))
    opened = _opened(state, fact, Phase.NOMINATIONS, fact.event.absent)
    return replace(opened, mandate=mandate, former_term=None)


def _change_opened(state: Election, fact: Fact[e.ChangeOpened]) -> Election:
    return _opened(state, fact, Phase.CHANGE, state.missing)


def _nominated(state: Election, fact: Fact[e.Nominated]) -> Election:
    by = by_whom(fact)
    return replace(state, sealed=state.sealed.insert(by, fact.event.sealed), step=_step(state).heard(by))


def _held(state: Election, fact: Fact[Any]) -> Election:
    step = replace(_step(state), passed=True)
    return replace(state, step=step, held_since=state.held_since or fact.at, nudged_at=fact.at)


def _nominations_closed(state: Election, fact: Fact[e.NominationsClosed]) -> Election:
    missing = tuple(sorted({*state.missing, *fact.event.missing}))
    return replace(state, opening=True, missing=missing, joined=(), held_since=None, nudged_at=None)


def _lost(state: Election, fact: Fact[e.NominationsLost]) -> Election:
    step, sealed = _step(state), state.sealed
    for member in fact.event.members:
        step, sealed = step.unheard(member), sealed.discard(member)
    kept = tuple(member for member in state.missing if member not in step.waiting)
    held = {"held_since": fact.at, "nudged_at": fact.at} if step.passed else {}
    return replace(state, opening=False, step=step, sealed=sealed, missing=kept, **held)


def _revealed(state: Election, fact: Fact[e.Revealed]) -> Election:
    return replace(state, opening=False, sealed=HashTrieMap(), nominations=fact.event.nominations)


def _kept(state: Election, fact: Fact[Any]) -> Election:
    by = by_whom(fact)
    return replace(state, heard=state.heard.insert(by, fact.cause), step=_step(state).heard(by))


def _changed(state: Election, fact: Fact[e.NominationChanged]) -> Election:
    by, event = by_whom(fact), fact.event
    nominations = tuple(
        replace(
            each,
            nominee=event.nominee,
            reason=event.reason,
            former=each.former or (each.nominee if each.nominee != event.nominee else None),
        )
        if each.by == by
        else each
        for each in state.nominations
    )
    return replace(_kept(state, fact), nominations=nominations)


def _change_taken_back(state: Election, fact: Fact[Any]) -> Election:
    by = by_whom(fact)
    return replace(state, heard=state.heard.discard(by), step=_step(state).unheard(by))


def _prolonged(state: Election, fact: Fact[e.StepProlonged]) -> Election:
    step = _step(state).until(fact.event.ends_at)
    if fact.event.why == "member":
        step = replace(step, extended_by=step.extended_by | {by_whom(fact)})
    else:
        step = replace(step, made_up_for=fact.at)
    return replace(state, step=step, held_since=None, nudged_at=None)


def _joined(state: Election, fact: Fact[e.ElectorJoined]) -> Election:
    return replace(state, joined=(*state.joined, fact.event.member))


def _added(state: Election, fact: Fact[e.ElectorAdded]) -> Election:
    member, step = fact.event.member, _step(state)
    missing = tuple(other for other in state.missing if other != member)
    return replace(_left_informed(state, fact), step=step.with_asked([member]), missing=missing)


def _left_informed(state: Election, fact: Fact[e.ElectorAdded | e.ElectorLeftInformed]) -> Election:
    return replace(state, joined=_others(state, fact.event.member))


def _others(state: Election, member: MemberId) -> tuple[MemberId, ...]:
    return tuple(other for other in state.joined if other != member)


def _gone(state: Election, fact: Fact[e.ElectorGone]) -> Election:
    member, step, sealed = fact.event.member, state.step, state.sealed
    if fact.event.why == "left":
        sealed = sealed.discard(member)
    if step is not None:
        step = step.without(member)
        if fact.event.why == "away":
            step = replace(step, away=step.away.insert(member))
    present, joined = state.present.discard(member), _others(state, member)
    return replace(state, step=step, sealed=sealed, present=present, joined=joined)


# --- candidates -----------------------------------------------------------------------------------------


def _sought(state: Election, fact: Fact[Any]) -> Election:
    return replace(state, phase=Phase.CANDIDATE, nudged_at=fact.at, held_since=None)


def _nudged(state: Election, fact: Fact[Any]) -> Election:
    return replace(state, nudged_at=fact.at)


def _put_forward(state: Election, fact: Fact[e.PutForward]) -> Election:
    candidate = Candidate(fact.event.member, fact.event.reason)
    return replace(
        state, candidates=(*state.candidates, candidate), nudged_at=None, own_term=None, former_term=None
    )


def _result(state: Election, result: Result) -> tuple[Candidate, ...]:
    return (*state.candidates[:-1], replace(state.candidates[-1], result=result))


def _candidate_left(state: Election, fact: Fact[e.CandidateLeft]) -> Election:
    result = _result(state, fact.event.result)
    return replace(state, candidates=result, own_term=None, former_term=None)


def _term_set(state: Election, fact: Fact[e.TermSet]) -> Election:
    revision = state.decision.revision if state.decision is not None else 0
    former = FormerTerm(revision + 1, state.term)
    if state.phase is Phase.ROLE:
        mandate = replace(state.mandate, term=fact.event.term)
        return replace(state, mandate=mandate, former_term=former)
    return replace(state, own_term=fact.event.term, former_term=former)


# --- the end --------------------------------------------------------------------------------------------


def _ended(state: Election, fact: Fact[e.Ended]) -> Election:
    elected = fact.event.outcome is Outcome.ELECTED
    asked = bool(state.candidates) and state.candidates[-1].result is Result.ASKED
    result = Result.ELECTED if elected else Result.SET_ASIDE
    last = fact.by if elected and fact.by is not None and fact.by == state.candidate else None
    return replace(
        state,
        phase=Phase.CLOSED,
        mandate=replace(state.mandate, fresh=False) if elected else state.mandate,
        outcome=fact.event.outcome,
        reason=fact.event.reason,
        closed_at=fact.at,
        candidates=_result(state, result) if asked else state.candidates,
        sealed=HashTrieMap(),
        opening=False,
        joined=(),
        held_since=None,
        nudged_at=None,
        takeover=None,
        last=last,
        settled=last is None,
    )


def _reopened(state: Election, fact: Fact[consent_events.Reopened]) -> Election:
    """The yes of whoever was elected no longer counts; they are asked again."""
    again = _in_both(state, fact, outcome=None, closed_at=None, last=None, settled=False)
    decision = again.decision
    phase = Phase.INTEGRATION if decision and decision.phase is Step_.INTEGRATION else Phase.CONSENT
    return replace(again, phase=phase, candidates=_result(again, Result.ASKED))


def _role_up_again(state: Election, fact: Fact[e.RoleUpAgain]) -> Election:
    return replace(state, last=None, up_again=fact.event.number)


def _settled(state: Election, fact: Fact[Any]) -> Election:
    return replace(state, settled=True, last=None)


def _objected_late(state: Election, fact: Fact[e.ObjectionCameLate]) -> Election:
    return replace(state, late=state.late.insert(by_whom(fact), fact.event.reason))


_CHANGES: dict[type, Callable[[Election, Fact[Any]], Election]] = {
    consent_events.TakeoverAnnounced: _takeover_announced,
    consent_events.TakeoverCalledOff: _takeover_called_off,
    consent_events.FacilitationPassed: _facilitation_passed,
    consent_events.PresenceNoted: _present,
    consent_events.Reopened: _reopened,
    Reminded: _reminded,
    e.NominationsOpened: _nominations_opened,
    e.Nominated: _nominated,
    e.NominationsHeld: _held,
    e.NominationsClosed: _nominations_closed,
    e.NominationsLost: _lost,
    e.Revealed: _revealed,
    e.ChangeOpened: _change_opened,
    e.NominationKept: _kept,
    e.NominationChanged: _changed,
    e.ChangeTakenBack: _change_taken_back,
    e.CandidateSought: _sought,
    e.FacilitatorNudged: _nudged,
    e.PutForward: _put_forward,
    e.CandidateLeft: _candidate_left,
    e.TermSet: _term_set,
    e.StepProlonged: _prolonged,
    e.ElectorGone: _gone,
    e.ElectorJoined: _joined,
    e.ElectorAdded: _added,
    e.ElectorLeftInformed: _left_informed,
    e.Ended: _ended,
    e.ObjectionCameLate: _objected_late,
    e.RoleUpAgain: _role_up_again,
    e.ElectionSettled: _settled,
}
"""All others happen in the consent decision inside it."""
