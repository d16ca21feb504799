"""Whether the bot is ready and how it does, over HTTP: ``/healthz`` and ``/metrics``."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

import msgspec
import structlog

from bot.cards import Card, Form
from bot.log import acting
from bot.meters import CONTENT_TYPE, Meters
from bot.ports import (
    Account,
    Answered,
    Asked,
    Clock,
    Desk,
    Door,
    Inbound,
    Mark,
    MessageRef,
    Place,
    Reply,
    Store,
    Suggestion,
    Typed,
    UnitOfWork,
)
from bot.rows import Outgoing, Timer

MANY = 1000
"""What waits is counted up to here; beyond, the exact number tells nobody more."""
PATIENCE = 2.0
"""Seconds that the store may take to answer."""

log = structlog.get_logger(__name__)


class Health:
    """What is known of each platform and of the store."""

    def __init__(self, store: Store, clock: Clock, meters: Meters, platforms: Sequence[str]) -> None:
        self._store = store
        self._clock = clock
        self.meters = meters
        self._caught_up: dict[str, datetime | None] = dict.fromkeys(platforms)
        self._was: set[str] = set()
        for platform in platforms:
            meters.caught_up.labels(platform).set(0)

    def caught_up(self, platform: str, yes: bool) -> None:
        """Notes whether all that people did on the platform is taken in."""
        before = self._caught_up.get(platform)
        if yes and before is None:
            log.info("caught up", platform=platform)
            self._was.add(platform)
            self._caught_up[platform] = self._clock.now()
        elif not yes and before is not None:
            log.info("not caught up any more", platform=platform)
            self._caught_up[platform] = None
        self.meters.caught_up.labels(platform).set(int(yes))

    async def report(self) -> tuple[bool, dict[str, object]]:
        """Ready or not, and why, per platform."""
        stored = await self._storage()
        platforms = {name: self._platform(name) for name in self._caught_up}
        ready = stored is None and all(told["ready"] for told in platforms.values())
        storage = {"ready": stored is None, "why": stored or "it answers"}
        return ready, {"ready": ready, "storage": storage, "platforms": platforms}

    def _platform(self, name: str) -> dict[str, object]:
        since = self._caught_up[name]
        if since is not None:
            return {"ready": True, "why": f"caught up since {since.isoformat(timespec='seconds')}"}
        if name in self._was:
            return {"ready": False, "why": "the connection was lost; deadlines wait until it is back"}
        return {"ready": False, "why": "connecting and taking in what was missed; deadlines wait for it"}

    async def _storage(self) -> str | None:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._store.read(lambda unit: unit.find(Timer, limit=1))
        except TimeoutError:
            return f"it hasn't answered within {PATIENCE:g} seconds"
        except Exception as error:
            log.warning("the store doesn't answer", error=error)
            return f"it can't be read ({type(error).__name__})"
        return None

    async def numbers(self) -> bytes:
        """The meters, with what waits counted at this moment."""
        now = self._clock.now()

        def count(unit: UnitOfWork) -> tuple[int, float, int]:
            due = [row.due_at for row in unit.find(Timer, order="due_at", limit=MANY) if row.due_at <= now]
            waiting = len(unit.undrawn(now, limit=MANY)) + len(unit.find(Outgoing, sent_at=None, limit=MANY))
            return len(due), (now - due[0]).total_seconds() if due else 0.0, waiting

        try:
            async with asyncio.timeout(PATIENCE):
                due, late, waiting = await self._store.read(count)
        except Exception as error:
            log.warning("the store doesn't answer", error=error)
        else:
            self.meters.timers_due.set(due)
            self.meters.timers_late.set(late)
            self.meters.queue.set(waiting)
        return self.meters.text()

    @property
    def doors(self) -> Mapping[str, Door]:
        """``/healthz`` and ``/metrics``."""
        return {"/healthz": self._healthz, "/metrics": self._metrics}

    async def _healthz(self, asked: Asked) -> Answered:
        if asked.method not in READING:
            return NOT_ALLOWED
        ready, told = await self.report()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return Answered(200 if ready else 503, headers, msgspec.json.encode(told))

    async def _metrics(self, asked: Asked) -> Answered:
        if asked.method not in READING:
            return NOT_ALLOWED
        return Answered(200, {"Content-Type": CONTENT_TYPE}, await self.numbers())


READING = ("GET", "HEAD")
NOT_ALLOWED = Answered(405, {"Allow": ", ".join(READING)})


class WatchedDesk:
    """The engine's desk as adapters see it: counts what comes in, and binds each act to the log.

    Args:
        report: takes the adapters' reports on whether they are caught up.
    """

    def __init__(self, desk: Desk, meters: Meters, report: Callable[[str, bool], None]) -> None:
        self._desk = desk
        self._meters = meters
        self._report = report

    async def handle(self, inbound: Inbound) -> Reply | None:
        """As :meth:`bot.ports.Desk.handle`."""
        platform = inbound.who.account.platform
        with acting(act=inbound.key, platform=platform), self._meters.handling(platform, inbound.act):
            if isinstance(inbound.act, Typed):
                self._meters.refused(inbound.act.refusal)
            return await self._desk.handle(inbound)

    async def form(self, inbound: Inbound) -> Form | None:
        """As :meth:`bot.ports.Desk.form`."""
        with acting(act=inbound.key, platform=inbound.who.account.platform):
            return await self._desk.form(inbound)

    async def suggestions(self, inbound: Inbound, option: str) -> Sequence[Suggestion]:
        """As :meth:`bot.ports.Desk.suggestions`."""
        return await self._desk.suggestions(inbound, option)

    async def home(self, who: Account, organisation: str, language: str = "") -> Sequence[Card]:
        """As :meth:`bot.ports.Desk.home`."""
        return await self._desk.home(who, organisation, language)

    async def conversations(self, platform: str) -> Sequence[Place]:
        """As :meth:`bot.ports.Desk.conversations`."""
        return await self._desk.conversations(platform)

    async def marks_found(self, message: MessageRef, marks: Sequence[tuple[Account, Mark, datetime]]) -> None:
        """As :meth:`bot.ports.Desk.marks_found`."""
        with acting(platform=message.place.platform):
            await self._desk.marks_found(message, marks)

    async def open_messages(
        self, platform: str, places: Collection[str] | None = None
    ) -> Sequence[MessageRef]:
        """As :meth:`bot.ports.Desk.open_messages`."""
        return await self._desk.open_messages(platform, places)

    async def cursor(self, platform: str) -> str | None:
        """As :meth:`bot.ports.Desk.cursor`."""
        return await self._desk.cursor(platform)

    async def keep_cursor(self, platform: str, token: str) -> None:
        """As :meth:`bot.ports.Desk.keep_cursor`."""
        await self._desk.keep_cursor(platform, token)

    async def kept(self, platform: str) -> Mapping[str, str]:
        """As :meth:`bot.ports.Desk.kept`."""
        return await self._desk.kept(platform)

    async def keep(self, platform: str, name: str, value: str | None) -> None:
        """As :meth:`bot.ports.Desk.keep`."""
        await self._desk.keep(platform, name, value)

    async def writable(self, places: Collection[Place]) -> None:
        """As :meth:`bot.ports.Desk.writable`."""
        await self._desk.writable(places)

    def caught_up(self, platform: str, yes: bool) -> None:
        """As :meth:`bot.ports.Desk.caught_up`."""
        self._report(platform, yes)
