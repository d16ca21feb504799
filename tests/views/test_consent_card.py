"""What people read on the card of a consent decision."""

from datetime import timedelta

import pytest

from bot.cards import Difference, Moment, Paragraph, Quote
from bot.core.agreement import Dates, Review
from bot.core.circle import commands as c
from bot.core.consent import commands as consent
from bot.core.consent.state import Effect
from bot.core.former import Former
from bot.core.kernel import StreamId
from bot.core.process import MemberLeft
from bot.core.settings import Settings
from tests.views.village import (
    ANA,
    BEGIN,
    BEN,
    CLEO,
    DAN,
    EVE,
    GARDEN,
    TEXT,
    Village,
    labels,
    marks,
    read,
    verbs,
)


def quick(**more: object) -> Village:
    village = Village()
    village.propose(BEN, quick=True, **more)
    return village


# --- every open card ----------------------------------------------------------------------------------


def test_a_card_says_what_it_is_about_verbatim_with_its_line_breaks() -> None:
    card = quick().card()
    assert read(card).startswith("#12 New opening hours\n")
    assert [block.text for block in card.blocks if isinstance(block, Quote)] == [TEXT]


def test_a_card_says_whose_move_it_is_until_when_and_what_happens_then() -> None:
    village = Village()
    village.propose(BEN)
    card = village.card()
    assert "0 of 3 have been heard; it is everybody's move until Wed 4 Mar, 10:00 CET" in read(card)
    assert "then the reactions begin, and who wasn't heard is listed" in read(card)
    assert "The aim of the circle Garden: vegetables for forty households" in read(card)


def test_exactly_the_current_steps_end_is_the_deadline_on_the_card() -> None:
    village = quick()
    village.does(CLEO, consent.Extend())
    ends_at = village.state().step.ends_at  # type: ignore[union-attr]
    moments = [
        inline.at
        for block in village.card().blocks
        if isinstance(block, Paragraph)
        for inline in block.line
        if isinstance(inline, Moment)
    ]
    assert moments == [ends_at]


def test_the_questions_card_has_its_marks_and_no_others() -> None:
    village = Village()
    village.propose(BEN)
    assert marks(village.card()) == {"❓": "Ask", "✅": "No questions", "⏳": "More time"}


def test_the_reactions_card_has_its_marks_and_no_others() -> None:
    village = Village()
    village.propose(BEN)
    village.does(ANA, consent.Advance("r1-questions"))
    card = village.card()
    assert marks(card) == {"✅": "Nothing to add", "⏳": "More time"}
    assert "Give reaction" in labels(card)


def test_the_consent_card_has_its_marks_and_concern_only_where_the_circle_uses_it() -> None:
    assert marks(quick().card()) == {"👍": "Consent", "✋": "Object", "⏳": "More time"}
    village = Village(settings=Settings(profile="s3"))
    village.propose(BEN, quick=True)
    assert marks(village.card())["🤔"] == "Concern"


def test_in_live_mode_people_say_first_that_they_are_here_and_no_time_runs() -> None:
    village = Village()
    village.propose(BEN, live=True)
    village.does(CLEO, consent.Present())
    card = village.card()
    assert marks(card) == {"🙋": "Join"}
    assert "Here: Cleo." in read(card)
    village.does(ANA, consent.Present())
    village.does(ANA, consent.Advance("r1-gathering"))
    card = village.card()
    assert "until" not in read(card)
    assert "More time" not in labels(card)
    assert "Asked afterwards: Dan." in read(card)


def test_a_long_proposal_tells_the_dates_of_the_steps_to_come() -> None:
    village = Village()
    village.propose(BEN)
    assert "reactions until Fri 6 Mar, 10:00 CET, consent until Mon 9 Mar, 10:00 CET" in read(village.card())


def test_questions_stand_with_their_answers() -> None:
    village = Village()
    village.propose(BEN)
    village.does(CLEO, consent.Ask(village.words("Who keeps the key?")))
    assert "Cleo: Who keeps the key? (not answered yet)" in read(village.card())
    assert "Answer" in labels(village.card())
    for member in (ANA, DAN):
        village.does(member, consent.NoQuestions())
    assert "it is Ben's move to answer it, until Wed 4 Mar, 10:00 CET. If it is still" in read(village.card())
    village.does(BEN, consent.AnswerQuestion(village.words("The secretary."), 1))
    assert "Cleo: Who keeps the key? – The secretary." in read(village.card())


