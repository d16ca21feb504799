"""From a card to Slack's Block Kit, and back to what people read of a message."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, assert_never

from adapters.shortening import cut, shortened, whole
from adapters.slack.limits import (
    ALL,
    BLOCKS,
    BUTTONS,
    CONFIRM_BUTTON,
    CONFIRM_TEXT,
    CONFIRM_TITLE,
    CONTEXT,
    FALLBACK,
    HEADER,
    LABEL,
    TEXT,
    Json,
)
from adapters.slack.markup import Pinged, escaped, mrkdwn, rich, typed_with_slash, unmarked, words
from adapters.slack.written import PLATFORM
from bot.cards import Action, Block, Bullets, Card, Difference, Heading, Line, Paragraph, Quote
from bot.words.catalogue import Speaker, plain

_STYLES: dict[str, tuple[Json, str, str]] = {
    "same": ({}, "", ""),
    "removed": ({"strike": True}, "[-", "-]"),
    "added": ({"bold": True}, "{+", "+}"),
}
"""As GNU wdiff marks it, so that it reads without strikes and weights, too."""


def payload(card: Card, *, talk: str | None = None) -> Json:
    """The message that shows the card: its blocks, and the text for notifications and screen readers.

    It notifies nobody but those whom the card pings. What is too long is shortened, the texts of people
    first, and says so.

    Args:
        card: lowered to what Slack can do (:func:`bot.cards.fit`).
        talk: the address of the thread in which it is talked about.
    """
    # What is over is talked about elsewhere; a line without a title is answered itself.
    if talk is None or card.talk is None or not card.actions or not card.title:
        return {"text": fallback(card), "blocks": blocks(card)[:BLOCKS]}
    link = f"<{talk}|{escaped(cut(card.talk.name, LABEL))}>"
    said = plain(Speaker(card.language, "UTC").say("talk-in-thread", thread=link))
    where: Json = {"type": "context", "elements": [{"type": "mrkdwn", "text": said}]}
    return {"text": fallback(card), "blocks": [*blocks(card)[: BLOCKS - 1], where]}


def blocks(card: Card) -> list[Json]:
    """The card's blocks, for a message or a part of a view."""
    if len(whole(card)) <= ALL:
        return _Page(card).blocks()
    said = Paragraph(Speaker(card.language, "UTC").say("slack-shortened"), small=True)
    for quotes, items in ((3000, 60), (1000, 30), (300, 15), (60, 5)):
        short = shortened(card, quotes, items, ALL)
        if len(whole(short)) <= ALL:
            return _Page(replace(short, blocks=(*short.blocks, said))).blocks()
    return _Page(replace(shortened(card, 60, 5, 300), blocks=(said,))).blocks()


