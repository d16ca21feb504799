"""What happens around a consent decision: who comes and goes, another decision that ends, an outage."""

from bot.core.circle.state import successor
from bot.core.consent import events as e
from bot.core.consent.course import Course
from bot.core.consent.planning import usual_plan
from bot.core.consent.state import Decision, Outcome, Phase, Plan
from bot.core.kernel import Accepted, Context, Decided, MemberId
from bot.core.process import CircleEnded, Ended, MemberAway, MemberJoined, MemberLeft, Outage
from bot.core.step import given_back


def member_joined(state: Decision, command: MemberJoined, ctx: Context) -> Decided:
    """Who joins while a step is open is informed; the facilitator may ask them too."""
    member = command.member
    known = state.step is None or member in state.step.asked or member in state.late
    if known or member == state.about:
        return Accepted()
    return Course(state, ctx).happens(e.JoinerInformed(member)).accepted()


def member_left(state: Decision, command: MemberLeft, ctx: Context) -> Decided:
    """Who leaves is no longer waited for; what they objected stays, in their words."""
    course = Course(state, ctx)
    if _concerns(state, command.member):
        course.happens(e.MemberGone(command.member)).proceed()
    if course.state.phase is not Phase.CLOSED and command.member == state.facilitator:
        heir = successor(course.circle, command.member, ctx.now, course.state.proposer)
        if heir is not None:
            course.happens(e.FacilitationPassed(heir))
    return course.accepted()


def _concerns(state: Decision, member: MemberId) -> bool:
    asked = state.step is not None and member in state.step.asked
    objects = any(objection.carrier == member for objection in state.blocking)
    return asked or objects or member in state.later or member in state.late or member in state.present


def member_away(state: Decision, command: MemberAway, ctx: Context) -> Decided:
    """Who goes on leave without having answered is informed, not waited for."""
    step = state.step
    waited_for = step is not None and command.member in step.waiting
    if not waited_for and command.member not in state.later:
        return Accepted()
    return Course(state, ctx).happens(e.MemberWentAway(command.member)).proceed().accepted()


def other_ended(state: Decision, command: Ended, ctx: Context) -> Decided:
    """The proposal that came first has ended: this one begins, with the circle's lengths from now on,
    compared with what is in force now. If what it would renew or drop isn't there any more, it ends."""
    if state.held_by is None or state.held_by != command.process:
        return Accepted()
    course = Course(state, ctx)
    if command.behind is not None:
        return course.happens(e.Queued(command.behind)).accepted()
    replaces = command.in_force if command.changed else state.replaces
    if command.changed and state.effect.kind != "agreement":
        return course.happens(e.Closed(Outcome.DROPPED, "overtaken")).accepted()
    settings = ctx.circle.settings if ctx.circle else state.rules
    plan = Plan() if state.live else usual_plan(ctx.now, settings, quick=state.quick)
    course.happens(e.Unheld(settings, plan, replaces))
    return course.accepted() if state.gathering else course.begin().accepted()


def circle_ended(state: Decision, command: CircleEnded, ctx: Context) -> Decided:
    """Nobody can decide here any more. What is about the domain of a closed circle goes where the domain
    goes; the rest ends."""
    handed = command.parent is not None and state.effect.kind == "agreement"
    outcome = Outcome.ESCALATED if handed else Outcome.DROPPED
    closed = e.Closed(outcome, f"circle {command.why}", to=command.parent if handed else None)
    return Course(state, ctx).happens(closed).accepted()


def outage(state: Decision, command: Outage, ctx: Context) -> Decided:
    """An outage took time from the step: it gets it back."""
    asking = state.phase in (Phase.QUESTIONS, Phase.REACTIONS, Phase.CONSENT)
    if not asking or state.step is None:
        return Accepted()
    ends_at = given_back(state.step, command.since, ctx.now, state.rules)
    if ends_at is None:
        return Accepted()
    return Course(state, ctx).happens(e.Prolonged(ends_at, "outage")).accepted()
