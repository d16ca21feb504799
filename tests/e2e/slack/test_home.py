"""The home that people open in Slack, with the real bot: what waits for them, as it is now."""

from pathlib import Path

import pytest

from tests.e2e.slack.binding import gathered, running
from tests.slack.filling import fields
from tests.slack.people import Person
from tests.slack.reading import buttons

pytestmark = pytest.mark.e2e

QUICK = "!consent quick Buy a shredder\nWe spend 400 € from the tool budget on a used shredder."
LONG = 30
UP_TO_THE_MINUTE = 120
"""Seconds: a deadline is on the whole minute after the one that was asked for."""
SOON = 15
"""Seconds in which a home has changed: six of ours, and what a busy machine adds."""


async def test_what_waits_stands_in_the_home_and_is_answered_there(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, bot):
        people = await gathered(server)
        ana, ben, cleo = (one.person for one in people)
        for person in (ana, ben, cleo):
            await person.opens_home()
            await person.sees_home("Nothing waits for you", "Garden: ", seconds=LONG)
        await people[1].types(QUICK)
        home = await ana.sees_home("#1 Buy a shredder", "400 €", "Consent", seconds=SOON)
        pressed = await ana.presses(home, "Consent")
        await pressed.opens("Your answer is in", seconds=LONG)
        await ana.closes()
        await ana.sees_home("Nothing waits for you", "1 of 3 has answered", seconds=SOON)
        await ben.sees_home("#1 Buy a shredder", "Consent", seconds=SOON)

        objecting = await ben.presses(await ben.sees_home("Object", seconds=SOON), "Object")
        await objecting.opens("What would it harm", seconds=LONG)
        sent = await ben.submits(objecting, reason="It is too loud.")
        assert not sent.failed
        await cleo.presses(await people[2].sees("#1 Buy a shredder", "2 of 3", seconds=LONG), "Consent")
        waits = await ana.sees_home("An objection is to be worked in", "Amend", seconds=SOON)
        amending = await ana.presses(waits, "Amend")
        form = await amending.opens("Amend", seconds=LONG)
        assert "400 €" in fields(form)["text"][1]["initial_value"]
        await ana.submits(form, text="We spend 300 € on a quiet one.")
        await cleo.sees_home("#1 Buy a shredder", "The text now", "300 €", seconds=SOON)
        await cleo.presses(await cleo.sees_home("Details", seconds=SOON), "Details")
        assert "Traceback" not in bot.log()


async def test_a_deadline_changes_the_home_of_who_looks_at_it(tmp_path: Path) -> None:
    rules = '[rules]\nminimum_window = "1 second"\nsilence = "lapse"\nminimum_answers = 1\nquiet_hours = ""\n'
    async with running(tmp_path, more=rules) as (server, _):
        ana, ben, _ = people = await gathered(server)
        await ben.types(f"{QUICK}\ndeadline: 1 minute")
        await ana.person.opens_home()
        await ana.person.sees_home("#1 Buy a shredder", "Consent", seconds=LONG)
        for one in people[1:]:
            card = await one.sees("#1 Buy a shredder", "Consent", seconds=LONG)
            await one.person.presses(card, "Consent")
        await ana.person.sees_home(
            "Nothing waits for you", "Agreements in force", "#1", seconds=UP_TO_THE_MINUTE + SOON
        )


async def test_whoever_is_in_no_circle_reads_in_their_language_how_to_begin_and_can_join(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as (server, _):
        ana, *_ = await gathered(server)
        dora = Person(server, "Dora", locale="de-DE", zone="Europe/Berlin")
        await dora.opens_home()
        home = await dora.sees_home("Gemeinsam|gemeinsam", "„/circle create", "Garden", seconds=LONG)
        [label] = (one["text"]["text"] for _, one in buttons(home))
        asked = await dora.presses(home, label)
        await asked.opens("Garden", seconds=LONG)
        await dora.closes()
        await ana.person.opens_home()
        waiting = await ana.person.sees_home("Dora", "Let in", seconds=LONG)
        await ana.person.presses(waiting, "Let in")
        await dora.sees_home("Garden: ", seconds=SOON)


async def test_homes_are_drawn_once_for_many_changes_and_not_for_none(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        ana, ben, cleo = await gathered(server)
        await ana.person.opens_home()
        await ana.person.sees_home("Nothing waits for you", seconds=LONG)
        drawn = len(server.called("views.publish"))
        for _ in range(3):
            await ana.person.opens_home()
        await ben.asks("!decisions list")
        await ben.types(QUICK)
        await ana.person.sees_home("#1 Buy a shredder", seconds=SOON)
        card = await cleo.sees("#1 Buy a shredder", "Consent", seconds=LONG)
        for _ in range(4):
            await cleo.person.presses(card, "Details")
        assert len(server.called("views.publish")) <= drawn + 3
