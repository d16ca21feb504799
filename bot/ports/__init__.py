"""What the engine asks of the outside: a store that keeps, adapters that speak, a clock that tells time."""

from bot.ports.acts import (
    Account,
    Act,
    Command,
    Departed,
    Erased,
    Inbound,
    Known,
    Mark,
    Mention,
    MessageRef,
    Moved,
    Place,
    Press,
    Typed,
    Unmark,
    Wrote,
)
from bot.ports.adapter import Adapter, Advice, CannotServe, Desk, Gone, Reply, TryLater
from bot.ports.clock import Clock
from bot.ports.store import Store, Stream, UnitOfWork, Work

__all__ = [
    "Account",
    "Act",
    "Adapter",
    "Advice",
    "CannotServe",
    "Clock",
    "Command",
    "Departed",
    "Desk",
    "Erased",
    "Gone",
    "Inbound",
    "Known",
    "Mark",
    "Mention",
    "MessageRef",
    "Moved",
    "Place",
    "Press",
    "Reply",
    "Store",
    "Stream",
    "TryLater",
    "Typed",
    "UnitOfWork",
    "Unmark",
    "Work",
    "Wrote",
]
