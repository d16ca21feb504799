"""What people write in Slack as plain words: its encoding of people, channels, links and signs."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.ports import Mention

PLATFORM = "slack"

_MARKUP = re.compile(
    r"<@(?P<user>[UW][A-Z0-9]+)(?:\|(?P<name>[^<>]*))?>"
    r"|<#(?P<channel>[CG][A-Z0-9]+)(?:\|(?P<room>[^<>]*))?>"
    r"|<!(?P<special>[^<>|]+)(?:\|(?P<shown>[^<>]*))?>"
    r"|<(?P<link>[A-Za-z][A-Za-z0-9+.-]*:[^<>|]+)(?:\|(?P<label>[^<>]*))?>"
    r"|&(?P<sign>amp|lt|gt);"
)
"""Slack's documentation, "Formatting message text": Retrieving messages, Escaping text."""
_SIGNS = {"amp": "&", "lt": "<", "gt": ">"}
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message in plain words."""

    words: str
    """Without the mention of the bot that it begins with."""
    mentions: tuple[Mention, ...] = ()
    addressed: bool = False
    """It begins with a mention of the bot."""


def people_in(content: str) -> tuple[str, ...]:
    """The user ids that a message mentions, in order."""
    return tuple(found["user"] for found in _MARKUP.finditer(content) if found["user"])


def plain(
    content: str,
    own: Callable[[str], bool],
    mention: Callable[[str, str], Mention],
    channel_of: Callable[[str], str],
    *,
    whole: bool = False,
) -> Spoken:
    """The words of a message; people in it become ``@Name``, with a mention.

    Args:
        own: whether a user id is the bot's.
        mention: somebody by their user id, and by what stands beside it in the message.
        channel_of: what a channel is called; empty: not known.
        whole: a mention of the bot at the beginning is left in the text.
    """
    content = content.lstrip()
    first = _MARKUP.match(content)
    addressed = not whole and first is not None and own(first["user"] or "")
    if first is not None and addressed:
        content = content[first.end() :].lstrip(" \t\n,:")
    named: dict[str, Mention] = {}

    def shown(found: re.Match[str]) -> str:
        if found["sign"]:
            return _SIGNS[found["sign"]]
        if found["user"]:
            person = mention(found["user"], _unescaped(found["name"]))
            if not own(found["user"]):
                named[found["user"]] = person
            return person.shown
        if found["channel"]:
            return f"#{_unescaped(found['room']) or channel_of(found['channel']) or '…'}"
        if found["special"]:
            return _unescaped(found["shown"]) or f"@{found['special'].partition('^')[0]}"
        return _link(_unescaped(found["link"]), _unescaped(found["label"]))

    words = _MARKUP.sub(shown, content)
    # A name may begin like another; the longer one is looked for first.
    return Spoken(words, tuple(sorted(named.values(), key=lambda one: -len(one.shown))), addressed)


def _unescaped(content: str | None) -> str:
    return re.sub("&(amp|lt|gt);", lambda found: _SIGNS[found[1]], content or "")


def _link(link: str, label: str) -> str:
    """An address as people typed it; what they made a link of words keeps both."""
    typed = _ADDRESS.sub("", link, count=1).rstrip("/")
    if not label:
        return link.removeprefix("mailto:").removeprefix("tel:")
    return label if label in (link, typed) or label.rstrip("/") == typed else f"{label} ({link})"


def is_after(stamp: str, other: str) -> bool:
    """Whether a timestamp of Slack's is later than another; no, if either is none."""
    try:
        return float(stamp) > float(other)
    except ValueError:
        return False
