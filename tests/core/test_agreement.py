"""What becomes of a decision in force."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.core import agreement as a
from bot.core.agreement import AGREEMENT
from bot.core.circle import CIRCLE, Circle
from bot.core.circle import commands as c
from bot.core.former import Former
from bot.core.kernel import Follow, MemberId, Person, Quoted, Ring, StreamId, WordsId
from tests.core.laws import BEGIN
from tests.core.stream import Played

ANA, BEN = MemberId("ana"), MemberId("ben")
GARDEN, OLD = StreamId("garden"), StreamId("old")
TITLE, TEXT, WHY = WordsId("title"), WordsId("text"), WordsId("why")
REVIEW = a.Review(date(2026, 8, 3), BEGIN + timedelta(days=184))
LATER = a.Review(date(2027, 8, 3), BEGIN + timedelta(days=549))
TERM = BEGIN + timedelta(days=300)


def enter(**more: Any) -> a.Enter:
    return a.Enter(TITLE, TEXT, BEGIN, "consent", **more)


def garden() -> Played:
    """Ana facilitates it, Ben belongs to it."""
    played = Played(CIRCLE)
    played.does(ANA, c.Create("Garden", WordsId("aim"), members=(BEN,)))
    return played


def agreement(circle: Circle | None = None, **more: Any) -> Played:
    played = Played(AGREEMENT, circle or garden().state)
    played.does(BEN, enter(**more))
    return played


def milestones(played: Played) -> list[tuple[str, int | None]]:
    return [(milestone.what, milestone.process) for milestone in played.state.history]


def test_an_agreement_keeps_what_was_decided_when_and_how() -> None:
    rota = agreement(dates=a.Dates(REVIEW, TERM)).state
    assert (rota.number, rota.circle, rota.title, rota.text) == (12, GARDEN, TITLE, TEXT)
    assert (rota.basis, rota.decided_at, rota.status) == ("consent", BEGIN, "in force")
    assert AGREEMENT.standing(rota).phase == "in force"
    assert AGREEMENT.standing(rota).deadline == REVIEW.at


def test_an_agreement_hangs_no_card_and_says_nothing_when_it_is_entered() -> None:
    rota = agreement()
    assert AGREEMENT.slot(rota.state) == ""
    assert (rota.notices, rota.follows) == ([], [])
    assert AGREEMENT.standing(rota.state).deadline is None


def test_nothing_can_be_done_with_an_agreement_that_there_is_not() -> None:
    assert Played(AGREEMENT).refuses(BEN, a.Drop(13)).key == "agreement-unknown"
    with pytest.raises(ValueError, match="entered"):
        AGREEMENT.evolve(None, replace(agreement().log[0], event=a.Drop(13)))


def test_the_same_agreement_is_entered_once() -> None:
    assert agreement().refuses(BEN, enter()).key == "agreement-exists"


# --- falling due ----------------------------------------------------------------------------------------


def test_at_its_review_day_an_agreement_is_due_stays_in_force_and_the_circle_is_told_once() -> None:
    rota = agreement(dates=a.Dates(REVIEW))
    rota.passes(timedelta(days=183))
    assert rota.notices == []
    rota.passes(timedelta(days=1))
    (notice,) = rota.notices
    assert (notice.to, notice.slot, notice.pings) == (None, "due-1", (ANA,))
    assert notice.text.key == "agreement-due-review"
    assert notice.text.params == {"number": 12, "title": Quoted(TITLE)}
    assert rota.state.status == "due"
    assert not AGREEMENT.is_over(rota.state)
    rota.passes(timedelta(days=400))
    assert rota.notices == []


def test_secretary_or_else_facilitator_keeps_the_dates() -> None:
    circle = garden()
    for keeper in (ANA, BEN):
        rota = agreement(circle.state, dates=a.Dates(REVIEW))
        rota.passes(timedelta(days=184))
        assert rota.notices[0].pings == (keeper,)
        circle.does(ANA, c.AssignRole("secretary", BEN))


def test_the_end_of_a_term_makes_it_due_even_after_its_review_did() -> None:
    rota = agreement(dates=a.Dates(REVIEW, TERM))
    rota.passes(timedelta(days=184))
    rota.passes(timedelta(days=200))
    (notice,) = rota.notices
    assert (notice.slot, notice.text.key) == ("due-2", "agreement-due-term")
    assert not AGREEMENT.deadlines(rota.state)
    assert rota.state.status == "due"


def test_a_renewed_agreement_is_no_longer_due_and_will_be_again() -> None:
    rota = agreement(dates=a.Dates(REVIEW, TERM))
    rota.passes(timedelta(days=310))
    rota.does(None, a.Renew(a.Dates(LATER), 20))
    assert rota.state.status == "in force"
    assert AGREEMENT.deadlines(rota.state) == {"review": LATER.at}
    assert rota.does(None, a.Renew(a.Dates(LATER), 20)) == ()
    assert milestones(rota) == [("entered", 12), ("due", None), ("due", None), ("renewed", 20)]


def test_an_earlier_review_is_a_renewal_with_a_sooner_day() -> None:
    rota = agreement(dates=a.Dates(LATER))
    rota.does(None, a.Renew(a.Dates(REVIEW), 20))
    assert AGREEMENT.deadlines(rota.state) == {"review": REVIEW.at}


# --- ends -----------------------------------------------------------------------------------------------


def test_a_dropped_agreement_rests() -> None:
    rota = agreement(dates=a.Dates(REVIEW, TERM))
    rota.does(None, a.Drop(20))
    assert (rota.state.status, AGREEMENT.is_over(rota.state)) == ("dropped", True)
    assert not AGREEMENT.deadlines(rota.state)
    for command in (a.Renew(a.Dates(), 21), a.Drop(21), a.Supersede(21), a.Annul(), a.ObjectLate(WHY, BEN)):
        assert rota.refuses(BEN, command).key == "agreement-is-over"


def test_a_new_agreement_supersedes_the_one_it_replaces() -> None:
    new = agreement(replaces=Former(OLD, 3))
    assert new.follows == [Follow(OLD, a.Supersede(12))]
    old = agreement()
    old.does(None, a.Supersede(15))
    assert (old.state.status, old.state.superseded_by) == ("superseded", 15)


# --- taking back ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("effect", [a.Drop(20), a.Supersede(20), a.Renew(a.Dates(LATER), 20)])
def test_a_decision_about_it_that_is_reopened_leaves_it_as_it_was(effect: Any) -> None:
    rota = agreement(dates=a.Dates(REVIEW, TERM))
    rota.passes(timedelta(days=190))
    before = rota.state
    rota.does(None, effect)
    assert rota.does(None, a.Restore(19)) == ()
    rota.does(None, a.Restore(20))
    assert replace(rota.state, history=before.history) == before
    assert rota.does(None, a.Restore(20)) == ()
    assert milestones(rota)[-1] == ("restored", 20)


def test_an_agreement_whose_own_decision_is_reopened_never_was_and_gives_the_former_back() -> None:
    rota = agreement(dates=a.Dates(REVIEW), replaces=Former(OLD, 3))
    rota.does(None, a.Annul())
    assert rota.follows == [Follow(OLD, a.Restore(12))]
    assert (rota.state.status, AGREEMENT.is_over(rota.state)) == ("annulled", True)
    assert not AGREEMENT.deadlines(rota.state)


def test_decided_again_it_is_entered_again_with_its_history() -> None:
    rota = agreement()
    rota.does(None, a.Annul())
    assert rota.follows == []
    rota.does(None, replace(enter(), text=WordsId("better")))
    assert (rota.state.status, rota.state.text) == ("in force", WordsId("better"))
    assert milestones(rota) == [("entered", 12), ("annulled", 12), ("entered", 12)]


def test_nothing_is_restored_that_was_never_changed() -> None:
    rota = agreement()
    rota.does(None, a.Drop(20))
    restored = rota.does(None, a.Restore(20))[0]
    with pytest.raises(ValueError, match="nothing to restore"):
        AGREEMENT.evolve(agreement().state, replace(rota.log[-1], event=restored))


# --- late objections ------------------------------------------------------------------------------------


def test_a_late_objection_goes_on_the_record_and_the_decision_stands() -> None:
    rota = agreement(dates=a.Dates(REVIEW))
    rota.passes(timedelta(days=1))
    rota.does(ANA, a.ObjectLate(WHY, BEN))
    assert rota.state.status == "in force"
    assert rota.state.late == (a.LateObjection(BEN, WHY, rota.now),)
    (notice,) = rota.notices
    assert (notice.to, notice.slot) == (None, "late-1")
    assert notice.text.params["member"] == Person(BEN)
    assert notice.text.params["words"] == Quoted(WHY)
    assert AGREEMENT.deadlines(rota.state) == {"review": REVIEW.at}


def test_the_same_late_objection_is_recorded_once_and_another_beside_it() -> None:
    rota = agreement()
    rota.does(BEN, a.ObjectLate(WHY, BEN))
    assert rota.does(BEN, a.ObjectLate(WHY, BEN)) == ()
    rota.does(BEN, a.ObjectLate(WordsId("more"), BEN))
    rota.does(BEN, a.ObjectLate(WHY, ANA))
    assert [late.by for late in rota.state.late] == [BEN, BEN, ANA]
    assert rota.notices[0].slot == "late-3"


def test_what_becomes_of_it_later_concerns_the_former_agreement_no_more() -> None:
    rota = agreement(replaces=Former(OLD, 3))
    rota.does(None, a.Drop(20))
    assert rota.follows == []


@pytest.mark.parametrize(
    ("ring", "late"),
    [
        (Ring("review", REVIEW.at), -timedelta(seconds=1)),
        (Ring("review", REVIEW.at - timedelta(days=1)), timedelta(0)),
        (Ring("term", REVIEW.at), timedelta(0)),
    ],
)
def test_a_ring_at_any_other_time_is_harmless(ring: Ring, late: timedelta) -> None:
    rota = agreement(dates=a.Dates(REVIEW))
    rota.now = REVIEW.at + late
    assert rota.does(None, ring) == ()
