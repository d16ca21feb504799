"""What goes with a word about a consent decision: the text it is about, and what its reader can do."""

from collections.abc import Iterator

from bot.cards import Action, Block, Line, Quote
from bot.core.consent.kind import CONSENT
from bot.core.consent.state import Decision, Phase, Status
from bot.core.kernel import MemberId
from bot.core.slots import question_of
from bot.ports import Stream
from bot.views.consent import parts
from bot.views.consent.card import own_part
from bot.views.consent.deeds import Deeds, may_reopen, owns_objection
from bot.views.difference import difference, shown
from bot.views.look import Look

_IN_THE_PLACE = {
    "consent-corrected": ("changes-meaning",),
    "consent-withdrawal-announced": ("keep",),
    "consent-objection-orphaned": ("carry", "nobody-carries"),
    "consent-release-announced": ("carry",),
}
"""What everybody can answer to a notice in the place; the card has the rest."""

PASSING = frozenset(
    {
        "consent-still-missing",
        "consent-too-few",
        "consent-you-are-asked",
        "consent-asked-again",
        "consent-is-it-met",
        "consent-integration-nudge",
        "consent-perhaps-not-ours",
        "consent-give-reason",
        "consent-question-for-you",
    }
)
"""Words that are not worth sending once it isn't the reader's move any more."""


def beneath(look: Look, stream: Stream, slot: str, key: str) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """What stands beneath a word whose answers belong to this card; nothing once the card is a former one."""
    state: Decision = stream.state
    question = question_of(slot)
    if question is not None:
        return (), Deeds(look, stream).for_question(look.reader, question) if look.reader else ()
    if slot != CONSENT.slot(state):
        return (), ()
    deeds = Deeds(look, stream)
    if look.reader is None:
        deeds.marks = False
        offered = {action.token.split("/")[2]: action for action in deeds.for_all()}
        return (), tuple(offered[verb] for verb in _IN_THE_PLACE.get(key, ()) if verb in offered)
    if key in ("told-amend-or-wait", "consent-draft-now"):
        return (), deeds.for_draft(may_wait=key == "told-amend-or-wait")
    if key in ("told-words-object", "told-words-object-opened"):
        return (), deeds.for_objection(look.reader)
    if key in ("told-reason-pending", "ask-for-words-object", "consent-give-reason"):
        return (*parts.aim(look, stream),), deeds.for_one(look.reader)
    return tuple(_reminded(look, state, look.reader, key)), deeds.for_one(look.reader)


def _reminded(look: Look, state: Decision, reader: MemberId, key: str) -> Iterator[Block]:
    """Whoever is to answer a text has it before their eyes, and what they have answered so far; whoever is to
    work an objection in is asked for something else."""
    waited_for = state.step is not None and reader in state.step.waiting
    concerned = waited_for or reader == state.about or owns_objection(state, reader)
    if concerned and not key.startswith("told-"):
        yield from parts.effect(look, state)
        if not _is_shown_whole(look, state, key):
            yield parts.now(look, state)
    if key != "consent-objections-opened":
        yield from own_part(look, state, reader)


def _is_shown_whole(look: Look, state: Decision, key: str) -> bool:
    """Whether the difference that the message carries has the whole text in it."""
    if key not in ("consent-asked-again", "consent-is-it-met") or state.revision == 1:
        return False
    before, after = look.words(parts.former_text(state)), look.words(state.text)
    return before != after and shown(before, after, ()).runs == difference(before, after)


def is_passed(look: Look, stream: Stream, slot: str, key: str) -> bool:
    """Whether a word that waited to be sent has nothing to say any more."""
    state: Decision = stream.state
    if key not in PASSING or look.reader is None:
        return False
    question = question_of(slot)
    if question is not None:
        return state.phase is Phase.CLOSED or state.questions[question - 1].answer is not None
    return slot != CONSENT.slot(state) or not (
        CONSENT.owes(state, look.reader) or owns_objection(state, look.reader)
    )


# --- the inbox ----------------------------------------------------------------------------------------


def waits(look: Look, stream: Stream) -> tuple[Line, ...]:
    """What waits for the reader here, each in one line with its deadline."""
    state: Decision = stream.state
    reader = look.reader
    if reader is None or not CONSENT.owes(state, reader):
        return ()
    return tuple(_waiting(look, state, reader))


def _waiting(look: Look, state: Decision, reader: MemberId) -> Iterator[Line]:
    step = state.step
    if any(o.carrier == reader and o.status is Status.REASON_PENDING for o in state.blocking):
        yield look.say("view-waits-why")
    if reader == state.proposer and state.open_questions:
        yield look.say("view-waits-answer", count=len(state.open_questions))
    if step is not None and reader in step.waiting and state.phase is not Phase.CLOSED:
        phase = Phase.CONSENT if state.phase is Phase.INTEGRATION else state.phase
        timed = step.ends_at is not None and not step.passed
        key = f"view-waits-{phase}" if timed else f"view-waits-{phase}-untimed"
        yield look.say(key, until=step.ends_at) if step.ends_at and timed else look.say(key)
    if reader in (state.facilitator, state.proposer) and state.phase is Phase.INTEGRATION:
        yield look.say("view-waits-integration")
    if reader == state.facilitator and state.late:
        yield look.say("view-waits-joiners", people=look.names(state.late))


def answers(look: Look, stream: Stream, *, marks: bool) -> tuple[Action, ...]:
    """What the reader can do here now."""
    return Deeds(look, stream, marks=marks).for_one(look.reader) if look.reader is not None else ()


def action(look: Look, stream: Stream, verb: str, *, extra: str = "", label: str = "") -> Action | None:
    """One action as it is now."""
    return Deeds(look, stream, marks=False).of(verb, extra, label=label)


def text(look: Look, stream: Stream) -> Iterator[Block]:
    """The text that is to be answered, and what its adoption does."""
    yield from parts.effect(look, stream.state)
    yield parts.now(look, stream.state)


def details(look: Look, stream: Stream) -> tuple[tuple[Block, ...], tuple[Action, ...]]:
    """For whoever presses Details: what they have answered, the former texts, and all they can do."""
    state: Decision = stream.state
    reader = look.reader
    if reader is None:
        return (), ()
    return tuple(_history(look, state, reader)), Deeds(look, stream, marks=False).everything(reader)


def _history(look: Look, state: Decision, reader: MemberId) -> Iterator[Block]:
    yield from own_part(look, state, reader)
    if may_reopen(state, reader):
        yield look.paragraph("told-you-were-last")
    former = state.revisions[:-1]
    if former:
        yield look.heading("view-heading-former")
    for revision in former:
        label = look.say("view-consent-text-revised", person=look.name(revision.by), revision=revision.number)
        yield Quote(look.words(revision.text), label)
