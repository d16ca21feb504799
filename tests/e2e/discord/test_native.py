"""What is Discord's own, with the real bot: forms, menus, suggestions, answers for one's own eyes, pings."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.discord.answered import Answered
from tests.discord.model import Channel, Json, Message
from tests.discord.people import Person
from tests.discord.server import Discord
from tests.e2e.discord.binding import running

pytestmark = pytest.mark.e2e

TEXT = "We spend 400 € on a used shredder."


@dataclass(frozen=True)
class Village:
    """Ana, who leads the circle Garden, Ben and Cleo, who are in it, Dora, who isn't, and its channel."""

    server: Discord
    home: Channel
    ana: Person
    ben: Person
    cleo: Person
    dora: Person


async def gathered(server: Discord) -> Village:
    home = server.text_channel("garden")
    people = [Person(server, name) for name in ("Ana", "Ben", "Cleo", "Dora")]
    village = Village(server, home, *people)
    everybody = " ".join(f"<@{person.id}>" for person in people[:3])
    await people[0].slash(home, "circle", "create", name="Garden", aim="Good vegetables", members=everybody)
    await people[0].sees(home, "Garden", "3 members", seconds=30)
    return village


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    async with running(tmp_path) as (server, _):
        yield await gathered(server)


def fields(answered: Answered) -> dict[str, Json]:
    """The fields of the form that came, by their labels."""
    assert answered.modal is not None, answered.text
    return {part["label"]: part["component"] for part in answered.modal["components"] if part["type"] == 18}


def is_for_one(answered: Answered) -> bool:
    return bool(answered.messages) and all(one.only_for is not None for one in answered.messages)


async def step(village: Village, **options: Any) -> Message:
    """A small proposal of Ben, in its consent step."""
    await village.ben.slash(village.home, "consent", "quick", title="Buy a shredder", text=TEXT, **options)
    return await village.ana.sees(village.home, "#1 Buy a shredder", "Consent", seconds=30)


async def test_a_proposal_comes_of_a_form_and_what_is_refused_is_given_back(village: Village) -> None:
    ben, home = village.ben, village.home
    form = await ben.slash(home, "consent", "propose", title="Buy a shredder")
    asked = fields(form)
    assert list(asked) == ["Title", "Text", "Until when", "Look at it again"]
    assert asked["Title"]["value"] == "Buy a shredder"

    refused = await ben.submits(form, text=TEXT, deadline="yesterday")
    await refused.sees("What you wrote", "Buy a shredder", TEXT, seconds=30)
    assert is_for_one(refused)

    taken = await ben.submits(await ben.slash(home, "consent", "propose", title="Buy a shredder"), text=TEXT)
    await taken.sees("#1 is on the table", seconds=30)
    assert is_for_one(taken)
    await village.ana.sees(home, "#1 Buy a shredder", TEXT, seconds=30)
    assert village.server.pinged == [], "nobody is pinged by a proposal"


async def test_a_message_becomes_a_proposal_by_its_menu(village: Village) -> None:
    said = await village.dora.says(village.home, "A pear tree by the gate!")
    form = await village.cleo.message_menu(said, "Make a proposal")
    assert fields(form)["Text"]["value"] == "A pear tree by the gate!"
    await village.cleo.submits(form, title="Pear tree")
    await village.ana.sees(village.home, "#1 Pear tree", "A pear tree by the gate!", seconds=30)


async def test_nobody_fills_in_a_form_for_what_they_may_not_do(village: Village) -> None:
    elsewhere = village.server.text_channel("elsewhere")
    for person, place, why in (
        (village.ben, elsewhere, "No circle meets in this place"),
        (village.dora, village.home, "Garden"),
    ):
        answered = await person.slash(place, "consent", "propose")
        assert answered.modal is None
        await answered.sees(why, seconds=30)
        assert is_for_one(answered)


async def test_answers_and_refusals_are_for_one_persons_eyes_and_without_marks(village: Village) -> None:
    card = await step(village)
    given = await village.ana.presses(card, "Consent")
    await given.sees("Your answer is in", seconds=30)
    refused = await village.dora.presses(card, "Consent")
    await refused.sees("Only members of this circle", seconds=30)
    form = await village.cleo.presses(card, "Object")
    objected = await village.cleo.submits(form, reason="It is too dear.")
    await objected.sees("held in these words", seconds=30)
    joining = await village.dora.slash(village.home, "circle", "join")
    await joining.sees("The circle Garden was asked", seconds=30)
    helped = await village.dora.slash(village.home, "circle", "help")
    await helped.sees("What you can do here", "/consent propose", "Join: Garden", seconds=30)
    several = (given, refused, objected, joining, helped)
    assert all(is_for_one(answered) for answered in several)
    assert not any("👍 Consent ·" in answered.text or "!" in answered.text for answered in several)
    assert "too dear" not in "".join(village.dora.reads(one) for one in village.dora.messages(village.home))


