"""Whatever somebody types, presses or marks: one clear answer, and nothing broken."""

import itertools
import os
import random
from collections.abc import Iterable, Iterator
from typing import TypeVar

import pytest

from bot.cards import Card
from bot.ports import (
    Command,
    Departed,
    Erased,
    Mark,
    Mention,
    MessageRef,
    Moved,
    Place,
    Press,
    Unmark,
    Wrote,
)
from bot.verbs import VERBS, Verb
from tests.engine.hostile import (
    HOSTILE,
    INVISIBLE,
    LONG,
    Outcome,
    hand_in,
    is_clear,
    sane,
    spoilt,
    strange_lines,
    typed,
)
from tests.engine.stages import STAGES, Stages
from tests.world import BUTTONS, MARKS_ONLY, PLATFORM, Message, Person, World

EVERYTHING = bool(os.environ.get("EVERYTHING"))
"""All cases instead of a sample of them: half an hour."""
T = TypeVar("T")

WHO = ("Ana", "Ben", "Cleo", "Zoe")
WORDS = [verb.words for verb in VERBS]


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """Villages to disturb."""
    return Stages(tmp_path_factory.mktemp("stages"))


class Village:
    """A world that is opened anew whenever something in it has changed."""

    def __init__(self, stages: Stages, stage: str, *, buttons: bool = False) -> None:
        self._stages, self._stage = stages, stage
        self._can = BUTTONS if buttons else MARKS_ONLY
        self._world: World | None = None

    async def person(self, name: str) -> Person:
        """Somebody in it."""
        if self._world is None:
            self._world = await self._stages.open(self._stage, self._can)
        return self._world.person(name)

    async def leave(self) -> None:
        """Closes it."""
        if self._world is not None:
            await self._world.store.close()
        self._world = None

    async def types(self, name: str, text: str, *, private: bool = False) -> Outcome:
        """Somebody types a line."""
        person = await self.person(name)
        return await self._after(await hand_in(person.world, person.line(text, private=private)))

    async def commands(self, name: str, command: Command, *, private: bool = False) -> Outcome:
        """Somebody sends a command as a form or a slash command would."""
        person = await self.person(name)
        place = Place(PLATFORM, f"private:{person.id}" if private else person.world.room)
        source = MessageRef(place, f"said{next(person.world.counter)}")
        inbound = person.act(command, place, source=source, private=private)
        return await self._after(await hand_in(person.world, inbound))

    async def _after(self, outcome: Outcome) -> Outcome:
        is_clear(outcome)
        if outcome.changed:
            await self.leave()
        return outcome


def _verb(words: str) -> Verb:
    return next(verb for verb in VERBS if verb.words == words)


def _turns() -> Iterator[tuple[str, bool]]:
    """Who types, and whether privately: everybody in turn."""
    return itertools.cycle(itertools.product(WHO, (False, True)))


def _some(cases: Iterable[T], words: str, most: int) -> list[T]:
    """A few of the cases, always the same ones for a verb; all of them on request."""
    every = list(cases)
    return every if EVERYTHING or len(every) <= most else random.Random(words).sample(every, most)


@pytest.mark.parametrize("words", WORDS)
async def test_every_verb_is_answered_at_every_stage(stages: Stages, words: str) -> None:
    verb = _verb(words)
    lines = (typed(verb, sane(verb)), f"!{words}")
    for stage in STAGES:
        village = Village(stages, stage)
        for name, private, line in _some(itertools.product(WHO, (False, True), lines), words + stage, 2):
            await village.types(name, line, private=private)
        await village.leave()


@pytest.mark.parametrize("words", WORDS)
async def test_strange_lines_are_answered_once(stages: Stages, words: str) -> None:
    cases = list(zip(strange_lines(_verb(words)), _turns(), strict=False))
    for stage in ("quiet", "consent"):
        village = Village(stages, stage)
        for text, (name, private) in _some(cases, words + stage, 12):
            await village.types(name, text, private=private)
        await village.leave()


