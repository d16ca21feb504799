"""Tries the app's tokens on Slack, and says in sentences what is missing or will hurt; posts nothing."""

import asyncio
from collections.abc import Awaitable, Sequence
from datetime import timedelta
from math import ceil
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.clients import Clients
from adapters.slack.connection import SlackSettings
from adapters.slack.scopes import APP_SCOPE, REASONS
from adapters.slack.wire import Away, Refused, answered
from bot.ports import Advice, Gone, TryLater

PATIENCE = 20.0
"""Seconds that Slack may take to tell about one token."""
GRANTED = "x-oauth-scopes"
"""The header in which an answer names what the token may do ("Scopes and permissions")."""

_COPY_BOT = "OAuth & Permissions, Bot User OAuth Token"
_COPY_APP = "Basic Information, App-Level Tokens"
_COPY_CLIENT = "Basic Information, App Credentials"


async def check(settings: SlackSettings) -> Sequence[str]:
    """Asks Slack about each token. Opens no connection for events, so a running bot loses nothing to it.

    Args:
        settings: complete, as the settings file is read: whatever the mode needs is there.
    """
    clients = Clients(settings)
    clients.open()
    try:
        tried = [
            _bot(clients.client(settings.bot_token), settings) if settings.bot_token else None,
            _app(clients.client(), settings) if settings.mode == "socket" else None,
            _several(clients) if settings.client_id else None,
        ]
        found = await asyncio.gather(*(_told(each) for each in tried if each is not None))
    finally:
        await clients.close()
    said = [*(sentence for each in found for sentence in each), *_advice(settings)]
    return tuple(dict.fromkeys(said))  # that Slack is away is said once


def _advice(settings: SlackSettings) -> list[str]:
    found: list[str] = []
    if settings.mode == "http":
        found.append(
            "Slack has to reach the bot: where the page of the app asks for a Request URL (Slash Commands, "
            "Interactivity & Shortcuts, Event Subscriptions), it is your own address with /slack/events "
            "behind it, and leads to the port under [server]."
        )
    if settings.client_id:
        found.append(
            "Other workspaces install the app at your own address with /slack/install behind it. An app that "
            "is sold to others and isn't in Slack's Marketplace may look back only once a minute, at 15 "
            "messages: after an outage it then takes in late what was written meanwhile. Marks and buttons "
            "aren't concerned."
        )
    return [Advice(each) for each in found]


async def _told(tried: Awaitable[list[str]]) -> list[str]:
    try:
        async with asyncio.timeout(PATIENCE):
            return await tried
    except TimeoutError:
        return [f"Slack can't be reached: it hasn't answered within {PATIENCE:g} seconds."]
    except TryLater as wait:
        minutes = max(1, ceil(wait.after / timedelta(minutes=1)))
        return [f"Slack takes no requests of the app now; try again in {minutes} min."]
    except Away as error:
        return [f"Slack can't be reached: {error}."]


async def _asked(call: Awaitable[Any]) -> str:
    """Slack's word for why it refuses; empty: it doesn't.

    Raises:
        TryLater, Away
    """
    try:
        await call
    except Refused as refused:
        return refused.error
    except Gone as gone:
        return str(gone)
    return ""


# --- the workspace ------------------------------------------------------------------------------------------


async def _bot(client: AsyncWebClient, settings: SlackSettings) -> list[str]:
    answer = asyncio.ensure_future(client.auth_test())
    if refused := await _asked(answered(answer)):
        return [_why(refused)]
    told, granted = answer.result(), answer.result().headers.get(GRANTED)
    app, other = str(told.get("app_id") or ""), _app_of(settings.app_token)
    if settings.mode == "socket" and app and other and app != other:
        return [
            "The bot_token and the app_token are of different apps: what people do with the one wouldn't "
            "arrive by the other. Copy both from the page of the same app."
        ]
    # Another server that speaks as Slack does may not tell what it granted.
    scopes = REASONS.keys() if granted is None else {scope.strip() for scope in granted.split(",")}
    if lacking := [scope for scope in REASONS if scope not in scopes]:
        listed = "; ".join(f"{scope} ({REASONS[scope]})" for scope in lacking)
        return [
            f"In “{told.get('team')}” the app lacks scopes, and can't do what stands behind each: {listed}. "
            "Add them on the page of the app (OAuth & Permissions, Bot Token Scopes), or paste the manifest "
            "anew (App Manifest), and then reinstall the app."
        ]
    return [] if told.get("is_enterprise_install") else await _channels(client, told)


async def _channels(client: AsyncWebClient, told: AsyncSlackResponse) -> list[str]:
    answer = asyncio.ensure_future(
        client.users_conversations(types="public_channel,private_channel", exclude_archived=True)
    )
    if await _asked(answered(answer)) or answer.result().get("channels"):
        return []
    return [
        Advice(
            f"In “{told.get('team')}” the app is in no channel yet. In the channel where your group talks, "
            f"enter “/invite @{told.get('user')}”."
        )
    ]


def _why(refused: str) -> str:
    """Why the bot token isn't taken, and what to do about it."""
    match refused:
        case "invalid_auth" | "not_authed":
            return (
                "Slack doesn't take the bot_token. Copy it anew from the page of the app "
                f"({_COPY_BOT}) into CIRCLEKEEPER_SLACK_BOT_TOKEN."
            )
        case "account_inactive" | "token_revoked":
            return (
                "The app isn't installed any more. Install it again on its page (OAuth & Permissions), and "
                "copy the new token into CIRCLEKEEPER_SLACK_BOT_TOKEN."
            )
        case _:
            return f"Slack doesn't tell about the app: {refused}."


# --- the app ------------------------------------------------------------------------------------------------


def _app_of(app_token: str) -> str:
    """The app that an app-level token is of, as it says itself: ``xapp-1-A…-…``."""
    parts = app_token.split("-")
    return parts[2] if len(parts) > 3 and parts[2].startswith("A") else ""


async def _app(client: AsyncWebClient, settings: SlackSettings) -> list[str]:
    """Whether connections could be opened. The address that Slack gives for one isn't used."""
    match await _asked(answered(client.apps_connections_open(app_token=settings.app_token))):
        case "":
            return []
        case "missing_scope":
            return [
                f"The app_token lacks the scope {APP_SCOPE}. Make a new one with it on the page of the app "
                f"({_COPY_APP})."
            ]
        case "invalid_auth" | "not_authed" | "token_revoked" | "account_inactive":
            return [
                f"Slack doesn't take the app_token. Copy it anew from the page of the app ({_COPY_APP}) into "
                "CIRCLEKEEPER_SLACK_APP_TOKEN."
            ]
        case refused:
            return [
                f"Slack opens no connection for the app ({refused}). See whether Socket Mode is switched on "
                "(on the page of the app, Socket Mode)."
            ]


async def _several(clients: Clients) -> list[str]:
    """Whether the app may ask for tokens of other workspaces. With a code that nobody gave, nothing comes of
    it but Slack's word for what is wrong first."""
    match await _asked(clients.exchange(code="none")):
        case "invalid_client_id":
            return [
                f"Slack knows no app with this client_id. It stands on the page of the app ({_COPY_CLIENT})."
            ]
        case "bad_client_secret":
            return [
                "The client_secret isn't that of the client_id. Copy it anew from the page of the app "
                f"({_COPY_CLIENT}) into CIRCLEKEEPER_SLACK_CLIENT_SECRET."
            ]
        case _:
            return []
