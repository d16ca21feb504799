"""What people are told for their eyes only, and what they can do at once."""

import pytest

from bot.cards import Difference, Name, Quote
from bot.core.consent import commands as consent
from bot.core.consent.state import Effect
from bot.core.kernel import Notice, message
from bot.core.process import MemberJoined
from bot.rows import AccountRow, Member
from tests.views.village import ANA, BEN, CLEO, DAN, EVE, GARDEN, TEXT, Village, labels, marks, read


def objected(reason: str = "Families can't come.") -> Village:
    village = Village()
    village.propose(BEN, quick=True)
    village.objects(CLEO, reason)
    village.consents(ANA, BEN, DAN)
    return village


def test_a_question_reaches_the_proposer_who_answers_in_one_form() -> None:
    village = Village()
    village.propose(BEN)
    village.does(CLEO, consent.Ask(village.words("Who keeps\nthe key?")))
    card = village.told(BEN)
    assert read(card).startswith("Garden\n#12 New opening hours: Cleo asks you what is meant.")
    assert [block.text for block in card.blocks if isinstance(block, Quote)] == ["Who keeps\nthe key?"]
    answer = card.actions[0]
    assert (answer.label, answer.token) == ("Answer", "p12/r1-questions/answer/1")
    assert answer.intro == "The question: Who keeps\nthe key?"


def test_the_asker_reads_question_and_answer_verbatim() -> None:
    village = Village()
    village.propose(BEN)
    village.does(CLEO, consent.Ask(village.words("Who keeps the key?")))
    village.does(BEN, consent.AnswerQuestion(village.words("The secretary."), 1))
    quotes = [block.text for block in village.told(CLEO).blocks if isinstance(block, Quote)]
    assert quotes == ["Who keeps the key?", "The secretary."]


def test_who_objects_without_words_is_helped_and_not_hurried() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    village.objects(CLEO, "")
    village.waits(days=1)
    village.consents(ANA, BEN, DAN)
    card = village.told(CLEO)
    said = read(card)
    assert "what would the proposal harm, seen from the aim? What would you need to live with it?" in said
    assert "The aim of the circle Garden: vegetables for forty households" in said
    assert labels(card)[:3] == ["Say why", "Integrated", "Withdraw objection"]
    assert card.actions[0].asks[0].name == "reason"


def test_a_new_text_comes_with_the_difference_and_is_answered_with_one_tap() -> None:
    village = objected()
    village.does(BEN, consent.Amend(village.words(f"{TEXT} And on Fridays.")))
    card = village.told(ANA)
    difference = next(block for block in card.blocks if isinstance(block, Difference))
    assert difference.runs[-1] == ("added", " And on Fridays.")
    assert card.actions[0].label == "Consent"
    assert not card.actions[0].asks
    assert marks(card)["👍"] == "Consent"
    met = village.told(CLEO)
    assert "there is a new text, meant to meet what you said" in read(met)
    assert labels(met)[:2] == ["Consent", "Object"]
    assert {"Integrated", "Withdraw objection"} <= set(labels(met))
    assert "Integrated" not in labels(card)


def test_whose_answer_is_missing_gets_the_text_and_four_ways_to_answer() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    village.consents(ANA, BEN, CLEO)
    village.waits(days=4)
    card = village.told(DAN)
    assert labels(card)[:4] == ["Consent", "Object", "More time", "Not on this one"]
    assert TEXT in read(card)


def test_a_word_that_waited_too_long_isnt_sent() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    village.waits(days=4)
    stream, notice = next(
        each for each in reversed(village.notices) if each[1].to == DAN and "missing" in each[1].text.key
    )
    assert village.sent(stream, notice) is not None
    village.consents(DAN)
    assert village.sent(stream, notice) is None


def test_nudges_during_integration_never_go_to_the_objector() -> None:
    village = objected()
    before = len(village.notices)
    village.waits(days=8)
    assert {notice.to for _, notice in village.notices[before:]} == {ANA, BEN}
    assert "Amend" in labels(village.told(BEN))


def test_a_stuck_facilitator_finds_the_ways_out_first() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    village.consents(ANA, BEN, CLEO)
    village.waits(days=18)
    assert labels(village.told(ANA, "consent-stuck"))[:2] == ["Meeting", "Withdraw"]


def test_whoever_a_removal_concerns_reads_the_whole_text_and_isnt_asked() -> None:
    village = Village()
    village.propose(BEN, quick=True, effect=Effect("removal", GARDEN, DAN), about=DAN)
    card = village.told(DAN)
    assert TEXT in read(card)
    assert labels(card) == ["Ask"]


def test_a_joiner_can_be_asked_too_by_the_facilitator() -> None:
    village = Village(ANA, BEN, CLEO)
    village.propose(BEN, quick=True)
    village.does(ANA, MemberJoined(DAN))
    card = village.told(ANA, "consent-joiner")
    assert labels(card)[:2] != []
    tokens = {action.label: action.token for action in card.actions}
    assert tokens["Ask too"] == "p12/r1-consent/ask-too/dan"
    assert tokens["Inform only"] == "p12/r1-consent/inform-only/dan"
    assert not village.told(DAN, "consent-joined-later").actions


def test_the_last_answer_can_be_taken_back_by_its_giver_alone() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    village.consents(ANA, BEN, CLEO, DAN)
    told = Notice(message("told-you-were-last"), slot="outcome")
    theirs = village.sent(village.state().process, _to(told, DAN))
    others = village.sent(village.state().process, _to(told, ANA))
    assert theirs is not None
    assert others is not None
    assert labels(theirs) == ["It was a mistake"]
    assert not others.actions
    assert "within 10 minutes" in read(theirs)
    assert read(theirs).startswith("#12 New opening hours · Garden\n")


