"""The record: its keys to the letter, and whether a decision can be checked again from it alone."""

import csv
import io
import json
from typing import Any

from bot.operating.minutes import minutes
from bot.operating.tables import TABLES, tables
from tests.operating.conftest import FIRST, LOUD, SECOND, decide
from tests.scenarios.telling import decision
from tests.world import World

KEYS = {
    "members": {"id", "name", "accounts"},
    "circles": {"name", "aim", "domain", "parent", "status", "members", "roles", "settings"},
    "processes": {
        "number", "kind", "circle", "title", "phase", "outcome", "opened_at", "closed_at", "deadline",
        "revision", "facilitator", "asked", "away", "unheard", "silence", "minimum_answers", "profile",
        "texts", "fixes", "answers", "objections", "role", "candidates",
    },
    "agreements": {
        "number", "title", "text", "circle", "decided_at", "review_on", "term_ends", "basis",
        "status", "replaces",
    },
    "log": {"at", "number", "circle", "by", "what", "details"},
}  # fmt: skip
ANSWER = {
    "member", "step", "stance", "text", "reason", "nominee", "revision", "at", "platform", "late", "counts",
}  # fmt: skip


def adopted(process: dict[str, Any]) -> bool:
    """What somebody else would work out from the record: whether this was decided by consent."""
    standing = {
        one["member"]: one["stance"]
        for one in process["answers"]
        if one["counts"] and one["step"] == "consent" and one["revision"] == process["revision"]
    }
    met = all(one["status"] in ("integrated", "withdrawn") for one in process["objections"])
    return met and all(standing.get(member) in ("consent", "concern") for member in process["asked"])


async def test_the_keys_are_those_that_others_rely_on(world: World) -> None:
    await decide(world)
    told = await world.record()
    assert list(told) == ["schema", "members", "circles", "processes", "agreements", "log"]
    assert told["schema"] == 1
    for name, keys in KEYS.items():
        assert told[name], name
        for one in told[name]:
            assert set(one) == keys
    (process,) = told["processes"]
    assert all(set(one) == ANSWER for one in process["answers"])
    assert set(process["texts"][0]) == {"revision", "text", "by", "at"}
    assert set(process["objections"][0]) == {"member", "reason", "revision", "status", "how"}
    assert set(told["circles"][0]["roles"][0]) == {"role", "member", "term_ends", "by"}
    assert set(told["members"][0]["accounts"][0]) == {"platform", "id"}
    json.dumps(told)


async def test_a_decision_can_be_checked_from_the_record_alone(world: World) -> None:
    await decide(world)
    told = await world.record()
    names = {one["id"]: one["name"] for one in told["members"]}
    (process,) = told["processes"]
    assert (process["phase"], process["outcome"]) == ("closed", "adopted")
    assert sorted(names[member] for member in process["asked"]) == ["Ana", "Ben", "Cleo"]
    assert adopted(process)
    assert [one["text"] for one in process["texts"]] == [FIRST, SECOND]
    assert [(names[one["member"]], one["reason"], one["status"]) for one in process["objections"]] == [
        ("Ben", LOUD, "integrated")
    ]
    (agreement,) = told["agreements"]
    assert (agreement["number"], agreement["text"], agreement["basis"]) == (1, SECOND, "consent")
    assert agreement["status"] == "in force"
    assert agreement["review_on"] == "2027-03-02"


async def test_answers_to_an_earlier_text_stay_in_the_history_and_count_no_more(world: World) -> None:
    await decide(world)
    (process,) = (await world.record())["processes"]
    by_text = {
        revision: [one["counts"] for one in process["answers"] if one["revision"] == revision]
        for revision in (1, 2)
    }
    assert by_text[1] == [False, False, False]
    assert by_text[2] == [True, True, True, False]
    late = process["answers"][-1]
    assert (late["step"], late["stance"], late["late"]) == ("closed", "objection", True)
    assert late["reason"] == "The rental firm has closed."


