"""Messages sent once, on platforms that don't promise it: what may stand there is looked for first."""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

YOUNG = 600.0
"""Seconds after our start in which a message may have been sent by the process before us."""


class Sent(NamedTuple):
    """A message that stands there."""

    id: str
    again: bool = False
    """It stood there already: nobody listened then to what people did with it."""


class Once:
    """Sends messages that bear a marker, each once.

    Args:
        look: our latest messages in a place, by their markers.
        lost: the error after which a message may stand there although it seemed to fail.
        clock: seconds that only go forward.
    """

    def __init__(
        self,
        look: Callable[[str], Awaitable[Mapping[str, str]]],
        lost: type[Exception],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._look = look
        self._lost = lost
        self._clock = clock
        self._began = clock()
        self._found: dict[str, dict[str, str]] = {}
        """By place: our messages that stood there when we looked, by their markers."""
        self._doubtful: set[str] = set()
        """Markers of messages that may have been sent, although the answer was lost."""

    async def send(
        self, place: str, marker: str, send: Callable[[], Awaitable[str]], *, looks: bool = True
    ) -> Sent:
        """Sends a message unless it stands there already.

        Args:
            looks: False: it was looked for elsewhere.
        """
        if looks and self.may_stand(marker) and (marker in self._doubtful or place not in self._found):
            await self.look(place)
        found = self._found.get(place, {}).pop(marker, None)
        try:
            sent = Sent(await send()) if found is None else Sent(found, again=True)
        except self._lost:
            self._doubtful.add(marker)
            raise
        self._doubtful.discard(marker)
        return sent

    def may_stand(self, marker: str) -> bool:
        """Whether the message may have been sent before."""
        return marker in self._doubtful or self._clock() - self._began < YOUNG

    async def look(self, place: str) -> None:
        """Looks what stands there now."""
        self._found[place] = dict(await self._look(place))

    def stands(self, place: str, marker: str) -> bool:
        """Whether it stood there when we looked; told once."""
        return self._found.get(place, {}).pop(marker, None) is not None
