"""Whatever state an election comes to, it can be drawn for everybody, and whoever owes a word can give it."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from bot.core.election import ELECTION
from bot.core.election.state import Election, Phase
from bot.core.kernel import MemberId, StreamId
from bot.marks import legend
from bot.ports import UnitOfWork
from bot.views.drawing import compose
from bot.views.election import VIEW
from bot.views.election.deeds import Deeds
from bot.views.look import Look
from tests.core.laws import BEGIN, Move, live, lives
from tests.core.subjects import PEOPLE, SUBJECTS, WORKSHOP
from tests.views.test_any_state import can_be_typed, drawn, quickly, states, stream_of, unit, within_reach
from tests.views.village import line, read

ELECTIONS = SUBJECTS["election"]
SLOTS = ("gathering", "role.r1-consent", "nominations", "change", "c1.candidate", "c1.r1-consent", "outcome")
P = StreamId("p")


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_election_can_be_drawn_for_everybody(language: str) -> None:
    @quickly
    @given(moves=lives(ELECTIONS))
    def holds(moves: Sequence[Move]) -> None:
        found = unit(language)
        for state in states(ELECTIONS, moves):
            stream = stream_of(P, "election", state, 7)
            slot = ELECTION.slot(state)
            card = drawn(found, stream, slot)
            within_reach(card)
            can_be_typed(card)
            assert card.language == language
            assert "#7" in line(card.title)
            marks = {action.mark: action.token.split("/")[2] for action in card.actions if action.mark}
            assert marks.items() <= legend("election", slot).items()
            assert "✋" not in marks
            for former in SLOTS:
                if former != slot:
                    assert not drawn(found, stream, former).actions

    holds()


@quickly
@given(moves=lives(ELECTIONS))
def test_whatever_is_told_can_be_read_and_answered(moves: Sequence[Move]) -> None:
    found = unit("en")
    for moment in live(ELECTIONS, moves):
        before = moment.before
        for happened, after in zip(moment.facts, moment.states, strict=True):
            found.all[P] = stream_of(P, "election", after, 7)
            for notice in ELECTION.notices(before, after, happened, ELECTIONS.circle):
                look = Look.at(found, moment.context.now, circle=WORKSHOP, reader=notice.to)  # type: ignore[arg-type]
                card = compose(look, notice.text, P, notice.slot)
                assert card.blocks
                within_reach(card)
            before = after


@quickly
@given(moves=lives(ELECTIONS))
def test_whoever_it_waits_for_has_something_to_do_and_reads_why(moves: Sequence[Move]) -> None:
    found = unit("en")
    uow: UnitOfWork = found  # type: ignore[assignment]
    for state in states(ELECTIONS, moves):
        stream = found.all[P] = stream_of(P, "election", state, 7)
        for person in (*PEOPLE, MemberId("stranger")):
            look = Look.at(uow, BEGIN, circle=WORKSHOP, reader=person)
            for action in Deeds(look, stream).everything(person):
                assert len(action.token) <= 100
                assert action.label
            if ELECTION.owes(state, person):
                assert Deeds(look, stream).for_one(person)
                assert VIEW.waits(look, stream)


@quickly
@given(moves=lives(ELECTIONS))
def test_under_seal_no_card_says_more_than_how_many_are_in(moves: Sequence[Move]) -> None:
    found = unit("en")
    for state in states(ELECTIONS, moves):
        assert isinstance(state, Election)
        if state.phase is Phase.NOMINATIONS and not state.gathering:
            card = read(drawn(found, stream_of(P, "election", state, 7), ELECTION.slot(state)))
            assert f"{len(state.sealed)} of " in card
            assert not any(f" names {person.capitalize()}" in card for person in PEOPLE)


@quickly
@given(moves=lives(ELECTIONS))
def test_the_role_is_never_given_without_its_holders_own_yes(moves: Sequence[Move]) -> None:
    for state in states(ELECTIONS, moves):
        assert isinstance(state, Election)
        if state.outcome == "elected":
            assert state.decision is not None
            assert state.candidates[-1].member in state.decision.answers
            assert not state.decision.blocking
