"""People who decide together in a channel of Slack, as they see it and as they act in it."""

from collections.abc import Sequence
from typing import Any

from tests.slack.answered import Answered
from tests.slack.model import Channel, Message
from tests.slack.people import Person
from tests.slack.server import Slack


class Neighbour:
    """Somebody with Slack's client, who meets the others in one channel."""

    def __init__(self, server: Slack, name: str, home: Channel, **more: Any) -> None:
        self.name = name
        self.server = server
        self.home = home
        self.person = Person(server, name, **more)

    async def sees(self, *words: str, seconds: float = 60) -> Message:
        """The newest message of the bot with all these patterns, in the channel, its threads or privately."""
        found = await self.person.finds(self._messages, words, seconds)
        assert isinstance(found, Message)
        return found

    async def hears(self, *words: str, seconds: float = 60) -> Message:
        """The same in the private conversation, or for this person's eyes only."""
        found = await self.person.finds(
            lambda: [one for one in self._messages() if one.only_for or one.channel is not self.home],
            words,
            seconds,
        )
        assert isinstance(found, Message)
        return found

    def _messages(self) -> Sequence[Message]:
        private = self.server.conversation(self.person.user)
        found = [*self.person.messages(self.home), *self.person.messages(private)]
        bots = [one for one in found if one.author.is_bot]
        return sorted(bots, key=lambda one: float(one.ts), reverse=True)

    def reads(self, message: Message) -> str:
        return self.person.reads(message)

    def heard(self) -> Sequence[str]:
        found = self.person.messages(self.home)
        return [self.reads(one) for one in found if one.author.is_bot and not one.only_for]

    async def types(self, text: str) -> None:
        """Gives the command as a slash command."""
        await self.asks(text)

    async def asks(self, text: str) -> Answered:
        """The same, with what came of it."""
        command, _, words = text.removeprefix("!").partition(" ")
        answered = await self.person.slash(self.home, f"/{command}", words)
        assert not answered.failed, f"no answer to {text!r}"
        return answered

    async def marks(self, message: Message, sign: str) -> None:
        await self.person.reacts(message, sign)

    async def writes(self, text: str) -> None:
        await self.person.writes_privately(text)

    async def replies(self, message: Message, text: str) -> None:
        await self.person.says(message.channel, text, thread=message)

    async def shows_voice(self, message: Message) -> None:
        await self.person.says(message.channel, "", thread=message, files=[("voice.m4a", b"ftypM4A")])
