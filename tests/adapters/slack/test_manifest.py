"""What the app is made with: the manifests ask for what the bot uses, and for nothing else."""

import ast
import copy
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import inbound
from adapters.slack.interactions import PROPOSE, PROPOSE_THIS
from adapters.slack.render import payload
from adapters.slack.scopes import EVENTS, REASONS, SCOPES
from adapters.slack.wire import Wire
from bot.cards import Card
from bot.ports import Gone
from bot.verbs import BY_WORDS, GROUPS
from bot.words.catalogue import Speaker, plain
from tests.slack import methods
from tests.slack.client import web_client
from tests.slack.filling import NotThere
from tests.slack.people import Person
from tests.slack.server import Slack, slack_on_loopback

FOLDER = Path(inbound.__file__).parent
ADDRESS = "https://circlekeeper.example.org"


def manifest(name: str = "manifest.json") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


# --- what stands in it --------------------------------------------------------------------------------------


def test_there_is_a_slash_command_for_every_group_of_verbs_that_escapes_whom_it_names() -> None:
    commands = manifest()["features"]["slash_commands"]
    assert [one["command"] for one in commands] == [f"/{group}" for group in GROUPS]
    assert all(one["should_escape"] for one in commands)


def test_commands_are_described_as_on_the_other_platforms() -> None:
    speaker = Speaker("en", "UTC")
    for one in manifest()["features"]["slash_commands"]:
        group = one["command"].removeprefix("/")
        key = f"verb-{group}" if (group, "") in BY_WORDS else f"discord-group-{group}"
        assert one["description"] == plain(speaker.say(key))


def test_hints_name_verbs_and_say_so_where_there_are_more() -> None:
    for one in manifest()["features"]["slash_commands"]:
        group = one["command"].removeprefix("/")
        hinted = one["usage_hint"].split(" | ")
        verbs = {name for each, name in BY_WORDS if each == group and name}
        assert set(hinted) - {"…"} <= verbs
        assert ("…" in hinted) == (set(hinted) - {"…"} != verbs)


def test_the_shortcuts_are_those_that_are_understood() -> None:
    shortcuts = manifest()["features"]["shortcuts"]
    assert {one["callback_id"]: one["type"] for one in shortcuts} == {
        PROPOSE: "global",
        PROPOSE_THIS: "message",
    }


