"""People who decide together where they talk: what the stories of :mod:`tests.e2e` need of a platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tests.e2e.running import BotProcess


class Neighbour(Protocol):
    """Somebody with an ordinary client, who sees what the bot says in the place and in private."""

    name: str

    async def sees(self, *words: str, seconds: float = ...) -> Any:
        """The newest message of the bot in which all these patterns stand, once it is there."""
        ...

    async def hears(self, *words: str, seconds: float = ...) -> Any:
        """The same in what the bot says to this person alone."""
        ...

    def reads(self, message: Any) -> str:
        """What a message shows now."""
        ...

    def heard(self) -> Sequence[str]:
        """All that the bot has said so that everybody can read it, each message as it is now."""
        ...

    async def types(self, text: str) -> None:
        """Gives a command where the circle meets, written as ``!group verb …``."""
        ...

    async def marks(self, message: Any, sign: str) -> None:
        """Puts a mark under a message."""
        ...

    async def writes(self, text: str) -> None:
        """Writes to the bot alone."""
        ...

    async def replies(self, message: Any, text: str) -> None:
        """Answers a message of the bot in the place, with words."""
        ...

    async def shows_voice(self, message: Any) -> None:
        """Answers it with a voice note."""
        ...


@dataclass(frozen=True)
class Company:
    """The bot, running, and Ana, Ben and Cleo, in a circle called Garden; Ana made it."""

    bot: BotProcess
    people: tuple[Neighbour, Neighbour, Neighbour]
