"""What the platforms on loopback share: a server on a free port, which can be closed and opened again."""

from __future__ import annotations

from aiohttp import web


class Loopback:
    """Listens on 127.0.0.1; keeps its port for as long as it lives."""

    def __init__(self) -> None:
        self.port = 0
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None

    async def listen(self, app: web.Application) -> None:
        """Serves on a free port."""
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await self.accept()

    async def accept(self) -> None:
        """Takes connections, again on the same port after ``refuse``."""
        assert self._runner
        self._site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await self._site.start()
        if not self.port:
            self.port = self._runner.addresses[0][1]

    async def refuse(self) -> None:
        """Takes no new connections; those that are open stay."""
        if self._site:
            await self._site.stop()
            self._site = None

    async def hang_up(self) -> None:
        """Ends the server."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"
