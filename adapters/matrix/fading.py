"""Cards under which no mark counts any more: those that may still bear the bot's own, known over a crash."""

import json
from collections import OrderedDict
from pathlib import Path

from adapters.matrix.guard import private_file

REMEMBERED = 5000


class Fading:
    """Which cards are still to be looked at.

    A card is noted before it is redrawn, so that a crash leaves no mark for good that does nothing.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._rooms: dict[str, str] | None = None
        self._bare: OrderedDict[str, None] = OrderedDict()
        """Messages that bear none of our marks, as far back as we remember."""

    def _noted(self) -> dict[str, str]:
        """The rooms by message, the first noted first."""
        if self._rooms is None:
            try:
                kept = json.loads(self._file.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                kept = {}
            noted = kept.items() if isinstance(kept, dict) else ()
            self._rooms = {str(message): str(room) for message, room in noted}
        return self._rooms

    def _keep(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        private_file(self._file, json.dumps(self._noted()))

    def first(self) -> tuple[str, str] | None:
        """The room and the message to be looked at next."""
        return next(((room, message) for message, room in self._noted().items()), None)

    def begin(self, room: str, message: str) -> None:
        """From now on no mark counts under this message."""
        if message not in self._bare and message not in self._noted():
            self._noted()[message] = room
            self._keep()

    def drop(self, message: str) -> None:
        """The message isn't to be looked at any more."""
        if self._noted().pop(message, None) is not None:
            self._keep()

    def bare(self, message: str) -> None:
        """None of our marks stands under this message."""
        self.drop(message)
        self._bare[message] = None
        while len(self._bare) > REMEMBERED:
            self._bare.popitem(last=False)

    def bears(self, message: str) -> None:
        """Our marks are put under this message, and count."""
        self.drop(message)
        self._bare.pop(message, None)
