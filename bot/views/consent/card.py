"""The live card of a consent decision: what to do now, whose move it is, until when, and what comes then."""

from collections.abc import Iterator
from typing import TypeAlias

from bot.cards import Block, Bullets, Card, Line, Name, Paragraph
from bot.core import slots
from bot.core.circle import is_away, is_member
from bot.core.consent.kind import CONSENT
from bot.core.consent.ringing import STUCK
from bot.core.consent.state import Decision, Phase
from bot.core.kernel import MemberId
from bot.core.step import enough_answers
from bot.ports import Stream
from bot.views import process
from bot.views.consent import outcome, parts
from bot.views.consent.deeds import Deeds, orphans
from bot.views.listing import people
from bot.views.look import Look

Blocks: TypeAlias = Iterator[Block]

UNHELPED = 2
"""After so many revisions without progress a talk about what is happening comes before a third (*Many Voices
One Song*: two rounds without progress, change the approach)."""


def draw(look: Look, stream: Stream, slot: str) -> Card:
    """The card of this slot: alive, or a pointer where the decision has moved on."""
    state: Decision = stream.state
    if slot != CONSENT.slot(state):
        return pointer(look, stream, slot)
    if state.phase is Phase.CLOSED:
        return outcome.draw(look, stream)
    return Card(
        title=parts.title(look, state),
        blocks=(*_now(look, state), *_content(look, stream), *_beside(look, state)),
        actions=Deeds(look, stream).for_all(),
        language=look.language,
    )


def pointer(look: Look, stream: Stream, slot: str) -> Card:
    """What is left of the card of a former step: one line that says where it goes on."""
    state: Decision = stream.state
    former, key = slots.revision_of(slot), f"view-pointer-{slots.step_of(slot)}"
    if 0 < former < state.revision:
        key = "view-pointer-revised"
    line = look.say(
        key, number=state.number, title=look.title(state.title), revision=former, next=_where(look, state)
    )
    return Card(blocks=(Paragraph(line, small=True),), language=look.language)


def _where(look: Look, state: Decision) -> str:
    """Where it stands now, for the line that points there."""
    if state.phase is Phase.CLOSED:
        return look.text("view-now-closed", outcome=str(state.outcome))
    step = "held" if state.held_by else "gathering" if state.gathering else state.phase.value
    return look.text(f"view-now-{step}", revision=state.revision)


# --- what to do now -----------------------------------------------------------------------------------


def _now(look: Look, state: Decision) -> Blocks:
    """The step, whose move it is, and whatever stands in the way."""
    yield look.paragraph(_lead(state))
    yield from parts.effect(look, state)
    yield move(look, state)
    if _is_thin(look, state):
        yield look.paragraph("view-thin")
    if state.reason_awaited_since:
        yield look.paragraph("view-reason-awaited")
    if state.takeover:
        person, until = look.name(state.takeover.by), state.takeover.due
        yield look.paragraph("view-takeover", person=person, until=until, facilitator=_guide(look, state))
    if state.withdrawal:
        yield look.paragraph(
            "view-withdrawal",
            person=look.name(state.withdrawal.by),
            until=state.withdrawal.due,
            reason=parts.short(look.words(state.withdrawal.reason)),
        )
    if state.release:
        yield look.paragraph("view-release", until=state.release.due)
    elif orphans(state):
        yield look.paragraph("view-orphans", facilitator=_guide(look, state))


def _is_thin(look: Look, state: Decision) -> bool:
    """Whether fewer than two people, or fewer than half of the circle, can be asked. The proposer isn't asked
    what is meant, and counts all the same."""
    circle = look.circle(state.circle)
    if state.step is None or circle is None:
        return state.thin
    explains = state.phase in (Phase.QUESTIONS, Phase.REACTIONS) and is_member(circle, state.proposer)
    asked = len(state.step.asked) + len(state.later) + explains
    return asked < 2 or 2 * asked < len(circle.members)


def _guide(look: Look, state: Decision) -> Name:
    return look.name(state.facilitator)


