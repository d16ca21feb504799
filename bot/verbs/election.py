"""The commands of elections."""

from bot.verbs.verb import CIRCLE, NUMBER, Option, Verb, on_process, shortcut

MEMBER = Option("member", "member")
ELECTION = (
    CIRCLE,
    Option("mode", "choice", choices=("async", "live")),
    Option("term", "moment"),
    Option("description", "text"),
    Option("qualifications", "text"),
    Option("deadline", "moment"),
)

VERBS: tuple[Verb, ...] = (
    Verb(
        "election",
        "start",
        ELECTION,
        title="role",
        form=("role", "description", "qualifications", "term", "mode"),
        example="!election start Secretary\nqualifications: writes clearly, keeps dates\nterm: 1 year",
    ),
    on_process(
        "election",
        "nominate",
        "reason",
        MEMBER,
        required=True,
        example="!election nominate #12 @ben Nothing gets lost with Ben.",
    ),
    on_process("election", "keep"),
    on_process(
        "election",
        "change",
        "reason",
        MEMBER,
        required=True,
        example="!election change #12 @ben What Ana said moved me.",
    ),
    on_process(
        "election",
        "candidate",
        "reason",
        MEMBER,
        required=True,
        example="!election candidate #12 @ben He has the time, and the calm.",
    ),
    on_process("election", "consent", "reason"),
    on_process("election", "object", "reason"),
    on_process("election", "decline", "reason"),
    on_process("election", "extend", "", Option("deadline", "moment")),
    on_process("election", "advance"),
    on_process("election", "meeting", "reason"),
    on_process("election", "takeover"),
    on_process(
        "election",
        "handover",
        "member",
        Option("member", "member", required=True),
        example="!election handover #12 @ben",
    ),
    shortcut("election", "nobody", "reason"),
    shortcut("election", "withdraw", "reason"),
    shortcut("election", "present"),
    Verb("election", "amend", (NUMBER, Option("term", "moment")), text="text", process=True, shortcut=True),
    shortcut("election", "opt-out"),
    shortcut("election", "integrated", "reason"),
    shortcut("election", "withdraw-objection", "reason"),
    shortcut("election", "carry"),
    shortcut("election", "nobody-carries"),
    shortcut("election", "ask-too", "member"),
    shortcut("election", "inform-only", "member"),
    shortcut("election", "call-a-round"),
    shortcut("election", "reopen"),
    shortcut("election", "again"),
    shortcut("election", "details"),
)
