"""The one table of verbs: what people can type, pick or fill in, the same on every platform.

Command words and option keys are never translated; the labels and help sentences beside them are
(catalogue keys ``verb-GROUP-NAME``, ``option-NAME``).
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from bot.core.settings import Answers, Joining, Profile, Silence

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


CIRCLE = Option("circle", "circle")
NUMBER = Option("number", "number")
PROFILES: tuple[str, ...] = get_args(Profile)
JOINING: tuple[str, ...] = get_args(Joining)
SILENCE: tuple[str, ...] = get_args(Silence)
ANSWERS: tuple[str, ...] = get_args(Answers)

SETTINGS = (
    Option("name"),
    Option("aim", "text"),
    Option("domain", "text"),
    Option("parent", "circle"),
    Option("language"),
    Option("timezone"),
    Option("reminders"),
    Option("quiet_hours"),
    Option("profile", "choice", choices=PROFILES),
    Option("silence", "choice", choices=SILENCE),
    Option("minimum_answers", "number"),
    Option("minimum_window", "span"),
    Option("joining", "choice", choices=JOINING),
    Option("answers", "choice", choices=ANSWERS),
    Option("questions", "span"),
    Option("reactions", "span"),
    Option("consent", "span"),
    Option("nominations", "span"),
    Option("change", "span"),
    Option("turn", "span"),
    Option("review", "span"),
    Option("term_reminder", "span"),
)
"""Settings of a circle that ``circle settings`` can change."""

PROPOSAL = (
    Option("mode", "choice", choices=("async", "live")),
    Option("deadline", "moment"),
    Option("review", "moment"),
    Option("term", "moment"),
    CIRCLE,
    Option("silence", "choice", choices=SILENCE),
    Option("about", "member"),
    Option("replaces", "agreement"),
)


def _acts(
    group: str, name: str, text: str = "", *options: Option, required: bool = False, example: str = ""
) -> Verb:
    return Verb(
        group, name, (NUMBER, *options), text=text, text_required=required, process=True, example=example
    )


SHORTCUTS = (
    "no-questions",
    "nothing-to-add",
    "opt-out",
    "present",
    "changes-meaning",
    "keep",
    "reopen",
    "carry",
    "nobody-carries",
    "ask-too",
    "inform-only",
    "details",
)
"""Buttons of a consent decision that can be typed where there are none."""


def _shortcut(name: str) -> Verb:
    text = "member" if name in ("ask-too", "inform-only") else ""
    return Verb("consent", name, (NUMBER,), text=text, process=True, shortcut=True)


VERBS: tuple[Verb, ...] = (
    Verb(
        "circle",
        "create",
        (
            Option("aim", "text", required=True),
            Option("domain", "text"),
            Option("parent", "circle"),
            Option("members", "members"),
            Option("profile", "choice", choices=PROFILES),
            Option("joining", "choice", choices=JOINING),
            Option("language"),
            Option("timezone"),
        ),
        title="name",
        example="!circle create Garden\naim: vegetables for forty households\nmembers: here",
    ),
    Verb("circle", "show", (CIRCLE,)),
    Verb("circle", "list"),
    Verb("circle", "join", (CIRCLE,)),
    Verb("circle", "leave", (CIRCLE,)),
    Verb(
        "circle", "let-in", (Option("member", "member", required=True), CIRCLE), text="member", shortcut=True
    ),
    Verb(
        "circle",
        "add",
        (Option("member", "members", required=True), CIRCLE),
        text="member",
        example="!circle add @ben @cleo",
    ),
    Verb(
        "circle",
        "remove",
        (Option("member", "member", required=True), Option("reason", "text"), CIRCLE),
        text="member",
        example="!circle remove @ben",
    ),
    Verb(
        "circle",
        "role",
        (
            Option("role", required=True),
            Option("member", "member"),
            Option("term", "moment"),
            CIRCLE,
        ),
        text="role",
        example="!circle role secretary\nmember: @ben\nterm: 6 months",
    ),
    Verb("circle", "settings", (*SETTINGS, CIRCLE)),
    Verb("circle", "close", (CIRCLE, Option("reason", "text")), text="reason"),
    Verb(
        "circle",
        "away",
        (Option("until", "moment", required=True), CIRCLE),
        text="until",
        example="!circle away until: 14 august",
    ),
    Verb("circle", "back", (CIRCLE,)),
    Verb("circle", "help"),
    Verb(
        "consent",
        "propose",
        PROPOSAL,
        title="title",
        text="text",
        text_required=True,
        example="!consent propose New hours\nThe shop opens Tuesdays from 16:00 to 20:00.\ndeadline: 7 days",
    ),
    Verb(
        "consent",
        "quick",
        PROPOSAL,
        title="title",
        text="text",
        text_required=True,
        example="!consent quick Buy a shredder\nWe spend 400 € from the tool budget on it.\ndeadline: 3 days",
    ),
    _acts("consent", "ask", "text", required=True, example="!consent ask #12 Who keeps the key?"),
    _acts("consent", "answer", "text", required=True, example="!consent answer #12 The secretary keeps it."),
    _acts("consent", "react", "text", required=True, example="!consent react #12 I like that it is small."),
    _acts("consent", "consent", "reason"),
    _acts("consent", "object", "reason"),
    _acts("consent", "concern", "reason", required=True, example="!consent concern #12 It may get loud."),
    _acts(
        "consent",
        "amend",
        "text",
        required=True,
        example="!consent amend #12 We spend 300 € on a used shredder.",
    ),
    _acts(
        "consent", "fix", "text", required=True, example="!consent fix #12 We spend 400 € on a used shredder."
    ),
    _acts("consent", "advance"),
    _acts("consent", "extend", "", Option("deadline", "moment")),
    _acts("consent", "withdraw", "reason"),
    _acts("consent", "meeting", "reason"),
    _acts("consent", "escalate", "reason"),
    _acts(
        "consent",
        "route",
        "reason",
        Option("circle", "circle", required=True),
        example="!consent route #12\ncircle: Finance",
    ),
    _acts("consent", "park", "text", required=True, example="!consent park #12 Rent one instead of buying."),
    _acts("consent", "integrated", "reason"),
    _acts("consent", "withdraw-objection", "reason"),
    _acts("consent", "takeover"),
    _acts(
        "consent",
        "handover",
        "member",
        Option("member", "member", required=True),
        example="!consent handover #12 @ben",
    ),
    *(_shortcut(name) for name in SHORTCUTS),
    Verb("decisions", "list", (CIRCLE,)),
    Verb(
        "decisions",
        "show",
        (Option("number", "number", required=True),),
        text="number",
        example="!decisions show #12",
    ),
    Verb(
        "decisions",
        "search",
        (Option("words", required=True),),
        text="words",
        example="!decisions search shredder",
    ),
    Verb(
        "decisions",
        "review",
        (Option("number", "number", required=True), Option("review", "moment"), Option("term", "moment")),
        text="number",
        example="!decisions review #12\nreview: 6 months",
    ),
    Verb(
        "decisions",
        "drop",
        (Option("number", "number", required=True), Option("reason", "text")),
        text="reason",
        example="!decisions drop #12 We don't need it any more.",
    ),
    Verb("inbox", ""),
    Verb(
        "inbox",
        "settings",
        (Option("language"), Option("timezone"), Option("quiet_hours"), Option("pause", "moment")),
    ),
)

BY_WORDS: dict[tuple[str, str], Verb] = {(verb.group, verb.name): verb for verb in VERBS}
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(verb.group for verb in VERBS))
