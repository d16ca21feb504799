"""slack-sdk itself, unchanged, against the Slack on loopback."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.slack.client import App, blocks, connected, form, web_client
from tests.slack.kit_limits import against_message
from tests.slack.model import Json
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback


def error(raised: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(raised.value.response["error"])


async def test_a_client_learns_who_it_is(server: Slack) -> None:
    said = await web_client(server).auth_test()
    assert (said["team_id"], said["user_id"]) == (server.team.id, server.bot.id)
    with pytest.raises(SlackApiError) as raised:
        await web_client(server, "xoxb-wrong").auth_test()
    assert error(raised) == "invalid_auth"


async def test_a_message_is_posted_updated_and_deleted(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        sent = await app.web.chat_postMessage(
            channel=talk.id, text="a", blocks=blocks("*Bread* &amp; <@U1>", "Go")
        )
        message = await ana.sees(talk, r"^Bread & @unknown-user$", r"\[Go\]")
        assert message.ts == sent["ts"]
        assert (await app.event("message"))["bot_id"] == server.bot.bot_id
        await app.web.chat_update(channel=talk.id, ts=sent["ts"], text="b", blocks=blocks("butter"))
        await ana.sees(talk, "^butter$")
        assert (await app.event("message", 2))["subtype"] == "message_changed"
        await app.web.chat_delete(channel=talk.id, ts=sent["ts"])
        assert ana.messages(talk) == []
        with pytest.raises(SlackApiError) as raised:
            await app.web.chat_update(channel=talk.id, ts=sent["ts"], text="c")
        assert error(raised) == "message_not_found"


async def test_a_command_opens_a_form_that_loads_first(server: Slack) -> None:
    async def answers(app: App, asked: object) -> None:
        payload = asked.payload  # type: ignore[attr-defined]
        if payload.get("command"):
            opened = await app.web.views_open(trigger_id=payload["trigger_id"], view=form())
            await app.web.views_update(view_id=opened["view"]["id"], view=form("reason"))
        elif payload["type"] == "view_submission":
            reason = payload["view"]["state"]["values"]["reason"]["reason"]["value"]
            await app.web.chat_postMessage(channel=payload["user"]["id"], text=f"because {reason}")

    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server, answers=answers) as app:
        asked = await ana.slash(talk, "/consent", "object #12 @Ana")
        assert app.asked["text"] == f"object #12 <@{ana.id}|ana>"
        sent = await ana.submits(asked, reason="it burns")
        assert not sent.failed
        assert ana.view is None
        await ana.receives("because it burns")


async def test_what_block_kit_does_not_allow_is_refused_and_kept(server: Slack) -> None:
    talk, client = server.channel("talk"), web_client(server)
    twice = blocks("a", "Yes", "Yes")
    unknown: list[Json] = [{"type": "section", "text": {"type": "mrkdwn", "text": "a"}, "colour": "red"}]
    for wrong in (
        blocks("a" * 3001),
        blocks("a", "b" * 76),
        blocks("a") * 51,
        twice,
        unknown,
        [{"type": "section"}],
    ):
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel=talk.id, text="a", blocks=wrong)
        assert error(raised) == "invalid_blocks"
    assert len(server.violations) == 6
    server.violations.clear()


@pytest.mark.parametrize(
    "part",
    [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]},
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "a", "style": {"loud": True}}]},
        {"type": "rich_text_list", "elements": [{"type": "rich_text_section", "elements": []}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "user", "user_id": "U1"}]},
        {"type": "rich_text_quote", "elements": [{"type": "mention", "user_id": "U1"}]},
        {"type": "section"},
    ],
)
def test_rich_text_is_as_slack_knows_it(part: Json) -> None:
    right = {
        "type": "rich_text_section",
        "elements": [{"type": "text", "text": "a", "style": {"bold": True}}],
    }
    assert not against_message({"blocks": [{"type": "rich_text", "elements": [right]}]})
    assert against_message({"blocks": [{"type": "rich_text", "elements": [right, part]}]})


@pytest.mark.filterwarnings("ignore")
async def test_blocks_without_a_text_to_read_aloud_are_kept_as_wrong(server: Slack) -> None:
    await web_client(server).chat_postMessage(channel=server.channel("talk").id, blocks=blocks("a"))
    assert "without text" in server.violations.pop()


async def test_a_scope_that_is_missing_is_named(server: Slack) -> None:
    server.take_scopes("groups:history")
    private = server.channel("closed", private=True)
    with pytest.raises(SlackApiError) as raised:
        await web_client(server).conversations_history(channel=private.id)
    assert raised.value.response["needed"] == "groups:history"
    assert "missing_scope" in server.violations.pop()


async def test_channels_without_the_app_are_told_apart(server: Slack) -> None:
    client = web_client(server)
    for place, expected in (
        (server.channel("open", bot=False), "not_in_channel"),
        (server.channel("closed", private=True, bot=False), "channel_not_found"),
    ):
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel=place.id, text="a")
        assert error(raised) == expected
        with pytest.raises(SlackApiError) as raised:
            await client.conversations_history(channel=place.id)
        assert error(raised) == expected
    gone = server.channel("gone")
    server.archive(gone)
    with pytest.raises(SlackApiError) as raised:
        await client.chat_postMessage(channel=gone.id, text="a")
    assert error(raised) == "is_archived"


async def test_an_event_without_acknowledgement_comes_again(server: Slack) -> None:
    server.patience = 0.05
    server.delivery.waits = (0.0, 0.01)
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server, sockets=2) as app:
        app.acknowledges = False
        await ana.says(talk, "hello")
        await app.event("message", 3)
    assert [one.retry_attempt for one in app.requests] == [0, 1, 2]
    assert [one.retry_reason for one in app.requests][1:] == ["timeout", "timeout"]
    assert len({one.envelope_id for one in app.requests}) == 3
    assert len({one.payload["event_id"] for one in app.requests}) == 1


async def test_a_command_without_acknowledgement_fails_and_never_comes_again(server: Slack) -> None:
    server.patience = 0.05
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        app.acknowledges = False
        assert (await ana.slash(talk, "/inbox")).failed
        await asyncio.sleep(0.1)
        assert len(app.requests) == 1


async def test_sockets_share_what_is_sent_and_come_back(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server, sockets=2, ping=0.2) as app:
        old = list(server.sockets.connections)
        server.refresh()
        await server.until(
            lambda: len(server.sockets.connections) == 2 and not set(old) & set(server.sockets.connections)
        )
        for number in range(4):
            await ana.says(talk, str(number))
        await app.event("message", 4)
        assert all(connection.given for connection in server.sockets.connections)
        server.cut()
        await server.until(lambda: not server.sockets.connections)
        await server.until(lambda: len(server.sockets.connections) == 2)


async def test_an_eleventh_socket_is_refused(server: Slack) -> None:
    client = web_client(server, server.app_token)
    async with aiohttp.ClientSession() as session:
        sockets = []
        for _ in range(11):
            opened = await client.apps_connections_open(app_token=server.app_token)
            sockets.append(await session.ws_connect(opened["url"]))
            said = await sockets[-1].receive_json()
        assert said["reason"] == "too_many_websockets"
        assert len(server.sockets.connections) == 10


async def test_a_response_url_is_good_for_five_answers(server: Slack) -> None:
    ana, ben = Person(server, "Ana"), Person(server, "Ben")
    closed = server.channel("closed", private=True, bot=False)
    async with connected(server), aiohttp.ClientSession() as session:
        asked = await ana.slash(closed, "/circle", "show")
        url = asked.interaction.response_url(server)
        for number in range(6):
            async with session.post(url, json={"text": f"invite me {number}"}) as response:
                assert response.status == (200 if number < 5 else 404)
        await asked.sees("invite me 4")
        assert ben.messages(closed) == []


async def test_a_lost_answer_leaves_the_message_which_history_shows_by_its_metadata(server: Slack) -> None:
    talk, client = server.channel("talk"), web_client(server)
    server.fail("chat.postMessage", None, after=True)
    metadata = {"event_type": "circle_post", "event_payload": {"key": "k1"}}
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=talk.id, text="once", metadata=metadata)
    found = await client.conversations_history(channel=talk.id, include_all_metadata=True)
    assert [one["metadata"]["event_payload"]["key"] for one in found["messages"]] == ["k1"]
    assert "metadata" not in (await client.conversations_history(channel=talk.id))["messages"][0]


async def test_a_trigger_is_for_once_and_for_three_seconds(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        asked = await ana.slash(talk, "/round")
        trigger = asked.interaction.trigger
        await app.web.views_open(trigger_id=trigger, view=form())
        with pytest.raises(SlackApiError) as raised:
            await app.web.views_open(trigger_id=trigger, view=form())
        assert error(raised) == "exchanged_trigger_id"
        asked.interaction.at = asked.interaction.at.replace(year=2020)
        with pytest.raises(SlackApiError) as raised:
            await app.web.views_open(trigger_id=trigger, view=form())
        assert error(raised) == "expired_trigger_id"


async def test_a_mark_is_put_once_and_taken_once(server: Slack) -> None:
    talk, client = server.channel("talk"), web_client(server)
    sent = await client.chat_postMessage(channel=talk.id, text="a")
    where = {"channel": talk.id, "timestamp": sent["ts"], "name": "+1"}
    await client.reactions_add(**where)
    with pytest.raises(SlackApiError) as raised:
        await client.reactions_add(**where)
    assert error(raised) == "already_reacted"
    await client.reactions_remove(**where)
    with pytest.raises(SlackApiError) as raised:
        await client.reactions_remove(**where)
    assert error(raised) == "no_reaction"


async def test_a_token_is_good_until_the_next(server: Slack) -> None:
    old = web_client(server)
    await old.auth_revoke(test=True)
    server.install(server.team)
    await old.auth_test()
    server.uninstall()
    server.install(server.team)
    with pytest.raises(SlackApiError) as raised:
        await old.auth_test()
    assert error(raised) == "invalid_auth"
    await web_client(server).auth_revoke()
    with pytest.raises(SlackApiError) as raised:
        await web_client(server).auth_test()
    assert error(raised) == "token_revoked"


async def test_the_table_of_methods_agrees_with_the_reference(server: Slack) -> None:
    if server.contract is None:
        pytest.skip("CIRCLEKEEPER_SLACK_METHODS names no reference")
    assert server.contract.complaints() == []


async def test_too_many_posts_are_told_to_wait() -> None:
    async with slack_on_loopback(paced=True) as server:
        talk, client = server.channel("talk"), web_client(server)
        for number in range(5):
            await client.chat_postMessage(channel=talk.id, text=str(number))
        with pytest.raises(SlackApiError) as raised:
            await client.chat_postMessage(channel=talk.id, text="6")
        assert raised.value.response.status_code == 429
        assert int(raised.value.response.headers["Retry-After"]) >= 1
