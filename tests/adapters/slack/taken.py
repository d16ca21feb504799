"""What an event of Slack is taken for, and the names of what stands around it in tests."""

from typing import Any

from adapters.slack.around import place_of
from adapters.slack.inbound import read
from bot.ports import Account, Act, MessageRef
from tests.adapters.slack.payloads import ANA, CARD, GARDEN, TEAM, around

AROUND = around()
HERE = place_of(TEAM, GARDEN)
THE_CARD = MessageRef(HERE, CARD)
ANA_HERE = Account("slack", f"{TEAM}:{ANA}")


def act(found: Any, **more: Any) -> Act | None:
    """What it means that somebody did."""
    taken = read(found, around(**more))
    return taken.act if taken else None


def about(found: Any, **more: Any) -> MessageRef | None:
    """The card that it is about."""
    taken = read(found, around(**more))
    assert taken
    return taken.about


def account(found: Any, **more: Any) -> str:
    """Whose doing it is."""
    taken = read(found, around(**more))
    assert taken
    return taken.who.account.id
