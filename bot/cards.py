"""A card as data: what is shown and what can be done, without a word of any platform."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Literal, TypeAlias

from bot.core.kernel import MemberId


@dataclass(frozen=True, slots=True)
class Name:
    """A member by name; ``ping`` notifies them. Accounts are looked up by the adapter's courier."""

    member: MemberId
    name: str
    accounts: Mapping[str, str] = field(default_factory=dict)
    """The person's account id on each platform."""
    ping: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in time, worded in the reader's zone; platforms that can show local time use ``at``."""

    at: datetime
    text: str
    is_day: bool = False
    """Only its day is meant."""


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's own words inside a line: always escaped, never translated."""

    text: str


Inline: TypeAlias = str | Name | Moment | Said
Line: TypeAlias = tuple[Inline, ...]
"""Text of our own (already worded) with names, moments and people's words in it."""


Need: TypeAlias = Literal["form_fields", "private_answers", "plain_words"]
"""A capability on which it depends how something is done."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences; ``small`` for what is good to know but not the point."""

    line: Line
    small: bool = False
    needs: Need | None = None
    """What a platform has to be capable of for this to be so there."""
    otherwise: Line = ()
    """What is so where it isn't; empty: nothing is said there."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Names the part that follows."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """A whole text that people wrote, verbatim, with its line breaks; ``label`` says what it is."""

    text: str
    label: Line = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two texts, as runs of characters in order."""

    runs: tuple[tuple[Literal["same", "removed", "added"], str], ...]
    label: Line = ()


Block: TypeAlias = Paragraph | Heading | Quote | Bullets | Difference


Asked: TypeAlias = Literal["text", "line", "member", "members", "choice"]
"""What a field takes: a text, a line of words, one or several people, or one of some choices."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of a form."""

    name: str
    label: str
    kind: Asked = "text"
    required: bool = True
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """For ``choice``: value and label. For ``member``: member id and name."""
    help: str = ""
    """What it is for, beneath the label."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a reader can do with one tap."""

    token: str
    """Comes back in :class:`bot.ports.Press`; at most 100 ASCII characters."""
    label: str
    mark: str | None = None
    """The reaction that means the same, e.g. 👍; counts only on cards that show it."""
    asks: tuple[Ask, ...] = ()
    """A form to fill in first; its ``intro`` stands above it."""
    intro: str = ""
    typed: str = ""
    """The same as a typed command, for platforms without buttons, e.g. ``!consent object … #12``."""
    weighty: bool = False
    """Asks "are you sure?" where the platform can."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked before something is done: comes back in :class:`bot.ports.Press` with its fields."""

    token: str
    title: str
    asks: tuple[Ask, ...]
    intro: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Talk:
    """What people talk about where a card hangs, for platforms with threads: one thread a process."""

    name: str
    messages: tuple[str, ...] = ()
    """All messages that were ever posted about it there, in no order; none: this is the first."""


@dataclass(frozen=True, slots=True)
class Card:
    """One message: what it says, and what can be done with it."""

    title: Line = ()
    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()
    legend: Line = ()
    """The words for the marks and the typed ways to answer; filled by :func:`fit`."""
    pings: tuple[Name, ...] = ()
    """Who is notified, and nobody else."""
    language: str = "en"
    talk: Talk | None = None
    """Where it is talked about; ``None``: it isn't about one process."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a platform can do, by its documented limits; 0 or False: not at all."""

    buttons: int = 0
    form_fields: int = 0
    marks: bool = True
    answers_directly: bool = False
    """A refusal or receipt can be given as the answer to the act itself."""
    private_answers: bool = False
    """Such an answer can be for the person's eyes only, wherever the act was done."""
    plain_words: bool = True
    """What is written in the thread of a card or as a reply to it reaches the bot, without naming it."""
    edit_gap: float = 1.0
    """Seconds between two redraws of one message."""


WITHOUT_LIMITS = Capabilities(
    buttons=100,
    form_fields=30,
    marks=True,
    answers_directly=True,
    private_answers=True,
    edit_gap=0.0,
)
"""A platform of our own, on this machine."""


def fit(card: Card, can: Capabilities) -> Card:
    """Lowers a card to what the platform can do, and says how it is done there. No action is ever lost: what
    can't be a button is named in the legend, by its mark or by what to type."""
    shown = card.actions[: can.buttons]
    left = card.actions[can.buttons :]
    marks: list[str] = []
    legend: list[Inline] = []
    for action in card.actions:
        if action.mark and can.marks:
            marks.append(f"{action.mark} {action.label}")
        elif action in left and action.typed:
            legend += [f"\n{action.label}: ", Said(action.typed)]
    first = " · ".join(marks)
    if legend and not first:
        legend[0] = str(legend[0]).lstrip("\n")
    line: Line = (first, *legend) if first else tuple(legend)
    blocks = tuple(block for block in map(partial(_true, can=can), card.blocks) if block is not None)
    return replace(card, blocks=blocks, actions=shown if can.buttons else card.actions, legend=line)


def _true(block: Block, can: Capabilities) -> Block | None:
    """The block as it is so on the platform; ``None``: nothing is to be said there."""
    if not isinstance(block, Paragraph) or block.needs is None:
        return block
    line = block.line if getattr(can, block.needs) else block.otherwise
    return Paragraph(line, block.small) if line else None
