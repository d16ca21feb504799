"""What somebody sees who opens their home: what waits first, each thing once, and how to begin something."""

from collections.abc import Sequence

from adapters.terminal.render import card_lines
from bot.cards import Action, Card
from bot.core.kinds import KINDS
from bot.operating.record import record
from bot.ports import Place, Press
from tests.scenarios.electing import begun, names
from tests.scenarios.telling import HOURS, SHREDDER, adopted, all_consent
from tests.world import PLATFORM, Person, World


async def home(person: Person, space: str = "", language: str = "") -> Sequence[Card]:
    world = person.world
    return await world.engine.home(person.known.account, space or world.space, language)


def text(cards: Sequence[Card]) -> str:
    return "\n".join(" ".join("\n".join(card_lines(card)).split()) for card in cards)


def part(cards: Sequence[Card], *words: str) -> str:
    """The one card in which all these words stand."""
    found = [text([card]) for card in cards if all(word in text([card]) for word in words)]
    assert len(found) == 1, text(cards)
    return found[0]


def action(cards: Sequence[Card], label: str) -> Action:
    return next(each for card in cards for each in card.actions if each.label == label)


async def presses(person: Person, cards: Sequence[Card], label: str, **fields: str) -> None:
    """As a platform hands it in: privately, and about no message."""
    place = Place(PLATFORM, f"private:{person.id}")
    await person.does(Press(action(cards, label).token, fields), place=place, private=True)


async def test_whoever_is_in_no_circle_reads_what_this_is_and_how_to_begin(world: World) -> None:
    [card] = await home(world.person("Zoe"))
    assert "I help a group to decide together" in text([card])
    assert "“!circle create Garden”" in text([card])
    assert not card.actions
    [german] = await home(world.person("Zoe"), language="de-DE")
    assert german.language == "de"


