"""What an election leads to elsewhere: the role is given, the seal opened, the next role taken up."""

from collections.abc import Sequence
from typing import Any

from bot.core.circle import commands as circle
from bot.core.circle.state import is_member
from bot.core.consent import events as consent_events
from bot.core.election import commands as c
from bot.core.election import events as e
from bot.core.election.state import Election, Outcome
from bot.core.kernel import Begin, Context, Erase, Fact, Follow, Following, MemberId, Spread, StreamId, Unseal


def follows(after: Election, happened: Fact[Any], ctx: Context) -> Sequence[Following]:
    """What the event leads to."""
    event = happened.event
    match event:
        case e.Started(mandate=mandate, following=others):
            roles = tuple(each.role for each in (mandate, *others))
            return (Spread(after.circle, c.RoleUp(roles, after.number), kind="election"),)
        case e.Nominated(former=former) if former is not None:
            return (Erase((former,)),)
        case e.NominationsClosed():
            return (Unseal(tuple(sorted(after.sealed.items())), c.Opened, c.Reveal),)
        case e.ElectorGone(sealed=sealed) if sealed is not None:
            return (Erase((sealed,)),)
        case consent_events.Reopened():
            return (Follow(after.circle, circle.Undo(after.number)),)
        case e.Ended():
            return _ended(after, happened, ctx)
    return ()


def next_of(process: StreamId) -> StreamId:
    """The election of the next role. New cards go out in the order of their names, and its cards come after
    those of the former one: people see the result first."""
    return StreamId(f"{process}_then")


def _starter(after: Election, ctx: Context) -> MemberId:
    """Who has started all of them; if they have left the circle, who leads."""
    stays = ctx.circle is not None and is_member(ctx.circle, after.starter)
    return after.starter if stays else after.facilitator


def _ended(after: Election, happened: Fact[e.Ended], ctx: Context) -> Sequence[Following]:
    following: list[Following] = []
    if happened.event.spent:
        following.append(Erase(happened.event.spent))
    elected = after.candidates[-1].member if after.outcome is Outcome.ELECTED else None
    if elected is not None:
        ends = after.term.ends(happened.at)
        following.append(Follow(after.circle, circle.Elect(after.role, elected, after.number, ends)))
    if after.following and after.outcome in (Outcome.ELECTED, Outcome.NOBODY):
        first, *rest = after.following
        started = c.Start(
            first,
            after.rules,
            after.live,
            following=tuple(rest),
            present=tuple(sorted(after.present)) if after.live else (),
        )
        following.append(
            Begin("election", after.circle, started, id=next_of(after.process), by=_starter(after, ctx))
        )
    return following
