"""From a Discord event to what somebody did: pure; whatever comes in, acts or nothing comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from adapters.discord.around import Around, happened
from adapters.discord.interactions import Interaction, read_interaction
from adapters.discord.places import PLATFORM, Where, card_of_thread, message_ref, place_of
from adapters.discord.written import mentioned, person_of, plain, who_of
from adapters.edited import LONGEST_EDIT, edited
from adapters.payloads import text
from bot.ports import (
    Account,
    Act,
    Command,
    Departed,
    Erased,
    Inbound,
    Known,
    Mark,
    MessageRef,
    Place,
    Typed,
    Unmark,
    Wrote,
)

__all__ = [
    "PLATFORM",
    "Around",
    "Interaction",
    "erased",
    "mark_id",
    "read",
    "read_interaction",
    "reads",
    "who_of",
]

_SAID = frozenset((0, 19))
"""Message types DEFAULT and REPLY; all others are Discord's own announcements, or bots'."""
_FORWARD = 1
"""Type of a message reference; such a message answers nothing."""

Json = Mapping[str, Any]


def mark_id(message_id: str, user_id: str, emoji: str) -> str:
    """The name of a mark: the same when it is put, when it is taken away, and when it is found later."""
    return f"{message_id}:{user_id}:{emoji}"


def read(event: Any, around: Around) -> Inbound | None:
    """What somebody did by this event, or ``None`` if it isn't for us; the first thing, where it is several.
    Raises nothing."""
    found = reads(event, around)
    return found[0] if found else None


def reads(event: Any, around: Around) -> tuple[Inbound, ...]:
    """All that somebody did by this event, as the gateway sent it (``t``, ``d``, ``s``). Raises nothing.

    A message found later in its channel's history is read as a ``MESSAGE_CREATE`` with no ``s`` and with its
    server's ``guild_id``: it has the same key as if it had come at once.

    A deleted post of a forum takes its card with it, which is posted again; which others are gone with it,
    this event alone doesn't tell. A deleted thread of a channel takes only talk with it. A deleted channel is
    nothing: no place is left to post in, which the next redraw learns from Discord, and cards wait then.
    Reactions that a moderator clears are nothing: they take no answer back.
    """
    try:
        return _reads(event, around)
    except Exception:  # nobody's event may end the reading of everybody's
        return ()


def _parts(event: Any) -> tuple[str, Json]:
    data = event.get("d") if isinstance(event, dict) else None
    return (text(event.get("t")), data) if isinstance(data, dict) else ("", {})


def _reads(event: Json, around: Around) -> tuple[Inbound, ...]:
    kind, data = _parts(event)
    match kind:
        case "MESSAGE_CREATE":
            found = _said(data, around)
        case "MESSAGE_UPDATE":
            found = _edited(data, around)
        case "MESSAGE_REACTION_ADD":
            found = _marked(event, data, around)
        case "MESSAGE_REACTION_REMOVE":
            found = _unmarked(event, data, around)
        case "GUILD_MEMBER_REMOVE":
            found = _departed(event, data, around)
        case "MESSAGE_DELETE":
            return _erased(data, [data.get("id")], around)
        case "MESSAGE_DELETE_BULK":
            return _erased(data, data["ids"], around)
        case "THREAD_DELETE":
            return _post_erased(data, around)
        case _:
            return ()
    return (found,) if found is not None else ()


def _key(event: Json, around: Around, what: str) -> str:
    """An event's own key: a replay has the same number in the same session."""
    number = event.get("s")
    if type(number) is not int:
        raise ValueError("an event without a sequence number")
    return f"{PLATFORM}:{around.session}:{number}:{what}"


def _guild(data: Json, around: Around) -> tuple[str, Where | None]:
    """The server that something was done in, and what its channel is."""
    where = around.places.where(text(data.get("channel_id")))
    return text(data.get("guild_id")) or (where.guild if where is not None else ""), where


