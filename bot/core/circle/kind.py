"""The circle as a kind of stream: its stored names, and its rules gathered."""

from collections.abc import Sequence
from typing import Any

from bot.core.circle import commands as c
from bot.core.circle import events as e
from bot.core.circle.evolve import evolve
from bot.core.circle.notices import notices
from bot.core.circle.rules import deadlines, decide
from bot.core.circle.state import Circle, role_key
from bot.core.kernel import Begin, Context, Fact, Follow, Kind, Standing

HOME = "home"
"""The slot of a circle's one card."""


def _follows(after: Circle, fact: Fact[Any], ctx: Context) -> Sequence[Follow | Begin]:
    return ()


def _standing(circle: Circle) -> Standing:
    return Standing(phase=circle.status, name=role_key(circle.name))


def _slot(circle: Circle) -> str:
    return HOME


def _is_over(circle: Circle) -> bool:
    return circle.status == "closed"


CIRCLE = Kind(
    name="circle",
    schema=1,
    state=Circle,
    commands={
        "create": c.Create,
        "join": c.Join,
        "let in": c.LetIn,
        "leave": c.Leave,
        "add": c.Add,
        "expel": c.Expel,
        "assign role": c.AssignRole,
        "elect": c.Elect,
        "clear role": c.ClearRole,
        "change": c.Change,
        "adopt": c.Adopt,
        "close": c.Close,
        "undo": c.Undo,
        "away": c.Away,
        "back": c.Back,
    },
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
