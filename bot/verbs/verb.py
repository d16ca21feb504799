"""What a command consists of, and what the commands of several groups share.

Command words and option keys are never translated; the labels and help sentences beside them are
(catalogue keys ``verb-GROUP-NAME``, ``option-NAME``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from bot.core.settings import Answers, CheckIns, Joining, Profile, Silence

Value: TypeAlias = Literal[
    "line", "text", "member", "members", "moment", "span", "circle", "choice", "number", "agreement"
]


@dataclass(frozen=True, slots=True)
class Option:
    """A ``key: value`` line, a slash option, or a field of a form."""

    name: str
    value: Value = "line"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """One command: its words and what it takes."""

    group: str
    name: str
    options: tuple[Option, ...] = ()
    title: str = ""
    """What the first line is (``title``, ``name``, …); empty: everything after the verb is ``text``."""
    text: str = ""
    """What the text is (``text``, ``reason``, ``words``, ``member``); empty: the verb takes none."""
    text_required: bool = False
    shortcut: bool = False
    """The same as a button: for platforms without buttons; not in the lists of commands."""
    process: bool = False
    """It acts on a running process: ``#12``, the thread, the card, or the one that waits for me."""
    form: tuple[str, ...] = ()
    """What its form asks, where something is missing and the platform has forms: at most five, in order. A
    verb that can do without everything has it for its button alone. A verb about a running process has the
    form of its button."""
    example: str = ""
    """A complete example, shown when something is missing. Not translated: it is what one types."""

    @property
    def takes_people(self) -> bool:
        """Whether it brings people in who may be named as the place knows them, or all at once (``here``)."""
        return any(option.value == "members" for option in self.options)

    @property
    def words(self) -> str:
        """As typed: ``circle create``; ``inbox`` alone."""
        return f"{self.group} {self.name}".strip()

    def missing(self, given: Mapping[str, str]) -> list[str]:
        """What it can't do without, and was not given."""
        needed = [option.name for option in self.options if option.required]
        needed += [self.title] if self.title else []
        needed += [self.text] if self.text and self.text_required else []
        return [name for name in dict.fromkeys(needed) if not given.get(name, "").strip()]


CIRCLE = Option("circle", "circle")
NUMBER = Option("number", "number")
PROFILES: tuple[str, ...] = get_args(Profile)
JOINING: tuple[str, ...] = get_args(Joining)
SILENCE: tuple[str, ...] = get_args(Silence)
ANSWERS: tuple[str, ...] = get_args(Answers)
CHECK_INS: tuple[str, ...] = get_args(CheckIns)


def on_process(
    group: str, name: str, text: str = "", *options: Option, required: bool = False, example: str = ""
) -> Verb:
    """A command about a running process: ``group`` is its kind."""
    return Verb(
        group, name, (NUMBER, *options), text=text, text_required=required, process=True, example=example
    )


def shortcut(group: str, name: str, text: str = "") -> Verb:
    """A button of a running process that can be typed where there are none."""
    return Verb(group, name, (NUMBER,), text=text, process=True, shortcut=True)
