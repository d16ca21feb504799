"""Which process it is, and where it stands: the lines that are the same for every kind."""

from collections.abc import Iterable

from bot.cards import Line
from bot.core.kernel import MemberId
from bot.core.kinds import KINDS
from bot.core.process import Process
from bot.core.step import Step
from bot.ports import Stream
from bot.views.look import Look


def name(look: Look, stream: Stream) -> Line:
    """Number, title and circle: which of all it is."""
    state: Process = stream.state
    title = look.title(state.title)
    return look.say("view-process-name", number=stream.number, title=title, circle=str(stream.circle))


def standing(look: Look, stream: Stream) -> Line:
    """One line for lists: which it is, where it stands, until when; nothing once it has ended."""
    state: Process = stream.state
    now = KINDS[stream.kind].standing(state)
    if now.outcome:
        return ()
    number, title, phase = stream.number, look.title(state.title), now.phase
    if now.deadline is None:
        return look.say("view-process-line", number=number, title=title, phase=phase)
    return look.say("view-process-line-until", number=number, title=title, phase=phase, until=now.deadline)


def answered(look: Look, step: Step | None) -> Line:
    """How many of those asked have answered, and nothing of who or what."""
    if step is None or not len(step.asked):
        return ()
    return look.say("view-answered", answered=step.answered, asked=len(step.asked))


def theirs(look: Look, people: Iterable[MemberId]) -> Line:
    """Whose move it is, by name."""
    return look.say("view-whose-move", people=look.names(dict.fromkeys(people)))
