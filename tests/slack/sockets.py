"""Socket Mode: connections, envelopes and their acknowledgements ("Using Socket Mode")."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.slack.delivery import NoAnswer
from tests.slack.model import Json

if TYPE_CHECKING:
    from tests.slack.server import Slack


class Connection:
    """One socket of the app.

    Attributes:
        dead: takes everything and answers nothing, as when the line is gone but nobody noticed.
        pongs: how many pings the client has answered.
    """

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.request = request
        self.dead = False
        self.pongs = 0
        self.given: set[str] = set()
        self.waiting: dict[str, asyncio.Future[Any]] = {}
        self._out: asyncio.Queue[Json] = asyncio.Queue()

    def put(self, frame: Json) -> None:
        """Sends a frame after all that were put before."""
        if not self.dead:
            self._out.put_nowait(frame)

    async def write(self) -> None:
        while True:
            await self.socket.send_str(json.dumps(await self._out.get()))

    def cut(self) -> None:
        """Breaks the line without a word."""
        if self.request.transport:
            self.request.transport.abort()


class Sockets:
    """All connections of the app.

    Attributes:
        most: how many there may be at once.
        refused: how many connections there were too many.
        opened: how often apps.connections.open was answered.
        expired: how many of the next addresses are too old by the time they are used.
    """

    def __init__(self, server: Slack) -> None:
        self.server = server
        self.connections: list[Connection] = []
        self.tickets: set[str] = set()
        self.most = 10
        self.refused = 0
        self.opened = 0
        self.expired = 0
        self.turn = 0

    def ticket(self) -> str:
        """A new address to connect to, good for one connection."""
        self.opened += 1
        number = uuid.uuid4().hex
        if self.expired:
            self.expired -= 1
        else:
            self.tickets.add(number)
        return f"ws://127.0.0.1:{self.server.port}/link/?ticket={number}&app_id={self.server.app_id}"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serves one connection until it ends."""
        if request.query.get("ticket") not in self.tickets:
            return web.Response(status=404)
        self.tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        host = {"host": f"applink-{uuid.uuid4().hex[:4]}"}
        if len(self.connections) >= self.most:
            self.refused += 1
            self.server.touch()
            farewell = {"type": "disconnect", "reason": "too_many_websockets", "debug_info": host}
            await socket.send_str(json.dumps(farewell))
            await socket.close()
            return socket
        connection = Connection(socket, request)
        self.connections.append(connection)
        hello = {"type": "hello", "num_connections": len(self.connections)}
        hello["debug_info"] = {**host, "approximate_connection_time": 18060}
        connection.put({**hello, "connection_info": {"app_id": self.server.app_id}})
        writer = asyncio.create_task(connection.write())
        self.server.touch()
        try:
            await socket.ping(b"Ping from applink")
            await self._read(connection)
        finally:
            writer.cancel()
            self.connections.remove(connection)
            for future in connection.waiting.values():
                if not future.done():
                    future.set_exception(NoAnswer("connection_failed"))
            self.server.touch()
        return socket

    async def _read(self, connection: Connection) -> None:
        async for message in connection.socket:
            if connection.dead:
                continue
            if message.type is WSMsgType.PING:
                await connection.socket.pong(message.data)
            elif message.type is WSMsgType.PONG:
                connection.pongs += 1
                self.server.touch()
            elif message.type is WSMsgType.TEXT:
                self._acknowledged(connection, message.data)

    def _acknowledged(self, connection: Connection, text: str) -> None:
        try:
            frame = json.loads(text)
        except ValueError:
            self.server.violations.append(f"a socket was sent {text!r}")
            return
        number = frame.get("envelope_id")
        if number not in connection.given or set(frame) - {"envelope_id", "payload"}:
            self.server.violations.append(f"a socket was sent {text!r}, which acknowledges nothing")
        elif (future := connection.waiting.get(number)) and not future.done():
            future.set_result(frame.get("payload"))

    async def send(self, envelope: Json) -> Any:
        """Gives an envelope to one of the connections and waits for its acknowledgement."""
        if not self.connections:
            # What becomes of payloads while nothing is connected is nowhere promised: they are lost.
            raise NoAnswer("connection_failed", again=False)
        self.turn += 1
        connection = self.connections[self.turn % len(self.connections)]
        future = asyncio.get_running_loop().create_future()
        number = envelope["envelope_id"]
        connection.given.add(number)
        connection.waiting[number] = future
        connection.put(envelope)
        try:
            return await asyncio.wait_for(future, self.server.patience)
        except TimeoutError:
            raise NoAnswer("timeout") from None
        finally:
            connection.waiting.pop(number, None)

    def say_goodbye(self, reason: str) -> None:
        """Tells all clients that their connection will end: warning, refresh_requested, link_disabled."""
        for one in list(self.connections):
            one.put({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink"}})
