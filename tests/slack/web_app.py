"""The Web API's methods for the app itself, its connections and installing, people and workspaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from tests.slack.model import Consent, Installation, Json, User
from tests.slack.web import Call, Refused, method, page

if TYPE_CHECKING:
    from tests.slack.server import Slack


@method("auth.test")
def test(server: Slack, call: Call) -> Json:
    one = call.installation
    body = {
        "url": f"https://{one.team.domain}.slack.com/",
        "team": one.team.name,
        "user": one.bot.name,
        "team_id": one.team.id,
        "user_id": one.bot.id,
        "bot_id": one.bot.bot_id,
        "app_id": server.app_id,
        "is_enterprise_install": one.everywhere,
    }
    if one.enterprise:
        body["enterprise_id"] = one.enterprise.id
        body |= {"team_id": one.enterprise.id, "team": one.enterprise.name} if one.everywhere else {}
    return body


@method("auth.revoke")
def revoke(server: Slack, call: Call) -> Json:
    if call.flag("test"):
        return {"revoked": False}
    server.revoke(call.installation)
    return {"revoked": True}


@method("auth.teams.list")
def teams(server: Slack, call: Call) -> Json:
    held = [one for one in server.teams.values() if call.installation.holds(one)]
    shown, more = page(call, [{"id": one.id, "name": one.name} for one in held])
    return {"teams": shown, "response_metadata": more}


@method("apps.connections.open")
def connect(server: Slack, call: Call) -> Json:
    return {"url": server.sockets.ticket()}


@method("bots.info")
def bot_info(server: Slack, call: Call) -> Json:
    for one in server.installations.values():
        if one.bot.bot_id == call.args.get("bot"):
            body = {"id": one.bot.bot_id, "deleted": False, "name": one.bot.real_name, "updated": 1}
            return {"bot": {**body, "app_id": server.app_id, "user_id": one.bot.id}}
    raise Refused("bot_not_found")


@method("team.info")
def team_info(server: Slack, call: Call) -> Json:
    team = server.teams.get(call.args.get("team") or call.installation.team.id)
    if team is None or not call.installation.holds(team):
        raise Refused("team_not_found")
    body = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}
    if team.enterprise:
        body |= {"enterprise_id": team.enterprise.id, "enterprise_name": team.enterprise.name}
    return {"team": body}


def known(server: Slack, one: Installation, number: str) -> User:
    """A user whom the app may know of: of its workspace, or met in a channel that is shared."""
    user = server.users.get(number)
    if user is None:
        raise Refused("user_not_found")
    met = any(
        number in channel.members and (one.bot.id in channel.members or channel.is_shared)
        for channel in server.channels.values()
    )
    if not one.holds(user.team) and not met:
        raise Refused("user_not_found")
    return user


@method("users.info")
def user_info(server: Slack, call: Call) -> Json:
    (number,) = call.need("user")
    user = known(server, call.installation, number)
    return {"user": user.json(call.installation.team, locale=call.flag("include_locale"))}


def by_workspace(call: Call) -> None:
    """With the token of a whole organisation, lists must say of which workspace they shall be."""
    if call.installation.everywhere and not call.args.get("team_id"):
        raise Refused("invalid_arguments", why=["[ERROR] missing required field: team_id"])


@method("users.list")
def user_list(server: Slack, call: Call) -> Json:
    one = call.installation
    by_workspace(call)
    people = [
        user
        for user in server.users.values()
        if one.holds(user.team) and call.args.get("team_id") in (None, user.team.id)
    ]
    shown, more = page(call, people, 1000, 1000)
    members = [user.json(one.team, locale=call.flag("include_locale")) for user in shown]
    return {"members": members, "cache_ts": 1, "response_metadata": more}


# --- OAuth ("Installing with OAuth")


@method("oauth.v2.access")
def access(server: Slack, call: Call) -> Json:
    client, secret = call.basic or (call.args.get("client_id"), call.args.get("client_secret"))
    if client != server.client_id:
        raise Refused("invalid_client_id")
    if secret != server.client_secret:
        raise Refused("bad_client_secret")
    if call.args.get("grant_type") == "refresh_token":
        wanted = call.args.get("refresh_token")
        found = next((one for one in server.installations.values() if wanted and one.refresh == wanted), None)
        if found is None:
            raise Refused("invalid_refresh_token")
        server.renew(found)
        return _installed(server, found, None)
    agreed = server.consents.pop(call.args.get("code") or "", None)
    if agreed is None:
        raise Refused("invalid_code")
    if agreed.redirect and call.args.get("redirect_uri", agreed.redirect) != agreed.redirect:
        raise Refused("bad_redirect_uri")
    found = server.install(agreed.team, set(agreed.scopes), everywhere=agreed.everywhere)
    return _installed(server, found, agreed.user)


def _installed(server: Slack, one: Installation, user: User | None) -> Json:
    body: Json = {
        "app_id": server.app_id,
        "access_token": one.token,
        "token_type": "bot",
        "scope": ",".join(sorted(one.scopes)),
        "bot_user_id": one.bot.id,
        "team": None if one.everywhere else {"id": one.team.id, "name": one.team.name},
        "enterprise": {"id": one.enterprise.id, "name": one.enterprise.name} if one.enterprise else None,
        "is_enterprise_install": one.everywhere,
    }
    if user:
        body["authed_user"] = {"id": user.id}
    if one.refresh:
        body |= {"refresh_token": one.refresh, "expires_in": int(server.token_life.total_seconds())}
    return body


def agree(server: Slack, query: Mapping[str, str], user: User, *, everywhere: bool = False) -> str | None:
    """What comes of "Allow" at the consent page: where the browser is sent, or None if the page is wrong."""
    scopes = frozenset(filter(None, query.get("scope", "").split(",")))
    if query.get("client_id") != server.client_id or not scopes:
        return None
    redirect, code = query.get("redirect_uri", ""), f"{server.ids.next('')}.{server.ids.next('')}"
    server.consents[code] = Consent(user.team, user, scopes, redirect, everywhere)
    back = {"code": code, "state": query.get("state", "")}
    return f"{redirect or server.redirect_url}?{urlencode(back)}"


async def authorize(server: Slack, request: web.Request) -> web.StreamResponse:
    """The consent page: whoever opens it is taken for an admin of the last workspace, who allows all."""
    team = list(server.teams.values())[-1]
    admin = next((one for one in server.users.values() if one.team is team and not one.is_bot), None)
    admin = admin or server.add_user(team, "admin", "The admin", is_admin=True)
    location = agree(server, request.query, admin)
    if location is None:
        return web.Response(status=400, text="Invalid client_id or scope parameter")
    return web.Response(status=302, headers={"Location": location})
