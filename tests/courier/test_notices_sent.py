"""Notices go out once, in order, and nothing that fails holds up what doesn't."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.courier import LOOK_AHEAD
from bot.ports import Store, TryLater
from bot.rows import AccountRow, Outgoing, Post, Shown
from tests.courier.platform import Platform
from tests.courier.world import ANA, World


async def test_notices_of_a_place_go_out_in_the_order_they_were_written(world: World) -> None:
    for text in ["one", "two", "three", "four"]:
        await world.notice(text)
    await world.deliver()
    await world.deliver()
    assert world.here.texts("hall") == ["one", "two", "three", "four"]


async def test_a_notice_comes_after_the_card_it_points_at(world: World) -> None:
    await world.notice("about the card", stream="s1", slot="r1")
    await world.card()
    await world.deliver()
    assert world.here.texts("hall") == ["r1 v1", "about the card"]


async def test_a_private_notice_too_comes_after_the_card_it_points_at(world: World) -> None:
    answers: list[Exception | None] = [TryLater(timedelta(seconds=5)), None, None]
    world.here.before = lambda what, where: answers.pop(0)
    await world.put(AccountRow("here", "@ana", ANA, "Ana", private_place="private"))
    await world.notice("about the card", stream="s1", slot="r1", member=ANA)
    await world.card()
    await world.deliver()
    assert not world.here.messages
    world.clock.tick(seconds=5)
    await world.deliver()
    assert [message.text for message in world.here.messages.values()] == ["r1 v1", "about the card"]


async def test_a_notice_does_not_wait_for_a_card_that_keeps_failing(world: World) -> None:
    def only_cards_fail(what: str, where: str) -> Exception | None:
        return None if where == "hall" else RuntimeError("no")

    world.here.before = only_cards_fail
    await world.card(place="barn")
    await world.notice("about the card", stream="s1", slot="r1")
    for _ in range(3):
        await world.deliver()
        world.clock.tick(seconds=5)
    await world.deliver()
    assert world.here.texts("hall") == ["about the card"]
    assert (await world.get(Post, "p1")).attempts >= 3


async def test_a_reply_to_a_notice_finds_its_process(world: World) -> None:
    await world.notice("done", stream="s1", slot="r1")
    await world.deliver()
    [shown] = await world.find(Shown)
    assert (shown.place, shown.message, shown.stream) == ("hall", "m1", "s1")


async def test_under_a_notice_without_a_legend_no_mark_finds_a_step(world: World) -> None:
    await world.notice("done", stream="s1", slot="r1-consent")
    await world.notice("your answer?", stream="s1", slot="r1-consent")
    await world.notice("elected", stream="s1", slot="role.r1-consent")
    await world.deliver()
    assert {shown.message: shown.slot for shown in await world.find(Shown)} == {
        "m1": "",
        "m2": "r1-consent",
        "m3": "",
    }


async def test_an_answer_stands_under_what_it_answers(world: World) -> None:
    await world.notice("question")
    await world.deliver()
    await world.notice("answer", under="m1")
    await world.deliver()
    assert world.here.messages["m2"].under == "m1"


async def test_an_answer_to_a_deleted_message_is_given_without_it(world: World) -> None:
    await world.notice("question")
    await world.deliver()
    world.here.messages["m1"].deleted = True
    await world.notice("answer", under="m1")
    await world.deliver()
    assert world.here.texts("hall") == ["answer"]


async def test_places_do_not_wait_for_one_another(world: World) -> None:
    def hall_is_slow(what: str, where: str) -> Exception | None:
        return TryLater(timedelta(hours=1)) if where == "hall" else None

    world.here.before = hall_is_slow
    for number in range(5):
        await world.notice(f"hall {number}")
    await world.notice("elsewhere", place="barn")
    await world.deliver()
    assert world.here.texts("barn") == ["elsewhere"]
    assert world.here.calls == 2, "the slow place is asked once"
    world.here.before = lambda what, where: None
    world.clock.tick(hours=1)
    await world.deliver()
    assert world.here.texts("hall") == [f"hall {number}" for number in range(5)]


async def test_several_places_are_served_at_once_but_not_too_many(store: Store) -> None:
    world = World(store)
    world.start(width=3)
    for number in range(12):
        await world.notice(f"n{number}", place=f"place {number}")
    await world.deliver()
    assert len(world.here.messages) == 12
    assert world.here.most_at_once == 3


async def test_an_idle_platform_is_not_held_up_by_a_stuck_one(store: Store) -> None:
    there = Platform("there")
    world = World(store, Platform("here", hold=asyncio.Event()), there)
    world.start(width=1)
    for number in range(3):
        await world.notice(f"n{number}", place=f"place {number}")
    await world.notice("hello", platform="there")
    arrived = asyncio.Event()
    there.after = lambda what, where: arrived.set()
    delivering = asyncio.create_task(world.deliver())
    async with asyncio.timeout(10):
        await arrived.wait()
    assert there.texts("hall") == ["hello"]
    assert not delivering.done()
    delivering.cancel()
    await asyncio.gather(delivering, return_exceptions=True)


async def test_two_couriers_send_a_message_once(store: Store) -> None:
    """As when the new process starts before the old one has stopped."""
    one, other = World(store), World(store)
    other.platforms["here"] = one.here
    one.here.honours_keys = False
    for number in range(20):
        await one.notice(f"n{number}", place=f"place {number}")
    await asyncio.gather(one.deliver(), other.deliver())
    assert len(one.here.messages) == one.here.calls == 20


async def test_those_behind_a_message_that_failed_wait_for_its_next_attempt(world: World) -> None:
    answers: list[Exception | None] = [RuntimeError(), None, None]
    world.here.before = lambda what, where: answers.pop(0)
    await world.notice("one")
    await world.notice("two")
    await world.deliver()
    world.clock.tick(seconds=1)
    await world.deliver()
    assert world.here.texts("hall") == ["one", "two"]


async def test_failures_are_tried_again_with_growing_pauses_up_to_five_minutes(world: World) -> None:
    world.here.before = lambda what, where: RuntimeError("no")
    await world.notice("stubborn")
    pauses: list[float] = []
    for attempt in range(1, 13):
        await world.deliver()
        row = await world.get(Outgoing, "stubborn")
        assert row.attempts == attempt
        assert row.not_before is not None
        pauses.append((row.not_before - world.clock.now()).total_seconds())
        world.clock.set(row.not_before)
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    world.here.before = lambda what, where: None
    await world.deliver()
    assert world.here.texts("hall") == ["stubborn"]


async def test_a_lost_connection_keeps_the_order_however_long_it_lasts(world: World) -> None:
    down = True
    world.here.before = lambda what, where: ConnectionError("down") if down else None
    for text in ["one", "two", "three"]:
        await world.notice(text)
    for _ in range(6):
        await world.deliver()
        world.clock.tick(minutes=5)
    await world.deliver()
    down = False
    await world.notice("four")
    await world.deliver()
    assert world.here.texts("hall") == []
    world.clock.tick(minutes=5)
    await world.deliver()
    assert world.here.texts("hall") == ["one", "two", "three", "four"]


async def test_a_message_that_always_fails_is_passed_by_the_others(world: World) -> None:
    first = True

    def only_the_first_fails(what: str, where: str) -> Exception | None:
        return ValueError("too long") if first else None

    world.here.before = only_the_first_fails
    await world.notice("poison")
    for _ in range(3):
        await world.deliver()
        world.clock.tick(seconds=3)
    first = False
    await world.notice("fine")
    await world.deliver()
    assert world.here.texts("hall") == ["fine"]
    assert (await world.get(Outgoing, "poison")).sent_at is None


async def test_a_message_that_cannot_be_drawn_holds_up_nobody(world: World) -> None:
    await world.notice("undrawable")
    await world.notice("fine")
    await world.deliver()
    assert world.here.texts("hall") == ["fine"]
    row = await world.get(Outgoing, "undrawable")
    assert (row.sent_at, row.attempts) == (None, 1)


async def test_what_needs_no_saying_any_more_is_done_without_a_word(world: World) -> None:
    await world.notice("needless")
    await world.deliver()
    assert world.here.calls == 0
    assert (await world.get(Outgoing, "needless")).sent_at is not None


async def test_a_message_to_nobody_and_nowhere_is_kept_and_harms_nothing(world: World) -> None:
    await world.notice("lost", platform=None, place=None)
    await world.notice("fine")
    await world.deliver()
    assert world.here.texts("hall") == ["fine"]
    assert (await world.get(Outgoing, "lost")).attempts == 1


async def test_sent_rows_are_deleted_after_days_and_their_messages_still_known(world: World) -> None:
    await world.notice("old", stream="s1")
    await world.deliver()
    world.clock.tick(days=7)
    await world.notice("new")
    await world.deliver()
    await world.courier.tidy()
    assert len(await world.find(Outgoing)) == 2
    world.clock.tick(days=2)
    await world.courier.tidy()
    assert [row.key for row in await world.find(Outgoing)] == ["new"]
    assert len(await world.find(Shown)) == 1


async def test_a_backlog_of_many_places_is_brought_out_whole(world: World) -> None:
    rows = [await world.notice("first", place="place 0")]
    rows = [replace(rows[0], key=f"n{number}", place=f"place {number}") for number in range(LOOK_AHEAD + 50)]
    await world.put(*rows)
    await world.deliver()
    assert len(world.here.messages) == LOOK_AHEAD + 51
