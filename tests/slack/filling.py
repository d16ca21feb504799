"""What a person's client makes of a form that is filled in, and of words that are typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.slack.model import Json, View, elements
from tests.slack.reading import options

if TYPE_CHECKING:
    from tests.slack.server import Slack

# The answer's key by the kind of the field; several where it ends so.
KEYS = {
    "plain_text_input": "value",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}
LINK = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)]")
ENCODED = re.compile(r"(<[@#!][^<>]*>)")


class NotThere(Exception):
    """A person's client doesn't offer this."""


def typed(server: Slack, text: str, *, names: bool = False, plain: bool = False) -> str:
    """Words as the client sends them: what it knows encoded, the rest escaped ("Formatting text").

    Args:
        names: people and channels carry their names, as in the text of a slash command.
        plain: nothing is encoded, as in a command that doesn't ask for it.
    """
    if plain:
        return text
    known = {f"@{one.shown}": f"<@{one.id}|{one.name}>" for one in server.users.values()}
    known |= {f"@{one.name}": f"<@{one.id}|{one.name}>" for one in server.users.values()}
    known |= {f"#{one.name}": f"<#{one.id}|{one.name}>" for one in server.channels.values() if one.name}
    known |= {f"@{one}": f"<!{one}>" for one in ("here", "channel", "everyone")}
    longest = sorted(known, key=len, reverse=True)
    pattern = re.compile("(" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
    parts = []
    for part in ENCODED.split(text):
        if not ENCODED.fullmatch(part):
            part = part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            part = LINK.sub(lambda found: f"<{found[0]}>", part)
            part = pattern.sub(lambda found: known[found[1]], part)
        if not names:
            part = re.sub(r"<(@[A-Z0-9]+)\|[^<>]*>", r"<\1>", part)
        elif bare := re.fullmatch(r"<@([A-Z0-9]+)>", part):
            part = f"<@{bare[1]}|{server.users[bare[1]].name}>"
        parts.append(part)
    return "".join(parts)


def fields(view: View) -> dict[str, tuple[Json, Json]]:
    """The fields of a form by their action_id, each with its block."""
    return {
        one["action_id"]: (block, one)
        for block in view.blocks
        for one in elements(block)
        if one["type"] in KEYS
    }


def state_of(view: View) -> Json:
    """The state of a form as it is, with what was offered and what was chosen since."""
    state: Json = {}
    for name, (block, field) in fields(view).items():
        state.setdefault(block["block_id"], {})[name] = view.chosen.get(name) or preset(field)
    return state


def submitted(server: Slack, view: View, given: Mapping[str, Any]) -> Json:
    """The state of a form that was filled in; what isn't named stays as it was.

    Raises:
        NotThere: there is no such field, or it doesn't take this, or needs something.
    """
    there, state = fields(view), state_of(view)
    for name in given:
        if name not in there:
            raise NotThere(f"the form has no field {name!r}; it has {list(there)}")
    for name, (block, field) in there.items():
        if name in given:
            state[block["block_id"]][name] = chosen(server, field, given[name])
        value = state[block["block_id"]][name][KEYS[field["type"]]]
        if block["type"] == "input" and not block.get("optional") and value in (None, "", []):
            raise NotThere(f"field {name!r} must be filled in")
    return state


def preset(field: Json) -> Json:
    """What a field holds when nobody touches it."""
    key = KEYS[field["type"]]
    value = field.get(key.replace("selected", "initial") if key != "value" else "initial_value")
    if value is None and key.endswith("s") and "date" not in key:
        value = []
    return {"type": field["type"], key: value}


def chosen(server: Slack, field: Json, value: Any) -> Json:
    """What a field holds after somebody filled it in."""
    kind, key = field["type"], KEYS[field["type"]]
    several = list(value) if isinstance(value, (list, tuple, set)) else [value]
    if kind == "plain_text_input":
        least, most = field.get("min_length", 0), field.get("max_length", 3000)
        if value and not least <= len(value) <= most:
            raise NotThere(f"{field['action_id']!r} takes {least} to {most} characters, not {len(value)}")
        return {"type": kind, key: value or None}
    if key.startswith("selected_option"):
        offered = options(field)
        by_label = {one["text"]["text"]: one for one in offered} | {one["value"]: one for one in offered}
        if unknown := [one for one in several if one is not None and one not in by_label]:
            raise NotThere(f"{field['action_id']!r} offers {list(by_label)}, not {unknown}")
        found: list[Any] = [by_label[one] for one in several if one is not None]
    else:
        people = {one.shown: one.id for one in server.users.values()} if "users" in kind else {}
        found = [
            people.get(one, one) if isinstance(one, str) else getattr(one, "id", None) for one in several
        ]
    unknown = [one for one in found if one is not None and one not in server.users] if "users" in kind else []
    if unknown:
        raise NotThere(f"there is nobody called {unknown}")
    if key.endswith("s"):
        if len(found) > field.get("max_selected_items", len(found)):
            raise NotThere(f"{field['action_id']!r} takes {field['max_selected_items']} at most")
        return {"type": kind, key: found}
    return {"type": kind, key: found[0] if found else None}
