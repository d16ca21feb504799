"""What a person's client makes of a command, a press or a form: the data of an interaction, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.discord import permissions
from tests.discord.model import Channel, Json, Member, Message, User, walk

if TYPE_CHECKING:
    from tests.discord.people import Person
    from tests.discord.server import Discord

PYTHON = {3: str, 4: int, 5: bool, 10: (int, float)}


class NotThere(AssertionError):
    """What a person wanted to use isn't there, or doesn't take what was given."""


class Resolved:
    """The objects that an interaction's ids stand for ("Resolved Data Structure")."""

    def __init__(self, person: Person, channel: Channel | None = None) -> None:
        self.person = person
        self.guild = channel.guild if channel and channel.guild else person.guild
        self.kinds: dict[str, Json] = {}

    def _keep(self, kind: str, number: str, body: Json) -> str:
        self.kinds.setdefault(kind, {})[number] = body
        return number

    def user(self, whom: Person | User | Member) -> str:
        user = whom if isinstance(whom, User) else whom.user
        member = self.guild.members.get(user.id)
        if member:
            granted = str(permissions.in_guild(member))
            self._keep("members", user.id, {**member.json(with_user=False), "permissions": granted})
        return self._keep("users", user.id, user.json())

    def channel(self, channel: Channel) -> str:
        body = channel.json(self.guild.members[self.person.user.id])
        kept = ("id", "type", "name", "parent_id", "permissions", "thread_metadata")
        return self._keep("channels", channel.id, {key: body[key] for key in kept if key in body})

    def message(self, message: Message) -> str:
        return self._keep("messages", message.id, message.json())

    def file(self, file: tuple[str, bytes]) -> str:
        attachment = self.person.server.upload(self.person.server.ids.next(), *file)
        return self._keep("attachments", attachment.id, attachment.json())

    def into(self, data: Json) -> Json:
        return {**data, "resolved": self.kinds} if self.kinds else data


def command(server: Discord, name: str, kind: int = 1) -> Json:
    """A registered command; NotThere if there is none."""
    for one in server.commands:
        if one["name"] == name and one["type"] == kind:
            return one
    raise NotThere(f"no command {name!r}; there are {[one['name'] for one in server.commands]}")


def slash(
    server: Discord, names: tuple[str, ...], given: Json, resolved: Resolved, focused: str = ""
) -> Json:
    """The data of a slash command, with its options as they are registered."""
    found = command(server, names[0])
    data: Json = {"id": found["id"], "name": found["name"], "type": 1}
    inner, here = data, found
    for name in names[1:]:
        for option in here.get("options", ()):
            if option["name"] == name and option["type"] in (1, 2):
                break
        else:
            raise NotThere(f"/{' '.join(names)}: no {name!r}; there are {_names(here)}")
        entry: Json = {"name": name, "type": option["type"], "options": []}
        inner["options"] = [entry]
        inner, here = entry, option
    options = here.get("options") or []
    if any(option["type"] in (1, 2) for option in options):
        raise NotThere(f"/{' '.join(names)} is no command by itself; there are {_names(here)}")
    known = {option["name"]: option for option in options}
    for name in given:
        if name not in known:
            raise NotThere(f"/{' '.join(names)}: no option {name!r}; there are {list(known)}")
    if not focused:
        missing = [name for name, option in known.items() if option.get("required") and name not in given]
        if missing:
            raise NotThere(f"/{' '.join(names)}: {missing} must be given")
    # A client sends options in the order they were filled in.
    filled = [_filled(known[name], value, resolved, name == focused) for name, value in given.items()]
    if filled:
        inner["options"] = filled
    if focused and not known[focused].get("autocomplete"):
        raise NotThere(f"/{' '.join(names)}: {focused!r} has no suggestions")
    return resolved.into(data)


def _names(here: Json) -> list[str]:
    return [option["name"] for option in here.get("options") or ()]


def _filled(option: Json, value: Any, resolved: Resolved, focused: bool) -> Json:
    kind, name = option["type"], option["name"]
    if focused:
        return {"name": name, "type": kind, "value": str(value), "focused": True}
    match kind:
        case 6:
            value = resolved.user(value)
        case 7:
            value = resolved.channel(value)
        case 9:
            value = resolved.channel(value) if isinstance(value, Channel) else resolved.user(value)
        case 11:
            value = resolved.file(value)
        case 8:
            value = str(value)
        case _:
            _fits(option, value)
    return {"name": name, "type": kind, "value": value}


