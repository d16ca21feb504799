"""What people read about circles and agreements, and where they find their way."""

from datetime import timedelta

from bot.cards import Capabilities, fit
from bot.core.agreement import Dates, Review
from bot.core.agreement.messages import ObjectLate
from bot.core.circle import commands as c
from bot.core.circle import role_slot
from bot.core.circle.state import SECRETARY
from bot.core.consent import commands as consent
from bot.core.kernel import StreamId
from bot.core.settings import Settings
from bot.rows import AccountRow, Membership
from tests.views.village import ANA, BEGIN, BEN, CLEO, DAN, EVE, GARDEN, TEXT, Village, labels, read, verbs

BEDS = StreamId("beds")


def with_beds(village: Village) -> Village:
    """A circle inside the garden."""
    create = c.Create("Beds", village.words("healthy soil"), parent=GARDEN, members=(BEN,))
    village.open("circle", BEDS, BEDS, 0, create, BEN)
    village.unit.put(Membership(BEN, BEDS))
    return village


# --- circles ------------------------------------------------------------------------------------------


def test_a_circles_card_says_what_it_is_for_and_who_belongs_to_it() -> None:
    village = with_beds(Village())
    village.does(DAN, c.Away(BEGIN + timedelta(days=9)), "garden")
    said = read(village.card(stream="garden"))
    assert said.startswith("Garden\nOur aim\nvegetables for forty households\n")
    assert "4 members: Ana, Ben, Cleo and Dan (on leave until Wed 11 Mar)." in said
    assert "Part of the circle Garden." in read(village.card(stream="beds"))


def test_a_role_that_was_assigned_is_shown_as_not_elected() -> None:
    village = Village()
    village.does(ANA, c.AssignRole(SECRETARY, CLEO), "garden")
    said = read(village.card(stream="garden"))
    assert "facilitator: Ana, assigned by Ana, not elected, until Tue 2 Jun" in said
    assert "secretary: Cleo, assigned by Ana, not elected" in said


def test_a_term_that_is_over_is_flagged_and_a_vacancy_is_told() -> None:
    village = Village()
    village.waits(days=100)
    assert "and Ana goes on until somebody follows" in read(village.card(stream="garden"))
    village.does(ANA, c.Leave(), "garden")
    assert "Nobody facilitates this circle now." in read(village.card(stream="garden"))


def test_who_cannot_be_reached_privately_is_named_to_whoever_asks() -> None:
    village = Village()
    village.unit.put(AccountRow("web", "@dan", DAN, "Dan", unreachable=True))
    assert "I can't reach Dan privately" in read(village.shows(None, "view-circle", circle="garden"))
    village.unit.put(AccountRow("matrix", "@dan:x", DAN, "Dan"))
    assert "I can't reach" not in read(village.shows(None, "view-circle", circle="garden"))


def test_whoever_asks_to_join_is_let_in_with_one_tap() -> None:
    village = Village()
    village.does(EVE, c.Join(), "garden")
    card = village.card(stream="garden")
    assert "Would like to join: Eve." in read(card)
    assert [action.token for action in card.actions] == [
        "garden/request-eve/let-in/eve",
        "garden/home/join",
        f"garden/home/elect/{role_slot('facilitator')}",
    ]
    told = village.told(None, "circle-requested")
    assert labels(told) == ["Let in"]
    village.does(ANA, c.LetIn(EVE), "garden")
    assert labels(village.card(stream="garden")) == ["Join", "Start an election: facilitator"]
    assert not village.told(None, "circle-requested").actions, "the word was answered"


def test_what_is_running_is_told_to_whoever_asks_and_not_on_a_card_that_would_grow_stale() -> None:
    village = Village()
    assert "Nothing is running." in read(village.shows(None, "view-circle", circle="garden"))
    village.propose(BEN, quick=True)
    said = read(village.shows(None, "view-circle", circle="garden"))
    assert "What is running\n#12 New opening hours: consent, until Thu 5 Mar, 10:00 CET" in said
    assert "New opening hours" not in read(village.card(stream="garden"))


def test_all_circles_are_a_tree_with_each_beneath_its_parent() -> None:
    village = with_beds(Village())
    said = read(village.shows(None, "view-circles", organisations=("org",)))
    assert said.splitlines()[1:] == [
        "Garden, 4 members: vegetables for forty households",
        "\N{EM SPACE}↳ Beds, one member: healthy soil",
    ]


def test_where_there_is_no_circle_the_tree_says_how_to_make_one() -> None:
    assert "“!circle create” makes one" in read(
        Village().shows(None, "view-circles", organisations=("elsewhere",))
    )


def test_settings_are_shown_as_they_are_typed() -> None:
    village = Village(settings=Settings(silence="lapse"))
    said = read(village.shows(None, "view-settings", circle="garden"))
    assert "Decided by the circle\nprofile: sofa\nsilence: lapse" in said
    assert "reminders: half, 24 hours" in said
    assert "consent: 3 days" in said


