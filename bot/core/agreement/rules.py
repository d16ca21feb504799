"""What an agreement accepts and refuses, and what it waits for.

The rules (*Many Voices One Song*, on policy review; S3 guide, "Evaluate and Evolve Agreements"):

1. An agreement has a day on which the circle looks at it again: renew, amend or drop, each by consent.
2. When that day or its term comes, it is due: the circle is told, once. Overdue, it stays in force, flagged.
3. An objection after the decision doesn't undo it. It goes on the record, and the circle is offered an
   earlier review.
4. What another decision did to it can be taken back while that decision may be reopened. If its own decision
   is reopened, it is annulled: it never belonged to the register. Decided again, it is entered again.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.core.agreement.messages import (
    Annul,
    Annulled,
    Drop,
    Dropped,
    Enter,
    Entered,
    FellDue,
    ObjectedLate,
    ObjectLate,
    Renew,
    Renewed,
    Restore,
    Restored,
    Supersede,
    Superseded,
)
from bot.core.agreement.state import Agreement
from bot.core.kernel import Accepted, Context, Decided, Ring, refused


def is_over(agreement: Agreement) -> bool:
    """Whether it no longer holds."""
    return agreement.status in ("dropped", "superseded", "annulled")


def deadlines(agreement: Agreement) -> Mapping[str, datetime]:
    """Its review and the end of its term, until they have come."""
    if is_over(agreement):
        return {}
    found: dict[str, datetime] = {}
    if agreement.dates.review is not None and not agreement.review_rang:
        found["review"] = agreement.dates.review.at
    if agreement.dates.term_ends is not None and not agreement.term_rang:
        found["term"] = agreement.dates.term_ends
    return found


def decide(agreement: Agreement | None, command: Any, ctx: Context) -> Decided:
    """What the command leads to."""
    if isinstance(command, Ring):
        return _ring(agreement, command, ctx)
    if isinstance(command, Enter):
        return _enter(agreement, command, ctx)
    if agreement is None:
        return refused("agreement-unknown")
    if isinstance(command, Restore):
        undoes = agreement.before is not None and agreement.before.process == command.process
        return Accepted((Restored(command.process),) if undoes else ())
    if is_over(agreement):
        return refused("agreement-is-over", number=agreement.number)
    return _ACTS[type(command)](agreement, command)


def _ring(agreement: Agreement | None, ring: Ring, ctx: Context) -> Decided:
    due = None if agreement is None else deadlines(agreement).get(ring.key)
    if due is None or due != ring.due_at or ctx.now < due:
        return Accepted()
    return Accepted((FellDue("review" if ring.key == "review" else "term"),))


def _enter(agreement: Agreement | None, command: Enter, ctx: Context) -> Decided:
    if ctx.circle is None:
        return refused("circle-unknown")
    if agreement is not None and agreement.status != "annulled":
        return refused("agreement-exists", number=agreement.number)
    entered = Entered(
        number=ctx.number,
        circle=ctx.circle.id,
        title=command.title,
        text=command.text,
        decided_at=command.decided_at,
        basis=command.basis,
        dates=command.dates,
        replaces=command.replaces,
    )
    return Accepted((entered,))


def _renew(agreement: Agreement, command: Renew) -> Decided:
    if agreement.before is not None and agreement.before.process == command.process:
        return Accepted()
    return Accepted((Renewed(command.dates, command.process),))


def _drop(_: Agreement, command: Drop) -> Decided:
    return Accepted((Dropped(command.process),))


def _supersede(_: Agreement, command: Supersede) -> Decided:
    return Accepted((Superseded(command.process),))


def _annul(_: Agreement, command: Annul) -> Decided:
    return Accepted((Annulled(),))


def _object_late(agreement: Agreement, command: ObjectLate) -> Decided:
    if any((late.by, late.words) == (command.by, command.words) for late in agreement.late):
        return Accepted()
    return Accepted((ObjectedLate(command.words, command.by),))


_ACTS: Mapping[type, Callable[[Agreement, Any], Decided]] = {
    Renew: _renew,
    Drop: _drop,
    Supersede: _supersede,
    Annul: _annul,
    ObjectLate: _object_late,
}
