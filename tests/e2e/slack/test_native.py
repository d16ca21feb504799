"""What is Slack's own, with the real bot: modals, buttons, shortcuts, answers for one's own eyes, threads."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.running import BotProcess
from tests.e2e.slack.binding import running
from tests.slack.answered import Answered
from tests.slack.filling import NotThere, fields
from tests.slack.model import Channel, Message
from tests.slack.people import Person
from tests.slack.reading import buttons
from tests.slack.server import Slack

pytestmark = pytest.mark.e2e

TEXT = "We spend 400 € on a used shredder."
LONG = 30


@dataclass(frozen=True)
class Village:
    """Ana, who leads the circle Garden, Ben and Cleo, who are in it, Dora, who isn't, and its channel."""

    server: Slack
    bot: BotProcess
    home: Channel
    ana: Person
    ben: Person
    cleo: Person
    dora: Person


async def gathered(server: Slack, bot: BotProcess) -> Village:
    home = server.channel("garden")
    ana, ben, cleo, dora = (Person(server, name) for name in ("Ana", "Ben Miller", "Cleo", "Dora"))
    await ana.slash(home, "/circle", "create Garden\naim: Good vegetables\nmembers: @Ben Miller @Cleo")
    await ana.sees(home, "Garden", "3 members", seconds=LONG)
    return Village(server, bot, home, ana, ben, cleo, dora)


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    async with running(tmp_path) as (server, bot):
        yield await gathered(server, bot)


@pytest.fixture(params=["socket", "http"])
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Village]:
    """The same, by each way in which Slack speaks to the bot."""
    async with running(tmp_path, request.param) as (server, bot):
        yield await gathered(server, bot)


async def step(village: Village, more: str = "") -> Message:
    """A small proposal of Ben, in its consent step."""
    await village.ben.slash(village.home, "/consent", f"quick Buy a shredder\n{TEXT}{more}")
    return await village.ana.sees(village.home, "#1 Buy a shredder", "Consent", seconds=LONG)


def is_for_one(answered: Answered) -> bool:
    return bool(answered.messages) and all(one.only_for is not None for one in answered.messages)


def in_public(village: Village) -> str:
    """All that the bot has said so that everybody in the channel can read it."""
    found = [one for one in village.dora.messages(village.home) if one.author.is_bot and not one.only_for]
    return "\n".join(village.dora.reads(one) for one in found)


def said(server: Slack) -> list[Message]:
    """Every message of the bot, wherever."""
    found = [one for channel in server.channels.values() for one in channel.messages.values()]
    found += [*server.ephemeral, *(one for asked in server.interactions.values() for one in asked.messages)]
    return [one for one in found if one.author.is_bot]


async def test_somebody_who_knows_no_command_makes_a_circle_by_a_word_and_two_forms(tmp_path: Path) -> None:
    async with running(tmp_path) as (server, _):
        home = server.channel("garden")
        ana, ben = Person(server, "Ana"), Person(server, "Ben Miller")
        asked = await ana.slash(home, "/circle")
        choice = await asked.opens("What do you want to do", "make a circle", seconds=LONG)
        pressed = await ana.presses(choice, "create")
        assert not pressed.failed
        sent = await ana.submits(asked, name="Garden", aim="Good vegetables", members=[ben], seconds=LONG)
        assert not sent.failed
        assert not sent.errors
        await ana.sees(home, "Garden", "2 members: Ana and Ben Miller", seconds=LONG)
        assert ana.view is None
        await ben.receives("brought you into the circle Garden", "“/circle leave”", seconds=LONG)


async def test_a_proposal_comes_of_a_form_and_what_is_refused_stays_in_it(either: Village) -> None:
    village = either
    ben, home = village.ben, village.home
    asked = await ben.slash(home, "/consent", "propose Buy a shredder")
    form = await asked.opens("A proposal", "Until when", seconds=LONG)
    assert fields(form)["title"][1]["initial_value"] == "Buy a shredder"
    refused = await ben.submits(form, text=TEXT, deadline="yesterday")
    assert list(refused.errors) == ["deadline"]
    assert ben.view is form
    taken = await ben.submits(form, text=TEXT, deadline="12 days")
    await taken.sees("#1 is on the table", seconds=LONG)
    assert is_for_one(taken)
    assert ben.view is None
    await village.ana.sees(home, "#1 Buy a shredder", TEXT, seconds=LONG)
    assert village.server.pinged == [], "nobody is pinged by a proposal"


