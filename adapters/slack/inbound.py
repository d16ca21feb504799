"""From an event of Slack to what somebody did: pure; whatever comes in, an act or nothing comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.edited import LONGEST_EDIT, edited
from adapters.payloads import json, text
from adapters.slack.around import Around, Workspace, first, moment, required, team_and_channel, workspace
from adapters.slack.written import PLATFORM, Spoken, people_in, plain
from bot.marks import MEANT, fold
from bot.ports import (
    Act,
    Command,
    Departed,
    Erased,
    Inbound,
    Known,
    Mark,
    MessageRef,
    Moved,
    Place,
    Typed,
    Unmark,
    Wrote,
)

_SAID = frozenset(("", "file_share", "thread_broadcast", "me_message"))
"""Subtypes of messages that people write; all others are Slack's own announcements, or bots'."""
_TOMBSTONE = "tombstone"
"""What a deleted message becomes that has a thread: it is changed, not deleted."""
_SLACKBOT = "USLACKBOT"

Json = Mapping[str, Any]


def mark_id(channel: str, ts: str, user: str, name: str) -> str:
    """The name of a mark: the same when it is put, when it is taken away, and when it is found later. With a
    skin tone it is another one, as for Slack."""
    return f"{channel}:{ts}:{user}:{name}"


def read(payload: Any, around: Around) -> Inbound | None:
    """What somebody did by this event (Slack's documentation, "The Events API": the body of a request, or the
    payload of an envelope), or ``None`` if it isn't for us. Raises nothing.

    The same message has the same key as a mention of the app, as a message of a channel and as one found in
    its history; anything else has its event's, which is the same at each retry.

    A channel that was renamed, archived or deleted is nothing: it keeps its id, and whether anything can be
    written in it Slack says at the next card, which waits then. A channel that came back is said by
    :meth:`bot.ports.Desk.writable`. Only a channel whose id changed is another place.
    """
    try:
        return _read(payload, around)
    except Exception:  # nobody's event may end the reading of everybody's
        return None


def _read(payload: Any, around: Around) -> Inbound | None:
    if not isinstance(payload, dict) or payload.get("type") != "event_callback":
        return None
    event = _Event(payload, payload["event"], heard_by(payload, around), around)
    match event.data["type"]:
        case "message" | "app_mention":
            return event.message()
        case "reaction_added":
            return event.mark(put=True)
        case "reaction_removed":
            return event.mark(put=False)
        case "member_joined_channel":
            return event.joined()
        case "member_left_channel":
            return event.left()
        case "channel_id_changed":
            return event.moved()
        case _:
            return None


def heard_by(payload: Json, around: Around) -> Workspace:
    """The workspace that the app hears of an event by; in a shared channel, it may have happened in another.

    Raises:
        ValueError: the payload names none.
    """
    by = first(payload.get("authorizations"))
    named = [
        (by.get("team_id"), by.get("enterprise_id")),
        (payload.get("context_team_id"), payload.get("context_enterprise_id")),
        (payload.get("team_id"), payload.get("enterprise_id")),
    ]
    # Where the app is installed for an organisation, only the rest says in which workspace it happened.
    return workspace(named if by.get("team_id") else named[1:], around)


def _is_private(place: Place) -> bool:
    """Ids of conversations between two begin so; of those, the app hears of its own alone."""
    return team_and_channel(place)[1].startswith("D")


@dataclass(frozen=True, slots=True)
class _Event:
    payload: Json
    data: Json
    at: Workspace
    around: Around

    def message(self) -> Inbound | None:
        changed = json(self.data.get("message"))
        match text(self.data.get("subtype")):
            case "message_deleted":
                return self._erased(required(self.data, "deleted_ts"))
            case "message_changed" if changed.get("subtype") == _TOMBSTONE:
                return self._erased(required(changed, "ts"))
            case "message_changed":
                return self._edited(changed)
            case _:
                return self._said()

    # --- messages -----------------------------------------------------------------------------------------

    def _message(self, data: Json) -> "_Message | None":
        """A message that is for the bot: written to it alone, addressed to it, or in the thread of a card."""
        user = text(data.get("user"))
        if text(data.get("subtype")) not in _SAID or text(data.get("bot_id")) or user in ("", _SLACKBOT):
            return None
        if self.around.is_own(user):
            return None
        found = _Message(data, required(self.data, "channel"), required(data, "ts"), user, self.at)
        return found if found.private or found.addressed() or found.thread() else None

    def _said(self) -> Inbound | None:
        message = self._message(self.data)
        act = message.act() if message is not None else None
        if message is None or act is None:
            return None
        found = message.inbound(act, f"{PLATFORM}:message:{message.channel}:{message.ts}")
        # Plain words count in the private conversation and about the bot's own messages, nowhere else.
        return None if isinstance(act, Wrote) and not message.private and found.about is None else found

    def _edited(self, changed: Json) -> Inbound | None:
        """What the message said before comes along (Slack's documentation, "message_changed"), so an edit is
        known as one after a restart as well. Changes come for other reasons too: a link was unfurled.
        """
        message, stamp = self._message(changed), text(json(changed.get("edited")).get("ts"))
        now, previous = self.around.now, json(self.data.get("previous_message"))
        if message is None or not stamp or now - moment(stamp, now) > LONGEST_EDIT:
            return None
        if previous.get("text") == changed.get("text"):
            return None
        earlier = self._message(previous)
        before = self.around.taken(message.channel, message.ts) or (earlier.act() if earlier else None)
        meant = edited(before, message.act(), private=message.private, known=False)
        if meant is None:
            return None
        once = "edited" if isinstance(meant, Command) else stamp
        return message.inbound(meant, f"{PLATFORM}:message:{message.channel}:{message.ts}:{once}")

    def _erased(self, ts: str) -> Inbound | None:
        """A message of the bot is no more. Slack doesn't say who deleted it: nobody is made known by it."""
        channel, was = required(self.data, "channel"), json(self.data.get("previous_message"))
        if was and not self.around.wrote(was):
            return None
        about = self.at.message(channel, ts, was.get("thread_ts"))
        return self._of_nobody(Erased(), f"{PLATFORM}:erased:{channel}:{ts}", about.place, about)

    # --- marks and channels -------------------------------------------------------------------------------

    def mark(self, *, put: bool) -> Inbound | None:
        item, user, name = self.data["item"], required(self.data, "user"), required(self.data, "reaction")
        # For what means nothing nobody's name is asked for: in a crowd, there are so many answers a minute.
        if item["type"] != "message" or fold(name) not in MEANT:
            return None
        if self.around.is_own(user) or self.around.is_bot(user):
            return None
        channel, ts = required(item, "channel"), required(item, "ts")
        if not self.around.may_have_written(self.data.get("item_user")):
            return None
        mark = mark_id(channel, ts, user, name)
        about = self.at.message(channel, ts, self.around.thread_of(channel, ts))
        return self._inbound(Mark(name, mark) if put else Unmark(mark), user, "", about.place, about)

    def joined(self) -> Inbound | None:
        """The bot was invited: it says hello to whoever did it. Others who come in mean nothing."""
        inviter = text(self.data.get("inviter"))
        if not self.around.is_own(text(self.data.get("user"))) or not inviter or self.around.is_own(inviter):
            return None
        return self._inbound(Command("circle", "help"), inviter, "", self._place())

    def left(self) -> Inbound | None:
        user = required(self.data, "user")
        if self.around.is_own(user) or self.around.is_bot(user):
            return None
        return self._inbound(Departed(), user, text(self.data.get("team")), self._place())

    def moved(self) -> Inbound | None:
        old, new = required(self.data, "old_channel_id"), required(self.data, "new_channel_id")
        return self._of_nobody(Moved(self.at.place(new)), self._key(), self.at.place(old))

    def _place(self) -> Place:
        return self.at.place(required(self.data, "channel"))

    def _key(self) -> str:
        """The event's own key: a retry has the same."""
        return f"{PLATFORM}:{required(self.payload, 'event_id')}"

    def _inbound(
        self, act: Act, user: str, told: str, place: Place, about: MessageRef | None = None
    ) -> Inbound:
        return Inbound(
            key=self._key(),
            who=self.at.who(user, told),
            place=place,
            at=moment(self.data.get("event_ts"), self.around.now),
            act=act,
            organisation=self.at.team,
            about=about,
            private=_is_private(place),
            admin=self.at.may_administer(user, told),
            language=self.around.language_of(user),
            answerable=False,
        )

    def _of_nobody(self, act: Act, key: str, place: Place, about: MessageRef | None = None) -> Inbound:
        own = self.at.bot.user
        return Inbound(
            key=key,
            who=Known(self.at.account(own), next(iter(self.around.names), own)),
            place=place,
            at=moment(self.data.get("event_ts"), self.around.now),
            act=act,
            organisation=self.at.team,
            about=about,
            private=_is_private(place),
            answerable=False,
        )


@dataclass(frozen=True, slots=True)
class _Message:
    """A person's message, with what it stands in."""

    data: Json
    channel: str
    ts: str
    user: str
    at: Workspace

    @property
    def private(self) -> bool:
        return _is_private(self.at.place(self.channel))

    def addressed(self) -> bool:
        """The bot is mentioned, wherever."""
        return any(map(self.at.around.is_own, people_in(text(self.data.get("text")))))

    def thread(self) -> MessageRef | None:
        """The card in whose thread it stands."""
        thread = text(self.data.get("thread_ts"))
        if thread in ("", self.ts):
            return None
        author = text(self.data.get("parent_user_id"))
        # The author of what was deleted isn't told; its thread goes on.
        ours = author == _SLACKBOT or self.at.around.may_have_written(author)
        return self.at.message(self.channel, thread) if ours else None

    def act(self) -> Command | Typed | Wrote | None:
        """What it says: a command, a failed one, or words."""
        around, spoken, shows = self.at.around, self._spoken(), bool(self.data.get("files"))
        line, names, own = spoken.words, around.names, self.at.bot.user
        if spoken.addressed:
            # By an id nobody else can be meant, whatever the bot is called in this workspace.
            line, names = f"@{own} {line}", (own, *names)
        found = around.parse(line, spoken.mentions, names=names, private=self.private)
        if found is None and (spoken.words.strip() or shows):
            return Wrote(spoken.words, shows)
        return found

    def _spoken(self) -> Spoken:
        around = self.at.around
        content = text(self.data.get("text"))
        return plain(content, around.is_own, self.at.mention, around.channel_of)

    def inbound(self, act: Act, key: str) -> Inbound:
        around, told = self.at.around, self._told()
        return Inbound(
            key=key,
            who=self.at.who(self.user, told),
            place=self.at.place(self.channel),
            at=moment(self.ts, around.now),
            act=act,
            organisation=self.at.team,
            about=self.thread(),
            source=self.at.message(self.channel, self.ts, self.data.get("thread_ts")),
            private=self.private,
            admin=self.at.may_administer(self.user, told),
            language=around.language_of(self.user),
            answerable=False,
        )

    def _told(self) -> str:
        """The workspace of who wrote it, by which somebody from elsewhere is known."""
        told = (text(self.data.get(name)) for name in ("user_team", "team", "source_team"))
        return next(filter(None, told), "")
