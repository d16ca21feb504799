"""What goes with a word about a round: the topic, and what its reader can do."""

from collections.abc import Iterator

from bot.cards import Action, Block, Line
from bot.core.round import ROUND
from bot.core.round.state import Phase, Round
from bot.ports import Stream
from bot.views.look import Look
from bot.views.round.card import every_word, prompt
from bot.views.round.deeds import Deeds

_IN_THE_PLACE = {
    "round-called-next": ("say", "done", "pass", "later"),
    "round-called-last": ("say", "done", "pass"),
    "round-called-together": ("say", "done", "pass"),
    "round-called-again": ("say", "done", "pass"),
    "told-round-close-unheard": ("close",),
}
"""What can be answered to a line in the place; the card has the rest."""

_CALLING = frozenset(
    {"round-called-next", "round-called-last", "round-called-together", "round-called-again"}
)
"""Words that are not worth sending to those who have spoken before they were sent."""
_HELD = frozenset({"round-held", "round-held-live"})
"""Words that are not worth sending once the round goes on."""


def beneath(look: Look, stream: Stream, slot: str, key: str) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """What stands beneath a word whose answers belong to this card; nothing once the card is a former one."""
    state: Round = stream.state
    if slot != ROUND.slot(state):
        return (), ()
    deeds = Deeds(look, stream)
    if look.reader is None:
        how = (look.how("", "plain_words", "view-round-called-named", small=True),) if key in _CALLING else ()
        return how, deeds.all(_IN_THE_PLACE.get(key, ()))
    if key == "told-round-go-on":
        return (), deeds.all(("done", "say"))
    return (), deeds.for_one(look.reader)


def is_passed(look: Look, stream: Stream, slot: str, key: str) -> bool:
    """Whether a word that waited to be sent has nothing to say any more."""
    state: Round = stream.state
    if key in _HELD:
        return state.held_since is None
    turn = state.turn
    return key in _CALLING and (turn is None or all(member in state.said for member in turn.members))


def waits(look: Look, stream: Stream) -> tuple[Line, ...]:
    """What waits for the reader here, each in one line with its deadline."""
    state: Round = stream.state
    if look.reader is None or not ROUND.owes(state, look.reader):
        return ()
    return tuple(_waiting(look, state))


def _waiting(look: Look, state: Round) -> Iterator[Line]:
    leads, reader = look.reader == state.facilitator, look.reader
    if state.phase is Phase.GATHERING:
        yield look.say("view-waits-round-begin")
        return
    step = state.step
    if reader is not None and state.turn is not None and reader in state.turn.members:
        yield look.say("view-waits-round-turn")
    elif step is not None and not state.is_live and reader in step.waiting:
        if step.ends_at is not None and not step.passed:
            yield look.say("view-waits-round-say", until=step.ends_at)
        else:
            yield look.say("view-waits-round-say-untimed")
    if leads and state.held_since:
        key = "view-waits-round-held-live" if state.is_live else "view-waits-round-held"
        yield look.say(key, people=look.names(state.unheard))


def answers(look: Look, stream: Stream, *, marks: bool) -> tuple[Action, ...]:
    """What the reader can do here now."""
    return Deeds(look, stream, marks=marks).for_one(look.reader) if look.reader is not None else ()


def action(look: Look, stream: Stream, verb: str, *, extra: str = "", label: str = "") -> Action | None:
    """One action as it is now."""
    return Deeds(look, stream, marks=False).of(verb, label=label)


def text(look: Look, stream: Stream) -> Iterator[Block]:
    """What is asked."""
    yield from prompt(look, stream.state)


def details(look: Look, stream: Stream) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """For whoever asks: every word that may be seen, and all they can do."""
    state: Round = stream.state
    if look.reader is None:
        return (), ()
    blocks = () if state.hidden else tuple(every_word(look, state))
    return blocks, Deeds(look, stream, marks=False).everything(look.reader)
