"""From a slash command, a button, a sent form or a shortcut of Slack to what somebody did: pure."""

import json as notation
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from adapters.payloads import json, text
from adapters.slack.around import Around, Workspace, first, moment, required, workspace
from adapters.slack.forms import CALLBACK
from adapters.slack.written import PLATFORM, plain
from bot.ports import Act, Command, Inbound, Mention, MessageRef, Press, Typed
from bot.verbs import BY_WORDS, GROUPS

PROPOSE = "propose"
"""The shortcut that is everywhere: start a proposal."""
PROPOSE_THIS = "propose-this"
"""The shortcut in a message's menu: make this a proposal."""
_GROUP = "mpdm-"
"""What the name of a conversation of several people begins with (Slack's documentation, "mpim object")."""
LETTERS = frozenset("pf")
"""What an action of ours begins with; others are of buttons that only lead elsewhere."""

Json = Mapping[str, Any]
Kind = Literal["command", "press", "modal", "shortcut"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form was opened from: what comes back when it is sent, and nothing else does."""

    token: str = ""
    """The token of what it asks for."""
    channel: str = ""
    """Where it was done; empty: in the app's home, or by a shortcut from nowhere."""
    message: str = ""
    """The message with the button, as the bot names it; empty: it was no button on a message."""
    ephemeral: bool = False
    """That message is for one person's eyes only."""
    team: str = ""
    """The workspace; that of the form itself may be another one in a shared channel."""
    response_url: str = field(default="", repr=False)
    """With it, within 30 minutes, what was done is answered; it never stands in a log."""

    def metadata(self) -> str:
        """As a form's ``private_metadata``, of at most 3,000 characters."""
        parts = [self.token, self.channel, self.message, self.ephemeral, self.team, self.response_url]
        return notation.dumps(parts, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Interaction:
    """What somebody did to which Slack wants an answer at once."""

    kind: Kind
    inbound: Inbound
    user: str
    team: str
    """The workspace by which the app answers."""
    channel: str = ""
    """Where it was done; empty: in the app's home, or by a shortcut from nowhere."""
    among_people: bool = False
    """That is a conversation of several people, into which no app can be invited."""
    trigger_id: str = ""
    """With it, within three seconds and once, a form is opened."""
    response_url: str = field(default="", repr=False)
    """With it, five times within 30 minutes, it is answered; it never stands in a log. It may be missing."""
    letter: str = ""
    """What a button is: ``p`` plain, ``f`` with a form; ``m`` a sent form."""
    token: str = ""
    """The token of the button's action."""
    label: str = ""
    """What stood on the button."""
    on_message: bool = False
    """It was done on a message of the bot: by its button, or by the form that the button opened."""
    ephemeral: bool = False
    """That message is for the person's eyes only, and can be found by the ``response_url`` alone."""
    view_id: str = ""
    """The form that was sent, or the view with the button."""
    in_modal: bool = False
    """The button is in a modal, which can show what comes of it; not in the app's home."""
    verbless: bool = False
    """A command of which only the group was given: a choice of its verbs is to be offered."""

    def origin(self, token: str) -> Origin:
        """What a form that is opened by this brings back."""
        about = self.inbound.about
        message = about.id if about is not None else ""
        return Origin(token, self.channel, message, self.ephemeral, self.team, self.response_url)


def origin_of(metadata: Any) -> Origin:
    """Where a form was opened from; an empty one for what :meth:`Origin.metadata` didn't write."""
    try:
        token, channel, message, ephemeral, team, url = notation.loads(metadata)
    except (TypeError, ValueError, RecursionError):
        return Origin()
    return Origin(text(token), text(channel), text(message), ephemeral is True, text(team), text(url))


def read_interaction(payload: Any, around: Around) -> Interaction | None:
    """What somebody did (Slack's documentation, "Implementing slash commands", "Interaction payloads");
    ``None`` for what isn't for us, such as a form that was closed. Raises nothing.

    Args:
        payload: the body of a slash command, or the payload of an interaction, by HTTP as by a socket.
    """
    try:
        return _read(payload, around)
    except Exception:  # nobody's interaction may end the reading of everybody's
        return None


def act_in(payload: Any, around: Around) -> Inbound | None:
    """What somebody did, without what Slack wants in answer: as :func:`read_interaction`."""
    found = read_interaction(payload, around)
    return found.inbound if found is not None else None


def _read(payload: Any, around: Around) -> Interaction | None:
    if not isinstance(payload, dict):
        return None
    match payload.get("type"):
        case None:
            return _slash(payload, around)
        case "block_actions":
            return _pressed(payload, around)
        case "view_submission":
            return _sent(payload, around)
        case "shortcut" | "message_action":
            return _shortcut(payload, around)
        case _:
            return None


# --- commands -------------------------------------------------------------------------------------------


def _slash(payload: Json, around: Around) -> Interaction | None:
    at = workspace([(payload.get("team_id"), payload.get("enterprise_id"))], around)
    user, channel = required(payload, "user_id"), required(payload, "channel_id")
    group, line = required(payload, "command").removeprefix("/"), text(payload.get("text"))
    if group not in GROUPS:
        return None
    spoken = plain(line, around.is_own, at.mention, around.channel_of, whole=True)
    verbless = not spoken.words.strip() and (group, "") not in BY_WORDS
    act: Act | None = Command(group, "")
    if not verbless:
        act = around.parse(f"/{group} {spoken.words}", spoken.mentions)
    if not isinstance(act, Command | Typed):
        return None
    trigger = required(payload, "trigger_id")
    return Interaction(
        kind="command",
        inbound=_inbound(act, at, user, f"{PLATFORM}:trigger:{trigger}", _Spot(channel)),
        user=user,
        team=at.team,
        channel=channel,
        among_people=text(payload.get("channel_name")).startswith(_GROUP),
        trigger_id=trigger,
        response_url=text(payload.get("response_url")),
        verbless=verbless,
    )


# --- what hangs on a message or a view ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where something was done."""

    channel: str
    about: MessageRef | None = None
    """The card it was done on."""
    told: str = ""
    """The workspace or organisation of who did it."""
    ts: str = ""
    """When, as Slack says it."""


def _inbound(act: Act, at: Workspace, user: str, key: str, spot: _Spot) -> Inbound:
    around, private = at.around, spot.channel[:1] in ("", "D")
    place = spot.channel
    if private and spot.about is None:
        # A conversation between two needn't be the bot's: commands can be given in anybody's.
        place = around.im_of(user) or user
    return Inbound(
        key=key,
        who=at.who(user, spot.told),
        place=at.place(place),
        at=moment(spot.ts, around.now),
        act=act,
        organisation=at.team,
        about=spot.about,
        private=private,
        admin=at.may_administer(user, spot.told),
        language=around.language_of(user),
    )


def _at(payload: Json, around: Around, *more: Any) -> Workspace:
    """The workspace of the app; ``team`` may be another one's in a shared channel, and is nothing where the
    app is installed for an organisation."""
    team, enterprise = json(payload.get("team")), _enterprise(payload)
    own = [(one, "") for one in more]
    users = json(payload["user"]).get("team_id")
    theirs = enterprise if team.get("id") in (None, users) else ""
    return workspace([*own, (team.get("id"), enterprise), (users, theirs)], around)


def _enterprise(payload: Json) -> str:
    """The organisation of Enterprise Grid that ``team`` belongs to."""
    given = json(payload.get("enterprise")).get("id") or json(payload.get("team")).get("enterprise_id")
    return text(given)


def _told(payload: Json) -> str:
    """The organisation or workspace of who did it."""
    told, team = text(payload["user"].get("team_id")), text(json(payload.get("team")).get("id"))
    return _enterprise(payload) or told if told == team else told


def _pressed(payload: Json, around: Around) -> Interaction | None:
    action, user = first(payload.get("actions")), required(payload["user"], "id")
    letter, token = _parts(action)
    if letter not in LETTERS:
        return None
    if view := json(payload.get("view")):
        return _pressed_in_view(payload, view, around)
    message, box = json(payload.get("message")), json(payload.get("container"))
    channel = required(json(payload["channel"]), "id")
    ts, ephemeral = required(box, "message_ts"), box.get("is_ephemeral") is True
    thread = box.get("thread_ts") or message.get("thread_ts")
    at = _at(payload, around, message.get("team"), json(message.get("bot_profile")).get("team_id"))
    about = None if ephemeral else at.message(channel, ts, thread)
    stamp = required(action, "action_ts")
    spot = _Spot(channel, about, _told(payload), stamp)
    return Interaction(
        kind="press",
        inbound=_inbound(Press(token), at, user, f"{PLATFORM}:press:{user}:{ts}:{stamp}", spot),
        user=user,
        team=at.team,
        channel=channel,
        trigger_id=text(payload.get("trigger_id")),
        response_url=text(payload.get("response_url")),
        letter=letter,
        token=token,
        label=text(json(action.get("text")).get("text")),
        on_message=True,
        ephemeral=ephemeral,
    )


def _pressed_in_view(payload: Json, view: Json, around: Around) -> Interaction:
    """A button in the app's home, or in a form."""
    action, user = first(payload.get("actions")), required(payload["user"], "id")
    letter, token = _parts(action)
    origin, view_id = origin_of(view.get("private_metadata")), required(view, "id")
    at = _at(payload, around, origin.team, view.get("app_installed_team_id"))
    stamp = required(action, "action_ts")
    spot = _Spot(origin.channel, _card(origin, at), _told(payload), stamp)
    return Interaction(
        kind="press",
        inbound=_inbound(Press(token), at, user, f"{PLATFORM}:press:{user}:{view_id}:{stamp}", spot),
        user=user,
        team=at.team,
        channel=origin.channel,
        trigger_id=text(payload.get("trigger_id")),
        response_url=origin.response_url,
        letter=letter,
        token=token,
        label=text(json(action.get("text")).get("text")),
        on_message=bool(origin.message) or origin.ephemeral,
        ephemeral=origin.ephemeral,
        view_id=view_id,
        in_modal=view.get("type") == "modal",
    )


def _parts(action: Json) -> tuple[str, str]:
    """A button's letter, and the token of its action."""
    action_id = text(action.get("action_id"))
    return action_id[:1], text(action.get("value")) or action_id[1:]


def _card(origin: Origin, at: Workspace) -> MessageRef | None:
    """The card with the button that opened a form. What only one person sees is no card."""
    if not (origin.channel and origin.message):
        return None
    return MessageRef(at.place(origin.channel), origin.message)


def _shortcut(payload: Json, around: Around) -> Interaction | None:
    user, trigger = required(payload["user"], "id"), required(payload, "trigger_id")
    callback, message = text(payload.get("callback_id")), json(payload.get("message"))
    at = _at(payload, around)
    if payload["type"] == "shortcut" and callback == PROPOSE:
        command = Command("consent", "propose")
    elif payload["type"] == "message_action" and callback == PROPOSE_THIS:
        command = _proposed(message, at)
    else:
        return None
    channel = text(json(payload.get("channel")).get("id"))
    spot = _Spot(channel, None, _told(payload), text(payload.get("action_ts")))
    return Interaction(
        kind="shortcut",
        inbound=_inbound(command, at, user, f"{PLATFORM}:trigger:{trigger}", spot),
        user=user,
        team=at.team,
        channel=channel,
        among_people=text(json(payload.get("channel")).get("name")).startswith(_GROUP),
        trigger_id=trigger,
        response_url=text(payload.get("response_url")),
    )


def _proposed(message: Json, at: Workspace) -> Command:
    """Somebody's message as the text of a proposal; what hangs on it, by its addresses."""
    around = at.around
    spoken = plain(text(message.get("text")), around.is_own, at.mention, around.channel_of, whole=True)
    files = message.get("files")
    links = [text(json(one).get("permalink")) for one in files] if isinstance(files, list) else []
    written = "\n".join(filter(None, (spoken.words.strip(), *links)))
    return Command("consent", "propose", {"text": written} if written else {}, spoken.mentions)


# --- forms ----------------------------------------------------------------------------------------------


def _sent(payload: Json, around: Around) -> Interaction | None:
    view, user = payload["view"], required(payload["user"], "id")
    if view.get("callback_id") != CALLBACK:
        return None
    origin, view_id = origin_of(view.get("private_metadata")), required(view, "id")
    at = _at(payload, around, origin.team, view.get("app_installed_team_id"))
    filled = json(json(view.get("state")).get("values"))
    # A form that was refused can be sent again, changed, with the same hash.
    content = sha256(notation.dumps(filled, sort_keys=True).encode()).hexdigest()[:16]
    key = f"{PLATFORM}:sent:{view_id}:{text(view.get('hash'))}:{content}"
    act = _filled(filled, required({"token": origin.token}, "token"), at)
    spot = _Spot(origin.channel, _card(origin, at), _told(payload))
    return Interaction(
        kind="modal",
        inbound=_inbound(act, at, user, key, spot),
        user=user,
        team=at.team,
        channel=origin.channel,
        trigger_id=text(payload.get("trigger_id")),
        response_url=origin.response_url,
        letter=CALLBACK,
        token=origin.token,
        on_message=bool(origin.message) or origin.ephemeral,
        ephemeral=origin.ephemeral,
        view_id=view_id,
    )


def _filled(filled: Json, token: str, at: Workspace) -> Press:
    fields: dict[str, str] = {}
    mentions: dict[str, Mention] = {}
    for name, answer in _answers(filled):
        users = answer.get("selected_users")
        chosen = [text(user) for user in users] if isinstance(users, list) else []
        chosen = [user for user in [*chosen, text(answer.get("selected_user"))] if user]
        people = {user: at.mention(user) for user in chosen}
        mentions |= people
        option = text(json(answer.get("selected_option")).get("value"))
        said = text(answer.get("value")) or option
        fields[name] = ", ".join(person.shown for person in people.values()) or said
    return Press(token, fields, tuple(mentions.values()))


def _answers(filled: Json) -> Iterator[tuple[str, Json]]:
    """The fields of a form by the name of what they ask, out of the blocks that hold them."""
    for block in filled.values():
        for name, answer in json(block).items():
            if isinstance(name, str) and name:
                yield name, json(answer)
