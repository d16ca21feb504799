"""What a platform with forms asks before something is done, and what it suggests while somebody types."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards import Form
from bot.ports import Command, Inbound, Place, Press
from tests.world import BUTTONS, PLATFORM, Person, World


@pytest.fixture
async def village(tmp_path: Path) -> World:
    world = World(f"sqlite:///{tmp_path / 'village.db'}", can=BUTTONS)
    async with world:
        yield world


def command(person: Person, words: str, **options: str) -> Inbound:
    group, _, verb = words.partition(" ")
    return person.act(Command(group, verb, options), Place(PLATFORM, person.world.room))


async def form(person: Person, words: str, **options: str) -> Form | None:
    return await person.world.engine.form(command(person, words, **options))


async def shown(person: Person, words: str, option: str, **options: str) -> list[str]:
    found = await person.world.engine.suggestions(command(person, words, **options), option)
    return [each.shown for each in found]


async def test_a_proposal_without_a_text_gets_its_form_with_what_was_given(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben", "Cleo")
    asked = await form(ana, "consent propose", title="Buy a shredder", silence="hold")
    assert asked is not None
    assert [(ask.name, ask.value, ask.required) for ask in asked.asks] == [
        ("title", "Buy a shredder", True),
        ("text", "", True),
        ("deadline", "", False),
        ("review", "", False),
    ]
    assert "questions until" in asked.intro
    fields = {"title": "Buy a shredder", "text": "For 400 €.", "deadline": "", "review": ""}
    await ana.does(Press(asked.token, fields), place=Place(PLATFORM, village.room))
    assert "Buy a shredder" in village.card.text
    record = await village.record()
    assert record["processes"][0]["silence"] == "hold", "what stood in no field of the form isn't lost"


async def test_a_field_says_whether_it_takes_one_person_or_several(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben", "Cleo")
    kinds = {}
    for words in ("circle create", "circle add", "circle remove"):
        asked = await form(ana, words)
        assert asked is not None
        kinds |= {words: [ask.kind for ask in asked.asks if ask.name.startswith("member")]}
    assert kinds == {"circle create": ["members"], "circle add": ["members"], "circle remove": ["member"]}


async def test_a_command_that_lacks_nothing_has_no_form(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben")
    assert await form(ana, "consent quick", title="Buy a shredder", text="For 400 €.") is None
    assert await form(ana, "circle show") is None


async def test_looking_at_a_form_changes_nothing(village: World) -> None:
    await village.circle("Ana", "Ben")
    before = await village.record()
    stranger = village.person("Zoe")
    await form(stranger, "consent propose")
    await shown(stranger, "consent consent", "number")
    assert await village.record() == before


async def test_amend_is_asked_with_the_text_as_it_is_now(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben", "Cleo")
    await ana.types("!consent quick Buy a shredder\nFor 400 €.")
    pressed = ana.acts(Press(village.card.action("Amend").token), village.card)
    for act in (pressed, command(ana, "consent amend", number="1")):
        asked = await village.engine.form(act)
        assert asked is not None
        assert [(ask.name, ask.value) for ask in asked.asks] == [("text", "For 400 €.")]


async def test_an_objection_is_asked_for_its_words_in_the_language_of_whoever_objects(village: World) -> None:
    ana, ben, *_ = await village.circle("Ana", "Ben")
    await ana.types("!consent quick Buy a shredder\nFor 400 €.")
    await ben.types("!inbox settings\nlanguage: de")
    asked = await form(ben, "consent object")
    assert asked is not None
    assert asked.language == "de"
    assert asked.asks[0].name == "reason"
    assert await form(ben, "consent object", reason="Too dear.") is None


async def test_what_runs_here_is_suggested_by_number_and_title(village: World) -> None:
    ana, ben, *_ = await village.circle("Ana", "Ben")
    await ana.types("!consent quick Buy a shredder\nFor 400 €.")
    await ana.types("!consent quick Paint the shed\nGreen.")
    assert await shown(ben, "consent object", "number") == ["#1 Buy a shredder", "#2 Paint the shed"]
    assert await shown(ben, "consent object", "number", number="shed") == ["#2 Paint the shed"]
    assert await shown(ben, "consent object", "number", number="#1") == ["#1 Buy a shredder"]


async def test_a_time_is_suggested_as_it_would_be_read(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben")
    first, *more = await shown(ana, "consent quick", "deadline", deadline="5 days")
    assert first.startswith("5 days → ")
    assert more
    assert not (await shown(ana, "consent quick", "deadline", deadline="whenever"))[0].startswith("whenever")


async def test_circles_roles_and_agreements_are_suggested(village: World) -> None:
    ana, ben, *_ = await village.circle("Ana", "Ben")
    assert await shown(ana, "consent quick", "circle") == ["Garden"]
    assert "secretary" in await shown(ana, "election start", "role")
    await ana.types("!consent quick Buy a shredder\nFor 400 €.")
    for person in (ana, ben):
        await person.marks("👍")
    assert await shown(ana, "decisions drop", "number") == ["#1 Buy a shredder"]


async def test_an_answer_to_what_cannot_be_answered_directly_is_a_message(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben")
    act = command(ana, "consent consent", number="77")
    reply = await village.engine.handle(act)
    assert reply is not None
    assert reply.refused
    assert await village.engine.handle(replace(act, key="again", answerable=False)) is None
    await village.settle()
    assert "77" in ana.letter.text


async def test_whoever_has_no_circle_yet_is_spoken_to_as_they_use_the_platform(village: World) -> None:
    act = replace(command(village.person("Zoe"), "circle create"), language="de-DE")
    asked = await village.engine.form(act)
    assert asked is not None
    assert asked.title == "Ein neuer Kreis"
    reply = await village.engine.handle(replace(act, act=Command("circle", "show")))
    assert reply is not None
    assert reply.card.language == "de"


def press(person: Person, words: str, **fields: str) -> Inbound:
    """A button that stands for a command."""
    token = f"-/-/{words.replace(' ', '.')}"
    return person.act(Press(token, fields), Place(PLATFORM, person.world.room))


async def test_a_button_that_stands_for_a_command_asks_what_the_command_lacks(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben")
    asked = await village.engine.form(press(ana, "consent quick"))
    assert asked == await form(ana, "consent quick")
    assert asked is not None
    sent = press(ana, "consent quick", title="Buy a shredder", text="For 400 €.")
    assert await village.engine.form(sent) is None, "what was filled in isn't asked again"
    await ana.hands_in(sent)
    assert "Buy a shredder" in village.card.text


async def test_a_button_that_stands_for_a_command_which_lacks_nothing_does_it(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben")
    assert await village.engine.form(press(ana, "circle show")) is None
    told = await ana.hands_in(press(ana, "circle show"))
    assert told is not None
    assert "Garden" in told.text


async def test_my_settings_are_shown_when_typed_and_asked_for_by_their_button(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben")
    assert await form(ana, "inbox settings") is None
    asked = await village.engine.form(press(ana, "inbox settings"))
    assert asked is not None
    assert not any(ask.required for ask in asked.asks)
    assert "What you leave empty stays as it is" in asked.intro
    told = await ana.hands_in(press(ana, "inbox settings", language="de", timezone="", pause=" "))
    assert told is not None
    assert "language: de" in told.text
    assert told.labels == ["Einstellungen ändern"]


async def test_a_button_that_stands_for_an_answer_means_the_one_process_here_or_offers_a_choice(
    village: World,
) -> None:
    ana, ben, *_ = await village.circle("Ana", "Ben", "Cleo")
    await ana.types("!consent quick Buy a shredder\nFor 400 €.")
    asked = await village.engine.form(press(ben, "consent object"))
    assert asked is not None
    assert [ask.name for ask in asked.asks] == ["reason"]
    await ana.types("!consent quick Paint the shed\nGreen.")
    assert await village.engine.form(press(ben, "consent object")) is None
    told = await ben.hands_in(press(ben, "consent object"))
    assert told is not None
    assert "Buy a shredder" in told.text
    assert "Paint the shed" in told.text


async def test_everybody_here_can_be_named_in_a_form_too(village: World) -> None:
    ana, *_ = await village.circle("Ana", "Ben", "Cleo")
    sent = press(ana, "circle create", name="Kitchen", aim="Soup for all", members="here")
    await ana.hands_in(sent)
    [kitchen] = [each for each in (await village.record())["circles"] if each["name"] == "Kitchen"]
    assert len(kitchen["members"]) == 3


async def test_who_is_named_at_the_beginning_of_the_words_isnt_asked_for_again(village: World) -> None:
    ana, *others = await village.circle("Ana", "Ben", "Cleo")
    await ana.types(
        "!election start Secretary\ndescription: keeps the record\nqualifications: writes clearly"
    )
    for person in (ana, *others):
        await person.types("!election consent #1")
    typed = "election nominate"
    assert await form(ana, typed, number="1", reason="Ben keeps every list there ever was") is None
    asked = await form(ana, typed, number="1", reason="Ben")
    assert asked is not None
    assert {ask.name: ask.value for ask in asked.asks} == {"member": "Ben", "reason": ""}
    asked = await form(ana, typed, number="1", reason="keeps every list")
    assert asked is not None
    assert {ask.name: ask.value for ask in asked.asks} == {"member": "", "reason": "keeps every list"}
