"""A stand-in for a homeserver that behaves badly in ways that a real one does only on bad days."""

import json
from collections import Counter, deque
from typing import Any

from aiohttp import web

ROOM = "!garden"
BOT = "@keeper:garden.test"


class NastyServer:
    """Answers just enough for one bot in one room; the answers can be spoilt.

    ``answers`` are given before any other, by the last part of the path, in order: a status and a body each.
    """

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.answers: dict[str, deque[tuple[int, Any]]] = {}
        self.always: dict[str, tuple[int, Any]] = {}
        self.sent: list[tuple[str, str, Any]] = []
        """Type, transaction and content of the events that were taken."""
        self.tokens = {"good"}
        self.events: deque[dict[str, Any]] = deque()
        self.batch = 0
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    def spoil(self, what: str, *answers: tuple[int, Any]) -> None:
        """Has the next requests for something answered so; without answers, as it should be again."""
        self.answers[what] = deque(answers)

    async def _answer(self, request: web.Request) -> web.Response:
        parts = request.path.strip("/").split("/")
        what = "send" if "send" in parts else parts[-1]
        self.asked[what] += 1
        planned = self.answers.get(what)
        if planned:
            return _response(*planned.popleft())
        if what in self.always:
            return _response(*self.always[what])
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if what not in ("login", "displayname") and token not in self.tokens:
            return _response(401, {"errcode": "M_UNKNOWN_TOKEN", "error": "no"})
        body = await request.json() if request.can_read_body else {}
        handler = getattr(self, f"_{what}", None)
        said = handler(parts, body) if handler else {}
        if what == "query":
            said = {"device_keys": {BOT: {}}}
        return _response(200, said)

    def _login(self, parts: list[str], body: Any) -> Any:
        device = body.get("device_id", "DEVICE")
        self.tokens.add(f"token {len(self.tokens)}")
        return {"user_id": BOT, "device_id": device, "access_token": f"token {len(self.tokens) - 1}"}

    def _whoami(self, parts: list[str], body: Any) -> Any:
        return {"user_id": BOT, "device_id": "DEVICE"}

    def _upload(self, parts: list[str], body: Any) -> Any:
        return {"one_time_key_counts": {"signed_curve25519": 50}}

    def _send(self, parts: list[str], body: Any) -> Any:
        self.sent.append((parts[-2], parts[-1], body))
        return {"event_id": f"${parts[-1]}"}

    def _sync(self, parts: list[str], body: Any) -> Any:
        self.batch += 1
        members = [
            {
                "type": "m.room.member",
                "state_key": user,
                "sender": user,
                "event_id": f"$member{user}",
                "content": {"membership": "join"},
            }
            for user in (BOT, "@ana:garden.test")
        ]
        timeline = [self.events.popleft() for _ in range(len(self.events))]
        joined = {ROOM: {"state": {"events": members}, "timeline": {"events": timeline}}}
        return {
            "next_batch": f"s{self.batch}",
            "rooms": {"join": joined},
            "device_one_time_keys_count": {"signed_curve25519": 50},
        }


def _response(status: int, body: Any) -> web.Response:
    if isinstance(body, str):
        return web.Response(status=status, text=body, content_type="text/html")
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")
