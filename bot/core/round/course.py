"""How a round moves on: who is called next, and when everybody has been heard."""

from datetime import timedelta

from bot.core import course
from bot.core.circle.state import askable, is_away, is_member
from bot.core.kernel import Context, MemberId
from bot.core.round import events as e
from bot.core.round.evolve import evolve
from bot.core.round.order import neither_first_nor_last
from bot.core.round.state import Outcome, Phase, Round

IDLE_LIVE = timedelta(minutes=3)
IDLE = timedelta(hours=24)
"""So long a facilitator may be silent before any member may go on in their place."""


class Course(course.Course[Round]):
    """The course of one round."""

    def __init__(self, state: Round, ctx: Context) -> None:
        super().__init__(state, ctx, evolve)

    def proceed(self) -> "Course":
        """Goes on if nobody is waited for at this moment: the one way by which words move a round."""
        state = self.state
        if state.phase is not Phase.OPEN or state.step is None:
            return self
        if not state.is_live:
            done = not state.step.waiting and state.spoken_at is None
            return self.happens(self._heard_all()) if done else self
        if state.turn is not None:
            return self
        if state.queue or state.tail:
            return self.happens(e.Called((*state.queue, *state.tail)[:1]))
        if state.silent and not state.called_together:
            return self.happens(e.Called(state.silent, together=True))
        if not state.step.waiting:
            return self.happens(self._heard_all())
        return self if state.held_since else self.happens(e.Held())

    def _heard_all(self) -> e.Closed:
        """Nobody is waited for; where nobody is left who was asked, that isn't everybody heard."""
        step = self.state.step
        return e.Closed(Outcome.COMPLETE if step is not None and step.asked else Outcome.GAPS)

    @property
    def here(self) -> set[MemberId]:
        """Who said that they are here; on leave or not, since they came."""
        return {member for member in self.state.present if is_member(self.circle, member)}

    def gathered(self) -> "Course":
        """Begins at once when everybody is here."""
        everybody = askable(self.circle, self.ctx.now)
        return self.begin() if len(self.here) > 1 and self.here.issuperset(everybody) else self

    def begin(self) -> "Course":
        """Opens the round for those who are here; whoever isn't is named."""
        state, circle, now = self.state, self.circle, self.ctx.now
        everybody = askable(circle, now)
        here = self.here
        queue = [member for member in state.ranking if member in here]
        queue += sorted(here - set(queue))
        away = sorted(
            member for member in circle.members if is_away(circle, member, now) and member not in here
        )
        absent = tuple(member for member in everybody if member not in here)
        asked = neither_first_nor_last(queue, state.facilitator)
        return self.happens(e.Opened(asked, tuple(away), None, absent)).proceed()

    def end_turn(self) -> "Course":
        """The turn is over; on with the next."""
        return self.happens(e.TurnEnded()).proceed()
