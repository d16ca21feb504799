"""What is understood with what comes in from Slack: who the bot is, who people are, what was taken before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from adapters.payloads import json, text
from adapters.slack.written import PLATFORM
from adapters.typed import Parse
from bot.ports import Account, Act, Inbound, Known, Mention, MessageRef, Place
from bot.words.written import name_of as clean_name

LONGEST_NAME = 80
"""Slack's documentation, "User object": a display name has at most 80 characters."""


@dataclass(frozen=True, slots=True)
class Bot:
    """The app's account in one workspace, or in a whole organisation."""

    user: str
    id: str = ""
    """Of the bot itself (``B…``), by which some messages name it."""
    enterprise: str = ""
    """The organisation of Enterprise Grid that the workspace belongs to."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a payload is understood with, at this moment. What isn't known is empty, and never guessed."""

    now: datetime
    parse: Parse
    bots: Mapping[str, Bot]
    """By the id of the workspace, or of the organisation that installed the app for all its workspaces."""
    names: tuple[str, ...] = ()
    """What the bot is called."""
    name_of: Callable[[str], str] = lambda user: ""
    """What somebody is called."""
    home_of: Callable[[str], str] = lambda user: ""
    """The organisation of Enterprise Grid that somebody belongs to, else their workspace, as ``users.info``
    tells it. Only so is somebody from elsewhere known where Slack doesn't say whence they are: by a mark."""
    is_bot: Callable[[str], bool] = lambda user: False
    is_admin: Callable[[str], bool] = lambda user: False
    """Whether somebody administers the workspace, where that was looked up."""
    language_of: Callable[[str], str] = lambda user: ""
    """The language in which somebody uses Slack."""
    channel_of: Callable[[str], str] = lambda channel: ""
    """What a channel is called."""
    im_of: Callable[[str], str] = lambda user: ""
    """The channel of the bot's private conversation with somebody."""
    thread_of: Callable[[str, str], str] = lambda channel, ts: ""
    """In whose thread a message of the bot hangs; empty: in none."""
    taken: Callable[[str, str], Act | None] = lambda channel, ts: None
    """What a message was taken for before it was edited, as far as that is remembered."""

    def is_own(self, user: str) -> bool:
        """Whether it is the bot, in whichever workspace."""
        return bool(user) and any(user == bot.user for bot in self.bots.values())

    def wrote(self, message: Mapping[str, Any]) -> bool:
        """Whether a message says of itself that the bot wrote it."""
        bot_id = text(message.get("bot_id"))
        by_id = bool(bot_id) and any(bot_id == bot.id for bot in self.bots.values())
        return by_id or self.is_own(text(message.get("user")))

    def may_have_written(self, author: Any) -> bool:
        """Whether a message may be the bot's whose author Slack names, or doesn't: whether it is one of its
        cards, the engine knows."""
        return not text(author) or self.is_own(text(author))


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where something was done, and by which names people are known there. Where the app is installed for an
    organisation of Enterprise Grid, that is one workspace: a channel may be in several of its workspaces.

    Somebody is known by their organisation of Enterprise Grid, else by their workspace, and by their user id
    (Slack's documentation, "Understanding user IDs in Enterprise"): so one person is the same in all
    workspaces of an organisation. Somebody from elsewhere (Slack Connect) is known by their own, and isn't
    taken for one of these here.
    """

    team: str
    enterprise: str
    around: Around
    within: str = ""
    """The workspace of such an organisation in which it happened."""

    @property
    def bot(self) -> Bot:
        """The bot here."""
        bots = self.around.bots
        return bots.get(self.team) or next(iter(bots.values()), Bot(""))

    def place(self, channel: str) -> Place:
        """A channel here."""
        return place_of(self.team, channel)

    def message(self, channel: str, ts: str, thread: Any = None) -> MessageRef:
        """A message as the bot names it: by its time, after that of the thread it stands in, if any."""
        within = text(thread)
        return MessageRef(self.place(channel), f"{within}/{ts}" if within not in ("", ts) else ts)

    def account(self, user: str, told: str = "") -> Account:
        """Somebody's account.

        Args:
            told: the workspace or organisation of theirs that came along.
        """
        return Account(PLATFORM, f"{self._home(user, told)}:{user}")

    def who(self, user: str, told: str = "") -> Known:
        """Somebody as Slack shows them; without a name where it wasn't looked up."""
        name = clean_name(self.around.name_of(user))[:LONGEST_NAME].strip()
        return Known(self.account(user, told), name)

    def mention(self, user: str, label: str = "") -> Mention:
        """Somebody as a text names them: ``@Name``."""
        if self.around.is_own(user):
            return Mention(self.account(user), f"@{next(iter(self.around.names), user)}")
        found = self.who(user)
        name = found.name or clean_name(label)[:LONGEST_NAME].strip() or found.account.id
        return Mention(found.account, f"@{name}")

    def may_administer(self, user: str, told: str = "") -> bool:
        """Whether somebody administers this workspace; who comes from elsewhere never does."""
        return self.around.is_admin(user) and self._home(user, told) == (self.enterprise or self.team)

    def _home(self, user: str, told: str) -> str:
        elsewhere = told if told not in (self.team, self.within) else ""
        return self.around.home_of(user) or elsewhere or self.enterprise or self.team


def workspace(named: Sequence[tuple[Any, Any]], around: Around) -> Workspace:
    """The workspace among several that a payload names: the first in which the app is installed, else the
    first at all.

    Args:
        named: workspaces, each with its organisation of Enterprise Grid, as far as the payload says it.
    Raises:
        ValueError: it names none.
    """
    given = [(text(team) or text(enterprise), text(enterprise)) for team, enterprise in named]
    given = [(team, enterprise) for team, enterprise in given if team]
    known = [each for each in given if not around.bots.keys().isdisjoint(each)]
    if not given:
        raise ValueError("a payload of no workspace")
    team, enterprise = (known or given)[0]
    if team not in around.bots and enterprise in around.bots:
        return Workspace(enterprise, enterprise, around, team)
    bot = around.bots.get(team)
    said = next((other for one, other in given if one == team and other), "")
    return Workspace(team, (bot.enterprise if bot else "") or said, around)


def workspace_of(team: str, around: Around) -> Workspace:
    """A workspace in which the app is installed, or an organisation that installed it as a whole."""
    return workspace([(team, "")], around)


def place_of(team: str, channel: str) -> Place:
    """A channel as one workspace sees it. A shared one has an id of its own on each side, or the same."""
    return Place(PLATFORM, f"{team}/{channel}")


def team_and_channel(place: Place) -> tuple[str, str]:
    """By which workspace a place is spoken in, and the channel there."""
    team, _, channel = place.id.partition("/")
    return team, channel


def thread_and_ts(message: MessageRef) -> tuple[str, str]:
    """In whose thread a message stands, if in one, and its own timestamp."""
    thread, _, ts = message.id.rpartition("/")
    return thread, ts


def moment(ts: Any, now: datetime) -> datetime:
    """When something with this timestamp happened, and never later than now."""
    seconds, dot, rest = text(ts).partition(".")
    if not (seconds.isdecimal() and rest.isdecimal() and dot and len(seconds) <= 11):
        return now
    return min(datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int(f"{rest:0<6}"[:6])), now)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What has to be looked up before a payload is read for good; nothing for what isn't for the bot."""

    team: str = ""
    """In which workspace."""
    users: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    act: Inbound | None = None
    """What it is, read without their names."""


