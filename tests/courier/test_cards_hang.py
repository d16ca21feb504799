"""Cards show what is committed, whatever happens to their messages."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.ports import Gone, Place, Store, TryLater
from bot.rows import PlaceRow, Post, Shown
from bot.waiting import lost, returned
from tests.courier.platform import Platform
from tests.courier.world import World


async def test_a_card_is_posted_and_marks_on_it_find_their_process(world: World) -> None:
    await world.card()
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v1"]
    post = await world.get(Post, "p1")
    assert (post.drawn, post.attempts, post.leased_until) == (1, 0, None)
    shown = await world.get(Shown, "here", "hall", post.message)
    assert (shown.stream, shown.slot, shown.member) == ("s1", "r1", None)


async def test_forty_answers_are_one_or_two_edits(world: World) -> None:
    await world.card()
    await world.deliver()
    world.clock.tick(hours=1)
    for _ in range(40):
        await world.moves_on()
        await world.deliver()
    world.clock.tick(seconds=10)
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v41"]
    assert world.here.messages["m1"].edits == 2
    assert world.courier.counts["coalesced", "here"] == 38


async def test_a_redraw_waits_for_the_gap_but_a_decision_does_not(world: World) -> None:
    await world.card()
    await world.deliver()
    await world.moves_on()
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v1"]
    await world.moves_on(pressing=True)
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v3"]


async def test_a_decision_made_while_a_counter_is_redrawn_is_shown_at_once(world: World) -> None:
    await world.card()
    await world.deliver()
    world.clock.tick(minutes=1)
    await world.moves_on()
    meanwhile(world, lambda post: replace(post, wanted=3, not_before=None))
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v3"]


async def test_a_new_card_is_not_held_up_by_the_gap_of_the_former(world: World) -> None:
    await world.card()
    await world.deliver()
    await world.card("p2", slot="r1-consent")
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v1", "r1-consent v1"]


def meanwhile(world: World, change: Callable[[Post], Post]) -> None:
    """While the next thing is being sent, the engine commits a change of the card."""

    async def happen() -> None:
        await world.put(change(await world.get(Post, "p1")))

    def once(what: str, where: str) -> Awaitable[None]:
        world.here.before = lambda what, where: None
        return happen()

    world.here.before = once


async def test_a_card_that_moved_on_while_it_was_sent_is_redrawn(world: World) -> None:
    await world.card()

    meanwhile(world, lambda post: replace(post, wanted=2))
    await world.deliver()
    assert (await world.get(Post, "p1")).drawn == 1
    world.clock.tick(seconds=10)
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v2"]


async def test_a_card_that_was_deleted_is_posted_again_as_another_message(world: World) -> None:
    await world.card()
    for version in (2, 3):
        await world.deliver()
        for message in world.here.messages.values():
            message.deleted = True
        world.clock.tick(minutes=1)
        await world.moves_on()
        await world.deliver()
        assert world.here.texts("hall") == [f"r1 v{version}"]
    post = await world.get(Post, "p1")
    assert (post.message, post.losses) == ("m3", 2)


async def test_what_deletes_each_card_at_once_is_met_with_growing_pauses(world: World) -> None:
    await world.card()
    posted = []
    for second in range(120):
        await world.deliver()
        post = await world.get(Post, "p1")
        if post.message is not None:
            posted.append(second)
            await world.put(lost(post, world.clock.now()))
        world.clock.tick(seconds=1)
    assert posted[:4] == [0, 1, 2, 3], "somebody's slip costs nobody a second"
    pauses = [after - before for before, after in pairwise(posted[3:])]
    assert pauses == [1, 2, 4, 8, 16, 32]


async def test_a_deletion_that_was_noticed_meanwhile_is_not_overwritten(world: World) -> None:
    await world.card()
    await world.deliver()
    world.clock.tick(minutes=1)
    await world.moves_on()
    world.here.messages["m1"].deleted = True
    meanwhile(world, lambda post: lost(post, world.clock.now()))
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v2"]
    assert (await world.get(Post, "p1")).message == "m2"


async def test_a_place_that_is_gone_is_left_alone_until_it_returns(world: World) -> None:
    await world.put(PlaceRow("here", "hall", "o1"))
    world.here.gone.add("hall")
    await world.card("p1")
    await world.card("p2")
    await world.notice("hello")
    await world.deliver()
    assert (await world.get(PlaceRow, "here", "hall")).gone
    calls = world.here.calls
    world.clock.tick(days=30)
    await world.deliver()
    assert world.here.calls == calls == 1
    world.here.gone.clear()
    await world.store.write(lambda uow: returned(uow, Place("here", "hall")))
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v1", "r1 v1", "hello"]


async def test_decisions_are_shown_before_counters(store: Store) -> None:
    """With one message at a time, and everything due at once."""
    world = World(store)
    world.start(width=1)
    for number, place in enumerate(["attic", "barn", "cellar", "den"], start=1):
        await world.card(f"p{number}", place=place, slot=place)
    await world.deliver()
    world.clock.tick(minutes=1)
    order: list[str] = []
    world.here.before = lambda what, where: order.append(where)
    await world.moves_on("p1")
    await world.notice("news", place="barn")
    await world.moves_on("p3", pressing=True)
    await world.card("p5", place="den")
    await world.deliver()
    assert order == ["den", "cellar", "barn", "attic"]


async def test_a_platform_that_asks_to_wait_is_asked_again_when_the_time_is_over(world: World) -> None:
    answers = [TryLater(timedelta(seconds=30)), None]
    world.here.before = lambda what, where: answers.pop(0)
    await world.card()
    await world.deliver()
    world.clock.tick(seconds=29)
    await world.deliver()
    assert world.here.texts("hall") == []
    world.clock.tick(seconds=1)
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v1"]
    assert world.courier.counts["put off", "here"] == 1


async def test_cards_of_a_platform_that_is_off_wait_for_it(store: Store) -> None:
    world = World(store, Platform("here"))
    await world.card(platform="there")
    await world.deliver()
    assert (await world.get(Post, "p1")).drawn == 0
    World(store, there := Platform("there")).courier.nudge()
    await World(store, there).deliver()
    assert there.texts("hall") == ["r1 v1"]


async def test_someone_elses_lease_is_respected_until_it_ends(world: World) -> None:
    await world.card(leased_until=world.clock.now() + timedelta(seconds=20))
    await world.notice("after the card", stream="s1", slot="r1")
    await world.deliver()
    assert world.here.texts("hall") == []
    world.clock.tick(seconds=20)
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v1", "after the card"]


async def test_a_place_gone_while_editing_is_noticed(world: World) -> None:
    await world.card()
    await world.deliver()
    world.here.before = lambda what, where: Gone()
    await world.moves_on(pressing=True)
    await world.deliver()
    assert (await world.get(PlaceRow, "here", "hall")).gone
