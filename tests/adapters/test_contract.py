"""What every adapter promises, whatever its platform: an adapter without a binding here isn't finished."""

import inspect
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters import ADAPTERS
from bot.cards import Action, Ask, Card, Paragraph, Quote
from bot.marks import fold
from bot.ports import Adapter, Command, Erased, Inbound, Mark, Unmark, Wrote
from tests.adapters.contract import Binding
from tests.adapters.discord.binding import DISCORD
from tests.adapters.matrix.binding import MATRIX
from tests.adapters.slack.binding import SLACK
from tests.adapters.web.binding import WEB

BINDINGS = {binding.adapter.platform: binding for binding in (MATRIX, DISCORD, SLACK, WEB)}

ACTS = {"command": Command, "mark": Mark, "unmark": Unmark, "words": Wrote, "erased": Erased}


@pytest.fixture(params=BINDINGS.values(), ids=BINDINGS)
def bound(request: pytest.FixtureRequest) -> Binding:
    binding: Binding = request.param
    return binding


def acts(bound: Binding) -> dict[str, Inbound]:
    read = {name: bound.read(payload) for name, payload in bound.payloads.items()}
    return {name: inbound for name, inbound in read.items() if inbound is not None}


def test_every_platform_that_is_served_is_held_to_the_contract() -> None:
    assert ADAPTERS.keys() <= BINDINGS.keys()


@pytest.mark.parametrize("name", ["run", "post", "edit", "remove", "private", "roster"])
def test_an_adapter_is_called_as_the_port_says(bound: Binding, name: str) -> None:
    asked, given_ = inspect.signature(getattr(Adapter, name)), getattr(bound.adapter, name)
    assert inspect.iscoroutinefunction(given_)
    assert list(inspect.signature(given_).parameters) == list(asked.parameters)


def test_what_people_do_is_taken_for_what_it_is(bound: Binding) -> None:
    assert {name: type(inbound.act) for name, inbound in acts(bound).items()} == ACTS


def test_the_same_act_has_the_same_key_and_no_two_share_one(bound: Binding) -> None:
    keys = [inbound.key for inbound in acts(bound).values()]
    assert keys == [inbound.key for inbound in acts(bound).values()]
    assert len(set(keys)) == len(keys)


def test_no_two_platforms_share_a_key(bound: Binding) -> None:
    assert all(inbound.key.startswith(f"{bound.adapter.platform}:") for inbound in acts(bound).values())


def test_who_and_where_are_of_this_platform_and_when_is_aware(bound: Binding) -> None:
    for inbound in acts(bound).values():
        assert inbound.who.account.platform == inbound.place.platform == bound.adapter.platform
        assert inbound.who.name
        assert inbound.at.tzinfo is not None


def test_a_mark_says_under_which_card_and_its_removal_names_it(bound: Binding) -> None:
    mark, unmark = acts(bound)["mark"], acts(bound)["unmark"]
    assert isinstance(mark.act, Mark)
    assert isinstance(unmark.act, Unmark)
    assert fold(mark.act.emoji) == "👍"
    assert mark.act.mark == unmark.act.mark
    assert mark.about is not None
    assert mark.about.place == mark.place


def test_words_and_deletions_say_which_card_they_are_about(bound: Binding) -> None:
    about = acts(bound)["mark"].about
    assert acts(bound)["words"].about == acts(bound)["erased"].about == about


def test_the_bot_takes_nothing_from_itself(bound: Binding) -> None:
    assert bound.own is None or bound.read(bound.own) is None


def test_a_card_shows_all_it_says_and_a_way_to_do_each_thing(bound: Binding) -> None:
    actions = (
        Action("s/r1-consent/consent", "Consent", mark="👍", typed="!consent consent #1"),
        Action("s/r1-consent/object", "Object", asks=(Ask("reason", "Why?"),), typed="!consent object #1 …"),
        Action("s/r1-consent/details", "Details", typed="!consent details #1"),
    )
    card = Card(("A shredder",), (Paragraph(("1 of 3 has answered",)), Quote("We spend 400 €.")), actions)
    shown = bound.shown(card)
    for words in ("A shredder", "1 of 3 has answered", "We spend 400 €.", "Consent", "Object", "Details"):
        assert words in shown


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


def spoilt(payload: Any) -> st.SearchStrategy[Any]:
    """The payload with some of its parts replaced by anything."""
    if not isinstance(payload, dict):
        return anything
    parts = {name: st.just(part) | anything | spoilt(part) for name, part in payload.items()}
    return st.fixed_dictionaries({}, optional=parts)


@pytest.mark.parametrize("platform", BINDINGS)
def test_whatever_comes_in_an_act_or_nothing_comes_out(platform: str) -> None:
    bound = BINDINGS[platform]

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(anything | st.one_of(*map(spoilt, bound.payloads.values())))
    def holds(payload: Any) -> None:
        found = bound.read(payload)
        assert found is None or isinstance(found, Inbound)

    holds()
