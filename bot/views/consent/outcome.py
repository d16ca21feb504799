"""The card of a consent decision that has ended: what came of it, by which answers, and what comes next."""

from collections.abc import Iterator

from bot.cards import Block, Bullets, Card, Line, Quote, Said
from bot.core.agreement import agreement_of
from bot.core.consent.state import Decision, Objection, Outcome, Status
from bot.core.kernel import MemberId, Person
from bot.ports import Stream
from bot.views.consent import parts
from bot.views.consent.deeds import Deeds
from bot.views.listing import people
from bot.views.look import Look


def draw(look: Look, stream: Stream) -> Card:
    """The outcome, with the reasons before anything else."""
    state: Decision = stream.state
    name = str(state.outcome).replace(" ", "-")
    title = look.say(
        f"view-outcome-{name}-title",
        number=state.number,
        title=look.title(state.title),
        circle=_circle(stream),
    )
    return Card(
        title=title,
        blocks=(*_what(look, stream), *_how(look, state), *_then(look, stream)),
        actions=Deeds(look, stream).for_all(),
        language=look.language,
    )


def _circle(stream: Stream) -> str:
    return str(stream.circle)


def _what(look: Look, stream: Stream) -> Iterator[Block]:
    state: Decision = stream.state
    closed_at = state.closed_at or look.now
    if state.outcome is Outcome.ADOPTED:
        key = "view-decided-lapse" if state.basis == "lapse" else "view-decided-consent"
        yield look.paragraph(key, circle=_circle(stream), at=closed_at)
        yield from parts.effect(look, state)
        agreed = "view-last-text" if state.effect.kind == "take" else "view-agreed-text"
        yield Quote(look.words(state.text), look.say(agreed))
    else:
        yield look.paragraph(f"view-ended-{str(state.outcome).replace(' ', '-')}", at=closed_at)
        if state.basis is not None:
            yield look.paragraph(f"view-ended-because-{state.basis.replace(' ', '-')}")
        if state.reason is not None:
            yield Quote(look.words(state.reason), look.say("view-ended-reason"))
        yield Quote(look.words(state.text), look.say("view-last-text"))


def decided(look: Look, stream: Stream) -> Iterator[Block]:
    """The answers and objections of the decision that an agreement comes of, as they stand on its card."""
    state: Decision = stream.state
    if state.outcome is Outcome.ADOPTED:
        yield from _how(look, state)


def _how(look: Look, state: Decision) -> Iterator[Block]:
    """How it came about: stances and reasons by name, objections and what became of them."""
    if state.outcome is Outcome.ADOPTED or state.revealed:
        yield from parts.stances(look, state)
    told = [_objected(look, objection) for objection in state.objections if objection.opened]
    if told:
        yield look.heading("view-heading-objected")
        yield Bullets(tuple(told))
    if state.basis == "lapse" and state.step is not None:
        yield from people(look, "view-no-answer", state.step.waiting)
    yield from people(look, "view-unheard", _unheard(state))
    if state.step is not None:
        yield from people(look, "view-away", state.step.away)
    yield from parts.inputs(look, state)
    yield from parts.parked(look, state)


def _unheard(state: Decision) -> tuple[MemberId, ...]:
    """Who wasn't heard before the consent step; those who lapsed are named by themselves."""
    lapsed = state.step.waiting if state.basis == "lapse" and state.step is not None else ()
    return tuple(member for member in state.unheard if member not in lapsed)


def _objected(look: Look, objection: Objection) -> Line:
    """What somebody objected, in their words, and what became of it."""
    by = Person(objection.by)
    if objection.reason is None:
        return look.say("view-objected-wordless")
    words = Said(look.words(objection.reason))
    if objection.blocks:
        return look.say("view-objected-open", person=by, reason=words)
    if objection.status is Status.INTEGRATED and objection.carrier not in (None, objection.by):
        carrier = look.name(objection.carrier or objection.by)
        return look.say("view-objected-integrated-carried", person=by, reason=words, carrier=carrier)
    if objection.status is Status.INTEGRATED:
        return look.say("view-objected-integrated", person=by, reason=words, revision=objection.revision)
    if objection.carrier is None:
        return look.say("view-objected-released", person=by, reason=words)
    if objection.carrier != objection.by:
        carrier = look.name(objection.carrier)
        return look.say("view-objected-withdrawn-carried", person=by, reason=words, carrier=carrier)
    return look.say("view-objected-withdrawn", person=by, reason=words)


def _then(look: Look, stream: Stream) -> Iterator[Block]:
    """The next step: no way out ends in nothing."""
    state: Decision = stream.state
    name = str(state.outcome).replace(" ", "-")
    if state.outcome is Outcome.ADOPTED:
        yield from parts.dates(look, state)
        if look.stream(agreement_of(state.process)) is not None or state.effect.kind == "agreement":
            yield look.paragraph("view-next-adopted", small=True, number=state.number)
        elif state.effect.kind in ("settings", "removal"):
            yield look.paragraph("view-next-done", small=True)
        return
    if state.next_stream is not None:
        yield look.paragraph(f"view-next-{name}-to", target=str(state.next_stream))
    else:
        yield look.paragraph(f"view-next-{name}", number=state.number)
