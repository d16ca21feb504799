"""Acts in the same moment, taken in by one bot or by two on one database: each has one effect."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.ports import Command, Inbound, Mark, Place, Press, Unmark
from bot.rows import Outgoing
from tests.engine.soundness import is_sound
from tests.world import BUTTONS, PLATFORM, Person, World

PROPOSAL = "!consent quick Buy a shredder\nWe spend 400 € on a used one.\ndeadline: 3 days"
ONE, TWO = "one bot", "two bots"


class Bots:
    """One or two bots with one database and one platform; acts go to them in turn."""

    def __init__(self, worlds: Sequence[World]) -> None:
        self.worlds = worlds
        self.world = worlds[0]

    async def take(self, *acts: Inbound) -> None:
        """Hands in all acts in the same moment, and lets everything follow."""
        turns = itertools.cycle(self.worlds)
        await asyncio.gather(*(next(turns).engine.handle(act) for act in acts))
        await asyncio.gather(*(world.courier.deliver() for world in self.worlds))
        await self.world.settle()

    async def ring(self) -> None:
        """All bots ring what is due, in the same moment."""
        now = self.world.clock.now()
        await asyncio.gather(*(world.engine.ring(now) for world in self.worlds))
        await self.world.settle()

    async def are_well(self) -> None:
        """See :func:`tests.engine.soundness.is_sound`."""
        await is_sound(self.world)


@pytest.fixture(params=["sqlite", "postgresql", "two on postgresql"])
async def bots(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Bots]:
    """One bot on each database, and two on PostgreSQL."""
    url = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgresql_url")
    async with World(url) as world:
        worlds = [world]
        if request.param.startswith("two"):
            other = World(url)
            other.chat, other.clock, other.counter = world.chat, world.clock, world.counter
            await other.start()
            worlds.append(other)
        yield Bots(worlds)
        for other in worlds[1:]:
            await other.store.close()


async def proposed(bots: Bots, *names: str) -> list[Person]:
    """A circle with a proposal on the table."""
    people = await bots.world.circle(*names)
    await people[0].types(PROPOSAL)
    return people


def counted(process: dict[str, object]) -> list[object]:
    """Who has answered."""
    answers: list[dict[str, object]] = process["answers"]  # type: ignore[assignment]
    return sorted(str(answer["member"]) for answer in answers if answer["counts"])


async def test_forty_people_answer_at_once(bots: Bots) -> None:
    people = await proposed(bots, *(f"P{number}" for number in range(40)))
    card = bots.world.card
    await bots.take(*(person.marking("👍", card) for person in people))
    record = await bots.world.record()
    assert len(counted(record["processes"][0])) == 40
    assert record["processes"][0]["outcome"] == "adopted"
    assert len(record["agreements"]) == 1
    told = [letter for person in people for letter in person.inbox if "You were the last" in letter.text]
    told += [letter for person in people for letter in person.inbox if "last answer" in letter.text]
    assert len(told) == 1, "one was the last"
    assert card.edits <= 3, "forty answers are a few redraws"
    await bots.are_well()


async def test_forty_answers_one_after_the_other_are_a_few_redraws(bots: Bots) -> None:
    people = await proposed(bots, *(f"P{number}" for number in range(41)))
    card = bots.world.card
    for person in people[:40]:
        await bots.worlds[-1].engine.handle(person.marking("👍", card))
        await bots.world.courier.deliver()
    await bots.world.settle()
    assert "40 of 41" in card.text
    assert card.edits <= 3
    await bots.are_well()


@pytest.mark.parametrize("what", ["mark", "line", "refusal", "press", "words"])
async def test_the_same_act_ten_times_at_once_has_one_effect_and_one_answer(bots: Bots, what: str) -> None:
    ana, ben, _ = await proposed(bots, "Ana", "Ben", "Cleo")
    card = bots.world.card
    await ben.marks("✋")
    acts = {
        "mark": ana.marking("👍", card),
        "line": ana.line("!consent quick Another\nSomething else.\ndeadline: 4 days"),
        "refusal": ana.line("!consent consent #77"),
        "press": ana.acts(Press(card.action("Object").token, {"text": "Too loud."}), card),
        "words": ben.line("It is too loud.", private=True),
    }
    before = len(bots.world.chat.messages)
    await bots.take(*[acts[what]] * 10)
    record = await bots.world.record()
    assert len(record["processes"]) == (2 if what == "line" else 1)
    mine = [answer for answer in record["processes"][0]["answers"] if answer["member"] == await ana.member()]
    assert len(mine) == (1 if what in ("mark", "press") else 0)
    answers = [one for one in bots.world.chat.messages[before:] if f"answer:{acts[what].key}" in one.keys]
    assert len(answers) == (1 if what in ("refusal", "press", "words") else 0)
    await bots.are_well()


async def test_a_direct_answer_is_given_once(bots: Bots) -> None:
    for world in bots.worlds:
        world.chat.can = BUTTONS
    ana, *_ = await bots.world.circle("Ana", "Ben")
    turns = itertools.cycle(bots.worlds)
    act = ana.act(Command("circle", "join", {"circle": "Nowhere"}), Place(PLATFORM, "garden"))
    replies = await asyncio.gather(*(next(turns).engine.handle(act) for _ in range(10)))
    assert len([reply for reply in replies if reply is not None]) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("silence", ["hold", "lapse"])
async def test_the_deadline_and_the_last_answer_at_once(
    bots: Bots, silence: str, order: tuple[int, int]
) -> None:
    ana, ben, cleo = await bots.world.circle("Ana", "Ben", "Cleo")
    if silence == "lapse":
        await ana.types("!circle settings\nsilence: lapse")
        for person in (ana, ben, cleo):
            await person.marks("👍")
    await ana.types(PROPOSAL)
    for person in (ana, ben):
        await person.marks("👍")
    number = 2 if silence == "lapse" else 1
    process = await bots.world.process(number)
    card = bots.world.card
    deadline = await bots.world.engine.next_due()
    while deadline is not None and deadline.isoformat()[:16] < process["deadline"][:16]:
        bots.world.clock.set(deadline)
        await bots.ring()
        deadline = await bots.world.engine.next_due()
    assert deadline is not None
    bots.world.clock.set(deadline)
    both = [bots.take(cleo.marking("👍", card)), bots.ring()]
    await asyncio.gather(*(both[at] for at in order))
    record = await bots.world.record()
    decided = next(each for each in record["processes"] if each["number"] == number)
    assert decided["outcome"] == "adopted"
    assert len([each for each in record["agreements"] if each["number"] == number]) == 1
    basis = record["agreements"][0]["basis"]
    assert (basis == "consent") == (len(counted(decided)) == 3), "an answer that counts is no silence"
    if silence == "hold":
        assert basis == "consent"
    await bots.are_well()


async def test_a_deadline_rung_ten_times_at_once_rings_once(bots: Bots) -> None:
    ana, ben, _ = await proposed(bots, "Ana", "Ben", "Cleo")
    await ana.marks("👍")
    bots.world.clock.tick(days=3, hours=20)
    before = {message.ref for message in bots.world.chat.messages}
    now = bots.world.clock.now()
    await asyncio.gather(*(world.engine.ring(now) for world in bots.worlds for _ in range(10)))
    await bots.world.settle()
    asked = [letter for letter in ben.inbox if letter.ref not in before and "Consent" in letter.labels]
    assert len(asked) == 1
    await bots.are_well()


@pytest.mark.parametrize("at", range(5))
async def test_an_amendment_among_answers(bots: Bots, at: int) -> None:
    """Whatever comes first, only answers to the text that stands count; and everybody hears of the other."""
    people = await proposed(bots, "Ana", "Ben", "Cleo", "Dan", "Eva")
    card = bots.world.card
    acts = [person.marking("👍", card) for person in people[1:]]
    acts.insert(at, people[0].amending("We rent one."))
    await bots.take(*acts)
    process = await bots.world.process()
    assert process["revision"] == 2
    assert process["outcome"] is None
    assert not counted(process), "nobody has answered to what they couldn't have read"
    for person in people[1:]:
        heard = "\n".join(letter.text for letter in person.inbox)
        assert "rent" in heard or "former" in heard, (
            "asked with the difference, or told that the card is a former one"
        )
    await bots.are_well()


async def test_two_amendments_at_once_are_two_revisions(bots: Bots) -> None:
    ana, ben, _ = await proposed(bots, "Ana", "Ben", "Cleo")
    await bots.take(
        *(ana.line(f"!consent amend #1 We rent number {number}.") for number in range(4)),
        ben.line("!consent ask #1 Which one?"),
    )
    process = await bots.world.process()
    assert process["revision"] == 5
    assert len({text["text"] for text in process["texts"]}) == 5
    await bots.are_well()


async def test_two_people_let_the_same_joiner_in_at_once(bots: Bots) -> None:
    ana, ben, cleo = await bots.world.circle("Ana", "Ben", "Cleo")
    dan = bots.world.person("Dan")
    await dan.types("!circle join")
    request = next(one for one in reversed(bots.world.messages()) if "Let in" in one.labels)
    token = request.action("Let in").token
    await bots.take(*(person.acts(Press(token), request) for person in (ben, cleo, ana, ben)))
    members = (await bots.world.record())["circles"][0]["members"]
    assert members.count(await dan.member()) == 1
    assert len([letter for letter in dan.inbox if "Garden" in letter.text]) == 1
    await bots.are_well()


async def test_circles_of_the_same_name_at_once(bots: Bots) -> None:
    people = [bots.world.person(name) for name in ("Ana", "Ben", "Cleo", "Dan")]
    names = ("Garden", "garden", " GARDEN ", "Gar\u200bden")
    both = zip(people, names, strict=True)
    await bots.take(*(person.line(f"!circle create {name}\naim: vegetables") for person, name in both))
    record = await bots.world.record()
    assert len(record["circles"]) == 1
    refused = [one for one in bots.world.messages() if "is a circle called" in one.text]
    assert len(refused) == 3
    await bots.are_well()


async def test_numbers_are_given_once(bots: Bots) -> None:
    people = await bots.world.circle(*(f"P{number}" for number in range(12)))
    await bots.take(*(person.line(f"!consent quick Idea of {person.name}\nText.") for person in people))
    numbers = [process["number"] for process in (await bots.world.record())["processes"]]
    assert sorted(numbers) == list(range(1, 13))
    await bots.are_well()


async def test_somebody_leaves_while_the_others_answer(bots: Bots) -> None:
    ana, ben, cleo = await proposed(bots, "Ana", "Ben", "Cleo")
    card = bots.world.card
    await bots.take(ana.marking("👍", card), cleo.line("!circle leave"), ben.marking("👍", card))
    process = await bots.world.process()
    assert process["outcome"] == "adopted"
    assert await cleo.member() not in (await bots.world.record())["circles"][0]["members"]
    await bots.are_well()


async def test_a_mark_and_its_removal_at_once_leave_no_answer(bots: Bots) -> None:
    ana, *_ = await proposed(bots, "Ana", "Ben", "Cleo")
    put = ana.acts(Mark("👍", "the mark"), bots.world.card)
    removed = ana.act(Unmark("the mark"), Place(PLATFORM, "garden"))
    await bots.world.engine.handle(put)
    await bots.take(put, removed, put, removed)
    assert not counted(await bots.world.process())
    await bots.are_well()


async def test_an_objection_and_the_last_consent_at_once_dont_pass_each_other(bots: Bots) -> None:
    ana, ben, cleo = await proposed(bots, "Ana", "Ben", "Cleo")
    card = bots.world.card
    await ana.marks("👍")
    objection = ben.line("!consent object #1 Too loud.", private=True)
    await bots.take(cleo.marking("👍", card), objection)
    process = await bots.world.process()
    assert process["phase"] == "integration"
    assert process["outcome"] is None
    await bots.are_well()


async def test_strangers_who_come_at_once_are_known_once(bots: Bots) -> None:
    await bots.world.circle("Ana", "Ben")
    zoe = bots.world.person("Zoe")
    await bots.take(*(zoe.line("!circle join") for _ in range(6)))
    members = [each for each in (await bots.world.record())["members"] if each["name"] == "Zoe"]
    assert len(members) == 1
    rows = await bots.world.store.read(lambda uow: uow.find(Outgoing))
    assert len([row for row in rows if row.slot.startswith("request-")]) == 1
    await bots.are_well()
