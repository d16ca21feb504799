"""Turns a card into lines of plain text for a terminal. Pure."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from textwrap import wrap
from typing import assert_never

from bot.cards import Block, Bullets, Card, Difference, Heading, Line, Paragraph, Quote

WIDTH = 78
"""Columns; what one sees on every terminal."""

_BAR = "│ "
_QUOTE = "  ▏ "
_SIGNS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def card_lines(card: Card, width: int = WIDTH) -> list[str]:
    """What the card says and offers, one line of text a line. People's own line breaks are kept.

    Buttons stand in brackets, a mark's meaning in the legend. What was removed from a text stands in
    ``[-…-]``, what was added in ``{+…+}``, as GNU wdiff writes it.
    """
    groups = [[_folded(line_text(card.title), width)]] if card.title else []
    groups += [_block(block, width) for block in card.blocks]
    if card.actions:
        groups.append([_packed([f"[{action.label}]" for action in card.actions], width)])
    if card.legend:
        groups.append([_folded(line_text(card.legend), width)])
    return _spaced([line for part in group for line in part] for group in groups)


def changed_lines(before: Card, after: Card, width: int = WIDTH) -> list[str]:
    """What a card says after it was redrawn that it did not say before: whole sentences and list items."""
    known = {tuple(part) for block in before.blocks for part in _block(block, width)}
    return _spaced(
        [line for part in _block(block, width) if tuple(part) not in known for line in part]
        for block in after.blocks
    )


def framed(heading: str, lines: list[str]) -> str:
    """Lines set apart by a bar on their left, under a heading."""
    return "\n".join([f"┌ {heading}", *(f"{_BAR}{line}".rstrip() for line in lines), "└"])


def indented(text: str, indent: str = "  ", width: int = WIDTH) -> str:
    """Somebody's words under a line that says whose they are."""
    return "\n".join(f"{indent}{line}" for line in _folded(text, width - len(indent)))


def line_text(line: Line) -> str:
    """A line with its names, moments and people's words as plain text."""
    return "".join(part if isinstance(part, str) else _plain(part) for part in line)


def _plain(part: object) -> str:
    return str(getattr(part, "name", "") or getattr(part, "text", ""))


def _block(block: Block, width: int) -> list[list[str]]:
    """The parts of a block, each of which may be new in itself."""
    match block:
        case Paragraph():
            return [_folded(line_text(block.line), width)]
        case Heading():
            heading = line_text(block.line)
            return [[heading, "─" * min(len(heading), width)]]
        case Quote():
            return [_folded(line_text(block.label), width) + _quoted(block.text, width)]
        case Bullets():
            return [_item(line_text(item), width) for item in block.items]
        case Difference():
            text = "".join(_marked(kind, run) for kind, run in block.runs)
            return [_folded(line_text(block.label), width) + _quoted(text, width)]
    assert_never(block)


def _marked(kind: str, run: str) -> str:
    """A run of a difference in its signs, which stand inside of line breaks."""
    opening, closing = _SIGNS[kind]
    core = run.strip("\n")
    if not core:
        return f"{opening}{run}{closing}" if kind == "removed" else run
    before = "".join(takewhile("\n".__eq__, run))
    return f"{before}{opening}{core}{closing}{run[len(before) + len(core) :]}"


def _folded(text: str, width: int) -> list[str]:
    return [line for part in text.splitlines() for line in wrap(part, width) or [""]] if text else []


def _quoted(text: str, width: int) -> list[str]:
    return [f"{_QUOTE}{line}" for line in _folded(text, width - len(_QUOTE)) or [""]]


def _item(text: str, width: int) -> list[str]:
    lines = _folded(text, width - 2) or [""]
    return [f"{'  ' if at else '• '}{line}" for at, line in enumerate(lines)]


def _packed(words: list[str], width: int) -> list[str]:
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _spaced(groups: Iterable[list[str]]) -> list[str]:
    def lines() -> Iterator[str]:
        first = True
        for group in groups:
            if group and not first:
                yield ""
            first = first and not group
            yield from group

    return list(lines())
