"""What one person asked by a command, a button or a form, and what the bot answered to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.discord.model import Channel, Json, Message, User

# Discord's documentation, "Receiving and Responding to Interactions".
COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
FIRST_ANSWER = timedelta(seconds=3)
LIFE = timedelta(minutes=15)


@dataclass(eq=False)
class Interaction:
    """One interaction as the server remembers it."""

    id: str
    token: str
    type: int
    by: User
    channel: Channel
    at: datetime
    payload: Json
    message: Message | None = None
    answered: int | None = None
    """The type of the first answer."""
    deferred: bool = False
    """A "thinking…" that the first follow-up will turn into a message."""
    original: Message | None = None
    messages: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    updated: bool = False
    heard: list[Callable[[], None]] = field(default_factory=list)

    def metadata(self) -> Json:
        """What a message says of the interaction it answers."""
        return {
            "id": self.id,
            "type": self.type,
            "user": self.by.json(),
            "authorizing_integration_owners": self.payload["authorizing_integration_owners"],
            **({"name": self.payload["data"]["name"]} if self.type == COMMAND else {}),
        }
