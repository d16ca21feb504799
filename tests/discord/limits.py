"""What Discord allows in the bodies it is sent: a small language for it, and messages written in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Json = dict[str, Any]
Path = tuple[str | int, ...]
Found = list[tuple[Path, str, str]]
"""What is wrong: where, Discord's code, and a sentence."""
Check = Callable[[Any, Path, Found], None]

# Discord's documentation, "Message Resource": Create Message, Edit Message, Allowed Mentions Object.
CONTENT, NONCE, EMBEDS, FILES, FILE_DESCRIPTION = 2000, 25, 10, 10, 1024
MENTIONS = 100
MESSAGE_FLAGS = 1 << 2 | 1 << 12 | 1 << 15
ANSWER_FLAGS = MESSAGE_FLAGS | 1 << 6
EDIT_FLAGS = 1 << 2 | 1 << 15
# "Threads" and "Channel Resource": Start Thread, Modify Channel.
THREAD_NAME, TAGS = 100, 5
ARCHIVE_MINUTES = (60, 1440, 4320, 10080)
# "Receiving and Responding to Interactions": Autocomplete.
CHOICES, CHOICE = 25, 100


def wrong(path: Path, found: Found, says: str, code: str = "BASE_TYPE_BAD") -> None:
    found.append((path, code, says))


def text(least: int = 0, most: int | None = None) -> Check:
    """A string of a length, counted in code points."""

    def check(value: Any, path: Path, found: Found) -> None:
        if not isinstance(value, str):
            wrong(path, found, "Must be a string.")
        elif len(value) < least or (most is not None and len(value) > most):
            wrong(path, found, f"Must be between {least} and {most} in length.", "BASE_TYPE_BAD_LENGTH")

    return check


def integer(least: int | None = None, most: int | None = None) -> Check:
    def check(value: Any, path: Path, found: Found) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            wrong(path, found, "Must be an integer.")
        elif (least is not None and value < least) or (most is not None and value > most):
            wrong(path, found, f"Must be between {least} and {most}.", "NUMBER_TYPE_RANGE")

    return check


def number(value: Any, path: Path, found: Found) -> None:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        wrong(path, found, "Must be a number.")


def truth(value: Any, path: Path, found: Found) -> None:
    if not isinstance(value, bool):
        wrong(path, found, "Must be either true or false.")


def snowflake(value: Any, path: Path, found: Found) -> None:
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,20}", str(value)):
        wrong(path, found, "Must be a snowflake.", "NUMBER_TYPE_COERCE")


def one_of(*values: Any) -> Check:
    def check(value: Any, path: Path, found: Found) -> None:
        if isinstance(value, bool) != isinstance(values[0], bool) or value not in values:
            wrong(path, found, f"Must be one of {values}.", "BASE_TYPE_CHOICES")

    return check


def flags(allowed: int) -> Check:
    def check(value: Any, path: Path, found: Found) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or value & ~allowed:
            wrong(path, found, f"Flags outside {allowed:b} cannot be set.")

    return check


def optional(inner: Check) -> Check:
    """The same, or null."""

    def check(value: Any, path: Path, found: Found) -> None:
        if value is not None:
            inner(value, path, found)

    return check


def each(inner: Check, least: int = 0, most: int | None = None) -> Check:
    """A list, its length, and what each of its entries is."""

    def check(value: Any, path: Path, found: Found) -> None:
        if not isinstance(value, list):
            wrong(path, found, "Must be an array.")
            return
        if len(value) < least or (most is not None and len(value) > most):
            wrong(path, found, f"Must be between {least} and {most} in length.", "BASE_TYPE_BAD_LENGTH")
        for place, entry in enumerate(value):
            inner(entry, (*path, place), found)

    return check


def shape(fields: Mapping[str, Check], *required: str) -> Check:
    """An object that has these fields and no other."""

    def check(value: Any, path: Path, found: Found) -> None:
        if not isinstance(value, dict):
            wrong(path, found, "Only dictionaries may be used.", "DICT_TYPE_CONVERT")
            return
        for name in required:
            if name not in value:
                wrong((*path, name), found, "This field is required.", "BASE_TYPE_REQUIRED")
        for name, entry in value.items():
            if name in fields:
                fields[name](entry, (*path, name), found)
            else:
                wrong((*path, name), found, "There is no such field.", "UNKNOWN_FIELD")

    return check


def anything(value: Any, path: Path, found: Found) -> None:
    """Not looked at here."""


