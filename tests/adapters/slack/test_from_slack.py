"""What a Slack sends is understood: events and interactions as they leave it when people act."""

from typing import Any

import pytest

from adapters.slack.around import Around, Bot, place_of
from adapters.slack.inbound import read
from adapters.slack.interactions import Interaction, read_interaction
from adapters.slack.limits import Json
from adapters.typed import read_typed
from bot.ports import Act, Command, Erased, Inbound, Mark, MessageRef, Press, Typed, Unmark, Wrote
from tests.slack.client import web_client
from tests.slack.model import Channel, Message
from tests.slack.people import Person
from tests.slack.server import Slack

BUTTON = {
    "type": "button",
    "action_id": "ps1/r1-consent/consent",
    "value": "s1/r1-consent/consent",
    "text": {"type": "plain_text", "text": "Consent"},
}


class Scene:
    """Ana and a card in a channel, and what the bot makes of all that was sent."""

    def __init__(self, server: Slack) -> None:
        self.server = server
        self.garden: Channel = server.channel("garden")
        self.ana = Person(server, "Ana")
        self.card: Message

    async def hang_a_card(self) -> None:
        web = web_client(self.server)
        blocks = [{"type": "actions", "elements": [BUTTON]}]
        posted = await web.chat_postMessage(channel=self.garden.id, text="A shredder", blocks=blocks)
        self.card = self.garden.messages[posted["ts"]]

    @property
    def around(self) -> Around:
        bot = self.server.installation.bot
        users = self.server.users
        return Around(
            now=self.server.clock.now(),
            parse=read_typed,
            bots={self.server.team.id: Bot(bot.id, bot.bot_id)},
            names=("Keeper",),
            name_of=lambda user: users[user].shown,
        )

    @property
    def about(self) -> MessageRef:
        return MessageRef(place_of(self.server.team.id, self.garden.id), self.card.ts)

    def acts(self) -> dict[str, Inbound]:
        sent = self.server.delivery.sent
        found = [one for each in sent if (one := read(each.payload, self.around)) is not None]
        assert all(one.who.account.id == f"{self.server.team.id}:{self.ana.id}" for one in found if told(one))
        return {one.key: one for one in found}

    def interactions(self) -> list[Interaction]:
        payloads: list[Json] = [one.payload for one in self.server.interactions.values()]
        return [one for payload in payloads if (one := read_interaction(payload, self.around))]


def told(found: Inbound) -> bool:
    return not isinstance(found.act, Erased)


@pytest.fixture
async def scene(server: Slack) -> Scene:
    found = Scene(server)
    await found.hang_a_card()
    return found


async def test_what_people_do_in_a_channel_and_in_private(scene: Scene) -> None:
    ana, card, garden = scene.ana, scene.card, scene.garden
    await ana.mentions_bot(garden, "inbox")
    await ana.says(garden, "lunch?")
    await ana.says(garden, "It is too dear & too loud.", thread=card)
    await ana.reacts(card, "👍")
    await ana.unreacts(card, "👍")
    mine = await ana.writes_privately("consent quik Buy a rake")
    await ana.edits(mine, "consent quick Buy a rake")
    await ana.writes_privately("", files=[("rake.png", b"...")])
    await ana.deletes(card)
    found = list(scene.acts().values())
    kinds = [Command, Wrote, Mark, Unmark, Typed, Command, Wrote, Erased]
    assert [type(one.act) for one in found] == kinds
    assert [one.about for one in found if one.about] == [scene.about] * 4
    assert found[5].act == Command("consent", "quick", {"title": "Buy a rake"})
    assert found[6].act == Wrote("", shows=True)
    assert [one.private for one in found] == [False] * 4 + [True] * 3 + [False]


async def test_what_people_press_and_type(scene: Scene) -> None:
    await scene.ana.presses(scene.card, "Consent")
    await scene.ana.slash(scene.garden, "/consent", "quick Ask @Ana about #garden")
    acts: list[Act] = [one.inbound.act for one in scene.interactions()]
    assert acts[0] == Press("s1/r1-consent/consent")
    assert isinstance(acts[1], Command)
    assert dict(acts[1].options) == {"title": "Ask @Ana about #garden"}
    assert scene.interactions()[0].inbound.about == scene.about
    assert all(one.response_url and one.trigger_id for one in scene.interactions())


async def test_what_people_make_a_proposal_of(scene: Scene) -> None:
    said: Any = await scene.ana.says(scene.garden, "Let us buy a rake")
    await scene.ana.message_shortcut(said, "propose-this")
    await scene.ana.global_shortcut("propose")
    acts = [one.inbound.act for one in scene.interactions()]
    assert acts == [
        Command("consent", "propose", {"text": "Let us buy a rake"}),
        Command("consent", "propose"),
    ]