async def test_the_labels_of_a_form_are_whole(village: Village) -> None:
    form = await village.cleo.presses(await step(village), "Object")
    assert form.modal is not None
    [field] = [part for part in form.modal["components"] if part["type"] == 18]
    assert field["label"] == "What would it harm, seen from the aim?"
    assert field["description"] == "What would you need?"


async def test_what_weighs_is_asked_once_more_by_name(village: Village) -> None:
    card = await step(village)
    sure = await village.ana.presses(card, "Meeting")
    if sure.modal is None:
        asked = await sure.sees("Meeting: are you sure", seconds=30)
        assert is_for_one(sure)
        await village.ana.presses(asked, "Meeting")
    await village.ana.sees(village.home, "#1 Buy a shredder", seconds=30)


async def test_a_round_is_closed_over_the_unheard_by_one_question_and_not_two(village: Village) -> None:
    await village.ana.slash(village.home, "round", "start", title="Where next?", mode="blind")
    card = await village.ana.sees(village.home, "Where next", "Close", seconds=30)
    assert "only you see the form" in village.ana.reads(card)
    asked = await village.ana.presses(card, "Close")
    question = await asked.sees("Not heard yet: Ana, Ben and Cleo", seconds=30)
    assert is_for_one(asked)
    await village.ana.presses(question, "Close")
    await village.ben.sees(village.home, "Where next", "closed on", seconds=30)


async def test_suggestions_fit_the_option(village: Village) -> None:
    await step(village)
    ana, home = village.ana, village.home

    async def suggested(*names: str, **options: str) -> list[str]:
        return [choice["name"] for choice in await ana.completes(home, *names, **options)]

    assert (await suggested("consent", "object", number=""))[0] == "#1 Buy a shredder"
    assert await suggested("round", "start", turn="") == ["1 minute", "2 minutes", "3 minutes", "5 minutes"]
    assert [one.split(" → ")[0] for one in await suggested("election", "start", term="")] == [
        "1 month",
        "3 months",
        "6 months",
        "1 year",
        "2 years",
    ]
    assert (await suggested("consent", "extend", deadline="friday"))[0].startswith("friday → Fri ")
    assert await suggested("circle", "show", circle="gar") == ["Garden"]


async def test_times_are_shown_in_the_zone_of_whoever_reads(village: Village) -> None:
    card = await step(village, deadline="2030-01-15 18:00")
    far = Person(village.server, "Eva", zone="Asia/Tokyo")
    assert "15 January 2030 18:00" in village.ana.reads(card)
    assert "16 January 2030 03:00" in far.reads(card)


@pytest.mark.parametrize("reads", [False, True])
async def test_the_card_of_a_round_says_which_words_reach_the_bot(tmp_path: Path, reads: bool) -> None:
    more = f"read_threads = {str(reads).lower()}\n"
    async with running(tmp_path, more, content=reads) as (server, _):
        village = await gathered(server)
        await village.ana.slash(village.home, "round", "start", title="The fair", mode="async")
        card = await village.ben.sees(village.home, "The fair", "0 of 3", seconds=30)
        shown = village.ben.reads(card)
        assert ("by writing in this thread" in shown) is reads
        assert ("/round say" in shown and "a reply to this card that pings me" in shown) is not reads

        await village.ben.says(village.home, "It was loud.", reply_to=card, ping=False)
        await village.cleo.says(village.home, "It was lovely.", reply_to=card)
        said = village.ben.reads(await village.ana.sees(village.home, "The fair", "lovely", seconds=30))
        assert ("loud" in said) is reads


async def test_only_who_is_on_turn_is_pinged(village: Village) -> None:
    await village.ana.slash(village.home, "round", "start", title="The fair", mode="live")
    card = await village.ben.sees(village.home, "Who is here", seconds=30)
    for person in (village.ben, village.cleo):
        await person.reacts(card, "🙋")
    line = await village.ana.sees(village.home, "it is your turn", "pings me", seconds=30)
    called = [user.shown for user, message in village.server.pinged if message is line]
    assert len(called) == 1
    assert f"{called[0]}, it is your turn" in village.ana.reads(line)
