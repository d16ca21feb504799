"""Threads, forums, permissions and private conversations of the Discord on loopback."""

import discord
import pytest

from tests.discord.client import Json, card, connected
from tests.discord.people import Person
from tests.discord.server import Discord


async def test_a_thread_has_its_messages_id_and_sleeps(server: Discord) -> None:
    talk = server.text_channel("talk")
    async with connected(server) as bot:
        sent = await bot.send(talk.id, card("a"))
        path = f"/channels/{talk.id}/messages/{sent['id']}/threads"
        thread = await bot.call("POST", path, {"name": "Talk"})
        assert thread["id"] == sent["id"]
        with pytest.raises(discord.HTTPException) as again:
            await bot.call("POST", path, {"name": "Talk"})
        assert again.value.code == 160004
        inner = await bot.send(thread["id"], card("inside"))
        there = server.channel(thread["id"])
        server.archive(there)
        with pytest.raises(discord.HTTPException) as asleep:
            await bot.call("PATCH", f"/channels/{there.id}/messages/{inner['id']}", card("other"))
        assert asleep.value.code == 50083
        await bot.send(there.id, card("woken"))
        assert not there.archived
        server.archive(there, locked=True)
        with pytest.raises(discord.HTTPException) as locked:
            await bot.send(there.id, card("no"))
        assert locked.value.code == 160005


async def test_a_forum_may_require_a_tag(server: Discord) -> None:
    ana, forum = Person(server, "Ana"), server.forum("decisions", tags=("open",), required=True)
    async with connected(server) as bot:
        body: Json = {"name": "Post", "message": card("in the forum")}
        with pytest.raises(discord.HTTPException) as refused:
            await bot.call("POST", f"/channels/{forum.id}/threads", body)
        assert refused.value.code == 40067
        made = await bot.call(
            "POST", f"/channels/{forum.id}/threads", {**body, "applied_tags": [forum.tags[0]["id"]]}
        )
        assert made["message"]["id"] == made["id"]
        await ana.sees(forum, "in the forum")


async def test_permissions_that_are_missing_are_missed(server: Discord) -> None:
    talk = server.text_channel("talk")
    async with connected(server) as bot:
        for names, code in ((["SEND_MESSAGES"], 50013), (["VIEW_CHANNEL"], 50001)):
            server.deny(talk, *names)
            with pytest.raises(discord.Forbidden) as refused:
                await bot.send(talk.id, card("a"))
            assert refused.value.code == code
        server.allow(talk, "VIEW_CHANNEL", "SEND_MESSAGES")
        await bot.send(talk.id, card("a"))


async def test_closed_conversations_take_no_message(server: Discord) -> None:
    ana = Person(server, "Ana")
    async with connected(server) as bot:
        private = await bot.call("POST", "/users/@me/channels", {"recipient_id": ana.id})
        await bot.send(private["id"], card("for you"))
        assert "for you" in ana.reads(ana.inbox[0])
        ana.user.dms_closed = True
        with pytest.raises(discord.Forbidden) as refused:
            await bot.send(private["id"], card("a"))
        assert refused.value.code == 50007
