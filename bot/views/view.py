"""What the eyes need of a kind of stream, so that a new kind is one entry in a table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from bot.cards import Action, Block, Card, Line
from bot.ports import Stream
from bot.views.look import Look

Beneath: TypeAlias = tuple[tuple[Block, ...], tuple[Action, ...]]


class Answers(Protocol):
    """Gives what the reader can do in a stream; with marks where they mean one thing only."""

    def __call__(self, look: Look, stream: Stream, *, marks: bool) -> tuple[Action, ...]: ...


class MakesAction(Protocol):
    """Makes the action of one verb as it is now, with its form; ``None`` where there is no such thing to do.

    Args:
        extra: what a button carries besides its verb: a member, a question.
        label: what stands on the button instead of the verb's own label.
    """

    def __call__(
        self, look: Look, stream: Stream, verb: str, *, extra: str = "", label: str = ""
    ) -> Action | None: ...


def _nothing(look: Look, stream: Stream, *, marks: bool = False) -> tuple[Action, ...]:
    return ()


def _no_action(look: Look, stream: Stream, verb: str, *, extra: str = "", label: str = "") -> Action | None:
    return None


@dataclass(frozen=True, slots=True)
class View:
    """How one kind looks. All but ``card``, ``beneath`` and ``name`` may be left out."""

    card: Callable[[Look, Stream, str], Card]
    """Draws the card of a slot, or the pointer that is left of it."""
    beneath: Callable[[Look, Stream, str, str], Beneath]
    """What hangs under the message with this slot and key."""
    name: Callable[[Look, Stream], Line]
    """Says which stream it is."""
    standing: Callable[[Look, Stream], Line] | None = None
    """One line for lists: where it stands, until when. Every process has one."""
    move: Callable[[Look, Stream], Line] = lambda look, stream: ()
    """In few words, how many have answered, or whose move it is; nothing that isn't on the card."""
    waits: Callable[[Look, Stream], tuple[Line, ...]] = lambda look, stream: ()
    """What waits for the reader, a line each."""
    answers: Answers = _nothing
    text: Callable[[Look, Stream], Iterable[Block]] = lambda look, stream: ()
    """What is to be answered."""
    details: Callable[[Look, Stream], Beneath] = lambda look, stream: ((), ())
    """What stands under the card where the reader alone looks at the whole: the rare things too."""
    action: MakesAction = _no_action
    is_passed: Callable[[Look, Stream, str, str], bool] = lambda look, stream, slot, key: False
    """The message with this slot and key isn't worth sending any more."""
    decided: Callable[[Look, Stream], Iterable[Block]] = lambda look, stream: ()
    """How the agreement was decided that came of it."""
