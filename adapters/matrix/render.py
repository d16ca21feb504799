"""From a card to the content of a Matrix message: one walk writes the plain and the formatted text at once.

So both say the same, word for word: notifications, bridges and screen readers use the plain one.
"""

import json
import re
from dataclasses import dataclass, field, replace
from html import escape
from typing import assert_never
from urllib.parse import quote

from adapters.matrix.wire import Json
from adapters.shortening import shortened
from bot.cards import (
    Block,
    Bullets,
    Card,
    Difference,
    Heading,
    Inline,
    Line,
    Moment,
    Name,
    Paragraph,
    Quote,
    Said,
)
from bot.words.catalogue import Speaker

PLATFORM = "matrix"
LARGEST = 40_000
"""Bytes of one content. An event may have 65,536; encrypted it is 4/3 of its size, and an edit adds to it."""
PREVIEW = 400
"""Characters of an edit's stand-in for clients that know no edits."""
SHORTENED = "matrix-shortened"

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of the scripts that run from right to left."""
_SPACES = re.compile(r" (?= )|(?<=\n) ")
_REMOVED = ("[-", "-]")
_ADDED = ("{+", "+}")


@dataclass(slots=True)
class _Page:
    """The two texts as they grow, and who is named so as to be notified."""

    plain: list[str] = field(default_factory=list)
    formatted: list[str] = field(default_factory=list)
    pinged: dict[str, None] = field(default_factory=dict)

    def add(self, plain: str, formatted: str) -> None:
        self.plain.append(plain)
        self.formatted.append(formatted)


def content_for(card: Card, *, push: bool = False) -> Json:
    """The content of an ``m.room.message`` that shows the card.

    It is an ``m.notice``, which no bot answers and no phone rings for; only where somebody is to be notified
    is it an ``m.text`` that names them in ``m.mentions`` (Matrix specification, User and room mentions).
    What is too large for an event is shortened, and says so.

    Args:
        card: lowered to what Matrix can do (:func:`bot.cards.fit`).
        push: it should ring although nobody is named: a message in a private conversation.
    """
    longest = LARGEST // 4
    if _weight(card) <= LARGEST:
        content = _content(card, push)
        if _size(content) <= LARGEST:
            return content
    while True:
        longest //= 2
        content = _content(_shortened(card, longest), push)
        if _size(content) <= LARGEST or longest <= 10:
            return content


def edit_of(event_id: str, content: Json) -> Json:
    """The content of an event that puts ``content`` in the place of an earlier message (``m.replace``)."""
    body = content["body"]
    preview = body if len(body) <= PREVIEW else body[:PREVIEW] + " …"
    return {
        "msgtype": content["msgtype"],
        "body": f"* {preview}",
        "m.mentions": {},  # an edit notifies nobody again
        "m.new_content": content,
        "m.relates_to": {"rel_type": "m.replace", "event_id": event_id},
    }


def _weight(card: Card) -> int:
    """Characters of people's and our own texts on the card, at least: so that nobody's flood is drawn."""
    lines = [card.title, card.legend]
    weight = 0
    for block in card.blocks:
        match block:
            case Paragraph() | Heading():
                lines.append(block.line)
            case Quote():
                weight += len(block.text)
                lines.append(block.label)
            case Difference():
                weight += sum(len(text) for _, text in block.runs)
                lines.append(block.label)
            case Bullets():
                lines.extend(block.items)
    for line in lines:
        weight += sum(len(part) if isinstance(part, str) else _length(part) for part in line)
    return weight


def _length(part: Name | Moment | Said) -> int:
    return len(part.name) if isinstance(part, Name) else len(part.text)


def _size(content: Json) -> int:
    return len(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))


def _content(card: Card, push: bool) -> Json:
    page = _Page()
    if card.title:
        plain, formatted = _line(card.title, page)
        page.add(plain, f"<h4>{formatted}</h4>")
    for block in card.blocks:
        _block(block, page)
    if card.legend:
        plain, formatted = _line(card.legend, page)
        page.add(plain, f"<p>{formatted}</p>")
    wanted = [name for name in card.pings if PLATFORM in name.accounts]
    missing = [replace(name, ping=True) for name in wanted if name.accounts[PLATFORM] not in page.pinged]
    if missing:
        spaced: list[Inline] = []
        for name in missing:
            spaced += [" ", name] if spaced else [name]
        plain, formatted = _line(tuple(spaced), page)
        page.add(plain, f"<p>{formatted}</p>")
    users = list(page.pinged)
    return {
        "msgtype": "m.text" if users or push else "m.notice",
        "body": "\n\n".join(page.plain),
        "format": "org.matrix.custom.html",
        "formatted_body": "".join(page.formatted),
        # Without it, clients would ring for whoever's name happens to stand in the text.
        "m.mentions": {"user_ids": users} if users else {},
    }


def _block(block: Block, page: _Page) -> None:
    match block:
        case Paragraph():
            plain, formatted = _line(block.line, page)
            page.add(plain, f"<p><i>{formatted}</i></p>" if block.small else f"<p>{formatted}</p>")
        case Heading():
            plain, formatted = _line(block.line, page)
            page.add(plain, f"<p><strong>{formatted}</strong></p>")
        case Quote():
            said = _visible(block.text).strip("\n")
            _labelled(block.label, _quoted(said), f"<blockquote>{_html(said)}</blockquote>", page)
        case Bullets():
            items = [_line(item, page) for item in block.items]
            page.add(
                "\n".join(f"• {plain}" for plain, _ in items),
                "<ul>" + "".join(f"<li>{formatted}</li>" for _, formatted in items) + "</ul>",
            )
        case Difference():
            plain, formatted = _runs(block)
            _labelled(block.label, _quoted(plain), f"<blockquote>{formatted}</blockquote>", page)
        case _:
            assert_never(block)


def _labelled(label: Line, plain: str, formatted: str, page: _Page) -> None:
    if label:
        said, shown = _line(label, page)
        page.add(f"{said}\n{plain}", f"<p>{shown}</p>{formatted}")
    else:
        page.add(plain, formatted)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _runs(block: Difference) -> tuple[str, str]:
    plain: list[str] = []
    formatted: list[str] = []
    for kind, text in block.runs:
        shown = _visible(text)
        if not shown:
            continue
        if kind == "same":
            plain.append(shown)
            formatted.append(_html(shown))
        else:
            (begin, end), tag = (_REMOVED, "del") if kind == "removed" else (_ADDED, "u")
            plain.append(f"{begin}{shown}{end}")
            formatted.append(f"<{tag}>{_html(shown)}</{tag}>")
    return "".join(plain), "".join(formatted)


def _line(line: Line, page: _Page) -> tuple[str, str]:
    plain: list[str] = []
    formatted: list[str] = []
    for part in line:
        said, shown = _inline(part, page)
        plain.append(said)
        formatted.append(shown)
    return "".join(plain), "".join(formatted)


def _inline(part: Inline, page: _Page) -> tuple[str, str]:
    match part:
        case str():
            text = _visible(part)
            return text, _html(text)
        case Moment():
            text = _visible(part.text)
            return text, _html(text)
        case Said():
            text = _isolated(part.text)
            return text, _html(text)
        case Name():
            text = _isolated(part.name.replace("\n", " "))
            user = part.accounts.get(PLATFORM)
            if not part.ping or user is None:
                return text, _html(text)
            page.pinged[user] = None
            return text, f'<a href="https://matrix.to/#/{quote(user, safe="@:")}">{_html(text)}</a>'
    assert_never(part)


def _visible(text: str) -> str:
    """The text without control characters and without those that turn the direction of what follows."""
    clean = text.encode("utf-8", "replace").decode()  # half a character would make the event invalid
    return _CONTROLS.sub("", clean.replace("\r\n", "\n").replace("\r", "\n"))


def _isolated(text: str) -> str:
    """People's words inside a line: kept together where they run from right to left (Unicode, UAX 9)."""
    clean = _visible(text)
    if _FROM_RIGHT.search(clean):
        return f"\u2068{clean}\u2069"
    return clean


def _html(text: str) -> str:
    """Escaped, with its line breaks and spaces kept."""
    return _SPACES.sub("&nbsp;", escape(text)).replace("\t", "&nbsp;&nbsp; ").replace("\n", "<br>")


def _shortened(card: Card, longest: int) -> Card:
    """The card with every text cut to so many characters, and one sentence that says so."""
    kept = shortened(card, longest, max(longest // 20, 3), longest)
    said = Paragraph(Speaker(card.language, "UTC").say(SHORTENED), small=True)
    return replace(kept, blocks=(*kept.blocks, said), pings=card.pings[: max(longest, 10)])
