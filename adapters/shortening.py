"""A card cut to what fits: texts of people first, then lists, then all lines; titles and buttons stay."""

from dataclasses import replace
from typing import Any

from bot.cards import Block, Bullets, Card, Difference, Heading, Line, Name, Paragraph, Quote, Said
from bot.words.catalogue import plain
from bot.words.written import clean_text

FEW = 5
"""Blocks and items that are kept whatever happens."""
LONGEST_NAME = 80


def shortened(card: Card, quotes: int, items: int, all_: int) -> Card:
    """The card with texts of at most ``quotes`` characters, lists of at most ``items``, and lines of at most
    ``all_`` characters."""
    blocks: list[Block] = []
    for block in card.blocks[: max(all_ // 20, FEW)]:
        match block:
            case Quote():
                blocks.append(Quote(cut(block.text, quotes), _line(block.label, all_)))
            case Difference():
                blocks.append(Difference(_runs(block.runs, quotes), _line(block.label, all_)))
            case Bullets():
                kept = tuple(_line(item, all_) for item in block.items[:items])
                blocks.append(Bullets((*kept, ("…",)) if len(block.items) > items else kept))
            case Paragraph() | Heading():
                blocks.append(replace(block, line=_line(block.line, all_)))
    return replace(card, title=_line(card.title, all_), blocks=tuple(blocks), legend=_line(card.legend, all_))


def whole(card: Card) -> str:
    """All that the card says, as plain text."""
    texts = [plain(card.title)] if card.title else []
    for block in card.blocks:
        match block:
            case Paragraph() | Heading():
                texts.append(plain(block.line))
            case Quote():
                texts.append("\n".join(filter(None, (plain(block.label), block.text))))
            case Difference():
                signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
                runs = "".join(signs[kind].format(text) for kind, text in block.runs if text)
                texts.append("\n".join(filter(None, (plain(block.label), runs))))
            case Bullets():
                texts.append("\n".join(f"- {plain(item)}" for item in block.items))
    return clean_text("\n\n".join(texts))


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, at a word's end if one is near; an ellipsis says that it goes
    on."""
    if len(text) <= most:
        return text
    kept = text[: max(most - 1, 1)]
    space = kept.rfind(" ", most * 2 // 3)
    return (kept[:space] if space > 0 else kept).rstrip(" ,;:.") + "…"


def _runs(runs: tuple[tuple[Any, str], ...], most: int) -> tuple[tuple[Any, str], ...]:
    kept: list[tuple[Any, str]] = []
    for kind, text in runs:
        if most <= 0:
            return (*kept, ("same", " …"))
        kept.append((kind, cut(text, most)))
        most -= len(text)
    return tuple(kept)


def _line(parts: Line, most: int) -> Line:
    if len(plain(parts)) <= most:
        return parts
    kept: list[Any] = []
    for part in parts:
        if most <= 0:
            return (*kept, " …")
        if isinstance(part, str):
            kept.append(cut(part, most))
        elif isinstance(part, Said):
            kept.append(Said(cut(part.text, most)))
        elif isinstance(part, Name):
            kept.append(replace(part, name=cut(part.name, LONGEST_NAME)))
        else:
            kept.append(part)
        most -= len(plain((part,)))
    return tuple(kept)
