"""REST: servers, their members, and users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.discord import limits, permissions
from tests.discord.model import Guild
from tests.discord.rest import Answer, Call, Refused, refuse, route

if TYPE_CHECKING:
    from tests.discord.server import Discord


def present(server: Discord, call: Call) -> Guild:
    """The guild of a request, if the bot is in it."""
    guild = server.guilds.get(call.params["guild"])
    if guild is None or not server.has_bot(guild):
        raise refuse(10004)
    return guild


@route("GET", "/users/@me")
def me(server: Discord, call: Call) -> Answer:
    return 200, {**server.bot.json(), "verified": True, "mfa_enabled": True, "locale": "en-US", "email": None}


@route("GET", "/users/@me/guilds")
def my_guilds(server: Discord, call: Call) -> Answer:
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 200))
    guilds = [guild for guild in server.guilds.values() if server.has_bot(guild) and int(guild.id) > after]
    return 200, [
        {
            "id": guild.id,
            "name": guild.name,
            "icon": None,
            "owner": False,
            "permissions": str(permissions.in_guild(guild.members[server.bot.id])),
            "features": [],
        }
        for guild in sorted(guilds, key=lambda guild: int(guild.id))[:limit]
    ]


@route("GET", "/users/{user}")
def user(server: Discord, call: Call) -> Answer:
    if call.params["user"] not in server.users:
        raise refuse(10013)
    return 200, server.users[call.params["user"]].json()


@route("POST", "/users/@me/channels")
def converse(server: Discord, call: Call) -> Answer:
    found: limits.Found = []
    limits.private(call.body, (), found)
    if found:
        raise Refused(400, 50035, "Invalid Form Body", found)
    recipient = server.users.get(str(call.body["recipient_id"]))
    if recipient is None:
        raise refuse(10013)
    if recipient.bot:
        raise refuse(50007)
    return 200, server.conversation(recipient).json()


@route("GET", "/guilds/{guild}")
def guild(server: Discord, call: Call) -> Answer:
    return 200, present(server, call).json()


@route("GET", "/guilds/{guild}/channels")
def channels(server: Discord, call: Call) -> Answer:
    return 200, [channel.json() for channel in present(server, call).channels.values()]


@route("GET", "/guilds/{guild}/roles")
def roles(server: Discord, call: Call) -> Answer:
    return 200, [role.json() for role in present(server, call).roles.values()]


@route("GET", "/guilds/{guild}/threads/active")
def active(server: Discord, call: Call) -> Answer:
    threads = [
        thread
        for thread in present(server, call).threads.values()
        if not thread.archived and server.bot_sees(thread)
    ]
    return 200, {"threads": [thread.json() for thread in threads], "members": []}


@route("GET", "/guilds/{guild}/members/{user}")
def member(server: Discord, call: Call) -> Answer:
    found = present(server, call).members.get(call.params["user"].replace("@me", server.bot.id))
    if found is None:
        raise refuse(10007 if call.params["user"] in server.users else 10013)
    return 200, found.json()


@route("GET", "/guilds/{guild}/members")
def members(server: Discord, call: Call) -> Answer:
    """Refused unless the application has the privileged intent ("List Guild Members")."""
    guild = present(server, call)
    if not server.application_flags & (1 << 14 | 1 << 15):
        raise refuse(50001)
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    found = sorted(guild.members.values(), key=lambda member: int(member.user.id))
    return 200, [one.json() for one in found if int(one.user.id) > after][:limit]


@route("DELETE", "/users/@me/guilds/{guild}")
def leave(server: Discord, call: Call) -> Answer:
    server.remove_bot(present(server, call))
    return 204, None
