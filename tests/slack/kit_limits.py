"""What Block Kit allows in messages, modals and App Homes: shapes, lengths and counts, to the letter.

The numbers are those of Slack's reference for blocks, block elements, composition objects and views.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from tests.slack.model import Json

TEXT = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim"}}
COMMON = {"type", "action_id", "confirm", "focus_on_load"}
SELECT = COMMON | {"placeholder"}
MULTI = SELECT | {"max_selected_items"}
ELEMENTS: dict[str, set[str]] = {
    "button": {"type", "text", "action_id", "url", "value", "style", "confirm", "accessibility_label"},
    "static_select": SELECT | {"options", "option_groups", "initial_option"},
    "external_select": SELECT | {"initial_option", "min_query_length"},
    "users_select": SELECT | {"initial_user"},
    "channels_select": SELECT | {"initial_channel", "response_url_enabled"},
    "conversations_select": SELECT
    | {"initial_conversation", "default_to_current_conversation", "response_url_enabled", "filter"},
    "multi_static_select": MULTI | {"options", "option_groups", "initial_options"},
    "multi_external_select": MULTI | {"initial_options", "min_query_length"},
    "multi_users_select": MULTI | {"initial_users"},
    "multi_channels_select": MULTI | {"initial_channels"},
    "multi_conversations_select": MULTI
    | {"initial_conversations", "default_to_current_conversation", "filter"},
    "overflow": {"type", "action_id", "options", "confirm"},
    "checkboxes": COMMON | {"options", "initial_options"},
    "radio_buttons": COMMON | {"options", "initial_option"},
    "datepicker": SELECT | {"initial_date"},
    "timepicker": SELECT | {"initial_time", "timezone"},
    "datetimepicker": COMMON | {"initial_date_time"},
    "plain_text_input": {
        "type",
        "action_id",
        "initial_value",
        "multiline",
        "min_length",
        "max_length",
        "dispatch_action_config",
        "focus_on_load",
        "placeholder",
    },
    "image": {"type", "image_url", "alt_text", "slack_file"},
}
INPUTS = set(ELEMENTS) - {"button", "overflow", "image"}
ACTIONS = set(ELEMENTS) - {"plain_text_input", "image"}
BLOCKS: dict[str, set[str]] = {
    "section": {"type", "block_id", "text", "fields", "accessory", "expand"},
    "divider": {"type", "block_id"},
    "header": {"type", "block_id", "text", "level"},
    "context": {"type", "block_id", "elements"},
    "actions": {"type", "block_id", "elements"},
    "image": {"type", "block_id", "image_url", "alt_text", "title", "slack_file"},
    "input": {"type", "block_id", "label", "element", "hint", "optional", "dispatch_action"},
    "rich_text": {"type", "block_id", "elements"},
    "markdown": {"type", "block_id", "text"},
    "table": {"type", "block_id", "rows", "column_settings"},
}
RICH = {
    "rich_text_section": {"type", "elements"},
    "rich_text_list": {"type", "elements", "style", "indent", "offset", "border"},
    "rich_text_quote": {"type", "elements", "border"},
    "rich_text_preformatted": {"type", "elements", "border", "language"},
}
INLINE = {
    "text": {"text"},
    "link": {"url", "text", "unsafe"},
    "user": {"user_id"},
    "usergroup": {"usergroup_id"},
    "channel": {"channel_id"},
    "emoji": {"name", "unicode", "skin_tone"},
    "date": {"timestamp", "format", "url", "fallback"},
    "broadcast": {"range"},
}
OPTIONAL = {"unsafe", "unicode", "skin_tone", "fallback"}
MODAL = {"type", "title", "blocks", "close", "submit", "private_metadata", "callback_id", "clear_on_close"}
MODAL |= {"notify_on_close", "external_id", "submit_disabled"}
HOME = {"type", "blocks", "private_metadata", "callback_id", "external_id"}


DATE = (
    r"!date\^-?\d+\^(?:[^^|<>{}]|\{(?:date|date_num|date_short|date_long|time|time_secs|ago|day_divider_pretty"
    r"|date_pretty|date_short_pretty|date_long_pretty)\})+(?:\^https?://[^|<>]+)?\|[^<>]+"
)
SIGNS = re.compile(
    rf"<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+|!subteam\^[A-Z0-9]+|!here|!channel|!everyone|{DATE}"
    r"|(?:https?://|mailto:)[^<>|]+)(?:\|[^<>]*)?>"
)
BARE = re.compile(r"<|&(?!amp;|lt;|gt;)")


class Complaints(list[str]):
    """What is wrong, each with where it is."""

    def need(self, right: bool, where: str, what: str) -> bool:
        if not right:
            self.append(f"{where}: {what}")
        return right

    def keys(self, body: Json, allowed: Iterable[str], where: str) -> None:
        for name in set(body) - set(allowed):
            self.append(f"{where}: no such field {name!r}")

    def length(self, value: Any, most: int, where: str, least: int = 1) -> None:
        if self.need(isinstance(value, str), where, f"must be text, not {value!r}"):
            self.need(
                least <= len(value) <= most, where, f"{len(value)} characters, {least} to {most} are allowed"
            )

    def count(self, value: Any, most: int, where: str, least: int = 1) -> bool:
        return self.need(
            isinstance(value, list) and least <= len(value) <= most, where, f"{least} to {most} of them"
        )

    def text(self, value: Any, most: int, where: str, *, plain: bool = False) -> None:
        if not self.need(isinstance(value, dict), where, "must be a text object"):
            return
        kind = value.get("type")
        if self.need(kind in (("plain_text",) if plain else tuple(TEXT)), where, f"no text of type {kind!r}"):
            self.keys(value, TEXT[kind], where)
        self.length(value.get("text"), most, where)

    # --- composition objects

    def confirm(self, body: Json, where: str) -> None:
        self.keys(body, {"title", "text", "confirm", "deny", "style"}, where)
        self.text(body.get("title"), 100, f"{where}/title", plain=True)
        self.text(body.get("text"), 300, f"{where}/text")
        for name in ("confirm", "deny"):
            self.text(body.get(name), 30, f"{where}/{name}", plain=True)
        self.need(body.get("style") in (None, "primary", "danger"), where, "no such style")

    def option(self, body: Json, where: str, *, plain: bool) -> None:
        self.keys(body, {"text", "value", "description", "url"}, where)
        self.text(body.get("text"), 75, f"{where}/text", plain=plain)
        self.length(body.get("value"), 150, f"{where}/value")
        if "description" in body:
            self.text(body["description"], 75, f"{where}/description", plain=plain)

    def options(self, body: Json, where: str) -> None:
        kind = body["type"]
        most = {"overflow": 5, "checkboxes": 10, "radio_buttons": 10}.get(kind, 100)
        groups = body.get("option_groups")
        self.need((groups is None) != ("options" not in body), where, "options or option_groups, one of them")
        offered: list[Json] = []
        if groups is not None and self.count(groups, 100, f"{where}/option_groups"):
            for group in groups:
                self.text(group.get("label"), 75, f"{where}/option_groups/label", plain=True)
                if self.count(group.get("options"), 100, f"{where}/option_groups/options"):
                    offered += group["options"]
        elif self.count(body.get("options"), most, f"{where}/options"):
            offered = body["options"]
        for number, option in enumerate(offered):
            self.option(
                option, f"{where}/options/{number}", plain=kind not in ("checkboxes", "radio_buttons")
            )
        values = [option.get("value") for option in offered]
        self.need(len(set(values)) == len(values), where, "values of options must differ")
        chosen = body.get("initial_options", [body["initial_option"]] if "initial_option" in body else [])
        for one in chosen:
            self.need(one in offered, where, f"initial option {one.get('value')!r} is not among the options")
        if "initial_options" in body:
            self.count(chosen, most, f"{where}/initial_options")

    # --- elements and blocks

    def element(self, body: Any, where: str, allowed: set[str]) -> None:
        kind = body.get("type") if isinstance(body, dict) else None
        if not self.need(kind in allowed, where, f"no element {kind!r} can stand here"):
            return
        assert kind
        self.keys(body, ELEMENTS[kind], where)
        if "action_id" in body:
            self.length(body["action_id"], 255, f"{where}/action_id")
        if "placeholder" in body:
            self.text(body["placeholder"], 150, f"{where}/placeholder", plain=True)
        if "confirm" in body:
            self.confirm(body["confirm"], f"{where}/confirm")
        if "options" in ELEMENTS[kind]:
            self.options(body, where)
        match kind:
            case "button":
                self.text(body.get("text"), 75, f"{where}/text", plain=True)
                for name, most in (("value", 2000), ("url", 3000), ("accessibility_label", 75)):
                    if name in body:
                        self.length(body[name], most, f"{where}/{name}")
                self.need(body.get("style", "primary") in ("primary", "danger"), where, "no such style")
            case "plain_text_input":
                least, most = body.get("min_length", 0), body.get("max_length", 3000)
                self.need(
                    0 <= least <= 3000 and 1 <= most <= 3000 and least <= most, where, "impossible lengths"
                )
                if "initial_value" in body:
                    self.length(body["initial_value"], most, f"{where}/initial_value", 0)
            case "image":
                self.length(body.get("image_url"), 3000, f"{where}/image_url")
                self.length(body.get("alt_text"), 2000, f"{where}/alt_text")

    def block(self, body: Any, where: str) -> None:
        kind = body.get("type") if isinstance(body, dict) else None
        if not self.need(kind in BLOCKS, where, f"no block {kind!r}"):
            return
        assert kind
        self.keys(body, BLOCKS[kind], where)
        if "block_id" in body:
            self.length(body["block_id"], 255, f"{where}/block_id")
        match kind:
            case "section":
                self.need("text" in body or "fields" in body, where, "text or fields must be given")
                if "text" in body:
                    self.text(body["text"], 3000, f"{where}/text")
                if "fields" in body and self.count(body["fields"], 10, f"{where}/fields"):
                    for one in body["fields"]:
                        self.text(one, 2000, f"{where}/fields")
                if "accessory" in body:
                    self.element(body["accessory"], f"{where}/accessory", ACTIONS | {"image"})
            case "header":
                self.text(body.get("text"), 150, f"{where}/text", plain=True)
            case "context":
                if self.count(body.get("elements"), 10, f"{where}/elements"):
                    for one in body["elements"]:
                        if isinstance(one, dict) and one.get("type") == "image":
                            self.element(one, f"{where}/elements", {"image"})
                        else:
                            self.text(one, 3000, f"{where}/elements")
            case "actions":
                if self.count(body.get("elements"), 25, f"{where}/elements"):
                    for number, one in enumerate(body["elements"]):
                        self.element(one, f"{where}/elements/{number}", ACTIONS)
                    ids = [one["action_id"] for one in body["elements"] if "action_id" in one]
                    self.need(len(set(ids)) == len(ids), where, f"an action_id occurs twice: {ids}")
            case "input":
                self.text(body.get("label"), 2000, f"{where}/label", plain=True)
                if "hint" in body:
                    self.text(body["hint"], 2000, f"{where}/hint", plain=True)
                self.element(body.get("element"), f"{where}/element", INPUTS)
            case "image":
                self.length(body.get("image_url"), 3000, f"{where}/image_url")
                self.length(body.get("alt_text"), 2000, f"{where}/alt_text")
            case "markdown":
                self.length(body.get("text"), 12000, f"{where}/text")
            case "table":
                if self.count(body.get("rows"), 100, f"{where}/rows"):
                    for row in body["rows"]:
                        self.count(row, 20, f"{where}/rows")
            case "rich_text":
                self.rich(body.get("elements"), f"{where}/elements", set(RICH))

    def rich(self, parts: Any, where: str, allowed: set[str]) -> None:
        """Parts of rich text, outer or inner ones."""
        if not self.count(parts, 1000, where):
            return
        for number, part in enumerate(parts):
            here, kind = f"{where}/{number}", part.get("type") if isinstance(part, dict) else None
            if not self.need(kind in allowed, here, f"no {kind!r} can stand here"):
                continue
            if kind in RICH:
                self.keys(part, RICH[kind], here)
                inner = {"rich_text_list": {"rich_text_section"}, "rich_text_preformatted": {"text", "link"}}
                self.rich(part.get("elements"), f"{here}/elements", inner.get(kind, set(INLINE)))
                if kind == "rich_text_list":
                    self.need(part.get("style") in ("bullet", "ordered"), here, "no such style")
                continue
            assert kind
            self.keys(part, INLINE[kind] | {"type", "style"}, here)
            optional = OPTIONAL | ({"text"} if kind == "link" else {"url"} if kind == "date" else set())
            for name in INLINE[kind] - optional:
                self.need(part.get(name) not in (None, ""), here, f"{name} is missing or empty")
            styles = part.get("style") or {}
            self.keys(styles, {"bold", "italic", "strike", "code", "underline"}, f"{here}/style")

    def blocks(self, blocks: Any, most: int) -> None:
        if not self.count(blocks, most, "blocks", 0):
            return
        for number, block in enumerate(blocks):
            self.block(block, f"blocks/{number}")
        ids = [one["block_id"] for one in blocks if isinstance(one, dict) and "block_id" in one]
        self.need(len(set(ids)) == len(ids), "blocks", f"a block_id occurs twice: {ids}")


def against_message(body: Json) -> Complaints:
    """What Slack has against the text, blocks and metadata of a message."""
    found = Complaints()
    text, blocks = body.get("text"), body.get("blocks")
    if text is not None:
        found.length(text, 40_000, "text", 0)
    if blocks is not None:
        found.blocks(blocks, 50)
        shown = [one for one in blocks if isinstance(one, dict)]
        found.need(sum(one.get("type") == "table" for one in shown) <= 1, "blocks", "one table is allowed")
        words = sum(len(one.get("text") or "") for one in shown if one.get("type") == "markdown")
        found.need(words <= 12_000, "blocks", "12,000 characters of markdown are allowed")
    metadata = body.get("metadata")
    if metadata:
        found.keys(metadata, {"event_type", "event_payload"}, "metadata")
        found.need(
            isinstance(metadata.get("event_payload"), dict), "metadata", "event_payload must be an object"
        )
        found.need(len(json.dumps(metadata)) <= 16_384, "metadata", "too large")
    return found


def unescaped(value: Any) -> list[str]:
    """Where markup holds what Slack wants escaped, or signs it doesn't know ("Formatting text")."""
    if isinstance(value, list):
        return [one for part in value for one in unescaped(part)]
    if not isinstance(value, dict):
        return []
    if value.get("type") == "mrkdwn":
        return unescaped_in(str(value.get("text", "")))
    return [one for part in value.values() for one in unescaped(part)]


def unescaped_in(text: str) -> list[str]:
    """The same in a piece of markup."""
    rest = SIGNS.sub("", text)
    return [f"unescaped or unknown: {rest[found.start() :][:60]!r}" for found in BARE.finditer(rest)]


def against_view(view: Json, *, kind: str = "modal") -> Complaints:
    """What Slack has against a view; ``kind`` is where it is meant for."""
    found = Complaints()
    if not found.need(view.get("type") == kind, "type", f"must be {kind!r}"):
        return found
    found.keys(view, MODAL if kind == "modal" else HOME, "view")
    found.need(len(json.dumps(view, ensure_ascii=False).encode()) <= 250_000, "view", "more than 250 KB")
    if kind == "modal":
        found.text(view.get("title"), 24, "title", plain=True)
        for name in ("submit", "close"):
            if view.get(name) is not None:
                found.text(view[name], 24, name, plain=True)
    for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        if name in view:
            found.length(view[name], most, name, 0)
    found.blocks(view.get("blocks"), 100)
    blocks = [one for one in view.get("blocks") or () if isinstance(one, dict)]
    if kind == "modal" and any(one.get("type") == "input" for one in blocks):
        found.need(view.get("submit") is not None, "submit", "must be given where there is an input")
    return found