def test_the_app_has_its_home_its_buttons_and_a_conversation_in_which_people_may_write() -> None:
    found = manifest()
    assert found["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert found["settings"]["interactivity"] == {"is_enabled": True}
    assert found["settings"]["socket_mode_enabled"] is True


def test_a_token_from_the_page_of_the_app_stays_good() -> None:
    """With rotation it would end after twelve hours, and rotation can't be switched off again."""
    assert manifest()["settings"]["token_rotation_enabled"] is False


def test_scopes_and_events_are_those_that_the_bot_uses() -> None:
    found = manifest()
    assert found["oauth_config"]["scopes"] == {"bot": list(SCOPES)}
    assert found["settings"]["event_subscriptions"] == {"bot_events": list(EVENTS)}


def cases(file: str, function: str) -> set[str]:
    """The words between which a function of the adapter chooses."""
    source = ast.parse((FOLDER / file).read_text(encoding="utf-8"))
    (found,) = (one for one in ast.walk(source) if isinstance(one, ast.FunctionDef) and one.name == function)
    values = (one.value for one in ast.walk(found) if isinstance(one, ast.MatchValue))
    return {str(value.value) for value in values if isinstance(value, ast.Constant)}


def test_every_event_that_is_asked_for_is_read_and_none_is_read_that_is_not() -> None:
    read = cases("inbound.py", "_read") | cases("listening.py", "_event")
    assert read == {event.partition(".")[0] for event in EVENTS}


def test_no_event_needs_a_scope_that_is_not_asked_for() -> None:
    kinds = ("channels", "groups")
    needed = {methods.EVENTS[event].format(kind) for event in EVENTS for kind in kinds} - {""}
    assert needed <= set(SCOPES)


def test_over_http_the_app_is_the_same_but_for_the_addresses() -> None:
    wanted = copy.deepcopy(manifest())
    for command in wanted["features"]["slash_commands"]:
        command["url"] = f"{ADDRESS}/slack/events"
    settings = wanted["settings"]
    settings["event_subscriptions"]["request_url"] = f"{ADDRESS}/slack/events"
    settings["interactivity"]["request_url"] = f"{ADDRESS}/slack/events"
    settings["socket_mode_enabled"] = False
    wanted["oauth_config"]["redirect_urls"] = [f"{ADDRESS}/slack/oauth_redirect"]
    assert manifest("manifest-http.json") == wanted


@pytest.mark.parametrize("name", ["manifest.json", "manifest-http.json"])
def test_slacks_own_schema_takes_it(name: str) -> None:
    schema = os.environ.get("CIRCLEKEEPER_SLACK_MANIFEST_SCHEMA")
    if schema is None:
        pytest.skip("CIRCLEKEEPER_SLACK_MANIFEST_SCHEMA names no schema")
    jsonschema = pytest.importorskip("jsonschema")
    checker = jsonschema.Draft7Validator(json.loads(Path(schema).read_text(encoding="utf-8")))
    assert [error.message for error in checker.iter_errors(manifest(name))] == []


# --- what it is for -----------------------------------------------------------------------------------------


class Scene:
    """Ana, Ben and a bot that was made with the manifest, in a public and a private channel."""

    def __init__(self, server: Slack) -> None:
        self.server = server
        self.team = server.team.id
        self.ana = Person(server, "Ana")
        self.garden = server.channel("garden")
        self.board = server.channel("board", private=True)
        self.wire = Wire(self._client)

    async def _client(self, team: str) -> AsyncWebClient:
        return web_client(self.server)

    def heard(self, kind: str) -> bool:
        return any(one.kind == kind for one in self.server.delivery.sent)


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with slack_on_loopback() as server:
        server.use_manifest(manifest())
        server.patience = 0.1  # nobody answers: it is enough that the app is asked
        yield Scene(server)


async def _commands(scene: Scene) -> bool:
    try:
        await scene.ana.slash(scene.garden, "/inbox")
    except NotThere:
        return False
    return True


async def _writes(scene: Scene) -> bool:
    return bool(await scene.wire.send(scene.team, scene.garden.id, payload(Card(("A card",))), "key"))


async def _mentions(scene: Scene) -> bool:
    await scene.ana.says(scene.garden, f"<@{scene.server.bot.id}> help")
    return scene.heard("app_mention")


async def _marks(scene: Scene) -> bool:
    said = await scene.ana.says(scene.garden, "Hello")
    return await scene.wire.reactions(scene.team, scene.garden.id, said.ts) == []


async def _letters(scene: Scene) -> bool:
    await scene.ana.writes_privately("inbox")
    return scene.heard("message.im")


async def _opens(scene: Scene) -> bool:
    return bool(await scene.wire.conversation(scene.team, scene.ana.id))


async def _public_talk(scene: Scene) -> bool:
    await scene.ana.says(scene.garden, "Hello")
    return scene.heard("message.channels")


async def _private_talk(scene: Scene) -> bool:
    await scene.ana.says(scene.board, "Hello")
    return scene.heard("message.groups")


async def _public_members(scene: Scene) -> bool:
    return scene.ana.id in await scene.wire.members(scene.team, scene.garden.id)


async def _private_members(scene: Scene) -> bool:
    return scene.ana.id in await scene.wire.members(scene.team, scene.board.id)


async def _people(scene: Scene) -> bool:
    return (await scene.wire.user(scene.team, scene.ana.id))["id"] == scene.ana.id


async def _own(scene: Scene) -> bool:
    await scene.wire.send(scene.team, scene.garden.id, payload(Card(("A card",))), "key")
    return any("metadata" in one for one in await scene.wire.latest(scene.team, scene.garden.id, "0"))


USES: dict[str, Callable[[Scene], Awaitable[bool]]] = {
    "commands": _commands,
    "chat:write": _writes,
    "app_mentions:read": _mentions,
    "reactions:read": _marks,
    "im:history": _letters,
    "im:write": _opens,
    "channels:history": _public_talk,
    "groups:history": _private_talk,
    "channels:read": _public_members,
    "groups:read": _private_members,
    "users:read": _people,
    "metadata.message:read": _own,
}
"""What the bot does by each scope."""


def test_there_is_a_use_for_every_scope_that_is_asked_for() -> None:
    assert set(USES) == set(SCOPES) == set(REASONS)


@pytest.mark.parametrize("scope", USES)
async def test_with_the_scopes_of_the_manifest_all_of_it_can_be_done(scene: Scene, scope: str) -> None:
    assert await USES[scope](scene)


@pytest.mark.parametrize("scope", USES)
async def test_without_a_scope_its_use_fails(scene: Scene, scope: str) -> None:
    scene.server.take_scopes(scope)
    try:
        done = await USES[scope](scene)
    except Gone:
        done = False
    assert not done
    assert all("missing_scope" in told and scope in told for told in scene.server.violations)
    scene.server.violations.clear()
