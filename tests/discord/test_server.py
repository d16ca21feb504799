"""discord.py itself, unchanged, against the Discord on loopback."""

import asyncio

import aiohttp
import discord
import msgspec
import pytest

from tests.discord.client import INTENTS, Bot, Json, card, connected
from tests.discord.faults import Pace
from tests.discord.people import Person
from tests.discord.rest import Call
from tests.discord.server import Discord, discord_on_loopback, point


async def test_a_client_logs_in_and_receives_its_servers(server: Discord) -> None:
    async with connected(server) as bot:
        created = await bot.event("GUILD_CREATE")
        assert created["id"] == server.guild.id
        assert [member["user"]["id"] for member in created["members"]] == [server.bot.id]
        assert created["member_count"] == len(server.guild.members)
        assert bot.user is not None
        assert str(bot.user.id) == server.bot.id


@pytest.mark.parametrize("more", [{"intents": INTENTS | discord.Intents(message_content=True)}])
async def test_a_privileged_intent_that_is_not_allowed_ends_the_client(server: Discord, more: Json) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with connected(server, **more):
            pass


async def test_a_wrong_token_is_refused(server: Discord) -> None:
    server.token = "another"
    bot = Bot()
    with pytest.raises(discord.LoginFailure):
        await bot.start("wrong")
    await bot.close()


async def test_what_is_said_is_seen_only_where_the_bot_is_meant(server: Discord) -> None:
    ana, general = Person(server, "Ana"), server.text_channel("talk")
    async with connected(server) as bot:
        await ana.says(general, "among us")
        assert (await bot.event("MESSAGE_CREATE"))["content"] == ""
        await ana.says(general, f"<@{server.bot.id}> for you")
        assert (await bot.event("MESSAGE_CREATE", 2))["content"].endswith("for you")
        await bot.send(general.id, card("asked"))
        asked = await ana.sees(general, "asked")
        await ana.says(general, "an answer", reply_to=asked)
        assert (await bot.event("MESSAGE_CREATE", 4))["content"] == "an answer"
        await ana.says(general, "without a ping", reply_to=asked, ping=False)
        assert (await bot.event("MESSAGE_CREATE", 5))["content"] == ""
        await ana.writes_privately("alone")
        private = await bot.event("MESSAGE_CREATE", 6)
        assert private["content"] == "alone"
        assert "guild_id" not in private


