"""The steps of a decision: questions, reactions, consent; when they end, and what a new text changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.views.planned import planned
from tests.scenarios.telling import HOURS, SHREDDER, all_consent, card_of, ends, flat, told
from tests.world import World


def moment(text: str) -> datetime:
    """A moment of the record."""
    return datetime.fromisoformat(text)


# --- questions and reactions --------------------------------------------------------------------------


async def test_questions_end_when_all_are_heard_and_none_is_open(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await ben.marks("❓")
    assert (await world.process())["phase"] == "questions"
    await ben.writes_privately("Why Tuesdays?")
    await cleo.marks("✅")
    assert "it is Ana's move to answer it" in flat(world.card)
    await ana.types("!consent answer #1 The baker comes on Tuesdays.")
    assert (await world.process())["phase"] == "reactions"
    assert told(ben, "your question has an answer", "The baker comes on Tuesdays.")
    assert "Ben: Why Tuesdays? – The baker comes on Tuesdays." in flat(world.card)


async def test_an_open_question_adds_a_day_once(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await ben.types("!consent ask #1 Why Tuesdays?")
    first = moment((await world.process())["deadline"])
    await world.passes(days=2, hours=1)
    process = await world.process()
    assert (process["phase"], moment(process["deadline"])) == ("questions", first + timedelta(hours=24))
    await world.passes(days=1)
    assert (await world.process())["phase"] == "reactions"
    assert "Why Tuesdays? (not answered yet)" in flat(world.card), "it isn't forgotten"


async def test_each_of_several_questions_gets_its_own_answer(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await ben.types("!consent ask #1 Why Tuesdays?")
    await cleo.types("!consent ask #1 Who has the key?")
    await ana.types("!consent answer #1 The baker comes on Tuesdays.")
    assert "Who has the key?" in flat(ana.letter), "it is said which question that was, and which is next"
    assert "Why Tuesdays?" in flat(ana.letter)
    await ana.writes_privately("consent answer #1 The secretary has it.")
    assert told(cleo, "Who has the key?", "The secretary has it.")


async def test_only_the_proposer_answers_questions(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await ben.types("!consent ask #1 Why Tuesdays?")
    await cleo.types("!consent answer #1 Because.")
    assert "Ana proposed it and answers the questions" in flat(world.last)


async def test_a_question_sent_twice_stands_there_once(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await ben.types("!consent ask #1 Why Tuesdays?")
    await ben.types("!consent ask #1 Why Tuesdays?")
    assert flat(world.card).count("Why Tuesdays?") == 1
    await ben.types("!consent park #1 Thursdays instead.")
    await ben.types("!consent park #1 Thursdays instead.")
    assert flat(world.card).count("Thursdays instead.") == 1


async def test_a_reaction_is_given_once_a_person_and_the_latest_stands(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await ana.types("!consent advance #1")
    await ben.types("!consent react #1 I am not sure.")
    await ben.types("!consent react #1 I have slept over it: I like it.")
    assert "I am not sure" not in flat(world.card)
    assert "Ben: I have slept over it: I like it." in flat(world.card)


async def test_only_the_facilitator_advances_and_never_over_a_missing_answer(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types(HOURS)
    await cleo.types("!consent advance #1")
    assert "Ana facilitates this" in flat(world.last)
    await ana.types("!consent advance #1")
    await ana.types("!consent advance #1")
    assert (await world.process())["phase"] == "consent"
    await ana.types("!consent advance #1")
    assert "3 answers are still missing, and nothing replaces them" in flat(world.last)


async def test_the_proposer_isnt_asked_what_the_proposal_means(world: World) -> None:
    ana, _, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    assert await ana.member() not in (await world.process())["asked"]
    await ana.marks("✅")
    assert told(ana, "It is your own proposal")


# --- dates --------------------------------------------------------------------------------------------


async def test_a_deadline_is_shared_two_two_three(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(HOURS + "\ndeadline: 14 days")
    assert "questions until Fri 6 Mar, 10:00 UTC" in flat(ana.letter)
    assert "reactions until Tue 10 Mar, 10:00 UTC" in flat(ana.letter)
    assert "consent until Mon 16 Mar, 10:00 UTC" in flat(ana.letter)


async def test_the_dates_that_a_form_shows_beforehand_are_those_that_come(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben", lines="timezone: Europe/Berlin")
    await world.goes_to(datetime(2026, 3, 2, 23, tzinfo=UTC))
    circles = await world.store.read(lambda uow: [uow.load(id) for id in uow.streams(kind="circle")])
    assert circles[0] is not None
    beforehand = planned(circles[0].state, world.clock.now())
    await ana.types(HOURS)
    dates = flat(ana.letter).partition("questions until ")[2].partition(". You")[0]
    assert dates.count("Thu") + dates.count("Sat") + dates.count("Tue") + dates.count("Mon") >= 3
    assert f"questions until {dates}" in beforehand["propose"]
    await ana.types(SHREDDER)
    end = beforehand["quick"].partition("consent until ")[2].partition(";")[0]
    assert f"until {end}" in flat(world.card)


async def test_a_deadline_that_leaves_a_step_too_short_is_refused_with_one_that_fits(
    world: World,
) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(HOURS + "\ndeadline: 2 days")
    assert "is too soon" in flat(world.last)
    assert "The earliest possible is Thu 5 Mar, 10:00 UTC" in flat(world.last)
    await ana.types(HOURS + "\ndeadline: 3 days")
    await ana.types(SHREDDER + "\ndeadline: 23 hours")
    assert "is too soon" in flat(world.last)
    assert len((await world.record())["processes"]) == 1


async def test_a_deadline_given_as_a_duration_never_ends_in_the_night_and_one_with_a_time_is_kept(
    world: World,
) -> None:
    ana, _ = await world.circle("Ana", "Ben", lines="timezone: Europe/Berlin")
    await world.goes_to(datetime(2026, 3, 2, 23, tzinfo=UTC))
    await ana.types(SHREDDER + "\ndeadline: 2 days")
    assert moment((await world.process(1))["deadline"]) == datetime(2026, 3, 5, 7, tzinfo=UTC)
    await ana.types(SHREDDER + "\ndeadline: 2026-03-06 23:30")
    assert moment((await world.process(2))["deadline"]) == datetime(2026, 3, 6, 22, 30, tzinfo=UTC)


async def test_a_deadline_in_days_keeps_its_time_of_day_when_the_clocks_change(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben", lines="timezone: Europe/Berlin")
    await world.goes_to(datetime(2026, 3, 27, 17, tzinfo=UTC))
    await ana.types(SHREDDER + "\ndeadline: 4 days")
    local = moment((await world.process())["deadline"]).astimezone(ZoneInfo("Europe/Berlin"))
    assert (local.day, local.hour) == (31, 18)


async def test_the_card_shows_exactly_the_end_of_its_step(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben", lines="timezone: Europe/Berlin")
    await ana.types(HOURS + "\ndeadline: 7 days")
    assert "until Wed 4 Mar, 11:00" in flat(world.card)
    assert moment((await world.process())["deadline"]) == datetime(2026, 3, 4, 10, tzinfo=UTC)


async def test_more_time_comes_once_a_person_and_step_by_the_steps_own_length_at_most_three_days(
    world: World,
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    zoe = world.person("Zoe")
    await ana.types(SHREDDER + "\ndeadline: 2 days")
    first = moment((await world.process())["deadline"])
    await zoe.types("!consent extend #1")
    assert "Only members" in flat(world.last)
    await ben.types("!consent extend #1")
    assert moment((await world.process())["deadline"]) == first + timedelta(days=2)
    await ben.types("!consent extend #1")
    assert "You have already asked for more time" in flat(world.last)
    await cleo.types("!consent extend #1\ndeadline: 20 days")
    assert "can be extended to" in flat(world.last)
    await cleo.types("!consent extend #1\ndeadline: 5 days")
    assert moment((await world.process())["deadline"]).date().isoformat() == "2026-03-07"


async def test_a_review_day_before_the_decision_is_refused(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER + "\ndeadline: 7 days\nreview: 3 days")
    assert "before it can be decided" in flat(world.last)
    await ana.types(SHREDDER + "\ndeadline: 7 days\nterm: 2 days")
    assert "before it can be decided" in flat(world.last)
    await ana.types(SHREDDER + "\nreview: today")
    assert not (await world.record())["processes"]


# --- a new text ---------------------------------------------------------------------------------------


async def test_a_new_text_in_the_questions_asks_all_again_and_lists_nobody_as_unheard(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    old = world.card
    await ben.marks("✅")
    await ana.types("!consent amend #1 The shop opens on Tuesdays from 15:00 to 20:00.")
    assert "text 2" in flat(world.card)
    assert "Not heard" not in flat(world.card)
    assert "After that, as planned: reactions until" in flat(world.card)
    assert not old.labels, "the former card is a pointer"
    await cleo.marks("✅", old)
    assert told(cleo, "that card is a former one")
    assert "0 of 2" in flat(world.card)
    await ben.marks("✅")
    await cleo.marks("✅")
    assert (await world.process())["phase"] == "reactions"


async def test_proposer_or_facilitator_amend_and_nobody_else(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ben.types(HOURS)
    await cleo.types("!consent amend #1 The shop opens on Mondays.")
    assert "Ben proposed it and Ana facilitates; they can do that" in flat(world.last)
    await ana.types("!consent amend #1 The shop opens on Tuesdays from 15:00.")
    await ben.types("!consent amend #1 The shop opens on Tuesdays from 14:00.")
    assert (await world.process())["revision"] == 3


async def test_who_alone_proposes_and_facilitates_is_named_once(world: World) -> None:
    ana, _, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    await cleo.types("!consent amend #1 The shop opens on Mondays.")
    assert "Ana proposed it and Ana facilitates" not in flat(world.last)
    assert "Ana proposed it and facilitates" in flat(world.last)


# --- answers together, early close --------------------------------------------------------------------


async def test_answers_appear_together(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo", "Dan")
    await people[0].types(SHREDDER)
    await people[1].writes_privately("consent consent #1 I can fetch it with the van.")
    await people[2].writes_privately("consent object #1 It is too loud.")
    card = flat(world.card)
    assert "2 of 4 have answered" in card
    assert "van" not in card
    assert "too loud" not in card
    await world.passes(days=3, hours=1)
    card = flat(world.card)
    assert "Ben consents: I can fetch it with the van." in card
    assert "It is too loud." in card


async def test_a_circle_may_show_answers_at_once(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types("!circle settings\nanswers: open")
    await all_consent(*people)
    await world.passes(minutes=11)
    await people[0].types(SHREDDER)
    await people[1].writes_privately("consent consent #2 I can fetch it with the van.")
    assert "Ben consents: I can fetch it with the van." in flat(world.card)


async def test_a_change_of_settings_applies_to_steps_that_open_later(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types(SHREDDER)
    await people[1].writes_privately("consent consent #1 I can fetch it with the van.")
    await people[0].types("!circle settings\nanswers: open")
    await all_consent(*people, to=card_of(world, "answers"))
    await world.passes(minutes=11)
    assert "van" not in flat(card_of(world, "400 €")), "who answered did so under the former rule"
    await people[0].presses("Amend", text="We spend 300 € on a used shredder.")
    await people[1].writes_privately("consent consent #1 Still with the van.")
    assert "Still with the van." in flat(card_of(world, "300 €"))


async def test_the_last_answer_decides_at_once(world: World) -> None:
    people = await world.circle("Ana", "Ben", "Cleo")
    await people[0].types(SHREDDER)
    await all_consent(*people[:2])
    assert await ends(world) == {1: None}
    await people[2].marks("👍")
    assert await ends(world) == {1: "adopted"}
    assert "Yours was the last answer" in flat(people[2].letter)
    assert "Object" in world.card.labels, "late objections go on the record"
