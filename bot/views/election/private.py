"""What goes with a word about an election: what its reader can do, and what they do it about."""

from collections.abc import Iterator

from bot.cards import Action, Block, Line
from bot.core.election import ELECTION
from bot.core.election.state import Election, Phase
from bot.core.kernel import MemberId
from bot.ports import Stream
from bot.views.consent import private as consent
from bot.views.consent.parts import now
from bot.views.election import parts
from bot.views.election.deeds import Deeds, may_reopen
from bot.views.look import Look
from bot.views.view import Beneath

_PASSING = frozenset(
    {
        "election-nominate",
        "election-nominate-again",
        "election-nominate-missing",
        "election-nominations-held",
        "election-candidate-now",
        "election-candidate-now-named",
        "election-nobody-left",
        "election-candidate-next",
        "election-your-turn",
        "election-still-yours",
    }
)
"""Words that are not worth sending once it isn't the reader's move any more."""
_ABOUT_AN_OBJECTION = frozenset({"told-words-object", "told-words-object-opened"})

_ASK_FOR_WORDS = frozenset(
    {"told-reason-pending", "ask-for-words-object", "consent-give-reason", "raised-hand-election"}
)


def beneath(look: Look, stream: Stream, slot: str, key: str) -> Beneath:
    """What stands beneath a word whose answers belong to this card; nothing once the card is a former one."""
    state: Election = stream.state
    if slot != ELECTION.slot(state):
        return (), ()
    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()
    if state.deciding is not None:
        blocks, actions = consent.beneath(look, parts.within(stream), slot, key)
        if not key.startswith("told-"):
            blocks = (*parts.effect(look, state), *blocks)
    if key == "election-objected-late":
        return (), Deeds(look, stream, marks=False).all(("again",))
    if look.reader is None or key in _ABOUT_AN_OBJECTION:
        return blocks, actions
    own = look.reader in (state.candidate, state.facilitator)
    if key in _ASK_FOR_WORDS and state.candidate is not None and not own:
        person, guide = look.name(state.candidate), look.name(state.facilitator)
        helped = look.paragraph(
            "view-form-object-filling-intro", small=True, person=person, facilitator=guide
        )
        blocks = (*blocks, helped)
    if key == "consent-you-are-asked":
        blocks = (*blocks, *parts.role(look, state))
    if key in ("election-nominate", "election-nominate-again", "election-nominate-missing"):
        blocks = tuple(parts.role(look, state))
    if key in ("election-you-are-put-forward", "election-your-turn"):
        blocks = tuple(_put_forward(look, state))
    return blocks, Deeds(look, stream).for_one(look.reader)


def _put_forward(look: Look, state: Election) -> Iterator[Block]:
    """For whoever is to take the role: what it is, for how long, and what was said for them."""
    yield look.paragraph("view-election-term", term=parts.term(look, state))
    if state.deciding is not None:
        yield now(look, state.deciding)
    yield from parts.role(look, state)
    yield from parts.nominations(look, state)


def is_passed(look: Look, stream: Stream, slot: str, key: str) -> bool:
    """Whether a word that waited to be sent has nothing to say any more."""
    state: Election = stream.state
    if key in _PASSING and look.reader is not None:
        return slot != ELECTION.slot(state) or not ELECTION.owes(state, look.reader)
    if key in consent.PASSING:
        return state.deciding is None or consent.is_passed(look, parts.within(stream), slot, key)
    return False


def waits(look: Look, stream: Stream) -> tuple[Line, ...]:
    """What waits for the reader here, each in one line with its deadline."""
    state: Election = stream.state
    if look.reader is None or not ELECTION.owes(state, look.reader):
        return ()
    if state.deciding is not None and look.reader == state.candidate and state.phase is Phase.CONSENT:
        return (look.say("view-waits-election-your-turn"),)
    if state.deciding is not None:
        return consent.waits(look, parts.within(stream))
    return tuple(_waiting(look, state, look.reader))


def _waiting(look: Look, state: Election, reader: MemberId) -> Iterator[Line]:
    leads, step = reader == state.facilitator, state.step
    if state.gathering:
        yield look.say("view-waits-election-begin")
        return
    if state.phase is Phase.CANDIDATE:
        yield look.say("view-waits-election-candidate")
        return
    if step is not None and reader in step.waiting:
        key = f"view-waits-election-{state.phase}"
        if step.ends_at is not None and not step.passed:
            yield look.say(key, until=step.ends_at)
        else:
            yield look.say(f"{key}-untimed")
    if leads and state.joined:
        yield look.say("view-waits-joiners", people=look.names(state.joined))
    if leads and state.held_since is not None:
        yield look.say("view-waits-election-held")


def answers(look: Look, stream: Stream, *, marks: bool) -> tuple[Action, ...]:
    """What the reader can do here now."""
    return Deeds(look, stream, marks=marks).for_one(look.reader) if look.reader is not None else ()


def action(look: Look, stream: Stream, verb: str, *, extra: str = "", label: str = "") -> Action | None:
    """One action as it is now."""
    return Deeds(look, stream, marks=False).of(verb, label=label)


def text(look: Look, stream: Stream) -> Iterator[Block]:
    """What is to be answered."""
    state: Election = stream.state
    if state.deciding is not None:
        yield from parts.effect(look, state)
        yield from consent.text(look, parts.within(stream))
    else:
        yield from parts.role(look, state)
        yield from parts.nominations(look, state, room=parts.ROOM_BESIDE)


def details(look: Look, stream: Stream) -> Beneath:
    """For whoever asks: every reason that may be seen, and all they can do."""
    state: Election = stream.state
    if look.reader is None:
        return (), ()
    blocks = [] if parts.fit(look, state) else list(parts.nominations(look, state, room=1_000_000))
    if may_reopen(state, look.reader):
        blocks.append(look.paragraph("told-you-were-last"))
    return tuple(blocks), Deeds(look, stream, marks=False).everything(look.reader)
