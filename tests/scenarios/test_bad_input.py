"""Whatever somebody types, presses or marks: one clear answer, and nothing broken."""

import itertools
from collections.abc import Iterator

import pytest

from bot.ports import Command, Mention, MessageRef, Place
from bot.verbs import VERBS, Verb
from tests.engine.hostile import Outcome, hand_in, is_clear, sane, spoilt, strange_lines, typed
from tests.engine.stages import STAGES, Stages
from tests.world import BUTTONS, MARKS_ONLY, PLATFORM, Person, World

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


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("stage", STAGES)
async def test_every_verb_is_answered_at_every_stage(stages: Stages, stage: str, words: str) -> None:
    verb = _verb(words)
    village = Village(stages, stage)
    for name, private in itertools.product(WHO, (False, True)):
        await village.types(name, typed(verb, sane(verb)), private=private)
        await village.types(name, f"!{words}", private=private)
    await village.leave()


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("stage", ["quiet", "consent"])
async def test_strange_lines_are_answered_once(stages: Stages, stage: str, words: str) -> None:
    village = Village(stages, stage)
    for text, (name, private) in zip(strange_lines(_verb(words)), _turns(), strict=False):
        await village.types(name, text, private=private)
    await village.leave()


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("stage", ["questions", "consent", "integration"])
async def test_one_wrong_value_at_a_time_is_answered_once(stages: Stages, stage: str, words: str) -> None:
    verb = _verb(words)
    village = Village(stages, stage)
    for options, (name, private) in zip(spoilt(verb), _turns(), strict=False):
        await village.types(name, typed(verb, options), private=private)
    await village.leave()


@pytest.mark.parametrize("words", WORDS)
async def test_the_same_by_forms_and_slash_commands(stages: Stages, words: str) -> None:
    """There nothing has read the text before."""
    verb = _verb(words)
    village = Village(stages, "consent", buttons=True)
    for options, (name, private) in zip(spoilt(verb), _turns(), strict=False):
        person = await village.person("Ben")
        mentions = tuple(Mention(person.known.account, value) for value in options.values() if value == "Ben")
        await village.commands(name, Command(verb.group, verb.name, options, mentions), private=private)
    await village.leave()
