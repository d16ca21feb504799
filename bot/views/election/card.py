"""The card of an election: the role, whose move it is, until when; whom people name only once all are in."""

from collections.abc import Iterator

from bot.cards import Block, Card, Line, Paragraph, Quote
from bot.core import slots
from bot.core.election import ELECTION
from bot.core.election.state import ROLE_WITHIN, Election, Outcome, Phase
from bot.core.kernel import MemberId
from bot.ports import Stream
from bot.views import process
from bot.views.consent import card as consent
from bot.views.consent.parts import objections, stances
from bot.views.election import parts
from bot.views.election.deeds import Deeds
from bot.views.listing import people
from bot.views.look import Look


def draw(look: Look, stream: Stream, slot: str) -> Card:
    """The card of this slot: alive, or a pointer where the election has moved on."""
    state: Election = stream.state
    if slot != ELECTION.slot(state):
        goes_on = "closed" if state.phase is Phase.CLOSED else "open"
        line = look.say(
            f"view-election-pointer-{_step(slot)}",
            number=state.number,
            title=look.title(state.title),
            next=look.text(f"view-election-next-{goes_on}"),
        )
        return Card(blocks=(Paragraph(line, small=True),), language=look.language)
    return Card(
        title=look.say("view-election-title", number=state.number, title=look.title(state.title)),
        blocks=tuple(_blocks(look, stream)),
        actions=Deeds(look, stream).for_all(),
        language=look.language,
    )


def whose(look: Look, stream: Stream) -> Line:
    """In few words, how many have answered, or whose move it is."""
    state: Election = stream.state
    if state.deciding is not None:
        return consent.whose(look, parts.within(stream))
    if state.phase is Phase.CANDIDATE:
        return process.theirs(look, (state.facilitator,))
    return () if state.gathering else process.answered(look, state.step)


def _step(slot: str) -> str:
    """The step that a former card asked about."""
    return Phase.ROLE.value if slots.is_within(slot, ROLE_WITHIN) else slots.step_of(slot)


def _blocks(look: Look, stream: Stream) -> Iterator[Block]:
    state: Election = stream.state
    if state.deciding is not None:
        yield from _deciding(look, stream)
        return
    if state.phase is Phase.CLOSED:
        yield from _closed(look, state)
        return
    if state.gathering:
        yield look.paragraph("view-election-gathering", facilitator=look.name(state.facilitator))
        yield from people(look, "view-present", state.present)
        yield from _role(look, state)
        return
    yield from {
        Phase.NOMINATIONS: _nominations,
        Phase.CHANGE: _change,
        Phase.CANDIDATE: _candidate,
    }[state.phase](look, state)
    if state.takeover is not None:
        guide = look.name(state.facilitator)
        person, until = look.name(state.takeover.by), state.takeover.due
        yield look.paragraph("view-takeover", person=person, until=until, facilitator=guide)
    yield look.paragraph("view-election-facilitated", small=True, facilitator=look.name(state.facilitator))
    if state.step is not None:
        yield from people(look, "view-away", state.step.away)


def _role(look: Look, state: Election) -> Iterator[Block]:
    yield Quote(look.words(state.mandate.text), look.say("view-election-role", role=state.role))
    yield look.paragraph("view-election-term", term=parts.term(look, state))
    if state.following:
        roles = parts.following(look, state)
        yield look.paragraph("view-election-following", small=True, roles=roles)


def _nominations(look: Look, state: Election) -> Iterator[Block]:
    """How many are in, and nothing else of it."""
    step = state.step
    yield look.paragraph("view-election-nominate", role=state.role)
    if step is not None and state.held_since is not None:
        yield look.paragraph(
            "view-election-in-held-live" if state.live else "view-election-in-held",
            count=len(state.sealed),
            asked=len(step.asked),
            facilitator=look.name(state.facilitator),
        )
    elif step is not None and step.ends_at is not None:
        yield look.paragraph(
            "view-election-in", count=len(state.sealed), asked=len(step.asked), until=step.ends_at
        )
    elif step is not None:
        yield look.paragraph("view-election-in-live", count=len(state.sealed), asked=len(step.asked))
    yield look.how("view-election-how-form", "private_answers", "view-election-how", number=state.number)
    yield from _role(look, state)
    yield from people(look, "view-election-not-there", state.missing)
    yield from people(look, "view-joined-meanwhile", state.joined)


def _change(look: Look, state: Election) -> Iterator[Block]:
    step = state.step
    yield look.paragraph("view-election-change")
    if step is not None and step.ends_at is not None:
        yield look.paragraph(
            "view-election-change-until", answered=step.answered, asked=len(step.asked), until=step.ends_at
        )
    elif step is not None:
        yield look.paragraph("view-election-change-live", answered=step.answered, asked=len(step.asked))
    yield from parts.nominations(look, state)
    yield from people(look, "view-election-missing", state.missing)
    yield from _role(look, state)


def _candidate(look: Look, state: Election) -> Iterator[Block]:
    guide = look.name(state.facilitator)
    yield from parts.candidates(look, state)
    yield look.paragraph(
        "view-election-candidate" if state.possible else "view-election-nobody-left", facilitator=guide
    )
    yield from parts.nominations(look, state)
    yield from people(look, "view-election-missing", state.missing)
    yield from _role(look, state)


def _deciding(look: Look, stream: Stream) -> Iterator[Block]:
    """The consent decision as it is drawn everywhere, with what a yes would do."""
    state: Election = stream.state
    slot = ELECTION.slot(state)
    inner = consent.draw(look, parts.within(stream), slot)
    yield from parts.candidates(look, state)
    yield from inner.blocks[:1]
    yield from parts.effect(look, state)
    yield from inner.blocks[1:]
    yield from parts.role(look, state)
    yield from parts.nominations(look, state)


def _closed(look: Look, state: Election) -> Iterator[Block]:
    at = state.closed_at or look.now
    if state.outcome is Outcome.ELECTED:
        yield look.paragraph(
            "view-election-elected",
            person=look.name(_elected(state)),
            role=state.role,
            at=at,
            day=state.term.ends(at),
        )
        yield Quote(look.words(state.candidates[-1].reason), look.say("view-election-because"))
        if state.decision is not None:
            agreed = look.words(state.decision.text)
            if agreed != look.words(state.candidates[-1].reason):
                yield Quote(agreed, look.say("view-election-agreed"))
            yield from stances(look, state.decision)
            yield from objections(look, state.decision)
    else:
        yield look.paragraph(
            f"view-election-ended-{str(state.outcome).replace(' ', '-')}", at=at, role=state.role
        )
        if state.reason is not None:
            yield Quote(look.words(state.reason), look.say("view-election-next-step"))
    for member, reason in sorted(state.late.items()):
        yield Quote(look.words(reason), look.say("view-election-objected-late", person=look.name(member)))
    yield from people(look, "view-election-missing", state.missing)
    if state.following and state.outcome in (Outcome.ELECTED, Outcome.NOBODY):
        roles = parts.following(look, state)
        yield look.paragraph("view-election-following", small=True, roles=roles)


def _elected(state: Election) -> MemberId:
    return state.candidates[-1].member
