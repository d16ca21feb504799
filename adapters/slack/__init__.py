"""The Slack adapter: one app in any number of workspaces, each an organisation of its own."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import chain, repeat

import structlog

from adapters.lanes import PAUSES
from adapters.slack.answering import Answering
from adapters.slack.around import Around, place_of, team_and_channel, thread_and_ts, workspace_of
from adapters.slack.catchup import CatchUp
from adapters.slack.checking import check
from adapters.slack.connection import Ack, SlackSettings
from adapters.slack.home import Homes
from adapters.slack.installed import Installation
from adapters.slack.installing import Installing
from adapters.slack.interactions import Interaction
from adapters.slack.inviting import missing_here
from adapters.slack.limits import Json
from adapters.slack.lines import Lines
from adapters.slack.listening import Listener
from adapters.slack.people import People
from adapters.slack.posting import Posting
from adapters.slack.signed import Signed
from adapters.slack.tokens import Tokens
from adapters.slack.welcoming import greet
from adapters.slack.wire import Away, Wire
from adapters.slack.written import PLATFORM
from adapters.typed import read_typed
from bot.cards import Capabilities, Card, fit
from bot.ports import (
    Account,
    Barred,
    CannotServe,
    Clock,
    Desk,
    Door,
    Gone,
    Known,
    MessageRef,
    Place,
    TryLater,
)

__all__ = ["SlackAdapter", "SlackSettings"]

log = structlog.get_logger()

MOST_PRESENT = 200
"""In a channel with more people, nobody is taken for a member just because they are there: Slack is asked for
each of them by name."""
NAMING = 10.0
"""Seconds that this may take."""


class SlackAdapter:
    """Fulfils :class:`bot.ports.Adapter` for Slack."""

    platform = PLATFORM
    can = Capabilities(
        buttons=25, form_fields=30, marks=True, answers_directly=True, private_answers=True, edit_gap=2.0
    )

    def __init__(self, settings: SlackSettings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self.tokens = Tokens(settings, clock)
        self.wire = Wire(self.tokens.client_of)
        self.people = People(self.wire)
        self.posting = Posting(self.wire, clock)
        self._listener: Listener | None = None
        self._homes: Homes | None = None
        self._lines: Lines | None = None
        self._doors: dict[str, Door] = {}
        if settings.mode == "http":
            self._doors |= Signed(settings.signing_secret, clock, self._take).doors
        if settings.client_id:
            self._doors |= Installing(settings, self.tokens, clock, self._installed).doors

    @property
    def doors(self) -> Mapping[str, Door]:
        """Where Slack sends what happens, and where the app is installed, as far as the settings have it so.
        See :meth:`bot.ports.Adapter.doors`."""
        return self._doors

    # --- the way in -----------------------------------------------------------------------------------

    async def run(self, desk: Desk) -> None:
        """Connects, takes in what was missed, and hands in what people do, until cancelled.

        Raises:
            CannotServe: Slack refuses a token.
        """
        desk.caught_up(PLATFORM, False)
        try:
            await self._introduced(desk)
            await self._serve(desk)
        finally:
            desk.caught_up(PLATFORM, False)
            await self.tokens.close()

    async def _introduced(self, desk: Desk) -> None:
        """Knows who we are where, however often that has to be asked."""
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                await self.tokens.start(desk)
                return
            except TryLater as wait:
                pause = wait.after.total_seconds()
                log.warning("Slack doesn't say yet who we are", seconds=pause)
            except Away as error:
                log.warning("Slack can't be reached", error=error, seconds=pause)
            await asyncio.sleep(pause)

    async def _serve(self, desk: Desk) -> None:
        homes = self._homes = Homes(desk, self.wire, self.can)
        listener = self._listener = Listener(
            desk,
            self.people,
            Answering(desk, self.wire, self.can, self._whisper, self._missing_here),
            CatchUp(desk, self.wire, self.people, self.clock, self._around),
            homes,
            self.posting,
            self.clock,
            self._around,
            lambda: self._lines is None or self._lines.listens,
            self._removed,
        )
        self.posting.found_again = listener.look_again
        work = [listener.progress.keep(), listener.go_round(), homes.run()]
        keeping = [asyncio.ensure_future(each) for each in work]
        try:
            await self._listen(listener)
        finally:
            for task in keeping:
                task.cancel()
            await asyncio.gather(*keeping, return_exceptions=True)
            await listener.close()
            self._listener = self._homes = self._lines = None

    async def _listen(self, listener: Listener) -> None:
        """Until cancelled; raises CannotServe where Slack refuses us for good."""
        if self.settings.mode == "http":
            listener.gap()
            await asyncio.Event().wait()

        client = self.tokens.clients.client()
        lines = self._lines = Lines(self.settings.app_token, client, listener.take, listener.gap)
        word = await lines.run()
        raise CannotServe(
            f"Slack doesn't take the app token ({word}). Copy it anew from the page of the app (Basic "
            "Information, App-Level Tokens) into CIRCLEKEEPER_SLACK_APP_TOKEN, and see that Socket Mode is on"
        )

    def _take(self, kind: str, payload: Json, ack: Ack) -> None:
        if self._listener is None:
            raise TryLater(timedelta(seconds=1))
        self._listener.take(kind, payload, ack)

    async def _installed(self, one: Installation, user: str) -> None:
        """The app is in a workspace, perhaps again; whoever did that is told how to begin."""
        if self._listener is not None:
            self._listener.gap()
        await self.people.look_up(one.id, [user])
        await greet(self.wire, self.post, one, user, self.people.user(one.id, user).language)

    async def _removed(self, payload: Mapping[str, object]) -> None:
        await self.tokens.gone(str(payload.get("team_id") or ""), str(payload.get("enterprise_id") or ""))

    def _around(self, team: str) -> Around:
        people, listener = self.people, self._listener
        return Around(
            now=self.clock.now(),
            parse=read_typed,
            bots=self.tokens.bots,
            names=self.tokens.names,
            name_of=lambda user: people.user(team, user).name,
            home_of=lambda user: people.user(team, user).home,
            is_bot=lambda user: people.user(team, user).is_bot,
            is_admin=lambda user: people.user(team, user).is_admin,
            language_of=lambda user: people.user(team, user).language,
            channel_of=partial(people.channel, team),
            im_of=partial(people.im, team),
            thread_of=partial(self.posting.thread_of, team),
            taken=partial(listener.taken, team) if listener is not None else lambda channel, ts: None,
        )

    async def _missing_here(self, interaction: Interaction) -> Card | None:
        return await missing_here(self.people, interaction, next(iter(self.tokens.names), "circlekeeper"))

    async def _whisper(self, interaction: Interaction, card: Card) -> None:
        """Says privately what could no longer be said as an answer."""
        inbound = interaction.inbound
        try:
            channel = await self.people.conversation(interaction.team, interaction.user)
            await self.post(f"late:{inbound.key}", place_of(interaction.team, channel), card)
        except Gone:
            log.info("an answer reached nobody", key=inbound.key)

    # --- the way out ----------------------------------------------------------------------------------

    async def post(self, key: str, to: Place, card: Card, *, under: MessageRef | None = None) -> MessageRef:
        """Sends a card; the same key gives the same message. See :meth:`bot.ports.Adapter.post`."""
        self._connected()
        try:
            message = await self.posting.post(key, to, fit(card, self.can), under)
        except Barred:
            self.people.forget(*team_and_channel(to))
            raise
        self._drawn(to)
        return message

    async def edit(self, message: MessageRef, card: Card) -> None:
        """Redraws a message in place. See :meth:`bot.ports.Adapter.edit`."""
        self._connected()
        await self.posting.edit(message, fit(card, self.can))
        self._drawn(message.place)

    def _drawn(self, place: Place) -> None:
        """Whatever people can see to have changed is drawn; so may be what stands in their homes."""
        if self._homes is not None:
            self._homes.changed(team_and_channel(place)[0])

    async def remove(self, message: MessageRef) -> None:
        """Takes somebody's message away. See :meth:`bot.ports.Adapter.remove`."""
        self._connected()
        team, channel = team_and_channel(message.place)
        await self.wire.delete(team, channel, thread_and_ts(message)[1])

    async def private(self, account: Account) -> Place:
        """The private conversation with the person. See :meth:`bot.ports.Adapter.private`."""
        self._connected()
        home, _, user = account.id.partition(":")
        for team in self._nearest(home):
            try:
                return place_of(team, await self.people.conversation(team, user))
            except Gone:
                continue
        raise Gone(f"nobody reaches {account.id}")

    def _nearest(self, home: str) -> Sequence[str]:
        """The workspaces in which somebody may be: their own, those of their organisation; and all others
        only for who comes from elsewhere, through a channel that is shared."""
        bots = self.tokens.bots
        own = [team for team, bot in bots.items() if home in (team, bot.enterprise)]
        return own or list(bots)

    async def roster(self, place: Place) -> Sequence[Known]:
        """Everybody in the channel, but bots and people whose account was switched off. Raises Gone where
        there are too many to be meant."""
        self._connected()
        team, channel = team_and_channel(place)
        members = await self.wire.members(team, channel)
        if len(members) > MOST_PRESENT:
            raise Gone("too many people")
        await self.people.look_up(team, members, patience=NAMING)
        at = workspace_of(team, self._around(team))
        known = ((user, self.people.user(team, user)) for user in members if not at.around.is_own(user))
        return tuple(at.who(user) for user, one in known if not one.is_bot and not one.is_gone)

    async def check(self) -> Sequence[str]:
        """Tries the tokens, and says in sentences what is missing or will hurt; none: all is well."""
        return await check(self.settings)

    def _connected(self) -> None:
        if self._listener is None:
            raise TryLater(timedelta(seconds=1))
