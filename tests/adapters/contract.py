"""What the tests need of an adapter to hold it to what every adapter promises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.cards import Card
from bot.ports import Inbound


@dataclass(frozen=True)
class Binding:
    """One adapter: its class, payloads as its platform sends them, and its two pure sides."""

    adapter: type[Any]
    payloads: Mapping[str, Any]
    """As recorded, one person's acts in one place: ``command`` (``!inbox``), ``mark`` (👍 under a card of the
    bot), ``unmark`` (the same mark taken away), ``words`` (a reply to that card), ``erased`` (that card
    deleted)."""
    own: Any
    """Something that the bot itself did; the page of ``try`` has no such thing: ``None``."""
    read: Callable[[Any], Inbound | None]
    """What comes in. Anything may come in."""
    shown: Callable[[Card], str]
    """A card as this platform shows it, lowered to what it can do: all text that people can read, with the
    labels of its buttons."""
