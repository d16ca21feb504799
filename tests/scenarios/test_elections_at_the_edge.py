"""Elections where things cross: words that could be for two, people who leave, a key that is lost."""

from dataclasses import replace
from typing import Any

from bot.operating.forget import forget_member
from bot.ports import Mention
from bot.rows import AccountRow, Member
from bot.seal import LENGTH, Seal
from tests.scenarios.electing import CHANGE_CARD, SECRETARY, begun, chosen, names
from tests.scenarios.telling import ends, flat, told
from tests.world import World

PROPOSAL = "!consent quick Buy a shredder\nWe spend 400 € on a used one.\ndeadline: 3 days"


async def _known(world: World) -> Any:
    return await world.store.read(lambda uow: (uow.find(Member), uow.find(AccountRow)))


async def test_what_may_be_a_nomination_is_never_taken_for_an_objection_to_something_else(
    world: World,
) -> None:
    people = await begun(world)
    await people["Ana"].types(PROPOSAL)
    proposal = world.card
    await people["Cleo"].marks("✋", proposal)
    await people["Cleo"].writes_privately("Ben, he is calm and reliable")
    assert "kept nothing of them" in flat(people["Cleo"].letter)
    await people["Cleo"].writes_privately("The noise frightens the hens.")
    for name in ("Ana", "Ben"):
        await people[name].marks("👍", proposal)
    assert any("frightens the hens" in flat(m) for m in world.messages())
    assert not any("calm and reliable" in flat(m) for m in world.chat.messages)


async def test_who_thought_better_of_an_objection_to_the_role_can_nominate_in_plain_words(
    world: World,
) -> None:
    people = {person.name: person for person in await world.circle("Ana", "Ben", "Cleo")}
    await people["Ana"].types(SECRETARY)
    await people["Cleo"].types("!election object #1")
    for person in people.values():
        await person.marks("👍")
    await people["Cleo"].writes_privately("Ben, he is calm")
    assert "1 of 3 is in" in flat(world.card)


async def test_once_the_role_is_agreed_on_an_objection_isnt_told_of_another_decision(world: World) -> None:
    people = await begun(world)
    await people["Cleo"].writes_privately("election object #1 I see harm in it.")
    assert "adopted" not in flat(people["Cleo"].letter)
    assert "nobody is asked for consent now" in flat(people["Cleo"].letter)


async def test_whom_a_sealed_nomination_mentions_keeps_the_name_they_had(world: World) -> None:
    people = await begun(world)
    before = await _known(world)
    line = people["Ana"].line("election nominate @Benny he is good", private=True)
    mention = Mention(people["Ben"].known.account, "@Benny")
    await people["Ana"].hands_in(replace(line, act=replace(line.act, mentions=(mention,))))
    line = people["Cleo"].line("election nominate he is good\nmember: @Benny", private=True)
    await people["Cleo"].hands_in(replace(line, act=replace(line.act, mentions=(mention,))))
    assert "2 of 3 are in" in flat(world.card)
    assert await _known(world) == before


async def test_who_nominates_after_the_seal_was_lost_isnt_recorded_as_missing(world: World) -> None:
    people = await begun(world)
    for name in ("Ana", "Cleo"):
        await names(people[name], "Ben")
    await world.passes(days=2, hours=1)
    world.engine.seal = Seal(bytes(LENGTH))
    await people["Ana"].types("!election advance #1")
    assert "Not there" not in flat(world.card)
    for person in people.values():
        await names(person, "Ben", "once more")
    assert CHANGE_CARD in flat(world.card)
    assert (await world.process())["unheard"] == []


async def test_the_next_role_is_taken_up_though_who_started_it_has_left(world: World) -> None:
    people = {person.name: person for person in await world.circle("Ana", "Ben", "Cleo", "Dan")}
    await people["Dan"].types("!election start Secretary, Treasurer")
    for person in people.values():
        await person.marks("👍")
    await chosen(world, people)
    await people["Dan"].types("!circle leave")
    for name in ("Ana", "Cleo"):
        await people[name].marks("👍")
    await people["Ben"].marks("👍", people["Ben"].letter)
    assert await ends(world) == {1: "elected", 2: None}


async def test_a_role_that_is_filled_next_isnt_elected_twice(world: World) -> None:
    people = await begun(world, text="!election start Secretary, Treasurer")
    await people["Ben"].types("!election start treasurer")
    assert "running already: #1" in flat(world.last)
    assert list(await ends(world)) == [1]


async def test_people_are_forgotten_while_it_is_sealed_and_it_goes_on_without_them(world: World) -> None:
    people = await begun(world, "Ana", "Ben", "Cleo", "Dan")
    await names(people["Ana"], "Dan", "Ana says so")
    await names(people["Ben"], "Cleo", "Ben says so")
    await names(people["Cleo"], "Dan", "Cleo says so")
    for name in ("Ben", "Dan"):
        member = await people[name].member()
        await world.store.write(lambda uow, m=member: forget_member(uow, m, world.clock, world.engine.seal))
        await world.settle()
    card = flat(world.card)
    assert CHANGE_CARD in card
    assert "Cleo says so" in card
    assert "Ben says so" not in card
    assert "Dan" not in card
    for name in ("Ana", "Cleo"):
        await people[name].marks("✅")
    assert told(people["Ana"], "Put one of those named forward")
    await people["Ana"].types("!election nobody #1 We ask in the village.")
    assert await ends(world) == {1: "nobody"}


async def test_a_nomination_in_the_open_is_taken_away_however_badly_it_is_typed(world: World) -> None:
    people = await begun(world)
    for line in (
        "!election nominat Ben he is calm",
        "!election nominate he is calm\nmember: Ben\nmember: Ben",
        "!election nominate\nnumber: Ben",
    ):
        before = len(world.messages())
        await people["Cleo"].types(line)
        assert "Nominations are sealed" in flat(people["Cleo"].letter)
        assert len(world.messages()) == before
    assert len(world.chat.removed) == 3


async def test_no_refusal_repeats_what_stands_where_the_number_belongs(world: World) -> None:
    people = await begun(world)
    await people["Cleo"].writes_privately("election nominate\nnumber: Ben is calm")
    assert "isn't a number" in flat(people["Cleo"].letter)
    assert "Ben" not in flat(people["Cleo"].letter)
