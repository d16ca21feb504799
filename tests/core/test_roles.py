"""Who holds which role in a circle, how they came to it, and until when."""

from datetime import timedelta

import pytest

from bot.core.circle import CIRCLE, facilitator, holders, holdings
from bot.core.circle import commands as c
from bot.core.circle.state import By
from bot.core.kernel import MemberId, Person, Ring, WordsId
from bot.core.settings import Changes, Span
from tests.core.laws import BEGIN
from tests.core.stream import Played

ANA, BEN, CLEO, DAN = (MemberId(name) for name in ("ana", "ben", "cleo", "dan"))
YEAR = timedelta(days=365)


@pytest.fixture
def garden() -> Played:
    """A circle of Ana, who facilitates, Ben and Cleo."""
    played = Played(CIRCLE)
    played.does(ANA, c.Create("Garden", WordsId("aim"), members=(BEN, CLEO)))
    return played


def how(garden: Played, role: str) -> list[tuple[MemberId, By]]:
    return [(held.member, held.by) for held in holdings(garden.state) if held.role == role]


def test_an_assigned_role_is_shown_as_assigned_and_not_elected(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("secretary", BEN))
    assert how(garden, "secretary") == [(BEN, "assignment")]
    assert [notice.text.key for notice in garden.notices] == [
        "circle-role-assigned",
        "circle-you-hold-a-role",
    ]
    assert garden.notices[0].text.params == {"role": "secretary", "member": Person(BEN), "by": Person(ANA)}
    assert garden.notices[1].to == BEN
    assert garden.does(ANA, c.AssignRole("secretary", BEN)) == ()


def test_a_role_with_a_term_says_until_when(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("secretary", ANA, BEGIN + YEAR))
    (notice,) = garden.notices
    assert notice.text.key == "circle-role-assigned-until"
    assert notice.text.params["term_ends"] == BEGIN + YEAR


def test_a_term_lies_ahead(garden: Played) -> None:
    assert garden.refuses(ANA, c.AssignRole("secretary", BEN, BEGIN)).key == "circle-term-past"


def test_only_the_facilitator_assigns_roles_and_only_to_members(garden: Played) -> None:
    assert garden.refuses(BEN, c.AssignRole("secretary", BEN)).key == "circle-facilitator-only"
    assert garden.refuses(BEN, c.AssignRole("facilitator", BEN)).key == "circle-facilitator-only"
    assert garden.refuses(DAN, c.AssignRole("secretary", DAN)).key == "circle-members-only"
    assert garden.refuses(ANA, c.AssignRole("secretary", DAN)).key == "circle-role-not-member"
    assert garden.refuses(ANA, c.AssignRole("  ", BEN)).key == "circle-role-name-length"
    assert garden.refuses(ANA, c.AssignRole("x" * 81, BEN)).key == "circle-role-name-length"
    garden.does(ANA, c.AssignRole("x" * 80, BEN))


@pytest.mark.parametrize("role", ["facilitator", "leader", "secretary", "delegate"])
def test_the_four_roles_of_a_circle_have_one_holder(garden: Played, role: str) -> None:
    garden.does(ANA, c.AssignRole(role, ANA, BEGIN + YEAR))
    garden.does(ANA, c.AssignRole(role, BEN))
    assert holders(garden.state, role) == (BEN,)


def test_any_other_role_may_have_several_holders_however_it_is_written(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("Tool  keeper", BEN))
    garden.does(ANA, c.AssignRole("tool keeper", CLEO))
    assert holders(garden.state, " TOOL keeper ") == (BEN, CLEO)
    garden.does(ANA, c.AssignRole("tool keeper", BEN, BEGIN + YEAR))
    assert holders(garden.state, "tool keeper") == (CLEO, BEN)


def test_the_facilitator_hands_the_role_on_by_assigning_it(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("facilitator", BEN))
    assert facilitator(garden.state) == BEN
    assert garden.refuses(ANA, c.AssignRole("secretary", ANA)).key == "circle-facilitator-only"


def test_leader_and_delegate_in_one_person_is_a_warning_said_once(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("leader", BEN))
    garden.does(ANA, c.AssignRole("delegate", BEN))
    assert garden.told(None) == ["circle-role-assigned", "circle-leader-is-delegate"]
    garden.does(ANA, c.AssignRole("delegate", BEN, BEGIN + YEAR))
    assert garden.told(None) == ["circle-role-assigned-until"]


# --- clearing -------------------------------------------------------------------------------------------


def test_the_facilitator_clears_a_role_and_its_holder_hears_of_it(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("Gardener", BEN))
    garden.does(ANA, c.AssignRole("gardener", CLEO))
    garden.does(ANA, c.ClearRole("gardener", BEN))
    assert holders(garden.state, "gardener") == (CLEO,)
    assert garden.told(BEN) == ["circle-your-role-ended"]
    garden.does(ANA, c.ClearRole("gardener"))
    assert holders(garden.state, "gardener") == ()
    assert garden.refuses(ANA, c.ClearRole("gardener")).key == "circle-role-not-held"
    assert "gardener" not in garden.state.roles


def test_a_holder_steps_down_without_the_facilitator(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("secretary", BEN))
    assert garden.refuses(CLEO, c.ClearRole("secretary")).key == "circle-facilitator-only"
    garden.does(BEN, c.ClearRole("secretary"))
    assert holders(garden.state, "secretary") == ()
    assert garden.told(BEN) == []


