"""What happens around an election: who comes and goes, an outage, the end of the circle."""

from bot.core.circle.state import successor
from bot.core.consent import events as consent_events
from bot.core.election import events as e
from bot.core.election.course import Course
from bot.core.election.state import Election, Outcome, Phase, Result
from bot.core.kernel import Accepted, Context, Decided, MemberId
from bot.core.process import CircleEnded, Ended, MemberAway, MemberJoined, MemberLeft, Outage
from bot.core.step import given_back


def member_joined(state: Election, command: MemberJoined, ctx: Context) -> Decided:
    """Who joins is informed, and asked from the next step on, or if the facilitator says so."""
    course, member = Course(state, ctx), command.member
    if state.deciding is not None:
        return course.within(command)
    known = state.step is None or member in state.step.asked or member in state.joined
    if state.phase is not Phase.NOMINATIONS or state.gathering or state.opening or known:
        return Accepted()
    return course.happens(e.ElectorJoined(member)).accepted()


def member_left(state: Election, command: MemberLeft, ctx: Context) -> Decided:
    """Who leaves is no longer waited for, their sealed nomination goes with them, and they aren't elected."""
    course, member = Course(state, ctx), command.member
    if state.deciding is not None and state.candidate == member:
        course.happens(e.CandidateLeft(Result.LEFT)).seek_candidate()
    elif state.deciding is not None:
        course.within(command)
    after = course.state
    if after.deciding is None and after.phase is not Phase.CLOSED and _concerns(after, member):
        course.happens(e.ElectorGone(member, "left", state.sealed.get(member))).proceed()
    if course.state.phase is not Phase.CLOSED and course.state.facilitator == member:
        heir = successor(course.circle, member, ctx.now)
        if heir is not None:
            course.happens(consent_events.FacilitationPassed(heir))
    return course.accepted()


def _concerns(state: Election, member: MemberId) -> bool:
    asked = state.step is not None and member in state.step.asked
    return asked or member in state.sealed or member in state.present or member in state.joined


def member_away(state: Election, command: MemberAway, ctx: Context) -> Decided:
    """Who goes on leave is no longer waited for; but the person put forward is, for nobody replaces a yes."""
    course, member = Course(state, ctx), command.member
    if state.deciding is not None:
        return Accepted() if member == state.candidate else course.within(command)
    asking = state.phase in (Phase.NOMINATIONS, Phase.CHANGE) and not state.opening
    if not asking or state.step is None or member not in state.step.waiting:
        return Accepted()
    return course.happens(e.ElectorGone(member, "away")).proceed().accepted()


def other_ended(state: Election, command: Ended, ctx: Context) -> Decided:
    """An election waits for no other process."""
    return Accepted()


def circle_ended(state: Election, command: CircleEnded, ctx: Context) -> Decided:
    """Nobody is left to hold the role."""
    return Course(state, ctx).end(Outcome.WITHDRAWN).accepted()


def outage(state: Election, command: Outage, ctx: Context) -> Decided:
    """An outage took time from the step: it gets it back."""
    course = Course(state, ctx)
    if state.deciding is not None:
        return course.within(command)
    if state.phase not in (Phase.NOMINATIONS, Phase.CHANGE) or state.opening or state.step is None:
        return Accepted()
    ends_at = given_back(state.step, command.since, ctx.now, state.rules)
    return Accepted() if ends_at is None else course.happens(e.StepProlonged(ends_at, "outage")).accepted()
