"""A consent decision in the record: its texts, every answer with its history, its objections."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.agreement.messages import ObjectedLate
from bot.core.consent import events as e
from bot.core.consent.evolve import evolve
from bot.core.consent.state import Answer, Decision, Objection, Phase, Status
from bot.core.kernel import Fact, MemberId
from bot.operating import recording
from bot.operating.reading import Reading, moment
from bot.operating.recording import Recording, Told
from bot.ports import Stream

_SEALED = {Phase.CONSENT.value: ("stance", "reason")}
"""What answers keep to themselves until they appear together."""


def _process(stream: Stream, facts: Sequence[Fact[Any]], reading: Reading) -> Told:
    state: Decision = stream.state
    step = state.step
    return {
        "number": state.number,
        "kind": "consent",
        "circle": reading.circles.get(state.circle),
        "title": reading.said(state.title),
        "phase": state.phase.value,
        "outcome": state.outcome.value if state.outcome else None,
        "opened_at": moment(state.opened_at),
        "closed_at": moment(state.closed_at),
        "deadline": moment(step.ends_at) if step else None,
        "revision": state.revision,
        "facilitator": state.facilitator,
        "asked": sorted(step.asked) if step else [],
        "away": sorted(step.away) if step else [],
        "unheard": sorted(state.unheard),
        "silence": state.policy,
        "minimum_answers": state.rules.minimum_answers,
        "profile": state.rules.profile,
        "texts": [
            {"revision": one.number, "text": reading.said(one.text), "by": one.by, "at": moment(one.at)}
            for one in state.revisions
        ],
        "fixes": [
            {"revision": one.revision, "text": reading.said(one.text), "by": one.by, "at": moment(one.at)}
            for one in state.fixes
        ],
        "answers": answers(state, facts, reading),
        "objections": [objection(one, reading) for one in objections(state)],
        "role": None,
        "candidates": [],
    }


def objections(state: Decision) -> tuple[Objection, ...]:
    """While it runs, those that the circle knows of; in the end all of them."""
    if state.phase is Phase.CLOSED:
        return state.objections
    wordless = [one for one in state.blocking if one.status is Status.REASON_PENDING and not one.opened]
    return (*state.seen_objections, *(wordless if state.is_round_over else ()))


def unseen(facts: Sequence[Fact[Any]]) -> Mapping[int, type]:
    """The positions of the answers whose stance and reason haven't appeared to the circle yet. To have taken
    back an objection that nobody has seen is an answer like any other: its name would tell who objected.

    Answers appear together, when a step is over. Those to a text that was amended before are seen when the
    decision has ended. A text that somebody keeps back is theirs, for good.
    """
    hidden: dict[int, tuple[MemberId, int]] = {}
    state: Decision | None = None
    for position, happened in enumerate(facts):
        before, state = state, evolve(state, happened)
        if before is not None and happened.by and _answers(before, state, happened):
            hidden[position] = happened.by, state.revision
        if state.phase is Phase.CLOSED:
            hidden.clear()
        elif hidden and state.revealed:
            wordless = {one.carrier for one in state.blocking if one.status is Status.REASON_PENDING}
            hidden = {
                at: (member, revision)
                for at, (member, revision) in hidden.items()
                if member in wordless or revision != state.revision
            }
    return {**drafts(facts), **dict.fromkeys(hidden, e.Answered)}


def drafts(facts: Sequence[Fact[Any]]) -> Mapping[int, type]:
    """The positions of the texts that somebody keeps back."""
    return {
        at: e.AmendmentDrafted for at, one in enumerate(facts) if isinstance(one.event, e.AmendmentDrafted)
    }


def _answers(before: Decision, after: Decision, happened: Fact[Any]) -> bool:
    """Whether this act gave a stance, or ended an objection that the circle hasn't seen."""
    event = happened.event
    if isinstance(event, e.ObjectionIntegrated | e.ObjectionWithdrawn) and not any(
        one.id == event.objection and one.opened for one in before.objections
    ):
        return True
    return happened.by is not None and _answer(before, after, happened.by) is not None


def _answer(before: Decision, after: Decision, by: MemberId) -> Answer | None:
    """The stance that this act gave."""
    answer = after.answers.get(by)
    return None if answer is before.answers.get(by) else answer


