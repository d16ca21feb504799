"""App Homes: drawn when they are opened and when something has changed, and no oftener than Slack allows."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import home as homes_module
from adapters.slack.home import BREATH, FOLLOWED, GAP, PER_MINUTE, PER_MINUTE_OPENED, Homes
from adapters.slack.wire import Wire
from bot.cards import Action, Card, Paragraph
from bot.ports import Account
from tests.adapters.web.desk import Desk as QuietDesk
from tests.slack.client import web_client
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback
from tests.world import BUTTONS


class Desk(QuietDesk):
    """Says of everybody what it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.says = "Nothing waits"
        self.asked: list[tuple[str, str, str]] = []
        self.breaks = False

    async def home(self, who: Account, organisation: str, language: str = "") -> Sequence[Card]:
        self.asked.append((who.id, organisation, language))
        if self.breaks:
            raise RuntimeError("no store")
        press = Action("p1/r1-consent/consent", "Consent")
        return (Card(("What waits for you",)), Card(blocks=(Paragraph((self.says,)),), actions=(press,)))


class Around:
    """Slack, a desk, and a clock that only the test moves."""

    def __init__(self, server: Slack) -> None:
        self.server, self.desk, self.now = server, Desk(), 1000.0
        self.team = server.team.id
        self.homes = Homes(self.desk, Wire(self.client), BUTTONS, lambda: self.now)

    async def client(self, team: str) -> AsyncWebClient:
        if team != self.team:
            raise LookupError(team)
        return web_client(self.server)

    async def opens(self, person: Person, *, blank: bool = False) -> None:
        account = Account("slack", f"{self.team}:{person.id}")
        await self.homes.opened(self.team, person.id, account, "en-GB", blank=blank)

    async def after(self, seconds: float) -> float | None:
        """Time goes by, and what is due is drawn; the seconds until the next is."""
        self.now += seconds
        return await self.homes.draw()

    @property
    def drawn(self) -> list[str]:
        """For whom a home was drawn, oldest first."""
        return [one.args["user_id"] for one in self.server.called("views.publish")]


@pytest.fixture
async def around() -> AsyncIterator[Around]:
    async with slack_on_loopback() as server:
        yield Around(server)


async def test_a_home_is_drawn_when_it_is_opened(around: Around) -> None:
    ana = Person(around.server, "Ana")
    await around.opens(ana)
    home = await ana.sees_home("What waits for you", "Nothing waits", r"\[Consent\]")
    assert home.blocks[-1]["accessory"]["action_id"] == "pp1/r1-consent/consent"
    assert around.desk.asked == [(f"{around.team}:{ana.id}", around.team, "en-GB")]


async def test_what_shows_already_is_not_sent_again_unless_slack_has_lost_it(around: Around) -> None:
    ana = Person(around.server, "Ana")
    for _ in range(3):
        await around.opens(ana)
        await around.after(GAP)
    assert len(around.drawn) == 1
    await around.opens(ana, blank=True)
    assert len(around.drawn) == 2


async def test_many_changes_are_drawn_once_and_at_most_every_few_seconds(around: Around) -> None:
    ana = Person(around.server, "Ana")
    await around.opens(ana)
    around.now += 60
    for number in range(10):
        around.desk.says = f"Thing {number}"
        around.homes.changed(around.team)
    assert await around.after(0) == BREATH
    assert await around.after(BREATH) is None
    assert len(around.drawn) == 2
    await ana.sees_home("Thing 9")
    around.desk.says = "One more"
    around.homes.acted(around.team, ana.id)
    assert await around.after(1) == GAP - 1
    assert len(around.drawn) == 2
    await around.after(GAP - 1)
    await ana.sees_home("One more")


async def test_what_somebody_did_shows_at_once_and_what_happens_elsewhere_does_not_matter(
    around: Around,
) -> None:
    ana, ben = Person(around.server, "Ana"), Person(around.server, "Ben")
    await around.opens(ana)
    around.now += 60
    around.desk.says = "It is done"
    around.homes.changed("T0ELSEWHERE")
    around.homes.acted(around.team, ben.id)
    assert await around.after(0) is None
    around.homes.acted(around.team, ana.id)
    await around.after(0)
    await ana.sees_home("It is done")
    assert around.drawn == [ana.id, ana.id]


