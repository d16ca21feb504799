"""Who people are and what channels are called, as their workspace tells it; asked once in a while."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

import structlog

from adapters.latest import Latest
from adapters.payloads import json, text
from adapters.slack.around import name_in
from adapters.slack.pace import Pace
from adapters.slack.wire import Away, Refused, Wire
from bot.ports import Gone, TryLater

log = structlog.get_logger()

FRESH = 3600.0
"""Seconds that we go by what we were told."""
AGAIN = 60.0
"""Seconds after which is asked again where nothing was told."""
PATIENCE = 1.0
"""Seconds that an act may wait for names: Slack waits three for its answer."""
AT_ONCE, A_MINUTE = 72, 24
"""People asked for in a workspace: together fewer than the hundred a minute that Slack promises ("Rate
limits", tier 4). Who comes after these is asked for when they act again.
"""
KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody, or a channel, as far as we need it."""

    until: float
    """So long we go by it."""
    name: str = ""
    home: str = ""
    """The organisation of Enterprise Grid that somebody belongs to, else their workspace."""
    is_bot: bool = False
    is_admin: bool = False
    language: str = ""
    is_gone: bool = False
    """Deactivated."""
    is_inside: bool = False
    """Of a channel: the bot is in it."""


_UNKNOWN = Profile(0.0)


class People:
    """What is known of people and channels. All by the workspace that tells it, and the id.

    Args:
        seconds: only go forward.
    """

    def __init__(self, wire: Wire, seconds: Callable[[], float] = time.monotonic) -> None:
        self._wire = wire
        self._seconds = seconds
        self._known: Latest[Profile] = Latest(KNOWN)
        self._ims: Latest[str] = Latest(KNOWN)
        self._pace = Pace(AT_ONCE, A_MINUTE, seconds)
        self._asking: dict[str, asyncio.Future[None]] = {}

    def user(self, team: str, user: str) -> Profile:
        """Somebody, as they were told last."""
        return self._known.get(f"{team}/{user}", _UNKNOWN)

    def channel(self, team: str, channel: str) -> str:
        """What a channel was called last; empty: not known."""
        return self._known.get(f"{team}/{channel}", _UNKNOWN).name

    def im(self, team: str, user: str) -> str:
        """The channel of the bot's private conversation with somebody; empty: not known."""
        return self._ims.get(f"{team}/{user}", "")

    def met(self, team: str, user: str, im: str) -> None:
        """Keeps in mind in which channel somebody talks with the bot."""
        self._ims.put(f"{team}/{user}", im)

    async def conversation(self, team: str, user: str) -> str:
        """The channel of the private conversation, opened if need be. Raises as :class:`Wire`."""
        found = self.im(team, user)
        if not found:
            found = await self._wire.conversation(team, user)
            self.met(team, user, found)
        return found

    async def inside(self, team: str) -> list[str]:
        """The channels that the bot is in. Raises as :class:`Wire`."""
        return await self._wire.inside(team)

    async def is_inside(self, team: str, channel: str) -> bool:
        """Whether the bot is in a channel, as far as that can be told now."""
        known = self._known.get(f"{team}/{channel}", _UNKNOWN)
        if known.is_inside and known.until > self._seconds():
            return True
        try:
            async with asyncio.timeout(PATIENCE):
                found = await self._channel(team, channel)
        except Gone:
            return False  # a private one, of which nobody outside hears
        except (TryLater, Away, Refused, TimeoutError):
            return True  # then the card will tell
        self._known.put(f"{team}/{channel}", found)
        return found.is_inside

    def forget(self, team: str, channel: str) -> None:
        """The bot joined a channel or left it, or the channel is another kind: it is asked for again."""
        self._known.put(
            f"{team}/{channel}", replace(self._known.get(f"{team}/{channel}", _UNKNOWN), until=0.0)
        )

    async def look_up(
        self, team: str, users: Iterable[str], channels: Iterable[str] = (), *, patience: float = PATIENCE
    ) -> None:
        """Learns who these are; who isn't known in time stays without a name. Raises nothing.

        Args:
            patience: seconds.
        """
        asked = [self._asked(team, user, partial(self._user, team, user), self._pace) for user in users]
        asked += [self._asked(team, one, partial(self._channel, team, one)) for one in channels]
        missing = [one for one in asked if one is not None]
        if missing:
            await asyncio.wait(missing, timeout=patience)

    def _asked(
        self, team: str, id: str, ask: Callable[[], Awaitable[Profile]], pace: Pace | None = None
    ) -> "asyncio.Future[None] | None":
        key = f"{team}/{id}"
        if self._known.get(key, _UNKNOWN).until > self._seconds():
            return None
        if key not in self._asking:
            try:
                if pace is not None:
                    pace.take(team)
            except TryLater:
                return None
            asking = self._asking[key] = asyncio.ensure_future(self._ask(key, ask))
            asking.add_done_callback(lambda done: self._asking.pop(key, None))
        return self._asking[key]

    async def _ask(self, key: str, ask: Callable[[], Awaitable[Profile]]) -> None:
        try:
            found = await ask()
        except (Gone, TryLater, Away, Refused) as error:
            log.info("somebody couldn't be looked up", error=error)
            found = replace(self._known.get(key, _UNKNOWN), until=self._seconds() + AGAIN)
        self._known.put(key, found)

    async def _user(self, team: str, user: str) -> Profile:
        found = await self._wire.user(team, user)
        return Profile(
            until=self._seconds() + FRESH,
            name=name_in(found),
            home=text(json(found.get("enterprise_user")).get("enterprise_id")) or text(found.get("team_id")),
            is_bot=found.get("is_bot") is True,
            is_admin=found.get("is_admin") is True or found.get("is_owner") is True,
            language=text(found.get("locale")),
            is_gone=found.get("deleted") is True,
        )

    async def _channel(self, team: str, channel: str) -> Profile:
        found = await self._wire.channel(team, channel)
        inside = found.get("is_member") is True
        return Profile(self._seconds() + FRESH, text(found.get("name")), is_inside=inside)
