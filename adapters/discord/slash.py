"""The table of verbs as Discord's slash commands, and from what was filled in there to a command."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from adapters.discord.limits import CHOICE, Json
from adapters.discord.markup import cut, option_names
from adapters.discord.written import mention
from adapters.payloads import text
from bot.ports import Command, Mention
from bot.verbs import GROUPS, VERBS, Option, Verb
from bot.words.catalogue import LANGUAGES, Speaker

# Discord's documentation, "Application Commands": Types, Option Types, Interaction Contexts.
CHAT_INPUT, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, STRING, USER = 1, 3, 6
IN_SERVERS, IN_PRIVATE = 0, 1
BY_SERVERS = 0
"""Integration Types: the bot is installed to servers."""

# The same: Application Command Structure, Option Structure, Option Choice Structure.
NAME = 32
DESCRIPTION = 100
LONGEST = 6000
"""Characters of what is given for an option."""

# Discord's documentation, "Locales".
LOCALES = (
    *("ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr"),
    *("hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk"),
    *("vi", "zh-CN", "zh-TW"),
)

_SUGGESTED = frozenset({"moment", "span", "circle", "agreement"})
"""Values of which the engine can say what they could be."""
_SUGGESTED_BY_NAME = frozenset({"number", "role", "language", "timezone"})
_MENTION = re.compile(r"<@!?(\d{1,20})>")
_DEFAULTS: Mapping[str, Any] = {"type": CHAT_INPUT, "required": False, "autocomplete": False, "nsfw": False}
_KEPT = frozenset(
    {"type", "name", "description", "required", "autocomplete", "min_length", "max_length", "value", "nsfw"}
    | {"name_localizations", "description_localizations", "default_member_permissions"}
)


def commands() -> list[Json]:
    """All that is registered globally: a command a group, and what the menus of messages and people offer.

    Nothing is required by Discord, so that a form can ask for what is missing. Verbs that are buttons are
    left out.
    """
    groups = [_group(group) for group in GROUPS]
    return [*groups, _menu(MESSAGE_MENU, "discord-menu-propose"), _menu(USER_MENU, "discord-menu-person")]


def read(data: Mapping[str, Any]) -> Command:
    """What a slash command means (Discord's documentation, "Interaction Object", Application Command Data).

    People who were picked or mentioned become ``@Name``, with a mention.

    Raises:
        ValueError: it names no command.
    """
    group, first = text(data.get("name")), next(iter(_objects(data.get("options"))), {})
    if not group:
        raise ValueError("a command without a name")
    verb = "" if "value" in first else text(first.get("name"))
    given: dict[str, str] = {}
    mentions: dict[str, Mention] = {}
    for option in options_of(data):
        name, value = text(option.get("name")), option.get("value")
        if not name or not isinstance(value, str | int | float):
            continue
        named = f"<@{value}>" if option.get("type") == USER else str(value)
        people = {user: chosen(data, user) for user in _MENTION.findall(named)}
        given[name] = _MENTION.sub(lambda match, people=people: people[match[1]].shown, named)  # type: ignore[misc]
        mentions |= people
    if group == "inbox" and given:
        verb = "settings"
    return Command(group, verb, given, tuple(mentions.values()))


def options_of(data: Mapping[str, Any]) -> list[Json]:
    """The options that were given, out of the subcommand that holds them."""
    found = _objects(data.get("options"))
    below = [one for one in found if "value" not in one]
    return options_of(below[0]) if below else found


def chosen(data: Mapping[str, Any], user: str) -> Mention:
    """Somebody who was picked, as Discord resolves them."""
    resolved = data.get("resolved")
    found = resolved if isinstance(resolved, dict) else {}
    users, members = found.get("users"), found.get("members")
    person = users.get(user) if isinstance(users, dict) else None
    member = members.get(user) if isinstance(members, dict) else None
    person = person if isinstance(person, dict) else {}
    return mention({**person, "id": user}, member if isinstance(member, dict) else {})


def unchanged(registered: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]]) -> bool:
    """Whether Discord has just these commands. It gives them back with more fields, and without those that
    are as they are by default."""
    return _by_name(registered) == _by_name(wanted)


def _objects(value: Any) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


# --- what is registered --------------------------------------------------------------------------------


def _group(group: str) -> Json:
    verbs = [verb for verb in VERBS if verb.group == group and not verb.shortcut]
    plain = next((verb for verb in verbs if not verb.name), None)
    if plain is None:
        options = [_subcommand(verb) for verb in verbs]
        described = _described(f"discord-group-{group}")
    else:
        # A command with subcommands can't be used alone: its one other verb is meant by its options.
        options = [one for verb in verbs for one in _options(verb)]
        described = _described(f"verb-{group}")
    return {
        "type": CHAT_INPUT,
        "name": group,
        **described,
        "options": options,
        "contexts": [IN_SERVERS, IN_PRIVATE],
        "integration_types": [BY_SERVERS],
    }


def _menu(kind: int, key: str) -> Json:
    return {
        "type": kind,
        **_in_languages("name", key, NAME),
        "contexts": [IN_SERVERS],
        "integration_types": [BY_SERVERS],
    }


def _subcommand(verb: Verb) -> Json:
    described = _described(f"verb-{verb.group}-{verb.name}")
    return {"type": SUBCOMMAND, "name": verb.name, **described, "options": _options(verb)}


def _options(verb: Verb) -> list[Json]:
    known = {option.name: option for option in verb.options}
    return [_option(known.get(name) or Option(name, _value_of(verb, name))) for name in option_names(verb)]


def _value_of(verb: Verb, name: str) -> Any:
    return "text" if name == verb.text and name in ("text", "reason") else "line"


def _option(option: Option) -> Json:
    described: Json = {"name": option.name, **_described(f"option-{option.name}")}
    if option.value == "member":
        return {"type": USER, **described}
    more: Json = {}
    if option.value == "choice":
        more = {"choices": [_choice(choice) for choice in option.choices]}
    elif option.value in _SUGGESTED or option.name in _SUGGESTED_BY_NAME:
        more = {"autocomplete": True}
    elif option.value == "text":
        more = {"max_length": LONGEST}
    return {"type": STRING, **described, "required": False, **more}


def _choice(choice: str) -> Json:
    return {**_in_languages("name", f"choice-{choice}", CHOICE), "value": choice}


def _described(key: str) -> Json:
    return _in_languages("description", key, DESCRIPTION)


def _in_languages(field: str, key: str, most: int) -> Json:
    """A sentence in English, and in each language that Discord knows as well."""
    english = cut(Speaker("en", "UTC").text(key), most)
    others = {
        locale: cut(Speaker(language, "UTC").text(key), most)
        for language in LANGUAGES
        for locale in LOCALES
        if language != "en" and locale.partition("-")[0] == language
    }
    return {field: english, f"{field}_localizations": others}


# --- what Discord has ----------------------------------------------------------------------------------


def _by_name(given: Iterable[Mapping[str, Any]]) -> dict[tuple[int, str], Json]:
    return {(one.get("type") or CHAT_INPUT, text(one.get("name"))): _plain(one) for one in given}


def _plain(one: Mapping[str, Any]) -> Json:
    """A command, option or choice by what matters of it."""
    kept = {name: value for name, value in one.items() if name in _KEPT and value not in (None, "", {})}
    kept = {name: value for name, value in kept.items() if _DEFAULTS.get(name) != value or name == "value"}
    for name in ("options", "choices"):
        if inner := _objects(one.get(name)):
            kept[name] = [_plain(each) for each in inner]
    for name in ("contexts", "integration_types"):
        if one.get(name):
            kept[name] = sorted(one[name])
    return kept
