"""Somebody's App Home: cards one below the other as the blocks of one view."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from adapters.shortening import cut, shortened
from adapters.slack.limits import TEXT, VIEW_BLOCKS, VIEW_BYTES, Json
from adapters.slack.markup import Pinged, mrkdwn
from adapters.slack.render import blocks, button
from bot.cards import Capabilities, Card, Paragraph, Quote, fit
from bot.words.catalogue import Speaker

_LENGTHS = ((1000, 300), (200, 120))
"""Characters of a text and of a line: as they should be, and where that is too much for one view."""
_ITEMS = 25


def page(cards: Sequence[Card], can: Capabilities) -> list[Json]:
    """The blocks of the home (Slack's documentation, "App Home", "views.publish"): at most 100, of 250 KB.

    A line with one thing to do has its button beside it. What is too long is shortened, and says so.

    Args:
        can: what Slack can do in messages; a home has no marks.
    """
    language = cards[0].language if cards else "en"
    there = replace(can, marks=False)
    for quotes, lines in _LENGTHS:
        found: list[Json] = []
        for card in cards:
            if card.title and found:
                found.append({"type": "divider"})
            found += _part(fit(_short(card, quotes, lines), there))
        if len(found) <= VIEW_BLOCKS and _size(found) <= VIEW_BYTES:
            return found
    # What waits stands first, so the end is what can be missed.
    kept = found[: VIEW_BLOCKS - 1]
    more = _said(language)
    while len(kept) > 1 and _size([*kept, more]) > VIEW_BYTES:
        kept.pop()
    return [*kept, more]


def _part(card: Card) -> Iterator[Json]:
    lines = [block.line for block in card.blocks if isinstance(block, Paragraph)]
    bare = lines and len(lines) == len(card.blocks) and not card.title and not card.legend
    if not bare or len(card.actions) != 1:
        yield from blocks(card)
        return
    pinged = Pinged()
    text = cut("\n".join(mrkdwn(line, pinged) for line in lines), TEXT)
    yield {
        "type": "section",
        "text": {"type": "mrkdwn", "text": text},
        "accessory": button(card.actions[0], card.language),
    }


def _short(card: Card, quotes: int, lines: int) -> Card:
    short = shortened(card, quotes, _ITEMS, lines)
    if not any(isinstance(block, Quote) and len(block.text) > quotes for block in card.blocks):
        return short
    said = Paragraph(Speaker(card.language, "UTC").say("slack-shortened"), small=True)
    return replace(short, blocks=(*short.blocks, said))


def _said(language: str) -> Json:
    text = Speaker(language, "UTC").text("slack-home-cut")
    return {"type": "context", "elements": [{"type": "plain_text", "text": text}]}


def _size(found: list[Json]) -> int:
    """Bytes of the view as slack-sdk sends it."""
    return len(json.dumps({"type": "home", "blocks": found}))
