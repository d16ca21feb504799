"""Carries one command through: decide, record, tell, redraw, and whatever follows in other streams."""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.codec import write_message
from bot.core.circle import CIRCLE, Circle, in_charge
from bot.core.kernel import (
    Accepted,
    Begin,
    Below,
    Context,
    Erase,
    Fact,
    Follow,
    Kind,
    MemberId,
    Notice,
    Refused,
    Spread,
    StreamId,
    Unseal,
    WordsId,
    fact,
    processes,
    refused,
)
from bot.core.process import Reminded
from bot.ports import MessageRef, Place, Stream, UnitOfWork
from bot.rows import Home, Membership, Outgoing, Post, Reminder, Words
from bot.seal import Broken, Seal
from bot.waiting import parked

DEEPEST = 8
"""Commands that follow from commands end here; more would be a loop in the rules."""


class Conduct:
    """The commands of one act, within its transaction.

    Args:
        actor: who acts; ``None``: the clock.
        cause: the key of the act, by which an answer is known again.
        seal: under which words lie that nobody sees yet.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        kinds: Mapping[str, Kind],
        now: datetime,
        *,
        actor: MemberId | None = None,
        cause: str = "",
        platform: str = "",
        seal: Seal | None = None,
    ) -> None:
        self.uow = uow
        self.kinds = kinds
        self.now = now
        self.actor = actor
        self.cause = cause
        self.platform = platform
        self._seal = seal
        self.changed: list[StreamId] = []
        """The streams in which something happened."""
        self.told = False
        """Whether there is something to send."""
        self._depth = 0

    def run(
        self, stream: StreamId, command: Any, *, actor: MemberId | None = None
    ) -> Accepted[Any] | Refused:
        """Gives the command to the stream; everything that follows is done when this returns."""
        current = self.uow.load(stream)
        if current is None:
            return refused("refused-unknown-process")
        return self._run(current, command, actor or self.actor)

    def open(
        self,
        kind: str,
        command: Any,
        *,
        organisation: str,
        circle: StreamId | None,
        id: StreamId,
        number: int = 0,
        actor: MemberId | None = None,
    ) -> Accepted[Any] | Refused:
        """Begins a stream with its first command; a refusal leaves nothing behind."""
        stream = Stream(id, kind, organisation, circle or id, number, 0, None, "", self.now)
        return self._run(stream, command, actor or self.actor, new=True)

    def _run(
        self, stream: Stream, command: Any, actor: MemberId | None, *, new: bool = False
    ) -> Accepted[Any] | Refused:
        kind = self.kinds[stream.kind]
        circle = self._circle_of(stream)
        ctx = Context(self.now, actor, self.cause, self.platform, circle, stream.id, stream.number)
        outcome = kind.decide(stream.state, command, ctx)
        if isinstance(outcome, Refused) or not outcome.events:
            return outcome
        if new:
            self.uow.start(stream)
        facts = [fact(event, ctx) for event in outcome.events]
        states = (
            list(outcome.states) if len(outcome.states) == len(facts) else _states(kind, stream.state, facts)
        )
        after = self.uow.record(stream, facts, states[-1])
        self.changed.append(stream.id)
        before = stream.state
        for index, (happened, state) in enumerate(zip(facts, states, strict=True)):
            view = state if stream.kind == CIRCLE.name else circle
            for count, notice in enumerate(kind.notices(before, state, happened, view)):
                self._tell(stream, notice, f"{stream.id}:{stream.version + index + 1}:{count}")
            before = state
        self._show(kind, stream, after)
        self._keep_in_step(stream, after, facts)
        self._follow(kind, after, facts, states, ctx)
        return outcome

    def _circle_of(self, stream: Stream) -> Circle | None:
        of = stream if stream.kind == CIRCLE.name else self.uow.load(stream.circle)
        circle: Circle | None = of.state if of else None
        return circle

    # --- what is seen ---------------------------------------------------------------------------------

    def _show(self, kind: Kind, before: Stream, after: Stream) -> None:
        """The live card is redrawn; where another card is live now, it is posted and the former shrinks."""
        shown = kind.slot(before.state) if before.state is not None else ""
        live = kind.slot(after.state)
        if shown:
            self.uow.redraw(after.id, shown, after.version)
        if not live or live == shown:
            return
        posts = self.uow.find(Post, stream=after.id)
        self._press(post for post in posts if post.slot in (shown, live))
        hanging = {(post.platform, post.place) for post in posts if post.slot == live}
        if hanging:
            self.uow.redraw(after.id, live, after.version)
        for home in self.uow.find(Home, circle=after.circle):
            if (home.platform, home.native) not in hanging:
                self.hang(after, live, home.platform, home.native)

    def _press(self, posts: Iterable[Post]) -> None:
        """Something was decided: the card doesn't rest between two redraws as one that only counts does."""
        for post in posts:
            if post.not_before is not None and not parked(post):
                self.uow.put(replace(post, not_before=None))

    def hang(self, stream: Stream, slot: str, platform: str, place: str) -> None:
        """Has a card of the stream posted in a place."""
        key = f"{stream.id}:{slot}:{platform}:{place}"
        self.uow.put(Post(key, stream.id, slot, platform, place, None, stream.version, -1))

    def _tell(self, stream: Stream, notice: Notice, key: str) -> None:
        if notice.to is not None:
            self.send(notice, key, stream=stream.id)
            return
        for home in self.uow.find(Home, circle=self._where(stream)):
            at = Place(home.platform, home.native)
            self.send(notice, f"{key}:{at.platform}:{at.id}", stream=stream.id, at=at)

    def _where(self, stream: Stream) -> StreamId:
        """The circle whose places hear of it. What a closed circle has left is for the one above."""
        circle = self._circle_of(stream)
        if circle is None or circle.status == "active" or self.kinds[stream.kind].is_process:
            return stream.circle
        return in_charge(circle, self._circle).id if stream.kind != CIRCLE.name else stream.circle

    def _circle(self, id: StreamId) -> Circle | None:
        found = self.uow.load(id)
        return found.state if found is not None else None

    def send(
        self,
        notice: Notice,
        key: str,
        *,
        stream: StreamId | None = None,
        at: Place | None = None,
        under: str | None = None,
        language: str = "",
    ) -> None:
        """Has a message sent once: to a person, or in a place.

        Args:
            language: of who caused it; it holds where neither a circle nor the person has one.
        """
        self.told = True
        self.uow.put(
            Outgoing(
                key=key,
                message=write_message(notice.text),
                stream=stream,
                slot=notice.slot,
                member=notice.to,
                platform=at.platform if at else None,
                place=at.id if at else None,
                under=under,
                pings=" ".join(notice.pings),
                created_at=self.now,
                language=language,
            )
        )

    def take_away(self, message: MessageRef, key: str) -> None:
        """Has somebody's message taken away, where the platform lets us."""
        at = message.place
        self.told = True
        self.uow.put(
            Outgoing(key, "", None, "", None, at.platform, at.id, message.id, "", created_at=self.now)
        )

    # --- what follows ---------------------------------------------------------------------------------

    def _keep_in_step(self, stream: Stream, after: Stream, facts: Sequence[Fact[Any]]) -> None:
        """Keeps the rows that follow from what happened: reminders, and who belongs to which circle."""
        for happened in facts:
            if isinstance(happened.event, Reminded):
                self._remind(after)
        if stream.kind == CIRCLE.name:
            self._keep_members(stream.state, after.state)

    def _remind(self, stream: Stream) -> None:
        kind = self.kinds[stream.kind]
        slot, until = kind.slot(stream.state), kind.standing(stream.state).deadline
        for member in kind.owing(stream.state):
            self.uow.put(Reminder(member, stream.id, slot, self.now, until))

    def _keep_members(self, before: Circle | None, after: Circle) -> None:
        """Looking up a person's circles goes by rows."""
        if before is not None and before.members is after.members:
            return
        were: Collection[MemberId] = before.members if before is not None else ()
        for member in after.members:
            if member not in were:
                self.uow.put(Membership(member, after.id))
        for member in were:
            if member not in after.members:
                self.uow.remove(Membership(member, after.id))

    def _follow(
        self, kind: Kind, after: Stream, facts: Sequence[Fact[Any]], states: Sequence[Any], ctx: Context
    ) -> None:
        for happened, state in zip(facts, states, strict=True):
            for following in kind.follows(state, happened, ctx):
                if isinstance(following, Follow):
                    self._deeper(following.to, following.command)
                elif isinstance(following, Spread):
                    self._spread(following)
                elif isinstance(following, Below):
                    self._below(after.organisation, following)
                elif isinstance(following, Erase):
                    self._erase(following)
                elif isinstance(following, Unseal):
                    self._unseal(after.id, following)
                else:
                    self._begin(after, following)

    def _erase(self, erase: Erase) -> None:
        for words in erase.words:
            row = self.uow.get(Words, words)
            if row is not None:
                self.uow.put(replace(row, text=None))

    def _unseal(self, stream: StreamId, unseal: Unseal) -> None:
        """Opens what lies under the seal, all of it or nothing; from then on the words are their authors'
        like any others. What can't be opened goes, and the rest stays under its seal."""
        found: dict[MemberId, dict[str, str]] = {}
        for member, words in unseal.sealed:
            row = self.uow.get(Words, words)
            with suppress(Broken):
                found[member] = self._sealing.open(row.text or "" if row else "", bound_to(stream, member))
        unreadable = tuple(member for member, _ in unseal.sealed if member not in found)
        gone = [words for member, words in unseal.sealed if not unreadable or member in unreadable]
        self._erase(Erase(tuple(gone)))
        opened: list[Any] = []
        if not unreadable:
            for member, said in found.items():
                reason = self.keep(said["reason"], member, stream)
                opened.append(unseal.opened(member, MemberId(said["nominee"]), reason))
        self._deeper(stream, unseal.command(tuple(opened), unreadable))

    def keep_sealed(self, nominee: MemberId, reason: str, by: MemberId, stream: StreamId) -> WordsId:
        """Keeps whom somebody names, and why, under the seal."""
        closed = self._sealing.close({"nominee": nominee, "reason": reason}, bound_to(stream, by))
        return self.keep(closed, by, stream)

    def keep(self, text: str, by: MemberId, stream: StreamId | None) -> WordsId:
        """Keeps words that somebody wrote; states and the log hold only the id."""
        key = WordsId(secrets.token_hex(8))
        self.uow.put(Words(key, text, by, self.now, stream))
        return key

    @property
    def _sealing(self) -> Seal:
        if self._seal is None:
            raise RuntimeError("nothing can be sealed or opened without the key")
        return self._seal

    def _spread(self, spread: Spread) -> None:
        kinds = processes(self.kinds) if spread.kind is None else spread.kind
        for process in self.uow.streams(kind=kinds, circle=spread.circle, open=True):
            self._deeper(process, spread.command)

    def _below(self, organisation: str, below: Below) -> None:
        for id in self.uow.streams(kind=CIRCLE.name, organisation=organisation, open=True):
            circle = self.uow.load(id)
            if circle is not None and circle.state.parent == below.circle:
                self._deeper(id, below.command)

    def _begin(self, origin: Stream, begin: Begin) -> None:
        if begin.id is not None and self.uow.load(begin.id) is not None:
            self._deeper(begin.id, begin.command)
            return
        circle = self.uow.load(begin.circle) or origin
        if self.kinds[begin.kind].is_process and circle.kind == CIRCLE.name:
            circle = self.uow.load(in_charge(circle.state, self._circle).id) or circle
        self.open(
            begin.kind,
            begin.command,
            organisation=circle.organisation,
            circle=circle.id if circle.kind == CIRCLE.name else begin.circle,
            id=begin.id or new_id(),
            number=begin.number or self.uow.next_number(circle.organisation),
            actor=begin.by,
        )

    def _deeper(self, stream: StreamId, command: Any) -> None:
        if self._depth >= DEEPEST:
            raise RecursionError("the rules follow each other in a circle")
        self._depth += 1
        try:
            self.run(stream, command)
        finally:
            self._depth -= 1


def _states(kind: Kind, state: Any, facts: Sequence[Fact[Any]]) -> list[Any]:
    states = []
    for happened in facts:
        state = kind.evolve(state, happened)
        states.append(state)
    return states


def bound_to(stream: StreamId, member: MemberId) -> str:
    """To what sealed words are bound: nobody else's seal, and no other election's, can pass for it."""
    return f"{stream}/{member}"


def new_id() -> StreamId:
    """A name for a stream that no other has."""
    return StreamId(secrets.token_hex(8))
