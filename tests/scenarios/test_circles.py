"""What a circle is and who belongs to it, as its members meet it."""

from tests.scenarios.telling import all_consent, flat
from tests.world import World


async def test_members_stand_in_the_order_in_which_they_came(world: World) -> None:
    names = ("Dan", "Ana", "Gil", "Cleo", "Fay", "Ben")
    people = await world.circle(*names)
    home = world.messages()[0]
    assert "6 members: Dan, Ana, Gil, Cleo, Fay and Ben." in flat(home)
    newcomers = [world.person(name) for name in ("Zoe", "Yan")]
    await people[0].types("!circle add Zoe, Yan", mentions=newcomers)
    assert "8 members: Dan, Ana, Gil, Cleo, Fay, Ben, Zoe and Yan." in flat(home)


async def test_join_is_not_offered_to_who_belongs_already(world: World) -> None:
    _, ben = await world.circle("Ana", "Ben")
    zoe = world.person("Zoe")
    await ben.writes_privately("circle show")
    assert "Join" not in ben.letter.labels
    await zoe.types("!circle show")
    assert "Join" in world.last.labels


async def test_those_who_answered_are_named_in_the_order_of_their_answers(world: World) -> None:
    people = await world.circle("Dan", "Ana", "Cleo", "Ben")
    await people[0].types("!consent quick A bench\nWe build a bench.")
    await all_consent(*reversed(people))
    assert "Ben, Cleo, Ana and Dan consent" in flat(world.card)


async def test_people_who_arent_waited_for_are_named_by_name(world: World) -> None:
    people = await world.circle("Dan", "Ana", "Cleo", "Ben", "Eva")
    for person in (people[3], people[1], people[2]):
        await person.types("!circle away until: 30 march")
    await people[0].types("!consent quick A bench\nWe build a bench.")
    assert "Informed, not waited for: Ana, Ben and Cleo." in flat(world.card)