def test_who_is_not_waited_for_is_named() -> None:
    village = Village()
    village.does(DAN, c.Away(village.now + timedelta(days=20)), "garden")
    village.propose(BEN, quick=True)
    village.does(CLEO, consent.OptOut())
    assert "Informed, not waited for: Cleo and Dan." in read(village.card())


def test_a_thin_circle_is_told_so_and_offered_to_wait_or_to_meet() -> None:
    village = Village()
    for member in (BEN, CLEO, DAN):
        village.does(member, c.Away(village.now + timedelta(days=20)), "garden")
    village.propose(ANA, quick=True)
    card = village.card()
    assert "You may wait until more people are back, or meet." in read(card)
    assert {"More time", "Meeting"} <= set(labels(card))


def test_the_rule_on_silence_stands_on_the_card() -> None:
    assert "If answers are missing then, nothing is decided without them" in read(quick().card())
    village = Village(settings=Settings(silence="lapse"))
    village.propose(BEN, quick=True)
    assert "at least 3 have answered, it is decided, recorded as “no objection by the" in read(village.card())


def test_what_people_outside_say_is_labelled_and_not_counted() -> None:
    village = quick()
    village.does(EVE, consent.Object(village.words("I live next door.")))
    said = read(village.card())
    assert "Input from people who aren't asked: heard, not counted\nEve sees harm: I live next door." in said
    assert "0 of 4 have answered" in said


def test_a_parked_idea_is_kept_in_view() -> None:
    village = quick()
    village.does(DAN, consent.Park(village.words("Rent one instead.")))
    assert "Parked for afterwards\nDan: Rent one instead." in read(village.card())


def test_a_removal_says_what_it_does_and_that_the_person_is_heard() -> None:
    village = quick(effect=Effect("removal", GARDEN, DAN), about=DAN)
    assert "Dan is heard and isn't asked for consent." in read(village.card())
    assert "0 of 3" in read(village.card())


# --- answers appear together --------------------------------------------------------------------------


def test_while_the_round_is_open_nobody_sees_who_answered_what() -> None:
    one, other = quick(), quick()
    one.consents(ANA, CLEO)
    other.objects(DAN, "I can't come on Tuesdays.")
    other.consents(BEN)
    assert one.card() == other.card()
    assert "2 of 4 have answered" in read(one.card())


def test_where_the_circle_wants_it_open_answers_show_at_once() -> None:
    village = Village(settings=Settings(answers="open"))
    village.propose(BEN, quick=True)
    village.consents(ANA)
    village.objects(DAN, "I can't come on Tuesdays.")
    said = read(village.card())
    assert "Ana consents" in said
    assert "Dan objects\nI can't come on Tuesdays." in said


def test_after_the_deadline_answers_show_and_the_missing_are_not_named_in_public() -> None:
    village = quick()
    village.consents(ANA, BEN, CLEO)
    village.waits(days=4)
    said = read(village.card())
    assert "Ana, Ben and Cleo consent" in said
    assert "Dan" not in said
    assert "nothing is decided without the others" in said


def test_after_two_weeks_it_is_the_facilitators_move() -> None:
    village = quick()
    village.consents(ANA, BEN, CLEO)
    village.waits(days=18)
    said = read(village.card())
    assert "It is Ana's move: a meeting, the parent circle if there is one, or ending" in said


# --- objections ---------------------------------------------------------------------------------------


def objected() -> Village:
    village = quick()
    village.objects(CLEO, "Families can only\ncome at weekends.")
    village.consents(ANA, BEN, DAN)
    return village


def test_an_objection_stands_in_its_authors_words_beside_the_aim_with_ways_on() -> None:
    card = objected().card()
    quotes = [block for block in card.blocks if isinstance(block, Quote)]
    assert quotes[0].text == "Families can only\ncome at weekends."
    said = read(card)
    assert "The aim of the circle Garden: vegetables for forty households\nCleo objects" in said
    for way in ("Change the text", "shorter time", "Measure it", "take it to a meeting"):
        assert way in said
    assert "It is the move of Ben and Ana" in said
    assert "There is no deadline" in said


def test_nothing_on_the_card_presses_the_objector() -> None:
    said = read(objected().card())
    for word in ("only Cleo", "block", "%", "1 objection", "3 consent"):
        assert word not in said