def fallback(card: Card) -> str:
    """What is read where blocks are not: in a notification, by a screen reader."""
    text = typed_with_slash(whole(card)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return cut(text, FALLBACK) or "…"


def text_of(body: Json) -> str:
    """All that people can read in a message or view: texts without markup, and labels."""
    return "\n".join(_readable(body.get("blocks") or ()))


def _readable(part: Any) -> Iterator[str]:
    if isinstance(part, list | tuple):
        for each in part:
            yield from _readable(each)
        return
    if not isinstance(part, dict):
        return
    match part.get("type"):
        case "rich_text_section" | "rich_text_quote" | "rich_text_preformatted":
            yield "".join(map(_element, part.get("elements") or ()))
        case "mrkdwn":
            yield unmarked(str(part.get("text")))
        case "plain_text":
            yield str(part.get("text"))
        case _:
            for name in ("title", "label", "hint", "text", "placeholder", "elements", "element", "options"):
                yield from _readable(part.get(name))
            yield from _readable(part.get("blocks"))


def _element(element: Json) -> str:
    match element.get("type"):
        case "text":
            return str(element.get("text"))
        case "link":
            return str(element.get("text") or element.get("url"))
        case "date":
            return str(element.get("fallback"))
        case "user":
            return f"<@{element.get('user_id')}>"
    return ""


@dataclass(slots=True)
class _Page:
    """A card as it becomes blocks: neighbouring texts stand in one block of rich text."""

    card: Card

    def blocks(self) -> list[Json]:
        accounts = (name.accounts.get(PLATFORM, "") for name in self.card.pings)
        pinged = Pinged(called=frozenset(filter(None, accounts)))
        found: list[Json] = []
        text: list[Json] = []
        small: list[Json] = []

        def flush() -> None:
            if text:
                found.append({"type": "rich_text", "elements": list(text)})
                text.clear()
            for start in range(0, len(small), CONTEXT):
                found.append({"type": "context", "elements": small[start : start + CONTEXT]})
            small.clear()

        if self.card.title:
            found += _title(self.card.title, pinged)
        for block in self.card.blocks:
            if isinstance(block, Paragraph) and block.small:
                if said := mrkdwn(block.line, pinged).strip():
                    small.append({"type": "mrkdwn", "text": cut(said, TEXT)})
                continue
            if small:
                flush()
            text += _texts(block, pinged)
        flush()
        found += self._foot(pinged)
        return found or [{"type": "context", "elements": [{"type": "mrkdwn", "text": "…"}]}]

    def _foot(self, pinged: Pinged) -> Iterator[Json]:
        """Who is notified and isn't named yet, the buttons, and what the marks mean."""
        card = self.card
        missing = [name for name in card.pings if name.accounts.get(PLATFORM) not in pinged.users]
        named = [replace(name, ping=True) for name in missing if PLATFORM in name.accounts]
        if named:
            line: list[Any] = [part for name in named for part in (name, " ")]
            yield {"type": "rich_text", "elements": [_section(rich(tuple(line[:-1]), pinged))]}
        distinct = list({action.token: action for action in reversed(card.actions)}.values())[::-1]
        for start in range(0, len(distinct), BUTTONS):
            some = distinct[start : start + BUTTONS]
            buttons = [
                button(each, card.language, first=start == place == 0) for place, each in enumerate(some)
            ]
            yield {"type": "actions", "elements": buttons}
        if card.legend and (legend := mrkdwn(card.legend, pinged).strip()):
            yield {"type": "context", "elements": [{"type": "mrkdwn", "text": cut(legend, TEXT)}]}


def button(action: Action, language: str, *, first: bool = False) -> Json:
    """A button; the first letter of its id says whether a form comes when it is pressed. A weighty one asks
    before whether one is sure."""
    made: Json = {
        "type": "button",
        "action_id": f"{'f' if action.asks else 'p'}{action.token}",
        "value": action.token,
        "text": _plain(cut(" ".join(action.label.split()), LABEL) or "…"),
    }
    if action.weighty:
        made["style"] = "danger"
        if not action.asks:
            made["confirm"] = _sure(action, language)
    elif first:
        made["style"] = "primary"
    return made


def _sure(action: Action, language: str) -> Json:
    speaker = Speaker(language, "UTC")
    return {
        "title": _plain(cut(action.label, CONFIRM_TITLE)),
        "text": _plain(cut(speaker.text("slack-sure"), CONFIRM_TEXT)),
        "confirm": _plain(cut(speaker.text("yes-sure"), CONFIRM_BUTTON)),
        "deny": _plain(cut(speaker.text("slack-no"), CONFIRM_BUTTON)),
    }


def _title(title: Line, pinged: Pinged) -> list[Json]:
    text = typed_with_slash(" ".join(plain(title).split()))
    if text and len(text) <= HEADER:
        return [{"type": "header", "text": {"type": "plain_text", "text": text, "emoji": False}}]
    elements = rich(title, pinged, {"bold": True})
    return [{"type": "rich_text", "elements": [_section(elements)]}] if elements else []


def _texts(block: Block, pinged: Pinged) -> list[Json]:
    match block:
        case Paragraph():
            return _sections(rich(block.line, pinged))
        case Heading():
            return _sections(rich(block.line, pinged, {"bold": True}))
        case Quote():
            return [*_sections(rich(block.label, pinged)), *_quote(words(block.text.strip("\n")))]
        case Difference():
            runs = (
                element
                for kind, text in block.runs
                if text
                for style, begin, end in (_STYLES[kind],)
                for element in words(f"{begin}{text}{end}", style or None)
            )
            return [*_sections(rich(block.label, pinged)), *_quote(runs)]
        case Bullets():
            items = [_section(rich(item, pinged) or [{"type": "text", "text": "…"}]) for item in block.items]
            return [{"type": "rich_text_list", "style": "bullet", "elements": items}] if items else []
    assert_never(block)


def _sections(elements: list[Json]) -> list[Json]:
    """A section that ends its line: neighbouring sections of rich text run into each other otherwise."""
    return [_section([*elements, {"type": "text", "text": "\n"}])] if elements else []


def _section(elements: list[Json]) -> Json:
    return {"type": "rich_text_section", "elements": elements}


def _quote(elements: Iterable[Json]) -> list[Json]:
    found = list(elements)
    return [{"type": "rich_text_quote", "elements": found}] if found else []


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text or "…", "emoji": True}
