"""Forms and choices on Slack: how they open, what becomes of them, and what people read when they can't."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from adapters.slack.render import payload
from bot.cards import Action, Card, Paragraph
from bot.ports import Command, Press, Suggestion
from tests.adapters.slack.asked import CONSENT, OBJECT, Village, form, reply, village_of
from tests.slack.client import web_client
from tests.slack.filling import submitted
from tests.slack.model import View
from tests.slack.reading import buttons
from tests.slack.server import Slack

QUICK = "-/-/consent.quick"

pytestmark = pytest.mark.usefixtures("no_pauses")


@pytest.fixture
async def village(server: Slack) -> AsyncIterator[Village]:
    async with village_of(server) as found:
        found.desk.forms |= {
            "consent quick": form(QUICK, "title", "text", title="A small proposal"),
            QUICK: form(QUICK, "title", "text", title="A small proposal"),
            "consent propose": form("-/-/consent.propose", "title", "text", title="A proposal"),
            OBJECT.token: form(OBJECT.token, "reason"),
        }
        yield found


# --- opening --------------------------------------------------------------------------------------------


async def test_what_a_command_lacks_is_asked_and_then_done(village: Village) -> None:
    answered = await village.ana.slash(village.garden, "/consent", "quick")
    await answered.opens("A small proposal")
    assert village.said == [None]
    sent = await village.ana.submits(answered, title="A shredder", text="For 400 €.")
    assert not sent.failed
    await answered.sees("Done.")
    assert village.ana.view is None
    assert village.desk.acts == [Press(QUICK, {"title": "A shredder", "text": "For 400 €."})]
    assert village.desk.handled[0].place.id.endswith(village.garden.id)


async def test_a_button_with_a_form_asks_first_and_leaves_the_receipt_where_it_began(
    village: Village,
) -> None:
    card = await village.hangs(OBJECT)
    village.desk.replies[OBJECT.token] = reply("Your objection is in.")
    answered = await village.ana.presses(card, "Object")
    await village.ana.submits(answered, reason="It is too dear.")
    await answered.sees("Your objection is in.")
    [inbound] = village.desk.handled
    assert inbound.about is not None
    assert inbound.about.id == card.ts
    assert not village.ben.messages(village.garden)[1:]


async def test_while_a_form_is_slow_its_window_is_there(village: Village) -> None:
    village.desk.knows.clear()
    village.late = True
    answered = await village.ana.slash(village.garden, "/consent", "quick")
    await answered.opens("One moment")
    village.desk.knows.set()
    await answered.opens("A small proposal", "Title")


async def test_a_slow_form_that_isnt_needed_leaves_its_window_to_the_answer(village: Village) -> None:
    village.desk.forms.clear()
    village.desk.replies["consent quick"] = reply("You have no circle.", refused=True)
    village.desk.knows.clear()
    village.late = True
    answered = await village.ana.slash(village.garden, "/consent", "quick")
    await answered.opens("One moment")
    village.desk.knows.set()
    await answered.opens("You have no circle.")


async def test_a_complete_command_opens_no_window_however_slow_all_is(village: Village) -> None:
    village.desk.knows.clear()
    village.late = True
    answered = await village.ana.slash(village.garden, "/consent", "quick A shredder\nFor 400 €.")
    await answered.sees("Done.")
    assert not village.server.called("views.open")


async def test_an_engine_that_cannot_say_what_to_ask_is_owned_up_to(village: Village) -> None:
    village.desk.forms["consent quick"] = RuntimeError("the disk is full")
    answered = await village.ana.slash(village.garden, "/consent", "quick A shredder")
    await answered.sees("Something went wrong", "A shredder")


async def test_who_was_too_late_for_a_form_reads_what_to_do(village: Village) -> None:
    village.server.trigger_life = timedelta(0)
    command = await village.ana.slash(village.garden, "/consent", "quick A shredder")
    await command.sees("enter it again", "/consent quick Buy", "What you wrote", "A shredder")
    press = await village.ana.presses(await village.hangs(OBJECT), "Object")
    await press.sees("press “Object” again")
    said: Any = await village.ana.says(village.garden, "Let us buy a rake")
    shortcut = await village.ana.message_shortcut(said, "propose-this")
    await shortcut.sees("choose the shortcut again", "/consent propose", "Let us buy a rake")
    assert not village.desk.handled


async def test_a_form_whose_opening_isnt_confirmed_is_there_and_goes_on(village: Village) -> None:
    village.desk.knows.clear()
    village.late = True
    village.server.fail("views.open", None, after=True)
    answered = await village.ana.slash(village.garden, "/consent", "quick")
    await answered.opens("One moment")
    village.desk.knows.set()
    await answered.opens("A small proposal")
    assert not answered.messages


async def test_slack_that_is_busy_opens_no_form_and_the_person_reads_so(village: Village) -> None:
    village.server.fail("views.open", 429, times=9)
    answered = await village.ana.slash(village.garden, "/consent", "quick")
    await answered.sees("didn't open in time")


# --- a choice -------------------------------------------------------------------------------------------


async def test_who_names_only_the_group_chooses_what_to_do(village: Village) -> None:
    village.desk.replies[QUICK] = reply("There it is.")
    answered = await village.ana.slash(village.garden, "/consent")
    choice = await answered.opens("What do you want to do", "straight to consent")
    await village.ana.presses(choice, "quick")
    await answered.opens("A small proposal", "Title")
    sent = await village.ana.submits(answered, title="A shredder", text="For 400 €.")
    await village.ana.sees(village.garden, "There it is.")
    assert not sent.failed
    assert village.desk.handled[0].place.id.endswith(village.garden.id)


async def test_what_needs_no_form_is_done_and_answered_in_the_same_window(village: Village) -> None:
    village.desk.replies["-/-/circle.show"] = reply("The garden's circle", CONSENT)
    village.desk.replies[CONSENT.token] = reply("Your answer is in.")
    answered = await village.ana.slash(village.garden, "/circle")
    choice = await answered.opens("What do you want to do")
    await village.ana.presses(choice, "show")
    shown = await answered.opens("The garden's circle")
    await village.ana.presses(shown, "Consent")
    await answered.opens("Your answer is in.")
    assert [one.place for one in village.desk.handled] == [village.desk.handled[0].place] * 2
    assert not answered.messages


async def test_what_there_is_nothing_to_say_about_is_done(village: Village) -> None:
    answered = await village.ana.slash(village.garden, "/circle")
    await village.ana.presses(await answered.opens("What do you want to do"), "back")
    await answered.opens("Done.")


async def test_a_window_that_was_closed_meanwhile_is_answered_in_the_channel(village: Village) -> None:
    village.desk.replies["-/-/circle.show"] = reply("The garden's circle")
    answered = await village.ana.slash(village.garden, "/circle")
    choice = await answered.opens("What do you want to do")
    village.desk.free.clear()
    village.late = True
    await village.ana.presses(choice, "show")
    await village.ana.closes()
    village.desk.free.set()
    await village.ana.sees(village.garden, "The garden's circle")


@pytest.mark.parametrize("group", ["circle", "round", "consent", "election", "decisions"])
async def test_every_group_has_its_choice(village: Village, group: str) -> None:
    answered = await village.ana.slash(village.garden, f"/{group}")
    await answered.opens("What do you want to do")


def labels(view: View) -> set[str]:
    return {button["text"]["text"] for _, button in buttons(view)}


async def test_commands_of_a_running_process_are_offered_while_one_may_be_running(
    village: Village,
) -> None:
    quiet = await (await village.ana.slash(village.garden, "/consent")).opens("What do you want to do")
    assert {"propose", "quick"} <= labels(quiet)
    assert "advance" not in labels(quiet)
    village.desk.running = [Suggestion("1", "#1 A shredder")]
    busy = await (await village.ana.slash(village.garden, "/consent")).opens("What do you want to do")
    assert {"propose", "quick", "advance", "withdraw"} <= labels(busy)
    village.desk.knows.clear()
    slow = await (await village.ana.slash(village.garden, "/consent")).opens("What do you want to do")
    assert labels(slow) == labels(busy), "what can't be told at once is offered"


# --- sent -----------------------------------------------------------------------------------------------


async def open_form(village: Village) -> Any:
    answered = await village.ana.slash(village.garden, "/consent", "quick")
    await answered.opens("A small proposal")
    return answered


async def test_a_refused_form_stays_open_with_what_was_written(village: Village) -> None:
    village.desk.replies[QUICK] = reply("“whenever” is no time.", refused=True)
    opened = await open_form(village)
    sent = await village.ana.submits(opened, title="A shredder", text="whenever")
    assert sent.errors == {"text": "“whenever” is no time."}
    assert village.ana.view is opened.modal
    assert not sent.messages


async def test_a_refusal_that_names_no_field_stands_at_the_first(village: Village) -> None:
    village.desk.replies[QUICK] = reply("You are in no circle.", refused=True)
    sent = await village.ana.submits(await open_form(village), title="A shredder", text="For 400 €.")
    assert sent.errors == {"title": "You are in no circle."}


async def test_a_refused_form_that_is_sent_again_as_it_was_is_tried_again(village: Village) -> None:
    village.desk.replies[QUICK] = reply("Not yet.", refused=True)
    opened = await open_form(village)
    for _ in range(2):
        sent = await village.ana.submits(opened, title="A shredder", text="For 400 €.")
        assert sent.says("Not yet.")
    del village.desk.replies[QUICK]
    await village.ana.submits(opened, title="A shredder", text="For 400 €.")
    await opened.sees("Done.")
    assert len({one.key for one in village.desk.handled}) == 3


async def test_a_refusal_with_a_choice_closes_the_form_and_gives_the_words_back(village: Village) -> None:
    village.desk.replies[QUICK] = reply("Which circle?", Action("-/-/x.y", "Garden"), refused=True)
    opened = await open_form(village)
    await village.ana.submits(opened, title="A shredder", text="For 400 €.")
    await opened.sees("Which circle?", "What you wrote", "For 400 €.", "Garden")
    assert village.ana.view is None


async def test_a_slow_form_closes_and_its_refusal_follows_with_the_words(village: Village) -> None:
    village.desk.replies[QUICK] = reply("Not yet.", refused=True)
    opened = await open_form(village)
    village.desk.free.clear()
    village.late = True
    sent = await village.ana.submits(opened, title="A shredder", text="For 400 €.")
    assert not sent.failed
    assert village.ana.view is None
    village.desk.free.set()
    await opened.sees("Not yet.", "For 400 €.")


async def test_a_form_whose_act_cannot_be_handed_in_stays_open(village: Village) -> None:
    village.desk.replies[QUICK] = RuntimeError("the disk is full")
    opened = await open_form(village)
    sent = await village.ana.submits(opened, title="A shredder", text="For 400 €.")
    assert sent.says("Something went wrong")
    village.desk.replies.clear()
    await village.ana.submits(opened, title="A shredder", text="For 400 €.")
    await village.settled()
    keys = {one.key for one in village.desk.handled}
    assert len(keys) == 1, "what may have been done before the failure isn't done twice"


async def test_a_form_that_is_sent_twice_counts_once_and_gets_one_answer(village: Village) -> None:
    village.desk.replies[QUICK] = reply("Not yet.", refused=True)
    opened = await open_form(village)
    view: Any = opened.modal
    village.desk.free.clear()
    first = village.ana._asking.submission(village.ana, view, _filled(village, view))
    second = village.ana._asking.submission(village.ana, view, _filled(village, view))
    both = asyncio.gather(first, second)
    await village.desk.begun.wait()
    village.desk.free.set()
    one, other = await both
    assert one.errors == other.errors == {"title": "Not yet."}
    assert len(village.desk.handled) == 1


async def test_two_people_fill_in_forms_at_once(village: Village) -> None:
    card = await village.hangs(OBJECT)
    village.desk.replies[OBJECT.token] = reply("Your objection is in.")
    opened = {one: await one.presses(card, "Object") for one in (village.ana, village.ben)}
    for one, answered in opened.items():
        await one.submits(answered, reason=f"{one} objects")
    for answered in opened.values():
        await answered.sees("Your objection is in.")
        assert len(answered.messages) == 1
    told = {one.who.name: one.act.fields["reason"] for one in village.desk.handled}  # type: ignore[union-attr]
    assert told == {"Ana": "<Ana> objects", "Ben": "<Ben> objects"}


async def test_an_answer_to_a_form_is_not_lost_with_its_acknowledgement(village: Village) -> None:
    village.desk.replies[QUICK] = reply("There it is.")
    opened = await open_form(village)
    village.deaf = True
    village.server.patience = 0.2
    sent = await village.ana.submits(opened, title="A shredder", text="For 400 €.")
    assert sent.failed
    await opened.sees("There it is.")


# --- where there is no channel --------------------------------------------------------------------------


async def at_home(village: Village) -> Any:
    card = payload(Card(blocks=(Paragraph(("What waits for you",)),), actions=(CONSENT, OBJECT)))
    view = {"type": "home", "blocks": card["blocks"]}
    await web_client(village.server).views_publish(user_id=village.ana.id, view=view)
    return village.ana.home


async def test_in_the_apps_home_an_answer_opens_as_a_window(village: Village) -> None:
    village.desk.replies[CONSENT.token] = reply("Your answer is in.")
    answered = await village.ana.presses(await at_home(village), "Consent")
    await answered.opens("Your answer is in.")
    assert not village.whispered


async def test_in_the_apps_home_nothing_is_said_where_nothing_has_to_be(village: Village) -> None:
    answered = await village.ana.presses(await at_home(village), "Consent")
    await village.settled()
    assert not answered.modal
    assert not village.whispered


async def test_what_comes_too_late_for_a_window_is_told_privately(village: Village) -> None:
    village.desk.replies[CONSENT.token] = reply("Your answer is in.")
    village.server.trigger_life = timedelta(0)
    await village.ana.presses(await at_home(village), "Consent")
    await village.settled()
    assert [user for user, _ in village.whispered] == [village.ana.id]


async def test_the_receipt_of_a_form_from_the_apps_home_is_told_privately(village: Village) -> None:
    village.desk.replies[OBJECT.token] = reply("Your objection is in.")
    answered = await village.ana.presses(await at_home(village), "Object")
    await village.ana.submits(answered, reason="It is too dear.")
    await village.settled()
    [(_, card)] = village.whispered
    assert card == village.desk.replies[OBJECT.token].card  # type: ignore[union-attr]


async def test_a_proposal_can_be_started_from_anywhere(village: Village) -> None:
    answered = await village.ana.global_shortcut("propose")
    await answered.opens("A proposal")
    await village.ana.submits(answered, title="A rake", text="A good one.")
    assert isinstance(village.desk.acts[0], Press)


async def test_a_shortcut_that_is_refused_says_so_in_a_window(village: Village) -> None:
    village.desk.forms.clear()
    village.desk.replies["consent propose"] = reply("In which circle?", refused=True)
    answered = await village.ana.global_shortcut("propose")
    await answered.opens("In which circle?")
    assert village.desk.acts == [Command("consent", "propose")]


def _filled(village: Village, view: Any) -> Any:
    return submitted(village.server, view, {"title": "A shredder", "text": "For 400 €."})
