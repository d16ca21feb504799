"""slack-sdk's clients as we use them: one session for all, nothing tried twice, and the proxy that is set."""

import base64
from urllib.request import getproxies

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.connection import SlackSettings
from adapters.slack.limits import Json
from adapters.slack.wire import answered

LONGEST = 30.0
"""Seconds that a call may take."""


class Clients:
    """Makes clients from ``open`` to ``close``."""

    def __init__(self, settings: SlackSettings) -> None:
        self._settings = settings
        self._session: aiohttp.ClientSession | None = None

    def open(self) -> None:
        """From now on there are clients; nothing happens if there are already."""
        if self._session is None:
            # The timeout belongs here: slack-sdk leaves a session that it is given as it is.
            timeout = aiohttp.ClientTimeout(total=LONGEST)
            # Where no proxy is set, aiohttp needn't look for one in a thread at each call.
            self._session = aiohttp.ClientSession(trust_env=bool(getproxies()), timeout=timeout)

    async def close(self) -> None:
        """Ends all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    @property
    def session(self) -> aiohttp.ClientSession:
        """What all calls share.

        Raises:
            LookupError: there is none.
        """
        if self._session is None:
            raise LookupError("not connected")
        return self._session

    def client(self, token: str = "") -> AsyncWebClient:
        """A client with this token, or none; nothing is tried twice by it."""
        base = self._settings.api_url or AsyncWebClient.BASE_URL
        client = AsyncWebClient(token or None, base_url=base, session=self.session, retry_handlers=[])
        client.proxy = None  # the session knows the proxy, and also what NO_PROXY exempts from it
        return client

    async def identity(self, token: str) -> Json:
        """Whose token it is (``auth.test``).

        Raises:
            Gone, TryLater, Away, Refused: as :func:`adapters.slack.wire.answered`.
        """
        return dict(await answered(self.client(token).auth_test()))

    async def exchange(self, **given: str) -> Json:
        """What Slack gives for a code or a refresh token (``oauth.v2.access``), by the app's own credentials.

        Raises:
            Gone, TryLater, Away, Refused: as :func:`adapters.slack.wire.answered`.
        """
        known = f"{self._settings.client_id}:{self._settings.client_secret}"
        headers = {"Authorization": f"Basic {base64.b64encode(known.encode()).decode()}"}
        # slack-sdk's own method does the same with aiohttp's BasicAuth, which is deprecated.
        return dict(await answered(self.client().api_call("oauth.v2.access", data=given, headers=headers)))
