"""The commands of the register: the agreements in force."""

from bot.verbs.verb import CIRCLE, Option, Verb

VERBS: tuple[Verb, ...] = (
    Verb("decisions", "list", (CIRCLE,)),
    Verb(
        "decisions",
        "show",
        (Option("number", "number", required=True),),
        text="number",
        form=("number",),
        example="!decisions show #12",
    ),
    Verb(
        "decisions",
        "search",
        (Option("words", required=True),),
        text="words",
        form=("words",),
        example="!decisions search shredder",
    ),
    Verb(
        "decisions",
        "review",
        (Option("number", "number", required=True), Option("review", "moment"), Option("term", "moment")),
        text="number",
        form=("number", "review", "term"),
        example="!decisions review #12\nreview: 6 months",
    ),
    Verb(
        "decisions",
        "drop",
        (Option("number", "number", required=True), Option("reason", "text")),
        text="reason",
        form=("number", "reason"),
        example="!decisions drop #12 We don't need it any more.",
    ),
)
