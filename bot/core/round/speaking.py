"""What people do in a round: come, speak, pass, come later, end their turn."""

from bot.core.circle.state import is_member
from bot.core.kernel import Accepted, Context, Decided, MemberId, Message, Person, Refused, message, refused
from bot.core.process import TakeBack
from bot.core.round import commands as c
from bot.core.round import events as e
from bot.core.round.course import Course
from bot.core.round.state import Mode, Phase, Round, has_floor, is_on_turn, takes_talk


def actor(ctx: Context) -> MemberId:
    """Who acts. Raises ValueError for the clock."""
    if ctx.actor is None:
        raise ValueError("only a person can do this")
    return ctx.actor


def outside(ctx: Context) -> Refused | None:
    """A round is the circle's own: whoever isn't in it listens."""
    circle = ctx.circle
    if circle is None or ctx.actor is None or not is_member(circle, ctx.actor):
        return refused("refused-round-outside", circle=circle.name if circle else "")
    return None


def present(state: Round, command: c.Present, ctx: Context) -> Decided:
    """Here. Whoever comes when it has begun speaks at the end."""
    if (stranger := outside(ctx)) is not None:
        return stranger
    me, course = actor(ctx), Course(state, ctx)
    if state.phase is Phase.CLOSED:
        return refused("refused-round-closed")
    if state.phase is Phase.GATHERING:
        return Accepted() if me in state.present else course.happens(e.PresenceNoted()).gathered().accepted()
    if not state.is_live:
        return Accepted(said=message("told-round-all-asked"))
    if has_floor(state, me):
        return course.happens(e.Called((me,))).accepted()
    if state.step is not None and me in state.step.asked:
        return Accepted()
    course.happens(e.CameLate()).proceed()
    return course.accepted(None if is_on_turn(course.state, me) else message("told-round-at-the-end"))


def say(state: Round, command: c.Say, ctx: Context) -> Decided:
    """Speaks; live on one's turn, else once. Talk among others counts only where it is part of a turn."""
    if command.in_passing and not takes_talk(state, actor(ctx), ctx.circle, ctx.now):
        return Accepted()
    if (stranger := outside(ctx)) is not None:
        return stranger
    me, course = actor(ctx), Course(state, ctx)
    if ctx.cause and any(
        said and said.cause == ctx.cause for said in (state.said.get(me), state.late.get(me))
    ):
        return Accepted()
    if state.phase is Phase.CLOSED:
        late = e.SpokeLate(command.words, command.length)
        key = "told-round-late-unkept" if state.forgets else "told-round-late"
        return course.happens(late).accepted(message(key))
    if state.phase is Phase.GATHERING:
        return refused("refused-round-not-begun")
    if has_floor(state, me):
        course.happens(e.Called((me,)))
    elif state.is_live and not is_on_turn(state, me):
        if me not in state.said and state.step is not None and me not in state.step.asked:
            course.happens(e.CameLate()).proceed()
        if not is_on_turn(course.state, me):
            return _out_of_turn(course, me)
    if state.mode is Mode.BLIND and command.in_passing:
        return Accepted(said=message("told-round-blind"))
    more = state.is_live or command.in_passing
    spoke = e.Spoke(command.words, command.length, more=more, open_end=command.in_passing)
    return course.happens(spoke).proceed().accepted(_receipt(state, command))


def _receipt(state: Round, command: c.Say) -> Message | None:
    """Who speaks to the bot alone sees nothing of it; elsewhere, what was said is its own receipt."""
    if not command.unseen or state.is_live:
        return None
    return message(
        "told-round-sealed" if state.mode is Mode.BLIND else "told-round-said", number=state.number
    )


def _out_of_turn(course: Course, me: MemberId) -> Decided:
    state = course.state
    if me in state.said:
        return refused("refused-round-heard")
    if course.events:
        return course.accepted(message("told-round-say-at-the-end"))
    return not_your_turn(state)


def not_your_turn(state: Round) -> Refused:
    """Says whose turn it is."""
    if state.turn is None:
        return refused("refused-round-heard")
    return refused("refused-not-your-turn", people=tuple(map(Person, state.turn.members)))


def pass_(state: Round, command: c.Pass, ctx: Context) -> Decided:
    """Asked, and has nothing to say. Who has spoken has spoken."""
    if (unready := _not_open(state, ctx)) is not None:
        return unready
    me, course = actor(ctx), Course(state, ctx)
    if me in state.said:
        return Accepted()
    on_turn = is_on_turn(state, me)
    course.happens(e.Passed())
    if on_turn and _all_heard(course.state):
        course.end_turn()
    return course.proceed().accepted()


def _all_heard(state: Round) -> bool:
    return state.turn is not None and all(member in state.said for member in state.turn.members)


def later(state: Round, command: c.Later, ctx: Context) -> Decided:
    """At the end of the round; once."""
    if (unready := _not_open(state, ctx)) is not None:
        return unready
    me, course = actor(ctx), Course(state, ctx)
    if not state.is_live:
        return Accepted(said=message("told-round-all-asked"))
    if me in state.said:
        return refused("refused-round-heard")
    if me in state.postponed or (state.turn and state.turn.together and is_on_turn(state, me)):
        return refused("refused-later-once")
    if me in state.tail or me in state.silent:
        return Accepted()
    return course.happens(e.Postponed()).proceed().accepted()


def done(state: Round, command: c.Done, ctx: Context) -> Decided:
    """Ends one's turn. Who wrote nothing has spoken aloud: people also meet where they hear each other."""
    if (unready := _not_open(state, ctx)) is not None:
        return unready
    me, course = actor(ctx), Course(state, ctx)
    if not state.is_live:
        return _written_to_the_end(course, me)
    if state.turn is None and me in state.said:
        return refused("refused-round-heard")
    if has_floor(state, me):
        course.happens(e.Called((me,)))
    elif not is_on_turn(state, me):
        return not_your_turn(state)
    if me not in state.said:
        course.happens(e.Spoke(None, 0, more=True))
    if _all_heard(course.state):
        course.end_turn()
    return course.proceed().accepted()


def _written_to_the_end(course: Course, me: MemberId) -> Decided:
    said = course.state.said.get(me)
    if said is None:
        return refused("refused-text-missing")
    if course.state.spoken_at is None and said.open_since is None:
        return Accepted()
    return course.happens(e.Paused()).proceed().accepted()


def take_back(state: Round, command: TakeBack, ctx: Context) -> Decided:
    """The mark of a pass is removed: only this very pass is taken back, while it still counts."""
    said = state.said.get(actor(ctx))
    counts = state.phase is Phase.OPEN and said is not None and said.passed and said.cause == command.cause
    if not counts or not command.cause:
        return Accepted()
    return Course(state, ctx).happens(e.AnswerTakenBack()).proceed().accepted()


def _not_open(state: Round, ctx: Context) -> Refused | None:
    if (stranger := outside(ctx)) is not None:
        return stranger
    if state.phase is Phase.CLOSED:
        return refused("refused-round-closed")
    if state.phase is Phase.GATHERING:
        return refused("refused-round-not-begun")
    if state.is_live and state.step is not None and ctx.actor not in state.step.asked:
        return refused("refused-round-join-first")
    return None
