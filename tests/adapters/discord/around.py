"""What the recorded payloads are read by in the tests, and how they are asked what they were taken for."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from adapters.discord.inbound import Around, read
from adapters.discord.places import Places
from adapters.typed import read_typed
from bot.ports import (
    Act,
    MessageRef,
    Place,
)
from tests.adapters.discord.payloads import (
    BOT,
    GARDEN,
    GUILD_CREATE,
    READY,
    mentions,
    message,
)

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SENT = datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)
"""The moment of the message's id."""
HERE = Place("discord", GARDEN)


def around(**more: Any) -> Around:
    places = Places()
    for each in (READY, GUILD_CREATE):
        places.take(each)
    found = Around(own=BOT, now=NOW, places=places, parse=read_typed, names=("Keeper",), session="s1")
    return replace(found, **more)


AROUND = around()
THREADS = around(read_threads=True)


def act(found: Any, given: Around = AROUND) -> Act | None:
    taken = read(found, given)
    return taken.act if taken else None


def about(found: Any, given: Around = AROUND) -> MessageRef | None:
    taken = read(found, given)
    assert taken
    return taken.about


def addressed(words: str, **more: Any) -> dict[str, Any]:
    return message(f"<@{BOT}> {words}", **{**mentions(BOT), **more})