def objection(objection: Objection, reading: Reading) -> dict[str, Any]:
    """One without its words is held without a name."""
    return {
        "member": objection.by if objection.status is not Status.REASON_PENDING else None,
        "reason": reading.said(objection.reason),
        "revision": objection.revision,
        "status": objection.status.value,
        "how": objection.how or None,
    }


def answers(state: Decision, facts: Sequence[Fact[Any]], reading: Reading) -> list[dict[str, Any]]:
    """Every answer there ever was, oldest first, replayed from the log; ``counts`` says which stand now."""
    return [entry for _, entry in told_answers(state, facts, reading, unseen(facts))]


def told_answers(
    state: Decision, facts: Sequence[Fact[Any]], reading: Reading, hidden: Mapping[int, type]
) -> list[tuple[int, dict[str, Any]]]:
    """The same, each with its position in the log.

    Of those that the circle hasn't seen yet (``hidden``) it tells who and when, not what.
    """
    told: list[tuple[int, dict[str, Any]]] = []
    standing: dict[tuple[str, MemberId], dict[str, Any]] = {}
    """By step and member: the entry that counts unless something happens to it."""
    before: Decision | None = None
    for position, happened in enumerate(facts):
        after = evolve(before, happened)
        if before is not None:
            entry = _entry(before, after, happened, reading)
            if entry is not None and position in hidden:
                entry |= dict.fromkeys(_SEALED[entry["step"]])
            if isinstance(happened.event, e.AnswerTakenBack | e.Reopened) and happened.by:
                _fall(standing, before.phase, happened.by)
            if isinstance(happened.event, e.Amended):
                # With a new text earlier stances stay in the history and count no more.
                for key in [key for key in standing if key[0] == Phase.CONSENT]:
                    standing.pop(key)["counts"] = False
            if entry is not None:
                told.append((position, entry))
                aside = isinstance(happened.event, e.QuestionAsked) and before.phase is not Phase.QUESTIONS
                if entry["counts"] and happened.by and not aside:
                    _stand(standing, entry, happened.by)
        before = after
    for (step, member), entry in standing.items():
        if step == Phase.CONSENT and member not in state.answers:
            entry["counts"] = False
    return told


def _stand(standing: dict[tuple[str, MemberId], dict[str, Any]], entry: dict[str, Any], by: MemberId) -> None:
    """The latest answer counts; of the questions each one stands."""
    former = standing.get((entry["step"], by))
    if former is not None and (entry["step"] != Phase.QUESTIONS or former["text"] is None):
        former["counts"] = False
    standing[entry["step"], by] = entry


def _fall(standing: dict[tuple[str, MemberId], dict[str, Any]], phase: Phase, by: MemberId) -> None:
    step = phase if phase in (Phase.QUESTIONS, Phase.REACTIONS) else Phase.CONSENT
    taken = standing.pop((step, by), None)
    if taken is not None:
        taken["counts"] = False


def _entry(before: Decision, after: Decision, happened: Fact[Any], reading: Reading) -> dict[str, Any] | None:
    event, by = happened.event, happened.by
    if by is None:
        return None
    told = recording.answer(happened, before.phase.value, before.step, revision=before.revision)
    if isinstance(event, e.QuestionAsked):
        # Asked in a later step, it isn't what its author answers there.
        return {**told, "step": Phase.QUESTIONS.value, "text": reading.said(event.text)}
    if isinstance(event, e.Reacted):
        return {**told, "text": reading.said(event.text)}
    if isinstance(event, e.Understood | e.NothingAdded):
        return told
    if isinstance(event, e.InputGiven):
        stance = "objection" if event.objection else None
        return {**told, "stance": stance, "text": reading.said(event.text), "counts": False}
    answer = _answer(before, after, by)
    if answer is None:
        return None
    # Also when an objector says that the objection is met: to have none is to consent.
    step = Phase.CONSENT.value
    return {**told, "step": step, "stance": answer.stance.value, "reason": reading.said(answer.reason)}


def _late_answer(happened: Fact[ObjectedLate], decided: Told, reading: Reading) -> Told:
    """An objection that came after the decision: on the record, and the decision stands."""
    return {
        **recording.answer(happened, Phase.CLOSED.value, None, revision=decided["revision"]),
        "member": happened.event.by,
        "stance": "objection",
        "reason": reading.said(happened.event.words),
        "late": True,
        "counts": False,
    }


RECORDING = Recording(_process, unseen=unseen, sealed=_SEALED, late_answer=_late_answer)
