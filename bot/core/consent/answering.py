"""Answers to a consent decision: questions, reactions, stances, and taking them back."""

from typing import Any

from bot.core.circle.state import is_away, is_member
from bot.core.consent import commands as c
from bot.core.consent import events as e
from bot.core.consent.course import Course
from bot.core.consent.state import Decision, Outcome, Phase, Stance, Status
from bot.core.consent.texts import integrated
from bot.core.kernel import (
    Accepted,
    Context,
    Decided,
    MemberId,
    Message,
    Person,
    Quoted,
    Refused,
    WordsId,
    message,
    refused,
)
from bot.core.process import AROUND, TakeBack


def _actor(ctx: Context) -> MemberId:
    if ctx.actor is None:
        raise ValueError("only a person can do this")
    return ctx.actor


def _is_asked(state: Decision, ctx: Context) -> bool:
    return state.step is not None and ctx.actor in state.step.asked


def _not_begun(state: Decision) -> Refused | None:
    if state.held_by:
        return refused("refused-held")
    if state.step is None:
        return refused("refused-gathering")
    return None


def _as_input(course: Course, text: WordsId | None, *, objection: bool) -> Decided:
    """Words of somebody who isn't asked are shown, and don't count."""
    state, ctx = course.state, course.ctx
    why = _why_not_asked(state, ctx, _actor(ctx))
    said = _WHY.get(why, why)
    if text is None and objection:
        title = Quoted(state.title)
        return course.accepted(message("ask-for-words-input", number=state.number, title=title, why=said))
    if text is None:
        return refused(why)
    if any(given.text == text for given in state.inputs):
        return Accepted()
    told = "told-input-objection" if objection else "told-input"
    return course.happens(e.InputGiven(text, objection)).accepted(message(told, why=said))


_WHY = {"refused-outside-circle": "input-why-outside", "refused-joined-later": "input-why-later"}
"""The same, said to somebody whose words were taken."""


def _why_not_asked(state: Decision, ctx: Context, actor: MemberId) -> str:
    if state.about == actor:
        return "refused-person-concerned"
    if ctx.circle is None or not is_member(ctx.circle, actor):
        return "refused-outside-circle"
    if is_away(ctx.circle, actor, ctx.now):
        return "refused-on-leave"
    if state.proposer == actor and state.phase in (Phase.QUESTIONS, Phase.REACTIONS):
        return "refused-proposer"
    return "refused-joined-later"


def ask(state: Decision, command: c.Ask, ctx: Context) -> Decided:
    """A clarifying question; it is open until the proposer answers, whoever asked it."""
    if (unready := _not_begun(state)) is not None:
        return unready
    course = Course(state, ctx)
    if ctx.circle is None or not is_member(ctx.circle, _actor(ctx)):
        return _as_input(course, command.text, objection=False)
    if any(question.text == command.text for question in state.questions):
        return Accepted()
    return course.happens(e.QuestionAsked(command.text)).accepted()


def answer_question(state: Decision, command: c.AnswerQuestion, ctx: Context) -> Decided:
    """The proposer says what is meant; if the proposer isn't in the circle, the facilitator may too."""
    speak = {state.proposer}
    if ctx.circle is not None and not is_member(ctx.circle, state.proposer):
        speak.add(state.facilitator)
    if ctx.actor not in speak:
        return refused("refused-only-proposer-answers", person=Person(state.proposer))
    if not any(question.id == command.question for question in state.open_questions):
        return refused("refused-no-open-question")
    course = Course(state, ctx).happens(e.QuestionAnswered(command.question, command.text))
    following = next(iter(course.state.open_questions), None)
    if following is None:
        return course.proceed().accepted()
    first = state.questions[command.question - 1]
    said = message(
        "told-answered-next",
        person=Person(first.by),
        first=Quoted(first.text),
        other=Person(following.by),
        next=Quoted(following.text),
    )
    return course.accepted(said)


def no_questions(state: Decision, command: c.NoQuestions, ctx: Context) -> Decided:
    """Understood."""
    return _heard(state, ctx, Phase.QUESTIONS, e.Understood())


def nothing_to_add(state: Decision, command: c.NothingToAdd, ctx: Context) -> Decided:
    """Heard, with nothing to add. A reaction given before stays."""
    return _heard(state, ctx, Phase.REACTIONS, e.NothingAdded())


def _heard(state: Decision, ctx: Context, phase: Phase, event: Any) -> Decided:
    if (unready := _not_begun(state)) is not None:
        return unready
    if state.phase is not phase:
        return refused("refused-other-step", phase=state.phase.value)
    if not _is_asked(state, ctx):
        return refused(_why_not_asked(state, ctx, _actor(ctx)))
    if state.step is None or ctx.actor not in state.step.waiting:
        return Accepted()
    return Course(state, ctx).happens(event).proceed().accepted()


def react(state: Decision, command: c.React, ctx: Context) -> Decided:
    """A quick reaction, once a person; sending again replaces it."""
    if (unready := _not_begun(state)) is not None:
        return unready
    course = Course(state, ctx)
    if state.phase is not Phase.REACTIONS:
        return refused("refused-other-step", phase=state.phase.value)
    if not _is_asked(state, ctx):
        return _as_input(course, command.text, objection=False)
    before = state.reactions.get(_actor(ctx))
    if before and before.text == command.text:
        return Accepted()
    return course.happens(e.Reacted(command.text)).proceed().accepted()


