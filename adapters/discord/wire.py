"""The calls that we make of Discord's REST, paced by discord.py, and what their errors mean to us."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any, TypeAlias
from zlib import crc32

import aiohttp
import discord
import msgspec
from discord.http import HTTPClient, Route

from bot.ports import Barred, Gone, TryLater

Json: TypeAlias = dict[str, Any]
Files: TypeAlias = Sequence[tuple[str, bytes]]

UNKNOWN = frozenset({10003, 10004, 10007, 10008, 10013})
"""Channel, server, member, message, person: gone. Codes: Discord's documentation, "JSON error codes"."""
NOT_ALLOWED = frozenset({50001, 50005, 50007, 50009, 50013, 50278, 160005})
"""We may not see, write or speak there: no access, not ours, closed to us, locked."""
ARCHIVED = 50083
THREAD_EXISTS = 160004
STALE_EDITS = 30046
"""Too many edits of messages that are older than an hour."""
LATE = 10062
"""The interaction is unknown: more than three seconds have passed."""
ANSWERED = 40060
"""The interaction was answered already; a retried answer may get this although the first one got through."""


class Refused(Exception):
    """Discord doesn't take what we sent.

    Args:
        code: its code, of "JSON error codes".
    """

    def __init__(self, status: int, code: int, said: str) -> None:
        super().__init__(f"{status} ({code}): {said}")
        self.status = status
        self.code = code


class Away(ConnectionError):
    """Discord can't be reached, or has an error of its own."""


def nonce_of(key: str) -> str:
    """Under which Discord knows a message of ours again for some minutes; at most 25 characters."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:25]


def marker_of(key: str) -> int:
    """By which we know a message of ours again for good: the id of its first component, a positive integer
    of 31 bits that Discord keeps (Discord's documentation, "Anatomy of a component")."""
    return crc32(nonce_of(key).encode()) & 0x7FFFFFFF or 1


class Wire:
    """Discord's REST, as far as we use it. Everything goes out through discord.py's client, which keeps to
    the limits that Discord tells.

    Args:
        http: the connection as it is now; raises LookupError while there is none.

    All calls raise Gone (it is no more), Barred (we may not), TryLater, Away, or Refused.
    """

    def __init__(self, http: Callable[[], HTTPClient]) -> None:
        self._http = http

    async def call(
        self,
        method: str,
        path: str,
        json: Any = None,
        *,
        files: Files = (),
        repeatable: bool = True,
        **ids: Any,
    ) -> Any:
        """One call; ``ids`` fill in the path. Gives what Discord answers.

        Args:
            repeatable: discord.py may send it once more where the answer was lost.
        """
        try:
            http = self._http()
        except LookupError:
            raise TryLater(timedelta(seconds=1)) from None
        route = Route(method, path, **ids)
        sent: dict[str, Any] = {}
        given = attached(files)
        if given:
            sent = {"form": form(json, given), "files": given}
        elif json is not None:
            sent = {"json": json}
        if not repeatable:
            sent["files"] = [*given, _Once()]
        try:
            return await http.request(route, **sent)
        except discord.RateLimited as limit:
            raise TryLater(timedelta(seconds=limit.retry_after)) from limit
        except discord.HTTPException as error:
            raise meant(error) from error
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Away(str(error) or type(error).__name__) from error

    async def every(self, path: str, most: int, after: str = "0", **ids: Any) -> list[Json]:
        """All of a list that Discord gives in pages, from an id on.

        Args:
            most: so many are on a page.
        """
        path += "?limit={limit}&after={after}"
        found: list[Json] = []
        while True:
            page: list[Json] = await self.call("GET", path, limit=most, after=after, **ids)
            found += page
            if len(page) < most:
                return found
            after = str(max(map(_id, page)))

    # --- messages -------------------------------------------------------------------------------------

    async def send(self, channel: str, body: Mapping[str, Any], key: str, files: Files = ()) -> str:
        """Writes a message; the same key gives the same message, for the minutes that Discord remembers
        it. Gives its id."""
        sent = {**body, "nonce": nonce_of(key), "enforce_nonce": True}
        path = "/channels/{channel_id}/messages"
        return str((await self.call("POST", path, sent, files=files, channel_id=channel))["id"])

    async def redraw(self, channel: str, message: str, body: Mapping[str, Any], files: Files = ()) -> None:
        """Changes a message of ours."""
        path = "/channels/{channel_id}/messages/{message_id}"
        await self.call("PATCH", path, dict(body), files=files, channel_id=channel, message_id=message)

    async def delete(self, channel: str, message: str) -> None:
        """Takes a message away."""
        path = "/channels/{channel_id}/messages/{message_id}"
        await self.call("DELETE", path, channel_id=channel, message_id=message)

    async def message(self, channel: str, message: str) -> Json:
        """A message as it is now."""
        path = "/channels/{channel_id}/messages/{message_id}"
        found: Json = await self.call("GET", path, channel_id=channel, message_id=message)
        return found

    async def latest(self, channel: str, *, limit: int = 50) -> list[Json]:
        """The latest messages of a channel, newest first."""
        path = "/channels/{channel_id}/messages?limit={limit}"
        found: list[Json] = await self.call("GET", path, channel_id=channel, limit=limit)
        return found

    async def since(self, channel: str, after: str) -> list[Json]:
        """The messages after one of this id (a moment as Discord's ids tell it), oldest first."""
        found = await self.every("/channels/{channel_id}/messages", 100, after, channel_id=channel)
        return sorted(found, key=_id)

    async def reacted(self, channel: str, message: str, emoji: str) -> list[Json]:
        """Everybody who put this mark under a message."""
        path = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}"
        return await self.every(path, 100, channel_id=channel, message_id=message, emoji=emoji)

    # --- channels and people --------------------------------------------------------------------------

    async def conversation(self, user: str) -> str:
        """The private channel with somebody."""
        return str((await self.call("POST", "/users/@me/channels", {"recipient_id": user}))["id"])

    async def thread_from(self, channel: str, message: str, name: str) -> None:
        """Begins the thread of a message; it bears the message's id. Nothing happens if there is one."""
        path = "/channels/{channel_id}/messages/{message_id}/threads"
        body = {"name": name, "auto_archive_duration": WEEK}
        try:
            await self.call("POST", path, body, channel_id=channel, message_id=message)
        except Refused as refused:
            if refused.code != THREAD_EXISTS:
                raise

    async def forum_post(
        self, forum: str, name: str, body: Mapping[str, Any], tags: Sequence[str], files: Files = ()
    ) -> str:
        """Begins a post in a forum; its first message bears its id."""
        sent: Json = {"name": name, "auto_archive_duration": WEEK, "message": body}
        if tags:
            sent["applied_tags"] = list(tags)
        path = "/channels/{channel_id}/threads"
        # A post can't bear a nonce: sent twice, it would stand there twice.
        begun = await self.call("POST", path, sent, files=files, repeatable=False, channel_id=forum)
        return str(begun["id"])

    async def reopen(self, thread: str) -> None:
        """Takes a thread out of the archive."""
        await self.call("PATCH", "/channels/{channel_id}", {"archived": False}, channel_id=thread)

    async def member(self, guild: str, user: str) -> Json:
        """Somebody in a server; Gone if they aren't there."""
        path = "/guilds/{guild_id}/members/{user_id}"
        found: Json = await self.call("GET", path, guild_id=guild, user_id=user)
        return found

    async def members(self, guild: str) -> list[Json]:
        """Everybody in a server; Gone where the Server Members Intent isn't switched on for us."""
        return await self.every("/guilds/{guild_id}/members", 1000, guild_id=guild)

    # --- later answers to interactions ----------------------------------------------------------------

    async def amend_answer(
        self, application: str, token: str, body: Mapping[str, Any], files: Files = ()
    ) -> None:
        """Puts something in the place of the first answer, or of the "thinking …" that announced it."""
        path = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
        await self.call("PATCH", path, body, files=files, webhook_id=application, webhook_token=token)

    async def drop_answer(self, application: str, token: str) -> None:
        """Takes the first answer away."""
        path = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
        await self.call("DELETE", path, webhook_id=application, webhook_token=token)


