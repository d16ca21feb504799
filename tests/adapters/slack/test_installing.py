"""Installing the app: to Slack's page and back, what may go wrong on the way, and nobody can forge it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest
from structlog.testing import capture_logs

from adapters.slack.installed import Installation
from adapters.slack.installing import COOKIE, INSTALL_PATH, REDIRECT_PATH, Installing
from adapters.slack.scopes import SCOPES
from adapters.slack.tokens import Tokens
from bot.ports import Answered, Asked
from bot.serving import served
from tests.adapters.slack.installing import Shelf, settings, tokens_of
from tests.clock import StandingClock
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback
from tests.slack.web_app import agree


@dataclass
class App:
    """The app's side: where it is served, and what it was told."""

    server: Slack
    clock: StandingClock
    tokens: Tokens
    installing: Installing
    url: str = ""
    came: list[tuple[Installation, str]] = field(default_factory=list)

    async def begins(self) -> "Browser":
        """Somebody goes to install it."""
        answered = await self.installing.begin(Asked("GET", INSTALL_PATH))
        assert answered.status == 302
        return Browser(self, answered)


class Browser:
    """Somebody's, on the way to Slack's page."""

    def __init__(self, app: App, answered: Answered) -> None:
        self.app = app
        self.location = answered.headers["Location"]
        self.cookie = answered.headers["Set-Cookie"].partition(";")[0]
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(self.location).query).items()}

    def allows(self, person: Person) -> dict[str, str]:
        """What Slack sends back with."""
        back = agree(self.app.server, self.asked, person.user)
        assert back
        return {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}

    async def comes_back(
        self, cookie: str | None = None, language: str = "", **query: str
    ) -> tuple[int, str]:
        headers = {"cookie": self.cookie if cookie is None else cookie, "accept-language": language}
        answered = await self.app.installing.finish(Asked("GET", REDIRECT_PATH, query, headers))
        assert f"{COOKIE}=;" in answered.headers["Set-Cookie"]
        return answered.status, answered.body.decode()


@asynccontextmanager
async def app_of(server: Slack, clock: StandingClock) -> AsyncIterator[App]:
    async with tokens_of(server, clock, Shelf()) as tokens:
        app: App

        async def installed(one: Installation, user: str) -> None:
            app.came.append((one, user))

        app = App(server, clock, tokens, Installing(settings(server), tokens, clock, installed))
        async with served(app.installing.doors, "127.0.0.1", 0) as port:
            app.url = f"http://127.0.0.1:{port}"
            server.redirect_url = app.url + REDIRECT_PATH
            yield app


@pytest.fixture
async def app() -> AsyncIterator[App]:
    clock = StandingClock()
    async with slack_on_loopback(clock) as server, app_of(server, clock) as made:
        yield made


@pytest.fixture
def zoe(app: App) -> Person:
    away = app.server.add_team("Far & away")
    return Person(app.server, "Zoe", team=away, admin=True)


async def test_somebody_installs_it_in_their_browser_and_reads_the_next_step(app: App, zoe: Person) -> None:
    status, page = await zoe.installs(app.url + INSTALL_PATH)
    assert status == 200
    assert "Circlekeeper is in Far &amp; away" in page
    assert "/invite @circlekeeper" in page
    ((one, user),) = app.came
    assert (one.id, user) == (zoe.team.id, zoe.id)
    assert app.tokens.bots == {zoe.team.id: one.bot}
    there = app.server.in_team(zoe.team)
    assert there
    assert there.scopes == set(SCOPES)


async def test_the_page_speaks_the_language_of_the_browser(app: App, zoe: Person) -> None:
    browser = await app.begins()
    _, page = await browser.comes_back(language="de-AT,de;q=0.9,en;q=0.8", **browser.allows(zoe))
    assert "Circlekeeper ist in Far &amp; away" in page
    assert '<html lang="de">' in page


async def test_a_whole_organisation_installs_it() -> None:
    clock = StandingClock()
    async with slack_on_loopback(clock, grid=True) as server, app_of(server, clock) as app:
        zoe = Person(server, "Zoe", admin=True)
        status, page = await zoe.installs(app.url + INSTALL_PATH, everywhere=True)
        assert (status, "Circlekeeper is in The Valley" in page) == (200, True)
        assert server.enterprise
        assert list(app.tokens.bots) == [server.enterprise.id]


