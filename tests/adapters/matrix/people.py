"""People on a Matrix homeserver, and a desk that remembers what is handed in: for the tests."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from adapters.matrix import MatrixAdapter, MatrixSettings
from adapters.matrix.wire import CLIENT, Json, Wire, path
from bot.ports import Account, Inbound, Mark, MessageRef, Place, Reply
from tests.homeserver import Homeserver, Login

counter = itertools.count(1)


class WallClock:
    """The real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251


class RecordingDesk:
    """Keeps what an adapter hands in, each act once, as the engine's inbox does."""

    def __init__(self) -> None:
        self.acts: list[Inbound] = []
        self.keys: set[str] = set()
        self.repeats = 0
        self.token: str | None = None
        self.open: list[MessageRef] = []
        self.found: list[tuple[MessageRef, list[tuple[Account, Mark, datetime]]]] = []
        self.caught: list[bool] = []
        self.broken = 0
        """So many of the next acts fail, as if the disk were full."""
        self.changed = asyncio.Event()

    async def handle(self, inbound: Inbound) -> Reply | None:
        await asyncio.sleep(0)
        if self.broken:
            self.broken -= 1
            raise OSError("the disk is full")
        if inbound.key in self.keys:
            self.repeats += 1
            return None
        self.keys.add(inbound.key)
        self.acts.append(inbound)
        self.changed.set()
        return None

    async def marks_found(self, message: MessageRef, marks: Sequence[tuple[Account, Mark, datetime]]) -> None:
        self.found.append((message, list(marks)))
        self.changed.set()

    async def open_messages(
        self, platform: str, places: Collection[str] | None = None
    ) -> Sequence[MessageRef]:
        return [message for message in self.open if places is None or message.place.id in places]

    async def cursor(self, platform: str) -> str | None:
        return self.token

    async def keep_cursor(self, platform: str, token: str) -> None:
        self.token = token
        self.changed.set()

    def caught_up(self, platform: str, yes: bool) -> None:
        if not self.caught or self.caught[-1] != yes:
            self.caught.append(yes)
        self.changed.set()

    async def until(self, done: Callable[[], Any], seconds: float = 20) -> Any:
        """Waits until something has been handed in or reported; gives it."""
        async with asyncio.timeout(seconds):
            while not (found := done()):
                self.changed.clear()
                await self.changed.wait()
        return found

    async def act(self, kind: type, *, number: int = 1, seconds: float = 20) -> Inbound:
        """The n-th act of a kind, once it is there."""

        def those() -> list[Inbound]:
            return [act for act in self.acts if isinstance(act.act, kind)]

        await self.until(lambda: len(those()) >= number, seconds)
        return those()[number - 1]

    def of(self, *kinds: type) -> list[Any]:
        """The acts of some kinds so far, without what is around them."""
        return [act.act for act in self.acts if isinstance(act.act, kinds)]


class Person:
    """Somebody with an ordinary client that knows no encryption."""

    def __init__(self, homeserver: Homeserver, login: Login) -> None:
        self.homeserver = homeserver
        self.login = login
        self.id = login.user_id
        self.wire = Wire(homeserver.url, login.token)

    async def call(self, method: str, where: str, body: Json | None = None, **query: str) -> Json:
        return await self.wire.call(method, where, body, query)

    async def room(self, *invited: str, **more: Any) -> str:
        """Makes a room, and invites people to it."""
        body = {"preset": "private_chat", "invite": list(invited), **more}
        return str((await self.call("POST", CLIENT + "/createRoom", body))["room_id"])

    async def join(self, room: str) -> None:
        await self.call("POST", CLIENT + path("rooms", room, "join"), {})

    async def leave(self, room: str) -> None:
        await self.call("POST", CLIENT + path("rooms", room, "leave"), {})

    async def send(self, room: str, kind: str, content: Json) -> str:
        where = CLIENT + path("rooms", room, "send", kind, f"t{next(counter)}")
        return str((await self.call("PUT", where, content))["event_id"])

    async def say(self, room: str, body: str, **more: Any) -> str:
        """What Element sends for a typed line."""
        return await self.send(
            room, "m.room.message", {"msgtype": "m.text", "body": body, "m.mentions": {}, **more}
        )

    async def reply(self, room: str, to: str, body: str) -> str:
        return await self.say(room, body, **{"m.relates_to": {"m.in_reply_to": {"event_id": to}}})

    async def mark(self, room: str, message: str, key: str) -> str:
        relation = {"rel_type": "m.annotation", "event_id": message, "key": key}
        return await self.send(room, "m.reaction", {"m.relates_to": relation})

    async def redact(self, room: str, event: str) -> str:
        where = CLIENT + path("rooms", room, "redact", event, f"t{next(counter)}")
        return str((await self.call("PUT", where, {}))["event_id"])

    async def state(self, room: str, kind: str, key: str, content: Json) -> str:
        where = CLIENT + path("rooms", room, "state", kind, key)
        return str((await self.call("PUT", where, content))["event_id"])

    async def event(self, room: str, event: str) -> Json:
        return await self.call("GET", CLIENT + path("rooms", room, "event", event))

    async def messages(self, room: str) -> list[Json]:
        """The latest events of a room, oldest first."""
        where = CLIENT + path("rooms", room, "messages")
        return list(reversed((await self.call("GET", where, dir="b", limit="200"))["chunk"]))

    async def close(self) -> None:
        await self.wire.close()


def new_name(name: str) -> str:
    """A name that no other test has."""
    return f"{name}-{next(counter)}"


@asynccontextmanager
async def running(adapter: MatrixAdapter, desk: RecordingDesk) -> AsyncIterator[MatrixAdapter]:
    """The adapter, connected and caught up; afterwards stopped."""
    adapter.long_poll = 2
    task = asyncio.create_task(adapter.run(desk))
    caught = asyncio.create_task(desk.until(lambda: desk.caught and desk.caught[-1], 60))
    try:
        await asyncio.wait({task, caught}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            task.result()
        yield adapter
    finally:
        caught.cancel()
        task.cancel()
        await asyncio.gather(task, caught, return_exceptions=True)
        if not task.cancelled() and (error := task.exception()):
            raise error


def bot_settings(homeserver: Homeserver, login: Login, store: Path, **more: Any) -> MatrixSettings:
    return MatrixSettings(homeserver.url, login.user_id, password=login.password, store=store, **more)


def place(room: str) -> Place:
    return Place("matrix", room)
