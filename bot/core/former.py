"""The agreement that another one replaces, as agreements and running processes both speak of it."""

from dataclasses import dataclass

from bot.core.kernel import StreamId


@dataclass(frozen=True, slots=True)
class Former:
    """The agreement that another one replaces."""

    agreement: StreamId
    number: int
