"""What was objected after a decision: it stands, and what was said goes with the agreement to its review."""

from collections.abc import Iterator

from bot.cards import Block, Quote
from bot.core.agreement import Agreement
from bot.views.look import Look


def late_objections(look: Look, agreement: Agreement) -> Iterator[Block]:
    """In their authors' words, if there are any."""
    if agreement.late:
        yield look.heading("view-heading-late")
        for late in agreement.late:
            yield Quote(look.words(late.words), look.say("view-late", person=look.name(late.by), day=late.at))
