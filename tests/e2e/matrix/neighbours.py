"""People who decide together in a Matrix room, as they see it and as they act in it."""

import asyncio
import re
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
    def text(event: RoomMessage) -> str:
        """What a message shows now."""
        content = event.source["content"]
        return str((content.get("m.new_content") or content)["body"])

    async def sees(self, *words: str, seconds: float = 90, fresh: int = 0) -> RoomMessage:
        """The newest message of the bot in which all these words stand, once it is there.

        Args:
            fresh: so many messages from the beginning don't count.
        """

        def found() -> Any:
            for event in reversed(self.said()[fresh:]):
                if all(re.search(word, self.text(event)) for word in words):
                    return event
            return None

        try:
            async with asyncio.timeout(seconds):
                while not (event := found()):
                    await self.sync()
        except TimeoutError:
            shown = "\n----\n".join(self.text(event) for event in self.said())
            raise AssertionError(f"{self.name} doesn't see {words}, but:\n{shown}") from None
        return event

    async def types(self, text: str) -> str:
        return await self.client.say(self.room, text)

    async def marks(self, event: RoomMessage, key: str) -> str:
        """Puts a mark under a message of the bot."""
        relation = {"rel_type": "m.annotation", "event_id": event.first, "key": key}
        return await self.client.send(event.room_id, "m.reaction", {"m.relates_to": relation})

    async def answers(self, event: RoomMessage, text: str) -> str:
        """Writes into the conversation in which the bot wrote this."""
        return await self.client.say(event.room_id, text)
