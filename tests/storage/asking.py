"""A kind for the tests: people are asked something by a deadline; it is over when all have answered."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from rpds import HashTrieMap

from bot.core.kernel import (
    Accepted,
    Context,
    Fact,
    Kind,
    MemberId,
    Refused,
    Ring,
    Standing,
    StreamId,
    WordsId,
    refused,
)
from bot.ports import Stream, UnitOfWork

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Stance(StrEnum):
    """An answer."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Ask:
    """Opens it."""

    asked: int
    lasts: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Say:
    """Answers."""

    stance: Stance
    reason: WordsId | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """It was opened."""

    asked: int
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody answered."""

    by: MemberId
    stance: Stance
    reason: WordsId | None


@dataclass(frozen=True, slots=True)
class Ended:
    """All have answered, or the deadline has passed."""

    late: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """The state."""

    asked: int
    ends_at: datetime
    answers: "HashTrieMap[MemberId, Said]" = HashTrieMap()
    outcome: str = ""


def decide(state: Asking | None, command: Any, ctx: Context) -> Accepted[Any] | Refused:
    match command:
        case Ask():
            return Accepted((Asked(command.asked, ctx.now + command.lasts),))
        case Say() if state is not None and not state.outcome and ctx.actor is not None:
            said = Said(ctx.actor, command.stance, command.reason)
            if state.answers.get(ctx.actor) == said:
                return Accepted()
            answered = len(state.answers) + (ctx.actor not in state.answers)
            return Accepted((said, Ended(late=False)) if answered == state.asked else (said,))
        case Ring() if state is not None and not state.outcome and command.due_at == state.ends_at:
            return Accepted((Ended(late=True),))
        case Ring():
            return Accepted()
    return refused("not-open")


def evolve(state: Asking | None, fact: Fact[Any]) -> Asking:
    match fact.event:
        case Asked(asked, ends_at):
            return Asking(asked, ends_at)
        case Said() as said if state is not None:
            return replace(state, answers=state.answers.insert(said.by, said))
        case Ended(late) if state is not None:
            return replace(state, outcome="late" if late else "complete")
    raise AssertionError(fact)


def deadlines(state: Asking) -> dict[str, datetime]:
    if state.outcome:
        return {}
    return {"end": state.ends_at, "half": state.ends_at - timedelta(hours=12)}


KIND = Kind(
    name="asking",
    schema=1,
    state=Asking,
    events={"asked": Asked, "said": Said, "ended": Ended},
    decide=decide,
    evolve=evolve,
    deadlines=deadlines,
    notices=lambda before, after, fact, circle: (),
    follows=lambda after, fact, ctx: (),
    standing=lambda state: Standing(
        "closed" if state.outcome else "open", state.outcome, None if state.outcome else state.ends_at
    ),
    slot=lambda state: "end" if state.outcome else "r1",
    is_over=lambda state: bool(state.outcome),
)
KINDS = {KIND.name: KIND}


def stream(id: str = "s1", number: int = 1, circle: str = "c1", organisation: str = "o1") -> Stream:
    """A stream before its first event."""
    return Stream(StreamId(id), KIND.name, organisation, StreamId(circle), number, 0, None)


def act(uow: UnitOfWork, id: str, command: Any, by: str = "", at: datetime = NOW, cause: str = "") -> Stream:
    """Decides on a command and records what follows."""
    found = uow.load(StreamId(id))
    assert found is not None
    ctx = Context(at, MemberId(by) if by else None, cause, "web")
    decided = KIND.decide(found.state, command, ctx)
    assert isinstance(decided, Accepted)
    facts = [Fact(event, ctx.now, ctx.actor, ctx.cause, ctx.platform) for event in decided.events]
    return uow.record(found, facts)


def begin(
    uow: UnitOfWork, id: str = "s1", asked: int = 3, number: int = 1, at: datetime = NOW, **where: str
) -> Stream:
    """Opens an asking."""
    uow.start(stream(id, number, **where))
    return act(uow, id, Ask(asked), at=at)