WEEK = 10_080
"""Minutes after which a quiet thread is archived: the longest that there is."""


class _Once:
    """Stands among the files of a call, which discord.py rewinds before each attempt: there is no second."""

    def reset(self, *, seek: int | bool = True) -> None:
        if seek:
            raise Away("Discord has an error of its own, and may have done it")


def _id(one: Json) -> int:
    """Its id; a member has that of the person. Ids are in the order of time."""
    return int(one["id"] if "id" in one else one["user"]["id"])


def attached(files: Files) -> list[discord.File]:
    """Files as they are sent."""
    return [discord.File(BytesIO(content), name) for name, content in files]


def form(json: Any, files: Sequence[discord.File]) -> list[dict[str, Any]]:
    """A body with files, as Discord takes it ("Uploading files")."""
    parts: list[dict[str, Any]] = [
        {
            "name": "payload_json",
            "value": msgspec.json.encode(json).decode(),
            "content_type": "application/json",
        }
    ]
    for index, file in enumerate(files):
        parts.append(
            {
                "name": f"files[{index}]",
                "value": file.fp,
                "filename": file.filename,
                "content_type": "text/plain; charset=utf-8",
            }
        )
    return parts


def meant(error: discord.HTTPException) -> Exception:
    """What Discord's refusal means to us."""
    if error.status >= 500:
        return Away(f"Discord has an error of its own ({error.status})")
    if error.status == 429:
        return TryLater(timedelta(seconds=60))
    if error.code in UNKNOWN:
        return Gone(str(error))
    if error.code in NOT_ALLOWED:
        return Barred(str(error))
    if error.code == STALE_EDITS:
        return TryLater(timedelta(seconds=60))
    return Refused(error.status, error.code, error.text)
