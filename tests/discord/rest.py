"""The REST door of this Discord: finds who answers a request, and how an answer or a refusal looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import web

from tests.discord import limits
from tests.discord.model import Json

if TYPE_CHECKING:
    from tests.discord.server import Discord

encode = msgspec.json.encode
decode = msgspec.json.decode


class Refused(Exception):
    """An answer that says no ("Opcodes and Status Codes")."""

    def __init__(
        self, status: int, code: int, says: str, found: limits.Found | None = None, *, mistake: bool = True
    ) -> None:
        super().__init__(f"{status} {code} {says} {found or ''}")
        self.status, self.code, self.says, self.found = status, code, says, found
        self.is_mistake = mistake and code in (50035, 50006)

    def json(self) -> Json:
        body: Json = {"message": self.says, "code": self.code}
        return {**body, "errors": limits.tree(self.found)} if self.found else body


SAYS = {
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10007: "Unknown Member",
    10008: "Unknown Message",
    10013: "Unknown User",
    10014: "Unknown Emoji",
    10015: "Unknown Webhook",
    10062: "Unknown interaction",
    10063: "Unknown application command",
    40060: "Interaction has already been acknowledged.",
    50001: "Missing Access",
    50005: "Cannot edit a message authored by another user",
    50006: "Cannot send an empty message",
    50007: "Cannot send messages to this user",
    50008: "Cannot send messages in a non-text channel",
    50013: "Missing Permissions",
    50024: "Cannot execute action on this channel type",
    50027: "Invalid Webhook Token",
    50035: "Invalid Form Body",
    50083: "Thread is archived",
    50278: "Cannot send messages to this user due to having no mutual guilds",
    160004: "A thread has already been created for this message",
    160005: "Thread is locked",
}
GONE = {10003, 10004, 10007, 10008, 10013, 10014, 10015, 10062, 10063}
FORBIDDEN = {50001, 50005, 50007, 50013, 50278}


def refuse(code: int) -> Refused:
    """The refusal with Discord's words and status for a code."""
    status = 404 if code in GONE else 403 if code in FORBIDDEN else 401 if code == 50027 else 400
    return Refused(status, code, SAYS[code])


@dataclass
class Upload:
    """A file in a multipart body."""

    field: str
    name: str
    content: bytes
    kind: str


@dataclass
class Call:
    """A request, taken apart."""

    method: str
    path: str
    template: str
    params: dict[str, str]
    query: dict[str, str]
    body: Any = None
    files: list[Upload] = field(default_factory=list)


Answer = tuple[int, Any]
Answerer = Callable[["Discord", Call], Answer]
_routes: dict[tuple[str, int], list[tuple[tuple[str, ...], str, bool, Answerer]]] = {}


def route(method: str, template: str, *, open_to_all: bool = False) -> Callable[[Answerer], Answerer]:
    """Says which requests a function answers; ``{name}`` stands for one step of the path."""

    def entered(answerer: Answerer) -> Answerer:
        steps = tuple(template.strip("/").split("/"))
        entries = _routes.setdefault((method, len(steps)), [])
        entries.append((steps, template, open_to_all, answerer))
        # Steps that are spelled out come before those that stand for anything.
        entries.sort(key=lambda entry: [step.startswith("{") for step in entry[0]])
        return answerer

    return entered


def find(method: str, path: str) -> tuple[str, dict[str, str], bool, Answerer] | None:
    """Who answers a request, and what its path says."""
    steps = path.strip("/").split("/")
    for pattern, template, open_to_all, answerer in _routes.get((method, len(steps)), ()):
        params: dict[str, str] = {}
        for wanted, step in zip(pattern, steps, strict=True):
            if wanted.startswith("{"):
                params[wanted[1:-1]] = step
            elif wanted != step:
                break
        else:
            return template, params, open_to_all, answerer
    return None


async def take_apart(request: web.Request) -> tuple[Any, list[Upload]]:
    """The JSON of a request, and its files if it came in parts."""
    if request.content_type == "multipart/form-data":
        body: Any = None
        files: list[Upload] = []
        async for part in await request.multipart():
            content = bytes(await part.read(decode=True))  # type: ignore[union-attr]
            if part.name == "payload_json":
                body = decode(content)
            else:
                kind = part.headers.get("Content-Type", "application/octet-stream")
                files.append(Upload(part.name or "", part.filename or "", content, kind))
        return body, files
    raw = await request.read()
    if not raw:
        return None, []
    if request.content_type != "application/json":
        raise Refused(400, 50109, "The request body contains invalid JSON.")
    try:
        return decode(raw), []
    except msgspec.DecodeError:
        raise Refused(400, 50109, "The request body contains invalid JSON.") from None


def answer(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    """An answer; its content type is JSON's, with nothing behind it."""
    if status == 204:
        return web.Response(status=204, headers=headers)
    response = web.Response(status=status, body=encode(body), headers=headers)
    response.headers["Content-Type"] = "application/json"
    return response
