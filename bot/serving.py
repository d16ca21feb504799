"""The one HTTP server of the bot: health, metrics, and the doors of adapters, each by its path."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

import structlog
from aiohttp import web

from bot.ports import Answered, Asked, Door

LONGEST_BODY = 1_000_000
"""Bytes of a request; a longer one is refused (413) before a door sees it."""
PATIENCE = 10.0
"""Seconds in which a request has to arrive whole; of a slower one the connection ends (408)."""
LINGERING = 1.0
"""Seconds in which the rest of a refused request is still read, so that who sends it sees the answer."""

log = structlog.get_logger(__name__)


@asynccontextmanager
async def served(doors: Mapping[str, Door], host: str, port: int) -> AsyncIterator[int]:
    """Serves the doors while the block runs; gives the port.

    Raises:
        OSError: the address is taken or isn't ours.
    """
    app = web.Application(client_max_size=LONGEST_BODY)
    for path, door in doors.items():
        app.router.add_route("*", path, _handler(path, door))
    # Nobody who is expected packs a body; whoever else does would have us unpack it before it is refused.
    runner = web.AppRunner(
        app, access_log=None, shutdown_timeout=1.0, lingering_time=LINGERING, auto_decompress=False
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        address = runner.addresses[0]
        yield int(address[1])
    finally:
        await runner.cleanup()


def _handler(path: str, door: Door) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def serve(request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(PATIENCE):
                body = await request.read()
        except TimeoutError:
            late = web.Response(status=408)
            late.force_close()
            return late
        asked = Asked(
            request.method,
            path,
            {name: request.query[name] for name in request.query},
            {name.lower(): request.headers[name] for name in request.headers},
            body,
        )
        try:
            answered = await door(asked)
        except Exception:
            # The path alone: the query and the body may hold what isn't for the log.
            log.exception("a door has failed", path=path)
            answered = Answered(500)
        return web.Response(status=answered.status, headers=answered.headers, body=answered.body)

    return serve
