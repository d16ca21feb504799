"""The circle as a kind of stream: its stored names, and its rules gathered."""

from collections.abc import Sequence
from typing import Any

from bot.core.circle import commands as c
from bot.core.circle import events as e
from bot.core.circle.evolve import evolve
from bot.core.circle.notices import notices
from bot.core.circle.rules import deadlines, decide
from bot.core.circle.state import Circle, name_key
from bot.core.kernel import Below, Context, Fact, Following, Kind, MemberId, Spread, Standing
from bot.core.process import CircleEnded, MemberAway, MemberJoined, MemberLeft
from bot.core.settings import changes

HOME = "home"
"""The slot of a circle's one card."""


def _follows(after: Circle, fact: Fact[Any], ctx: Context) -> Sequence[Following]:
    """Processes that run in the circle hear who came, left, or went on leave, and that nobody is left."""
    event = fact.event
    heard: list[MemberJoined | MemberLeft | MemberAway | CircleEnded] = []
    match event:
        case e.Added(members=members):
            heard = [MemberJoined(member) for member in members]
        case e.Joined(member=member):
            heard = [MemberJoined(member)]
        case e.Left(member=member) | e.Expelled(member=member):
            heard = [MemberLeft(member)]
        case e.WentAway(member=member):
            heard = [MemberAway(member)]
        case e.Undone():
            heard = [MemberJoined(member) for member in _back(ctx.circle, after)]
    if isinstance(event, e.Left) and not after.members:
        heard.append(CircleEnded("empty"))
    return [*(Spread(after.id, command) for command in heard), *_below(ctx.circle, after, event)]


def _below(before: Circle | None, after: Circle, event: Any) -> Sequence[Following]:
    """The circles inside one that is closed belong to the one above it, as its domain does."""
    if isinstance(event, e.Closed):
        return (Below(after.id, c.Adopt(changes({"parent": after.parent}), event.process)),)
    if isinstance(event, e.Undone) and before is not None and before.status != after.status:
        return (Below(after.parent, c.Undo(event.process)),)
    return ()


def _back(before: Circle | None, after: Circle) -> Sequence[MemberId]:
    """Who belongs to the circle again."""
    return sorted(set(after.members) - set(before.members if before else ()))


def _standing(circle: Circle) -> Standing:
    return Standing(phase=circle.status, name=name_key(circle.name))


def _slot(circle: Circle) -> str:
    return HOME


def _is_over(circle: Circle) -> bool:
    return circle.status == "closed"


CIRCLE = Kind(
    name="circle",
    schema=1,
    state=Circle,
    events={
        "created": e.Created,
        "requested": e.Requested,
        "vouched": e.Vouched,
        "joined": e.Joined,
        "request ended": e.RequestEnded,
        "added": e.Added,
        "left": e.Left,
        "expelled": e.Expelled,
        "role assigned": e.RoleAssigned,
        "role cleared": e.RoleCleared,
        "term near": e.TermNear,
        "term ended": e.TermEnded,
        "changed": e.Changed,
        "adopted": e.Adopted,
        "closed": e.Closed,
        "undone": e.Undone,
        "went away": e.WentAway,
        "came back": e.CameBack,
    },
    decide=decide,
    evolve=evolve,
    deadlines=deadlines,
    notices=notices,
    follows=_follows,
    standing=_standing,
    slot=_slot,
    is_over=_is_over,
)