async def test_a_whole_decision_by_buttons_and_forms_is_read_as_well_without_blocks(either: Village) -> None:
    village = either
    ana, ben, cleo, home = village.ana, village.ben, village.cleo, village.home
    await ben.slash(home, "/consent", f"propose Buy a shredder\n{TEXT}")
    first = await ana.sees(home, "Step 1 of 3", seconds=LONG)
    await cleo.submits(await cleo.presses(first, "Ask"), text="Where would it stand?")
    question = await ben.receives("Where would it stand", seconds=LONG)
    await ben.submits(await ben.presses(question, "Answer"), text="In the shed.")
    await cleo.receives("your question has an answer", "In the shed", seconds=LONG)
    await ana.presses(first, "No questions")
    second = await ana.sees(home, "Step 2 of 3", "In the shed", seconds=LONG)
    await ana.submits(await ana.presses(second, "Give reaction"), text="Mind the noise.")
    await cleo.presses(second, "Nothing to add")
    third = await ana.sees(home, "Step 3 of 3", "Mind the noise", seconds=LONG)
    link = next(str(block) for block in third.blocks if "thread_ts" in str(block))
    assert f"thread_ts={first.ts}&cid={home.id}" in link

    await ana.presses(third, "Consent")
    await ben.presses(third, "Consent")
    objected = await cleo.submits(await cleo.presses(third, "Object"), reason="Too loud on Sundays.")
    await objected.sees("circle reads it now, in your words", seconds=LONG)
    assert is_for_one(objected)
    fitted = await ana.sees(home, "Cleo objects", "Too loud on Sundays", seconds=LONG)
    amending = await ben.presses(fitted, "Amend")
    form = await amending.opens("Amend", seconds=LONG)
    assert fields(form)["text"][1]["initial_value"] == TEXT
    await ben.submits(form, text=f"{TEXT} Never on Sundays.")
    again = await ana.sees(home, "text 2", "Never on Sundays", "What changed", seconds=LONG)
    for person in (ana, ben):
        assert not (await person.presses(again, "Consent")).failed
    met = await cleo.receives("meant to meet what you said", seconds=LONG)
    last = await cleo.presses(met, "Consent")
    await last.sees("the last answer", "It was a mistake", seconds=LONG)
    await ana.sees(home, "#1 Buy a shredder: decided", "decided by consent on [A-Z]", seconds=LONG)

    for one in said(village.server):
        assert one.text.strip(), "nothing to read in a notification"
        assert not re.search(r"<[@!#]|\*\*|:[a-z_]+:|![a-z]+ ", one.text), one.text
        shown = re.findall(r"#1 Buy a shredder|Garden", village.ana.reads(one))
        assert not shown or re.search("Buy a shredder|Garden", one.text), one.text
    assert "Traceback" not in village.bot.log()


async def test_what_weighs_is_asked_once_more_and_can_be_thought_better_of(village: Village) -> None:
    card, home = await step(village), village.home
    weighty = [one["text"]["text"] for _, one in buttons(card) if one.get("style") == "danger"]
    assert weighty == ["Meeting"]
    form = await (await village.ana.presses(card, "Meeting")).opens("Meeting", seconds=LONG)
    await village.ana.closes(form)
    objecting = await village.cleo.presses(card, "Object")
    held = await (await village.cleo.submits(objecting, reason="It is loud.")).sees("held", seconds=LONG)
    with pytest.raises(NotThere, match="sure"):
        await village.cleo.presses(held, "Withdraw objection", confirms=False)
    withdrawn = await village.cleo.presses(held, "Withdraw objection")
    await village.server.until(lambda: withdrawn.updated, LONG)
    assert "[Withdraw objection]" not in village.cleo.reads(held)
    await village.ana.submits(await village.ana.presses(card, "Meeting"), reason="Let us talk.")
    await village.ana.sees(home, "#1 Buy a shredder", "taken to a meeting on", seconds=LONG)


async def test_answers_and_refusals_are_for_one_persons_eyes_and_without_marks(village: Village) -> None:
    card = await step(village)
    given = await village.ana.presses(card, "Consent")
    await given.sees("Your answer is in", seconds=LONG)
    refused = await village.dora.presses(card, "Consent")
    await refused.sees("Only members of this circle", "“/circle join”", seconds=LONG)
    joining = await village.dora.slash(village.home, "/circle", "join")
    await joining.sees("The circle Garden was asked", seconds=LONG)
    helped = await village.dora.slash(village.home, "/circle", "help")
    await helped.sees("What you can do here", "/consent propose", "Join: Garden", seconds=LONG)
    several = (given, refused, joining, helped)
    assert all(is_for_one(answered) for answered in several)
    assert not any("👍 Consent ·" in answered.text or "!" in answered.text for answered in several)