def consent(state: Decision, command: c.Consent, ctx: Context) -> Decided:
    """No objection."""
    return _stance(state, ctx, Stance.CONSENT, command.reason)


def concern(state: Decision, command: c.Concern, ctx: Context) -> Decided:
    """Heard and kept, not blocking; a stance of the S3 profile."""
    if state.rules.profile != "s3":
        return refused("refused-no-concerns-here")
    return _stance(state, ctx, Stance.CONCERN, command.reason)


def object_(state: Decision, command: c.Object, ctx: Context) -> Decided:
    """An objection of a member who is asked is held, whatever it says; nobody here judges it."""
    return _stance(state, ctx, Stance.OBJECTION, command.reason)


def _stance(state: Decision, ctx: Context, stance: Stance, reason: WordsId | None) -> Decided:
    if (unready := _not_begun(state)) is not None:
        return unready
    course = Course(state, ctx)
    actor = _actor(ctx)
    if not _is_asked(state, ctx) and not _comes_back(state, ctx):
        if stance is Stance.CONSENT and any(objection.carrier == actor for objection in state.blocking):
            return integrated(state, c.Integrated(), ctx)
        return _as_input(course, reason, objection=stance is Stance.OBJECTION)
    if state.phase not in (Phase.CONSENT, Phase.INTEGRATION):
        return refused("refused-other-step", phase=state.phase.value)
    before = state.answers.get(actor)
    if before and before.stance is stance and reason in (None, before.reason):
        return Accepted()
    course.happens(e.Answered(stance, reason)).proceed()
    if course.state.outcome is Outcome.ADOPTED and course.state.last == actor:
        return course.accepted(message("told-you-were-last"))
    return course.accepted(_received(course.state, actor) if stance is Stance.OBJECTION else None)


def _received(state: Decision, member: MemberId) -> Message:
    """What is said to whoever objects: that it is held, and whether the circle reads it already."""
    if not _has_words(state, member):
        return message("told-reason-pending")
    key = "told-words-object-opened" if state.phase is Phase.INTEGRATION else "told-words-object"
    return message(key, number=state.number, title=Quoted(state.title))


def _has_words(state: Decision, member: MemberId) -> bool:
    return any(
        objection.by == member and objection.blocks and objection.status is Status.OPEN
        for objection in state.objections
    )


def _comes_back(state: Decision, ctx: Context) -> bool:
    """Who said "not on this one" and answers after all is heard."""
    step, circle, actor = state.step, ctx.circle, ctx.actor
    if step is None or circle is None or actor is None or actor == state.about:
        return False
    return actor in step.away and is_member(circle, actor) and not is_away(circle, actor, ctx.now)


def opt_out(state: Decision, command: c.OptOut, ctx: Context) -> Decided:
    """Inform me, don't wait for me. An objection given before stays."""
    if (unready := _not_begun(state)) is not None:
        return unready
    if not _is_asked(state, ctx):
        return Accepted()
    if any(objection.carrier == ctx.actor for objection in state.blocking):
        return refused("refused-objection-first")
    return Course(state, ctx).happens(e.OptedOut()).proceed().accepted(message("told-opted-out"))


def take_back(state: Decision, command: TakeBack, ctx: Context) -> Decided:
    """Only the answer that this very mark gave and that still counts is taken back."""
    actor = _actor(ctx)
    if not _is_asked(state, ctx) or not command.cause:
        return Accepted()
    answer = state.answers.get(actor)
    by_mark = state.phase in (Phase.CONSENT, Phase.INTEGRATION) and answer and answer.cause == command.cause
    heard_by_mark = (
        state.phase in (Phase.QUESTIONS, Phase.REACTIONS) and state.causes.get(actor) == command.cause
    )
    if not by_mark and not heard_by_mark:
        return Accepted()
    return Course(state, ctx).happens(e.AnswerTakenBack()).proceed().accepted()


def reopen(state: Decision, ctx: Context) -> Course | None:
    """The decision opened again by whose answer decided; ``None``: not theirs, or too late."""
    if state.settled or state.last is None or state.last != ctx.actor:
        return None
    course = Course(state, ctx).happens(e.Reopened())
    return course.proceed() if course.state.blocking else course


def after_close(state: Decision, command: Any, ctx: Context) -> Decided:
    """Once closed, only whose answer decided may say, for ten minutes, that it was a mistake."""
    if isinstance(command, TakeBack):
        answer = state.answers.get(_actor(ctx)) if ctx.actor else None
        if answer is None or answer.cause != command.cause or not command.cause:
            return Accepted()
    if isinstance(command, c.Reopen | TakeBack | c.Object):
        course = reopen(state, ctx)
        if course is not None:
            if isinstance(command, c.Object):
                course.happens(e.Answered(Stance.OBJECTION, command.reason)).proceed()
            return course.accepted(message("told-reopened"))
        if isinstance(command, TakeBack):
            return Accepted()
    if isinstance(command, AROUND):
        return Accepted()
    return refused("refused-closed", outcome=state.outcome.value if state.outcome else "")
