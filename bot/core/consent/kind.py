"""The consent decision as a kind: one way in for commands, and its rules gathered."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.core.circle.state import facilitator, is_member
from bot.core.consent import answering, around, guiding, texts
from bot.core.consent import commands as c
from bot.core.consent import events as e
from bot.core.consent.course import Course, can_be_asked
from bot.core.consent.evolve import evolve
from bot.core.consent.following import follows
from bot.core.consent.planning import usual_plan
from bot.core.consent.ringing import deadlines, ring
from bot.core.consent.state import Decision, Phase, Status, slot
from bot.core.consent.telling import notices
from bot.core.kernel import Accepted, Context, Decided, Kind, MemberId, Refused, Ring, Standing, fact, refused
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


def decide(state: Decision | None, command: Any, ctx: Context) -> Decided:
    """What a command leads to. Whatever the facilitator does calls off a takeover that was announced."""
    if isinstance(command, Ring):
        return ring(state, command, ctx) if state else Accepted()
    if ctx.actor is None and not isinstance(command, AROUND):
        return refused("circle-needs-a-person")
    if isinstance(command, c.Propose):
        return Accepted() if state else _propose(command, ctx)
    if isinstance(command, c.Handed):
        return Accepted() if state else _take_in(command, ctx)
    if state is None:
        return refused("refused-unknown-process")
    if state.phase is Phase.CLOSED:
        return answering.after_close(state, command, ctx)
    if isinstance(command, c.Reopen):
        return refused("refused-not-closed")
    outcome = _COMMANDS[type(command)](state, command, ctx)
    if isinstance(outcome, Refused) or not outcome.events or ctx.actor != state.facilitator:
        return outcome
    if state.takeover and not _passes_on(outcome):
        return Accepted((e.TakeoverCalledOff(), *outcome.events), outcome.said)
    return outcome


def _passes_on(outcome: Accepted[Any]) -> bool:
    return any(isinstance(event, e.FacilitationPassed | e.Closed) for event in outcome.events)


def _take_in(command: c.Handed, ctx: Context) -> Decided:
    """Another circle hands a proposal over."""
    if ctx.circle is None:
        return refused("refused-circle-closed")
    settings = ctx.circle.settings
    proposal = c.Propose(
        title=command.title,
        text=command.text,
        rules=settings,
        plan=usual_plan(ctx.now, settings, quick=command.quick),
        quick=command.quick,
        effect=command.effect,
        origin=command.origin,
    )
    return _propose(proposal, ctx, handed=True)


def _propose(command: c.Propose, ctx: Context, *, handed: bool = False) -> Decided:
    """A member of the circle puts a proposal to it."""
    circle = ctx.circle
    if circle is None or circle.status != "active":
        return refused("refused-circle-closed")
    if ctx.actor is None or (not handed and not is_member(circle, ctx.actor)):
        return refused("refused-not-your-circle", circle=circle.name)
    if command.silence == "lapse" and circle.settings.silence == "hold":
        return refused("refused-silence-not-stricter")
    guide = facilitator(circle) or ctx.actor
    if guide == command.about:
        guide = ctx.actor
    proposed = e.Proposed(
        process=ctx.stream,
        number=ctx.number,
        circle=circle.id,
        title=command.title,
        text=command.text,
        facilitator=guide,
        rules=command.rules,
        plan=command.plan,
        quick=command.quick,
        live=command.live,
        effect=command.effect,
        about=command.about,
        replaces=command.replaces,
        held_by=command.held_by,
        silence=command.silence,
        dates=command.dates,
        origin=command.origin,
        thin=can_be_asked(circle, ctx.now, command.about)[1],
    )
    course = Course(evolve(None, fact(proposed, ctx)), ctx)
    if not (command.live or command.held_by):
        course.begin()
    return Accepted((proposed, *course.events))


def standing(state: Decision) -> Standing:
    """What lists show: phase, outcome, and the end of the current step."""
    waits = state.step is not None and not state.step.passed and state.phase not in _UNTIMED
    deadline = state.step.ends_at if state.step and waits else None
    return Standing(state.phase.value, state.outcome.value if state.outcome else "", deadline)


_UNTIMED = (Phase.INTEGRATION, Phase.CLOSED)


def is_over(state: Decision) -> bool:
    """Closed, and no longer to be reopened."""
    return state.phase is Phase.CLOSED and state.settled


def owing(state: Decision) -> Sequence[MemberId]:
    """Who is reminded: those asked who haven't answered, and the proposer of an open question."""
    if state.step is None or state.phase in _UNTIMED:
        return ()
    proposer = {state.proposer} if state.open_questions else set()
    return tuple(sorted({*state.step.waiting, *proposer}))


