"""The round as a kind: one way in for commands, and its rules gathered."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.core.kernel import (
    Accepted,
    Context,
    Decided,
    Erase,
    Fact,
    Following,
    Kind,
    MemberId,
    Ring,
    Standing,
    refused,
)
from bot.core.process import (
    AROUND,
    CircleEnded,
    Ended,
    MemberAway,
    MemberJoined,
    MemberLeft,
    Outage,
    Reminded,
    TakeBack,
)
from bot.core.round import around, leading, speaking
from bot.core.round import commands as c
from bot.core.round import events as e
from bot.core.round.evolve import evolve
from bot.core.round.ringing import deadlines, ring
from bot.core.round.state import Phase, Round, is_on_turn, slot
from bot.core.round.telling import notices


def decide(state: Round | None, command: Any, ctx: Context) -> Decided:
    """What a command leads to."""
    if isinstance(command, Ring):
        return ring(state, command, ctx) if state else Accepted()
    if ctx.actor is None and not isinstance(command, AROUND):
        return refused("circle-needs-a-person")
    if isinstance(command, c.Start):
        return Accepted() if state else leading.start(command, ctx)
    if state is None:
        return refused("refused-unknown-process")
    return _COMMANDS[type(command)](state, command, ctx)


def follows(after: Round, happened: Fact[Any], ctx: Context) -> Sequence[Following]:
    """What was said in a check-in goes when it closes, and what comes late goes at once."""
    if not after.forgets:
        return ()
    if isinstance(happened.event, e.Closed):
        return (Erase(tuple(words for said in after.said.values() for words in (*said.former, *said.words))),)
    if isinstance(happened.event, e.SpokeLate) and happened.event.words:
        return (Erase((happened.event.words,)),)
    return ()


def standing(state: Round) -> Standing:
    """What lists show: phase, outcome, and the end of the window."""
    waits = state.phase is Phase.OPEN and state.step is not None and not state.step.passed
    deadline = state.step.ends_at if state.step and waits else None
    return Standing(state.phase.value, state.outcome.value if state.outcome else "", deadline)


def is_over(state: Round) -> bool:
    """Closed for a while: no longer the one that is meant."""
    return state.settled


def owing(state: Round) -> Sequence[MemberId]:
    """Who is reminded: over days, those who haven't been heard."""
    if state.phase is not Phase.OPEN or state.is_live or state.step is None:
        return ()
    return tuple(sorted(state.step.waiting))


def is_owing(state: Round, member: MemberId) -> bool:
    """Whether this person is among them."""
    if state.phase is not Phase.OPEN or state.is_live or state.step is None:
        return False
    return member in state.step.waiting


def owes(state: Round, member: MemberId) -> bool:
    """Whether it is this person's move: to speak, or to go on where nobody is left to speak."""
    leads = member == state.facilitator and (
        state.phase is Phase.GATHERING or (state.phase is Phase.OPEN and state.held_since is not None)
    )
    return leads or is_owing(state, member) or is_on_turn(state, member)


_COMMANDS: dict[type, Callable[[Round, Any, Context], Decided]] = {
    c.Present: speaking.present,
    c.Say: speaking.say,
    c.Pass: speaking.pass_,
    c.Later: speaking.later,
    c.Done: speaking.done,
    TakeBack: speaking.take_back,
    c.Next: leading.next_,
    c.Close: leading.close,
    c.Extend: leading.extend,
    c.Meet: leading.meet,
    MemberJoined: around.member_joined,
    MemberLeft: around.member_left,
    MemberAway: around.member_away,
    Ended: around.other_ended,
    CircleEnded: around.circle_ended,
    Outage: around.outage,
}

_EVENTS: dict[str, type] = {
    "started": e.Started,
    "presence-noted": e.PresenceNoted,
    "opened": e.Opened,
    "called": e.Called,
    "spoke": e.Spoke,
    "passed": e.Passed,
    "postponed": e.Postponed,
    "turn-ended": e.TurnEnded,
    "time-over": e.TimeOver,
    "found-silent": e.FoundSilent,
    "came-late": e.CameLate,
    "held": e.Held,
    "closing-asked": e.ClosingAsked,
    "prolonged": e.Prolonged,
    "paused": e.Paused,
    "answer-taken-back": e.AnswerTakenBack,
    "member-gone": e.MemberGone,
    "facilitation-passed": e.FacilitationPassed,
    "nobody-began": e.NobodyBegan,
    "closed": e.Closed,
    "spoke-late": e.SpokeLate,
    "settled": e.Settled,
    "reminded": Reminded,
}
"""Names in the record; they stay as they are, whatever the classes are called."""

ROUND = Kind(
    name="round",
    schema=1,
    state=Round,
    events=_EVENTS,
    decide=decide,
    evolve=evolve,
    deadlines=deadlines,
    notices=notices,
    follows=follows,
    standing=standing,
    slot=slot,
    is_over=is_over,
    owing=owing,
    is_owing=is_owing,
    owes=owes,
    is_process=True,
    has_answered=lambda state, member: member in state.said,
)
