"""The names of cards: whatever is made of a name can be read from it."""

import pytest

from bot.core import slots
from bot.core.election.state import ROLE_WITHIN, candidate_within


@pytest.mark.parametrize("within", ["", ROLE_WITHIN, candidate_within(1), candidate_within(12)])
def test_a_card_about_a_text_tells_its_step_its_text_and_its_decision(within: str) -> None:
    slot = slots.of_text("consent", 3, within)
    assert (slots.step_of(slot), slots.revision_of(slot)) == ("consent", 3)
    assert slots.is_within(slot, within)


def test_the_cards_of_one_candidate_do_not_belong_to_another() -> None:
    assert not slots.is_within(slots.of_text("consent", 1, candidate_within(12)), candidate_within(1))
    assert not slots.is_within(slots.of_text("consent", 1, candidate_within(1)), ROLE_WITHIN)


@pytest.mark.parametrize(
    "slot", [slots.GATHERING, slots.OUTCOME, slots.of_choice(candidate_within(2)), slots.of_question(2)]
)
def test_what_is_about_no_text_tells_none(slot: str) -> None:
    assert slots.revision_of(slot) == 0


def test_a_choice_and_a_plain_step_tell_what_they_ask() -> None:
    assert slots.step_of(slots.of_choice(candidate_within(2))) == "candidate"
    assert slots.step_of(slots.GATHERING) == "gathering"
    assert slots.question_of(slots.of_question(2)) == 2
    assert slots.question_of(slots.of_text("questions", 2)) is None
