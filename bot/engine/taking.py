"""One act in its transaction: taken in once, or refused once; and its answer, where that is a message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards import Form
from bot.commands import dispatch
from bot.commands.acting import Acting, Answer, Defaults, Refusal
from bot.conduct import Conduct
from bot.core.kernel import Kind, MemberId, Notice
from bot.engine import asking, places
from bot.ports import (
    Command,
    Departed,
    Erased,
    Inbound,
    Mark,
    Moved,
    Press,
    Suggestion,
    Typed,
    UnitOfWork,
    Unmark,
    Wrote,
)
from bot.rows import Inbox
from bot.seal import Seal


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an act: whether it was new, and what the person is told."""

    new: bool
    answer: Answer | None = None
    member: MemberId | None = None
    changed: bool = False
    refused: bool = False


class Taking:
    """What is done about one act.

    Args:
        seal: under which words lie that nobody sees yet.
        directly: the platform gives the answer to the act itself; else it is a message.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        inbound: Inbound,
        *,
        kinds: Mapping[str, Kind],
        now: datetime,
        defaults: Defaults,
        seal: Seal,
        directly: bool,
    ) -> None:
        platform, act = inbound.place.platform, inbound.act
        cause = dispatch.mark_cause(platform, act.mark) if isinstance(act, Mark) else inbound.key
        self._uow = uow
        self._inbound = inbound
        self._now = now
        self._directly = directly
        self._wakes = False
        """Something is to go out although no process has changed."""
        self._conduct = Conduct(uow, kinds, now, cause=cause, platform=platform, seal=seal)
        self._acting = Acting(uow, self._conduct, inbound, defaults, directly=directly)

    def take(self) -> Taken:
        """Carries the act out.

        Raises:
            Refusal: it changes nothing, and leaves nothing behind if this ends the transaction.
        """
        if self._is_repeat():
            return Taken(new=False)
        acting = self._acting
        self._wakes = places.spoken(self._uow, self._inbound)
        try:
            answer = self._act()
        except Refusal as refusal:
            raise acting.outlasting(refusal) from None
        # Somebody who only talks stays a stranger; whoever is answered is known from then on.
        member = acting.me if answer is not None else acting.acquainted()
        if answer is not None:
            self._send(answer, member)
        changed = bool(self._conduct.changed) or self._conduct.told or self._wakes
        return Taken(True, answer, member, changed=changed)

    def asks(self) -> Form | None:
        """What the act has to be asked first. It may write what only an act may: end the transaction with an
        error."""
        return asking.asked(self._acting)

    def suggests(self, option: str) -> Sequence[Suggestion]:
        """What an option could be. As :meth:`asks`."""
        return asking.suggested(self._acting, option)

    def refuse(self, answer: Answer, *, removes: bool = False) -> Taken:
        """The refused act is remembered, so that it is refused once; nothing else is kept of it.

        Args:
            removes: what was written isn't for the others' eyes: it is taken away.
        """
        if self._is_repeat():
            return Taken(new=False)
        acting, act = self._acting, self._inbound.act
        if isinstance(act, Mark):
            dispatch.keep_mark(acting, act)
        if not self._directly:
            self._send(answer, acting.make_known())
        if removes and self._inbound.source is not None:
            self._conduct.take_away(self._inbound.source, f"taken-away:{self._inbound.key}")
        return Taken(True, answer, acting.acquainted(), refused=True)

    def _is_repeat(self) -> bool:
        """Whether the act was taken in before; from now on it was."""
        if self._uow.get(Inbox, self._inbound.key) is not None:
            return True
        self._uow.put(Inbox(self._inbound.key, self._now))
        return False

    def _act(self) -> Answer | None:
        acting, act = self._acting, self._inbound.act
        match act:
            case Command():
                return dispatch.command(acting, act)
            case Typed():
                return dispatch.failed(acting, act)
            case Press():
                return dispatch.press(acting, act)
            case Mark():
                return dispatch.mark(acting, act)
            case Unmark():
                return dispatch.unmark(acting, act)
            case Wrote():
                return dispatch.wrote(acting, act)
            case Erased():
                self._wakes = places.erased(self._uow, self._inbound, self._now)
            case Moved():
                places.moved(self._conduct, self._inbound.place, act.to)
                self._wakes = True
            case Departed():
                pass
        return None

    def _send(self, answer: Answer, member: MemberId | None) -> None:
        """Where the platform gives no direct answer, it is a message like any other, and as durable."""
        if self._directly:
            return
        inbound = self._inbound
        key = f"answer:{inbound.key}"
        # A press or a mark says nothing to others. A command does, also one that nobody wrote: an invitation.
        silent = inbound.source is None and not isinstance(inbound.act, Command)
        privately = answer.private or silent
        if privately and not inbound.private:
            notice = Notice(answer.text, to=member, slot=answer.slot)
            self._conduct.send(notice, key, stream=answer.stream, language=inbound.language)
            return
        under = inbound.source.id if inbound.source else None
        notice = Notice(answer.text, to=member if inbound.private else None, slot=answer.slot)
        self._conduct.send(
            notice, key, stream=answer.stream, at=inbound.place, under=under, language=inbound.language
        )


def is_private(inbound: Inbound) -> bool:
    """Whether what is said about the act is for its author's eyes only."""
    return inbound.private or dispatch.is_private(inbound.act)
