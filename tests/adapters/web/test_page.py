"""The page in a real browser: what people see in their columns, and what they can do there."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Locator, Page, expect

from adapters.web import ROOM, Web
from bot.cards import Action, Ask, Card, Name, Paragraph, Quote, Said
from bot.core.kernel import MemberId
from bot.ports import Command, Inbound, Mark, Place, Press, Reply, Wrote
from tests.adapters.web.desk import SETTING, Desk
from tests.browser import browser
from tests.clock import StandingClock

pytestmark = pytest.mark.e2e

TEXT = "One of us waters\neach evening."


def card(answers: int = 0) -> Card:
    return Card(
        ("#1 ", Said("Water the beds <by a rota>")),
        (Quote(TEXT, ("The proposal",)), Paragraph((f"{answers} of 3 have answered.",))),
        (
            Action("s/r1/consent", "Consent", "👍"),
            Action("s/r1/object", "Object", "✋", (Ask("reason", "What harm do you see?"),)),
            Action("s/r1/amend", "Amend", asks=(Ask("text", "The new text", value=TEXT),)),
            Action("s/r1/withdraw", "Withdraw", weighty=True),
        ),
        pings=(Name(MemberId("1"), "Ben", {"web": "ben"}),),
    )


@dataclass
class Seen:
    """An open page, and what stands behind it."""

    page: Page
    web: Web
    desk: Desk
    troubles: list[str]

    def column(self, who: str) -> Locator:
        return self.page.locator(f"#column-{who}")

    def button(self, who: str, label: str) -> Locator:
        return self.column(who).get_by_role("button", name=label, exact=True).last


@contextlib.asynccontextmanager
async def opened(desk: Desk, *, width: int = 1280, height: int = 900) -> AsyncIterator[Seen]:
    web = Web(StandingClock(), SETTING)
    address = await web.open()
    running = asyncio.create_task(web.run(desk))
    troubles: list[str] = []
    try:
        async with browser() as started:
            page = await started.new_page(viewport={"width": width, "height": height})
            page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: troubles.append(str(error)))
            page.on(
                "request",
                lambda asked: (
                    None if asked.url.startswith((address, "data:")) else troubles.append(asked.url)
                ),
            )
            await page.goto(address)
            await page.wait_for_selector("body[data-ready]")
            yield Seen(page, web, desk, troubles)
            assert troubles == []
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def test_all_see_the_room_and_each_sees_only_their_own_private_messages() -> None:
    async def answer(inbound: Inbound) -> Reply | None:
        return Reply(Card((), (Paragraph(("Your answer is kept.",)),)), private=True)

    async with opened(Desk(answer)) as seen:
        await seen.web.post("k", ROOM, card())
        await seen.web.post("p", Place("web", "private-cleo"), Card(("A word for Cleo",)))
        for who in ("ana", "ben", "cleo"):
            await expect(seen.column(who).get_by_role("heading", level=3).first).to_have_text(
                "#1 Water the beds <by a rota>"
            )
        await seen.button("ben", "Consent").click()
        await expect(seen.column("ben").locator(".only")).to_contain_text("Your answer is kept.")
        await expect(seen.column("ana").locator(".only")).to_have_count(0)
        cleos = seen.column("cleo").get_by_role("tab", name="Private")
        await expect(cleos.locator(".badge")).to_have_text("1")
        await cleos.click()
        await expect(seen.column("cleo").get_by_role("tabpanel")).to_contain_text("A word for Cleo")
        await expect(cleos.locator(".badge")).to_be_hidden()
        assert await seen.page.get_by_text("A word for Cleo").count() == 1


async def test_a_form_keeps_what_was_typed_while_its_card_is_redrawn() -> None:
    async with opened(Desk()) as seen:
        ref = await seen.web.post("k", ROOM, card())
        await seen.button("ben", "Object").click()
        field = seen.column("ben").get_by_label("What harm do you see?")
        await expect(field).to_be_focused()
        await field.press_sequentially("Too we")
        await seen.web.edit(ref, card(answers=2))
        await expect(seen.column("ben")).to_contain_text("2 of 3 have answered.")
        await field.press_sequentially("t.")
        await seen.column("ben").locator(".asks").get_by_role("button", name="Object").click()
        await expect(seen.column("ben").locator(".asks")).to_have_count(0)
        assert [taken.act for taken in seen.desk.taken] == [Press("s/r1/object", {"reason": "Too wet."})]


async def test_a_text_is_amended_from_what_it_is_now() -> None:
    async with opened(Desk()) as seen:
        await seen.web.post("k", ROOM, card())
        await seen.button("ana", "Amend").click()
        await expect(seen.column("ana").get_by_label("The new text")).to_have_value(TEXT)


async def test_what_weighs_is_asked_twice() -> None:
    async with opened(Desk()) as seen:
        await seen.web.post("k", ROOM, card())
        await seen.button("ana", "Withdraw").click()
        await expect(seen.column("ana").locator(".panel:visible")).to_contain_text("Are you sure?")
        assert seen.desk.taken == []
        await seen.button("ana", "Cancel").click()
        await expect(seen.column("ana").locator(".panel:visible")).to_have_count(0)
        await seen.button("ana", "Withdraw").click()
        await seen.column("ana").locator(".panel").get_by_role("button", name="Withdraw").click()
        await expect(seen.column("ana").locator(".panel:visible")).to_have_count(0)
        assert [taken.act for taken in seen.desk.taken] == [Press("s/r1/withdraw")]


async def test_a_mark_is_put_and_taken_back_and_says_its_word() -> None:
    async with opened(Desk()) as seen:
        await seen.web.post("k", ROOM, card())
        await seen.button("cleo", "React").click()
        await seen.button("cleo", "👍 Consent").click()
        for who in ("ana", "cleo"):
            await expect(seen.column(who).locator(".mark")).to_have_text("👍 Cleo")
        await seen.column("cleo").locator(".mark").click()
        await expect(seen.column("ana").locator(".mark")).to_have_count(0)
        put, taken = (act.act for act in seen.desk.taken)
        assert isinstance(put, Mark)
        assert taken.mark == put.mark


async def test_ana_proposes_with_the_keyboard_alone() -> None:
    async with opened(Desk()) as seen:
        await seen.page.get_by_role("button", name="Ana proposes something").focus()
        await seen.page.keyboard.press("Enter")
        await expect(seen.column("ana").get_by_label("Title")).to_be_focused()
        await seen.page.keyboard.press("Enter")
        await expect(seen.column("ana").get_by_label("Title")).to_have_count(0)
        assert [taken.act for taken in seen.desk.taken] == [
            Command(
                "consent", "quick", {"title": "Water the beds by a rota", "text": "By turns, each evening."}
            )
        ]


async def test_words_typed_in_a_column_are_that_persons_words() -> None:
    async with opened(Desk()) as seen:
        await seen.web.post("k", ROOM, card())
        await seen.button("ben", "Reply").click()
        line = seen.column("ben").get_by_label("Write as Ben")
        await line.fill("Who has the <key>?")
        await line.press("Enter")
        await expect(seen.column("ana").locator("[data-by=ben] .words")).to_have_text("Who has the <key>?")
        assert [(each.who.name, each.act) for each in seen.desk.taken] == [
            ("Ben", Wrote("Who has the <key>?"))
        ]


async def test_a_page_that_lost_its_connection_comes_back_and_shows_everything_once() -> None:
    async with opened(Desk()) as seen:
        ref = await seen.web.post("k1", ROOM, card())
        await seen.button("ben", "Object").click()
        await seen.column("ben").get_by_label("What harm do you see?").fill("Too wet.")
        seen.web.community.end()
        await seen.web.post("k2", ROOM, Card(("Said meanwhile",)))
        await seen.web.edit(ref, card(answers=2))
        for who in ("ana", "ben", "cleo"):
            await expect(seen.column(who).get_by_text("Said meanwhile")).to_have_count(1)
            await expect(seen.column(who).get_by_text("2 of 3 have answered.")).to_have_count(1)
        await expect(seen.column("ben").get_by_label("What harm do you see?")).to_have_value("Too wet.")


async def test_whoever_reads_further_up_is_not_carried_off_but_told() -> None:
    async with opened(Desk(), height=600) as seen:
        for number in range(6):
            await seen.web.post(f"k{number}", ROOM, card(answers=number))
        thread = seen.column("ana").get_by_role("tabpanel")
        await expect(thread).to_contain_text("5 of 3 have answered.")
        await thread.hover()
        await seen.page.mouse.wheel(0, -900)
        await seen.page.wait_for_function("document.querySelector('#ana-room').scrollTop < 2000")
        before = await thread.evaluate("thread => thread.scrollTop")
        await seen.web.post("new", ROOM, Card(("The newest",)))
        newer = seen.button("ana", "New below ↓")
        await newer.click()
        await expect(thread.get_by_text("The newest")).to_be_in_viewport()
        await expect(newer).to_be_hidden()
        assert await thread.evaluate("thread => thread.scrollTop") > before
        await expect(seen.column("ben").get_by_text("The newest")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_on_a_phone_one_person_is_seen_at_a_time_and_nothing_runs_out_of_the_screen(
    scheme: str,
) -> None:
    async with opened(Desk(), width=360, height=740) as seen:
        await seen.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        await seen.web.post("k", ROOM, card())
        await expect(seen.column("ana")).to_be_visible()
        await expect(seen.column("ben")).to_be_hidden()
        chip = seen.page.locator("#people button", has_text="Ben")
        await expect(chip.locator(".badge")).to_have_text("1")
        await chip.click()
        await expect(seen.column("ben")).to_be_visible()
        await expect(seen.column("ana")).to_be_hidden()
        await expect(chip.locator(".badge")).to_be_hidden()
        assert await seen.page.evaluate("document.documentElement.scrollWidth") == 360
        thread = await seen.column("ben").get_by_role("tabpanel").bounding_box()
        assert thread
        assert thread["height"] > 300