async def test_who_says_no_is_told_that_nothing_was_installed(app: App) -> None:
    browser = await app.begins()
    status, page = await browser.comes_back(state=browser.asked["state"], error="access_denied")
    assert (status, "wasn't allowed" in page, 'href="install"' in page) == (200, True, True)
    assert not app.came


async def test_the_way_back_is_open_for_ten_minutes(app: App, zoe: Person) -> None:
    browser = await app.begins()
    app.clock.tick(minutes=10)
    assert (await browser.comes_back(**browser.allows(zoe)))[0] == 200
    browser = await app.begins()
    app.clock.tick(minutes=10, seconds=1)
    status, page = await browser.comes_back(**browser.allows(zoe))
    assert (status, "longer than ten minutes" in page) == (400, True)
    assert len(app.came) == 1


async def test_the_way_back_can_be_gone_once(app: App, zoe: Person) -> None:
    browser = await app.begins()
    back = browser.allows(zoe)
    assert (await browser.comes_back(**back))[0] == 200
    status, page = await browser.comes_back(**back)
    assert (status, "counts once" in page) == (400, True)
    other = browser.allows(zoe)
    assert (await browser.comes_back(**other))[0] == 400, "also not with another code"
    assert len(app.came) == 1


async def test_a_code_that_slack_doesnt_know_is_told_so(app: App) -> None:
    browser = await app.begins()
    status, page = await browser.comes_back(state=browser.asked["state"], code="1.2")
    assert (status, "used or is too old" in page) == (400, True)


@pytest.mark.parametrize(
    "forge",
    [
        lambda mine, other: (other, mine),
        lambda mine, other: (mine, f"{COOKIE}="),
        lambda mine, other: (mine, ""),
        lambda mine, other: ("", ""),
        lambda mine, other: ("", f"{COOKIE}="),
        lambda mine, other: (f"9999999999.{mine[11:]}", f"{COOKIE}=9999999999.{mine[11:]}"),
        lambda mine, other: (mine[:-1] + "ä", f'{COOKIE}="{mine[:-1]}ä"'),
        lambda mine, other: ("soon.x.y", f"{COOKIE}=soon.x.y"),
        lambda mine, other: (mine, f'{COOKIE}="\udcff"'),  # as a byte that is no UTF-8 arrives
    ],
)
async def test_nobody_can_have_somebody_else_install_theirs(app: App, zoe: Person, forge: object) -> None:
    victim, attacker = await app.begins(), await app.begins()
    state, cookie = forge(victim.asked["state"], attacker.asked["state"])  # type: ignore[operator]
    back = attacker.allows(zoe) | {"state": state}
    status, page = await victim.comes_back(victim.cookie if cookie == state else cookie, **back)
    assert (status, "begun in this browser" in page) == (400, True)
    assert not app.came


async def test_while_slack_is_away_nothing_is_installed_and_the_page_says_so(app: App, zoe: Person) -> None:
    browser = await app.begins()
    app.server.fail("oauth.v2.access", 503)
    status, page = await browser.comes_back(**browser.allows(zoe))
    assert (status, "be reached just now" in page) == (503, True)


async def test_a_wrong_client_secret_is_told_to_whoever_runs_it(app: App, zoe: Person) -> None:
    browser = await app.begins()
    app.server.client_secret = "another"
    with capture_logs() as lines:
        status, page = await browser.comes_back(**browser.allows(zoe))
    assert (status, "bad_client_secret" in page) == (502, True)
    assert [line["kind"] for line in lines if line["log_level"] == "error"] == ["bad_client_secret"]


async def test_what_goes_wrong_here_is_one_sentence_and_no_trace(app: App, zoe: Person) -> None:
    browser = await app.begins()
    await app.tokens.close()
    status, page = await browser.comes_back(**browser.allows(zoe))
    assert (status, "Traceback" in page) == (503, False)
    again = await app.begins()
    app.tokens.clients.open()
    app.tokens._desk = None
    with capture_logs():
        status, page = await again.comes_back(**again.allows(zoe))
    assert (status, "Something went wrong" in page) == (500, True)


async def test_installing_again_takes_the_place_of_what_was(app: App, zoe: Person) -> None:
    for _ in range(2):
        await zoe.installs(app.url + INSTALL_PATH)
    assert list(app.tokens.bots) == [zoe.team.id]
    assert len(app.came) == 2


@pytest.mark.parametrize("path", [INSTALL_PATH, REDIRECT_PATH])
async def test_the_pages_can_only_be_read(app: App, path: str) -> None:
    answered = await app.installing.doors[path](Asked("POST", path))
    assert answered.status == 405