def mentions(value: Any, path: Path, found: Found) -> None:
    """An Allowed Mentions Object: a kind is either parsed or listed, not both."""
    shape(
        {
            "parse": each(one_of("users", "roles", "everyone"), most=3),
            "users": each(snowflake, most=MENTIONS),
            "roles": each(snowflake, most=MENTIONS),
            "replied_user": truth,
        }
    )(value, path, found)
    if isinstance(value, dict):
        for kind in ("users", "roles"):
            if value.get(kind) and kind in (value.get("parse") or ()):
                wrong(
                    (*path, kind), found, "Mutually exclusive with parse.", "MESSAGE_ALLOWED_MENTIONS_PARSE"
                )


attachments = each(
    shape(
        {
            "id": snowflake,
            "filename": text(1, 1024),
            "description": optional(text(0, FILE_DESCRIPTION)),
            "title": optional(text(0, 1024)),
            "is_spoiler": truth,
            # An attachment that stays is named by what it was received as.
            **dict.fromkeys(("url", "proxy_url", "content_type", "size", "ephemeral"), anything),
        },
        "id",
    ),
    most=FILES,
)


def _body(own: Mapping[str, Check], allowed_flags: int) -> Check:
    return shape(
        {
            "content": optional(text(0, CONTENT)),
            "embeds": optional(each(anything, most=EMBEDS)),
            "allowed_mentions": optional(mentions),
            "components": optional(each(anything, most=40)),
            "attachments": optional(attachments),
            "flags": optional(flags(allowed_flags)),
            **own,
        }
    )


created = _body(
    {
        "nonce": optional(
            lambda value, *rest: (integer() if isinstance(value, int) else text(0, NONCE))(value, *rest)
        ),
        "enforce_nonce": optional(truth),
        "tts": truth,
        "poll": optional(anything),
        "sticker_ids": optional(each(snowflake, most=3)),
        "message_reference": optional(
            shape(
                {
                    "type": one_of(0, 1),
                    "message_id": snowflake,
                    "channel_id": snowflake,
                    "guild_id": snowflake,
                    "fail_if_not_exists": truth,
                },
                "message_id",
            )
        ),
    },
    MESSAGE_FLAGS,
)
edited = _body({}, EDIT_FLAGS)
answered = _body({"tts": truth, "poll": optional(anything)}, ANSWER_FLAGS)
followed = _body(
    {"tts": truth, "poll": optional(anything), "username": anything, "avatar_url": anything}, ANSWER_FLAGS
)
corrected = _body({"tts": truth}, EDIT_FLAGS)

thread = shape(
    {
        "name": text(1, THREAD_NAME),
        "auto_archive_duration": optional(one_of(*ARCHIVE_MINUTES)),
        "rate_limit_per_user": optional(integer(0, 21600)),
    },
    "name",
)
free_thread = shape(
    {
        "name": text(1, THREAD_NAME),
        "auto_archive_duration": optional(one_of(*ARCHIVE_MINUTES)),
        "rate_limit_per_user": optional(integer(0, 21600)),
        "type": one_of(10, 11, 12),
        "invitable": truth,
    },
    "name",
)
post = shape(
    {
        "name": text(1, THREAD_NAME),
        "auto_archive_duration": optional(one_of(*ARCHIVE_MINUTES)),
        "rate_limit_per_user": optional(integer(0, 21600)),
        "message": _body({"sticker_ids": optional(each(snowflake, most=3)), "tts": truth}, MESSAGE_FLAGS),
        "applied_tags": each(snowflake, most=TAGS),
    },
    "name",
    "message",
)
channel_change = shape(
    {
        "name": text(1, 100),
        "archived": truth,
        "locked": truth,
        "auto_archive_duration": one_of(*ARCHIVE_MINUTES),
        "applied_tags": each(snowflake, most=TAGS),
        "topic": optional(text(0, 4096)),
        "rate_limit_per_user": optional(integer(0, 21600)),
        "invitable": truth,
        "flags": integer(),
    }
)
private = shape({"recipient_id": snowflake}, "recipient_id")
bulk_delete = shape({"messages": each(snowflake, 2, 100)}, "messages")
suggestions = shape(
    {
        "choices": each(
            shape(
                {
                    "name": text(1, CHOICE),
                    "name_localizations": optional(anything),
                    "value": lambda value, *rest: (text(0, CHOICE) if isinstance(value, str) else number)(
                        value, *rest
                    ),
                },
                "name",
                "value",
            ),
            most=CHOICES,
        )
    },
    "choices",
)


def tree(found: Found) -> Json:
    """What is wrong as the nested ``errors`` of an answer 400 ("Reference", Error Messages)."""
    errors: Json = {}
    for path, code, says in found:
        here = errors
        for step in path:
            here = here.setdefault(str(step), {})
        here.setdefault("_errors", []).append({"code": code, "message": says})
    return errors
