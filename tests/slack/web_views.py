"""The Web API's methods for modals and App Homes ("Modals", "App Home")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.slack.interactions import Interaction
from tests.slack.kit_limits import against_view, unescaped
from tests.slack.model import Json, View, named
from tests.slack.web import Call, Refused, method
from tests.slack.web_app import known

if TYPE_CHECKING:
    from tests.slack.server import Slack

DEEPEST = 3


def _checked(server: Slack, body: object, kind: str = "modal") -> Json:
    if not isinstance(body, dict):
        raise Refused("invalid_arguments", why=["view must be an object"])
    if complaints := against_view(body, kind=kind):
        raise Refused("invalid_arguments", why=complaints)
    server.violations += [f"a view: {one}" for one in unescaped(body.get("blocks"))]
    number = body.get("external_id")
    if number and any(one.open and one.body.get("external_id") == number for one in server.views.values()):
        raise Refused("duplicate_external_id")
    return {**body, "blocks": named(body["blocks"], server.ids)}


def _triggered(server: Slack, call: Call) -> Interaction:
    (trigger,) = call.need("trigger_id")
    asked = server.interactions.get(str(trigger).removesuffix(".trigger"))
    if asked is None:
        raise Refused("invalid_trigger_id")
    if server.clock.now() - asked.at > server.trigger_life:
        raise Refused("expired_trigger_id")
    if asked.triggered:
        raise Refused("exchanged_trigger_id")
    return asked


def show(server: Slack, asked: Interaction, body: object, previous: View | None) -> View:
    """Puts a new modal on somebody's screen, on top of another or alone."""
    install = server.in_team(asked.by.team) or server.installation
    view = View(
        server.ids.next("V"),
        install.team,
        asked.by,
        _checked(server, body),
        server.app_id,
        install.bot.bot_id,
        server.stamps.next(),
        previous,
    )
    screen = server.screens.setdefault(asked.by.id, [])
    if previous is None:
        for one in screen:
            one.open = False
        screen.clear()
    screen.append(view)
    server.views[view.id] = view
    asked.opened = view
    server.touch()
    return view


def change(server: Slack, view: View, body: object) -> View:
    """Puts something else in the place of a modal or a home."""
    if isinstance(body, dict) and body.get("external_id") == view.body.get("external_id"):
        number = body.get("external_id")
        body = {name: value for name, value in body.items() if name != "external_id"}
        view.body = _checked(server, body, view.body["type"]) | ({"external_id": number} if number else {})
    else:
        view.body = _checked(server, body, view.body["type"])
    view.hash = server.stamps.next()
    view.revision += 1
    server.touch()
    return view


@method("views.open")
def open_(server: Slack, call: Call) -> Json:
    asked = _triggered(server, call)
    view = show(server, asked, call.args.get("view"), None)
    asked.triggered = True
    return {"view": view.json()}


@method("views.push")
def push(server: Slack, call: Call) -> Json:
    asked = _triggered(server, call)
    screen = server.screens.get(asked.by.id) or []
    if not screen or len(screen) >= DEEPEST:
        raise Refused("push_limit_reached")
    view = show(server, asked, call.args.get("view"), screen[-1])
    asked.triggered = True
    return {"view": view.json()}


@method("views.update")
def update(server: Slack, call: Call) -> Json:
    number, external = call.args.get("view_id"), call.args.get("external_id")
    found = [
        one
        for one in server.views.values()
        if one.open and (one.id == number or (external and one.body.get("external_id") == external))
    ]
    if not found or found[0].bot_id != call.installation.bot.bot_id:
        raise Refused("not_found")
    if call.args.get("hash") not in (None, found[0].hash):
        raise Refused("hash_conflict")
    return {"view": change(server, found[0], call.args.get("view")).json()}


@method("views.publish")
def publish(server: Slack, call: Call) -> Json:
    (number,) = call.need("user_id")
    user, bot = known(server, call.installation, number), call.installation.bot
    if user.deleted or user.is_bot:
        raise Refused("user_not_found")
    home = server.homes.get((bot.id, number))
    if home is None:
        body = _checked(server, call.args.get("view"), "home")
        view = View(
            server.ids.next("V"), user.team, user, body, server.app_id, bot.bot_id, server.stamps.next()
        )
        server.homes[bot.id, number] = server.views[view.id] = view
        server.touch()
        return {"view": view.json()}
    if call.args.get("hash") not in (None, home.hash):
        raise Refused("hash_conflict")
    return {"view": change(server, home, call.args.get("view")).json()}
