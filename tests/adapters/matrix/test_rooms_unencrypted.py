"""In a room without encryption: cards go out once, and what people do comes in once."""

from adapters.matrix import MatrixAdapter
from bot.cards import Action, Card, Paragraph
from bot.ports import Command, Erased, Mark, MessageRef, Unmark, Wrote
from tests.adapters.matrix.people import Person, RecordingDesk, place, running

CARD = Card(
    title=("Buy a shredder",),
    blocks=(Paragraph(("What do you say?",)),),
    actions=(Action("s/r1-consent/consent", "Consent", "👍"), Action("s/r1-consent/object", "Object", "✋")),
)


async def in_a_room(ana: Person, bot: Person, desk: RecordingDesk, *others: Person) -> str:
    """A room of Ana's that the bot has joined."""
    room = await ana.room(bot.id, *(person.id for person in others))
    for person in others:
        await person.join(room)
    greeting = await desk.act(Command)
    assert greeting.who.account.id == ana.id
    return room


async def test_who_invites_the_bot_is_told_what_it_can_do(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
    assert desk.acts[0].act == Command("circle", "help")
    assert desk.acts[0].place == place(room)


async def test_a_typed_command_comes_in_once(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        said = await ana.say(room, "!inbox")
        act = await desk.act(Command, number=2)
    assert act.act == Command("inbox", "")
    assert act.source == MessageRef(place(room), said)
    assert act.who.name == "Ana"
    assert act.admin
    assert not act.private


async def test_a_card_is_sent_once_for_a_key_and_drawn_anew_in_place(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        first = await adapter.post("post-1", place(room), CARD)
        again = await adapter.post("post-1", place(room), CARD)
        await adapter.edit(first, Card(title=("Buy a used shredder",)))
    assert first == again
    shown = await ana.event(room, first.id)
    assert shown["content"]["msgtype"] == "m.notice"
    assert shown["content"]["m.mentions"] == {}
    replaced = shown["unsigned"]["m.relations"]["m.replace"]["content"]["m.new_content"]
    assert replaced["body"] == "Buy a used shredder"
    cards = [e for e in await ana.messages(room) if e["type"] == "m.room.message"]
    assert [e["sender"] for e in cards] == [bot.id] * 2


async def test_marks_are_put_and_taken_away(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        card = await adapter.post("post-1", place(room), CARD)
        mark = await ben.mark(room, card.id, "👍🏽\ufe0f")
        act = await desk.act(Mark)
        await ben.redact(room, mark)
        gone = await desk.act(Unmark)
    assert act.act == Mark("👍", mark)
    assert act.about == card
    assert gone.act == Unmark(mark)
    assert gone.who.account.id == ben.id


async def test_a_mark_that_a_moderator_clears_takes_nothing_back(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        card = await adapter.post("post-1", place(room), CARD)
        mark = await ben.mark(room, card.id, "👍")
        await desk.act(Mark)
        await ana.redact(room, mark)
        await ana.say(room, "!inbox")
        await desk.act(Command, number=2)
    assert not desk.of(Unmark)


async def test_a_card_that_somebody_deleted_is_told(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        card = await adapter.post("post-1", place(room), CARD)
        await ana.redact(room, card.id)
        act = await desk.act(Erased)
    assert act.about == card


async def test_the_bot_seeds_the_marks_of_its_card_as_clients_send_them(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        card = await adapter.post("post-1", place(room), CARD)
        await ana.mark(room, card.id, "✋\ufe0f")
        await desk.act(Mark)
        for _ in range(50):
            events = await ana.messages(room)
            marks = [e for e in events if e["type"] == "m.reaction" and e["sender"] == bot.id]
            if len(marks) == 2:
                break
    assert [e["content"]["m.relates_to"]["key"] for e in marks] == ["👍\ufe0f", "✋\ufe0f"]
    assert [act.who.account.id for act in desk.acts if isinstance(act.act, Mark)] == [ana.id]


async def test_plain_words_count_only_on_the_bots_messages(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, ben: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk, ben)
        card = await adapter.post("post-1", place(room), CARD)
        chat = await ana.say(room, "Shall we have lunch?")
        await ben.reply(room, chat, "Yes!")
        await ben.reply(room, card.id, "It is too dear.")
        act = await desk.act(Wrote)
    assert act.act == Wrote("It is too dear.")
    assert act.about == card
    assert desk.of(Wrote) == [Wrote("It is too dear.")]
