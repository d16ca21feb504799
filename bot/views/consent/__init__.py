"""How a consent decision looks: its card for everybody, and what one person can do in it."""

from bot.views import process
from bot.views.consent import outcome, private
from bot.views.consent.card import draw, whose
from bot.views.consent.deeds import Deeds
from bot.views.view import View

__all__ = ["VIEW", "Deeds", "draw", "whose"]

VIEW = View(
    draw,
    private.beneath,
    process.name,
    standing=process.standing,
    move=whose,
    waits=private.waits,
    answers=private.answers,
    text=private.text,
    details=private.details,
    action=private.action,
    is_passed=private.is_passed,
    decided=outcome.decided,
)
