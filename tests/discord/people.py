"""People in this Discord, each with a client of their own: what they do, and what they see."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tests.discord import permissions
from tests.discord.answered import Answered
from tests.discord.asking import NotThere, Resolved, command, slash, submitted
from tests.discord.gateway import GUILDS
from tests.discord.happenings import create_message, delete_message, edit_message, open_thread, react
from tests.discord.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from tests.discord.model import DM, FORUM, Channel, Guild, Json, Message, Role, User
from tests.discord.permissions import BITS, bits
from tests.discord.reading import buttons, text_of

if TYPE_CHECKING:
    from tests.discord.server import Discord

Where = Channel | str


class Person:
    """Somebody with a client; a member of a server from the start.

    Args:
        may: permissions beyond everybody's, such as MANAGE_GUILD or ADMINISTRATOR.
    """

    def __init__(
        self,
        server: Discord,
        name: str,
        *,
        guild: Guild | None = None,
        locale: str = "en-US",
        zone: str = "UTC",
        nick: str | None = None,
        may: Iterable[str] = (),
    ) -> None:
        self.server = server
        self.locale = locale
        self.zone = zone
        self.guild = guild or server.guild
        self.user = User(server.ids.next(), name.lower().replace(" ", "_"), name)
        server.users[self.user.id] = self.user
        self.member = server.join(self.guild, self.user)
        self.member.nick = nick
        if rights := bits(*may):
            role = Role(server.ids.next(), f"rights of {name}", rights)
            self.guild.roles[role.id] = role
            data = {"guild_id": self.guild.id, "role": role.json()}
            server.gateway.dispatch("GUILD_ROLE_CREATE", data, self.guild, GUILDS)
            self.member.roles.add(role.id)
        server.enter(self.member)

    @property
    def id(self) -> str:
        return self.user.id

    def __repr__(self) -> str:
        return f"<{self.user.shown}>"

    # --- asking the bot

    async def slash(self, channel: Where, *names: str, **options: Any) -> Answered:
        """Types a command with its subcommands and options; NotThere if it isn't registered so."""
        where = self.server.channel(channel)
        self._may_use(command(self.server, names[0]), where)
        data = slash(self.server, names, options, Resolved(self, where))
        return await self._ask(COMMAND, where, data)

    async def completes(self, channel: Where, *names: str, **options: Any) -> list[Json]:
        """The suggestions for the last of these options, as far as it is typed."""
        focused, where = list(options)[-1], self.server.channel(channel)
        data = slash(self.server, names, options, Resolved(self, where), focused)
        answered = await self._ask(AUTOCOMPLETE, where, data)
        if answered.failed:
            raise TimeoutError(f"no suggestions for {focused!r}")
        return answered.interaction.choices or []

    async def message_menu(self, message: Message, name: str) -> Answered:
        """Chooses a command from the menu of a message."""
        self._must_see(message)
        resolved, found = Resolved(self, message.channel), command(self.server, name, 3)
        self._may_use(found, message.channel)
        data = {"id": found["id"], "name": name, "type": 3, "target_id": resolved.message(message)}
        return await self._ask(COMMAND, message.channel, resolved.into(data))

    async def user_menu(self, member: Person, name: str, channel: Where | None = None) -> Answered:
        """Chooses a command from the menu of a member."""
        where = self.server.channel(channel or self.guild.system_channel or "")
        resolved, found = Resolved(self, where), command(self.server, name, 2)
        self._may_use(found, where)
        data = {"id": found["id"], "name": name, "type": 2, "target_id": resolved.user(member)}
        return await self._ask(COMMAND, where, resolved.into(data))

    async def presses(self, message: Message, label: str) -> Answered:
        """Presses the button with a label; NotThere if there is none, or it can't be pressed."""
        self._must_see(message)
        found = [
            one
            for one in buttons(message)
            if label in (one.get("label"), (one.get("emoji") or {}).get("name"))
        ]
        if not found:
            raise NotThere(f"no button {label!r}; there are {[one.get('label') for one in buttons(message)]}")
        if found[0].get("disabled") or "custom_id" not in found[0]:
            raise NotThere(f"the button {label!r} cannot be pressed")
        data = {"custom_id": found[0]["custom_id"], "component_type": 2, "id": found[0]["id"]}
        return await self._ask(COMPONENT, message.channel, data, message)

    async def chooses(self, message: Message, *values: Any) -> Answered:
        """Chooses in the select of a message: labels of options, or people."""
        self._must_see(message)
        selects = [part for part in message.every_component() if part["type"] in (3, 5)]
        if not selects:
            raise NotThere("there is nothing to choose from")
        resolved = Resolved(self, message.channel)
        if selects[0]["type"] == 5:
            chosen = [resolved.user(one) for one in values]
        else:
            offered = {option["label"]: option["value"] for option in selects[0]["options"]}
            chosen = [offered.get(one, one) for one in values]
        data = {"custom_id": selects[0]["custom_id"], "component_type": selects[0]["type"], "values": chosen}
        return await self._ask(
            COMPONENT, message.channel, resolved.into({**data, "id": selects[0]["id"]}), message
        )

    async def submits(self, modal: Json | Answered, **fields: Any) -> Answered:
        """Fills in a form and sends it; fields that aren't named stay as they were offered."""
        shown = modal.modal if isinstance(modal, Answered) else modal
        asked = next((one for one in reversed(self.server.interactions.values()) if one.modal is shown), None)
        if shown is None or asked is None:
            raise NotThere("there is no form")
        data = submitted(shown, fields, Resolved(self, asked.channel))
        return await self._ask(MODAL_SUBMIT, asked.channel, data, asked.message)

    def _may_use(self, found: Json, channel: Channel) -> None:
        """Commands are offered only where and to whom their registration says ("Application Commands")."""
        context = 0 if channel.guild else 1
        if found["contexts"] is not None and context not in found["contexts"]:
            raise NotThere(f"/{found['name']} isn't offered here")
        if channel.guild is None or found["default_member_permissions"] is None:
            return
        granted = permissions.in_channel(channel.guild.members[self.id], channel)
        needed = int(found["default_member_permissions"]) or BITS["ADMINISTRATOR"]
        if not granted & BITS["ADMINISTRATOR"] and granted & needed != needed:
            raise NotThere(f"/{found['name']} isn't offered to {self}")

    async def _ask(self, kind: int, channel: Channel, data: Json, message: Message | None = None) -> Answered:
        server, ids = self.server, self.server.ids
        number = ids.next()
        payload = self._surroundings(channel)
        payload |= {
            "id": number,
            "token": f"interaction-token-{number}",
            "type": kind,
            "data": data,
            "version": 1,
        }
        if message:
            payload["message"] = message.json()
        interaction = Interaction(
            number, payload["token"], kind, self.user, channel, server.clock.now(), payload, message
        )
        server.interactions[interaction.token] = interaction
        first = asyncio.get_running_loop().create_future()
        interaction.heard.append(lambda: first.done() or first.set_result(None))
        server.gateway.dispatch("INTERACTION_CREATE", payload, channel.guild)
        try:
            await asyncio.wait_for(first, server.patience)
        except TimeoutError:
            return Answered(self, interaction, failed=True)
        return Answered(self, interaction, failed=False)

    def _surroundings(self, channel: Channel) -> Json:
        """What every interaction says of where it was made and by whom ("Interaction Structure")."""
        body: Json = {
            "application_id": self.server.application_id,
            "channel_id": channel.id,
            "entitlements": [],
            "locale": self.locale,
            "attachment_size_limit": 10 * 2**20,
        }
        if channel.guild is None:
            return body | {
                "channel": channel.json(),
                "user": self.user.json(),
                "app_permissions": str(permissions.ALL),
                "context": 1,
                "authorizing_integration_owners": {"0": "0"},
            }
        guild, me = channel.guild, channel.guild.members[self.user.id]
        if not permissions.in_channel(me, channel):
            raise NotThere(f"{self} doesn't see #{channel.name}")
        bot = guild.members.get(self.server.bot.id)
        granted = str(permissions.in_channel(me, channel))
        return body | {
            "guild_id": guild.id,
            "guild": {"id": guild.id, "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "channel": channel.json(me),
            "member": {**me.json(), "permissions": granted},
            "app_permissions": str(permissions.in_channel(bot, channel) if bot else 0),
            "context": 0,
            "authorizing_integration_owners": {"0": guild.id},
        }

    # --- acting for themselves

    async def says(
        self,
        where: Where,
        text: str,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
        attachments: Iterable[tuple[str, bytes]] = (),
    ) -> Message:
        """Writes into a channel or a thread."""
        channel = self.server.channel(where)
        if not self.server.may(channel, "VIEW_CHANNEL", user=self.user) or channel.locked:
            raise NotThere(f"{self} cannot write in #{channel.name}")
        message = Message(self.server.ids.next(), channel, self.user, content=text, replied=reply_to)
        if reply_to:
            message.type = 19
            message.reference = {"type": 0, "channel_id": channel.id, "message_id": reply_to.id}
            if channel.guild:
                message.reference["guild_id"] = channel.guild.id
        message.attachments = [self.server.upload(channel.id, *file) for file in attachments]
        create_message(self.server, message, allowed={"parse": ["users", "roles"], "replied_user": ping})
        await asyncio.sleep(0)
        return message

    async def writes_privately(self, text: str, **more: Any) -> Message:
        """Writes to the bot alone."""
        return await self.says(self.server.conversation(self.user), text, **more)

    async def edits(self, message: Message, text: str) -> None:
        """Changes a message of one's own."""
        edit_message(self.server, message, {"content": text})
        await asyncio.sleep(0)

    async def deletes(self, message: Message) -> None:
        """Deletes a message of one's own."""
        delete_message(self.server, message)
        await asyncio.sleep(0)

    async def reacts(self, message: Message, emoji: str) -> None:
        """Puts a reaction under a message."""
        self._must_see(message)
        if message.only_for:
            raise NotThere("nobody can react to what only they see")
        react(self.server, message, self.user, emoji, add=True)
        await asyncio.sleep(0)

    async def unreacts(self, message: Message, emoji: str) -> None:
        """Takes a reaction away again."""
        react(self.server, message, self.user, emoji, add=False)
        await asyncio.sleep(0)

    async def opens_thread(self, message: Message, name: str) -> Channel:
        """Starts a thread from a message."""
        return open_thread(self.server, message.channel, self.user, name, message=message)

    async def posts(self, forum: Channel, title: str, text: str) -> Channel:
        """Starts a thread in a forum."""
        thread = open_thread(self.server, forum, self.user, title)
        create_message(self.server, Message(thread.id, thread, self.user, content=text))
        return thread

    async def is_called(self, nick: str | None) -> None:
        """Takes another name in the server."""
        self.member.nick = nick
        self.server.change_member(self.member)
        await asyncio.sleep(0)

    async def leaves(self) -> None:
        """Leaves the server."""
        self.server.leave(self.member)
        await asyncio.sleep(0)

    async def returns(self) -> None:
        """Comes back to the server."""
        self.server.enter(self.member)
        await asyncio.sleep(0)

    # --- seeing

    def reads(self, message: Message) -> str:
        """A message as this person's client shows it."""
        return text_of(self.server, message, self.zone)

    def is_gone(self, message: Message) -> bool:
        """Whether this person doesn't see a message (any more)."""
        if message.only_for:
            return message.only_for is not self.user or message.id not in self.server.ephemeral
        return message.channel.deleted or message.id not in message.channel.messages

    def _must_see(self, message: Message) -> None:
        channel = message.channel
        if self.is_gone(message):
            raise NotThere(f"{self} doesn't see this message")
        if channel.type == DM and channel.recipient is not self.user:
            raise NotThere(f"{self} doesn't see what others are written privately")
        if not self.server.may(channel, "VIEW_CHANNEL", user=self.user):
            raise NotThere(f"{self} doesn't see #{channel.name}")

    def messages(self, where: Where) -> list[Message]:
        """What this person sees in a channel (or in all threads of a forum), newest first."""
        channel = self.server.channel(where)
        if not self.server.may(channel, "VIEW_CHANNEL", user=self.user):
            return []
        places = [channel, *(channel.threads if channel.type == FORUM else ())]
        found = [message for place in places for message in place.messages.values()]
        found += [
            one
            for one in self.server.ephemeral.values()
            if one.only_for is self.user and one.channel in places
        ]
        return sorted((one for one in found if not one.loading), key=lambda one: int(one.id), reverse=True)

    @property
    def inbox(self) -> list[Message]:
        """What the bot wrote to this person alone, oldest first."""
        messages = self.server.conversation(self.user).messages.values()
        return [message for message in messages if message.author is self.server.bot]

    @property
    def pings(self) -> list[Message]:
        """The messages that pinged this person, oldest first."""
        return [message for user, message in self.server.pinged if user is self.user]

    async def sees(self, where: Where, *patterns: str, seconds: float = 5) -> Message:
        """The newest message this person sees in a place in which all patterns are found, once it is there.

        Raises:
            AssertionError: it didn't come; says what is seen instead.
        """
        channel = self.server.channel(where)
        return await self.finds(lambda: self.messages(channel), patterns, seconds, channel)

    async def receives(self, *patterns: str, seconds: float = 5) -> Message:
        """The same in what the bot wrote to this person alone."""
        channel = self.server.conversation(self.user)
        return await self.finds(lambda: reversed(self.inbox), patterns, seconds, channel)

    async def finds(
        self,
        look: Callable[[], Iterable[Message]],
        patterns: Sequence[str],
        seconds: float,
        channel: Channel | None = None,
    ) -> Message:
        """Looks at messages, each time something has changed, until one has all patterns."""
        known: dict[tuple[str, int], bool] = {}

        def fits(message: Message) -> bool:
            key = (message.id, message.revision)
            if key not in known:
                text = self.reads(message)
                known[key] = all(re.search(pattern, text, re.MULTILINE) for pattern in patterns)
            return known[key]

        def found() -> Message | None:
            return next((message for message in look() if fits(message)), None)

        try:
            message: Message = await self.server.until(found, seconds, channel)
        except TimeoutError:
            seen = "\n---\n".join(self.reads(message) for message in list(look())[:8])
            raise AssertionError(f"{self} doesn't see {patterns}, but:\n{seen}") from None
        return message
