"""Bad days, each as one short method: what a test does to this Slack, its workspaces and their channels."""

from __future__ import annotations

from typing import Any

from tests.slack import happenings
from tests.slack.faults import Fault
from tests.slack.model import Channel, Installation, Message, Team, User


class Trouble:
    """What can go wrong; mixed into the server."""

    # --- the line

    def cut(self: Any) -> None:
        """Breaks all sockets without a word."""
        for connection in list(self.sockets.connections):
            connection.cut()

    async def go_down(self: Any) -> None:
        """Nothing can be reached any more, over connections old or new."""
        self.is_down = True
        await self.refuse()
        self.cut()

    async def come_back(self: Any) -> None:
        """Everything can be reached again."""
        self.is_down = False
        await self.accept()

    async def close_sockets(self: Any) -> None:
        """Closes all sockets in order."""
        for connection in list(self.sockets.connections):
            await connection.socket.close()

    def warn(self: Any) -> None:
        """All connections will be refreshed in a moment."""
        self.sockets.say_goodbye("warning")

    def refresh(self: Any) -> None:
        """All connections shall be made anew."""
        self.sockets.say_goodbye("refresh_requested")

    def zombie(self: Any, dead: bool = True) -> None:
        """The connections that are open now take everything and answer nothing."""
        for connection in self.sockets.connections:
            connection.dead = dead

    def hold(self: Any, *, events: bool = True, calls: bool = True) -> None:
        """Everything stands still: events and answers wait."""
        if events:
            self.delivery.flowing.clear()
        if calls:
            self.answering.clear()

    def release(self: Any) -> None:
        """Everything moves again."""
        self.delivery.flowing.set()
        self.answering.set()

    def repeat(self: Any, kind: str) -> None:
        """Sends the last event of a kind once more."""
        self.delivery.repeat(next(one for one in reversed(self.delivery.sent) if one.kind == kind))

    def lose_acknowledgements(self: Any, kind: str, times: int = 1) -> None:
        """The app's next acknowledgements don't arrive: events come again, commands have failed.

        Args:
            kind: of what: ``events_api``, ``slash_commands`` or ``interactive``.
        """
        self.delivery.unheard[kind] = times

    # --- answers

    def fail(
        self: Any,
        method: str,
        status: int | None,
        *,
        times: int = 1,
        after: bool = False,
        retry_after: int = 1,
        error: str = "internal_error",
    ) -> Fault:
        """The next calls of a method get a status or are cut (None), instead of or after being done.

        Args:
            method: a regular expression for the whole name; ``response_url`` for answers that go there.
            status: 200 answers ``error`` in Slack's own way.
        """
        fault = Fault(method, status, times, after, retry_after, error, 0.0)
        self.faults.append(fault)
        return fault

    def slow(self: Any, method: str, seconds: float, *, times: int = 1) -> Fault:
        """The next calls of a method are answered later."""
        fault = Fault(method, 0, times, False, 0, "", seconds)
        self.faults.append(fault)
        return fault

    # --- channels

    def rename(self: Any, channel: Channel, name: str) -> None:
        """A channel has another name."""
        channel.name = name
        info = {"id": channel.id, "name": name, "created": 1}
        happenings.of_channel(self, channel, "channel_rename", {"channel": info})

    def archive(self: Any, channel: Channel) -> None:
        """A channel is archived: nothing can be written there."""
        channel.archived = True
        happenings.of_channel(self, channel, "channel_archive", {"user": self.bot.id})

    def unarchive(self: Any, channel: Channel) -> None:
        """A channel is opened again."""
        channel.archived = False
        happenings.of_channel(self, channel, "channel_unarchive", {"user": self.bot.id})

    def make_private(self: Any, channel: Channel) -> None:
        """A public channel is private from now on; who is in it stays."""
        channel.kind = "private"
        self.touch()

    def delete_channel(self: Any, channel: Channel) -> None:
        """A channel is deleted for good."""
        happenings.of_channel(self, channel, "channel_deleted")
        del self.channels[channel.id]
        self.touch()

    def change_id(self: Any, channel: Channel) -> str:
        """A channel gets another id, as when it is shared ("channel_id_changed"); gives the old one."""
        old, new = channel.id, self.ids.next("C")
        self.channels[new] = self.channels.pop(old)
        channel.id = new
        event = {"old_channel_id": old, "new_channel_id": new}
        happenings.of_team(self, channel.team, {"type": "channel_id_changed", **event})
        return old

    def remove_bot(self: Any, channel: Channel) -> None:
        """The app is thrown out of a channel."""
        happenings.leave(self, channel, self._bot_for(channel.team))

    def invite_bot(self: Any, channel: Channel) -> None:
        """The app is invited into a channel."""
        happenings.join(self, channel, self._bot_for(channel.team))

    def shut(self: Any, channel: Channel, shut: bool = True) -> None:
        """The app may not write in a channel, or its messages tab is switched off."""
        channel.shut = shut

    def delete_message(self: Any, message: Message) -> None:
        """Somebody with the right to deletes a message."""
        happenings.delete_message(self, message)

    def _bot_for(self: Any, team: Team) -> User:
        found = self.in_team(team)
        assert found, f"the app is not in {team.name}"
        return found.bot

    # --- the app and people

    def revoke(self: Any, installation: Installation | None = None) -> None:
        """The app's token is taken back; it can be installed again."""
        one = installation or self.installation
        one.refused = "token_revoked"
        tokens = {"oauth": [], "bot": [one.bot.id]}
        happenings.of_team(self, one.team, {"type": "tokens_revoked", "tokens": tokens})

    def uninstall(self: Any, installation: Installation | None = None) -> None:
        """The app is removed from a workspace."""
        one = installation or self.installation
        one.refused = "account_inactive"
        happenings.of_team(self, one.team, {"type": "app_uninstalled"})

    def take_scopes(self: Any, *scopes: str) -> None:
        """The app is installed with fewer scopes."""
        self.installation.scopes -= set(scopes)

    def deactivate(self: Any, user: User) -> None:
        """Somebody's account is deactivated: they are in no channel any more."""
        user.deleted = True
        for channel in self.channels.values():
            if channel.kind != "im":
                channel.members.pop(user.id, None)
        self.change_user(user)

    def change_user(self: Any, user: User) -> None:
        """Somebody's account is other than before."""
        event = {"type": "user_change", "user": user.json(user.team, locale=True), "cache_ts": 1}
        happenings.of_team(self, user.team, event)
