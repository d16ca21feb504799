"""Whatever state a round comes to, it can be drawn for everybody, and whoever owes a word can give it."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from bot.core.kernel import MemberId, StreamId
from bot.core.round import ROUND
from bot.core.round.state import Phase, Round
from bot.marks import legend
from bot.ports import UnitOfWork
from bot.views.drawing import compose
from bot.views.look import Look
from bot.views.round import VIEW
from bot.views.round.deeds import Deeds
from tests.core.laws import BEGIN, Move, live, lives
from tests.core.subjects import PEOPLE, SUBJECTS, WORKSHOP
from tests.views.test_any_state import (
    can_be_typed,
    drawn,
    quickly,
    states,
    stream_of,
    unit,
    within_reach,
)
from tests.views.village import line, read

ROUNDS = SUBJECTS["round"]
SLOTS = ("gathering", "turns", "open", "outcome")
P = StreamId("p")


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_round_can_be_drawn_for_everybody(language: str) -> None:
    @quickly
    @given(moves=lives(ROUNDS))
    def holds(moves: Sequence[Move]) -> None:
        found = unit(language)
        for state in states(ROUNDS, moves):
            stream = stream_of(P, "round", state, 7)
            slot = ROUND.slot(state)
            card = drawn(found, stream, slot)
            within_reach(card)
            can_be_typed(card)
            assert card.language == language
            assert "#7" in line(card.title)
            marks = {action.mark: action.token.split("/")[2] for action in card.actions if action.mark}
            assert set(marks.items()) == set(legend("round", slot).items())
            for former in SLOTS:
                if former != slot:
                    assert not drawn(found, stream, former).actions

    holds()


@quickly
@given(moves=lives(ROUNDS))
def test_whatever_is_told_can_be_read_and_answered(moves: Sequence[Move]) -> None:
    found = unit("en")
    for moment in live(ROUNDS, moves):
        before = moment.before
        for happened, after in zip(moment.facts, moment.states, strict=True):
            found.all[P] = stream_of(P, "round", after, 7)
            for notice in ROUND.notices(before, after, happened, ROUNDS.circle):
                look = Look.at(found, moment.context.now, circle=WORKSHOP, reader=notice.to)  # type: ignore[arg-type]
                card = compose(look, notice.text, P, notice.slot)
                assert card.blocks
                within_reach(card)
            before = after


@quickly
@given(moves=lives(ROUNDS))
def test_whoever_it_waits_for_has_something_to_do_and_reads_why(moves: Sequence[Move]) -> None:
    found = unit("en")
    uow: UnitOfWork = found  # type: ignore[assignment]
    for state in states(ROUNDS, moves):
        stream = found.all[P] = stream_of(P, "round", state, 7)
        for person in (*PEOPLE, MemberId("stranger")):
            look = Look.at(uow, BEGIN, circle=WORKSHOP, reader=person)
            if ROUND.owes(state, person):
                assert Deeds(look, stream).for_one(person)
                assert VIEW.waits(look, stream)


@quickly
@given(moves=lives(ROUNDS))
def test_what_is_hidden_or_forgotten_stands_on_no_card(moves: Sequence[Move]) -> None:
    found = unit("en")
    for state in states(ROUNDS, moves):
        assert isinstance(state, Round)
        forgotten = state.sort == "check-in" and state.rules.check_ins == "forgotten"
        if state.hidden or (forgotten and state.phase is Phase.CLOSED and state.reason is None):
            card = drawn(found, stream_of(P, "round", state, 7), ROUND.slot(state))
            assert "The words of" not in read(card).replace(line(card.title), "")
