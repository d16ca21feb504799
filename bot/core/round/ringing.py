"""The clock's part in a round: turns, pauses, the end of the window."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.core.kernel import Accepted, Context, Ring
from bot.core.process import Reminded
from bot.core.round import events as e
from bot.core.round.course import IDLE, Course
from bot.core.round.state import PAUSE, Outcome, Phase, Round
from bot.core.step import step_deadlines

AFTERWARDS = timedelta(hours=1)
"""So long a closed round is the one that is meant where none is named: for a word that comes late, and for a
second round."""
NUDGE = timedelta(days=7)


def deadlines(state: Round) -> Mapping[str, datetime]:
    """All moments that the round waits for."""
    if state.phase is Phase.CLOSED:
        return {} if state.settled or state.closed_at is None else {"settle": state.closed_at + AFTERWARDS}
    if state.phase is Phase.GATHERING:
        return {"gathering": (state.came_at or state.opened_at) + IDLE}
    if state.step is None:
        return {}
    if state.is_live:
        return _turn(state)
    due = dict(step_deadlines(state.step, state.rules))
    if state.spoken_at and not state.step.waiting:
        due["pause"] = state.spoken_at + PAUSE
    if state.held_since:
        due["held"] = state.held_since + NUDGE
    return due


def _turn(state: Round) -> Mapping[str, datetime]:
    due: dict[str, datetime] = {}
    turn = state.turn
    if turn is None:
        return due
    if not turn.informed:
        due["time"] = turn.since + state.length
    if turn.spoken_at:
        due["pause"] = turn.spoken_at + PAUSE
    return due


def ring(state: Round, command: Ring, ctx: Context) -> Accepted[Any]:
    """A deadline falls due; one that has moved or is gone leads to nothing."""
    if ctx.now < command.due_at or deadlines(state).get(command.key) != command.due_at:
        return Accepted()
    course = Course(state, ctx)
    if command.key.startswith("remind-"):
        return course.happens(Reminded(command.key)).accepted()
    _RINGS[command.key](course)
    return course.accepted()


def _time(course: Course) -> None:
    """The time of a turn is over. Who speaks isn't cut off; who hasn't begun comes again at the end."""
    turn = course.state.turn
    if turn is None:
        return
    if any(member in course.state.said for member in turn.members):
        course.happens(e.TimeOver())
        if turn.together and turn.spoken_at is None:
            course.end_turn()
    elif turn.together:
        course.end_turn()
    else:
        course.happens(e.FoundSilent(turn.members)).proceed()


def _pause(course: Course) -> None:
    """No more words came. Of those who were called together, the others still have their time."""
    state, turn = course.state, course.state.turn
    if turn is None:
        course.happens(e.Paused()).proceed()
        return
    waited_for = turn.together and not turn.informed
    if waited_for and any(member not in state.said for member in turn.members):
        course.happens(e.Paused())
    else:
        course.end_turn()


def _end(course: Course) -> None:
    """The window closes. Silence closes no round: who wasn't heard is named, and the facilitator decides."""
    step = course.state.step
    if step is not None and step.waiting:
        course.happens(e.Held())
    else:
        course.happens(e.Paused()).proceed()


def _abandoned(course: Course) -> None:
    """People gather within minutes, or not at all: what nobody begins doesn't stay open for ever."""
    course.happens(e.NobodyBegan()).happens(e.Closed(Outcome.GAPS))


_RINGS: Mapping[str, Callable[[Course], object]] = {
    "time": _time,
    "pause": _pause,
    "end": _end,
    "gathering": _abandoned,
    "held": lambda course: course.happens(e.Held()),
    "settle": lambda course: course.happens(e.Settled()),
}
