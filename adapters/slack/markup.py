"""Our words and people's words as Slack shows them: what people wrote is never read as markup.

Whole texts are rich text, whose text elements are shown as they are (Slack's documentation, "Rich text
block"). Small print is mrkdwn ("Formatting message text"), in which every sign that could mean something is
kept from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from adapters.slack.limits import Json
from adapters.slack.written import PLATFORM
from bot.cards import Inline, Line, Moment, Name, Said
from bot.verbs import BY_WORDS, GROUPS
from bot.words.written import clean_text

_LINK = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]}\"'”’]")
_COMMAND = re.compile(
    rf"(?:(?<![\w!/])!|(?<=[“„\"]))(?P<group>{'|'.join(GROUPS)})\b(?: (?P<verb>[a-z]+(?:-[a-z]+)*))?"
)
"""A command as our sentences name it, with its sign or between quotation marks; Slack has it with a slash."""
_SIGNS = re.compile(r"(?<![\w])([*_~`])|([*_~`])(?![\w])|^(?=>)|(?<=\w):(?=\w+:)", re.MULTILINE)
_APART = "\u2060"
"""A word joiner: nobody sees it, and a sign beside it means nothing."""
_WHEN, _DAY = "{date_short_pretty} {time}", "{date_short}"
"""A day isn't made into “today”: our sentences say “on” before it."""


@dataclass(slots=True)
class Pinged:
    """Who is notified by a message, as it grows."""

    users: dict[str, None] = field(default_factory=dict)
    called: frozenset[str] = frozenset()
    """Whom the message is to notify, wherever they are named first."""

    def take(self, name: Name) -> str | None:
        """The user to mention; ``None``: the person is only named."""
        account = name.accounts.get(PLATFORM, "")
        user = account.partition(":")[2]
        is_first = account in self.called and account not in self.users
        if not user or not (name.ping or is_first):
            return None
        self.users[account] = None
        return user


def typed_with_slash(text: str) -> str:
    """Our own words, with commands as one types them in Slack."""
    return _COMMAND.sub(_with_slash, text)


def _with_slash(found: re.Match[str]) -> str:
    """A group alone is meant only where it has its sign, unless it is a command by itself."""
    signed, meant = found[0].startswith("!"), (found["group"], found["verb"] or "") in BY_WORDS
    return f"/{found[0].removeprefix('!')}" if signed or meant else found[0]


def rich(line: Line, pinged: Pinged, style: Json | None = None) -> list[Json]:
    """A line as the elements of a rich text section."""
    return [element for part in line for element in _rich(part, pinged, style)]


def _rich(part: Inline, pinged: Pinged, style: Json | None) -> Iterator[Json]:
    match part:
        case str():
            yield from words(typed_with_slash(part), style)
        case Said():
            yield from words(_command_or_words(part.text), style)
        case Name():
            user = pinged.take(part)
            if user is None:
                yield from words(part.name, style)
            else:
                yield {"type": "user", "user_id": user}
        case Moment():
            shown = _DAY if part.is_day else _WHEN
            stamp = int(part.at.timestamp())
            yield {
                "type": "date",
                "timestamp": stamp,
                "format": shown,
                "fallback": clean_text(part.text) or "…",
            }
        case _:
            assert_never(part)


def words(text: str, style: Json | None = None) -> Iterator[Json]:
    """A text with its web links, and nothing else that does anything."""
    text, more = clean_text(text), {"style": style} if style else {}
    last = 0
    for found in _LINK.finditer(text):
        if found.start() > last:
            yield {"type": "text", "text": text[last : found.start()], **more}
        yield {"type": "link", "url": found[0], **more}
        last = found.end()
    if text[last:]:
        yield {"type": "text", "text": text[last:], **more}


def mrkdwn(line: Line, pinged: Pinged) -> str:
    """A line in Slack's markup, for small print."""
    return "".join(_mrkdwn(part, pinged) for part in line)


def _mrkdwn(part: Inline, pinged: Pinged) -> str:
    match part:
        case str():
            return escaped(typed_with_slash(part))
        case Said():
            return escaped(_command_or_words(part.text))
        case Name():
            user = pinged.take(part)
            return escaped(part.name) if user is None else f"<@{user}>"
        case Moment():
            shown = _DAY if part.is_day else _WHEN
            fallback = escaped(part.text).replace("|", "/")
            return f"<!date^{int(part.at.timestamp())}^{shown}|{fallback}>"
    assert_never(part)


def escaped(text: str) -> str:
    """A text in mrkdwn of which nothing comes alive (Slack's documentation, "Escaping text")."""
    safe = clean_text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(lambda found: f"{_APART}{found[0]}{_APART}", safe)


def unmarked(text: str) -> str:
    """What people read of a text in mrkdwn."""
    text = re.sub(r"<!date\^\d+\^[^|>]*\|([^>]*)>", r"\1", text).replace(_APART, "")
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _command_or_words(text: str) -> str:
    """A command of ours that stands as a word of somebody's, with its slash; anything else as it is."""
    return typed_with_slash(text) if _COMMAND.match(text) else text
