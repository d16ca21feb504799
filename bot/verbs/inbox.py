"""The commands that are about oneself, over all circles."""

from bot.verbs.verb import Option, Verb

VERBS: tuple[Verb, ...] = (
    Verb("inbox", ""),
    Verb(
        "inbox",
        "settings",
        (Option("language"), Option("timezone"), Option("quiet_hours"), Option("pause", "moment")),
        form=("language", "timezone", "quiet_hours", "pause"),
    ),
)
