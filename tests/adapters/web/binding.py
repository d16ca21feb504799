"""The page of ``try``, held to what every adapter promises."""

import json
import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

from adapters.web import Web
from adapters.web.community import Community
from adapters.web.inbound import Said, read
from adapters.web.render import card_shown
from bot.cards import Card, fit
from bot.ports import Inbound
from tests.adapters.contract import Binding

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def _posted(id: str, kind: str, **more: str) -> dict[str, Any]:
    return {"id": id, "who": "ben", "place": "garden", "kind": kind, **more}


def _read(posted: Any) -> Inbound | None:
    found = read(json.dumps(posted).encode(), Community(lambda: NOW), NOW)
    if isinstance(found, Said):
        return found.inbound
    return found if isinstance(found, Inbound) else None


def _shown(card: Card) -> str:
    shown = card_shown(fit(card, Web.can))
    text = unescape(re.sub("<[^>]*>", "", f"{shown['html']}\n{shown['legend']}"))
    return "\n".join([text, *(action["label"] for action in shown["actions"])])


WEB = Binding(
    adapter=Web,
    payloads={
        "command": _posted("one", "say", text="!inbox"),
        "mark": _posted("two", "mark", message="m3", emoji="👍"),
        "unmark": _posted("three", "unmark", message="m3", mark="ben:two"),
        "words": _posted("four", "say", text="It is too dear.", message="m3"),
        "erased": _posted("five", "erase", message="m3"),
    },
    own=None,
    read=_read,
    shown=_shown,
)
