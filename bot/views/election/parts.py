"""The parts that election cards are made of: the role and its term, and whom people named, with reasons."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards import Block, Paragraph, Quote
from bot.core.election.state import Election, Phase, Result
from bot.ports import Stream
from bot.views.look import Look
from bot.words.wording import say_calendar

ROOM = 9_000
"""Characters of reasons that stand on a card; the rest is told to whoever asks for the details."""


def within(stream: Stream) -> Stream:
    """The consent decision inside, as a stream that is drawn like one that runs by itself."""
    return replace(stream, state=stream.state.decision)


def role(look: Look, state: Election) -> Iterator[Block]:
    """What the role is, as it was or is to be consented to."""
    if state.phase is not Phase.ROLE:
        yield Quote(look.words(state.mandate.text), look.say("view-election-role", role=state.role))


def term(look: Look, state: Election) -> str:
    """For how long, or until when."""
    term = state.term
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
        room -= len(text) + 40
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


def candidates(look: Look, state: Election) -> Iterator[Paragraph]:
    """Who was put forward before, and what became of it; a no is told without its reason."""
    for each in state.candidates:
        if each.result not in (Result.ASKED, Result.ELECTED):
            key = f"view-candidate-{each.result.replace(' ', '-')}"
            yield look.paragraph(key, small=True, person=look.name(each.member))
