"""What people do and see in the Discord on loopback, and what their clients make of a bot's answers."""

import asyncio

import discord
import pytest

from tests.discord.asking import NotThere
from tests.discord.client import Bot, Json, card, connected
from tests.discord.people import Person
from tests.discord.server import Discord

PROPOSE: Json = {
    "name": "consent",
    "description": "Decide by consent",
    "options": [
        {
            "type": 1,
            "name": "propose",
            "description": "Bring a proposal",
            "options": [
                {
                    "type": 3,
                    "name": "title",
                    "description": "Its title",
                    "required": True,
                    "autocomplete": True,
                },
                {"type": 6, "name": "driver", "description": "Who drives it"},
            ],
        }
    ],
}


def form(custom_id: str) -> Json:
    text = {"type": 4, "custom_id": "text", "style": 2, "min_length": 3}
    member = {"type": 5, "custom_id": "member"}
    fields = [
        {"type": 18, "label": "Text", "component": text},
        {"type": 18, "label": "Who", "component": member},
    ]
    return {"custom_id": custom_id, "title": "Object", "components": fields}


async def respond(bot: Bot, asked: Json) -> None:
    data = asked["data"]
    match asked["type"]:
        case 4:
            await bot.answer(asked, 8, {"choices": [{"name": "One", "value": "1"}]})
        case 2:
            await bot.answer(asked, 5, {"flags": 64})
            hook = f"/webhooks/{asked['application_id']}/{asked['token']}"
            await bot.call(
                "PATCH", f"{hook}/messages/@original", card("only for you", "Object", "Slow", flags=32768)
            )
        case 3 if data["custom_id"] == "pObject":
            await bot.answer(asked, 9, form("m1"))
        case 5:
            said = {field["component"]["custom_id"]: field["component"] for field in data["components"]}
            whom = data["resolved"]["users"][said["member"]["values"][0]]["username"]
            await bot.answer(asked, 4, card(f"{said['text']['value']} by {whom}"))


async def test_a_command_a_button_and_a_form(server: Discord) -> None:
    ana, ben, talk = Person(server, "Ana"), Person(server, "Ben"), server.text_channel("talk")
    async with connected(server, answers=respond) as bot:
        await bot.register(PROPOSE)
        assert await ana.completes(talk, "consent", "propose", title="o") == [{"name": "One", "value": "1"}]
        answered = await ana.slash(talk, "consent", "propose", title="Bread", driver=ben)
        message = await answered.sees("only for you", r"\[Object\]")
        assert message.ephemeral
        with pytest.raises(NotThere):
            await ben.presses(message, "Object")
        pressed = await ana.presses(message, "Object")
        with pytest.raises(NotThere):
            await ana.submits(pressed, text="no", member=ben)
        submitted = await ana.submits(pressed, text="I object", member=ben)
        await submitted.sees("I object by ben")
        await ben.sees(talk, "I object by ben")
        with pytest.raises(NotThere):
            await ana.slash(talk, "consent", "propose")