async def test_an_answer_that_was_taken_back_or_replaced_does_not_count(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    mark = await ben.marks("👍")
    await ben.unmarks(mark)
    await ana.marks("👍")
    await ana.types("!consent consent #1 With pleasure.")
    (process,) = (await world.record())["processes"]
    assert [one["counts"] for one in process["answers"]] == [False, False, True]
    assert not adopted(process)
    for person in (ben, cleo):
        await person.marks("👍")
    (process,) = (await world.record())["processes"]
    assert [(one["reason"], one["counts"]) for one in process["answers"][:3]] == [
        (None, False),
        (None, False),
        ("With pleasure.", True),
    ]
    assert adopted(process)


async def test_questions_and_reactions_stand_with_their_words(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent propose Buy a shredder\n{FIRST}\ndeadline: 14 days")
    await ben.types("!consent ask #1 Who keeps the key?")
    await cleo.marks("✅")
    await ana.types("!consent answer #1 The secretary.")
    (process,) = (await world.record())["processes"]
    questions = [one for one in process["answers"] if one["step"] == "questions"]
    assert [(one["text"], one["stance"], one["counts"]) for one in questions] == [
        ("Who keeps the key?", None, True),
        (None, None, True),
    ]
    log = (await world.record())["log"]
    assert {"what": "question answered", "text": "The secretary."} in [
        {"what": line["what"], "text": line["details"].get("text")} for line in log
    ]


async def test_a_question_in_the_consent_step_replaces_no_stance_and_outlives_an_amendment(
    world: World,
) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    await ben.types("!consent ask #1 Who keeps the key?")
    await ana.types(f"!consent amend #1 {SECOND}")
    await ben.marks("👍")
    await ben.types("!consent ask #1 Who pays?")
    await ana.marks("👍")
    (process,) = (await world.record())["processes"]
    assert adopted(process)
    assert [(one["step"], one["text"], one["counts"]) for one in process["answers"]] == [
        ("questions", "Who keeps the key?", True),
        ("consent", None, True),
        ("questions", "Who pays?", True),
        ("consent", None, True),
    ]


async def test_no_questions_said_before_a_question_is_replaced_by_it(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent propose Buy a shredder\n{FIRST}\ndeadline: 14 days")
    mark = await ben.marks("✅")
    await ben.types("!consent ask #1 Who keeps the key?")
    await ben.unmarks(mark)
    process = await world.process()
    assert [(one["text"], one["counts"]) for one in process["answers"]] == [
        (None, False),
        ("Who keeps the key?", True),
    ]
    step = (await decision(world)).step
    assert step is not None
    assert step.answered == 1, "who has asked is heard"


async def test_the_log_tells_everything_in_order(world: World) -> None:
    await decide(world)
    log = (await world.record())["log"]
    whats = [line["what"] for line in log]
    assert whats[:3] == ["created", "proposed", "step opened"]
    assert [line["at"] for line in log] == sorted(line["at"] for line in log)
    assert whats.count("answered") == 6
    assert log[0]["number"] is None
    assert log[1]["details"]["text"] == FIRST
    assert all(line["circle"] == "Garden" for line in log)


async def test_settings_stand_as_the_settings_file_has_them(world: World) -> None:
    await world.circle("Ana", "Ben")
    (circle,) = (await world.record())["circles"]
    told = circle["settings"]
    assert (told["consent"], told["turn"], told["review"]) == ("3 days", "2 minutes", "1 year")
    assert (told["reminders"], told["quiet_hours"]) == (["half", "24 hours"], "21:00-08:00")
    assert circle["roles"][0]["by"] == "assignment"


async def test_minutes_hold_peoples_words_as_words(world: World) -> None:
    await decide(world)
    told = minutes(await world.record())
    assert "# Garden" in told
    assert "### #1 Buy a shredder: adopted" in told
    assert f"> {SECOND}" in told
    assert r"It is \*too\* loud \# for the neighbours." in told
    assert "The rental firm has closed.” (after the decision)" in told


async def test_minutes_of_a_process_without_a_text_tell_what_was_said_in_it(world: World) -> None:
    await decide(world)
    told = await world.record()
    told["processes"][0] |= {"texts": [], "fixes": []}
    assert r"Ben: objection, “It is \*too\* loud \# for the neighbours.”" in minutes(told)


async def test_minutes_are_in_the_language_of_the_circle(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben", lines="language: de")
    await ana.types("!circle role Gießdienst\nmember: Ben")
    told = minutes(await world.record())
    assert "Mitglieder:" in told
    assert "- Moderation: Ana (" in told
    assert "- Gießdienst: Ben\n" in told


def everything(told: dict[str, Any]) -> str:
    """All that any export says."""
    return "\n".join((json.dumps(told, ensure_ascii=False), minutes(told), tables(told)))


def stances(told: dict[str, Any]) -> list[str | None]:
    return [one["stance"] for one in told["processes"][0]["answers"]]


async def test_answers_to_an_open_step_leave_by_no_export_before_the_circle_sees_them(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    await ben.types("!consent object #1 It smells.")
    await ana.types("!consent consent #1 I can fetch it.")
    told = await world.record()
    assert [one["member"] for one in told["processes"][0]["answers"]] == [
        await ben.member(),
        await ana.member(),
    ], "that somebody has answered is no secret"
    assert stances(told) == [None, None]
    assert not told["processes"][0]["objections"]
    assert "It smells" not in everything(told)
    assert "I can fetch it" not in everything(told)
    assert '"objection"' not in everything(told)
    await cleo.marks("👍")
    told = await world.record()
    assert stances(told) == ["objection", "consent", "consent"]
    assert [one["status"] for one in told["processes"][0]["objections"]] == ["open"]
    for part in (json.dumps(told), minutes(told), tables(told)):
        assert "It smells" in part


async def test_who_takes_back_an_objection_that_nobody_has_seen_is_known_by_no_word_of_the_log(
    world: World,
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    await ben.types("!consent object #1 It smells.")
    await ben.types("!consent withdraw-objection #1")
    await ben.types("!consent object #1 It is loud.")
    await ana.presses("Amend", text=SECOND)
    await ben.types("!consent integrated #1")
    assert "objection" not in everything(await world.record()).replace("objections", "")
    log = [line for line in (await world.record())["log"] if line["by"] == await ben.member()]
    assert all(
        (line["what"], line["details"]) == ("answered", {"stance": None, "reason": None}) for line in log
    )
    for person in (ana, ben, cleo):
        await person.marks("👍")
    assert "objection withdrawn" in everything(await world.record())


async def test_answers_to_a_former_text_dont_appear_with_those_to_the_next(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    await cleo.types("!consent consent #1 I can fetch it.")
    await ana.presses("Amend", text=SECOND)
    await ana.marks("👍")
    await cleo.marks("👍")
    await ben.types("!consent object #1 It smells.")
    told = everything(await world.record())
    assert "It smells." in told
    assert "I can fetch it." not in told


async def test_the_table_of_answers_leaves_out_those_that_the_circle_has_not_seen(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent propose Buy a shredder\n{FIRST}\ndeadline: 14 days")
    await ben.marks("✅")
    await ana.types("!consent advance #1")
    await ana.types("!consent advance #1")
    await ben.marks("👍")

    async def steps() -> list[tuple[str, str]]:
        rows = csv.DictReader(io.StringIO(tables(await world.record(), "answers")))
        return [(row["step"], row["stance"]) for row in rows]

    assert await steps() == [("questions", "")]
    for person in (ana, cleo):
        await person.marks("👍")
    assert await steps() == [("questions", ""), *[("consent", "consent")] * 3]


async def test_an_objection_worked_in_stands_as_it_stood_until_the_answers_to_the_new_text_appear(
    world: World,
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    await ben.types("!consent object #1 It smells.")
    await ana.marks("👍")
    await cleo.marks("👍")
    await ana.types(f"!consent amend #1 {SECOND}")
    await ben.marks("👍")
    told = await world.record()
    assert [(one["status"], one["how"]) for one in told["processes"][0]["objections"]] == [("open", None)]
    assert stances(told) == ["objection", "consent", "consent", None]
    await ana.marks("👍")
    await cleo.marks("👍")
    told = await world.record()
    assert [one["status"] for one in told["processes"][0]["objections"]] == ["integrated"]


async def test_an_objection_without_words_is_nobodys_and_a_circle_that_answers_openly_hides_no_other(
    world: World,
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!circle settings\nanswers: open")
    for person in (ana, ben, cleo):
        await person.marks("👍")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    await ana.marks("👍")
    await ben.marks("👍")
    await cleo.marks("✋")
    process = await world.process(2)
    assert [one["stance"] for one in process["answers"]] == ["consent", "consent", None]
    assert [(one["member"], one["status"]) for one in process["objections"]] == [(None, "reason pending")]


async def test_answers_to_a_text_that_was_amended_before_its_round_was_over_appear_in_the_end(
    world: World,
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!consent quick Buy a shredder\n{FIRST}\ndeadline: 3 days")
    await ben.types("!consent consent #1 I can fetch it.")
    await ana.presses("Amend", text=SECOND)
    assert "I can fetch it" not in everything(await world.record())
    for person in (ana, ben, cleo):
        await person.marks("👍")
    assert "I can fetch it" in everything(await world.record())


async def test_tables_can_be_read_by_a_spreadsheet_and_hold_no_formula(world: World) -> None:
    ana, _, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!consent quick =HYPERLINK(1)\n+1, 2\ndeadline: 3 days")
    told = await world.record()
    (row,) = csv.DictReader(io.StringIO(tables(told, "processes")))
    assert row["title"] == "'=HYPERLINK(1)"
    assert row["text"] == "'+1, 2"
    for name in TABLES:
        assert name in tables(told)
