"""People who decide together in a Matrix room, as they see it and as they act in it."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

from nio import RoomMessage

from tests.adapters.matrix.sealed import SealedPerson


class Neighbour:
    """Somebody with an ordinary client, who follows the bot's messages in the room and in private."""

    def __init__(self, name: str, client: SealedPerson, keeper: str) -> None:
        self.name = name
        self.client = client
        self.id = client.id
        self.keeper = keeper
        self.room = ""

    async def sync(self) -> None:
        await self.client.sync(200)
        for room in list(self.client.client.invited_rooms):
            if room not in self.client.client.rooms:
                await self.client.client.join(room)
                self.client.client.invited_rooms.pop(room, None)

    def said(self) -> list[RoomMessage]:
        """The bot's messages that this person can read, oldest first, each as it was last drawn."""
        shown: dict[str, RoomMessage] = {}
        for event in self.client.seen:
            if not isinstance(event, RoomMessage) or event.sender != self.keeper:
                continue
            relation = event.source["content"].get("m.relates_to") or {}
            if relation.get("rel_type") == "m.replace":
                if relation["event_id"] in shown:
                    event.first = relation["event_id"]
                    shown[relation["event_id"]] = event
            else:
                event.first = event.event_id
                shown[event.event_id] = event
        return list(shown.values())

    @staticmethod
    def reads(event: RoomMessage) -> str:
        """What a message shows now."""
        content = event.source["content"]
        return str((content.get("m.new_content") or content)["body"])

    def heard(self) -> list[str]:
        """All that the bot has said in the room, each message as it is now."""
        return [self.reads(event) for event in self.said() if event.room_id == self.room]

    async def sees(self, *words: str, seconds: float = 90) -> RoomMessage:
        """The newest message of the bot in which all these words stand, once it is there."""
        return await self._finds(self.said, words, seconds)

    async def hears(self, *words: str, seconds: float = 90) -> RoomMessage:
        """The same in the private conversation."""
        return await self._finds(self._private, words, seconds)

    def _private(self) -> list[RoomMessage]:
        return [event for event in self.said() if event.room_id != self.room]

    async def _finds(
        self, look: Callable[[], list[RoomMessage]], words: tuple[str, ...], seconds: float
    ) -> RoomMessage:

        def found() -> Any:
            for event in reversed(look()):
                if all(re.search(word, self.reads(event)) for word in words):
                    return event
            return None

        try:
            async with asyncio.timeout(seconds):
                while not (event := found()):
                    await self.sync()
        except TimeoutError:
            shown = "\n----\n".join(self.reads(event) for event in self.said())
            raise AssertionError(f"{self.name} doesn't see {words}, but:\n{shown}") from None
        return event

    async def types(self, text: str) -> None:
        await self.client.say(self.room, text)

    async def marks(self, event: RoomMessage, key: str) -> None:
        """Puts a mark under a message of the bot."""
        relation = {"rel_type": "m.annotation", "event_id": event.first, "key": key}
        await self.client.send(event.room_id, "m.reaction", {"m.relates_to": relation})

    async def writes(self, text: str) -> None:
        """Writes into the private conversation with the bot, once it is open."""
        private = await self.hears("")
        await self.client.say(private.room_id, text)

    async def replies(self, event: RoomMessage, text: str) -> None:
        """Writes an ordinary reply to a message of the bot."""
        await self._answers(event, {"msgtype": "m.text", "body": text})

    async def shows_voice(self, event: RoomMessage) -> None:
        """Answers a message of the bot with a voice note."""
        voice = {"msgtype": "m.audio", "body": "voice.ogg", "url": "mxc://example.org/voice"}
        await self._answers(event, voice)

    async def _answers(self, event: RoomMessage, content: dict[str, Any]) -> None:
        relation = {"m.in_reply_to": {"event_id": event.first}}
        await self.client.send(self.room, "m.room.message", {**content, "m.relates_to": relation})
