"""How each kind of stream looks: one line each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.ports import Stream
from bot.views import agreement, circle, consent
from bot.views.cards import Action, Block, Card, Line
from bot.views.consent import private
from bot.views.look import Look

Beneath = tuple[tuple[Block, ...], tuple[Action, ...]]


@dataclass(frozen=True, slots=True)
class View:
    """What the eyes need of a kind.

    ``card(look, stream, slot)`` draws the card of a slot, or the pointer that is left of it.
    ``beneath(look, stream, slot, key)`` gives what hangs under the message with this key.
    ``waits(look, stream)`` says what waits for the reader, a line each.
    ``answers(look, stream, marks=…)`` gives what the reader can do now.
    ``name(look, stream)`` says which stream it is.
    ``is_passed(look, stream, slot, key)``: the message with this key isn't worth sending any more.
    """

    card: Callable[[Look, Stream, str], Card]
    beneath: Callable[[Look, Stream, str, str], Beneath]
    name: Callable[[Look, Stream], Line]
    waits: Callable[[Look, Stream], tuple[Line, ...]] = lambda look, stream: ()
    answers: Callable[..., tuple[Action, ...]] = lambda look, stream, *, marks: ()
    is_passed: Callable[[Look, Stream, str, str], bool] = lambda look, stream, slot, key: False


VIEWS: Mapping[str, View] = {
    "circle": View(circle.draw, circle.beneath, circle.name, circle.waits, circle.answers),
    "agreement": View(agreement.draw, agreement.beneath, agreement.name),
    "consent": View(
        consent.draw, private.beneath, private.name, private.waits, private.answers, private.is_passed
    ),
}
