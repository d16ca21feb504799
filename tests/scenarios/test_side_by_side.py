"""A consent decision and an election open in one place: each command means its own."""

from tests.scenarios.electing import SECRETARY
from tests.scenarios.telling import SHREDDER, card_of, decision, ends, flat
from tests.world import World


async def test_a_stance_goes_to_the_process_that_its_command_names(world: World) -> None:
    ana, ben, cleo = people = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ana.types(SECRETARY)
    await ana.types("!election consent")
    assert not (await decision(world)).answers
    assert "1 of 3 has answered" in flat(card_of(world, "First the role"))
    await ana.types("!consent consent")
    assert set((await decision(world)).answers) == {await ana.member()}
    assert "1 of 3 has answered" in flat(card_of(world, "First the role"))
    for person in (ben, cleo):
        await person.types("!election consent")
    assert "whom do you see as secretary" in flat(card_of(world, "Nominations"))
    assert len((await decision(world)).answers) == 1
    for person in people[1:]:
        await person.types("!consent consent")
    assert await ends(world) == {1: "adopted", 2: None}


async def test_a_stance_under_the_card_of_the_other_goes_where_the_command_says(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    decided = world.card
    await ana.types(SECRETARY)
    await ben.types("!election consent", reply_to=decided)
    assert not (await decision(world)).answers
    assert "1 of 3 has answered" in flat(card_of(world, "First the role"))
    await ben.types("!consent object #2 It is too loud.")
    assert not (await decision(world)).answers
