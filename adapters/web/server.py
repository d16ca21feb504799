"""The network side of the page: serves it on loopback, streams what changes, and takes in what is done."""

import asyncio
import contextlib
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files
from typing import Any, Protocol, TypeAlias

from aiohttp import web

from adapters.web import inbound
from adapters.web.community import ROOM, Community
from adapters.web.render import Shown
from adapters.web.words import page_words
from bot.ports import Clock, Inbound, MessageRef, Reply
from bot.words.catalogue import Speaker

HOST = "127.0.0.1"
LARGEST_POST = 256 * 1024
"""Bytes of one act."""
_PULSE = 10.0
"""Seconds between two signs of life to an open page."""
_COME_BACK = b"retry: 500\n"
"""Milliseconds after which a page that lost us tries again (HTML Standard, server-sent events)."""
_STATIC = {
    "/": ("page.html", "text/html"),
    **{f"/{name}": (name, "text/css") for name in ("page.css", "cards.css", "columns.css")},
    **{f"/{name}": (name, "text/javascript") for name in ("page.js", "column.js", "card.js", "dom.js")},
}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Timepiece(Protocol):
    """A clock that people can move forward."""

    def now(self) -> datetime:
        """The present moment of the community, aware, in UTC."""
        ...

    async def next_due(self) -> datetime | None:
        """The next moment anything waits for."""
        ...

    async def forward(self, step: str) -> None:
        """Moves on by an ``hour`` or a ``day``, or to the next ``deadline``; returns when all rang.

        Raises ValueError for any other step.
        """
        ...


Planned: TypeAlias = Callable[[], Awaitable[Mapping[str, str]]]
"""Says when the steps of a proposal made now would end, by the verb that proposes it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the page shows around the conversations."""

    language: str = "en"
    timezone: str = "UTC"
    starter: Mapping[str, str] | None = None
    """What the first form is filled with."""


