"""The door of the Web API: takes calls in, lets go wrong what shall, keeps what is wrong, and answers."""

from __future__ import annotations

import asyncio
import traceback
from typing import TYPE_CHECKING

from aiohttp import web

from tests.slack.faults import Fault
from tests.slack.methods import METHODS
from tests.slack.web import ANSWERERS, MISTAKES, Call, Refused, take_apart

if TYPE_CHECKING:
    from tests.slack.server import Slack


class Door:
    """Stands between the calls of clients and those who answer them."""

    def __init__(self, server: Slack) -> None:
        self.server = server

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answers one call."""
        server = self.server
        try:
            call = await take_apart(request)
        except Refused as refused:
            server.violations.append(f"{request.path}: {refused}")
            return web.json_response(refused.json())
        await server.answering.wait()
        if server.is_down:
            return self.cut_off(request)
        server.calls.append(call)
        fault = server.fault(call.method)
        if fault:
            await asyncio.sleep(fault.delay)
        if fault and not fault.after and fault.goes_wrong:
            return self.faulty(fault, request)
        wait = server.pace.take(call, call.token or "") if server.pace else 0.0
        if wait:
            server.refused_for_pace[call.method] += 1
            return too_many(int(wait) + 1)
        body = self._answered(call)
        if fault and fault.after and fault.goes_wrong:
            return self.faulty(fault, request)
        return web.json_response(body, headers=self._granted(call))

    def _granted(self, call: Call) -> dict[str, str]:
        """What the token may do, as every answer says it ("Scopes and permissions")."""
        found = self.server.installations.get(call.token or "")
        if call.token == self.server.app_token:
            return {"x-oauth-scopes": ",".join(sorted(self.server.app_scopes))}
        return {"x-oauth-scopes": ",".join(sorted(found.scopes))} if found else {}

    def _answered(self, call: Call) -> dict[str, object]:
        server = self.server
        try:
            if call.method not in METHODS:
                raise Refused("unknown_method", req_method=call.method)
            # slack-sdk adds the team_id of a client that was made for one workspace to every call.
            if unknown := set(call.args) - METHODS[call.method].args - {"team_id"}:
                server.violations.append(f"{call.method}: unknown arguments {sorted(unknown)}")
            if server.contract and call.content == "json" and not server.contract.takes_json(call.method):
                server.violations.append(f"{call.method} reads no JSON")
            self._admit(call)
            return {"ok": True, **ANSWERERS[call.method](server, call)}
        except Refused as refused:
            if refused.error in MISTAKES:
                server.violations.append(f"{call.method}: {refused.error} {refused.why} {refused.more}")
            if server.contract and not server.contract.knows(call.method, refused.error):
                server.violations.append(f"{call.method} never answers {refused.error}")
            return refused.json()
        except Exception:
            server.violations.append(f"{call.method} {call.args}: {traceback.format_exc()}")
            return {"ok": False, "error": "internal_error"}

    def _admit(self, call: Call) -> None:
        """Checks the token of a call, and what it may do."""
        server, known = self.server, METHODS[call.method]
        if known.token == "none":
            return
        if not call.token:
            raise Refused("not_authed")
        if known.token == "app":
            if call.token != server.app_token:
                raise Refused(
                    "not_allowed_token_type" if call.token in server.installations else "invalid_auth"
                )
            if known.scope not in server.app_scopes:
                raise Refused("missing_scope", needed=known.scope, provided=",".join(server.app_scopes))
            return
        if call.token == server.app_token:
            raise Refused("not_allowed_token_type")
        found = server.installations.get(call.token)
        if found is None:
            raise Refused("invalid_auth")
        if found.refused:
            raise Refused(found.refused)
        if found.expires and found.expires <= server.clock.now():
            raise Refused("token_expired")
        call._installation = found
        if known.scope and "{}" not in known.scope:
            require(call, known.scope)

    @staticmethod
    def cut_off(request: web.Request) -> web.StreamResponse:
        """Breaks the connection instead of answering."""
        if request.transport:
            request.transport.abort()
        return web.Response(status=500)

    @staticmethod
    def faulty(fault: Fault, request: web.Request) -> web.StreamResponse:
        if fault.status is None:
            return Door.cut_off(request)
        if fault.status == 429:
            return too_many(fault.retry_after)
        if fault.status == 200:
            return web.json_response({"ok": False, "error": fault.error})
        return web.Response(status=fault.status, text="<html>upstream connect error</html>")


def require(call: Call, scope: str) -> None:
    """Refuses a call whose token lacks a scope."""
    if scope not in call.installation.scopes:
        provided = ",".join(sorted(call.installation.scopes))
        raise Refused("missing_scope", needed=scope, provided=provided)


def too_many(seconds: int) -> web.Response:
    """The answer to a call that came too soon ("Rate limits")."""
    body = {"ok": False, "error": "ratelimited"}
    return web.json_response(body, status=429, headers={"Retry-After": str(seconds)})
