"""Slack by HTTP: what is sent while nobody answers, what isn't signed, and calls that are shut meanwhile."""

import json
from pathlib import Path

import pytest

from tests.e2e.slack.binding import gathered, running

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
OPEN = ("#1 Buy a shredder", "👍 Consent")


async def test_what_was_sent_while_nobody_answered_is_sent_again_and_counts(tmp_path: Path) -> None:
    async with running(tmp_path, "http") as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        server.delivery.waits = (0.0, 1.0, 2.0, 3.0, 5.0, 5.0, 10.0)
        bot.kill()
        # A private conversation that the bot doesn't know of: it can't look there.
        await ben.writes("consent object #1 Nobody has asked the neighbours.")
        said = server.delivery.sent[-1]
        await cleo.marks(card, "👍")
        await bot.start()
        await ben.hears("is held in these words", seconds=30)
        await server.until(lambda: said.acknowledged)
        assert said.deliveries > 1
        await ana.sees("2 of 3 have answered", seconds=20)


async def test_what_slack_didnt_sign_is_turned_away_and_changes_nothing(tmp_path: Path) -> None:
    async with running(tmp_path, "http") as (server, bot):
        ana, ben, _ = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        address = server.delivery.request_url
        assert address
        await ben.marks(card, "👍")
        await ana.sees("1 of 3 has answered", seconds=20)
        [sent] = [one.payload for one in server.delivery.sent if one.kind == "reaction_added"]
        forged = {**sent, "event_id": "EvFORGED", "event": {**sent["event"], "user": ana.person.id}}
        headers = {"Content-Type": "application/json"}
        for wrong in ({"secret": "another"}, {"age": 600}):
            status, _, _ = await server.delivery.post_signed(address, json.dumps(forged), headers, **wrong)
            assert status == 401, wrong
        assert await server.delivery.verify_url(address)
        answers = (await bot.only_process())["answers"]
        assert len([one for one in answers if one["counts"]]) == 1


async def test_what_slack_tells_while_its_own_doors_are_shut_counts_and_is_drawn_afterwards(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, "http") as (server, _):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        await server.go_down()
        await ben.marks(card, "👍")
        await cleo.writes("consent consent #1")
        await server.until(lambda: all(one.acknowledged for one in server.delivery.sent), 20)
        assert not (await ana.person.presses(card, "Consent")).failed
        await server.come_back()
        await ana.sees("#1 Buy a shredder: decided", seconds=60)
        assert len([text for text in ana.heard() if "#1 Buy a shredder: decided" in text]) == 1
