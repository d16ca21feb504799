"""In a room without encryption: cards go out once, and what people do comes in once."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.matrix import MatrixAdapter
from adapters.matrix.fading import Fading
from bot.cards import Action, Card, Paragraph
from bot.ports import Command, Erased, Gone, Mark, MessageRef, TryLater, Unmark, Wrote
from tests.adapters.matrix.people import Person, RecordingDesk, WallClock, bot_settings, place, running
from tests.homeserver import Homeserver

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


async def own_marks(ana: Person, room: str, bot: Person, *, number: int) -> list[str]:
    """The marks of the bot that stand in the room, once they are so many."""
    async with asyncio.timeout(20):
        while True:
            events = await ana.messages(room)
            marks = [e for e in events if e["type"] == "m.reaction" and e["sender"] == bot.id]
            standing = [e["event_id"] for e in marks if e["content"]]
            if len(standing) == number:
                return standing
            await asyncio.sleep(0.05)


POINTER = Card(title=("It goes on below",))


async def test_when_a_card_is_the_live_one_no_more_the_bot_takes_its_own_marks_away_and_nobody_elses(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        card = await adapter.post("post-1", place(room), CARD)
        other = await adapter.post("post-2", place(room), CARD)
        hers = await ana.mark(room, card.id, "✋\ufe0f")
        await own_marks(ana, room, bot, number=4)
        await adapter.edit(card, POINTER)
        left = await own_marks(ana, room, bot, number=2)
        for mark in left:
            relation = (await ana.event(room, mark))["content"]["m.relates_to"]
            assert relation["event_id"] == other.id, "the live card lost a mark"
        assert (await ana.event(room, hers))["content"]
    assert not desk.of(Unmark, Erased)


async def test_a_card_that_is_live_again_bears_the_marks_again(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        adapter.outbox.pace.wide = True
        room = await in_a_room(ana, bot, desk)
        card = await adapter.post("post-1", place(room), CARD)
        await own_marks(ana, room, bot, number=2)
        for _ in range(2):
            await adapter.edit(card, POINTER)
            await own_marks(ana, room, bot, number=0)
            await adapter.edit(card, CARD)
            await own_marks(ana, room, bot, number=2)
        await adapter.edit(card, POINTER)
        await adapter.edit(card, CARD)
        await own_marks(ana, room, bot, number=2)


async def test_a_crash_leaves_no_mark_that_does_nothing(
    homeserver: Homeserver, tmp_path: Path, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    settings = bot_settings(homeserver, bot.login, tmp_path / "store")
    first = MatrixAdapter(settings, WallClock())
    async with running(first, desk):
        room = await in_a_room(ana, bot, desk)
        card = await first.post("post-1", place(room), CARD)
        await own_marks(ana, room, bot, number=2)
        first.outbox.pace.told_to_wait(timedelta(seconds=0.3))
        with pytest.raises(TryLater):
            await first.edit(card, POINTER)
    async with running(MatrixAdapter(settings, WallClock()), desk):
        await own_marks(ana, room, bot, number=0)
    assert not Fading(settings.store / "fading.json").first()


async def test_what_is_noted_to_be_cleared_may_be_gone_or_elsewhere(
    homeserver: Homeserver, tmp_path: Path, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    settings = bot_settings(homeserver, bot.login, tmp_path / "store")
    fading = Fading(settings.store / "fading.json")
    fading.begin("!no-such-room", "$no-such-message")
    adapter = MatrixAdapter(settings, WallClock())
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        fading.begin(room, "$no-such-message")
        card = await adapter.post("post-1", place(room), CARD)
        await own_marks(ana, room, bot, number=2)
        await adapter.edit(card, POINTER)
        await own_marks(ana, room, bot, number=0)


def test_a_spoilt_note_of_cards_is_as_none(tmp_path: Path) -> None:
    for spoilt in ("[]", "null", "7", "{", ""):
        (tmp_path / "fading.json").write_text(spoilt, encoding="utf-8")
        fading = Fading(tmp_path / "fading.json")
        assert fading.first() is None
        fading.begin("!room", "$card")
        assert Fading(tmp_path / "fading.json").first() == ("!room", "$card")


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


async def test_what_somebody_wrote_is_taken_away_where_the_bot_has_the_power_for_it(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await ana.room(bot.id, power_level_content_override={"users": {bot.id: 50}})
        await desk.act(Command)
        said = await ana.say(room, "!election nominate Ben, he is calm")
        await desk.act(Command, number=2)
        await adapter.remove(MessageRef(place(room), said))
        assert not (await ana.event(room, said))["content"]


async def test_without_that_power_it_stays_and_the_bot_says_so(
    adapter: MatrixAdapter, desk: RecordingDesk, ana: Person, bot: Person
) -> None:
    async with running(adapter, desk):
        room = await in_a_room(ana, bot, desk)
        said = await ana.say(room, "!election nominate Ben, he is calm")
        await desk.act(Command, number=2)
        with pytest.raises(Gone):
            await adapter.remove(MessageRef(place(room), said))
        assert (await ana.event(room, said))["content"]["body"].startswith("!election")
