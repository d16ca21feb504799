"""What can be done in a talking round, by whom: on its card by everybody, in private by one person."""

from collections.abc import Iterable

from bot.cards import Action, Ask
from bot.core.kernel import MemberId
from bot.core.round import ROUND
from bot.core.round.state import Phase, Round, has_floor, is_on_turn
from bot.marks import mark_of
from bot.ports import Stream
from bot.views.look import Look

_LABELS = {"extend": "more-time"}
"""Verbs whose label is called otherwise."""
_WEIGHTY = frozenset({"close", "meeting"})


def typed(verb: str, number: int) -> str:
    """The same as a typed command."""
    command = f"!round {verb} #{number}"
    return f"{command} …" if verb in ("say", "meeting") else command


def asking(state: Round) -> str:
    """The sentence that asks people to speak."""
    return "view-round-prompt-happening" if state.about is not None else f"view-round-prompt-{state.sort}"


class Deeds:
    """Makes the actions of one round; a mark stands only where it means something on this card."""

    def __init__(self, look: Look, stream: Stream, *, marks: bool = True) -> None:
        self.look = look
        self.state: Round = stream.state
        self.stream = stream
        self.slot = ROUND.slot(stream.state)
        self.marks = marks

    def of(self, verb: str, *, label: str = "") -> Action:
        """One action, with its form if it takes words."""
        extra = str(self.state.turns) if verb == "next" else ""
        return Action(
            token="/".join(part for part in (self.stream.id, self.slot, verb, extra) if part),
            label=label or self.look.label(_LABELS.get(verb, verb)),
            mark=mark_of("round", self.slot, verb) if self.marks else None,
            asks=self._asks(verb),
            typed=typed(verb, self.state.number),
            weighty=verb in _WEIGHTY and not (verb == "close" and self._is_asked_back()),
        )

    def _is_asked_back(self) -> bool:
        """Whether a close names those who are unheard first, and waits to be said once more."""
        return self.state.phase is Phase.OPEN and bool(self.state.unheard)

    def _asks(self, verb: str) -> tuple[Ask, ...]:
        if verb == "say":
            return (Ask("text", self.look.text(asking(self.state)), value=self._own()),)
        if verb == "meeting":
            return (Ask("reason", self.look.text("view-form-meeting"), required=False),)
        return ()

    def _own(self) -> str:
        """What the reader has said, where saying it again replaces it."""
        reader, state = self.look.reader, self.state
        said = state.said.get(reader) if reader is not None and not state.is_live else None
        return "\n".join(map(self.look.words, said.words)) if said is not None else ""

    def all(self, verbs: Iterable[str]) -> tuple[Action, ...]:
        """Several actions."""
        return tuple(map(self.of, dict.fromkeys(verbs)))

    def for_all(self) -> tuple[Action, ...]:
        """What stands on the card in a place."""
        state = self.state
        if state.phase is Phase.GATHERING:
            return self.all(("join", "next", "close"))
        if state.phase is Phase.CLOSED:
            return self.all(("again", "say"))
        if state.is_live:
            return self.all(("say", "done", "pass", "later", "join", "next", "close", "meeting"))
        return self.all(("say", "pass", "extend", "close", "meeting"))

    def for_one(self, reader: MemberId) -> tuple[Action, ...]:
        """What this person can do, for their eyes only: what they owe first."""
        state, leads = self.state, reader == self.state.facilitator
        if state.phase is Phase.CLOSED:
            return ()
        if state.phase is Phase.GATHERING:
            return self.all(("next",) if leads else ("join",))
        leading: tuple[str, ...] = ()
        if leads and state.held_since:
            leading = ("next", "close") if state.is_live else ("extend", "close")
        elif leads and state.closing is not None:
            leading = ("close",)
        if is_on_turn(state, reader):
            return self.all(("say", "done", "pass", "later", *leading))
        if has_floor(state, reader):
            return self.all(("say", "pass", *leading))
        if not state.is_live and state.step is not None and reader in state.step.waiting:
            return self.all(("say", "pass", "extend", *leading))
        return self.all(leading)

    def everything(self, reader: MemberId) -> tuple[Action, ...]:
        """All that this person may do here."""
        kept = {action.token: action for action in (*self.for_one(reader), *self.for_all())}
        return tuple(kept.values())
