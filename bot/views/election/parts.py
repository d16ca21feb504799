"""The parts that election cards are made of: the role and its term, and whom people named, with reasons."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards import Block, Line, Paragraph, Quote
from bot.core.election.state import Election, Phase, Result, Term
from bot.ports import Stream
from bot.views.look import Look
from bot.words.wording import say_calendar

ROOM = 9_000
"""Characters of reasons that stand on a card; the rest is told to whoever asks for the details."""
ROOM_BESIDE = 3_000
"""The same in a private word, where something else is asked."""

_BESIDE = 40
"""So much stands beside a reason: who names whom."""


def within(stream: Stream) -> Stream:
    """The consent decision inside, as a stream that is drawn like one that runs by itself."""
    return replace(stream, state=stream.state.decision)


def role(look: Look, state: Election) -> Iterator[Block]:
    """What the role is, as it was or is to be consented to."""
    if state.phase is not Phase.ROLE:
        yield Quote(look.words(state.mandate.text), look.say("view-election-role", role=state.role))


def following(look: Look, state: Election) -> Line:
    """The roles whose elections come next."""
    return look.join(look.speaker.role(each.role) or each.role for each in state.following)


def effect(look: Look, state: Election) -> Iterator[Paragraph]:
    """What a yes leads to: who takes on which role for how long, and what the term was before."""
    term_ = term(look, state)
    if state.candidate is None:
        yield look.paragraph("view-election-would-be", role=state.role, term=term_)
    else:
        person = look.name(state.candidate)
        yield look.paragraph("view-election-would-fill", person=person, role=state.role, term=term_)
    former, decision = state.former_term, state.decision
    if former is not None and decision is not None and former.revision == decision.revision:
        yield look.paragraph("view-election-term-changed", term=term_, former=_said(look, former.term))


def term(look: Look, state: Election) -> str:
    """For how long, or until when."""
    return _said(look, state.term)


def _said(look: Look, term: Term) -> str:
    if term.until is not None:
        return look.text("view-election-term-until", day=term.until)
    return say_calendar(term.span, look.language)


def nominations(look: Look, state: Election, *, room: int = ROOM) -> Iterator[Block]:
    """Everybody's nomination with its reason, one after the other: not counted, not put together by whom they
    name, in an order that says nothing."""
    look.know((*(each.by for each in state.nominations), *state.nominees))
    if state.nominations:
        yield look.heading("view-heading-nominations")
    for position, each in enumerate(state.nominations):
        text = look.words(each.reason)
        room -= len(text) + _BESIDE
        if room < 0:
            count = len(state.nominations) - position
            yield look.paragraph("view-nominations-more", count=count, number=state.number)
            return
        former = each.former
        if former is None:
            label = look.say("view-nomination", person=look.name(each.by), nominee=look.name(each.nominee))
        else:
            label = look.say(
                "view-nomination-changed",
                person=look.name(each.by),
                nominee=look.name(each.nominee),
                former=look.name(former),
            )
        yield Quote(text, label)


def fit(look: Look, state: Election) -> bool:
    """Whether all reasons stand on the card itself."""
    shown = state.phase is not Phase.CLOSED
    return shown and sum(len(look.words(each.reason)) + _BESIDE for each in state.nominations) <= ROOM


def candidates(look: Look, state: Election) -> Iterator[Paragraph]:
    """Who was put forward before, and what became of it; a no is told without its reason."""
    for each in state.candidates:
        if each.result not in (Result.ASKED, Result.ELECTED):
            key = f"view-candidate-{each.result.replace(' ', '-')}"
            yield look.paragraph(key, small=True, person=look.name(each.member))