def asks_for(read: Callable[[Any, Around], Inbound | None], payload: Any, around: Around) -> Lookup:
    """Which people and channels have to be looked up, in order.

    Args:
        read: how it will be read.
    """
    users: dict[str, None] = {}
    channels: dict[str, None] = {}

    def name_of(user: str) -> str:
        users[user] = None
        return around.name_of(user)

    def channel_of(channel: str) -> str:
        channels[channel] = None
        return around.channel_of(channel)

    found = read(payload, replace(around, name_of=name_of, channel_of=channel_of))
    if found is None:
        return Lookup()
    return Lookup(found.organisation, tuple(users), tuple(channels), found)


def name_in(user: Mapping[str, Any]) -> str:
    """What somebody is called ("User object"): as they want to be shown, else in full."""
    profile = json(user.get("profile"))
    given = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"), user.get("name"))
    return next((name for name in map(text, given) if name.strip()), "")


def required(data: Mapping[str, Any], name: str) -> str:
    """A text that must be there.

    Raises:
        ValueError: it isn't.
    """
    value = text(data.get(name))
    if not value:
        raise ValueError(f"a payload without {name}")
    return value


def first(values: Any) -> Mapping[str, Any]:
    """The first object of a list; empty where there is none."""
    return json(values[0]) if isinstance(values, list) and values else {}