async def test_nobody_fills_in_a_form_for_what_they_may_not_do(village: Village) -> None:
    elsewhere = village.server.channel("elsewhere")
    for person, place, why in (
        (village.ben, elsewhere, "No circle meets in this place"),
        (village.dora, village.home, "Garden"),
    ):
        answered = await person.slash(place, "/consent", "propose")
        await answered.sees(why, seconds=LONG)
        assert person.view is None
        assert is_for_one(answered)


async def test_nominations_are_sealed_by_whichever_way_they_come(village: Village) -> None:
    ana, ben, cleo, home = village.ana, village.ben, village.cleo, village.home
    await ana.slash(home, "/election", "start secretary\nmode: async")
    card = await ana.sees(home, "secretary", "Consent", seconds=LONG)
    for person in (ana, ben, cleo):
        await person.presses(card, "Consent")
    card = await ana.sees(home, "secretary", "0 of 3 are in", seconds=LONG)
    by_form = await ana.submits(await ana.presses(card, "Nominate"), member=ben, reason="He writes well.")
    await by_form.sees("is in, sealed", seconds=LONG)
    await ben.receives("whom do you see in this role", seconds=LONG)
    await ben.writes_privately("@Cleo\nShe is tidy.")
    await ben.receives("is in, sealed", seconds=LONG)
    shown = await ana.sees(home, "secretary", "2 of 3 are in", seconds=LONG)
    assert is_for_one(by_form)
    for secret in ("writes well", "tidy", "Ben Miller names"):
        assert secret not in in_public(village) + "".join(map(cleo.reads, cleo.inbox))
    typed = await cleo.slash(home, "/election", "nominate @Ben Miller He is patient.")
    await typed.sees("was the last", seconds=LONG)
    opened = await ana.sees(home, "Cleo names Ben Miller", "He is patient", "writes well", seconds=LONG)
    assert shown is not opened

    for person in (ana, ben, cleo):
        await person.presses(opened, "Keep")
    forward = await ana.sees(home, "Put forward", seconds=LONG)
    await ana.submits(await ana.presses(forward, "Put forward"), member=ben, reason="Patience and writing.")
    asked = await ana.sees(home, "Somebody is put forward", seconds=LONG)
    for person in (ana, cleo):
        await person.presses(asked, "Consent")
    alone = await ben.receives("now it is yours to say", "Decline", seconds=LONG)
    await ben.presses(alone, "Consent")
    await ana.sees(home, "Ben Miller is secretary: elected by consent", seconds=LONG)
    await ana.sees(home, "secretary: Ben Miller, elected", seconds=LONG)


async def test_a_live_round_goes_by_buttons_and_by_words_in_a_thread(village: Village) -> None:
    ana, home = village.ana, village.home
    await ana.slash(home, "/round", "start The fair\nmode: live")
    card = await ana.sees(home, "Who is here", seconds=LONG)
    for person in (village.ben, village.cleo):
        await person.reacts(card, "🙋")
    people = {person.user.shown: person for person in (ana, village.ben, village.cleo)}

    def called() -> list[tuple[Person, Message]]:
        return [(people[user.shown], one) for user, one in village.server.pinged if user.shown in people]

    for way in ("words", "form", "pass"):
        [(person, line)] = await village.server.until(called, LONG)
        del people[person.user.shown]
        assert ana.reads(line).startswith(f"@{person.user.shown}, it is your turn")
        assert "Talk about it" not in ana.reads(line)
        if way == "words":
            await person.says(home, "It was loud.", thread=line)
        elif way == "form":
            await person.submits(await person.presses(line, "Say"), text="It was lovely.")
        else:
            await person.presses(line, "Pass")
            continue
        await ana.sees(home, "Speaking", rf"Heard: .*{person.user.shown}", seconds=LONG)
        await person.presses(line, "Done")
    closed = await ana.sees(home, "Round #1", "Everybody was heard", "lovely", seconds=LONG)
    assert "Cleo passed" in ana.reads(closed)


