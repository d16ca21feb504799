"""Reminders and private words: only to who owes an answer, in their own time, at most one a day."""

from collections import Counter

from tests.scenarios.telling import HOURS, SHREDDER, all_consent, flat, told
from tests.world import PLATFORM, Person, World


def reminders(person: Person) -> list[str]:
    """What this person was reminded of."""
    return [flat(letter) for letter in told(person, "A short reminder")]


def sent(person: Person) -> list[str]:
    """When reminders were sent, as ``20260302T100000`` in UTC."""
    keys = (letter.keys[0].split("/") for letter in person.inbox)
    return [parts[-1] for parts in keys if parts[0] == "reminder"]


async def test_who_owes_an_answer_is_reminded_with_the_answers_in_the_message(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER + "\ndeadline: 7 days")
    await ben.marks("👍")
    await world.passes(days=3, hours=23)
    assert len(reminders(cleo)) == 1
    assert not reminders(ben), "who has answered is left alone"
    reminder = cleo.letter
    assert "400 €" in reminder.text, "the text is before their eyes"
    assert {"Consent", "Object", "More time", "Not on this one"} <= set(reminder.labels)
    await cleo.marks("👍", reminder)
    await world.passes(days=3)
    assert len(reminders(cleo)) == 1
    assert len(reminders(ana)) == 2, "at half-time and a day before the end"


async def test_two_reminders_that_would_come_on_one_morning_are_one(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    await world.passes(days=2, hours=23)
    assert len(reminders(ben)) == 1, "half-time lies in the night before the last day"


async def test_all_that_waits_over_all_circles_comes_in_one_message(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await world.circle("Dan", "Ben", name="Kitchen", room="kitchen")
    await ana.types(SHREDDER + "\ndeadline: 7 days")
    await world.person("Dan").types("!consent quick Soup\nThere is soup on Fridays.", room="kitchen")
    await world.person("Dan").types("!consent quick Bread\nThere is bread on Fridays.", room="kitchen")
    await world.passes(days=6, hours=23)
    days = Counter(moment[:8] for moment in sent(ben))
    assert set(days.values()) == {1}, "at most one a day"
    both = next(text for text in reminders(ben) if "Soup" in text)
    assert both.index("#2 Soup") < both.index("#3 Bread")
    assert "#2 Consent" in both, "with several, each answer says which it is for"


async def test_nobody_is_reminded_in_their_quiet_hours(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ben.writes_privately("inbox settings\nquiet_hours: 18:00-12:00\ntimezone: Europe/Berlin")
    await ana.types(SHREDDER + "\ndeadline: 4 days")
    await world.passes(days=3, hours=23)
    hours = [int(moment[9:11]) for moment in sent(ben)]
    assert hours
    assert all(11 <= hour < 17 for hour in hours), hours


async def test_a_pause_stops_reminders_and_nothing_else(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ben.writes_privately("inbox settings\npause: 2 weeks")
    assert "No reminders until" in flat(ben.letter)
    await ana.types(SHREDDER)
    await world.passes(days=4)
    assert not reminders(ben)
    assert told(ben, "the time is over"), "what is waited for is asked for all the same"


async def test_the_proposer_of_an_open_question_is_reminded_of_it(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ben.types(HOURS)
    await ana.types("!consent ask #1 Why Tuesdays?")
    await world.passes(days=1, hours=23)
    assert any("A question to you is open." in text for text in reminders(ben))


async def test_somebody_who_cant_be_reached_gets_a_mention_without_content(world: World) -> None:
    world.chat.unreachable.add(world.person("Ben").id)
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    await ana.marks("👍")
    await world.passes(days=3, hours=1)
    mention = next(m for m in world.messages() if "I can't reach you privately" in flat(m))
    assert [name.name for name in mention.card.pings] == ["Ben"]
    assert "400 €" not in mention.text
    assert "shredder" not in mention.text
    await ana.types("!circle show")
    assert "I can't reach Ben privately" in flat(world.last)
    world.chat.unreachable.discard(ben.id)
    await ben.writes_privately("inbox")
    assert "Buy a shredder" in flat(ben.letter)
    await ana.types("!circle show")
    assert "I can't reach Ben" not in flat(world.last)


async def test_the_inbox_holds_everything_that_waits_and_one_tap_answers(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    dan = world.person("Dan")
    await ben.types(SHREDDER)
    await ben.types(HOURS)
    await cleo.types("!consent ask #2 Why Tuesdays?")
    await dan.types("!circle join")
    await ben.writes_privately("inbox")
    assert "#1 Buy a shredder" in flat(ben.letter)
    assert "A question to you is open." in flat(ben.letter)
    await ana.writes_privately("inbox")
    assert "Would like to join: Dan." in flat(ana.letter)
    assert "Is it clear what is meant?" in flat(ana.letter)
    await ana.presses("#1 Consent", ana.letter)
    assert len((await world.process(1))["answers"]) == 1
    zoe = world.person("Zoe")
    await zoe.writes_privately("inbox")
    assert "Nothing waits for you." in flat(zoe.letter)


async def test_one_private_conversation_is_kept_for_all_circles(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await world.circle("Dan", "Ben", name="Kitchen", room="kitchen")
    assert {letter.ref.place.id for letter in ben.inbox} == {f"private:{ben.id}"}
    assert world.chat.platform == PLATFORM
    await ana.types(SHREDDER)
    await all_consent(ana)


async def test_my_own_settings_are_mine_in_every_circle(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ben.writes_privately("inbox settings\nlanguage: de\ntimezone: europe/berlin")
    assert "language: de" in flat(ben.letter)
    assert "timezone: Europe/Berlin" in flat(ben.letter)
    await ana.types(SHREDDER)
    await ana.marks("👍")
    await ben.writes_privately("inbox")
    assert "Was auf dich wartet" in flat(ben.letter)
    assert "11:00 MEZ" in flat(ben.letter)
    assert "10:00 UTC" in flat(world.card), "the card in the room speaks as the circle does"
    await ben.writes_privately("inbox settings\nlanguage: xx")
    assert "„xx“ spreche ich noch nicht" in flat(ben.letter) or "xx" in flat(ben.letter)
