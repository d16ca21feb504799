"""The card of a talking round: who speaks, who is next, who was heard; and in the end, what they said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.cards import Block, Card, Line, Paragraph, Quote
from bot.core.kernel import MemberId
from bot.core.round import ROUND
from bot.core.round.state import PASSED_FREELY, Mode, Outcome, Phase, Round, Said
from bot.ports import Stream
from bot.views import process
from bot.views.listing import in_order, people
from bot.views.look import Look
from bot.views.round.deeds import Deeds, asking

ROOM = 9_000
"""Characters of what was said that stand on a card; the rest is told to whoever asks for the details."""
ROOM_LATE = 3_000
"""As many of what came late."""
LEAST = 200
"""Characters of everybody's words that are shown, where they are shown at all."""
AROUND = 20
"""Characters that go with each: the name."""


def draw(look: Look, stream: Stream, slot: str) -> Card:
    """The card of this slot: alive, or a pointer where the round has moved on."""
    state: Round = stream.state
    if slot != ROUND.slot(state):
        key = "view-round-pointer-closed" if state.phase is Phase.CLOSED else "view-round-pointer"
        line = look.say(key, number=state.number, title=look.title(state.title))
        return Card(blocks=(Paragraph(line, small=True),), language=look.language)
    blocks = {
        Phase.GATHERING: _gathering,
        Phase.OPEN: _turns if state.is_live else _open,
        Phase.CLOSED: _closed,
    }[state.phase]
    return Card(
        title=look.say("view-round-title", number=state.number, title=look.title(state.title)),
        blocks=tuple(blocks(look, state)),
        actions=Deeds(look, stream).for_all(),
        language=look.language,
    )


def whose(look: Look, stream: Stream) -> Line:
    """In few words, how many have spoken, or whose turn it is."""
    state: Round = stream.state
    if state.turn is not None:
        return process.theirs(look, state.turn.members)
    return () if state.is_live else process.answered(look, state.step)


def prompt(look: Look, state: Round) -> Iterator[Block]:
    """What is asked, and how free one is to pass."""
    yield look.paragraph(asking(state))
    yield look.paragraph(
        "view-round-pass-freely" if state.sort in PASSED_FREELY else "view-round-every-voice"
    )
    if state.forgets and state.phase is not Phase.CLOSED:
        yield look.paragraph("view-round-forgets", small=True)


def _prompt(look: Look, state: Round) -> Iterator[Block]:
    yield from prompt(look, state)
    if state.about is not None:
        process = look.stream(state.about)
        if process is not None:
            yield look.paragraph("view-round-about", small=True, number=process.number)


def _gathering(look: Look, state: Round) -> Iterator[Block]:
    yield from _prompt(look, state)
    yield look.paragraph("view-round-who-is-here", facilitator=look.name(state.facilitator))
    yield from people(look, "view-present", state.present)


def _turns(look: Look, state: Round) -> Iterator[Block]:
    """Live: one speaks, and everybody sees who is next."""
    yield from _prompt(look, state)
    turn = state.turn
    if turn is not None:
        key = "view-round-speaking-together" if turn.together else "view-round-speaking"
        yield look.paragraph(key, people=look.names(turn.members), length=state.length)
        if turn.informed:
            yield look.paragraph("view-round-time-over")
    elif state.held_since:
        guide = look.name(state.facilitator)
        yield look.paragraph("view-round-held-live", people=look.names(state.unheard), facilitator=guide)
    following = (*state.queue, *state.tail)
    if following:
        yield look.paragraph("view-round-next", people=in_order(look, following))
    yield from _names(look, "view-round-once-more", state.silent)
    spoke = tuple(member for member in state.heard if not state.said[member].passed)
    yield from _names(look, "view-round-heard", spoke)
    yield from _names(look, "view-round-passed", (m for m in state.heard if state.said[m].passed))
    # What was given by a form or in private stands nowhere else; the rest is in the thread.
    yield from words(look, state, (member for member in spoke if state.said[member].given))
    yield look.how("view-round-how-live", "plain_words", "view-round-how-live-named", small=True)
    yield from people(look, "view-round-absent", state.absent)


