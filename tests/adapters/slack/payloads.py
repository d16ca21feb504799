"""What Slack sends, as its documentation shows it: one workspace with a channel, a card and its thread."""

from datetime import UTC, datetime
from typing import Any

from adapters.slack.around import Around, Bot
from adapters.typed import read_typed

BOT, BOT_ID, ANA, BEN, EVA = "U0KEEPER", "B0KEEPER", "U0ANA", "U0BEN", "U0EVA"
TEAM, ELSEWHERE, GRID = "T0VILLAGE", "T0TOWN", "E0VALLEY"
GARDEN, DIRECT, FOREIGN = "C0GARDEN", "D0ANA", "D0ANABEN"
CARD, AT = "1772445000.000100", "1772445600.000200"
"""The card's time, and that of what is done: ten o'clock on 2 March 2026."""
NOW = datetime(2026, 3, 2, 10, 5, tzinfo=UTC)
SENT = datetime(2026, 3, 2, 10, 0, 0, 200, tzinfo=UTC)
NAMES = {ANA: "Ana", BEN: "Ben B.", EVA: "Eva", BOT: "Keeper"}
URL = "https://hooks.slack.com/actions/T0VILLAGE/1/secret"

Json = dict[str, Any]


def around(**more: Any) -> Around:
    given: Json = {
        "now": NOW,
        "parse": read_typed,
        "bots": {TEAM: Bot(BOT, BOT_ID)},
        "names": ("Keeper",),
        "name_of": lambda user: NAMES.get(user, ""),
        "im_of": lambda user: DIRECT if user == ANA else "",
        **more,
    }
    return Around(**given)


# --- events -------------------------------------------------------------------------------------------------


def event(data: Json, **more: Any) -> Json:
    authorization = {
        "enterprise_id": None,
        "team_id": TEAM,
        "user_id": BOT,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": "XXYYZZ",
        "team_id": TEAM,
        "enterprise_id": None,
        "context_team_id": TEAM,
        "context_enterprise_id": None,
        "api_app_id": "A0KEEPER",
        "event": data,
        "type": "event_callback",
        "event_id": "Ev0001",
        "event_time": 1772445600,
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": "4-abc",
        **more,
    }


def in_grid(payload: Json) -> Json:
    """The same in a workspace of an organisation of Enterprise Grid."""
    by = [{**payload["authorizations"][0], "enterprise_id": GRID}]
    return {**payload, "enterprise_id": GRID, "context_enterprise_id": GRID, "authorizations": by}


def says(words: str, user: str = ANA, **more: Any) -> Json:
    return {
        "type": "message",
        "user": user,
        "text": words,
        "ts": AT,
        "team": TEAM,
        "channel": GARDEN,
        "channel_type": "channel",
        "event_ts": AT,
        **more,
    }


def message(words: str, user: str = ANA, **more: Any) -> Json:
    return event(says(words, user, **more))


def private(words: str, user: str = ANA, **more: Any) -> Json:
    return message(words, user, channel=DIRECT, channel_type="im", **more)


def mention(words: str, **more: Any) -> Json:
    said = {name: value for name, value in says(f"<@{BOT}> {words}").items() if name != "channel_type"}
    return event({**said, "type": "app_mention", **more}, event_id="Ev0002")


def talk(words: str, **more: Any) -> Json:
    """Words in the thread of the card."""
    return message(words, **{"thread_ts": CARD, "parent_user_id": BOT, **more})


def edit(before: str, after: str, *, stamp: str = "1772445660.000300", **more: Any) -> Json:
    said = {
        name: value for name, value in says("", **more).items() if not name.startswith(("channel", "event"))
    }
    return event(
        {
            "type": "message",
            "subtype": "message_changed",
            "hidden": True,
            "channel": DIRECT,
            "channel_type": "im",
            "ts": stamp,
            "event_ts": stamp,
            "message": {**said, "text": after, "edited": {"user": ANA, "ts": stamp}},
            "previous_message": {**said, "text": before},
        },
        event_id="Ev0003",
    )


def deletion(**more: Any) -> Json:
    was = {"type": "message", "user": BOT, "bot_id": BOT_ID, "text": "A shredder", "ts": CARD, **more}
    return event(
        {
            "type": "message",
            "subtype": "message_deleted",
            "hidden": True,
            "channel": GARDEN,
            "channel_type": "channel",
            "ts": AT,
            "event_ts": AT,
            "deleted_ts": CARD,
            "previous_message": was,
        }
    )


