"""People on Slack as they come and go: deactivated, gone, renamed, guests, from elsewhere, and of a grid."""

from pathlib import Path

import pytest

from tests.e2e.slack.binding import MANIFEST, gathered, process, running
from tests.e2e.slack.neighbours import Neighbour
from tests.slack.people import Person
from tests.slack.server import slack_on_loopback

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
OPEN = ("#1 Buy a shredder", "👍 Consent")
LONG = 30


async def test_somebody_whose_account_is_switched_off_holds_nobody_up_and_is_tried_once(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        server.deactivate(cleo.person.user)
        await ana.types("!election start secretary\nmode: async")
        card = await ana.sees("secretary", "Consent", seconds=LONG)
        for one in (ana, ben):
            await one.person.presses(card, "Consent")
        await ana.types("!circle remove @Cleo")
        await ana.sees("#2", "Cleo", seconds=LONG)
        shown = await ana.asks("!circle show")
        await shown.sees("3 members", seconds=LONG)
        for question in ("One?", "Two?", "Three?"):
            await ana.types(f"!consent propose {question}\nSo it is.")
            await ben.sees(question.replace("?", r"\?"), "Step 1", seconds=LONG)
        tried = [one for one in server.called("conversations.open") if cleo.person.id in str(one.args)]
        named = [text for text in ana.heard() if text.startswith("@Cleo")]
        assert len(tried) <= 3
        assert len(named) == 1
        assert "secretary" not in named[0]
        assert "Traceback" not in bot.log()


async def test_who_leaves_the_channel_is_reached_privately_and_who_is_renamed_has_the_new_name(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        await cleo.person.leaves(cleo.home)
        await ben.person.is_called("Benny")
        bot.kill()
        await bot.start()
        await ben.types(QUICK)
        card = await ana.sees("Benny proposes", *OPEN, seconds=LONG)
        for one in (ana, ben):
            await one.person.presses(card, "Consent")
        await cleo.person.opens_home()
        home = await cleo.person.sees_home("#1 Buy a shredder|Nothing waits", seconds=LONG)
        if "[Consent]" in cleo.person.reads(home):
            await cleo.person.presses(home, "Consent")
        await ana.sees("#1 Buy a shredder: decided", seconds=LONG)
        assert (await bot.only_process())["outcome"] == "adopted"


async def test_a_guest_decides_like_everybody(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        ana, ben, cleo = await gathered(server)
        guest = Person(server, "Gus", guest=True)
        await guest.joins(ana.home)
        await ana.types("!circle add @Gus")
        await guest.receives("brought you into the circle Garden", seconds=LONG)
        await guest.slash(ana.home, "/consent", "quick Buy a shredder\nFor 400 €.")
        card = await ana.sees(*OPEN, seconds=LONG)
        for person in (guest, ana.person, ben.person, cleo.person):
            assert not (await person.presses(card, "Consent")).failed
        await ana.sees("#1 Buy a shredder: decided", "Gus", seconds=LONG)
        assert "Traceback" not in bot.log()


async def test_somebody_from_another_workspace_decides_only_as_a_member_and_never_administers(
    tmp_path: Path,
) -> None:
    rules = '[rules]\ncreating = "admins"\n'
    async with running(tmp_path, more=rules) as (server, bot):
        home = server.channel("garden")
        mill = server.add_team("The Mill")
        ana = Neighbour(server, "Ana", home, admin=True)
        ben = Neighbour(server, "Ben", home)
        zoe = Person(server, "Zoe", team=mill, admin=True)
        await zoe.joins(home)
        refused = await zoe.slash(home, "/circle", "create Mill\naim: Flour")
        await refused.sees("administer|admin", seconds=LONG)
        await ana.types("!circle create Garden\naim: Good vegetables\nmembers: @Ben")
        await ana.sees("Garden", "2 members", seconds=LONG)
        await ben.types(QUICK)
        card = await ana.sees(*OPEN, seconds=LONG)
        await (await zoe.presses(card, "Consent")).sees("Only members of this circle", seconds=LONG)
        await zoe.reacts(card, "👍")
        await ana.types("!circle add @Zoe")
        await zoe.receives("brought you into the circle Garden", seconds=LONG)
        await ana.person.presses(card, "Consent")
        await ben.person.presses(card, "Consent")
        await ana.sees("#1 Buy a shredder: decided", seconds=LONG)

        await ana.types(QUICK.replace("shredder", "rake"))
        card = await ana.sees("#2 Buy a rake", "Consent", seconds=LONG)
        await (await zoe.presses(card, "Consent")).sees("Your answer is in", seconds=LONG)
        await zoe.reacts(card, "✋")
        await zoe.receives("Your objection to #2", "own words", seconds=LONG)
        await zoe.writes_privately("The old one is good.")
        await zoe.receives("held in these words|Thank you", seconds=LONG)
        record = await bot.record()
        accounts = [one["id"] for member in record["members"] for one in member["accounts"]]
        assert f"{mill.id}:{zoe.id}" in accounts
        assert len(accounts) == 3


async def test_a_whole_grid_is_one_organisation_and_each_person_one(tmp_path: Path) -> None:
    async with slack_on_loopback(grid=True) as server:
        server.use_manifest(MANIFEST)
        server.install(server.team, everywhere=True)
        other = server.add_team("The Hill", enterprise=server.enterprise)
        bot = process(server, tmp_path)
        await bot.start()
        try:
            home, far = server.channel("garden"), server.channel("orchard", other, bot=False)
            ana, eva = Neighbour(server, "Ana", home), Neighbour(server, "Eva Hill", far, team=other)
            await eva.person.joins(home)
            server.invite_bot(far)
            await ana.types("!circle create Garden\naim: Good vegetables\nmembers: @Eva Hill")
            await ana.sees("Garden", "2 members", seconds=LONG)
            await eva.person.receives("brought you into the circle Garden", seconds=LONG)
            await eva.types("!circle create Orchard\naim: Pears")
            await eva.sees("Orchard", "Pears", seconds=LONG)
            listed = await ana.asks("!circle list")
            await listed.sees("Garden", "Orchard", seconds=LONG)
            await ana.types(QUICK)
            card = await ana.sees(*OPEN, seconds=LONG)
            await eva.person.reacts(card, "👍")
            await ana.person.presses(card, "Consent")
            await ana.sees("#1 Buy a shredder: decided", "Eva Hill", seconds=LONG)
            await eva.person.opens_home()
            await eva.person.sees_home("Garden: ", "Orchard: ", seconds=LONG)
            record = await bot.record()
            enterprise = server.enterprise
            assert enterprise is not None
            accounts = {one["id"] for member in record["members"] for one in member["accounts"]}
            assert accounts == {f"{enterprise.id}:{ana.person.id}", f"{enterprise.id}:{eva.person.id}"}
        finally:
            bot.kill()


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_whoever_sets_it_up_is_told_what_is_missing(tmp_path: Path, mode: str) -> None:
    async with slack_on_loopback() as server:
        server.use_manifest(MANIFEST)
        bot = process(server, tmp_path, "http" if mode == "http" else "socket")
        server.channel("garden")
        if mode == "http":
            assert "/slack/events" in await bot.checks()
        server.take_scopes("reactions:read")
        assert "reactions:read" in await bot.checks()
        server.revoke()
        told = await bot.checks()
        assert "token" in told
        assert server.bot_token not in told
