"""Places that go, come back, and move; people who can't be reached; what is deleted comes again."""

import pytest

from bot.cards import Card
from bot.core.kernel import StreamId
from bot.ports import Account, Departed, Erased, Gone, Mark, MessageRef, Moved, Place, Stream, Wrote
from bot.rows import Home, Outgoing, PlaceRow, Post
from storage.unit import SqlUnit
from tests.world import PLATFORM, Chat, Person, World

SHREDDER = "!consent quick Buy a shredder\nWe spend 400 € on a used shredder.\ndeadline: 3 days"


class Shut:
    """A room that throws the bot out, until it is let in again."""

    def __init__(self, chat: Chat, room: str) -> None:
        self._chat, self._room = chat, Place(PLATFORM, room)
        self._post, self._edit = chat.post, chat.edit
        chat.post, chat.edit = self._posts, self._edits  # type: ignore[method-assign]

    async def _posts(self, key, to, card, *, under=None):  # type: ignore[no-untyped-def]
        if to == self._room:
            raise Gone(to.id)
        return await self._post(key, to, card, under=under)

    async def _edits(self, message, card):  # type: ignore[no-untyped-def]
        if message.place == self._room:
            raise Gone(message.id)
        await self._edit(message, card)

    def open(self) -> None:
        """The bot may write there again."""
        self._chat.post, self._chat.edit = self._post, self._edit  # type: ignore[method-assign]


async def in_two_rooms(world: World) -> list[Person]:
    """A circle that meets in two rooms."""
    people = await world.circle("Ana", "Ben", "Cleo")
    circle = (await world.store.read(lambda uow: uow.find(Home)))[0].circle

    def second(uow: object) -> None:
        uow.put(Home(circle, PLATFORM, "shed"))  # type: ignore[attr-defined]

    await world.store.write(second)
    return people


async def test_a_place_that_is_gone_stops_nobody_else(world: World) -> None:
    ana, ben, _ = await in_two_rooms(world)
    Shut(world.chat, "garden")
    await ana.types(SHREDDER, room="shed")
    await ben.writes_privately("consent consent #1")
    shown = [message.text for message in world.messages("shed")]
    assert any("1 of 3" in text for text in shown)
    assert (await world.process())["phase"] == "consent"


async def test_what_waited_for_a_place_goes_out_when_somebody_speaks_there_again(world: World) -> None:
    ana, ben, _ = await in_two_rooms(world)
    shut = Shut(world.chat, "garden")
    await ana.types(SHREDDER, room="shed")
    before = len(world.messages("garden"))
    shut.open()
    await world.passes(hours=1)
    assert len(world.messages("garden")) == before, "nobody tries a closed door again and again"
    await ben.does(Wrote("here we are again"), place=Place(PLATFORM, "garden"))
    assert "We spend 400 €" in world.messages("garden")[-1].text
    row = await world.store.read(lambda uow: uow.get(PlaceRow, PLATFORM, "garden"))
    assert row is not None
    assert not row.gone


@pytest.mark.parametrize(
    "act", [Departed(), Erased(), Moved(Place(PLATFORM, "shed"))], ids=lambda act: type(act).__name__
)
async def test_who_leaves_a_place_doesnt_say_that_it_is_back(world: World, act: object) -> None:
    ana, ben, _ = await in_two_rooms(world)
    Shut(world.chat, "garden")
    await ana.types(SHREDDER, room="shed")
    await ben.does(act, place=Place(PLATFORM, "garden"))  # type: ignore[arg-type]
    row = await world.store.read(lambda uow: uow.get(PlaceRow, PLATFORM, "garden"))
    assert row is not None
    assert row.gone


async def test_a_place_that_was_gone_before_it_was_known_has_an_organisation_of_its_own(world: World) -> None:
    """Circles of two such places would else be listed together."""
    ana, zoe = world.person("Ana"), world.person("Zoe")
    for room, person, space in (("attic", ana, "ours"), ("cellar", zoe, "theirs")):
        shut = Shut(world.chat, room)
        await person.types("!circle nonsense", room=room)
        shut.open()
        world.space = space
        await person.types(f"!circle create {room}\naim: to meet", room=room)
    rows = await world.store.read(lambda uow: uow.find(PlaceRow))
    organisations = [row.organisation for row in rows if row.native in ("attic", "cellar")]
    assert len(set(organisations)) == 2
    assert all(organisations)


