"""A desk that takes in acts for the web adapter's tests, and answers as it is told."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from adapters.web import Setting
from adapters.web.words import page_words
from bot.ports import Account, Command, Inbound, Mark, Mention, MessageRef, Reply, Typed

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

    async def marks_found(self, message: MessageRef, marks: Sequence[tuple[Account, Mark, datetime]]) -> None:
        raise AssertionError("there is never a gap on this page")

    async def open_messages(self, platform: str) -> Sequence[MessageRef]:
        return ()

    async def cursor(self, platform: str) -> str | None:
        return None

    async def keep_cursor(self, platform: str, token: str) -> None:
        return None

    def caught_up(self, platform: str, yes: bool) -> None:
        self.caught.append((platform, yes))


def reader(text: str, mentions: tuple[Mention, ...]) -> Command | Typed | None:
    """Reads any line with an exclamation mark as the inbox command."""
    return Command("inbox", "", {}, mentions) if text.startswith("!") else None


def setting(language: str = "en") -> Setting:
    """The page's surroundings, with the words of the catalogue."""
    bundle = FluentBundle([language], use_isolating=False)
    catalogue = Path(__file__).parents[3] / "bot" / "locales" / f"{language}.ftl"
    bundle.add_resource(FluentResource(catalogue.read_text("utf-8")))

    def say(key: str, params: Mapping[str, str]) -> str:
        text, errors = bundle.format_pattern(bundle.get_message(key).value, dict(params))
        assert not errors
        return str(text)

    starter = {"title": "Water the beds by a rota", "text": "One of us waters each evening.", "verb": "quick"}
    return Setting(page_words(say), language, starter=starter)
