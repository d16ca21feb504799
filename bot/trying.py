"""``circlekeeper try``: a little community on a page of this machine, with a clock that can be moved."""

import asyncio
import logging

import structlog
from tzlocal import get_localzone_name

from adapters.web import ROOM, Setting, Web
from bot import log
from bot.clock import SystemClock
from bot.garden.gathering import gathering
from bot.garden.movable import MovableClock
from bot.living import Part, live, stopping_on_signals
from bot.operating import Failed
from bot.words.catalogue import Speaker

_STARTER = ("title", "text", "deadline", "review")
"""The fields of the first proposal that the page offers."""


async def serve(*, port: int = 0, language: str = "en") -> int:
    """Opens the page and prints its address; ends on SIGINT or SIGTERM, and nothing is kept.

    Args:
        port: on loopback; 0 takes a free one.
    Returns:
        The exit code.
    Raises:
        Failed: if the port is taken.
    """
    quiet_log()
    speaker = Speaker(language, local_zone())
    clock = MovableClock(SystemClock())
    starter = {name: speaker.text(f"try-starter-{name}") for name in _STARTER}
    web = Web(clock, Setting(speaker.language, str(speaker.zone), starter))
    async with gathering(web, clock) as community:
        try:
            address = await web.open(port)
        except OSError as error:
            raise Failed(f"Port {port} can't be opened ({error.strerror}). Leave --port out.") from None
        web.movable_by(community.hands)
        web.plans_by(community.planned)
        community.engine.caught_up(web.platform, True)
        await community.found(tuple(await web.roster(ROOM)), ROOM, speaker)
        await community.settle()
        print(speaker.text("try-open", address=address), flush=True)
        stop = asyncio.Event()
        with stopping_on_signals(stop):
            died = await live(
                [[Part("page", lambda: web.run(community.engine))], [Part("community", community.live)]], stop
            )
    return 1 if died else 0


def local_zone() -> str:
    """The time zone of this machine, as far as it is known."""
    name: str | None = get_localzone_name()
    return "UTC" if name is None or name.startswith("Etc/") else name


def quiet_log() -> None:
    """Only what goes wrong is logged: here people read the same terminal."""
    log.set_up(console=True)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
