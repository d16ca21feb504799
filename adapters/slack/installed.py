"""The app as it is installed in a workspace: what is known of that, and how it is kept under a key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from adapters.payloads import json, text
from adapters.slack.around import Bot
from bot.seal import Broken, Seal

NAME = "installed:"
"""What is kept under this name, with the id, is an installation."""
LOST = "lost"
"""In the place of a key that nobody has any more."""


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in one workspace, or in all of an organisation of Enterprise Grid.

    Args:
        id: of the workspace; of the organisation where the app was installed for the whole of it.
        refresh: what the token is renewed with, once; empty where it doesn't expire.
    """

    id: str
    token: str = field(repr=False)
    bot: Bot
    called: str = ""
    """What the bot is called there."""
    name: str = ""
    """What the workspace is called."""
    refresh: str = field(default="", repr=False)
    expires: datetime | None = None


def identified(token: str, told: Mapping[str, Any]) -> Installation:
    """The installation that a token belongs to, by what ``auth.test`` says of it.

    Raises:
        ValueError: it doesn't say.
    """
    enterprise = text(told.get("enterprise_id"))
    id = enterprise if told.get("is_enterprise_install") is True else text(told.get("team_id"))
    bot = Bot(text(told.get("user_id")), text(told.get("bot_id")), enterprise)
    if not id or not bot.user:
        raise ValueError("auth.test doesn't say whose token it is")
    return Installation(id, token, bot, text(told.get("user")), text(told.get("team")))


def installation(told: Mapping[str, Any], now: datetime) -> Installation:
    """What ``oauth.v2.access`` gave at the end of an installation. It doesn't tell the bot's own id.

    Raises:
        ValueError: it isn't one for a bot.
    """
    team, enterprise = json(told.get("team")), json(told.get("enterprise"))
    home = enterprise if told.get("is_enterprise_install") is True else team
    bot = Bot(text(told.get("bot_user_id")), "", text(enterprise.get("id")))
    id, token = text(home.get("id")), text(told.get("access_token"))
    if not (id and token and bot.user) or told.get("token_type") != "bot":
        raise ValueError("not the installation of a bot")
    refresh, expires = expiry(told, now)
    return Installation(id, token, bot, "", text(home.get("name")), refresh, expires)


def expiry(told: Mapping[str, Any], now: datetime) -> tuple[str, datetime | None]:
    """With what a token is renewed, and when it expires ("Using token rotation"), as ``oauth.v2.access``
    tells it; nothing for one that doesn't."""
    refresh, lasts = text(told.get("refresh_token")), told.get("expires_in")
    if not refresh or not isinstance(lasts, int):
        return "", None
    return refresh, now + timedelta(seconds=lasts)


class Vault:
    """Keeps installations from the eyes of whoever sees the database.

    Args:
        keys: of 32 bytes each in hexadecimal, newest first, separated by commas; ``lost`` among them says
            that what none of them opens may be forgotten.
    """

    def __init__(self, keys: str) -> None:
        given = keys.split(",")
        self.may_forget = LOST in given
        self._seals = [Seal(bytes.fromhex(key)) for key in given if key not in ("", LOST)]

    def close(self, one: Installation) -> str:
        """The installation under the newest key."""
        words = {
            "token": one.token,
            "refresh": one.refresh,
            "expires": one.expires.isoformat() if one.expires else "",
            "user": one.bot.user,
            "bot": one.bot.id,
            "enterprise": one.bot.enterprise,
            "called": one.called,
            "name": one.name,
        }
        return self._seals[0].close(words, _bound(one.id))

    def open(self, id: str, sealed: str) -> tuple[Installation, bool]:
        """The installation, and whether it lies under an older key than the newest.

        Raises:
            Broken: none of the keys opens it.
        """
        for place, seal in enumerate(self._seals):
            try:
                words = seal.open(sealed, _bound(id))
            except Broken:
                continue
            bot = Bot(words["user"], words["bot"], words["enterprise"])
            expires = datetime.fromisoformat(words["expires"]) if words["expires"] else None
            opened = Installation(
                id, words["token"], bot, words["called"], words["name"], words["refresh"], expires
            )
            return opened, place > 0
        raise Broken("no key opens it")


def _bound(id: str) -> str:
    return f"slack:{NAME}{id}"
