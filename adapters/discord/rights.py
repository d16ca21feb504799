"""Who may do what where: Discord's permission bits, and how they are worked out."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

# Discord's documentation, "Permissions", table of bitwise permission flags.
ADMINISTRATOR = 1 << 3
MANAGE_GUILD = 1 << 5
VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
EVERYTHING = (1 << 64) - 1
NEEDS_SENDING = 1 << 12 | 1 << 14 | 1 << 15 | 1 << 17
"""Speaking aloud, embedding links, attaching files, mentioning everyone: denied where one can't send."""

Overwrites = Mapping[str, tuple[int, int]]
"""What a channel allows and denies, by the id of a role or member."""


def bits(value: Any) -> int:
    """Permissions as Discord sends them, a number in a text; anything else is none."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() else 0


def may_manage(permissions: int) -> bool:
    """Whether these permissions make somebody an administrator of the server."""
    return bool(permissions & (ADMINISTRATOR | MANAGE_GUILD))


def together(permissions: Iterable[int]) -> int:
    """What several roles allow together."""
    allowed = 0
    for each in permissions:
        allowed |= each
    return allowed


def in_channel(
    base: int, overwrites: Overwrites, everyone: str, roles: Collection[str], member: str, *, thread: bool
) -> int:
    """What somebody may do in a channel, by what they may do in the server.

    Discord's documentation, "Permission Overwrites" and "Implicit Permissions": those of everyone come
    first, then those of all roles together, then the member's own; who can't view can do nothing.

    Args:
        everyone: the role that all have; it has the server's id.
        thread: it is a thread, which has the overwrites of its channel; there, sending is another permission.
    """
    if base & ADMINISTRATOR:
        return EVERYTHING
    allowed = base
    own = [overwrites[role] for role in roles if role in overwrites and role != everyone]
    of_roles = together(allow for allow, _ in own), together(deny for _, deny in own)
    for allow, deny in (overwrites.get(everyone, (0, 0)), of_roles, overwrites.get(member, (0, 0))):
        allowed = allowed & ~deny | allow
    if not allowed & VIEW_CHANNEL:
        return 0
    return allowed if thread or allowed & SEND_MESSAGES else allowed & ~NEEDS_SENDING
