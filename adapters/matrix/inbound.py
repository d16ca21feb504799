"""From a Matrix event to what somebody did: pure; whatever comes in, either that or nothing comes out.

An event that needs more to be understood (whose message was marked? what did it say before the edit?) tells
so by :func:`asks_for`; the client looks it up and hands it in with the :class:`Around`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from adapters.edited import edited
from adapters.matrix.rooms import content_of
from adapters.matrix.wire import Json
from adapters.payloads import text
from adapters.typed import Parse
from bot.ports import (
    Account,
    Act,
    Command,
    Departed,
    Erased,
    Inbound,
    Known,
    Mark,
    Mention,
    MessageRef,
    Moved,
    Place,
    Typed,
    Unmark,
    Wrote,
)

PLATFORM = "matrix"
LONGEST_MARK = 64
LONGEST_NAME = 100
UNREADABLE = "refused-unreadable"
"""Said once, when a message couldn't be decrypted: please send it again."""

_FOLDED = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
_PILL = re.compile(r"https://matrix\.to/#/(@[^?#\s]+:[^?#\s/]+)")
_FALLBACK = re.compile(r"\A> <[^\n]*\n(?:>[^\n]*\n)*\n")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of an event that another one is about."""

    sender: str
    kind: str
    content: Mapping[str, Any] = field(default_factory=dict)
    """Its content as it was sent, decrypted; only looked up for edits."""


@dataclass(frozen=True, slots=True)
class Around:
    """What an event is understood by: the room it stands in, and the events it speaks of."""

    own: str
    """The bot's user id."""
    room: str
    now: datetime
    parse: Parse
    own_names: tuple[str, ...] = ()
    private_with: str = ""
    """The person whose private conversation with the bot the room is; empty: it isn't one."""
    organisation: str = ""
    seen: Mapping[str, Seen] = field(default_factory=dict)
    """By event id, as far as :func:`asks_for` named it and it could be found."""
    name_of: Callable[[str], str] = lambda user: user[1:].partition(":")[0]
    since: datetime | None = None
    """In a backlog: the last moment when we were listening; an act lies between it and ``now``."""


def fold_mark(key: str) -> str:
    """A reaction's key for comparison: without variation selectors and skin tones.

    Clients send the same sign with and without U+FE0F, and servers keep the two apart.
    """
    return _FOLDED.sub("", key)


def clean_name(name: str, user: str) -> str:
    """A display name that can be seen and breaks no line; the user id where nothing is left of it."""
    return _UNSEEN.sub("", name).strip()[:LONGEST_NAME] or user


def asks_for(event: Json) -> tuple[str, ...]:
    """The ids of the events that must be looked up before this one can be read."""
    try:
        return tuple(one for one in _asks_for(event) if one)
    except Exception:  # a malformed event asks for nothing
        return ()


def edits(event: Json) -> str:
    """The event that this one edits, or nothing."""
    relation = _relation(event)
    return text(relation.get("event_id")) if relation.get("rel_type") == "m.replace" else ""


def read(event: Any, around: Around) -> Inbound | None:
    """What somebody did by this event, or ``None`` if it isn't for us. Raises nothing.

    Args:
        event: as the homeserver sent it, decrypted if it was encrypted.
    """
    try:
        return _read(event, around)
    except Exception:  # nobody's event may end the reading of everybody's
        return None


def unreadable(event: Json, around: Around) -> Inbound | None:
    """What the sender of a message is told that couldn't be decrypted: once a day, in each room."""
    sender = text(event.get("sender"))
    if not _is_person(sender, around):
        return None
    day = _moment(event, around).date().isoformat()
    key = f"{PLATFORM}:unreadable:{around.room}:{sender}:{day}"
    return _inbound(event, around, Typed(UNREADABLE), key=key, source=text(event.get("event_id")))


def _is_person(sender: str, around: Around) -> bool:
    return sender.startswith("@") and ":" in sender and sender != around.own


def _relation(event: Json) -> Json:
    relation = content_of(event).get("m.relates_to")
    return relation if isinstance(relation, dict) else {}


def _replied_to(relation: Json) -> str:
    reply = relation.get("m.in_reply_to")
    return text(reply.get("event_id")) if isinstance(reply, dict) else ""


