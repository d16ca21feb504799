"""One request to the homeserver and what can come of it: an answer, a refusal, a pause, or nothing."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, TypeAlias
from urllib.parse import quote, urlencode

import aiohttp
from yarl import URL

from bot.ports import TryLater

Json: TypeAlias = dict[str, Any]

CLIENT = "/_matrix/client/v3"
DEPTH = 64
"""How deep an answer may be nested before it is cut."""


class Away(ConnectionError):
    """The homeserver can't be reached, or answers with a fault of its own. It may be back later."""


class Refusal(Exception):
    """The homeserver understood the request and refuses it.

    Args:
        status: the HTTP status.
        code: the ``errcode``, e.g. ``M_FORBIDDEN``; empty if there was none.
        reason: the server's sentence.
        session: where the server asks to confirm it with a password (401), what names this try.
    """

    def __init__(self, status: int, code: str, reason: str, session: str = "") -> None:
        super().__init__(f"{status} {code} {reason}".strip())
        self.status = status
        self.code = code
        self.session = session


class LoggedOut(Refusal):
    """The access token isn't valid any more (``M_UNKNOWN_TOKEN``, ``M_MISSING_TOKEN``)."""


def path(*parts: str) -> str:
    """The parts of a path, each escaped: ids contain ``!``, ``/`` and anything else."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


def shallow(text: str, depth: int = DEPTH) -> str:
    """The same JSON, with every list or object below the depth emptied.

    Python's parser gives up at about a thousand levels, and a message that anybody may send must not
    make an answer of the server unreadable.
    """
    out: list[str] = []
    level, start, quoted, position = 0, 0, False, 0
    while position < len(text):
        char = text[position]
        if quoted:
            if char == "\\":
                position += 1
            elif char == '"':
                quoted = False
        elif char == '"':
            quoted = True
        elif char in "[{":
            level += 1
            if level == depth:
                out.append(text[start : position + 1])
        elif char in "]}":
            if level == depth:
                start = position
            level -= 1
        position += 1
    out.append(text[start:])
    return "".join(out)


def parsed(text: str) -> Any:
    """What a JSON text says. Raises ``ValueError`` where it isn't one."""
    try:
        return json.loads(text)
    except RecursionError:
        return json.loads(shallow(text))


class Wire:
    """Sends requests to one homeserver in one's own name.

    Args:
        homeserver: the base URL.
        token: the access token, once there is one.
    """

    def __init__(self, homeserver: str, token: str = "") -> None:
        self.homeserver = homeserver.rstrip("/")
        self.token = token
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Closes all connections."""
        if self._session:
            await self._session.close()
            self._session = None

    async def call(
        self,
        method: str,
        where: str,
        body: Mapping[str, Any] | None = None,
        query: Mapping[str, str] | None = None,
        *,
        seconds: float = 30,
    ) -> Json:
        """One request, made once.

        Args:
            where: the path, already escaped.
            seconds: how long to wait for the answer.
        Raises:
            TryLater: the server limits our pace (429); after its ``retry_after_ms``.
            LoggedOut, Refusal: it says no.
            Away: no answer, a fault of the server (5xx), or something that isn't JSON.
        """
        if self._session is None:
            self._session = aiohttp.ClientSession()
        url = self.homeserver + where + ("?" + urlencode(query) if query else "")
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        if data is not None:
            headers["Content-Type"] = "application/json"
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=data,
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=seconds, sock_connect=10),
            ) as answer:
                status = answer.status
                raw = await answer.read()
                pause = answer.headers.get("Retry-After", "")
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise Away(f"{type(error).__name__}: {error}") from error
        return _answer(status, raw, pause)


def _answer(status: int, raw: bytes, pause: str) -> Json:
    try:
        said = parsed(raw.decode("utf-8", "replace"))
    except ValueError:
        said = None
    if status == 429:
        waited = said.get("retry_after_ms") if isinstance(said, dict) else None
        if not isinstance(waited, (int, float)) or isinstance(waited, bool):
            waited = int(pause) * 1000 if pause.isdecimal() else 5000
        raise TryLater(timedelta(milliseconds=min(max(waited, 100), 3_600_000)))
    if status >= 500 or not isinstance(said, dict):
        raise Away(f"the homeserver answers {status}")
    if status >= 400:
        code = str(said.get("errcode", ""))
        kind = LoggedOut if code in ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN") else Refusal
        raise kind(status, code, str(said.get("error", ""))[:300], str(said.get("session", "")))
    return said