async def test_lists_settings_and_roles_are_asked_for_as_they_are_named(village: Village) -> None:
    ana, home = village.ana, village.home
    card = await step(village)
    waits = await ana.slash(home, "/inbox")
    await waits.sees("What waits for you", "#1 Buy a shredder", seconds=LONG)
    assert is_for_one(waits)
    for person in (ana, village.ben, village.cleo):
        await person.presses(card, "Consent")
    await ana.sees(home, "#1 Buy a shredder: decided", seconds=LONG)
    await (await ana.slash(home, "/decisions", "list")).sees("#1 Buy a shredder, since", seconds=LONG)
    settings = await ana.slash(home, "/circle", "settings")
    await settings.sees("How the circle Garden works", "“/circle settings", seconds=LONG)
    form = await ana.slash(home, "/circle", "role")
    await ana.submits(form, role="secretary", member=village.cleo, seconds=LONG)
    await ana.sees(home, "secretary: Cleo, assigned by Ana, not elected", seconds=LONG)


async def test_a_proposal_comes_of_a_message_or_from_anywhere(village: Village) -> None:
    wish = await village.dora.says(village.home, "A pear tree by the <gate>, @Ana!")
    asked = await village.cleo.message_shortcut(wish, "propose-this")
    form = await asked.opens("A proposal", seconds=LONG)
    assert fields(form)["text"][1]["initial_value"] == "A pear tree by the <gate>, @Ana!"
    await village.cleo.submits(form, title="Pear tree")
    await village.ana.sees(village.home, "#1 Pear tree", "by the <gate>, @Ana!", seconds=LONG)
    form = await (await village.ben.global_shortcut("propose")).opens("A proposal", seconds=LONG)
    sent = await village.ben.submits(form, title="A bench", text="Under the pear tree.")
    assert not sent.failed
    await village.ana.sees(village.home, "#2 A bench", seconds=LONG)
    assert "#2 is on the table" in "".join(map(village.ben.reads, [*sent.messages, *village.ben.inbox]))


@pytest.mark.parametrize("escaped", [True, False])
async def test_people_and_channels_are_understood_however_slack_encodes_them(
    village: Village, escaped: bool
) -> None:
    server, ana, home = village.server, village.ana, village.home
    server.commands["/circle"] = server.commands["/consent"] = escaped
    eva = Person(server, "Eva", display="eve")
    await (await ana.slash(home, "/circle", "add @eve")).sees("eve|Done|added", seconds=LONG)
    await eva.receives("brought you into", seconds=LONG)
    if escaped:
        await ana.slash(home, "/circle", f"remove <@{eva.id}>")
    else:
        await ana.slash(home, "/circle", "remove eve")
    await ana.sees(home, "#1", "eve", seconds=LONG)
    await village.ben.slash(home, "/consent", "quick Move to #general\nSo @Cleo says, & #general agrees.")
    shown = await ana.sees(home, "#2 Move to #general", seconds=LONG)
    assert "So @Cleo says, & #general agrees." in ana.reads(shown)
    if escaped:
        bare = await village.ben.mentions_bot(
            home, f"consent quick Ask <@{village.cleo.id}>\nabout <#C0000|x>"
        )
        await ana.sees(home, "#3 Ask @Cleo", "about #x", seconds=LONG)
        assert bare


async def test_times_are_shown_in_the_zone_of_whoever_reads(village: Village) -> None:
    card = await step(village, "\ndeadline: 2030-01-15 18:00")
    far = Person(village.server, "Eva", zone="Asia/Tokyo")
    assert "Jan 15, 2030 18:00" in village.ana.reads(card)
    assert "Jan 16, 2030 03:00" in far.reads(card)


async def test_forms_of_two_people_are_open_at_once_also_while_the_bot_starts_anew(village: Village) -> None:
    card = await step(village)
    forms = [
        await (await person.presses(card, "Object")).opens("Object", seconds=LONG)
        for person in (village.ana, village.cleo)
    ]
    village.bot.kill()
    await village.bot.start()
    for person, form, why in zip(
        (village.ana, village.cleo), forms, ("It is too dear.", "It is too loud."), strict=True
    ):
        sent = await person.submits(form, reason=why)
        await sent.sees("held in these words", seconds=LONG)
    await village.ben.presses(card, "Consent")
    await village.ana.sees(village.home, "Ana objects", "too dear", "Cleo objects", "too loud", seconds=LONG)