def _redacts(event: Json) -> str:
    # At the top for rooms up to version 10, in the content from version 11 on.
    return text(event.get("redacts")) or text(content_of(event).get("redacts"))


def _asks_for(event: Json) -> tuple[str, ...]:
    kind = event.get("type")
    if kind == "m.room.redaction":
        return (_redacts(event),)
    if kind == "m.reaction":
        return (text(_relation(event).get("event_id")),)
    if kind == "m.room.message":
        relation = _relation(event)
        return tuple({text(relation.get("event_id")), _replied_to(relation)})
    return ()


def _read(event: Json, around: Around) -> Inbound | None:
    kind, sender = event.get("type"), text(event.get("sender"))
    if not text(event.get("event_id")) or not _is_person(sender, around):
        return _own(event, around)
    if kind == "m.reaction":
        return _marked(event, around)
    if kind == "m.room.redaction":
        return _redacted(event, around, sender)
    if kind == "m.room.message" and "state_key" not in event:
        return _said(event, around)
    if kind == "m.room.member":
        return _member(event, around)
    return None


def _own(event: Json, around: Around) -> Inbound | None:
    """Of what the bot does itself nothing is an act, but that it removes somebody."""
    return _member(event, around) if event.get("type") == "m.room.member" else None


def _marked(event: Json, around: Around) -> Inbound | None:
    relation = _relation(event)
    target = text(relation.get("event_id"))
    emoji = fold_mark(text(relation.get("key")))[:LONGEST_MARK]
    seen = around.seen.get(target)
    if not emoji or seen is None or seen.sender != around.own:
        return None
    return _inbound(event, around, Mark(emoji, text(event.get("event_id"))), about=target)


def _redacted(event: Json, around: Around, sender: str) -> Inbound | None:
    target = _redacts(event)
    seen = around.seen.get(target)
    if seen is None:
        return None
    if seen.kind == "m.reaction":
        # A mark that a moderator cleared takes nothing back.
        return _inbound(event, around, Unmark(target)) if seen.sender == sender else None
    if seen.sender == around.own and seen.kind in ("m.room.message", "m.room.encrypted"):
        return _inbound(event, around, Erased(), about=target)
    return None


def _member(event: Json, around: Around) -> Inbound | None:
    person, content = text(event.get("state_key")), content_of(event)
    unsigned = event.get("unsigned")
    before = unsigned.get("prev_content") if isinstance(unsigned, dict) else None
    if not _is_person(person, around) or content.get("membership") not in ("leave", "ban"):
        return None
    if not isinstance(before, dict) or before.get("membership") != "join":
        return None
    return _inbound(event, around, Departed(), who=person)


def moved(event: Json, around: Around, successor: str) -> Inbound:
    """The room lives on as another one: an act of whoever closed it."""
    key = f"{PLATFORM}:moved:{around.room}:{successor}"
    return _inbound(event, around, Moved(Place(PLATFORM, successor)), key=key)


def _said(event: Json, around: Around) -> Inbound | None:
    content = content_of(event)
    target = edits(event)
    if target:
        return _edited(event, around, target)
    act = _act_of(content, around)
    if act is None:
        return None
    about = _about(event, around)
    if isinstance(act, Wrote):
        # Plain words count in the private conversation and on the bot's own messages, nowhere else.
        seen = around.seen.get(about)
        if not around.private_with and (seen is None or seen.sender != around.own):
            return None
    return _inbound(event, around, act, about=about, source=text(event.get("event_id")))


def _edited(event: Json, around: Around, target: str) -> Inbound | None:
    """What came before comes along, so it is certain what the message was taken for."""
    seen, new = around.seen.get(target), content_of(event).get("m.new_content")
    if seen is None or seen.sender != event.get("sender") or not isinstance(new, dict):
        return None
    before, after = _act_of(seen.content, around), _act_of(new, around)
    meant = edited(before, after, private=bool(around.private_with), known=True)
    if isinstance(meant, Command):
        key = f"{PLATFORM}:{target}:edited"
        original = {**event, "content": dict(seen.content)}
        return _inbound(event, around, meant, about=_about(original, around), source=target, key=key)
    return _inbound(event, around, meant, source=target) if meant is not None else None


_SHOWING = frozenset({"m.image", "m.audio", "m.video", "m.file"})
"""Kinds of message that show or let hear something."""