class Site:
    """One page, its community, and the way in.

    Only a browser on this machine that opened this very page is served: the Host header must name the
    loopback address, which keeps out a foreign site whose name was pointed at it, and whatever changes
    something must come from the page's own origin.
    """

    def __init__(
        self,
        community: Community,
        setting: Setting,
        hand_in: Callable[[Inbound], Awaitable[Reply | None]],
        draw: Callable[[Reply], Shown],
        clock: Clock,
    ) -> None:
        self.community = community
        self._setting = setting
        self._words = page_words(Speaker(setting.language, setting.timezone))
        self._hand_in = hand_in
        self._draw = draw
        self._clock = clock
        self._timepiece: Timepiece | None = None
        self._planned: Planned | None = None
        self._said: dict[str, MessageRef] = {}
        self._born = secrets.token_hex(8)
        self._moving = asyncio.Lock()
        self._hosts: frozenset[str] = frozenset()
        self._runner: web.AppRunner | None = None

    async def open(self, port: int = 0) -> str:
        """Listens on loopback and gives the address. Port 0 takes a free one.

        Raises OSError if the port is taken.
        """
        app = web.Application(client_max_size=LARGEST_POST, middlewares=[self._guarded])
        for path in _STATIC:
            app.router.add_get(path, self._file)
        app.router.add_get("/changes", self._changes)
        app.router.add_post("/act", self._act)
        app.router.add_post("/time", self._time)
        self._runner = web.AppRunner(app, handle_signals=False, shutdown_timeout=1.0, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port)
        await site.start()
        port = self._runner.addresses[0][1]
        self._hosts = frozenset((f"{HOST}:{port}", f"localhost:{port}"))
        return f"http://{HOST}:{port}/"

    def movable_by(self, timepiece: Timepiece) -> None:
        """From now on the clock on the page can be moved."""
        self._timepiece = timepiece

    def plans_by(self, planned: Planned) -> None:
        """From now on the form for a proposal says when its steps would end."""
        self._planned = planned

    async def close(self) -> None:
        """Ends all connections and stops listening."""
        if self._runner is not None:
            self.community.end()
            await self._runner.cleanup()
            self._runner = None

    @web.middleware
    async def _guarded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        try:
            if request.host not in self._hosts:
                raise web.HTTPForbidden(text="This page is for this machine only.")
            if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
                raise web.HTTPForbidden(text="Another site asked for this.")
            if request.method == "POST":
                if request.headers.get("Origin") != f"http://{request.host}":
                    raise web.HTTPForbidden(text="Another site sent this.")
                if request.content_type != "application/json":
                    raise web.HTTPUnsupportedMediaType(text="JSON only.")
            response = await handler(request)
        except web.HTTPException as refusal:
            refusal.headers.update(_HEADERS)
            raise
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    async def _file(self, request: web.Request) -> web.Response:
        name, kind = _STATIC[request.path]
        text = (files("adapters.web") / name).read_text("utf-8")
        return web.Response(text=text, content_type=kind, charset="utf-8")

    async def _changes(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: first all that is there, then every change as it happens."""
        response = web.StreamResponse(headers=_HEADERS | {"Content-Type": "text/event-stream"})
        await response.prepare(request)
        with self.community.watched() as changes, contextlib.suppress(ConnectionResetError):
            await response.write(_COME_BACK)
            await _send(response, await self._all())
            while True:
                try:
                    change = await asyncio.wait_for(changes.get(), _PULSE)
                except TimeoutError:
                    change = await self._hour()
                if change is None:
                    break
                await _send(response, change)
        return response

    async def _all(self) -> dict[str, Any]:
        return {
            "type": "all",
            "community": self._born,
            "people": [
                {"id": person.id, "name": person.name, "nook": person.nook.id}
                for person in self.community.residents.values()
            ],
            "room": ROOM.id,
            "words": self._words,
            "language": self._setting.language,
            "timezone": self._setting.timezone,
            "starter": self._setting.starter,
            "messages": [message.shown() for message in list(self.community.messages.values())],
            "time": await self._hour(),
        }

    async def _hour(self) -> dict[str, Any]:
        due = await self._timepiece.next_due() if self._timepiece else None
        return {
            "type": "time",
            "now": self._clock.now().isoformat(),
            "due": due.isoformat() if due else None,
            "movable": self._timepiece is not None,
            "planned": dict(await self._planned()) if self._planned else {},
        }

    async def _act(self, request: web.Request) -> web.Response:
        found = inbound.read(await request.read(), self.community, self._clock.now())
        if isinstance(found, inbound.Unreadable):
            raise web.HTTPBadRequest(text=found.why)
        if isinstance(found, inbound.Chatted):
            self.community.say(found.who.id, found.place, found.text, found.under)
            return web.json_response({})
        if isinstance(found, inbound.Said):
            found = replace(found.inbound, source=self._heard(found))
        reply = await self._hand_in(found)
        if reply is not None:
            self._answer(found, reply)
        self.community.tell(await self._hour())
        return web.json_response({})

    def _heard(self, said: inbound.Said) -> MessageRef:
        key = said.inbound.key
        if key not in self._said:
            chatted = said.chatted
            self._said[key] = self.community.say(chatted.who.id, chatted.place, chatted.text, chatted.under)
        return self._said[key]

    def _answer(self, act: Inbound, reply: Reply) -> None:
        under = act.source.id if act.source else act.about.id if act.about else None
        if under not in self.community.messages:
            under = None
        shown = self._draw(reply)
        unseen = act.source is None  # nobody saw what was asked: the answer is for whoever did
        if (reply.private or unseen) and not act.private:
            self.community.whisper(act.place, act.who.account.id, shown, under)
        else:
            self.community.post(f"reply:{act.key}", act.place, shown, under)

    async def _time(self, request: web.Request) -> web.Response:
        if self._timepiece is None:
            raise web.HTTPNotFound(text="This clock can't be moved.")
        try:
            posted = json.loads(await request.read())
            step = posted["forward"] if isinstance(posted, dict) else ""
            async with self._moving:
                await self._timepiece.forward(step)
        except (ValueError, KeyError, RecursionError):
            raise web.HTTPBadRequest(text="Forward by an hour, a day, or to the next deadline.") from None
        self.community.tell(await self._hour())
        return web.json_response({})


async def _send(response: web.StreamResponse, change: Mapping[str, Any]) -> None:
    await response.write(f"data: {json.dumps(change, ensure_ascii=True)}\n\n".encode())
