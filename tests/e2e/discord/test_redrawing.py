"""Many who answer at once: the card is redrawn now and then, and shows in the end how many they were."""

from pathlib import Path

import pytest

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

        asked = len(server.requests)
        for person in others:
            react(server, card, person.user, "👍", add=True)
        await ana.sees("#1 Buy a shredder", "100 of 10[12] have answered")
        edits = [call for call in server.requests[asked:] if call.method == "PATCH" and card.id in call.path]
        # By the bot's own pace; each of the hundred would be an edit otherwise.
        assert 1 <= len(edits) <= 8
