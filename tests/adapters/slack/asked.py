"""An app on a Slack on loopback that answers interactions, with an engine that says what the test wants."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.answering import Answering
from adapters.slack.around import Around, Bot
from adapters.slack.interactions import Interaction, read_interaction
from adapters.slack.render import payload
from adapters.slack.wire import Wire
from adapters.typed import read_typed
from bot.cards import Action, Ask, Capabilities, Card, Form, Paragraph
from bot.ports import Command, Inbound, Press, Reply, Suggestion
from tests.slack.client import App, connected, web_client
from tests.slack.model import Json, Message
from tests.slack.people import Person
from tests.slack.server import Slack

CAN = Capabilities(buttons=100, form_fields=30, answers_directly=True, private_answers=True)
OBJECT = Action("s1/r1-consent/object", "Object", asks=(Ask("reason", "Reason"),))
CONSENT = Action("s1/r1-consent/consent", "Consent")
LONG_AGO = 60.0


def reply(words: str, *actions: Action, private: bool = True, refused: bool = False) -> Reply:
    """What the engine answers."""
    return Reply(Card(blocks=(Paragraph((words,)),), actions=actions), private, refused)


class Desk:
    """An engine's door: what is handed in, and what it answers, by command or token.

    Attributes:
        forms: what has to be asked, by the command's words or the button's token.
        replies: what is answered; an exception is raised.
        running: what a number could be.
        free: as long as it isn't set, nothing is answered.
        knows: the same for forms.
        cancelled: how many acts were given up.
    """

    def __init__(self) -> None:
        self.forms: dict[str, Form | Exception] = {}
        self.replies: dict[str, Reply | Exception] = {}
        self.running: list[Suggestion] = []
        self.handled: list[Inbound] = []
        self.free, self.knows, self.begun = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.free.set()
        self.knows.set()
        self.cancelled = 0

    async def handle(self, inbound: Inbound) -> Reply | None:
        self.begun.set()
        try:
            await self.free.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        known = any(one.key == inbound.key for one in self.handled)
        self.handled.append(inbound)
        return None if known else _given(self.replies, inbound)

    async def form(self, inbound: Inbound) -> Form | None:
        await self.knows.wait()
        filled = isinstance(inbound.act, Press) and inbound.act.fields
        return None if filled else _given(self.forms, inbound)

    async def suggestions(self, inbound: Inbound, option: str) -> list[Suggestion]:
        await self.knows.wait()
        return self.running

    @property
    def acts(self) -> list[Any]:
        return [one.act for one in self.handled]


def _given(answers: Mapping[str, Any], inbound: Inbound) -> Any:
    act = inbound.act
    name = f"{act.group} {act.verb}".strip() if isinstance(act, Command) else getattr(act, "token", "")
    found = answers.get(name)
    if isinstance(found, Exception):
        raise found
    return found


class Village:
    """Ana and Ben, a channel with a card, and the app that answers what they do.

    Attributes:
        late: what comes in has been waiting for long: nobody has patience left for it.
        deaf: acknowledgements don't get through.
        said: all acknowledgements, oldest first.
        whispered: what was told in the private conversation.
    """

    def __init__(self, server: Slack, app: App) -> None:
        self.server = server
        self.app = app
        self.garden = server.channel("garden")
        self.ana, self.ben = Person(server, "Ana"), Person(server, "Ben")
        self.desk = Desk()
        self.late = self.deaf = False
        self.said: list[Json | None] = []
        self.whispered: list[tuple[str, Card]] = []
        self.tasks: set[asyncio.Task[None]] = set()
        desk: Any = self.desk
        self.answering = Answering(desk, Wire(self._client), CAN, self._whisper, self._nothing_missing)

    async def _client(self, team: str) -> AsyncWebClient:
        return self.app.web

    async def _nothing_missing(self, to: Interaction) -> None:
        return None

    async def _whisper(self, to: Interaction, card: Card) -> None:
        self.whispered.append((to.user, card))
        self.server.touch()

    async def hear(self, app: App, request: SocketModeRequest) -> None:
        if request.type == "events_api":
            return
        found = read_interaction(request.payload, self._around())
        assert found is not None

        async def ack(carried: Json | None) -> None:
            self.said.append(carried)
            if self.deaf:
                raise ConnectionError("the socket is gone")
            answer = SocketModeResponse(request.envelope_id, carried)
            await app.sockets[0].send_socket_mode_response(answer)

        came = time.monotonic() - (LONG_AGO if self.late else 0.0)
        task = asyncio.create_task(self.answering.take(found, ack, came))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def settled(self) -> None:
        """All that was asked has been answered."""
        await asyncio.gather(*self.tasks)

    def _around(self) -> Around:
        server, bot = self.server, self.server.bot
        return Around(
            now=server.clock.now(),
            parse=read_typed,
            bots={server.team.id: Bot(bot.id, bot.bot_id)},
            names=("Keeper",),
            name_of=lambda user: server.users[user].shown,
        )

    async def hangs(self, *actions: Action, thread: str | None = None, only: Person | None = None) -> Message:
        """A card in the channel."""
        web = web_client(self.server)
        card = payload(Card(blocks=(Paragraph(("A shredder",)),), actions=actions))
        if only:
            await web.chat_postEphemeral(channel=self.garden.id, user=only.id, **card)
            return await only.sees(self.garden, "A shredder")
        posted = await web.chat_postMessage(channel=self.garden.id, thread_ts=thread, **card)
        return self.garden.messages[str(posted["ts"])]


def form(token: str, *names: str, title: str = "Object", **values: str) -> Form:
    """A form that asks for these."""
    asks = tuple(Ask(name, name.title(), value=values.get(name, "")) for name in names)
    return Form(token, title, asks)


@asynccontextmanager
async def village_of(server: Slack) -> AsyncIterator[Village]:
    """A village whose app is connected."""
    here: list[Village] = []

    async def hear(app: App, request: SocketModeRequest) -> None:
        await here[0].hear(app, request)

    async with connected(server, answers=hear) as app:
        app.acknowledges = False
        here.append(Village(server, app))
        yield here[0]
        here[0].desk.free.set()
        here[0].desk.knows.set()
        await here[0].settled()
