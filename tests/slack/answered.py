"""What became of a command, a press or a form, as the person's client shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.slack.interactions import Interaction
from tests.slack.model import Json, Message, View

if TYPE_CHECKING:
    from tests.slack.people import Person


class Answered:
    """The answers to one interaction; it goes on as long as they come.

    Attributes:
        failed: it was not acknowledged in time, and the client says so.
    """

    def __init__(self, person: Person, interaction: Interaction, failed: bool) -> None:
        self.person = person
        self.interaction = interaction
        self.failed = failed

    @property
    def messages(self) -> list[Message]:
        """What came by response_url, and what only this person was shown since."""
        own, asked = self.interaction.messages, self.interaction
        shown = [
            one
            for one in self.person.server.ephemeral
            if one.only_for is asked.by and float(one.ts) > float(asked.ts) and one not in own
        ]
        return [one for one in [*own, *shown] if not one.gone]

    @property
    def modal(self) -> View | None:
        """The form that was opened, if it still is there."""
        view = self.interaction.opened
        return view if view and view.open else None

    @property
    def errors(self) -> Json:
        """What is said against the fields of a form that was sent."""
        return self.interaction.errors

    @property
    def updated(self) -> bool:
        """Whether the message with the button was changed by response_url."""
        return self.interaction.replaced

    @property
    def text(self) -> str:
        """The messages in answer, as the person reads them."""
        return "\n".join(self.person.reads(message) for message in self.messages)

    async def sees(self, *patterns: str, seconds: float = 5) -> Message:
        """The newest message in answer in which all patterns are found, once it is there."""
        found = await self.person.finds(lambda: reversed(self.messages), patterns, seconds)
        assert isinstance(found, Message)
        return found

    async def opens(self, *patterns: str, seconds: float = 5) -> View:
        """The form that was opened, once all patterns are found in it."""
        found = await self.person.finds(lambda: filter(None, [self.modal]), patterns, seconds)
        assert isinstance(found, View)
        return found

    def says(self, pattern: str) -> bool:
        """Whether a pattern is found in what is said against the fields."""
        return any(re.search(pattern, text) for text in self.errors.values())
