"""How a talking round looks: its card for everybody, and what one person can do in it."""

from bot.views import process
from bot.views.round import private
from bot.views.round.card import draw, whose
from bot.views.view import View

__all__ = ["VIEW", "draw"]

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
)