def _fits(option: Json, value: Any) -> None:
    name, kind = option["name"], option["type"]
    if not isinstance(value, PYTHON[kind]) or isinstance(value, bool) != (kind == 5):
        raise NotThere(f"option {name!r} takes {PYTHON[kind]}, not {value!r}")
    if option.get("choices") and value not in [choice["value"] for choice in option["choices"]]:
        raise NotThere(f"option {name!r}: {value!r} is none of {option['choices']}")
    size = len(value) if kind == 3 else value
    low, high = ("min_length", "max_length") if kind == 3 else ("min_value", "max_value")
    if kind != 5 and not option.get(low, size) <= size <= option.get(high, size):
        raise NotThere(f"option {name!r}: {value!r} is outside {option.get(low)}–{option.get(high)}")


def submitted(modal: Json, given: Json, resolved: Resolved) -> Json:
    """The data of a form that was filled in; fields are named by their custom_id."""
    fields = {part["custom_id"]: part for part in walk(modal["components"]) if "custom_id" in part}
    for name in given:
        if name not in fields:
            raise NotThere(f"the form has no field {name!r}; it has {list(fields)}")
    parts = []
    for place, part in enumerate(modal["components"], start=1):
        number = part.get("id", place)
        if part["type"] == 18:
            field = part["component"]
            answer = _answer(field, given.get(field["custom_id"]), resolved)
            answer |= {
                "id": field.get("id", 100 + place),
                "custom_id": field["custom_id"],
                "type": field["type"],
            }
            parts.append({"type": 18, "id": number, "component": answer})
        else:
            parts.append({"type": part["type"], "id": number})
    return resolved.into({"custom_id": modal["custom_id"], "components": parts})


def _answer(field: Json, value: Any, resolved: Resolved) -> Json:
    name, kind = field["custom_id"], field["type"]
    needed = field.get("required", True)
    if kind == 4:
        text = field.get("value") or "" if value is None else value
        if not isinstance(text, str):
            raise NotThere(f"field {name!r} takes text, not {text!r}")
        if (needed or text) and not max(field.get("min_length") or 0, int(needed)) <= len(text):
            raise NotThere(f"field {name!r} needs more than {text!r}")
        if len(text) > (field.get("max_length") or 4000):
            raise NotThere(f"field {name!r} takes {field.get('max_length')} characters, not {len(text)}")
        return {"value": text}
    if kind == 23:
        return {"value": bool(field.get("default", False) if value is None else value)}
    offered = field.get("options")
    chosen = (
        _preset(field) if value is None else list(value) if isinstance(value, (list, tuple, set)) else [value]
    )
    if value is None:
        chosen = [
            one if kind in (3, 21, 22) else resolved.user(resolved.person.server.users[one]) for one in chosen
        ]
    elif offered is not None:
        by_label = {option["label"]: option["value"] for option in offered}
        unknown = [one for one in chosen if one not in by_label and one not in by_label.values()]
        if unknown:
            raise NotThere(f"field {name!r} offers {list(by_label)}, not {unknown}")
        chosen = [by_label.get(one, one) for one in chosen]
    elif kind == 8:
        chosen = [resolved.channel(one) for one in chosen]
    elif kind == 19:
        chosen = [resolved.file(one) for one in chosen]
    else:
        chosen = [resolved.user(one) for one in chosen]
    most = 1 if kind == 21 else field.get("max_values", len(offered or ()) if kind == 22 else 1)
    if (needed and not chosen) or len(chosen) > most or (chosen and len(chosen) < field.get("min_values", 1)):
        raise NotThere(f"field {name!r} takes {field.get('min_values', 1)} to {most}, not {len(chosen)}")
    if kind == 21:
        return {"value": chosen[0] if chosen else None}
    return {"values": chosen}


def _preset(field: Json) -> list[str]:
    if "options" in field:
        return [option["value"] for option in field["options"] if option.get("default")]
    return [str(one["id"]) for one in field.get("default_values") or ()]
