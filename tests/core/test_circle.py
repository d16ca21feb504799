"""How circles come to be, who belongs to them, and who holds which role."""

from datetime import timedelta
from typing import Any

import pytest

from bot.core.circle import (
    CIRCLE,
    HOME,
    askable,
    facilitator,
    holders,
    holdings,
    is_away,
    is_member,
    members,
    request_slot,
)
from bot.core.circle import commands as c
from bot.core.kernel import MemberId, Person, Ring, StreamId, WordsId
from bot.core.settings import Settings
from tests.core.laws import BEGIN
from tests.core.stream import Played

ANA, BEN, CLEO, DAN = (MemberId(name) for name in ("ana", "ben", "cleo", "dan"))
GARDEN, VILLAGE = StreamId("garden"), StreamId("village")
AIM = WordsId("aim")
WEEK = timedelta(days=7)


def create(**more: Any) -> c.Create:
    return c.Create("Garden", AIM, **more)


def circle(*others: MemberId, joining: Any = "ask", **more: Any) -> Played:
    """A circle that Ana has made, with these members besides her."""
    played = Played(CIRCLE)
    played.does(ANA, create(members=others, settings=Settings(joining=joining), **more))
    return played


def test_whoever_creates_a_circle_is_its_first_member_and_facilitates_for_three_months_unelected() -> None:
    garden = circle()
    (held,) = holdings(garden.state)
    assert members(garden.state) == (ANA,)
    assert facilitator(garden.state) == ANA
    assert (held.by, held.assigned_by) == ("assignment", ANA)
    assert held.term_ends == BEGIN.replace(month=4, day=30)


def test_first_members_are_told_who_brought_them_in_and_the_founder_is_not() -> None:
    garden = circle(BEN, ANA, BEN)
    assert set(members(garden.state)) == {ANA, BEN}
    (notice,) = garden.notices
    assert (notice.to, notice.text.key) == (BEN, "circle-you-were-added")
    assert notice.text.params == {"by": Person(ANA), "circle": "Garden"}


def test_a_circle_has_one_card_and_stands_as_active() -> None:
    garden = circle()
    assert CIRCLE.slot(garden.state) == HOME
    assert CIRCLE.standing(garden.state).phase == "active"
    assert not CIRCLE.is_over(garden.state)


def test_a_circle_is_made_by_a_person_with_a_name_outside_itself_and_once() -> None:
    garden = Played(CIRCLE)
    assert garden.refuses(None, create()).key == "circle-needs-a-person"
    assert garden.refuses(ANA, c.Join()).key == "circle-unknown"
    assert garden.refuses(ANA, c.Create("  ", AIM)).key == "circle-name-length"
    assert garden.refuses(ANA, c.Create("Garden", WordsId(""))).key == "circle-setting-not-empty"
    assert garden.refuses(ANA, create(parent=GARDEN)).key == "circle-parent-loop"
    bad = Settings(minimum_answers=-1)
    assert garden.refuses(ANA, create(settings=bad)).key == "circle-setting-answers"
    garden.does(ANA, create(parent=VILLAGE))
    assert garden.refuses(ANA, create()).key == "circle-exists"


def test_the_name_of_a_circle_is_tidied() -> None:
    garden = Played(CIRCLE)
    garden.does(ANA, c.Create(" The\n garden ", AIM))
    assert garden.state.name == "The garden"


# --- joining --------------------------------------------------------------------------------------------


def test_an_open_circle_takes_in_whoever_joins_at_once() -> None:
    garden = circle(joining="open")
    garden.does(BEN, c.Join())
    assert is_member(garden.state, BEN)
    assert garden.told(BEN) == ["circle-you-joined"]
    assert garden.told(None) == ["circle-joined"]


def test_whoever_belongs_already_is_told_so_and_nothing_happens() -> None:
    garden = circle(joining="closed")
    assert garden.does(ANA, c.Join()) == ()
    assert garden.said is not None
    assert garden.said.key == "circle-already-member"


def test_a_closed_circle_refuses_and_says_whom_to_talk_to() -> None:
    assert circle(joining="closed").refuses(BEN, c.Join()).key == "circle-joining-closed"


def test_a_circle_that_asks_shows_the_request_and_pings_the_facilitator() -> None:
    garden = circle()
    garden.does(BEN, c.Join())
    assert not is_member(garden.state, BEN)
    (notice,) = garden.notices
    assert (notice.to, notice.slot, notice.pings) == (None, request_slot(BEN), (ANA,))
    assert garden.said is not None
    assert garden.said.key == "circle-request-waits"
    assert garden.does(BEN, c.Join()) == ()


