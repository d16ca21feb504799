"""The clock's part in an election: what it waits for, and what happens at that moment."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.core.circle.state import askable
from bot.core.consent import events as consent_events
from bot.core.consent.ringing import NUDGE, SECOND_THOUGHTS
from bot.core.consent.ringing import deadlines as deadlines_within
from bot.core.election import events as e
from bot.core.election.course import Course
from bot.core.election.state import Election, Phase
from bot.core.kernel import Accepted, Context, Ring
from bot.core.process import Reminded
from bot.core.step import step_deadlines

CHOOSING = timedelta(days=3)
"""After so long the facilitator is asked again whom to put forward."""


def deadlines(state: Election) -> Mapping[str, datetime]:
    """All moments that the election waits for."""
    if state.phase is Phase.CLOSED:
        if state.settled or state.closed_at is None:
            return {}
        return {"settle": state.closed_at + SECOND_THOUGHTS}
    due: dict[str, datetime] = {}
    if state.takeover is not None:
        due["takeover"] = state.takeover.due
    if state.deciding is not None:
        due.update(deadlines_within(state.deciding))
    elif state.phase is Phase.CANDIDATE:
        if state.nudged_at is not None:
            due["nudge"] = state.nudged_at + CHOOSING
    elif state.step is not None and not state.opening:
        due.update(step_deadlines(state.step, state.rules))
        if state.nudged_at is not None:
            due["nudge"] = state.nudged_at + NUDGE
    return due


def ring(state: Election, command: Ring, ctx: Context) -> Accepted[Any]:
    """A deadline falls due; one that has moved or is gone leads to nothing."""
    if ctx.now < command.due_at or deadlines(state).get(command.key) != command.due_at:
        return Accepted()
    course = Course(state, ctx)
    if state.phase is Phase.CLOSED:
        return course.happens(e.ElectionSettled()).accepted()
    if command.key == "takeover":
        takeover = state.takeover
        here = takeover is not None and takeover.by in askable(course.circle, ctx.now)
        if takeover is None or not here:
            return course.happens(consent_events.TakeoverCalledOff()).accepted()
        return course.happens(consent_events.FacilitationPassed(takeover.by)).accepted()
    if state.deciding is not None:
        decided = course.within(command)
        return decided if isinstance(decided, Accepted) else Accepted()
    if command.key.startswith("remind-"):
        return course.happens(Reminded(command.key)).accepted()
    if state.phase is Phase.CANDIDATE:
        return course.happens(e.FacilitatorNudged()).accepted()
    if state.phase is Phase.CHANGE:
        return course.seek_candidate().accepted()
    return course.happens(e.NominationsHeld()).accepted()
