"""The stories that ``circlekeeper try --play`` tells, in order. A new one is a module and a line here."""

from collections.abc import Awaitable, Callable

from bot.garden.stories import arriving, secretary, shed_keys
from bot.garden.telling import Telling

__all__ = ["STORIES", "Telling"]

STORIES: tuple[Callable[[Telling], Awaitable[None]], ...] = (
    arriving.tell,
    shed_keys.tell,
    secretary.tell,
)