async def test_no_answer_in_time_is_a_failure_and_a_late_one_is_unknown(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    server.patience = 0.02
    async with connected(server, answers=respond) as bot:
        await bot.send(talk.id, card("a", "Slow"))
        answered = await ana.presses(await ana.sees(talk, "a"), "Slow")
        assert answered.failed
        answered.interaction.at = answered.interaction.at.replace(year=2020)
        with pytest.raises(discord.NotFound) as late:
            await bot.answer(answered.interaction.payload, 6)
        assert late.value.code == 10062


async def test_a_second_first_answer_is_refused(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    async with connected(server, answers=respond) as bot:
        await bot.register(PROPOSE)
        answered = await ana.slash(talk, "consent", "propose", title="Bread")
        with pytest.raises(discord.HTTPException) as again:
            await bot.answer(answered.interaction.payload, 5)
        assert again.value.code == 40060


async def test_a_person_reads_names_dates_and_what_was_escaped(server: Discord) -> None:
    ana = Person(server, "Ana", zone="Europe/Berlin")
    ben = Person(server, "Ben", nick="Benno")
    talk = server.text_channel("talk")
    async with connected(server) as bot:
        body = card(f"**Hello** <@{ben.id}>, until <t:0:f>: \\*\\*as typed\\*\\*")
        await bot.send(talk.id, {**body, "allowed_mentions": {"parse": [], "users": [ben.id]}})
        await ana.sees(talk, r"^Hello @Benno, until 1 January 1970 01:00: \*\*as typed\*\*$")
        assert len(ben.pings) == 1
        assert not ana.pings


async def test_after_a_quarter_of_an_hour_an_answer_cannot_be_changed(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    async with connected(server, answers=respond) as bot:
        await bot.register(PROPOSE)
        answered = await ana.slash(talk, "consent", "propose", title="Bread")
        await answered.sees("only for you")
        hook = f"/webhooks/{bot.application_id}/{answered.interaction.token}"
        await bot.call("POST", hook, card("and more", flags=32768 | 64))
        assert (await answered.sees("and more")).ephemeral
        answered.interaction.at = answered.interaction.at.replace(year=2020)
        with pytest.raises(discord.HTTPException) as late:
            await bot.call("PATCH", f"{hook}/messages/@original", card("too late"))
        assert late.value.code == 50027


async def test_what_a_form_or_a_command_may_not_be_is_refused(server: Discord) -> None:
    ana, talk = Person(server, "Ana"), server.text_channel("talk")
    wrong = [
        {**form("m"), "title": "t" * 46},
        {**form("m"), "components": form("m")["components"] * 3},
        {**form("m"), "components": [{"type": 1, "components": []}]},
    ]
    codes: list[int] = []

    async def answers(bot: Bot, asked: Json) -> None:
        for body in wrong:
            with pytest.raises(discord.HTTPException) as refused:
                await bot.answer(asked, 9, body)
            codes.append(refused.value.code)
        await bot.answer(asked, 9, form("m"))

    async with connected(server, answers=answers) as bot:
        await bot.send(talk.id, card("a", "Object"))
        pressed = await ana.presses(await ana.sees(talk, "a"), "Object")
        assert pressed.modal == form("m")
        option = {"type": 3, "name": "o", "description": "d"}
        needed = {**option, "name": "p", "required": True}
        choices = [{"name": "n" * 100, "value": f"{number}" * 90} for number in range(5)]
        for command in (
            {"name": "Upper", "description": "d"},
            {"name": "no-description"},
            {
                "name": "late",
                "description": "d",
                "options": [option, needed],
            },
            {"name": "many", "description": "d", "options": [{**option, "name": f"o{n}"} for n in range(26)]},
            {
                "name": "long",
                "description": "d",
                "options": [{**option, "name": f"o{n}", "choices": choices} for n in range(9)],
            },
        ):
            with pytest.raises(discord.HTTPException) as refused:
                await bot.register(command)
            codes.append(refused.value.code)
    assert codes == [50035] * 8
    assert len(server.violations) == 8 or server.contract
    server.violations.clear()


async def test_commands_are_offered_only_to_whom_they_are_registered_for(server: Discord) -> None:
    ana, chief = Person(server, "Ana"), Person(server, "Chief", may=["MANAGE_GUILD"])
    async with connected(server, answers=respond) as bot:
        await bot.register(
            {"name": "setup", "description": "d", "default_member_permissions": "32", "contexts": [0]}
        )
        talk = server.text_channel("talk")
        with pytest.raises(NotThere):
            await ana.slash(talk, "setup")
        with pytest.raises(NotThere):
            await chief.slash(server.conversation(chief.user), "setup")
        await (await chief.slash(talk, "setup")).sees("only for you")


async def test_menus_carry_what_they_were_opened_on(server: Discord) -> None:
    ana, ben, talk = Person(server, "Ana"), Person(server, "Ben"), server.text_channel("talk")
    async with connected(server, answers=respond) as bot:
        await bot.register({"name": "Propose this", "type": 3}, {"name": "Nominate", "type": 2})
        said = await ben.says(talk, "let us bake bread")
        await ana.message_menu(said, "Propose this")
        asked = bot.of("INTERACTION_CREATE")[0]
        assert asked["data"]["resolved"]["messages"][said.id]["content"] == "let us bake bread"
        await ana.user_menu(ben, "Nominate", talk)
        asked = bot.of("INTERACTION_CREATE")[1]
        assert asked["data"]["resolved"]["users"][ben.id]["username"] == "ben"


async def test_a_button_in_a_private_conversation_names_its_user(server: Discord) -> None:
    ana = Person(server, "Ana")

    async def answers(bot: Bot, asked: Json) -> None:
        await bot.answer(asked, 7, card("pressed"))

    async with connected(server, answers=answers) as bot:
        private = await bot.call("POST", "/users/@me/channels", {"recipient_id": ana.id})
        await bot.send(private["id"], card("press", "Go"))
        answered = await ana.presses(await ana.receives("press"), "Go")
        assert answered.updated
        await ana.receives("pressed")
        asked = bot.of("INTERACTION_CREATE")[0]
        assert asked["user"]["id"] == ana.id
        assert "member" not in asked


async def test_a_hundred_people_press_at_once(server: Discord) -> None:
    people, talk = [Person(server, f"P{number}") for number in range(100)], server.text_channel("talk")

    async def answers(bot: Bot, asked: Json) -> None:
        await bot.answer(asked, 4, card(f"thanks {asked['member']['user']['username']}", flags=32768 | 64))

    async with connected(server, answers=answers) as bot:
        await bot.send(talk.id, card("vote", "Yes"))
        message = await people[0].sees(talk, "vote")
        answered = await asyncio.gather(*(person.presses(message, "Yes") for person in people))
        assert not any(one.failed for one in answered)
        assert answered[99].text == "thanks p99"
