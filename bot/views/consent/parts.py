"""The parts that consent cards are made of: texts and what changed, people's words, objections, stances."""

from collections.abc import Iterator, Sequence

from bot.cards import Block, Bullets, Line, Paragraph, Quote, Said
from bot.core.agreement import Agreement
from bot.core.consent.planning import dates_from
from bot.core.consent.state import Decision, Effect, Objection, Outcome, Stance, Status
from bot.core.kernel import WordsId
from bot.ports import Stream
from bot.views.circle import setting
from bot.views.difference import shown
from bot.views.late import late_objections
from bot.views.listing import MOST_LISTED
from bot.views.look import Look
from bot.words.wording import say_calendar

SHORT = 280
"""So much of somebody's words is repeated on a later card; the whole stands on the card of its step."""


# --- the text -----------------------------------------------------------------------------------------


def title(look: Look, state: Decision) -> Line:
    """Number and title; from the second text on, which one it is."""
    key = "view-consent-title" if state.revision == 1 else "view-consent-title-revised"
    return look.say(key, number=state.number, title=look.title(state.title), revision=state.revision)


def text(look: Look, state: Decision) -> Iterator[Block]:
    """The whole current text verbatim, and beside it what changed."""
    revision = state.revisions[-1]
    yield Quote(
        look.words(state.text), _called(look, state, state.effect.kind if state.within else "consent")
    )
    if state.revision > 1 and look.words(former_text(state)) != look.words(revision.text):
        label = look.say("view-consent-changed", revision=state.revision - 1)
        yield shown(look.words(former_text(state)), look.words(revision.text), label)
    for fix in state.fixes:
        if fix.revision == state.revision:
            label = look.say("view-consent-fixed", person=look.name(fix.by))
            yield shown(look.words(fix.before), look.words(fix.text), label)
    former = look.stream(state.replaces.agreement) if state.replaces else None
    if former is None or not isinstance(former.state, Agreement):
        return
    if look.words(former.state.text) != look.words(state.text):
        label = look.say("view-consent-replaces", number=former.number, title=look.title(former.state.title))
        yield shown(look.words(former.state.text), look.words(state.text), label)


def former_text(state: Decision) -> WordsId:
    """The text before the current one, corrections included; of one that came of a correction, as it was
    before that."""
    fixed = [fix.text for fix in state.fixes if fix.revision == state.revision - 1]
    if fixed and fixed[-1] != state.revisions[-1].text:
        return fixed[-1]
    return state.revisions[-2].text


def _called(look: Look, state: Decision, kind: str) -> Line:
    key = f"view-{kind}-text" if state.revision == 1 else f"view-{kind}-text-revised"
    return look.say(key, person=look.name(state.revisions[-1].by), revision=state.revision)


def now(look: Look, state: Decision) -> Quote:
    """The current text by itself."""
    if state.within:
        return Quote(look.words(state.text), _called(look, state, state.effect.kind))
    key = "view-text-now" if state.revision == 1 else "view-text-now-revised"
    return Quote(look.words(state.text), look.say(key, revision=state.revision))


def aim(look: Look, stream: Stream, *, small: bool = True) -> Iterator[Block]:
    """What the circle is for: beside it every objection is looked at."""
    circle = look.circle(stream.circle)
    if circle is not None:
        yield look.paragraph(
            "view-consent-aim", small=small, circle=circle.name, aim=Said(look.words(circle.aim))
        )


def effect(look: Look, state: Decision) -> Iterator[Block]:
    """What the adoption does or has done, where it is more than to enter the text into the register. It is no
    part of the text, and no amendment changes it; but of settings, which the text itself decides."""
    effect: Effect = state.effect
    key = "view-done" if state.outcome is Outcome.ADOPTED else "view-effect"
    target = look.stream(effect.target) if effect.target else None
    if effect.kind == "removal" and effect.member:
        yield look.paragraph(f"{key}-removal", person=look.name(effect.member))
    elif effect.kind in ("drop", "renewal") and target is not None:
        number, name = target.number, look.title(target.state.title)
        yield look.paragraph(f"{key}-{effect.kind}", number=number, title=name)
        if state.outcome is None:
            yield from late_objections(look, target.state)
    elif effect.kind in ("settings", "closing", "take"):
        yield look.paragraph(f"{key}-{effect.kind}")
    changes = effect.changes.values()
    if changes:
        yield Bullets(tuple(setting(look, name, value) for name, value in changes.items()))
    if state.about and state.outcome is None and effect.kind not in ("removal", "filling"):
        yield look.paragraph("view-consent-about", person=look.name(state.about))


def origin(look: Look, state: Decision) -> Iterator[Paragraph]:
    """Where a proposal was put first that another circle handed on."""
    first = look.stream(state.origin) if state.origin is not None else None
    if first is not None:
        yield look.paragraph("view-origin", small=True, circle=str(first.circle), number=first.number)


