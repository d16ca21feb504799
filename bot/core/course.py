"""What comes of one command, as it unfolds: the events, and the state after each of them."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar

from bot.core.circle.state import Circle
from bot.core.kernel import Accepted, Context, Fact, Message, fact

State = TypeVar("State")


class Course(Generic[State]):
    """Collects what happens, and knows the state as it stands after it.

    Args:
        evolve: what an event changes.
    """

    def __init__(self, state: State, ctx: Context, evolve: Callable[[State, Fact[Any]], State]) -> None:
        self.state = state
        self.ctx = ctx
        self.events: list[Any] = []
        self.states: list[State] = []
        self._evolve = evolve

    @property
    def circle(self) -> Circle:
        """The circle as it is now. Raises ValueError where there is none: processes run in circles."""
        if self.ctx.circle is None:
            raise ValueError("a process runs in a circle")
        return self.ctx.circle

    def happens(self, event: Any) -> Self:
        """Adds one event."""
        self.events.append(event)
        self.state = self._evolve(self.state, fact(event, self.ctx))
        self.states.append(self.state)
        return self

    def accepted(self, said: Message | None = None) -> Accepted[Any]:
        """All that happened, as the answer to the command."""
        return Accepted(tuple(self.events), said, tuple(self.states))
