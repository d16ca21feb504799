"""The page over the network: who is let in, what is handed in, what is shown to whom."""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

import pytest
from aiohttp import ClientSession

from adapters.web import ROOM, Web
from adapters.web.words import KEYS, page_words
from bot.cards import Action, Card, Paragraph
from bot.ports import Account, Gone, Inbound, MessageRef, Place, Press, Reply, Wrote
from bot.words.catalogue import LANGUAGES, Speaker
from tests.adapters.web.desk import SETTING, Desk
from tests.clock import StandingClock

CARD = Card(("A proposal",), (Paragraph(("Good enough?",)),), (Action("s/r1/consent", "Consent", "👍"),))


FILES = [
    "/",
    *(f"/{name}.css" for name in ("page", "cards", "columns")),
    "/page.js",
    "/column.js",
    "/card.js",
    "/dom.js",
]


class Hands:
    """Moves the clock as the page asks for it."""

    def __init__(self, clock: StandingClock) -> None:
        self.clock = clock

    def now(self) -> datetime:
        return self.clock.now()

    async def next_due(self) -> datetime | None:
        return self.clock.now() + timedelta(days=2)

    async def forward(self, step: str) -> None:
        if step not in ("hour", "day", "deadline"):
            raise ValueError(step)
        self.clock.tick(hours={"hour": 1, "day": 24, "deadline": 48}[step])


