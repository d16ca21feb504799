"""Whatever comes in, in whatever order: the engine raises nothing, fails at nothing, and shows everything."""

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.cards import Capabilities
from bot.ports import (
    Account,
    Act,
    Command,
    Departed,
    Erased,
    Inbound,
    Mark,
    Mention,
    MessageRef,
    Moved,
    Place,
    Press,
    Unmark,
    Wrote,
)
from bot.verbs import VERBS
from tests.engine.hostile import BAD_VALUES, GOOD_VALUES, HOSTILE, INVISIBLE, everything_can_be_drawn, hand_in
from tests.engine.stages import STAGES, Stages
from tests.world import BUTTONS, MARKS_ONLY, PLATFORM, World

PHASES = (Phase.explicit, Phase.generate, *([Phase.shrink] if os.environ.get("EVERYTHING") else []))
"""Every act takes milliseconds: what is found is made smaller on request."""
EXAMPLES = 2_000 if os.environ.get("EVERYTHING") else int(os.environ.get("EXAMPLES", 40))
PEOPLE = ("Ana", "Ben", "Cleo", "Dan", "Zoe")
ROOMS = ("garden", "village", "nowhere", "p" * 400)
OPTIONS = sorted(
    {name for verb in VERBS for name in (verb.title, verb.text, *(o.name for o in verb.options)) if name}
)

SENTENCES = st.one_of(
    st.sampled_from(sorted({*HOSTILE, *INVISIBLE, *GOOD_VALUES.values(), *sum(BAD_VALUES.values(), ())})),
    st.sampled_from(
        ["#1", "#2", "#3", "here", "none", "hold", "lapse", "live", "@ben:example.org", "Ben, Cleo"]
    ),
    st.text(max_size=40),
)


@dataclass(frozen=True)
class Recipe:
    """An act before there is a world: what is done, and on which of the messages there."""

    who: str
    room: str
    act: Any
    """An act, or what makes one of the world."""
    about: int | None
    private: bool
    admin: bool
    brings: tuple[str, ...] | None
    again: bool
    """The same act is handed in twice."""
    passes: float
    """Days that go by afterwards."""


@dataclass(frozen=True)
class Pressing:
    """A press on one of the buttons that hang in the world, its token perhaps bent."""

    button: int
    bend: str
    fields: Mapping[str, str] = field(default_factory=dict)


def _commands() -> st.SearchStrategy[Command]:
    options = st.dictionaries(st.sampled_from(OPTIONS), SENTENCES, max_size=5)
    known = st.sampled_from(VERBS).flatmap(
        lambda verb: st.builds(Command, st.just(verb.group), st.just(verb.name), options, MENTIONS)
    )
    return st.one_of(known, st.builds(Command, SENTENCES, SENTENCES, options, MENTIONS))


MENTIONS = st.lists(
    st.builds(
        lambda who, shown: Mention(Account(PLATFORM, f"@{who.casefold()}:example.org"), shown),
        st.sampled_from(PEOPLE),
        st.one_of(st.sampled_from(PEOPLE), SENTENCES),
    ),
    max_size=2,
).map(tuple)
PLACES = st.sampled_from(ROOMS).map(lambda room: Place(PLATFORM, room))
MARKS = st.one_of(st.sampled_from(["👍", "✋", "❓", "✅", "⏳", "🙋", "👎", "🤔"]), SENTENCES)
MARK_IDS = st.sampled_from(["a", "b", "c", "d", "", "k" * 400, "\x00"])
ACTS: st.SearchStrategy[Any] = st.one_of(
    _commands(),
    st.builds(Pressing, st.integers(0, 200), st.sampled_from(["", "", "", "slot", "verb", "extra", "stream"]),
              st.dictionaries(st.sampled_from(OPTIONS), SENTENCES, max_size=3)),
    st.builds(Press, SENTENCES, st.dictionaries(SENTENCES, SENTENCES, max_size=2), MENTIONS),
    st.builds(Mark, MARKS, MARK_IDS),
    st.builds(Unmark, MARK_IDS),
    st.builds(Wrote, SENTENCES),
    st.just(Erased()),
    st.builds(Moved, PLACES),
    st.just(Departed()),
)  # fmt: skip
RECIPES = st.builds(
    Recipe,
    st.sampled_from(PEOPLE),
    st.sampled_from(ROOMS),
    ACTS,
    st.none() | st.integers(0, 60),
    st.booleans(),
    st.booleans(),
    st.none() | st.lists(st.sampled_from(PEOPLE), max_size=3).map(tuple),
    st.booleans(),
    st.sampled_from([0, 0, 0, 0, 0.01, 1, 4, 16]),
)


def made(world: World, recipe: Recipe) -> Inbound:
    """The act in this world."""
    person = world.person(recipe.who)
    private = recipe.private
    place = Place(PLATFORM, f"private:{person.id}" if private else recipe.room)
    messages = world.chat.messages
    about = None
    if recipe.about is not None:
        about = messages[recipe.about % len(messages)].ref if messages else MessageRef(place, "nothing")
    present = None
    if recipe.brings is not None:
        present = tuple(world.person(name).known for name in recipe.brings)
    source = MessageRef(place, f"said{next(world.counter)}") if recipe.admin else None
    act = _pressed(world, recipe.act) if isinstance(recipe.act, Pressing) else recipe.act
    return person.act(
        act, place, about=about, private=private, admin=recipe.admin, present=present, source=source
    )


def _pressed(world: World, pressing: Pressing) -> Act:
    actions = [action for message in world.chat.messages for action in message.card.actions]
    if not actions:
        return Press("-//circle.help", pressing.fields)
    parts = actions[pressing.button % len(actions)].token.split("/")
    others = [action.token.split("/") for action in actions]
    other = others[(7 * pressing.button) % len(others)]
    match pressing.bend:
        case "stream":
            parts[0] = other[0]
        case "slot":
            parts[1:2] = other[1:2]
        case "verb":
            parts[2:3] = other[2:3]
        case "extra":
            parts.append(other[-1])
    return Press("/".join(parts), pressing.fields)


@pytest.mark.parametrize("can", [MARKS_ONLY, BUTTONS], ids=["marks", "buttons"])
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(stage=st.sampled_from(sorted(STAGES)), recipes=st.lists(RECIPES, min_size=1, max_size=10))
def test_nothing_that_comes_in_breaks_anything(
    stages: Stages, can: Capabilities, stage: str, recipes: list[Recipe]
) -> None:
    async def live() -> None:
        world = await stages.open(stage, can)
        try:
            for recipe in recipes:
                inbound = made(world, recipe)
                outcome = await hand_in(world, inbound)
                assert not any("Something went wrong" in answer.text for answer in outcome.answers)
                if recipe.again:
                    again = await hand_in(world, inbound)
                    assert not again.changed
                    assert not again.seen
                await world.passes(days=recipe.passes)
            await everything_can_be_drawn(world)
        finally:
            await world.store.close()

    asyncio.run(live())