def dates(look: Look, state: Decision) -> Iterator[Paragraph]:
    """When it would be looked at again, and how long it would hold."""
    if state.effect.kind not in ("agreement", "renewal"):
        return
    adopted = state.outcome is Outcome.ADOPTED
    key, dates, now = (
        "view-consent" if adopted else "view-would",
        dates_from(state),
        state.closed_at or look.now,
    )
    if dates.review is None:
        usual = say_calendar(state.rules.review, look.language)
        yield look.paragraph("view-would-review-usual", small=True, span=usual)
    else:
        over = dates.review.at <= now
        which = "-review-passed" if over else "-review"
        yield look.paragraph(f"{key}{which}", small=not over, day=dates.review.at)
    if dates.term_ends is not None:
        over = dates.term_ends <= now
        yield look.paragraph(
            f"{key}{'-term-passed' if over else '-term'}", small=not over, day=dates.term_ends
        )


# --- what people said ---------------------------------------------------------------------------------


def short(text: str) -> Said:
    """The beginning of somebody's words."""
    return Said(text if len(text) <= SHORT else f"{text[:SHORT].rstrip()} …")


def capped(look: Look, items: Sequence[Line]) -> Bullets:
    """A list that stays readable: what is left out is counted."""
    left = len(items) - MOST_LISTED
    shown_items = tuple(items[-MOST_LISTED:])
    return Bullets((look.say("view-and-more", count=left), *shown_items) if left > 0 else shown_items)


def questions(look: Look, state: Decision) -> Iterator[Block]:
    """The questions, each with its answer."""
    if not state.questions:
        return
    items: list[Line] = []
    several = len(state.open_questions) > 1
    for question in state.questions:
        asker, asked = look.name(question.by), Said(look.words(question.text))
        if question.answer is None and several:
            items.append(
                look.say("view-question-open-of-several", count=question.id, person=asker, question=asked)
            )
        elif question.answer is None:
            items.append(look.say("view-question-open", person=asker, question=asked))
        else:
            answer = Said(look.words(question.answer))
            items.append(look.say("view-question-answered", person=asker, question=asked, answer=answer))
    yield look.heading("view-heading-questions")
    yield capped(look, items)
    if several:
        last = state.open_questions[-1].id
        yield look.paragraph("view-questions-several", small=True, number=state.number, count=last)


def reactions(look: Look, state: Decision, *, whole: bool = False) -> Iterator[Block]:
    """The reactions, in the order in which they came."""
    if not state.reactions:
        return
    look.know(state.reactions)
    given = sorted(state.reactions.values(), key=lambda said: (said.at, look.name(said.by).name, said.by))
    items = []
    for reaction in given:
        words = look.words(reaction.text)
        said = Said(words) if whole else short(words)
        items.append(look.say("view-said", person=look.name(reaction.by), text=said))
    yield look.heading("view-heading-reactions")
    yield capped(look, items)


def inputs(look: Look, state: Decision) -> Iterator[Block]:
    """What others said: heard, labelled as such, and not counted."""
    if not state.inputs:
        return
    items = []
    for given in state.inputs:
        key = "view-said-as-objection" if given.objection else "view-said"
        items.append(look.say(key, person=look.name(given.by), text=Said(look.words(given.text))))
    yield look.heading("view-heading-inputs")
    yield capped(look, items)


def parked(look: Look, state: Decision) -> Iterator[Block]:
    """Other proposals, kept for afterwards."""
    if not state.parked:
        return
    items = [
        look.say("view-said", person=look.name(idea.by), text=short(look.words(idea.text)))
        for idea in state.parked
    ]
    yield look.heading("view-heading-parked")
    yield capped(look, items)


# --- stances and objections ---------------------------------------------------------------------------


def stances(look: Look, state: Decision) -> Iterator[Block]:
    """Who consents and who has a concern, with reasons. Objections stand by themselves."""
    items: list[Line] = []
    look.know(state.answers)
    answers = sorted(state.answers.items(), key=lambda item: (item[1].at, look.name(item[0]).name, item[0]))
    for stance in (Stance.CONSENT, Stance.CONCERN):
        given = [(member, answer) for member, answer in answers if answer.stance is stance]
        silent = [member for member, answer in given if answer.reason is None]
        if silent:
            items.append(look.say(f"view-stance-{stance}", people=look.names(silent), count=len(silent)))
        for member, answer in given:
            if answer.reason is not None:
                said = Said(look.words(answer.reason))
                items.append(look.say(f"view-stance-{stance}-why", person=look.name(member), reason=said))
    if items:
        yield look.heading("view-heading-stances")
        yield capped(look, items)


def objections(look: Look, state: Decision) -> Iterator[Block]:
    """The standing objections, each in its author's words, under its author's name."""
    pending = 0
    for objection in (*(each for each in state.blocking if not each.opened), *standing(state)):
        if objection.status is Status.REASON_PENDING:
            pending += 1
        elif objection.opened and objection.reason is not None:
            yield Quote(look.words(objection.reason), _label(look, state, objection))
    if pending and state.is_round_over:
        yield look.paragraph("view-objection-pending", count=pending)


def standing(state: Decision) -> tuple[Objection, ...]:
    """The objections that the circle has seen and that stand in the way, as far as it knows."""
    return tuple(objection for objection in state.seen_objections if objection.blocks)


def _label(look: Look, state: Decision, objection: Objection) -> Line:
    person = look.name(objection.by)
    if objection.carrier is None:
        return look.say("view-objection-of-left", person=person)
    if objection.carrier != objection.by:
        return look.say("view-objection-carried", person=person, carrier=look.name(objection.carrier))
    if objection.revision != state.revision:
        return look.say("view-objection-former", person=person, revision=objection.revision)
    return look.say("view-objection", person=person)