def _lead(state: Decision) -> str:
    if state.within:
        anew = "-anew" if state.phase is Phase.CONSENT and state.revision > 1 else ""
        return (
            f"view-lead-{state.effect.kind}-integration"
            if state.phase is Phase.INTEGRATION
            else (f"view-lead-{state.effect.kind}{anew}")
        )
    if state.held_by:
        return "view-lead-held"
    if state.gathering:
        return "view-lead-gathering"
    if state.phase is Phase.CONSENT and state.revision > 1:
        return "view-lead-anew"
    if state.effect.kind == "take":
        return "view-lead-take-integration" if state.phase is Phase.INTEGRATION else "view-lead-take"
    if state.phase is Phase.CONSENT and state.quick:
        return "view-lead-quick"
    return f"view-lead-{state.phase}"


def move(look: Look, state: Decision) -> Paragraph:
    """Whose move it is, until when, and what happens if nobody moves."""
    step, guide = state.step, look.name(state.facilitator)
    proposer = look.name(state.proposer)
    if state.held_by:
        first = look.stream(state.held_by)
        number = first.number if first else 0
        return look.paragraph("view-move-held", number=number)
    if state.gathering or step is None:
        return look.paragraph("view-move-gathering", facilitator=guide)
    if state.phase is Phase.INTEGRATION and state.effect.kind == "take":
        return look.paragraph("view-move-integration-take", facilitator=guide)
    if state.phase is Phase.INTEGRATION:
        movers = look.names(dict.fromkeys((state.proposer, state.facilitator)))
        return look.paragraph("view-move-integration", people=movers)
    answered, asked = step.answered, len(step.asked)
    if state.phase in (Phase.QUESTIONS, Phase.REACTIONS):
        if state.phase is Phase.QUESTIONS and not len(step.waiting) and state.open_questions:
            count = len(state.open_questions)
            if step.ends_at is None:
                return look.paragraph("view-move-answer-live", proposer=proposer, count=count)
            key = "view-move-answer-last" if state.prolonged else "view-move-answer"
            return look.paragraph(key, proposer=proposer, count=count, until=step.ends_at)
        key = f"view-move-{state.phase}"
        if step.ends_at is None:
            return look.paragraph(f"{key}-live", answered=answered, asked=asked, facilitator=guide)
        return look.paragraph(key, answered=answered, asked=asked, until=step.ends_at)
    return _consent_move(look, state)


def whose(look: Look, stream: Stream) -> Line:
    """In few words, how many have answered, or whose move it is."""
    state: Decision = stream.state
    step = state.step
    if state.held_by or state.gathering:
        return ()
    if state.phase is Phase.INTEGRATION:
        takes = state.effect.kind == "take"
        return process.theirs(look, (state.facilitator,) if takes else (state.proposer, state.facilitator))
    if state.phase is Phase.QUESTIONS and step is not None and not len(step.waiting) and state.open_questions:
        return process.theirs(look, (state.proposer,))
    return process.answered(look, step)


def _nominees_move(look: Look, state: Decision, nominee: MemberId) -> Paragraph:
    circle, person = look.circle(state.circle), look.name(nominee)
    until = circle.members[nominee].away_until if circle and is_away(circle, nominee, look.now) else None
    if until is not None:
        return look.paragraph("view-move-nominee-away", person=person, until=until)
    return look.paragraph("view-move-nominee", person=person)


def _consent_move(look: Look, state: Decision) -> Paragraph:
    step, guide = state.step, look.name(state.facilitator)
    if step is None:
        return look.paragraph("view-move-gathering", facilitator=guide)
    answered, asked = step.answered, len(step.asked)
    if not len(step.waiting) and state.blocking:
        return look.paragraph("view-move-words")
    if state.nominee_asked and state.about in step.waiting and state.about is not None:
        return _nominees_move(look, state, state.about)
    if state.stuck:
        key = f"view-move-stuck-{state.effect.kind}" if state.within else "view-move-stuck"
        return look.paragraph(key, answered=answered, asked=asked, facilitator=guide)
    if not asked or (state.nominee_asked and not len(step.waiting)):
        return look.paragraph("view-move-nobody", facilitator=guide)
    enough = enough_answers(state.rules.minimum_answers, asked)
    if state.held_since:
        key = "view-move-missing-lapse" if state.policy == "lapse" else "view-move-missing"
        until = state.held_since + STUCK
        return look.paragraph(
            key, answered=answered, asked=asked, until=until, enough=enough, facilitator=guide
        )
    if step.ends_at is None:
        return look.paragraph("view-move-consent-live", answered=answered, asked=asked)
    if state.policy == "lapse":
        return look.paragraph(
            "view-move-consent-lapse", answered=answered, asked=asked, until=step.ends_at, enough=enough
        )
    return look.paragraph("view-move-consent", answered=answered, asked=asked, until=step.ends_at)