def _act_of(content: Mapping[str, Any], around: Around) -> Command | Typed | Wrote | None:
    """What a message's content says: a command, a failed one, or words."""
    body = content.get("body")
    if content.get("msgtype") in _SHOWING:
        # Matrix spec, "Media captions": the body is one only where it differs from the file's name.
        named = content.get("filename")
        caption = body if isinstance(body, str) and isinstance(named, str) and body != named else ""
        return Wrote(caption, shows=True)
    if content.get("msgtype") != "m.text" or not isinstance(body, str):
        return None  # m.notice is how bots speak: answering it makes loops
    relation = content.get("m.relates_to")
    if isinstance(relation, dict) and _replied_to(relation):
        body = _FALLBACK.sub("", body)
    mentions = _mentions(content, body)
    found = around.parse(body, mentions, names=around.own_names, private=bool(around.private_with))
    return Wrote(body) if found is None and body.strip() else found


def _about(event: Json, around: Around) -> str:
    relation = _relation(event)
    replied = _replied_to(relation)
    if relation.get("rel_type") != "m.thread":
        return replied
    root = text(relation.get("event_id"))
    # In a thread the reply is only a stand-in for old clients, unless it says otherwise.
    seen = around.seen.get(replied)
    if relation.get("is_falling_back") is not True and seen and seen.sender == around.own:
        return replied
    return root


class _Pills(HTMLParser):
    """Collects the links to people, with the words that they stand behind."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._user = ""
        self._shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            pill = _PILL.fullmatch(unquote(dict(attrs).get("href") or ""))
            self._user, self._shown = (pill[1] if pill else ""), []

    def handle_data(self, data: str) -> None:
        self._shown.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._user:
            self.found.append((self._user, "".join(self._shown)))
            self._user = ""


def _mentions(content: Mapping[str, Any], body: str) -> tuple[Mention, ...]:
    """The people whom a text names: by pills, or by ids that it spells out.

    A reply names everybody it answers in ``m.mentions`` without a word in the text, so that alone is none.
    """
    found: dict[tuple[str, str], None] = {}
    formatted = content.get("formatted_body")
    if isinstance(formatted, str) and content.get("format") == "org.matrix.custom.html":
        pills = _Pills()
        pills.feed(formatted)
        pills.close()
        found |= dict.fromkeys((user, shown) for user, shown in pills.found if shown and shown in body)
    mentioned = content.get("m.mentions")
    users = mentioned.get("user_ids") if isinstance(mentioned, dict) else None
    for user in users if isinstance(users, list) else ():
        if text(user) and user in body:
            found[user, user] = None
    return tuple(Mention(Account(PLATFORM, user), shown) for user, shown in found)


def _moment(event: Json, around: Around) -> datetime:
    """When it happened: now, as we hear it. Only in a backlog the server's word counts, between the bounds.

    The time of an event is whatever its sender's server says.
    """
    if around.since is None:
        return around.now
    stamp = event.get("origin_server_ts")
    if not isinstance(stamp, int) or isinstance(stamp, bool) or not 0 <= stamp < 1 << 46:
        return around.now
    told = datetime.fromtimestamp(stamp / 1000, UTC)
    return max(min(told, around.now), min(around.since, around.now))


def _inbound(
    event: Json,
    around: Around,
    act: Act,
    *,
    who: str = "",
    about: str = "",
    source: str = "",
    key: str = "",
) -> Inbound:
    place = Place(PLATFORM, around.room)
    user = who or text(event.get("sender"))
    return Inbound(
        key=key or f"{PLATFORM}:{event['event_id']}",
        who=Known(Account(PLATFORM, user), clean_name(around.name_of(user), user)),
        place=place,
        at=_moment(event, around),
        act=act,
        organisation=around.organisation,
        about=MessageRef(place, about) if about else None,
        source=MessageRef(place, source) if source else None,
        private=bool(around.private_with) and user == around.private_with,
    )


def greeting(event: Json, around: Around, inviter: str) -> Inbound:
    """The bot was let in: whoever invited it is told what it can do here, as if they had asked."""
    key = f"{PLATFORM}:greeting:{event['event_id']}"
    source = text(event.get("event_id"))
    return _inbound(event, around, Command("circle", "help"), who=inviter, key=key, source=source)
