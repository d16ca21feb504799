"""A desk that takes in acts for the web adapter's tests, and answers as it is told."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime

from adapters.web import Setting
from bot.cards import Card, Form
from bot.ports import Account, Inbound, Mark, MessageRef, Place, Reply, Suggestion

Answer = Callable[[Inbound], Awaitable[Reply | None]]


class Desk:
    """Keeps what was handed in, each key once. Fulfils :class:`bot.ports.Desk`."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.taken: list[Inbound] = []
        self.caught: list[tuple[str, bool]] = []
        self._answer = answer

    async def handle(self, inbound: Inbound) -> Reply | None:
        if any(inbound.key == other.key for other in self.taken):
            return None
        self.taken.append(inbound)
        return await self._answer(inbound) if self._answer else None

    async def form(self, inbound: Inbound) -> Form | None:
        raise AssertionError("a card of this page has its forms in it")

    async def suggestions(self, inbound: Inbound, option: str) -> Sequence[Suggestion]:
        return ()

    async def home(self, who: Account, organisation: str, language: str = "") -> Sequence[Card]:
        raise AssertionError("the page has no home for one person")

    async def conversations(self, platform: str) -> Sequence[Place]:
        return ()

    async def marks_found(self, message: MessageRef, marks: Sequence[tuple[Account, Mark, datetime]]) -> None:
        raise AssertionError("there is never a gap on this page")

    async def open_messages(
        self, platform: str, places: Collection[str] | None = None
    ) -> Sequence[MessageRef]:
        return ()

    async def cursor(self, platform: str) -> str | None:
        return None

    async def keep_cursor(self, platform: str, token: str) -> None:
        return None

    async def writable(self, places: Collection[Place]) -> None:
        raise AssertionError("there is no place here that the bot can be kept out of")

    def caught_up(self, platform: str, yes: bool) -> None:
        self.caught.append((platform, yes))


SETTING = Setting(
    starter={"title": "Water the beds by a rota", "text": "By turns, each evening.", "verb": "quick"}
)
