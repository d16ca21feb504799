"""Who may do what where: Discord's permission bits and how overwrites are worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.discord.model import Channel, Member

# Discord's documentation, "Permissions", table of bitwise permission flags.
BITS = {
    "MANAGE_CHANNELS": 1 << 4,
    "ADMINISTRATOR": 1 << 3,
    "MANAGE_GUILD": 1 << 5,
    "ADD_REACTIONS": 1 << 6,
    "VIEW_CHANNEL": 1 << 10,
    "SEND_MESSAGES": 1 << 11,
    "MANAGE_MESSAGES": 1 << 13,
    "EMBED_LINKS": 1 << 14,
    "ATTACH_FILES": 1 << 15,
    "READ_MESSAGE_HISTORY": 1 << 16,
    "MENTION_EVERYONE": 1 << 17,
    "USE_APPLICATION_COMMANDS": 1 << 31,
    "MANAGE_THREADS": 1 << 34,
    "CREATE_PUBLIC_THREADS": 1 << 35,
    "CREATE_PRIVATE_THREADS": 1 << 36,
    "SEND_MESSAGES_IN_THREADS": 1 << 38,
    "PIN_MESSAGES": 1 << 51,
}
ALL = sum(BITS.values())


def bits(*names: str) -> int:
    """The permissions of these names as one number."""
    return sum(BITS[name] for name in set(names))


EVERYBODY = bits(
    "VIEW_CHANNEL",
    "SEND_MESSAGES",
    "READ_MESSAGE_HISTORY",
    "ADD_REACTIONS",
    "ATTACH_FILES",
    "EMBED_LINKS",
    "USE_APPLICATION_COMMANDS",
    "CREATE_PUBLIC_THREADS",
    "SEND_MESSAGES_IN_THREADS",
)


def in_guild(member: Member) -> int:
    """What a member may do in the whole guild ("Permission Hierarchy")."""
    guild = member.guild
    if guild.owner == member.user.id:
        return ALL
    allowed = guild.roles[guild.id].permissions
    for role in member.roles:
        allowed |= guild.roles[role].permissions
    return ALL if allowed & BITS["ADMINISTRATOR"] else allowed


def in_channel(member: Member, channel: Channel) -> int:
    """What a member may do in a channel, or in a thread of it ("Permission Overwrites")."""
    allowed = in_guild(member)
    if allowed & BITS["ADMINISTRATOR"]:
        return ALL
    home = channel.parent if channel.is_thread and channel.parent else channel
    guild_id = member.guild.id
    if guild_id in home.overwrites:
        allow, deny = home.overwrites[guild_id]
        allowed = allowed & ~deny | allow
    allows = denies = 0
    for role in member.roles:
        if role in home.overwrites:
            allow, deny = home.overwrites[role]
            allows |= allow
            denies |= deny
    allowed = allowed & ~denies | allows
    if member.user.id in home.overwrites:
        allow, deny = home.overwrites[member.user.id]
        allowed = allowed & ~deny | allow
    # "Implicit Permissions": who does not see a channel can do nothing in it.
    return allowed if allowed & BITS["VIEW_CHANNEL"] else 0