def is_owing(state: Decision, member: MemberId) -> bool:
    """Whether this person is reminded. Who has only to say why they object isn't: nobody hurries them."""
    if state.step is None or state.phase in _UNTIMED:
        return False
    return member in state.step.waiting or (member == state.proposer and bool(state.open_questions))


def owes(state: Decision, member: MemberId) -> bool:
    """Whether it is this person's move."""
    if state.phase is Phase.CLOSED:
        return False
    answers = state.step is not None and member in state.step.waiting
    explains = member == state.proposer and bool(state.open_questions)
    guides = member in (state.facilitator, state.proposer) and state.phase is Phase.INTEGRATION
    lets_in = member == state.facilitator and bool(state.late)
    says_why = any(
        objection.carrier == member and objection.status is Status.REASON_PENDING
        for objection in state.blocking
    )
    return answers or explains or guides or lets_in or says_why


_COMMANDS: dict[type, Callable[[Decision, Any, Context], Decided]] = {
    c.Ask: answering.ask,
    c.AnswerQuestion: answering.answer_question,
    c.NoQuestions: answering.no_questions,
    c.React: answering.react,
    c.NothingToAdd: answering.nothing_to_add,
    c.Consent: answering.consent,
    c.Concern: answering.concern,
    c.Object: answering.object_,
    c.OptOut: answering.opt_out,
    TakeBack: answering.take_back,
    c.Amend: texts.amend,
    c.Correct: texts.correct,
    c.ChangesMeaning: texts.changes_meaning,
    c.Integrated: texts.integrated,
    c.WithdrawObjection: texts.withdraw_objection,
    c.Carry: texts.carry,
    c.NobodyCarries: texts.nobody_carries,
    c.Advance: guiding.advance,
    c.Extend: guiding.extend,
    c.Withdraw: guiding.withdraw,
    c.Keep: guiding.keep,
    c.Meet: guiding.meet,
    c.Escalate: guiding.escalate,
    c.Route: guiding.route,
    c.Park: guiding.park,
    c.TakeOver: guiding.take_over,
    c.HandOver: guiding.hand_over,
    c.Present: guiding.present,
    c.AskToo: guiding.ask_too,
    c.InformOnly: guiding.inform_only,
    MemberJoined: around.member_joined,
    MemberLeft: around.member_left,
    MemberAway: around.member_away,
    Ended: around.other_ended,
    CircleEnded: around.circle_ended,
    Outage: around.outage,
}

_EVENTS: dict[str, type] = {
    "proposed": e.Proposed,
    "step-opened": e.StepOpened,
    "question-asked": e.QuestionAsked,
    "question-answered": e.QuestionAnswered,
    "understood": e.Understood,
    "reacted": e.Reacted,
    "nothing-added": e.NothingAdded,
    "answered": e.Answered,
    "answer-taken-back": e.AnswerTakenBack,
    "opted-out": e.OptedOut,
    "input-given": e.InputGiven,
    "objections-opened": e.ObjectionsOpened,
    "reason-awaited": e.ReasonAwaited,
    "meeting-offered": e.MeetingOffered,
    "objection-integrated": e.ObjectionIntegrated,
    "objection-withdrawn": e.ObjectionWithdrawn,
    "objection-carried": e.ObjectionCarried,
    "release-announced": e.ReleaseAnnounced,
    "objection-released": e.ObjectionReleased,
    "consent-resumed": e.ConsentResumed,
    "deadline-passed": e.DeadlinePassed,
    "held": e.Held,
    "reminded": Reminded,
    "nudged": e.Nudged,
    "stuck": e.Stuck,
    "prolonged": e.Prolonged,
    "amended": e.Amended,
    "amendment-drafted": e.AmendmentDrafted,
    "corrected": e.Corrected,
    "withdrawal-announced": e.WithdrawalAnnounced,
    "kept": e.Kept,
    "counter-parked": e.CounterParked,
    "takeover-announced": e.TakeoverAnnounced,
    "takeover-called-off": e.TakeoverCalledOff,
    "facilitation-passed": e.FacilitationPassed,
    "presence-noted": e.PresenceNoted,
    "others-asked": e.OthersAsked,
    "nominee-asked": e.NomineeAsked,
    "joiner-informed": e.JoinerInformed,
    "joiner-asked": e.JoinerAsked,
    "joiner-left-informed": e.JoinerLeftInformed,
    "member-gone": e.MemberGone,
    "member-went-away": e.MemberWentAway,
    "unheld": e.Unheld,
    "queued": e.Queued,
    "closed": e.Closed,
    "reopened": e.Reopened,
    "settled": e.Settled,
}
"""Names in the record; they stay as they are, whatever the classes are called."""

CONSENT = Kind(
    name="consent",
    schema=1,
    state=Decision,
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
    has_answered=lambda state, member: member in state.answers,
)
