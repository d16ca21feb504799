"""The agreement as a kind of stream: what is said, what follows, and its rules gathered."""

from collections.abc import Sequence
from typing import Any

from bot.core.agreement.evolve import evolve
from bot.core.agreement.messages import (
    Annulled,
    Dropped,
    Entered,
    FellDue,
    ObjectedLate,
    Renewed,
    Restore,
    Restored,
    Supersede,
    Superseded,
)
from bot.core.agreement.rules import deadlines, decide, is_over
from bot.core.agreement.state import Agreement
from bot.core.circle.state import FACILITATOR, SECRETARY, Circle, holders
from bot.core.kernel import (
    Context,
    Fact,
    Follow,
    Following,
    Kind,
    MemberId,
    Notice,
    Person,
    Quoted,
    Standing,
    message,
)


def notices(
    before: Agreement | None, after: Agreement, fact: Fact[Any], circle: Circle | None
) -> tuple[Notice, ...]:
    """What is said because of the event. What a decision did is announced by the decision itself."""
    event = fact.event
    title = Quoted(after.title)
    if isinstance(event, FellDue):
        due = sum(milestone.what == "due" for milestone in after.history)
        key = "agreement-due-review" if event.why == "review" else "agreement-due-term"
        text = message(key, number=after.number, title=title)
        return (Notice(text, slot=f"due-{due}", pings=_keepers(circle)),)
    if isinstance(event, ObjectedLate):
        text = message(
            "agreement-late-objection",
            number=after.number,
            title=title,
            member=Person(event.by),
            words=Quoted(event.words),
        )
        return (Notice(text, slot=f"late-{len(after.late)}"),)
    return ()


def _keepers(circle: Circle | None) -> tuple[MemberId, ...]:
    """The secretary keeps the dates (*Many Voices One Song*); without one, the facilitator."""
    if circle is None:
        return ()
    return holders(circle, SECRETARY) or holders(circle, FACILITATOR)


def follows(after: Agreement, fact: Fact[Any], ctx: Context) -> Sequence[Following]:
    """An agreement supersedes the one it replaces, and gives it back when it is annulled."""
    if after.replaces is not None:
        if isinstance(fact.event, Entered):
            return (Follow(after.replaces.agreement, Supersede(after.number)),)
        if isinstance(fact.event, Annulled):
            return (Follow(after.replaces.agreement, Restore(after.number)),)
    return ()


def standing(agreement: Agreement) -> Standing:
    """Its status, and the next day that something falls due."""
    return Standing(phase=agreement.status, deadline=min(deadlines(agreement).values(), default=None))


def slot(agreement: Agreement) -> str:
    """None: an agreement is shown when it is asked for, or when it falls due, by a notice."""
    return ""


AGREEMENT = Kind(
    name="agreement",
    schema=1,
    state=Agreement,
    events={
        "entered": Entered,
        "fell due": FellDue,
        "renewed": Renewed,
        "dropped": Dropped,
        "superseded": Superseded,
        "annulled": Annulled,
        "restored": Restored,
        "objected late": ObjectedLate,
    },
    decide=decide,
    evolve=evolve,
    deadlines=deadlines,
    notices=notices,
    follows=follows,
    standing=standing,
    slot=slot,
    is_over=is_over,
)
