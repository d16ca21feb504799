"""``circlekeeper try`` as people meet it: the command, its page in a real browser, three people deciding."""

import asyncio
import contextlib
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser import browser

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]


@contextlib.asynccontextmanager
async def tried(folder: Path, *options: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str, str]]:
    """Runs the command; gives the process, what it said, and the address in that."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "try",
        *options,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder), "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stdout
    try:
        said = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
        said += (await asyncio.wait_for(process.stdout.readline(), 10)).decode()
        address = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert address, said
        yield process, said, address.group()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def databases(folder: Path) -> list[Path]:
    """What the command has left there."""
    return list(folder.rglob("*.db"))


class Columns:
    """Three people on one page, each with a hand."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def of(self, who: str) -> Locator:
        return self.page.locator(f"#column-{who}")

    async def press(self, who: str, label: str, words: str | None = None, *, member: str = "") -> None:
        """Presses the newest button of that name in the column, and fills in its form."""
        thread = self.of(who).get_by_role("tabpanel")
        button = thread.get_by_role("button", name=label, exact=True, include_hidden=True).last
        if not await button.is_visible():
            await thread.get_by_role("button", name="More …").last.click()
        await button.click()
        if words is not None:
            form = thread.locator("form.asks")
            if member:
                await form.locator("select").select_option(label=member)
            await form.locator("textarea").fill(words)
            await form.get_by_role("button", name=label, exact=True).click()
            await expect(form).to_have_count(0)

    async def card(self, who: str, *parts: str) -> None:
        """Waits until the newest card in the column says all this."""
        newest = self.of(who).get_by_role("tabpanel").locator(".message.bot:not(.only) .card").last
        for part in parts:
            await expect(newest).to_contain_text(part)

    async def types(self, who: str, text: str) -> None:
        """Types into the line at the foot of the column."""
        await self.of(who).locator("form.composer textarea").fill(text)
        await self.of(who).get_by_role("button", name="Send", exact=True).click()

    async def replies(self, who: str, text: str) -> None:
        """Replies to the newest message of the bot."""
        newest = self.of(who).get_by_role("tabpanel").locator(".message.bot:not(.only)").last
        await newest.hover()
        await newest.get_by_role("button", name="Reply").click()
        await self.types(who, text)

    async def says(self, who: str, *parts: str) -> None:
        """Waits until some message in the column says all this."""
        message = self.of(who).get_by_role("tabpanel").locator(".message.bot")
        for part in parts:
            message = message.filter(has_text=part)
        await expect(message.last).to_be_visible()


async def test_three_people_decide_by_consent_on_the_page(tmp_path: Path) -> None:
    async with tried(tmp_path) as (process, said, address), browser() as started:
        assert "Ana, Ben and Cleo" in said
        assert len(databases(tmp_path)) == 1
        page = await started.new_page(viewport={"width": 1360, "height": 900})
        troubles: list[str] = []
        page.on("console", lambda heard: troubles.append(heard.text) if heard.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        await page.goto(address)
        people = Columns(page)
        await people.card("cleo", "Garden", "Our aim")

        await page.get_by_role("button", name="Ana proposes something").click()
        ana = people.of("ana")
        hint = ana.locator(".help")
        await expect(hint).to_contain_text(re.compile("questions until .* reactions until .* consent until"))
        await ana.get_by_label("How").select_option("quick")
        await expect(hint).to_contain_text(re.compile("^Without a deadline: consent until"))
        await ana.get_by_role("button", name="Propose", exact=True).click()
        for who in ("ana", "ben", "cleo"):
            await people.card(who, "#1 Water the beds by a rota", "👍 Consent")

        await people.press("ana", "Consent")
        await people.card("cleo", "1 of 3")
        await people.press("ben", "Object", "In August nobody is here, and the beds dry out.")
        await people.card("ana", "2 of 3")
        await expect(ana).not_to_contain_text("In August")
        await people.press("cleo", "Consent")
        for who in ("ana", "ben", "cleo"):
            await people.card(who, "In August nobody is here")

        await people.press(
            "ana", "Amend", "One of us waters each evening. In August the neighbours do, for tomatoes."
        )
        for who in ("ana", "ben", "cleo"):
            await people.card(who, "text 2", "for tomatoes", "👍 Consent")
            await people.press(who, "Consent")
        await people.card("ana", "#1 Water the beds by a rota: decided", "for tomatoes")

        before = await page.locator("#now").text_content()
        await page.get_by_role("button", name=re.compile("^Next deadline")).click()
        await expect(page.locator("#now")).not_to_have_text(before or "")
        await page.screenshot(path=os.environ.get("SCREENSHOT", str(tmp_path / "decided.png")))
        assert troubles == []

        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), 30) == 0
    assert databases(tmp_path) == []


