"""One person in several circles, several circles in one room, and commands that leave out which is meant."""

from tests.scenarios.telling import HOURS, SHREDDER, all_consent, card_of, ends, flat
from tests.world import World


async def test_where_several_circles_meet_the_choice_is_offered(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await world.circle("Ana", "Ben", name="Kitchen")
    await ana.types("!consent quick Soup\nThere is soup on Fridays.")
    assert "Several circles are possible: Garden and Kitchen" in flat(world.last)
    assert not (await world.record())["processes"]
    await ana.types("!consent quick Soup\nThere is soup on Fridays.\ncircle: kitchen")
    assert (await world.process())["circle"] == "Kitchen"
    await all_consent(ana, ben)
    assert await ends(world) == {1: "adopted"}


async def test_a_circle_elsewhere_is_named(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await world.circle("Ana", "Cleo", name="Kitchen", room="kitchen")
    await ana.types("!consent quick Soup\nThere is soup on Fridays.\ncircle: Kitchen")
    assert (await world.process())["circle"] == "Kitchen"
    assert "#1 is open" in flat(world.last)
    await ana.types("!circle show\ncircle: Nowhere")
    assert "There is no circle called “Nowhere” here" in flat(world.last)


async def test_the_number_may_be_left_out_where_one_process_waits_for_me(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.writes_privately("consent consent")
    assert len((await world.process(1))["answers"]) == 1


async def test_with_several_open_the_choice_is_offered_and_each_is_one_tap(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ana.types("!consent quick A bench\nWe build a bench.")
    await ben.writes_privately("consent consent")
    choice = ben.letter
    assert "Which one do you mean?" in flat(choice)
    assert len(choice.labels) == 2
    await ben.presses(next(label for label in choice.labels if "bench" in label), choice)
    assert not (await world.process(1))["answers"]
    assert len((await world.process(2))["answers"]) == 1


async def test_a_reply_to_a_card_needs_no_number(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(HOURS)
    first = world.card
    await ana.types("!consent propose A bench\nWe build a bench.")
    await ben.types("!consent ask Why Tuesdays?", reply_to=first)
    assert "Why Tuesdays?" in flat(card_of(world, "New opening hours"))


async def test_all_circles_stand_as_a_tree(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben", name="Village", room="village")
    await world.circle("Dan", name="Garden", lines="parent: Village", room="garden")
    await world.circle("Eva", name="Beds", lines="parent: Garden", room="beds")
    await ana.types("!circle list", room="village")
    lines = [line.strip("• ") for line in world.messages("village")[-1].text.split("\n") if "member" in line]
    assert [line.replace("↳", "").split(",")[0].strip() for line in lines] == ["Village", "Garden", "Beds"]
    assert [line.count("↳") for line in lines] == [0, 1, 1]


async def test_nothing_is_listed_across_organisations(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    await all_consent(ana, ben)
    world.space = "another-village"
    await world.circle("Zoe", "Yan", name="Garden", room="elsewhere")
    zoe = world.person("Zoe")
    await zoe.types("!decisions list", room="elsewhere")
    assert "shredder" not in world.messages("elsewhere")[-1].text
    await zoe.types("!circle list", room="elsewhere")
    assert world.messages("elsewhere")[-1].text.count("Garden") == 1
