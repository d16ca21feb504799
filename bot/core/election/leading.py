"""What leads an election: beginning it, going on, putting somebody forward, ways out, and who leads it."""

from datetime import timedelta
from typing import Any

from bot.core.circle.state import askable, facilitator, is_member
from bot.core.consent import commands as consent_commands
from bot.core.consent import events as consent_events
from bot.core.consent.guiding import handed_over, taken_over
from bot.core.election import commands as c
from bot.core.election import events as e
from bot.core.election.course import Course
from bot.core.election.evolve import evolve
from bot.core.election.state import Election, Outcome, Phase, Result, slot
from bot.core.kernel import Accepted, Context, Decided, Person, Quoted, Refused, fact, refused
from bot.core.step import extended_until

BREATH = timedelta(minutes=1)
"""So long, live, somebody who was just told that theirs is missing has to write it."""


def outside(ctx: Context) -> Refused | None:
    """Why this person has no say here; ``None``: they belong to the circle."""
    if ctx.circle is not None and ctx.actor is not None and is_member(ctx.circle, ctx.actor):
        return None
    return refused("refused-outside-circle")


def _not_leading(state: Election, ctx: Context) -> Refused | None:
    if ctx.actor == state.facilitator:
        return None
    return refused("refused-only-facilitator", person=Person(state.facilitator))


def start(command: c.Start, ctx: Context) -> Decided:
    """Starts it. Live, people gather first."""
    circle = ctx.circle
    if circle is None or circle.status != "active":
        return refused("refused-circle-closed")
    if ctx.actor is None or not is_member(circle, ctx.actor):
        return refused("refused-not-your-circle", circle=circle.name)
    started = e.Started(
        process=ctx.stream,
        number=ctx.number,
        circle=circle.id,
        mandate=command.mandate,
        facilitator=facilitator(circle) or ctx.actor,
        rules=command.rules,
        live=command.live,
        nominations_end=command.nominations_end,
        following=command.following,
        present=tuple(member for member in command.present if is_member(circle, member)),
    )
    course = Course(evolve(None, fact(started, ctx)), ctx)
    if course.state.gathering:
        course.happens(consent_events.PresenceNoted())
    else:
        course.begin()
    return Accepted((started, *course.events))


def present(state: Election, command: consent_commands.Present, ctx: Context) -> Decided:
    """I am here. When everybody who can be asked is here, it begins; who comes while people are named, is
    asked too."""
    if (barred := outside(ctx)) is not None or ctx.actor is None:
        return barred or refused("circle-needs-a-person")
    if not state.live:
        return refused("refused-not-live")
    if ctx.actor in state.present:
        return Accepted()
    course = Course(state, ctx).happens(consent_events.PresenceNoted())
    everybody = askable(course.circle, ctx.now)
    if state.gathering and all(member in course.state.present for member in everybody):
        course.begin()
    names = state.phase is Phase.NOMINATIONS and not (state.gathering or state.opening)
    if names and ctx.actor in everybody and state.step is not None and ctx.actor not in state.step.asked:
        course.happens(e.ElectorAdded(ctx.actor))
    return course.accepted()


def advance(state: Election, command: consent_commands.Advance, ctx: Context) -> Decided:
    """The next step. Nominations are opened without those missing only once their time is over, and the
    record names them; live, whoever is missing is asked first. No missing answer to a consent is replaced."""
    if (barred := _not_leading(state, ctx)) is not None:
        return barred
    if command.slot != slot(state):
        return refused("refused-former-card", number=state.number, title=Quoted(state.title))
    course = Course(state, ctx)
    if state.gathering:
        return course.begin().accepted()
    if state.phase is Phase.NOMINATIONS and state.step is not None:
        missing = tuple(sorted(state.step.waiting))
        if state.opening or _pressed_twice(state, ctx):
            return Accepted()
        if not state.sealed:
            return refused("refused-no-nominations-in")
        if not state.live and not state.step.passed:
            return refused(
                "refused-advance-nominations", count=len(missing), until=state.step.ends_at or ctx.now
            )
        if missing and not state.step.passed:
            return course.happens(e.NominationsHeld()).accepted()
        return course.happens(e.NominationsClosed(missing)).accepted()
    if state.phase is Phase.CHANGE:
        return course.seek_candidate().accepted()
    if state.phase is Phase.CANDIDATE:
        return refused("refused-advance-candidate", number=state.number)
    return course.within(command)