# --- agreements ---------------------------------------------------------------------------------------


def agreed(**more: object) -> Village:
    village = Village()
    village.propose(BEN, quick=True, **more)
    village.objects(CLEO, "Families can't come.")
    village.consents(ANA, BEN, DAN)
    village.does(BEN, consent.Amend(village.words(f"{TEXT} And on Saturdays.")))
    village.consents(ANA, BEN, CLEO, DAN)
    village.waits(days=1)
    return village


def reviewed() -> Dates:
    day = BEGIN + timedelta(days=30)
    return Dates(Review(day.date(), day), None)


def test_an_agreement_is_shown_with_its_text_and_how_it_came_about() -> None:
    said = read(agreed(dates=reviewed()).shows(ANA, "view-decision", agreement="p12-agreement"))
    assert said.startswith("#12 New opening hours\nIn force in the circle Garden.")
    assert f"{TEXT} And on Saturdays." in said
    assert "Decided by consent on 2 Mar 2026." in said
    assert "To be looked at again on Wed 1 Apr." in said
    assert "Ana, Ben, Cleo and Dan consent" in said
    assert "Families can't come. – worked in" in said


def test_the_list_says_what_is_in_force_by_circle_and_what_is_due() -> None:
    village = agreed(dates=reviewed())
    said = read(village.shows(ANA, "view-decisions", circles=("garden",)))
    assert "Garden\n#12 New opening hours, since 2 Mar 2026, to be looked at on Wed 1 Apr" in said
    village.waits(days=40)
    said = read(village.shows(ANA, "view-decisions", circles=("garden",)))
    assert "#12 New opening hours, since 2 Mar 2026: due to be looked at" in said
    assert "No agreement is in force" in read(village.shows(ANA, "view-decisions", circles=("beds",)))


def test_the_day_of_review_brings_renew_amend_and_drop() -> None:
    village = agreed(dates=reviewed())
    village.waits(days=40)
    card = village.told(None, "agreement-due")
    assert labels(card) == ["Renew", "Amend", "Drop"]
    assert card.actions[1].asks[0].value == f"{TEXT} And on Saturdays."
    assert card.actions[0].token == "p12-agreement/due-1/renew"


def test_a_late_objection_offers_an_earlier_review() -> None:
    village = agreed()
    village.does(DAN, ObjectLate(village.words("I was away."), DAN), "p12-agreement")
    card = village.told(None, "agreement-late")
    assert labels(card) == ["Earlier review"]
    assert verbs(card.actions) == ["review"]
    assert "I was away." in read(card)
    said = read(village.shows(ANA, "view-decision", agreement="p12-agreement"))
    assert "Objections after the decision\nDan, " in said


def test_a_search_finds_words_in_title_and_text_however_they_are_capitalised() -> None:
    village = agreed()
    for words in ("saturdays", "OPENING workshop"):
        assert "#12 New opening hours" in read(
            village.shows(ANA, "view-search", words=words, organisations=("org",))
        )
    said = read(village.shows(ANA, "view-search", words="shredder", organisations=("org",)))
    assert said.startswith("Agreements with “shredder”\nNo agreement in force has these words.")


# --- finding the way ----------------------------------------------------------------------------------


def test_help_without_a_circle_shows_how_to_make_one() -> None:
    card = Village().shows(None, "view-help", circles=())
    assert "Hello, I am Circlekeeper" in read(card)
    assert "There is no circle here yet." in read(card)
    assert "!circle create Garden" in read(fit(card, Capabilities()))
    assert "opens a form" in read(fit(card, Capabilities(form_fields=5)))


def test_help_shows_what_is_running_and_what_one_can_do() -> None:
    village = Village()
    village.propose(BEN, quick=True)
    said = read(village.shows(ANA, "view-help", circles=("garden",)))
    assert "#12 New opening hours: consent" in said
    assert "If you facilitate:" in said
    assert "!consent propose: a proposal with all steps" in said
    assert "Hello" not in said
    assert "If you facilitate:" not in read(village.shows(BEN, "view-help", circles=("garden",)))


def test_where_several_are_meant_each_is_one_tap() -> None:
    village = Village()
    village.propose(BEN)
    village.propose(CLEO, id="p13", number=13, title="A shredder", quick=True)
    card = village.shows(DAN, "view-choose", verb="consent object", processes=("p12", "p13"))
    assert labels(card) == ["#12 New opening hours", "#13 A shredder"]
    assert card.actions[1].token == "p13/r1-consent/object"
    assert card.actions[1].asks[0].name == "reason"
    assert "!consent object #12 …" in read(card)


def test_a_view_of_something_that_is_gone_says_so() -> None:
    assert read(Village().shows(ANA, "view-decision", agreement="gone")) == "I can't find that any more."


def test_my_own_settings_say_how_to_change_them() -> None:
    said = read(Village().shows(ANA, "view-person-settings", member="ana"))
    assert "quiet_hours: as your circle has it" in said
    assert "“inbox settings language: de”" in said
