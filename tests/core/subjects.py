"""The kinds with people and commands to try the laws with: one subject for each."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from rpds import HashTrieMap

from bot.core import agreement as a
from bot.core import process
from bot.core.agreement import AGREEMENT
from bot.core.circle import CIRCLE, FACILITATOR, Circle, Holding, Seat
from bot.core.circle import commands as c
from bot.core.circle import events as e
from bot.core.circle.evolve import evolve
from bot.core.consent import CONSENT
from bot.core.consent import commands as consent
from bot.core.consent import state as d
from bot.core.election import ELECTION
from bot.core.election import commands as vote
from bot.core.election.state import Mandate, Term
from bot.core.former import Former
from bot.core.kernel import Fact, MemberId, StreamId, WordsId
from bot.core.round import ROUND
from bot.core.round import commands as talk
from bot.core.round.state import Mode, Order, Sort
from bot.core.settings import Changes, Reminders, Settings, Span
from tests.core.laws import BEGIN, Move, Subject

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
        st.builds(c.Create, st.just("Garden"), words),
    ),
    people=PEOPLE,
    stream=GARDEN,
    revives=(c.Undo,),
)

WORKSHOP = StreamId("workshop")
ASSEMBLY = Circle(
    id=WORKSHOP,
    name="Workshop",
    aim=WordsId("aim"),
    domain=None,
    parent=VILLAGE,
    settings=Settings(),
    members=HashTrieMap({person: Seat(BEGIN - timedelta(days=30)) for person in PEOPLE[:3]}),
    roles=HashTrieMap({FACILITATOR: (Holding(FACILITATOR, PEOPLE[0], BEGIN - timedelta(days=30)),)}),
)
"""Ana facilitates, Ben and Cleo belong; Dan is outside."""


def _dates(review: Any, term: Any) -> a.Dates:
    return a.Dates(review and a.Review(date(2026, 1, 1), review), term)


dates = st.builds(_dates, st.none() | moments, st.none() | moments)
enter = st.builds(
    a.Enter,
    words,
    words,
    st.just(BEGIN),
    st.sampled_from(["consent", "lapse"]),
    dates,
    st.none() | st.just(Former(StreamId("old"), 3)),
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
    circle=ASSEMBLY,
    revives=(a.Restore, a.Enter),
)


def _around(circle: Circle, command: Any, now: datetime) -> Circle:
    """A decision is told of comings and goings after they have happened in its circle, and of a leave while
    it lasts."""
    match command:
        case process.MemberJoined(member) if member not in circle.members:
            event: Any = e.Joined(member, "open")
        case process.MemberLeft(member) if member in circle.members:
            event = e.Left(member)
        case process.MemberAway(member) if member in circle.members:
            event = e.WentAway(member, now + timedelta(days=30))
        case _:
            return circle
    return evolve(circle, Fact(event, now))


plans = st.sampled_from(
    [d.Plan(), d.Plan(BEGIN + timedelta(days=2), BEGIN + timedelta(days=4), BEGIN + timedelta(days=7))]
)
answers = st.one_of(
    st.builds(consent.Consent, st.none() | words),
    st.builds(consent.Object, st.none() | words),
    st.builds(consent.NoQuestions),
    st.builds(consent.NothingToAdd),
    st.builds(consent.React, words),
    st.builds(consent.Advance, st.sampled_from(["r1-questions", "r1-reactions", "r1-gathering"])),
)
DECISIONS = Subject(
    kind=CONSENT,
    opening=st.builds(
        consent.Propose,
        words,
        words,
        rules=st.builds(
            Settings,
            profile=st.sampled_from(["sofa", "s3"]),
            silence=st.sampled_from(["hold", "lapse"]),
            minimum_answers=st.sampled_from([0, 1]),
            answers=st.sampled_from(["together", "open"]),
        ),
        plan=plans,
        quick=st.booleans(),
        live=st.booleans(),
        effect=st.sampled_from(
            [
                d.Effect(),
                d.Effect("removal", WORKSHOP, PEOPLE[1]),
                d.Effect("settings", WORKSHOP, changes=Changes(silence="lapse")),
                d.Effect("take"),
            ]
        ),
        about=st.none() | members,
        replaces=st.none() | st.just(Former(StreamId("old"), 3)),
        held_by=st.sampled_from([None, None, StreamId("other")]),
        dates=dates,
    ),
    commands=st.one_of(
        answers,
        answers,
        st.builds(consent.Ask, words),
        st.builds(consent.AnswerQuestion, words, numbers),
        st.builds(consent.Concern, st.none() | words),
        st.builds(consent.OptOut),
        st.builds(process.TakeBack, st.sampled_from(["", *(f"act-{number}" for number in range(12))])),
        st.builds(consent.Reopen),
        st.builds(consent.Amend, st.sampled_from([WordsId("w1"), WordsId("w2"), WordsId("w3")])),
        st.builds(consent.Correct, words),
        st.builds(consent.ChangesMeaning),
        st.builds(consent.Extend, st.none() | moments),
        st.builds(process.Outage, moments),
        st.builds(consent.Withdraw, st.none() | words),
        st.builds(consent.Keep),
        st.builds(consent.Meet, st.none() | words),
        st.builds(consent.Escalate, st.none() | st.just(VILLAGE), st.none() | words),
        st.builds(consent.Route, st.sampled_from([VILLAGE, WORKSHOP]), st.none() | words),
        st.builds(consent.Park, words),
        st.builds(consent.Integrated),
        st.builds(consent.WithdrawObjection),
        st.builds(consent.Carry, st.none() | numbers),
        st.builds(consent.NobodyCarries),
        st.builds(consent.TakeOver),
        st.builds(consent.HandOver, members),
        st.builds(consent.Present),
        st.builds(consent.AskToo, members),
        st.builds(consent.InformOnly, members),
        st.builds(process.MemberJoined, members),
        st.builds(process.MemberLeft, members),
        st.builds(process.MemberAway, members),
        st.builds(
            process.Ended,
            st.just(StreamId("other")),
            st.sampled_from([None, None, StreamId("third")]),
            st.booleans(),
            st.none() | st.just(Former(StreamId("newer"), 7)),
        ),
        st.builds(process.CircleEnded, st.sampled_from(["closed", "empty"]), st.none() | st.just(VILLAGE)),
    ),
    people=PEOPLE,
    circle=ASSEMBLY,
    around=_around,
)

said = st.builds(talk.Say, st.none() | words, st.integers(0, 500), st.booleans(), st.booleans())
ROUNDS = Subject(
    kind=ROUND,
    opening=st.builds(
        talk.Start,
        words,
        st.sampled_from(Sort),
        st.sampled_from(Mode),
        st.sampled_from(Order),
        rules=st.builds(Settings, check_ins=st.sampled_from(["forgotten", "kept"])),
        ranking=st.permutations(PEOPLE[:3]).map(tuple),
        ends_at=st.just(BEGIN + timedelta(days=4)),
        about=st.none() | st.just(StreamId("other")),
    ),
    commands=st.one_of(
        said,
        said,
        st.builds(talk.Present),
        st.builds(talk.Pass),
        st.builds(talk.Later),
        st.builds(talk.Done),
        st.builds(talk.Next, st.integers(0, 6)),
        st.builds(talk.Next, st.integers(0, 3)),
        st.builds(talk.Close),
        st.builds(talk.Extend, st.none() | moments),
        st.builds(talk.Meet, st.none() | words),
        st.builds(process.TakeBack, st.sampled_from(["", *(f"act-{number}" for number in range(12))])),
        st.builds(process.Outage, moments),
        st.builds(process.MemberJoined, members),
        st.builds(process.MemberLeft, members),
        st.builds(process.MemberAway, members),
        st.builds(process.CircleEnded, st.sampled_from(["closed", "empty"]), st.none() | st.just(VILLAGE)),
    ),
    people=PEOPLE,
    circle=ASSEMBLY,
    around=_around,
    revives=(talk.Say,),
)

mandates = st.builds(
    Mandate,
    st.sampled_from(["secretary", "Leader"]),
    words,
    words,
    st.sampled_from([Term(), Term(Span(months=6)), Term(until=BEGIN + timedelta(days=200))]),
    st.booleans(),
)
opened = st.builds(vote.Opened, members, members, words)
ELECTIONS = Subject(
    kind=ELECTION,
    opening=st.builds(
        vote.Start,
        mandates,
        rules=st.builds(Settings),
        live=st.sampled_from([False, False, True]),
        nominations_end=st.none() | moments,
        following=st.lists(mandates, max_size=1).map(tuple),
        present=several,
    ),
    commands=st.one_of(
        st.builds(vote.Nominate, st.sampled_from([WordsId("s1"), WordsId("s2")])),
        st.builds(vote.Nominate, st.sampled_from([WordsId("s1"), WordsId("s2")])),
        st.builds(
            vote.Reveal,
            st.lists(opened, max_size=3, unique_by=lambda each: each.by).map(tuple),
            st.sampled_from([(), (), (PEOPLE[1],)]),
        ),
        st.builds(
            vote.Reveal,
            st.permutations(PEOPLE[:3]).map(
                lambda named: tuple(
                    vote.Opened(by, nominee, WordsId("w1"))
                    for by, nominee in zip(PEOPLE[:3], named, strict=True)
                )
            ),
        ),
        st.builds(vote.Keep),
        st.builds(vote.RoleUp, st.just(("secretary",)), st.just(9)),
        st.builds(vote.Change, members, words),
        st.builds(vote.PutForward, members, words),
        st.builds(vote.PutForward, members, words),
        st.builds(vote.Nobody, words),
        st.builds(vote.Decline),
        st.builds(vote.ObjectLate, words),
        st.builds(vote.Revise, words, st.none() | st.just(Term(Span(months=3)))),
        st.builds(vote.Withdraw, st.none() | words),
        st.builds(consent.Consent, st.none() | words),
        st.builds(consent.Consent, st.none()),
        st.builds(consent.Object, st.none() | words),
        st.builds(consent.OptOut),
        st.builds(consent.Advance, st.sampled_from(["gathering", "nominations", "change", "c1.candidate"])),
        st.builds(consent.Extend, st.none() | moments),
        st.builds(consent.Meet, st.none() | words),
        st.builds(consent.TakeOver),
        st.builds(consent.HandOver, members),
        st.builds(consent.Present),
        st.builds(consent.Integrated),
        st.builds(consent.WithdrawObjection),
        st.builds(consent.Carry, st.none() | numbers),
        st.builds(consent.NobodyCarries),
        st.builds(consent.AskToo, members),
        st.builds(consent.InformOnly, members),
        st.builds(consent.Reopen),
        st.builds(process.TakeBack, st.sampled_from(["", *(f"act-{number}" for number in range(12))])),
        st.builds(process.Outage, moments),
        st.builds(process.MemberJoined, members),
        st.builds(process.MemberLeft, members),
        st.builds(process.MemberAway, members),
        st.builds(process.CircleEnded, st.sampled_from(["closed", "empty"]), st.none() | st.just(VILLAGE)),
    ),
    people=PEOPLE,
    circle=ASSEMBLY,
    around=_around,
    script=[
        Move(command, actor, timedelta(minutes=1))
        for command, actor in (
            *((consent.Present(), person) for person in PEOPLE[:3]),
            *((consent.Consent(), person) for person in PEOPLE[:3]),
            *((vote.Nominate(WordsId(f"sealed-{person}")), person) for person in PEOPLE[:3]),
            (vote.Reveal(tuple(vote.Opened(by, PEOPLE[1], WordsId("w1")) for by in PEOPLE[:3])), None),
            *((vote.Keep(), person) for person in PEOPLE[:3]),
            (vote.PutForward(PEOPLE[1], WordsId("w2")), PEOPLE[0]),
            (consent.Consent(), PEOPLE[0]),
            (consent.Object(WordsId("w1")), PEOPLE[2]),
            (vote.Revise(WordsId("w3"), Term(Span(months=3))), PEOPLE[0]),
            (consent.Consent(), PEOPLE[0]),
            (consent.Consent(), PEOPLE[2]),
            (consent.Consent(), PEOPLE[1]),
        )
    ],
    revives=(consent.Reopen, consent.Object, process.TakeBack, vote.ObjectLate),
)

SUBJECTS: Mapping[str, Subject] = {
    subject.kind.name: subject for subject in (CIRCLES, AGREEMENTS, DECISIONS, ROUNDS, ELECTIONS)
}
