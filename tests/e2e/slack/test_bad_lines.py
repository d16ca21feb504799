"""Bad days with the lines to Slack: cut, refused, renewed, dead, down; nothing is lost or doubled."""

import asyncio
from pathlib import Path

import pytest

from tests.e2e.slack.binding import gathered, process, running
from tests.slack.server import slack_on_loopback

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
OPEN = ("#1 Buy a shredder", "👍 Consent")
ADOPTED = ("#1", "adopted|in force")
LOST = "the connection was lost; deadlines wait"


async def test_a_line_that_is_cut_loses_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        server.sockets.connections[0].cut()
        await ben.marks(card, "👍")
        await ana.sees("1 of 3 has answered", seconds=20)
        server.cut()
        await ana.marks(card, "👍")
        await ana.sees("2 of 3 have answered", seconds=20)
        await bot.becomes("slack", "caught up since")
        server.repeat("reaction_added")
        await cleo.marks(card, "👍")
        await ana.sees(*ADOPTED, seconds=20)
        heard = ana.heard()
        assert len(heard) == len(set(heard)), "something was said twice"


async def test_lines_that_are_renewed_under_a_stream_of_marks_lose_none(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _bot):
        ana, ben, cleo = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)

        async def go_on() -> None:
            for _ in range(60):
                for each in (ana, ben, cleo):
                    await each.person.reacts(card, "eyes")
                    await each.person.unreacts(card, "eyes")
                await asyncio.sleep(0.02)

        going = asyncio.create_task(go_on())
        for renews in (server.warn, server.refresh, server.warn):
            renews()
            await asyncio.sleep(0.5)
        await ben.marks(card, "👍")
        await going
        await ana.sees("1 of 3 has answered", seconds=20)
        server.warn()
        await ana.marks(card, "👍")
        server.refresh()
        await cleo.marks(card, "👍")
        await ana.sees(*ADOPTED, seconds=20)
        assert len(server.called("apps.connections.open")) < 16


async def test_a_dead_line_is_noticed_and_what_went_into_it_counts(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, _ = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        await ben.writes("circle show")
        await ben.hears("Garden")
        old = list(server.sockets.connections)
        server.zombie()
        began = asyncio.get_running_loop().time()
        for each in (ana, ben):
            await each.marks(card, "👍")
        await ben.writes("consent object #1 Nobody has asked the neighbours.")
        await server.until(lambda: not set(old) & set(server.sockets.connections), 10)
        assert asyncio.get_running_loop().time() - began < 6
        await ben.hears("Your objection to #1 .* is held", seconds=20)
        await bot.becomes("slack", "caught up since")
        await ana.sees("#1 Buy a shredder", "2 of 3 have answered")
        assert not any("While I was away" in ana.reads(message) for message in ana.person.inbox)


async def test_where_there_are_too_many_lines_slack_is_not_stormed(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, _ = await gathered(server)
        await ana.types(QUICK)
        card = await ana.sees(*OPEN)
        server.sockets.most = 0
        before = len(server.called("apps.connections.open"))
        server.cut()
        await ben.marks(card, "👍")
        await bot.becomes("slack", LOST)
        await asyncio.sleep(5)
        assert len(server.called("apps.connections.open")) - before <= 12
        server.sockets.most = 10
        await ana.sees("1 of 3 has answered", seconds=60)
        await bot.becomes("slack", "caught up since")


async def test_who_cannot_connect_at_first_goes_on_trying(tmp_path: Path) -> None:
    async with slack_on_loopback() as server:
        await server.refuse()
        bot = process(server, tmp_path)
        bot.launch()
        try:
            await bot.becomes("slack", "connecting")
            for method in ("auth.test", "apps.connections.open"):
                for status in (503, 429, None):
                    server.fail(method, status)
            await server.accept()
            await bot.ready(40)
            await gathered(server)
            assert "Unclosed" not in bot.log()
            assert "Traceback" not in bot.log()
        finally:
            bot.kill()


async def test_an_address_that_isnt_good_any_more_is_asked_for_anew(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, *_ = await gathered(server)
        server.sockets.expired = 4
        server.cut()
        await bot.becomes("slack", LOST)
        await bot.becomes("slack", "caught up since", 40)
        await ana.types(QUICK)
        await ana.sees(*OPEN)


async def test_what_is_done_while_slack_is_away_from_us_counts(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await ana.types("!round start The fair\nmode: async")
        round_card = await ana.sees("The fair", "#1")
        await ana.types(QUICK)
        card = await ana.sees("#2 Buy a shredder", "👍 Consent")
        await ben.marks(card, "👍")
        await ana.sees("1 of 3 has answered")
        await ana.writes("circle show")
        await ana.hears("Garden")
        await bot.becomes("slack", "caught up since")
        await server.go_down()
        await bot.becomes("slack", LOST)
        await ben.person.unreacts(card, "👍")
        await cleo.marks(card, "👍")
        await ana.writes("consent consent #2")
        await ben.replies(round_card, "It was loud, and lovely.")
        await ana.person.mentions_bot(ana.home, "round say #1 I was at home.")
        await asyncio.sleep(2)
        await server.come_back()
        await bot.becomes("slack", "caught up since", 60)
        await ana.sees("#2", "2 of 3 have answered", seconds=30)
        record = await bot.record()
        names = {member["id"]: member["name"] for member in record["members"]}
        round_, decision = sorted(record["processes"], key=lambda one: str(one["number"]))
        assert sorted(names[one["member"]] for one in decision["answers"] if one["counts"]) == ["Ana", "Cleo"]
        said = {names[one["member"]]: one["text"] for one in round_["answers"]}
        assert said == {"Ben": "It was loud, and lovely.", "Ana": "I was at home."}


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_a_token_that_is_refused_at_the_start_ends_the_process_with_one_sentence(
    tmp_path: Path, method: str
) -> None:
    async with slack_on_loopback() as server:
        bot = process(server, tmp_path)
        server.fail(method, 200, error="invalid_auth", times=9)
        bot.launch()
        assert await bot.ends() == 1
        last = bot.log().strip().splitlines()[-1]
        assert last.startswith("Circlekeeper stopped because slack failed: Slack doesn't take the ")
        assert len(server.called(method)) <= 2
        assert "Traceback" not in bot.log()
