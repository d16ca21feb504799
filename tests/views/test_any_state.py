"""Whatever state the rules lead to, it can be drawn for everybody, and no action is out of reach."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import Phase as Generation
from hypothesis import strategies as st
from rpds import HashTrieMap

from bot.cards import Capabilities, Card, fit
from bot.core.agreement import Agreement, Dates
from bot.core.consent import CONSENT
from bot.core.consent import commands as c
from bot.core.consent.state import Answer, Decision, Phase, Plan, Stance
from bot.core.kernel import Kind, MemberId, StreamId, WordsId
from bot.core.settings import Settings
from bot.marks import legend
from bot.ports import Stream, UnitOfWork
from bot.rows import Member, Post, Words
from bot.verbs import BY_WORDS
from bot.views.consent import Deeds
from bot.views.drawing import compose, draw_card
from bot.views.look import Look
from tests.core.laws import BEGIN, Move, Subject, live, lives
from tests.core.subjects import ASSEMBLY, PEOPLE, SUBJECTS, VILLAGE, WORKSHOP
from tests.views.village import Unit, line, read

MATRIX = Capabilities(buttons=0, marks=True)
WEB = Capabilities(buttons=25, form_fields=5, marks=True, answers_directly=True, private_answers=True)
SLOTS = [f"r1-{step}" for step in ("held", "gathering", "questions", "reactions", "consent", "integration")]
CIRCLES, AGREEMENTS = SUBJECTS["circle"], SUBJECTS["agreement"]
DECISIONS = SUBJECTS["consent"]

_stances = st.sampled_from([c.Consent(), c.Consent(WordsId("w1")), c.Object(WordsId("w2")), c.Object()])
_heard = st.sampled_from([c.NoQuestions(), c.NothingToAdd(), c.React(WordsId("w1"))])
_texts = st.sampled_from([c.Amend(WordsId("w2")), c.Amend(WordsId("w3")), c.Correct(WordsId("w3"))])


def _round(answers: st.SearchStrategy[object]) -> st.SearchStrategy[list[Move]]:
    """Each of the circle answers in turn."""
    all_three = st.tuples(answers, answers, answers)
    return all_three.map(
        lambda given: [Move(each, who, timedelta()) for each, who in zip(given, PEOPLE, strict=False)]
    )


_busy = st.one_of(
    _round(_stances),
    _round(_heard),
    _round(st.just(c.Consent())),
    _texts.map(lambda text: [Move(text, PEOPLE[0], timedelta())]),
    lives(DECISIONS, 4).map(lambda moves: moves[1:]),
    st.just([Move(None, None, timedelta())]),
)


def _proposed(profile: str = "sofa", **how: Any) -> list[Move]:
    opening = c.Propose(WordsId("w1"), WordsId("w2"), rules=Settings(profile=profile), plan=Plan(), **how)
    return [Move(opening, PEOPLE[0], timedelta())]


def _all_say(answer: object) -> list[Move]:
    return [Move(answer, each, timedelta()) for each in PEOPLE[:3]]


WAYS: Mapping[str, list[Move]] = {
    "held": _proposed(held_by=StreamId("other")),
    "gathering": _proposed(live=True),
    "questions": _proposed(),
    "reactions": _proposed() + _all_say(c.NoQuestions()),
    "consent": _proposed("s3") + _all_say(c.NoQuestions()) + _all_say(c.NothingToAdd()),
    "integration": _proposed(quick=True) + _all_say(c.Object(WordsId("w2"))),
    "adopted": _proposed(quick=True) + _all_say(c.Consent()),
}
"""The shortest way to each phase."""


def decisions() -> st.SearchStrategy[list[Move]]:
    """Lives that begin anyhow or in any phase, and in which whole rounds are answered."""
    begun = DECISIONS.opening.map(lambda opening: [Move(opening, PEOPLE[0], timedelta())])
    begun |= st.sampled_from(list(WAYS.values()))
    rest = st.lists(_busy, max_size=8)
    return st.tuples(begun, rest).map(lambda both: [*both[0], *(move for part in both[1] for move in part)])


often = settings(
    max_examples=10_000,
    deadline=None,
    database=None,
    phases=[Generation.generate],
    suppress_health_check=list(HealthCheck),
)
quickly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def unit(language: str) -> Unit:
    found = Unit()
    for person in PEOPLE:
        found.put(Member(person, person.capitalize()))
    for words in ("w1", "w2", "w3", "aim"):
        found.put(Words(WordsId(words), f"The words of {words}.", None, BEGIN))
    circle = replace(ASSEMBLY, settings=replace(ASSEMBLY.settings, language=language))
    found.all[WORKSHOP] = stream_of(WORKSHOP, "circle", circle, 0)
    former = Agreement(3, WORKSHOP, WordsId("w1"), WordsId("w2"), BEGIN, "consent", Dates())
    found.all[StreamId("old")] = stream_of(StreamId("old"), "agreement", former, 3)
    return found


def stream_of(id: StreamId, kind: str, state: object, number: int) -> Stream:
    return Stream(id, kind, "org", WORKSHOP, number, 1, state)


def states(subject: Subject, moves: Sequence[Move]) -> Iterator[object]:
    for moment in live(subject, moves):
        if moment.after is not None:
            yield moment.after


def drawn(found: Unit, stream: Stream, slot: str) -> Card:
    uow: UnitOfWork = found  # type: ignore[assignment]
    found.all[stream.id] = stream
    return draw_card(uow, Post("post", stream.id, slot, "web", "room", None, 1, 0), BEGIN)


def within_reach(card: Card) -> None:
    """Every action is a button, or stands in the legend by its mark or by what to type."""
    for action in card.actions:
        assert len(action.token) <= 100
        assert action.token.isascii()
        assert action.label
        assert action.typed.split(" #")[0].startswith("!"), action
    shown = line(fit(card, MATRIX).legend)
    for action in card.actions:
        assert f"{action.mark} {action.label}" in shown or f"{action.label}: {action.typed}" in shown
    on_the_web = fit(card, WEB)
    legend_there = line(on_the_web.legend)
    for action in card.actions:
        assert action in on_the_web.actions or action.typed in legend_there


def can_be_typed(card: Card) -> None:
    for action in card.actions:
        words = action.typed.removeprefix("!").split()
        assert (words[0], words[1]) in BY_WORDS, action.typed


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_decision_can_be_drawn_for_everybody(language: str) -> None:
    @quickly
    @given(moves=decisions())
    def holds(moves: Sequence[Move]) -> None:
        found = unit(language)
        for state in states(DECISIONS, moves):
            assert isinstance(state, Decision)
            stream = stream_of(StreamId("p"), "consent", state, 7)
            card = drawn(found, stream, CONSENT.slot(state))
            within_reach(card)
            can_be_typed(card)
            assert card.language == language
            assert line(card.title).startswith("#7 ")
            marks = {action.mark: action.token.split("/")[2] for action in card.actions if action.mark}
            assert set(marks.items()) <= set(
                legend("consent", CONSENT.slot(state), state.rules.profile).items()
            )
            for slot in SLOTS:
                if slot != CONSENT.slot(state):
                    assert not drawn(found, stream, slot).actions

    holds()


@quickly
@given(moves=decisions())
def test_whatever_is_told_can_be_read_and_answered(moves: Sequence[Move]) -> None:
    found = unit("en")
    for moment in live(DECISIONS, moves):
        before = moment.before
        for happened, after in zip(moment.facts, moment.states, strict=True):
            found.all[StreamId("p")] = stream_of(StreamId("p"), "consent", after, 7)
            for notice in CONSENT.notices(before, after, happened, DECISIONS.circle):
                look = Look.at(found, BEGIN, circle=WORKSHOP, reader=notice.to)  # type: ignore[arg-type]
                card = compose(look, notice.text, StreamId("p"), notice.slot)
                assert card.blocks
                within_reach(card)
            before = after


@quickly
@given(moves=decisions())
def test_everybody_has_a_way_to_give_what_they_owe(moves: Sequence[Move]) -> None:
    """Whoever it waits for finds it in the inbox, with something to do; and nobody else's objection there."""
    found = unit("en")
    uow: UnitOfWork = found  # type: ignore[assignment]
    for state in states(DECISIONS, moves):
        assert isinstance(state, Decision)
        stream = found.all[StreamId("p")] = stream_of(StreamId("p"), "consent", state, 7)
        for person in (*PEOPLE, MemberId("stranger")):
            look = Look.at(uow, BEGIN, circle=WORKSHOP, reader=person)
            actions = Deeds(look, stream).for_one(person)
            assert not CONSENT.owes(state, person) or actions
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
    found = unit("en")
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


@pytest.mark.parametrize("kind", [CIRCLES.kind, AGREEMENTS.kind], ids=lambda kind: kind.name)
def test_every_circle_and_agreement_can_be_drawn(kind: Kind) -> None:
    subject = SUBJECTS[kind.name]

    @quickly
    @given(moves=lives(subject))
    def holds(moves: Sequence[Move]) -> None:
        found = unit("en")
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
