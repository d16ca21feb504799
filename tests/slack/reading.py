"""A message or a view as a person reads it: blocks flattened to text, names for ids, times in their zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.slack.model import Json, Message, View, elements

if TYPE_CHECKING:
    from tests.slack.server import Slack

DATES = {
    "{date_num}": "%Y-%m-%d",
    "{date}": "%B %-d, %Y",
    "{date_short}": "%b %-d, %Y",
    "{date_long}": "%A, %B %-d, %Y",
    "{time}": "%H:%M",
    "{time_secs}": "%H:%M:%S",
}
SIGN = re.compile(r"<([^<>\s|][^<>|]*)(?:\|([^<>]*))?>")
HIDDEN = "\u200b\u2060"
SECRET = {"&amp;": "\ue000", "&lt;": "\ue001", "&gt;": "\ue002"}
SHOWN = {"\ue000": "&", "\ue001": "<", "\ue002": ">"}


def text_of(server: Slack, shown: Message | View, zone: str = "UTC") -> str:
    """All that a reader finds: words, labels of buttons in brackets, names and contents of files."""
    lines: list[str] = []
    if isinstance(shown, View):
        lines += [shown.body["title"]["text"]] if "title" in shown.body else []
        lines += [f"[{shown.body[name]['text']}]" for name in ("submit", "close") if shown.body.get(name)]
    blocks = shown.blocks
    if isinstance(shown, Message) and shown.text and not blocks:
        lines.append(mrkdwn(server, shown.text, zone))
    for block in blocks:
        lines += _block(server, block, zone)
    if isinstance(shown, Message):
        for file in shown.files:
            content = (file.content or b"").decode("utf-8", "replace")
            lines += [f"({file.name})", *([content] if file.name.endswith((".txt", ".md")) else [])]
    return re.sub(f"[{HIDDEN}]", "", "\n".join(lines))


def _block(server: Slack, block: Json, zone: str) -> list[str]:
    lines = []
    match block["type"]:
        case "section":
            parts = [block["text"]] if "text" in block else []
            lines += [_text(server, part, zone) for part in parts + block.get("fields", [])]
        case "header":
            lines.append(block["text"]["text"])
        case "context":
            lines += [_text(server, part, zone) for part in block["elements"] if part["type"] != "image"]
        case "input":
            hint = [block["hint"]["text"]] if "hint" in block else []
            lines += [block["label"]["text"], *hint]
        case "markdown":
            lines.append(block["text"])
        case "rich_text":
            lines.append(_rich(server, block, zone))
        case "table":
            lines += [" | ".join(_rich(server, cell, zone) for cell in row) for row in block["rows"]]
    for element in elements(block):
        lines += _element(element)
    return lines


def _element(element: Json) -> list[str]:
    if element["type"] == "button":
        return [f"[{element['text']['text']}]"]
    lines = [f"[{element['placeholder']['text']}]"] if "placeholder" in element else []
    lines += [f"[{option['text']['text']}]" for option in options(element)]
    return lines + ([element["initial_value"]] if element.get("initial_value") else [])


def _text(server: Slack, part: Json, zone: str) -> str:
    return mrkdwn(server, part["text"], zone) if part["type"] == "mrkdwn" else str(part["text"])


def _rich(server: Slack, part: Json, zone: str) -> str:
    match part.get("type"):
        case "user":
            return f"@{name_of(server, part['user_id'])}"
        case "channel":
            return f"#{channel_of(server, part['channel_id'])}"
        case "date":
            return date_of(server, part["timestamp"], part["format"], zone)
        case "link":
            return str(part.get("text") or part["url"])
        case "emoji":
            return f":{part['name']}:"
    if "elements" in part:
        between = "\n" if part["type"] in ("rich_text", "rich_text_list") else ""
        return between.join(_rich(server, one, zone) for one in part["elements"])
    return str(part.get("text", ""))


def options(element: Json) -> list[Json]:
    """What a select or a group of boxes offers."""
    groups = element.get("option_groups") or [element]
    return [option for group in groups for option in group.get("options", ())]


def mrkdwn(server: Slack, text: str, zone: str) -> str:
    """Slack's markup as it is shown, without what is only a sign for the client."""

    def shown(found: re.Match[str]) -> str:
        target, label = found[1], found[2]
        if target.startswith("@"):
            return "@" + name_of(server, target[1:])
        if target.startswith("#"):
            return "#" + (label or channel_of(server, target[1:]))
        if target.startswith("!date^"):
            seconds, pattern = target.split("^")[1:3]
            return date_of(server, int(seconds), pattern, zone)
        if target.startswith("!"):
            return "@" + target[1:]
        return label or target

    for sign, secret in SECRET.items():
        text = text.replace(sign, secret)
    text = SIGN.sub(shown, text)
    for sign in (r"\*", "_", "~", "`"):
        # A sign means nothing where something invisible keeps it from the word.
        held = rf"(?=[^\s{HIDDEN}])([^\n]+?)(?<=[^\s{HIDDEN}])"
        text = re.sub(rf"(?<![\w{sign}]){sign}{held}{sign}(?!\w)", r"\1", text)
    text = re.sub(r"(?m)^> ?", "", text)
    return "".join(SHOWN.get(one, one) for one in text)


def name_of(server: Slack, number: str) -> str:
    """How somebody is called."""
    found = server.users.get(number)
    return found.shown if found else "unknown-user"


def channel_of(server: Slack, number: str) -> str:
    found = server.channels.get(number)
    return found.name if found else "unknown-channel"


def date_of(server: Slack, seconds: int, pattern: str, zone: str) -> str:
    """A moment as the reader's client shows it ("Date formatting")."""
    at = datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(zone))
    today = server.clock.now().astimezone(ZoneInfo(zone)).date()
    near = {today: "today", today + timedelta(days=1): "tomorrow", today - timedelta(days=1): "yesterday"}
    for name, style in DATES.items():
        pretty = name.replace("}", "_pretty}")
        pattern = pattern.replace(pretty, near.get(at.date(), at.strftime(style)))
        pattern = pattern.replace(name, at.strftime(style))
    return pattern


def buttons(shown: Message | View) -> list[tuple[Json, Json]]:
    """The buttons of a message or a view, each with its block, as a reader meets them."""
    return [(block, one) for block in shown.blocks for one in elements(block) if one["type"] == "button"]
