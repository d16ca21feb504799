"""People who mean harm, and people in a hurry: nobody is pinged by what others wrote, and all counts once."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.slack.binding import gathered, running
from tests.slack.model import Json
from tests.slack.people import Person

pytestmark = pytest.mark.e2e

MARKUP = re.compile(r"<(?!!date\^)[@#!]|(?:^|\s)([*_~`])\w[^\n]*?\w\1(?:\s|$)")


def alive(part: Any) -> Iterator[Any]:
    """What would notify somebody, or means something to Slack, in a message."""
    if isinstance(part, list):
        for each in part:
            yield from alive(each)
    elif isinstance(part, dict):
        if part.get("type") in ("broadcast", "usergroup", "user"):
            yield part
        if part.get("type") == "mrkdwn" and MARKUP.search(part["text"]):
            yield part["text"]
        for each in part.values():
            yield from alive(each)


async def test_nothing_that_people_write_pings_anybody_or_comes_alive(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        ana, ben, cleo = await gathered(server)
        evil = (
            f"<!channel> <!here> {cleo.person.mention} <!subteam^S1> @everyone *bold* `code` \u202ertl \ud83d"
        )
        before = len(server.pinged), {message.ts for message in ana.home.messages.values()}
        await ben.types(f"!consent quick Buy {evil}\n{evil}")
        card = await ana.sees("#1 Buy", "Consent")
        form = await ana.person.presses(card, "Object")
        await ana.person.submits(form, reason=evil)
        for each in (ben, cleo):
            await each.person.presses(card, "Consent")
        await ana.sees("#1 Buy", "<!channel> <!here>")  # the objection, in its words
        assert server.pinged[before[0] :] == []
        for message in ana.home.messages.values():
            if message.ts not in before[1]:
                body: Json = {"blocks": message.blocks}
                assert list(alive(body)) == []
                assert not re.search("<[@#!]", message.text), message.text


async def test_a_crowd_in_a_hurry_is_counted_once_each(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        crowd = [Person(server, f"P{number:02}") for number in range(12)]
        ana, ben, cleo = await gathered(server)
        everybody = " ".join(each.mention for each in crowd)
        await ana.types(f"!circle add {everybody}")
        await ana.sees("15 members")
        await ana.types("!consent quick Buy a shredder\nWe spend 400 €.")
        card = await ana.sees("#1 Buy", "Consent")
        doing = [
            *(ben.person.presses(card, "Consent") for _ in range(30)),
            *(each.presses(card, "Consent") for each in crowd),
            cleo.person.presses(card, "Consent"),
            cleo.person.slash(cleo.home, "/consent", "consent #1"),
        ]
        answered = await asyncio.gather(*doing, cleo.marks(card, "👍"), cleo.writes("consent consent #1"))
        assert not [one for one in answered if one is not None and one.failed]
        await ana.sees("14 of 15 have answered")
        decision = await bot.only_process()
        assert len([one for one in decision["answers"] if one["counts"]]) == 14
        assert decision["phase"] == "consent"
