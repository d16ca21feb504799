"""Whatever state a round comes to: what its marks are, and what no card of it says."""

from collections.abc import Sequence

from hypothesis import given

from bot.core.round import ROUND
from bot.core.round.state import Phase, Round
from bot.marks import legend
from tests.core.laws import Move
from tests.core.subjects import SUBJECTS
from tests.views.states import PROCESSES, P, drawn, quickly, states, stream_of, unit
from tests.views.village import line, read

ROUNDS = SUBJECTS["round"]


@quickly
@given(moves=PROCESSES["round"])
def test_every_mark_that_counts_stands_on_the_card(moves: Sequence[Move]) -> None:
    found = unit()
    for state in states(ROUNDS, moves):
        slot = ROUND.slot(state)
        actions = drawn(found, stream_of(P, "round", state, 7), slot).actions
        assert {action.mark for action in actions if action.mark} == set(legend("round", slot))


@quickly
@given(moves=PROCESSES["round"])
def test_what_is_hidden_or_forgotten_stands_on_no_card(moves: Sequence[Move]) -> None:
    found = unit()
    for state in states(ROUNDS, moves):
        assert isinstance(state, Round)
        forgotten = state.sort == "check-in" and state.rules.check_ins == "forgotten"
        if state.hidden or (forgotten and state.phase is Phase.CLOSED and state.reason is None):
            card = drawn(found, stream_of(P, "round", state, 7), ROUND.slot(state))
            assert "The words of" not in read(card).replace(line(card.title), "")
