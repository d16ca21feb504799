"""Elections after elections: of the same role, of the next one, and of a role that nobody has taken."""

from tests.scenarios.electing import CHANGE_CARD, ROLE_CARD, begun, chosen, names, roles
from tests.scenarios.telling import card_of, ends, flat, told
from tests.world import Person, World

LIVE = "!election start Secretary\nmode: live\nqualifications: writes clearly"


async def elected(world: World, text: str = "!election start Secretary") -> dict[str, Person]:
    """Ben is elected, his own yes a moment ago."""
    people = await begun(world, text=text)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    await people["Ben"].marks("👍", people["Ben"].letter)
    return people


# --- reopened ---------------------------------------------------------------------------------------------


async def test_an_election_isnt_reopened_once_its_role_is_up_again(world: World) -> None:
    people = await elected(world)
    await people["Cleo"].types("!election start secretary")
    await people["Ben"].writes_privately("election reopen #1")
    assert told(people["Ben"], "Election #1 stays closed", "in #2")
    assert await ends(world) == {1: "elected", 2: None}
    assert (await roles(world))["Secretary"] == ("Ben", "election")


async def test_taking_the_mark_of_the_last_yes_away_reopens_nothing_once_the_role_is_up_again(
    world: World,
) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    letter = people["Ben"].letter
    yes = await people["Ben"].marks("👍", letter)
    await people["Cleo"].types("!election start secretary")
    await people["Ben"].unmarks(yes, letter.ref.place)
    assert told(people["Ben"], "Election #1 stays closed", "in #2")
    assert await ends(world) == {1: "elected", 2: None}


async def test_an_election_is_reopened_though_another_role_is_up(world: World) -> None:
    people = await elected(world)
    await people["Cleo"].types("!election start Treasurer")
    await people["Ben"].writes_privately("election reopen #1")
    assert await ends(world) == {1: None, 2: None}


async def test_whoever_comes_to_see_harm_in_their_yes_says_so_though_the_role_is_up_again(
    world: World,
) -> None:
    people = await elected(world)
    await people["Cleo"].types("!election start Treasurer, Secretary")
    await people["Ben"].writes_privately("election object #1 I am away until May.")
    assert await ends(world) == {1: "elected", 2: None}
    assert [each["late"] for each in (await world.process())["answers"]][-1]


# --- the next role ----------------------------------------------------------------------------------------


async def test_the_result_of_one_role_is_posted_before_the_next_role_comes_up(world: World) -> None:
    await elected(world, "!election start Secretary, Treasurer")
    cards = [flat(each) for each in world.messages() if each.under is None]
    result = next(place for place, text in enumerate(cards) if "Ben is secretary: elected" in text)
    following = next(place for place, text in enumerate(cards) if ROLE_CARD in text and "Treasurer" in text)
    assert result < following


# --- the role as it was consented to ------------------------------------------------------------------------


async def _live_and_nobody(world: World, *here: str) -> dict[str, Person]:
    """Those who are here consent to the role; then nobody suits."""
    people = {person.name: person for person in await world.circle("Ana", "Ben", "Cleo")}
    await people["Ana"].types(LIVE)
    for name in here:
        await people[name].marks("🙋")
    if len(here) < 2:
        await people["Ana"].types("!election advance #1")
    everybody = ("Ana", *here)
    for name in everybody:
        await people[name].marks("👍")
    for name in everybody:
        await names(people[name], "Ben")
    for name in everybody:
        await people[name].marks("✅", card_of(world, CHANGE_CARD))
    await people["Ana"].types("!election nobody #1 We ask in the village.")
    await people["Ana"].types("!election start Secretary")
    assert await ends(world) == {1: "nobody", 2: None}
    return people


async def test_a_role_that_those_who_werent_there_never_consented_to_isnt_taken_as_agreed(
    world: World,
) -> None:
    await _live_and_nobody(world, "Ben")
    assert ROLE_CARD in flat(world.card)


async def test_a_role_that_all_have_consented_to_is_taken_as_agreed_though_nobody_took_it(
    world: World,
) -> None:
    await _live_and_nobody(world, "Ben", "Cleo")
    assert ROLE_CARD not in flat(world.card)
    assert "writes clearly" in flat(world.card)


# --- too few ----------------------------------------------------------------------------------------------


async def test_nobody_is_elected_by_their_own_yes_alone_while_all_others_are_away(world: World) -> None:
    people = await begun(world)
    await names(people["Ana"], "Ben")
    await names(people["Ben"], "Ben")
    await names(people["Cleo"], "Ben")
    for person in people.values():
        await person.marks("✅", card_of(world, CHANGE_CARD))
    await people["Cleo"].types("!circle away 3 weeks")
    await people["Ana"].types("!circle away 3 weeks")
    await people["Ana"].types("!election candidate Ben because of what was said")
    card = flat(world.card)
    assert "Nobody is asked just now" in card
    assert "You may wait until more people are back, or meet" in card
    assert "Meeting" in world.card.labels
    await people["Ben"].writes_privately("election consent #1")
    assert await ends(world) == {1: None}
    await people["Ana"].types("!circle back")
    await people["Ana"].marks("👍", card_of(world, "Nobody is asked just now"))
    assert "Now Ben is asked" in flat(world.card)
    await people["Ben"].writes_privately("election consent #1")
    assert await ends(world) == {1: "elected"}


async def test_nobody_is_elected_by_their_own_yes_alone_once_all_others_have_left(world: World) -> None:
    people = await begun(world)
    await chosen(world, people)
    await people["Ana"].marks("👍")
    await people["Cleo"].marks("👍")
    for name in ("Ana", "Cleo"):
        await people[name].types("!circle leave")
    await people["Ben"].writes_privately("election consent #1")
    assert await ends(world) == {1: None}
    assert "Nobody is asked just now" in flat(world.card)
