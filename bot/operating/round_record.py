"""A round in the record: who was heard, when, and in which words."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.kernel import Fact, MemberId
from bot.core.round import events as e
from bot.core.round.evolve import evolve
from bot.core.round.state import Mode, Phase, Round
from bot.operating.reading import Reading, moment
from bot.operating.recording import Recording, Told, answer
from bot.ports import Stream


def _process(stream: Stream, facts: Sequence[Fact[Any]], reading: Reading) -> Told:
    state: Round = stream.state
    step = state.step
    return {
        "number": state.number,
        "kind": "round",
        "circle": reading.circles.get(state.circle),
        "title": reading.said(state.title),
        "phase": state.phase.value,
        "outcome": state.outcome.value if state.outcome else None,
        "opened_at": moment(state.opened_at),
        "closed_at": moment(state.closed_at),
        "deadline": moment(step.ends_at) if step else None,
        "revision": 1,
        "facilitator": state.facilitator,
        "asked": sorted(step.asked) if step else [],
        "away": sorted(step.away) if step else [],
        "unheard": sorted(state.unheard),
        "silence": state.rules.silence,
        "minimum_answers": state.rules.minimum_answers,
        "profile": state.rules.profile,
        "texts": [],
        "fixes": [],
        "answers": _answers(state, facts, reading),
        "objections": [],
        "role": None,
        "candidates": [],
    }


def _answers(state: Round, facts: Sequence[Fact[Any]], reading: Reading) -> list[dict[str, Any]]:
    """What people said, oldest first; ``counts`` says which stand. A pass is an answer without a text."""
    told: list[dict[str, Any]] = []
    standing: dict[MemberId, list[dict[str, Any]]] = {}
    before: Round | None = None
    for happened in facts:
        event, by = happened.event, happened.by
        if before is not None and by is not None:
            if isinstance(event, e.Spoke | e.Passed):
                if not (isinstance(event, e.Spoke) and event.more):
                    _fall(standing, by)
                told.append(_entry(before, happened, reading))
                standing.setdefault(by, []).append(told[-1])
            elif isinstance(event, e.SpokeLate):
                told.append({**_entry(before, happened, reading), "late": True})
            elif isinstance(event, e.AnswerTakenBack):
                _fall(standing, by)
        before = evolve(before, happened)
    if state.mode is Mode.BLIND and state.phase is not Phase.CLOSED:
        # Only a pass can be taken back, so what no longer counts would tell who had passed.
        told = [{**entry, "text": None} for entry in told if entry["counts"]]
    return told


def _fall(standing: dict[MemberId, list[dict[str, Any]]], member: MemberId) -> None:
    for former in standing.pop(member, []):
        former["counts"] = False


def _entry(before: Round, happened: Fact[Any], reading: Reading) -> dict[str, Any]:
    event = happened.event
    words = event.words if isinstance(event, e.Spoke | e.SpokeLate) else None
    return {**answer(happened, before.phase.value, before.step), "text": reading.said(words)}


def _unseen(facts: Sequence[Fact[Any]]) -> Mapping[int, type]:
    """In a blind round that is still open: what was said, and that somebody passed."""
    state: Round | None = None
    hidden: dict[int, type] = {}
    for position, happened in enumerate(facts):
        state = evolve(state, happened)
        if isinstance(happened.event, e.Spoke | e.Passed | e.AnswerTakenBack):
            hidden[position] = e.Spoke
    return hidden if state is not None and state.hidden else {}


RECORDING = Recording(_process, _unseen)
