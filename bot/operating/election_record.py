"""An election in the record: who was in and when, who named whom once that was opened, and every stance."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.core.consent import CONSENT
from bot.core.consent import events as consent_events
from bot.core.consent.evolve import evolve as evolve_decision
from bot.core.consent.state import Decision, Status
from bot.core.election import events as e
from bot.core.election.evolve import evolve
from bot.core.election.kind import ELECTION
from bot.core.election.state import ROLE_WITHIN, Candidate, Election, Phase, Result, candidate_within
from bot.core.kernel import Fact, MemberId
from bot.operating import consent_record
from bot.operating.reading import Reading, moment
from bot.operating.recording import Recording, Told, answer
from bot.ports import Stream

_SEALED = {Phase.NOMINATIONS.value: ("nominee", "reason"), **consent_record.RECORDING.sealed}
_SEALED[Phase.ROLE.value] = _SEALED[Phase.CONSENT.value]
_WITHIN = frozenset(CONSENT.events.values())


def _process(stream: Stream, facts: Sequence[Fact[Any]], reading: Reading) -> Told:
    state: Election = stream.state
    step = state.asked
    decisions = [decision for decision, _ in _decisions(facts)]
    unheard = {*state.missing, *(member for decision in decisions for member in decision.unheard)}
    return {
        "number": state.number,
        "kind": "election",
        "circle": reading.circles.get(state.circle),
        "title": reading.said(state.title),
        "phase": state.phase.value,
        "outcome": state.outcome.value if state.outcome else None,
        "opened_at": moment(state.opened_at),
        "closed_at": moment(state.closed_at),
        "deadline": moment(ELECTION.standing(state).deadline) or (moment(step.ends_at) if step else None),
        "revision": decisions[-1].revision if decisions else 1,
        "facilitator": state.facilitator,
        "asked": sorted(step.asked) if step else [],
        "away": sorted(step.away) if step else [],
        "unheard": sorted(unheard),
        "silence": "hold",
        "minimum_answers": state.rules.minimum_answers,
        "profile": state.rules.profile,
        "texts": [
            {"revision": one.number, "text": reading.said(one.text), "by": one.by, "at": moment(one.at)}
            for decision in decisions
            for one in decision.revisions
        ],
        "fixes": [],
        "answers": _answers(state, facts, reading),
        "objections": [
            told
            for decision in decisions
            for told in _objections(decision, _former(state, decision), state.phase, reading)
        ],
        "role": state.role,
        "candidates": [_candidate(one, reading) for one in state.candidates],
    }


def _former(state: Election, decision: Decision) -> Candidate | None:
    """Whom the decision was about, if another was put forward since then, or nobody."""
    for number, candidate in enumerate(state.candidates, 1):
        gone = candidate.result not in (Result.ASKED, Result.ELECTED)
        if gone and decision.within == candidate_within(number):
            return candidate
    return None


def _objections(
    decision: Decision, former: Candidate | None, phase: Phase, reading: Reading
) -> Iterator[dict[str, Any]]:
    """An objection to somebody who isn't put forward any more is met by that."""
    seen = decision.objections if phase is Phase.CLOSED else consent_record.objections(decision)
    for one in seen:
        told = consent_record.objection(one, reading)
        if former is not None and one in decision.blocking:
            told |= {"status": Status.INTEGRATED.value, "how": f"candidate {former.result.value}"}
        yield told


def _candidate(candidate: Candidate, reading: Reading) -> dict[str, Any]:
    result = None if candidate.result is Result.ASKED else candidate.result.value
    return {"member": candidate.member, "reason": reading.said(candidate.reason), "result": result}


def _decisions(facts: Sequence[Fact[Any]]) -> Iterator[tuple[Decision, list[int]]]:
    """The consent decisions that ran inside, each with the positions of what happened in it."""
    state: Decision | None = None
    positions: list[int] = []
    for position, happened in enumerate(facts):
        if isinstance(happened.event, consent_events.Proposed):
            if state is not None:
                yield state, positions
            state, positions = None, []
        elif state is None or type(happened.event) not in _WITHIN:
            continue
        state = evolve_decision(state, happened)
        positions.append(position)
    if state is not None:
        yield state, positions


