"""Bad days with the line to Discord: cut, refused, held back, closed for good; nothing is lost or doubled."""

from pathlib import Path

import pytest

from tests.discord.server import discord_on_loopback
from tests.e2e.discord.binding import gathered, process, running

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
OPEN = ("#1 Buy a shredder", "👍 Consent")


async def test_sends_that_are_refused_cut_or_held_back_arrive_once(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _bot):
        ana, ben, _ = await gathered(server)
        messages = rf"/channels/{ana.home.id}/messages"
        for status in (None, 503, 500):
            server.fail("POST", messages + "$", status, after=True)
        server.fail("POST", messages + "$", 503)
        server.fail("POST", messages + "$", 429, everywhere=True, retry_after=0.5)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN, seconds=30)
        for status in (502, 503, None):
            server.fail("PATCH", messages + "/", status)
        server.fail("PATCH", messages + "/", 429, retry_after=0.5)
        # Answers don't wait for what holds everything else back.
        server.fail("PATCH", messages + "/", 429, everywhere=True, retry_after=5)
        assert not (await ben.person.presses(card, "Consent")).failed
        assert not (await ana.person.presses(card, "Consent")).failed
        await ana.sees("2 of 3 have answered", seconds=40)
        assert len([text for text in ana.heard() if "#1 Buy a shredder" in text]) == 1


async def test_a_card_that_was_sent_before_a_crash_is_found_again(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        server.nonces.clear()
        fault = server.fail("POST", rf"/channels/{ana.home.id}/messages$", 503, after=True)
        await ana.types(QUICK)
        await server.until(lambda: fault.met)
        bot.kill()
        server.nonces.clear()  # Discord has forgotten it
        await bot.start()
        for each in (ana, ben, cleo):
            await each.person.presses(await each.sees(*OPEN, seconds=30), "Consent")
        await ana.sees("#1", "adopted|in force", seconds=30)
        assert len([text for text in ana.heard() if "#1 Buy a shredder" in text]) <= 2


async def test_who_cannot_connect_at_first_goes_on_trying(tmp_path: Path) -> None:
    async with discord_on_loopback() as server:
        await server.refuse()
        bot = process(server, tmp_path)
        bot.launch()
        try:
            await bot.becomes("discord", "connecting")
            for method, path in (("GET", "/users/@me$"), ("GET", "/gateway/bot$"), ("PUT", "/commands$")):
                server.fail(method, path, 503)
            await server.accept()
            await bot.ready(40)
            await gathered(server)
            assert "Unclosed" not in bot.log()
        finally:
            bot.kill()


async def test_a_line_that_is_cut_or_renewed_loses_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        for number, (person, lost) in enumerate(((ana, server.cut), (ben, server.reconnect)), start=1):
            server.hold(rest=False)
            lost()
            await person.person.reacts(card, "👍")
            server.release()
            await ana.sees(rf"{number} of 3 (has|have) answered", seconds=20)
            server.repeat("MESSAGE_REACTION_ADD")
        assert server.gateway.resumed >= 2
        assert len(server.gateway.identified) == 1
        server.invalidate()
        server.forget_sessions()
        await cleo.person.reacts(card, "✋")
        await cleo.hears("harm|objection", seconds=30)
        server.invalidate()
        await cleo.writes("It is too dear for one season.")
        await ana.sees("It is too dear for one season", seconds=30)
        assert len(server.gateway.identified) == 3
        heard = [text for text in ana.heard() if text.strip()]
        assert sum("It is too dear" in text for text in heard) == 1


async def test_while_discord_is_away_health_says_so_and_afterwards_all_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, _ = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        await bot.becomes("discord", "caught up since")
        await server.refuse()
        server.cut()
        await bot.becomes("discord", "the connection was lost; deadlines wait")
        await ben.person.reacts(card, "👍")
        server.forget_sessions()
        await server.accept()
        await bot.becomes("discord", "caught up", 60)
        await ana.sees("1 of 3 has answered", seconds=20)


@pytest.mark.parametrize(("code", "said"), [(4004, "doesn't take the token"), (4014, "Intent")])
async def test_a_refusal_for_good_ends_the_process_with_one_sentence(
    tmp_path: Path, code: int, said: str
) -> None:
    async with running(tmp_path) as (server, bot):
        await server.close_sockets(code)
        assert await bot.ends() == 1
        last = bot.log().strip().splitlines()[-1]
        assert last.startswith("Circlekeeper stopped because discord failed: ")
        assert said in last


async def test_a_token_that_is_refused_at_the_start_ends_the_process_with_one_sentence(
    tmp_path: Path,
) -> None:
    async with discord_on_loopback() as server:
        bot = process(server, tmp_path)
        server.token = "another"
        bot.launch()
        assert await bot.ends() == 1
        assert "doesn't take the token" in bot.log().strip().splitlines()[-1]


async def test_a_pace_that_is_kept_to_costs_no_refusal(tmp_path: Path) -> None:
    async with running(tmp_path, paced=True) as (server, _):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        for _ in range(4):
            for each in (ana, ben, cleo):
                await each.person.reacts(card, "👍")
                await each.person.unreacts(card, "👍")
        for each in (ana, ben, cleo):
            await each.person.reacts(card, "👍")
        await ana.sees("#1", "adopted|in force", seconds=30)
        assert server.refused_for_pace == 0
