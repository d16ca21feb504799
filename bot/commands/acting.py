"""What an act can reach within its transaction: who acts, where, the streams there, and words."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from bot.commands.names import circle_key, folded, looks_like_id, names_in, shown
from bot.conduct import Conduct
from bot.core.circle import Circle, in_charge
from bot.core.kernel import (
    Accepted,
    Kind,
    MemberId,
    Message,
    Notice,
    Param,
    Person,
    Refused,
    StreamId,
    WordsId,
    message,
)
from bot.core.settings import Settings
from bot.ports import Account, Inbound, Known, Mention, Stream, UnitOfWork
from bot.rows import AccountRow, Anchor, Home, Member, Membership, Organisation, PlaceRow, Words
from bot.words.catalogue import Speaker
from bot.words.moments import Reading, read_moment, say_span
from bot.words.written import words_of

LONGEST_TEXT = 8_000
"""Characters of a text; more doesn't fit one message everywhere."""


class Refusal(Exception):
    """The act changes nothing; the message says why and what to do instead."""

    def __init__(
        self,
        reason: Message,
        *,
        private: bool = False,
        removes: bool = False,
        stream: StreamId | None = None,
        slot: str = "",
    ) -> None:
        super().__init__(reason.key)
        self.reason = reason
        self.private = private
        self.removes = removes
        """What the person wrote isn't for the others' eyes: it is taken away where the platform lets us."""
        self.stream = stream
        """What it is about: whoever is told privately can do it at once, with the answers of this card."""
        self.slot = slot

    def because(self, reason: Message) -> "Refusal":
        """The same refusal in other words."""
        return Refusal(reason, private=self.private, removes=self.removes, stream=self.stream, slot=self.slot)


