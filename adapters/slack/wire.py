"""The calls that we make of Slack's Web API, by slack-sdk's client, and what their errors mean to us."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.limits import Json
from bot.ports import Barred, Gone, TryLater

# Slack's documentation, the errors of each method.
NO_MORE = frozenset(
    {"message_not_found", "user_not_found", "users_not_found", "thread_not_found", "user_disabled"}
    | {"cannot_dm_bot", "user_not_visible", "cant_update_message", "cant_delete_message", "no_item_specified"}
    | {"edit_window_closed"}
)
SHUT = frozenset(
    {"channel_not_found", "not_in_channel", "is_archived", "restricted_action", "channel_is_limited_access"}
    | {"restricted_action_read_only_channel", "restricted_action_thread_only_channel", "access_denied"}
    | {"account_inactive", "token_revoked", "invalid_auth", "not_authed", "team_not_found", "missing_scope"}
    | {"token_expired"}
)
"""We may not come near: removed from the channel, or from the workspace. It may be so again."""
STALE = frozenset({"token_revoked", "invalid_auth", "token_expired"})
"""The token is good no longer."""
EXPIRED = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired"})
METADATA = "circlekeeper_post"
"""The type of the metadata by which we know a message of ours again."""


class Refused(Exception):
    """Slack doesn't take what we sent.

    Args:
        error: its word for it.
    """

    def __init__(self, error: str, more: str = "") -> None:
        super().__init__(f"{error} {more}".strip())
        self.error = error


class Away(ConnectionError):
    """Slack can't be reached, or has an error of its own; a call may have been done all the same."""