# --- messages -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Message:
    """A person's message, with what it stands in."""

    data: Json
    around: Around
    id: str
    channel: str
    guild: str
    where: Where | None

    @property
    def private(self) -> bool:
        return not self.guild

    def answered(self) -> MessageRef | None:
        """The message of the bot that it replies to."""
        reference = self.data.get("message_reference")
        if not isinstance(reference, dict) or reference.get("type") == _FORWARD:
            return None
        replied, channel = text(reference.get("message_id")), text(reference.get("channel_id"))
        shown = self.data.get("referenced_message")
        if isinstance(shown, dict):
            author = shown.get("author")
            ours = isinstance(author, dict) and author.get("id") == self.around.own
        else:
            ours = self.around.is_ours(replied)
        if not replied or not ours or channel not in ("", self.channel):
            return None
        return message_ref(self.channel, replied, self.where)

    def thread(self) -> MessageRef | None:
        """The card in whose thread it stands."""
        if self.where is None or not self.where.is_thread:
            return None
        return card_of_thread(self.channel, self.where)

    def addressed(self) -> bool:
        """The bot is mentioned, be it by a reply."""
        return any(user.get("id") == self.around.own for user in mentioned(self.data))

    def act(self) -> Command | Typed | Wrote | None:
        """What it says: a command, a failed one, or words."""
        around = self.around
        content = text(self.data.get("content"))
        spoken = plain(content, self.guild, self.data, around)
        shows = bool(self.data.get("attachments") or self.data.get("sticker_items"))
        if not content.strip():
            return Wrote("", shows=True) if shows else None  # it may be one that the bot may not read
        line, names = spoken.words, around.names
        if spoken.addressed:
            # By an id nobody else can be meant, whatever the bot is called in this server.
            line, names = f"@{around.own} {line}", (around.own, *names)
        found = around.parse(line, spoken.mentions, names=names, private=self.private)
        if found is None and (spoken.words.strip() or shows):
            return Wrote(spoken.words, shows)
        return found

    def who(self) -> Known:
        member = self.data.get("member")
        return who_of(self.data["author"], member if isinstance(member, dict) else {})

    def inbound(self, act: Act, key: str) -> Inbound:
        member = self.data.get("member")
        roles = [text(role) for role in (member.get("roles") or ())] if isinstance(member, dict) else []
        who, around = self.who(), self.around
        return Inbound(
            key=key,
            who=who,
            place=place_of(self.channel, self.where),
            at=happened(self.id, around.now),
            act=act,
            organisation=self.guild,
            about=self.answered() or self.thread(),
            source=message_ref(self.channel, self.id, self.where),
            private=self.private,
            admin=bool(self.guild) and around.places.administers(self.guild, who.account.id, roles),
            answerable=False,
        )


def _message(data: Json, around: Around) -> _Message | None:
    """A message that is for the bot: written to it alone, addressed to it, or in the thread of a card."""
    author = data.get("author")
    if data.get("type", 0) not in _SAID or not isinstance(author, dict) or text(data.get("webhook_id")):
        return None
    message_id, channel, writer = text(data.get("id")), text(data.get("channel_id")), text(author.get("id"))
    if author.get("bot") or author.get("system") or not message_id or not channel or not writer:
        return None
    if writer == around.own:
        return None
    guild, where = _guild(data, around)
    found = _Message(data, around, message_id, channel, guild, where)
    here = around.read_threads and where is not None and where.is_thread and _is_talk(channel, where, around)
    return found if found.private or found.addressed() or found.answered() or here else None


def _is_talk(thread: str, where: Where, around: Around) -> bool:
    """Whether a thread was started from a card, by the bot or by somebody before it."""
    return where.owner == around.own or around.is_ours(thread)


def _said(data: Json, around: Around) -> Inbound | None:
    message = _message(data, around)
    act = message.act() if message is not None else None
    if message is None or act is None:
        return None
    found = message.inbound(act, f"{PLATFORM}:message:{message.id}")
    # Plain words count in the private conversation and about the bot's own messages, nowhere else.
    return None if isinstance(act, Wrote) and not message.private and found.about is None else found


