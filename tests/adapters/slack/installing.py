"""Installing the app from a Slack on loopback, and where its adapter keeps what it wants remembered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from adapters.slack.connection import SlackSettings
from adapters.slack.installed import Installation, installation
from adapters.slack.scopes import SCOPES
from adapters.slack.tokens import Tokens
from bot.ports import Clock
from tests.slack.model import Team, User
from tests.slack.server import Slack
from tests.slack.web_app import agree

KEY, OTHER_KEY = "ab" * 32, "cd" * 32


class Shelf:
    """Stands for the desk as far as it keeps things; outlives the adapter."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.failing = 0

    async def kept(self, platform: str) -> Mapping[str, str]:
        assert platform == "slack"
        return dict(self.values)

    async def keep(self, platform: str, name: str, value: str | None) -> None:
        assert platform == "slack"
        if self.failing:
            self.failing -= 1
            raise OSError("the disk is full")
        if value is None:
            self.values.pop(name, None)
        else:
            self.values[name] = value


def settings(server: Slack, **more: Any) -> SlackSettings:
    """Those of an app that is installed into several workspaces."""
    given = {
        "client_id": server.client_id,
        "client_secret": server.client_secret,
        "token_key": KEY,
        "api_url": server.api_url.rstrip("/"),
    }
    return SlackSettings(**(given | more))


@asynccontextmanager
async def tokens_of(
    server: Slack, clock: Clock, shelf: Shelf | None = None, **more: Any
) -> AsyncIterator[Tokens]:
    """The tokens of an app that runs for as long as the block does."""
    tokens = Tokens(settings(server, **more), clock)
    try:
        await tokens.start(shelf or Shelf())  # type: ignore[arg-type]
        yield tokens
    finally:
        await tokens.close()


def allowed(server: Slack, user: User, *, everywhere: bool = False) -> str:
    """The code that comes of somebody's allowing all that the app asks for."""
    asked = {"client_id": server.client_id, "scope": ",".join(SCOPES)}
    back = agree(server, asked, user, everywhere=everywhere)
    assert back
    return parse_qs(urlsplit(back).query)["code"][0]


async def install(
    server: Slack, tokens: Tokens, clock: Clock, team: Team, *, everywhere: bool = False
) -> Installation:
    """Installs the app into a workspace and has that kept."""
    admin = server.add_user(team, "admin", "The admin", is_admin=True)
    told = await tokens.clients.exchange(code=allowed(server, admin, everywhere=everywhere))
    return await tokens.keep(installation(told, clock.now()))
