"""From a card to the body of a Discord message in Components V2, and back to what people read of one."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, assert_never

from adapters.discord.forms import choices, modal
from adapters.discord.limits import (
    BUTTON,
    BUTTONS,
    COMPONENTS,
    CONTAINER,
    DANGER,
    EPHEMERAL,
    FILE,
    IS_COMPONENTS_V2,
    LABEL,
    PRIMARY,
    ROW,
    ROW_BUTTONS,
    SECONDARY,
    SEPARATOR,
    TEXT,
    TEXTS,
    Json,
)
from adapters.discord.markup import (
    Pinged,
    cut,
    difference,
    escaped,
    length,
    line,
    one_line,
    quoted,
    unmarked,
)
from adapters.discord.places import PLATFORM
from adapters.shortening import shortened as cut_card
from adapters.shortening import whole
from bot.cards import Action, Block, Bullets, Card, Difference, Heading, Line, Paragraph, Quote, Said
from bot.words.catalogue import Speaker, plain

__all__ = ["Drawn", "choices", "confirm", "modal", "payload", "text_of"]

ACCENT = 0x3F7D58
"""The edge of a card on which something can be done. Nothing is told by it alone: there are buttons."""

_QUOTED = 120
"""Characters of a quote that are kept before anything else is shortened."""
_ITEMS = 5
_FILE_NAME = 60


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message as it is sent: its body, and the files that go with it as ``files[0]``, ``files[1]``, …"""

    json: Json
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def edit(self) -> Json:
        """The body that puts this in the place of any message, also of one with plain content: such a
        message has to lose it (Discord's documentation, "Message Resource", Edit Message)."""
        return {**self.json, "content": None, "embeds": []}


def payload(card: Card, *, talk: str | None = None) -> Drawn:
    """The message that shows the card.

    It notifies nobody but those whom the card pings. What is too long for a message is shortened, the texts
    of people first; it says so then, and the whole text hangs under it as a file.

    Args:
        card: lowered to what Discord can do (:func:`bot.cards.fit`).
        talk: the thread in which it is talked about.
    """
    buttons = _rows(card.actions)
    drawn = _written(card, talk) if len(whole(card)) <= TEXTS else None
    if drawn is not None and drawn.fits:
        return Drawn(_body(card, drawn, buttons, ()))
    file = (_file_name(card), whole(card).encode())
    return Drawn(_body(card, _shortened(card, talk), buttons, (file,)), (file,))


def confirm(token: str, language: str, *, label: str = "") -> Json:
    """Asks whether somebody is sure, for their eyes only, with one button that does it.

    Args:
        token: of the action; the button is a plain one.
        label: what the action is called; empty: the button says yes.
    """
    speaker = Speaker(language, "UTC")
    said = speaker.say("discord-sure", label=label) if label else speaker.say("discord-sure-of-it")
    drawn = payload(Card(blocks=(Paragraph(said),), language=language))
    button = _button(Action(token, label or speaker.text("yes-sure")), DANGER)
    rows = [{"type": ROW, "components": [button]}]
    return {
        **drawn.json,
        "flags": IS_COMPONENTS_V2 | EPHEMERAL,
        "components": [*drawn.json["components"], *rows],
    }


def text_of(body: Json) -> str:
    """All that people can read in a message or a modal: texts without their markup, and labels."""
    return "\n".join(_readable(body))