def _edited(data: Json, around: Around) -> Inbound | None:
    """What the message said before isn't told, only remembered.

    Updates come for other reasons too (a link was unfurled, a thread opened, a pin set), and for messages of
    which nothing is remembered.
    """
    message, stamp = _message(data, around), text(data.get("edited_timestamp"))
    if message is None or not stamp or around.now - datetime.fromisoformat(stamp) > LONGEST_EDIT:
        return None
    meant = edited(around.taken(message.id), message.act(), private=message.private, known=False)
    if meant is None:
        return None
    once = "edited" if isinstance(meant, Command) else stamp
    return message.inbound(meant, f"{PLATFORM}:message:{message.id}:{once}")


def _erased(data: Json, messages: Sequence[Any], around: Around) -> tuple[Inbound, ...]:
    guild, where = _guild(data, around)
    channel = text(data.get("channel_id"))
    ours = [text(one) for one in messages if text(one) and around.is_ours(text(one))]
    return tuple(erased(message_ref(channel, one, where), guild, around) for one in ours if channel)


def _post_erased(data: Json, around: Around) -> tuple[Inbound, ...]:
    thread, parent, guild = (text(data.get(name)) for name in ("id", "parent_id", "guild_id"))
    above = around.places.where(parent)
    if not thread or above is None or not above.is_forum:
        return ()
    # The thread itself isn't known any more.
    card = card_of_thread(thread, Where(11, guild, parent, in_forum=True))
    return (erased(card, guild, around),)


def erased(card: MessageRef, guild: str, around: Around) -> Inbound:
    """A message is no more. Discord doesn't say who deleted it: nobody is made known by it."""
    return Inbound(
        key=f"{PLATFORM}:erased:{card.id}",
        who=Known(Account(PLATFORM, around.own), next(iter(around.names), around.own)),
        place=card.place,
        at=around.now,
        act=Erased(),
        organisation=guild,
        about=card,
        private=not guild,
        answerable=False,
    )


# --- marks and people ---------------------------------------------------------------------------------------


def _marked(event: Json, data: Json, around: Around) -> Inbound | None:
    author = text(data.get("message_author_id"))
    if author not in ("", around.own):
        return None
    member = data.get("member")
    member = member if isinstance(member, dict) else {}
    if person_of(member).get("bot"):
        return None
    emoji = _emoji(data)
    mark = mark_id(text(data.get("message_id")), text(data.get("user_id")), emoji)
    return _reaction(data, around, Mark(emoji, mark), member, _key(event, around, mark))


def _unmarked(event: Json, data: Json, around: Around) -> Inbound | None:
    mark = mark_id(text(data.get("message_id")), text(data.get("user_id")), _emoji(data))
    return _reaction(data, around, Unmark(mark), {}, _key(event, around, mark))


def _emoji(data: Json) -> str:
    """The sign; empty for one of a server's own, which is no mark."""
    emoji = data.get("emoji")
    return text(emoji.get("name")) if isinstance(emoji, dict) and emoji.get("id") is None else ""


def _reaction(data: Json, around: Around, act: Act, member: Json, key: str) -> Inbound | None:
    user, message, channel = (text(data.get(name)) for name in ("user_id", "message_id", "channel_id"))
    strange = not (user and message and channel and _emoji(data)) or user == around.own
    if strange or not around.is_ours(message):
        return None
    guild, where = _guild(data, around)
    person = person_of(member)
    who = who_of({**person, "id": user}, member) if person else Known(Account(PLATFORM, user), "")
    about = message_ref(channel, message, where)
    return Inbound(
        key=key,
        who=who if who.name else Known(who.account, around.name_of(user)),
        place=about.place,
        at=around.now,
        act=act,
        organisation=guild,
        about=about,
        private=not guild,
        admin=bool(guild)
        and around.places.administers(guild, user, [text(one) for one in member.get("roles") or ()]),
        answerable=False,
    )


def _departed(event: Json, data: Json, around: Around) -> Inbound | None:
    """Somebody left the server, all its channels at once; it is the place then."""
    user, guild = data["user"], text(data.get("guild_id"))
    if not guild or not text(user.get("id")) or user.get("bot"):
        return None
    return Inbound(
        key=_key(event, around, text(user["id"])),
        who=who_of(user, {}),
        place=Place(PLATFORM, guild),
        at=around.now,
        act=Departed(),
        organisation=guild,
        answerable=False,
    )
