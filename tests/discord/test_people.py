"""What people do and see in the Discord on loopback, and what their clients make of a bot's answers."""

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
