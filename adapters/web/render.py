"""Turns a card into what the page shows: HTML for what it says, data for what can be done with it. Pure."""

from html import escape
from typing import Any, TypeAlias, assert_never

from bot.cards import (
    Action,
    Ask,
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

Shown: TypeAlias = dict[str, Any]
"""JSON for the page. Only ``html`` and ``legend`` are markup; the page sets everything else as text."""

_TAGS = {"same": "span", "removed": "del", "added": "ins"}


def card_shown(card: Card, platform: str = "web") -> Shown:
    """The card as the page draws it.

    Whatever people wrote is escaped, and kept apart from the text around it where their writing runs in
    the other direction (HTML Standard, the ``bdi`` element and ``dir=auto``).
    """
    parts = [f'<h3 dir="auto">{line_html(card.title)}</h3>'] if card.title else []
    parts.extend(_block(block) for block in card.blocks)
    return {
        "html": "".join(parts),
        "legend": line_html(card.legend),
        "language": card.language,
        "pings": [name.accounts[platform] for name in card.pings if platform in name.accounts],
        "pointer": not card.actions and not card.title and all(map(_is_small, card.blocks)),
        "actions": [action_shown(action) for action in card.actions],
    }


def action_shown(action: Action) -> Shown:
    """A button, with the form behind it if there is one."""
    return {
        "token": action.token,
        "label": action.label,
        "mark": action.mark,
        "intro": action.intro,
        "weighty": action.weighty,
        "asks": [ask_shown(ask) for ask in action.asks],
    }


def ask_shown(ask: Ask) -> Shown:
    """One field of a form."""
    return {
        "name": ask.name,
        "label": ask.label,
        "kind": ask.kind,
        "required": ask.required,
        "value": ask.value,
        "choices": [list(choice) for choice in ask.choices],
    }


def line_html(line: Line) -> str:
    """A line of text with names, moments and people's own words in it."""
    return "".join(_inline(part) for part in line)


def _is_small(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.small


def _inline(part: Inline) -> str:
    match part:
        case str():
            return escape(part)
        case Name():
            kind = "name ping" if part.ping else "name"
            return f'<bdi class="{kind}">{escape(part.name)}</bdi>'
        case Moment():
            return f'<time datetime="{escape(part.at.isoformat())}">{escape(part.text)}</time>'
        case Said():
            return f'<bdi class="said">{escape(part.text)}</bdi>'
    assert_never(part)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            kind = ' class="small"' if block.small else ""
            return f"<p{kind}>{line_html(block.line)}</p>"
        case Heading():
            return f"<h4>{line_html(block.line)}</h4>"
        case Quote():
            return _figure(block.label, f'<blockquote dir="auto">{escape(block.text)}</blockquote>')
        case Bullets():
            items = "".join(f"<li>{line_html(item)}</li>" for item in block.items)
            return f"<ul>{items}</ul>"
        case Difference():
            runs = "".join(f"<{_TAGS[kind]}>{escape(text)}</{_TAGS[kind]}>" for kind, text in block.runs)
            return _figure(block.label, f'<div class="difference" dir="auto">{runs}</div>')
    assert_never(block)


def _figure(label: Line, inner: str) -> str:
    caption = f"<figcaption>{line_html(label)}</figcaption>" if label else ""
    return f"<figure>{caption}{inner}</figure>"
