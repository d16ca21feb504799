"""Whatever state a decision comes to, answers stay together and an objection stays its carrier's."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import Phase as Generation
from rpds import HashTrieMap

from bot.core.consent import CONSENT
from bot.core.consent.state import Answer, Decision, Phase, Stance
from bot.core.kernel import StreamId, WordsId
from bot.views.consent import Deeds
from tests.core.laws import BEGIN, Move
from tests.core.subjects import PEOPLE
from tests.views.states import (
    DECISIONS,
    EVERYBODY,
    WAYS,
    decisions,
    drawn,
    quickly,
    seen_by,
    states,
    stream_of,
    unit,
)
from tests.views.village import read

often = settings(
    max_examples=10_000,
    deadline=None,
    database=None,
    phases=[Generation.generate],
    suppress_health_check=list(HealthCheck),
)


@quickly
@given(moves=decisions())
def test_what_becomes_of_an_objection_is_offered_to_whoever_carries_it_and_to_nobody_else(
    moves: Sequence[Move],
) -> None:
    found = unit()
    for state in states(DECISIONS, moves):
        assert isinstance(state, Decision)
        stream = found.all[StreamId("p")] = stream_of(StreamId("p"), "consent", state, 7)
        for person in EVERYBODY:
            look = seen_by(found, person)
            actions = Deeds(look, stream).for_one(person)
            own = {action.token.split("/")[2] for action in actions} & {"integrated", "withdraw-objection"}
            runs = state.phase is not Phase.CLOSED
            assert bool(own) == (runs and any(each.carrier == person for each in state.blocking))
        public = {action.token.split("/")[2] for action in Deeds(look, stream).for_all()}
        assert not public & {"integrated", "withdraw-objection", "opt-out", "reopen"}


@quickly
@given(moves=decisions())
def test_while_answers_stay_together_the_card_is_the_same_whoever_said_what(
    moves: Sequence[Move],
) -> None:
    found = unit()
    for state in states(DECISIONS, moves):
        assert isinstance(state, Decision)
        step = state.step
        hidden = (
            state.phase is Phase.CONSENT
            and state.rules.answers == "together"
            and step is not None
            and len(step.waiting) > 0
            and not step.passed
        )
        if not hidden or state.reason_awaited_since is not None:
            continue
        given = Answer(Stance.CONSENT, WordsId("w3"), BEGIN)
        other = replace(
            state,
            answers=HashTrieMap(dict.fromkeys(PEOPLE, given)),
            objections=tuple(each for each in state.objections if each.opened or each.carrier is None),
        )
        one = drawn(found, stream_of(StreamId("p"), "consent", state, 7), CONSENT.slot(state))
        two = drawn(found, stream_of(StreamId("p"), "consent", other, 7), CONSENT.slot(state))
        assert read(one) == read(two)
        assert [action.label for action in one.actions] == [action.label for action in two.actions]


@pytest.mark.parametrize("phase", WAYS)
def test_the_lives_come_to_every_phase(phase: str) -> None:
    """Otherwise the laws above would say little."""
    *_, state = states(DECISIONS, WAYS[phase])
    assert isinstance(state, Decision)
    assert phase == (CONSENT.slot(state).partition("-")[2] or str(state.outcome))
    # The laws look at lives that begin like this: not to find one in ten thousand, it must be gone.
    find(
        decisions(), lambda moves: moves[: len(WAYS[phase])] == WAYS[phase], settings=often, random=Random(1)
    )
