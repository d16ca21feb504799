"""First answers to interactions, on connections of their own, past the pace that is kept for all else.

"Interaction endpoints are not bound to the bot's Global Rate Limit" (Discord's documentation, "Rate Limits").
discord.py would keep a pace for each interaction by itself, remember it for five minutes, and go through all
that it remembers whenever another one comes: the more people click, the later each is answered.
"""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import aiohttp
import discord
import msgspec
from discord.http import Route

from adapters.discord.wire import Away, Files, attached, form, meant
from bot.ports import TryLater

CONNECTIONS = 200
"""Answers on their way at the same time; the others wait for a connection that is free again."""
IDLE = 30.0
"""Seconds that a connection is kept for the next answer: opening one takes as long as several answers."""
LONGEST = 4.0
"""Seconds for one attempt: after three, Discord has ended the interaction."""
PAUSES = (0.1, 0.4, 1.0)
"""Seconds between attempts. Trying again is safe: Discord takes one first answer, and says so."""


class Callbacks:
    """Sends first answers.

    Args:
        user_agent: by which Discord knows a bot ("Reference", User Agent).
        proxy: over which everything goes; empty: none.
    """

    def __init__(self, user_agent: str, proxy: str = "") -> None:
        self._proxy = proxy or None
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=IDLE),
            timeout=aiohttp.ClientTimeout(total=LONGEST),
            headers={"User-Agent": user_agent},
        )

    async def close(self) -> None:
        """Ends all connections."""
        await self._session.close()

    async def send(self, interaction: str, token: str, body: Mapping[str, Any], files: Files = ()) -> None:
        """The first answer to an interaction, within three seconds.

        Raises:
            Refused: with ``LATE`` or ``ANSWERED``, among others.
            Gone, TryLater, Away: as the calls of :class:`adapters.discord.wire.Wire`.
        """
        url = f"{Route.BASE}/interactions/{quote(interaction)}/{quote(token, safe='')}/callback"
        for pause in PAUSES:
            try:
                await self._attempt(url, body, files)
            except Away:
                await asyncio.sleep(pause)
            except TryLater as wait:
                if wait.after > timedelta(seconds=pause):
                    raise
                await asyncio.sleep(wait.after.total_seconds())
            else:
                return
        await self._attempt(url, body, files)

    async def _attempt(self, url: str, body: Mapping[str, Any], files: Files) -> None:
        content: dict[str, Any]
        if files:
            data = aiohttp.FormData(quote_fields=False)  # Discord doesn't read quoted names
            for part in form(body, attached(files)):
                data.add_field(**part)
            content = {"data": data}
        else:
            content = {"data": msgspec.json.encode(body), "headers": {"Content-Type": "application/json"}}
        try:
            async with self._session.post(url, proxy=self._proxy, **content) as response:
                if response.status >= 300:
                    raise await _refused(response)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Away(str(error) or type(error).__name__) from error


async def _refused(response: aiohttp.ClientResponse) -> Exception:
    """What an answer that isn't one means."""
    text = await response.text()
    try:
        said: Any = msgspec.json.decode(text)
    except msgspec.DecodeError:
        said = text
    if response.status == 429 and isinstance(said, dict):
        return TryLater(timedelta(seconds=float(said.get("retry_after") or 60)))
    return meant(discord.HTTPException(response, said))
