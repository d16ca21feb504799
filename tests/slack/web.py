"""Requests to the Web API: how they are taken apart, who answers them, and how they are refused."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from aiohttp import web

from tests.slack.model import Installation, Json

if TYPE_CHECKING:
    from tests.slack.server import Slack

NESTED = {"blocks", "view", "metadata", "attachments", "files", "event_context"}
"""Arguments that come as JSON inside a form."""
MISTAKES = {
    "invalid_arguments",
    "invalid_blocks",
    "invalid_arg_name",
    "invalid_metadata_format",
    "invalid_name",
    "invalid_cursor",
    "missing_scope",
    "msg_too_long",
    "no_text",
    "not_allowed_token_type",
    "push_limit_reached",
    "unknown_method",
    "users_list_not_supplied",
    "file_not_found",
}
"""Errors that nothing but a mistake in the app can bring about."""


class Refused(Exception):
    """An error as Slack answers it: ``ok`` is false, the status 200."""

    def __init__(self, error: str, *, why: Sequence[str] = (), **more: Any) -> None:
        super().__init__(error, *why)
        self.error = error
        self.why = list(why)
        self.more = more

    def json(self) -> Json:
        body = {"ok": False, "error": self.error, **self.more}
        return body | ({"response_metadata": {"messages": self.why}} if self.why else {})


@dataclass
class Call:
    """One request.

    Attributes:
        verb: GET or POST.
        args: from the JSON body, the form or the address, with what is nested read.
        token: what it came with.
        content: how the arguments came: ``json``, ``form`` or ``query``.
    """

    verb: str
    method: str
    args: Json = field(default_factory=dict)
    token: str | None = None
    content: str = "query"
    basic: tuple[str, str] | None = None
    _installation: Installation | None = None

    @property
    def installation(self) -> Installation:
        assert self._installation
        return self._installation

    def need(self, *names: str) -> list[Any]:
        """The values of arguments that must be there."""
        for name in names:
            if self.args.get(name) in (None, ""):
                raise Refused("invalid_arguments", why=[f"[ERROR] missing required field: {name}"])
        return [self.args[name] for name in names]

    def flag(self, name: str) -> bool:
        return self.args.get(name) in (True, "true", "1", 1)


async def take_apart(request: web.Request) -> Call:
    """Reads a request; Refused if it can't be read."""
    call = Call(request.method, request.match_info["method"], dict(request.query))
    kind = request.content_type
    if request.method == "POST":
        if kind == "application/json":
            call.content = "json"
            try:
                body = json.loads(await request.read() or b"{}")
            except ValueError:
                raise Refused("invalid_json") from None
            if not isinstance(body, dict):
                raise Refused("json_not_object")
            call.args |= body
        else:
            call.content = "form"
            call.args |= dict((await request.post()).items())
    for name in NESTED & set(call.args):
        if isinstance(call.args[name], str) and call.args[name]:
            try:
                call.args[name] = json.loads(call.args[name])
            except ValueError:
                error = "invalid_blocks_format" if name == "blocks" else "invalid_arguments"
                raise Refused(error, why=[f"{name} is not JSON"]) from None
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Bearer":
        call.token = secret
    elif scheme == "Basic":
        name, _, password = base64.b64decode(secret).decode().partition(":")
        call.basic = (name, password)
    call.token = call.args.pop("token", None) or call.token
    return call


Answerer = Callable[["Slack", Call], Json]
One = TypeVar("One")
ANSWERERS: dict[str, Answerer] = {}


def method(name: str) -> Callable[[Answerer], Answerer]:
    """Registers who answers a method."""

    def register(answerer: Answerer) -> Answerer:
        ANSWERERS[name] = answerer
        return answerer

    return register


def page(call: Call, items: Sequence[One], most: int = 1000, usual: int = 100) -> tuple[list[One], Json]:
    """One page of a list, and what leads to the next ("Pagination")."""
    limit = min(int(call.args.get("limit") or usual), most)
    try:
        start = int(base64.b64decode(call.args.get("cursor") or "MA=="))
    except ValueError:
        raise Refused("invalid_cursor") from None
    end = start + limit
    cursor = base64.b64encode(str(end).encode()).decode() if end < len(items) else ""
    return list(items[start:end]), {"next_cursor": cursor}
