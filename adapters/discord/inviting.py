"""What the bot asks of a server: permissions, intents, and the link that invites it with exactly these."""

from collections.abc import Mapping
from urllib.parse import urlencode

from adapters.discord.rights import ADMINISTRATOR, SEND_MESSAGES, VIEW_CHANNEL
from bot.ports import Inbound

MANAGE_MESSAGES = 1 << 13
ATTACH_FILES = 1 << 15
READ_HISTORY = 1 << 16
CREATE_THREADS = 1 << 35
SEND_IN_THREADS = 1 << 38

NEEDED: Mapping[str, int] = {
    "View Channels": VIEW_CHANNEL,
    "Send Messages": SEND_MESSAGES,
    "Read Message History": READ_HISTORY,
}
"""Without these nothing can be posted or read again. Names: Discord's own, as its settings show them."""
HELPFUL: Mapping[str, int] = {
    "Create Public Threads": CREATE_THREADS,
    "Send Messages in Threads": SEND_IN_THREADS,
    "Attach Files": ATTACH_FILES,
    "Manage Messages": MANAGE_MESSAGES,
}
"""Threads for talk; texts that are too long for a message; taking away a nomination written in the open."""
ALL = sum(NEEDED.values()) | sum(HELPFUL.values())

MESSAGE_CONTENT = 1 << 18, 1 << 19
GUILD_MEMBERS = 1 << 14, 1 << 15
"""Flags of an application whose privileged intent is switched on, for large and for small bots
(Discord's documentation, "Application flags")."""


def missing(permissions: int, wanted: Mapping[str, int] = NEEDED) -> list[str]:
    """The names of the wanted permissions that aren't there."""
    if permissions & ADMINISTRATOR:
        return []
    return [name for name, bit in wanted.items() if not permissions & bit]


def missing_here(permissions: int | None, inbound: Inbound) -> list[str]:
    """What we lack where a command was given; nothing in a private conversation."""
    return [] if permissions is None or inbound.private else missing(permissions)


def has_intent(flags: int, intent: tuple[int, int]) -> bool:
    """Whether a privileged intent is switched on for an application."""
    return bool(flags & (intent[0] | intent[1]))


def invitation(application: str) -> str:
    """The link with which an admin brings the bot to a server, with the permissions that it uses."""
    wanted = {"client_id": application, "scope": "bot applications.commands", "permissions": str(ALL)}
    return f"https://discord.com/oauth2/authorize?{urlencode(wanted)}"
