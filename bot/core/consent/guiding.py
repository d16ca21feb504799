"""Guiding a consent decision: next step, more time, ways out, and who facilitates."""

from typing import Protocol

from bot.core.circle.state import askable, is_away, is_member
from bot.core.consent import commands as c
from bot.core.consent import events as e
from bot.core.consent.course import NOTICE, NOTICE_LIVE, Course
from bot.core.consent.state import Announced, Decision, Outcome, Phase, slot
from bot.core.consent.texts import not_theirs
from bot.core.kernel import Accepted, Context, Decided, MemberId, Person, Quoted, Refused, message, refused
from bot.core.step import extended_until


class Led(Protocol):
    """Whatever somebody facilitates."""

    @property
    def facilitator(self) -> MemberId:
        """Who leads it."""
        ...

    @property
    def takeover(self) -> Announced | None:
        """Somebody offers to lead it instead."""
        ...

    @property
    def live(self) -> bool:
        """Everybody is here now."""
        ...


def _only_facilitator(state: Led, ctx: Context) -> Refused | None:
    if ctx.actor == state.facilitator:
        return None
    return refused("refused-only-facilitator", person=Person(state.facilitator))


def _only_members(ctx: Context) -> Refused | None:
    if ctx.circle is not None and ctx.actor is not None and is_member(ctx.circle, ctx.actor):
        return None
    return refused("refused-outside-circle")


def advance(state: Decision, command: c.Advance, ctx: Context) -> Decided:
    """The next step. Never replaces a missing answer, and never passes an open objection."""
    if (not_theirs := _only_facilitator(state, ctx)) is not None:
        return not_theirs
    if state.held_by:
        return refused("refused-held")
    if command.slot != slot(state):
        return refused("refused-former-card", number=state.number, title=Quoted(state.title))
    course = Course(state, ctx)
    if state.gathering:
        return course.begin().accepted() if state.present else refused("refused-nobody-here")
    if state.phase is Phase.QUESTIONS:
        return course.open(Phase.REACTIONS).accepted()
    if state.phase is Phase.REACTIONS:
        return course.open(Phase.CONSENT).accepted()
    waiting = len(state.step.waiting) if state.step else 0
    if state.phase is Phase.INTEGRATION or (state.blocking and not waiting):
        return refused("refused-advance-objection", count=len(state.blocking))
    return refused("refused-advance-missing", count=waiting)


def extend(state: Decision, command: c.Extend, ctx: Context) -> Decided:
    """More time for everybody: any member, once a step, by the step's own length, at most three days."""
    if (outside := _only_members(ctx)) is not None:
        return outside
    if state.phase is Phase.INTEGRATION:
        return refused("refused-no-deadline")
    until = extended_until(state.step, command.until, state.rules, ctx)
    if isinstance(until, Refused):
        return until
    return Course(state, ctx).happens(e.Prolonged(until, "member")).accepted()


def withdraw(state: Decision, command: c.Withdraw, ctx: Context) -> Decided:
    """Freely before the reactions have closed; later it belongs to the circle too, which may keep it. Where
    answers stay missing for two weeks, the facilitator may end it."""
    free = state.step is None or state.phase in (Phase.QUESTIONS, Phase.REACTIONS)
    free = free or (state.quick and not state.answers and not state.objections)
    course = Course(state, ctx)
    stuck = state.stuck and ctx.actor == state.facilitator
    if not stuck and ctx.actor != state.proposer:
        return refused("refused-only-proposer-withdraws", person=Person(state.proposer))
    if free and not stuck:
        return course.happens(e.Closed(Outcome.WITHDRAWN, reason=command.reason)).accepted()
    if command.reason is None:
        return refused("refused-withdraw-reason")
    if stuck:
        return course.happens(e.Closed(Outcome.DROPPED, reason=command.reason)).accepted()
    if state.withdrawal is not None:
        return Accepted()
    due = course.notice()
    course.happens(e.WithdrawalAnnounced(due, command.reason))
    return course.accepted(message("told-withdrawal-announced", until=due))


def keep(state: Decision, command: c.Keep, ctx: Context) -> Decided:
    """A proposal that its proposer wants to take back goes on with whoever keeps it."""
    if (outside := _only_members(ctx)) is not None:
        return outside
    if state.withdrawal is None:
        return refused("refused-nothing-to-keep")
    return Course(state, ctx).happens(e.Kept()).accepted()


def meet(state: Decision, command: c.Meet, ctx: Context) -> Decided:
    """Any member can move a decision to a meeting: nobody is forced to decide in writing."""
    if (outside := _only_members(ctx)) is not None:
        return outside
    return Course(state, ctx).happens(e.Closed(Outcome.TO_MEETING, reason=command.reason)).accepted()


