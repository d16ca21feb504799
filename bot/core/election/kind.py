"""The election as a kind: one way in for commands, and its rules gathered."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.core.consent import CONSENT
from bot.core.consent import commands as consent_commands
from bot.core.consent import events as consent_events
from bot.core.election import around, deciding, leading, nominating
from bot.core.election import commands as c
from bot.core.election import events as e
from bot.core.election.evolve import evolve
from bot.core.election.following import follows
from bot.core.election.ringing import deadlines, ring
from bot.core.election.state import Election, Phase, slot
from bot.core.election.telling import notices
from bot.core.kernel import Accepted, Context, Decided, Kind, MemberId, Refused, Ring, Standing, refused
from bot.core.process import (
    AROUND,
    CircleEnded,
    Ended,
    MemberAway,
    MemberJoined,
    MemberLeft,
    Outage,
    TakeBack,
)


def decide(state: Election | None, command: Any, ctx: Context) -> Decided:
    """What a command leads to. Whatever the facilitator does calls off a takeover that was announced."""
    if isinstance(command, Ring):
        return ring(state, command, ctx) if state else Accepted()
    if isinstance(command, c.Reveal):
        return nominating.reveal(state, command, ctx) if state else Accepted()
    if isinstance(command, c.RoleUp):
        return deciding.role_up(state, command, ctx) if state else Accepted()
    if ctx.actor is None and not isinstance(command, AROUND):
        return refused("circle-needs-a-person")
    if isinstance(command, c.Start):
        return Accepted() if state else leading.start(command, ctx)
    if state is None:
        return refused("refused-unknown-process")
    if state.phase is Phase.CLOSED:
        return Accepted() if isinstance(command, AROUND) else deciding.after_close(state, command, ctx)
    outcome = _COMMANDS[type(command)](state, command, ctx)
    if isinstance(outcome, Refused) or not outcome.events or ctx.actor != state.facilitator:
        return outcome
    if state.takeover and not any(isinstance(event, _CALLED_OFF) for event in outcome.events):
        return Accepted((consent_events.TakeoverCalledOff(), *outcome.events), outcome.said)
    return outcome


_CALLED_OFF = (consent_events.TakeoverCalledOff, consent_events.FacilitationPassed, e.Ended)
"""After these, no takeover is left to call off."""


def standing(state: Election) -> Standing:
    """What lists show: phase, outcome, and the end of the current step."""
    deadline = None
    if state.deciding is not None:
        deadline = CONSENT.standing(state.deciding).deadline
    elif _names(state) and state.step is not None and not state.step.passed:
        deadline = state.step.ends_at
    return Standing(state.phase.value, state.outcome.value if state.outcome else "", deadline)


def _names(state: Election) -> bool:
    return state.phase in (Phase.NOMINATIONS, Phase.CHANGE) and not state.opening and not state.gathering


def is_over(state: Election) -> bool:
    """Closed, and no longer to be reopened."""
    return state.phase is Phase.CLOSED and state.settled


def owing(state: Election) -> Sequence[MemberId]:
    """Who is reminded: only those whose answer is missing."""
    if state.deciding is not None:
        return CONSENT.owing(state.deciding)
    return tuple(sorted(state.step.waiting)) if _names(state) and state.step is not None else ()


def is_owing(state: Election, member: MemberId) -> bool:
    """Whether this person is among them."""
    if state.deciding is not None:
        return CONSENT.is_owing(state.deciding, member)
    return _names(state) and state.step is not None and member in state.step.waiting


def owes(state: Election, member: MemberId) -> bool:
    """Whether it is this person's move."""
    if state.phase is Phase.CLOSED:
        return False
    if state.deciding is not None:
        return CONSENT.owes(state.deciding, member)
    leads = member == state.facilitator and (
        state.gathering
        or state.phase is Phase.CANDIDATE
        or (state.phase is Phase.NOMINATIONS and (state.held_since is not None or bool(state.joined)))
    )
    return leads or is_owing(state, member)


def _has_answered(state: Election, member: MemberId) -> bool:
    if state.deciding is not None:
        return CONSENT.has_answered(state.deciding, member)
    return state.phase is Phase.CHANGE and member in state.heard


_COMMANDS: dict[type, Callable[[Election, Any, Context], Decided]] = {
    c.Nominate: nominating.nominate,
    c.Keep: nominating.keep,
    c.Change: nominating.change,
    TakeBack: nominating.take_back,
    c.PutForward: leading.put_forward,
    c.Nobody: leading.nobody,
    c.Withdraw: leading.withdraw,
    c.Decline: deciding.decline,
    c.Revise: deciding.revise,
    c.ObjectLate: lambda state, command, ctx: refused("refused-not-closed"),
    consent_commands.Present: leading.present,
    consent_commands.Advance: leading.advance,
    consent_commands.Extend: leading.extend,
    consent_commands.Meet: leading.meet,
    consent_commands.TakeOver: leading.take_over,
    consent_commands.AskToo: leading.ask_too,
    consent_commands.InformOnly: leading.inform_only,
    consent_commands.HandOver: leading.hand_over,
    consent_commands.Reopen: lambda state, command, ctx: refused("refused-not-closed"),
    **dict.fromkeys(
        (
            consent_commands.Consent,
            consent_commands.Object,
            consent_commands.OptOut,
            consent_commands.Integrated,
            consent_commands.WithdrawObjection,
            consent_commands.Carry,
            consent_commands.NobodyCarries,
        ),
        deciding.in_decision,
    ),
    MemberJoined: around.member_joined,
    MemberLeft: around.member_left,
    MemberAway: around.member_away,
    Ended: around.other_ended,
    CircleEnded: around.circle_ended,
    Outage: around.outage,
}

_EVENTS: dict[str, type] = {
    "election-started": e.Started,
    "nominations-opened": e.NominationsOpened,
    "nominated": e.Nominated,
    "nominations-held": e.NominationsHeld,
    "nominations-closed": e.NominationsClosed,
    "nominations-lost": e.NominationsLost,
    "revealed": e.Revealed,
    "change-opened": e.ChangeOpened,
    "nomination-kept": e.NominationKept,
    "nomination-changed": e.NominationChanged,
    "change-taken-back": e.ChangeTakenBack,
    "candidate-sought": e.CandidateSought,
    "facilitator-nudged": e.FacilitatorNudged,
    "put-forward": e.PutForward,
    "candidate-left": e.CandidateLeft,
    "term-set": e.TermSet,
    "step-prolonged": e.StepProlonged,
    "elector-gone": e.ElectorGone,
    "elector-joined": e.ElectorJoined,
    "elector-added": e.ElectorAdded,
    "elector-left-informed": e.ElectorLeftInformed,
    "election-ended": e.Ended,
    "objection-came-late": e.ObjectionCameLate,
    "role-up-again": e.RoleUpAgain,
    "election-settled": e.ElectionSettled,
}
"""Names in the record; they stay as they are, whatever the classes are called."""

ELECTION = Kind(
    name="election",
    schema=1,
    state=Election,
    events={**CONSENT.events, **_EVENTS},
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
    has_answered=_has_answered,
)