def _answers(state: Election, facts: Sequence[Fact[Any]], reading: Reading) -> list[dict[str, Any]]:
    """Every answer there ever was, oldest first; ``counts`` says which stand now."""
    told: list[tuple[int, dict[str, Any]]] = list(_nominations(facts, reading))
    for decision, positions in _decisions(facts):
        own = [facts[position] for position in positions]
        hidden = _hidden(own, state.phase)
        step = Phase.ROLE.value if decision.within == ROLE_WITHIN else Phase.CONSENT.value
        void = {"counts": False} if _former(state, decision) is not None else {}
        for at, entry in consent_record.told_answers(decision, own, reading, hidden):
            told.append((positions[at], {**entry, "step": step, **void}))
    return [entry for _, entry in sorted(told, key=lambda each: each[0])]


def _nominations(facts: Sequence[Fact[Any]], reading: Reading) -> Iterator[tuple[int, dict[str, Any]]]:
    """Nominations, of which nothing but that they are in is told before they are opened."""
    standing: dict[MemberId, dict[str, Any]] = {}
    found: list[tuple[int, dict[str, Any]]] = []
    before: Election | None = None
    for position, happened in enumerate(facts):
        event, by = happened.event, happened.by
        if isinstance(event, e.Nominated | e.NominationChanged | e.NominationKept) and by and before:
            if (former := standing.pop(by, None)) is not None and not isinstance(event, e.NominationKept):
                former["counts"] = False
            entry = answer(happened, before.phase.value, before.step)
            if isinstance(event, e.NominationChanged):
                entry |= {"nominee": event.nominee, "reason": reading.said(event.reason)}
            elif isinstance(event, e.NominationKept) and former is not None:
                entry |= {"nominee": former["nominee"], "reason": former["reason"]}
                former["counts"] = False
            standing[by] = entry
            found.append((position, entry))
        elif isinstance(event, e.Revealed):
            for each in event.nominations:
                if each.by in standing:
                    standing[each.by] |= {"nominee": each.nominee, "reason": reading.said(each.reason)}
        elif isinstance(event, e.ElectorGone) and event.sealed is not None:
            if (gone := standing.pop(event.member, None)) is not None:
                gone["counts"] = False
        elif isinstance(event, e.NominationsLost):
            for member in event.members:
                if (lost := standing.pop(member, None)) is not None:
                    lost["counts"] = False
        elif isinstance(event, e.ObjectionCameLate) and before:
            late = {
                "stance": "objection",
                "reason": reading.said(event.reason),
                "late": True,
                "counts": False,
            }
            found.append((position, {**answer(happened, before.phase.value, before.step), **late}))
        elif isinstance(event, e.ChangeTakenBack) and by in standing:
            standing[by]["counts"] = False
        before = evolve(before, happened)
    yield from found


def _unseen(facts: Sequence[Fact[Any]]) -> Mapping[int, type]:
    """What lies under a seal never stands in the log; stances of a consent step appear as they do there."""
    hidden: dict[int, type] = {
        position: e.Nominated for position, one in enumerate(facts) if isinstance(one.event, e.Nominated)
    }
    state: Election | None = None
    for happened in facts:
        state = evolve(state, happened)
    for _, positions in _decisions(facts):
        own = [facts[position] for position in positions]
        unseen = _hidden(own, state.phase if state is not None else Phase.ROLE)
        hidden.update({positions[at]: event for at, event in unseen.items()})
    return hidden


def _hidden(own: Sequence[Fact[Any]], phase: Phase) -> Mapping[int, type]:
    """What the circle hasn't seen of a decision inside. When the election has ended, all of it appears: also
    of one that came to no end, since another was put forward or it went to a meeting."""
    return consent_record.drafts(own) if phase is Phase.CLOSED else consent_record.unseen(own)


RECORDING = Recording(_process, unseen=_unseen, sealed=_SEALED)