def escalate(state: Decision, command: c.Escalate, ctx: Context) -> Decided:
    """The facilitator hands it to the parent circle, after smaller ways were tried, or because the circle
    that was asked to take it doesn't."""
    if (not_theirs := _only_facilitator(state, ctx)) is not None:
        return not_theirs
    if command.parent is None:
        return refused("refused-no-parent")
    if state.effect.kind not in ("agreement", "take"):
        return refused("refused-own-affair")
    closed = e.Closed(Outcome.ESCALATED, reason=command.reason, to=command.parent)
    return Course(state, ctx).happens(closed).accepted()


def route(state: Decision, command: c.Route, ctx: Context) -> Decided:
    """Hands the proposal to the circle whose domain it is; that circle consents to take it."""
    if (barred := not_theirs(state, ctx)) is not None:
        return barred
    if state.effect.kind != "agreement":
        return refused("refused-own-affair")
    if command.to == state.circle:
        return refused("refused-same-circle")
    closed = e.Closed(Outcome.ROUTED, reason=command.reason, to=command.to)
    return Course(state, ctx).happens(closed).accepted()


def park(state: Decision, command: c.Park, ctx: Context) -> Decided:
    """A counter-proposal is kept, linked, and offered when this one has ended."""
    if (outside := _only_members(ctx)) is not None:
        return outside
    if any(parked.text == command.text for parked in state.parked):
        return Accepted()
    return Course(state, ctx).happens(e.CounterParked(command.text)).accepted(message("told-parked"))


def take_over(state: Decision, command: c.TakeOver, ctx: Context) -> Decided:
    """A facilitator who has vanished is replaced, after a notice; one who has left, at once."""
    return taken_over(state, ctx)


def taken_over(state: Led, ctx: Context) -> Decided:
    """What comes of it in whatever is led."""
    if (outside := _only_members(ctx)) is not None:
        return outside
    actor = ctx.actor
    if actor is None or ctx.circle is None or actor == state.facilitator:
        return refused("refused-you-facilitate")
    if not is_member(ctx.circle, state.facilitator):
        return Accepted((e.FacilitationPassed(actor),))
    if state.takeover is not None:
        if state.takeover.by == actor:
            return Accepted()
        return refused("refused-takeover-announced", person=Person(state.takeover.by))
    return Accepted((e.TakeoverAnnounced(ctx.now + (NOTICE_LIVE if state.live else NOTICE)),))


def hand_over(state: Decision, command: c.HandOver, ctx: Context) -> Decided:
    """The facilitator hands the facilitation of this process to another member."""
    return handed_over(state, command, ctx)


def handed_over(state: Led, command: c.HandOver, ctx: Context) -> Decided:
    """What comes of it in whatever is led."""
    if (not_theirs := _only_facilitator(state, ctx)) is not None:
        return not_theirs
    circle = ctx.circle
    if command.to == state.facilitator:
        return refused("refused-you-facilitate")
    if circle is None or not is_member(circle, command.to):
        return refused("refused-not-a-member", person=Person(command.to))
    if is_away(circle, command.to, ctx.now):
        return refused("refused-person-on-leave", person=Person(command.to))
    return Accepted((e.FacilitationPassed(command.to),))


def present(state: Decision, command: c.Present, ctx: Context) -> Decided:
    """I am here. When everybody who can be asked is here, it begins; while it waits for another, nobody is
    called together."""
    if (outside := _only_members(ctx)) is not None:
        return outside
    if state.held_by:
        return refused("refused-held")
    actor = ctx.actor
    if actor is None or actor in state.present or not (state.gathering or actor in state.later):
        asked_anyway = state.step is not None and actor in state.step.asked
        return Accepted() if state.live or asked_anyway else refused("refused-not-live")
    course = Course(state, ctx).happens(e.PresenceNoted())
    everybody = askable(course.circle, ctx.now)
    if state.gathering and all(member in course.state.present for member in everybody):
        course.begin()
    return course.accepted()


def ask_too(state: Decision, command: c.AskToo, ctx: Context) -> Decided:
    """The facilitator asks somebody who joined meanwhile; while objections are integrated, the next text
    asks them anyway."""
    if (not_theirs := _only_facilitator(state, ctx)) is not None:
        return not_theirs
    if command.member not in state.late:
        return Accepted()
    course = Course(state, ctx)
    if state.phase is Phase.INTEGRATION:
        course.happens(e.JoinerLeftInformed(command.member))
        return course.accepted(message("told-asked-with-next-text", person=Person(command.member)))
    return course.happens(e.JoinerAsked(command.member)).accepted()


def inform_only(state: Decision, command: c.InformOnly, ctx: Context) -> Decided:
    """It stays at informing somebody who joined meanwhile."""
    if (not_theirs := _only_facilitator(state, ctx)) is not None:
        return not_theirs
    if command.member not in state.late:
        return Accepted()
    return Course(state, ctx).happens(e.JoinerLeftInformed(command.member)).accepted()
