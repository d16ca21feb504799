"""Marks: the reactions that mean a word, by the step whose card shows them.

A mark counts only for the card in whose legend it stands, with or without variation selector or skin tone.
"""

from collections.abc import Mapping

from bot.core.slots import step_of

LEGENDS: Mapping[tuple[str, ...], Mapping[str, str]] = {
    ("circle", "home"): {"🙋": "join"},
    ("consent", "gathering"): {"🙋": "present"},
    ("consent", "questions"): {"✅": "no-questions", "❓": "ask", "⏳": "extend"},
    ("consent", "reactions"): {"✅": "nothing-to-add", "⏳": "extend"},
    ("consent", "consent"): {"👍": "consent", "✋": "object", "⏳": "extend"},
    ("consent", "consent", "s3"): {"👍": "consent", "✋": "object", "🤔": "concern", "⏳": "extend"},
    ("election", "gathering"): {"🙋": "present"},
    ("election", "nominations"): {"⏳": "extend"},
    ("election", "change"): {"✅": "keep", "🔁": "change", "⏳": "extend"},
    ("election", "consent"): {"👍": "consent", "⏳": "extend"},
    ("round", "gathering"): {"🙋": "join"},
    ("round", "turns"): {"⏭": "pass", "🔁": "later", "🙋": "join"},
    ("round", "open"): {"⏭": "pass", "⏳": "extend"},
}
"""By kind and step: the verb that each mark stands for. A profile may have marks of its own."""

FIRST = "✋"
"""Of marks whose order nobody knows, an objection is taken first, so that it stands."""

NEAR_MISSES = frozenset("✅👍👎❌👌")
"""Marks that people often mean as an answer; on the wrong card they get a private word, once."""

MEANT = frozenset(sign for marks in LEGENDS.values() for sign in marks) | NEAR_MISSES
"""The marks that mean anything: nobody need ask who put all the others."""

_NAMES: Mapping[str, str] = {
    "+1": "👍",
    "thumbsup": "👍",
    "hand": "✋",
    "raised_hand": "✋",
    "thinking_face": "🤔",
    "question": "❓",
    "white_check_mark": "✅",
    "black_right_pointing_double_triangle_with_vertical_bar": "⏭",
    "repeat": "🔁",
    "hourglass_flowing_sand": "⏳",
    "raising_hand": "🙋",
    "-1": "👎",
    "thumbsdown": "👎",
    "x": "❌",
    "ok_hand": "👌",
}
"""Slack's names of the same marks (https://api.slack.com/methods/reactions.add)."""

_IGNORED = {0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400)}


def fold(emoji: str) -> str:
    """The mark itself: without variation selectors and skin tones; Slack's names become characters."""
    name = emoji.strip(":").partition("::")[0]
    return _NAMES.get(name) or "".join(sign for sign in emoji if ord(sign) not in _IGNORED)


def legend(kind: str, slot: str, profile: str = "sofa") -> Mapping[str, str]:
    """The marks that count on a card, and the verb that each stands for.

    Args:
        slot: the card, such as ``r2-consent``.
        profile: the circle's dialect; a concern is an answer in ``s3`` only.
    """
    step = step_of(slot)
    return LEGENDS.get((kind, step, profile)) or LEGENDS.get((kind, step), {})


def mark_of(kind: str, slot: str, verb: str, profile: str = "sofa") -> str | None:
    """The mark that stands for a verb on this card, if any."""
    return next((mark for mark, means in legend(kind, slot, profile).items() if means == verb), None)