async def test_it_speaks_german_too_and_ends_on_sigterm(tmp_path: Path) -> None:
    async with tried(tmp_path, "--language", "de") as (process, said, address), browser() as started:
        assert "Der Garten ist offen" in said
        page = await started.new_page()
        await page.goto(address)
        await expect(page.get_by_role("button", name="Ana schlägt etwas vor")).to_be_visible()
        await expect(page.locator("html")).to_have_attribute("lang", "de")
        await page.set_viewport_size({"width": 360, "height": 740})
        assert await page.evaluate("document.documentElement.scrollWidth") == 360, "long words fit a phone"
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 30) == 0
    assert databases(tmp_path) == []


async def test_a_port_that_is_taken_is_told_in_a_sentence(tmp_path: Path) -> None:
    async with tried(tmp_path) as (_, _, address):
        port = address.rsplit(":", 1)[1].strip("/")
        second = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "try", "--port", port, cwd=ROOT, stderr=asyncio.subprocess.PIPE
        )
        _, complaint = await second.communicate()
        assert second.returncode == 1
        assert complaint.decode().startswith(f"Port {port} can't be opened")
        assert "Traceback" not in complaint.decode()


async def test_three_people_hold_a_round_on_the_page(tmp_path: Path) -> None:
    async with tried(tmp_path) as (_, _, address), browser() as started:
        page = await started.new_page(viewport={"width": 1360, "height": 900})
        await page.goto(address)
        people = Columns(page)
        await people.card("cleo", "Garden")
        ana = people.of("ana")
        await ana.get_by_role("button", name="Round …").click()
        await ana.get_by_label("Topic").fill("How do you go?")
        await ana.get_by_label("What for").select_option("check-out")
        await ana.get_by_role("button", name="Start the round").click()
        for who in ("ben", "cleo"):
            await people.card(who, "Who is here?")
            await people.press(who, "Join")
        await people.says("ben", "it is your turn", "Ben, it is your turn")
        await people.press("ben", "Say", "Tired, and content.")
        await people.press("ben", "Done")
        await people.says("ana", "it is your turn", "Ana, it is your turn")
        await people.replies("ana", "Glad that it is done.")
        await people.says("cleo", "Heard:", "Ben and Ana")
        await people.press("ana", "Done")
        await people.says("cleo", "it is your turn", "Cleo, it is your turn")
        await page.screenshot(path=os.environ.get("SCREENSHOT_TURN", str(tmp_path / "turn.png")))
        await people.press("cleo", "Pass")
        for who in ("ana", "ben", "cleo"):
            await people.card(who, "Everybody was heard", "Tired, and content.", "Glad that it is done.")
        await page.screenshot(path=os.environ.get("SCREENSHOT_ROUND", str(tmp_path / "round.png")))


async def test_three_people_hold_an_election_on_the_page(tmp_path: Path) -> None:
    async with tried(tmp_path) as (_, _, address), browser() as started:
        page = await started.new_page(viewport={"width": 1360, "height": 900})
        await page.goto(address)
        people = Columns(page)
        everybody = ("ana", "ben", "cleo")
        await people.card("cleo", "Garden")
        ana = people.of("ana")
        await ana.get_by_role("button", name="Election …").click()
        await ana.get_by_label("Role").fill("Secretary")
        await ana.get_by_role("button", name="Start the election", exact=True).last.click()
        for who in everybody:
            await people.card(who, "First the role")
            await people.press(who, "Consent")
        for who, whom in (("ana", "Ben"), ("ben", "Cleo"), ("cleo", "Ben")):
            await people.card(who, "Nominations: whom do you see as secretary")
            await people.press(who, "Nominate", f"{whom} is calm", member=whom)
        for who in everybody:
            await people.card(who, "The nominations are open", "Ana names Ben", "Ben names Cleo")
        await page.screenshot(path=os.environ.get("SCREENSHOT_NAMES", str(tmp_path / "names.png")))
        for who in ("ana", "cleo"):
            await people.press(who, "Keep")
        await people.press("ben", "Change", "I would like to", member="Ben")
        await people.card("ana", "It is the move of Ana")
        await people.press("ana", "Put forward", "He is calm, and would like to", member="Ben")
        for who in ("ana", "cleo"):
            await people.card(who, "Somebody is put forward")
            await people.press(who, "Consent")
        await people.card("ben", "Now Ben is asked, last and alone")
        await people.press("ben", "Consent")
        for who in everybody:
            await people.card(who, "Ben is secretary: elected by consent")
        await page.screenshot(path=os.environ.get("SCREENSHOT_ELECTED", str(tmp_path / "elected.png")))
