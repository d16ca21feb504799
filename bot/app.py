"""Puts everything together, starts it in order, and stops it in order."""

import asyncio
import sys
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial

import structlog

from adapters import configured
from bot import interpreter
from bot import log as logs
from bot.alarm import Alarm, Bells
from bot.clock import SystemClock
from bot.commands.acting import Defaults
from bot.config import Settings
from bot.core.kinds import KINDS
from bot.courier import Courier
from bot.engine import Engine
from bot.health import Health, WatchedDesk
from bot.living import Part, live, stopping_on_signals
from bot.meters import Meters
from bot.operating import Failed
from bot.operating.opening import make_seal, sentence
from bot.operating.sealing import must_fit
from bot.ports import Adapter, CannotServe, Clock, Door, Store, UnitOfWork
from bot.presence import Presence
from bot.reminding import Reminding, owes_by
from bot.rows import Inbox
from bot.seal import RunsAlready, Seal, held
from bot.serving import served
from bot.views.drawing import draw_card, draw_outgoing
from storage import CannotOpen, open_store

log = structlog.get_logger(__name__)

REMEMBERED = timedelta(days=7)
"""So long an act is known by its key: longer than any platform delivers it again."""
TIDYING = 3600.0
"""Seconds between two rounds of tidying."""


async def run(
    settings: Settings,
    *,
    clock: Clock | None = None,
    say: Callable[[str], None] = print,
    seal_key_lost: bool = False,
) -> int:
    """Connects all configured platforms and serves until SIGTERM or SIGINT; then stops cleanly.

    Args:
        seal_key_lost: nominations that lie under another key are given up.

    Returns:
        0 after a clean stop, 1 if a part of it failed.
    Raises:
        Failed: it can't start; the sentence says why.
    """
    clock = clock or SystemClock()
    logs.set_up(console=sys.stderr.isatty(), secrets=settings.secrets())
    adapters = configured(settings, clock)
    if not adapters:
        raise Failed(
            "No platform is configured. Add a section [matrix], [discord] or [slack] to the settings, or try "
            "`circlekeeper try`."
        )
    stop = asyncio.Event()
    async with AsyncExitStack() as stack:
        stack.enter_context(stopping_on_signals(stop))
        key = settings.storage.seal_key_file
        is_new = not key.exists()
        seal = make_seal(settings)
        try:
            stack.enter_context(held(key))
        except RunsAlready:
            raise Failed("Circlekeeper is running already with these settings.") from None
        store = await opened(settings)
        stack.push_async_callback(store.close)
        if not seal_key_lost:
            await must_fit(store, seal, key, is_new=is_new)
        interpreter.set_up()
        meters = Meters()
        health = Health(store, clock, meters, tuple(adapters))
        try:
            port = await stack.enter_async_context(
                served(_doors(health, adapters), settings.server.host, settings.server.port)
            )
        except OSError as error:
            host = settings.server.host
            raise Failed(
                f"Health can't be served on {host}, port {settings.server.port}: {error.strerror}. "
                "Change [server] in the settings."
            ) from None
        host = f"[{settings.server.host}]" if ":" in settings.server.host else settings.server.host
        say(f"Circlekeeper serves {', '.join(adapters)}. Whether it is ready: http://{host}:{port}/healthz")
        died = await live(_stages(settings, store, adapters, clock, health, seal), stop)
    if died:
        why = f": {died[0].error}" if isinstance(died[0].error, CannotServe) else "; the log says more."
        print(f"Circlekeeper stopped because {died[0].name} failed{why}", file=sys.stderr)
        return 1
    say("Circlekeeper has stopped.")
    return 0


async def opened(settings: Settings) -> Store:
    """The store, brought up to date.

    Raises:
        Failed: the database can't be used.
    """
    try:
        return await asyncio.to_thread(open_store, settings.storage.url.reveal(), KINDS)
    except CannotOpen as error:
        raise Failed(sentence(str(error))) from None


def _doors(health: Health, adapters: Mapping[str, Adapter]) -> dict[str, Door]:
    """All that is served, by path.

    Raises:
        ValueError: two want the same path.
    """
    doors = dict(health.doors)
    for adapter in adapters.values():
        if taken := doors.keys() & adapter.doors.keys():
            raise ValueError(f"{adapter.platform} wants {', '.join(sorted(taken))}, which is taken")
        doors |= adapter.doors
    return doors


def _stages(
    settings: Settings,
    store: Store,
    adapters: Mapping[str, Adapter],
    clock: Clock,
    health: Health,
    seal: Seal,
) -> list[list[Part]]:
    """All parts, those that are stopped first in front."""
    courier = Courier(
        store,
        adapters,
        clock,
        lambda unit, post: draw_card(unit, post, clock.now()),
        lambda unit, row: draw_outgoing(unit, row, clock.now()),
        meters=health.meters,
        early=lambda message, marks: engine.marks_early(message, marks),
    )
    engine = Engine(
        store,
        KINDS,
        clock,
        defaults=Defaults(settings.rules.of_a_new_circle(), settings.rules.creating),
        adapters=adapters,
        seal=seal,
        nudge=lambda: nudge(),
        refused=health.meters.refused,
    )
    alarm = Alarm(Bells(engine, Reminding(store, owes_by(KINDS), courier.nudge)), clock)

    def nudge() -> None:
        courier.nudge()
        alarm.nudge()

    presence = Presence(engine, tuple(adapters), health.caught_up)
    desk = WatchedDesk(engine, health.meters, presence.report)
    return [
        [Part(name, partial(adapter.run, desk)) for name, adapter in adapters.items()],
        [
            Part("alarm", alarm.run),
            Part("presence", presence.run),
            Part("tidying", partial(tidy, store, clock)),
        ],
        [Part("courier", courier.run)],
    ]


async def tidy(store: Store, clock: Clock) -> None:
    """Forgets the keys of acts that no platform delivers again, until cancelled."""
    while True:
        before = clock.now() - REMEMBERED
        try:
            while await store.write(partial(_forget_acts, before=before)):
                pass
        except Exception:
            log.exception("old acts couldn't be tidied away")
        await asyncio.sleep(TIDYING)


def _forget_acts(unit: UnitOfWork, before: datetime) -> int:
    return unit.remove_before(Inbox, "at", before, limit=500)
