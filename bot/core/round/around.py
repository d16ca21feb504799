"""What happens around a round: who leaves or goes on leave, an outage, the end of the circle."""

from bot.core.circle.state import successor
from bot.core.kernel import Accepted, Context, Decided, MemberId
from bot.core.process import CircleEnded, Ended, MemberAway, MemberJoined, MemberLeft, Outage
from bot.core.round import events as e
from bot.core.round.course import Course
from bot.core.round.state import Outcome, Phase, Round
from bot.core.step import given_back


def member_joined(state: Round, command: MemberJoined, ctx: Context) -> Decided:
    """Who joins the circle may speak, and isn't waited for."""
    return Accepted()


def member_left(state: Round, command: MemberLeft, ctx: Context) -> Decided:
    """Who leaves is no longer waited for; what they said stays."""
    course = _gone(state, command.member, "left", ctx)
    if course.state.phase is not Phase.CLOSED and command.member == state.facilitator:
        heir = successor(course.circle, command.member, ctx.now)
        if heir is not None:
            course.happens(e.FacilitationPassed(heir))
    return course.accepted()


def member_away(state: Round, command: MemberAway, ctx: Context) -> Decided:
    """Who goes on leave is no longer waited for."""
    return _gone(state, command.member, "away", ctx).accepted()


def _gone(state: Round, member: MemberId, why: str, ctx: Context) -> Course:
    course = Course(state, ctx)
    waited_for = state.step is not None and member in state.step.waiting
    if state.phase is Phase.CLOSED or not (waited_for or member in state.present or member in state.absent):
        return course
    return course.happens(e.MemberGone(member, why)).proceed()


def other_ended(state: Round, command: Ended, ctx: Context) -> Decided:
    """A round waits for no other process."""
    return Accepted()


def circle_ended(state: Round, command: CircleEnded, ctx: Context) -> Decided:
    """Nobody is left to be heard."""
    if state.phase is Phase.CLOSED:
        return Accepted()
    return Course(state, ctx).happens(e.Closed(Outcome.GAPS)).accepted()


def outage(state: Round, command: Outage, ctx: Context) -> Decided:
    """An outage took time from the window: it gets it back."""
    if state.phase is not Phase.OPEN or state.step is None:
        return Accepted()
    ends_at = given_back(state.step, command.since, ctx.now, state.rules)
    if ends_at is None:
        return Accepted()
    return Course(state, ctx).happens(e.Prolonged(ends_at, "outage")).accepted()
