"""People with a client that encrypts: plain matrix-nio, which speaks the same otherwise than the bot."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nio import (
    AsyncClient,
    AsyncClientConfig,
    Event,
    MegolmEvent,
    RoomMessage,
    RoomSendResponse,
    SyncResponse,
)

from tests.homeserver import Homeserver, Login


class SealedPerson:
    """Somebody with an ordinary encrypting client.

    Args:
        folder: where the client keeps its keys.
    """

    def __init__(self, homeserver: Homeserver, login: Login, folder: Path) -> None:
        self.login = login
        self.id = login.user_id
        folder.mkdir(parents=True, exist_ok=True)
        config = AsyncClientConfig(encryption_enabled=True, store_sync_tokens=False, request_timeout=30)
        self.client = AsyncClient(homeserver.url, self.id, login.device_id, str(folder), config)
        self.client.restore_login(self.id, login.device_id, login.token)
        self.seen: list[Event] = []
        self.deaf = False
        """Sends without a sync before it: what this client would read ends it."""
        self.client.add_event_callback(self._see, Event)

    async def _see(self, room: Any, event: Event) -> None:
        event.room_id = room.room_id
        self.seen.append(event)

    async def sync(self, wait: int = 0) -> None:
        """One sync, with all that belongs to it."""
        client = self.client
        answer = await client.sync(timeout=wait, full_state=not client.next_batch)
        assert isinstance(answer, SyncResponse), answer
        if client.should_upload_keys:
            await client.keys_upload()
        if client.should_query_keys:
            await client.keys_query()
        await client.send_to_device_messages()

    async def room(self, *invited: str, encrypted: bool = True, **more: Any) -> str:
        """Makes a room, and invites people to it."""
        state = [
            {
                "type": "m.room.encryption",
                "state_key": "",
                "content": {"algorithm": "m.megolm.v1.aes-sha2"},
            }
        ]
        answer = await self.client.room_create(
            invite=list(invited), initial_state=state if encrypted else [], **more
        )
        await self.sync()
        return str(answer.room_id)

    async def join(self, room: str) -> None:
        await self.client.join(room)
        await self.sync()

    async def send(self, room: str, kind: str, content: dict[str, Any]) -> str:
        """Sends an event, encrypted where the room is."""
        if not self.deaf:
            await self.sync()
        answer = await self.client.room_send(room, kind, content, ignore_unverified_devices=True)
        assert isinstance(answer, RoomSendResponse), answer
        return str(answer.event_id)

    async def say(self, room: str, body: str, **more: Any) -> str:
        return await self.send(
            room, "m.room.message", {"msgtype": "m.text", "body": body, "m.mentions": {}, **more}
        )

    async def until(self, found: Callable[[], Any], seconds: float = 30) -> Any:
        """Syncs until something can be seen; gives it."""
        async with asyncio.timeout(seconds):
            while not (what := found()):
                await self.sync(500)
        return what

    async def reads(self, event_id: str) -> RoomMessage:
        """The message, as this client shows it once it can."""

        def there() -> Any:
            return [e for e in self.seen if e.event_id == event_id and isinstance(e, RoomMessage)]

        return (await self.until(there))[0]

    def unreadable(self) -> list[Event]:
        return [event for event in self.seen if isinstance(event, MegolmEvent)]

    async def close(self) -> None:
        await self.client.close()
        if self.client.store:
            self.client.store.database.close()
