"""People who decide together in a channel on Discord, as they see it and as they act in it."""

from collections.abc import Sequence

from adapters.typed import read_typed
from bot.ports import Command
from tests.discord.answered import Answered
from tests.discord.model import Channel, Message
from tests.discord.people import Person
from tests.discord.server import Discord


class Neighbour:
    """Somebody with Discord's client, who meets the others in one channel."""

    def __init__(self, server: Discord, name: str, home: Channel) -> None:
        self.name = name
        self.server = server
        self.home = home
        self.person = Person(server, name, guild=home.guild)

    async def sees(self, *words: str, seconds: float = 60) -> Message:
        """The newest message of the bot with all these patterns, in the channel, its threads or privately."""
        return await self.person.finds(self._messages, words, seconds)

    async def hears(self, *words: str, seconds: float = 60) -> Message:
        """The same in the private conversation."""
        return await self.person.receives(*words, seconds=seconds)

    def _messages(self) -> Sequence[Message]:
        threads = [one for one in self.home.threads if not one.deleted]
        places = [self.home, *threads, self.server.conversation(self.person.user)]
        found = [message for place in places for message in self.person.messages(place)]
        bot = self.server.bot
        return sorted((one for one in found if one.author is bot), key=lambda one: int(one.id), reverse=True)

    def reads(self, message: Message) -> str:
        return self.person.reads(message)

    def heard(self) -> Sequence[str]:
        return [self.reads(one) for one in self._messages() if one.channel.guild and not one.only_for]

    async def types(self, text: str) -> None:
        """Gives the command as a slash command with its options."""
        await self.asks(text)

    async def asks(self, text: str) -> Answered:
        """The same, with what came of it."""
        command = read_typed(text)
        assert isinstance(command, Command), text
        names = [command.group, command.verb] if command.verb else [command.group]
        given = dict(command.options)
        if given.get("reason", "").startswith("@"):  # what is one line elsewhere are two options here
            given["member"], _, given["reason"] = given["reason"].partition(" ")
        options = {name: self._option(name, value) for name, value in given.items()}
        answered = await self.person.slash(self.home, *names, **options)
        assert not answered.failed, f"no answer to {text!r}"
        return answered

    def _option(self, name: str, value: str) -> object:
        if name != "member":
            return value
        return next(user for user in self.server.users.values() if user.shown == value.lstrip("@"))

    async def marks(self, message: Message, sign: str) -> None:
        await self.person.reacts(message, sign)

    async def writes(self, text: str) -> None:
        await self.person.writes_privately(text)

    async def replies(self, message: Message, text: str) -> None:
        await self.person.says(message.channel, text, reply_to=message)

    async def shows_voice(self, message: Message) -> None:
        await self.person.says(message.channel, "", reply_to=message, attachments=[("voice.ogg", b"OggS")])
