"""The consent decision inside an election: what is particular about it, and who is asked last."""

from typing import Any

from bot.core.circle.state import is_member, name_key
from bot.core.consent import commands as consent_commands
from bot.core.consent import events as consent_events
from bot.core.election import commands as c
from bot.core.election import events as e
from bot.core.election.course import Course
from bot.core.election.state import Election, Outcome, Phase, Result
from bot.core.kernel import Accepted, Context, Decided, message, refused
from bot.core.process import TakeBack


def in_decision(state: Election, command: Any, ctx: Context) -> Decided:
    """Whatever is said in a consent decision is said to the one that runs inside."""
    decision = state.deciding
    if decision is None:
        return refused("refused-no-decision-now", number=state.number)
    early = ctx.actor == decision.about and not decision.nominee_asked
    if early and isinstance(command, consent_commands.Consent | consent_commands.Object):
        return refused("refused-you-are-asked-last")
    if ctx.actor == decision.about and isinstance(command, consent_commands.OptOut):
        return refused("refused-decline-instead")
    return Course(state, ctx).within(command)


def revise(state: Election, command: c.Revise, ctx: Context) -> Decided:
    """Other words, another term: everybody is asked again, and the person who is to take the role last."""
    decision = state.deciding
    if decision is None:
        return refused("refused-no-decision-now", number=state.number)
    if command.text == decision.text:
        return Accepted()
    course = Course(state, ctx)
    amended = course.within(consent_commands.Amend(command.text))
    if not isinstance(amended, Accepted) or command.term in (None, state.term):
        return amended
    course = Course(state, ctx).happens(e.TermSet(command.term or state.term))
    return course.within(consent_commands.Amend(command.text))


def decline(state: Election, command: c.Decline, ctx: Context) -> Decided:
    """A no, at any time: accepted without a reason and without pressure. The next person is put forward from
    the same nominations."""
    asking = state.phase in (Phase.CONSENT, Phase.INTEGRATION)
    if ctx.actor is None or not asking or state.candidate != ctx.actor:
        return refused("refused-not-put-forward", number=state.number)
    course = Course(state, ctx).set_aside(Result.DECLINED).seek_candidate()
    return course.accepted(message("told-declined", number=state.number))


def _object_late(state: Election, command: c.ObjectLate, ctx: Context) -> Decided:
    """The election stands; what is new goes on the record, and the circle can elect again."""
    if state.outcome is not Outcome.ELECTED:
        return refused("refused-election-closed", number=state.number)
    if ctx.actor is None or ctx.circle is None or not is_member(ctx.circle, ctx.actor):
        return refused("refused-outside-circle")
    if state.late.get(ctx.actor) == command.reason:
        return Accepted()
    course = Course(state, ctx).happens(e.ObjectionCameLate(command.reason))
    return course.accepted(message("told-late-objection-elected", number=state.number))


def role_up(state: Election, command: c.RoleUp, ctx: Context) -> Decided:
    """The role is up for election again. Two elections of it don't run at a time: this one stays closed."""
    same = name_key(state.role) in map(name_key, command.roles)
    if state.phase is not Phase.CLOSED or state.last is None or not same:
        return Accepted()
    return Course(state, ctx).happens(e.RoleUpAgain(command.number)).accepted()


def after_close(state: Election, command: Any, ctx: Context) -> Decided:
    """Once closed, only who was elected may say, for ten minutes, that their yes was a mistake."""
    if isinstance(command, c.ObjectLate):
        return _object_late(state, command, ctx)
    decision = state.decision
    if isinstance(command, TakeBack):
        answer = decision.answers.get(ctx.actor) if decision is not None and ctx.actor is not None else None
        if answer is None or not command.cause or answer.cause != command.cause:
            return Accepted()
    if isinstance(command, consent_commands.Reopen | consent_commands.Object | TakeBack):
        if state.up_again is not None and not state.settled and ctx.actor == state.candidate:
            return refused("refused-role-up-again", number=state.number, next=state.up_again)
        theirs = not state.settled and state.last is not None and state.last == ctx.actor
        if theirs and ctx.actor and ctx.circle is not None and is_member(ctx.circle, ctx.actor):
            course = Course(state, ctx).happens(consent_events.Reopened())
            if isinstance(command, consent_commands.Object):
                course.within(command)
            return course.accepted(message("told-election-reopened", number=state.number))
        if isinstance(command, TakeBack):
            return Accepted()
    return refused("refused-election-closed", number=state.number)
