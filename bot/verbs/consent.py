"""The commands of consent decisions."""

from bot.verbs.verb import CIRCLE, SILENCE, Option, Verb, on_process, shortcut

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


VERBS: tuple[Verb, ...] = (
    Verb(
        "consent",
        "propose",
        PROPOSAL,
        title="title",
        text="text",
        text_required=True,
        form=("title", "text", "deadline", "review"),
        example="!consent propose New hours\nThe shop opens Tuesdays from 16:00 to 20:00.\ndeadline: 7 days",
    ),
    Verb(
        "consent",
        "quick",
        PROPOSAL,
        title="title",
        text="text",
        text_required=True,
        form=("title", "text", "deadline", "review"),
        example="!consent quick Buy a shredder\nWe spend 400 € from the tool budget on it.\ndeadline: 3 days",
    ),
    on_process("consent", "ask", "text", required=True, example="!consent ask #12 Who keeps the key?"),
    on_process(
        "consent", "answer", "text", required=True, example="!consent answer #12 The secretary keeps it."
    ),
    on_process(
        "consent", "react", "text", required=True, example="!consent react #12 I like that it is small."
    ),
    on_process("consent", "consent", "reason"),
    on_process("consent", "object", "reason"),
    on_process(
        "consent", "concern", "reason", required=True, example="!consent concern #12 It may get loud."
    ),
    on_process(
        "consent",
        "amend",
        "text",
        required=True,
        example="!consent amend #12 We spend 300 € on a used shredder.",
    ),
    on_process(
        "consent", "fix", "text", required=True, example="!consent fix #12 We spend 400 € on a used shredder."
    ),
    on_process("consent", "advance"),
    on_process("consent", "extend", "", Option("deadline", "moment")),
    on_process("consent", "withdraw", "reason"),
    on_process("consent", "meeting", "reason"),
    on_process("consent", "escalate", "reason"),
    on_process(
        "consent",
        "route",
        "reason",
        Option("circle", "circle", required=True),
        example="!consent route #12\ncircle: Finance",
    ),
    on_process(
        "consent", "park", "text", required=True, example="!consent park #12 Rent one instead of buying."
    ),
    on_process("consent", "integrated", "reason"),
    on_process("consent", "withdraw-objection", "reason"),
    on_process("consent", "takeover"),
    on_process(
        "consent",
        "handover",
        "member",
        Option("member", "member", required=True),
        example="!consent handover #12 @ben",
    ),
    shortcut("consent", "no-questions"),
    shortcut("consent", "nothing-to-add"),
    shortcut("consent", "opt-out"),
    shortcut("consent", "present"),
    shortcut("consent", "changes-meaning"),
    shortcut("consent", "wait"),
    shortcut("consent", "keep"),
    shortcut("consent", "reopen"),
    shortcut("consent", "carry"),
    shortcut("consent", "nobody-carries"),
    shortcut("consent", "ask-too", "member"),
    shortcut("consent", "inform-only", "member"),
    shortcut("consent", "call-a-round"),
    shortcut("consent", "details"),
)
