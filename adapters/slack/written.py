"""What people write in Slack as plain words: its encoding of people, channels, links and signs."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.ports import Account, Mention

PLATFORM = "slack"

_MARKUP = re.compile(
    r"<@(?P<user>[UW][A-Z0-9]+)(?:\|(?P<name>[^>]*))?>"
    r"|<#(?P<channel>[CG][A-Z0-9]+)(?:\|(?P<room>[^>]*))?>"
    r"|<!(?P<special>[^>|]+)(?:\|(?P<shown>[^>]*))?>"
    r"|<(?P<link>[a-z][a-z+.-]*:[^>|]+)(?:\|(?P<label>[^>]*))?>"
)
"""Slack's documentation, "Formatting message text": Retrieving messages."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in plain words."""

    words: str
    mentions: tuple[Mention, ...] = ()
    addressed: bool = False
    """It begins with a mention of the bot, which is not part of the words."""


def text(value: Any) -> str:
    """The value if it is a text, else nothing."""
    return value if isinstance(value, str) else ""


def json(value: Any) -> Mapping[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def plain(content: str, organisation: str, own: str, name_of: Callable[[str], str]) -> Spoken:
    """The words of a message; people in it become ``@Name``, with a mention.

    Args:
        organisation: in which the user ids are known.
        own: the bot's user id.
        name_of: what somebody is called; empty: not known.
    """
    content = content.lstrip()
    first = _MARKUP.match(content)
    addressed = first is not None and first["user"] == own
    if first is not None and addressed:
        content = content[first.end() :].lstrip(" \t\n,:")
    named: dict[str, Mention] = {}

    def shown(found: re.Match[str]) -> str:
        if found["user"]:
            user = found["user"]
            name = name_of(user) or html.unescape(found["name"] or "") or user
            if user != own:
                named[user] = Mention(Account(PLATFORM, f"{organisation}:{user}"), f"@{name}")
            return f"@{name}"
        if found["channel"]:
            return f"#{found['room'] or '…'}"
        if found["special"]:
            return found["shown"] or f"@{found['special'].partition('^')[0]}"
        link, label = found["link"], found["label"]
        bare = link.removeprefix("mailto:").removeprefix("tel:")
        return bare if not label or label in (bare, link) or bare.endswith(label) else f"{label} ({bare})"

    words = html.unescape(_MARKUP.sub(shown, content))
    # A name may begin like another; the longer one is looked for first.
    return Spoken(words, tuple(sorted(named.values(), key=lambda one: -len(one.shown))), addressed)