def refuse(key: str, /, *, private: bool = False, **params: Any) -> NoReturn:
    """Ends the act with a refusal."""
    raise Refusal(message(key, **params), private=private)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person who acted is told."""

    text: Message
    stream: StreamId | None = None
    slot: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Defaults:
    """What whoever runs the bot decided for new circles."""

    settings: Settings = Settings()
    creating: str = "anyone"


class Acting:
    """What a command reads and does: the person, the place, the circle, and the conduct of it.

    Args:
        directly: the act itself is answered, for the person's eyes only, so that a receipt disturbs nobody.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        conduct: Conduct,
        inbound: Inbound,
        defaults: Defaults,
        *,
        directly: bool = False,
    ) -> None:
        self.uow = uow
        self.conduct = conduct
        self.inbound = inbound
        self.defaults = defaults
        self.directly = directly
        self._me: Member | None = None
        self._new: dict[MemberId, str] = {}
        """Those whom only this act made known."""

    # --- people ---------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        """The moment of the act."""
        return self.conduct.now

    def make_known(self) -> MemberId:
        """Who acts is a member from now on, and what is done is done by them. Again: as it was."""
        if self._me is None:
            self._me = self.known(self.inbound.who)
            self.conduct.actor = self._me.id
            self._keep_conversation()
        return self._me.id

    def _keep_conversation(self) -> None:
        """Where somebody writes to the bot alone is their one private conversation, if they have none yet."""
        account, place = self.inbound.who.account, self.inbound.place
        row = self.uow.get(AccountRow, account.platform, account.id)
        if self.inbound.private and row is not None and (row.private_place is None or row.unreachable):
            self.uow.put(replace(row, private_place=place.id, unreachable=False))

    @property
    def person(self) -> Member:
        """Who acts; :meth:`make_known` comes first."""
        if self._me is None:
            raise LookupError("nobody has made known who acts")
        return self._me

    @property
    def me(self) -> MemberId:
        """The id of who acts; :meth:`make_known` comes first."""
        return self.person.id

    def acquainted(self) -> MemberId | None:
        """The id of who acts, if the bot knows them already."""
        who = self.inbound.who.account
        row = self.uow.get(AccountRow, who.platform, who.id)
        return row.member if row else None

    def known(self, who: Known) -> Member:
        """The member behind an account; a new one for an account not seen before."""
        account = who.account
        row = self.uow.get(AccountRow, account.platform, account.id)
        called = {person.account: person.name for person in self.inbound.present or ()}
        given = called.get(account, who.name)
        if row is None:
            name = shown(given) or account.id
            member = Member(MemberId(secrets.token_hex(8)), name)
            self._new[member.id] = name
            self.uow.put(member)
            self.uow.put(AccountRow(account.platform, account.id, member.id, name))
            return member
        found = self.uow.get(Member, row.member)
        if found is None:
            found = Member(row.member, row.name)
            self.uow.put(found)
        if given not in ("", row.name, account.id) and (name := shown(given) or account.id) != row.name:
            self.uow.put(replace(row, name=name))
            if found.name == row.name:
                found = replace(found, name=name)
                self.uow.put(found)
        return found

    def outlasting(self, refusal: Refusal) -> Refusal:
        """The refusal, with plain names of those whom only this act made known: it leaves nothing behind."""

        def name(value: Param) -> Param:
            if isinstance(value, Person):
                return self._new.get(value.member, value)
            if isinstance(value, tuple):
                people = [each.member for each in value if isinstance(each, Person)]
                if any(member in self._new for member in people):
                    return tuple(self.name_of(member) for member in people)
            return value

        params = {key: name(value) for key, value in refusal.reason.params.items()}
        return refusal.because(Message(refusal.reason.key, params))

    def named(self, text: str, mentions: Iterable[Mention], among: Iterable[MemberId]) -> list[MemberId]:
        """The people whom a text names: by mention, account id, or display name that only one of them has."""
        found: list[MemberId] = []
        rest = text
        for mention in mentions:
            if mention.shown and mention.shown in rest:
                rest = rest.replace(mention.shown, " ", 1)
                found.append(self.known(Known(mention.account, mention.shown.lstrip("@"))).id)
        people = {member: self.uow.get(Member, member) for member in among}
        names = {member: row.name for member, row in people.items() if row}
        found.extend(self._one(word, names) for word in names_in(rest))
        return list(dict.fromkeys(found))

    def _one(self, word: str, names: Mapping[MemberId, str]) -> MemberId:
        platform = self.inbound.place.platform
        by_id = self.uow.get(AccountRow, platform, word) or self.uow.get(
            AccountRow, platform, word.lstrip("@")
        )
        if by_id is not None:
            return by_id.member
        if MemberId(word) in names:
            return MemberId(word)
        same = [member for member, name in names.items() if folded(name) == folded(word.lstrip("@"))]
        if len(same) == 1:
            return same[0]
        if len(same) > 1:
            refuse("refused-name-of-several", name=word)
        if looks_like_id(word):
            return self.known(Known(Account(platform, word), word)).id
        return refuse("refused-unknown-person", name=word)

    # --- places and circles ---------------------------------------------------------------------------

    def organisation(self) -> str | None:
        """The organisation of this place; ``None`` in a private conversation."""
        place = self.inbound.place
        if self.inbound.private:
            return None
        row = self.uow.get(PlaceRow, place.platform, place.id)
        if row is not None and row.organisation:
            return row.organisation
        native = self.inbound.organisation or f"place:{place.id}"
        anchor = self.uow.get(Anchor, place.platform, native)
        if anchor is None:
            anchor = Anchor(place.platform, native, secrets.token_hex(8))
            self.uow.put(anchor)
            self.uow.put(Organisation(anchor.organisation))
        self.uow.put(PlaceRow(place.platform, place.id, anchor.organisation))
        return anchor.organisation

    def organisations(self) -> list[str]:
        """This place's organisation; in a private conversation, those of my circles."""
        here = self.organisation()
        if here is not None:
            return [here]
        return list(dict.fromkeys(circle.organisation for circle in self.my_circles()))

    def circles_here(self) -> list[Stream]:
        """The circles that meet in this place and still exist."""
        place = self.inbound.place
        homes = self.uow.find(Home, platform=place.platform, native=place.id)
        circles = [self.uow.load(home.circle) for home in homes]
        return [circle for circle in circles if circle and circle.closed_at is None]

    def my_circles(self) -> list[Stream]:
        """The circles that I belong to."""
        rows = self.uow.find(Membership, member=self.me)
        circles = [self.uow.load(row.circle) for row in rows]
        return sorted((circle for circle in circles if circle), key=lambda circle: circle.name)

    def move_here(self, organisation: str) -> None:
        """This place belongs to the organisation from now on: a circle's parent is there."""
        place = self.inbound.place
        self.uow.put(PlaceRow(place.platform, place.id, organisation))

    def neighbours(self) -> list[MemberId]:
        """Everybody in the circles of this organisation: whom a bare display name can mean."""
        found: dict[MemberId, None] = {self.me: None}
        for organisation in self.organisations():
            for circle in self.uow.streams(kind="circle", organisation=organisation, open=True):
                found.update(dict.fromkeys(self.state_of(circle).members))
        for who in self.inbound.present or ():
            found[self.known(who).id] = None
        return list(found)

    def ancestors(self, circle: StreamId) -> tuple[StreamId, ...]:
        """The circle, its parent, and so on up to the root."""
        chain = [circle]
        while (parent := self.state_of(chain[-1]).parent) is not None and parent not in chain:
            chain.append(parent)
        return tuple(chain)

    def numbered(self, kind: str, number: int) -> Stream | None:
        """The stream of this kind with this number, in this organisation or mine."""
        for organisation in self.organisations():
            for found in self.uow.streams(kind=kind, organisation=organisation, number=number):
                return self.must_load(found)
        return None

    def circle_named(self, name: str) -> Stream:
        """The circle with this name here, or among mine."""
        wanted = circle_key(name)
        for organisation in self.organisations():
            for found in self.uow.streams(kind="circle", organisation=organisation, name=wanted, open=True):
                return self.must_load(found)
        for circle in self.my_circles():
            if circle_key(circle.name) == wanted and circle.closed_at is None:
                return circle
        return refuse("refused-unknown-circle", name=shown(name))

    def circle(self, options: Mapping[str, str]) -> Stream:
        """The circle meant: the one named, else the one of this place, else my only one."""
        if options.get("circle"):
            return self.circle_named(options["circle"])
        here = self.my_circles() if self.inbound.private else self.circles_here()
        if len(here) == 1:
            return here[0]
        if not here:
            refuse("refused-no-circle-here")
        return refuse("refused-which-circle", circles=tuple(sorted(circle.state.name for circle in here)))

    def in_charge(self, circle: StreamId) -> Stream:
        """The circle itself; if it was closed, the one to which its domain has returned."""
        return self.must_load(in_charge(self.state_of(circle), self.state_of).id)

    def must_load(self, stream: StreamId) -> Stream:
        """The stream; a refusal if there is none."""
        found = self.uow.load(stream)
        return found if found is not None else refuse("refused-unknown-process")

    def state_of(self, circle: StreamId) -> Circle:
        """The circle's state."""
        state: Circle = self.must_load(circle).state
        return state

    # --- words and time -------------------------------------------------------------------------------

    def words(self, text: str, stream: StreamId | None = None) -> WordsId:
        """Keeps words that somebody wrote; states and the log hold only the id."""
        clean = words_of(text)
        self.check_length(clean)
        return self.conduct.keep(clean, self.me, stream)

    def check_length(self, text: str) -> None:
        """A refusal for what doesn't fit one message everywhere."""
        if len(text) > LONGEST_TEXT:
            refuse("refused-text-too-long", length=len(text), most=LONGEST_TEXT)

    def optional_words(self, text: str | None, stream: StreamId | None = None) -> WordsId | None:
        """The words, if there are any that show."""
        return self.words(text, stream) if text and words_of(text) else None

    def text_of(self, words: WordsId) -> str:
        """The text, empty if it was forgotten."""
        row = self.uow.get(Words, words)
        return (row.text if row else None) or ""

    def language(self, settings: Settings) -> str:
        """The language in which what this person writes is read: their own, else the circle's."""
        return self.person.language or settings.language

    def moment(self, text: str, settings: Settings) -> Reading:
        """Reads a moment in the person's language and the circle's zone; a refusal names what was tried."""
        language = self.language(settings)
        zone = ZoneInfo(self.person.timezone or settings.timezone) if self.inbound.private else None
        reading = read_moment(text, now=self.now, zone=zone or ZoneInfo(settings.timezone), language=language)
        if isinstance(reading, Message):
            raise Refusal(reading)
        return reading

    def worded(self, settings: Settings, key: str, **params: Any) -> str:
        """Words of the bot's own, in a circle's language."""
        return Speaker(settings.language, ZoneInfo(settings.timezone)).text(key, **params)

    def shown_setting(self, value: Any, circle: Circle) -> str:
        """A setting's value as people would write it."""
        if isinstance(value, timedelta):
            return say_span(value, circle.settings.language)
        return str(value)

    def name_of(self, member: MemberId) -> str:
        """The member's display name."""
        row = self.uow.get(Member, member)
        return row.name if row else ""

    # --- doing ----------------------------------------------------------------------------------------

    def run(self, stream: StreamId, command: Any) -> Accepted[Any]:
        """Gives a command to a stream as this person; a refusal ends the act."""
        return self.accepted(self.conduct.run(stream, command, actor=self.me))

    def accepted(self, outcome: Accepted[Any] | Refused) -> Accepted[Any]:
        """The outcome, unless it is a refusal: that ends the act."""
        if isinstance(outcome, Refused):
            raise Refusal(outcome.reason)
        return outcome

    def kind(self, stream: Stream) -> Kind:
        """The rules of a stream."""
        return self.conduct.kinds[stream.kind]

    def tell(
        self, member: MemberId, text: Message, key: str, *, stream: StreamId | None = None, slot: str = ""
    ) -> None:
        """A private word to somebody."""
        self.conduct.send(Notice(text, to=member, slot=slot), key, stream=stream)
