"""Many who answer at once: the card is redrawn now and then, and shows in the end how many they were."""

import asyncio
import time
from pathlib import Path

import pytest

from adapters.discord import DiscordAdapter
from tests.discord.happenings import react
from tests.discord.people import Person
from tests.e2e.discord.binding import running
from tests.e2e.discord.neighbours import Neighbour

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."


async def test_a_hundred_marks_in_a_second_are_few_edits_and_the_last_count_is_shown(tmp_path: Path) -> None:
    async with running(tmp_path, members=True) as (server, _):
        home = server.text_channel("garden")
        ana = Neighbour(server, "Ana", home)
        others = [Person(server, f"Person {number}") for number in range(100)]
        await ana.types("!circle create Garden\naim: Good vegetables\nmembers: here")
        await ana.sees("Garden", "10[12] members")
        await ana.types(QUICK)
        card = await ana.sees("#1 Buy a shredder", "👍 Consent")

        await server.until(lambda: all(server.conversation(one.user).messages for one in others), 60)
        asked, began = len(server.requests), time.monotonic()
        for person in others:
            react(server, card, person.user, "👍", add=True)
            await asyncio.sleep(0.01)  # a second for all of them
        await ana.sees("#1 Buy a shredder", "100 of 10[12] have answered")
        took = time.monotonic() - began
        edits = [call for call in server.requests[asked:] if call.method == "PATCH" and card.id in call.path]
        assert 1 <= len(edits) <= 2 + took / DiscordAdapter.can.edit_gap
