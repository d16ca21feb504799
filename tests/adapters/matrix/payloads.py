"""What Element Web 1.11 sends for what a person does in its window, with ids of our own garden."""

from typing import Any

BOT = "@keeper:garden.test"
ANA = "@ana:garden.test"
BEN = "@ben:garden.test"
CARD = "$card"
COMMAND = "$command"


def message(content: dict[str, Any], *, sender: str = ANA, event_id: str = "$it") -> dict[str, Any]:
    """A message as the homeserver shows it."""
    return {
        "type": "m.room.message",
        "event_id": event_id,
        "sender": sender,
        "origin_server_ts": 1_772_445_600_000,
        "content": {"msgtype": "m.text", "m.mentions": {}, **content},
    }


def pill(user: str, name: str) -> str:
    return f'<a href="https://matrix.to/#/{user}">{name}</a>'


TYPED = {"body": "!consent quick Buy a rake"}
WITH_MARKDOWN = {
    "body": "!consent quick Buy **two** _rakes_ & `one` <b>hoe</b>",
    "format": "org.matrix.custom.html",
    "formatted_body": "!consent quick Buy <strong>two</strong> <em>rakes</em> &amp; <code>one</code> "
    "&lt;b&gt;hoe&lt;/b&gt;",
}
ESCAPED_SLASH = {"body": "/circle help"}
WITH_A_PILL = {
    "body": "!circle add Ben",
    "format": "org.matrix.custom.html",
    "formatted_body": f"!circle add {pill(BEN, 'Ben')}",
    "m.mentions": {"user_ids": [BEN]},
}
ADDRESSED = {
    "body": "Keeper:  inbox",
    "format": "org.matrix.custom.html",
    "formatted_body": f"{pill(BOT, 'Keeper')}:  inbox",
    "m.mentions": {"user_ids": [BOT]},
}
REPLY = {
    "body": "!consent object It is too dear",
    "m.mentions": {"user_ids": [BOT]},
    "m.relates_to": {"m.in_reply_to": {"event_id": CARD}},
}
IN_A_THREAD = {
    "body": "!consent object It is too dear",
    "m.relates_to": {
        "rel_type": "m.thread",
        "event_id": CARD,
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": "$earlier"},
    },
}
EDIT = {
    "body": "* !consent quick Buy a rake",
    "m.new_content": {"msgtype": "m.text", "body": "!consent quick Buy a rake", "m.mentions": {}},
    "m.relates_to": {"rel_type": "m.replace", "event_id": COMMAND},
}


def reaction(key: str, *, sender: str = ANA, about: str = CARD) -> dict[str, Any]:
    relation = {"event_id": about, "key": key, "rel_type": "m.annotation"}
    return {**message({}, sender=sender), "type": "m.reaction", "content": {"m.relates_to": relation}}


PICKED = {
    "👍": "👍\ufe0f",
    "✋": "✋\ufe0f",
    "❓": "❓\ufe0f",
    "✅": "✅\ufe0f",
    "❌": "❌\ufe0f",
    "❤": "❤\ufe0f",
    "🙌": "🙌",
    "👎": "👎",
}
"""The keys that the picker sends, by the sign."""


def removal(target: str, *, sender: str = ANA, in_content: bool = False) -> dict[str, Any]:
    event = {**message({}, sender=sender), "type": "m.room.redaction", "content": {}}
    if in_content:
        event["content"] = {"redacts": target}
    else:
        event["redacts"] = target
    return event


POLL = {
    "type": "org.matrix.msc3381.poll.start",
    "event_id": "$poll",
    "sender": ANA,
    "origin_server_ts": 1,
    "content": {
        "org.matrix.msc1767.text": "!inbox",
        "org.matrix.msc3381.poll.start": {
            "question": {"body": "!inbox", "msgtype": "m.text"},
            "max_selections": 1,
            "answers": [{"id": "a", "org.matrix.msc1767.text": "Monday"}],
        },
    },
}