def test_what_concerns_an_objection_is_never_on_the_card_in_the_place() -> None:
    village = objected()
    assert not {"Integrated", "Withdraw objection", "Say why"} & set(labels(village.card()))
    village.does(BEN, consent.Amend(village.words("Tuesdays and Saturdays.")))
    assert not {"Integrated", "Withdraw objection"} & set(labels(village.card()))


def test_an_objection_without_words_is_held_without_a_name() -> None:
    village = quick()
    village.objects(CLEO)
    village.consents(ANA, BEN, DAN)
    said = read(village.card())
    assert "An objection is held, without a name" in said
    for name in ("Ana consents", "Cleo", "Dan"):
        assert name not in said


def test_a_changed_text_shows_what_changed_and_what_it_is_meant_to_meet() -> None:
    village = objected()
    village.does(BEN, consent.Amend(village.words("The workshop opens\non Tuesdays and Saturdays.")))
    card = village.card()
    difference = next(block for block in card.blocks if isinstance(block, Difference))
    assert ("added", " and Saturdays") in difference.runs
    said = read(card)
    assert said.startswith("#12 New opening hours · text 2")
    assert "What this text is meant to meet\nCleo objected to text 1\nFamilies can only" in said
    assert "0 of 4 have answered" in said


def test_after_two_texts_without_progress_a_talk_comes_before_a_third() -> None:
    village = objected()
    for text in ("Tuesdays and Fridays.", "Tuesdays and Thursdays."):
        assert "talk about what is happening" not in read(village.card())
        village.does(BEN, consent.Amend(village.words(text)))
        village.objects(CLEO, f"{text} is no weekend.")
        village.consents(ANA, BEN, DAN)
    assert "Before a third, talk about what is happening" in read(village.card())
    assert "Call a round" in labels(village.card())


def test_the_objection_of_somebody_who_left_asks_who_carries_it_on() -> None:
    village = objected()
    village.does(CLEO, c.Leave(), "garden")
    village.does(CLEO, MemberLeft(CLEO))
    card = village.card()
    assert "Cleo objected, and has left since\nFamilies can only" in read(card)
    assert {"I carry it on", "Nobody carries it on"} <= set(labels(card))
    village.does(ANA, consent.NobodyCarries())
    assert "Nobody carries it on" not in labels(village.card())
    village.does(DAN, consent.Carry())
    assert "Cleo objected; Dan carries it on" in read(village.card())


def test_a_correction_shows_itself_and_anybody_can_say_that_it_changes_the_meaning() -> None:
    village = quick()
    village.does(BEN, consent.Correct(village.words("The workshop opens\non Thursdays.")))
    card = village.card()
    assert "Corrected by Ben" in read(card)
    assert "Changes the meaning" in labels(card)
    village.does(DAN, consent.ChangesMeaning())
    assert "Changes the meaning" not in labels(village.card())


def test_a_takeover_a_withdrawal_and_keeping_are_announced_on_the_card() -> None:
    village = quick()
    village.consents(ANA)
    village.does(DAN, consent.TakeOver())
    assert "From Tue 3 Mar, 10:00 CET it is with Dan, unless Ana does something" in read(village.card())
    village.does(BEN, consent.Withdraw(village.words("We talk first.")))
    card = village.card()
    assert "Ben would like to take it back: We talk first." in read(card)
    assert "Keep" in labels(card)


# --- former cards and other proposals -----------------------------------------------------------------


def test_a_former_card_shrinks_to_a_pointer_without_buttons() -> None:
    village = objected()
    village.does(BEN, consent.Amend(village.words("Tuesdays and Saturdays.")))
    card = village.card("r1-integration")
    assert read(card) == "#12 New opening hours: this was text 1. The newest card asks for consent."
    assert not card.actions
    village.consents(ANA, BEN, CLEO, DAN)
    assert read(village.card("r2-consent")).endswith("It has ended: adopted. The newest card says how.")


def test_amending_warns_that_people_who_answered_are_asked_again() -> None:
    village = quick()
    village.consents(ANA, CLEO, DAN)
    amend = next(action for action in village.card().actions if action.label == "Amend")
    assert amend.asks[0].value == TEXT
    assert amend.intro == (
        "3 have answered and will be asked again: wait until all have answered, or amend now."
    )


def adopted(**more: object) -> Village:
    village = quick(**more)
    village.consents(ANA, BEN, CLEO, DAN)
    return village


