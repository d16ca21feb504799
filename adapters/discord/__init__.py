"""The Discord adapter: one bot on any number of servers, each an organisation of its own."""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain, repeat

import structlog
from discord.http import HTTPClient

from adapters.discord.answering import Answering
from adapters.discord.callbacks import Callbacks
from adapters.discord.catchup import CatchUp
from adapters.discord.checking import check
from adapters.discord.connection import PAUSES, Client, DiscordSettings, keep_connected, point_at
from adapters.discord.inbound import PLATFORM, Around, Interaction, who_of
from adapters.discord.listening import Listener
from adapters.discord.memory import Memory
from adapters.discord.places import Places, channel_and_message
from adapters.discord.posting import Posting
from adapters.discord.slash import commands, unchanged
from adapters.discord.welcoming import Welcoming
from adapters.discord.wire import Away, Json, Refused, Wire
from adapters.typed import read_typed
from bot.cards import Capabilities, Card, fit
from bot.ports import NO_DOORS, Account, CannotServe, Clock, Desk, Gone, Known, MessageRef, Place, TryLater

__all__ = ["DiscordAdapter", "DiscordSettings"]

log = structlog.get_logger()


class DiscordAdapter:
    """Fulfils :class:`bot.ports.Adapter` for Discord."""

    platform = PLATFORM
    doors = NO_DOORS
    can = Capabilities(
        buttons=25, form_fields=5, marks=True, answers_directly=True, private_answers=True, edit_gap=2.0
    )

    def __init__(self, settings: DiscordSettings, clock: Clock) -> None:
        self.settings = settings
        self.can = replace(self.can, plain_words=settings.read_threads)
        self.clock = clock
        self.wire = Wire(self._http)
        self.places = Places()
        self.memory = Memory()
        self.posting = Posting(self.wire, self.places)
        self._client: Client | None = None
        self._listener: Listener | None = None
        self._callbacks: Callbacks | None = None
        self._keeping: list[asyncio.Task[None]] = []
        self._own = ""
        self._application = ""
        self._names: tuple[str, ...] = ()
        self._synced = False

    # --- the way in -----------------------------------------------------------------------------------

    async def run(self, desk: Desk) -> None:
        """Connects, takes in what was missed, and hands in what people do, until cancelled.

        Raises:
            CannotServe: Discord refuses the token or an intent.
        """
        desk.caught_up(PLATFORM, False)
        point_at(self.settings)
        if not self.settings.token:
            raise CannotServe("[discord] token is missing: set CIRCLEKEEPER_DISCORD_TOKEN")
        try:
            await keep_connected(self.settings, lambda: self._connect(desk), self._ended)
        finally:
            desk.caught_up(PLATFORM, False)

    async def _connect(self, desk: Desk) -> Client:
        """A client that is logged in, with a listener for its events."""
        self.places.forget()
        client = Client(self.settings)
        try:
            await client.login(self.settings.token)
            self._client = client
            self._own = str(client.user.id) if client.user is not None else ""
            self._names = (client.user.name, client.user.display_name) if client.user is not None else ()
            self._application = str(client.application_id or self._own)
            self.posting.own = self._own
            if not self._synced:
                with contextlib.suppress(Away, TryLater):
                    await self._register()
        except BaseException:
            self._client = None
            await client.close()
            raise
        self._callbacks = Callbacks(client.http.user_agent, self.settings.proxy)
        answering = Answering(desk, self.wire, self._callbacks, self.can, self._application, self._whisper)
        catch_up = CatchUp(desk, self.wire, self.places, self.clock)
        self._listener = client.listener = Listener(
            desk,
            self.places,
            answering,
            catch_up,
            self.clock,
            self._around,
            Welcoming(desk, self.places, self.clock, self.post),
            self.memory,
        )
        self.posting.found_again = self._listener.look_again
        self._keeping = [
            asyncio.ensure_future(work) for work in (self._listener.progress.keep(), self._registered())
        ]
        return client

    async def _ended(self) -> None:
        keeping, self._keeping = self._keeping, []
        for work in keeping:
            work.cancel()
        if keeping:
            await asyncio.wait(keeping)
        listener, self._listener = self._listener, None
        if listener is not None:
            await listener.close()
        callbacks, self._callbacks = self._callbacks, None
        if callbacks is not None:
            await callbacks.close()
        self._client = None

    def _http(self) -> HTTPClient:
        if self._client is None:
            raise LookupError("not connected")
        return self._client.http

    def _around(self, session: str) -> Around:
        return Around(
            own=self._own,
            now=self.clock.now(),
            places=self.places,
            parse=read_typed,
            names=self._names,
            read_threads=self.settings.read_threads,
            session=session,
            is_ours=self.memory.is_ours,
            name_of=self.memory.name_of,
            taken=self.memory.taken,
        )

    async def _registered(self) -> None:
        """Sees to it that the slash commands are up to date; those of before work meanwhile."""
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            if self._synced:
                return
            await asyncio.sleep(pause)
            try:
                await self._register()
            except (Away, TryLater) as error:
                log.warning("the slash commands couldn't be brought up to date", error=error)

    async def _register(self) -> None:
        """Brings the slash commands up to date where they have changed."""
        path = "/applications/{application_id}/commands"
        try:
            known: list[Json] = await self.wire.call(
                "GET", f"{path}?with_localizations=true", application_id=self._application
            )
            wanted = commands()
            if not unchanged(known, wanted):
                await self.wire.call("PUT", path, wanted, application_id=self._application)
                log.info("the slash commands were brought up to date")
        except (Gone, Refused) as error:
            # The buttons work, and so do the commands of before; the next start tries again.
            log.error("the slash commands couldn't be brought up to date", error=error)
        self._synced = True

    async def _whisper(self, interaction: Interaction, card: Card) -> None:
        """Says privately what could no longer be said as an answer."""
        account = interaction.inbound.who.account
        try:
            await self.post(f"late:{interaction.inbound.key}", await self.private(account), card)
        except Gone:
            log.info("an answer reached nobody", key=interaction.inbound.key)

    # --- the way out ----------------------------------------------------------------------------------

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        """Sends a card; the same key gives the same message. See :meth:`bot.ports.Adapter.post`."""
        self._connected()
        return await self.posting.post(key, to, fit(card, self.can), under)

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Redraws a message in place. See :meth:`bot.ports.Adapter.edit`."""
        self._connected()
        await self.posting.edit(message, fit(card, self.can))

    async def remove(self, message: MessageRef) -> None:
        """Takes somebody's message away. See :meth:`bot.ports.Adapter.remove`."""
        self._connected()
        await self.wire.delete(*channel_and_message(message))

    async def private(self, account: Account) -> Place:
        """The private conversation with the person. See :meth:`bot.ports.Adapter.private`."""
        self._connected()
        return Place(PLATFORM, await self.wire.conversation(account.id))

    async def roster(self, place: Place) -> Sequence[Known]:
        """Everybody who can see the channel, but bots. Raises Gone where Discord doesn't tell us: that takes
        the Server Members Intent."""
        self._connected()
        guild = self.places.guild_of(place.id)
        if guild is None:
            raise Gone
        members = await self.wire.members(guild)
        return tuple(
            who_of(member["user"], member)
            for member in members
            if not member["user"].get("bot") and self.places.sees(place.id, member)
        )

    async def check(self) -> Sequence[str]:
        """Tries the account, and says in sentences what is missing or will hurt; none: all is well."""
        return await check(self.settings)

    def _connected(self) -> None:
        if self._client is None or self._listener is None or not self._listener.has_begun:
            raise TryLater(timedelta(seconds=1))
