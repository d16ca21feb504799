"""Whatever fails, and wherever the process dies: every message arrives, and none twice."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.circle import CIRCLE
from bot.ports import Gone, Store, TryLater
from bot.rows import AccountRow, Outgoing, Post, Shown
from storage import open_store
from tests.courier.platform import Platform
from tests.courier.world import ANA, Crash, World

POINTS = ["after-claim", "after-send", "before-mark", "after-mark"]


def dies_at(point: str, times: int = 1) -> Callable[[str], None]:
    """A process that dies at its first arrival at the point."""
    left = [times]

    def reached(here: str) -> None:
        if here == point and left[0]:
            left[0] -= 1
            raise Crash

    return reached


@pytest.mark.parametrize("point", POINTS)
async def test_after_a_crash_a_notice_is_sent_once_the_lease_has_ended(world: World, point: str) -> None:
    world.reached = dies_at(point)
    await world.notice("hello", stream="s1")
    with pytest.raises(Crash):
        await world.deliver()
    world.start()
    await world.deliver()
    world.clock.tick(seconds=20)
    await world.deliver()
    assert world.here.texts("hall") == ["hello"]
    assert (await world.get(Outgoing, "hello")).sent_at is not None


@pytest.mark.parametrize("point", POINTS)
async def test_after_a_crash_a_card_is_one_message_and_up_to_date(world: World, point: str) -> None:
    world.reached = dies_at(point)
    await world.card()
    with pytest.raises(Crash):
        await world.deliver()
    await world.moves_on()
    world.start()
    world.clock.tick(seconds=30)
    await world.deliver()
    world.clock.tick(seconds=30)
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v2"]
    post = await world.get(Post, "p1")
    assert post.drawn == post.wanted == 2


async def test_without_keys_a_crash_after_sending_says_it_twice(world: World) -> None:
    """The reason for keys: at least once is all that can be had without."""
    world.here.honours_keys = False
    world.reached = dies_at("after-send")
    await world.notice("hello")
    with pytest.raises(Crash):
        await world.deliver()
    world.start()
    world.clock.tick(seconds=20)
    await world.deliver()
    assert world.here.texts("hall") == ["hello", "hello"]


async def test_a_crash_while_the_private_conversation_is_opened_loses_nothing(world: World) -> None:
    await world.put(AccountRow("here", "@ana", ANA, "Ana"))
    await world.notice("hello", member=ANA)
    world.here.after = lambda what, where: ConnectionError() if what == "private" else None
    await world.deliver()
    world.here.after = lambda what, where: None
    world.clock.tick(seconds=1)
    await world.deliver()
    assert world.here.texts("private @ana") == ["hello"]


class Troubles:
    """Errors drawn from a list, one for each thing that is done; then none."""

    def __init__(self, kinds: list[str]) -> None:
        self.kinds = kinds

    def next(self, *wanted: str) -> str:
        if self.kinds and self.kinds[0] in wanted:
            return self.kinds.pop(0)
        if self.kinds and self.kinds[0] == "fine":
            self.kinds.pop(0)
        return "fine"

    def before(self, what: str, where: str) -> Exception | None:
        match self.next("later", "lost", "fault", "deleted"):
            case "later":
                return TryLater(timedelta(seconds=7))
            case "lost":
                return ConnectionError()
            case "fault":
                return RuntimeError()
            case "deleted" if what == "edit":
                return Gone()
        return None

    def after(self, what: str, where: str) -> Exception | None:
        return TimeoutError() if self.next("unanswered") == "unanswered" else None

    def reached(self, point: str) -> None:
        if self.next(point) == point:
            raise Crash


KINDS = st.sampled_from(["fine", "later", "lost", "fault", "deleted", "unanswered", *POINTS])
ACTS = st.sampled_from(["notice", "private", "card", "answer", "decision", "wait"])


def test_everything_arrives_once_in_whatever_order_things_fail(database_url: str) -> None:
    with asyncio.Runner() as runner:
        store = runner.run(opened(database_url))

        @settings(max_examples=100 if "sqlite" in database_url else 30, deadline=None)
        @given(acts=st.lists(ACTS, max_size=25), troubles=st.lists(KINDS, max_size=40))
        def happens(acts: list[str], troubles: list[str]) -> None:
            runner.run(play(store, acts, troubles))

        happens()
        runner.run(store.close())


async def opened(url: str) -> Store:
    return open_store(url, {"circle": CIRCLE})


async def play(store: Store, acts: list[str], kinds: list[str]) -> None:
    platform = Platform("here")
    world = World(store, platform)
    for kind in (Post, Outgoing, Shown, AccountRow):
        for row in await world.find(kind):
            await world.drop(row)
    await world.put(AccountRow("here", "@ana", ANA, "Ana"))
    troubles = Troubles(kinds)
    platform.before, platform.after, world.reached = troubles.before, troubles.after, troubles.reached
    cards = 0
    for number, act in enumerate(acts):
        place = f"place {number % 3}"
        match act:
            case "notice":
                await world.notice(f"notice {number}", place=place, stream="s1", slot=f"r{cards}")
            case "private":
                await world.notice(f"private {number}", member=ANA, stream="s1", slot=f"r{cards}")
            case "card":
                cards += 1
                await world.card(f"p{cards}", slot=f"r{cards}", place=place)
            case "answer" | "decision" if cards:
                await world.moves_on(f"p{cards}", pressing=act == "decision")
            case "wait":
                world.clock.tick(seconds=5)
        await survive(world)
    for _ in range(2 * len(kinds) + 10):
        await survive(world)
        world.clock.tick(minutes=6)
    said = Counter(message.text for message in platform.messages.values())
    for row in await world.find(Outgoing):
        assert row.sent_at is not None
        assert said[row.message] == 1
    for post in await world.find(Post):
        assert post.drawn == post.wanted
        assert post.message is not None
        shown = platform.messages[post.message]
        assert shown.text == f"{post.slot} v{post.wanted}"
        assert sum(text.startswith(f"{post.slot} v") for text in said.elements()) == 1 + post.losses


async def survive(world: World) -> None:
    """Delivers, and starts anew if the process dies."""
    try:
        await world.deliver()
    except Crash:
        world.start()
