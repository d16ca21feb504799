"""The text of a proposal: amending it, correcting it, and integrating objections into it."""

from bot.core.circle.state import is_member
from bot.core.consent import commands as c
from bot.core.consent import events as e
from bot.core.consent.course import Course
from bot.core.consent.state import Decision, Draft, Outcome, Phase
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
from bot.core.settings import Changes


def not_theirs(state: Decision, ctx: Context) -> Refused | None:
    """Why this person can't do what proposer and facilitator do; ``None``: they can."""
    if ctx.actor in (state.proposer, state.facilitator):
        return None
    if state.proposer == state.facilitator:
        return refused("refused-only-who-proposed-and-facilitates", person=Person(state.proposer))
    return refused(
        "refused-only-proposer-or-facilitator",
        proposer=Person(state.proposer),
        facilitator=Person(state.facilitator),
    )


def amend(state: Decision, command: c.Amend, ctx: Context) -> Decided:
    """A new revision, at any time. Who has answered is asked again: while others haven't answered yet,
    whoever amends is told so first and chooses, and what they wrote is kept meanwhile."""
    if (barred := not_theirs(state, ctx)) is not None:
        return barred
    if command.text == state.text:
        return Accepted()
    draft = state.drafts.get(ctx.actor) if ctx.actor else None
    again = draft == Draft(command.text, state.revision)
    if is_halfway(state) and not (command.chosen or again):
        course = Course(state, ctx).happens(e.AmendmentDrafted(command.text))
        answered, text = len(state.answers), Quoted(command.text)
        said = message("told-amend-or-wait", number=state.number, answered=answered, text=text)
        return course.accepted(said)
    return _revise(state, command.text, ctx, command.changes)


def is_halfway(state: Decision) -> bool:
    """Whether some have given a stance and the round goes on; once objections are opened, nobody is waited
    for before the next text."""
    if state.phase is Phase.INTEGRATION or state.step is None:
        return False
    return bool(len(state.answers)) and bool(len(state.step.waiting))


def _revise(
    state: Decision,
    text: WordsId,
    ctx: Context,
    changes: Changes | None = None,
    author: MemberId | None = None,
) -> Decided:
    answered = len(state.answers)
    course = Course(state, ctx).happens(e.Amended(text, changes, author))
    if state.step is not None:
        phase = Phase.CONSENT if state.phase is Phase.INTEGRATION else state.phase
        course.open(phase, anew=True)
    said: Message | None = message("told-amended", answered=answered) if answered else None
    return course.accepted(said)


def correct(state: Decision, command: c.Correct, ctx: Context) -> Decided:
    """Editorial: the meaning stays, and so do the answers; everybody sees it and may say otherwise."""
    if (barred := not_theirs(state, ctx)) is not None:
        return barred
    if command.text == state.text:
        return Accepted()
    return Course(state, ctx).happens(e.Corrected(command.text)).accepted()


def changes_meaning(state: Decision, command: c.ChangesMeaning, ctx: Context) -> Decided:
    """Any member can turn a correction into a revision."""
    if ctx.circle is None or ctx.actor is None or not is_member(ctx.circle, ctx.actor):
        return refused("refused-outside-circle")
    if not any(fix.revision == state.revision for fix in state.fixes):
        return refused("refused-no-correction")
    corrected_by = state.fixes[-1].by
    return _revise(state, state.text, ctx, author=corrected_by)


def integrated(state: Decision, command: c.Integrated, ctx: Context) -> Decided:
    """Only its author (or who carries it on) says that an objection is met."""
    return _resolve(state, ctx, e.ObjectionIntegrated)


def withdraw_objection(state: Decision, command: c.WithdrawObjection, ctx: Context) -> Decided:
    """Only its author (or who carries it on) takes an objection back."""
    return _resolve(state, ctx, e.ObjectionWithdrawn)


def _resolve(
    state: Decision, ctx: Context, event: type[e.ObjectionIntegrated] | type[e.ObjectionWithdrawn]
) -> Decided:
    own = [objection.id for objection in state.blocking if objection.carrier == ctx.actor]
    if not own:
        return refused("refused-no-objection-of-yours")
    course = Course(state, ctx)
    for objection in own:
        course.happens(event(objection))
    after = course.proceed().state
    if after.outcome is Outcome.ADOPTED and after.last == ctx.actor:
        return course.accepted(message("told-you-were-last"))
    still_asked = after.phase is Phase.CONSENT and after.step is not None and ctx.actor in after.step.waiting
    key = "told-objection-resolved-answer" if still_asked else "told-objection-resolved"
    return course.accepted(message(key, number=after.number, title=Quoted(after.title)))


def carry(state: Decision, command: c.Carry, ctx: Context) -> Decided:
    """A member carries on what somebody who left had objected; from now on it is theirs."""
    if ctx.circle is None or ctx.actor is None or not is_member(ctx.circle, ctx.actor):
        return refused("refused-outside-circle")
    orphans = [
        objection.id
        for objection in state.blocking
        if objection.carrier is None and command.objection in (None, objection.id)
    ]
    if not orphans:
        return refused("refused-nothing-to-carry")
    course = Course(state, ctx)
    for objection in orphans:
        course.happens(e.ObjectionCarried(objection))
    return course.accepted()


def nobody_carries(state: Decision, command: c.NobodyCarries, ctx: Context) -> Decided:
    """The facilitator says so; it takes effect after a notice, unless somebody carries it on till then."""
    if ctx.actor != state.facilitator:
        return refused("refused-only-facilitator", person=Person(state.facilitator))
    if not any(objection.carrier is None for objection in state.blocking):
        return refused("refused-nothing-to-carry")
    if state.release is not None:
        return Accepted()
    course = Course(state, ctx)
    return course.happens(e.ReleaseAnnounced(course.notice())).accepted()
