"""The laws that every kind of stream obeys, as checks over a life that hypothesis makes up.

A life is a list of moves: somebody commands something, some time passes, or the clock rings what is due next.
:func:`live` plays it as the engine would; each law looks at every moment of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor
from hypothesis import strategies as st

from bot.codec import Codec
from bot.core.kernel import (
    Accepted,
    Context,
    Fact,
    Kind,
    MemberId,
    Message,
    Person,
    Refused,
    Ring,
    StreamId,
    fact,
)
from bot.core.process import Ended, MemberAway, MemberJoined, MemberLeft, Outage, TakeBack
from bot.core.settings import Settings

BEGIN = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)
"""The last of a long month, when calendars are at their trickiest."""
TICK = timedelta(microseconds=1)
NOBODY = MemberId("nobody")


@dataclass(frozen=True)
class Subject:
    """A kind with people and commands to try it with."""

    kind: Kind
    opening: st.SearchStrategy[Any]
    """The command that begins a stream."""
    commands: st.SearchStrategy[Any]
    """Any command, sensible or not."""
    people: Sequence[MemberId]
    circle: Any = None
    """What the context holds as the circle, to begin with."""
    stream: StreamId = StreamId("p")
    number: int = 7
    around: Callable[[Any, Any, datetime], Any] = lambda circle, command, now: circle
    """The circle as it is once that which the command tells of has happened in it just now."""
    script: Sequence["Move"] = ()
    """A usual course: a life begins with some of it, so that all of it is reached."""
    revives: tuple[type, ...] = ()
    """Commands that are taken even when it is over: they take the end back, or are told too late."""


@dataclass(frozen=True)
class Move:
    """``command=None``: the clock moves to what is due next, and rings it."""

    command: Any
    actor: MemberId | None
    after: timedelta


@dataclass
class Moment:
    """One move and what it met: the state before, what was decided, the facts and the state after."""

    before: Any
    command: Any
    context: Context
    decided: Accepted[Any] | Refused
    facts: list[Fact[Any]]
    after: Any
    states: list[Any] = field(default_factory=list)
    """The state after each of the facts."""


_LAPSES = st.sampled_from(
    [timedelta(), timedelta(seconds=1), timedelta(hours=5), timedelta(days=3), timedelta(days=40)]
)


def lives(subject: Subject, longest: int = 25) -> st.SearchStrategy[list[Move]]:
    """Lives of a stream, with its opening first."""
    people = st.sampled_from([*subject.people, None])
    person = st.sampled_from(list(subject.people))
    moves = st.builds(Move, subject.commands | st.none(), people, _LAPSES)
    opening = st.builds(Move, subject.opening, person, st.just(timedelta()))
    begun = st.integers(0, len(subject.script)).map(lambda length: list(subject.script[:length]))
    rest = st.lists(moves, max_size=longest)
    return st.tuples(opening, begun, rest).map(lambda all: [all[0], *all[1], *all[2]])


def live(subject: Subject, moves: Sequence[Move]) -> Iterator[Moment]:
    """Plays the moves one by one."""
    kind, state, circle, now = subject.kind, None, subject.circle, BEGIN
    for number, move in enumerate(moves):
        now, command, actor = now + move.after, move.command, move.actor
        if command is None:
            due: Mapping[str, datetime] = kind.deadlines(state) if state is not None else {}
            if not due:
                continue
            key, due_at = min(due.items(), key=lambda item: (item[1], item[0]))
            now, command, actor = max(now, due_at), Ring(key, due_at), None
        circle = subject.around(circle, command, now)
        context = Context(now, actor, f"act-{number}", "", circle, subject.stream, subject.number)
        moment = _decided(kind, state, command, context)
        yield moment
        state = moment.after


def _decided(kind: Kind, state: Any, command: Any, context: Context) -> Moment:
    decided = kind.decide(state, command, context)
    facts = [fact(event, context) for event in decided.events] if isinstance(decided, Accepted) else []
    after, states = state, []
    for happened in facts:
        after = kind.evolve(after, happened)
        states.append(after)
    return Moment(state, command, context, decided, facts, after, states)


# --- the laws -------------------------------------------------------------------------------------------


def decides_the_same_twice(subject: Subject, moves: Sequence[Move]) -> None:
    """Nothing but the state, the command and the context matters; a refusal changes nothing."""
    for moment in live(subject, moves):
        again = _decided(subject.kind, moment.before, moment.command, moment.context)
        assert again.decided == moment.decided
        assert again.after == moment.after
        if isinstance(moment.decided, Refused):
            assert moment.after == moment.before


def takes_a_repeat_once(subject: Subject, moves: Sequence[Move]) -> None:
    """The same command again, right away, yields no events or a refusal."""
    for moment in live(subject, moves):
        again = _decided(subject.kind, moment.after, moment.command, moment.context)
        assert not again.facts, f"{moment.command} was taken twice: {again.facts}"


def replays_to_its_state(subject: Subject, moves: Sequence[Move]) -> None:
    """The log alone gives the state."""
    log: list[Fact[Any]] = []
    state = None
    for moment in live(subject, moves):
        log.extend(moment.facts)
        state = moment.after
    replayed = None
    for happened in log:
        replayed = subject.kind.evolve(replayed, happened)
    assert replayed == state


def survives_the_record(subject: Subject, moves: Sequence[Move]) -> None:
    """States and events are read as they were written, under the names of their kind."""
    name, kind = subject.kind.name, subject.kind
    codec = _codec(name, kind)
    for moment in live(subject, moves):
        for happened in moment.facts:
            event, text = codec.write_event(name, happened.event)
            assert codec.read_event(name, event, text, kind.schema) == happened.event
        for state in moment.states:
            text = codec.write_state(name, state)
            assert codec.read_state(name, text) == state
            assert codec.write_state(name, codec.read_state(name, text)) == text


_CODECS: dict[str, Codec] = {}


def _codec(name: str, kind: Kind) -> Codec:
    return _CODECS.setdefault(name, Codec({name: kind}))


def rings_once(subject: Subject, moves: Sequence[Move]) -> None:
    """A deadline that is due yields events, and the same ring then none; any other time yields none."""
    kind = subject.kind
    for moment in live(subject, moves):
        if moment.after is None:
            continue
        state, context = moment.after, moment.context
        for key, due_at in kind.deadlines(state).items():
            due = replace(context, actor=None, now=max(due_at, context.now))
            rung = _decided(kind, state, Ring(key, due_at), due)
            assert rung.facts, f"{key} was due and nothing happened"
            assert not _decided(kind, rung.after, Ring(key, due_at), due).facts, f"{key} rang twice"
            for ring, now in (
                (Ring(key, due_at), due_at - TICK),
                (Ring(key, due_at - TICK), due.now),
                (Ring(key, due_at + TICK), due.now + TICK),
                (Ring(f"{key}?", due_at), due.now),
            ):
                early = _decided(kind, state, ring, replace(due, now=now))
                assert early.decided == Accepted(), f"{ring} at {now} was taken"
    assert kind.decide(None, Ring("end", BEGIN), Context(BEGIN)) == Accepted()


def rests_when_over(subject: Subject, moves: Sequence[Move]) -> None:
    """Over means: nothing is waited for, nothing more happens, except what takes the end back."""
    for moment in live(subject, moves):
        if moment.before is not None and subject.kind.is_over(moment.before):
            assert not subject.kind.deadlines(moment.before)
            assert not moment.facts or isinstance(moment.command, subject.revives)


def is_all_there(subject: Subject, moves: Sequence[Move]) -> None:
    """The functions of a kind answer at every moment, in what the engine can store."""
    kind = subject.kind
    for moment in live(subject, moves):
        before = moment.before
        for happened, after in zip(moment.facts, moment.states, strict=True):
            assert type(happened.event) in kind.events.values()
            for notice in kind.notices(before, after, happened, moment.context.circle):
                assert notice.to is None or not notice.pings
            kind.follows(after, happened, moment.context)
            before = after
        if before is not None:
            assert isinstance(before, kind.state)
            assert len(kind.slot(before)) <= 40
            assert kind.standing(before).phase
            owing = kind.owing(before)
            assert len(set(owing)) == len(owing)
            assert not kind.owes(before, NOBODY)


def hears_what_happens_around_it(subject: Subject, moves: Sequence[Move]) -> None:
    """A process refuses nothing that it is told, at no time; and shows what whoever tells it must know."""
    if not subject.kind.is_process:
        return
    someone = subject.people[0]
    told = [heard(someone) for heard in (MemberJoined, MemberLeft, MemberAway)]
    told += [Ended(StreamId("other")), Outage(BEGIN), TakeBack("no such act")]
    for moment in live(subject, moves):
        if moment.after is None:
            continue
        assert isinstance(moment.after.rules, Settings)
        assert isinstance(moment.after.title, str)
        assert not subject.kind.has_answered(moment.after, NOBODY)
        for command in told:
            actor = someone if isinstance(command, TakeBack) else None
            heard = subject.kind.decide(moment.after, command, replace(moment.context, actor=actor))
            assert isinstance(heard, Accepted), command


def says_what_the_catalogue_knows(subject: Subject, moves: Sequence[Move]) -> None:
    """Whatever is said has a sentence, which is filled with nothing more and nothing less."""
    for moment in live(subject, moves):
        for said in _said(subject, moment):
            assert said.key in _sentences(), f"there are no words for {said.key}"
            assert set(said.params) == _sentences()[said.key], said.key
            assert None not in said.params.values(), said


def _said(subject: Subject, moment: Moment) -> Iterator[Message]:
    if isinstance(moment.decided, Refused):
        yield moment.decided.reason
    elif moment.decided.said is not None:
        yield moment.decided.said
    before = moment.before
    for happened, after in zip(moment.facts, moment.states, strict=True):
        for notice in subject.kind.notices(before, after, happened, moment.context.circle):
            yield notice.text
        before = after


def names_people_as_persons(subject: Subject, moves: Sequence[Move]) -> None:
    """A member stands in a message as a person, never as an id."""
    for moment in live(subject, moves):
        for said in _said(subject, moment):
            for value in said.params.values():
                assert not (isinstance(value, str) and value in subject.people), said
                assert not (isinstance(value, Person) and value.member == NOBODY), said


@cache
def _sentences() -> Mapping[str, set[str]]:
    catalogue = Path(__file__).parents[2] / "bot" / "locales" / "en.ftl"
    resource = parse(catalogue.read_text(encoding="utf-8"))
    messages = [entry for entry in resource.body if isinstance(entry, ast.Message)]
    return {message.id.name: _Variables.of(message) for message in messages}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)

    @classmethod
    def of(cls, message: ast.Message) -> set[str]:
        visitor = cls()
        visitor.visit(message)
        return visitor.found


LAWS = (
    decides_the_same_twice,
    takes_a_repeat_once,
    replays_to_its_state,
    survives_the_record,
    rings_once,
    rests_when_over,
    is_all_there,
    hears_what_happens_around_it,
    says_what_the_catalogue_knows,
    names_people_as_persons,
)
