"""Bodies against a copy of Discord's published OpenAPI description, where somebody has one at hand."""

from __future__ import annotations

import copy
import json
import warnings
from pathlib import Path
from typing import Any

from tests.discord.model import Json
from tests.discord.rest import Call

try:
    import jsonschema
except ImportError:
    jsonschema = None

NAMES = {
    "channel": "channel_id",
    "message": "message_id",
    "application": "application_id",
    "guild": "guild_id",
    "user": "user_id",
    "emoji": "emoji_name",
    "id": "interaction_id",
    "token": "interaction_token",
}


class Contract:
    """The description, ready to check bodies."""

    def __init__(self, description: Json) -> None:
        self.components = description["components"]
        # discord.py writes some ids as numbers, and Discord takes them.
        self.components["schemas"]["SnowflakeType"] = {"anyOf": [{"type": "string"}, {"type": "integer"}]}
        # Permissions are text in the documentation and numbers in the description; both are taken.
        for name in ("ApplicationCommandUpdateRequest", "ApplicationCommandCreateRequest"):
            permissions = self.components["schemas"][name]["properties"]["default_member_permissions"]
            permissions["type"] = ["integer", "string", "null"]
        self.schemas: dict[tuple[str, str], Json] = {}
        self.validators: dict[tuple[str, str], Any] = {}
        for path, doors in description["paths"].items():
            for method, door in doors.items():
                kinds = door.get("requestBody", {}).get("content", {}) if isinstance(door, dict) else {}
                if "application/json" in kinds:
                    self.schemas[method.upper(), path] = kinds["application/json"]["schema"]

    def complaints(self, call: Call) -> list[str]:
        """What the description says against a body."""
        if call.body is None:
            return []
        template = call.template
        for short, full in NAMES.items():
            template = template.replace(f"{{{short}}}", f"{{{full}}}")
        if template.startswith("/webhooks"):
            template = template.replace(
                "{application_id}/{interaction_token}", "{webhook_id}/{webhook_token}"
            )
            template = template.replace("{message_id}", "@original") if "@original" in call.path else template
        key = (call.method, template)
        if key not in self.schemas:
            return [f"{call.method} {template} is not in the description"]
        if key not in self.validators:
            schema = {**copy.deepcopy(self.schemas[key]), "components": self.components}
            self.validators[key] = jsonschema.Draft202012Validator(schema)
        return [
            f"{call.method} {call.path}: by the description, {deepest(error)}"
            for error in self.validators[key].iter_errors(call.body)
        ]


def deepest(error: Any) -> str:
    """The sentence nearest to what is wrong, in the alternative that was meant."""
    while error.context:
        other = {one.schema_path[0] for one in error.context if list(one.relative_path) == ["type"]}
        meant = [one for one in error.context if one.schema_path[0] not in other]
        error = max(meant or error.context, key=lambda inner: len(inner.absolute_path))
    return f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"


def load(path: str | None) -> Contract | None:
    """The description in a file, if one is named; says so if it cannot be used."""
    if not path:
        return None
    if jsonschema is None:
        warnings.warn("CIRCLEKEEPER_DISCORD_OPENAPI is set, but jsonschema is not installed", stacklevel=2)
        return None
    return Contract(json.loads(Path(path).read_text()))
