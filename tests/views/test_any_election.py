"""Whatever state an election comes to: what stays under seal, and that nobody raises a hand over a person."""

from collections.abc import Sequence

from hypothesis import given

from bot.core.election import ELECTION
from bot.core.election.state import Election, Phase
from bot.views.kinds import VIEWS
from tests.core.laws import Move
from tests.core.subjects import SUBJECTS
from tests.views.states import (
    EVERYBODY,
    PROCESSES,
    UNDER_SEAL,
    P,
    drawn,
    quickly,
    seen_by,
    states,
    stream_of,
    unit,
)
from tests.views.village import read

ELECTIONS = SUBJECTS["election"]


@quickly
@given(moves=PROCESSES["election"])
def test_no_card_about_a_person_has_a_hand(moves: Sequence[Move]) -> None:
    found = unit()
    for state in states(ELECTIONS, moves):
        card = drawn(found, stream_of(P, "election", state, 7), ELECTION.slot(state))
        assert "✋" not in {action.mark for action in card.actions}


@quickly
@given(moves=PROCESSES["election"])
def test_under_seal_nobody_sees_more_than_how_many_are_in(moves: Sequence[Move]) -> None:
    found = unit()
    for state in states(ELECTIONS, moves):
        assert isinstance(state, Election)
        if state.phase is not Phase.NOMINATIONS or state.gathering:
            continue
        stream = found.all[P] = stream_of(P, "election", state, 7)
        card = drawn(found, stream, ELECTION.slot(state))
        assert f"{len(state.sealed)} of " in read(card)
        assert UNDER_SEAL not in repr(card)
        for person in EVERYBODY:
            look = seen_by(found, person)
            shown = (VIEWS["election"].details(look, stream), tuple(VIEWS["election"].text(look, stream)))
            assert UNDER_SEAL not in repr((shown, VIEWS["election"].answers(look, stream, marks=True)))
