"""What Discord allows in components, of messages and of modals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.discord.limits import (
    Check,
    Found,
    Path,
    anything,
    each,
    integer,
    one_of,
    optional,
    shape,
    snowflake,
    text,
    truth,
    wrong,
)
from tests.discord.model import V2, Json, walk

# Discord's documentation, "Component Reference".
IN_ALL, TEXTS, OLD_ROWS, BUTTONS = 40, 4000, 5, 5
CUSTOM_ID, LABEL, URL, PLACEHOLDER, OPTIONS = 100, 80, 512, 150, 25
TITLE, MODAL_LABEL, MODAL_DESCRIPTION, MODAL_PARTS, INPUT, INPUT_PLACEHOLDER = 45, 45, 100, 5, 4000, 100

ROW, BUTTON, STRING_SELECT, INPUT_FIELD, USER_SELECT = 1, 2, 3, 4, 5
SELECTS = (3, 5, 6, 7, 8)
SECTION, DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, MODAL_FIELD = 9, 10, 11, 12, 13, 14, 17, 18
UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 19, 21, 22, 23
IN_CONTAINER = (ROW, DISPLAY, SECTION, GALLERY, SEPARATOR, FILE)
TOP = (*IN_CONTAINER, CONTAINER)
IN_MODAL_FIELD = (*SELECTS, INPUT_FIELD, UPLOAD, RADIO, CHECKBOXES, CHECKBOX)

media = shape({"url": text(1, 2048)}, "url")
emoji = shape({"id": optional(snowflake), "name": optional(text(1, 100)), "animated": truth})
custom = text(1, CUSTOM_ID)
select_option = shape(
    {
        "label": text(1, 100),
        "value": text(1, 100),
        "description": optional(text(1, 100)),
        "emoji": optional(emoji),
        "default": truth,
    },
    "label",
    "value",
)
box_option = shape(
    {"label": text(1, 100), "value": text(1, 100), "description": optional(text(1, 100)), "default": truth},
    "label",
    "value",
)
common: Mapping[str, Check] = {"type": integer(), "id": integer(0, 2**31 - 1)}
choosing: Mapping[str, Check] = {
    **common,
    "custom_id": custom,
    "placeholder": optional(text(0, PLACEHOLDER)),
    "min_values": integer(0, OPTIONS),
    "max_values": integer(1, OPTIONS),
    "required": truth,
    "disabled": truth,
}
entities: Mapping[str, Check] = {**choosing, "default_values": each(anything, most=25)}

KINDS: dict[int, Check] = {
    ROW: shape({**common, "components": each(anything, 1, BUTTONS)}, "type", "components"),
    BUTTON: shape(
        {
            **common,
            "style": one_of(1, 2, 3, 4, 5, 6),
            "label": optional(text(0, LABEL)),
            "emoji": optional(emoji),
            "custom_id": custom,
            "sku_id": snowflake,
            "url": text(1, URL),
            "disabled": truth,
        },
        "type",
        "style",
    ),
    STRING_SELECT: shape(
        {**choosing, "options": each(select_option, 1, OPTIONS)}, "type", "custom_id", "options"
    ),
    INPUT_FIELD: shape(
        {
            **common,
            "custom_id": custom,
            "style": one_of(1, 2),
            "min_length": integer(0, INPUT),
            "max_length": integer(1, INPUT),
            "required": truth,
            "value": optional(text(0, INPUT)),
            "placeholder": optional(text(0, INPUT_PLACEHOLDER)),
        },
        "type",
        "custom_id",
        "style",
    ),
    **dict.fromkeys((USER_SELECT, 6, 7), shape(entities, "type", "custom_id")),
    8: shape({**entities, "channel_types": each(integer())}, "type", "custom_id"),
    SECTION: shape(
        {**common, "components": each(anything, 1, 3), "accessory": anything},
        "type",
        "components",
        "accessory",
    ),
    DISPLAY: shape({**common, "content": text(1, TEXTS)}, "type", "content"),
    THUMBNAIL: shape(
        {**common, "media": media, "description": optional(text(0, 1024)), "spoiler": truth}, "type", "media"
    ),
    GALLERY: shape(
        {
            **common,
            "items": each(
                shape({"media": media, "description": optional(text(0, 1024)), "spoiler": truth}, "media"),
                1,
                10,
            ),
        },
        "type",
        "items",
    ),
    FILE: shape({**common, "file": media, "spoiler": truth}, "type", "file"),
    SEPARATOR: shape({**common, "divider": truth, "spacing": one_of(1, 2)}, "type"),
    CONTAINER: shape(
        {
            **common,
            "components": each(anything, 1, IN_ALL),
            "accent_color": optional(integer(0, 0xFFFFFF)),
            "spoiler": truth,
        },
        "type",
        "components",
    ),
    MODAL_FIELD: shape(
        {
            **common,
            "label": text(1, MODAL_LABEL),
            "description": optional(text(1, MODAL_DESCRIPTION)),
            "component": anything,
        },
        "type",
        "label",
        "component",
    ),
    UPLOAD: shape(
        {
            **common,
            "custom_id": custom,
            "min_values": integer(0, 10),
            "max_values": integer(1, 10),
            "required": truth,
        },
        "type",
        "custom_id",
    ),
    RADIO: shape(
        {**common, "custom_id": custom, "options": each(box_option, 2, 10), "required": truth},
        "type",
        "custom_id",
        "options",
    ),
    CHECKBOXES: shape(
        {
            **common,
            "custom_id": custom,
            "options": each(box_option, 1, 10),
            "min_values": integer(0, 10),
            "max_values": integer(1, 10),
            "required": truth,
        },
        "type",
        "custom_id",
        "options",
    ),
    CHECKBOX: shape({**common, "custom_id": custom, "default": truth}, "type", "custom_id"),
}


def message(body: Json, was: int, files: set[str], found: Found) -> None:
    """What holds for the components of a message; ``was`` are the flags it already has."""
    new = bool((body.get("flags") or 0) & V2) or bool(was & V2)
    parts = body.get("components")
    if new:
        for name in ("content", "embeds", "poll", "sticker_ids"):
            if body.get(name):
                wrong(
                    (name,),
                    found,
                    "Not with IS_COMPONENTS_V2.",
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                )
    if not isinstance(parts, list):
        return
    allowed = TOP if new else (ROW,)
    if not new and len(parts) > OLD_ROWS:
        wrong(("components",), found, f"Must be {OLD_ROWS} or fewer.", "BASE_TYPE_BAD_LENGTH")
    for place, part in enumerate(parts):
        _part(part, ("components", place), allowed, found)
    _together(parts, found, modal=False)
    if new:
        _files(parts, files, found)


def modal(body: Any, found: Found) -> None:
    """What holds for a modal ("Interaction Callback", Modal)."""
    fields = {"custom_id": custom, "title": text(1, TITLE), "components": each(anything, 1, MODAL_PARTS)}
    shape(fields, *fields)(body, (), found)
    parts = body.get("components") if isinstance(body, dict) else None
    if isinstance(parts, list):
        for place, part in enumerate(parts):
            _part(part, ("components", place), (MODAL_FIELD, DISPLAY), found)
        _together(parts, found, modal=True)


def _part(part: Any, path: Path, allowed: tuple[int, ...], found: Found) -> None:
    kind = part.get("type") if isinstance(part, dict) else None
    if kind not in allowed:
        wrong((*path, "type"), found, f"Must be one of {allowed}.", "UNION_TYPE_CHOICES")
        return
    KINDS[kind](part, path, found)
    inner = part.get("components")
    held = inner if isinstance(inner, list) else []
    match kind:
        case 2:
            _button(part, path, found)
        case 1:
            if any(isinstance(one, dict) and one.get("type") in SELECTS for one in held) and len(held) > 1:
                wrong((*path, "components"), found, "A select is alone in its row.")
            _parts(held, path, (BUTTON, *SELECTS), found)
        case 9:
            _parts(held, path, (DISPLAY,), found)
            _part(part.get("accessory"), (*path, "accessory"), (BUTTON, THUMBNAIL), found)
        case 17:
            _parts(held, path, IN_CONTAINER, found)
        case 18:
            _part(part.get("component"), (*path, "component"), IN_MODAL_FIELD, found)
    if kind in SELECTS:
        _select(part, path, found, in_modal=path[-1] == "component")


def _parts(parts: list[Any], path: Path, allowed: tuple[int, ...], found: Found) -> None:
    for place, part in enumerate(parts):
        _part(part, (*path, "components", place), allowed, found)


def _button(part: Json, path: Path, found: Found) -> None:
    style = part.get("style")
    wanted = {5: "url", 6: "sku_id"}.get(style, "custom_id") if isinstance(style, int) else "custom_id"
    for name in ("custom_id", "url", "sku_id"):
        if (name in part) != (name == wanted):
            wrong(
                (*path, name),
                found,
                f"A button of style {style} has {wanted} alone.",
                "BUTTON_COMPONENT_INVALID",
            )
    if style == 6:
        return
    if not part.get("label") and not part.get("emoji"):
        wrong((*path, "label"), found, "A label or an emoji is needed.", "BUTTON_COMPONENT_INVALID")


def _select(part: Json, path: Path, found: Found, *, in_modal: bool) -> None:
    if part.get("disabled") and in_modal:
        wrong((*path, "disabled"), found, "Not in modals.")
    if "required" in part and not in_modal:
        wrong((*path, "required"), found, "Only in modals.")
    options = part.get("options")
    if isinstance(options, list):
        values = [option.get("value") for option in options if isinstance(option, dict)]
        if len(values) != len(set(values)):
            wrong(
                (*path, "options"),
                found,
                "A value is there twice.",
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
            )


def _together(parts: list[Any], found: Found, *, modal: bool) -> None:
    try:
        everything = list(walk(parts))
    except (AttributeError, TypeError):
        return
    if len(everything) > IN_ALL:
        wrong(("components",), found, f"{len(everything)} in all, {IN_ALL} at most.", "BASE_TYPE_BAD_LENGTH")
    ids = [part["custom_id"] for part in everything if isinstance(part.get("custom_id"), str)]
    for twice in {one for one in ids if ids.count(one) > 1}:
        wrong(
            ("components",), found, f"custom_id {twice!r} is there twice.", "COMPONENT_CUSTOM_ID_DUPLICATED"
        )
    numbers = [part["id"] for part in everything if part.get("id")]
    if len(numbers) != len(set(numbers)):
        wrong(("components",), found, "An id is there twice.", "COMPONENT_ID_DUPLICATED")
    length = sum(len(str(part.get("content", ""))) for part in everything if part.get("type") == DISPLAY)
    if length > TEXTS and not modal:
        wrong(
            ("components",),
            found,
            f"{length} characters, {TEXTS} at most.",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        )


def _files(parts: list[Any], files: set[str], found: Found) -> None:
    """Every file is shown by a component, and every one that is shown is there."""
    shown = set(re.findall(r"attachment://([^\"'\s]+)", repr(parts)))
    for name in shown - files:
        wrong(("components",), found, f"There is no attachment {name}.", "UNFURLED_MEDIA_ITEM_NOT_FOUND")