@pytest.mark.parametrize("words", WORDS)
async def test_one_wrong_value_at_a_time_is_answered_once(stages: Stages, words: str) -> None:
    verb = _verb(words)
    cases = list(zip(spoilt(verb), _turns(), strict=False))
    for stage in ("questions", "consent", "integration"):
        village = Village(stages, stage)
        for options, (name, private) in _some(cases, words + stage, 8):
            await village.types(name, typed(verb, options), private=private)
        await village.leave()


@pytest.mark.parametrize("words", WORDS)
async def test_the_same_by_forms_and_slash_commands(stages: Stages, words: str) -> None:
    """There nothing has read the text before."""
    verb = _verb(words)
    village = Village(stages, "consent", buttons=True)
    for options, (name, private) in _some(zip(spoilt(verb), _turns(), strict=False), words, 20):
        person = await village.person("Ben")
        mentions = tuple(Mention(person.known.account, value) for value in options.values() if value == "Ben")
        await village.commands(name, Command(verb.group, verb.name, options, mentions), private=private)
    await village.leave()


# --- buttons ------------------------------------------------------------------------------------------


def _garbage(world: World) -> Iterator[str]:
    """Tokens that no card ever had, made of pieces that some have."""
    tokens = sorted({action.token for message in world.chat.messages for action in message.card.actions})
    streams = sorted({token.partition("/")[0] for token in tokens})
    yield from ("", "/", "//", "///", "-", "-//", "-/x/", "-/-/-.-", "a/b/c", "a/b/c/d/e/f", "\x00/\x00/\x00")
    yield from ("-//circle.create", "-//consent.quick", "-//inbox.", "-//circle.let-in", "-//consent.consent")
    yield f"{'9' * 6000}/r1-consent/consent"
    for stream in streams:
        for verb in (
            "",
            "nonsense",
            "close",
            "create",
            "drop",
            "consent.quick",
            "let-in",
            "handover",
            "Advance",
        ):
            yield f"{stream}/r1-consent/{verb}"
            yield f"{stream}//{verb}/nobody"
        for verb in ("answer", "carry", "let-in", "ask-too", "inform-only", "handover"):
            for extra in ("0", "-1", "999999999999", "9" * 5000, "nobody", "", "../..", f"{stream}"):
                yield f"{stream}/r1-consent/{verb}/{extra}"
        yield f"{stream}/{'r9' * 500}/consent"
        yield f"{stream}/r99-consent/consent"
        yield f"{stream}/r0-consent/advance"


def _fields() -> Iterator[dict[str, str]]:
    return itertools.cycle(
        [
            {},
            {"text": "Some words.", "reason": "Some words."},
            {"text": "A" * 60_000},
            {"text": "\u3164", "reason": "\x00"},
            {"member": "nobody", "circle": "nowhere", "deadline": "yesterday"},
            {"title": "<b>@room</b>", "name": "x" * 500, "aim": "\u202e@room"},
            {"unknown": "field", "": ""},
        ]
    )


def _counted(record: dict[str, object]) -> list[object]:
    """What only members of the circle may change."""
    processes: list[dict[str, object]] = record["processes"]  # type: ignore[assignment]
    return [
        (each["phase"], each["outcome"], each["asked"], [a for a in each["answers"] if a["counts"]])
        for each in processes
    ]


@pytest.mark.parametrize("stage", ["questions", "consent", "integration", "gathering"])
async def test_every_button_answers_whoever_presses_it_wherever(stages: Stages, stage: str) -> None:
    village = Village(stages, stage, buttons=True)
    world = (await village.person("Ana")).world
    buttons = [(at, action) for at, card in enumerate(world.chat.messages) for action in card.card.actions]
    fields = _fields()
    for at, action in _some(buttons, stage, 16):
        for name in WHO:
            person = await village.person(name)
            card = person.world.chat.messages[at]
            before = _counted(await person.world.record())
            outcome = await hand_in(person.world, person.acts(Press(action.token, next(fields)), card))
            is_clear(outcome)
            if name == "Zoe":
                assert _counted(await person.world.record()) == before, "a stranger decides nothing"
            if outcome.changed:
                await village.leave()
    await village.leave()