async def test_after_a_cut_the_missed_events_are_replayed_in_order(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    async with connected(server) as bot:
        await server.refuse()
        server.cut()
        for number in range(3):
            await ana.says(talk, f"<@{server.bot.id}> {number}")
        await server.accept()
        await bot.event("RESUMED")
        said = [event["content"][-1] for event in bot.of("MESSAGE_CREATE")]
        assert said == ["0", "1", "2"]
        assert len(bot.of("READY")) == 1
        assert server.gateway.resumed == 1


async def test_a_void_session_identifies_anew(server: Discord) -> None:
    async with connected(server) as bot:
        server.invalidate()
        await bot.event("READY", 2)
        assert len(server.gateway.identified) == 2


async def test_op_7_resumes(server: Discord) -> None:
    async with connected(server) as bot:
        server.reconnect()
        await bot.event("RESUMED")
        assert len(server.gateway.identified) == 1


async def test_every_shard_hears_of_its_own_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    async with discord_on_loopback(shards=2) as server:
        point(server, monkeypatch)
        while len({(int(guild.id) >> 22) % 2 for guild in server.guilds.values()}) < 2:
            await asyncio.sleep(0.001)
            server.add_guild(f"Village {len(server.guilds)}")
        async with connected(server) as bot:
            await bot.event("GUILD_CREATE", len(server.guilds))
            assert {tuple(ready["shard"]) for ready in bot.of("READY")} == {(0, 2), (1, 2)}
            assert {created["id"] for created in bot.of("GUILD_CREATE")} == set(server.guilds)


async def test_a_bot_that_is_removed_and_comes_back_hears_of_both(server: Discord) -> None:
    async with connected(server) as bot:
        server.remove_bot()
        await bot.event("GUILD_DELETE")
        with pytest.raises(discord.HTTPException) as refused:
            await bot.send(server.guild.system_channel or "", card("hello"))
        assert refused.value.code == 50001
        server.text_channel("made meanwhile")
        server.add_bot()
        again = await bot.event("GUILD_CREATE", 2)
        assert not bot.of("CHANNEL_CREATE")
        assert "made meanwhile" in [channel["name"] for channel in again["channels"]]


async def test_a_session_that_may_be_resumed_is_resumed_after_op_9(server: Discord) -> None:
    async with connected(server) as bot:
        server.invalidate(resumable=True)
        await bot.event("RESUMED")
        assert len(bot.of("READY")) == 1


async def test_a_client_whose_heartbeats_are_not_answered_comes_again(server: Discord) -> None:
    server.gateway.heartbeat_interval = 50
    async with connected(server, heartbeat_timeout=0.1) as bot:
        server.zombie()
        await server.until(lambda: not server.gateway.connections)
        server.zombie(silent=False)
        await bot.event("RESUMED")


async def test_who_sends_no_heartbeat_is_closed(server: Discord) -> None:
    server.gateway.heartbeat_interval = 20
    async with aiohttp.ClientSession() as http, http.ws_connect(server.gateway_url) as socket:
        assert (await socket.receive_json())["op"] == 10
        assert (await socket.receive()).type == aiohttp.WSMsgType.CLOSE
        assert socket.close_code == 4009


async def test_an_event_may_come_twice_or_late(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    async with connected(server) as bot:
        server.hold()
        await ana.says(talk, "late")
        await asyncio.sleep(0.02)
        assert not bot.of("MESSAGE_CREATE")
        server.release()
        await bot.event("MESSAGE_CREATE")
        server.repeat("MESSAGE_CREATE")
        second = await bot.event("MESSAGE_CREATE", 2)
        assert second["id"] == bot.of("MESSAGE_CREATE")[0]["id"]


async def test_members_are_told_of_only_with_the_privileged_intent(monkeypatch: pytest.MonkeyPatch) -> None:
    async with discord_on_loopback(members=True) as server:
        point(server, monkeypatch)
        ana = Person(server, "Ana")
        intents = discord.Intents(**{**dict(INTENTS), "members": True})
        async with connected(server, intents=intents) as bot:
            assert len((await bot.event("GUILD_CREATE"))["members"]) == len(server.guild.members)
            await ana.is_called("Anna")
            assert (await bot.event("GUILD_MEMBER_UPDATE"))["nick"] == "Anna"
            await ana.leaves()
            await bot.event("GUILD_MEMBER_REMOVE")
            listed = await bot.call("GET", f"/guilds/{server.guild.id}/members?limit=100")
            assert ana.id not in [member["user"]["id"] for member in listed]


async def test_members_are_not_listed_without_the_privileged_intent(server: Discord) -> None:
    async with connected(server) as bot:
        with pytest.raises(discord.Forbidden) as refused:
            await bot.call("GET", f"/guilds/{server.guild.id}/members?limit=100")
        assert refused.value.code == 50001


def test_a_bucket_takes_five_sends_in_five_seconds_and_then_more() -> None:
    times = iter([0.0, 1.0, 2.0, 3.0, 4.0, 4.5, 5.1])
    pace = Pace(lambda: next(times))
    call = Call("POST", "/channels/1/messages", "/channels/{channel}/messages", {"channel": "1"}, {})
    assert [pace.take(call)[1] for _ in range(7)] == [4, 3, 2, 1, 0, -1, 0]


# --- messages


async def test_one_nonce_is_one_message(server: Discord) -> None:
    talk = server.text_channel("talk")
    async with connected(server) as bot:
        body = card("one", nonce="same", enforce_nonce=True)
        first, second = await bot.send(talk.id, body), await bot.send(talk.id, body)
        assert first["id"] == second["id"]
        assert len(talk.messages) == 1


async def test_429_waits_and_succeeds_and_a_lost_answer_is_done_once(server: Discord) -> None:
    talk = server.text_channel("talk")
    async with connected(server) as bot:
        server.fail("POST", "messages", 429, retry_after=0.05)
        await bot.send(talk.id, card("a"))
        lost = server.fail("POST", "messages", None, after=True)
        with pytest.raises((discord.HTTPException, OSError, Exception)):
            await bot.send(talk.id, card("b"))
        assert lost.met == 1
        assert len(talk.messages) == 2


async def test_a_wrong_body_is_refused_and_kept(server: Discord) -> None:
    talk = server.text_channel("talk")
    async with connected(server) as bot:
        wrong = [
            card("x", *[str(number) for number in range(6)]),
            card("x", "twice", "twice"),
            card("x" * 4001),
            card("x", content="old"),
            {"flags": 32768, "components": [{"type": 10, "content": "x" * 2001}] * 2},
            card("x", attachments=[{"id": 0, "filename": "missing.txt"}]),
            {"flags": 32768, "components": [{"type": 13, "file": {"url": "attachment://missing.txt"}}]},
            {},
            card("x", unknown=1),
            card("x", "l" * 81),
            {"content": "x" * 2001},
            {"flags": 32768, "components": [{"type": 10, "content": str(one)} for one in range(41)]},
        ]
        for body in wrong:
            with pytest.raises(discord.HTTPException) as refused:
                await bot.send(talk.id, body)
            assert refused.value.code in (50035, 50006)
        assert sum("400 500" in one for one in server.violations) == len(wrong)
        server.violations.clear()
        assert not talk.messages


async def test_reactions_are_told_once_and_listed_in_pages(server: Discord) -> None:
    talk = server.text_channel("talk")
    people = [Person(server, f"P{number}") for number in range(5)]
    async with connected(server) as bot:
        await bot.send(talk.id, card("vote"))
        message = await people[0].sees(talk, "vote")
        for person in people:
            await person.reacts(message, "👍")
            await person.reacts(message, "👍")
        await people[0].unreacts(message, "👍")
        await bot.event("MESSAGE_REACTION_REMOVE")
        assert len(bot.of("MESSAGE_REACTION_ADD")) == 5
        path = f"/channels/{talk.id}/messages/{message.id}/reactions/%F0%9F%91%8D?limit=3"
        first = await bot.call("GET", path)
        rest = await bot.call("GET", f"{path}&after={first[-1]['id']}")
        assert [user["id"] for user in first + rest] == [person.id for person in people[1:]]


async def test_what_was_said_is_listed_newest_first_after_or_before_a_message(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    said = [(await ana.says(talk, f"<@{server.bot.id}> {number}")).id for number in range(5)]
    async with connected(server) as bot:

        async def listed(query: str) -> list[int]:
            return [
                said.index(one["id"])
                for one in await bot.call("GET", f"/channels/{talk.id}/messages?{query}")
            ]

        assert await listed("limit=2") == [4, 3]
        assert await listed(f"after={said[1]}&limit=2") == [3, 2]
        assert await listed(f"before={said[3]}&limit=2") == [2, 1]


async def test_a_message_that_is_gone_is_unknown(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    async with connected(server) as bot:
        sent = await bot.send(talk.id, card("a"))
        server.delete_message(await ana.sees(talk, "a"))
        await bot.event("MESSAGE_DELETE")
        with pytest.raises(discord.NotFound) as gone:
            await bot.call("GET", f"/channels/{talk.id}/messages/{sent['id']}")
        assert gone.value.code == 10008
        server.delete_channel(talk)
        with pytest.raises(discord.NotFound) as gone:
            await bot.send(talk.id, card("a"))
        assert gone.value.code == 10003


async def test_files_hang_on_their_message(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    async with connected(server) as bot:
        body = card("see", attachments=[{"id": 0, "filename": "whole.txt"}])
        body["components"].append({"type": 13, "file": {"url": "attachment://whole.txt"}})
        form = [
            {"name": "payload_json", "value": msgspec.json.encode(body).decode()},
            {"name": "files[0]", "value": b"all of it", "filename": "whole.txt"},
        ]
        route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=talk.id)
        await bot.http.request(route, form=form)
        await ana.sees(talk, "see", "all of it")
        del body["components"][1]
        form = [{**form[0], "value": msgspec.json.encode(body).decode()}, form[1]]
        hidden = await bot.http.request(route, form=form)
        assert hidden["attachments"]
        assert "all of it" not in ana.reads(talk.messages[hidden["id"]])