# --- what it is about ---------------------------------------------------------------------------------


def _content(look: Look, stream: Stream) -> Blocks:
    state: Decision = stream.state
    if state.gathering:
        yield from people(look, "view-present", state.present)
    if state.phase is Phase.INTEGRATION:
        yield look.heading("view-heading-objections")
        yield from parts.aim(look, stream, small=False)
        yield from parts.objections(look, state)
        yield from _ways_on(look, state)
        yield from parts.text(look, state)
    else:
        yield from parts.text(look, state)
        yield from parts.aim(look, stream)
    if state.phase is Phase.CONSENT:
        opened = parts.standing(state)
        if opened:
            former = all(objection.revision < state.revision for objection in opened)
            yield look.heading("view-heading-meant-to-meet" if former else "view-heading-objections")
            yield from parts.objections(look, state)
    if state.revealed:
        yield from parts.stances(look, state)
    yield from parts.questions(look, state)
    yield from parts.reactions(look, state, whole=state.phase is Phase.REACTIONS)
    yield from parts.inputs(look, state)
    yield from parts.parked(look, state)


def _ways_on(look: Look, state: Decision) -> Blocks:
    """What a circle can do with an objection (*Many Voices One Song*: modify, shorten the term, measure)."""
    if state.stalled > UNHELPED:
        yield look.paragraph("view-what-is-happening")
    yield look.heading("view-heading-ways")
    ways: tuple[str, ...] = ("change", "shorter", "measure", "round", "meeting")
    if state.within:
        ways = _WAYS_WITHIN[state.effect.kind]
    if state.effect.kind == "take":
        circle = look.circle(state.circle)
        ways = ("take", *(("parent",) if circle is not None and circle.parent else ()), "round", "meeting")
    yield Bullets(tuple(look.say(f"view-way-{way}") for way in ways))


_WAYS_WITHIN = {
    "role": ("change", "shorter", "round", "meeting"),
    "filling": ("shorter", "support", "shared", "next", "round", "meeting"),
}
"""Inside an election (*Many Voices One Song*): what makes a yes possible, or the next person named."""


def _beside(look: Look, state: Decision) -> Blocks:
    """What is good to know: people, dates, and who isn't waited for."""
    guide, proposer = look.name(state.facilitator), look.name(state.proposer)
    key = "view-roles-one" if guide == proposer else "view-roles"
    yield look.paragraph(key, small=True, proposer=proposer, facilitator=guide)
    yield from parts.origin(look, state)
    yield from _plan(look, state)
    yield from parts.dates(look, state)
    if state.step is not None:
        yield from people(look, "view-away", state.step.away)
    yield from people(look, "view-later", state.later)
    yield from people(look, "view-joined-meanwhile", state.late)
    yield from people(look, "view-unheard", state.unheard)


def _plan(look: Look, state: Decision) -> Blocks:
    """The steps to come. The end of the current one stands above, and may have moved since the plan."""
    reactions, consent = state.plan.reactions, state.plan.consent
    end = state.step.ends_at if state.step else None
    if end is None or consent is None or reactions is None or end >= consent:
        return
    if state.phase is Phase.QUESTIONS and end < reactions:
        yield look.paragraph("view-plan-then", small=True, reactions=reactions, consent=consent)
    elif state.phase in (Phase.QUESTIONS, Phase.REACTIONS):
        yield look.paragraph("view-plan-last", small=True, consent=consent)


def own_part(look: Look, state: Decision, reader: MemberId) -> Iterator[Paragraph]:
    """What this person has answered so far, for their eyes only."""
    answer = state.answers.get(reader)
    if answer is not None and state.phase in (Phase.CONSENT, Phase.INTEGRATION):
        yield look.paragraph(f"view-yours-{answer.stance}", small=True)
