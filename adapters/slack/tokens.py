"""The tokens of all workspaces: a client for each, renewed in time, kept under a key, forgotten when gone."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.around import Bot
from adapters.slack.clients import Clients
from adapters.slack.connection import SlackSettings
from adapters.slack.installed import NAME, Installation, Vault, expiry, identified
from adapters.slack.wire import Away, Refused, answered, word_of
from adapters.slack.written import PLATFORM
from bot.ports import CannotServe, Clock, Desk, Gone, TryLater
from bot.seal import Broken

T = TypeVar("T")

log = structlog.get_logger()

MARGIN = timedelta(minutes=120)
"""A token that lives no longer than this is renewed. It lives for twelve hours."""
AGAIN = timedelta(minutes=1)
"""After an attempt that failed, while the old one is still good."""
LOOKING = 600.0
"""Seconds between two looks at which tokens are to be renewed, for the days on which nothing is called."""
CLOSING = 5.0
"""Seconds that a renewal under way is given at the end."""


class Tokens:
    """The app in one workspace by the token of the settings, in others by what they agreed to, or both.

    Where a workspace has both, the installation counts. An organisation's installation is one workspace: a
    channel may be in several of its.
    """

    def __init__(self, settings: SlackSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._vault = Vault(settings.token_key)
        self.clients = Clients(settings)
        """There from ``start`` to ``close``."""
        self._own: Installation | None = None
        self._installed: dict[str, Installation] = {}
        self._by_team: dict[str, AsyncWebClient] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._unsaved: dict[str, Installation] = {}
        self._spent: set[str] = set()
        self._not_before: dict[str, datetime] = {}
        self._desk: Desk | None = None
        self._looking: asyncio.Task[None] | None = None
        self._working: set[asyncio.Task[Any]] = set()
        self.bots: Mapping[str, Bot] = {}
        """By the id of the workspace, or of the organisation that installed the app for all of its."""

    # --- from the start to the end --------------------------------------------------------------------

    async def start(self, desk: Desk) -> None:
        """Reads what is kept, asks who the token of the settings belongs to, and renews tokens from now on.
        May be called again after Away and TryLater.

        Raises:
            CannotServe: the key doesn't open what is kept, or Slack refuses the token of the settings.
            Away, TryLater: Slack can't say now whose that is.
        """
        self._desk = desk
        self.clients.open()
        await self._read(desk)
        if self._settings.bot_token and self._own is None:
            await self._introduce()
        self._changed()
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
        if not self.bots:
            log.info("Slack: the app isn't installed anywhere yet; open /slack/install at the bot's address")

    async def close(self) -> None:
        """Ends what is under way; a renewal isn't torn apart."""
        looking, self._looking = self._looking, None
        if looking is not None:
            looking.cancel()
            await asyncio.wait([looking])
        if self._working:
            _, late = await asyncio.wait(self._working, timeout=CLOSING)
            for task in late:
                task.cancel()
        self._by_team.clear()
        await self.clients.close()

    async def _read(self, desk: Desk) -> None:
        kept = await desk.kept(PLATFORM)
        sealed = {name.removeprefix(NAME): text for name, text in kept.items() if name.startswith(NAME)}
        old, locked = [], []
        for id, text in sealed.items():
            try:
                one, is_old = self._vault.open(id, text)
            except Broken:
                locked.append(id)
                continue
            self._installed[id] = one
            if is_old:
                old.append(one)
        if locked and self._vault.may_forget:
            for id in locked:
                await desk.keep(PLATFORM, f"{NAME}{id}", None)
            log.warning("Slack's tokens under a lost key are forgotten; install the app anew", id=locked)
        elif locked:
            raise CannotServe(_locked(sorted(locked), has_key=bool(self._settings.token_key)))
        for one in old:
            await self._save(one)
        if old:
            log.info("Slack's tokens lie under the new key now; the old one isn't needed", count=len(old))

    async def _introduce(self) -> None:
        token = self._settings.bot_token
        try:
            self._own = identified(token, await self.clients.identity(token))
        except (Gone, Refused, ValueError) as error:
            if not self._settings.client_id:
                raise CannotServe(f"{_REFUSED} ({error})") from error
            log.error(_REFUSED, kind=word_of(error))

    # --- clients --------------------------------------------------------------------------------------

    async def client_of(self, team: str) -> AsyncWebClient:
        """The client of a workspace, or of an organisation that installed the app as a whole, with a token
        that is good.

        Raises:
            LookupError: the app isn't installed there, or its token can't be renewed.
            Away, TryLater: the token has expired, and Slack can't renew it now.
        """
        one = self._of(team)
        if self._is_due(one):
            one = await self._renewed(one)
        client = self._by_team.get(team)
        if client is None or client.token != one.token:
            client = self.clients.client(one.token)
            self._by_team[team] = client
        return client

    def _of(self, team: str) -> Installation:
        found = self._installed.get(team)
        if found is None and self._own is not None and self._own.id == team:
            found = self._own
        if found is None:
            raise LookupError(team)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """What the bot is called, in whichever workspace."""
        all_of_them = [*self._installed.values(), *([self._own] if self._own else [])]
        return tuple(dict.fromkeys(one.called for one in all_of_them if one.called))

    # --- coming and going -----------------------------------------------------------------------------

    async def keep(self, one: Installation) -> Installation:
        """Keeps an installation, in the place of one that was there; from now on the bot is in it.

        Gives it with what Slack tells of the bot there; where it can't now, that is asked again later.
        """
        return await self._whole(self._keep(one))

    async def _keep(self, one: Installation) -> Installation:
        async with self._locks[one.id]:
            self._unsaved.pop(one.id, None)
            self._spent.discard(one.id)
            self._not_before.pop(one.id, None)
            await self._settle(one)
        await self._recognise(one.id)
        return self._installed.get(one.id, one)

    async def _recognise(self, id: str) -> None:
        """Asks for the bot's own id, which isn't told at installing."""
        async with self._locks[id]:
            one = self._installed.get(id)
            if one is None or one.bot.id:
                return
            try:
                told = identified(one.token, await self.clients.identity(one.token))
            except (Gone, Refused, TryLater, Away, ValueError) as error:
                log.warning("Slack doesn't say who the bot is", organisation=id, error=error)
                return
            await self._settle(replace(one, bot=replace(one.bot, id=told.bot.id), called=told.called))

    async def gone(self, team: str, enterprise: str = "") -> None:
        """Forgets the installations of a workspace and of its organisation whose tokens are good no longer.

        Call it when Slack says that the app was uninstalled, or tokens revoked. That may come late or twice,
        after the app is back; so Slack is asked, and where it can't tell, nothing is forgotten.
        """
        for id in {team, enterprise} & self._installed.keys():
            if not await self._is_good(id):
                await self._whole(self._drop(id, self._installed[id].token))
        own = self._own
        if own is not None and own.id in (team, enterprise) and not await self._is_good(own.id):
            log.error(_REFUSED, organisation=own.id)

    async def _is_good(self, id: str) -> bool:
        try:
            await answered((await self.client_of(id)).auth_test())
        except (LookupError, Gone, Refused):
            return False
        except (Away, TryLater) as error:
            log.warning("Slack doesn't say whether a token is good", organisation=id, error=error)
        return True

    async def _drop(self, id: str, token: str) -> None:
        async with self._locks[id]:
            if id in self._installed and self._installed[id].token != token:
                return  # installed again meanwhile
            await self._at_desk.keep(PLATFORM, f"{NAME}{id}", None)
            self._installed.pop(id, None)
            self._by_team = {team: client for team, client in self._by_team.items() if team != id}
            self._unsaved.pop(id, None)
            self._changed()
            log.info("Slack: the app was uninstalled", organisation=id)

    async def _settle(self, one: Installation) -> None:
        await self._save(one)
        self._installed[one.id] = one
        self._changed()

    async def _save(self, one: Installation) -> None:
        await self._at_desk.keep(PLATFORM, f"{NAME}{one.id}", self._vault.close(one))

    def _changed(self) -> None:
        own = {self._own.id: self._own.bot} if self._own is not None else {}
        self.bots = own | {one.id: one.bot for one in self._installed.values()}

    @property
    def _at_desk(self) -> Desk:
        if self._desk is None:
            raise LookupError("not connected")
        return self._desk

    # --- renewing -------------------------------------------------------------------------------------

    async def renew_due(self) -> None:
        """Renews every token that won't live long, and asks for the ids of bots that aren't known yet. What
        Slack doesn't do is in the log, and tried again the next time."""
        for one in list(self._installed.values()):
            if self._is_due(one):
                with contextlib.suppress(LookupError, Away, TryLater):
                    await self._renewed(one)
            if not one.bot.id:
                await self._whole(self._recognise(one.id))

    async def _look(self) -> None:
        while True:
            try:
                await self.renew_due()
            except Exception:
                log.exception("tokens of Slack couldn't be renewed")
            await asyncio.sleep(LOOKING)

    def _is_due(self, one: Installation) -> bool:
        return one.expires is not None and self._clock.now() >= one.expires - MARGIN

    def _has_expired(self, one: Installation) -> bool:
        return one.expires is not None and self._clock.now() >= one.expires

    async def _renewed(self, one: Installation) -> Installation:
        """The installation with a token that lives longer, or as it is while that is still good."""
        if self._has_expired(one):
            if one.id in self._spent:
                raise LookupError(f"the token of {one.id} has expired")
            return await self._whole(self._renew(one.id))
        if one.id in self._spent or self._clock.now() < self._not_before.get(one.id, self._clock.now()):
            return one
        try:
            return await self._whole(self._renew(one.id))
        except (LookupError, Away, TryLater) as error:
            log.warning("a token of Slack couldn't be renewed yet", organisation=one.id, error=error)
            self._not_before[one.id] = self._clock.now() + AGAIN
            return one

    async def _renew(self, id: str) -> Installation:
        async with self._locks[id]:
            one = self._installed[id]
            if not self._is_due(one):
                return one  # somebody else was here first
            # What was renewed and couldn't be saved is saved now: what renewed it can't do so again.
            fresh = self._unsaved.get(id) or await self._refreshed(one)
            self._unsaved[id] = fresh
            await self._settle(fresh)
            del self._unsaved[id]
            return fresh

    async def _refreshed(self, one: Installation) -> Installation:
        try:
            told = await self.clients.exchange(grant_type="refresh_token", refresh_token=one.refresh)
        except (Gone, Refused) as error:
            self._spent.add(one.id)
            word = word_of(error)
            remedy = _WRONG_APP if word in _OURS else "install the app there again: /slack/install"
            log.error(f"Slack doesn't renew a workspace's token; {remedy}", organisation=one.id, kind=word)
            raise LookupError(f"the token of {one.id} can't be renewed") from error
        token = str(told.get("access_token") or "")
        refresh, expires = expiry(told, self._clock.now())
        if not token:
            raise Away("Slack renewed a token and didn't say it")
        return replace(one, token=token, refresh=refresh, expires=expires)

    async def _whole(self, work: Coroutine[Any, Any, T]) -> T:
        """Has it done to the end, also if whoever asked stops waiting: what Slack gives, it gives once."""
        task = asyncio.create_task(work)
        self._working.add(task)
        task.add_done_callback(self._worked)
        return await asyncio.shield(task)

    def _worked(self, task: asyncio.Task[Any]) -> None:
        self._working.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waits is told; nobody else is


_OURS = frozenset({"invalid_client_id", "bad_client_secret"})
_WRONG_APP = "it doesn't take client_id and client_secret: copy them anew from the page of the app"
_REFUSED = (
    "Slack doesn't take the bot token: the app was removed, or the token replaced. Copy it anew from the "
    "page of the app (OAuth & Permissions) into CIRCLEKEEPER_SLACK_BOT_TOKEN"
)


def _locked(ids: list[str], *, has_key: bool) -> str:
    whose = f"the tokens of {len(ids)} workspaces" if ids[1:] else "the token of a workspace"
    what = f"{whose} ({', '.join(ids)}) {'are' if ids[1:] else 'is'} kept under"
    if not has_key:
        return (
            f"[slack] token_key is missing, and {what} one: set CIRCLEKEEPER_SLACK_TOKEN_KEY to it, with "
            "client_id and client_secret"
        )
    return (
        f"[slack] token_key doesn't fit: {what} another. Put that one back, behind the new one and a comma; "
        "if it is gone for good, write the word lost there, and have the app installed anew"
    )