@pytest.mark.parametrize("stage", ["quiet", "consent", "integration"])
async def test_forged_and_garbled_buttons_are_refused(stages: Stages, stage: str) -> None:
    village = Village(stages, stage, buttons=True)
    world = (await village.person("Ana")).world
    fields = _fields()
    for token, (name, private) in _some(zip(list(_garbage(world)), _turns(), strict=False), stage, 60):
        person = await village.person(name)
        place = Place(PLATFORM, f"private:{person.id}" if private else person.world.room)
        about = MessageRef(place, "no such message")
        outcome = await hand_in(
            person.world, person.act(Press(token, next(fields)), place, about=about, private=private)
        )
        is_clear(outcome)
        if outcome.changed:
            await village.leave()
    await village.leave()


async def test_a_former_cards_button_changes_nothing(stages: Stages) -> None:
    world = await stages.open("questions", BUTTONS)
    ana, ben = world.person("Ana"), world.person("Ben")
    card = world.card
    press = ben.acts(Press(card.action("No questions").token), card)
    await ana.types("!consent answer #2 The secretary.")
    await ana.types("!consent advance #2")
    outcome = await hand_in(world, press)
    assert not outcome.changed
    assert "former" in outcome.answers[0].text
    await world.store.close()


# --- marks, words, and what happens to places ---------------------------------------------------------


MARKS = (
    "👍",
    "✋",
    "❓",
    "✅",
    "⏳",
    "👎",
    "👍🏿",
    "",
    "\x00",
    "x" * 400,
    "👍" * 400,
    "\ud83d",
    "@room",
    "\u202e👍",
)


@pytest.mark.parametrize("stage", ["questions", "consent", "integration", "held"])
async def test_any_mark_under_any_message_by_anybody(stages: Stages, stage: str) -> None:
    """Most mean nothing: a mark is answered at most once, and never by a failure."""
    world = await stages.open(stage)
    ids = itertools.count()
    cards = [*world.chat.messages, Message(MessageRef(Place(PLATFORM, "nowhere"), "nothing"), Card(), None)]
    for emoji, card, name in _some(itertools.product(MARKS, cards, WHO), stage, 120):
        mark = Mark(emoji, f"{next(ids)}" if card.under is None else "k" * 400)
        await hand_in(world, world.person(name).acts(mark, card))
    for mark_id in ("k" * 400, "no such mark", "", "\x00", *map(str, range(next(ids)))):
        who = world.person(WHO[len(mark_id) % len(WHO)])
        await hand_in(world, who.act(Unmark(mark_id), Place(PLATFORM, world.room)))
    await world.store.close()


@pytest.mark.parametrize("text", [*HOSTILE, *INVISIBLE, LONG, "", "!", "!!", "/", "hello", "!nothing at all"])
async def test_any_words_anywhere(stages: Stages, text: str) -> None:
    """Talk in a place is left alone; whoever writes to the bot alone is answered."""
    world = await stages.open("consent")
    unknown = Message(MessageRef(Place(PLATFORM, world.room), "nothing"), Card(), None)
    for name in (*WHO, "Mal"):
        person = world.person(name)
        talk = await hand_in(world, person.act(Wrote(text), Place(PLATFORM, world.room)))
        reply = await hand_in(world, person.acts(Wrote(text), world.card))
        lost = await hand_in(world, person.acts(Wrote(text), unknown))
        assert not [*talk.seen, *reply.seen, *lost.seen]
        alone = Place(PLATFORM, f"private:{person.id}")
        is_clear(await hand_in(world, person.act(Wrote(text), alone, private=True)))
    await world.store.close()


async def test_deleted_moved_and_left_things_that_nobody_knows(stages: Stages) -> None:
    world = await stages.open("consent")
    before = await world.record()
    for name in (*WHO, "Mal"):
        for place in ("nowhere", "", "\x00", "p" * 5000, f"private:{world.person(name).id}"):
            there = Place(PLATFORM, place)
            for act in (Erased(), Departed(), Moved(Place(PLATFORM, "elsewhere")), Moved(there)):
                person = world.person(name)
                outcome = await hand_in(world, person.act(act, there, about=MessageRef(there, "nothing")))
                assert not outcome.seen
    assert await world.record() == before
    await world.store.close()
