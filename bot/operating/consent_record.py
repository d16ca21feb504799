"""A consent decision in the record: its texts, every answer with its history, its objections."""

from typing import Any

from bot.core.agreement.messages import ObjectedLate
from bot.core.consent import events as e
from bot.core.consent.evolve import evolve
from bot.core.consent.state import Decision, Objection, Phase
from bot.core.kernel import Fact, MemberId
from bot.core.step import Step
from bot.operating.reading import Reading, moment
from bot.ports import Stream


def process(stream: Stream, facts: list[Fact[Any]], reading: Reading) -> dict[str, Any]:
    """The decision, with the keys of the record."""
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
        "objections": [_objection(one, reading) for one in state.objections],
        "role": None,
        "candidates": [],
    }


def _objection(objection: Objection, reading: Reading) -> dict[str, Any]:
    return {
        "member": objection.by,
        "reason": reading.said(objection.reason),
        "revision": objection.revision,
        "status": objection.status.value,
        "how": objection.how or None,
    }


def answers(state: Decision, facts: list[Fact[Any]], reading: Reading) -> list[dict[str, Any]]:
    """Every answer there ever was, oldest first, replayed from the log; ``counts`` says which stand now."""
    told: list[dict[str, Any]] = []
    standing: dict[tuple[str, MemberId], dict[str, Any]] = {}
    """By step and member: the entry that counts unless something happens to it."""
    before: Decision | None = None
    for happened in facts:
        after = evolve(before, happened)
        if before is not None:
            entry = _entry(before, after, happened, reading)
            if isinstance(happened.event, e.AnswerTakenBack | e.Reopened) and happened.by:
                _fall(standing, before.phase, happened.by)
            if isinstance(happened.event, e.Amended):
                # With a new text earlier stances stay in the history and count no more.
                standing = {key: one for key, one in standing.items() if key[0] != Phase.CONSENT}
                for one in told:
                    one["counts"] = one["counts"] and one["step"] != Phase.CONSENT
            if entry is not None:
                told.append(entry)
                if entry["counts"] and happened.by:
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
    told: dict[str, Any] = {
        "member": by,
        "step": before.phase.value,
        "stance": None,
        "text": None,
        "reason": None,
        "nominee": None,
        "revision": before.revision,
        "at": moment(happened.at),
        "platform": happened.platform or None,
        "late": _is_late(before.step, happened),
        "counts": True,
    }
    if isinstance(event, e.QuestionAsked | e.Reacted):
        return {**told, "text": reading.said(event.text)}
    if isinstance(event, e.Understood | e.NothingAdded):
        return told
    if isinstance(event, e.InputGiven):
        stance = "objection" if event.objection else None
        return {**told, "stance": stance, "text": reading.said(event.text), "counts": False}
    answer = after.answers.get(by)
    if answer is None or answer is before.answers.get(by):
        return None
    # Also when an objector says that the objection is met: to have none is to consent.
    step = Phase.CONSENT.value
    return {**told, "step": step, "stance": answer.stance.value, "reason": reading.said(answer.reason)}


def _is_late(step: Step | None, happened: Fact[Any]) -> bool:
    return step is not None and step.ends_at is not None and happened.at > step.ends_at


def late_answer(happened: Fact[ObjectedLate], revision: int, reading: Reading) -> dict[str, Any]:
    """An objection that came after the decision: on the record, and the decision stands."""
    return {
        "member": happened.event.by,
        "step": Phase.CLOSED.value,
        "stance": "objection",
        "text": None,
        "reason": reading.said(happened.event.words),
        "nominee": None,
        "revision": revision,
        "at": moment(happened.at),
        "platform": happened.platform or None,
        "late": True,
        "counts": False,
    }
