"""Ids that no platform should give: refused or taken under another name, and nothing breaks by them."""

from dataclasses import replace

import pytest

from bot.ports import Account, Act, Command, Departed, Inbound, Known, Mark, MessageRef, Place, Press, Wrote
from bot.rows import AccountRow, Outgoing
from tests.clock import START
from tests.world import PLATFORM, World

ODD = ("", " ", "x" * 100_000, "\ud800", "a\x00b", "\n")
ACTS: tuple[Act, ...] = (
    Command("circle", "create", {"title": "Garden", "aim": "vegetables", "members": "here"}),
    Command("circle", "help"),
    Press("s/r1-consent/consent"),
    Mark("👍", "mark"),
    Wrote("What a day."),
    Departed(),
)


def variants(act: Act, odd: str) -> list[Inbound]:
    place = Place(PLATFORM, "garden")
    whole = Inbound("k", Known(Account(PLATFORM, "ana"), "Ana"), place, START, act)
    seen = MessageRef(place, "m1")
    return [
        replace(whole, who=Known(Account(PLATFORM, odd), "Ana")),
        replace(whole, who=Known(Account(PLATFORM, "ana"), odd)),
        replace(whole, place=Place(PLATFORM, odd)),
        replace(whole, place=Place(PLATFORM, odd), who=Known(Account(PLATFORM, odd), odd), private=True),
        replace(whole, about=MessageRef(place, odd), source=MessageRef(place, odd)),
        replace(whole, about=seen, organisation=odd, present=(Known(Account(PLATFORM, odd), odd),)),
    ]


@pytest.mark.parametrize("odd", ODD, ids=ascii)
@pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
async def test_an_odd_id_breaks_nothing(world: World, act: Act, odd: str) -> None:
    refused: list[str] = []
    world.engine.refused = refused.append
    for number, inbound in enumerate(variants(act, odd)):
        await world.engine.handle(replace(inbound, key=f"{odd}{number}" if number else odd))
        await world.settle()
    ana, _, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!consent quick Rake\nWe buy a rake.\ndeadline: 3 days")
    assert "Rake" in world.card.text
    assert "refused-internal" not in refused
    assert not [what for what, _ in world.courier.counts if what == "failed"]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: type(act).__name__)
async def test_what_nobody_did_or_nowhere_is_left_alone(world: World, act: Act) -> None:
    for number, inbound in enumerate(variants(act, "")):
        if not inbound.who.account.id or not inbound.place.id:
            assert await world.engine.handle(replace(inbound, key=f"k{number}")) is None
    assert not await world.store.read(lambda uow: uow.find(AccountRow))
    assert not await world.store.read(lambda uow: uow.find(Outgoing))