def _to(notice: Notice, member: str) -> Notice:
    return Notice(notice.text, to=member, slot=notice.slot)  # type: ignore[arg-type]


def test_why_somebody_isnt_asked_is_said_in_a_sentence() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    decided = village.does(EVE, consent.Object(village.words("I live next door.")))
    card = village.sent(None, Notice(decided.said, to=EVE))  # type: ignore[union-attr, arg-type]
    assert card is not None
    assert "it doesn't stop the decision. Only members decide here;" in read(card)


def test_what_somebody_typed_is_repeated_without_control_characters_and_not_at_length() -> None:
    village = Village()
    hostile = "a\x00b\x1b[31m\u202ec" + "long " * 20_000
    said = village.sent(None, Notice(message("refused-moment-unreadable", given=hostile), to=DAN))
    assert said is not None
    assert "“ab[31mc" in read(said)
    assert len(read(said)) < 1_200


# --- in the place -------------------------------------------------------------------------------------


def test_a_notice_in_the_place_carries_only_what_it_is_about_and_no_marks() -> None:
    village = objected()
    village.does(BEN, consent.Correct(village.words("The workshop opens\non Thursdays.")))
    card = village.told(None)
    assert labels(card) == ["Changes the meaning"]
    assert not marks(card)
    assert read(card).endswith("anybody can say so, and it becomes a new text.")


def test_pings_are_for_those_who_are_named_and_nobody_else() -> None:
    village = Village()
    notice = Notice(message("circle-joined", member="x"), pings=(ANA,))
    card = village.sent(GARDEN, notice)
    assert card is not None
    assert card.pings == (Name(ANA, "Ana", {"web": "@ana"}, ping=True),)


# --- over all circles ---------------------------------------------------------------------------------


def test_the_inbox_shows_all_that_waits_each_with_its_answers() -> None:
    village = Village()
    village.propose(BEN)
    village.propose(CLEO, id="p13", number=13, title="A shredder", quick=True)
    card = village.shows(DAN, "view-inbox")
    said = read(card)
    assert "#12 New opening hours · Garden\nIs it clear what is meant? Until Wed 4 Mar" in said
    assert "#13 A shredder · Garden\nIs it good enough for now, and safe enough to try?" in said
    assert {"#12 No questions", "#13 Consent", "#13 Object"} <= set(labels(card))
    assert not marks(card), "a mark would mean two things"


def test_an_empty_inbox_says_so() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    village.consents(DAN)
    assert "Nothing waits for you." in read(village.shows(DAN, "view-inbox"))


def test_whoever_asks_to_join_waits_in_the_facilitators_inbox() -> None:
    from bot.core.circle import commands as c

    village = Village()
    village.does(EVE, c.Join(), "garden")
    card = village.shows(ANA, "view-inbox")
    assert "Would like to join: Eve." in read(card)
    assert labels(card) == ["Let in"]
    assert "Nothing waits" in read(village.shows(BEN, "view-inbox"))


def reminder(village: Village, *processes: str):  # type: ignore[no-untyped-def]
    return village.sent(None, Notice(message("reminder", processes=processes), to=DAN))


def test_one_reminder_tells_all_that_waits() -> None:
    village = Village()
    village.propose(BEN)
    village.propose(CLEO, id="p13", number=13, title="A shredder", quick=True)
    said = read(reminder(village, "p12", "p13"))
    assert said.startswith("A short reminder: 2 answers of yours are waited for")
    assert "#12 New opening hours" in said
    assert "#13 A shredder" in said


def test_a_reminder_of_one_thing_carries_its_text_and_answers() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    card = reminder(village, "p12")
    assert TEXT in read(card)
    assert labels(card)[0] == "Consent"
    assert marks(card)["👍"] == "Consent"


def test_nobody_is_reminded_of_what_they_have_answered() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    village.consents(DAN)
    assert reminder(village, "p12") is None


def test_details_are_all_that_one_may_do_and_the_former_texts() -> None:
    village = objected()
    village.does(BEN, consent.Amend(village.words("Tuesdays and Saturdays.")))
    village.consents(ANA)
    card = village.shows(ANA, "view-details", process="p12")
    assert f"Former texts\nText 1, by Ben\n{TEXT}" in read(card)
    assert "Your answer so far: you consent." in read(card)
    assert {"Hand over", "Correct a slip", "Park another idea"} <= set(labels(card))
    assert "Take over" not in labels(card)


# --- language -----------------------------------------------------------------------------------------


def test_a_private_word_is_in_its_readers_zone_and_a_card_in_the_circles() -> None:
    village = Village()
    village.unit.put(Member(DAN, "Dan", timezone="America/New_York"))
    village.propose(BEN, quick=True)
    assert "Until Thu 5 Mar, 04:00" in read(village.shows(DAN, "view-inbox"))
    assert "until Thu 5 Mar, 10:00 CET" in read(village.card())


def test_words_and_names_that_were_forgotten_keep_their_place() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    village.unit.put(Member(BEN, "Ben", forgotten=True))
    for key, row in list(village.unit.rows.items()):
        if key[0].__name__ == "Words" and row.text == TEXT:
            village.unit.rows[key] = type(row)(row.id, None, None, row.at)
    said = read(village.card())
    assert "somebody who was forgotten proposes\n[forgotten]" in said
    assert "Ben" not in said


@pytest.mark.parametrize("zone", ["Nowhere/At_All", "", "../etc"])
def test_a_zone_that_isnt_one_is_read_as_utc(zone: str) -> None:
    village = Village()
    village.unit.put(Member(DAN, "Dan", timezone=zone))
    village.unit.put(AccountRow("web", "@dan", DAN, "Dan"))
    village.propose(BEN, quick=True)
    assert read(village.shows(DAN, "view-inbox"))
