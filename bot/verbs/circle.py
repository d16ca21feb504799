"""The commands of circles, and the settings that they can change."""

from bot.verbs.verb import ANSWERS, CHECK_INS, CIRCLE, JOINING, PROFILES, SILENCE, Option, Verb

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
    Option("check_ins", "choice", choices=CHECK_INS),
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
        form=("name", "aim", "domain", "members"),
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
        form=("member",),
        example="!circle add @ben @cleo",
    ),
    Verb(
        "circle",
        "remove",
        (Option("member", "member", required=True), Option("reason", "text"), CIRCLE),
        text="member",
        form=("member", "reason"),
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
        form=("role", "member", "term"),
        example="!circle role secretary\nmember: @ben\nterm: 6 months",
    ),
    Verb("circle", "settings", (*SETTINGS, CIRCLE)),
    Verb("circle", "close", (CIRCLE, Option("reason", "text")), text="reason"),
    Verb(
        "circle",
        "away",
        (Option("until", "moment", required=True), CIRCLE),
        text="until",
        form=("until",),
        example="!circle away until: 14 august",
    ),
    Verb("circle", "back", (CIRCLE,)),
    Verb("circle", "help"),
    Verb("circle", "person", (Option("member", "member", required=True),), text="member", shortcut=True),
)