def _open(look: Look, state: Round) -> Iterator[Block]:
    """Over days: everybody once, in sight of each other or unseen."""
    yield from _prompt(look, state)
    step = state.step
    if step is not None:
        heard, asked, guide = step.answered, len(step.asked), look.name(state.facilitator)
        if state.held_since:
            yield look.paragraph("view-round-held", heard=heard, asked=asked, facilitator=guide)
        elif step.ends_at is not None:
            until = step.ends_at
            yield look.paragraph("view-round-until", heard=heard, asked=asked, until=until, facilitator=guide)
    if state.mode is Mode.BLIND:
        yield look.paragraph("view-round-blind")
    else:
        yield from words(look, state, state.heard)
    yield from _names(look, "view-round-still-asked", state.unheard)
    if step is not None:
        yield from people(look, "view-away", step.away)
    if state.mode is Mode.BLIND:
        yield look.how(
            "view-round-how-form", "private_answers", "view-round-how-blind", small=True, number=state.number
        )
    else:
        yield look.how("view-round-how", "plain_words", "view-round-how-named", small=True)


def _closed(look: Look, state: Round) -> Iterator[Block]:
    """Who was heard, in their words; of a check-in, who was there."""
    at = state.closed_at or look.now
    unheard = (member for member in state.unheard if member not in state.late)
    outcome = (state.outcome or Outcome.COMPLETE).value.replace(" ", "-")
    yield look.paragraph(f"view-round-ended-{outcome}", at=at)
    if state.reason is not None:
        yield Quote(look.words(state.reason), look.say("view-ended-reason"))
    yield from words(look, state, state.heard)
    if not is_kept(state):
        yield look.paragraph("view-round-forgotten", small=True)
    yield from _names(look, "view-round-unheard", unheard)
    yield from people(look, "view-round-absent", state.absent)
    if state.step is not None:
        yield from people(look, "view-away", state.step.away)
    yield from late_words(look, state)


def is_kept(state: Round) -> bool:
    """Whether what was said is there to be shown: what a check-in said goes with its end."""
    return not (state.forgets and state.phase is Phase.CLOSED)


def words(look: Look, state: Round, members: Iterable[MemberId], *, room: int = ROOM) -> Iterator[Block]:
    """What people said, in the order in which they did, as much as there is room for."""
    listed = tuple(members)
    spoke = [member for member in listed if not state.said[member].passed]
    look.know(listed)
    if is_kept(state):
        told = [_text(look, state.said[member]) for member in spoke]
        yield from _quotes(look, state, told, [(look.name(member),) for member in spoke], room)
    else:
        yield from _names(look, "view-round-heard", spoke)
    yield from _names(look, "view-round-passed", (m for m in listed if state.said[m].passed))


def late_words(look: Look, state: Round, *, room: int = ROOM_LATE) -> Iterator[Block]:
    """What came after the close, in the order in which it did, as much as there is room for."""
    late = sorted(state.late.items(), key=lambda item: item[1].at)
    if not is_kept(state):
        for member, _ in late:
            yield look.paragraph("view-round-late", small=True, person=look.name(member))
        return
    told = [_text(look, said) for _, said in late]
    names = [look.say("view-round-said-late", person=look.name(member)) for member, _ in late]
    yield from _quotes(look, state, told, names, room)


def _quotes(
    look: Look, state: Round, told: Sequence[str], names: Sequence[Line], room: int
) -> Iterator[Block]:
    """As much as there is room for. Where not all fits, whoever said much doesn't take the others' room."""
    fits = sum(len(text) + AROUND for text in told) <= room
    share = max(LEAST, room // max(1, len(told)) - AROUND)
    cut = False
    for position, (text, name) in enumerate(zip(told, names, strict=True)):
        shown = text if fits or len(text) <= share else f"{text[:share].rstrip()} …"
        cut = cut or shown != text
        room -= len(shown) + AROUND
        if room < 0:
            yield look.paragraph("view-round-more", count=len(told) - position, number=state.number)
            return
        yield Quote(shown, name)
    if cut:
        yield look.paragraph("view-round-cut", small=True, number=state.number)


def _text(look: Look, said: Said) -> str:
    return "\n".join(map(look.words, said.words)) or look.text("view-round-spoke")


def _names(look: Look, key: str, members: Iterable[MemberId]) -> Iterator[Paragraph]:
    """A line that names people in this order, if there are any."""
    listed = tuple(members)
    if listed:
        yield look.paragraph(key, people=in_order(look, listed), count=len(listed))


def every_word(look: Look, state: Round) -> Iterator[Block]:
    """What the card has no room for or doesn't show yet, for whoever asks for the details."""
    live = state.is_live and state.phase is Phase.OPEN
    if is_kept(state) and (live or _length(look, state.said) > ROOM):
        yield from words(look, state, state.heard, room=1_000_000)
    if is_kept(state) and _length(look, state.late) > ROOM_LATE:
        yield from late_words(look, state, room=1_000_000)


def _length(look: Look, said: Mapping[MemberId, Said]) -> int:
    return sum(len(_text(look, each)) + AROUND for each in said.values() if not each.passed)
