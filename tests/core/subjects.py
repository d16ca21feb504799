"""The kinds with people and commands to try the laws with: one subject for each."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from bot.core import agreement as a
from bot.core.agreement import AGREEMENT
from bot.core.circle import CIRCLE
from bot.core.circle import commands as c
from bot.core.kernel import MemberId, StreamId, WordsId
from bot.core.settings import Changes, Reminders, Settings, Span
from tests.core.laws import BEGIN, Subject

PEOPLE = tuple(MemberId(name) for name in ("ana", "ben", "cleo", "dan"))
GARDEN, VILLAGE = StreamId("garden"), StreamId("village")

members = st.sampled_from(PEOPLE)
several = st.lists(members, max_size=3).map(tuple)
words = st.sampled_from([WordsId("w1"), WordsId("w2")])
numbers = st.integers(1, 3)
moments = st.integers(-5, 400).map(lambda days: BEGIN + timedelta(days=days))

changes = st.builds(
    Changes,
    name=st.none() | st.sampled_from(["Garden", " Orchard ", "", "x" * 81]),
    aim=st.none() | words,
    domain=st.none() | words,
    parent=st.none() | st.sampled_from([VILLAGE, GARDEN]),
    silence=st.none() | st.sampled_from(["hold", "lapse"]),
    minimum_answers=st.none() | st.sampled_from([0, 2, -1]),
    questions=st.none() | st.sampled_from([timedelta(hours=12), timedelta(days=4)]),
    turn=st.none() | st.sampled_from([timedelta(minutes=3), timedelta(days=1)]),
    review=st.none() | st.sampled_from([Span(months=6), Span()]),
    reminders=st.none() | st.sampled_from([Reminders(half=False), Reminders(before=(timedelta(),))]),
    joining=st.none() | st.sampled_from(["open", "ask", "closed"]),
    language=st.none() | st.sampled_from(["de", ""]),
    clears=st.sampled_from([(), (), ("domain",), ("parent",), ("quiet_hours", "parent"), ("aim",)]),
)
"""Often contradictory."""

harmless = st.builds(
    Changes,
    name=st.none() | st.sampled_from(["Garden", "Orchard"]),
    parent=st.none() | st.just(VILLAGE),
    joining=st.none() | st.sampled_from(["open", "ask", "closed"]),
    clears=st.sampled_from([(), ("domain",), ("quiet_hours",)]),
)
roles = st.sampled_from(
    ["facilitator", "Facilitator ", "leader", "delegate", "secretary", "gardener", "", "cook"]
)

CIRCLES = Subject(
    kind=CIRCLE,
    opening=st.builds(
        c.Create,
        st.just(GARDEN),
        st.sampled_from(["Garden", "The  garden", "", "x" * 81]),
        words,
        domain=st.none() | words,
        parent=st.none() | st.sampled_from([VILLAGE, GARDEN]),
        members=several,
        settings=st.builds(Settings, joining=st.sampled_from(["open", "ask", "closed"])),
    ),
    commands=st.one_of(
        st.builds(c.Join),
        st.builds(c.LetIn, members),
        st.builds(c.Leave),
        st.builds(c.Add, several),
        st.builds(c.Expel, members, numbers),
        st.builds(c.AssignRole, roles, members, st.none() | moments),
        st.builds(c.Elect, roles, members, numbers, st.none() | moments),
        st.builds(c.ClearRole, roles, st.none() | members),
        st.builds(c.Change, changes | harmless, st.sampled_from([(), (VILLAGE,), (VILLAGE, GARDEN)])),
        st.builds(c.Adopt, changes | harmless, numbers, st.sampled_from([(), (VILLAGE, GARDEN)])),
        st.builds(c.Close, numbers),
        st.builds(c.Undo, numbers),
        st.builds(c.Away, moments),
        st.builds(c.Back),
        st.builds(c.Create, st.just(GARDEN), st.just("Garden"), words),
    ),
    people=PEOPLE,
    revives=(c.Undo,),
)


def _dates(review: Any, term: Any) -> a.Dates:
    return a.Dates(review and a.Review(date(2026, 1, 1), review), term)


dates = st.builds(_dates, st.none() | moments, st.none() | moments)
enter = st.builds(
    a.Enter,
    st.just(12),
    st.just(GARDEN),
    words,
    words,
    st.just(BEGIN),
    st.sampled_from(["consent", "lapse"]),
    dates,
    st.none() | st.just(a.Former(StreamId("old"), 3)),
)
AGREEMENTS = Subject(
    kind=AGREEMENT,
    opening=enter,
    commands=st.one_of(
        enter,
        st.builds(a.Renew, dates, numbers),
        st.builds(a.Drop, numbers),
        st.builds(a.Supersede, numbers),
        st.builds(a.Annul),
        st.builds(a.Restore, numbers),
        st.builds(a.ObjectLate, words, members),
    ),
    people=PEOPLE,
    revives=(a.Restore, a.Enter),
)

SUBJECTS: Mapping[str, Subject] = {subject.kind.name: subject for subject in (CIRCLES, AGREEMENTS)}
