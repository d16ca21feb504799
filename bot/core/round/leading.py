"""What leads a round: beginning it, going on, closing, more time, a meeting. Of process only."""

from bot.core.circle.state import askable, facilitator, is_away
from bot.core.kernel import Accepted, Context, Decided, Person, Refused, fact, message, refused
from bot.core.round import commands as c
from bot.core.round import events as e
from bot.core.round.course import IDLE, IDLE_LIVE, Course
from bot.core.round.evolve import evolve
from bot.core.round.speaking import outside
from bot.core.round.state import Mode, Outcome, Phase, Round
from bot.core.step import extended_until


def start(command: c.Start, ctx: Context) -> Decided:
    """Starts it. Live, people gather first, so that nobody is called who isn't there."""
    circle = ctx.circle
    if circle is None or circle.status != "active":
        return refused("refused-circle-closed")
    if (stranger := outside(ctx)) is not None or ctx.actor is None:
        return stranger or refused("circle-needs-a-person")
    started = e.Started(
        process=ctx.stream,
        number=ctx.number,
        circle=circle.id,
        title=command.title,
        facilitator=facilitator(circle) or ctx.actor,
        sort=command.sort,
        mode=command.mode,
        order=command.order,
        rules=command.rules,
        ranking=command.ranking,
        about=command.about,
    )
    course = Course(evolve(None, fact(started, ctx)), ctx)
    if command.mode is Mode.LIVE:
        course.happens(e.PresenceNoted())
    else:
        asked = set(askable(circle, ctx.now))
        if not asked:
            return refused("refused-round-nobody", circle=circle.name)
        away = sorted(member for member in circle.members if is_away(circle, member, ctx.now))
        ranked = tuple(member for member in command.ranking if member in asked)
        course.happens(e.Opened(ranked, tuple(away), command.ends_at)).proceed()
    return Accepted((started, *course.events))


def next_(state: Round, command: c.Next, ctx: Context) -> Decided:
    """Begins, or ends the turn; whoever hasn't spoken comes again at the end."""
    if (barred := _not_leading(state, ctx)) is not None:
        return barred
    course = Course(state, ctx)
    if not state.is_live:
        return refused("refused-round-no-turns")
    if command.after != state.turns:
        return Accepted()
    if state.phase is Phase.GATHERING:
        if len(course.here) < 2:
            return refused("refused-round-alone")
        if ctx.actor is not None and ctx.actor != state.facilitator:
            course.happens(e.FacilitationPassed(ctx.actor))
        return course.begin().accepted()
    turn = state.turn
    if turn is None:
        unheard = state.unheard
        return course.happens(e.Called(unheard, together=True)).accepted() if unheard else Accepted()
    if turn.together or any(member in state.said for member in turn.members):
        return course.end_turn().accepted()
    return course.happens(e.FoundSilent(turn.members)).proceed().accepted()


def close(state: Round, command: c.Close, ctx: Context) -> Decided:
    """Closes it. With somebody unheard it asks first; said again, it closes, and the record names them."""
    if (barred := _not_leading(state, ctx)) is not None:
        return barred
    course, unheard = Course(state, ctx), state.unheard
    if state.phase is Phase.OPEN and not unheard:
        return course.happens(e.Closed(Outcome.COMPLETE)).accepted()
    asked = state.closing
    if state.phase is Phase.OPEN and asked is not None and asked.by == ctx.actor and asked.cause == ctx.cause:
        return Accepted()
    told = asked is not None and asked.by == ctx.actor and asked.unheard == unheard
    if state.phase is Phase.OPEN and not told:
        people = tuple(Person(member) for member in unheard)
        return course.happens(e.ClosingAsked()).accepted(
            message("told-round-close-unheard", people=people, number=state.number)
        )
    return course.happens(e.Closed(Outcome.GAPS)).accepted()


def extend(state: Round, command: c.Extend, ctx: Context) -> Decided:
    """More time: any member, once a round."""
    if (barred := _over(state, ctx)) is not None:
        return barred
    until = extended_until(state.step, command.until, state.rules, ctx)
    if isinstance(until, Refused):
        return until
    return Course(state, ctx).happens(e.Prolonged(until, "member")).accepted()


def meet(state: Round, command: c.Meet, ctx: Context) -> Decided:
    """It goes on in a meeting: any member may say so."""
    if (barred := _over(state, ctx)) is not None:
        return barred
    closed = e.Closed(Outcome.MEETING, command.reason)
    return Course(state, ctx).happens(closed).accepted()


def _over(state: Round, ctx: Context) -> Refused | None:
    if (stranger := outside(ctx)) is not None:
        return stranger
    return refused("refused-round-closed") if state.phase is Phase.CLOSED else None


def _not_leading(state: Round, ctx: Context) -> Refused | None:
    """The facilitator leads; where they have fallen silent, any member may."""
    if (barred := _over(state, ctx)) is not None:
        return barred
    if ctx.actor == state.facilitator or _idle(state, ctx):
        return None
    return refused("refused-only-round-facilitator", person=Person(state.facilitator))


def _idle(state: Round, ctx: Context) -> bool:
    if state.phase is Phase.GATHERING:
        return ctx.now - state.opened_at >= IDLE_LIVE
    if not state.is_live:
        return state.held_since is not None and ctx.now - state.held_since >= IDLE
    since = state.held_since or (state.turn.since + state.length if state.turn else None)
    return since is not None and ctx.now - since >= IDLE_LIVE