class Wire:
    """Slack's Web API, as far as we use it.

    Args:
        client_of: the client of a workspace, with its token; raises LookupError for one that isn't ours.

    All calls raise Gone (Barred, where it is certain), TryLater, Away, or Refused.
    """

    def __init__(self, client_of: Callable[[str], Awaitable[AsyncWebClient]]) -> None:
        self._client_of = client_of

    async def client(self, team: str) -> AsyncWebClient:
        """The client of a workspace, for what isn't a method of the Web API."""
        try:
            return await self._client_of(team)
        except LookupError as error:
            raise Barred(f"the app isn't installed in {team}") from error

    async def _ask(
        self, team: str, ask: Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]
    ) -> Mapping[str, Any]:
        client = await self.client(team)
        try:
            return await answered(ask(client))
        except Barred as error:
            if str(error) not in STALE:
                raise
            # The token may have been renewed on the way; what was refused for that hasn't been done.
            again = await self.client(team)
            if again.token == client.token:
                raise
            return await answered(ask(again))

    async def _all(
        self, team: str, name: str, ask: Callable[[AsyncWebClient, Json], Awaitable[AsyncSlackResponse]]
    ) -> list[Any]:
        """All entries of a list that Slack gives page by page ("Pagination")."""
        found: list[Any] = []
        page: Json = {"limit": 200}
        while True:

            def once(client: AsyncWebClient, page: Json = page) -> Awaitable[AsyncSlackResponse]:
                return ask(client, page)

            told = await self._ask(team, once)
            found += told.get(name) or ()
            cursor = str((told.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return found
            page = {"limit": 200, "cursor": cursor}

    # --- messages -------------------------------------------------------------------------------------

    async def send(self, team: str, channel: str, body: Json, key: str, thread: str | None = None) -> str:
        """Writes a message that bears its key; gives its timestamp, which is its id."""
        told = await self._ask(
            team,
            lambda client: client.chat_postMessage(
                channel=channel,
                thread_ts=thread,
                unfurl_links=False,
                unfurl_media=False,
                metadata={"event_type": METADATA, "event_payload": {"key": key}},
                **body,
            ),
        )
        return str(told["ts"])

    async def redraw(self, team: str, channel: str, ts: str, body: Json) -> None:
        """Changes a message of ours. What its metadata was stays."""
        await self._ask(team, lambda client: client.chat_update(channel=channel, ts=ts, **body))

    async def whisper(
        self, team: str, channel: str, user: str, body: Json, thread: str | None = None
    ) -> None:
        """Writes for one person's eyes only."""
        await self._ask(
            team,
            lambda client: client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread, **body),
        )

    async def delete(self, team: str, channel: str, ts: str) -> None:
        """Takes a message away; only ours can be."""
        await self._ask(team, lambda client: client.chat_delete(channel=channel, ts=ts))

    async def permalink(self, team: str, channel: str, ts: str) -> str:
        """Where people find a message: its address, for links."""
        told = await self._ask(team, lambda client: client.chat_getPermalink(channel=channel, message_ts=ts))
        return str(told["permalink"])

    async def latest(self, team: str, channel: str, oldest: str, thread: str | None = None) -> list[Json]:
        """The messages of a channel or thread since then, with their metadata; newest first, 100 at most."""
        if thread is None:
            told = await self._ask(
                team,
                lambda client: client.conversations_history(
                    channel=channel, oldest=oldest, limit=100, include_all_metadata=True
                ),
            )
        else:
            told = await self._ask(
                team,
                lambda client: client.conversations_replies(
                    channel=channel, ts=thread, oldest=oldest, limit=100, include_all_metadata=True
                ),
            )
        return list(told.get("messages") or ())

    async def since(self, team: str, channel: str, oldest: str, thread: str | None = None) -> list[Json]:
        """All messages of a channel or thread since then, in no order."""

        def ask(client: AsyncWebClient, page: Json) -> Awaitable[AsyncSlackResponse]:
            if thread is None:
                return client.conversations_history(channel=channel, oldest=oldest, **page)
            return client.conversations_replies(channel=channel, ts=thread, oldest=oldest, **page)

        return await self._all(team, "messages", ask)

    async def reactions(self, team: str, channel: str, ts: str) -> list[Json]:
        """The reactions under a message, each with all who put it."""
        told = await self._ask(
            team, lambda client: client.reactions_get(channel=channel, timestamp=ts, full=True)
        )
        message = told.get("message")
        return list(message.get("reactions") or ()) if isinstance(message, dict) else []

    # --- people and channels --------------------------------------------------------------------------

    async def conversation(self, team: str, user: str) -> str:
        """The private channel with somebody."""
        told = await self._ask(team, lambda client: client.conversations_open(users=[user]))
        return str(told["channel"]["id"])

    async def inside(self, team: str) -> list[str]:
        """The channels that the bot is in, of a workspace or of all workspaces of an organisation."""
        if not team.startswith("E"):
            return await self._inside(team, None)
        teams = await self._all(team, "teams", lambda client, page: client.auth_teams_list(**page))
        found = [await self._inside(team, str(one["id"])) for one in teams]
        return list(dict.fromkeys(channel for some in found for channel in some))

    async def _inside(self, team: str, within: str | None) -> list[str]:
        kinds = "public_channel,private_channel"
        found = await self._all(
            team,
            "channels",
            lambda client, page: client.users_conversations(
                team_id=within, types=kinds, exclude_archived=True, **page
            ),
        )
        return [str(one["id"]) for one in found]

    async def members(self, team: str, channel: str) -> list[str]:
        """The ids of everybody in a channel."""
        found = await self._all(
            team, "members", lambda client, page: client.conversations_members(channel=channel, **page)
        )
        return [str(one) for one in found]

    async def user(self, team: str, user: str) -> Json:
        """Somebody as their workspace shows them."""
        told = await self._ask(team, lambda client: client.users_info(user=user, include_locale=True))
        found = told.get("user")
        return found if isinstance(found, dict) else {}

    async def channel(self, team: str, channel: str) -> Json:
        """What a channel is."""
        told = await self._ask(team, lambda client: client.conversations_info(channel=channel))
        found = told.get("channel")
        return found if isinstance(found, dict) else {}

    # --- views ----------------------------------------------------------------------------------------

    async def open(self, team: str, trigger: str, view: Json) -> str:
        """Shows a modal, within three seconds of the act; gives its id.

        Raises:
            Refused: with one of ``EXPIRED``, among others.
        """
        told = await self._ask(team, lambda client: client.views_open(trigger_id=trigger, view=view))
        return str(told["view"]["id"])

    async def reshow(self, team: str, view_id: str, view: Json) -> None:
        """Puts another view in the place of a modal that is shown.

        Args:
            view_id: empty, where it isn't known: then the view's ``external_id`` says which.
        """
        known = {"view_id": view_id} if view_id else {"external_id": view.get("external_id")}
        await self._ask(team, lambda client: client.views_update(view=view, **known))

    async def publish(self, team: str, user: str, blocks: Sequence[Json]) -> None:
        """Draws somebody's App Home."""
        view = {"type": "home", "blocks": list(blocks)}
        await self._ask(team, lambda client: client.views_publish(user_id=user, view=view))


def word_of(error: Exception) -> str:
    """Slack's own word for why it doesn't do something."""
    return error.error if isinstance(error, Refused) else str(error)


async def answered(asking: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
    """What Slack answers to one call of a client.

    Raises:
        Gone, TryLater, Away, Refused: it doesn't do what was asked, or can't be reached.
    """
    try:
        response = await asking
    except SlackApiError as error:
        raise meant(error) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Away(str(error) or type(error).__name__) from error
    data = response.data
    return data if isinstance(data, dict) else {}


def meant(error: SlackApiError) -> Exception:
    """What an error of Slack's means: Gone (Barred, where it is certain), TryLater, Away, or Refused."""
    response = error.response
    data = response.data if isinstance(response, AsyncSlackResponse) else response
    body = data if isinstance(data, dict) else {}  # an error page is a text
    word = str(body.get("error") or "")
    status = response.status_code if isinstance(response, AsyncSlackResponse) else 0
    if word == "ratelimited" or status == 429:
        headers = response.headers if isinstance(response, AsyncSlackResponse) else {}
        return to_wait(headers, otherwise=30)
    if status >= 500 or word in ("internal_error", "fatal_error", "service_unavailable", "request_timeout"):
        return Away(f"Slack has an error of its own ({word or status})")
    if word in NO_MORE:
        return Gone(word)
    if word in SHUT:
        return Barred(word)
    return Refused(word or str(status), str(body.get("response_metadata") or ""))


def to_wait(headers: Mapping[str, Any], *, otherwise: int) -> TryLater:
    """How long Slack asks to wait ("Rate limits", ``Retry-After``).

    Args:
        otherwise: seconds, where it doesn't say.
    """
    named = {name.lower(): str(value) for name, value in headers.items()}
    after = named.get("retry-after", "")
    return TryLater(timedelta(seconds=int(after) if after.isdecimal() else otherwise))
