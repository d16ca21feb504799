"""Who is in a channel: Discord tells it only with a switch that is off at first."""

from pathlib import Path

import pytest

from tests.e2e.discord.binding import running
from tests.e2e.discord.neighbours import Neighbour

pytestmark = pytest.mark.e2e

HERE = "!circle create Garden\naim: Good vegetables\nmembers: here"


async def test_with_the_switch_everybody_who_sees_the_channel_is_brought_in(tmp_path: Path) -> None:
    async with running(tmp_path, members=True) as (server, bot):
        home = server.text_channel("garden")
        people = [Neighbour(server, name, home) for name in ("Ana", "Ben", "Cleo")]
        await people[0].types(HERE)
        await people[0].sees("Garden", "4 members: Ana, The owner, Ben and Cleo")
        [circle] = (await bot.record())["circles"]
        assert len(circle["members"]) == 4


async def test_without_it_the_person_is_told_what_to_do_and_gets_their_words_back(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        home = server.text_channel("garden")
        ana = Neighbour(server, "Ana", home)
        answered = await ana.asks(HERE)
        assert "I can't see who is in this place" in answered.text
        assert "Good vegetables" in answered.text
        assert not (await bot.record())["circles"]
