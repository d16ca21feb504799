"""The commands of talking rounds."""

from bot.core.round.state import Mode, Order, Sort
from bot.verbs.verb import CIRCLE, Option, Verb, on_process, shortcut

SORTS: tuple[str, ...] = tuple(Sort)
MODES: tuple[str, ...] = tuple(Mode)
ORDERS: tuple[str, ...] = tuple(Order)

ROUND = (
    Option("kind", "choice", choices=SORTS),
    Option("mode", "choice", choices=MODES),
    Option("order", "choice", choices=ORDERS),
    Option("turn", "span"),
    Option("deadline", "moment"),
    CIRCLE,
)

VERBS: tuple[Verb, ...] = (
    Verb(
        "round",
        "start",
        ROUND,
        title="title",
        form=("title", "kind", "mode", "deadline"),
        example="!round start How was the summer fair?\nkind: evaluation\nmode: async\ndeadline: 3 days",
    ),
    on_process("round", "say", "text", required=True, example="!round say #12 I would do it again."),
    on_process("round", "pass"),
    on_process("round", "later"),
    on_process("round", "done"),
    on_process("round", "next"),
    on_process("round", "close"),
    on_process("round", "again"),
    shortcut("round", "join"),
    shortcut("round", "extend"),
    shortcut("round", "meeting", "reason"),
    shortcut("round", "details"),
)
