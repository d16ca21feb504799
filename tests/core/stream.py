"""One stream played by hand: people do things, time passes, and what was said can be looked at."""

from datetime import datetime, timedelta
from typing import Any

from bot.core.kernel import (
    Accepted,
    Context,
    Fact,
    Following,
    Kind,
    MemberId,
    Message,
    Notice,
    Refused,
    Ring,
    StreamId,
    fact,
)
from tests.core.laws import BEGIN


class Played:
    """A stream of one kind: ``garden``, or number 12 of the circle.

    ``said`` is what the last actor was told, ``notices`` and ``follows`` what the last act led to.
    """

    def __init__(self, kind: Kind, circle: Any = None) -> None:
        self.kind, self.circle = kind, circle
        self.state: Any = None
        self.now: datetime = BEGIN
        self.log: list[Fact[Any]] = []
        self.said: Message | None = None
        self.notices: list[Notice] = []
        self.follows: list[Following] = []

    def does(self, actor: str | None, command: Any) -> tuple[Any, ...]:
        """Somebody does something that is accepted; gives its events."""
        decided = self._decide(actor, command)
        assert isinstance(decided, Accepted), decided
        self.said = decided.said
        return self._take(decided, actor)

    def refuses(self, actor: str | None, command: Any) -> Message:
        """Somebody tries something that is refused; gives the sentence."""
        decided = self._decide(actor, command)
        assert isinstance(decided, Refused), decided
        return decided.reason

    def passes(self, time: timedelta) -> None:
        """Time passes, and every deadline in it is rung; notices of all of them are kept."""
        end, heard = self.now + time, []
        while True:
            due = [(at, key) for key, at in self.kind.deadlines(self.state).items() if at <= end]
            if not due:
                break
            at, key = min(due)
            self.now = max(self.now, at)
            self.does(None, Ring(key, at))
            heard.extend(self.notices)
        self.now, self.notices = end, heard

    def told(self, to: str | None) -> list[str]:
        """The keys of what somebody was told privately, or everybody (``None``)."""
        return [notice.text.key for notice in self.notices if notice.to == to]

    def _decide(self, actor: str | None, command: Any) -> Accepted[Any] | Refused:
        decided: Accepted[Any] | Refused = self.kind.decide(self.state, command, self._context(actor))
        return decided

    def _context(self, actor: str | None) -> Context:
        by = None if actor is None else MemberId(actor)
        return Context(self.now, by, circle=self.circle, stream=StreamId("garden"), number=12)

    def _take(self, decided: Accepted[Any], actor: str | None) -> tuple[Any, ...]:
        self.notices, self.follows = [], []
        for event in decided.events:
            happened = fact(event, self._context(actor))
            before, self.state = self.state, self.kind.evolve(self.state, happened)
            self.log.append(happened)
            self.notices.extend(self.kind.notices(before, self.state, happened, self.circle))
            self.follows.extend(self.kind.follows(self.state, happened, self._context(actor)))
        return decided.events
