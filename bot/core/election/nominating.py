"""Naming somebody: sealed, opened all at once, and once more with all reasons heard."""

import hashlib

from bot.core.circle.state import is_away, is_member
from bot.core.election import commands as c
from bot.core.election import events as e
from bot.core.election.course import Course
from bot.core.election.state import Election, Nomination, Phase
from bot.core.kernel import Accepted, Context, Decided, MemberId, Person, Refused, message, refused
from bot.core.process import TakeBack


def _not_asked(state: Election, ctx: Context) -> Refused | None:
    """Why this person isn't asked here; ``None``: they are."""
    if state.step is not None and ctx.actor in state.step.asked:
        return None
    circle = ctx.circle
    if circle is None or ctx.actor is None or not is_member(circle, ctx.actor):
        return refused("refused-outside-circle")
    if is_away(circle, ctx.actor, ctx.now):
        return refused("refused-on-leave")
    if state.live and ctx.actor not in state.present:
        return refused("refused-election-not-there")
    return refused("refused-joined-later")


def nominate(state: Election, command: c.Nominate, ctx: Context) -> Decided:
    """One name a person; sending again replaces it. Nobody passes."""
    if state.phase is not Phase.NOMINATIONS or state.opening or state.gathering:
        return refused("refused-no-nominations-now", number=state.number)
    if (barred := _not_asked(state, ctx)) is not None or ctx.actor is None:
        return barred or refused("circle-needs-a-person")
    former = state.sealed.get(ctx.actor)
    if former == command.sealed:
        return Accepted()
    key = "told-nominated" if former is None else "told-nominated-anew"
    course = Course(state, ctx).happens(e.Nominated(command.sealed, former)).proceed()
    if course.state.opening:
        key = "told-nominated-last"
    return course.accepted(message(key, number=state.number))


def reveal(state: Election, command: c.Reveal, ctx: Context) -> Decided:
    """All at once, in an order that says nothing: it goes by who named, and by nothing that they wrote."""
    if not state.opening:
        return Accepted()
    course = Course(state, ctx)
    lost = tuple(member for member in command.unreadable if member in state.sealed)
    found = [
        Nomination(each.by, each.nominee, each.reason)
        for each in command.nominations
        if each.by in state.sealed
    ]
    if lost or not found:
        return course.happens(e.NominationsLost(lost or tuple(sorted(state.sealed)))).accepted()
    found.sort(key=lambda each: _shuffled(state, each.by))
    return course.happens(e.Revealed(tuple(found))).open_change().accepted()


def _shuffled(state: Election, member: MemberId) -> str:
    return hashlib.sha256(f"{state.process}/{state.number}/{member}".encode()).hexdigest()


def keep(state: Election, command: c.Keep, ctx: Context) -> Decided:
    """To keep one's nomination is as good as to change it."""
    if (barred := _not_in_change(state, ctx)) is not None or ctx.actor is None:
        return barred or refused("circle-needs-a-person")
    if ctx.actor in state.heard:
        return Accepted()
    return Course(state, ctx).happens(e.NominationKept()).proceed().accepted()


def change(state: Election, command: c.Change, ctx: Context) -> Decided:
    """Moved by what was heard: another name, with its reason. Seen at once, for all have named before."""
    if (barred := _not_in_change(state, ctx)) is not None or ctx.actor is None:
        return barred or refused("circle-needs-a-person")
    if ctx.circle is None or not is_member(ctx.circle, command.nominee):
        return refused("refused-not-a-member", person=Person(command.nominee))
    now = next(each for each in state.nominations if each.by == ctx.actor)
    if ctx.actor in state.heard and (now.nominee, now.reason) == (command.nominee, command.reason):
        return Accepted()
    changed = e.NominationChanged(command.nominee, command.reason)
    course = Course(state, ctx).happens(changed).proceed()
    return course.accepted(message("told-nomination-changed", number=state.number))


def _not_in_change(state: Election, ctx: Context) -> Refused | None:
    if state.phase is not Phase.CHANGE:
        return refused("refused-no-change-now", number=state.number)
    return _not_asked(state, ctx)


def take_back(state: Election, command: TakeBack, ctx: Context) -> Decided:
    """The mark that kept a nomination was removed: its author is waited for again."""
    if state.deciding is not None:
        return Course(state, ctx).within(command)
    actor = ctx.actor
    given = state.heard.get(actor) if actor is not None else None
    if state.phase is not Phase.CHANGE or not command.cause or given != command.cause:
        return Accepted()
    return Course(state, ctx).happens(e.ChangeTakenBack()).accepted()
