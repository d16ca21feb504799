"""People in this Slack, each with a client of their own: what they do, and what they see."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession, CookieJar
from yarl import URL

from tests.slack import happenings
from tests.slack.answered import Answered
from tests.slack.asking import Asking
from tests.slack.emoji import emoji
from tests.slack.filling import NotThere, chosen, fields, submitted, typed
from tests.slack.model import Channel, File, Json, Message, Team, View, elements
from tests.slack.reading import buttons, options, text_of
from tests.slack.web_app import agree

if TYPE_CHECKING:
    from tests.slack.server import Slack

Where = Channel | str


class Person:
    """Somebody with a client; in all public channels of their workspace from the start.

    Args:
        team: the workspace; another one makes a stranger of them (Slack Connect).
        display: what others see instead of the full name.
    """

    def __init__(
        self,
        server: Slack,
        name: str,
        *,
        team: Team | None = None,
        locale: str = "en-US",
        zone: str = "UTC",
        display: str = "",
        admin: bool = False,
        guest: bool = False,
    ) -> None:
        self.server = server
        self.team = team or server.team
        handle = name.lower().replace(" ", ".")
        more: Json = {"display_name": display, "zone": zone, "locale": locale}
        self.user = server.add_user(self.team, handle, name, **more, is_admin=admin, guest=guest)
        self._asking = Asking(server, self.user)
        happenings.of_team(server, self.team, {"type": "team_join", "user": self.user.json(self.team)})
        for channel in list(server.channels.values()):
            if channel.team is self.team and channel.kind == "channel" and not guest:
                happenings.join(server, channel, self.user)

    @property
    def id(self) -> str:
        return self.user.id

    @property
    def mention(self) -> str:
        return f"<@{self.user.id}>"

    def __repr__(self) -> str:
        return f"<{self.user.shown}>"

    def place(self, where: Where) -> Channel:
        """A channel by itself, its id or its name, as far as this person sees it."""
        channels = self.server.channels
        found = where if isinstance(where, Channel) else channels.get(where)
        if found is None:
            found = next((one for one in channels.values() if one.name == where), None)
        if found is None or self.id not in found.members:
            raise NotThere(f"{self} doesn't see {where!r}")
        return found

    # --- asking the app

    async def slash(self, channel: Where, command: str, text: str = "") -> Answered:
        """Types a command; NotThere if the app has none of this name."""
        where = self.place(channel)
        self._has_app(where)
        if command not in self.server.commands:
            raise NotThere(f"there is no {command}")
        escaped = self.server.commands[command]
        return await self._asking.command(
            self, where, command, typed(self.server, text, names=True, plain=not escaped)
        )

    async def presses(self, shown: Message | View, label: str, *, confirms: bool = True) -> Answered:
        """Presses the button with a label, and confirms if asked; NotThere if there is none.

        Args:
            confirms: False thinks better of it when asked, and NotThere is raised.
        """
        self._must_see(shown)
        found = [(block, one) for block, one in buttons(shown) if one["text"]["text"] == label]
        if not found:
            raise NotThere(
                f"no button {label!r}; there are {[one['text']['text'] for _, one in buttons(shown)]}"
            )
        block, button = found[0]
        if "confirm" in button and not confirms:
            raise NotThere(f"{self} thought better of it: {button['confirm']['text']['text']}")
        return await self._asking.action(self, shown, block, button, {})

    async def chooses(self, shown: Message | View, *values: Any, action: str | None = None) -> Answered:
        """Chooses in a select: labels of options, people or channels; the first one, or one by action_id."""
        self._must_see(shown)
        for block in shown.blocks:
            for one in elements(block):
                if one["type"] == "overflow" and action in (None, one["action_id"]):
                    option = next(it for it in options(one) if values[0] in (it["text"]["text"], it["value"]))
                    return await self._asking.action(self, shown, block, one, {"selected_option": option})
                if one["type"] not in ("button", "overflow") and action in (None, one["action_id"]):
                    made = chosen(self.server, one, list(values) if len(values) > 1 else values[0])
                    return await self._asking.action(self, shown, block, one, made)
        raise NotThere("there is nothing to choose from")

    async def submits(self, form: View | Answered, *, seconds: float = 5, **given: Any) -> Answered:
        """Fills in a form and sends it; fields that aren't named stay as they were offered.

        A form that is still loading is waited for. ``given`` names fields by their action_id.
        """

        def ready() -> View | None:
            view = form.modal if isinstance(form, Answered) else form
            return (
                view
                if view and view.open and view.body.get("submit") and set(given) <= set(fields(view))
                else None
            )

        try:
            view = await self.server.until(ready, seconds)
        except TimeoutError:
            view = form.modal if isinstance(form, Answered) else form
            there = f"it has {list(fields(view))}" if view and view.open else "there is no form"
            raise NotThere(f"no form with {list(given)}: {there}") from None
        if view is None or view is not self.view:
            raise NotThere("another form lies on top of it")
        return await self._asking.submission(self, view, submitted(self.server, view, given))

    async def closes(self, view: View | None = None) -> None:
        """Closes the form on top."""
        await self._asking.close(self, view or self.view)

    async def message_shortcut(self, message: Message, callback_id: str) -> Answered:
        """Chooses the app's shortcut from the menu of a message."""
        self._must_see(message)
        if message.only_for:
            raise NotThere("what only one person sees has no shortcuts")
        return await self._asking.shortcut(self, self._shortcut(callback_id, "message"), message)

    async def global_shortcut(self, callback_id: str) -> Answered:
        """Chooses the app's shortcut from the search or the menu beside the input."""
        return await self._asking.shortcut(self, self._shortcut(callback_id, "global"), None)

    def _has_app(self, where: Channel | None) -> None:
        """Commands and shortcuts are offered where the app is installed with the scope for them."""
        found = self.server.in_team(self.team) or (where and self.server.in_team(where.team))
        if not found or "commands" not in found.scopes:
            raise NotThere(f"the app offers {self} nothing here")

    def _shortcut(self, callback_id: str, kind: str) -> str:
        self._has_app(None)
        known = self.server.shortcuts
        if known and known.get(callback_id, {}).get("type") != kind:
            raise NotThere(f"there is no shortcut {callback_id!r} of this kind; there are {list(known)}")
        return callback_id

    async def opens_home(self, tab: str = "home") -> None:
        """Opens the app's home (or its ``messages``)."""
        channel = self.server.conversation(self.user)
        event: Json = {"type": "app_home_opened", "user": self.id, "channel": channel.id, "tab": tab}
        if self.home:
            event["view"] = self.home.json()
        happenings.of_team(self.server, self.team, event)

    async def installs(self, address: str, *, everywhere: bool = False) -> tuple[int, str]:
        """Follows the app's own way to install it, allows what it asks for; the last page's status and text.

        Args:
            everywhere: for the whole organisation.
        """
        origin = URL(address).origin()
        jar = CookieJar(unsafe=True, treat_as_secure_origin=origin)
        async with ClientSession(cookie_jar=jar) as browser:
            async with browser.get(address, allow_redirects=False) as page:
                found = page.headers.get("Location") or html.unescape(await page.text())
            asked = re.search(rf"{re.escape(self.server.authorize_url)}[^\"'\s<>]*", found)
            if not asked:
                raise NotThere(f"no way leads to the consent page: {found[:300]}")
            back = agree(self.server, URL(asked[0]).query, self.user, everywhere=everywhere)
            if back is None:
                raise NotThere(f"the consent page refuses {asked[0]}")
            async with browser.get(URL(back, encoded=True)) as page:
                return page.status, await page.text()

    # --- acting for themselves

    async def says(
        self,
        where: Where,
        text: str,
        *,
        thread: Message | None = None,
        files: Iterable[tuple[str, bytes]] = (),
    ) -> Message:
        """Writes into a channel, or into the thread of a message."""
        channel = self.place(where)
        if channel.archived:
            raise NotThere(f"{self} cannot write in #{channel.name}")
        server = self.server
        words = typed(server, text)
        root = (thread.thread_ts or thread.ts) if thread else None
        message = Message(server.stamps.next(), channel, self.user, words, thread_ts=root)
        message.files = [File(server.ids.next("F"), name, len(data), data, done=True) for name, data in files]
        return happenings.create_message(server, message, "file_share" if message.files else None)

    async def mentions_bot(self, where: Where, text: str, **more: Any) -> Message:
        """Writes to the app where others read it."""
        return await self.says(where, f"<@{self._bot.id}> {text}", **more)

    async def invites_bot(self, where: Where) -> None:
        """Has the app come into a channel, as by ``/invite``."""
        channel = self.place(where)
        happenings.join(self.server, channel, self._bot, self.user)

    async def writes_privately(self, text: str, **more: Any) -> Message:
        """Writes to the app alone."""
        return await self.says(self.server.conversation(self.user), text, **more)

    async def edits(self, message: Message, text: str) -> None:
        """Changes a message of one's own."""
        happenings.edit_message(self.server, message, {"text": typed(self.server, text)})

    async def deletes(self, message: Message) -> None:
        """Deletes a message of one's own."""
        happenings.delete_message(self.server, message)

    async def reacts(self, message: Message, name: str) -> None:
        """Puts a reaction under a message, by its name or its sign."""
        self._must_see(message)
        if message.only_for:
            raise NotThere("nobody can react to what only they see")
        happenings.react(self.server, message, self.user, emoji(name), add=True)

    async def unreacts(self, message: Message, name: str) -> None:
        """Takes a reaction away again."""
        happenings.react(self.server, message, self.user, emoji(name), add=False)

    async def joins(self, channel: Channel) -> None:
        """Comes into a channel (of another workspace too, as Slack Connect lets them)."""
        happenings.join(self.server, channel, self.user)

    async def leaves(self, channel: Channel) -> None:
        """Leaves a channel."""
        happenings.leave(self.server, channel, self.user)

    async def is_called(self, display: str) -> None:
        """Takes another display name."""
        self.user.display_name = display
        self.server.change_user(self.user)

    @property
    def _bot(self) -> Any:
        return (self.server.in_team(self.team) or self.server.installation).bot

    # --- seeing

    @property
    def view(self) -> View | None:
        """The form on top of this person's screen."""
        screen = self.server.screens.get(self.id)
        return screen[-1] if screen else None

    @property
    def home(self) -> View | None:
        """The app's home as this person has it."""
        return self.server.homes.get((self._bot.id, self.id))

    def reads(self, shown: Message | View) -> str:
        """A message or a view as this person's client shows it."""
        return text_of(self.server, shown, self.user.zone)

    def is_gone(self, message: Message) -> bool:
        """Whether this person doesn't see a message (any more)."""
        if message.only_for:
            return message.only_for is not self.user or message.gone
        return message.gone or self.id not in message.channel.members

    def _must_see(self, shown: Message | View) -> None:
        if isinstance(shown, View):
            if not shown.open or shown.user is not self.user:
                raise NotThere(f"{self} doesn't see this view")
        elif self.is_gone(shown):
            raise NotThere(f"{self} doesn't see this message")

    def messages(self, where: Where) -> list[Message]:
        """What this person sees in a channel with its threads, newest first."""
        channel = where if isinstance(where, Channel) else self.place(where)
        found = [*channel.messages.values(), *self.server.ephemeral]
        found = [one for one in found if one.channel is channel and not self.is_gone(one)]
        return sorted(found, key=lambda one: float(one.ts), reverse=True)

    @property
    def inbox(self) -> list[Message]:
        """What the app wrote to this person alone, oldest first."""
        messages = self.server.conversation(self.user).messages.values()
        return [message for message in messages if message.author.is_bot]

    @property
    def pings(self) -> list[Message]:
        """The messages that notified this person by name, oldest first."""
        return [message for user, message in self.server.pinged if user is self.user]

    async def sees(self, where: Where, *patterns: str, seconds: float = 5) -> Message:
        """The newest message this person sees in a channel in which all patterns are found, once it is there.

        Raises:
            AssertionError: it didn't come; says what is seen instead.
        """
        found = await self.finds(lambda: self.messages(where), patterns, seconds)
        assert isinstance(found, Message)
        return found

    async def receives(self, *patterns: str, seconds: float = 5) -> Message:
        """The same in what the app wrote to this person alone."""
        found = await self.finds(lambda: reversed(self.inbox), patterns, seconds)
        assert isinstance(found, Message)
        return found

    async def sees_home(self, *patterns: str, seconds: float = 5) -> View:
        """The app's home, once all patterns are found in it."""
        found = await self.finds(lambda: filter(None, [self.home]), patterns, seconds)
        assert isinstance(found, View)
        return found

    async def finds(
        self, look: Callable[[], Iterable[Message | View]], patterns: Sequence[str], seconds: float
    ) -> Message | View:
        """Looks at messages or views, each time something has changed, until one has all patterns."""
        known: dict[tuple[int, int], bool] = {}

        def fits(shown: Message | View) -> bool:
            key = (id(shown), shown.revision)
            if key not in known:
                text = self.reads(shown)
                known[key] = all(re.search(pattern, text, re.MULTILINE) for pattern in patterns)
            return known[key]

        def found() -> Message | View | None:
            return next((one for one in look() if fits(one)), None)

        try:
            shown: Message | View = await self.server.until(found, seconds)
        except TimeoutError:
            seen = "\n---\n".join(self.reads(one) for one in list(look())[:8])
            raise AssertionError(f"{self} doesn't see {patterns}, but:\n{seen}") from None
        return shown
