"""Elections and rounds in the record: whether somebody else can check them again from the JSON alone."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.databases import sqlite_url
from tests.scenarios.electing import begun, chosen, names
from tests.scenarios.rounds import ASYNC, BLIND
from tests.world import World

__all__ = ["sqlite_url"]


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    async with World(sqlite_url) as made:
        yield made


async def exported(world: World, number: int = 1) -> tuple[dict[str, Any], dict[str, str]]:
    """A process as a third party reads it, and how people are called."""
    told = json.loads(json.dumps(await world.record()))
    process = next(each for each in told["processes"] if each["number"] == number)
    return process, {each["id"]: each["name"] for each in told["members"]}


def elected(process: dict[str, Any]) -> str | None:
    """What somebody else would work out from the record: who was elected by consent, if anybody."""
    stances = [one for one in process["answers"] if one["step"] == "consent" and one["counts"]]
    by_member = {one["member"]: one for one in stances}
    assert len(stances) == len(by_member), "of each person one stance counts"
    met = all(one["status"] in ("integrated", "withdrawn") for one in process["objections"])
    if process["outcome"] != "elected" or not met:
        return None
    chosen: str = process["candidates"][-1]["member"]
    everybody = {*process["asked"], chosen}
    if not all(by_member.get(each, {}).get("stance") in ("consent", "concern") for each in everybody):
        return None
    last = max(stances, key=lambda one: one["at"])["at"]
    return chosen if by_member[chosen]["at"] == last else None


async def test_an_election_can_be_checked_from_the_record_alone(world: World) -> None:
    people = await begun(world, "Ana", "Ben", "Cleo", "Dan")
    await chosen(world, people, Ana="Dan")
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Dan"].types("!election object Ben keeps two roles already.")
    await people["Ana"].types("!election candidate Dan for the reason that I gave")
    await people["Ben"].marks("👍")
    await people["Cleo"].types("!election object A year is too long for a beginning.")
    await people["Ana"].marks("👍")
    await people["Ana"].types("!election amend For a quarter.\nterm: 3 months")
    for name in ("Ana", "Ben", "Cleo"):
        await people[name].marks("👍")
        assert elected((await exported(world))[0]) is None
    await people["Dan"].types("!election consent With pleasure.")
    process, called = await exported(world)
    assert called[elected(process) or ""] == "Dan"
    assert [(called[one["member"]], one["result"]) for one in process["candidates"]] == [
        ("Ben", "set aside"),
        ("Dan", "elected"),
    ]
    assert [(called[one["member"]], one["status"], one["how"]) for one in process["objections"]] == [
        ("Dan", "integrated", "candidate set aside"),
        ("Cleo", "integrated", "consented to revision 2"),
    ]
    named = {
        called[one["member"]]: called[one["nominee"]]
        for one in process["answers"]
        if one["step"] == "change" and one["counts"]
    }
    assert named == {"Ana": "Dan", "Ben": "Ben", "Cleo": "Ben", "Dan": "Ben"}


async def test_before_the_reveal_the_record_has_who_is_in_and_no_name(world: World) -> None:
    people = await begun(world)
    await names(people["Ana"], "Cleo", "she is calm")
    await names(people["Ben"], "Cleo", "she asks well")
    await names(people["Ana"], "Ben", "he writes clearly")
    process, called = await exported(world)
    given = [one for one in process["answers"] if one["step"] == "nominations"]
    assert [(called[one["member"]], one["nominee"], one["reason"], one["counts"]) for one in given] == [
        ("Ana", None, None, False),
        ("Ben", None, None, True),
        ("Ana", None, None, True),
    ]
    await names(people["Cleo"], "Ben", "he has time")
    process, called = await exported(world)
    given = [one for one in process["answers"] if one["step"] == "nominations" and one["counts"]]
    assert {called[one["member"]]: called[one["nominee"]] for one in given} == {
        "Ana": "Ben",
        "Ben": "Cleo",
        "Cleo": "Ben",
    }
    assert "she is calm" not in json.dumps(await world.record()), "what was replaced was never opened"


async def test_a_firm_no_with_words_leaves_nothing_open_in_the_record(world: World) -> None:
    people = await begun(world)
    await chosen(world, people, Ana="Cleo")
    for name in ("Ana", "Cleo"):
        await people[name].marks("👍")
    await people["Ben"].writes_privately("election object #1 I have no evening left.")
    await people["Ben"].writes_privately("election decline #1")
    await people["Ana"].types("!election candidate Cleo for the reason that I gave")
    for name in ("Ana", "Ben", "Cleo"):
        await people[name].types("!election consent")
    process, called = await exported(world)
    assert called[elected(process) or ""] == "Cleo"
    assert [(one["status"], one["how"]) for one in process["objections"]] == [
        ("integrated", "candidate declined")
    ]


async def test_what_was_answered_about_somebody_who_left_appears_when_the_election_has_ended(
    world: World,
) -> None:
    people = await begun(world, "Ana", "Ben", "Cleo", "Dan")
    await chosen(world, people)
    await people["Cleo"].types("!election object Ben is never here.")
    await people["Ben"].types("!circle leave")
    process, _ = await exported(world)
    assert process["objections"] == [], "nobody in the circle has seen it"
    assert "never here" not in json.dumps(await world.record())
    await people["Ana"].types("!election nobody We look around.")
    process, called = await exported(world)
    given = [one for one in process["answers"] if one["step"] == "consent"]
    assert [(called[one["member"]], one["stance"], one["counts"]) for one in given] == [
        ("Cleo", "objection", False)
    ]
    assert [one["how"] for one in process["objections"]] == ["candidate left"]


async def test_what_was_answered_before_it_went_to_a_meeting_stands_in_the_record(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Cleo"].types("!election object Ben is never here.")
    await people["Ana"].types("!election meeting We had better talk.")
    process, _ = await exported(world)
    assert process["outcome"] == "to meeting"
    assert [one["stance"] for one in process["answers"] if one["step"] == "consent"] == ["objection"]
    assert [one["reason"] for one in process["objections"]] == ["Ben is never here."]


def heard(process: dict[str, Any]) -> dict[str, str | None]:
    """What somebody else would work out: who was heard, with their words; of a pass there are none."""
    return {one["member"]: one["text"] for one in process["answers"] if one["counts"] and not one["late"]}


async def test_a_round_can_be_checked_from_the_record_alone(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(ASYNC)
    await ana.types("!round say #1 Too loud.")
    await ana.types("!round say #1 Rather loud.")
    await ben.marks("⏭️")
    for _ in range(2):
        await ana.types("!round close #1")
    await cleo.types("!round say #1 I was on the train.")
    process, called = await exported(world)
    assert {called[member]: text for member, text in heard(process).items()} == {
        "Ana": "Rather loud.",
        "Ben": None,
    }
    assert process["outcome"] == "closed with gaps"
    assert process["unheard"] == sorted(set(process["asked"]) - set(heard(process)))
    late = [one for one in process["answers"] if one["late"]]
    assert [(called[one["member"]], one["text"]) for one in late] == [("Cleo", "I was on the train.")]


async def test_of_a_blind_round_the_record_tells_who_is_in_and_then_every_word(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(BLIND)
    await ben.writes_privately("round say #1 We should stop it.")
    process, called = await exported(world)
    assert {called[member]: text for member, text in heard(process).items()} == {"Ben": None}
    await ana.writes_privately("round say #1 We go on.")
    process, called = await exported(world)
    assert process["outcome"] == "complete"
    assert {called[member]: text for member, text in heard(process).items()} == {
        "Ana": "We go on.",
        "Ben": "We should stop it.",
    }
