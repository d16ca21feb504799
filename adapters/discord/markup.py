"""Our words and people's words in Discord's markdown: what they wrote is seen as they wrote it.

The markdown is the one of Discord's help page "Markdown Text 101" and of its documentation, "Message
Formatting". A backslash before any sign that is neither letter, digit nor blank shows that sign.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from adapters.discord.limits import MOST_PINGED
from adapters.discord.places import PLATFORM
from adapters.typed import read_typed
from bot.cards import Difference, Inline, Line, Moment, Name, Said
from bot.ports import Command
from bot.verbs import BY_WORDS, GROUPS, Verb
from bot.words.written import clean_text

_LIVE = re.compile(
    r"(?P<link>https?://[^\s<>]+)"
    r"|(?P<sign>[\\*_~|`\[<]|(?<=\w):(?=//)|:(?=[\w+-]+:)|@(?=everyone|here))"
)
"""What is more than itself in the middle of a line: emphasis, spoilers, code, masked links, whatever stands
in ``<…>`` (mentions, channels, times, commands, custom emoji), ``:emoji:`` and other links."""
_BREAKS_LINK = re.compile(r"[\\*|`]|~~")
_START = re.compile(
    r"^(?P<indent>[^\S\n]*\d*)(?P<sign>>|#{1,3}(?=\s|$)|-(?=[\s#]|$)|(?<=\d)[.)](?=\s|$))", re.MULTILINE
)
"""What makes a line a quote, a heading, small, or an item of a list."""
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])|\*\*|~~|^(?:### |-# )", re.MULTILINE)
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of the scripts that run from right to left."""
_ACCOUNT = re.compile("[0-9]{1,20}")
_SIGNS = {"same": ("", ""), "removed": ("~~\\[-", "-]~~"), "added": ("**{+", "+}**")}
"""As GNU wdiff marks it, so that it reads without strikes and weights, too."""

_COMMAND = rf"(?P<group>{'|'.join(GROUPS)})\b(?: (?P<verb>[a-z]+(?:-[a-z]+)*))?"
_IN_QUOTES = re.compile(rf"(?<=[“„\"])!?{_COMMAND}[^“”„\"\n]*(?=[“”\"])")
"""A command that a sentence names, with or without its sign."""
_BEGUN = re.compile(rf"(?:(?<![\w!/“„\"])!|(?<=[“„\"])!?){_COMMAND}")
"""One that goes on with what somebody wrote, or stands without quotation marks."""
_NUMBER = re.compile("#?[0-9]+")


@dataclass(slots=True)
class Pinged:
    """Who is notified by a message, as it grows."""

    users: dict[str, None] = field(default_factory=dict)

    def take(self, name: Name) -> str | None:
        """The account to mention; ``None``: the person is only named."""
        account = name.accounts.get(PLATFORM, "")
        if not name.ping or not _ACCOUNT.fullmatch(account):
            return None
        if account not in self.users and len(self.users) >= MOST_PINGED:
            return None
        self.users[account] = None
        return f"<@{account}>"


def escaped(text: str, *, links: bool = True) -> str:
    """A text of which nothing comes alive but, if ``links``, its web links.

    Mentions in it notify nobody either way: that is what ``allowed_mentions`` is for.
    """

    def shown(match: re.Match[str]) -> str:
        link = match["link"]
        if link is None:
            return f"\\{match[0]}"
        if links and not _BREAKS_LINK.search(link):
            return link
        scheme, _, rest = link.partition(":")
        return f"{scheme}\\:{_LIVE.sub(shown, rest)}"

    return _START.sub(r"\g<indent>\\\g<sign>", _LIVE.sub(shown, _visible(text)))


def line(parts: Line, pinged: Pinged) -> str:
    """A line of a card. It may have several lines."""
    # Once more on the whole: only together two parts may begin a line in a way that means something.
    return _START.sub(r"\g<indent>\\\g<sign>", "".join(_inline(part, pinged) for part in parts))


def one_line(parts: Line, pinged: Pinged) -> str:
    """The same without line breaks, for titles and headings."""
    return " ".join(line(parts, pinged).split())


def quoted(text: str) -> str:
    """A whole text that people wrote, as a quote."""
    return _as_quote(escaped(text.strip("\n")))


def difference(block: Difference) -> str:
    """What changed between two texts, as a quote."""
    return _as_quote(_START.sub(r"\g<indent>\\\g<sign>", "".join(_runs(block))))


def unmarked(markup: str) -> str:
    """What people read of a text with markup."""
    return _ESCAPED.sub(lambda match: match[1] or "", markup)


