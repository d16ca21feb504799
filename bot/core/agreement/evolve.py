"""What each event changes in an agreement."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.core.agreement.messages import (
    Annulled,
    Dropped,
    Entered,
    FellDue,
    ObjectedLate,
    Renewed,
    Restored,
    Superseded,
)
from bot.core.agreement.state import Agreement, Before, LateObjection, Milestone
from bot.core.kernel import Fact


def evolve(agreement: Agreement | None, fact: Fact[Any]) -> Agreement:
    """The agreement after the event."""
    event = fact.event
    if isinstance(event, Entered):
        return _entered(agreement, fact)
    if agreement is None:
        raise ValueError("an agreement begins by being entered")
    return _CHANGES[type(event)](agreement, fact)


def _entered(agreement: Agreement | None, fact: Fact[Entered]) -> Agreement:
    event = fact.event
    milestone = Milestone("entered", fact.at, event.number)
    return Agreement(
        number=event.number,
        circle=event.circle,
        title=event.title,
        text=event.text,
        decided_at=event.decided_at,
        basis=event.basis,
        dates=event.dates,
        replaces=event.replaces,
        history=(milestone,) if agreement is None else (*agreement.history, milestone),
    )


def _fell_due(agreement: Agreement, fact: Fact[FellDue]) -> Agreement:
    review = fact.event.why == "review"
    return replace(
        _noted(agreement, Milestone("due", fact.at)),
        status="due",
        review_rang=agreement.review_rang or review,
        term_rang=agreement.term_rang or not review,
    )


def _noted(agreement: Agreement, milestone: Milestone) -> Agreement:
    return replace(agreement, history=(*agreement.history, milestone))


def _kept(agreement: Agreement, process: int) -> Agreement:
    """Remembers how it stood before this decision."""
    a = agreement
    return replace(a, before=Before(process, a.status, a.dates, a.review_rang, a.term_rang))


def _renewed(agreement: Agreement, fact: Fact[Renewed]) -> Agreement:
    process = fact.event.process
    return replace(
        _noted(_kept(agreement, process), Milestone("renewed", fact.at, process)),
        status="in force",
        dates=fact.event.dates,
        review_rang=False,
        term_rang=False,
    )


def _dropped(agreement: Agreement, fact: Fact[Dropped]) -> Agreement:
    process = fact.event.process
    return replace(
        _noted(_kept(agreement, process), Milestone("dropped", fact.at, process)), status="dropped"
    )


def _superseded(agreement: Agreement, fact: Fact[Superseded]) -> Agreement:
    process = fact.event.process
    return replace(
        _noted(_kept(agreement, process), Milestone("superseded", fact.at, process)),
        status="superseded",
        superseded_by=process,
    )


def _annulled(agreement: Agreement, fact: Fact[Annulled]) -> Agreement:
    milestone = Milestone("annulled", fact.at, agreement.number)
    return replace(_noted(agreement, milestone), status="annulled", before=None)


def _restored(agreement: Agreement, fact: Fact[Restored]) -> Agreement:
    before = agreement.before
    if before is None:
        raise ValueError("there is nothing to restore")
    return replace(
        _noted(agreement, Milestone("restored", fact.at, before.process)),
        status=before.status,
        dates=before.dates,
        review_rang=before.review_rang,
        term_rang=before.term_rang,
        superseded_by=None,
        before=None,
    )


def _objected_late(agreement: Agreement, fact: Fact[ObjectedLate]) -> Agreement:
    late = LateObjection(fact.event.by, fact.event.words, fact.at)
    return replace(agreement, late=(*agreement.late, late))


_CHANGES: Mapping[type, Callable[[Agreement, Any], Agreement]] = {
    FellDue: _fell_due,
    Renewed: _renewed,
    Dropped: _dropped,
    Superseded: _superseded,
    Annulled: _annulled,
    Restored: _restored,
    ObjectedLate: _objected_late,
}
