"""What a reaction means: only what the legend of its very message says, and as long as it stands there."""

from bot.cards import Card
from bot.ports import Mark, MessageRef, Place, Unmark
from tests.scenarios.rounds import LIVE, calls, on_turn
from tests.scenarios.telling import SHREDDER, all_consent, card_of, decision, flat, stances, told
from tests.world import PLATFORM, World


async def test_a_mark_counts_only_where_the_legend_shows_it(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.marks("👍")
    await ana.types("!consent withdraw It rains too much; we ask again in May.")
    announcement = world.last
    assert "Keep" in announcement.labels
    await cleo.marks("👍", announcement)
    assert len((await world.process())["answers"]) == 1, "to like that it is withdrawn isn't to consent to it"
    await cleo.marks("👍", card_of(world, "Buy a shredder", "400 €"))
    assert len((await world.process())["answers"]) == 2


async def test_the_latest_of_several_answers_counts_by_whatever_means(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.marks("👍")
    await ben.marks("✋")
    await ben.writes_privately("It is too loud for the neighbours.")
    await ben.types("!consent consent #1")
    await ben.marks("✋")
    await ben.marks("👍")
    counting = [answer for answer in (await world.process())["answers"] if answer["counts"]]
    assert [answer["member"] for answer in counting] == [await ben.member()]
    assert await stances(world) == ["consent"]
    await all_consent(ana, cleo)
    assert (await world.process())["outcome"] == "adopted"


async def test_removing_a_mark_takes_back_only_what_that_mark_gave(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    first = await ben.marks("👍")
    await ben.writes_privately("consent consent #1 I can fetch it.")
    await ben.unmarks(first)
    assert [a["counts"] for a in (await world.process())["answers"]] == [False, True], "the later one stands"
    second = await cleo.marks("👍")
    more = await cleo.marks("⏳")
    deadline = (await world.process())["deadline"]
    await cleo.unmarks(more)
    assert (await world.process())["deadline"] == deadline, "removing ⏳ undoes nothing"
    await cleo.unmarks(second)
    await all_consent(ana)
    assert (await world.process())["outcome"] is None, "Cleo hasn't answered any more"


async def test_no_earlier_mark_revives_when_a_later_one_is_removed(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    await ben.marks("👍")
    hand = await ben.marks("✋")
    await ben.unmarks(hand)
    assert not any(answer["counts"] for answer in (await world.process())["answers"])


async def test_who_takes_the_hand_away_again_no_longer_objects_even_after_saying_why(world: World) -> None:
    ana, ben = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    hand = await ben.marks("✋")
    await ben.writes_privately("It is too loud for the neighbours.")
    await ben.unmarks(hand)
    assert (await decision(world)).objections[0].status == "withdrawn"
    assert not await stances(world)


async def test_a_mark_of_a_former_text_means_nothing_and_says_so(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    old, mark = world.card, await ben.marks("👍")
    await ana.presses("Amend", text="We spend 300 € on a used shredder.")
    await ben.unmarks(mark)
    await ben.marks("👍", old)
    assert not any(answer["counts"] for answer in (await world.process())["answers"])
    assert told(ben, "that card is a former one")


async def test_a_near_miss_is_told_once_a_card_and_only_to_who_is_asked(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    zoe = world.person("Zoe")
    await ana.types(SHREDDER)
    for mark in ("✅", "👎", "❌", "👌"):
        await ben.marks(mark)
        await zoe.marks(mark)
    assert len(told(ben, "isn't an answer yet", "Consent is 👍")) == 1
    assert not zoe.inbox
    await ben.marks("🎉")
    assert not (await world.process())["answers"]


async def test_a_thumb_under_the_questions_is_a_near_miss(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types("!consent propose New hours\nThe shop opens on Tuesdays.")
    await ben.marks("👍")
    assert told(ben, "No questions is ✅")
    assert not (await world.process())["answers"]


async def test_the_word_about_a_near_miss_goes_out_at_once(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    woken: list[bool] = []
    world.engine.nudge = lambda: woken.append(True)
    await ben.marks("✅")
    assert woken
    assert "isn't an answer yet" in flat(ben.letter)


async def test_a_mark_that_is_quicker_than_the_news_of_its_card_counts(world: World) -> None:
    ana, ben, *_ = await world.circle("Ana", "Ben", "Cleo")
    place = Place(PLATFORM, world.room)
    seen: list[MessageRef] = []
    post = world.chat.post

    async def posted(key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        ref = await post(key, to, card, under=under)
        if to == place and any(action.mark == "👍" for action in card.actions) and not seen:
            seen.append(ref)
            taken_away, stays = Mark("👍", "mark-taken-away"), Mark("👍", "mark-that-stays")
            await world.engine.handle(ana.act(taken_away, place, about=ref))
            await world.engine.handle(ana.act(Unmark("mark-taken-away"), place, about=ref))
            await world.engine.handle(ben.act(stays, place, about=ref))
        return ref

    world.chat.post = posted  # type: ignore[method-assign]
    await ana.types("!consent quick Buy a shredder\nFor 400 €.")
    assert seen
    assert "1 of 3" in world.card.text
    process = await world.process()
    assert [answer["member"] for answer in process["answers"]] == [await ben.member()]


async def test_a_mark_that_is_quicker_than_the_news_of_the_line_that_calls_somebody_counts(
    world: World,
) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    people = {person.name: person for person in (ana, ben, cleo)}
    early: list[str] = []
    post = world.chat.post

    async def posted(key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        ref = await post(key, to, card, under=under)
        if calls(world) and not early:
            early.append(on_turn(world))
            mark = Mark("⏭", "mark-that-is-early")
            await world.engine.handle(people[early[0]].act(mark, to, about=ref))
        return ref

    world.chat.post = posted  # type: ignore[method-assign]
    await ana.types(LIVE)
    for person in (ben, cleo):
        await person.marks("🙋")
    assert early
    assert on_turn(world) != early[0], "the early mark was lost"