def tombstone() -> Json:
    """The card was deleted, and has a thread."""
    found = deletion()["event"]
    stone = {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "ts": CARD, "thread_ts": CARD}
    changed = {name: value for name, value in found.items() if name != "deleted_ts"}
    return event({**changed, "subtype": "message_changed", "message": {**stone, "text": "…"}})


def reaction(name: str = "+1", user: str = ANA, kind: str = "reaction_added", **more: Any) -> Json:
    item = {"type": "message", "channel": GARDEN, "ts": CARD}
    found = {"type": kind, "user": user, "reaction": name, "item": item, "item_user": BOT, "event_ts": AT}
    return event({**found, **more}, event_id=f"Ev-{kind}")


def removal(name: str = "+1", user: str = ANA, **more: Any) -> Json:
    return reaction(name, user, "reaction_removed", **more)


def joined(user: str = BOT, **more: Any) -> Json:
    found = {"type": "member_joined_channel", "user": user, "channel": GARDEN, "channel_type": "C"}
    return event({**found, "team": TEAM, "inviter": ANA, "event_ts": AT, **more})


def left(user: str = ANA) -> Json:
    found = {"type": "member_left_channel", "user": user, "channel": GARDEN, "channel_type": "C"}
    return event({**found, "team": TEAM, "event_ts": AT})


# --- interactions -------------------------------------------------------------------------------------------


def slash(command: str, words: str = "", **more: Any) -> Json:
    return {
        "token": "gIkuvaNzQIHg97ATvDxqgjtO",
        "team_id": TEAM,
        "team_domain": "village",
        "channel_id": GARDEN,
        "channel_name": "garden",
        "user_id": ANA,
        "user_name": "ana.g",
        "command": command,
        "text": words,
        "api_app_id": "A0KEEPER",
        "is_enterprise_install": "false",
        "response_url": URL,
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
        **more,
    }


def interaction(kind: str, **more: Any) -> Json:
    return {
        "type": kind,
        "token": "9s8d9as89d8as9d8as989",
        "team": {"id": TEAM, "domain": "village"},
        "user": {"id": ANA, "username": "ana.g", "name": "ana.g", "team_id": TEAM},
        "api_app_id": "A0KEEPER",
        "trigger_id": "12321423423.333649436676.d8c1bb83",
        "enterprise": None,
        "is_enterprise_install": False,
        **more,
    }


def press(action_id: str = "ps1/r1-consent/consent", *, ephemeral: bool = False, **more: Any) -> Json:
    action = {
        "type": "button",
        "action_id": action_id,
        "block_id": "b1",
        "text": {"type": "plain_text", "text": "Consent"},
        "value": action_id[1:],
        "action_ts": AT,
    }
    box = {"type": "message", "message_ts": CARD, "channel_id": GARDEN, "is_ephemeral": ephemeral}
    card = {"type": "message", "user": BOT, "bot_id": BOT_ID, "team": TEAM, "text": "A shredder", "ts": CARD}
    found = interaction(
        "block_actions",
        actions=[action],
        container=box,
        channel={"id": GARDEN, "name": "garden"},
        response_url=URL,
        **({} if ephemeral else {"message": card}),
    )
    return {**found, **more}


def view(metadata: str, **more: Any) -> Json:
    return {
        "id": "V0FORM",
        "type": "modal",
        "callback_id": "m",
        "private_metadata": metadata,
        "state": {"values": {}},
        "hash": "156772938.1827394",
        "team_id": TEAM,
        "app_installed_team_id": TEAM,
        **more,
    }


def submission(
    metadata: str, *, hash: str = "156772938.1827394", user: Json | None = None, **fields: Any
) -> Json:
    """A sent form; a field is given by its answer."""
    state = {"values": {name: {name: answer} for name, answer in fields.items()}}
    found = interaction("view_submission", view=view(metadata, state=state, hash=hash), response_urls=[])
    return {**found, **({"user": user} if user else {})}


def typed(value: str | None) -> Json:
    return {"type": "plain_text_input", "value": value}


def home_press() -> Json:
    found = press("pinbox/open")
    home = {**view(""), "type": "home", "callback_id": "", "id": "V0HOME"}
    gone = ("message", "channel", "response_url")
    kept = {name: value for name, value in found.items() if name not in gone}
    return {**kept, "container": {"type": "view", "view_id": "V0HOME"}, "view": home}