class Page:
    """What a browser does: loads the page, listens, and posts acts."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self.session = session
        self.address = address
        self.origin = address.rstrip("/")
        self.acts = 0

    async def post(self, path: str, data: Any, **headers: str) -> int:
        sent = {"Origin": self.origin} | headers
        async with self.session.post(self.origin + path, json=data, headers=sent) as answer:
            return answer.status

    async def act(self, **what: Any) -> int:
        self.acts += 1
        return await self.post("/act", {"id": f"act-{self.acts}", "who": "ben", "place": "garden"} | what)

    async def all(self) -> dict[str, Any]:
        async with self.session.get(self.origin + "/changes") as answer:
            return await change(answer.content)

    async def messages(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.all())["messages"]
        return found


async def change(stream: asyncio.StreamReader | Any) -> dict[str, Any]:
    line = await asyncio.wait_for(stream.readline(), 10)
    if line.startswith(b"retry:"):
        line = await stream.readline()
    await stream.readline()
    found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
    return found


@contextlib.asynccontextmanager
async def page(desk: Desk, clock: StandingClock | None = None) -> AsyncIterator[tuple[Web, Page]]:
    clock = clock or StandingClock()
    web = Web(clock, SETTING)
    web.movable_by(Hands(clock))
    address = await web.open()
    running = asyncio.create_task(web.run(desk))
    try:
        async with ClientSession() as session:
            yield web, Page(session, address)
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def test_an_act_is_handed_in_and_its_private_answer_is_for_one_person_only() -> None:
    async def answer(inbound: Inbound) -> Reply | None:
        return Reply(Card((), (Paragraph(("Taken.",)),)), private=True)

    desk = Desk(answer)
    async with page(desk) as (web, browser):
        card = await web.post("k1", ROOM, CARD)
        assert await browser.act(kind="press", message=card.id, token="s/r1/consent") == 200
        assert [taken.act for taken in desk.taken] == [Press("s/r1/consent")]
        assert [(each["only"], each["place"]) for each in await browser.messages()] == [
            (None, "garden"),
            ("ben", "garden"),
        ]


async def test_an_open_answer_is_for_everybody() -> None:
    async def answer(inbound: Inbound) -> Reply | None:
        return Reply(Card(("All circles",)))

    async with page(Desk(answer)) as (_, browser):
        await browser.act(kind="say", text="!circle list")
        typed, answered = await browser.messages()
        assert (typed["by"], typed["text"]) == ("ben", "!circle list")
        assert (answered["only"], answered["under"]) == (None, typed["id"])


async def test_an_answer_to_what_nobody_saw_is_for_whoever_asked() -> None:
    async def answer(inbound: Inbound) -> Reply | None:
        return Reply(Card(("What you can do here",)))

    async with page(Desk(answer)) as (_, browser):
        await browser.act(kind="command", group="circle", verb="help")
        assert [each["only"] for each in await browser.messages()] == ["ben"]


async def test_an_act_posted_twice_is_said_once_and_has_one_key() -> None:
    desk = Desk()
    async with page(desk) as (_, browser):
        for _ in range(2):
            await browser.act(kind="say", text="!inbox", id="the-same")
        assert len(await browser.messages()) == 1
        assert len(desk.taken) == 1


async def test_what_people_do_before_the_engine_is_there_waits_for_it() -> None:
    clock = StandingClock()
    web = Web(clock, SETTING)
    address = await web.open()
    desk = Desk()
    async with ClientSession() as session:
        browser = Page(session, address)
        with web.community.watched() as changes:
            early = asyncio.create_task(browser.act(kind="say", text="hello", place="private-ben"))
            await changes.get()
        running = asyncio.create_task(web.run(desk))
        assert await early == 200
        assert [taken.act for taken in desk.taken] == [Wrote("hello")]
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def test_the_same_key_gives_the_same_message() -> None:
    async with page(Desk()) as (web, browser):
        first = await web.post("k1", ROOM, CARD)
        again = await web.post("k1", ROOM, CARD)
        assert first == again
        assert len(await browser.messages()) == 1


async def test_changes_arrive_while_they_happen() -> None:
    async with page(Desk()) as (web, browser), browser.session.get(browser.origin + "/changes") as stream:
        assert (await change(stream.content))["type"] == "all"
        card = await web.post("k1", ROOM, CARD)
        posted = (await change(stream.content))["message"]
        await web.edit(card, Card(("It is decided",)))
        edited = (await change(stream.content))["message"]
        assert (posted["id"], posted["edited"]) == (edited["id"], False)
        assert "It is decided" in edited["card"]["html"]
        assert edited["edited"]


async def test_marks_appear_and_go_and_each_change_is_handed_in_once() -> None:
    desk = Desk()
    async with page(desk) as (web, browser):
        card = await web.post("k1", ROOM, CARD)
        await browser.act(kind="mark", message=card.id, emoji="👍", id="one")
        await browser.act(kind="mark", message=card.id, emoji="👍", id="two")
        (shown,) = await browser.messages()
        assert shown["marks"] == [{"id": "ben:one", "by": "ben", "emoji": "👍"}]
        await browser.act(kind="unmark", message=card.id, mark="ben:one")
        await browser.act(kind="unmark", message=card.id, mark="ben:one")
        (shown,) = await browser.messages()
        assert shown["marks"] == []
        assert [type(taken.act).__name__ for taken in desk.taken] == ["Mark", "Unmark"]


async def test_a_deleted_card_is_gone_for_good() -> None:
    desk = Desk()
    async with page(desk) as (web, browser):
        card = await web.post("k1", ROOM, CARD)
        await browser.act(kind="erase", message=card.id)
        assert await browser.messages() == []
        assert desk.taken[0].about == card
        with pytest.raises(Gone):
            await web.edit(card, CARD)


async def test_places_and_people_that_are_not_here_are_gone() -> None:
    async with page(Desk()) as (web, _):
        with pytest.raises(Gone):
            await web.post("k", Place("web", "attic"), CARD)
        with pytest.raises(Gone):
            await web.private(Account("web", "eve"))
        with pytest.raises(Gone):
            await web.edit(MessageRef(ROOM, "m99"), CARD)


async def test_everybody_is_in_the_room_and_one_person_in_the_private_conversation() -> None:
    async with page(Desk()) as (web, _):
        assert [known.name for known in await web.roster(ROOM)] == ["Ana", "Ben", "Cleo"]
        nook = await web.private(Account("web", "cleo"))
        assert [known.name for known in await web.roster(nook)] == ["Cleo"]


async def test_the_clock_is_moved_and_everybody_sees_it() -> None:
    clock = StandingClock()
    before = clock.now()
    async with page(Desk(), clock) as (_, browser):
        assert await browser.post("/time", {"forward": "day"}) == 200
        assert clock.now() - before == timedelta(days=1)
        assert (await browser.all())["time"]["now"] == clock.now().isoformat()


@pytest.mark.parametrize("body", [{"forward": "year"}, {"forward": ["day"]}, {}, [], "day"])
async def test_a_clock_is_moved_by_known_steps_only(body: Any) -> None:
    clock = StandingClock()
    before = clock.now()
    async with page(Desk(), clock) as (_, browser):
        assert await browser.post("/time", body) == 400
    assert clock.now() == before


async def test_a_foreign_name_for_this_machine_is_refused() -> None:
    async with (
        page(Desk()) as (_, browser),
        browser.session.get(browser.address, headers={"Host": "evil.example"}) as answer,
    ):
        assert answer.status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", ""])
async def test_what_another_site_sends_is_refused(origin: str) -> None:
    desk = Desk()
    async with page(desk) as (_, browser):
        act = {"id": "a", "who": "ben", "place": "private-ben", "kind": "say", "text": "hi"}
        assert await browser.post("/act", act, Origin=origin) == 403
        assert await browser.post("/time", {"forward": "day"}, Origin=origin) == 403
    assert desk.taken == []


async def test_a_plain_form_of_another_site_is_refused() -> None:
    async with (
        page(Desk()) as (_, browser),
        browser.session.post(
            browser.origin + "/act",
            data=b"{}",
            headers={"Origin": browser.origin, "Content-Type": "text/plain"},
        ) as answer,
    ):
        assert answer.status == 415


async def test_what_another_site_embeds_is_refused() -> None:
    async with (
        page(Desk()) as (_, browser),
        browser.session.get(browser.origin + "/changes", headers={"Sec-Fetch-Site": "cross-site"}) as answer,
    ):
        assert answer.status == 403


async def test_an_act_too_large_to_be_one_is_refused() -> None:
    async with page(Desk()) as (_, browser):
        assert await browser.act(kind="say", text="x" * 300_000) == 413


@pytest.mark.parametrize("path", FILES)
async def test_every_file_is_served_under_a_policy_that_allows_only_this_page(path: str) -> None:
    async with page(Desk()) as (_, browser), browser.session.get(browser.origin + path) as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "//" not in (await answer.text()).replace("http://www.w3.org/2000/svg", "").replace("// ", "")


async def test_nothing_else_is_served() -> None:
    async with page(Desk()) as (_, browser), browser.session.get(browser.origin + "/../server.py") as answer:
        assert answer.status == 404


async def test_a_word_of_a_visitor_never_reaches_the_page_as_markup() -> None:
    async with page(Desk()) as (web, browser):
        await web.post("k1", ROOM, Card(("<b>",)))
        (shown,) = await browser.messages()
        assert shown["card"]["html"] == '<h3 dir="auto">&lt;b&gt;</h3>'


async def test_it_reports_that_nothing_is_ever_missed() -> None:
    desk = Desk()
    async with page(desk):
        await asyncio.sleep(0)
    assert desk.caught == [("web", True), ("web", False)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_words_of_the_page_are_in_every_catalogue(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.words.catalogue.strict", True)
    words = page_words(Speaker(language, "UTC"))
    assert all(words.values())
    assert words["only"].count("{name}") == 1


def test_the_page_asks_for_no_word_that_isnt_there() -> None:
    scripts = "".join(
        (files("adapters.web") / name).read_text() for name in ("page.js", "column.js", "card.js")
    )
    asked = set(re.findall(r'say\("([a-z-]+)"', scripts))
    assert asked
    assert {f"web-{key}" for key in asked} <= set(KEYS)
