"""How people act on each kind of stream: one line each."""

from collections.abc import Mapping

from bot.commands import circles, deciding, elections, register, rounds
from bot.commands.handling import Handling

HANDLINGS: Mapping[str, Handling] = {
    "circle": circles.HANDLING,
    "agreement": register.HANDLING,
    "consent": deciding.HANDLING,
    "round": rounds.HANDLING,
    "election": elections.HANDLING,
}