def test_a_facilitator_who_steps_down_leaves_the_role_to_whoever_takes_it(garden: Played) -> None:
    garden.does(ANA, c.ClearRole("facilitator", ANA))
    assert garden.told(None) == ["circle-role-cleared", "circle-facilitator-left"]
    garden.does(CLEO, c.AssignRole("facilitator", CLEO))
    assert facilitator(garden.state) == CLEO


# --- terms ----------------------------------------------------------------------------------------------


def test_thirty_days_before_a_term_ends_holder_and_secretary_are_reminded(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("secretary", CLEO))
    garden.does(ANA, c.AssignRole("delegate", BEN, BEGIN + timedelta(days=60)))
    garden.passes(timedelta(days=29))
    assert garden.notices == []
    garden.passes(timedelta(days=1))
    assert garden.told(BEN) == ["circle-your-term-is-nearly-over"]
    assert garden.told(CLEO) == ["circle-term-is-nearly-over"]
    assert garden.told(ANA) == []
    assert garden.told(None) == []


def test_without_a_secretary_the_facilitator_is_reminded_and_nobody_twice(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("delegate", BEN, BEGIN + timedelta(days=50)))
    garden.passes(timedelta(days=60))
    assert garden.told(ANA) == ["circle-term-is-nearly-over", "circle-your-term-is-nearly-over"]
    assert garden.told(BEN) == ["circle-your-term-is-nearly-over"]


def test_a_holder_whose_term_has_ended_goes_on_flagged_until_somebody_follows(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("delegate", BEN, BEGIN + timedelta(days=20)))
    garden.passes(timedelta(days=20))
    assert garden.told(None) == ["circle-term-ended"]
    assert holders(garden.state, "delegate") == (BEN,)
    assert [held.expired for held in holdings(garden.state) if held.member == BEN] == [True]
    garden.does(ANA, c.AssignRole("delegate", CLEO))
    assert [held.expired for held in holdings(garden.state) if held.role == "delegate"] == [False]


def test_a_term_shorter_than_the_reminder_is_not_announced_beforehand(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("delegate", BEN, BEGIN + timedelta(days=30)))
    assert "term-reminder:delegate:ben" not in CIRCLE.deadlines(garden.state)
    assert CIRCLE.deadlines(garden.state)["term-end:delegate:ben"] == BEGIN + timedelta(days=30)


def test_one_term_of_a_shared_role_ends_without_the_others(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("gardener", BEN, BEGIN + timedelta(days=20)))
    garden.does(ANA, c.AssignRole("gardener", CLEO, BEGIN + timedelta(days=25)))
    garden.passes(timedelta(days=20))
    flagged = {held.member: held.expired for held in holdings(garden.state) if held.role == "gardener"}
    assert flagged == {BEN: True, CLEO: False}


def test_a_reminder_that_comes_after_the_end_is_left_unsaid(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("delegate", BEN, BEGIN + timedelta(days=60)))
    near = CIRCLE.deadlines(garden.state)["term-reminder:delegate:ben"]
    garden.now = BEGIN + timedelta(days=61)
    assert garden.does(None, Ring("term-reminder:delegate:ben", near)) != ()
    assert garden.notices == []


def test_how_long_before_is_the_circles_own_setting(garden: Played) -> None:
    garden.does(ANA, c.AssignRole("delegate", BEN, BEGIN + YEAR))
    garden.does(ANA, c.Change(Changes(term_reminder=Span(months=2))))
    assert CIRCLE.deadlines(garden.state)["term-reminder:delegate:ben"] == BEGIN.replace(month=11, day=30)


# --- elections ------------------------------------------------------------------------------------------


def test_an_elected_role_is_shown_as_elected_and_announced_by_the_election(garden: Played) -> None:
    garden.does(None, c.Elect("secretary", BEN, 14, BEGIN + YEAR))
    assert how(garden, "secretary") == [(BEN, "election")]
    assert garden.notices == []
    assert garden.does(None, c.Elect("secretary", BEN, 14, BEGIN + YEAR)) == ()


def test_nobody_is_elected_who_left_meanwhile(garden: Played) -> None:
    garden.does(BEN, c.Leave())
    assert garden.refuses(None, c.Elect("secretary", BEN, 14)).key == "circle-role-not-member"


def test_an_election_that_is_reopened_gives_the_role_back(garden: Played) -> None:
    before = garden.state
    garden.does(None, c.Elect("facilitator", BEN, 14))
    garden.does(None, c.Undo(14))
    assert garden.state == before


def test_an_election_into_an_empty_role_that_is_reopened_leaves_it_empty(garden: Played) -> None:
    garden.does(None, c.Elect("secretary", BEN, 14))
    garden.does(None, c.Undo(14))
    assert holders(garden.state, "secretary") == ()


def test_a_reopened_election_leaves_alone_what_came_after_it(garden: Played) -> None:
    garden.does(None, c.Elect("secretary", BEN, 14))
    garden.passes(timedelta(minutes=1))
    garden.does(ANA, c.AssignRole("secretary", CLEO))
    garden.does(None, c.Undo(14))
    assert holders(garden.state, "secretary") == (CLEO,)


def test_a_reopened_election_of_several_gives_back_who_still_belongs(garden: Played) -> None:
    garden.does(None, c.Elect("gardener", BEN, 13))
    garden.does(ANA, c.AssignRole("gardener", CLEO))
    garden.passes(timedelta(minutes=1))
    garden.does(None, c.Elect("gardener", BEN, 14, BEGIN + YEAR))
    garden.does(CLEO, c.Leave())
    garden.does(None, c.Undo(14))
    assert [(held.member, held.term_ends) for held in holdings(garden.state) if held.role == "gardener"] == [
        (BEN, None)
    ]
