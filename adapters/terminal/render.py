"""Turns a card into lines of plain text for a terminal. Pure."""

from textwrap import wrap
from typing import assert_never

from bot.views.cards import Block, Bullets, Card, Difference, Heading, Line, Paragraph, Quote

WIDTH = 78
"""Columns; what one sees on every terminal."""
_BAR = "│ "


def card_lines(card: Card, width: int = WIDTH) -> list[str]:
    """What the card says and offers, one line of text a line. People's own line breaks are kept.

    Buttons stand in brackets, a mark's meaning in the legend. What was removed from a text stands in
    ``[-…-]``, what was added in ``{+…+}``, as GNU wdiff writes it.
    """
    groups = [_folded(line_text(card.title), width)] if card.title else []
    groups += [_block(block, width) for block in card.blocks]
    if card.actions:
        groups.append(_packed([f"[{action.label}]" for action in card.actions], width))
    if card.legend:
        groups.append(_folded(line_text(card.legend), width))
    lines: list[str] = []
    for group in groups:
        lines += ["", *group] if lines else group
    return lines


def framed(heading: str, lines: list[str]) -> str:
    """Lines set apart by a bar on their left, under a heading."""
    return "\n".join([f"┌ {heading}", *(f"{_BAR}{line}".rstrip() for line in lines), "└"])


def changed_lines(before: list[str], after: list[str]) -> list[str]:
    """The lines that are new in a card that was redrawn."""
    known = set(before)
    return [line for line in after if line and line not in known]


def line_text(line: Line) -> str:
    """A line with its names, moments and people's words as plain text."""
    return "".join(part if isinstance(part, str) else _plain(part) for part in line)


def _plain(part: object) -> str:
    return str(getattr(part, "name", "") or getattr(part, "text", ""))


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Paragraph():
            return _folded(line_text(block.line), width)
        case Heading():
            heading = line_text(block.line)
            return [heading, "─" * min(len(heading), width)]
        case Quote():
            return _folded(line_text(block.label), width) + _indented(block.text, "  ▏ ", width)
        case Bullets():
            return [
                line for item in block.items for line in _indented(line_text(item), "  ", width, first="• ")
            ]
        case Difference():
            signs = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
            text = "".join(f"{signs[kind][0]}{run}{signs[kind][1]}" for kind, run in block.runs)
            return _folded(line_text(block.label), width) + _indented(text, "  ▏ ", width)
    assert_never(block)


def _folded(text: str, width: int) -> list[str]:
    return [line for part in text.splitlines() for line in wrap(part, width) or [""]] if text else []


def _indented(text: str, indent: str, width: int, first: str = "") -> list[str]:
    lines = _folded(text, width - len(indent)) or [""]
    return [f"{first if first and not at else indent}{line}" for at, line in enumerate(lines)]


def _packed(words: list[str], width: int) -> list[str]:
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
