"""Carries one command through: decide, record, tell, redraw, and whatever follows in other streams."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.codec import write_message
from bot.core.circle import CIRCLE
from bot.core.circle import events as circle_events
from bot.core.consent import commands as consent_commands
from bot.core.consent import events as consent_events
from bot.core.consent.state import Decision
from bot.core.kernel import (
    Accepted,
    Begin,
    Context,
    Fact,
    Follow,
    Kind,
    MemberId,
    Notice,
    Refused,
    StreamId,
    fact,
    refused,
)
from bot.ports import Stream, UnitOfWork
from bot.rows import Home, Membership, Outgoing, Post, Reminder

DEEPEST = 8
"""Commands that follow from commands end here; more would be a loop in the rules."""


class Handing(Protocol):
    """Makes a proposal of what another circle hands over."""

    def __call__(self, conduct: "Conduct", circle: StreamId, handed: consent_commands.Handed) -> None: ...


class Releasing(Protocol):
    """Lets a proposal begin that waited for another one."""

    def __call__(self, conduct: "Conduct", held: Stream) -> consent_commands.Unhold: ...


class Conduct:
    """The commands of one act, within its transaction.

    Args:
        actor: who acts; ``None``: the clock.
        cause: the key of the act, by which an answer is known again.
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
        handing: Handing | None = None,
        releasing: Releasing | None = None,
    ) -> None:
        self.uow = uow
        self.kinds = kinds
        self.now = now
        self.actor = actor
        self.cause = cause
        self.platform = platform
        self.changed: list[StreamId] = []
        """The streams in which something happened."""
        self._handing = handing
        self._releasing = releasing
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
        name: str = "",
        actor: MemberId | None = None,
    ) -> Accepted[Any] | Refused:
        """Begins a stream with its first command; a refusal leaves nothing behind."""
        stream = Stream(id, kind, organisation, circle or id, number, 0, None, name, self.now)
        return self._run(stream, command, actor or self.actor, new=True)

    def _run(
        self, stream: Stream, command: Any, actor: MemberId | None, *, new: bool = False
    ) -> Accepted[Any] | Refused:
        kind = self.kinds[stream.kind]
        circle = self._circle_of(stream)
        ctx = Context(self.now, actor, self.cause, self.platform, circle)
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

    def _circle_of(self, stream: Stream) -> Any:
        if stream.kind == CIRCLE.name:
            return stream.state
        circle = self.uow.load(stream.circle)
        return circle.state if circle else None

    # --- what is seen ---------------------------------------------------------------------------------

    def _show(self, kind: Kind, before: Stream, after: Stream) -> None:
        """The live card is redrawn; where another card is live now, it is posted and the former shrinks."""
        shown = kind.slot(before.state) if before.state is not None else ""
        live = kind.slot(after.state)
        if shown:
            self.uow.redraw(after.id, shown, after.version)
        if not live or live == shown:
            return
        hanging = {(post.platform, post.place) for post in self.uow.find(Post, stream=after.id, slot=live)}
        if hanging:
            self.uow.redraw(after.id, live, after.version)
        for home in self.uow.find(Home, circle=after.circle):
            if (home.platform, home.native) not in hanging:
                self.hang(after, live, home.platform, home.native)

    def hang(self, stream: Stream, slot: str, platform: str, place: str) -> None:
        """Has a card of the stream posted in a place."""
        key = f"{stream.id}:{slot}:{platform}:{place}"
        self.uow.put(Post(key, stream.id, slot, platform, place, None, stream.version, -1))

    def _tell(self, stream: Stream, notice: Notice, key: str) -> None:
        if notice.to is not None:
            self.send(notice, key, stream=stream.id)
            return
        for home in self.uow.find(Home, circle=stream.circle):
            self.send(notice, f"{key}:{home.platform}:{home.native}", stream=stream.id, at=home)

    def send(
        self,
        notice: Notice,
        key: str,
        *,
        stream: StreamId | None = None,
        at: Home | None = None,
        under: str | None = None,
    ) -> None:
        """Has a message sent once: to a person, or in a place."""
        self.uow.put(
            Outgoing(
                key=key,
                message=write_message(notice.text),
                stream=stream,
                slot=notice.slot,
                member=notice.to,
                platform=at.platform if at else None,
                place=at.native if at else None,
                under=under,
                pings=" ".join(notice.pings),
                created_at=self.now,
            )
        )

    # --- what follows ---------------------------------------------------------------------------------

    def _keep_in_step(self, stream: Stream, after: Stream, facts: Sequence[Fact[Any]]) -> None:
        for happened in facts:
            event = happened.event
            if stream.kind == CIRCLE.name:
                self._members_changed(after, event)
            elif isinstance(event, consent_events.Reminded):
                self._remind(after)
            elif isinstance(event, consent_events.Closed):
                self._release_held(after)

    def _remind(self, stream: Stream) -> None:
        kind = self.kinds[stream.kind]
        slot, until = kind.slot(stream.state), kind.standing(stream.state).deadline
        for member in kind.owing(stream.state):
            self.uow.put(Reminder(member, stream.id, slot, self.now, until))

    def _members_changed(self, circle: Stream, event: Any) -> None:
        """Looking up a person's circles goes by rows; running processes hear who came, left or is away."""
        came: Iterable[MemberId] = ()
        gone: Iterable[MemberId] = ()
        away: Iterable[MemberId] = ()
        match event:
            case circle_events.Created(members=members) | circle_events.Added(members=members):
                came = members
            case circle_events.Joined(member=member):
                came = (member,)
            case circle_events.Left(member=member) | circle_events.Expelled(member=member):
                gone = (member,)
            case circle_events.WentAway(member=member):
                away = (member,)
            case circle_events.Undone():
                rows = self.uow.find(Membership, circle=circle.id)
                came = set(circle.state.members) - {row.member for row in rows}
            case _:
                return
        for member in came:
            self.uow.put(Membership(member, circle.id))
            self._tell_processes(circle, consent_commands.MemberJoined(member))
        for member in gone:
            self.uow.remove(Membership(member, circle.id))
            self._tell_processes(circle, consent_commands.MemberLeft(member))
        for member in away:
            self._tell_processes(circle, consent_commands.MemberAway(member))

    def _tell_processes(self, circle: Stream, command: Any) -> None:
        for process in self.uow.streams(kind="consent", circle=circle.id, open=True):
            self._deeper(process, command)

    def _release_held(self, ended: Stream) -> None:
        """A proposal on the same agreement that had to wait may begin."""
        decision: Decision = ended.state
        if self._releasing is None or (decision.replaces is None and decision.effect.target is None):
            return
        for process in self.uow.streams(kind="consent", circle=ended.circle, open=True):
            held = self.uow.load(process)
            if held is not None and held.state.held_by == ended.id:
                self._deeper(process, self._releasing(self, held))

    def _follow(
        self, kind: Kind, after: Stream, facts: Sequence[Fact[Any]], states: Sequence[Any], ctx: Context
    ) -> None:
        for happened, state in zip(facts, states, strict=True):
            for following in kind.follows(state, happened, ctx):
                if isinstance(following, Follow):
                    self._deeper(following.to, following.command)
                elif isinstance(following.command, consent_commands.Handed):
                    if self._handing is not None:
                        self._handing(self, following.circle, following.command)
                else:
                    self._begin(after, following)

    def _begin(self, origin: Stream, begin: Begin) -> None:
        self.open(
            begin.kind,
            begin.command,
            organisation=origin.organisation,
            circle=begin.circle,
            id=begin.id or new_id(),
            number=begin.number or self.uow.next_number(origin.organisation),
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


def new_id() -> StreamId:
    """A name for a stream that no other has."""
    return StreamId(secrets.token_hex(8))
