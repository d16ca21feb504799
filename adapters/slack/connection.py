"""The connection to Slack: what it is made with, and what comes over it, by a socket as by HTTP."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from adapters.slack.limits import Json


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """The app, and where Slack is. Secrets don't show in its ``repr``.

    Args:
        mode: ``socket``: we call Slack, and no address of ours is needed; ``http``: Slack calls us.
        bot_token: of the one workspace that the app's page installed it into; empty: of none.
        app_token: opens the connections of Socket Mode.
        signing_secret: with it Slack signs what it sends by HTTP.
        client_id: with ``client_secret``, of the app as other workspaces install it.
        token_key: encrypts the tokens of those workspaces; several, newest first, separated by commas.
        api_url: of another server that speaks as Slack does; empty: Slack's own.
    """

    mode: Literal["socket", "http"] = "socket"
    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    token_key: str = field(default="", repr=False)
    api_url: str = ""


class Ack(Protocol):
    """Acknowledges what came, once, with what the acknowledgement carries."""

    async def __call__(self, payload: Json | None) -> None:
        """Raises ConnectionError if the line is gone, or Slack waits no longer."""
        ...


Take: TypeAlias = Callable[[str, Json, Ack], None]
"""Takes one payload, by its kind as Socket Mode names it (``events_api``, ``slash_commands``,
``interactive``), and has it acknowledged in time. Returns at once."""
