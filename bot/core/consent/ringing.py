"""The clock's part in a consent decision: what it waits for, and what happens at that moment."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.core.circle.state import askable
from bot.core.consent import events as e
from bot.core.consent.course import Course
from bot.core.consent.state import Decision, Outcome, Phase
from bot.core.hours import Hours
from bot.core.kernel import Accepted, Context, Ring
from bot.core.process import Reminded
from bot.core.step import reminder_times, step_deadlines

SECOND_THOUGHTS = timedelta(minutes=10)
"""So long whose answer decided may say that it was a mistake."""
NUDGE = timedelta(days=7)
STUCK = timedelta(days=14)
REASON = timedelta(days=3)
QUESTION = timedelta(hours=24)
"""An open question adds this to the questions, once."""


def deadlines(state: Decision) -> Mapping[str, datetime]:
    """All moments that the decision waits for."""
    if state.phase is Phase.CLOSED:
        return (
            {} if state.settled or state.closed_at is None else {"settle": state.closed_at + SECOND_THOUGHTS}
        )
    due: dict[str, datetime] = {}
    if state.takeover:
        due["takeover"] = state.takeover.due
    if state.withdrawal:
        due["withdrawal"] = state.withdrawal.due
    if state.release:
        due["release"] = state.release.due
    if state.step is None:
        return due
    if state.phase is Phase.INTEGRATION:
        if state.nudged_at:
            due["nudge"] = state.nudged_at + NUDGE
        return due
    due.update(step_deadlines(state.step, state.rules))
    if state.open_questions and not len(state.step.waiting):
        due.update(reminder_times(state.step, state.rules))
    if state.held_since and state.nudged_at:
        nudge, stuck = state.nudged_at + NUDGE, state.held_since + STUCK
        if state.stuck or nudge < stuck:
            due["nudge"] = nudge
        if not state.stuck:
            due["stuck"] = stuck
    if state.reason_awaited_since and not state.meeting_offered:
        due["reason"] = state.reason_awaited_since + REASON
    return due


def ring(state: Decision, command: Ring, ctx: Context) -> Accepted[Any]:
    """A deadline falls due; one that has moved or is gone leads to nothing."""
    if ctx.now < command.due_at or deadlines(state).get(command.key) != command.due_at:
        return Accepted()
    course = Course(state, ctx)
    if command.key.startswith("remind-"):
        return course.happens(Reminded(command.key)).accepted()
    _RINGS[command.key](course)
    return course.accepted()


def _end(course: Course) -> None:
    state = course.state
    if state.phase is Phase.CONSENT:
        course.happens(e.DeadlinePassed()).proceed()
    elif state.phase is Phase.QUESTIONS and state.open_questions and not state.prolonged:
        ends_at = Hours.of(state.rules).by_day(course.ctx.now + QUESTION)
        course.happens(e.Prolonged(ends_at, "question"))
    else:
        course.open(Phase.REACTIONS if state.phase is Phase.QUESTIONS else Phase.CONSENT)


def _takeover(course: Course) -> None:
    takeover = course.state.takeover
    if takeover is None:
        return
    here = takeover.by in askable(course.circle, course.ctx.now)
    course.happens(e.FacilitationPassed(takeover.by) if here else e.TakeoverCalledOff())


def _withdrawal(course: Course) -> None:
    withdrawal = course.state.withdrawal
    if withdrawal:
        course.happens(e.Closed(Outcome.WITHDRAWN, reason=withdrawal.reason))


def _release(course: Course) -> None:
    orphans = [objection for objection in course.state.blocking if objection.carrier is None]
    for objection in orphans:
        course.happens(e.ObjectionReleased(objection.id))
    course.proceed()


_RINGS = {
    "end": _end,
    "nudge": lambda course: course.happens(e.Nudged()),
    "stuck": lambda course: course.happens(e.Stuck()),
    "reason": lambda course: course.happens(e.MeetingOffered()),
    "settle": lambda course: course.happens(e.Settled()),
    "takeover": _takeover,
    "withdrawal": _withdrawal,
    "release": _release,
}
