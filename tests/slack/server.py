"""A Slack on loopback: speaks the Web API, Socket Mode and signed HTTP, so that real clients connect to it.

Nothing of the client is replaced: it is pointed here by the addresses that this server gives.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any

from aiohttp import web

from bot.clock import SystemClock
from bot.ports.clock import Clock
from tests.loopback import Loopback
from tests.slack import contract, web_app, web_chat, web_conversations, web_files, web_views
from tests.slack.delivery import Delivery
from tests.slack.door import Door
from tests.slack.faults import Fault, Pace
from tests.slack.interactions import TRIGGER_LIFE, Interaction
from tests.slack.methods import EVENTS, SCOPES
from tests.slack.model import (
    Channel,
    Consent,
    Enterprise,
    File,
    Ids,
    Installation,
    Json,
    Message,
    Stamps,
    Team,
    User,
    View,
)
from tests.slack.responses import Responses
from tests.slack.sockets import Sockets
from tests.slack.trouble import Trouble
from tests.slack.web import Call

DOORS = (web_app, web_chat, web_conversations, web_files, web_views)
COMMANDS = ("/circle", "/round", "/consent", "/election", "/decisions", "/inbox")


class Slack(Loopback, Trouble):
    """One Slack with one app; ``start`` before use, ``stop`` after.

    Args:
        paced: calls that come too fast are answered by 429.
        grid: the first workspace belongs to an organisation of Enterprise Grid.
        rotating: tokens are for ``token_life`` and come with one to renew them.

    Attributes:
        violations: what Slack would have refused or ignored; every test checks that there are none.
        calls: every call of the Web API, oldest first.
        refused_for_pace: how many calls of each method came too fast.
        patience: how many real seconds an acknowledgement may take.
        trigger_life: how long a trigger_id lives by the server's clock.
        app_scopes: what the app's own token may do.
        commands: the app's slash commands, and whether each encodes people and channels (``should_escape``).
        subscriptions: the events that the app has asked for.
        redirect_url: where the consent page leads back to, where the app doesn't say so itself.
        consents: what the app's users agreed to at the consent page, by the code that came of it.
    """

    def __init__(
        self, clock: Clock | None = None, *, paced: bool = False, grid: bool = False, rotating: bool = False
    ) -> None:
        super().__init__()
        self.clock: Clock = clock or SystemClock()
        self.ids = Ids()
        self.stamps = Stamps(lambda: self.clock.now())
        self.app_id = self.ids.next("A")
        self.app_token = f"xapp-1-{self.app_id}-loopback"
        self.app_scopes = {"connections:write"}
        self.signing_secret = "8f742231b10e8888abcd99yyyzzz85a5"
        self.client_id, self.client_secret = "1234567890.1234567890", "client-secret-on-loopback"
        self.redirect_url = ""
        self.rotating = rotating
        self.token_life = timedelta(hours=12)
        self.scopes = set(SCOPES)
        self.subscriptions = set(EVENTS)
        self.commands: dict[str, bool] = dict.fromkeys(COMMANDS, True)
        self.shortcuts: dict[str, Json] = {}
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.installations: dict[str, Installation] = {}
        self.ephemeral: list[Message] = []
        self.files: dict[str, File] = {}
        self.views: dict[str, View] = {}
        self.screens: dict[str, list[View]] = {}
        self.homes: dict[tuple[str, str], View] = {}
        self.interactions: dict[str, Interaction] = {}
        self.consents: dict[str, Consent] = {}
        self.pinged: list[tuple[User, Message]] = []
        self.violations: list[str] = []
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.pace = Pace(time.monotonic) if paced else None
        self.refused_for_pace: Counter[str] = Counter()
        self.patience = 3.0
        self.trigger_life: timedelta = TRIGGER_LIFE
        self.is_down = False
        self.answering = asyncio.Event()
        self.answering.set()
        self.delivery = Delivery(self)
        self.sockets = Sockets(self)
        self.contract = contract.load(os.environ.get("CIRCLEKEEPER_SLACK_METHODS"))
        self._waiting: set[asyncio.Future[None]] = set()
        self.enterprise = Enterprise(self.ids.next("E"), "The Valley") if grid else None
        self.team = self.add_team("The Village", enterprise=self.enterprise)
        self.install(self.team)

    @property
    def installation(self) -> Installation:
        """The app in the first workspace, also after it was removed."""
        return next(one for one in self.installations.values() if one.team is self.team)

    @property
    def bot(self) -> User:
        """The app's account in the first workspace."""
        return self.installation.bot

    @property
    def bot_token(self) -> str:
        return self.installation.token

    # --- running

    async def start(self) -> None:
        """Listens on a free port of loopback."""
        app = web.Application(client_max_size=32 * 2**20)
        app.router.add_route("*", "/api/{method}", Door(self).serve)
        app.router.add_get("/link/", self.sockets.serve)
        app.router.add_post("/actions/{team}/{id}/response", Responses(self).serve)
        app.router.add_post("/upload/{file}", partial(web_files.upload, self))
        app.router.add_get("/oauth/v2/authorize", partial(web_app.authorize, self))
        await self.listen(app)

    async def stop(self) -> None:
        """Ends every connection."""
        self.answering.set()
        self.delivery.flowing.set()
        for connection in list(self.sockets.connections):
            connection.cut()
        await self.hang_up()
        await self.delivery.stop()  # until nobody calls any more, there may be something to tell

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def authorize_url(self) -> str:
        return f"{self.url}/oauth/v2/authorize"

    # --- waiting

    def touch(self) -> None:
        """Something is other than before: who waits for that looks again."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, found: Callable[[], Any], seconds: float = 5) -> Any:
        """Waits until something is so, and gives it; TimeoutError if it doesn't become so."""
        async with asyncio.timeout(seconds):
            while not (it := found()):
                future = asyncio.get_running_loop().create_future()
                self._waiting.add(future)
                try:
                    await future
                finally:
                    self._waiting.discard(future)
        return it

    async def ready(self, seconds: float = 10) -> None:
        """Waits until the app is connected by Socket Mode."""
        await self.until(lambda: self.sockets.connections, seconds)

    def called(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [one for one in self.calls if one.method == method]

    def fault(self, method: str) -> Fault | None:
        """What shall go wrong with a call, counted."""
        found = next((one for one in self.faults if one.meets(method)), None)
        if found:
            found.met += 1
            self.touch()
        return found

    # --- what is in it

    def use_manifest(self, manifest: Json) -> None:
        """The app is as its manifest says: commands, shortcuts, events and scopes; installed ones follow."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        commands = features.get("slash_commands", ())
        self.commands = {one["command"]: one.get("should_escape", False) for one in commands}
        self.shortcuts = {one["callback_id"]: one for one in features.get("shortcuts", ())}
        self.subscriptions = set(settings.get("event_subscriptions", {}).get("bot_events", ()))
        self.scopes = set(manifest["oauth_config"]["scopes"]["bot"])
        for one in self.installations.values():
            one.scopes = set(self.scopes)

    def add_team(self, name: str, *, enterprise: Enterprise | None = None) -> Team:
        """A new workspace with its general channel; the app isn't in it yet."""
        domain = name.lower().replace(" ", "-")
        team = Team(self.ids.next("T"), name, domain, enterprise)
        self.teams[team.id] = team
        team.home = self.channel("general", team, bot=False).id
        return team

    def install(
        self, team: Team, scopes: set[str] | None = None, *, everywhere: bool = False
    ) -> Installation:
        """Installs the app into a workspace; again, it gets more scopes and keeps a token that is good."""
        old = next((one for one in self.installations.values() if one.team is team), None)
        if old and not old.refused and not self.rotating and old.everywhere == everywhere:
            old.scopes |= scopes or self.scopes
            return old
        if old:
            bot = old.bot
            del self.installations[old.token]
        else:
            bot = self.add_user(team, "circlekeeper", "Circlekeeper", is_bot=True, bot_id=self.ids.next("B"))
        found = Installation(team, bot, "", set(scopes or self.scopes), everywhere)
        self.renew(found)
        self.touch()
        return found

    def renew(self, installation: Installation) -> None:
        """Gives an installation a new token; the old one is good no longer."""
        self.installations.pop(installation.token, None)
        start = "xoxe.xoxb" if self.rotating else "xoxb"
        installation.token = f"{start}-{self.ids.next('')}-loopback"
        if self.rotating:
            installation.refresh = f"xoxe-1-{self.ids.next('')}"
            installation.expires = self.clock.now() + self.token_life
        self.installations[installation.token] = installation

    def in_team(self, team: Team) -> Installation | None:
        """The app as it is in a workspace, if it is."""
        return next((one for one in self.installations.values() if one.holds(team) and not one.refused), None)

    def add_user(self, team: Team, name: str, real_name: str, **more: Any) -> User:
        """Somebody new in a workspace, who is in its general channel."""
        user = User(self.ids.next("U"), team, name, real_name, **more)
        self.users[user.id] = user
        if not user.is_bot:
            self.channels[team.home].members[user.id] = user
        return user

    def channel(
        self,
        name: str,
        team: Team | None = None,
        *,
        private: bool = False,
        bot: bool = True,
        only: Iterable[User] | None = None,
    ) -> Channel:
        """A new channel with everybody of the workspace in it.

        Args:
            bot: False: the app isn't in it.
            only: these people alone are in it, with the app.
        """
        team = team or self.team
        kind = "private" if private else "channel"
        channel = Channel(self.ids.next("C"), kind, team, name)
        people = [one for one in self.users.values() if one.team is team and not one.is_bot]
        bots = [one for one in self.users.values() if one.team is team and one.is_bot and bot]
        members = [*bots, *(people if only is None else only)]
        channel.members = {one.id: one for one in members}
        self.channels[channel.id] = channel
        self.touch()
        return channel

    def between(self, *people: User) -> Channel:
        """A conversation of some people among themselves, without the app: of two, or of a group."""
        kind = "im" if len(people) == 2 else "mpim"
        name = "" if kind == "im" else f"mpdm-{'--'.join(one.name for one in people)}-1"
        members = {one.id: one for one in people}
        channel = Channel(self.ids.next("D" if kind == "im" else "C"), kind, people[0].team, name, members)
        self.channels[channel.id] = channel
        return channel

    def conversation(self, user: User, installation: Installation | None = None) -> Channel:
        """The direct messages of somebody with the app."""
        installation = installation or self.in_team(user.team) or self.installation
        for channel in self.channels.values():
            if channel.kind == "im" and channel.user is user and installation.bot.id in channel.members:
                return channel
        members = {one.id: one for one in (user, installation.bot)}
        channel = Channel(self.ids.next("D"), "im", installation.team, "", members, user=user)
        self.channels[channel.id] = channel
        return channel


@asynccontextmanager
async def slack_on_loopback(clock: Clock | None = None, **more: Any) -> AsyncIterator[Slack]:
    """A Slack that runs for as long as the block does, and afterwards has nothing to complain of."""
    server = Slack(clock, **more)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
    assert not server.violations, "\n".join(server.violations)
