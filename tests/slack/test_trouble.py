"""Bad days of the Slack on loopback, as slack-sdk's clients meet them."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.slack.client import blocks, connected, form, web_client
from tests.slack.people import Person
from tests.slack.server import Slack


async def refused(call: object) -> str:
    with pytest.raises(SlackApiError) as raised:
        await call  # type: ignore[misc]
    return str(raised.value.response["error"])


async def test_answers_go_wrong_as_often_as_is_wished(server: Slack) -> None:
    client = web_client(server)
    fault = server.fail("auth.test", 429, times=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(SlackApiError) as raised:
            await client.auth_test()
        assert raised.value.response.headers["Retry-After"] == "7"
    assert (await client.auth_test())["ok"]
    assert fault.met == 2
    server.fail("auth.*", 200, error="service_unavailable")
    assert await refused(client.auth_test()) == "service_unavailable"
    server.fail("auth.test", 503)
    with pytest.raises(SlackApiError) as raised:
        await client.auth_test()
    assert raised.value.response.status_code == 503
    server.fail("auth.test", None)
    with pytest.raises(aiohttp.ClientError):
        await client.auth_test()


async def test_a_server_that_refuses_is_found_again_on_the_same_port(server: Slack) -> None:
    client = web_client(server)
    await server.refuse()
    with pytest.raises(aiohttp.ClientError):
        await client.auth_test()
    await server.accept()
    assert (await client.auth_test())["ok"]


async def test_an_outage_cuts_what_stands(server: Slack) -> None:
    async with connected(server, ping=0.1) as app:
        await app.web.auth_test()
        await server.go_down()
        with pytest.raises(aiohttp.ClientError):
            await app.web.auth_test()
        await server.until(lambda: not server.sockets.connections)
        await server.come_back()
        await server.until(lambda: server.sockets.connections)
        assert (await app.web.auth_test())["ok"]


async def test_what_is_told_while_nobody_is_connected_is_lost(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    assert (await ana.slash(talk, "/inbox")).failed
    await ana.says(talk, "into the void")
    async with connected(server) as app:
        await ana.says(talk, "and now")
        assert (await app.event("message"))["text"] == "and now"


async def test_a_dead_connection_loses_commands_until_the_client_notices(server: Slack) -> None:
    server.patience = 0.1
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server, ping=0.2):
        (old,) = server.sockets.connections
        server.zombie()
        assert (await ana.slash(talk, "/inbox")).failed
        await server.until(lambda: server.sockets.connections and old not in server.sockets.connections)
        assert not (await ana.slash(talk, "/inbox")).failed
        await server.until(lambda: server.sockets.connections[0].pongs)


async def test_an_acknowledgement_that_is_lost_brings_the_event_again(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        for kind in ("slash_commands", "events_api"):
            server.lose_acknowledgements(kind)
        assert (await ana.slash(talk, "/inbox")).failed
        assert app.asked["command"] == "/inbox"
        await ana.says(talk, "twice")
        await app.event("message", 2)
        assert [one.retry_attempt for one in app.requests if one.type == "events_api"] == [0, 1]


async def test_events_come_twice_late_and_again(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        server.delivery.doubled = True
        await ana.says(talk, "twice")
        await app.event("message", 2)
        server.delivery.doubled = False
        server.repeat("message.channels")
        await app.event("message", 3)
        assert len({one.payload["event_id"] for one in app.requests}) == 1
        server.delivery.late = 0.05
        await ana.says(talk, "late")
        server.delivery.late = 0.0
        await ana.says(talk, "prompt")
        assert [(await app.event("message", number))["text"] for number in (4, 5)] == ["prompt", "late"]


async def test_everything_can_stand_still(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        server.hold()
        await ana.says(talk, "wait")
        posting = asyncio.create_task(app.web.chat_postMessage(channel=talk.id, text="a"))
        await asyncio.sleep(0.02)
        assert app.events("message") == []
        assert not posting.done()
        server.release()
        await posting
        await app.event("message", 2)


async def test_channels_change_their_names_ids_and_doors(server: Slack) -> None:
    talk = server.channel("talk")
    async with connected(server) as app:
        server.rename(talk, "speech")
        assert (await app.event("channel_rename"))["channel"]["name"] == "speech"
        server.archive(talk)
        await app.event("channel_archive")
        assert await refused(app.web.chat_postMessage(channel=talk.id, text="a")) == "is_archived"
        server.unarchive(talk)
        old = server.change_id(talk)
        said = await app.event("channel_id_changed")
        assert (said["old_channel_id"], said["new_channel_id"]) == (old, talk.id)
        assert await refused(app.web.conversations_info(channel=old)) == "channel_not_found"
        server.make_private(talk)
        assert (await app.web.conversations_info(channel=talk.id))["channel"]["is_private"]
        server.remove_bot(talk)
        await app.event("group_left")
        assert await refused(app.web.conversations_info(channel=talk.id)) == "channel_not_found"
        server.invite_bot(talk)
        assert (await app.event("member_joined_channel"))["user"] == server.bot.id


async def test_people_and_the_app_itself_go(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        server.deactivate(ana.user)
        assert (await app.event("user_change"))["user"]["deleted"]
        assert (await app.web.users_info(user=ana.id))["user"]["deleted"]
        assert await refused(app.web.conversations_open(users=[ana.id])) == "user_disabled"
        assert ana.id not in (await app.web.conversations_members(channel=talk.id))["members"]
        server.uninstall()
        await app.event("app_uninstalled")
        assert await refused(app.web.auth_test()) == "account_inactive"
        server.install(server.team)
        assert (await web_client(server).auth_test())["ok"]
        server.revoke()
        await app.event("tokens_revoked")
        assert await refused(web_client(server).auth_test()) == "token_revoked"


async def test_a_file_takes_three_steps_and_comes_a_moment_later(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        await app.web.files_upload_v2(
            channel=talk.id, filename="record.txt", content="All of it", title="Record"
        )
        await ana.sees(talk, r"\(record.txt\)", "All of it")
        assert (await app.event("message"))["subtype"] == "file_share"


async def test_a_view_is_changed_only_as_it_is_known(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        asked = await ana.slash(talk, "/round")
        opened = (await app.web.views_open(trigger_id=asked.interaction.trigger, view=form()))["view"]
        changed = {"view_id": opened["id"], "view": form("topic")}
        await app.web.views_update(hash=opened["hash"], **changed)
        assert await refused(app.web.views_update(hash=opened["hash"], **changed)) == "hash_conflict"
        for title in ("Second", "Third"):
            asked = await ana.slash(talk, "/round")
            await app.web.views_push(trigger_id=asked.interaction.trigger, view=form("a", title=title))
        asked = await ana.slash(talk, "/round")
        again = app.web.views_push(trigger_id=asked.interaction.trigger, view=form("a"))
        assert await refused(again) == "push_limit_reached"
        assert "push_limit_reached" in server.violations.pop()
        await ana.closes()
        await ana.closes()
        await ana.closes()
        assert await refused(app.web.views_update(**changed)) == "not_found"


async def test_a_manifest_says_what_the_app_is(server: Slack) -> None:
    commands = [{"command": "/circle", "description": "d", "should_escape": True}]
    manifest = {
        "features": {"slash_commands": commands},
        "oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}},
        "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}},
    }
    server.use_manifest(manifest)
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        await ana.says(talk, "unheard")
        await ana.opens_home()
        await app.event("app_home_opened")
        assert app.events("message") == []
        assert await refused(app.web.users_info(user=ana.id)) == "missing_scope"
        server.violations.clear()


async def test_pages_lead_on(server: Slack) -> None:
    talk, client = server.channel("talk"), web_client(server)
    for number in range(5):
        await client.chat_postMessage(channel=talk.id, text=str(number), blocks=blocks(str(number)))
    found: list[str] = []
    cursor = ""
    while True:
        page = await client.conversations_history(channel=talk.id, limit=2, cursor=cursor)
        found += [one["text"] for one in page["messages"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert found == ["4", "3", "2", "1", "0"]
    newer = await client.conversations_history(channel=talk.id, oldest=page["messages"][0]["ts"])
    assert [one["text"] for one in newer["messages"]] == ["4", "3", "2", "1"]
