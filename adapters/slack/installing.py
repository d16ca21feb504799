"""Installing the app into a workspace by OAuth: to Slack's consent page, and back with what was allowed.

Slack's documentation, "Installing with OAuth".
"""

import base64
import hashlib
import hmac
import html
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from http.cookies import CookieError, SimpleCookie
from typing import TypeAlias

import structlog
from slack_sdk.oauth import AuthorizeUrlGenerator

from adapters.payloads import json, text
from adapters.slack.connection import SlackSettings
from adapters.slack.installed import Installation, installation
from adapters.slack.scopes import SCOPES
from adapters.slack.tokens import Tokens
from adapters.slack.wire import Away, Refused, word_of
from bot.ports import Answered, Asked, Clock, Door, Gone, TryLater
from bot.words.catalogue import Speaker

INSTALL_PATH, REDIRECT_PATH = "/slack/install", "/slack/oauth_redirect"
LIFE = timedelta(minutes=10)
"""From the way to Slack's page until the way back; a code of Slack's lives as long."""
COOKIE = "__Host-circlekeeper-install"
"""The browser that comes back is the one that went: nobody can have somebody else install theirs."""

Installed: TypeAlias = Callable[[Installation, str], Awaitable[None]]
"""Is called with each installation once it is kept, and with the user id of who installed the app."""

log = structlog.get_logger()


class Installing:
    """The two doors for installing.

    Args:
        installed: what else is done then; what it raises only the log hears.
    """

    def __init__(self, settings: SlackSettings, tokens: Tokens, clock: Clock, installed: Installed) -> None:
        self._settings = settings
        self._tokens = tokens
        self._clock = clock
        self._installed = installed
        self._states = States(settings.client_secret, clock)

    @property
    def doors(self) -> Mapping[str, Door]:
        """By path."""
        return {INSTALL_PATH: self.begin, REDIRECT_PATH: self.finish}

    async def begin(self, asked: Asked) -> Answered:
        """Leads to Slack's consent page."""
        if asked.method not in ("GET", "HEAD"):
            return _NOT_ALLOWED
        state = self._states.issue()
        generator = AuthorizeUrlGenerator(
            client_id=self._settings.client_id,
            scopes=SCOPES,
            authorization_url=_consent_page(self._settings.api_url),
        )
        cookie = f"{COOKIE}={state}; {_COOKIE_FOR}; Max-Age={int(LIFE.total_seconds())}"
        headers = {"Location": generator.generate(state), "Set-Cookie": cookie, **_UNSEEN}
        return Answered(302, headers)

    async def finish(self, asked: Asked) -> Answered:
        """Takes what Slack's consent page sends back, and says in one sentence what came of it."""
        if asked.method != "GET":
            return _NOT_ALLOWED
        speaker = Speaker(_language(asked.headers.get("accept-language", "")), "UTC")
        state = asked.query.get("state", "")
        if not (state.isascii() and hmac.compare_digest(state, _cookie(asked))):
            return _page(400, speaker, "slack-install-another")
        why = self._states.take(state)
        if why:
            return _page(400, speaker, why)
        error = asked.query.get("error", "")
        if error == "access_denied":
            return _page(200, speaker, "slack-install-cancelled")
        if error:
            log.warning("Slack's consent page gives an error", kind=error[:100])
            return _page(502, speaker, "slack-install-failed")
        try:
            return await self._install(asked.query.get("code", ""), speaker)
        except Exception:
            log.exception("an installation failed")
            return _page(500, speaker, "slack-install-failed")

    async def _install(self, code: str, speaker: Speaker) -> Answered:
        try:
            told = await self._tokens.clients.exchange(code=code)
        except (Away, TryLater, LookupError) as error:
            log.warning("an installation couldn't be finished: Slack can't be asked", error=error)
            return _page(503, speaker, "slack-install-away")
        except (Gone, Refused) as error:
            word = word_of(error)
            if word == "invalid_code":
                return _page(400, speaker, "slack-install-again")
            log.error("Slack refuses an installation", kind=word)
            return _page(502, speaker, "slack-install-refused", why=word)
        one = await self._tokens.keep(installation(told, self._clock.now()))
        user = text(json(told.get("authed_user")).get("id"))
        log.info("Slack: the app was installed", organisation=one.id, user=user)
        try:
            await self._installed(one, user)
        except Exception:
            log.exception("what follows an installation failed", organisation=one.id)
        name = one.called or "circlekeeper"
        return _page(200, speaker, "slack-installed-next", "slack-installed", workspace=one.name, name=name)


class States:
    """What goes to Slack's page and comes back: signed, for ten minutes, and good for one time.

    Args:
        secret: signs them.
    """

    def __init__(self, secret: str, clock: Clock) -> None:
        self._secret = secret.encode()
        self._clock = clock
        self._taken: dict[str, datetime] = {}

    def issue(self) -> str:
        """A new one."""
        said = f"{int(self._clock.now().timestamp())}.{secrets.token_urlsafe(18)}"
        return f"{said}.{self._sign(said)}"

    def take(self, state: str) -> str:
        """Takes one that has come back; gives the key of a sentence if it isn't good."""
        said, _, signature = state.rpartition(".")
        if not said or not hmac.compare_digest(self._sign(said).encode(), signature.encode()):
            return "slack-install-another"
        now = self._clock.now()
        self._taken = {each: at for each, at in self._taken.items() if now - at <= LIFE}
        if now.timestamp() - int(said.partition(".")[0]) > LIFE.total_seconds():
            return "slack-install-late"
        if said in self._taken:
            return "slack-install-again"
        self._taken[said] = now
        return ""

    def _sign(self, said: str) -> str:
        return hmac.new(self._secret, f"install:{said}".encode(), hashlib.sha256).hexdigest()


def _consent_page(api_url: str) -> str:
    """Beside the Web API of the same server: ``https://slack.com/api/`` has ``/oauth/v2/authorize``."""
    server = api_url.removesuffix("/").removesuffix("/api") or "https://slack.com"
    return f"{server}/oauth/v2/authorize"


def _cookie(asked: Asked) -> str:
    try:
        found = SimpleCookie(asked.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found is not None and found.value.isascii() else ""


def _language(accepted: str) -> str:
    """The language that a browser asks for first ("Accept-Language", RFC 9110)."""
    return accepted.partition(",")[0].partition(";")[0].strip()


_COOKIE_FOR = "Path=/; Secure; HttpOnly; SameSite=Lax"
_NOT_ALLOWED = Answered(405, {"Allow": "GET"})
_UNSEEN = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34em;margin:15vh auto;padding:0 1em}"
_STYLED = f"'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
_HEADERS = {
    **_UNSEEN,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": f"default-src 'none'; style-src {_STYLED}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Set-Cookie": f"{COOKIE}=; {_COOKIE_FOR}; Max-Age=0",
}


def _page(status: int, speaker: Speaker, key: str, title: str = "", **told: str) -> Answered:
    """A page that says one thing, and offers to begin anew where it didn't come off."""
    escaped = partial(html.escape, quote=False)
    heading = speaker.text(title, **told) if title else "Circlekeeper"
    again = "" if title else f'<p><a href="install">{escaped(speaker.text("slack-install-anew"))}</a></p>'
    body = (
        f'<!doctype html><html lang="{speaker.language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<title>{escaped(heading)}</title><style>{_STYLE}</style>"
        f"<h1>{escaped(heading)}</h1><p>{escaped(speaker.text(key, **told))}</p>{again}</html>"
    )
    return Answered(status, _HEADERS, body.encode())