def test_a_request_pings_nobody_while_nobody_facilitates() -> None:
    garden = circle(BEN)
    garden.does(ANA, c.Leave())
    garden.does(CLEO, c.Join())
    assert garden.notices[0].pings == ()


def test_the_facilitator_lets_somebody_in_with_one_tap_and_the_person_is_told() -> None:
    garden = circle()
    garden.does(BEN, c.Join())
    garden.does(ANA, c.LetIn(BEN))
    assert is_member(garden.state, BEN)
    assert not garden.state.requests
    assert garden.told(BEN) == ["circle-you-were-let-in"]


def test_two_members_let_somebody_in_where_one_is_not_enough() -> None:
    garden = circle(BEN, CLEO)
    garden.does(DAN, c.Join())
    garden.does(BEN, c.LetIn(DAN))
    assert garden.said is not None
    assert garden.said.key == "circle-one-more-member"
    assert garden.does(BEN, c.LetIn(DAN)) == ()
    assert not is_member(garden.state, DAN)
    garden.does(CLEO, c.LetIn(DAN))
    assert is_member(garden.state, DAN)


def test_a_member_who_left_no_longer_vouches_for_anybody() -> None:
    garden = circle(BEN, CLEO)
    garden.does(DAN, c.Join())
    garden.does(BEN, c.LetIn(DAN))
    garden.does(BEN, c.Leave())
    garden.does(CLEO, c.LetIn(DAN))
    assert not is_member(garden.state, DAN)


def test_a_lone_member_lets_somebody_in_alone() -> None:
    garden = circle(BEN)
    garden.does(ANA, c.Leave())
    garden.does(DAN, c.Join())
    garden.does(BEN, c.LetIn(DAN))
    assert is_member(garden.state, DAN)


def test_only_members_let_in_and_only_who_asked() -> None:
    garden = circle(BEN)
    assert garden.refuses(ANA, c.LetIn(CLEO)).key == "circle-no-request"
    assert garden.refuses(DAN, c.LetIn(CLEO)).key == "circle-members-only"
    assert garden.does(ANA, c.LetIn(BEN)) == ()
    assert garden.said is not None
    assert garden.said.key == "circle-in-already"


def test_a_request_lapses_after_14_days_with_a_word_to_the_person() -> None:
    garden = circle()
    garden.does(BEN, c.Join())
    garden.passes(timedelta(days=13, hours=23))
    assert BEN in garden.state.requests
    garden.passes(timedelta(hours=1))
    assert BEN not in garden.state.requests
    assert garden.told(BEN) == ["circle-request-expired"]


def test_a_request_can_be_taken_back_quietly() -> None:
    garden = circle()
    garden.does(BEN, c.Join())
    garden.does(BEN, c.Leave())
    assert garden.notices == []
    assert garden.refuses(ANA, c.LetIn(BEN)).key == "circle-no-request"


# --- adding and leaving ---------------------------------------------------------------------------------


def test_the_facilitator_adds_people_and_each_is_told() -> None:
    garden = circle(BEN)
    garden.does(CLEO, c.Join())
    garden.does(ANA, c.Add((BEN, CLEO, DAN, DAN)))
    assert set(members(garden.state)) == {ANA, BEN, CLEO, DAN}
    assert not garden.state.requests
    assert garden.told(CLEO) == garden.told(DAN) == ["circle-you-were-added"]
    assert garden.told(BEN) == []
    assert garden.notices[-1].text.params["members"] == (Person(CLEO), Person(DAN))
    assert garden.does(ANA, c.Add((BEN, DAN))) == ()


def test_nobody_else_adds_people() -> None:
    garden = circle(BEN)
    refusal = garden.refuses(BEN, c.Add((DAN,)))
    assert (refusal.key, refusal.params) == ("circle-facilitator-only", {"facilitator": Person(ANA)})
    assert garden.refuses(DAN, c.Add((DAN,))).key == "circle-members-only"


