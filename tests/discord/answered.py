"""What became of a command, a press or a form, as the person's client shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord.interactions import Interaction
from tests.discord.model import Json, Message

if TYPE_CHECKING:
    from tests.discord.people import Person


class Answered:
    """The answers to one interaction; it goes on as long as they come.

    Attributes:
        failed: no answer came in time, and the client says so.
    """

    def __init__(self, person: Person, interaction: Interaction, failed: bool) -> None:
        self.person = person
        self.interaction = interaction
        self.failed = failed

    @property
    def messages(self) -> list[Message]:
        """The bot's messages in answer, whether others see them or not, without those still "thinking…"."""
        gone = self.person.is_gone
        return [one for one in self.interaction.messages if not one.loading and not gone(one)]

    @property
    def thinking(self) -> bool:
        """Whether "thinking…" is shown."""
        return any(one.loading for one in self.interaction.messages)

    @property
    def modal(self) -> Json | None:
        return self.interaction.modal

    @property
    def updated(self) -> bool:
        """Whether the message with the button was changed by the first answer."""
        return self.interaction.updated

    @property
    def text(self) -> str:
        """The messages in answer, as the person reads them."""
        return "\n".join(self.person.reads(message) for message in self.messages)

    async def sees(self, *patterns: str, seconds: float = 5) -> Message:
        """The newest message in answer in which all patterns are found, once it is there."""
        return await self.person.finds(
            lambda: reversed(self.messages), patterns, seconds, self.interaction.channel
        )
