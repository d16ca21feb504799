"""Every kind obeys every law."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from bot.core.circle.state import is_away
from bot.core.consent import commands as consent
from bot.core.election import commands as vote
from bot.core.election.state import Mandate, Term
from bot.core.kernel import WordsId
from bot.core.kinds import KINDS
from bot.core.process import MemberAway, MemberLeft
from bot.core.round import commands as talk
from bot.core.round.state import Mode, Order, Sort
from tests.core.laws import BEGIN, LAWS, Move, Subject, live, lives, takes_a_repeat_once
from tests.core.subjects import DECISIONS, ELECTIONS, PEOPLE, SUBJECTS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_kind(kind: str, law: Callable[[Subject, object], None]) -> None:
    subject = SUBJECTS[kind]

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(moves=lives(subject))
    def holds(moves: object) -> None:
        law(subject, moves)

    holds()


def test_every_kind_has_a_subject() -> None:
    assert set(SUBJECTS) == set(KINDS)


def test_who_is_told_to_be_on_leave_is_on_leave_however_long_a_life_has_lasted() -> None:
    for days in (0, 40, 400):
        now = BEGIN + timedelta(days=days)
        circle = DECISIONS.around(DECISIONS.circle, MemberAway(PEOPLE[0]), now)
        assert is_away(circle, PEOPLE[0], now)


def test_the_last_word_of_a_round_told_twice_isnt_a_late_one() -> None:
    begun = talk.Start(
        WordsId("w1"),
        Sort.OPEN,
        Mode.ASYNC,
        Order.FAIR,
        DECISIONS.circle.settings,
        PEOPLE,
        ends_at=BEGIN + timedelta(days=2),
    )
    everybody = [Move(talk.Say(WordsId("w2"), 3), person, timedelta()) for person in PEOPLE]
    takes_a_repeat_once(SUBJECTS["round"], [Move(begun, PEOPLE[0], timedelta()), *everybody])


def test_whoever_was_put_forward_leaves_once() -> None:
    words = WordsId("w1")
    begun = vote.Start(Mandate("secretary", words, words, Term(), fresh=False), ELECTIONS.circle.settings)
    put_forward = next(
        i for i, move in enumerate(ELECTIONS.script) if isinstance(move.command, vote.PutForward)
    )
    until = ELECTIONS.script[: put_forward + 1]
    gone = Move(MemberLeft(PEOPLE[1]), PEOPLE[0], timedelta())
    takes_a_repeat_once(ELECTIONS, [Move(begun, PEOPLE[0], timedelta()), *until, gone])


def test_live_nominations_arent_opened_over_the_missing_by_a_second_tap() -> None:
    words = WordsId("w1")
    mandate = Mandate("secretary", words, words, Term(), fresh=False)
    begun = vote.Start(mandate, ELECTIONS.circle.settings, live=True)
    advance = Move(consent.Advance("nominations"), PEOPLE[0], timedelta())
    takes_a_repeat_once(ELECTIONS, [Move(begun, PEOPLE[0], timedelta()), *ELECTIONS.script[:7], advance])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(moves=lives(ELECTIONS))
def test_a_role_is_never_given_without_its_holders_own_yes(moves: Sequence[Move]) -> None:
    for moment in live(ELECTIONS, moves):
        for state in moment.states:
            if state.outcome == "elected":
                assert state.candidates[-1].member in state.decision.answers
                assert not state.decision.blocking
