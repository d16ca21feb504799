"""What an adoption does beside entering a text: said in a line of its own, whatever is made of the text."""

from bot.operating.minutes import minutes
from tests.scenarios.telling import SHREDDER, adopted, all_consent, ends, flat, told
from tests.world import World

STAYS = "Cleo stays, and we talk about who keeps the key."


def outcome(world: World) -> str:
    """The newest card of a decision that has ended."""
    return next(flat(m) for m in reversed(world.messages()) if "decided by consent" in flat(m))


async def test_a_removal_whose_text_was_amended_still_says_what_its_adoption_does(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(f"!circle remove {cleo.id}")
    assert "If it is adopted, Cleo no longer belongs to the circle" in flat(world.card)
    await ana.types(f"!consent amend #1 {STAYS}")
    assert STAYS in flat(world.card)
    assert "If it is adopted, Cleo no longer belongs to the circle" in flat(world.card)
    assert "whatever the text says" in world.card.action("Amend").intro
    assert "If it is adopted, Cleo no longer belongs to the circle" in minutes(await world.record())
    await world.passes(days=8)
    asked = next(letter for letter in reversed(ben.inbox) if "Consent" in letter.labels)
    assert "If it is adopted, Cleo no longer belongs to the circle" in flat(asked), "wherever it is answered"
    await all_consent(ana, ben)
    assert await ends(world) == {1: "adopted"}
    assert "Cleo no longer belongs to the circle" in outcome(world)
    assert "- Cleo no longer belongs to the circle." in minutes(await world.record())


async def test_a_drop_says_which_agreement_ends_whatever_its_text_says(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben)
    await ana.types("!decisions drop #1")
    await ana.types("!consent amend #2 We keep the shredder and oil it.")
    assert "If it is adopted, #1 Buy a shredder no longer holds" in flat(world.card)
    assert "If it is adopted, #1 Buy a shredder no longer holds" in minutes(await world.record())
    await all_consent(ana, ben)
    assert "#1 Buy a shredder no longer holds" in outcome(world)
    await ana.types("!decisions show #1")
    assert "#2" in flat(world.last), "the register says which decision ended it"
    assert "- #1 Buy a shredder no longer holds." in minutes(await world.record())


async def test_a_decision_on_settings_lists_what_will_be_so_and_the_list_follows_the_text(
    world: World,
) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types("!circle settings\nsilence: lapse\nminimum_answers: 2")
    effect = flat(world.card).partition("the circle works this way")[2].partition("The text")[0]
    assert "silence: lapse" in effect
    assert "minimum_answers: 2" in effect
    await ana.types("!consent amend #1 minimum_answers: 3")
    told_now = minutes(await world.record())
    assert r"- minimum\_answers: 3" in told_now
    assert "- silence: lapse" not in told_now
    await all_consent(ana, ben)
    (circle,) = (await world.record())["circles"]
    assert (circle["settings"]["silence"], circle["settings"]["minimum_answers"]) == ("hold", 3)
    assert "minimum_answers: 3" in outcome(world)


async def test_what_runs_in_a_circle_goes_on_when_its_closing_was_a_mistake(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    shredder = world.card
    await ana.types("!circle close")
    await all_consent(ana, ben)
    assert await ends(world) == {1: None, 2: "adopted"}
    await ana.marks("👍", shredder)
    assert not told(ana, "was closed"), "until it is for good, answers are taken"
    await ben.writes_privately("consent reopen #2")
    await ben.marks("👍", shredder)
    await world.passes(minutes=11)
    assert await ends(world) == {1: "adopted", 2: None}
