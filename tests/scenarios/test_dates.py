"""When an agreement is looked at again: as asked for, else a span that begins with its adoption."""

from datetime import date

from tests.scenarios.telling import SHREDDER, adopted, all_consent, flat, register
from tests.world import World


async def agreement(world: World, number: int = 1) -> dict[str, str]:
    found: dict[str, str] = next(
        each for each in (await world.record())["agreements"] if each["number"] == number
    )
    return found


def outcome(world: World) -> str:
    """The newest card of a decision that has ended."""
    return next(flat(m) for m in reversed(world.messages()) if "decided by consent" in flat(m))


async def test_the_usual_span_begins_with_the_adoption_however_long_it_took(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    assert "looked at again as is usual here: 1 year after the adoption" in flat(world.card)
    await ana.marks("👍")
    card = world.card
    await world.passes(days=100)
    await ben.marks("👍", card)
    decided = world.clock.now().date()
    assert (await agreement(world))["review_on"] == str(decided.replace(year=decided.year + 1))
    assert "To be looked at again on 10 Jun 2027" in outcome(world)


async def test_a_day_that_was_asked_for_stays_and_is_due_at_once_if_it_has_passed(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER + "\nreview: 1 month")
    assert "it is looked at again on Thu 2 Apr" in flat(world.card)
    await ana.marks("👍")
    await world.passes(days=60)
    await ana.types("!consent amend #1 We borrow a shredder.")
    assert "2 Apr 2026, has passed. If it is adopted, its review is due at once" in flat(world.card)
    await all_consent(ana, ben)
    assert "2 Apr 2026, has passed meanwhile: its review is due now" in outcome(world)
    await world.passes(minutes=1)
    assert (await agreement(world))["review_on"] == "2026-04-02"
    assert await register(world) == {1: "due"}
    assert any("It is time to look at #1 again" in flat(message) for message in world.messages())


async def test_a_review_renews_for_as_long_as_one_says(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben)
    await ben.types("!decisions review #1\nreview: 6 months\nterm: 2 years")
    assert "it is looked at again on Wed 2 Sep" in flat(world.card)
    await all_consent(ana, ben)
    renewed = await agreement(world)
    assert renewed["review_on"] == "2026-09-02"
    assert renewed["term_ends"].startswith("2028-03-02")


async def test_the_form_of_renew_asks_for_dates_and_leaves_them_to_custom(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben, text=SHREDDER + "\nreview: 1 month")
    await world.passes(days=40)
    due = next(m for m in reversed(world.messages()) if "It is time to look at #1 again" in flat(m))
    fields = due.action("Renew").asks
    assert [(ask.name, ask.required) for ask in fields] == [("review", False), ("term", False)]
    await ana.presses("Renew", due, review="3 weeks", term="")
    await all_consent(ana, ben)
    in_three_weeks = date(2026, 4, 11).toordinal() + 21
    assert date.fromisoformat((await agreement(world))["review_on"]).toordinal() == in_three_weeks
    await world.passes(days=30)
    await ana.presses("Renew", due)
    await world.passes(days=2)
    await all_consent(ana, ben)
    assert (await agreement(world))["review_on"] == str(world.clock.now().date().replace(year=2027))


async def test_a_review_that_would_come_before_the_decision_is_refused(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben)
    await ana.types("!decisions review #1\nreview: tomorrow")
    assert "tomorrow" in flat(world.last) or "Tue 3 Mar" in flat(world.last)
    assert len((await world.record())["processes"]) == 1
