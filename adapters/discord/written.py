"""What people write on Discord as plain words: its markup for people, channels, roles, signs and times."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.discord.around import Around
from adapters.discord.places import PLATFORM
from adapters.payloads import text
from bot.ports import Account, Known, Mention
from bot.words.written import name_of

LONGEST_NAME = 80

_MARKUP = re.compile(
    r"<@!?(?P<user>\d{1,20})>"
    r"|<@&(?P<role>\d{1,20})>"
    r"|<#(?P<channel>\d{1,20})>"
    r"|<a?:(?P<sign>\w{1,32}):\d{1,20}>"
    r"|<t:(?P<stamp>-?\d{1,13})(?::(?P<style>[a-zA-Z]))?>"
    r"|</(?P<command>[^:<>\n]{1,100}):\d{1,20}>"
)
"""Discord's documentation, "Message Formatting"."""
_CLOCK = frozenset("tT")
_DAY = frozenset("dD")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in plain words."""

    words: str
    """Without the mention of the bot that it begins with."""
    mentions: tuple[Mention, ...] = ()
    addressed: bool = False
    """It begins with a mention of the bot."""


def person_of(member: Mapping[str, Any]) -> Mapping[str, Any]:
    """The user behind a member, as far as it is there."""
    user = member.get("user")
    return user if isinstance(user, dict) else {}


def who_of(user: Mapping[str, Any], member: Mapping[str, Any]) -> Known:
    """A person as a server shows them: by their name there, else their own, else their account's."""
    shown = (text(member.get("nick")), text(user.get("global_name")), text(user.get("username")))
    names = (name_of(name)[:LONGEST_NAME].strip() for name in shown)
    return Known(Account(PLATFORM, text(user.get("id"))), next(filter(None, names), text(user.get("id"))))


def mention(user: Mapping[str, Any], member: Mapping[str, Any]) -> Mention:
    """A person as a text names them: ``@Name``."""
    found = who_of(user, member)
    return Mention(found.account, f"@{found.name}")


def mentioned(message: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The users whom a message mentions, each with its ``member`` where the gateway gives it."""
    users = message.get("mentions")
    return [user for user in users if isinstance(user, dict)] if isinstance(users, list) else []


def plain(
    content: str, guild: str, message: Mapping[str, Any], around: Around, *, whole: bool = False
) -> Spoken:
    """The words of a message; people in it become ``@Name``, with a mention.

    Args:
        message: where whom it mentions is looked up.
        whole: a mention of the bot at the beginning is left in the text.
    """
    people: dict[str, Mention] = {}
    for user in mentioned(message):
        member = user.get("member")
        people[text(user.get("id"))] = mention(user, member if isinstance(member, dict) else {})
    people[around.own] = Mention(Account(PLATFORM, around.own), f"@{next(iter(around.names), around.own)}")
    content = content.lstrip()
    first = _MARKUP.match(content)
    addressed = not whole and first is not None and first["user"] == around.own
    if first is not None and addressed:
        content = content[first.end() :].lstrip(" \t\n,:")
    named: list[Mention] = []

    def shown(found: re.Match[str]) -> str:
        if found["user"]:
            person = people.get(found["user"])
            if person is None:
                return found[0]
            if found["user"] != around.own:
                named.append(person)
            return person.shown
        if found["channel"]:
            where = around.places.where(found["channel"])
            return f"#{where.name}" if where is not None and where.name else "#…"
        if found["role"]:
            return f"@{around.places.role_name(guild, found['role']) or '…'}"
        if found["sign"]:
            return f":{found['sign']}:"
        return _moment(found) if found["stamp"] else f"/{found['command']}"

    words = _MARKUP.sub(shown, content)
    # A name may begin like another; the longer one is looked for first.
    return Spoken(words, tuple(sorted(named, key=lambda one: -len(one.shown))), addressed)


def _moment(found: re.Match[str]) -> str:
    """A time that a reader sees in their own zone, in plain words."""
    try:
        at = datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(found["stamp"]))
    except OverflowError:
        return found[0]
    if found["style"] in _CLOCK:
        return f"{at:%H:%M} UTC"
    return f"{at:%Y-%m-%d}" if found["style"] in _DAY else f"{at:%Y-%m-%d %H:%M} UTC"
