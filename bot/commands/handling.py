"""What whoever takes in acts needs of a kind of stream, so that a new kind is one entry in a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.commands.acting import Acting, Answer
from bot.core.kernel import MemberId
from bot.ports import Command, Mention, Stream

Handler: TypeAlias = Callable[[Acting, Command], Answer | None]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done with a stream, however it was said: typed, pressed, marked, written."""

    verb: str
    text: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    extra: str = ""
    """What a button carries besides its verb: a member, a question."""
    by_mark: bool = False
    typed: bool = False
    """Written as a command: no form has said beforehand what comes of it."""
    about: str = ""
    """The slot of the message that it was written in reply to."""


@dataclass(frozen=True, slots=True)
class Handling:
    """How people act on one kind of stream. All but ``act`` may be left out."""

    act: Callable[[Acting, Stream, Deed], Answer | None]
    """Does it, as this person; refuses with the reason (:class:`bot.commands.acting.Refusal`)."""
    commands: Mapping[str, Handler] = field(default_factory=dict)
    """Typed commands that aren't about a running process, by their words (``circle create``)."""
    is_bound: Callable[[Any, str], bool] = lambda state, verb: False
    """Whether the verb answers what a card shows: on a former card it is refused with a pointer."""
    private: frozenset[str] = frozenset()
    """Verbs about an answer of one's own: whatever is said about them is said privately."""
    secret: frozenset[str] = frozenset()
    """Verbs that are given privately only: typed among others they don't count, and are taken away."""
    lasting: frozenset[str] = frozenset()
    """Verbs whose words are taken also when the card they were asked for is a former one."""
    lasts: Callable[[Any, str], bool] = lambda state, slot: True
    """Whether the words of such a verb still have a use, by the slot of the card they were asked for."""
    near_misses: Mapping[str, str] = field(default_factory=dict)
    """What is said to whose mark was probably meant as an answer: the sentence, by the step that asks."""
    raised_hands: Mapping[str, str] = field(default_factory=dict)
    """What is said to whose ✋ isn't in the legend, by the step that asks: nobody may believe that they have
    objected when they haven't."""
    ended: frozenset[str] = frozenset()
    """Verbs about what has just ended: where no process is named, they mean that one."""
    late: frozenset[str] = frozenset()
    """Verbs that mean what has just ended, where nothing runs."""
    means: Callable[[Any, str], bool] = lambda state, verb: True
    """Whether the verb can mean this one at all, where several run and none is named."""
    wanted: Callable[[Any, MemberId], str | None] = lambda state, member: None
    """The verb whose words are those with which this person replies to a private word; ``None``: none are
    awaited."""
    could_mean: Callable[[Acting, Stream, str], bool] = lambda acting, stream, text: False
    """Whether plain words written privately may well be the wanted ones, though others were asked for: then
    nobody guesses, for they would be seen by the wrong people."""
    spoken: Callable[[Acting, Stream, str], Answer | None] = lambda acting, stream, text: None
    """Takes what somebody writes among others, in the thread of a card or as a reply to it; empty: a picture
    or a voice note."""