def _pressed_twice(state: Election, ctx: Context) -> bool:
    """Live, the first Advance asks the missing: a second one in the same breath opens nothing over them."""
    return state.live and state.held_since is not None and ctx.now < state.held_since + BREATH


def ask_too(state: Election, command: consent_commands.AskToo, ctx: Context) -> Decided:
    """The facilitator asks somebody who joined meanwhile."""
    return _joiner(state, command, ctx, e.ElectorAdded(command.member))


def inform_only(state: Election, command: consent_commands.InformOnly, ctx: Context) -> Decided:
    """It stays at informing somebody who joined meanwhile."""
    return _joiner(state, command, ctx, e.ElectorLeftInformed(command.member))


def _joiner(state: Election, command: Any, ctx: Context, event: Any) -> Decided:
    if state.deciding is not None:
        return Course(state, ctx).within(command)
    if (barred := _not_leading(state, ctx)) is not None:
        return barred
    return Course(state, ctx).happens(event).accepted() if command.member in state.joined else Accepted()


def extend(state: Election, command: consent_commands.Extend, ctx: Context) -> Decided:
    """More time: any member, once a step, by the step's own length, at most three days."""
    if (barred := outside(ctx)) is not None:
        return barred
    course = Course(state, ctx)
    if state.deciding is not None:
        return course.within(command)
    if state.phase not in (Phase.NOMINATIONS, Phase.CHANGE) or state.opening:
        return refused("refused-no-deadline")
    until = extended_until(state.step, command.until, state.rules, ctx)
    if isinstance(until, Refused):
        return until
    return course.happens(e.StepProlonged(until, "member")).accepted()


def put_forward(state: Election, command: c.PutForward, ctx: Context) -> Decided:
    """One of those who were named, with the reasons. No number decides it, and nothing but the facilitator's
    word; what it is worth is for the circle to say."""
    if (barred := _not_leading(state, ctx)) is not None:
        return barred
    if not _chooses(state):
        return refused("refused-no-candidate-now", number=state.number)
    member = command.member
    if member not in state.nominees:
        return refused("refused-not-nominated", person=Person(member))
    if any(each.member == member and each.result is Result.DECLINED for each in state.candidates):
        return refused("refused-has-declined", person=Person(member))
    if state.candidate == member:
        return refused("refused-candidate-already", person=Person(member))
    course = Course(state, ctx)
    if not is_member(course.circle, member):
        return refused("refused-not-a-member", person=Person(member))
    return course.set_aside(Result.SET_ASIDE).put_forward(member, command.reason).accepted()


def _chooses(state: Election) -> bool:
    """Whether the facilitator says who is next: before a candidate, or where one is not agreed on."""
    stuck = state.deciding is not None and state.deciding.stuck and state.phase is Phase.CONSENT
    return state.phase in (Phase.CANDIDATE, Phase.INTEGRATION) or stuck


def nobody(state: Election, command: c.Nobody, ctx: Context) -> Decided:
    """Nobody suits: it ends, and says what comes next."""
    if (barred := _not_leading(state, ctx)) is not None:
        return barred
    if not _chooses(state):
        return refused("refused-no-candidate-now", number=state.number)
    return Course(state, ctx).end(Outcome.NOBODY, command.reason).accepted()


def withdraw(state: Election, command: c.Withdraw, ctx: Context) -> Decided:
    """Before the nominations are opened, by who started it or leads it; from then on it is the circle's."""
    if ctx.actor not in (state.starter, state.facilitator):
        return refused("refused-only-starter-withdraws", person=Person(state.starter))
    if state.nominations or state.opening:
        return refused("refused-election-is-the-circles", number=state.number)
    return Course(state, ctx).end(Outcome.WITHDRAWN, command.reason).accepted()


def meet(state: Election, command: consent_commands.Meet, ctx: Context) -> Decided:
    """Any member can move it to a meeting."""
    if (barred := outside(ctx)) is not None:
        return barred
    return Course(state, ctx).end(Outcome.TO_MEETING, command.reason).accepted()


def take_over(state: Election, command: consent_commands.TakeOver, ctx: Context) -> Decided:
    """A facilitator who has vanished is replaced, after a notice."""
    return taken_over(state, ctx)


def hand_over(state: Election, command: consent_commands.HandOver, ctx: Context) -> Decided:
    """The facilitator hands this election to another member."""
    return handed_over(state, command, ctx)
