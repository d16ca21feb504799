"""The README's table of what each platform can do, made of the adapters' own capabilities.

``python -m tests.docs.capabilities`` writes it anew.
"""

from collections.abc import Callable
from pathlib import Path

from adapters.discord import DiscordAdapter
from adapters.matrix import MatrixAdapter
from adapters.slack import SlackAdapter
from adapters.web import Web
from bot.cards import Capabilities

README = Path(__file__).parents[2] / "README.md"
BEGIN = "<!-- capabilities: made by tests/docs/capabilities.py -->\n"
END = "<!-- end of capabilities -->"
PLATFORMS = {
    "Discord": DiscordAdapter.can,
    "Matrix": MatrixAdapter.can,
    "Slack": SlackAdapter.can,
    "the page of `try`": Web.can,
}


def _buttons(can: Capabilities) -> str:
    return f"up to {can.buttons} a card" if can.buttons else "no: by a mark or a command"


def _pace(can: Capabilities) -> str:
    return f"every {can.edit_gap:g} s at most" if can.edit_gap else "at once"


def _yes(name: str, otherwise: str = "no") -> Callable[[Capabilities], str]:
    return lambda can: "yes" if getattr(can, name) else otherwise


ROWS: tuple[tuple[str, Callable[[Capabilities], str]], ...] = (
    ("answer by a button", _buttons),
    ("fill in a form", _yes("form_fields", "no: a command, a reply, or a private message")),
    ("answer by a mark", _yes("marks")),
    ("be answered on the spot", _yes("answers_directly", "no: as a message")),
    ("… for your eyes only", _yes("private_answers", "no: in the private conversation")),
    ("redraws of one card", _pace),
)


def table() -> str:
    """The table in Markdown."""
    lines = [f"| | {' | '.join(PLATFORMS)} |", "|---" * (len(PLATFORMS) + 1) + "|"]
    lines += [f"| {name} | {' | '.join(tell(can) for can in PLATFORMS.values())} |" for name, tell in ROWS]
    return "\n".join(lines) + "\n"


def rewritten(readme: str) -> str:
    """The README with the table as it is now."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
