"""What people hear of their commands and buttons on Slack, on good days and bad ones."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog

from adapters.slack.around import place_of
from adapters.slack.interactions import read_interaction
from bot.ports import Command, Gone, MessageRef, Press
from tests.adapters.slack.asked import CONSENT, OBJECT, Village, reply, village_of
from tests.slack.people import Person
from tests.slack.server import Slack

pytestmark = pytest.mark.usefixtures("no_pauses")


@pytest.fixture
async def village(server: Slack) -> AsyncIterator[Village]:
    async with village_of(server) as found:
        yield found


# --- commands -------------------------------------------------------------------------------------------


async def test_what_all_may_read_is_answered_to_all_with_the_acknowledgement(village: Village) -> None:
    village.desk.replies["circle show"] = reply("The garden's circle", private=False)
    answered = await village.ana.slash(village.garden, "/circle", "show")
    assert not answered.failed
    assert "The garden's circle" in answered.text
    await village.ben.sees(village.garden, "The garden's circle")
    assert village.desk.acts == [Command("circle", "show")]
    assert not answered.interaction.used


@pytest.mark.parametrize("refused", [False, True])
async def test_what_is_for_one_person_only_they_read(village: Village, refused: bool) -> None:
    village.desk.replies["consent quick"] = reply("Not so.", private=not refused, refused=refused)
    text = "quick A shredder\nFor 400 €."
    answered = await village.ana.slash(village.garden, "/consent", text)
    assert "Not so." in answered.text
    assert not village.ben.messages(village.garden)
    assert ("For 400 €." in answered.text) == refused, "words that weren't taken are given back"


async def test_a_command_after_which_there_is_nothing_to_say_is_done(village: Village) -> None:
    answered = await village.ana.slash(village.garden, "/consent", "quick A shredder\nFor 400 €.")
    assert answered.text.strip() == "Done."
    assert not village.ben.messages(village.garden)


async def test_a_line_that_is_no_command_is_told_so(village: Village) -> None:
    village.desk.replies[""] = reply("There is no such command.", refused=True)
    answered = await village.ana.slash(village.garden, "/consent", "quik A shredder")
    assert "no such command" in answered.text


@pytest.mark.parametrize("private", [False, True])
async def test_an_answer_that_takes_long_follows_the_acknowledgement(village: Village, private: bool) -> None:
    village.desk.replies["circle show"] = reply("The garden's circle", private=private)
    village.desk.free.clear()
    village.late = True
    answered = await village.ana.slash(village.garden, "/circle", "show")
    assert not answered.failed
    assert village.said == [None]
    village.desk.free.set()
    await answered.sees("The garden's circle")
    assert bool(village.ben.messages(village.garden)) != private


async def test_an_acknowledgement_that_is_lost_takes_no_answer_along(village: Village) -> None:
    village.desk.replies["circle show"] = reply("The garden's circle", private=False)
    village.deaf = True
    village.server.patience = 0.2
    answered = await village.ana.slash(village.garden, "/circle", "show")
    assert answered.failed
    await answered.sees("The garden's circle")
    assert len(village.said) == 1


async def test_an_engine_that_fails_is_owned_up_to_and_no_word_is_lost(village: Village) -> None:
    village.desk.replies["consent quick"] = RuntimeError("the disk is full")
    answered = await village.ana.slash(village.garden, "/consent", "quick A shredder\nFor 400 €.")
    assert not answered.failed
    assert "Something went wrong" in answered.text
    assert "For 400 €." in answered.text


async def test_an_answer_that_cannot_be_drawn_is_owned_up_to(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.desk.replies["circle show"] = reply("The garden's circle", private=False)
    drawn: list[Any] = []

    def broken(card: Any) -> Any:
        drawn.append(card)
        if len(drawn) == 1:
            raise ValueError("no such block")
        return {"text": "Something went wrong", "blocks": []}

    monkeypatch.setattr("adapters.slack.render.payload", broken)
    answered = await village.ana.slash(village.garden, "/circle", "show")
    assert not answered.failed
    await answered.sees("Something went wrong")


# --- ways that don't lead there any more ----------------------------------------------------------------


async def slowly(village: Village) -> Any:
    """Ana asks for something, and its answer has to find another way than the acknowledgement."""
    village.desk.replies["circle show"] = reply("The garden's circle")
    village.late = True
    village.desk.free.clear()
    answered = await village.ana.slash(village.garden, "/circle", "show")
    village.desk.free.set()
    return answered


@pytest.mark.parametrize("status", [400, 404, 410])
async def test_an_answer_that_is_too_late_for_its_address_is_shown_in_the_channel(
    village: Village, status: int
) -> None:
    fault = village.server.fail("response_url", status, times=9)
    answered = await slowly(village)
    await answered.sees("The garden's circle")
    assert len(village.server.called("chat.postEphemeral")) == 1
    assert fault.met == 1, "what is over is over"


@pytest.mark.parametrize("status", [429, 500, None])
async def test_an_answer_is_tried_again_while_slack_is_busy(village: Village, status: int | None) -> None:
    village.server.fail("response_url", status, times=2, retry_after=0)
    answered = await slowly(village)
    await answered.sees("The garden's circle")
    assert not village.server.called("chat.postEphemeral")


async def test_what_all_read_is_never_said_to_all_twice(village: Village) -> None:
    village.server.fail("response_url", None, after=True)
    village.desk.replies["circle show"] = reply("The garden's circle", private=False)
    village.late = True
    village.desk.free.clear()
    await village.ana.slash(village.garden, "/circle", "show")
    village.desk.free.set()
    await village.settled()
    assert len(village.ben.messages(village.garden)) == 1


async def test_where_nothing_can_be_shown_the_person_is_told_privately(village: Village) -> None:
    village.server.fail("response_url", 404, times=9)
    village.server.remove_bot(village.garden)
    await slowly(village)
    await village.settled()
    [(user, card)] = village.whispered
    assert user == village.ana.id
    assert card == village.desk.replies["circle show"].card  # type: ignore[union-attr]


async def test_slack_is_not_waited_for_longer_than_somebody_would_wait(village: Village) -> None:
    village.server.fail("response_url", 429, times=1, retry_after=600)
    answered = await slowly(village)
    await answered.sees("The garden's circle")
    assert village.server.called("chat.postEphemeral")


async def test_no_address_for_answers_stands_in_a_log(
    village: Village, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    village.server.fail("response_url", None, times=1)
    village.server.fail("response_url", 404, times=9)
    with structlog.testing.capture_logs() as lines:
        answered = await slowly(village)
        await village.settled()
    url = answered.interaction.response_url(village.server)
    assert lines
    ours = [one.getMessage() for one in caplog.records if not one.name.startswith("slack_sdk.socket_mode")]
    assert not any(url in text for text in [repr(lines), *ours])


async def test_of_a_crowd_all_are_acknowledged_while_the_answers_go_out_one_after_the_other(
    server: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.responding.AT_ONCE", 2)
    slow = server.slow("response_url", 0.2, times=9)
    async with village_of(server) as village:
        village.desk.replies[CONSENT.token] = reply("Noted.")
        card = await village.hangs(CONSENT)
        crowd = [Person(server, f"Person {number}") for number in range(5)]
        answers = await asyncio.gather(*(one.presses(card, CONSENT.label) for one in crowd))
        assert not any(answered.failed for answered in answers)
        await server.until(lambda: any(answered.messages for answered in answers))
        assert slow.met <= 3
        await village.settled()
        assert all("Noted." in answered.text for answered in answers)


# --- buttons --------------------------------------------------------------------------------------------


async def test_a_button_after_which_the_card_says_it_all_is_answered_by_nothing(village: Village) -> None:
    card = await village.hangs(CONSENT)
    answered = await village.ana.presses(card, "Consent")
    await village.settled()
    assert not answered.failed
    assert not answered.messages
    [inbound] = village.desk.handled
    assert inbound.act == Press(CONSENT.token)
    assert inbound.about == MessageRef(place_of(village.server.team.id, village.garden.id), card.ts)


async def test_a_button_is_answered_to_who_pressed_it(village: Village) -> None:
    village.desk.replies[CONSENT.token] = reply("Your answer is in.")
    root = await village.hangs()
    card = await village.hangs(CONSENT, thread=root.ts)
    answered = await village.ana.presses(card, "Consent")
    told = await answered.sees("Your answer is in.")
    assert told.thread_ts == root.ts
    assert len(village.ben.messages(village.garden)) == 2


@pytest.mark.parametrize("lost", [False, True])
async def test_what_began_in_a_thread_is_answered_there_by_whichever_way(
    village: Village, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    bodies: list[Any] = []

    async def kept(wire: Any, team: str, url: str, body: Any) -> None:
        bodies.append(body)
        if lost:
            raise Gone("used")

    monkeypatch.setattr("adapters.slack.responding.respond", kept)
    village.desk.replies[CONSENT.token] = reply("Your answer is in.")
    root = await village.hangs()
    await village.ana.presses(await village.hangs(CONSENT, thread=root.ts), "Consent")
    await village.settled()
    assert [body["thread_ts"] for body in bodies] == [root.ts]
    if lost:
        told = await village.ana.sees(village.garden, "Your answer is in.")
        assert told.thread_ts == root.ts


async def test_a_button_on_what_one_person_alone_sees_is_answered_in_its_place(village: Village) -> None:
    village.desk.replies[CONSENT.token] = reply("Your answer is in.")
    shown = await village.hangs(CONSENT, only=village.ana)
    answered = await village.ana.presses(shown, "Consent")
    await village.ana.sees(village.garden, "Your answer is in.")
    assert answered.updated
    assert len(village.ana.messages(village.garden)) == 1


async def test_what_one_person_alone_sees_says_that_it_is_done_where_there_is_nothing_more_to_say(
    village: Village,
) -> None:
    shown = await village.hangs(CONSENT, only=village.ana)
    answered = await village.ana.presses(shown, "Consent")
    await village.ana.sees(village.garden, "Done")
    assert answered.updated


async def test_a_refusal_takes_no_buttons_away(village: Village) -> None:
    village.desk.replies[CONSENT.token] = reply("Not you.", refused=True)
    shown = await village.hangs(CONSENT, only=village.ana)
    answered = await village.ana.presses(shown, "Consent")
    await answered.sees("Not you.")
    assert not answered.updated
    await village.ana.sees(village.garden, "A shredder")


async def test_a_button_that_needs_no_form_any_more_is_pressed_as_it_is(village: Village) -> None:
    village.desk.replies[OBJECT.token] = reply("That is over.", refused=True)
    card = await village.hangs(OBJECT)
    answered = await village.ana.presses(card, "Object")
    await answered.sees("That is over.")
    assert not answered.modal
    assert village.desk.acts == [Press(OBJECT.token)]


async def test_a_slow_button_is_acknowledged_and_answered_later(village: Village) -> None:
    village.desk.replies[CONSENT.token] = reply("Your answer is in.")
    village.desk.free.clear()
    village.late = True
    answered = await village.ana.presses(await village.hangs(CONSENT), "Consent")
    assert not answered.failed
    village.desk.free.set()
    await answered.sees("Your answer is in.")


async def test_the_same_press_that_comes_twice_counts_once_and_is_acknowledged_twice(
    village: Village,
) -> None:
    village.desk.replies[CONSENT.token] = reply("Your answer is in.")
    answered = await village.ana.presses(await village.hangs(CONSENT), "Consent")
    await village.server.delivery.send("interactive", answered.interaction.payload)
    await village.settled()
    assert len(village.desk.handled) == 1
    assert village.said == [None, None]
    assert len(answered.messages) == 1


async def test_who_is_cut_off_has_done_nothing(village: Village) -> None:
    village.desk.free.clear()
    around = village._around()
    card = await village.hangs(CONSENT)
    village.late = True
    answered = await village.ana.presses(card, "Consent")
    village.desk.begun.clear()
    said: list[Any] = []

    async def ack(payload: Any) -> None:
        said.append(payload)

    again = read_interaction(answered.interaction.payload | {"actions": [_later(answered)]}, around)
    assert again is not None
    taking = asyncio.create_task(village.answering.take(again, ack, time.monotonic()))
    await village.desk.begun.wait()
    taking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await taking
    assert village.desk.cancelled == 1
    assert not said, "what wasn't done isn't acknowledged"


def _later(answered: Any) -> Any:
    [action] = answered.interaction.payload["actions"]
    return {**action, "action_ts": "1999999999.000001"}
