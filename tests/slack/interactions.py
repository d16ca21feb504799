"""What one person asked by a command, a button, a form or a shortcut, and what may still come of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.slack.model import Channel, Json, Message, User, View

if TYPE_CHECKING:
    from tests.slack.server import Slack

# Slack's documentation, "Handling user interaction in your Slack apps".
TRIGGER_LIFE = timedelta(seconds=3)
RESPONSE_LIFE = timedelta(minutes=30)
RESPONSE_USES = 5


@dataclass(eq=False)
class Interaction:
    """One interaction as the server remembers it."""

    id: str
    kind: str
    by: User
    at: datetime
    ts: str
    """When it was made, among the messages."""
    channel: Channel | None = None
    message: Message | None = None
    view: View | None = None
    payload: Json = field(default_factory=dict)
    used: int = 0
    """How often its response_url was."""
    triggered: bool = False
    """Whether its trigger_id has been used."""
    messages: list[Message] = field(default_factory=list)
    opened: View | None = None
    errors: Json = field(default_factory=dict)
    """What the app said against the fields of a form."""
    replaced: bool = False
    """The message with the button was changed by response_url."""

    @property
    def trigger(self) -> str:
        return f"{self.id}.trigger"

    def response_url(self, server: Slack) -> str:
        return f"{server.url}/actions/{self.by.team.id}/{self.id}/response"