async def test_in_a_minute_only_so_many_are_drawn_those_opened_last_first(around: Around) -> None:
    people = [Person(around.server, f"Ana{number}") for number in range(PER_MINUTE_OPENED + 15)]
    for person in people[: PER_MINUTE + 10]:
        around.now += 1
        await around.opens(person)
    around.now += 120
    around.desk.says = "Something else"
    around.homes.changed(around.team)
    pause = await around.after(BREATH)
    again = around.drawn[PER_MINUTE + 10 :]
    assert again == [person.id for person in people[PER_MINUTE + 9 : 9 : -1]]
    assert pause == 60
    for person in people[PER_MINUTE + 10 :]:
        await around.opens(person)
    assert len(around.drawn) == PER_MINUTE + 10 + PER_MINUTE_OPENED, (
        "who has just opened it isn't kept waiting"
    )
    assert await around.after(60) is None
    assert set(around.drawn[-15:]) == {person.id for person in [*people[:10], *people[-5:]]}


async def test_where_slack_asks_to_wait_all_of_the_workspace_waits(around: Around) -> None:
    ana, ben = Person(around.server, "Ana"), Person(around.server, "Ben")
    around.server.fail("views.publish", status=429, retry_after=7)
    await around.opens(ana)
    await around.opens(ben)
    assert around.drawn == [ana.id]
    assert await around.after(0) == 7
    await around.after(7)
    await ana.sees_home("Nothing waits")
    await ben.sees_home("Nothing waits")


@pytest.mark.parametrize("after", [False, True])
async def test_an_error_of_slacks_own_is_waited_out(around: Around, after: bool) -> None:
    ana = Person(around.server, "Ana")
    around.server.fail("views.publish", status=503, after=after)
    await around.opens(ana)
    assert await around.after(0) == homes_module.AGAIN
    assert await around.after(homes_module.AGAIN) is None
    await ana.sees_home("Nothing waits")
    assert len(around.drawn) == 2


async def test_what_the_desk_cannot_tell_now_is_asked_again(around: Around) -> None:
    ana = Person(around.server, "Ana")
    around.desk.breaks = True
    await around.opens(ana)
    around.desk.breaks = False
    assert await around.after(homes_module.AGAIN) is None
    await ana.sees_home("Nothing waits")


async def test_who_is_gone_and_who_was_forgotten_by_slack_is_forgotten(around: Around) -> None:
    ana = Person(around.server, "Ana")
    await around.opens(ana)
    ana.user.deleted = True
    around.desk.says = "More"
    around.homes.acted(around.team, ana.id)
    assert await around.after(GAP) is None
    assert not len(around.homes)
    elsewhere = Account("slack", "T0ELSEWHERE:U1")
    await around.homes.opened("T0ELSEWHERE", "U1", elsewhere)
    assert not len(around.homes)


async def test_a_day_later_nothing_is_drawn_any_more(around: Around) -> None:
    ana = Person(around.server, "Ana")
    await around.opens(ana)
    around.desk.says = "Much later"
    around.now += FOLLOWED
    around.homes.changed(around.team)
    assert await around.after(BREATH) is None
    assert len(around.drawn) == 1
    assert not len(around.homes)


async def test_only_so_many_are_kept_in_mind(around: Around, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(homes_module, "MOST", 2)
    ana, ben, cleo = (Person(around.server, name) for name in ("Ana", "Ben", "Cleo"))
    for person in (ana, ben, ana, cleo):
        await around.opens(person)
    assert len(around.homes) == 2
    around.desk.says = "More"
    around.homes.changed(around.team)
    await around.after(GAP)
    assert around.drawn[3:] == [cleo.id, ana.id]


async def test_a_change_while_a_home_is_drawn_is_drawn_after_it(around: Around) -> None:
    ana = Person(around.server, "Ana")
    around.server.slow("views.publish", 0.2)
    opening = asyncio.create_task(around.opens(ana))
    await around.server.until(lambda: around.desk.asked)
    around.desk.says = "Meanwhile"
    around.homes.changed(around.team)
    await opening
    await around.after(GAP)
    await ana.sees_home("Meanwhile")


async def test_it_goes_on_by_itself_until_it_is_stopped(around: Around) -> None:
    ana = Person(around.server, "Ana")
    running = asyncio.create_task(around.homes.run())
    await around.opens(ana)
    around.now += 60
    around.desk.says = "By itself"
    around.homes.acted(around.team, ana.id)
    await ana.sees_home("By itself")
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
