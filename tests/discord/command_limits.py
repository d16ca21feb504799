"""What Discord allows in the registration of application commands."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from tests.discord.limits import (
    Found,
    Path,
    anything,
    each,
    integer,
    number,
    one_of,
    optional,
    shape,
    snowflake,
    text,
    truth,
    wrong,
)
from tests.discord.model import Json

# Discord's documentation, "Application Commands": Registering a Command, Application Command Object.
MOST = {1: 100, 2: 15, 3: 15}
NAME, DESCRIPTION, OPTIONS, CHOICES, CHOICE, IN_ALL = 32, 100, 25, 25, 100, 8000
# "Reference", Locales.
LOCALES = frozenset(
    (
        *("id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no"),
        *("pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th"),
        *("zh-CN", "ja", "zh-TW", "ko", "ar", "he"),
    )
)

plain = {
    "type": integer(1, 11),
    "name": text(1, NAME),
    "name_localizations": optional(anything),
    "description": text(1, DESCRIPTION),
    "description_localizations": optional(anything),
}
choice = shape(
    {
        "name": text(1, CHOICE),
        "name_localizations": optional(anything),
        "value": lambda value, *rest: (text(0, CHOICE) if isinstance(value, str) else number)(value, *rest),
    },
    "name",
    "value",
)
option = shape(
    {
        **plain,
        "required": truth,
        "choices": each(choice, most=CHOICES),
        "options": each(anything, most=OPTIONS),
        "channel_types": each(integer()),
        "min_value": number,
        "max_value": number,
        "min_length": integer(0, 6000),
        "max_length": integer(1, 6000),
        "autocomplete": truth,
    },
    "type",
    "name",
    "description",
)
command = shape(
    {
        **plain,
        "type": one_of(1, 2, 3),
        "description": text(0, DESCRIPTION),
        "id": snowflake,
        "options": optional(each(anything, most=OPTIONS)),
        "default_member_permissions": optional(snowflake),
        "dm_permission": optional(truth),
        "integration_types": each(one_of(0, 1), 1),
        "contexts": optional(each(one_of(0, 1, 2), 1)),
        "nsfw": truth,
    },
    "name",
)


def commands(body: Any, found: Found) -> None:
    """What holds for all commands that are registered at once."""
    if not isinstance(body, list):
        wrong((), found, "Must be an array.")
        return
    seen: set[tuple[int, str]] = set()
    for place, one in enumerate(body):
        command(one, (place,), found)
        if not isinstance(one, dict):
            continue
        kind, name = one.get("type", 1), str(one.get("name"))
        if (kind, name) in seen:
            wrong(
                (place, "name"),
                found,
                "There is another of this name.",
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
            )
        seen.add((kind, name))
        _words(one, (place,), found, menu=kind != 1)
        if kind == 1:
            if not one.get("description"):
                wrong((place, "description"), found, "This field is required.", "BASE_TYPE_REQUIRED")
            _options(one.get("options") or [], (place, "options"), found, depth=0)
        elif one.get("options") or one.get("description"):
            wrong((place,), found, "A menu command has neither options nor a description.")
        if (size := _size(one)) > IN_ALL:
            wrong((place,), found, f"{size} characters, {IN_ALL} at most.", "APPLICATION_COMMAND_TOO_LARGE")
    for kind, most in MOST.items():
        if sum(one.get("type", 1) == kind for one in body if isinstance(one, dict)) > most:
            wrong((), found, f"At most {most} of type {kind}.", "APPLICATION_COMMANDS_MAX")


def _is_name(name: str) -> bool:
    """``^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}$``, in lower case where there is one."""
    return (
        1 <= len(name) <= NAME
        and name == name.lower()
        and all(
            letter in "-_'" or unicodedata.category(letter)[0] in "LN" or re.match(r"[ऀ-ॿ฀-๿]", letter)
            for letter in name
        )
    )


def _words(one: Json, path: Path, found: Found, *, menu: bool) -> None:
    names = {"": one.get("name"), **(one.get("name_localizations") or {})}
    for locale, name in names.items():
        where = (*path, "name_localizations", locale) if locale else (*path, "name")
        if locale and locale not in LOCALES:
            wrong(where, found, "There is no such locale.", "BASE_TYPE_CHOICES")
        if isinstance(name, str) and not (1 <= len(name) <= NAME if menu else _is_name(name)):
            wrong(where, found, "No name of a command.", "APPLICATION_COMMAND_INVALID_NAME")
    for locale, words in (one.get("description_localizations") or {}).items():
        where = (*path, "description_localizations", locale)
        if locale not in LOCALES:
            wrong(where, found, "There is no such locale.", "BASE_TYPE_CHOICES")
        text(1, DESCRIPTION)(words, where, found)


def _options(options: Any, path: Path, found: Found, *, depth: int) -> None:
    if not isinstance(options, list):
        return
    names: set[str] = set()
    optional_before = False
    kinds = [one.get("type") for one in options if isinstance(one, dict)]
    nested = [kind for kind in kinds if kind in (1, 2)]
    if nested and len(nested) != len(kinds):
        wrong(
            path,
            found,
            "Subcommands and other options do not mix.",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        )
    for place, one in enumerate(options):
        here = (*path, place)
        option(one, here, found)
        if not isinstance(one, dict):
            continue
        _words(one, here, found, menu=False)
        if one.get("name") in names:
            wrong(
                (*here, "name"),
                found,
                "There is another of this name.",
                "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
            )
        names.add(str(one.get("name")))
        if one.get("required") and optional_before:
            wrong(here, found, "Required options come first.", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID")
        optional_before = optional_before or not one.get("required")
        _kind(one, here, found, depth)


def _kind(one: Json, path: Path, found: Found, depth: int) -> None:
    kind = one.get("type")
    if kind == 2 and depth > 0:
        wrong(path, found, "A group only stands in a command.", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID")
    if kind == 1 and depth > 1:
        wrong(
            path,
            found,
            "A subcommand stands in a command or a group.",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        )
    if kind in (1, 2):
        for name in ("required", "choices", "autocomplete", "min_length", "max_length"):
            if name in one:
                wrong((*path, name), found, "Not of a subcommand.")
        inner = one.get("options") or []
        if kind == 2 and any(isinstance(each, dict) and each.get("type") != 1 for each in inner):
            wrong((*path, "options"), found, "A group holds subcommands.")
        _options(inner, (*path, "options"), found, depth=depth + 1 if kind == 2 else 2)
    elif one.get("options"):
        wrong((*path, "options"), found, "Only subcommands have options.")
    fitting = {
        "choices": (3, 4, 10),
        "autocomplete": (3, 4, 10),
        "min_value": (4, 10),
        "max_value": (4, 10),
        "min_length": (3,),
        "max_length": (3,),
        "channel_types": (7,),
    }
    for name, kinds in fitting.items():
        if one.get(name) and kind not in kinds:
            wrong((*path, name), found, f"Not of an option of type {kind}.")
    if one.get("autocomplete") and one.get("choices"):
        wrong((*path, "autocomplete"), found, "Not together with choices.")
    for place, entry in enumerate(one.get("choices") or ()):
        value = entry.get("value") if isinstance(entry, dict) else None
        if isinstance(value, str) != (kind == 3):
            wrong((*path, "choices", place, "value"), found, f"Not a value of type {kind}.")


def _size(one: Json) -> int:
    """The characters that count: name, description and values, each in its longest language."""
    total = 0
    for field in ("name", "description"):
        words = [one.get(field) or "", *(one.get(f"{field}_localizations") or {}).values()]
        total += max(len(str(word)) for word in words)
    if isinstance(one.get("value"), str):
        total += len(one["value"])
    for field in ("options", "choices"):
        total += sum(_size(inner) for inner in one.get(field) or () if isinstance(inner, dict))
    return total
