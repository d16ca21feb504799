"""Whatever state the rules lead to, it can be drawn for everybody, and no action is out of reach."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given

from bot.core.kernel import Kind, StreamId
from bot.core.kinds import PROCESSES as KINDS_OF_PROCESSES
from bot.marks import legend
from bot.views.drawing import compose
from bot.views.kinds import VIEWS
from bot.views.look import Look
from tests.core.laws import BEGIN, Move, live, lives
from tests.core.subjects import SUBJECTS, VILLAGE, WORKSHOP
from tests.views.states import (
    EVERYBODY,
    PROCESSES,
    P,
    can_be_typed,
    drawn,
    quickly,
    seen_by,
    states,
    stream_of,
    unit,
    within_reach,
)
from tests.views.village import line

CIRCLES, AGREEMENTS = SUBJECTS["circle"], SUBJECTS["agreement"]
SLOTS: Mapping[str, Sequence[str]] = {
    "consent": [
        f"r1-{step}" for step in ("held", "gathering", "questions", "reactions", "consent", "integration")
    ],
    "round": ["gathering", "turns", "open", "outcome"],
    "election": [
        "gathering", "role.r1-consent", "nominations", "change", "c1.candidate", "c1.r1-consent", "outcome",
    ],
}  # fmt: skip
"""By kind: slots whose cards may hang in the room from earlier on."""


def test_every_kind_of_process_is_looked_at() -> None:
    assert set(PROCESSES) == set(SLOTS) == set(KINDS_OF_PROCESSES)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", PROCESSES)
def test_every_process_can_be_drawn_for_everybody(kind: str, language: str) -> None:
    subject = SUBJECTS[kind]

    @quickly
    @given(moves=PROCESSES[kind])
    def holds(moves: Sequence[Move]) -> None:
        found = unit(language)
        for state in states(subject, moves):
            stream, slot = stream_of(P, kind, state, 7), subject.kind.slot(state)
            card = drawn(found, stream, slot)
            within_reach(card)
            can_be_typed(card)
            assert card.language == language
            assert "#7" in line(card.title)
            marks = {action.mark: action.token.split("/")[2] for action in card.actions if action.mark}
            assert marks.items() <= legend(kind, slot, _profile(state)).items()
            for former in SLOTS[kind]:
                if former != slot:
                    assert not drawn(found, stream, former).actions

    holds()


def _profile(state: object) -> str:
    """The circle's dialect, as it was when the process began."""
    profile: str = state.rules.profile  # type: ignore[attr-defined]
    return profile


@pytest.mark.parametrize("kind", PROCESSES)
def test_whatever_is_told_can_be_read_and_answered(kind: str) -> None:
    subject = SUBJECTS[kind]

    @quickly
    @given(moves=PROCESSES[kind])
    def holds(moves: Sequence[Move]) -> None:
        found = unit()
        for moment in live(subject, moves):
            before = moment.before
            for happened, after in zip(moment.facts, moment.states, strict=True):
                found.all[P] = stream_of(P, kind, after, 7)
                for notice in subject.kind.notices(before, after, happened, subject.circle):
                    look = Look.at(found, moment.context.now, circle=WORKSHOP, reader=notice.to)  # type: ignore[arg-type]
                    card = compose(look, notice.text, P, notice.slot)
                    assert card.blocks
                    within_reach(card)
                before = after

    holds()


@pytest.mark.parametrize("kind", PROCESSES)
def test_whoever_it_waits_for_has_something_to_do_and_reads_why(kind: str) -> None:
    subject, view = SUBJECTS[kind], VIEWS[kind]

    @quickly
    @given(moves=PROCESSES[kind])
    def holds(moves: Sequence[Move]) -> None:
        found = unit()
        for state in states(subject, moves):
            stream = found.all[P] = stream_of(P, kind, state, 7)
            for person in EVERYBODY:
                look = seen_by(found, person)
                owes = subject.kind.owes(state, person)
                assert bool(view.waits(look, stream)) == owes
                assert not owes or view.answers(look, stream, marks=True)
                for action in view.details(look, stream)[1]:
                    assert len(action.token) <= 100
                    assert action.label

    holds()


@pytest.mark.parametrize("kind", [CIRCLES.kind, AGREEMENTS.kind], ids=lambda kind: kind.name)
def test_every_circle_and_agreement_can_be_drawn(kind: Kind) -> None:
    subject = SUBJECTS[kind.name]

    @quickly
    @given(moves=lives(subject))
    def holds(moves: Sequence[Move]) -> None:
        found = unit()
        id = StreamId("garden") if kind.name == "circle" else StreamId("a")
        for moment in live(subject, moves):
            before = moment.before
            for happened, after in zip(moment.facts, moment.states, strict=True):
                stream = found.all[id] = stream_of(id, kind.name, after, 12)
                found.all[VILLAGE] = found.all[WORKSHOP]
                within_reach(drawn(found, stream, "home"))
                for notice in kind.notices(before, after, happened, subject.circle):
                    look = Look.at(found, BEGIN, reader=notice.to)  # type: ignore[arg-type]
                    card = compose(look, notice.text, id, notice.slot)
                    assert card.blocks
                    within_reach(card)
                before = after

    holds()
