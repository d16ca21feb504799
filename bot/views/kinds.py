"""How each kind of stream looks: one line each; and what one kind shows of all others."""

from collections.abc import Iterator, Mapping

from bot.cards import Block, Bullets
from bot.core.agreement import process_of
from bot.core.kinds import PROCESSES
from bot.ports import Stream
from bot.views import agreement, circle, consent, election, round
from bot.views.look import Look
from bot.views.view import View

VIEWS: Mapping[str, View] = {
    "circle": circle.VIEW,
    "agreement": agreement.VIEW,
    "consent": consent.VIEW,
    "round": round.VIEW,
    "election": election.VIEW,
}
MOST_RUNNING = 20


def running(look: Look, stream: Stream) -> Iterator[Block]:
    """What is going on in a circle, or how to begin something."""
    items = []
    for id in look.uow.streams(kind=PROCESSES, circle=stream.id, open=True, limit=MOST_RUNNING):
        process = look.stream(id)
        standing = VIEWS[process.kind].standing if process is not None else None
        line = standing(look, process) if standing is not None and process is not None else ()
        if line:
            items.append(line)
    if items:
        yield look.heading("view-heading-running")
        yield Bullets(tuple(items))
    else:
        yield look.paragraph("view-circle-quiet", small=True)


def decided(look: Look, stream: Stream) -> Iterator[Block]:
    """How an agreement was decided, as the process tells it that it comes of."""
    process = look.stream(process_of(stream.id))
    if process is not None:
        yield from VIEWS[process.kind].decided(look, process)