def test_a_person_leaves_for_themselves_and_their_roles_end() -> None:
    garden = circle(BEN, CLEO)
    garden.does(ANA, c.AssignRole("gardener", BEN))
    garden.does(ANA, c.AssignRole("gardener", CLEO))
    garden.does(BEN, c.Leave())
    assert holders(garden.state, "gardener") == (CLEO,)
    assert garden.told(None) == ["circle-left"]
    assert garden.refuses(BEN, c.Leave()).key == "circle-not-a-member"


def test_when_the_facilitator_leaves_the_circle_is_told_and_any_member_may_take_the_role() -> None:
    garden = circle(BEN, CLEO)
    garden.does(ANA, c.Leave())
    assert facilitator(garden.state) is None
    assert garden.told(None) == ["circle-left", "circle-facilitator-left"]
    assert garden.refuses(BEN, c.Add((DAN,))).key == "circle-facilitator-vacant"
    assert garden.refuses(BEN, c.AssignRole("facilitator", CLEO)).key == "circle-facilitator-vacant"
    assert garden.refuses(BEN, c.AssignRole("secretary", BEN)).key == "circle-facilitator-vacant"
    assert garden.refuses(DAN, c.AssignRole("facilitator", DAN)).key == "circle-role-not-member"
    garden.does(BEN, c.AssignRole("Facilitator", BEN))
    assert facilitator(garden.state) == BEN
    assert garden.told(BEN) == []


@pytest.mark.parametrize("joining", ["open", "ask", "closed"])
def test_a_circle_that_everybody_left_sleeps_until_somebody_joins_and_facilitates(joining: str) -> None:
    garden = circle(joining=joining)
    garden.does(ANA, c.Leave())
    assert garden.notices == []
    assert not CIRCLE.is_over(garden.state)
    garden.does(DAN, c.Join())
    assert facilitator(garden.state) == DAN
    assert garden.told(DAN) == ["circle-you-woke-it"]
    assert garden.told(None) == []
    assert [held.term_ends for held in holdings(garden.state)] == [BEGIN.replace(month=4, day=30)]


# --- removal, by decision -------------------------------------------------------------------------------


def test_a_decision_removes_somebody_and_they_are_told_privately_only() -> None:
    garden = circle(BEN)
    garden.does(None, c.Expel(BEN, 12))
    assert members(garden.state) == (ANA,)
    assert garden.told(BEN) == ["circle-you-were-removed"]
    assert garden.told(None) == []
    assert garden.does(None, c.Expel(BEN, 12)) == ()


def test_removing_the_facilitator_leaves_the_role_vacant_and_says_so() -> None:
    garden = circle(BEN)
    garden.does(BEN, c.Expel(ANA, 12))
    assert garden.told(None) == ["circle-facilitator-left"]


def test_whoever_was_removed_comes_back_only_through_two_members() -> None:
    garden = circle(BEN, CLEO, joining="open")
    garden.does(None, c.Expel(CLEO, 12))
    assert garden.refuses(ANA, c.Add((CLEO, DAN))).params == {"members": (Person(CLEO),)}
    garden.does(CLEO, c.Join())
    assert not is_member(garden.state, CLEO)
    garden.does(ANA, c.LetIn(CLEO))
    assert not is_member(garden.state, CLEO)
    garden.does(BEN, c.LetIn(CLEO))
    assert is_member(garden.state, CLEO)
    garden.does(CLEO, c.Leave())
    garden.does(CLEO, c.Join())
    assert is_member(garden.state, CLEO)


def test_a_removal_that_is_reopened_gives_seat_and_roles_back() -> None:
    garden = circle(BEN)
    garden.does(ANA, c.AssignRole("gardener", BEN))
    garden.does(ANA, c.AssignRole("secretary", BEN))
    garden.does(BEN, c.Away(BEGIN + WEEK))
    before = garden.state
    garden.passes(timedelta(days=1))
    garden.does(None, c.Expel(BEN, 12))
    garden.passes(timedelta(minutes=9))
    garden.does(None, c.Undo(12))
    assert garden.state == before
    assert garden.told(BEN) == ["circle-you-belong-again"]
    assert garden.does(None, c.Undo(12)) == ()


def test_a_role_that_somebody_else_took_meanwhile_stays_with_them() -> None:
    garden = circle(BEN)
    garden.does(BEN, c.Expel(ANA, 12))
    garden.does(BEN, c.AssignRole("facilitator", BEN))
    garden.does(BEN, c.Undo(12))
    assert is_member(garden.state, ANA)
    assert facilitator(garden.state) == BEN


# --- leave ----------------------------------------------------------------------------------------------


