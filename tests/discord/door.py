"""The REST door: takes requests in, lets go wrong what shall, keeps what is wrong, and answers."""

from __future__ import annotations

import hashlib
import time
import traceback
from typing import TYPE_CHECKING

from aiohttp import web

from tests.discord import rest
from tests.discord.faults import Fault
from tests.discord.rest import Call, Refused

if TYPE_CHECKING:
    from tests.discord.server import Discord


class Door:
    """Stands between the requests of clients and those who answer them."""

    def __init__(self, server: Discord) -> None:
        self.server = server

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answers one request."""
        server = self.server
        path = "/" + request.match_info["path"]
        found = rest.find(request.method, path)
        if found is None:
            server.violations.append(f"{request.method} {path}: there is no such door")
            return rest.answer(404, {"message": "404: Not Found", "code": 0}, {})
        template, params, open_to_all, answerer = found
        call = Call(request.method, path, template, params, dict(request.query))
        server.requests.append(call)
        try:
            call.body, call.files = await rest.take_apart(request)
        except Refused as refused:
            server.violations.append(f"{call.method} {call.path}: {refused}")
            return rest.answer(refused.status, refused.json(), {})
        if not open_to_all and request.headers.get("Authorization") != f"Bot {server.token}":
            return rest.answer(401, {"message": "401: Unauthorized", "code": 0}, {})
        await server.answering.wait()
        fault = next((one for one in server.faults if one.meets(call)), None)
        if fault:
            fault.met += 1
        if fault and not fault.after:
            return self._faulty(fault, request)
        headers = {
            "X-RateLimit-Limit": "1000",
            "X-RateLimit-Remaining": "999",
            "X-RateLimit-Reset-After": "1.000",
        }
        headers["X-RateLimit-Reset"] = f"{time.time() + 1:.3f}"
        headers["X-RateLimit-Bucket"] = hashlib.md5(f"{call.method} {template}".encode()).hexdigest()
        if server.pace and not open_to_all:
            limit, remaining, seconds = server.pace.take(call)
            if remaining < 0:
                server.refused_for_pace += 1
                return self._too_many(seconds, everywhere=False)
            headers |= {"X-RateLimit-Limit": str(limit), "X-RateLimit-Remaining": str(remaining)}
            headers |= {
                "X-RateLimit-Reset-After": f"{seconds:.3f}",
                "X-RateLimit-Reset": f"{time.time() + seconds:.3f}",
            }
        if server.bare_answers and template.endswith("/callback"):
            headers = {}
        try:
            if server.contract:
                server.violations += server.contract.complaints(call)
            status, body = answerer(server, call)
        except Refused as refused:
            if refused.is_mistake:
                server.violations.append(f"{call.method} {call.path}: {refused}")
            status, body = refused.status, refused.json()
        except Exception:
            server.violations.append(f"{call.method} {call.path} {call.body}: {traceback.format_exc()}")
            status, body = 501, {"message": "This stand-in failed", "code": 0}
        if fault:
            return self._faulty(fault, request)
        return rest.answer(status, body, headers)

    def _too_many(self, seconds: float, *, everywhere: bool) -> web.Response:
        headers = {"Via": "1.1 google", "Retry-After": str(int(seconds) + 1)}
        headers["X-RateLimit-Scope"] = "global" if everywhere else "user"
        if everywhere:
            headers["X-RateLimit-Global"] = "true"
        body = {
            "message": "You are being rate limited.",
            "retry_after": round(seconds, 3),
            "global": everywhere,
        }
        return rest.answer(429, body, headers)

    def _faulty(self, fault: Fault, request: web.Request) -> web.StreamResponse:
        if fault.status is None:
            if request.transport:
                request.transport.abort()
            return web.Response(status=500)
        if fault.status == 429:
            return self._too_many(fault.retry_after, everywhere=fault.everywhere)
        return rest.answer(
            fault.status, {"message": rest.SAYS.get(fault.code, "A fault"), "code": fault.code}, {}
        )