def test_a_replacement_shows_what_changes_in_the_agreement_in_force() -> None:
    village = adopted()
    former = Former(StreamId("p12-agreement"), 12)
    village.propose(CLEO, id="p13", number=13, text=f"{TEXT} And on Fridays.", replaces=former)
    card = village.card(stream="p13")
    assert "What changes in #12 New opening hours" in read(card)
    difference = next(block for block in card.blocks if isinstance(block, Difference))
    assert difference.runs[-1] == ("added", " And on Fridays.")


def test_a_second_proposal_on_one_agreement_says_what_it_waits_for() -> None:
    village = adopted()
    former = Former(StreamId("p12-agreement"), 12)
    village.propose(CLEO, id="p13", number=13, replaces=former)
    village.propose(DAN, id="p14", number=14, replaces=former, held_by=StreamId("p13"))
    card = village.card(stream="p14")
    assert "When #13, which changes the same agreement, has ended, this one begins" in read(card)
    assert verbs(card.actions) == ["withdraw"]


# --- the end ------------------------------------------------------------------------------------------


def test_a_decision_shows_stances_and_reasons_by_name_and_no_count_of_them() -> None:
    day = BEGIN + timedelta(days=180)
    village = quick(dates=Dates(Review(day.date(), day), None))
    village.consents(ANA, BEN, DAN)
    village.does(CLEO, consent.Consent(village.words("Let's try it.")))
    said = read(village.card())
    assert said.startswith(
        "#12 New opening hours: decided\nThe circle Garden decided by consent on Mon 2 Mar."
    )
    assert "Ana, Ben and Dan consent\nCleo consents: Let's try it." in said
    assert "To be looked at again on Sat 29 Aug." in said
    assert "decisions show #12" in said
    assert "4 of 4" not in said


def test_the_record_tells_how_an_objection_was_worked_in() -> None:
    village = objected()
    village.does(BEN, consent.Amend(village.words("Tuesdays and Saturdays.")))
    village.consents(ANA, BEN, CLEO, DAN)
    said = read(village.card())
    assert "Cleo, to text 1: Families can only\ncome at weekends. – worked in;" in said
    assert "Cleo says that it is met" in said


def test_an_answer_that_was_changed_before_the_round_ended_stays_between_its_author_and_us() -> None:
    village = quick()
    village.objects(CLEO, "Never.")
    village.consents(CLEO, ANA, BEN, DAN)
    assert "Never." not in read(village.card())


def test_an_objection_taken_back_in_the_open_stays_on_record_as_taken_back() -> None:
    village = objected()
    village.does(CLEO, consent.WithdrawObjection())
    assert "come at weekends. – taken back by Cleo" in read(village.card())


def test_a_lapse_is_never_called_consent() -> None:
    village = Village(settings=Settings(silence="lapse"))
    village.propose(BEN, quick=True)
    village.consents(ANA, BEN, CLEO)
    village.waits(days=4)
    said = read(village.card())
    assert "no objection by the deadline" in said
    assert "decided by consent" not in said
    assert "No answer by the deadline: Dan." in said
    assert "Ana, Ben and Cleo consent" in said


def test_a_meeting_in_the_middle_of_the_round_shows_nobodys_answer() -> None:
    village = quick()
    village.objects(CLEO, "Too early.")
    village.consents(ANA)
    village.does(DAN, consent.Meet(village.words("Thursday at seven.")))
    said = read(village.card())
    assert "Thursday at seven." in said
    assert "Too early." not in said
    assert "Ana" not in said
    assert "Put #12 on the agenda of your next meeting." in said


@pytest.mark.parametrize(
    ("command", "title", "then"),
    [
        (consent.Meet(), "taken to a meeting", "agenda of your next meeting"),
        (consent.Withdraw(), "withdrawn", "can propose it anew"),
        (consent.Escalate(GARDEN), "handed to the parent circle", "a proposal in the circle Garden now"),
        (consent.Route(StreamId("far")), "handed to another circle", "asked whether it takes it"),
    ],
)
def test_every_way_out_names_a_next_step(command: object, title: str, then: str) -> None:
    village = Village()
    village.propose(ANA)
    village.does(ANA, command)
    said = read(village.card())
    assert said.startswith(f"#12 New opening hours: {title}")
    assert then in said


def test_what_an_adoption_did_is_said_as_done() -> None:
    village = adopted(effect=Effect("closing", GARDEN))
    said = read(village.card())
    assert "The circle is closed." in said
    assert "If it is adopted" not in said