def test_a_member_on_leave_is_not_asked_until_the_day_they_gave() -> None:
    garden = circle(BEN)
    garden.does(BEN, c.Away(BEGIN + WEEK))
    assert askable(garden.state, garden.now) == (ANA,)
    assert is_away(garden.state, BEN, garden.now)
    assert not is_away(garden.state, DAN, garden.now)
    assert garden.told(None) == ["circle-away"]
    assert not is_away(garden.state, BEN, BEGIN + WEEK)
    garden.passes(WEEK)
    assert askable(garden.state, garden.now) == (ANA, BEN)
    assert garden.told(BEN) == ["circle-you-are-back"]
    assert CIRCLE.deadlines(garden.state).keys() == {
        "term-end:facilitator:ana",
        "term-reminder:facilitator:ana",
    }


def test_a_leave_can_be_moved_and_keeps_its_beginning() -> None:
    garden = circle()
    garden.does(ANA, c.Away(BEGIN + WEEK))
    assert garden.does(ANA, c.Away(BEGIN + WEEK)) == ()
    garden.passes(timedelta(days=1))
    garden.does(ANA, c.Away(BEGIN + 2 * WEEK))
    seat = garden.state.members[ANA]
    assert (seat.away_since, seat.away_until) == (BEGIN, BEGIN + 2 * WEEK)
    garden.passes(WEEK)
    assert is_away(garden.state, ANA, garden.now)


def test_coming_back_early_tells_the_circle() -> None:
    garden = circle()
    garden.does(ANA, c.Away(BEGIN + WEEK))
    garden.does(ANA, c.Back())
    assert garden.told(ANA) == []
    assert garden.told(None) == ["circle-back"]
    assert garden.does(ANA, c.Back()) == ()
    assert garden.said is not None
    assert garden.said.key == "circle-not-away"


def test_leave_is_for_members_and_lies_ahead() -> None:
    garden = circle()
    assert garden.refuses(ANA, c.Away(BEGIN)).key == "circle-away-past"
    assert garden.refuses(BEN, c.Away(BEGIN + WEEK)).key == "circle-not-a-member"
    assert garden.refuses(BEN, c.Back()).key == "circle-not-a-member"


def test_members_come_in_the_order_in_which_they_joined() -> None:
    garden = circle(CLEO, joining="open")
    garden.passes(WEEK)
    garden.does(BEN, c.Join())
    assert members(garden.state) == (ANA, CLEO, BEN)


# --- acting -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [c.Join(), c.LetIn(BEN), c.Leave(), c.Add((BEN,)), c.Back()])
def test_what_people_do_is_not_done_without_a_person(command: Any) -> None:
    assert circle().refuses(None, command).key == "circle-needs-a-person"


def test_a_closed_circle_changes_no_more_and_waits_for_nothing() -> None:
    garden = circle(BEN, parent=VILLAGE)
    garden.does(CLEO, c.Join())
    garden.does(None, c.Close(12))
    assert garden.told(None) == ["circle-closed-into-parent"]
    assert CIRCLE.is_over(garden.state)
    assert CIRCLE.standing(garden.state).phase == "closed"
    assert not CIRCLE.deadlines(garden.state)
    for command in (c.Join(), c.Leave(), c.Close(13), create(), c.Expel(BEN, 13)):
        assert garden.refuses(BEN, command).key == "circle-is-closed"
    assert garden.does(None, Ring("request:cleo", BEGIN + 2 * WEEK)) == ()


def test_a_circle_without_a_parent_returns_its_domain_to_nobody() -> None:
    garden = circle()
    garden.does(None, c.Close(12))
    assert garden.told(None) == ["circle-closed"]


def test_a_closing_that_is_reopened_changes_nothing_at_all() -> None:
    garden = circle(BEN)
    before = garden.state
    garden.does(None, c.Close(12))
    assert garden.does(None, c.Undo(11)) == ()
    garden.does(None, c.Undo(12))
    assert garden.state == before


def test_what_a_decision_did_is_remembered_for_an_hour_and_then_forgotten_with_the_next() -> None:
    garden = circle(BEN, CLEO)
    garden.does(None, c.Expel(BEN, 12))
    garden.passes(timedelta(hours=1))
    garden.does(None, c.Expel(CLEO, 13))
    assert garden.does(None, c.Undo(12)) == ()
    assert garden.does(None, c.Undo(13)) != ()