def length(text: str) -> int:
    """As Discord counts at most: UTF-16 units, as its clients do; its servers may count fewer."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, at a word's end if one is near; an ellipsis says that it goes
    on."""
    if length(text) <= most:
        return text
    kept = text[: most - 1]
    while length(kept) > most - 1:
        kept = kept[:-1]
    space = kept.rfind(" ", most * 2 // 3)
    return (kept[:space] if space > 0 else kept).rstrip(" ,;:.") + "…"


# --- typed commands ------------------------------------------------------------------------------------


def as_slash(typed: str) -> str:
    """A typed command of ours as one enters it on Discord: ``/consent ask number: #12 text: …``.

    Commands that aren't registered with Discord, because they are buttons, stay as they can be typed.
    """
    signed = f"!{typed.removeprefix('!')}"
    command = read_typed(signed.replace(" ⏎ ", "\n"))
    if not isinstance(command, Command):
        return _BEGUN.sub(_begun, typed)
    verb = BY_WORDS[command.group, command.verb]
    if verb.shortcut:
        return typed
    given = _with_member(verb, dict(command.options))
    words = [_entered(verb)]
    for name in option_names(verb):
        if name in given:
            value = given[name]
            sign = "#" if name == "number" and _NUMBER.fullmatch(value) else ""
            words.append(f"{name}: {sign}{value.lstrip('#') if sign else value}")
    return " ".join(words)


def option_names(verb: Verb) -> list[str]:
    """All that a verb takes, in the order in which Discord offers it: what it is about, then its words."""
    known = [option.name for option in verb.options]
    first = [verb.title, "number", *(("member",) if verb.process else ()), verb.text]
    taken = [name for name in first if name in known or name in (verb.title, verb.text)]
    return [name for name in dict.fromkeys([*taken, *known]) if name]


def _entered(verb: Verb) -> str:
    """How a command begins: one that can be given alone has no other commands below it on Discord."""
    return f"/{verb.group}" if (verb.group, "") in BY_WORDS else f"/{verb.words}"


def _with_member(verb: Verb, given: dict[str, str]) -> dict[str, str]:
    """A member who is typed before the reason is an option of its own."""
    words = given.get("reason", "")
    if any(option.name == "member" for option in verb.options) and words.startswith("@"):
        given["member"], _, given["reason"] = words.partition(" ")
    return {name: value for name, value in given.items() if value}


def ours(text: str) -> str:
    """A sentence of ours with its typed commands as one enters them on Discord."""
    return _BEGUN.sub(_begun, _IN_QUOTES.sub(_whole, text))


def _whole(match: re.Match[str]) -> str:
    return as_slash(match[0]) if _is_registered(match) else match[0]


def _begun(match: re.Match[str]) -> str:
    if not _is_registered(match):
        return match[0]
    verb = BY_WORDS.get((match["group"], match["verb"] or ""))
    return _entered(verb) if verb is not None else f"/{match[0].removeprefix('!')}"


def _is_registered(match: re.Match[str]) -> bool:
    """Whether that is a command on Discord; a group alone is meant only where it has its sign."""
    verb = BY_WORDS.get((match["group"], match["verb"] or ""))
    return not verb.shortcut if verb is not None else match[0].startswith("!")


# --- lines ---------------------------------------------------------------------------------------------


def _inline(part: Inline, pinged: Pinged) -> str:
    match part:
        case str():
            return escaped(ours(part))
        case Moment():
            return f"<t:{int(part.at.timestamp())}:{'D' if part.is_day else 'f'}>"
        case Said():
            return _isolated(escaped(_example(part.text)))
        case Name():
            return pinged.take(part) or _isolated(escaped(part.name.replace("\n", " ")))
    assert_never(part)


def _example(text: str) -> str:
    """A command of ours stands in sentences like somebody's words."""
    words = text.split(None, 2)
    if words and words[0][:1] == "!" and (words[0][1:], (*words, "")[1]) in BY_WORDS:
        return as_slash(text)
    return as_slash(text) if text == "!inbox" else text


def _runs(block: Difference) -> Iterator[str]:
    for kind, text in block.runs:
        begin, end = _SIGNS[kind]
        # Signs don't reach over the end of a quoted line.
        pieces = (
            f"{begin}{escaped(piece, links=False)}{end}" if piece.strip() else piece
            for piece in _visible(text).split("\n")
        )
        yield "\n".join(pieces)


def _as_quote(markup: str) -> str:
    return "\n".join(f"> {each}" for each in markup.split("\n"))


def _visible(text: str) -> str:
    return _DIRECTIONS.sub("", clean_text(text))


def _isolated(text: str) -> str:
    """People's words inside a line: kept together where they run from right to left (Unicode, UAX 9)."""
    return f"\u2068{text}\u2069" if _FROM_RIGHT.search(text) else text
