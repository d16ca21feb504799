"""What a person's client sends to the app, and what it does with the acknowledgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.slack import web_views
from tests.slack.answered import Answered
from tests.slack.delivery import NoAnswer
from tests.slack.filling import state_of
from tests.slack.interactions import Interaction
from tests.slack.model import Channel, Json, Message, User, View
from tests.slack.responses import respond
from tests.slack.web import Refused

if TYPE_CHECKING:
    from tests.slack.people import Person
    from tests.slack.server import Slack


class Asking:
    """The part of somebody's client that speaks with the app."""

    def __init__(self, server: Slack, user: User) -> None:
        self.server = server
        self.user = user

    async def command(self, person: Person, channel: Channel, command: str, text: str) -> Answered:
        """A slash command ("Implementing slash commands")."""
        asked = self._new("command", channel)
        team, enterprise = self._team(channel), self.user.team.enterprise
        payload = {
            "token": "legacy-verification-token",
            "team_id": team.id,
            "team_domain": team.domain,
            "channel_id": channel.id,
            "channel_name": channel.called,
            "user_id": self.user.id,
            "user_name": self.user.name,
            "command": command,
            "text": text,
            "api_app_id": self.server.app_id,
            "is_enterprise_install": str(self._everywhere()).lower(),
            "response_url": asked.response_url(self.server),
            "trigger_id": asked.trigger,
        }
        if enterprise:
            payload |= {"enterprise_id": enterprise.id, "enterprise_name": enterprise.name}
        answered, body = await self._send(person, asked, "slash_commands", payload)
        if isinstance(body, dict) and (body.get("text") or body.get("blocks")):
            respond(self.server, asked, body)
        return answered

    async def action(
        self, person: Person, shown: Message | View, block: Json, element: Json, more: Json
    ) -> Answered:
        """A press or a choice ("block_actions payload")."""
        message = shown if isinstance(shown, Message) else None
        asked = self._new("action", message.channel if message else None, message)
        action = {"action_id": element["action_id"], "block_id": block["block_id"], "type": element["type"]}
        action |= {name: element[name] for name in ("text", "value", "style", "url") if name in element}
        action |= {"action_ts": self.server.stamps.next(), **more}
        payload = self._payload("block_actions", asked) | {"actions": [action]}
        if message:
            channel = message.channel
            payload |= self._of_message(message, asked)
            payload["container"] = {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": channel.id,
                "is_ephemeral": message.only_for is not None,
            }
            if message.thread_ts:
                payload["container"]["thread_ts"] = message.thread_ts
            payload["state"] = {"values": {block["block_id"]: {element["action_id"]: more}} if more else {}}
        elif isinstance(shown, View):
            asked.view = shown
            if more:
                shown.chosen[element["action_id"]] = {"type": element["type"], **more}
            container = {"type": "view", "view_id": shown.id}
            payload |= {"container": container, "view": shown.json(state_of(shown))}
        answered, _ = await self._send(person, asked, "interactive", payload)
        return answered

    async def shortcut(self, person: Person, callback_id: str, message: Message | None) -> Answered:
        """A shortcut, global or of a message ("Shortcuts")."""
        kind = "message_action" if message else "shortcut"
        asked = self._new(kind, message.channel if message else None, message)
        payload = self._payload(kind, asked) | {
            "callback_id": callback_id,
            "action_ts": self.server.stamps.next(),
        }
        if message:
            payload |= self._of_message(message, asked) | {"message_ts": message.ts}
        answered, _ = await self._send(person, asked, "interactive", payload)
        return answered

    async def submission(self, person: Person, view: View, state: Json) -> Answered:
        """A form that was sent ("view_submission payload")."""
        asked = self._new("submission", None)
        asked.view = view
        payload = self._payload("view_submission", asked) | {"view": view.json(state), "response_urls": []}
        answered, body = await self._send(person, asked, "interactive", payload)
        if not answered.failed:
            self._after_submission(asked, view, body)
        return answered

    async def close(self, person: Person, view: View | None) -> None:
        """A form that was closed; the app hears of it if it wished to ("view_closed payload")."""
        if view is None:
            return
        self._take_off(view)
        if view.body.get("notify_on_close"):
            asked = self._new("closed", None)
            payload = self._payload("view_closed", asked) | {"view": view.json(), "is_cleared": False}
            await self._send(person, asked, "interactive", payload)

    def _after_submission(self, asked: Interaction, view: View, body: Any) -> None:
        action = body.get("response_action") if isinstance(body, dict) else None
        try:
            match action:
                case None:
                    if body:
                        self.server.violations.append(f"a form is not answered by {body}")
                    self._take_off(view)
                case "clear":
                    for one in list(self.server.screens[self.user.id]):
                        self._take_off(one)
                case "errors":
                    asked.errors = body["errors"]
                    blocks = {one["block_id"] for one in view.blocks if one["type"] == "input"}
                    if not asked.errors or set(asked.errors) - blocks:
                        self.server.violations.append(f"errors name blocks {set(asked.errors)} of {blocks}")
                case "update":
                    asked.opened = web_views.change(self.server, view, body["view"])
                case "push":
                    web_views.show(self.server, asked, body["view"], view)
                case _:
                    self.server.violations.append(f"no response_action {action!r}")
        except Refused as refused:
            self.server.violations.append(f"the answer to a form: {refused}")

    def _take_off(self, view: View) -> None:
        view.open = False
        screen = self.server.screens.get(self.user.id, [])
        if view in screen:
            screen.remove(view)
        self.server.touch()

    # --- what all have in common

    def _team(self, channel: Channel | None) -> Any:
        """The workspace that a payload names: the channel's where the app isn't in the person's own."""
        if self.server.in_team(self.user.team):
            return self.user.team
        return channel.team if channel else self.user.team

    def _everywhere(self) -> bool:
        found = self.server.in_team(self.user.team)
        return bool(found and found.everywhere)

    def _new(self, kind: str, channel: Channel | None, message: Message | None = None) -> Interaction:
        server = self.server
        now, ts = server.clock.now(), server.stamps.next()
        asked = Interaction(server.ids.next("I"), kind, self.user, now, ts, channel, message)
        server.interactions[asked.id] = asked
        return asked

    def _payload(self, kind: str, asked: Interaction) -> Json:
        user, team = self.user, self._team(asked.channel)
        enterprise = team.enterprise
        return {
            "type": kind,
            "token": "legacy-verification-token",
            "team": {"id": team.id, "domain": team.domain},
            "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team.id},
            "api_app_id": self.server.app_id,
            "trigger_id": asked.trigger,
            "enterprise": {"id": enterprise.id, "name": enterprise.name} if enterprise else None,
            "is_enterprise_install": self._everywhere(),
        }

    def _of_message(self, message: Message, asked: Interaction) -> Json:
        channel = message.channel
        body: Json = {"channel": {"id": channel.id, "name": channel.called}}
        body["response_url"] = asked.response_url(self.server)
        # What only one person sees is kept nowhere: its content isn't told again.
        return body if message.only_for else body | {"message": message.json()}

    async def _send(
        self, person: Person, asked: Interaction, kind: str, payload: Json
    ) -> tuple[Answered, Any]:
        asked.payload = payload
        try:
            body = await self.server.delivery.send(kind, payload)
        except NoAnswer:
            return Answered(person, asked, failed=True), None
        return Answered(person, asked, failed=False), body
