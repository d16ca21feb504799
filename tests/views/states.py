"""Whatever state the rules lead to: lives in which it comes about, its card, and what can be done there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.cards import Capabilities, Card, fit
from bot.core.agreement import Agreement, Dates
from bot.core.consent import commands as c
from bot.core.consent.state import Plan
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Settings
from bot.ports import Stream, UnitOfWork
from bot.rows import Member, Post, Words
from bot.verbs import BY_WORDS
from bot.views.drawing import draw_card
from bot.views.look import Look
from tests.core.laws import BEGIN, Move, Subject, live, lives
from tests.core.subjects import ASSEMBLY, PEOPLE, SUBJECTS, WORKSHOP
from tests.views.village import Unit, line

MATRIX = Capabilities(buttons=0, marks=True)
WEB = Capabilities(buttons=25, form_fields=5, marks=True, answers_directly=True, private_answers=True)
P = StreamId("p")
EVERYBODY = (*PEOPLE, MemberId("stranger"))
UNDER_SEAL = "whom nobody may read of yet"
"""What a sealed nomination would say, if somebody drew it."""
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


PROCESSES: Mapping[str, st.SearchStrategy[list[Move]]] = {
    "consent": decisions(),
    "round": lives(SUBJECTS["round"]),
    "election": lives(SUBJECTS["election"]),
}
"""By kind: the lives of a process that are looked at."""

quickly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def unit(language: str = "en") -> Unit:
    """The rows that the streams of the subjects speak of."""
    found = Unit()
    for person in PEOPLE:
        found.put(Member(person, person.capitalize()))
    for words in ("w1", "w2", "w3", "aim"):
        found.put(Words(WordsId(words), f"The words of {words}.", None, BEGIN))
    for sealed in ("s1", "s2", *(f"sealed-{person}" for person in PEOPLE)):
        found.put(Words(WordsId(sealed), UNDER_SEAL, None, BEGIN))
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


def seen_by(found: Unit, reader: MemberId) -> Look:
    """What this person looks with."""
    uow: UnitOfWork = found  # type: ignore[assignment]
    return Look.at(uow, BEGIN, circle=WORKSHOP, reader=reader)
