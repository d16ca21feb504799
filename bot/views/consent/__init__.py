"""How a consent decision looks: its card for everybody, and what one person can do in it."""

from bot.views.consent.card import draw
from bot.views.consent.deeds import Deeds

__all__ = ["Deeds", "draw"]
