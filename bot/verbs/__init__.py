"""The one table of verbs: what people can type, pick or fill in, the same on every platform."""

from bot.verbs import circle, consent, decisions, election, inbox, round
from bot.verbs.circle import SETTINGS
from bot.verbs.consent import PROPOSAL
from bot.verbs.verb import Option, Verb

__all__ = ["BY_WORDS", "GROUPS", "PROPOSAL", "SETTINGS", "VERBS", "Option", "Verb"]

VERBS: tuple[Verb, ...] = (
    *circle.VERBS,
    *round.VERBS,
    *consent.VERBS,
    *election.VERBS,
    *decisions.VERBS,
    *inbox.VERBS,
)
"""The groups of commands: one line each, in the order in which people are shown them."""

BY_WORDS: dict[tuple[str, str], Verb] = {(verb.group, verb.name): verb for verb in VERBS}
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(verb.group for verb in VERBS))
