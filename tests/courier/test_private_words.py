"""What is for one person's eyes reaches them in one private conversation, or the place hears of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.codec import read_message
from bot.core.kernel import MemberId, Person, StreamId
from bot.ports import Store, TryLater
from bot.rows import AccountRow, Home, Member, Membership, Outgoing, PlaceRow, Shown
from tests.courier.platform import Platform
from tests.courier.world import ANA, BEN, World

GARDEN = StreamId("garden")


@pytest.fixture
def there() -> Platform:
    return Platform("there")


@pytest.fixture
async def world(store: Store, there: Platform) -> World:
    """Ana and Ben have an account here, Ben one there as well; their circle meets here, in the hall."""
    world = World(store, Platform("here"), there)
    await world.put(
        Member(ANA, "Ana", timezone="Pacific/Auckland"),
        Member(BEN, "Ben"),
        AccountRow("here", "@ana", ANA, "Ana"),
        AccountRow("here", "@ben", BEN, "Ben"),
        AccountRow("there", "U1", BEN, "Ben"),
        Membership(ANA, GARDEN),
        Membership(BEN, GARDEN),
        PlaceRow("here", "hall", "o1"),
        Home(GARDEN, "here", "hall"),
    )
    return world


def mentions(world: World) -> list[str]:
    return [text for text in world.here.texts("hall") if "private-unreachable" in text]


async def test_the_private_conversation_is_opened_once_and_kept(world: World) -> None:
    for text in ["one", "two", "three"]:
        await world.notice(text, member=ANA)
    await world.deliver()
    await world.notice("four", member=ANA)
    await world.deliver()
    assert world.here.opened == ["@ana"]
    assert world.here.texts("private @ana") == ["one", "two", "three", "four"]
    assert (await world.get(AccountRow, "here", "@ana")).private_place == "private @ana"


async def test_marks_on_a_private_message_find_process_step_and_person(world: World) -> None:
    await world.notice("your answer?", member=ANA, stream="s1", slot="r1-consent")
    await world.deliver()
    shown = await world.get(Shown, "here", "private @ana", "m1")
    assert (shown.stream, shown.slot, shown.member) == ("s1", "r1-consent", ANA)


async def test_people_are_told_on_the_platform_where_the_circle_meets(world: World, there: Platform) -> None:
    await world.notice("from the hall", member=BEN)
    await world.deliver()
    await world.drop(Home(GARDEN, "here", "hall"))
    await world.put(Home(GARDEN, "there", "C1"))
    await world.notice("from the channel", member=BEN)
    await world.deliver()
    assert world.here.texts("private @ben") == ["from the hall"]
    assert there.texts("private U1") == ["from the channel"]


async def test_an_answer_in_a_conversation_goes_to_just_that_one(world: World, there: Platform) -> None:
    await world.notice("answer", member=BEN, platform="there", place="D7")
    await world.deliver()
    assert there.texts("D7") == ["answer"]
    assert world.here.calls == 0


async def test_an_answer_to_a_conversation_that_is_gone_goes_to_the_private_one(world: World) -> None:
    world.here.gone.add("old")
    await world.notice("answer", member=ANA, platform="here", place="old")
    await world.deliver()
    assert world.here.texts("private @ana") == ["answer"]
    assert mentions(world) == []


async def test_another_account_is_tried_before_anyone_hears_of_it(world: World, there: Platform) -> None:
    world.here.unreachable.add("@ben")
    await world.notice("secret", member=BEN)
    await world.deliver()
    assert there.texts("private U1") == ["secret"]
    assert (await world.get(AccountRow, "here", "@ben")).unreachable
    assert mentions(world) == []


async def test_who_cannot_be_reached_is_named_in_the_place_without_content(world: World) -> None:
    world.here.unreachable.add("@ana")
    await world.notice("secret", member=ANA)
    await world.deliver()
    [row] = [row for row in await world.find(Outgoing) if row.key.startswith("private-unreachable")]
    said = read_message(row.message)
    assert (said.key, said.params) == ("private-unreachable", {"person": Person(ANA)})
    assert (row.platform, row.place, row.member, row.pings) == ("here", "hall", None, ANA)
    assert len(mentions(world)) == 1
    assert not any("secret" in message.text for message in world.here.messages.values())


async def test_the_mention_comes_once_per_person_and_day_of_theirs(world: World) -> None:
    world.here.unreachable.add("@ana")
    for _ in range(3):
        await world.notice(f"secret {_}", member=ANA)
        await world.deliver()
    assert len(mentions(world)) == 1
    world.clock.tick(hours=2)  # past midnight in Auckland
    await world.notice("another", member=ANA)
    await world.deliver()
    assert len(mentions(world)) == 2
    assert world.here.opened == []
    assert world.courier.counts["unreachable", "here"] == 1, "who can't be reached isn't tried again"


async def test_a_person_who_left_the_conversation_cannot_be_reached(world: World) -> None:
    await world.notice("one", member=ANA)
    await world.deliver()
    world.here.gone.add("private @ana")
    await world.notice("two", member=ANA)
    await world.deliver()
    account = await world.get(AccountRow, "here", "@ana")
    assert (account.unreachable, account.private_place) == (True, None)
    assert len(mentions(world)) == 1
    assert not (await world.find(PlaceRow, native="private @ana")), "it is no place of the circle"


async def test_a_person_who_can_be_reached_again_is_written_to_again(world: World) -> None:
    world.here.unreachable.add("@ana")
    await world.notice("one", member=ANA)
    await world.deliver()
    world.here.unreachable.clear()
    await world.put(replace(await world.get(AccountRow, "here", "@ana"), unreachable=False))
    await world.notice("two", member=ANA)
    await world.deliver()
    assert world.here.texts("private @ana") == ["two"]


async def test_a_home_that_is_gone_hears_no_mention(world: World, there: Platform) -> None:
    await world.put(PlaceRow("here", "hall", "o1", gone=True), Home(GARDEN, "there", "C1"))
    world.here.unreachable.add("@ana")
    await world.notice("secret", member=ANA)
    await world.deliver()
    assert len(there.texts("C1")) == 1


async def test_people_on_a_platform_that_is_off_are_waited_for(world: World, store: Store) -> None:
    cleo = MemberId("cleo")
    await world.put(AccountRow("elsewhere", "C", cleo, "Cleo"))
    await world.notice("hello", member=cleo)
    await world.deliver()
    assert (await world.get(Outgoing, "hello")).sent_at is None
    on = World(store, elsewhere := Platform("elsewhere"))
    await on.deliver()
    assert elsewhere.texts("private C") == ["hello"]


async def test_a_person_without_accounts_is_told_nothing(world: World) -> None:
    await world.notice("hello", member=MemberId("forgotten"))
    await world.deliver()
    assert (await world.get(Outgoing, "hello")).sent_at is not None
    assert world.here.calls == 0


async def test_opening_the_conversation_waits_when_the_platform_says_so(world: World) -> None:
    answers: list[Exception | None] = [TryLater(timedelta(seconds=60)), None, None]
    world.here.before = lambda what, where: answers.pop(0)
    await world.notice("hello", member=ANA)
    await world.deliver()
    world.clock.tick(seconds=60)
    await world.deliver()
    assert world.here.texts("private @ana") == ["hello"]
