"""The kinds of stream there are: one line each."""

from collections.abc import Mapping

from bot.core.agreement import AGREEMENT
from bot.core.circle import CIRCLE
from bot.core.consent import CONSENT
from bot.core.election import ELECTION
from bot.core.kernel import Kind, processes
from bot.core.round import ROUND

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (CIRCLE, CONSENT, ROUND, ELECTION, AGREEMENT)}
PROCESSES = processes(KINDS)