async def test_a_place_that_moves_takes_with_it_what_was_still_to_be_said(world: World) -> None:
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    shut = Shut(world.chat, "garden")
    await ana.types("!circle role secretary\nmember: Ben")
    waiting = await world.store.read(lambda uow: uow.find(Outgoing, place="garden", sent_at=None))
    assert waiting, "the room is told who became secretary"
    await ana.does(Moved(Place(PLATFORM, "new garden")), place=Place(PLATFORM, "garden"))
    said = [message for message in world.messages("new garden") if waiting[0].key in message.keys]
    assert "Ben" in said[0].text
    card = next(message for message in world.messages("new garden") if "400 €" in message.text)
    for person in (ana, ben, cleo):
        await person.marks("👍", card)
    assert (await world.process())["outcome"] == "adopted"
    shut.open()


async def test_what_a_place_refuses_while_it_moves_is_said_in_the_new_one(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben")
    old, new, post = Place(PLATFORM, "garden"), Place(PLATFORM, "new garden"), world.chat.post
    moving = iter([ana.act(Moved(new), old)])

    async def closing(key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        if to != old:
            return await post(key, to, card, under=under)
        for act in moving:
            await world.engine.handle(act)
        raise Gone(to.id)

    world.chat.post = closing  # type: ignore[method-assign]
    await ana.types("!circle role secretary\nmember: Ben")
    assert not await world.store.read(lambda uow: uow.find(Outgoing, sent_at=None))
    assert any("secretary" in message.text.casefold() for message in world.messages("new garden"))


async def test_a_place_that_comes_back_in_the_moment_in_which_it_refuses_a_card_gets_it(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben")
    post, refusals = world.chat.post, iter([Gone("garden")])

    async def refused(key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        for refusal in refusals:
            await world.engine.writable([to])
            raise refusal
        return await post(key, to, card, under=under)

    world.chat.post = refused  # type: ignore[method-assign]
    await ana.types(SHREDDER)
    assert "400 €" in world.card.text


async def test_a_place_that_moves_to_itself_stays(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben")
    there = Place(PLATFORM, "garden")
    await ana.does(Moved(there), place=there)
    await ana.types(SHREDDER)
    assert "400 €" in world.card.text


async def test_who_cant_be_reached_is_named_in_the_place_and_nothing_else_is_said(world: World) -> None:
    ben = world.person("Ben")
    world.chat.unreachable.add(ben.id)
    ana, *_ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ana.types("!consent amend #1 We spend 300 €.")
    await ben.marks("✋")
    mention = next(message for message in world.messages() if any(name.ping for name in message.card.pings))
    assert "Ben" in mention.text
    for word in ("shredder", "400", "300", "#1", "object", "consent"):
        assert word not in mention.text.casefold()
    assert not ben.inbox
    assert [name.name for name in mention.card.pings] == ["Ben"]


async def test_a_deleted_live_card_is_posted_again_and_answers(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ana.marks("👍")
    first = world.card
    await ben.deletes(first)
    again = world.card
    assert again.ref != first.ref
    assert "1 of 3" in again.text
    await ben.marks("👍", again)
    assert "2 of 3" in again.text


async def test_a_card_deleted_unnoticed_is_posted_again_at_its_next_redraw(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    first = world.card
    first.deleted = True
    await ana.writes_privately("consent consent #1")
    assert world.card.ref != first.ref
    assert "1 of 3" in world.card.text


async def test_a_card_that_is_deleted_before_its_arrival_is_noted_is_posted_again(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    post, deleted = world.chat.post, list[MessageRef]()

    async def posted(key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        ref = await post(key, to, card, under=under)
        if any(action.mark == "👍" for action in card.actions) and not deleted:
            deleted.append(ref)
            world.messages()[-1].deleted = True
            await world.engine.handle(ben.act(Erased(), to, about=ref))
        return ref

    world.chat.post = posted  # type: ignore[method-assign]
    await ana.types(SHREDDER)
    hanging = [message for message in world.messages() if "400 €" in message.text]
    assert len(hanging) == 1
    assert hanging[0].ref not in deleted
    await ben.marks("👍", hanging[0])
    assert "1 of 3" in hanging[0].text


async def test_a_card_deleted_again_and_again_hangs_once(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    for _ in range(5):
        card = world.card
        await ben.deletes(card)
        await ben.does(Erased(), place=card.ref.place, about=card.ref)
    hanging = [message for message in world.messages() if "400 €" in message.text]
    assert len(hanging) == 1


async def test_an_older_mark_on_a_deleted_card_is_kept_and_its_removal_counts(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    mark = await ben.marks("👍")
    await ana.deletes(world.card)
    await ben.unmarks(mark)
    assert not [answer for answer in (await world.process())["answers"] if answer["counts"]]


async def test_a_refused_mark_isnt_refused_again_when_it_is_found_after_a_gap(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben", "Cleo")
    zoe = world.person("Zoe")
    await ana.types(SHREDDER)
    mark = await zoe.marks("👍")
    assert len(zoe.inbox) == 1
    found = (Account(PLATFORM, zoe.id), Mark("👍", mark), world.clock.now())
    await world.restart()
    await world.engine.marks_found(MessageRef(Place(PLATFORM, "garden"), world.card.ref.id), [found])
    await world.settle()
    assert len(zoe.inbox) == 1


async def test_who_was_asked_for_words_about_what_is_over_isnt_held_to_it(world: World) -> None:
    ana, ben, _ = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    await ben.marks("✋")
    await ana.types("!consent meeting #1 Let us talk.")
    await ben.writes_privately("What a day.")
    assert "I don't know what these words are for" in ben.letter.text


async def test_when_a_step_ends_the_former_card_shrinks_before_anything_else_is_said(world: World) -> None:
    """A card that offers an answer which counts no more waits for no pause between two redraws."""
    ana, ben, cleo = await world.circle("Ana", "Ben", "Cleo")
    await ana.types(SHREDDER)
    for person in (ana, ben):
        await world.engine.handle(person.marking("👍", world.card))
    former = world.card
    await world.courier.deliver()
    resting = await world.store.read(lambda uow: uow.find(Post, message=former.ref.id))
    assert resting[0].not_before is not None, "it was redrawn a moment ago"
    await world.engine.handle(cleo.marking("👍", former))
    await world.courier.deliver()
    assert not former.labels, "at the same moment, it is a pointer"


async def test_after_a_gap_in_one_room_only_the_cards_that_hang_there_are_looked_at(world: World) -> None:
    ana, _, _ = await in_two_rooms(world)
    await ana.types(SHREDDER, room="shed")
    await world.settle()
    everywhere = await world.engine.open_messages(PLATFORM)
    in_the_shed = await world.engine.open_messages(PLATFORM, ["shed"])
    assert {message.place.id for message in everywhere} == {"garden", "shed"}
    assert in_the_shed
    assert set(in_the_shed) == {message for message in everywhere if message.place.id == "shed"}
    assert not await world.engine.open_messages(PLATFORM, ["cellar"])


async def test_after_a_long_absence_what_runs_on_other_platforms_isnt_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, _, _ = await in_two_rooms(world)
    await ana.types(SHREDDER, room="shed")
    await world.settle()
    read: list[StreamId] = []
    load = SqlUnit.load

    def noted(uow: SqlUnit, id: StreamId) -> Stream | None:
        read.append(id)
        return load(uow, id)

    monkeypatch.setattr(SqlUnit, "load", noted)
    assert not await world.engine.open_messages("elsewhere")
    assert not read
    assert await world.engine.open_messages(PLATFORM)
    assert read


async def test_a_deleted_card_wakes_whoever_posts_it_again(world: World) -> None:
    ana, *_ = await world.circle("Ana", "Ben")
    await ana.types(SHREDDER)
    woken: list[bool] = []
    world.engine.nudge = lambda: woken.append(True)
    await ana.deletes(world.card)
    assert woken
    woken.clear()
    await ana.does(Erased(), place=Place(PLATFORM, world.room), about=MessageRef(Place(PLATFORM, "x"), "y"))
    assert not woken, "somebody else's message"
