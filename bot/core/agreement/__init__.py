"""A decision in force: what was agreed, until when, when it is looked at again, and what became of it."""

from bot.core.agreement.kind import AGREEMENT
from bot.core.agreement.messages import Annul, Drop, Enter, ObjectLate, Renew, Restore, Supersede
from bot.core.agreement.state import (
    Agreement,
    Basis,
    Dates,
    LateObjection,
    Milestone,
    Review,
    agreement_of,
    process_of,
)

__all__ = [
    "AGREEMENT",
    "Agreement",
    "Annul",
    "Basis",
    "Dates",
    "Drop",
    "Enter",
    "LateObjection",
    "Milestone",
    "ObjectLate",
    "Renew",
    "Restore",
    "Review",
    "Supersede",
    "agreement_of",
    "process_of",
]