async def test_opening_it_makes_nobody_known_and_changes_nothing(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    before = await world.store.read(lambda uow: record(uow, KINDS))
    await home(world.person("Zoe"))
    await home(ana)
    assert await world.store.read(lambda uow: record(uow, KINDS)) == before


async def test_a_circle_that_is_there_can_be_joined_with_one_tap(world: World) -> None:
    ana, _ = await world.circle("Ana", "Ben", lines="joining: open")
    world.room, zoe = "kitchen", world.person("Zoe")
    await presses(zoe, await home(zoe), "Join: Garden")
    assert "Garden: member" in text(await home(zoe))
    assert "What waits for you" in text(await home(ana))


async def test_what_waits_stands_first_with_its_text_and_its_answers(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    first, entry, *more = await home(ben)
    assert text([first]) == "What waits for you"
    assert "#1 Buy a shredder · Garden" in text([entry])
    assert "a used shredder" in text([entry])
    assert [each.label for each in entry.actions][:2] == ["Consent", "Object"]
    assert entry.actions[-1].label == "Details"
    assert "Buy a shredder" not in text(more), "nothing stands there twice"
    await presses(ben, [entry], "Consent")
    assert "Nothing waits for you." in text(await home(ben))


async def test_what_waits_for_others_says_until_when_and_how_many_have_answered(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ana.marks("👍")
    said = part(await home(ana), "#1 Buy a shredder")
    assert "consent, until" in said
    assert "1 of 3 has answered" in said
    assert "Ana" not in said
    await ben.types("!consent object #1 Too dear.")
    await cleo.marks("👍")
    assert "It is the move of Ana" not in part(await home(ana), "#1 Buy a shredder"), "it waits for her"
    assert "It is the move of Ana" in part(await home(cleo), "#1 Buy a shredder")


async def test_what_has_just_ended_runs_no_more_even_if_it_may_still_be_reopened(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    await all_consent(ana, ben)
    shown = text(await home(ana))
    assert "Under way" not in shown
    assert "#1 Buy a shredder, since" in shown


async def test_answers_and_nominations_that_nobody_sees_yet_are_not_there(world: World) -> None:
    people = await begun(world)
    await names(people["Ben"], "Cleo", "Cleo writes so clearly")
    await people["Ana"].types(SHREDDER)
    await people["Ben"].writes_privately("consent object #2 Much too dear.")
    for person in people.values():
        said = text(await home(person))
        assert "Cleo" not in said
        assert "clearly" not in said.replace("writes clearly", "")
        assert "too dear" not in said
        assert "Ben" not in said
    assert "1 of 3 has answered" in part(await home(people["Ben"]), "#1", "nominations, until")


async def test_only_what_belongs_to_this_organisation_is_shown(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben)
    await ana.types(HOURS)
    world.space = "another-village"
    await world.circle("Ana", "Zoe", name="Kitchen", room="kitchen")
    there = text(await home(ana))
    assert "Kitchen" in there
    assert "opening hours" not in there
    assert "shredder" not in there
    assert "Garden" not in there
    here = text(await home(ana, "our-village"))
    assert "opening hours" in here
    assert "Kitchen" not in here
    assert "Deciding" not in here
    assert "I help a group" in text(await home(ana, "nowhere"))


async def test_agreements_that_are_due_stand_first_and_can_be_renewed(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await adopted(world, ana, ben, text=f"{SHREDDER}\nreview: 6 months")
    await adopted(
        world, ana, ben, text="!consent quick A bench\nWe build a bench.\nreview: 1 year\nterm: 2 months"
    )
    shown = text(await home(ana))
    assert shown.index("#1 Buy a shredder") < shown.index("#2 A bench"), "what is looked at next"
    await world.passes(days=70)
    cards = await home(ana)
    assert text(cards).index("#2 A bench") < text(cards).index("#1 Buy a shredder"), "what is due"
    assert "due to be looked at" in part(cards, "#2 A bench")
    assert [each.label for card in cards if "#2 A bench" in text([card]) for each in card.actions] == [
        "Renew",
        "Amend",
        "Drop",
        "Details",
    ]
    assert "Renew" not in part(cards, "#1 Buy a shredder")


async def test_ones_own_roles_stand_there_with_their_terms(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    assert "Garden: facilitator (until " in text(await home(ana))
    assert "Garden: member" in text(await home(ben))
    await world.passes(days=120)
    assert "facilitator (the term ended on" in text(await home(ana))


async def test_something_is_begun_from_there_in_the_circle_that_is_chosen(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    cards = await home(ana)
    assert [ask.name for ask in action(cards, "Make a proposal").asks][:2] == ["title", "text"]
    assert action(cards, "My settings").asks[0].name == "language"
    await world.circle("Ana", "Cleo", name="Kitchen", room="kitchen")
    begin = action(await home(ana), "Propose a small thing")
    place = Place(PLATFORM, f"private:{ana.id}")
    form = await world.engine.form(ana.act(Press(begin.token), place, private=True))
    assert form is not None
    assert [ask.name for ask in form.asks] == ["circle", "title", "text", "deadline", "review"]
    assert [value for value, _ in form.asks[0].choices] == ["Garden", "Kitchen"]
    fields = {"circle": "Kitchen", "title": "Soup", "text": "On Fridays."}
    await ana.does(Press(begin.token, fields), place=place, private=True)
    assert (await world.process())["circle"] == "Kitchen"
    assert "Soup" not in text(await home(ben))


async def test_of_very_many_the_first_are_shown_and_the_rest_counted(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    for number in range(30):
        await ana.does(
            ana.line(f"!consent quick Thing {number}\nWe do it.").act, place=Place(PLATFORM, world.room)
        )
    waiting = await home(ben)
    assert sum("Is it good enough" in text([card]) for card in waiting) == 12
    assert "And 18 more wait: “!inbox”" in text(waiting)
    for number in range(1, 31):
        await ben.types(f"!consent consent #{number}")
    running = await home(ben)
    assert text(running).count("1 of 3 has answered") == 15
    assert "And 15 more: “!circle show”" in text(running)
    await all_consent(ana, cleo)
    assert len(await home(cleo)) == len(await home(ana))