def _readable(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _readable(each)
    elif isinstance(part, dict):
        for name in ("title", "label", "description"):
            if isinstance(part.get(name), str):
                yield part[name]
        if isinstance(part.get("content"), str):
            yield unmarked(part["content"])
        if isinstance(part.get("value"), str) and part.get("type") is not None:
            yield part["value"]
        for name in ("components", "component", "options", "data"):
            yield from _readable(part.get(name))


# --- buttons -------------------------------------------------------------------------------------------


def _rows(actions: tuple[Action, ...]) -> list[Json]:
    distinct = list({action.token: action for action in reversed(actions)}.values())[::-1][:BUTTONS]
    styles = (PRIMARY if place == 0 else SECONDARY for place in range(len(distinct)))
    buttons = [
        _button(action, DANGER if action.weighty else style)
        for action, style in zip(distinct, styles, strict=True)
    ]
    return [
        {"type": ROW, "components": buttons[start : start + ROW_BUTTONS]}
        for start in range(0, len(buttons), ROW_BUTTONS)
    ]


def _button(action: Action, style: int) -> Json:
    """A button; the first letter of its id says what comes when it is pressed: a form, a question, or the
    deed itself."""
    letter = "f" if action.asks else "w" if action.weighty else "p"
    button: Json = {
        "type": BUTTON,
        "style": style,
        "label": cut(" ".join(action.label.split()), LABEL) or "…",
        "custom_id": f"{letter}{action.token}",
    }
    return {**button, "emoji": {"name": action.mark}} if action.mark else button


# --- texts ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Written:
    """The texts of a card in Discord's markdown."""

    parts: tuple[str, ...]
    """The card itself, parted at its headings."""
    foot: str
    users: tuple[str, ...]

    @property
    def fits(self) -> bool:
        # Parts may have to be put together with an empty line between them.
        return sum(length(text) + 2 for text in (*self.parts, self.foot)) <= TEXTS


def _written(card: Card, talk: str | None, *, shortened: bool = False) -> _Written:
    pinged = Pinged()
    parts: list[list[str]] = [[]]
    if card.title and (title := one_line(card.title, pinged)):
        parts[0].append(f"### {title}")
    for block in card.blocks:
        text = _block(block, pinged)
        if isinstance(block, Heading) and parts[-1]:
            parts.append([])
        if text.strip():
            parts[-1].append(text)
    foot = _foot(card, talk, pinged, shortened=shortened)
    texts = tuple(_together(part) for part in parts if part)
    return _Written(texts, foot, tuple(pinged.users))


def _together(part: list[str]) -> str:
    """Texts below each other: close to what names them, with an empty line between all others."""
    text = part[0]
    for before, after in pairwise(part):
        names = "\n" not in before and before.startswith(("### ", "**"))
        close = names or (before.startswith("-# ") and after.startswith("-# "))
        text += ("\n" if close else "\n\n") + after
    return text


def _block(block: Block, pinged: Pinged) -> str:
    match block:
        case Paragraph():
            text = line(block.line, pinged)
            return _small(text) if block.small else text
        case Heading():
            text = one_line(block.line, pinged)
            return f"**{text}**" if text else ""
        case Quote():
            return _labelled(block.label, quoted(block.text), pinged)
        case Difference():
            return _labelled(block.label, difference(block), pinged)
        case Bullets():
            return "\n".join(f"- {one_line(item, pinged)}" for item in block.items)
    assert_never(block)


def _labelled(label: Line, text: str, pinged: Pinged) -> str:
    return f"{line(label, pinged)}\n{text}" if label else text


def _small(text: str) -> str:
    return "\n".join(f"-# {each}" if each.strip() else "" for each in text.split("\n"))


def _foot(card: Card, talk: str | None, pinged: Pinged, *, shortened: bool) -> str:
    """What isn't the card itself: that it is shortened, who is notified, where to talk, what marks mean."""
    speaker = Speaker(card.language, "UTC")
    lines = [_small(line(speaker.say("discord-shortened"), pinged))] if shortened else []
    missing = [name for name in card.pings if name.accounts.get(PLATFORM) not in pinged.users]
    named = [mention for name in missing if (mention := pinged.take(replace(name, ping=True)))]
    lines += [" ".join(dict.fromkeys(named))] if named else []
    if talk is not None:
        said = speaker.say("talk-in-thread", thread=Said(talk))
        # The only part of the sentence that isn't ours is the thread.
        lines.append(_small("".join(escaped(p) if isinstance(p, str) else f"<#{talk}>" for p in said)))
    if card.legend and (legend := line(card.legend, pinged)).strip():
        lines.append(_small(legend))
    return "\n".join(lines)


def _body(card: Card, drawn: _Written, rows: list[Json], files: tuple[tuple[str, bytes], ...]) -> Json:
    texts = [part for part in drawn.parts if unmarked(part).strip()]
    foot = drawn.foot if drawn.foot.strip() else ""
    around = 1 + len(files) + (2 if foot else 1) + sum(1 + len(row["components"]) for row in rows)
    room = COMPONENTS - around
    if len(texts) > room:
        texts[room - 1 :] = ["\n\n".join(texts[room - 1 :])]
    parts: list[Json] = [{"type": TEXT, "content": text} for text in texts]
    parts += [{"type": FILE, "file": {"url": f"attachment://{name}"}} for name, _ in files]
    if parts and rows:
        parts.append({"type": SEPARATOR, "divider": True, "spacing": 1})
    if foot or not (parts or rows):
        parts.append({"type": TEXT, "content": foot or "…"})
    parts += rows
    pointer = not rows and not files and not card.title
    return {
        "flags": IS_COMPONENTS_V2,
        "components": parts if pointer else [_container(parts, accent=bool(rows))],
        "allowed_mentions": {"parse": [], "users": list(drawn.users)},
        "attachments": [{"id": str(place), "filename": name} for place, (name, _) in enumerate(files)],
    }


def _container(parts: list[Json], *, accent: bool) -> Json:
    container: Json = {"type": CONTAINER, "components": parts}
    return {**container, "accent_color": ACCENT} if accent else container


# --- too long ------------------------------------------------------------------------------------------


def _shortened(card: Card, talk: str | None) -> _Written:
    """The card as far as it fits: first the longest texts of people are cut, then lists, then all lines."""

    rough = cut_card(card, TEXTS, TEXTS, TEXTS)

    def try_(quotes: int, items: int, all_: int) -> _Written:
        return _written(cut_card(rough, quotes, items, all_), talk, shortened=True)

    steps: tuple[Callable[[int], _Written], ...] = (
        lambda n: try_(_QUOTED + n, TEXTS, TEXTS),
        lambda n: try_(_QUOTED, _ITEMS + n, TEXTS),
        lambda n: try_(min(_QUOTED, n), _ITEMS, n),
    )
    for step in steps:
        found, least, most = step(0), 0, TEXTS
        if not found.fits:
            continue
        while least < most:
            middle = (least + most + 1) // 2
            drawn = step(middle)
            if drawn.fits:
                found, least = drawn, middle
            else:
                most = middle - 1
        return found
    return _written(replace(cut_card(rough, 0, 0, 0), legend=()), talk, shortened=True)


def _file_name(card: Card) -> str:
    """Letters, digits and hyphens, which Discord keeps as they are: the file is referred to by its name."""
    letters = unicodedata.normalize("NFKD", plain(card.title)).encode("ascii", "ignore").decode().lower()
    name = re.sub("[^a-z0-9]+", "-", letters)[:_FILE_NAME].strip("-")
    return f"{name or 'card'}.txt"
