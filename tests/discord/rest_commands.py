"""REST: the application, its commands, and where the gateway is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord import command_limits, limits
from tests.discord.model import Json
from tests.discord.rest import Answer, Call, Refused, refuse, route

if TYPE_CHECKING:
    from tests.discord.server import Discord


@route("GET", "/gateway")
def gateway(server: Discord, call: Call) -> Answer:
    return 200, {"url": server.gateway_url}


@route("GET", "/gateway/bot")
def gateway_of_bot(server: Discord, call: Call) -> Answer:
    left = server.starts_left
    limit = {"total": 1000, "remaining": left, "reset_after": 14_400_000, "max_concurrency": 1}
    return 200, {"url": server.gateway_url, "shards": server.shards, "session_start_limit": limit}


@route("GET", "/applications/@me")
@route("GET", "/oauth2/applications/@me")
def application(server: Discord, call: Call) -> Answer:
    owner = next(iter(server.users.values()))
    return 200, {
        "id": server.application_id,
        "name": server.bot.shown,
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": server.application_flags,
        "owner": owner.json(),
        "team": None,
        "bot": server.bot.json(),
        "approximate_guild_count": len(server.guilds),
        "integration_types_config": {"0": {}},
        "interactions_endpoint_url": None,
        **server.portal,
    }


def _own(server: Discord, call: Call) -> None:
    if call.params["application"] != server.application_id:
        raise refuse(50001)


@route("GET", "/applications/{application}/commands")
def commands(server: Discord, call: Call) -> Answer:
    _own(server, call)
    if call.query.get("with_localizations", "").lower() in ("true", "1"):
        return 200, server.commands
    return 200, [_without_languages(command) for command in server.commands]


def _without_languages(one: Json) -> Json:
    kept = {key: value for key, value in one.items() if not key.endswith("_localizations")}
    if "options" in kept:
        kept["options"] = [_without_languages(option) for option in kept["options"]]
    return kept


@route("PUT", "/applications/{application}/commands")
def register(server: Discord, call: Call) -> Answer:
    """Bulk overwrite: a command keeps its id as long as it keeps its name and kind."""
    _own(server, call)
    found: limits.Found = []
    command_limits.commands(call.body, found)
    if found:
        raise Refused(400, 50035, "Invalid Form Body", found)
    known = {(one["type"], one["name"]): one["id"] for one in server.commands}
    server.commands = []
    for body in call.body:
        kind = body.get("type", 1)
        kept = {
            "default_member_permissions": None,
            "name_localizations": None,
            "description_localizations": None,
            "description": "",
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
            **body,
        }
        kept |= {"type": kind, "id": known.get((kind, body["name"])) or server.ids.next()}
        kept |= {"application_id": server.application_id, "version": server.ids.next()}
        server.commands.append(kept)
    server.registrations += 1
    server.touch()
    return 200, server.commands


@route("GET", "/applications/{application}/guilds/{guild}/commands")
def commands_of_guild(server: Discord, call: Call) -> Answer:
    _own(server, call)
    return 200, []
