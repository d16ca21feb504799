"""What people do and see in the Slack on loopback, and what their clients make of an app's answers."""

import asyncio
from typing import Any

import aiohttp
import pytest

from tests.clock import StandingClock
from tests.slack.client import App, blocks, connected, form, web_client
from tests.slack.filling import NotThere
from tests.slack.model import Json
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback


async def respond(asked: Any, url: str, body: Json) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as response:
        return response.status


async def test_a_person_reads_names_dates_and_what_was_escaped(server: Slack) -> None:
    ana = Person(server, "Ana", zone="Europe/Berlin")
    ben = Person(server, "Ben Bär", display="Benno")
    talk = server.channel("talk")
    until = "<!date^0^{date_long} {time}|1970>"
    text = f"*Hello* <@{ben.id}> in <#{talk.id}>, until {until}: 1 &lt; 2 &amp; _so_"
    await web_client(server).chat_postMessage(channel=talk.id, text="Hello", blocks=blocks(text))
    await ana.sees(talk, r"^Hello @Benno in #talk, until Thursday, January 1, 1970 01:00: 1 < 2 & so$")
    assert len(ben.pings) == 1
    assert not ana.pings


async def test_a_sign_means_nothing_where_something_invisible_keeps_it_from_the_word(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    text = "*bold* \u2060*\u2060as typed\u2060*\u2060"
    await web_client(server).chat_postMessage(channel=talk.id, text="a", blocks=blocks(text))
    await ana.sees(talk, r"^bold \*as typed\*$")


async def test_today_and_tomorrow_are_the_readers_own() -> None:
    clock = StandingClock()  # 10:00 in London
    async with slack_on_loopback(clock) as server:
        ana, ben = Person(server, "Ana"), Person(server, "Ben", zone="Pacific/Auckland")
        talk, at = server.channel("talk"), int(clock.now().timestamp()) + 2 * 3600
        text = f"by <!date^{at}^{{date_short_pretty}} at {{time}}|soon>"
        await web_client(server).chat_postMessage(channel=talk.id, text="a", blocks=blocks(text))
        await ana.sees(talk, "^by today at 12:00$")
        await ben.sees(talk, "^by tomorrow at 01:00$")


async def test_what_is_not_escaped_is_kept_as_wrong(server: Slack) -> None:
    talk, client = server.channel("talk"), web_client(server)
    for wrong in ("a < b", "a & b", "<!date^12^{day}|x>", "<!date^12^{date}>", "<script>"):
        await client.chat_postMessage(channel=talk.id, text="a", blocks=blocks(wrong))
        assert "unescaped" in server.violations.pop(), wrong
    assert not server.violations


async def test_words_come_as_slack_encodes_them(server: Slack) -> None:
    ana, ben, talk = Person(server, "Ana"), Person(server, "Ben"), server.channel("talk")
    async with connected(server) as app:
        await ana.mentions_bot(talk, "@Ben & #talk <3 see https://example.org/a?b=1.")
        said = await app.event("app_mention")
        start = f"<@{server.bot.id}> <@{ben.id}> &amp; <#{talk.id}|talk> &lt;3 see "
        assert said["text"] == f"{start}<https://example.org/a?b=1>."
        await ana.slash(talk, "/circle", f"add @Ben {ben.mention}\nreason: a > b")
        text = app.asked["text"]
        assert text == f"add <@{ben.id}|ben> <@{ben.id}|ben>\nreason: a &gt; b"
        server.commands["/circle"] = False
        await ana.slash(talk, "/circle", "add @Ben")
        assert app.asked["text"] == "add @Ben"


async def test_a_button_asks_first_where_it_is_weighty(server: Slack) -> None:
    async def answers(app: App, asked: Any) -> None:
        if asked.type == "interactive":
            body = {"replace_original": True, "text": f"by {asked.payload['user']['name']}"}
            await respond(asked, asked.payload["response_url"], body)

    ana, talk = Person(server, "Ana"), server.channel("talk")
    plain = {name: {"type": "plain_text", "text": name} for name in ("title", "text", "confirm", "deny")}
    weighty = blocks("Drop it?", "Drop")
    weighty[1]["elements"][0]["confirm"] = plain
    async with connected(server, answers=answers) as app:
        await app.web.chat_postMessage(channel=talk.id, text="a", blocks=weighty)
        message = await ana.sees(talk, "Drop it")
        with pytest.raises(NotThere):
            await ana.presses(message, "Drop", confirms=False)
        pressed = await ana.presses(message, "Drop")
        await ana.sees(talk, "^by ana$")
        assert pressed.updated
        with pytest.raises(NotThere):
            await ana.presses(message, "Drop")


async def test_what_is_ephemeral_is_for_one_person_and_carries_no_message(server: Slack) -> None:
    ana, ben, talk = Person(server, "Ana"), Person(server, "Ben"), server.channel("talk")
    async with connected(server) as app:
        sent = await app.web.chat_postEphemeral(
            channel=talk.id, user=ana.id, text="only you", blocks=blocks("only you", "Yes")
        )
        message = await ana.sees(talk, "only you")
        assert ben.messages(talk) == []
        with pytest.raises(NotThere):
            await ben.presses(message, "Yes")
        await ana.presses(message, "Yes")
        payload = app.asked
        assert "message" not in payload
        assert payload["container"]["is_ephemeral"]
        assert payload["container"]["message_ts"] == sent["message_ts"]
        with pytest.raises(NotThere):
            await ana.reacts(message, "+1")


async def test_a_form_says_what_is_wrong_and_stays(server: Slack) -> None:
    async def answers(app: App, asked: Any) -> Json | None:
        payload = asked.payload
        if payload.get("type") == "shortcut":
            await app.web.views_open(trigger_id=payload["trigger_id"], view=form("title"))
        elif payload.get("type") == "view_submission":
            said = payload["view"]["state"]["values"]["title"]["title"]["value"]
            if said == "bread":
                return {"response_action": "errors", "errors": {"title": "Is taken"}}
            return {"response_action": "update", "view": form(title=said)}
        return None

    ana = Person(server, "Ana")
    async with connected(server, answers=answers):
        opened = await (await ana.global_shortcut("propose")).opens("Object", r"\[Send\]", "^title$")
        with pytest.raises(NotThere):
            await ana.submits(opened, titel="bread", seconds=0.05)
        with pytest.raises(NotThere):
            await ana.submits(opened)
        again = await ana.submits(opened, title="bread")
        assert again.says("taken")
        assert ana.view is opened
        await (await ana.submits(opened, title="butter")).opens("^butter$")
        await ana.closes()
        assert ana.view is None


async def test_what_is_chosen_in_a_form_is_told_and_kept(server: Slack) -> None:
    ana, ben, talk = Person(server, "Ana"), Person(server, "Ben"), server.channel("talk")
    plain = {"type": "plain_text", "text": "Who"}
    choice = {"type": "users_select", "action_id": "member", "placeholder": plain}
    member: Json = {
        "type": "input",
        "block_id": "m",
        "label": plain,
        "element": choice,
        "dispatch_action": True,
    }
    reason: Json = form("reason")
    reason["blocks"][0]["element"]["initial_value"] = "because"
    reason["blocks"].append(member)
    async with connected(server) as app:
        asked = await ana.slash(talk, "/election")
        await app.web.views_open(trigger_id=asked.interaction.trigger, view=reason)
        opened = await asked.opens("because")
        with pytest.raises(NotThere):
            await ana.submits(opened)
        await ana.chooses(opened, ben, action="member")
        state = app.asked["view"]["state"]["values"]
        assert state["m"]["member"]["selected_user"] == ben.id
        assert state["reason"]["reason"]["value"] == "because"
        await ana.submits(opened)
        assert app.asked["view"]["state"]["values"]["m"]["member"]["selected_user"] == ben.id


async def test_a_message_shortcut_carries_the_message(server: Slack) -> None:
    ana, ben, talk = Person(server, "Ana"), Person(server, "Ben"), server.channel("talk")
    server.shortcuts = {"make": {"type": "message"}, "start": {"type": "global"}}
    async with connected(server) as app:
        said = await ben.says(talk, "let us bake bread")
        await ana.message_shortcut(said, "make")
        payload = app.asked
        assert payload["message"]["text"] == "let us bake bread"
        assert payload["callback_id"] == "make"
        with pytest.raises(NotThere):
            await ana.message_shortcut(said, "start")


async def test_a_home_is_shown_and_its_buttons_name_no_channel(server: Slack) -> None:
    async def answers(app: App, asked: Any) -> None:
        if asked.type == "events_api" and asked.payload["event"]["type"] == "app_home_opened":
            home = {"type": "home", "blocks": blocks("Nothing waits for you", "Look again")}
            await app.web.views_publish(user_id=asked.payload["event"]["user"], view=home)

    ana = Person(server, "Ana")
    async with connected(server, answers=answers) as app:
        await ana.opens_home()
        home = await ana.sees_home("Nothing waits", "Look again")
        await ana.presses(home, "Look again")
        payload = app.asked
        assert payload["container"] == {"type": "view", "view_id": home.id}
        assert not {"response_url", "channel", "message"} & set(payload)


async def test_marks_threads_and_private_words_are_told(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    async with connected(server) as app:
        sent = await app.web.chat_postMessage(channel=talk.id, text="a")
        message = await ana.sees(talk, "a")
        await ana.reacts(message, "✋")
        assert (await app.event("reaction_added"))["reaction"] == "hand"
        found = await app.web.reactions_get(channel=talk.id, timestamp=sent["ts"], full=True)
        assert found["message"]["reactions"] == [{"name": "hand", "users": [ana.id], "count": 1}]
        await ana.unreacts(message, "hand")
        assert (await app.event("reaction_removed"))["item"]["ts"] == sent["ts"]
        await ana.says(talk, "a word", thread=message)
        assert (await app.event("message", 2))["thread_ts"] == sent["ts"]
        await ana.writes_privately("for you")
        assert (await app.event("message", 3))["channel_type"] == "im"
        replies = await app.web.conversations_replies(channel=talk.id, ts=sent["ts"])
        assert [one["text"] for one in replies["messages"]] == ["a", "a word"]


async def test_signs_are_named_as_the_picker_names_them(server: Slack) -> None:
    ana, talk = Person(server, "Ana"), server.channel("talk")
    said = await ana.says(talk, "a")
    for sign in ("👍", "👍🏽", "⏭️", "✋🏿", "tada"):
        await ana.reacts(said, sign)
    hand, next_ = "hand::skin-tone-6", "black_right_pointing_double_triangle_with_vertical_bar"
    assert list(said.reactions) == ["+1", "+1::skin-tone-4", next_, hand, "tada"]
    with pytest.raises(KeyError):
        await ana.reacts(said, "🥖")


async def test_somebody_from_another_workspace_is_a_stranger(server: Slack) -> None:
    away = server.add_team("Far away")
    zoe, talk = Person(server, "Zoe", team=away), server.channel("talk")
    with pytest.raises(NotThere):
        await zoe.says(talk, "hello")
    async with connected(server) as app:
        await zoe.joins(talk)
        await app.web.chat_postMessage(channel=talk.id, text="a", blocks=blocks("a", "Yes"))
        await zoe.presses(await zoe.sees(talk, "a"), "Yes")
        payload = app.asked
        assert payload["user"]["team_id"] == away.id
        assert payload["team"]["id"] == server.team.id
        assert (await app.web.users_info(user=zoe.id))["user"]["is_stranger"]
        await zoe.says(talk, "hello")
        await app.event("message", 2)
        assert [one.payload for one in app.requests if one.type == "events_api"][-1]["is_ext_shared_channel"]


async def test_an_organisation_has_people_in_many_workspaces() -> None:
    async with slack_on_loopback(grid=True) as server:
        other = server.add_team("The Forest", enterprise=server.enterprise)
        server.install(server.team, everywhere=True)
        ana, talk = Person(server, "Ana", team=other), server.channel("talk", other)
        talk.members[server.bot.id] = server.bot
        async with connected(server) as app:
            await ana.slash(talk, "/inbox")
            payload = app.asked
            assert payload["is_enterprise_install"] == "true"
            assert (payload["team_id"], payload["enterprise_id"]) == (other.id, server.enterprise.id)
            assert "is_stranger" not in (await app.web.users_info(user=ana.id))["user"]
            await ana.says(talk, "hello")
            await app.event("message")
            authorized = app.requests[-1].payload["authorizations"][0]
            assert authorized["is_enterprise_install"]
            assert authorized["team_id"] is None


async def test_a_hundred_people_press_at_once(server: Slack) -> None:
    people, talk = [Person(server, f"P{number}") for number in range(100)], server.channel("talk")

    async def answers(app: App, asked: Any) -> None:
        if asked.type == "interactive":
            user = asked.payload["user"]["id"]
            await app.web.chat_postEphemeral(channel=talk.id, user=user, text=f"thanks <@{user}>")

    async with connected(server, answers=answers, sockets=2) as app:
        await app.web.chat_postMessage(channel=talk.id, text="vote", blocks=blocks("vote", "Yes"))
        message = await people[0].sees(talk, "vote")
        pressed = await asyncio.gather(*(person.presses(message, "Yes") for person in people))
        assert not any(one.failed for one in pressed)
        await asyncio.gather(*(one.sees(f"^thanks @P{number}$") for number, one in enumerate(pressed)))


async def test_a_clock_that_stands_still_is_enough() -> None:
    clock = StandingClock()
    async with slack_on_loopback(clock) as server:
        ana, talk = Person(server, "Ana"), server.channel("talk")
        async with connected(server) as app:
            await app.web.chat_postEphemeral(channel=talk.id, user=ana.id, text="before")
            asked = await ana.slash(talk, "/inbox")
            assert asked.messages == []
            clock.tick(minutes=31)
            assert await respond(asked, asked.interaction.response_url(server), {"text": "late"}) == 404
