"""The circle: its state, the commands it takes, the events it records, and its rules."""

from bot.core.circle.kind import CIRCLE, HOME
from bot.core.circle.notices import request_slot, role_slot
from bot.core.circle.state import (
    DELEGATE,
    FACILITATOR,
    LEADER,
    SECRETARY,
    Circle,
    Holding,
    Request,
    Seat,
    askable,
    facilitator,
    holders,
    holdings,
    in_charge,
    is_away,
    is_member,
    members,
)

__all__ = [
    "CIRCLE",
    "DELEGATE",
    "FACILITATOR",
    "HOME",
    "LEADER",
    "SECRETARY",
    "Circle",
    "Holding",
    "Request",
    "Seat",
    "askable",
    "facilitator",
    "holders",
    "holdings",
    "in_charge",
    "is_away",
    "is_member",
    "members",
    "request_slot",
    "role_slot",
]
