"""What a story can be told with."""

from typing import Protocol

PEOPLE = ("Ana", "Ben", "Cleo")


class Telling(Protocol):
    """Lets the people of a story act, and prints what they see. Words are keys of the catalogues."""

    async def narrate(self, key: str) -> None:
        """Says what is going on, between the acts."""
        ...

    def words(self, key: str) -> str:
        """The words of the story in the language in which it is told."""
        ...

    async def types(self, who: str, text: str) -> None:
        """Somebody types lines into the room."""
        ...

    async def presses(self, who: str, verb: str, **fields: str) -> None:
        """Somebody presses the button for a verb on the newest card that has it, and fills in its form."""
        ...

    async def marks(self, who: str, emoji: str) -> None:
        """Somebody puts a mark under the newest card that knows it."""
        ...

    async def passes(self, *, days: float = 0, hours: float = 0) -> None:
        """Time goes by, and all that falls due meanwhile happens in its order."""
        ...

    async def passes_until(self, timer: str) -> None:
        """Time goes by up to the next timer of that name (``end``, ``review``)."""
        ...
